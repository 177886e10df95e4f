"""Bundled tables: what the build compiles of them is what the TOML says."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from checker import tables
from checker.plugins import find_folder
from checker.reading.facts_layout import locate_tables, read_places, write_places


def test_compiled_tables_hold_what_the_toml_says() -> None:
    files = sorted(Path(tables.__file__).parent.rglob("*.toml"))
    compiled = json.loads(tables.compile_tables(files))
    assert len(files) > 20
    for file in files:
        assert compiled[tables.digest_of(file.read_bytes())] == tomllib.loads(file.read_text(encoding="utf-8"))


def test_days_of_facts_are_days_again() -> None:
    files = sorted(find_folder("seeds").glob("facts/*.toml"))
    compiled = json.loads(tables.compile_tables(files))
    for file in files:
        content = tables.restore_days(compiled[tables.digest_of(file.read_bytes())])
        assert content == tomllib.loads(file.read_text(encoding="utf-8"))
        assert isinstance(content["person"][0].get("checked", content.get("checked")), date)


def test_places_of_facts_are_those_that_a_look_finds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(find_folder("seeds").glob("facts/*.toml"))]
    located = {text: write_places(locate_tables(text)) for text in texts}
    compiled = tmp_path / "compiled.json"
    compiled.write_text(tables.compile_tables((), located), encoding="utf-8")
    monkeypatch.setattr(tables, "COMPILED", compiled)
    tables._load_compiled.cache_clear()
    try:
        for text in texts:
            rows = tables.find_places(text)
            assert rows is not None
            assert read_places(rows) == locate_tables(text)
        assert tables.find_places(texts[0] + "\n") is None
    finally:
        tables._load_compiled.cache_clear()


def test_a_table_that_is_not_compiled_is_read_as_toml(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text('[words]\nlist = ["eins", "zwei"]\n', encoding="utf-8")
    assert tables.read_table(file) == {"words": {"list": ["eins", "zwei"]}}
    assert tables.parse_table("seen = 2026-01-05\n") == {"seen": date(2026, 1, 5)}
