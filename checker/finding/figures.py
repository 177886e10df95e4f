"""One figure with its unit at one place of a line: sign, currency before, unit after, compound, score, rank, range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from checker.finding.compounds import DURATIONS, Compound, compound_word, hyphen_tail, kind_of_unit
from checker.finding.hedges import EXACTLY, HedgeRow
from checker.finding.not_quantities import MAGNITUDES, RANKS
from checker.finding.number_words import number_word
from checker.finding.numerals import DASHES, MINUS, ONE, ZERO, Numeral, read_numeral, word_at
from checker.finding.scan import Line
from checker.finding.units import Unit, convert, dimension_of, unit_at
from checker.model import Quantity

EACH = frozenset("jeder jede jedes jeden jedem every".split())
DETERMINERS = frozenset(
    "der die das den dem des am im zum zur beim vom ein eine einen einem einer jeder jede jedes jeden jedem sein seine seinen seinem seiner "
    "ihr ihre ihren ihrem ihrer als in ab und oder bis auf mein meine unser unsere dieser diese dieses diesem".split()
)
ORDINAL_TAILS = frozenset("te ter ten tes tem ste ster sten stes stem st nd rd th".split())
VICTIMS = frozenset(
    "toter tote toten todesopfer verletzter verletzte verletzten schwerverletzter schwerverletzte leichtverletzter vermisster "
    "vermisste festgenommener festgenommene".split()
)
NONE_WORDS = frozenset("kein keine keiner keinen keines keinem".split())
SINGLE = frozenset("einziger einzige einzigen einziges einzigem single only".split())
NOT_WITH_ONE = frozenset("barrel cup turn knot quart pint times carat bar quarter century acre".split())
AGE_WORDS = frozenset("alt alte alter altes alten altem old".split())


@dataclass(slots=True)
class Figure:
    """A figure being read: its number, unit and span in pieces; filled further by whoever reads on."""

    first: int
    end: int
    value: Decimal | None
    step: Decimal
    low: Decimal = ZERO
    high: Decimal = ZERO
    unit: str | None = None
    kind: str = "count"
    counted: str | None = None
    scale: Decimal = ONE
    digits: bool = False
    per: str | None = None
    hedge: HedgeRow = EXACTLY
    one: bool = False
    whole_word: bool = False
    cut: int = 0
    bare: bool = True

    @property
    def is_range(self) -> bool:
        """Whether both ends are stated."""
        return self.value is None


def read_figure_at(line: Line, index: int) -> Figure | None:
    """The figure that starts at `index`, with its unit; None where the number is none in this place."""
    compound = whole_compound(line, index) or nobody(line, index)
    if compound:
        return compound
    numeral = read_numeral(line, index)
    if numeral is None:
        return None
    figure = Figure(
        index,
        numeral.end,
        numeral.value,
        numeral.step,
        numeral.low,
        numeral.high,
        scale=numeral.scale,
        digits=numeral.digits,
    )
    figure.one = numeral.one
    take_sign(line, figure)
    for reader in (read_rank, read_multiple, read_places, read_tail, read_money_before, read_unit_after):
        if reader(line, figure, numeral):
            return figure if figure.end > figure.first else None
    return read_bare(line, figure, numeral)


def whole_compound(line: Line, index: int) -> Figure | None:
    """A word that holds number and measure: "dreijährige", "Viertelstunde"."""
    if line.language != "de" or not line.is_word(index):
        return None
    lower = line.at(index).lower
    found = compound_word(lower)
    if not found:
        return None
    figure = Figure(index, index + 1, found.value, ZERO, unit=found.unit, kind=found.kind, counted=found.counted)
    figure.whole_word = True
    return figure


def nobody(line: Line, index: int) -> Figure | None:
    """ "keine Verletzten" counts none; so does "keiner" as the whole of a line."""
    if line.at(index).lower not in NONE_WORDS or line.language != "de":
        return None
    if line.at(index + 1).lower in VICTIMS or len(line) == 1:
        return Figure(index, index + 1, ZERO, ZERO)
    return None


def take_sign(line: Line, figure: Figure) -> None:
    """A minus before the number, as a word or as a dash that is not between two words."""
    before = line.at(figure.first - 1)
    word = before.lower in MINUS
    dash = (
        before.text in DASHES
        and line.at(figure.first).glued
        and figure.digits
        and not is_between(line, figure.first - 1)
    )
    if figure.value is not None and (word or dash):
        figure.value, figure.first = -figure.value, figure.first - 1


def is_between(line: Line, dash: int) -> bool:
    """Whether the dash joins what is before it to what is after it."""
    return (
        line.at(dash).glued and line.at(dash - 1).text[:1].isalnum() or line.at(dash - 1).text in (")", "%", "€", "$")
    )


def read_rank(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """Ordinals: "zweiter", "3. Banane", "4ter", "zu dritt", "jeder fünfte", "Platz 3"."""
    word = word_at(line, figure.first)
    if numeral.kind in ("ordinal", "ordinal_scale", "base"):
        return read_ordinal_word(line, figure, numeral)
    if figure.digits and numeral.scale == ONE and line.at(figure.end).glued:
        after = line.at(figure.end)
        if after.text in ORDINAL_TAILS and not line.at(figure.end + 1).glued:
            return become_ordinal(line, figure, figure.end + 1)
        if after.text == "." and is_ordinal_dot(line, figure):
            return become_ordinal(line, figure, figure.end + 1)
    if line.at(figure.first - 1).lower in RANKS and word is None or line.at(figure.first - 1).lower in RANKS:
        after_word = line.at(figure.end).text
        if not after_word[:1].isupper():
            return become_ordinal(line, figure, figure.end)
    return False


def read_ordinal_word(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """An ordinal in words; a bare stem ("dritt") only after "zu"; "das Erste" as a name is none."""
    before = line.at(figure.first - 1).lower
    text = line.at(figure.first).text
    if numeral.kind == "base":
        return become_ordinal(line, figure, figure.end) if before == "zu" else cancel(figure)
    if line.language == "en":
        return english_ordinal(line, figure)
    if numeral.value == 1 and (text[0].isupper() and before in ("das", "fürs", "als") or text.lower() == "erst"):
        return cancel(figure)
    if numeral.value == 8 and text.lower() == "achten" and before not in DETERMINERS:
        return cancel(figure)
    return become_ordinal(line, figure, figure.end)


def english_ordinal(line: Line, figure: Figure) -> bool:
    """ "second" may be a unit, "first" an adverb: an ordinal only where no comma follows it at the start of a sentence."""
    alone = (
        line.at(figure.end).text == ","
        and line.ends_sentence(figure.first - 1)
        and line.at(figure.first).lower == "first"
    )
    listed = word_at(line, figure.end + 1)
    return cancel(figure) if alone and not listed else become_ordinal(line, figure, figure.end)


def become_ordinal(line: Line, figure: Figure, end: int) -> bool:
    """Make the figure a rank; after "jeder" a fraction ("jeder fünfte")."""
    figure.end, figure.kind, figure.unit, figure.step = end, "ordinal", "ordinal", ZERO
    if line.at(figure.first - 1).lower in EACH and figure.value and figure.value > 1 and line.language == "de":
        figure.first -= 1
        figure.kind, figure.unit, figure.value, figure.step = "fraction", None, ONE / figure.value, Decimal("0.01")
    return True


def cancel(figure: Figure) -> bool:
    """Mark the figure as none after all."""
    figure.end = figure.first
    return True


def is_ordinal_dot(line: Line, figure: Figure) -> bool:
    """Whether the full stop after a figure makes it an ordinal and does not end the sentence."""
    after = line.at(figure.end + 1)
    whole = line.at(figure.first).text.isdecimal() and len(line.at(figure.first).text) <= 3
    if not whole or not after.text[:1].isalpha() or after.glued or line.language != "de":
        return False
    return after.text[0].islower() or line.at(figure.first - 1).lower in DETERMINERS


def read_multiple(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "doppelt", "verdreifacht", "halbiert"."""
    if numeral.kind != "multiple":
        return False
    figure.kind, figure.unit, figure.whole_word = "multiple", "times", True
    return True


