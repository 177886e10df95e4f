"""Figures of a text: numbers in digits and words, units, ranges and hedges, what they count, and their corrections."""
