"""The extras of the installation: libraries that only some formats and commands need, and `check` of texts does not."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from checker.catalogue import mark
from checker.errors import UsageError
from checker.messages import Remark

# Each extra of pyproject.toml with what it brings, as it is imported.
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "archive": ("duckdb", "pyarrow"),
    "desk": ("starlette", "uvicorn", "python_multipart"),
    "documents": ("striprtf", "docx"),
    "lsp": ("pygls",),
    "reader": ("httpx",),
}
# What is said of a file or command that needs one; {extra} is its name.
NEEDS_EXTRA = mark("needs libraries that are not installed: run pip install 'gegenprobe[{extra}]'")

# What is said where the lean installation (requirements-lean.txt) leaves spaCy out.
NEEDS_SPACY = mark("{asked}: needs spaCy, which is not installed here: run pip install spacy")


def lacks(extra: str) -> bool:
    """Whether a library of that extra is not installed."""
    return any(find_spec(module) is None for module in EXTRAS[extra])


def require_extra(extra: str, asked: str) -> None:
    """Raise UsageError where a library of an extra is not installed; `asked` is what was asked for that needs it."""
    if lacks(extra):
        raise UsageError(Remark("{asked}: {problem}", asked=asked, problem=Remark(NEEDS_EXTRA, extra=extra)))


def require_spacy(asked: str) -> None:
    """Raise UsageError where spaCy is not installed; `asked` is what was asked for that needs it."""
    if find_spec("spacy") is None:
        raise UsageError(Remark(NEEDS_SPACY, asked=asked))
