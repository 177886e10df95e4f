"""Files, folders and standard input to articles: what cannot be read is a Failure, the rest is still read.

Offsets are characters of the text as decoded, with its line ends and a byte order mark as they stand in the file; for
the formats that are not plain text the article's pieces lead back to the file.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from checker.faults import name_fault
from checker.messages import Remark
from checker.model import Failure
from checker.reading.contents import BESIDE, NO_KIND, STDIN, Read, printable, read_bytes
from checker.storage import MOST_BYTES, TOO_LARGE, NotReadableError, read_whole

OWN = (
    "gegenprobe.toml",
    "gegenprobe.schema.json",
    "gegenprobe-decisions.json",
)  # the desk's own files: left alone without a word
ARCHIVE = frozenset(("archive.json", "months"))  # a folder that holds both is an archive (checker/archive)
SIDECAR = ".gegenprobe.toml"


def read_stdin() -> bytes:
    """All bytes of standard input. Raises NotReadableError for more than can be checked."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotReadableError(TOO_LARGE)
    return data


def read_articles(
    paths: Sequence[str],
    language: str = "auto",
    stdin: Callable[[], bytes] = read_stdin,
    now: datetime | None = None,
) -> Read:
    """The articles of files, folders (recursively, sorted, hidden files left out) and "-" (standard input).

    Each file is read once, however often it is named or linked. `language` is "de", "en" or "auto". What is embargoed
    at `now` (None: whenever) is left out and said to be.
    """
    found = list(iterate_articles(paths, language, stdin, now))
    return tuple(article for one in found for article in one[0]), tuple(failure for one in found for failure in one[1])


def iterate_articles(
    paths: Sequence[str],
    language: str = "auto",
    stdin: Callable[[], bytes] = read_stdin,
    now: datetime | None = None,
) -> Iterator[Read]:
    """The articles and failures of `read_articles`, a file at a time: more than fit into memory."""
    reading = _Reading(language, stdin, now)
    for path in paths:
        yield from reading.read(path)


class _Reading:
    """One call of `read_articles`: what was found and not yet taken, and the files seen."""

    def __init__(self, language: str, stdin: Callable[[], bytes], now: datetime | None) -> None:
        self.language, self.stdin, self.now = language, stdin, now
        self.seen: set[str] = set()
        self.found: list[Read] = []

    def read(self, path: str) -> Iterator[Read]:
        if "\0" in path:
            self._fail(path, Remark("does not exist"))
        elif path == STDIN:
            self._read_stdin()
        elif os.path.isdir(path):
            yield from self._read_folder(path)
        else:
            self._read_file(path, asked=True)
        yield from self._take()

    def _take(self) -> list[Read]:
        found, self.found = self.found, []
        return found

    def _read_stdin(self) -> None:
        if STDIN in self.seen:
            return
        self.seen.add(STDIN)
        try:
            data = self.stdin()
        except NotReadableError as problem:
            self._fail(STDIN, Remark(str(problem)))
        else:
            self.found.append(read_bytes(data, STDIN, self.language, self.now))

    def _read_folder(self, folder: str) -> Iterator[Read]:
        beside: Counter[str] = Counter()
        files = 0
        for path in _walk(folder, os.path.realpath(folder), set()):
            yield from self._take()
            if isinstance(path, Failure):
                files += 1
                self.found.append(((), (path,)))
                continue
            name = os.path.basename(path)
            suffix = Path(name).suffix.lower()
            if name in OWN or name.endswith(SIDECAR):
                continue
            if suffix in BESIDE or not self._read_file(path, asked=False):
                beside[suffix or name] += 1
                continue
            files += 1
        if not files:
            self._fail(folder, Remark("is a folder that holds no article"))
        elif beside:
            kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(beside.items())[:12])
            left = Remark("files that are no articles were left alone ({kinds})", kinds=kinds)
            self.found.append(((), (Failure(printable(folder), left, fatal=False),)))

    def _read_file(self, path: str, asked: bool) -> bool:
        """Read one file; False where it is of no kind that holds articles, which is said only if asked for."""
        real = os.path.realpath(path)
        if real in self.seen:
            return True
        if asked and Path(path).suffix.lower() in BESIDE:
            self._fail(path, Remark(NO_KIND))
            return False
        self.seen.add(real)
        try:
            data = read_whole(path, pipes=asked)
        except NotReadableError as problem:
            self._fail(path, Remark(str(problem)))
        except FileNotFoundError:
            self._fail(path, Remark("does not exist"))
        except (OSError, ValueError) as problem:
            reason = name_fault(problem) if isinstance(problem, OSError) else Remark("its name is no path")
            self._fail(path, Remark("cannot be read: {problem}", problem=reason))
        else:
            found = read_bytes(data, path, self.language, self.now, asked=asked)
            self.found.append(found)
            return bool(found[0] or found[1])
        return True

    def _fail(self, path: str, problem: str) -> None:
        self.found.append(((), (Failure(printable(path), problem),)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; a link in a circle is none, and reading it says what it is."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _walk(folder: str, top: str, above: set[str]) -> Iterator[str | Failure]:
    """The files under a folder, sorted; a folder entered already is not entered again, a link out of `top` refused.

    Archives are left alone.
    """
    real = os.path.realpath(folder)
    if real in above:
        return
    above.add(real)
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as problem:
        yield Failure(printable(folder), Remark("cannot be listed: {problem}", problem=name_fault(problem)))
        return
    if {entry.name for entry in listed} >= ARCHIVE:
        return  # what it holds was read when it was put there: `--against` searches it
    for entry in listed:
        if entry.is_symlink() and os.path.commonpath((top, os.path.realpath(entry.path))) != top:
            leads_out = Remark("is a link that leads out of its folder: name the file it leads to")
            yield Failure(printable(entry.path), leads_out)
        elif _is_folder(entry):
            yield from _walk(entry.path, top, above)
        else:
            yield entry.path
