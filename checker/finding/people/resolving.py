"""Who is who within one article: names of one person become one person, "der SPD-Politiker" and "der Minister" too."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.finding.people.countries import scope_shown
from checker.finding.people.exclusion import offices_agree
from checker.finding.people.mentions import Found
from checker.finding.people.names import (
    LONGEST_NAME,
    fold,
    given_equal,
    is_first_name,
    leave_out,
    slip_distance,
)
from checker.finding.people.offices import Office, read_role
from checker.finding.people.parties import parties_agree
from checker.finding.people.persons import Name, Person, PersonMention, StatedAge, StatedOffice, StatedParty
from checker.finding.people.scanning import Piece
from checker.language import is_known

SUBSTITUTED = 8  # letters of a surname from which one letter for another is a slip


@dataclass(slots=True)
class Draft:
    """A person while the article is read.

    `starts` are the places in order; `different_offices` and `different_parties` are what is said of the person, each
    once: whoever asks whether one of them agrees must not go through all that is said, which costs the square.
    """

    given: str
    surname: str
    names: dict[str, Name] = field(default_factory=dict)
    places: list[tuple[int, int, str, bool]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    parties: list[StatedParty] = field(default_factory=list)
    offices: list[StatedOffice] = field(default_factory=list)
    different_parties: dict[str, None] = field(default_factory=dict)
    different_offices: dict[Office, None] = field(default_factory=dict)
    ages: list[StatedAge] = field(default_factory=list)
    feminine: bool | None = None
    masculine: bool = False
    slips: dict[str, Name] = field(default_factory=dict)

    def add(self, found: Found) -> None:
        """Count one mention as this person's: the form of the name, its place, and the party, office, age and sex told
        beside it.
        """
        self.names.setdefault(found.name.full, found.name)
        self.place(found.name.start, found.name.end, found.name.full, named=True)
        self.state(found.parties, found.offices)
        self.ages += found.ages
        self.feminine = self.feminine or found.feminine
        self.masculine = self.masculine or (found.masculine and not self.feminine)

    def place(self, start: int, end: int, words: str, *, named: bool) -> None:
        """Take over a place where the person is named or meant."""
        self.places.append((start, end, words, named))
        insort(self.starts, start)

    def state(self, parties: Iterable[StatedParty] = (), offices: Iterable[StatedOffice] = ()) -> None:
        """Take over what is said of party and office."""
        for party in parties:
            self.parties.append(party)
            self.different_parties.setdefault(party.party)
        for office in offices:
            self.offices.append(office)
            self.different_offices.setdefault(office.office)

    def restate(self, parties: Iterable[StatedParty], offices: Iterable[StatedOffice]) -> None:
        """Put other parties and offices in the place of all that were stated."""
        self.parties, self.offices, self.different_parties, self.different_offices = [], [], {}, {}
        self.state(parties, offices)

    def last_before(self, start: int) -> int:
        """The last place before another, -1 where there is none."""
        at = bisect_left(self.starts, start)
        return self.starts[at - 1] if at else -1

    def finish(self) -> Person:
        """The person with everything in order of place."""
        names = tuple(sorted(self.names.values(), key=lambda name: name.start))
        parties = tuple(sorted(self.parties, key=lambda stated: (stated.start, stated.end)))
        offices = tuple(sorted(self.offices, key=lambda stated: (stated.start, stated.end, stated.office.code)))
        ages = tuple(sorted(self.ages, key=lambda stated: (stated.start, stated.end)))
        slips = tuple(sorted(self.slips.values(), key=lambda name: name.start))
        return Person(self.given, self.surname, names, parties, offices, ages, self.feminine, slips)


def resolve(found: list[Found]) -> list[Draft]:
    """The people behind all names: full names first, then surnames alone."""
    people: dict[str, list[Draft]] = {}
    surnames = {fold(each.name.surname) for each in found}
    for each in sorted(found, key=lambda each: (not each.name.given, each.name.start)):
        name = _without_genitive(each.name, surnames)
        each.name = name
        known = people.setdefault(fold(name.surname), [])
        draft = _choose(known, each)
        if draft is None:
            draft = Draft(name.given, name.surname)
            known.append(draft)
        elif len(name.given) > len(draft.given) and name.given:
            draft.given = name.given
        draft.add(each)
    return [draft for drafts in people.values() for draft in drafts]


def _without_genitive(name: Name, surnames: set[str]) -> Name:
    folded = fold(name.surname)
    if folded.endswith("s") and folded[:-1] in surnames:
        return Name(name.given, name.surname[:-1], name.start, name.end)
    return name


def _choose(known: list[Draft], each: Found) -> Draft | None:
    """The person a name means: the one with this first name; for a surname alone the one that fits and is nearest."""
    if each.name.given:
        return next((draft for draft in known if draft.given and given_equal(draft.given, each.name.given)), None)
    if len(known) <= 1:
        return known[0] if known else None
    fitting = [draft for draft in known if _fits(draft, each)] or known
    return max(fitting, key=lambda draft: draft.last_before(each.name.start))


def _fits(draft: Draft, each: Found) -> bool:
    if each.feminine and draft.feminine is False:
        return False
    for stated in each.offices:
        if any(offices_agree(stated.office, other)[0] is True for other in draft.different_offices):
            return True
    for party in each.parties:
        if any(parties_agree(party.party, other) for other in draft.different_parties):
            return True
    return not each.offices and not each.parties


def carry_surnames(pieces: tuple[Piece, ...], found: list[Found]) -> list[Found]:
    """Further places where a surname found with an office, bracket or first name stands alone, genitives included."""
    taken = {place for each in found for place in range(each.first, each.last)}
    surnames: dict[str, str] = {}
    for each in found:
        last = each.name.surname.split()[-1]
        whole = each.name.surname
        for form in (last, last + "s", last + "'", last + "’"):
            surnames.setdefault(form, whole)
    more = []
    for place, piece in enumerate(pieces):
        surname = surnames.get(piece.text) if piece.capital else None
        if surname is not None and place not in taken and read_role(piece.text) is None:
            end = piece.start + len(piece.text.rstrip("'’"))
            more.append(Found(Name("", surname, piece.start, end), place, place + 1))
    return more


def mentions_of(drafts: list[Draft]) -> tuple[PersonMention, ...]:
    """Every place where somebody is named or meant, in order."""
    mentions = []
    for draft in drafts:
        person = draft.finish()
        mentions += [PersonMention(start, end, name, person, named) for start, end, name, named in draft.places]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def find_slips(pieces: tuple[Piece, ...], found: list[Found], drafts: list[Draft]) -> None:
    """Add unknown words that are one slip away from the surname of exactly one person of the article: "Wadepuhl"."""
    near: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.given and len(draft.surname) > 5 and " " not in draft.surname:
            for form in leave_out(draft.surname.lower()):
                near.setdefault(form, []).append(draft)
    if not near:
        return
    taken = {place for each in found for place in range(each.first, each.last)}
    initials = {draft.surname[0] for drafts_near in near.values() for draft in drafts_near}
    for place, piece in enumerate(pieces):
        word = piece.text
        if not piece.capital or word[0] not in initials or not 5 < len(word) <= LONGEST_NAME:
            continue
        if place in taken or not word[1:].islower():
            continue
        if place and pieces[place - 1].capital and pieces[place - 1].text[0].isalpha():
            continue  # the second part of another name
        meant = {id(draft): draft for form in leave_out(word.lower()) for draft in near.get(form, ())}
        if len(meant) == 1:
            draft = next(iter(meant.values()))
            if _is_slip(word, draft.surname):
                draft.slips.setdefault(word, Name("", word, piece.start, piece.end))


def _is_slip(word: str, surname: str) -> bool:
    """Whether an unknown word is a slip of a surname and not the name with an ending ("Trumps", "Merkelsche")."""
    if slip_distance(word, surname) != 1 or word.lower().startswith(surname.lower()) or word[0] != surname[0]:
        return False
    if len(word) == len(surname) < SUBSTITUTED and sorted(word.lower()) != sorted(surname.lower()):
        return False  # one letter for another: rather another name
    if surname.lower().startswith(word.lower()) or is_first_name(word) or scope_shown(word) is not None:
        return False
    return not is_known(word) and read_role(word) is None
