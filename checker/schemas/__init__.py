"""JSON Schemas of the files that Gegenprobe reads and writes: configuration, facts, decisions and the JSON report."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NAMES = ("configuration", "decisions", "facts", "report")


def read_schema(name: str) -> str:
    """The schema of one of NAMES, as JSON (draft 2020-12)."""
    return (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
