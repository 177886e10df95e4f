"""Results to bytes and back. Articles are not in them: what is read back speaks of the articles that are at hand.

Python's own form (pickle) holds whatever a rule's subject is made of. Reading it can call what the bytes name, and a
cache may lie where others can write, so nothing but data of the engine, of rules and a few plain types is let in.
"""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, TypeVar, overload

from checker.messages import Told
from checker.model import Article

T = TypeVar("T")
LEVEL = 1  # of compression: a fifth of the size for a tenth of the time of reading an article
OWN = ("checker.", "gegenprobe_rules.")
PLAIN = frozenset(
    (
        *(("builtins", name) for name in ("frozenset", "set")),
        *(("datetime", name) for name in ("date", "datetime", "time", "timedelta", "timezone")),
        *(("decimal", "Decimal"), ("fractions", "Fraction"), ("checker.messages", "_make")),
        *(("collections", "OrderedDict"), ("collections", "Counter")),
    )
)


class NotOursError(Exception):
    """A result, or bytes, that hold something else than data of the engine and of rules."""


class Later(Sequence[T]):
    """A sequence that calls `load` for its items when the first of them is asked for; most reports never ask."""

    def __init__(self, load: Callable[[], tuple[T, ...]]) -> None:
        self._load = load
        self._loaded: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._all()[place]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, articles: Iterable[Article]) -> None:
        super().__init__(file, protocol=5)
        self._articles = {id(article): article.path for article in articles}
        self._texts = {id(article.text): article.path for article in articles}

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        if type(value) is Article:
            path = self._articles.get(id(value))
            return None if path is None else ("article", path)
        if type(value) is str:
            path = self._texts.get(id(value))
            return None if path is None else ("text", path)
        return None


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, articles: Iterable[Article]) -> None:
        super().__init__(file)
        self._articles = {article.path: article for article in articles}

    def persistent_load(self, known: tuple[str, str]) -> Article | str:
        kind, path = known
        article = self._articles.get(path)
        if article is None:
            raise NotOursError(f"{path}: not among the articles")
        return article if kind == "article" else article.text

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if not module.startswith(OWN) or (module.startswith(OWN[1]) and module not in sys.modules):
            raise NotOursError(f"{module}.{name} is no data of ours")
        found = super().find_class(module, name)
        if "." in name or not isinstance(found, type) or not is_data(found):
            raise NotOursError(f"{module}.{name} is no data of ours")
        return found


def is_data(kind: type) -> bool:
    """Whether a class is plain data: a dataclass, an enumeration, a named tuple or a message."""
    return hasattr(kind, "__dataclass_fields__") or issubclass(kind, Enum | Told) or hasattr(kind, "_fields")


def write_record(value: object, articles: Sequence[Article]) -> bytes:
    """A result about these articles as bytes. Raises NotOursError where a desk's own rule put into it what has none."""
    file = io.BytesIO()
    try:
        _Writer(file, articles).dump(value)
    except (pickle.PicklingError, AttributeError, TypeError) as problem:
        raise NotOursError(str(problem)) from problem
    return zlib.compress(file.getbuffer(), LEVEL)


def read_record(data: bytes, articles: Iterable[Article]) -> Any:
    """The result that `write_record` wrote, about these articles. Raises NotOursError for anything else."""
    return _Reader(io.BytesIO(zlib.decompress(data)), articles).load()
