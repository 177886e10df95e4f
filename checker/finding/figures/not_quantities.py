"""Figures that measure nothing: articles of law, road and aircraft names, page and telephone numbers, addresses."""

from __future__ import annotations

from checker.expression import Expression
from checker.finding.figures.draft import Figure
from checker.finding.figures.number_words import number_word
from checker.finding.figures.numerals import stroke
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of, load_units, unit_at
from checker.finding.figures.word_lists import words
from checker.finding.people.places import is_place_form
from checker.language import tag_of
from checker.language.words import lemma_of

NAMED_BY_NUMBER = {"de": words("named_by_number"), "en": words("named_by_number_en")}
COUNTED = words("counted_unchanged")
PEOPLE, WEEKDAYS = words("people_en"), words("weekdays_en")
STREETS = words("streets_en")
POSTCODE = 5
ADJECTIVE_TAG, NAME_TAG = "ADJA", "NE"
BEFORE_NAME = frozenset('&"„“”»«‚(')
MINUTE_AFTER = frozenset(")/,+")
HALVES_END = frozenset(("45", "90", "105", "120"))  # minutes of play; source: IFAB, Laws of the Game, law 7
MINUTE_WORDS = frozenset(("minute", "minuten", "minutes"))
JOINED_EN = frozenset(("magnitude", "mid", "early", "late"))
OUT_OF = ("der", "von", "of")
SAYING = frozenset(
    ("laut", "angaben", "angabe", "auskunft", "aussage", "darstellung", "informationen", "erkenntnissen")
)
RESULT_MARKS = frozenset(("–", "-", ",", ":", ".", "*", ")", ";"))
PLACING, JOINING = frozenset(("in", "bei")), frozenset((",", "und", "sowie"))
CLAUSE = 24  # pieces before a further place within which the first place stands
NAMED_DOTTED = words("named_by_number_dotted")
YEAR_DASHES, CENTURIES = frozenset("-–"), ("19", "20")
URL = Expression(r"(?:https?://|www\.)\S+")


def is_part_of_name(line: Line, index: int) -> bool:
    """Whether the figure here is glued to letters before it ("A7", "CO2", "Covid-19")."""
    before = line.at(index - 1)
    piece = line.at(index)
    if not piece.glued:
        return False
    if before.text == "M" and "." in piece.text and line.language == "en":
        return False  # "an M5.9 quake"
    if before.text[:1].isalpha() or before.text in ("_", "#", "@"):
        return before.text.upper() not in load_units(line.language).codes and before.text not in ("$", "€", "£")
    if before.text in "-‑–−/.":
        further = line.at(index - 2)
        if line.language == "en" and further.lower in JOINED_EN:
            return False  # "a magnitude-5.9 quake", "in her mid-20s"
        return before.glued and (further.text[:1].isalpha() or (before.text == "/" and further.text[:1].isdecimal()))
    return False


def is_named_by_number(line: Line, index: int) -> bool:
    """Whether the word before makes the figure a name: "Artikel 5", "Boeing 737", "§ 129a", "Seite 3"."""
    at = index - 1
    if line.at(at).text == "." and (line.at(at).glued or line.language == "en"):
        at -= 1
    before = line.at(at)
    letter = len(before.text) == 1 and before.text.isupper() and before.text != "I" and at == index - 1
    letter = letter and not (line.language == "en" and before.text == "A")  # "A 35-year-old"
    if letter and line.at(index).text.isdecimal() and not before.glued:
        return True
    if before.lower not in NAMED_BY_NUMBER[line.language] or is_sum(line, index):
        return False
    return at != index - 2 or before.lower in NAMED_DOTTED


def is_sum(line: Line, index: int) -> bool:
    """Whether a scale word or a currency behind the figure makes it an amount: "für die Halle 3 Millionen Euro"."""
    word = number_word(line.at(index + 1).lower, line.language) if line.is_word(index + 1) else None
    unit = unit_at(line, index + 1)
    return (word is not None and word.kind == "scale") or (unit is not None and dimension_of(unit[0].code) == "money")


