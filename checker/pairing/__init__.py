"""Which articles tell one story, which of their claims meet, and how alike two subjects are, with the words for it."""
