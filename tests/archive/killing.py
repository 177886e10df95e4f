"""Kills writers of an archive with SIGKILL, over and over: every article that was said to be added is there, once.

    python -m tests.archive.killing FOLDER [--kills 300]

A child adds an article at a time, and puts the parts together now and then; it is killed a moment after it has said a
few times what it had added. Another then adds one itself and reads the archive: no file may lie beside those that the
archive names.
"""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

from checker.archive.adding import add_articles, ids_of
from checker.archive.changing import compact
from checker.archive.manifest import KINDS, MONTHS, read_manifest
from checker.archive.shelving import id_of
from checker.plugins import Rule, load_rules
from checker.reading_claims import read_article
from tests.archive.test_archive import tell
from tests.decisions.killing import Say, Victim, kill_one

EACH = 1_000  # articles a child may add before the next one's begin
EVERY = 4  # articles after which a child puts parts together


def write_archive(folder: Path, rules: tuple[Rule, ...]) -> Victim:
    """Adds one article after the other."""

    def work(number: int, say: Say) -> None:
        for count in range(EACH):
            told = tell(number * EACH + count)
            add_articles(folder, [told], rules, 1, lambda *_: None)
            say(id_of(told))
            if count % EVERY == EVERY - 1:
                compact(folder)

    return Victim(work, lambda said: _ask_child(folder, rules, said))


def _ask_child(folder: Path, rules: tuple[Rule, ...], said: set[str]) -> bool:
    """Whether an archive holds what was said, asked in a process of its own: threads do not survive forks."""
    child = os.fork()
    if child == 0:
        held = False
        try:
            add_articles(folder, [tell(0)], rules, 1, lambda *_: None)
            manifest = read_manifest(folder)
            ids = list(ids_of(folder, manifest.parts))
            named = {part.file(folder, kind) for part in (*manifest.parts, *manifest.retired) for kind in KINDS}
            beside = set((folder / MONTHS).glob("*/*.*")) - named
            held = said <= set(ids) and len(ids) == len(set(ids)) and not beside
        finally:
            os._exit(0 if held else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def main() -> None:
    """Kill as many writers as are asked for, and say how many there were and what they had said."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=300)
    options = parser.parse_args()
    rules = load_rules(select=("conflicting_quantity",))
    read_article(tell(0), rules)  # loads what every child needs
    victim = write_archive(options.folder, rules)
    chance, said = random.Random(7), set[str]()
    for number in range(1, options.kills + 1):
        said |= kill_one(victim, number, chance)
        assert victim.holds(said), f"round {number}: the archive lost what it had acknowledged"
        if number % 10 == 0:
            print(f"{number} killed, {len(said)} acknowledged", flush=True)
    print(f"killed {options.kills}, acknowledged {len(said)}, lost 0")


if __name__ == "__main__":
    main()
