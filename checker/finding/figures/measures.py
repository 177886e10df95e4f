"""The unit of a figure: currency before, unit after, and more of it ("zwei Euro fünfzig", "1 Jahr und 2 Tage")."""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.compounds import DURATIONS, kind_of_unit
from checker.finding.figures.counted import is_english_plural
from checker.finding.figures.draft import Figure
from checker.finding.figures.english import is_in_the_tens
from checker.finding.figures.numerals import ABBREVIATED, MILLION, ONE, THOUSAND, ZERO, Numeral, word_at
from checker.finding.figures.scan import Line
from checker.finding.figures.spelled import read_numeral
from checker.finding.figures.units import Unit, convert, dimension_of, scaled_money_at, unit_at
from checker.finding.figures.word_lists import words
from checker.finding.figures.years_of_life import read_age
from checker.model import Quantity

# So many pounds are stated in tonnes; without a substance behind them they are money.
STERLING_FROM = 50 * THOUSAND
# Letters that name a dollar though a blank parts them from its sign, as in copy cut into words: "c $ 1.34".
MIXED_SIGNS = frozenset(("Rs",))  # signs of currency in letters that are not all capitals
VIDEO_LINES, HEAT = words("video_lines"), words("heat_en")
LOWER_CODES = words("lower_codes_en")
BELOW, ZERO_POINTS, STOP = words("below"), words("zero_points"), words("english_stop")
BRACKETS = {"[": "]", "<": ">"}
HEAT_REACH, LONE = 40, 4  # pieces
LONG_WORD = 4  # letters: "in" and "m" behind "hundreds of" are no units
LOOSE_PREFIXES = frozenset(("c", "us", "hk", "nz"))
NOT_WITH_ONE = frozenset(
    ["barrel", "bit", "cup", "turn", "knot", "quart", "pint", "times", "carat", "bar", "quarter", "century", "acre"]
)


