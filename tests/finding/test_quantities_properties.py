"""Properties: whatever is written in German is read back; agreement is symmetric; conversion is exact."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.finding.figures.quantities import find_quantities
from checker.finding.figures.units import can_convert, convert, dimension_of
from checker.model import Hedge, Quantity

UNITS = {
    "Kilometer": "km",
    "Tonnen": "t",
    "Hektar": "ha",
    "Prozent": "percent",
    "Prozentpunkte": "percentage_point",
    "Euro": "EUR",
    "US-Dollar": "USD",
    "Gigawattstunden": "GWh",
    "Kubikmeter": "m3",
    "Liter": "l",
    "km/h": "km/h",
    "Jahre": "year",
    "Stunden": "hour",
}
HEDGES = {
    "": Hedge.EXACT,
    "rund ": Hedge.APPROX,
    "knapp ": Hedge.APPROX,
    "mehr als ": Hedge.MORE_THAN,
    "mindestens ": Hedge.LOWER_BOUND,
    "bis zu ": Hedge.UPPER_BOUND,
    "weniger als ": Hedge.LESS_THAN,
}
LENGTHS = ("km", "m", "cm", "mm", "mi", "ft", "in")
numbers = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
separators = st.sampled_from((".", "\u00a0", "\u202f", "\u2009", "'", "’", ""))


def in_german(number: Decimal, mark: str) -> str:
    """The number with this thousands mark and a decimal comma, without trailing zeros."""
    whole, _, decimals = format(number, "f").partition(".")
    decimals = decimals.rstrip("0")
    grouped = format(int(whole), ",").replace(",", mark)
    return grouped + ("," + decimals if decimals else "")


@settings(max_examples=300, deadline=None)
@given(numbers, separators, st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(HEDGES)))
def test_every_figure_is_read_back(number, mark, unit, hedge):
    text = f"Es geht um {hedge}{in_german(number, mark)} {unit} insgesamt."
    found = find_quantities(text)
    assert len(found) == 1
    quantity = found[0].quantity
    assert quantity.value == number
    assert quantity.unit == UNITS[unit]
    assert quantity.hedge is HEDGES[hedge]
    assert quantity.low <= number <= quantity.high
    assert text[found[0].start : found[0].end] == f"{in_german(number, mark)} {unit}"


@settings(max_examples=200, deadline=None)
@given(numbers, numbers, st.sampled_from(sorted(HEDGES)), st.sampled_from(sorted(HEDGES)))
def test_agreement_is_symmetric_and_reflexive(first, second, one, other):
    a = find_quantities(f"Es sind {one}{in_german(first, '.')} Tonnen Stahl.")[0].quantity
    b = find_quantities(f"Es sind {other}{in_german(second, '.')} Tonnen Stahl.")[0].quantity
    assert a.agrees_with(b) is b.agrees_with(a)
    assert a.agrees_with(a)


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_conversion_there_and_back_is_exact(number, unit, other):
    quantity = Quantity(Decimal(number), Decimal(number), unit, Decimal(number))
    there = convert(quantity, other)
    assert there.unit == other
    assert abs(convert(there, unit).low - quantity.low) < Decimal("1e-15")


@settings(max_examples=200, deadline=None)
@example("rund 3e35 Euro")
@given(st.text(alphabet="0123456789.,-–:/%€$ einszweidrhundtMo\u00a0\n'()", max_size=60))
def test_any_text_is_read_without_an_error(text):
    end = 0
    for mention in find_quantities(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.outer_start <= mention.start
        assert mention.quantity.low <= mention.quantity.high
        end = mention.end


def test_units_know_their_dimension():
    assert dimension_of("km") == dimension_of("mi") == "length"
    assert dimension_of("EUR") == "money"
    assert dimension_of(None) == "count"
    assert can_convert("km", "m")
    assert not can_convert("EUR", "USD")
    assert convert(Quantity(Decimal(3), Decimal(3), "km", Decimal(3)), "m").value == 3000
    with pytest.raises(ValueError, match="does not convert"):
        convert(Quantity(Decimal(3), Decimal(3), "km", Decimal(3)), "kg")
