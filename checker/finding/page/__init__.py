"""The page around a text: what is furniture and no sentence of it, its agencies, and where its sentences end."""