def read_money_before(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """A currency sign or code before the number: "€ 4,34 Mrd.", "EUR 125", "usd$ 15"."""
    first = figure.first
    before = line.at(first - 1)
    found = (
        unit_at(line, first - 1)
        if (before.text and not before.text.isalpha()) or before.text.isupper() or before.text in MIXED_SIGNS
        else lower_code(line, first - 1)
    )
    if not found or found[1] != first or dimension_of(found[0].code) != "money" or numeral.one:
        return False
    start, code = first - 1, found[0].code
    if found[0].symbol and line.at(first - 1).glued and line.is_word(first - 2):
        named = sign_code(line, first - 2)
        if named:
            start, code = first - 2, named
    if (
        found[0].symbol
        and line.language == "en"
        and line.at(first - 2).lower in LOOSE_PREFIXES
        and not line.at(first - 1).glued
    ):
        named = sign_code(line, first - 2)
        start, code = (first - 2, named) if named else (start, code)
    if line.at(start - 1).text.isdecimal() and found[0].symbol and not unit_at(line, figure.end):
        return False
    figure.first, figure.unit, figure.kind = start, code, "money"
    take_scale_before(line, figure)
    after = unit_at(line, figure.end)
    if after and after[0].code == code and not after[0].minor:
        figure.end = after[1]
    return True


def lower_code(line: Line, index: int) -> tuple[Unit, int] | None:
    """The currency whose code stands at `index` in lower case, in English copy: "rmb 10"; and the index after it."""
    piece = line.at(index)
    known = line.language == "en" and piece.text in LOWER_CODES
    found = unit_at(line, index) or unit_at(replace_letters(piece.text.upper(), line.language), 0) if known else None
    return (found[0], index + 1) if found else None


def take_scale_before(line: Line, figure: Figure) -> None:
    """The abbreviated scale before a currency that stands before its number: "Mio. EUR 4,5"."""
    at = figure.first - 1 - (line.at(figure.first - 1).text == ".")
    if line.at(at).lower not in ABBREVIATED or figure.scale > ONE or figure.value is None:
        return
    word = word_at(line, at)
    if word is not None and not line.at(at - 1).text[:1].isdecimal():
        multiply(figure, word.value)
        figure.first = at


def take_scale_behind(line: Line, figure: Figure) -> None:
    """English "75 USD million": the scale behind the currency."""
    word = word_at(line, figure.end) if line.language == "en" and figure.scale == ONE else None
    if word is not None and word.kind == "scale" and word.value > THOUSAND and line.at(figure.end - 1).text.isupper():
        multiply(figure, word.value)
        figure.end += 1


def multiply(figure: Figure, factor: Decimal) -> None:
    """The figure times a scale, with the place it is stated to."""
    if figure.value is not None:
        figure.value, figure.step, figure.scale = figure.value * factor, figure.step * factor, figure.scale * factor


def read_scaled_money(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "1.250 TEUR", "T€ 980": thousands or millions of a currency in one sign."""
    if not numeral.digits or figure.value is None or numeral.scale > ONE:
        return False
    after = scaled_money_at(line, figure.end)
    if after:
        figure.end = after[2]
    else:
        first = figure.first
        starts = [at for at in (first - 2, first - 1) if (sign := scaled_money_at(line, at)) and sign[2] == first]
        after = scaled_money_at(line, starts[0]) if starts else None
        if after is None:
            return False
        figure.first = starts[0]
    figure.unit, figure.kind, figure.bare = after[0], "money", False
    multiply(figure, after[1])
    return True


def sign_code(line: Line, index: int) -> str | None:
    """The currency that letters before a sign name: "usd$", "C$", "US$"."""
    letters = line.at(index).text.upper()
    found = unit_at(replace_letters(letters + "$", line.language), 0) if len(letters) <= 3 else None
    if found:
        return found[0].code
    exact = unit_at(replace_letters(letters, line.language), 0) if len(letters) == 3 else None
    return exact[0].code if exact and dimension_of(exact[0].code) == "money" else None


def replace_letters(text: str, language: str) -> Line:
    """The text as a line of its own, so that it can be read apart from the line it comes from."""
    return Line(text, 0, len(text), language)


def read_unit_after(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """The unit after the number; money and time may go on ("zwei Euro fünfzig", "1 Jahr und 2 Tage")."""
    at = figure.end
    if line.at(at).text == "-" and line.at(at).glued == line.at(at + 1).glued and line.language == "en":
        at += 1  # "a 30-year bond", cut into words "a 30 - year bond"
    found = unit_at(line, at) or bracketed_unit(line, at) or unit_of_many(line, at, numeral)
    identifier = found and line.language == "en" and line.at(found[1]).glued and line.is_figure(found[1])  # "24m212"
    if not found or identifier or not may_be_unit(line, figure, numeral, at, found[0]):
        return False
    unit, figure.end = found
    add_half(line, figure)
    if unit.code == "pound" and is_sterling(line, figure, numeral):
        unit = Unit("GBP")
    figure.unit, figure.kind, figure.bare = unit.code, kind_of_unit(unit), False
    if numeral.kind == "bare_fraction":
        figure.value = numeral.value
    if unit.minor and figure.value is not None:
        figure.value, figure.step, figure.hundredths = figure.value / 100, figure.step / 100, True
    if unit.code in DURATIONS or dimension_of(unit.code).startswith("duration"):
        figure.kind = "duration"
        add_smaller_times(line, figure)
        read_age(line, figure)
    elif figure.kind == "money" and not unit.minor:
        take_scale_behind(line, figure)
        add_cents(line, figure)
    elif unit.code in ("ft",):
        add_inches(line, figure)
    elif dimension_of(unit.code).startswith("temperature"):
        turn_below_zero(line, figure)
    return True


def turn_below_zero(line: Line, figure: Figure) -> None:
    """ "30 Grad unter Null", "20 degrees below freezing" in degrees Celsius: so many under zero."""
    below = line.at(figure.end).lower in BELOW and line.at(figure.end + 1).lower in ZERO_POINTS
    melting = line.at(figure.end + 1).lower == "freezing" and figure.unit != "degree"  # 32 degrees Fahrenheit
    if below and not melting and figure.value is not None and figure.value > 0:
        figure.value, figure.end = -figure.value, figure.end + 2


def bracketed_unit(line: Line, at: int) -> tuple[Unit, int] | None:
    """The unit in brackets of a table or a form ("20 [kg]", "20 <kg>") and the index behind the bracket, or None."""
    found = unit_at(line, at + 1) if line.at(at).text in BRACKETS else None
    return (found[0], found[1] + 1) if found and line.at(found[1]).text == BRACKETS[line.at(at).text] else None


def unit_of_many(line: Line, at: int, numeral: Numeral) -> tuple[Unit, int] | None:
    """The unit in words behind a vague number ("billions of dollars", "hundreds of miles") and the index behind it."""
    vague = line.language == "en" and numeral.kind == "vague" and line.at(at).lower == "of"
    many = vague and len(line.at(at + 1).text) >= LONG_WORD and is_english_plural(line.at(at + 1).lower)
    found = unit_at(line, at + 1) if many else None
    return found if found and found[0].code not in NOT_WITH_ONE and not found[0].symbol else None


def add_half(line: Line, figure: Figure) -> None:
    """English "an hour and a half", "two miles and a half"."""
    said = [line.at(figure.end + place).lower for place in range(3)]
    if line.language == "en" and said == ["and", "a", "half"] and figure.value is not None and not figure.digits:
        figure.value, figure.end, figure.step = figure.value + ONE / 2, figure.end + 3, ZERO


def is_sterling(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """Whether "Pfund" is money: by its scale word, or because so many pounds of nothing in particular stand there."""
    if numeral.scale >= THOUSAND:
        return True
    after = line.at(figure.end)
    return numeral.value is not None and numeral.value >= STERLING_FROM and not after.text[:1].isalpha()


def may_be_unit(line: Line, figure: Figure, numeral: Numeral, at: int, unit: Unit) -> bool:
    """Whether a unit word after this number is its unit."""
    written = line.at(at)
    if numeral.one:
        return may_be_unit_of_one(line, figure, at, unit)
    if written.text == "won" and numeral.scale < MILLION:
        return False  # "the 12 won medals"
    if unit.code == "times" and line.is_figure(at + 1):
        return False  # "12,5 mal 8 Meter"
    if unit.code == "stone" and line.is_word(at + 1):
        return line.at(at + 1).lower in STOP  # "40 stone houses"
    if line.language == "en" and written.text == "p":
        return figure.digits and written.glued and line.at(figure.first).text not in VIDEO_LINES
    if line.language == "en" and written.text in ("C", "F"):
        return is_temperature(line, figure, at)
    if written.text in ('"', "″"):
        return is_inch_mark(line, figure, at)
    if line.language == "en" and written.lower in ("in", "am", "pm", "m", "second"):
        return english_short_unit(line, figure, at)
    lone = len(written.text) == 1 and written.text.isupper() and line.at(at + 1).text != "-"
    if lone and not written.glued and (written.text not in ("C", "F", "W", "L") or is_compass_letter(line, at)):
        return False
    if line.language == "en" and len(written.text) == 1 and written.text.isalpha() and not figure.digits:
        return False  # a letter behind a number in words is spelt out
    if line.language == "en" and written.text == "s" and is_in_the_tens(line, figure):
        return False
    return numeral.kind != "ordinal"


def may_be_unit_of_one(line: Line, figure: Figure, at: int, unit: Unit) -> bool:
    """Whether an article or "one" before a unit word counts it: "a mile", not "a cup", "a degree in law"."""
    written, before = line.at(at), line.at(figure.first - 1).lower
    if unit.code in NOT_WITH_ONE or written.lower in ("tages", "mal") or unit.symbol or before in ("so", "noch"):
        return False
    rank = unit.code == "degree" and line.at(at + 1).lower not in HEAT
    return line.language != "en" or not (rank or written.text.isupper())


def is_inch_mark(line: Line, figure: Figure, at: int) -> bool:
    """Whether a double stroke behind digits stands for inches: a 15" screen; one that ends a quotation does not."""
    goes_on = line.at(at + 1).glued and line.at(at + 1).text[:1].isalnum()
    if line.language != "en" or not figure.digits or not line.at(at).glued or goes_on:
        return False
    quoted = False
    for place in range(at) if line.at(at).text == '"' else ():
        inches = not quoted and line.at(place).glued and line.is_figure(place - 1)
        quoted ^= line.at(place).text == '"' and not inches
    return not quoted


def is_compass_letter(line: Line, at: int) -> bool:
    """Whether a "W" behind a blank is a part of an English address and no watt: "120 W 40th Street", "5 W. Main"."""
    after = line.at(at + 1).text
    return (
        line.language == "en"
        and line.at(at).text == "W"
        and (after[:1].isdecimal() or after[:1].isupper() or after == ".")
    )


def is_temperature(line: Line, figure: Figure, at: int) -> bool:
    """Whether the letter at `at` is that of a scale of heat: words of weather stand near, or it says nothing else."""
    if line.at(at + 1).text == "/" and line.at(at + 1).glued:
        return False
    signed = figure.value is not None and figure.value < 0
    told = any(piece.lower in HEAT for piece in line.pieces[max(0, at - HEAT_REACH) : at + HEAT_REACH])
    return figure.digits and (signed or told or len(line) <= LONE)


def english_short_unit(line: Line, figure: Figure, at: int) -> bool:
    """ "2 in" is an inch only at the end; "2 pm" is a time of day; "2 m" a metre."""
    lower, after = line.at(at).lower, line.at(at + 1)
    if lower == "in":
        return after.text in ("", ".", ",", ")") or line.at(at - 2).lower == "ft"
    if lower in ("am", "pm"):
        return figure.step < ONE and figure.value != int(figure.value or 0) and figure.step < Decimal("0.01")
    return True


def add_smaller_times(line: Line, figure: Figure) -> None:
    """ "1 Jahr, 2 Tage und 4 Sekunden": the sum in the smallest unit; a year that meets days has 365, a month 30."""
    at = figure.end
    while figure.value is not None and figure.value == int(figure.value):
        while line.at(at).lower in (",", "und", "and"):
            at += 1
        numeral = read_numeral(line, at)
        found = unit_at(line, numeral.end) if numeral and numeral.value is not None and not numeral.one else None
        if not found or numeral is None or found[0].code not in DURATIONS:
            return
        factor = smaller(figure.unit or "", found[0].code)
        if factor <= 1:
            return
        figure.value = figure.value * factor + (numeral.value or ZERO)
        figure.unit, figure.end, figure.step, at = found[0].code, found[1], numeral.step, found[1]


def smaller(unit: str, other: str) -> Decimal:
    """How many of the smaller unit of time one unit has; days bridge months and weeks (365 and 30)."""
    order = ("second", "minute", "hour", "day", "week", "month", "year")
    if unit not in order or order.index(unit) <= order.index(other):
        return ZERO
    if dimension_of(unit) == dimension_of(other):
        return convert(Quantity(ONE, ONE, unit, ONE), other).low
    days = Decimal(365) if unit == "year" else Decimal(30)
    return days * convert(Quantity(ONE, ONE, "day", ONE), other).low if other != "week" else days / 7


def add_cents(line: Line, figure: Figure) -> None:
    """ "zwei Euro fünfzig", "15 Dollar 50", "15 Dollar und 15 Cent"."""
    at = figure.end + (line.at(figure.end).lower in ("und", "and"))
    numeral = read_numeral(line, at) if line.is_figure(at) or word_at(line, at) else None
    if not numeral or numeral.value is None or numeral.one or figure.value is None or not 0 < numeral.value < 100:
        return
    if numeral.kind != "number" or (numeral.step < ONE and numeral.step) or figure.value != int(figure.value):
        return
    minor = unit_at(line, numeral.end)
    if minor and minor[0].minor:
        end = minor[1]
    elif (
        at > figure.end or minor or not is_bare_end(line, numeral.end) or (numeral.value < 10 and line.language == "de")
    ):
        return
    else:
        end = numeral.end
    figure.value, figure.end, figure.step = figure.value + numeral.value / 100, end, Decimal("0.01")


def is_bare_end(line: Line, index: int) -> bool:
    """Whether the figure that ends before piece `index` counts nothing: a mark, an "und" or the line's end follows, and
    neither a word nor a sign of a unit."""
    after = line.at(index)
    return (not after.text[:1].isalnum() and after.text not in ("%", "€", "$", "-")) or after.lower in (
        "und",
        "or",
        "and",
        "oder",
    )


def add_inches(line: Line, figure: Figure) -> None:
    """ "5 ft 2 in"."""
    numeral = read_numeral(line, figure.end)
    found = unit_at(line, numeral.end) if numeral and numeral.value is not None else None
    if found and numeral and found[0].code == "in" and figure.value is not None:
        figure.value, figure.end = figure.value + (numeral.value or ZERO) / 12, found[1]
