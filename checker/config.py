"""The configuration: the nearest gegenprobe.toml, or [tool.gegenprobe] of the nearest pyproject.toml.

Looked for in a folder and then in those above it; in one folder gegenprobe.toml wins. Paths in it are relative to the
file. What the command line says wins over what stands here.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.faults import name_obstacle, name_place
from checker.messages import Remark, say
from checker.model import Level
from checker.storage import NotReadableError, read_whole

OWN_FILE, SHARED_FILE = "gegenprobe.toml", "pyproject.toml"
BARS = ("warning", "note")
FAIL_ON = ("error", "warning", "note", "never")
LANGUAGES = ("auto", "de", "en")


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """The table [reader]: the second reader's server and how it is asked. Its key is never in a file, so not here."""

    url: str | None = None
    model: str | None = None
    votes: int | None = None
    budget: str | None = None
    context: int | None = None
    timeout: float | None = None
    embargoed: bool = False
    offline: bool = False
    readings: Path | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """What is configured; None and empty where nothing is. Paths are ready to use, `path` is the file it stands in."""

    path: Path | None = None
    against: tuple[str, ...] = ()
    facts: tuple[Path, ...] | None = None
    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    decisions: Path | None = None
    report: tuple[str, ...] = ()
    fail_on: str | None = None
    language: str | None = None
    model: str | None = None
    jobs: int | None = None
    levels: Mapping[str, Level] = field(default_factory=dict)
    preferred_spelling: Mapping[str, str] = field(default_factory=dict)
    pairing: Mapping[str, int] = field(default_factory=dict)
    reader: ReaderConfig = ReaderConfig()


class _KeyError(ValueError):
    """A value that does not fit its key; says what would."""


def load_config(start: Path) -> Config:
    """The configuration that holds for a folder (or a file in it); an empty one if there is none.

    Raises UsageError naming file, line and remedy for a file that cannot be read, an unknown key and a wrong value.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for place in (folder, *folder.parents):
        own, shared = place / OWN_FILE, place / SHARED_FILE
        if own.is_file():
            return parse_config(_read_text(own), own)
        if shared.is_file():
            text = _read_text(shared)
            if "tool" in (content := _parse(text, shared)) and "gegenprobe" in content["tool"]:
                return _build(content["tool"]["gegenprobe"], text, shared)
    return Config()


def parse_config(text: str, path: Path) -> Config:
    """The configuration written in a text; `path` is the file it is from. Raises UsageError."""
    return _build(_parse(text, path), text, path)


def describe(config: Config, language: str = "en") -> str:
    """The configuration as TOML: what is set, where it comes from, and which keys are left as they are."""
    nothing = Remark("no {own} and no [tool.gegenprobe] here or above", own=OWN_FILE)
    lines = [f"# {config.path or say(nothing, language)}"]
    unset: list[str] = []
    tables: list[str] = []
    for key in KEYS:
        value = getattr(config, key.replace("-", "_"))
        if value is None or (not value and value != 0) or value == ReaderConfig():
            unset.append(key)
        elif isinstance(value, ReaderConfig):
            set_here = {one.name: getattr(value, one.name) for one in fields(value)}
            shown = (f"{name} = {_show(one)}" for name, one in set_here.items() if one not in (None, False))
            tables.append("\n".join([f"\n[{key}]", *shown]))
        elif isinstance(value, Mapping):
            rows = (f"{_quote(name)} = {_quote(str(value[name]))}" for name in sorted(value))
            tables.append("\n".join([f"\n[{key}]", *rows]))
        else:
            lines.append(f"{key} = {_show(value)}")
    if unset:
        lines.append(f"# {say(Remark('not set: {keys}', keys=', '.join(unset)), language)}")
    return "\n".join([*lines, *tables]) + "\n"


def _show(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_show(one) for one in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else _quote(str(value))


def _quote(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read_text(path: Path) -> str:
    try:
        return read_whole(path).decode("utf-8-sig")
    except (OSError, NotReadableError) as problem:
        raise UsageError(
            Remark("{path}: this configuration cannot be read ({problem})", path=path, problem=name_obstacle(problem))
        ) from problem
    except UnicodeDecodeError as problem:
        raise UsageError(
            Remark(
                "{path}: this configuration is not UTF-8 (byte {byte}); save it as UTF-8",
                path=path,
                byte=problem.start,
            )
        ) from problem


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # ValueError: also numbers with more digits than Python reads
        raise UsageError(
            Remark("{path}: this is not valid TOML: {problem}; mend that place", path=path, problem=name_place(problem))
        ) from problem


def _build(content: Any, text: str, path: Path) -> Config:
    if not isinstance(content, dict):
        raise UsageError(Remark("{path}: tool.gegenprobe must be a table", path=path))
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key not in KEYS:
            near = get_close_matches(key.replace("_", "-"), KEYS, n=1, cutoff=0.6)
            remedy = did_you_mean(near[0]) if near else Remark("known are {known}", known=", ".join(KEYS))
            raise UsageError(
                Remark(
                    "{place}: unknown key {key}; {remedy}",
                    place=_place(text, path, key),
                    key=repr(key),
                    remedy=remedy,
                )
            )
        try:
            values[key.replace("-", "_")] = KEYS[key](value, path.parent)
        except _KeyError as problem:
            raise UsageError(
                Remark("{place}: {key} {problem}", place=_place(text, path, key), key=key, problem=problem.args[0])
            ) from problem
    return Config(path=path, **values)


def _place(text: str, path: Path, key: str) -> str:
    """File and line where a key stands, as far as a look at the lines' beginnings tells."""
    begins = (key, f'"{key}"', f"[{key}", f"[tool.gegenprobe.{key}")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith(begins):
            return Remark("{path}, line {number}", path=path, number=number)
    return str(path)


