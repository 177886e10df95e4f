"""Dates of a text: days, times and spans as they are written, and the day they mean."""
