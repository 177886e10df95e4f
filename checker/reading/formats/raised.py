"""Small digits printed above the line: marks of notes and powers, which are no digits of the figure they hang on.

Readers hand them on as the characters that Unicode has for them (58³, km²), one for one, so that places stay.
"""

from __future__ import annotations

from checker.expression import Expression

# What is longer than a few numbers is small print.
RAISED = Expression(r"\s*[\[(]?[-+\u2212]?\d{1,3}(?:[,;]\s?\d{1,3}){0,3}[\])*]?\s*")
LIFTED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def is_mark(text: str) -> bool:
    """Whether raised text is the mark of a note or a power, or a few marks."""
    return RAISED.fullmatch(text) is not None


def lift(digits: str) -> str:
    """Digits and signs as they are written above the line, a character for each; all others stay."""
    return digits.translate(LIFTED)
