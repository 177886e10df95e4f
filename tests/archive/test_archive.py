"""An archive: adding twice adds nothing, a killed writer loses nothing, readers are never disturbed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from checker.archive import manifest as listing
from checker.archive.manifest import Manifest, Part, read_manifest
from checker.cache.editions import edition_of_rules
from checker.errors import UsageError
from checker.model import Article, Piece
from checker.plugins import Rule, load_rules
from checker.reading_claims import read_article

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import duckdb

from checker.archive import adding
from checker.archive.adding import add_articles, ids_of
from checker.archive.changing import compact, remove_articles
from checker.archive.journal import Journal
from checker.archive.searching import find_articles
from checker.archive.shelving import id_of, shelve, unshelve

ROOT = Path(__file__).resolve().parents[2]
TOWNS = ("Quedlinburg", "Wernigerode", "Halberstadt", "Osterwieck", "Blankenburg", "Thale", "Ballenstedt", "Ilsenburg")


def tell(number: int, dead: int = 3, month: int = 1) -> Article:
    town = TOWNS[number % len(TOWNS)]
    text = (
        f"Bei einem Zugunglück nahe {town} sind am Dienstag {dead} Menschen gestorben. Der Regionalexpress "
        f"{7000 + number} entgleiste auf der Bodebrücke. Lokführer Krautscheid{number} wurde verletzt."
    )
    return Article(f"zug{number}", f"wire/zug{number}.txt", text, source="Harzbote", published=date(2026, month, 13))


@pytest.fixture(scope="module")
def figures() -> tuple[Rule, ...]:
    return load_rules(select=("conflicting_quantity",))


def add(folder: Path, articles: list[Article], rules: tuple[Rule, ...]) -> tuple[int, int]:
    added = add_articles(folder, articles, rules, 1, lambda *_: None)
    assert not added.failures
    return added.new, added.known


def list_files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.*")) if file.is_file()}


def test_adding_twice_adds_nothing(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    articles = [tell(0), tell(1), tell(2, month=2), tell(1)]
    assert add(tmp_path, articles, figures) == (3, 1)
    before = list_files(tmp_path)
    assert add(tmp_path, articles, figures) == (0, 4)
    assert list_files(tmp_path) == before
    assert [(part.month, part.articles) for part in read_manifest(tmp_path).parts] == [("2026-01", 2), ("2026-02", 1)]


def test_one_article_more_writes_one_month(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    add(tmp_path, [tell(number, month=1 + number % 3) for number in range(6)], figures)
    before = list_files(tmp_path)
    add(tmp_path, [tell(7, month=2)], figures)
    after = list_files(tmp_path)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {Path(name).parts[1] for name in changed if name.startswith("months")} == {"2026-02"}
    assert not set(before) - set(after)


def test_an_article_comes_back_as_it_was(figures: tuple[Rule, ...]) -> None:
    article = replace(
        tell(3),
        published=datetime(2026, 1, 13, 18, 30),
        lineage=("dpa",),
        given=tuple(range(len(tell(3).text) + 1)),
        pieces=(Piece(0, 5, "html", 2, 0),),
        byline="Von Ada Lindqvist",
    )
    edition = edition_of_rules(figures)
    found = read_article(article, figures)
    again, known = unshelve(shelve(article, found, edition).blob, edition)
    assert again == article
    assert again.pieces == article.pieces
    assert known is not None
    assert known.claims == found.claims
    assert unshelve(shelve(article, found, edition).blob, bytes(len(edition)))[1] is None


def test_the_stories_of_a_draft_are_found(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    add(tmp_path, [tell(number) for number in range(8)], figures)
    draft = replace(tell(4, dead=5), path="draft.txt")
    edition = edition_of_rules(figures)
    found = find_articles(tmp_path, [draft], edition)
    assert tell(4) in [article for article, _ in found]
    assert all(known is not None for _, known in found)
    assert all(known is None for _, known in find_articles(tmp_path, [draft], bytes(len(edition))))
    assert tell(4) not in [article for article, _ in find_articles(tmp_path, [tell(4)], edition)]
    elsewhere = Article(
        "x", "x.txt", "Der Bundestag hat am Mittwoch über die Rente beraten.", published=date(2026, 1, 13)
    )
    assert find_articles(tmp_path, [elsewhere], edition) == []


def test_figures_are_text_to_a_database(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    add(tmp_path, [replace(tell(5), text=tell(5).text + " Der Schaden liegt bei 1.200 Euro und 2,5 Prozent.")], figures)
    values = duckdb.sql(f"SELECT text FROM read_parquet('{tmp_path}/months/*/*.claims.parquet')").fetchall()
    assert {"1.200 Euro", "2,5 Prozent"} <= {text for (text,) in values}


def test_removing_leaves_the_others(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    add(tmp_path, [tell(number, month=1 + number % 2) for number in range(6)], figures)
    kept = read_manifest(tmp_path).of_month("2026-02")
    assert remove_articles(tmp_path, ["wire/zug2.txt", id_of(tell(4, month=1))]) == 2
    manifest = read_manifest(tmp_path)
    assert sorted(ids_of(tmp_path, manifest.parts)) == sorted(id_of(tell(n, month=1 + n % 2)) for n in (0, 1, 3, 5))
    assert manifest.of_month("2026-02") == kept
    draft = replace(tell(0, dead=9), path="draft.txt")
    found = find_articles(tmp_path, [draft], edition_of_rules(figures))
    assert [article.path for article, _ in found][:1] == ["wire/zug0.txt"]
    assert remove_articles(tmp_path, ["wire"]) == 4
    assert read_manifest(tmp_path).parts == ()


def test_many_parts_become_one_and_say_the_same(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    for number in range(4):
        add(tmp_path, [tell(number), tell(number, dead=8)], figures)
    draft, edition = replace(tell(1, dead=4), path="draft.txt"), edition_of_rules(figures)
    before = find_articles(tmp_path, [draft], edition)
    reader = read_manifest(tmp_path)
    assert compact(tmp_path) == 3
    assert len(read_manifest(tmp_path).parts) == 1
    assert find_articles(tmp_path, [draft], edition) == before
    assert len(list(ids_of(tmp_path, reader.parts))) == 8  # who began to read before still can
    add(tmp_path, [tell(6)], figures)
    files = {file.name.split(".")[0] for file in (tmp_path / "months").glob("*/*.*")}
    assert files == {part.name for part in read_manifest(tmp_path).parts}


def test_a_month_never_has_many_parts(
    tmp_path: Path, figures: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "MOST_PARTS", 3)
    for number in range(9):
        add(tmp_path, [tell(number)], figures)
        assert len(read_manifest(tmp_path).parts) <= 3
    assert len(set(ids_of(tmp_path, read_manifest(tmp_path).parts))) == 9


def test_what_a_killed_writer_finished_is_taken_over(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    add(tmp_path, [tell(0)], figures)
    edition = edition_of_rules(figures)
    with Journal(tmp_path) as journal:  # killed after it noted two, one of which is in a part already
        for number in (0, 1):
            journal.append(shelve(tell(number), read_article(tell(number), figures), edition))
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(b'{"head": {"id": "unfin')
    assert add(tmp_path, [tell(1), tell(2)], figures) == (1, 1)
    assert sorted(ids_of(tmp_path, read_manifest(tmp_path).parts)) == sorted(id_of(tell(n)) for n in (0, 1, 2))


WRITER = """
import os, signal, sys
from pathlib import Path
from checker.archive import adding
from checker.plugins import load_rules
from tests.archive.test_archive import tell
put = adding._Shelf.put
def put_and_die(self, shelved):
    put(self, shelved)
    if shelved.head["path"] == "wire/zug5.txt":
        os.kill(os.getpid(), signal.SIGKILL)
