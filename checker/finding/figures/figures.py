"""One figure with its unit at one place of a line: sign, rank, multiple, compound, money, measure or bare number."""

from __future__ import annotations

from checker.finding.figures.bare_ages import (
    is_age_limit,
    is_age_of_speaker,
    is_age_set_apart,
    is_in_row_of_points,
    is_told_age,
    is_told_rank,
)
from checker.finding.figures.compounds import Compound, compound_word, hyphen_tail, lasts, scaled_tail
from checker.finding.figures.counted import noun_lemma
from checker.finding.figures.draft import Figure, cancel, is_alone
from checker.finding.figures.english import is_age_at_end, is_age_between_commas, read_english, read_spelled_decade
from checker.finding.figures.measures import read_money_before, read_scaled_money, read_unit_after
from checker.finding.figures.numerals import DASHES, ONE, ZERO, Numeral, word_at
from checker.finding.figures.ones import single
from checker.finding.figures.ranks import read_rank
from checker.finding.figures.scan import Line
from checker.finding.figures.spelled import read_numeral
from checker.finding.figures.units import unit_at
from checker.finding.figures.word_lists import words

ARTICLES, CRIMES = words("articles_de"), words("crimes")
TRIED = frozenset(("versuchten", "versuchter", "versuchte", "versuchtem"))
VICTIMS = words("victims")
NONE_WORDS = words("none")
NO_VICTIMS = words("victims_en")
NOBODY = {"de": frozenset(("niemand", "niemanden")), "en": frozenset(("nobody",))}
PERSON = {"de": "Mensch", "en": "person"}
ANYBODY = words("anybody")
HARMED = words("harmed")
OLDEST = words("oldest")
OLDEST_AGE = 115
NO_NOUNS = words("english_stop") | HARMED
CLAUSE = 12  # pieces
CLAUSE_MARKS = frozenset(",;:.!?()")
MAGNITUDES, OF_MAGNITUDE = words("magnitudes"), words("of_magnitude")
MAGNITUDE_REACH = 4  # pieces
MINUS = words("minus")
AT_SPEED, FASTEST = words("at_speed"), 400
BEFORE_DOUBLE, BEHIND_DOUBLE = words("before_double_en"), words("behind_double_en")
NO_VERBS_DE = words("determiners") | frozenset(("und", "oder", "sowie", "davon", "darunter", "also"))


def read_figure_at(line: Line, index: int) -> Figure | None:
    """The figure that starts at `index`, with its unit; None where the number is none in this place."""
    compound = whole_compound(line, index) or nobody(line, index) or read_spelled_decade(line, index)
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
    for reader in READERS:
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
    tried = line.at(index + 1).lower in TRIED  # "wegen zweifachen versuchten Mordes"
    crime = line.at(index + 1 + tried)
    if found.unit == "times" and crime.lower in CRIMES:  # "wegen vierfachen Mordes"
        lemma = noun_lemma(crime.text)
        figure.unit, figure.kind, figure.counted = None, "count", f"{lemma}versuch" if tried else lemma
    figure.whole_word = True
    if figure.kind == "age" and lasts(line, index + 1):
        figure.kind = "duration"
    return figure


def nobody(line: Line, index: int) -> Figure | None:
    """ "keine Verletzten" and "kein Mensch wurde verletzt" count none; so does "keiner" as the whole of a line."""
    lower, after = line.at(index).lower, line.at(index + 1).lower
    if lower in NOBODY[line.language] and is_harmed(line, index + 1):
        return Figure(index, index + 1, ZERO, ZERO, counted=PERSON[line.language])
    if lower not in NONE_WORDS:
        return None
    german = line.language == "de" and (after in VICTIMS or len(line) == 1)
    if german or after in NO_VICTIMS or (after in ANYBODY and is_harmed(line, index + 2)):
        return Figure(index, index + 1, ZERO, ZERO)
    return None


def is_harmed(line: Line, index: int) -> bool:
    """Whether the clause that goes on at `index` tells of harm: "wurde verletzt", "kam zu Schaden", "was hurt"."""
    for at in range(index, min(len(line), index + CLAUSE)):
        if line.at(at).text in CLAUSE_MARKS:
            return False
        if line.at(at).lower in HARMED:
            return True
    return False


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
    before = line.at(dash - 1)
    numbered = before.text.isdecimal() and not line.at(dash).glued  # "an 18 -55mm lens"
    return (line.at(dash).glued and before.text[:1].isalnum()) or numbered or before.text in (")", "%", "€", "$")


