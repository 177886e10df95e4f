"""Names of people in running text, with the office, party and age that stand directly before or after them.

A name is a first name of the table with a surname, a name after an office ("Kanzler Merz"), or a name before a bracket
with a party. Everything is read from the words around it (at most a dozen), so the cost is linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from checker.expression import Expression
from checker.finding.people.countries import scope_named, scope_of_genitive, scope_shown
from checker.finding.people.names import is_first_name, is_near_first_name, load_table, titles
from checker.finding.people.offices import Role, read_role
from checker.finding.people.parties import party_named
from checker.finding.people.persons import Name, StatedAge, StatedOffice, StatedParty
from checker.finding.people.scanning import Piece
from checker.language import is_known, tag_of

FIRST_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "ter",
        "ten",
        "af",
        "zu",
        "zur",
        "vom",
    ]
)
NEXT_PARTICLES = frozenset(["der", "den", "dem", "la", "las", "los", "zu", "und"])
ROMANCE = frozenset(["de", "da", "do", "dos", "del", "della", "di", "la", "y"])
BETWEEN_NAMES = frozenset(("Kardinal", "Graf", "Gräfin", "Freiherr", "Freifrau", "Prinz", "Prinzessin"))
LONGEST_GIVEN = 4
LONGEST_PART = 12  # letters of the second part of a double name
BODIES = ("firma", "konzern", "reederei", "sorte", "marke", "kette", "stiftung")  # what stands behind is their name
OWNING = frozenset(("My",))  # first names that are English possessives
SENTENCE_MARKS = frozenset((".", "!", "?", "\n"))
ASKING = frozenset(("Can",))  # first names that open an English question, too
LONGEST_QUESTION = 40  # pieces
OWN_NAME = Expression(r"(?:['’]s?|/.*)$")  # "Jo Rabe's book", "Foto: Jo Rabe/xyz": what is no part of a surname


@dataclass(slots=True)
class Found:
    """A name found, pieces first to last (exclusive), and what stands around it; filled in step by step."""

    name: Name
    first: int
    last: int
    parties: list[StatedParty] = field(default_factory=list)
    offices: list[StatedOffice] = field(default_factory=list)
    ages: list[StatedAge] = field(default_factory=list)
    feminine: bool | None = None
    masculine: bool = False
    roles: list[Role] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Capitalised words that never are a surname."""
    return frozenset(load_table("names")["no_surname"])


@lru_cache(maxsize=50_000)
def is_common_noun(word: str) -> bool:
    """Whether a capitalised word is a noun of the language rather than a name."""
    return bool(is_known(word)) and tag_of(word) == "NN"


def may_be_surname(word: str) -> bool:
    """Whether a capitalised word may be a surname at all: no function word, day, party or compound office."""
    if not word[0].isupper() or word in stop_words() or party_named(word) or word[-1].isdecimal():
        return False
    role = read_role(word)
    return role is None or (role.party is None and role.head == word.lower().removesuffix("s") and "-" not in word)


def find_names(pieces: tuple[Piece, ...]) -> list[Found]:
    """All names with a first name of the table, after an office or before a party bracket, in order of place."""
    found: list[Found] = []
    beyond = 0
    capitals = [place for place, piece in enumerate(pieces) if piece.capital]
    for place in capitals:
        if place >= beyond and (is_first_name(pieces[place].text) or _stands_by_capital(pieces, place)):
            name = _read_at(pieces, place)
            if name is not None:
                found.append(name)
                beyond = name.last
    return found


def _stands_by_capital(pieces: tuple[Piece, ...], place: int) -> bool:
    """Whether a capital follows a word, which may be a slip of a first name, or an office or title may stand before it:
    no other word that is no first name begins a name."""
    if place + 1 < len(pieces) and pieces[place + 1].capital:
        return True
    before = pieces[place - 1] if place else None
    return before is not None and (before.capital or before.text == "." or before.text.lower() in titles())


def _read_at(pieces: tuple[Piece, ...], place: int) -> Found | None:
    if _may_be_given(pieces, place) and not _is_part_of_a_title(pieces, place):
        name = read_full_name(pieces, place)
        if name is not None:
            return name
    before = _role_before(pieces, place)
    if before is not None:
        return _read_after_role(pieces, place)
    return None


