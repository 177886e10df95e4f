"""Kills writers of the desk's files with SIGKILL, over and over, and looks at what is left.

    python -m tests.decisions.killing FOLDER [--kills 1000]

A child answers a review, writes decisions, or decides and ticks off at a desk, and says each time what it has been told
is written. It is killed a moment after it has said so a few times. Then every file must be whole and hold all that was
said; at the end a last writer must leave nothing half written behind. Prints how many were killed and what they said.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from checker.decisions import Answer, put_decision, read_decisions, record, start_review
from checker.desk.checking import Checker, Means
from checker.desk.documents import Desk
from checker.desk.ticks import FILE, read_ticks, write_tick
from checker.desk.web import Site, build_app
from checker.model import Decision
from checker.plugins import load_rules
from tests.decisions.made_conflicts import party_conflict

DRAFT = "date: 2026-03-04\n\nDer neue Steg in Ostermoor kostet 38 Millionen Euro, sagte Bürgermeisterin Petra Kolbe.\n"
SOURCE = "date: 2026-03-04\nsource: Heidebote\n\nDer neue Steg in Ostermoor kostet 83 Millionen Euro, teilte sie mit.\n"
MOST_SAID = 4  # times a child is listened to before it is killed
LONGEST = 0.006  # seconds from the last time to the kill: about as long as a write takes
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Victim:
    """A writer: `work(round, say)` goes on until it is killed; `holds(said)` whether the files hold what it said."""

    work: Callable[[int, Say], None]
    holds: Callable[[set[str]], bool]


def write_decisions(file: Path) -> Victim:
    """Writes one decision after the other."""

    def work(number: int, say: Say) -> None:
        for count in range(10_000):
            name = f"{number:06}{count:010}"
            put_decision(file, Decision(name, "accepted", "geprüft " * 20, "wrong_sum", name, ("1", "2")))
            say(name)

    return Victim(work, lambda said: said <= {decision.fingerprint for decision in read_decisions(file)})


def answer_reviews(file: Path) -> Victim:
    """Answers the open conflicts of a review, in a file that it empties when there are none left."""
    conflicts = [party_conflict(f"Mara{number:03} Kern") for number in range(400)]

    def work(number: int, say: Say) -> None:
        review = start_review(conflicts, read_decisions(file))
        while review.current is not None:
            review, decision = review.answer(Answer.ACCEPT, f"stimmt so, Runde {number}")
            assert decision is not None
            record(file, decision)
            say(decision.fingerprint)

    return Victim(work, lambda said: said <= {decision.fingerprint for decision in read_decisions(file)})


def use_desk(folder: Path) -> Victim:
    """Decides on one finding again and again, and ticks off passages; each reason and tick has a higher number."""
    file = folder / "desk-decisions.json"
    site = Site(Checker(Desk(None), Means(load_rules(), (), file, lambda: date(2026, 3, 5))), "de", "jw")
    site.checker.desk.add("quelle.txt", SOURCE.encode())
    site.checker.desk.write_draft(DRAFT)
    (finding,) = site.checker.check().assessment.conflicts

    def work(number: int, say: Say) -> None:
        client = TestClient(build_app(site), base_url="http://127.0.0.1:8000")
        headers = {"X-Gegenprobe-Guard": site.guard}
        for count in range(1, 10_000):
            told = number * 10_000 + count
            tick = {"digest": "0" * 16, "name": f"{told}", "value": "jw"}
            made = {"finding": finding.fingerprint, "verdict": "accept", "reason": f"{told}"}
            for path, form in (("tick", tick), ("decide", made)):
                answer = client.post(f"/{site.token}/{path}", data=form, headers=headers)
                assert answer.status_code == 200
                say(f"{path} {told}")

    def holds(said: set[str]) -> bool:
        ticks = read_ticks(folder / FILE).get("0" * 16, {})
        reasons = [int(decision.reason) for decision in read_decisions(file)]
        ticked = {one.split()[1] for one in said if one.startswith("tick")}
        decided = [int(one.split()[1]) for one in said if one.startswith("decide")]
        return ticked <= set(ticks) and max(decided, default=0) <= max(reasons, default=0)

    return Victim(work, holds)


def kill_one(victim: Victim, number: int, chance: random.Random) -> set[str]:
    """What a child said before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            victim.work(number, lambda said: _write_line(writing, said))
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        said = [lines.readline() for _ in range(chance.randint(1, MOST_SAID))]
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        said += lines.readlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    return {line.strip() for line in said if line.endswith("\n")}


def _write_line(handle: int, said: str) -> None:
    os.write(handle, f"{said}\n".encode())


def kill_all(folder: Path, kills: int, seed: int = 7) -> Iterator[tuple[str, set[str]]]:
    """Kill so many writers in turn; each gives its name and what it said. AssertionError where something is lost."""
    files = {name: folder / f"{name}.json" for name in ("decisions", "review")}
    victims: Mapping[str, Victim] = {
        "decisions": write_decisions(files["decisions"]),
        "review": answer_reviews(files["review"]),
        "desk": use_desk(folder),
    }
    chance = random.Random(seed)
    said: dict[str, set[str]] = {name: set() for name in victims}
    for number in range(kills):
        name = sorted(victims)[number % len(victims)]
        new = kill_one(victims[name], number, chance)
        said[name] |= new
        assert victims[name].holds(said[name]), f"round {number}: {name} lost what it had acknowledged"
        yield name, new
        if name in files and len(read_decisions(files[name])) > 300:
            files[name].unlink()
            said[name] = set()
    for file in (*files.values(), folder / "desk-decisions.json"):
        put_decision(file, Decision("f" * 16, "accepted", "zuletzt", "wrong_sum", "s", ()))
    write_tick(folder / FILE, "0" * 16, "zuletzt", "jw")
    left = sorted(path.name for path in folder.iterdir() if path.suffix == ".tmp")
    assert left == [], f"left behind: {left}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=1_000)
    options = parser.parse_args()
    said = 0
    for number, (_, new) in enumerate(kill_all(options.folder, options.kills), 1):
        said += len(new)
        if number % 100 == 0:
            print(f"{number} killed, {said} acknowledged", flush=True)
    print(f"killed {options.kills}, acknowledged {said}, lost 0")


if __name__ == "__main__":
    main()