def is_postcode(line: Line, index: int) -> bool:
    """Whether five figures are a postal code: behind a street number, "in", a bracket or at the start of a line, and
    before a place: "Hauptweg 7, 54321 Musterdorf"."""
    text, place = line.at(index).text, line.at(index + 1)
    if (
        len(text) != POSTCODE
        or not text.isdecimal()
        or not place.text[:1].isupper()
        or place.glued
        or line.language != "de"
    ):
        return False
    before = line.at(index - 1)
    if before.text not in ("", ",", "(", "•", "|", "·") and before.lower not in ("in", "aus", "nach", "bei", "d"):
        return False
    return place.lower not in COUNTED and not is_figure_word(place.lower) and lemma_of(place.text, "de") == place.text


def is_house_number(line: Line, index: int) -> bool:
    """Whether an English figure is the number of a house or a postal code: "10 Downing Street", "Dallas, TX 75201"."""
    text, before = line.at(index).text, line.at(index - 1).text
    if line.language != "en" or not text.isdecimal() or len(text) > POSTCODE:
        return False
    if len(text) == POSTCODE and len(before) == 2 and before.isupper() and line.at(index - 2).text == ",":
        return True
    for at in range(index + 1, index + 4):
        if not line.at(at).text[:1].isupper() or line.at(at).glued:
            return False
        if line.at(at).lower in STREETS and at > index + 1:
            return True
    return False


def is_figure_word(lower: str) -> bool:
    """Whether a word is a unit or a scale word, so that what stands before it is an amount."""
    return lower in load_units("de").forms or number_word(lower, "de") is not None


def telephone_end(line: Line, index: int) -> int:
    """The index after a telephone or file number that starts here (three groups or more, or a leading plus); else 0."""
    at, groups = index, 1
    while (
        line.at(at + 1).text in ("-", "/", "–")
        and line.at(at + 1).glued
        and line.at(at + 2).glued
        and line.is_figure(at + 2)
    ):
        at, groups = at + 2, groups + 1
    plus = line.at(index - 1).text == "+" and line.at(index).glued
    return at + 1 if groups >= 3 or (plus and groups >= 2) else 0


def digits_end(line: Line, index: int) -> int:
    """The index after a dotted row of figures ("1.1.", "192.168.0.1", "10.15.2"); else 0."""
    if line.at(index + 1).text == "G" and line.at(index + 1).glued and len(line.at(index).text) == 1:
        return index + 2  # "4G-fähige Geräte", "das 5G-Netz"
    at, dots = index, 0
    while (
        line.at(at + 1).text in (".", ":")
        and line.at(at + 1).glued
        and line.at(at + 2).glued
        and line.is_figure(at + 2)
    ):
        at, dots = at + 2, dots + 1
    pointed = line.language == "en" and "." in line.at(index).text  # "192.168" of "192.168.0.1" is one piece
    dots += bool(pointed and dots)
    timed = line.at(index + 1).text == ":" and dots == 1 and not line.at(index + 2).text.isdecimal()
    if timed or is_loose_stroke(line, index):
        return index + 3
    closed = line.at(index + 1).text == line.at(at + 1).text == "." and line.at(at + 1).glued
    return at + 1 if dots >= 2 or (dots == 1 and closed) else 0


def comma_row_end(line: Line, index: int) -> int:
    """The index after three figures or more that commas join without a blank ("3,7,12,33"), which are a list and no
    decimals; else 0."""
    at = index
    while line.at(at + 1).text == "," and line.at(at + 1).glued and line.at(at + 2).glued and line.is_figure(at + 2):
        at += 2
    decimals = line.language == "de" and "," in line.at(index).text  # "3,7" of "3,7,12" is one piece
    return at + 1 if at - index >= (2 if decimals else 4) else 0


