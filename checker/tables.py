"""The bundled tables (TOML): read from what the build has compiled of them where that fits, else from the TOML itself.

Reading TOML takes longer than a short check. `hatch_build.py` writes all tables of the package as one JSON file, each
under the digest of its bytes; a table that has changed since, or a checkout that was never built, is read as TOML.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

COMPILED = Path(__file__).with_name("compiled_tables.json")
DAY = "day of the table"  # the key under which a day stands: JSON has none
PLACES = "places of tables"  # the key under which the places stand: no digest is written so


def read_table(path: Path) -> dict[str, Any]:
    """The content of a bundled table. The same object each time: whoever reads it does not change it."""
    return _read(path)


@cache
def _read(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    compiled = _load_compiled().get(digest_of(data))
    return _parse(data.decode("utf-8")) if compiled is None else compiled


def parse_table(text: str) -> dict[str, Any]:
    """The content of a TOML text that may hold days, bundled or not. Raises ValueError where it is not valid TOML."""
    compiled = _load_compiled().get(digest_of(text.encode()))
    return _parse(text) if compiled is None else restore_days(compiled)


def find_compiled(key: str) -> dict[str, Any] | None:
    """What the build wrote under a key beside the tables; None where it did not."""
    return _load_compiled().get(key)


def find_places(text: str) -> list[list[Any]] | None:
    """Where the tables of a bundled TOML text stand, as the build wrote it; None where it did not."""
    rows: list[list[Any]] | None = _load_compiled().get(PLACES, {}).get(digest_of(text.encode()))
    return rows


def _parse(text: str) -> dict[str, Any]:
    import tomllib  # takes a moment to load, and is not needed where all is compiled

    return tomllib.loads(text)


def digest_of(data: bytes) -> str:
    """What tells one edition of a table from another."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def compile_tables(
    files: Iterable[Path],
    located: Mapping[str, object] | None = None,
    beside: Mapping[str, dict[str, Any]] | None = None,
) -> str:
    """The content of these TOML files as `read_table` finds it, as JSON; where the tables of some texts stand; and what
    `find_compiled` is to find beside them, by its key."""
    import tomllib

    rows = {digest_of(data): tomllib.loads(data.decode("utf-8")) for data in map(Path.read_bytes, files)}
    rows[PLACES] = {digest_of(text.encode()): places for text, places in (located or {}).items()}
    rows |= beside or {}
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_write_day)


def _write_day(value: object) -> dict[str, str]:
    if type(value) is date:
        return {DAY: value.isoformat()}
    raise TypeError(f"a table holds a {type(value).__name__}")


def restore_days(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a compiled table that holds days."""
    restored: dict[str, Any] = _restore(content)
    return restored


def _restore(value: Any) -> Any:
    if isinstance(value, dict):
        if DAY in value:
            return date.fromisoformat(value[DAY])
        return {key: _restore(part) for key, part in value.items()}
    return [_restore(part) for part in value] if isinstance(value, list) else value


@lru_cache(maxsize=1)
def _load_compiled() -> Mapping[str, dict[str, Any]]:
    if not COMPILED.is_file():
        return {}
    rows: dict[str, dict[str, Any]] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return rows
