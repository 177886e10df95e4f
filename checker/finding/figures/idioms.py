"""English turns of phrase whose number counts nothing: "at one point", "one day she will", "think twice".

In: the line and the figure read so far. Out: whether the figure stands in such a phrase.
"""

from __future__ import annotations

from checker.finding.figures.counted import is_english_plural
from checker.finding.figures.draft import Figure
from checker.finding.figures.numerals import ONE
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words

MOMENTS = frozenset(("point", "stage", "time", "moment"))
MODALS, STOP, BARELY = words("modals_en"), words("english_stop"), words("barely_en")
THINKING = frozenset(("think", "thinks", "thinking", "thought"))
FROM_END = frozenset(("last", "bottom", "top"))
NAMED, MOST = words("named_by_word_en"), 30
RHYTHM = frozenset(("each", "every", "a", "per", "one"))
SAID_OF = frozenset(("were", "are", "have", "died"))  # what a number is said of, not a day
SHORT, SENTENCE = 3, 3  # letters of a short word, longer small words of a sentence
CLUBS = frozenset(("iron", "irons"))  # of a golfer: "a 9-iron"


def is_idiom(line: Line, figure: Figure) -> bool:
    """Whether an English figure is part of a phrase that tells no number."""
    if line.language != "en":
        return False
    return (
        is_some_time(line, figure)
        or (figure.kind == "multiple" and line.at(figure.first - 1).lower in THINKING)
        or is_rank_from_end(line, figure)
        or is_club(line, figure)
        or is_name_in_words(line, figure)
        or is_or_two(line, figure)
        or is_zero_hours(line, figure)
        or is_one_by_one(line, figure)
        or is_part_of_proper_name(line, figure)
        or (line.at(figure.end).text == "-" and line.at(figure.end).glued and is_named_multiple(line, figure))
        or [line.at(figure.first - place).lower for place in range(1, 5)] == ["-", "of", "-", "best"]
    )


def is_some_time(line: Line, figure: Figure) -> bool:
    """ "At one point they left", "one day this will end", "could one day become": a time that is not told."""
    if figure.value != ONE or line.at(figure.first).lower != "one":
        return False
    before, after = line.at(figure.first - 1), line.at(figure.end)
    if figure.unit == "day":
        opens = not before.text[:1].isalnum() and after.text == ","
        aimed = before.lower == "to" and after.text.isalpha() and after.lower not in STOP  # "hopes to one day fly"
        told = after.lower in MODALS and before.lower not in STOP and before.lower not in BARELY
        return opens or aimed or before.lower in MODALS or told
    return before.lower == "at" and after.lower in MOMENTS


def is_rank_from_end(line: Line, figure: Figure) -> bool:
    """ "The second to last", "third-from-bottom": a rank that is counted from the other end."""
    if figure.kind != "ordinal":
        return False
    told = [piece.lower for at in range(figure.end, figure.end + 4) if (piece := line.at(at)).text != "-"][:2]
    return len(told) > 1 and told[0] in ("to", "from") and told[1] in FROM_END


def is_club(line: Line, figure: Figure) -> bool:
    """ "A 9-iron", also as copy cut into words has it, "a 9 - iron": a club and no count."""
    return figure.digits and line.at(figure.end).text == "-" and line.at(figure.end + 1).lower in CLUBS


def is_name_in_words(line: Line, figure: Figure) -> bool:
    """ "Day two of the talks", "from day one": the number names a day, a phase or a chapter."""
    named, before, after = line.at(figure.first - 1).lower, line.at(figure.first - 2).lower, line.at(figure.end)
    plain = figure.kind == "count" and not figure.digits and figure.value is not None and 0 < figure.value <= MOST
    behind = (after.lower, line.at(figure.end + 1).lower)
    counts = after.text.isalpha() and (after.lower in SAID_OF or any(map(is_english_plural, behind)))
    scaled = after.text == "-" or behind == ("out", "of")
    return plain and named in NAMED and before not in RHYTHM and not (counts or scaled)


def is_or_two(line: Line, figure: Figure) -> bool:
    """ "A tornado or two is possible": one or a few."""
    before = [line.at(figure.first - place).lower for place in range(1, 6)]
    return line.at(figure.first).lower == "two" and before[0] == "or" and not {"a", "an"}.isdisjoint(before[2:])


def is_zero_hours(line: Line, figure: Figure) -> bool:
    """ "Zero-hours contracts", "a zero-day flaw": nothing lasts nought."""
    timed = figure.value == 0 and figure.kind == "duration"
    return timed and line.at(figure.first + 1).text == "-"


def is_one_by_one(line: Line, figure: Figure) -> bool:
    """ "One by one", "every single one of us", "I am not one for that": a way of doing it, everybody, nobody."""
    if line.at(figure.first).lower != "one" or figure.unit is not None:
        return False
    before, after = line.at(figure.first - 1).lower, line.at(figure.end).lower
    paired = "one" in (line.at(figure.first - 2).lower, line.at(figure.end + 1).lower) and "by" in (before, after)
    return paired or before == "single" or (before == "not" and after in ("for", "to"))


def is_part_of_proper_name(line: Line, figure: Figure) -> bool:
    """ "He told Nine Wolds", "Ute Ten Halm": a number word with a capital before another capital, in a sentence."""
    words = line.text[line.at(figure.first).start : line.at(figure.end - 1).end]
    before, after = line.at(figure.first - 1), line.at(figure.end)
    capital = figure.end == figure.first + 1 and not figure.digits and words[:1].isupper() and figure.kind == "count"
    if not capital or not (before.text.isalpha() and after.text[:1].isupper()) or after.glued:
        return False
    small = sum(piece.text.islower() and len(piece.text) > SHORT for piece in line.pieces)
    return small >= SENTENCE  # a headline has capitals throughout


def is_named_multiple(line: Line, figure: Figure) -> bool:
    """ "A double-century", "a triple-header": a thing of that name."""
    return figure.kind == "multiple" and line.is_word(figure.end + 1) and line.at(figure.end + 1).glued
