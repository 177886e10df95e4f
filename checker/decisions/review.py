"""The review: the desk walks through open conflicts and answers; nothing here asks or prints.

`Review` is a value: every answer gives the next one. `record` writes an answer to the decisions file before the next
question is asked, so a review that is killed loses nothing and goes on where it stopped: answered conflicts do not
come up again, those that were only noted or skipped do, after the ones nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from checker.decisions.apply import apply_decisions, make_decision
from checker.decisions.file import change_decisions
from checker.errors import DecisionsError
from checker.messages import Remark
from checker.model import Conflict, Decision, Status


class Answer(StrEnum):
    """What the desk can say of a conflict."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    WRONG_SOURCE = "wrong source"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Review:
    """Conflicts in the order they are asked, where the review stands, and the decisions made in it."""

    queue: tuple[Conflict, ...]
    position: int = 0
    made: tuple[Decision, ...] = ()

    @property
    def current(self) -> Conflict | None:
        """The conflict to be asked next; None when the review is at its end."""
        return self.queue[self.position] if self.position < len(self.queue) else None

    @property
    def remaining(self) -> int:
        """How many conflicts are still to be asked, the current one included."""
        return len(self.queue) - self.position

    def answer(
        self,
        answer: Answer,
        note: str = "",
        *,
        wrong: int | None = None,
        owner: str | None = None,
        until: date | None = None,
    ) -> tuple[Review, Decision | None]:
        """The review after an answer, and the decision to be recorded (None for a skip without a note).

        `wrong` is the index of the claim whose source is wrong. A skip with a note is an "open" decision: the conflict
        stays new and keeps the note. Raises DecisionsError when nothing is asked, or a reason or `wrong` is missing.
        """
        conflict = self.current
        if conflict is None:
            raise DecisionsError(Remark("the review is at its end: there is no conflict to answer"))
        decision = _decide(conflict, answer, note, wrong, owner, until)
        made = self.made if decision is None else (*self.made, decision)
        return replace(self, position=self.position + 1, made=made), decision

    def back(self) -> Review:
        """The review one question earlier; at its beginning the same. A recorded answer stands until answered anew."""
        return replace(self, position=max(0, self.position - 1))


def start_review(
    conflicts: Iterable[Conflict], decisions: Iterable[Decision] = (), today: date | None = None
) -> Review:
    """A review of the conflicts that count as new, loudest first; those with a note on them come last."""
    known = {decision.fingerprint: decision for decision in decisions}
    judged, _ = apply_decisions(conflicts, known.values(), today)
    asked = {conflict.fingerprint: conflict for conflict in reversed(judged) if conflict.status is Status.NEW}
    queue = sorted(
        asked.values(), key=lambda conflict: (conflict.fingerprint in known, -conflict.level.rank, _order(conflict))
    )
    return Review(tuple(queue))


def record(path: Path, decision: Decision) -> None:
    """Put one decision into the file, which is held and read anew so that what others write meanwhile stays.

    When this returns the answer is on the disk. Raises DecisionsError when the file cannot be read or written.
    """
    change_decisions(path, lambda known: (*(one for one in known if one.fingerprint != decision.fingerprint), decision))


def _decide(
    conflict: Conflict, answer: Answer, note: str, wrong: int | None, owner: str | None, until: date | None
) -> Decision | None:
    if answer is Answer.SKIP:
        return make_decision(conflict, "open", note, owner, until) if note.strip() else None
    if answer is Answer.WRONG_SOURCE:
        return make_decision(conflict, "accepted", _blame(conflict, wrong, note), owner, until)
    if not note.strip():
        raise DecisionsError(Remark("to {answer} a conflict, say why", answer=answer))
    return make_decision(conflict, "accepted" if answer is Answer.ACCEPT else "dismissed", note, owner, until)


def _blame(conflict: Conflict, wrong: int | None, note: str) -> str:
    """The reason of a wrong source: who says what, and the note."""
    if wrong is None or not 0 <= wrong < len(conflict.claims):
        raise DecisionsError(
            Remark("say which source is wrong: a number from 1 to {count}", count=len(conflict.claims))
        )
    claim = conflict.claims[wrong]
    source = claim.article.source or claim.article.name
    blame = f"wrong source: {source} has {claim.normal}"
    return f"{blame}; {note.strip()}" if note.strip() else blame


def _order(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.rule, conflict.subject, conflict.fingerprint
