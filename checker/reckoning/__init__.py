"""Figures that must fit one another: sums, shares, changes, spans, votes, ranks, terms, years to come."""
