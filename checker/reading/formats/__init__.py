"""The formats newsrooms have: one file a format, each turning bytes into documents whose text leads back to them."""
