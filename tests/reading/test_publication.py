"""Days that content systems export for "no date", and front matter whose date is written in its own way."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article
from checker.plugins import Rule
from checker.reading import read_articles

TEXT = "Im Kreis Olpern wurden 412 Bäume gepflanzt, teilte das Amt am Montag mit."


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z"])
@pytest.mark.parametrize("form", ["rows", "front", "head"])
def test_no_date_of_a_content_system_is_no_date(tmp_path: Path, day: str, form: str) -> None:
    texts = {
        "rows": ("a.jsonl", f'{{"id": "a", "text": "{TEXT}", "published": "{day}"}}'),
        "front": ("a.md", f"---\ndate: {day}\n---\n\n{TEXT}"),
        "head": ("a.txt", f"Datum: {day[:10]}\n\n{TEXT}"),
    }
    name, text = texts[form]
    (tmp_path / name).write_text(text, encoding="utf-8")
    (article,), failures = read_articles([str(tmp_path / name)])
    assert article.published is None
    assert [failure.fatal for failure in failures] == [False]
    assert "read as undated" in failures[0].problem


@pytest.mark.parametrize("day", [date.min, date.max, datetime.max])
def test_a_run_survives_such_a_day(rules: tuple[Rule, ...], day: date) -> None:
    articles = [Article(name, name, f"{TEXT} Sie starb gestern mit 71 Jahren.", published=day) for name in "ab"]
    assert pipeline.check(articles, rules).coverage["articles"] == 2


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date: 2026-02-03\t# geprüft", date(2026, 2, 3)),
        ("published_at: 2026-02-03 07:15", datetime(2026, 2, 3, 7, 15)),
        ("publishedAt: '2026-02-03'", date(2026, 2, 3)),
        ("Date-Published: 3. Februar 2026", date(2026, 2, 3)),
        ("date: 20260203", date(2026, 2, 3)),
        ("date: [2026-02-03]", date(2026, 2, 3)),
    ],
)
def test_dates_of_front_matter_that_are_read(tmp_path: Path, line: str, published: date) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Bäume\n{line}\n---\n\n{TEXT}", encoding="utf-8")
    (article,), failures = read_articles([str(tmp_path / "a.md")])
    assert (article.published, article.title, failures) == (published, "Bäume", ())


@pytest.mark.parametrize(
    "line",
    [
        "date: 2026",
        "date: 1767654000",
        "date: [2026-02-03, 2026-02-04]",
        "date: {day: 3}",
        "date: bald",
        "date: 2026-13-45",
        "published_time: '7 Uhr'",
        "publish: yes",
    ],
)
def test_dates_of_front_matter_that_are_said_to_be_none(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{line}\n---\n\n{TEXT}", encoding="utf-8")
    (article,), (failure,) = read_articles([str(tmp_path / "a.md")])
    assert article.published is None
    assert "read as undated" in failure.problem
    assert not failure.fatal
