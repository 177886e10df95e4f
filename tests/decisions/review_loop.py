"""A review that answers by itself and says so on standard output after each answer is recorded; killed by its test."""

from __future__ import annotations

import sys
from pathlib import Path

from made_conflicts import party_conflict

from checker.decisions import Answer, read_decisions, record, start_review

NAMES = [f"Mara{number:03d} Kern" for number in range(60)]


def main() -> None:
    path = Path(sys.argv[1])
    review = start_review([party_conflict(name) for name in NAMES], read_decisions(path))
    while review.current is not None:
        person = review.current.subject
        review, decision = review.answer(Answer.ACCEPT, f"stimmt so: {person}")
        assert decision is not None
        record(path, decision)
        print(decision.fingerprint, flush=True)


if __name__ == "__main__":
    main()
