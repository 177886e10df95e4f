"""Whether "one" counts: "nur ein Boot", "ein einziges", "ein bis zwei Tage", "eins" on its own; an article counts none.

In: the line and the figure read from the word. Out: the figure, or whether it is one.
"""

from __future__ import annotations

from checker.finding.figures.draft import Figure, is_alone
from checker.finding.figures.number_words import number_word
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words

NO_COUNT_BEFORE = frozenset(("nicht",))  # "nicht nur ein Spiel"
SINGLE, NOT_SINGLE = words("single"), words("not_single_en")
NOT_ONE = words("not_one")
BEHIND_ONE = words("behind_one_en")
SAID, RANKING, NOT_SUPERLATIVES = words("said_en"), words("ranking_en"), words("not_superlatives_en")
ONE_TAILS, ONE_PERSON = words("one_tails_en"), words("people_aged_en") | words("one_person_en")
VICTIMS = words("victims")


def single(line: Line, figure: Figure) -> Figure | None:
    """The article that is a number after all: "nur ein", "ein einziger", "ein Toter", or the whole line."""
    only = line.at(figure.first - 1).lower in ("nur", "lediglich", "only") and line.language == "de"
    only = only and line.at(figure.first - 2).lower not in NO_COUNT_BEFORE
    victim = line.at(figure.end).lower in VICTIMS and line.language == "de"
    victim = victim or opens_range(line, figure.end)
    lone = line.at(figure.end).lower in SINGLE and line.at(figure.end + 1).lower not in NOT_SINGLE
    if victim or only or lone or (is_alone(line, figure) and line.language == "de"):
        figure.one = False
        if lone and line.language == "en" and line.at(figure.end).lower == "single":
            figure.end += 1  # "by a single vote"
        return figure
    return None


def is_lonely_one(line: Line, figure: Figure) -> bool:
    """Whether "eins", or a digit's name as a noun ("eine Zwei"), stands there without another number beside it."""
    piece, before = line.at(figure.first), line.at(figure.first - 1).lower
    if figure.digits or figure.end - figure.first != 1 or figure.kind != "count" or figure.whole_word:
        return False
    if figure.bare is False or figure.value is None:
        return False
    if line.language == "en":
        return piece.lower == "o" or (piece.lower == "one" and is_no_count(line, figure.end, before))
    noun = piece.text[0].isupper() and before in ("eine", "einer", "die")
    if is_alone(line, figure) or (piece.lower != "eins" and not noun):
        return False
    beside = (line.at(figure.first + step).lower for step in (-4, -3, -2, -1, 1, 2, 3, 4))
    return not any(
        (word := number_word(other, "de")) and word.kind == "card" and other != piece.lower
        for other in beside
        if other.isalpha()
    )


def is_no_count(line: Line, after: int, before: str) -> bool:
    """Whether English "one", which ends before the piece at `after`, counts nothing: "this one", "a one-off"; a person
    behind it is counted ("only one person survived")."""
    joined = line.at(after).text == "-" and line.at(after + 1).lower in ONE_TAILS
    idle = line.at(after).lower in BEHIND_ONE or is_one_of_best(line, after) or introduces_speaker(line, after)
    return joined or idle or (before in NOT_ONE and not (before == "only" and line.at(after).lower in ONE_PERSON))


def is_one_of_best(line: Line, after: int) -> bool:
    """ "one of the largest fires", "one of its first": it ranks a thing and counts none."""
    rank = line.at(after + 2).lower
    superlative = rank.endswith("est") and rank not in NOT_SUPERLATIVES
    return line.at(after).lower == "of" and (superlative or rank in RANKING)


def introduces_speaker(line: Line, after: int) -> bool:
    """ "one witness said", "one senior official told": it brings in who speaks."""
    return any(line.at(after + place).lower in SAID for place in (1, 2)) and line.at(after).lower.isalpha()


def opens_range(line: Line, index: int) -> bool:
    """Whether German "bis" or "oder" and a number in words stand at `index`: "ein bis zwei Tage", "eine oder zwei"."""
    word = number_word(line.at(index + 1).lower, "de") if line.at(index).lower in ("bis", "oder") else None
    return line.language == "de" and word is not None and word.kind == "card"
