"""Ages told by a bare figure: "mit 83 gestorben", "Mit 43 wurde er Vater", "er ist erst 23", "at 31, she", "ein
Schweißer (27)".

In: the line and a figure without a unit. Out: whether the figure is somebody's age.
"""

from __future__ import annotations

import re

from checker.finding.figures.counted import noun_lemma
from checker.finding.figures.draft import Figure
from checker.finding.figures.numerals import word_at
from checker.finding.figures.party_results import ends_party
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.finding.people.names import is_first_name
from checker.finding.people.places import is_place_form
from checker.language import tag_of

OLDEST, GROWN, ELDERLY = 115, 13, 40
TURNING = frozenset(("wird", "wurde", "turns", "turned"))
REACH = 9  # pieces around an age within which a word of life tells of one
STEPS = {"de": words("steps_of_life_de"), "en": words("steps_of_life_en")}
BARELY = {"de": words("barely_de"), "en": words("barely_en")}
BEING = {"de": words("being_de"), "en": words("being_en")}
PRONOUNS = {"de": frozenset(("er", "sie", "ich", "wer")), "en": frozenset(("he", "she", "i", "who"))}
WITH = {"de": "mit", "en": "at"}
NO_AGE_BEHIND = words("no_age_behind")
BEHIND_AGE = words("behind_age_en")
RESULTS = words("result_words")
POINTS = words("points")
NO_AGE_AT = words("no_age_at_en")
STOP = {"de": words("determiners"), "en": words("english_stop")}
CLAUSE_MARKS = frozenset(",;:()–")
ONE = words("determiners_of_one_de")
ADJECTIVE = re.compile(r"[a-zäöüß]{2,}e[nrsm]?")
YOUNGEST = 3  # below that a bare figure behind a person is hardly an age
NAME_TAG = "NE"
BEHIND_SET_APART = frozenset(",.;!?")
AGE_LIMITS = frozenset((6, 12, 14, 15, 16, 18, 21, 25, 30))
AGES_OF_OLD = frozenset((50, 55, 60, 62, 65, 67, 70, 75, 80, 85, 90))
BEFORE_LIMIT = (
    words("of_ages") | words("people_en") | frozenset(("ist", "sind", "davon", "them", "is", "are", "was", "were"))
)
BEFORE_OVER = words("people_en") | words("people_of_any_age_en")
BEHIND_LIMIT = words("english_stop") | words("modals_en")


def is_told_age(line: Line, figure: Figure) -> bool:
    """Whether a bare figure is an age by the words around it: behind "mit" or "at" with a step of life beside it, or
    behind a form of being whose subject is a person."""
    value = figure.value
    whole = figure.digits and value is not None and line.at(figure.first).text.isdecimal() and 0 < value < OLDEST
    if not whole or value is None or not stops(line, figure):
        return False
    at = figure.first - 1
    if line.at(at).lower in BARELY[line.language]:
        at -= 1
    if line.at(at).lower == WITH[line.language]:
        told = opens_life(line, at, figure.end) or beside_step(line, at, figure.end) or is_told_of(line, at, figure.end)
        return value >= GROWN and told
    return is_being(line, at, figure.end)


def is_age_of_speaker(line: Line, figure: Figure) -> bool:
    """ "..., sagte Leiterin Ada Ohm, 49.": an age behind first name and surname ends the sentence."""
    named = all(line.at(figure.first - place).text.istitle() for place in (2, 3))
    whole = figure.digits and figure.value is not None and GROWN <= figure.value < OLDEST
    return whole and line.at(figure.first - 1).text == "," and named and not line.is_figure(figure.first - 2)


def is_in_row_of_points(line: Line, figure: Figure) -> bool:
    """ "führt mit 90 Punkten vor Ada Ohm (75)": what stands in the bracket is counted like the figure before."""
    reach = range(max(0, figure.first - REACH), figure.first)
    return line.at(figure.first - 1).text == "(" and any(line.at(place).lower in POINTS for place in reach)


