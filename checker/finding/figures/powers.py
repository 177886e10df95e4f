"""Numbers with a power, as science and machines write them: "3.1×10^6", "4e9", "1.2^3", "5x2^9".

In: a line and the figure that begins it. Out: the value and the index behind the exponent.
"""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.scan import Line

TIMES = frozenset(("×", "x", "·", "*"))
SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
TEN = "10"
MOST = 99


def read_power(line: Line, index: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The value of the number that starts at `index` with its power, and the index behind it; None without a power."""
    sign = line.at(index + 1)
    if sign.text in ("e", "E", "^") and sign.glued:
        raised = read_exponent(line, index + 2)
        if raised is None:
            return None
        power, end = raised
        return (value**power if sign.text == "^" else value.scaleb(power)), end
    base = line.at(index + 2).text
    caret = line.at(index + 3).text == "^"
    if sign.lower not in TIMES or not (base == TEN or (caret and base.isdecimal() and len(base) <= len(TEN))):
        return None
    raised = read_exponent(line, index + 3 + caret)
    if raised is None:
        return None
    return (value.scaleb(raised[0]) if base == TEN else value * Decimal(base) ** raised[0]), raised[1]


def read_exponent(line: Line, index: int) -> tuple[int, int] | None:
    """The exponent glued to what stands before it ("6", "-4", "²³") and the index behind it."""
    at, digits = index, ""
    while line.at(at).glued and set(line.at(at).text) <= RAISED and line.at(at).text:
        digits, at = digits + line.at(at).text.translate(SUPERSCRIPTS), at + 1
    if not digits:
        factor = SIGNS.get(line.at(at).text, 0)
        at += 1 if factor else 0
        if not (line.at(at).glued and line.at(at).text.isdecimal()):
            return None
        digits, at = str(int(line.at(at).text) * (factor or 1)), at + 1
    closed = not line.at(at).glued or not line.at(at).text[:1].isalnum()
    try:
        power = int(digits)
    except ValueError:
        return None
    return (power, at) if closed and abs(power) <= MOST else None
