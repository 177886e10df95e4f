"""Which real stories the encoder of the model folder knows: their digests, in `training/known.txt`.

The scorer must learn from stories that the encoder has not seen, whatever stories are marked later. A digest tells a
story only to who has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from training.marked import Event


def digest_story(folder: Path, name: str) -> str:
    """The first sixteen hex digits of the digest over a story's file."""
    return hashlib.sha256((folder / f"{name}.txt").read_bytes()).hexdigest()[:16]


def write_known(digests: Sequence[str], path: Path) -> None:
    """Write the digests of the stories that train an encoder, in their order."""
    path.write_text("".join(f"{one}\n" for one in sorted(digests)), encoding="utf-8")


def read_known(path: Path) -> frozenset[str]:
    """The digests of the stories that the encoder knows; none where no list stands."""
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


def leave_out_known(stories: Sequence[Event], folder: Path, known: frozenset[str]) -> list[Event]:
    """The stories that the encoder does not know."""
    return [story for story in stories if digest_story(folder, story.name) not in known]