def read_places(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "zweistelliger Millionenbetrag": a range by its number of places."""
    if numeral.kind != "places":
        return False
    noun = line.at(figure.end).lower
    for stem, scale in (("million", 10**6), ("milliarden", 10**9), ("mio", 10**6), ("mrd", 10**9)):
        if noun.startswith(stem):
            figure.low, figure.high, figure.end = figure.low * scale, figure.high * scale + scale - 1, figure.end + 1
            figure.unit, figure.kind = (
                ("EUR", "money") if "euro" in noun or line.at(figure.end).lower == "euro" else (None, "count")
            )
    figure.whole_word = True
    return True


def read_tail(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """The number is the first part of a compound: "35-Jähriger", "20-prozentig", "12-Pfund-Tasse"."""
    if numeral.kind not in ("number", "dotted") or numeral.one:
        return False
    found: Compound | None = hyphen_tail(line, figure.end)
    if found is None:
        return False
    figure.end, figure.unit, figure.kind, figure.counted = found.after, found.unit, found.kind, found.counted
    figure.whole_word, figure.step = True, ZERO
    return True


def read_money_before(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """A currency sign or code before the number: "€ 4,34 Mrd.", "EUR 125", "usd$ 15"."""
    first = figure.first
    before = line.at(first - 1)
    found = unit_at(line, first - 1) if before.text and not before.text.isalpha() or before.text.isupper() else None
    if not found or found[1] != first or dimension_of(found[0].code) != "money" or numeral.one:
        return False
    start, code = first - 1, found[0].code
    if found[0].symbol and line.at(first - 1).glued and line.is_word(first - 2):
        named = sign_code(line, first - 2)
        if named:
            start, code = first - 2, named
    if line.at(start - 1).text.isdecimal() and found[0].symbol and not unit_at(line, figure.end):
        return False
    figure.first, figure.unit, figure.kind = start, code, "money"
    after = unit_at(line, figure.end)
    if after and after[0].code == code and not after[0].minor:
        figure.end = after[1]
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
    """A line that holds only this text."""
    return Line(text, 0, len(text), language)


def read_unit_after(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """The unit after the number; money and time may go on ("zwei Euro fünfzig", "1 Jahr und 2 Tage")."""
    at = figure.end
    if line.at(at).text == "-" and line.at(at).glued and line.at(at + 1).glued and line.language == "en":
        at += 1
    found = unit_at(line, at)
    if not found or not may_be_unit(line, figure, numeral, at, found[0]):
        return False
    unit, figure.end = found
    figure.unit, figure.kind, figure.bare = unit.code, kind_of_unit(unit), False
    if numeral.kind == "bare_fraction":
        figure.value = numeral.value
    if unit.minor and figure.value is not None:
        figure.value, figure.step = figure.value / 100, figure.step / 100
    if unit.code in DURATIONS or dimension_of(unit.code).startswith("duration"):
        figure.kind = "duration"
        add_smaller_times(line, figure)
        read_age(line, figure)
    elif figure.kind == "money" and not unit.minor:
        add_cents(line, figure, unit)
    elif unit.code in ("ft",):
        add_inches(line, figure)
    return True


def may_be_unit(line: Line, figure: Figure, numeral: Numeral, at: int, unit: Unit) -> bool:
    """Whether a unit word after this number is its unit."""
    written = line.at(at)
    if numeral.one:
        wrong = unit.code in NOT_WITH_ONE or written.lower in ("tages", "mal") or unit.symbol
        before = line.at(figure.first - 1).lower
        return not wrong and not (line.language == "en" and written.text.isupper()) and before not in ("so", "noch")
    if line.language == "en" and written.lower in ("in", "am", "pm", "m", "second"):
        return not written.glued if False else english_short_unit(line, figure, at)
    if len(written.text) == 1 and written.text.isupper() and not written.glued and written.text not in ("C", "F", "W"):
        return False
    return not (numeral.kind == "ordinal")


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
    while figure.value is not None:
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


def read_age(line: Line, figure: Figure) -> None:
    """ "16 Jahre alter", "im Alter von 87 Jahren", "aged 87"."""
    if line.at(figure.end).lower in AGE_WORDS:
        figure.kind, figure.end = "age", figure.end + 1
    elif line.at(figure.first - 2).lower in ("alter", "age") and line.at(figure.first - 1).lower in ("von", "of"):
        figure.kind = "age"


def add_cents(line: Line, figure: Figure, unit: Unit) -> None:
    """ "zwei Euro fünfzig", "15 Dollar 50", "15 Dollar und 15 Cent"."""
    at = figure.end + (line.at(figure.end).lower in ("und", "and"))
    numeral = read_numeral(line, at) if line.is_figure(at) or word_at(line, at) else None
    if not numeral or numeral.value is None or numeral.one or figure.value is None or not 0 < numeral.value < 100:
        return
    if numeral.kind != "number" or numeral.step < ONE and numeral.step or figure.value != int(figure.value):
        return
    minor = unit_at(line, numeral.end)
    if minor and minor[0].minor:
        end = minor[1]
    elif at > figure.end or minor or not is_bare_end(line, numeral.end) or numeral.value < 10 and line.language == "de":
        return
    else:
        end = numeral.end
    figure.value, figure.end, figure.step = figure.value + numeral.value / 100, end, Decimal("0.01")


def is_bare_end(line: Line, index: int) -> bool:
    """Whether nothing that a figure counts follows."""
    after = line.at(index)
    return (
        not after.text[:1].isalnum()
        and after.text not in ("%", "€", "$", "-")
        or after.lower in ("und", "or", "and", "oder")
    )


def add_inches(line: Line, figure: Figure) -> None:
    """ "5 ft 2 in"."""
    numeral = read_numeral(line, figure.end)
    found = unit_at(line, numeral.end) if numeral and numeral.value is not None else None
    if found and numeral and found[0].code == "in" and figure.value is not None:
        figure.value, figure.end = figure.value + (numeral.value or ZERO) / 12, found[1]


def read_bare(line: Line, figure: Figure, numeral: Numeral) -> Figure | None:
    """A number without a unit: a count, a fraction, an age in brackets, a magnitude; an article is none."""
    if numeral.kind in ("bare_fraction", "dotted"):
        return None
    if numeral.kind == "half":
        return None if figure.end - figure.first < 2 and not is_alone(line, figure) else as_fraction(figure)
    if numeral.kind == "fraction":
        return as_fraction(figure)
    if numeral.one:
        return single(line, figure)
    before, before2 = line.at(figure.first - 1), line.at(figure.first - 2)
    magnitude = before.lower in MAGNITUDES or before.lower in ("von", "of") and before2.lower in MAGNITUDES
    if magnitude and figure.value is not None:
        figure.kind = "magnitude"
    elif is_age_in_brackets(line, figure):
        figure.kind, figure.unit = "age", "year"
    elif before.lower == "aged" or before.lower == "of" and before2.lower == "age":
        figure.kind, figure.unit = "age", "year"
    return figure


def as_fraction(figure: Figure) -> Figure:
    """A share of a whole."""
    figure.kind = "fraction"
    return figure


def is_alone(line: Line, figure: Figure) -> bool:
    """Whether the line says nothing but this number."""
    return figure.first == 0 and figure.end == len(line)


def is_age_in_brackets(line: Line, figure: Figure) -> bool:
    """ "Name (59)", "Name (59, Partei)"."""
    inside = line.at(figure.first - 1).text == "(" and line.at(figure.end).text in (")", ",")
    named = line.at(figure.first - 2).text[:1].isupper()
    return inside and named and figure.digits and figure.value is not None and 0 < figure.value < 115


def single(line: Line, figure: Figure) -> Figure | None:
    """The article that is a number after all: "nur ein", "ein einziger", "ein Toter", or the whole line."""
    only = line.at(figure.first - 1).lower in ("nur", "lediglich", "only") and line.language == "de"
    victim = line.at(figure.end).lower in VICTIMS and line.language == "de"
    if victim or only or line.at(figure.end).lower in SINGLE or (is_alone(line, figure) and line.language == "de"):
        figure.one = False
        return figure
    return None


def is_lonely_one(line: Line, figure: Figure) -> bool:
    """Whether "eins", or a digit's name as a noun ("eine Zwei"), stands there without another number beside it."""
    piece = line.at(figure.first)
    if figure.digits or figure.end - figure.first != 1 or figure.kind != "count" or figure.whole_word:
        return False
    if figure.bare is False or figure.value is None or is_alone(line, figure):
        return False
    noun = (
        piece.text[0].isupper()
        and line.at(figure.first - 1).lower in ("eine", "einer", "die")
        and line.language == "de"
    )
    if piece.lower != "eins" and not noun:
        return False
    beside = (line.at(figure.first + step).lower for step in (-4, -3, -2, -1, 1, 2, 3, 4))
    return not any(
        (word := number_word(other, line.language)) and word.kind == "card" for other in beside if other.isalpha()
    )


__all__ = ["Figure", "is_alone", "is_lonely_one", "read_figure_at", "replace"]
