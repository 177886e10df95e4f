"""How many names a second are matched against 100,000 reference facts, by spelling: `python benchmarks/names.py`.

Made-up names (syllables in a fixed order, no random source), a tenth of the names asked for with a slip of the pen.
Twice the facts must not take twice the time for a name: the blocks keep the candidates few.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice, product

from checker.identity.people import PersonSubject
from checker.identity.spellings import NameSubject

STARTS = ("Ab", "Bren", "Cor", "Dal", "Ehr", "Fal", "Gon", "Hal", "Ir", "Jan", "Kal", "Lin", "Mar", "Nor", "Os", "Pel")
MIDDLES = ("de", "la", "mi", "no", "ru", "se", "ta", "vo", "wi", "za", "ke", "bo", "fe", "gu", "hi", "jo")
ENDS = ("berg", "feld", "mann", "ner", "son", "stein", "thal", "wald", "ski", "row", "ing", "ler", "hof", "dorf", "au")
GIVEN = ("Anna", "Karl", "Petra", "Jonas", "Eva", "Tim", "Lena", "Uwe")


def make_people() -> Iterator[PersonSubject]:
    """Made-up people: first name, surname and party, one after another, always the same."""
    for start, middle, inner, end, given in product(STARTS, MIDDLES, MIDDLES, ENDS, GIVEN):
        yield PersonSubject(given, f"{start}{middle}{inner}{end}", parties=("CDU",))


def index_people(count: int) -> dict[str, list[NameSubject]]:
    """The first `count` people by block."""
    blocks: dict[str, list[NameSubject]] = {}
    for person in islice(make_people(), count):
        subject = NameSubject(PersonSubject(person.given, person.surname, (), person.parties, reference=True))
        for block in subject.blocks:
            blocks.setdefault(block, []).append(subject)
    return blocks


def make_names(count: int) -> list[NameSubject]:
    """Names to look up: every 37th person, each tenth with two letters swapped."""
    names = []
    for number, person in enumerate(islice(make_people(), 0, 37 * count, 37)):
        surname = person.surname
        if number % 10 == 0:
            surname = surname[:2] + surname[3] + surname[2] + surname[4:]
        names.append(NameSubject(PersonSubject(person.given, surname, (), person.parties)))
    return names


def match(names: list[NameSubject], blocks: dict[str, list[NameSubject]]) -> int:
    """How many names have at least one likely person in the index."""
    found = 0
    for name in names:
        near = dict.fromkeys(subject for block in name.blocks for subject in blocks.get(block, ()))
        found += any(subject.same_as(name).same for subject in near)
    return found


def main() -> None:
    names = make_names(2000)
    for count in (50_000, 100_000):
        started = time.perf_counter()
        blocks = index_people(count)
        indexed = time.perf_counter()
        found = match(names, blocks)
        ended = time.perf_counter()
        print(
            f"{count:>7} facts: index {indexed - started:.1f} s, {len(names) / (ended - indexed):,.0f} names/s, "
            f"{found} of {len(names)} matched"
        )


if __name__ == "__main__":
    main()
