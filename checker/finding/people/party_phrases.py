"""Parties that a sentence gives a name in other words than a bracket or a compound.

"NAME von den Grünen", "NAME, SPD,", "der Grüne NAME", "für die AfD kandidiert NAME", "NAME gehört der CDU an",
"die parteilose NAME". What may as well say that a party does something to somebody ("NAME wurde von der SPD ...") is
left alone. The words stand in data/parties.toml, section "phrases"; places are those of pieces.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.expression import Expression
from checker.finding.people.mentions import Found
from checker.finding.people.names import load_table
from checker.finding.people.parties import ALLIANCES, party_named
from checker.finding.people.persons import StatedParty
from checker.finding.people.scanning import Piece
from checker.finding.people.surroundings import text_at

INDEPENDENT = Expression(r"parteilos(?:e[rnms]?)")
YEAR = Expression(r"(?:19|20)\d\d")
CLAUSE_MARKS = frozenset((",", ";", ":", ".", "!", "?", "\n", "„", "“", "”", '"', "»", "«", "–", "—"))
AFTER_BARE = frozenset((",", ".", ";", ":", "\n", "", ")"))
DASHES = frozenset(("-", "–", "—"))
DETERMINERS = frozenset(("der", "den", "dem", "die", "das"))
GENITIVES = frozenset(("der", "des", "von", "vom"))
RELATIVES = frozenset(("der", "die", "das"))
ENTERS = frozenset(("zieht", "zog", "ziehen", "zogen", "rückt", "rückte"))
TOWARDS = frozenset(("an", "für", "gegen", "über", "zu", "auf"))  # "Kritik an NAME aus der CDU"
TABLES = frozenset(("members", "adjectives", "adjectives_en", "members_en"))
LONGEST_PARTY = 4  # pieces
ORIGINS = {"von": DETERMINERS, "aus": DETERMINERS, "of": frozenset(("the",)), "from": frozenset(("the",))}
FARTHEST = 14  # pieces between a name and the end of the clause that gives it a party


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, frozenset[str]]:
    table = load_table("parties")["phrases"]
    return {name: frozenset(words) for name, words in table.items() if name not in TABLES}


@lru_cache(maxsize=1)
def _members() -> Mapping[tuple[str, str], str]:
    """Article and noun to party: ("der", "Grüne") and ("die", "Grüne"), but not ("die", "Grünen"), who are many."""
    forms: dict[tuple[str, str], str] = {}
    for row in load_table("parties")["phrases"]["members"]:
        noun = row["noun"]
        forms.update({("der", noun): row["party"], ("ein", f"{noun}r"): row["party"]})
        forms.update({(article, f"{noun}n"): row["party"] for article in ("dem", "des", "einem", "eines")})
        if row["feminine"]:
            forms.update({(article, noun): row["party"] for article in ("die", "eine")})
    return forms


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, str]:
    """Adjective before an office to party: "grüne", "grüner", "grünen"."""
    rows = load_table("parties")["phrases"]["adjectives"]
    return {row["stem"] + ending: row["party"] for row in rows for ending in ("e", "er", "en", "em", "es")}


def read_party_phrases(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """Add the party that the words around a name give it, where nothing has given one yet.

    No piece before the first or from the second of `bounds` on belongs to the name.
    """
    if found.parties:
        return
    _read_member(pieces, found, bounds[0])
    for read in (
        _read_seat,
        _read_member_en,
        _read_office_of,
        _read_sent,
        _read_bare,
        _read_origin,
        _read_member_of,
        _read_belongs,
        _read_stands_for,
    ):
        if found.parties:
            return
        read(pieces, found, text, bounds)


def party_at(pieces: tuple[Piece, ...], place: int, text: str) -> tuple[str, int] | None:
    """The party whose name begins at a place, and the place after it; None where there is none, or an alliance."""
    for last in range(min(place + LONGEST_PARTY, len(pieces)), place, -1):
        written = text[pieces[place].start : pieces[last - 1].end]
        party = party_named(written) or (party_named(written[:-1]) if written.endswith("rn") else None)
        if party:
            return None if party in ALLIANCES else (party, last)
    return None


def _add(pieces: tuple[Piece, ...], found: Found, party: str, first: int, last: int, former: bool = False) -> None:
    """Give the name a party in the passage that holds the name and the pieces from `first` to `last` (exclusive)."""
    start = min(found.name.start, pieces[first].start)
    found.parties.append(StatedParty(party, start, max(found.name.end, pieces[last - 1].end), former))


def _clause(pieces: tuple[Piece, ...], place: int, lowest: int) -> list[str]:
    """The words before a place up to the mark that opens its clause."""
    words: list[str] = []
    for at in range(place - 1, lowest - 1, -1):
        if pieces[at].text in CLAUSE_MARKS:
            break
        words.append(pieces[at].text)
    return words[::-1]


def _rest(pieces: tuple[Piece, ...], place: int, highest: int) -> list[str]:
    """The words from a place to the mark that closes its clause."""
    words: list[str] = []
    for at in range(place, min(highest, place + FARTHEST)):
        if pieces[at].text in CLAUSE_MARKS:
            break
        words.append(pieces[at].text)
    return words


def _read_member(pieces: tuple[Piece, ...], found: Found, lowest: int) -> None:
    """ "der Grüne NAME", "die parteilose NAME", "der parteilose Bürgermeister NAME", "die grüne Ministerin NAME"."""
    before = found.first - 1
    if before > lowest:
        article = text_at(pieces, before - 1).lower()
        party = _members().get((article, text_at(pieces, before)))
        if party:
            found.feminine = True if article in ("die", "eine") else found.feminine
            found.masculine = found.masculine or article not in ("die", "eine")
            _add(pieces, found, party, before, found.last)
            return
    at = before - 1 if before > lowest and before in found.used else before
    if at >= lowest and INDEPENDENT.fullmatch(text_at(pieces, at)):
        _add(pieces, found, "parteilos", at, found.last)
    elif lowest <= at < before and (belongs := _adjectives().get(text_at(pieces, at))):
        _add(pieces, found, belongs, at, found.last)


def _read_seat(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "Labour MP NAME", "Republican Rep. NAME", "Conservative group leader NAME", "Gov. NAME (R)"."""
    seat, told = found.first - 1, _phrases()
    if text_at(pieces, seat) == "." and text_at(pieces, seat - 1) in told["short_seats"]:
        seat -= 1
        letter = [text_at(pieces, found.last + place) for place in range(3)]
        code = load_table("parties")["seats"].get(letter[1])
        if code and (letter[0], letter[2]) == ("(", ")"):
            _add(pieces, found, code, seat, found.last + 3)
            return
    elif text_at(pieces, seat) not in told["seats"]:
        return
    while seat - 1 > bounds[0] and text_at(pieces, seat - 1) in told["between_seat"]:
        seat -= 1
    _add_before(pieces, found, text, seat, min(bounds[0], seat - 2))  # behind "Rep." no sentence begins