adding._Shelf.put = put_and_die
adding.BATCH = 4
rules = load_rules(select=("conflicting_quantity",))
adding.add_articles(Path(sys.argv[1]), [tell(number) for number in range(8)], rules, 1, lambda *_: None)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_a_killed_add_leaves_the_archive_readable(tmp_path: Path, figures: tuple[Rule, ...]) -> None:
    killed = subprocess.run([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert sum(part.articles for part in read_manifest(tmp_path).parts) == 4
    find_articles(tmp_path, [replace(tell(1), path="draft.txt")], edition_of_rules(figures))
    assert add(tmp_path, [tell(number) for number in range(8)], figures) == (2, 6)
    assert len(set(ids_of(tmp_path, read_manifest(tmp_path).parts))) == 8


def test_another_edition_is_brought_up_to_date_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = {"month": "2026-01", "name": "a", "articles": 1, "claims": 2, "bytes": 3}
    (tmp_path / listing.FILE).write_text(json.dumps({"schema": "gegenprobe/archive/0", "all": [part]}))
    with pytest.raises(UsageError, match="edition"):
        read_manifest(tmp_path)

    def step(content: dict[str, object]) -> dict[str, object]:
        return {"schema": listing.SCHEMA, "parts": content["all"], "retired": []}

    monkeypatch.setattr(listing, "MIGRATIONS", {"gegenprobe/archive/0": step})
    assert read_manifest(tmp_path) == Manifest((Part("2026-01", "a", 1, 2, 3),))
