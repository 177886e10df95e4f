"""What reports and messages share: harmless text, values and words in two languages, passages, the story matrix."""