def _may_be_given(pieces: tuple[Piece, ...], place: int) -> bool:
    """A first name of the table, or an unknown word one slip from one before an unknown word: "Flarian Wartenberg"."""
    word = pieces[place].text
    if word in OWNING and is_known(_text_at(pieces, place + 1), "en"):
        return False  # "My Government will", and not "My Lindqvist"
    if word in ASKING and _opens_question(pieces, place):
        return False  # "Can Rahimi win?", and not "Can Aydin"
    if is_first_name(word):
        return not _ends_on_noun(word)
    if place + 1 == len(pieces) or not pieces[place + 1].capital:
        return False
    following = pieces[place + 1].text
    if len(following) < 3 or not following[0].isalpha():
        return False
    return _may_be_slip_of_given(word) and read_role(following) is None and not is_common_noun(following)


def _opens_question(pieces: tuple[Piece, ...], place: int) -> bool:
    """Whether a word opens a sentence that ends on a question mark."""
    if place and pieces[place - 1].text not in SENTENCE_MARKS:
        return False
    behind = (piece.text for piece in pieces[place + 1 : place + LONGEST_QUESTION])
    return next((text for text in behind if text in SENTENCE_MARKS), "") == "?"


@lru_cache(maxsize=50_000)
def _may_be_slip_of_given(word: str) -> bool:
    """Whether a word that has no other meaning is one slip from a first name."""
    if len(word) < 5 or not is_near_first_name(word) or is_known(word):  # the cheaper question first
        return False
    if read_role(word) is not None or scope_shown(word) is not None or party_named(word):
        return False
    return not is_known(word, "en")  # "Actor Jane Doe"


@lru_cache(maxsize=50_000)
def _ends_on_noun(word: str) -> bool:
    """Whether a word with a hyphen is no double name but a compound: "Uno-Bericht"."""
    _, hyphen, last = word.rpartition("-")
    return bool(hyphen) and not is_first_name(last) and (len(last) > LONGEST_PART or is_common_noun(last))


def _is_part_of_a_title(pieces: tuple[Piece, ...], place: int) -> bool:
    before = pieces[place - 1].text if place else ""
    if before in ("Bündnis", "Elevador", "Hotel", "Haus", "Villa", "Platz", "San", "Santa"):
        return True
    at = place - 1
    while at > max(0, place - LONGEST_GIVEN) and pieces[at].capital and not pieces[at].text.lower().endswith(BODIES):
        at -= 1
    return at >= 0 and pieces[at].text.lower().endswith(BODIES)


def read_full_name(pieces: tuple[Piece, ...], place: int) -> Found | None:
    """The name whose first name stands at `place`, or None: "Ursula von der Leyen", "Taleb A.", "Rebelo de Sousa"."""
    last = place + 1
    while last < len(pieces) and last - place < LONGEST_GIVEN and _continues_given(pieces, last):
        last += 2 if pieces[last].text != "." and _is_initial(pieces, last) else 1
    if last - place == 3 and _is_initial(pieces, place + 1) and is_common_noun(_text_at(pieces, last)):
        return _make(pieces, place, place + 1, last)  # "gegen Timo K. Anklage erhoben"
    given_end = last
    if _text_at(pieces, last) in BETWEEN_NAMES and _follows_title(pieces, last):  # "Otto Graf Beispiel"
        last += 1
    surname_at = _skip_particles(pieces, last)
    if last > given_end and surname_at < len(pieces) and _is_surname_at(pieces, surname_at):
        return _make_titled(pieces, place, given_end, last, _end_of_surname(pieces, surname_at))
    if surname_at < len(pieces) and _is_surname_at(pieces, surname_at):
        last = _end_of_surname(pieces, surname_at)
        if surname_at == given_end and _is_middle_name(pieces, surname_at, last):
            given_end, last = last, last + 1
    elif last - place >= 2 and not _is_initial(pieces, last - 2):
        given_end = last - 1
        surname_at = given_end
    else:
        return None
    if last < len(pieces) and pieces[last].text in _endings_of_places():
        return None
    return _make(pieces, place, given_end, last)


def _is_middle_name(pieces: tuple[Piece, ...], place: int, last: int) -> bool:
    """Whether the word at `place` is a middle name before the surname at `last`, a word that is nothing but a name:
    "Ada Lamb O'Hara", "Joan Moss Wexley"."""
    word, after = _text_at(pieces, last), _text_at(pieces, last + 1)
    middle = pieces[place].text
    if last != place + 1 or not middle.isalpha() or middle.endswith("s") or len(word) < 4 or not pieces[last].capital:
        return False  # "Jo Rabes Landhaus": a genitive
    plain = OWN_NAME.sub("", word)
    if not plain.replace("'", "").replace("’", "").isalpha() or after[:1].isupper():
        return False
    return may_be_surname(plain) and not (is_known(plain) or is_known(plain, "en") or scope_shown(plain))