def is_second_year(line: Line, index: int) -> bool:
    """Whether the two figures here close a season or a business year: "2022-23"."""
    dash, year = line.at(index - 1), line.at(index - 2).text
    joined = dash.text in YEAR_DASHES and dash.glued and line.at(index).glued
    text = line.at(index).text
    if not joined or len(text) != 2 or len(year) != 4 or not (text + year).isdecimal() or year[:2] not in CENTURIES:
        return False
    return int(text) == (int(year) + 1) % 100


def is_loose_stroke(line: Line, index: int) -> bool:
    """Whether "7/6" or "2014/15" stands here: two figures with a stroke that are no fraction."""
    mark, after = line.at(index + 1), line.at(index + 2)
    joined = mark.text == "/" and mark.glued and after.glued and line.is_figure(index + 2)
    return joined and stroke(line, index) is None


def leading_zero_end(line: Line, index: int) -> int:
    """The index after a telephone number that starts with a zero here; 0 for "0,5", "0" or a line of one figure."""
    text = line.at(index).text
    return after_groups(line, index) if text[0] == "0" and len(text) > 2 and text.isdecimal() and len(line) > 1 else 0


def after_groups(line: Line, index: int) -> int:
    """The index after the groups of digits of a telephone number."""
    at = index + 1
    while line.is_figure(at) or (line.at(at).text in ("/", "-") and line.is_figure(at + 1)):
        at += 1
    return at


def list_number_end(line: Line, index: int) -> int:
    """The index after the number of an item ("1. Der Plan", "2) Geld") or a minute of play "(94.)"; else 0."""
    mark, after = line.at(index + 1), line.at(index + 2)
    if not mark.glued or not line.at(index).text.isdecimal() or len(line.at(index).text) > 3:
        return 0
    if index == 0 and mark.text in (".", ")") and after.text[:1].isupper() and not after.glued:
        return index + 2
    if mark.text == ")" and is_item(line, index):
        return index + 2
    if mark.text != ".":
        return 0
    if after.glued and after.text in MINUTE_AFTER and is_in_brackets(line, index):
        return index + 2
    # "2. Name (Land) 9,92 - 3. Name": ranks in a table of results.
    before = line.at(index - 1).text
    listed = before in RESULT_MARKS or before[:1].isdecimal()
    if before == "," and line.language == "en" and line.is_word(index - 2):
        return 0  # "said Jane Doe, 29. It rained"
    return index + 2 if listed and after.text[:1].isupper() and not after.glued else 0


def is_item(line: Line, index: int) -> bool:
    """Whether the number and its bracket here head an item of a list in a sentence: "we need: 1) time, 2) money"."""
    before, after = line.at(index - 1), line.at(index + 2)
    parted = not before.text[:1].isalnum() or before.lower in ("and", "or", "und", "oder", "sowie")
    return len(line.at(index).text) < 3 and parted and after.text.isalpha() and not is_in_brackets(line, index)


def added_time_end(line: Line, index: int) -> int:
    """The index after a minute of added time ("90.+3", "in der 45. + 2 Minute", "90+3 minutes"); else 0."""
    if line.at(index).text not in HALVES_END:
        return 0
    at = index + 1
    at += line.at(at).glued and line.at(at).text in (".", "th")
    if line.at(at).text != "+" or not line.is_figure(at + 1):
        return 0
    at += 2
    at += line.at(at).glued and line.at(at).text == "."
    return at + (line.at(at).lower in MINUTE_WORDS)


def is_in_brackets(line: Line, index: int) -> bool:
    """Whether an opening bracket stands shortly before."""
    return any(line.at(at).text == "(" for at in range(index - 1, max(-1, index - 13), -1))


def listed_end(line: Line, index: int) -> int:
    """The index after further bare figures that go on from a name with a number ("Windows 7, 8 oder 8.1")."""
    at = after_dots(line, index)
    if [line.at(at).lower, line.at(at + 1).lower] == ["out", "of"] and line.is_figure(at + 2):
        return at + 3  # "a level 3 out of 5 risk"
    for _ in range(8):
        joined = line.at(at).lower in (",", "und", "oder", "bis", "/", "-", "–", "and", "or")
        if (
            not joined
            or not line.is_figure(at + 1)
            or line.at(at + 2).text[:1].isupper()
            or line.at(at + 2).lower == "%"
        ):
            return at
        at = after_groups(line, at + 1) if line.at(at + 1).text[0] == "0" else at + 2
        at = after_dots(line, at)
    return at


