"""Lengths of time that are ages: "im Alter von 87 Jahren", "16 Jahre alt", "mit 63 Jahren in Rente", "aged 87".

In: the line and a figure read so far. Out: its kind is "age" where the words around it show one.
"""

from __future__ import annotations

from checker.finding.figures.draft import Figure
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words

AGE_WORDS = words("age")
RETIRING, RETIRING_REACH = frozenset(("rente", "ruhestand", "pension", "vorruhestand")), 4  # pieces
LIMIT_REACH = 10  # pieces
LIMITS_OF_AGE = ("rentenalter", "pensionsalter", "eintrittsalter", "mindestalter", "höchstalter", "durchschnittsalter")
AGES_LISTED = 3
OF_AGES, DYING = words("of_ages"), words("dying")
AGE_LIMITS, BARELY = frozenset(("unter", "über", "ab")), frozenset(("nur", "gerade", "schon", "bereits", "erst"))
OLDEST_AGE = 115


def read_age(line: Line, figure: Figure) -> None:
    """ "16 Jahre alter", "im Alter von 87 Jahren", "aged 87"."""
    if line.at(figure.end).lower in AGE_WORDS:
        figure.kind, figure.end = "age", figure.end + 1
        return
    at = figure.first - 1
    for _ in range(AGES_LISTED):  # "im Alter von 21 und 22 Jahren"
        listed = line.at(at).lower in ("und", "and", ",", "bis", "to", "oder", "or") and line.is_figure(at - 1)
        at -= 2 * listed
    told = line.at(at - 1).lower in ("alter", "age", "ages") and line.at(at).lower in ("von", "of")
    told = told or (figure.unit == "year" and (retires(line, at, figure.end) or is_limit_of_age(line, figure)))
    if told or line.at(at).lower == "aged" or (figure.unit == "year" and is_age_by_person(line, figure)):
        figure.kind = "age"


def retires(line: Line, at: int, end: int) -> bool:
    """ "mit 63 oder 64 Jahren in Rente": `at` is the piece before the years, `end` the one behind them."""
    behind = {line.at(place).lower for place in range(end, end + RETIRING_REACH)}
    return line.language == "de" and line.at(at).lower == "mit" and not behind.isdisjoint(RETIRING)


def is_limit_of_age(line: Line, figure: Figure) -> bool:
    """ "das Rentenalter von 59 auf 61 Jahre", "die Altersgrenze liegt bei 27 Jahren"."""
    if line.language != "de" or figure.value is None or not 0 < figure.value < OLDEST_AGE:
        return False
    for place in range(figure.first - 1, figure.first - LIMIT_REACH, -1):
        lower = line.at(place).lower
        if not lower or lower in ".,;:!?" or line.ends_sentence(place):
            return False
        if lower.endswith(LIMITS_OF_AGE) or lower.startswith("altersgrenze"):
            return True
    return False


def is_age_by_person(line: Line, figure: Figure) -> bool:
    """ "Kinder unter fünf Jahren", "mit nur 32 Jahren", "starb mit 84 Jahren": years of life, told of whoever has them.

    "Mit 12 Jahren" alone may be a sentence, so a particle before it or a word of dying beside it must show the age.
    """
    before, person, after = line.at(figure.first - 1).lower, line.at(figure.first - 2).lower, line.at(figure.end)
    if line.language != "de" or figure.value is None or not 0 < figure.value < OLDEST_AGE or after.text[:1].isupper():
        return False
    if before in AGE_LIMITS:
        return person in OF_AGES
    barely = before in BARELY and person == "mit"
    died = after.lower in DYING or line.at(figure.first - 2).lower in DYING
    return (barely and not after.text[:1].isalpha()) or (before == "mit" and died)