def did_you_mean(near: str) -> Remark:
    """A remedy for a word that is almost a known one."""
    return Remark("did you mean {near}?", near=repr(near))


def _texts(value: Any, _: Path) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
        raise _KeyError(Remark('must be a list of texts, as in ["..."]'))
    return tuple(listed)


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / one for one in _texts(value, folder))


def _path_names(value: Any, folder: Path) -> tuple[str, ...]:
    return tuple(str(path) for path in _paths(value, folder))


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise _KeyError(Remark('must be a path in quotes, as in "gegenprobe-decisions.json"'))
    return folder / value


def _reports(value: Any, folder: Path) -> tuple[str, ...]:
    """Reports as in "json=out.json", the file relative to the configuration."""
    split = (one.partition("=") for one in _texts(value, folder))
    return tuple(f"{name}={folder / target}" if target else name for name, _, target in split)


def _model(value: Any, folder: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _KeyError(Remark("must be the name or the folder of an installed spaCy pipeline, in quotes"))
    return str(folder / value) if (folder / value).is_dir() else value


def _one_of(known: tuple[str, ...]) -> Callable[[Any, Path], str]:
    def read(value: Any, _: Path) -> str:
        if value not in known:
            near = get_close_matches(value, known, n=1, cutoff=0.6) if isinstance(value, str) else []
            told = Remark("must be one of {known}", known=", ".join(known))
            raise _KeyError(Remark("{told}; {remedy}", told=told, remedy=did_you_mean(near[0])) if near else told)
        return str(value)

    return read


def _jobs(value: Any, _: Path) -> int:
    if type(value) is not int or value < 1:
        raise _KeyError(Remark("must be a whole number of at least 1"))
    return value


def _levels(value: Any, folder: Path) -> Mapping[str, Level]:
    if not isinstance(value, dict):
        raise _KeyError(Remark('must be a table of rules and levels, as in conflicting_party = "warning"'))
    read = _one_of(tuple(Level))
    levels: dict[str, Level] = {}
    for rule, level in value.items():
        try:
            levels[rule] = Level(read(level, folder))
        except _KeyError as problem:
            raise _KeyError(Remark("{rule}: {problem}", rule=rule, problem=problem.args[0])) from problem
    return levels


def _spellings(value: Any, _: Path) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) and one.strip() for one in value.values()):
        raise _KeyError(Remark('must be a table of spellings, as in "Selenski" = "Selenskyj"'))
    return dict(value)


def _text(value: Any, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _KeyError(Remark("must be a text in quotes"))
    return value


def _number(value: Any, _: Path) -> float:
    if type(value) not in (int, float) or value <= 0:
        raise _KeyError(Remark("must be a number greater than 0"))
    return float(value)


def _switch(value: Any, _: Path) -> bool:
    if not isinstance(value, bool):
        raise _KeyError(Remark("must be true or false"))
    return value


def _bars(value: Any, _: Path) -> Mapping[str, int]:
    """The scores from which two figures are a warning and a note: `warning` and `note`, per mille."""
    if not isinstance(value, dict) or set(value) - set(BARS):
        raise _KeyError(Remark("must be a table of warning and note, as in warning = 400"))
    if not all(type(one) is int and 0 <= one <= 1000 for one in value.values()):
        raise _KeyError(Remark("must hold whole numbers from 0 to 1000"))
    if value.get("note", 0) > value.get("warning", 1000):
        raise _KeyError(Remark("must have a note below its warning"))
    return value


def _reader(value: Any, folder: Path) -> ReaderConfig:
    if not isinstance(value, dict):
        raise _KeyError(Remark('must be a table, as in url = "http://localhost:8080"'))
    content: dict[str, Any] = {}
    for key, one in value.items():
        if key not in READER_KEYS:
            where = Remark("; a key belongs into GEGENPROBE_READER_KEY") if "key" in key else ""
            raise _KeyError(
                Remark("knows no {key} but {known}{where}", key=repr(key), known=", ".join(READER_KEYS), where=where)
            )
        try:
            content[key] = READER_KEYS[key](one, folder)
        except _KeyError as problem:
            raise _KeyError(Remark("{key}: {problem}", key=key, problem=problem.args[0])) from problem
    return ReaderConfig(**content)


# Every key of the table [reader] and what reads its value.
READER_KEYS: Mapping[str, Callable[[Any, Path], Any]] = {
    "url": _text,
    "model": _text,
    "votes": _jobs,
    "budget": _text,
    "context": _jobs,
    "timeout": _number,
    "embargoed": _switch,
    "offline": _switch,
    "readings": _path,
}

# Every key of the configuration and what reads its value.
KEYS: Mapping[str, Callable[[Any, Path], Any]] = {
    "against": _path_names,
    "facts": _paths,
    "rules": _paths,
    "select": _texts,
    "ignore": _texts,
    "decisions": _path,
    "report": _reports,
    "fail-on": _one_of(FAIL_ON),
    "language": _one_of(LANGUAGES),
    "model": _model,
    "jobs": _jobs,
    "levels": _levels,
    "preferred-spelling": _spellings,
    "reader": _reader,
    "pairing": _bars,
}
