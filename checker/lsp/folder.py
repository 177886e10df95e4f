"""The texts an editor has open, and the files of the folder they are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import RLock

from checker.desk.documents import Material, make_key, stamp_files
from checker.model import Article
from checker.reading import read_articles, read_bytes
from checker.reading.contents import Read


class Folder:
    """A folder of sources with the texts open in an editor laid over it. Every method may be called from any thread."""

    def __init__(self, root: Path | None, against: Iterable[str] = (), language: str = "auto") -> None:
        self.root = root
        self.against = tuple(against)
        self.language = language
        self._open: dict[str, str] = {}
        self._files: tuple[str, Read] | None = None
        self._lock = RLock()

    def put(self, path: str, text: str) -> None:
        """The text that the editor has open under a path, in place of what the file holds."""
        with self._lock:
            self._open[path] = text

    def close(self, path: str) -> None:
        """The editor has closed it: the file counts again."""
        with self._lock:
            self._open.pop(path, None)

    @property
    def opened(self) -> Mapping[str, str]:
        """The texts that are open, by path."""
        with self._lock:
            return dict(self._open)

    @property
    def has_draft(self) -> bool:
        """True: what is open is held against the rest, and never the rest among itself."""
        return True

    def gather(self) -> Material:
        """The open texts as articles to check, everything else of the folder as articles to check them against."""
        with self._lock:
            opened = dict(self._open)
            files, failures = self._read_files()
        drafts: list[Article] = []
        for path, text in sorted(opened.items()):
            found, _ = read_bytes(text.encode("utf-8", "surrogatepass"), path, self.language)
            drafts.extend(replace(one, path=path) for one in found if not one.pieces)
        others = tuple(one for one in files if one.path not in opened)
        return Material(tuple(drafts), others, failures, make_key(drafts, others), has_draft=True)

    def _read_files(self) -> Read:
        folders = [str(self.root)] if self.root is not None else []
        named = (*folders, *self.against)
        stamp = repr([stamp for path in named for stamp in sorted(stamp_files(Path(path)))])
        if self._files is None or self._files[0] != stamp:
            self._files = (stamp, read_articles(named, self.language))
        return self._files[1]
