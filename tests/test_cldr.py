"""Names of CLDR that the build keeps, against babel's own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from checker import cldr, tables


@pytest.fixture(autouse=True)
def unread() -> Iterator[None]:
    """Nothing is kept from one test to the next, nor for others."""
    cldr.read_names.cache_clear()
    tables._load_compiled.cache_clear()
    yield
    cldr.read_names.cache_clear()
    tables._load_compiled.cache_clear()


def test_what_the_build_keeps_is_what_babel_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled_tables.json"
    compiled.write_text(tables.compile_tables((), beside={cldr.KEY: cldr.compile_names()}), encoding="utf-8")
    monkeypatch.setattr(tables, "COMPILED", compiled)
    monkeypatch.setattr(cldr, "ask_babel", lambda: pytest.fail("babel was asked"))
    kept = cldr.read_names()
    assert kept.territories == dict(Locale("de").territories)
    assert kept.months["en"]["September"] == kept.months["de"]["Sept."] == 9
    assert {"Kairo", "Berlin"} <= kept.cities


def test_names_of_another_babel_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled_tables.json"
    compiled.write_text(json.dumps({cldr.KEY: {"digest": "of another", "names": {}}}), encoding="utf-8")
    monkeypatch.setattr(tables, "COMPILED", compiled)
    assert cldr.read_names().territories["FR"] == "Frankreich"


def test_without_a_build_babel_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "COMPILED", tmp_path / "none.json")
    assert cldr.read_names().territories["FR"] == "Frankreich"


def test_no_part_of_a_check_loads_babel_with_itself() -> None:
    asked = "import sys, checker.cli.check, checker.pipeline, checker.reading.dates; print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