def is_told_rank(line: Line, figure: Figure) -> bool:
    """ "Ada Ohm wurde 22.", "sie wird Dritte, er wurde 14.": a rank that ends the sentence, where no age is told."""
    value, verb, before = figure.value, line.at(figure.first - 1).lower, line.at(figure.first - 2)
    whole = figure.digits and value is not None and 0 < value < ELDERLY
    who = before.lower in PRONOUNS["de"] or (before.text.istitle() and before.text.isalpha())
    return whole and verb in TURNING and who


def stops(line: Line, figure: Figure) -> bool:
    """Whether nothing that could be counted or measured follows: a mark, a word in small letters, the line's end."""
    after = line.at(figure.end)
    if after.glued and after.text not in (".", ",", ";", "!", "?", ")", '"', "“", "”", "’"):
        return False
    if after.text in (".", ",") and after.glued and line.at(figure.end + 1).glued and line.is_figure(figure.end + 1):
        return False
    if line.language == "en":
        follows = not after.text[:1].isalpha() or after.lower in STOP["en"] or after.lower in BEHIND_AGE
        on = after.lower == "to" and line.is_word(figure.end + 1) and not word_at(line, figure.end + 1)
        return follows and (on or after.lower not in NO_AGE_BEHIND)  # "left school at 14 to work"
    return not after.text[:1].isupper() and after.lower not in NO_AGE_BEHIND


def opens_life(line: Line, at: int, end: int) -> bool:
    """ "Mit 43 wurde er Vater", "At 31, she became mayor": the age opens a sentence whose subject is a person."""
    if not (at == 0 or line.ends_sentence(at - 1) or line.at(at - 1).text in ("„", "“", '"', "»")):
        return False
    if any(piece.lower in RESULTS for piece in line.pieces[end : end + REACH]):
        return False
    after, next_one = line.at(end), line.at(end + 1)
    if line.language == "en":
        named = next_one.text.istitle() and line.at(end + 2).text.istitle() and next_one.lower not in STOP["en"]
        return after.text == "," and (next_one.lower in PRONOUNS["en"] or named)
    named = next_one.text.istitle() and line.at(end + 2).text.istitle() and next_one.lower not in STOP["de"]
    return after.text.islower() and (next_one.lower in ("er", "sie", "ich") or named)


def is_told_of(line: Line, at: int, end: int) -> bool:
    """English "she won a scholarship at 16": the subject of the clause is a person, and nothing tells of a price, a
    speed or a place in a ranking."""
    if line.language != "en":
        return False
    person = False
    for place in range(at - 1, max(-1, at - REACH), -1):
        lower = line.at(place).lower
        if lower in CLAUSE_MARKS or line.ends_sentence(place) or lower in NO_AGE_AT or line.is_figure(place):
            break
        person = person or lower in ("he", "she")
    after = line.at(end).lower
    return person and (line.ends_sentence(end) or after in (",", "and", ";", ""))


def beside_step(line: Line, at: int, end: int) -> bool:
    """Whether a step of life is told in the clause: "starb am Montag mit 91", "a father at 31", "mit 36 in Rente"."""
    known = STEPS[line.language]
    for place in range(at - 1, max(-1, at - REACH), -1):
        if line.at(place).text in CLAUSE_MARKS or line.ends_sentence(place):
            break
        if line.at(place).lower in known:
            return True
    for place in range(end, end + REACH if line.language == "de" else end):
        if line.at(place).text in CLAUSE_MARKS or line.ends_sentence(place) or line.is_figure(place):
            break
        if line.at(place).lower in known:
            return True
    return False