def _follows_title(pieces: tuple[Piece, ...], place: int) -> bool:
    """Whether the word behind a title is a name or a particle of one, so that the title is no surname ("Graf")."""
    following = _text_at(pieces, place + 1)
    if following.lower() in FIRST_PARTICLES:
        return True
    return following[:1].isupper() and may_be_surname(following) and not is_common_noun(following)


def _make_titled(pieces: tuple[Piece, ...], first: int, given_end: int, surname_at: int, last: int) -> Found:
    """The name without the title between its two parts; its passage holds the title."""
    found = _make(pieces, first, given_end, last)
    surname = _join(pieces, surname_at, last).rstrip("'’")
    return Found(Name(found.name.given, surname, found.name.start, found.name.end), first, last)


@lru_cache(maxsize=1)
def _endings_of_places() -> frozenset[str]:
    return frozenset(load_table("names")["places"])


def _continues_given(pieces: tuple[Piece, ...], place: int) -> bool:
    return _is_initial(pieces, place) or (is_first_name(pieces[place].text) and pieces[place].text not in stop_words())


def _is_initial(pieces: tuple[Piece, ...], place: int) -> bool:
    word = pieces[place].text
    return len(word) == 1 and word.isalpha() and word.isupper() and _text_at(pieces, place + 1) == "."


def _text_at(pieces: tuple[Piece, ...], place: int) -> str:
    return pieces[place].text if 0 <= place < len(pieces) else ""


def _skip_particles(pieces: tuple[Piece, ...], place: int) -> int:
    word = _text_at(pieces, place)
    if word.lower() not in FIRST_PARTICLES:
        return place
    last = place + 1
    while last < place + 3 and _text_at(pieces, last) in NEXT_PARTICLES:
        last += 1
    surname = _text_at(pieces, last)
    if word in ("zu", "zur", "vom", "da", "von") and (
        not surname or not surname[0].isupper() or is_common_noun(surname)
    ):
        return place
    return last


def _is_surname_at(pieces: tuple[Piece, ...], place: int) -> bool:
    piece = pieces[place]
    if not piece.capital or not piece.text[0].isalpha():
        return False
    return _is_initial(pieces, place) or (len(piece.text) > 1 and may_be_surname(piece.text))


def _end_of_surname(pieces: tuple[Piece, ...], place: int) -> int:
    last = place + 1
    if _text_at(pieces, last) in ROMANCE:
        end = last + 1
        while _text_at(pieces, end) in ROMANCE | {"los", "las"}:
            end += 1
        word = _text_at(pieces, end)
        if end - last <= 2 and word[:1].isupper() and may_be_surname(word):
            return end + 1
    return last


def _make(pieces: tuple[Piece, ...], first: int, given_end: int, last: int) -> Found:
    given = _join(pieces, first, given_end)
    surname = _join(pieces, given_end, last)
    own = OWN_NAME.sub("", surname)
    end = pieces[last - 1].end - (len(surname) - len(own) if given_end < last else 0)
    return Found(Name(given, own, pieces[first].start, end), first, last)


def _join(pieces: tuple[Piece, ...], first: int, last: int) -> str:
    return " ".join(piece.text for piece in pieces[first:last] if piece.text != ".")


def _role_before(pieces: tuple[Piece, ...], place: int) -> Role | None:
    before, known = place - 1, titles()
    while before > 0 and _title_at(pieces, before).lower() in known:
        before -= 1
    return read_role(pieces[before].text) if before >= 0 and pieces[before].capital else None


def _title_at(pieces: tuple[Piece, ...], place: int) -> str:
    """The word at a place, or before its full stop, which may be a title."""
    word = pieces[place].text
    return pieces[place - 1].text if word == "." else word


def _read_after_role(pieces: tuple[Piece, ...], place: int) -> Found | None:
    """A name of which no part is in the table, directly after an office: "Gesandter Ymir Qvist", "Kanzler Merz"."""
    word = pieces[place].text
    if not _may_follow_role(word):
        return None
    following = _text_at(pieces, place + 1)
    surname_at = _skip_particles(pieces, place + 1)
    two_words = (following[:1].isupper() and _may_follow_role(following)) or surname_at > place + 1
    if two_words and surname_at < len(pieces) and _is_surname_at(pieces, surname_at):
        return _make(pieces, place, place + 1, _end_of_surname(pieces, surname_at))
    particles_end = _skip_particles(pieces, place)
    if particles_end > place:
        return None
    return _make(pieces, place, place, place + 1)


def _may_follow_role(word: str) -> bool:
    if not may_be_surname(word) or read_role(word) is not None or word.lower() in titles():
        return False
    if scope_named(word) or scope_of_genitive(word) or not word[0].isalpha() or len(word) < 2:
        return False
    return not is_common_noun(word)
