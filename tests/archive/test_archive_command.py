"""`gegenprobe archive` and `check --against ARCHIVE`: the same findings as against the articles themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.application import make_app

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

HEAD = "date 2026-01-13\nsource {source}\n\n"
WIRE = HEAD + (
    "Bei einem Zugunglück auf der Bodebrücke nahe Quedlinburg sind drei Menschen gestorben. Der Regionalexpress 7021 "
    "entgleiste, sagte Feuerwehrchefin Ortrud Mahlstedt. Der Schaden beträgt 4 Millionen Euro."
)
DRAFT = HEAD + (
    "Nach der Entgleisung des Regionalexpress 7021 auf der Bodebrücke nahe Quedlinburg beträgt der Schaden 40 "
    "Millionen Euro. Drei Menschen sind bei dem Zugunglück gestorben, sagte Feuerwehrchefin Ortrud Mahlstedt."
)
OTHER = HEAD + "Der Stadtrat von Ulm hat einen Haushalt von 512 Millionen Euro beschlossen, sagte Balthasar Jost."


def call(*arguments: str) -> Result:
    return CliRunner().invoke(make_app(), list(arguments), standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    for name, text in (("zug", WIRE), ("rat", OTHER)):
        (tmp_path / "wire" / f"{name}.txt").write_text(text.format(source=name), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT.format(source="Redaktion"), encoding="utf-8")
    return tmp_path


def conflicts(*arguments: str) -> list[dict[str, object]]:
    done = call("check", "draft.txt", *arguments, "--report", "json", "--quiet", "--no-cache")
    found: list[dict[str, object]] = json.loads(done.stdout)["conflicts"]
    return found


def test_a_draft_against_an_archive_is_a_draft_against_its_articles(folder: Path) -> None:
    assert call("archive", "add", "kept", "wire", "--quiet").exit_code == 0
    against_files, against_archive = conflicts("--against", "wire"), conflicts("--against", "kept")
    assert against_files
    assert against_archive == against_files


def test_status_tells_months_and_counts(folder: Path) -> None:
    call("archive", "add", "kept", "wire", "--quiet")
    (row,) = map(json.loads, call("archive", "status", "kept", "--format", "jsonl").stdout.splitlines())
    assert (row["month"], row["parts"], row["articles"]) == ("2026-01", 1, 2)
    assert row["claims"] > 2
    assert row["bytes"] == sum(file.stat().st_size for file in (folder / "kept" / "months").glob("*/*"))


def test_a_folder_is_checked_without_the_archive_in_it(folder: Path) -> None:
    call("archive", "add", "kept", "wire", "--quiet")
    done = call("check", ".", "--report", "json", "--quiet", "--no-cache")
    read = sorted(Path(one["path"]) for one in json.loads(done.stdout)["articles"])
    assert read == [Path("draft.txt"), Path("wire/rat.txt"), Path("wire/zug.txt")]


def test_removing_and_compacting(folder: Path) -> None:
    call("archive", "add", "kept", "wire/zug.txt", "--quiet")
    call("archive", "add", "kept", "wire/rat.txt", "--quiet")
    assert call("archive", "compact", "kept").exit_code == 0
    assert json.loads(call("archive", "status", "kept", "--format", "jsonl").stdout)["parts"] == 1
    call("archive", "remove", "kept", "wire/zug.txt")
    assert conflicts("--against", "kept") == []


def test_a_folder_that_is_no_archive_is_told(folder: Path) -> None:
    done = call("archive", "status", "wire")
    assert "no archive" in str(done.exception)
