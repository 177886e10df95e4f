"""Shapes of figures that only English copy has: "in her 30s", "20-something", "his mother, 34,", "6.4-magnitude".

In: the line and the figure read so far. Out: whether one of these shapes stands there; the figure is then filled in.
"""

from __future__ import annotations

from decimal import Decimal

from checker.finding.figures.draft import Figure
from checker.finding.figures.numerals import ONE, TEN, ZERO, Numeral, past_hyphen
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of, unit_at
from checker.finding.figures.word_lists import listed, words
from checker.finding.people.parties import party_named
from checker.finding.people.places import is_place_form

DASHES = frozenset("-–")
SOMETHING = frozenset(("something", "somethings"))
THEIRS = words("theirs_en")
RELATED = words("people_aged_en")
SEVERAL = frozenset(f"{person}s" for person in RELATED) | words("people_en")
STOP = words("english_stop")
TENS = frozenset(("the", "high", "low", "upper", "mid", "into"))
LASTING = words("before_over_en")
DECADES = {word: Decimal(10 * place) for place, word in enumerate(listed("decades_en"), start=2)}
INCHES = 12
FEET_MARKS, INCH_MARKS = frozenset("'’′"), frozenset('"”″')
OLDEST = 115
STRONGEST = 10
VOTES = 1000
SPEAKER = 9  # pieces before an age within which the speaker is told of
SAID = words("said_en")
NOT_OF_ONE = frozenset(("and", "or", "were", "are", "have"))
CALLED = frozenset(("called", "named"))
BESIDE, ADULT = frozenset(("with", "by", "like", "than")), 18
BARELY = frozenset(("just", "only", "age"))
RANK_TAILS = {1: "st", 2: "nd", 3: "rd"}
TEENS = (11, 12, 13)