def after_dots(line: Line, index: int) -> int:
    """The index after ".1.2" of a version number."""
    while (
        line.at(index).text == "." and line.at(index).glued and line.at(index + 1).glued and line.is_figure(index + 1)
    ):
        index += 2
    return index


def is_model(line: Line, index: int, after: int) -> bool:
    """Whether letters that are no unit are glued to the figure: "6P", "3sat", "500er"."""
    return line.at(after).glued and line.is_word(after) and line.at(index).text[:1].isdecimal()


def is_name_and_number(line: Line, index: int, after: int) -> bool:
    """Whether a bare figure follows a name and nothing it could count follows: "Firefox 41", "Leopard 2"."""
    before = line.at(index - 1)
    joined = before.glued and line.at(index - 2).text not in BEFORE_NAME  # "the S&P 500 fell"
    if before.text == before.lower or not line.is_word(index - 1) or joined:
        return False
    if line.ends_sentence(index - 2) or not line.at(index).text.isdecimal() or len(line.at(index).text) > 4:
        return False
    follower = line.at(after)
    if follower.lower in OUT_OF and line.is_figure(after + 1):
        return False  # "am Mittwoch 12 der 40 Räte"
    if is_behind_source(line, index) or (line.at(index - 2).lower == "in" and is_place_form(before.text)):
        return False  # "in Hessen 75"
    if line.language == "de" and continues_places(line, index):
        return False
    if line.language == "de" and line.at(after + 1).text[:1].isupper() and tag_of(follower.text) == ADJECTIVE_TAG:
        return False  # "laut Amt 12 neue Räte"
    if line.language == "en" and not follower.glued:
        counted = follower.lower in PEOPLE or (before.lower in WEEKDAYS and follower.lower.endswith("s"))
        return not (counted or follower.text[:1].isupper())  # "On Friday 12 people", "In Springfield 12 people"
    return not follower.text[:1].isupper() or follower.glued


def is_behind_source(line: Line, index: int) -> bool:
    """Whether the noun before the figure is who says it, so that it names nothing: "sind laut Kammer 75 gegangen"."""
    for at in range(index - 2, max(index - 6, -1), -1):
        word = line.at(at)
        if word.lower in SAYING:
            return True
        if not line.is_word(at) or word.glued:
            return False
    return False


def continues_places(line: Line, index: int) -> bool:
    """Whether the figure is that of a further place of its sentence, whose noun stands at the first: "In Oberau fielen
    40 Züge aus, in Ebental 25"; not with a program, whose number stands with its name everywhere ("in Windows 10")."""
    if line.at(index - 2).lower not in PLACING or line.at(index - 3).lower not in JOINING:
        return False
    if tag_of(line.at(index - 1).text) != NAME_TAG:
        return False  # "in Zone 3"
    placed = counted = False
    for at in range(index - 4, max(index - CLAUSE, -1), -1):
        if line.ends_sentence(at):
            break
        counted = counted or line.is_figure(at)
        named = line.at(at).text.istitle() and line.at(at - 1).lower in PLACING
        placed = placed or (named and not line.is_figure(at + 1))
    return placed and counted


def is_half_hour(line: Line, figure: Figure) -> bool:
    """ "halb zwei", "Viertel nach drei": a time of day."""
    before = (line.at(figure.first - 1).lower, line.at(figure.first - 2).lower)
    part = before[0] in ("halb", "viertel") or (before[0] in ("vor", "nach") and before[1] == "viertel")
    return part and figure.kind == "count" and figure.value is not None and 0 < figure.value < 13


def address_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every web address."""
    return [found.span() for found in URL.finditer(text)] if "http" in text or "www." in text else []
