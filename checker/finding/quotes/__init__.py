"""Quotations, and who says what."""
