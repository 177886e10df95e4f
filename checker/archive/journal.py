"""What is finished but not yet in a part: a line an article, so that a killed writer loses none."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from checker.archive.shelving import Shelved

FILE = "journal.jsonl"


class Journal:
    """The journal of an archive that this process writes to."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._file = self._path.open("ab")

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def append(self, shelved: Shelved) -> None:
        """Note an article; once this is done, killing the process does not lose it."""
        blob = base64.b64encode(shelved.blob).decode()
        row = {"head": shelved.head, "claims": shelved.claims, "words": shelved.words, "norm": shelved.norm}
        self._file.write(json.dumps({**row, "blob": blob}).encode() + b"\n")
        self._file.flush()

    def read(self) -> Iterator[Shelved]:
        """What an earlier writer noted; a last line that it did not finish is none."""
        for line in self._path.read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                return
            row = json.loads(line)
            blob = base64.b64decode(row["blob"])
            yield Shelved(row["head"], tuple(row["claims"]), row["words"], row["norm"], blob)

    def clear(self) -> None:
        """Forget all: it is in parts now."""
        self._file.truncate(0)