def is_being(line: Line, at: int, end: int) -> bool:
    """Whether a form of being stands at `at` and a person is its subject: "er ist erst 23", "Karl Munz wird 60"; the
    clause must end behind the age, or go on with "and", "when" and the like."""
    skipped = line.language == "de" and line.at(at).lower in ("heute", "morgen", "nun", "jetzt", "gestern")
    at -= skipped
    if line.at(at).lower not in BEING[line.language]:
        return False
    after = line.at(end)
    if after.lower in ("and", "und") and line.is_figure(end + 1):
        return False  # a record: "he was 21 and 3"
    closed = line.ends_sentence(end) or after.text in (",", ";", ")", "") or after.lower in BEHIND_AGE
    closed = closed or (line.language == "de" and after.lower in ("geworden", "und", "als"))
    if not closed:
        return False
    before, first = line.at(at - 1), line.at(at - 2)
    turned = line.at(at).lower in TURNING
    if turned and line.language == "de" and not skipped and int(line.at(end - 1).text) < ELDERLY:
        return False  # "er wurde 12.": a rank
    if turned and before.text.istitle() and before.text.isalpha() and before.lower not in STOP[line.language]:
        return True  # "Klinger wurde 83."
    if before.lower in PRONOUNS[line.language] or (
        line.language == "de" and before.lower == "der" and first.text == ","
    ):
        return True
    if after.lower == "when" and line.at(end + 1).lower in ("he", "she") and before.text.istitle():
        return True  # "Ohm was 17 when she left"
    named = before.text.istitle() and first.text.istitle() and before.text.isalpha() and first.text.isalpha()
    return named and first.lower not in STOP[line.language]


def is_age_set_apart(line: Line, figure: Figure) -> bool:
    """Whether a bare figure set apart by brackets or commas is the age of the one person named before it: "ein junger
    Schweißer (27)", "die neue Leiterin, 46,", "Ohlmeyer (24)", "Stone († 91)", "Anna Voss-Reuter, 52, will"."""
    value = figure.value
    whole = figure.digits and value is not None and line.at(figure.first).text.isdecimal()
    if not whole or value is None or not YOUNGEST < value < OLDEST:
        return False
    at = figure.first - 1
    at -= line.at(at).text == "†"
    opening, closing = line.at(at).text, line.at(figure.end).text
    last = at - 1
    name = line.at(last).text
    if not name.istitle() or not name.isalpha() or ends_party(line, last) or is_place_form(name):
        return False
    if line.language != "de":
        joined = line.at(last - 1).text == "-" and line.at(last - 3).text.istitle()
        set_apart = (opening, closing) in (("(", ")"), (",", ","))
        return set_apart and value >= GROWN and joined and is_name(line, last)
    if opening == "(":
        return closing == ")" and (is_one(line, last) or (value >= GROWN and is_name(line, last)))
    if opening != "," or closing not in BEHIND_SET_APART or line.is_figure(figure.end + 1):
        return False
    goes_on = closing != "," or line.at(figure.end + 1).text[:1].islower()
    return goes_on and (is_one(line, last) or (value >= GROWN and is_name(line, last)))


def is_one(line: Line, last: int) -> bool:
    """Whether a noun in the singular ends at `last` that an article or possessive shows to be one: "der neue Chef"."""
    name = line.at(last).text
    if noun_lemma(name) not in (name, f"{name}r", f"{name[:-1]}r"):
        return False
    first = last - 1
    if line.at(first).text == "-":
        first -= 2
    while ADJECTIVE.fullmatch(line.at(first).text) and line.at(first).lower not in ONE:
        first -= 1
    return line.at(first).lower in ONE


def is_name(line: Line, last: int) -> bool:
    """Whether a proper name ends at `last`, and no figure stands before it."""
    name, before = line.at(last).text, line.at(last - 1)
    return (tag_of(name) == NAME_TAG or is_first_name(name)) and not before.text[-1:].isdigit() and before.text != "%"


def is_age_limit(line: Line, figure: Figure) -> bool:
    """ "ein Viertel davon ist unter 18", "a quarter of them under 18", "shoppers over 21": ages at which law and
    statistics draw a line."""
    before, person, after = line.at(figure.first - 1).lower, line.at(figure.first - 2).lower, line.at(figure.end)
    stops = not after.text[:1].isalnum() and after.text not in ("%", "-", "°", "€", "$")
    if line.language == "en" and before in ("over", "under") and person in BEFORE_OVER:
        whole = figure.digits and (stops or (after.lower in BEHIND_LIMIT and not after.glued))
        return whole and figure.value in AGE_LIMITS | AGES_OF_OLD
    limited = before in ("unter", "under") and person in BEFORE_LIMIT
    return limited and stops and figure.digits and figure.value in AGE_LIMITS
