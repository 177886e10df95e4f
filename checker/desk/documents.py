"""What lies on the desk: a draft, the texts set beside it, and the files of a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from threading import RLock

from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Article, Failure
from checker.reading.contents import Read, read_bytes
from checker.reading.files import read_articles

DRAFT, MARKED_UP = "draft.txt", "draft.md"  # the draft's name, as plain text and as Markdown
LARGEST = 4_000_000  # bytes of one text
MOST = 200  # texts on one desk
WINDOWS = 200  # windows whose drafts are told apart by number


@dataclass(frozen=True, slots=True)
class Document:
    """A text that somebody pasted or dropped: its name, as a file's, its bytes as they came, and what they hold."""

    name: str
    data: bytes
    read: Read


@dataclass(frozen=True, slots=True)
class Material:
    """The articles to check, those to check them against, and what could not be read; `key` names this very state.

    `draft` is the draft's text as it was typed, `names` are the texts beside it, in the order they came.
    """

    articles: tuple[Article, ...]
    against: tuple[Article, ...]
    failures: tuple[Failure, ...]
    key: str
    has_draft: bool = False
    draft: str = ""
    names: tuple[str, ...] = ()


class Desk:
    """The documents of one desk. Every method may be called from any thread."""

    def __init__(self, folder: Path | None = None, language: str = "auto", draft_name: str = "draft") -> None:
        self.folder = folder
        self.language = language
        self.draft_name = draft_name  # what findings call the draft
        self._draft = Document("", b"", ((), ()))
        self._documents: dict[str, Document] = {}
        self._files: tuple[str, Read] | None = None
        self._written: dict[str, int] = {}  # by window: the number of the newest draft it sent
        self._lock = RLock()

    @property
    def draft(self) -> str:
        """The draft as it was pasted or typed; empty where there is none."""
        return self._draft.data.decode("utf-8")

    @property
    def has_draft(self) -> bool:
        """Whether a draft lies on the desk."""
        return bool(self._draft.data.strip())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the texts set beside the draft, in the order they came."""
        with self._lock:
            return tuple(self._documents)

    def write_draft(self, text: str, window: str = "", number: int = 0) -> None:
        """Put a draft on the desk, or another one in its place. Raises UsageError for one that is too long.

        `number` counts what a window sends: requests overtake one another, and what it wrote last is what stays.
        """
        text = text.replace("\r\n", "\n")
        data = text.encode("utf-8", "replace")
        _refuse_long(DRAFT, data)
        name = MARKED_UP if text.lstrip().startswith(("---\n", "# ")) else DRAFT
        drafts, problems = read_bytes(data, name, self.language) if text.strip() else ((), ())
        read = (tuple(replace(one, name=self.draft_name) for one in drafts), problems)
        with self._lock:
            if window and number <= self._written.get(window, 0):
                return
            if window:
                self._written = {**dict(list(self._written.items())[-WINDOWS:]), window: number}
            self._draft = Document(name, data, read)

    def add(self, name: str, data: bytes) -> str:
        """Set a text beside the draft and give the name it has there. Raises UsageError for what cannot be read."""
        plain = PurePath(name.replace("\\", "/")).name.strip() or "source.txt"
        _refuse_long(plain, data)
        articles, failures = read_bytes(data, plain, self.language)
        if not articles:
            raise UsageError(
                Remark("{where}: {problem}", where=plain, problem=failures[0].problem)
                if failures
                else Remark("{where}: holds no article", where=plain)
            )
        with self._lock:
            if len(self._documents) >= MOST:
                raise UsageError(Remark("there are {count} texts on the desk already; take some off it", count=MOST))
            chosen = next(free for free in _number(plain) if free not in self._documents)
            self._documents[chosen] = Document(chosen, data, read_bytes(data, chosen, self.language))
            return chosen

    def remove(self, name: str) -> None:
        """Take a text off the desk; one that is gone already is no error."""
        with self._lock:
            self._documents.pop(name, None)

    def gather(self) -> Material:
        """Everything on the desk as articles: the draft against the rest, or, without one, all against all."""
        with self._lock:
            files = self._read_folder()
            articles, failures = list(files[0]), list(files[1])
            for document in self._documents.values():
                articles.extend(document.read[0])
                failures.extend(document.read[1])
            articles = [_name_apart(one, number, articles[:number]) for number, one in enumerate(articles)]
            names = tuple(self._documents)
            if not self.has_draft:
                key = make_key(articles, ())
                return Material(tuple(articles), (), tuple(failures), key, draft=self.draft, names=names)
            drafts, problems = self._draft.read
            failures.extend(problems)
            key = make_key(drafts, articles)
            return Material(drafts, tuple(articles), tuple(failures), key, True, self.draft, names)

    def _read_folder(self) -> Read:
        if self.folder is None:
            return (), ()
        stamp = repr(sorted(stamp_files(self.folder)))
        if self._files is None or self._files[0] != stamp:
            articles, failures = read_articles([str(self.folder)], self.language)
            inside = tuple(replace(one, path=_shorten(one.path, self.folder)) for one in articles)
            empty = not articles and len(failures) == 1 and not any(self.folder.iterdir())
            self._files = (stamp, (inside, () if empty else failures))
        return self._files[1]


def _refuse_long(name: str, data: bytes) -> None:
    if len(data) > LARGEST:
        raise UsageError(
            Remark(
                "{where}: is larger than {count} bytes; paste the part that is to be checked", where=name, count=LARGEST
            )
        )


def _number(name: str) -> Iterator[str]:
    """A name, then the name with numbers before its suffix."""
    yield name
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    yield from (f"{stem}-{number}{suffix}" for number in range(2, MOST + 2))


def _name_apart(article: Article, number: int, before: list[Article]) -> Article:
    taken = any(other.path == article.path for other in before)
    return replace(article, path=f"{article.path} ({number + 1})") if taken else article


def _shorten(path: str, folder: Path) -> str:
    prefix = f"{folder}/"
    return path.removeprefix(prefix) if path.startswith(prefix) else path


def stamp_files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path, time of change (ns) and size of a file, or of every file in a folder; hidden ones in it are left out."""
    for file in folder.rglob("*") if folder.is_dir() else (folder,):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if hidden or not file.is_file():
            continue
        try:
            found = file.stat()
        except FileNotFoundError:  # gone since it was listed: to a watcher it is no file
            continue
        yield str(file), found.st_mtime_ns, found.st_size


def make_key(articles: Sequence[Article], against: Sequence[Article]) -> str:
    """A name for exactly these articles, to be checked and to be checked against."""
    digest = hashlib.sha256()
    for group in (articles, against):
        digest.update(b"\x1e")
        for one in group:
            told = f"{one.path}\x1f{one.published}\x1f{one.source}\x1f{one.text}\x1d"
            digest.update(told.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