def _read_member_en(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "Democrat NAME"; and behind the name ", a Democrat," or ", a Labour MP for Leeds,"."""
    members, before = load_table("parties")["phrases"]["members_en"], found.first - 1
    for first in (before - 1, before):
        alone = first == bounds[0] or not pieces[first - 1].capital if first >= bounds[0] else False
        if alone and (party := members.get(text[pieces[first].start : pieces[before].end])):
            _add(pieces, found, party, first, found.last)
            return
    if text_at(pieces, found.last) != "," or text_at(pieces, found.last + 1) not in ("a", "an", "the"):
        return
    at = found.last + 2
    for last in range(min(at + 2, len(pieces)), at, -1):
        written, seat = text[pieces[at].start : pieces[last - 1].end], text_at(pieces, last) in _phrases()["seats"]
        party = (_party_en(written) if seat else None) or members.get(written)
        if party and text_at(pieces, last + seat) in (*AFTER_BARE, "from", "for", "who"):
            _add(pieces, found, party, found.last, last + seat)
            return


def _party_en(written: str) -> str | None:
    """The party of an English adjective or name; None for none and for an alliance."""
    party: str | None = load_table("parties")["phrases"]["adjectives_en"].get(written) or party_named(written)
    return None if party in ALLIANCES else party


def _add_before(pieces: tuple[Piece, ...], found: Found, text: str, seat: int, lowest: int) -> None:
    """Give the name the party whose one or two words end before the piece `seat`."""
    for first in (seat - 2, seat - 1):
        if first >= lowest and (party := _party_en(text[pieces[first].start : pieces[seat - 1].end])):
            _add(pieces, found, party, first, found.last)
            return


def _read_office_of(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME, Fraktionschefin der FDP,", "die Sprecherin der Grünen, NAME,", "Landeschef der SPD NAME"."""
    offices, last = _phrases()["offices_of"], found.last
    if text_at(pieces, last) == "," and text_at(pieces, last + 1) in offices and text_at(pieces, last + 2) in GENITIVES:
        named = party_at(pieces, last + 3, text) if last + 3 < len(pieces) else None
        if named:
            _add(pieces, found, named[0], last, named[1])
        return
    end = found.first - (text_at(pieces, found.first - 1) == ",")
    for first in range(end - 1, max(bounds[0], end - LONGEST_PARTY) - 1, -1):
        if text_at(pieces, first - 1) in GENITIVES and text_at(pieces, first - 2) in offices:
            named = party_at(pieces, first, text)
            if named and named[1] == end:
                _add(pieces, found, named[0], first - 2, found.last)
            return


def _read_sent(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "Die CDU schickt NAME ins Rennen", "Die Grünen nominierten NAME"."""
    verb = found.first - 1
    if text_at(pieces, verb).removesuffix("en").removesuffix("n") not in _phrases()["sending"]:
        return
    rest = _rest(pieces, found.last, bounds[1])
    if text_at(pieces, verb).startswith("schick") and "Rennen" not in rest:
        return
    for first in range(verb - 1, max(bounds[0], verb - LONGEST_PARTY) - 1, -1):
        named = party_at(pieces, first, text)
        if named and named[1] == verb and text_at(pieces, first - 1).lower() in ("die", "das"):
            _add(pieces, found, named[0], first, found.last)
            return


def _read_bare(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME, SPD," and "NAME - SPD -"; a row of parties belongs to nobody: "mit NAME, SPD, Grünen und FDP"."""
    mark = text_at(pieces, found.last)
    if mark != "," and mark not in DASHES:
        return
    named = party_at(pieces, found.last + 1, text) if found.last + 1 < len(pieces) else None
    if named is None:
        return
    party, last = named
    closing = text_at(pieces, last)
    if closing not in (DASHES if mark in DASHES else AFTER_BARE):
        return
    following = last + 1 if text_at(pieces, last + 1) not in DETERMINERS else last + 2
    if closing == "," and following < len(pieces) and party_at(pieces, following, text):
        return
    if party_at(pieces, max(bounds[0], found.first - 2), text) and text_at(pieces, found.first - 1) == ",":
        return
    _add(pieces, found, party, found.last, last)


def _read_origin(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME von der SPD", "NAME aus der CDU", "NAME vom BSW", "NAME of the Greens"."""
    start = found.last + (text_at(pieces, found.last) == ",")  # "NAME, of the Labour Party, said"
    word = text_at(pieces, start)
    if word == "vom":
        at = start + 1
    elif text_at(pieces, start + 1) in ORIGINS.get(word, ()):
        at = start + 2
    else:
        return
    named = party_at(pieces, at, text) if at < len(pieces) else None
    if named is None:
        return
    party, last = named
    if start > found.last and text_at(pieces, last) not in AFTER_BARE:
        return
    words, rest = _clause(pieces, found.first, bounds[0]), _rest(pieces, last, bounds[1])
    told = _phrases()
    moves = told["passive"] | told["taking"]
    if moves.intersection(words) or (told["openers"].intersection(words[:1]) and moves.intersection(rest)):
        return
    if word == "aus" and told["leaving"].intersection((*words, *rest)):
        return
    if len(words) > 1 and words[-1] in TOWARDS and words[-2][:1].isupper():
        return
    _add(pieces, found, party, found.last, last)


def _read_member_of(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME ist Mitglied der CDU", "NAME, Mitglied der FDP"."""
    word = text_at(pieces, found.last)
    if word not in (",", "ist", "war"):
        return
    at = next((at for at in range(found.last + 1, min(found.last + 5, bounds[1])) if pieces[at].text == "Mitglied"), 0)
    between = {pieces[place].text for place in range(found.last + 1, at)}
    if not at or "kein" in between or "nicht" in between:
        return
    at += 1
    at += text_at(pieces, at) in ("bei", "in", "im")
    at += text_at(pieces, at) in DETERMINERS
    named = party_at(pieces, at, text) if at < len(pieces) else None
    if named is not None:
        former = word == "war" or bool(_phrases()["once"] & between)
        _add(pieces, found, named[0], found.last, named[1], former)


def _read_belongs(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME gehört (seit 2019) der CDU an", "NAME, die der SPD angehört"."""
    words = _rest(pieces, found.last, bounds[1])
    place = found.last
    if words and words[0] in ("gehört", "gehörte"):
        closes, former = {"an"}, words[0] == "gehörte"
    elif text_at(pieces, place) == "," and text_at(pieces, place + 1) in RELATIVES:
        place += 1
        words = _rest(pieces, place, bounds[1])
        closes, former = {"angehört", "angehörte"}, "angehörte" in words
    else:
        return
    if "nicht" in words or "keiner" in words or not closes & set(words[-1:]):
        return
    for at in range(place + 1, place + len(words) - 1):
        if pieces[at].text in ("der", "den", "dem") and (named := party_at(pieces, at + 1, text)):
            _add(pieces, found, named[0], found.last, place + len(words), former or bool(_phrases()["once"] & {*words}))
            return


def _read_stands_for(pieces: tuple[Piece, ...], found: Found, text: str, bounds: tuple[int, int]) -> None:
    """ "NAME kandidiert für die AfD", "für die Grünen trat NAME an", "NAME, der für die SPD im Rat sitzt"."""
    before = _clause(pieces, found.first, bounds[0])
    start, first = found.last, found.first - len(before)
    if text_at(pieces, start) == "," and text_at(pieces, start + 1) in RELATIVES:
        start, first, before = start + 1, found.first, []
    rest = _rest(pieces, start, bounds[1])
    words = [*before, *rest]
    enters = words[-1:] == ["ein"] and not ENTERS.isdisjoint(words)  # "tritt für die AfD ein" speaks for it
    stands = words[-1:] != ["ein"] and not _phrases()["standing"].isdisjoint(words)
    if "nicht" in words or not (enters or stands):
        return
    for at in (*range(first, found.first), *range(start, start + len(rest))):
        if pieces[at].text.lower() != "für" or text_at(pieces, at + 1) not in DETERMINERS:
            continue
        named = party_at(pieces, at + 2, text) if at + 2 < len(pieces) else None
        if named is not None:
            former = bool(_phrases()["once"] & {*words}) or any(YEAR.fullmatch(word) for word in words)
            _add(pieces, found, named[0], at, named[1], former)
            return