def read_english(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """Fill in the figure where an English shape stands here."""
    if line.language != "en" or numeral.one:
        return False
    return any(reader(line, figure, numeral) for reader in SHAPES)


def read_decade_of_life(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "in her 30s", "in their late 40s", "20-somethings": an age of ten years' width."""
    after = line.at(figure.end)
    if figure.value is None or numeral.scale != ONE or figure.value not in range(10, 100, 10):
        return False
    theirs = after.text == "s" and after.glued and is_theirs(line, figure.first - 1)
    tail = past_hyphen(line, figure.end)
    if theirs:
        figure.end += 1
    elif line.at(tail).lower in SOMETHING and (tail > figure.end or line.at(tail).glued):
        figure.end = tail + 1
    else:
        return False
    figure.low, figure.high, figure.value = figure.value, figure.value + 9, None
    figure.kind, figure.unit, figure.bare, figure.whole_word = "age", "year", False, True
    return True


def read_spelled_decade(line: Line, index: int) -> Figure | None:
    """ "in her seventies", "in his early thirties": the figure of an age of ten years' width, or None."""
    tens = DECADES.get(line.at(index).lower) if line.language == "en" else None
    if tens is None or not is_theirs(line, index - 1):
        return None
    figure = Figure(index, index + 1, None, ZERO, tens, tens + 9, unit="year", kind="age", bare=False)
    figure.whole_word = True
    return figure


def is_theirs(line: Line, index: int) -> bool:
    """Whether "her", "in his late" or "mid-" stands before a decade of life."""
    at = index - (line.at(index).text == "-")
    return line.at(at).lower in THEIRS


def read_magnitude(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "6.4-magnitude quake", "M 6.0", "magnitude-5.9"."""
    tail = past_hyphen(line, figure.end)
    before = line.at(figure.first - 1)
    named = before.text == "M" or (before.text == "-" and line.at(figure.first - 2).lower == "magnitude")
    behind = tail > figure.end and line.at(tail).lower == "magnitude"
    if figure.value is None or not figure.digits or not ZERO < figure.value < STRONGEST or not (named or behind):
        return False
    if before.text == "M" and figure.step == ONE:
        return False
    figure.end = tail + 1 if behind else figure.end
    figure.kind, figure.counted, figure.whole_word = "magnitude", "Magnitude", True
    return True


def read_fold(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "ten-fold", "a 300-fold rise"."""
    tail = past_hyphen(line, figure.end)
    if tail == figure.end or line.at(tail).lower not in ("fold", "times") or line.at(tail + 1).glued:
        return False
    figure.end, figure.kind, figure.unit, figure.bare = tail + 1, "multiple", "times", False
    return True


def read_part_of_unit(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "three-quarters of an hour", "a third of a mile"."""
    if (
        numeral.kind != "fraction"
        or line.at(figure.end).lower != "of"
        or line.at(figure.end + 1).lower not in ("a", "an")
    ):
        return False
    unit = unit_at(line, figure.end + 2)
    if unit is None or unit[0].symbol or dimension_of(unit[0].code) in ("money", "percent"):
        return False
    figure.end, figure.unit, figure.bare = unit[1], unit[0].code, False
    figure.kind = "duration" if dimension_of(unit[0].code).startswith("duration") else "measure"
    return True


def read_hyphened_score(line: Line, figure: Figure) -> bool:
    """ "won 3-1", "passed by 218-210": the larger number first, so that no range can be meant."""
    dash, second = line.at(figure.end), line.at(figure.end + 1)
    if (
        line.language != "en"
        or dash.text not in DASHES
        or not (dash.glued and second.glued and second.text.isdecimal())
    ):
        return False
    plain = figure.digits and figure.unit is None and figure.kind == "count" and line.at(figure.first).text.isdecimal()
    if not plain or figure.value is None or figure.value >= VOTES:
        return False
    if int(second.text) > figure.value and not is_in_row_of_scores(line, figure.first):
        return False
    after = line.at(figure.end + 2)
    measured = unit_at(line, figure.end + 2) is not None and after.lower != "in"  # "3-1 in front of"
    if measured or (after.glued and (after.text in DASHES or after.text[:1].isalnum() or after.text in "%/")):
        return False
    figure.kind, figure.unit, figure.per, figure.step = "score", "score", second.text, Decimal(0)
    figure.end += 2
    return True


def is_in_row_of_scores(line: Line, first: int) -> bool:
    """Whether a score whose larger number stands first is the neighbour of the pair that begins here: "6-4, 3-6"."""
    for at in (first - 4, first + 4):
        pair = [line.at(at + place).text for place in range(3)]
        comma = line.at(first - 1).text if at < first else line.at(first + 3).text
        numbers = pair[0].isdecimal() and pair[2].isdecimal()
        if comma == "," and pair[1] in DASHES and numbers and int(pair[0]) > int(pair[2]):
            return True
    return False


def is_age_between_commas(line: Line, figure: Figure) -> bool:
    """ "Jane Doe, 34, said", "the boy, 9, and"."""
    around = (line.at(figure.first - 1).text, line.at(figure.end).text)
    if line.language == "en" and is_age_of_two(line, figure):
        return True
    whole = figure.digits and figure.value is not None and line.at(figure.first).text.isdecimal()
    if (
        line.language == "en"
        and whole
        and around in (("also", ","), ("both", ","))
        and line.at(figure.first - 2).text == ","
    ):
        return 0 < (figure.value or 0) < OLDEST  # "her friend Ada Ohm, also 19, left"
    if line.language != "en" or around != (",", ",") or not whole or not 0 < (figure.value or 0) < OLDEST:
        return False
    name, before = line.at(figure.first - 2), line.at(figure.first - 3)
    if is_age_of_relative(line, figure) or (before.lower in CALLED and name.text.istitle()):
        return True
    named = name.text[:1].isupper() and before.text[:1].isupper() and (figure.value or 0) > TEN
    named = named and before.lower not in STOP  # "In Texas, 34, ..."
    single = name.text.isalpha() and name.text.islower() and name.lower not in STOP and not name.lower.endswith("s")
    if is_age_of_surname(line, figure):
        return True
    told = (
        single and line.is_word(figure.first - 3) and line.at(figure.end + 1).text[:1].islower()
    )  # "teen sailor, 17, is"
    return name.lower in RELATED or told or (named and name.text.isalpha() and before.text.isalpha())


def is_age_of_relative(line: Line, figure: Figure) -> bool:
    """ "a brother, Frank, 79," and "her daughters, Ann, 9, and": a first name between commas behind who it is."""
    name, mark, comma = line.at(figure.first - 2), line.at(figure.first - 1).text, line.at(figure.first - 3).text
    return mark == comma == "," and name.text.istitle() and line.at(figure.first - 4).lower in RELATED


def is_age_of_surname(line: Line, figure: Figure) -> bool:
    """ "Surname, age, was convicted": the age of whom a sentence begins with, named by the surname alone."""
    name, before, after = line.at(figure.first - 2), line.at(figure.first - 3), line.at(figure.end + 1)
    begins = before.text in ("", ".", "”", '"') or before.lower in ("and", "but") or before.lower in SAID
    person = not (is_place_form(name.text) or party_named(name.text))
    if before.lower in BESIDE and ADULT <= (figure.value or 0) < OLDEST and person:
        return name.text.istitle() and name.lower not in STOP and after.text.islower()  # "talks with Ohm, 71, have"
    named = name.text[:1].isupper() and len(name.text) > 1 and name.text.isalpha() and name.lower not in STOP
    goes_on = after.text.islower() and after.lower not in NOT_OF_ONE
    return begins and named and (figure.value or 0) > TEN and goes_on


def is_age_at_end(line: Line, figure: Figure) -> bool:
    """ "said aid worker Jane Doe, 29.": the age of who spoke ends the sentence; "died at just 32"."""
    value, after = figure.value, line.at(figure.end)
    whole = figure.digits and value is not None and line.at(figure.first).text.isdecimal() and 0 < value < OLDEST
    if line.language != "en" or not whole or not line.ends_sentence(figure.end):
        return False
    before, name = line.at(figure.first - 1), line.at(figure.first - 2)
    if before.lower in BARELY and name.lower == "at":
        return True
    called = before.text == "," and name.text.istitle() and line.at(figure.first - 3).lower in CALLED
    if (before.text == "," and name.lower in RELATED) or is_age_of_relative(line, figure) or called:
        return True  # "a 44-year-old man and his son, 12."
    first = line.at(figure.first - 3)
    named = name.text.istitle() and first.text.istitle() and before.text == "," and (value or 0) > TEN
    told = any(line.at(at).lower in SAID for at in range(figure.first - SPEAKER, figure.first - 3))
    return named and told and after.text != ":"


def is_age_of_two(line: Line, figure: Figure) -> bool:
    """One of the two ages of "two men, 22 and 27, were held"."""
    texts = [line.at(at).lower for at in range(figure.first - 4, figure.end + 4)]
    first = texts[2:4] == [texts[2], ","] and texts[5] == "and" and texts[6].isdecimal() and texts[7] == ","
    second = texts[1] == "," and texts[2].isdecimal() and texts[3] == "and" and texts[5] == ","
    people = texts[2] if first else texts[0]
    ages = figure.digits and figure.value is not None and 0 < figure.value < OLDEST and texts[4].isdecimal()
    return ages and (first or second) and people in SEVERAL


def is_next_age(line: Line, one: Figure, two: Figure) -> bool:
    """Whether an English figure goes on from an age: "two girls, aged 4 and 7."."""
    between = [line.at(at).lower for at in range(one.end, two.first)]
    stops = not line.at(two.end).text[:1].isalnum() or line.at(two.end).lower in STOP
    return line.language == "en" and between in (["and"], [","], [",", "and"]) and two.value is not None and stops


def is_in_the_tens(line: Line, figure: Figure) -> bool:
    """Whether the "s" behind the figure is a plural: "temperatures in the 30s"."""
    tens = figure.value is not None and figure.value % 10 == 0 and line.at(figure.end).glued
    return tens and line.at(figure.first - 1).lower in TENS


def lasts_over(line: Line, first: int) -> bool:
    """Whether English "over" before a span of time is a hedge ("for over 10 years") and not "in the course of"."""
    return line.at(first - 1).lower in LASTING


def is_rank_tail(line: Line, figure: Figure) -> bool:
    """Whether the letters glued to the figure are those its rank has: "1st" and "12th", not "12st"."""
    if line.language != "en" or figure.value is None:
        return True
    last = int(figure.value) % 100
    tail = "th" if last in TEENS else RANK_TAILS.get(last % 10, "th")
    return line.at(figure.end).lower == tail


def read_feet_and_inches(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "6'2\"", "5’11”": feet, with the inches as a twelfth each."""
    texts = [line.at(figure.end + place).text for place in range(3)]
    glued = all(line.at(figure.end + place).glued for place in range(3))
    small = texts[1].isdecimal() and len(texts[1]) <= 2 and int(texts[1]) < INCHES
    if figure.value is None or not figure.digits or not glued or not small:
        return False
    if texts[0] not in FEET_MARKS or texts[2] not in INCH_MARKS:
        return False
    figure.value, figure.end, figure.step = figure.value + Decimal(texts[1]) / INCHES, figure.end + 3, ZERO
    figure.unit, figure.kind, figure.bare = "ft", "measure", False
    return True


def read_foot_and_inches(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "6-foot-4", "a 6-foot-4 guard": feet, with the inches as a twelfth each."""
    pieces = [line.at(figure.end + place) for place in range(4)]
    texts = [piece.text for piece in pieces]
    if not all(piece.glued for piece in pieces) or (texts[0], texts[1], texts[2]) != ("-", "foot", "-"):
        return False
    small = texts[3].isdecimal() and len(texts[3]) <= 2 and int(texts[3]) < INCHES
    if figure.value is None or not figure.digits or not small:
        return False
    figure.value, figure.end, figure.step = figure.value + Decimal(texts[3]) / INCHES, figure.end + 4, ZERO
    figure.unit, figure.kind, figure.bare = "ft", "measure", False
    return True


def read_absolute_zero(line: Line, figure: Figure, numeral: Numeral) -> bool:
    """ "near absolute zero": nought on the scale of Kelvin."""
    if figure.value != ZERO or line.at(figure.first - 1).lower != "absolute":
        return False
    figure.first, figure.unit, figure.kind, figure.bare = figure.first - 1, "K", "measure", False
    return True


SHAPES = (
    read_absolute_zero,
    read_decade_of_life,
    read_magnitude,
    read_fold,
    read_part_of_unit,
    read_feet_and_inches,
    read_foot_and_inches,
)
