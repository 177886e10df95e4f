"""Takes articles out of an archive, and makes one part of the many that adding leaves in a month."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from checker.archive.manifest import Part, write_manifest, writing
from checker.archive.parts import merge_parts, read_heads


def remove_articles(folder: Path, names: Collection[str]) -> int:
    """Take out the articles with these ids or paths, and all below a path that is a folder; how many there were.

    Only months that hold one of them are written anew. Raises UsageError where there is no archive or no writing.
    """
    removed = 0
    with writing(folder) as manifest:
        for month in sorted({part.month for part in manifest.parts}):
            gone = {part: find_rows(folder, part, names) for part in manifest.of_month(month)}
            touched = [part for part, rows in gone.items() if rows]
            if not touched:
                continue
            left = merge_parts(folder, month, touched, gone)
            removed += sum(map(len, gone.values()))
            manifest = manifest.exchanged(touched, [] if left is None else [left])
            write_manifest(folder, manifest)
    return removed


def find_rows(folder: Path, part: Part, names: Collection[str]) -> set[int]:
    """The rows of a part whose id or path is named, or lies below a named folder."""
    wanted, folders = set(names), tuple(name.rstrip("/") + "/" for name in names)
    rows = read_heads(folder, part, ("id", "path"))
    return {
        row for row, (name, path) in enumerate(rows) if name in wanted or path in wanted or path.startswith(folders)
    }


def compact(folder: Path) -> int:
    """Make one part of each month's; how many fewer there are. Raises UsageError as `remove_articles` does."""
    fewer = 0
    with writing(folder) as manifest:
        for month in sorted({part.month for part in manifest.parts}):
            parts = manifest.of_month(month)
            if len(parts) > 1:
                merged = merge_parts(folder, month, parts)
                fewer += len(parts) - 1
                manifest = manifest.exchanged(parts, [] if merged is None else [merged])
                write_manifest(folder, manifest)
    return fewer