def read_told_age(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "Sie starb mit 81.": an age that ends a sentence, before the figure is taken for a rank."""
    german = line.language == "de" and line.at(figure.end).text == "." and line.ends_sentence(figure.end)
    if not german or numeral.kind not in ("number", "dotted"):
        return False
    if is_told_age(line, figure) or is_age_of_speaker(line, figure):
        figure.kind, figure.unit = "age", "year"
        return True
    if is_told_rank(line, figure):
        figure.kind, figure.unit, figure.step, figure.end = "ordinal", "ordinal", ZERO, figure.end + 1
        return True
    return False


def read_multiple(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "doppelt", "verdreifacht", "halbiert"."""
    if numeral.kind != "multiple":
        return False
    counted = line.is_figure(figure.first - 1) or word_at(line, figure.first - 1)
    if line.at(figure.first).lower in ("double", "triple", "quadruple") and (
        counted or is_noun_double(line, figure.first)
    ):
        return cancel(figure)  # "12 double faults"
    figure.kind, figure.unit, figure.whole_word = "multiple", "times", True
    return True


def is_noun_double(line: Line, at: int) -> bool:
    """Whether English "double" names a thing or says of what kind one is: "a late double", "a double murder"."""
    if any(line.at(place).lower in BEFORE_DOUBLE for place in (at - 1, at - 2)):
        return False
    named = any(line.at(place).lower in ("a", "an") for place in (at - 1, at - 2, at - 3))
    after = line.at(at + 1)
    return named or (after.text.isalpha() and after.text.islower() and after.lower not in BEHIND_DOUBLE)


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
    scaled = scaled_tail(line, figure.end) if line.language == "de" else None
    found: Compound | None = scaled or hyphen_tail(line, figure.end)
    if found is None:
        return False
    figure.end, figure.unit, figure.kind, figure.counted = found.after, found.unit, found.kind, found.counted
    figure.whole_word, figure.step = True, ZERO
    if figure.kind == "age" and line.language == "de" and lasts(line, figure.end):
        figure.kind = "duration"
    if figure.unit == "pound" and line.at(figure.first + 1).text == line.at(figure.end - 2).text == "-":
        scale = word_at(line, figure.first + 2)
        if scale is not None and scale.kind == "scale":  # "a 20-million-pound hall" weighs nothing
            figure.unit, figure.kind = "GBP", "money"
    if scaled and figure.value is not None:
        figure.step = max(numeral.step, ZERO) * scaled.scale
        figure.value, figure.scale = figure.value * scaled.scale, figure.scale * scaled.scale
    return True


def heads_range(line: Line, index: int) -> bool:
    """Whether a range follows whose other end shows by its unit that a point is a decimal point: "3.5 bis 4.5 Grad"."""
    if line.at(index).lower not in ("bis", "–", "-"):
        return False
    other = read_numeral(line, index + 1)
    return other is not None and (other.scale > 1 or unit_at(line, other.end) is not None)


def read_bare(line: Line, figure: Figure, numeral: Numeral) -> Figure | None:
    """A number without a unit: a count, a fraction, an age in brackets, a magnitude; an article is none."""
    if numeral.kind == "bare_fraction" or (numeral.kind == "dotted" and not heads_range(line, figure.end)):
        return None
    if numeral.kind == "half":
        return None if figure.end - figure.first < 2 and not is_alone(line, figure) else as_fraction(figure)
    if numeral.kind == "fraction":
        return as_fraction(figure)
    if numeral.kind == "a_few":
        figure.first -= line.at(figure.first - 1).lower in ARTICLES
    if numeral.one:
        return single(line, figure)
    before, before2 = line.at(figure.first - 1), line.at(figure.first - 2)
    named = magnitude_word(line, figure.first - 1)
    if numeral.kind == "vague" and line.at(figure.end).text == "-" and line.at(figure.end).glued:
        return None
    if named and figure.value is not None:
        figure.kind, figure.counted = "magnitude", "Windstärke" if named == "windstärke" else "Magnitude"
    elif is_speed(line, figure):
        figure.kind, figure.unit, figure.bare = "measure", "km/h", False
    elif (
        is_age_of_oldest(line, figure)
        or (is_age_in_brackets(line, figure) and not is_in_row_of_points(line, figure))
        or is_age_between_commas(line, figure)
        or is_age_at_end(line, figure)
        or is_age_limit(line, figure)
        or is_told_age(line, figure)
        or (is_age_set_apart(line, figure) and not is_in_row_of_points(line, figure))
        or before.lower == "aged"
        or (before.lower == "of" and before2.lower == "age")
    ):
        figure.kind, figure.unit = "age", "year"
    return figure


def is_speed(line: Line, figure: Figure) -> bool:
    """ "mit 130 unterwegs", "fuhr mit 90 in den Ort", "mit Tempo 160 geblitzt": a speed told without its unit."""
    at = figure.first - 1
    named = line.at(at).lower == "tempo"
    at -= named
    if line.language != "de" or not figure.digits or figure.value is None or not 20 <= figure.value <= FASTEST:
        return False
    beside = {line.at(place).lower for place in (at - 2, at - 1, *range(figure.end, figure.end + 4))}
    opens = at == 0 or line.ends_sentence(at - 1)  # "Mit 64 ist er viel unterwegs" is an age
    free = not line.at(figure.end).text[:1].isupper() and (named or not opens)
    return line.at(at).lower == "mit" and free and not beside.isdisjoint(AT_SPEED)


def magnitude_word(line: Line, at: int) -> str:
    """The word that makes the figure behind the piece at `at` a magnitude: "Stärke 6,8", "Magnitude von 5", "die Stärke
    lag bei 4,7"; empty where there is none."""
    for place in range(at, at - MAGNITUDE_REACH, -1):
        lower = line.at(place).lower
        if lower in MAGNITUDES:
            return lower
        if lower not in OF_MAGNITUDE:
            break
    return ""


def as_fraction(figure: Figure) -> Figure:
    """A share of a whole; "eine halbe Million" is a count."""
    figure.kind = "fraction" if figure.scale == ONE else "count"
    return figure


def is_age_of_oldest(line: Line, figure: Figure) -> bool:
    """ "the oldest 97", "die Jüngste, 16,", "der Älteste war 81", "the youngest victim was 4": an age behind whom it is
    of."""
    at = figure.first - 1
    while line.at(at).lower in (",", "war", "ist", "was", "is"):
        at -= 1
    if at < figure.first - 1 and line.is_word(at) and line.at(at - 1).lower in OLDEST:
        at -= 1
    plain = figure.digits and figure.value is not None and 0 < figure.value < OLDEST_AGE
    after = line.at(figure.end)
    return plain and line.at(at).lower in OLDEST and (not after.text[:1].isalnum() or after.lower in NO_NOUNS)


def is_age_in_brackets(line: Line, figure: Figure) -> bool:
    """ "Name (59)", "Name (59, Partei)", "Name (Partei, 59)", "Name B. (59)", German "Name, 59,"."""
    inside = line.at(figure.first - 1).text == "(" and line.at(figure.end).text in (")", ",")
    if line.at(figure.first - 1).text == "(" and line.at(figure.end).text == "/":
        inside = line.at(figure.end + 1).text[:1].isupper()  # "Name (59/Verein)"
    if line.language == "de" and line.at(figure.first - 1).text == line.at(figure.end).text == ",":
        inside = True
    last = figure.first - 2
    if line.at(figure.first - 1).text == "," and line.at(last - 1).text == "(" and line.at(figure.end).text == ")":
        inside, last = line.at(last).text.isupper(), last - 2
    if line.at(last).text == "." and len(line.at(last - 1).text) == 1:
        last -= 1  # "Jana K. (59)"
    named = line.at(last).text[:1].isupper() and line.at(last - 1).text[:1].isupper()
    alone = line.at(last - 1).text in ("", ".") and line.at(figure.end + 1).text[:1].islower()
    named = named or (inside and alone and line.at(last).text.istitle() and line.at(figure.end).text == ")")
    named = named or (inside and line.language == "de" and opens_with_surname(line, figure))
    whole = line.at(figure.first).text.isdecimal() and figure.digits and figure.value is not None
    return inside and named and whole and figure.value is not None and 12 < figure.value < 115


def opens_with_surname(line: Line, figure: Figure) -> bool:
    """ "Ahrens, 61, gratulierte": a sentence begins with a surname, its bearer's age and a verb."""
    name, before, after = line.at(figure.first - 2), line.at(figure.first - 3), line.at(figure.end + 1)
    opens = before.text in ("", "“", "”", "«", '"') or line.ends_sentence(figure.first - 3)
    between = line.at(figure.first - 1).text == line.at(figure.end).text == ","
    verb = after.text.isalpha() and after.text.islower() and after.lower not in NO_VERBS_DE
    return opens and between and name.text.istitle() and name.text.isalpha() and verb


READERS = (
    read_english,
    read_told_age,
    read_rank,
    read_multiple,
    read_places,
    read_tail,
    read_scaled_money,
    read_money_before,
    read_unit_after,
)
