"""The configuration: where it is found, what it holds, what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.config import Config, describe, load_config, parse_config
from checker.errors import UsageError
from checker.model import Level

FULL = """
against = ["archiv", "dpa"]
facts = "facts/de.toml"
rules = ["rules"]
select = ["conflicting_"]
ignore = ["conflicting_age"]
decisions = "desk.json"
report = ["terminal", "json=out/report.json"]
fail-on = "error"
language = "de"
model = "de_core_news_lg"
jobs = 2

[levels]
conflicting_office = "note"

[preferred-spelling]
Selenski = "Selenskyj"
"""


def test_nothing_configured(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nfail-on = 3\n", encoding="utf-8")
    assert load_config(tmp_path).select == ()


def test_everything_configured_with_paths_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "gegenprobe.toml").write_text(FULL, encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    config = load_config(deep)
    assert config.path == tmp_path.resolve() / "gegenprobe.toml"
    assert config.against == (str(tmp_path / "archiv"), str(tmp_path / "dpa"))
    assert config.facts == (tmp_path / "facts/de.toml",)
    assert config.decisions == tmp_path / "desk.json"
    assert config.report == ("terminal", f"json={tmp_path / 'out/report.json'}")
    assert (config.fail_on, config.language, config.model, config.jobs) == ("error", "de", "de_core_news_lg", 2)
    assert config.levels == {"conflicting_office": Level.NOTE}
    assert config.preferred_spelling == {"Selenski": "Selenskyj"}


def test_the_nearest_wins_and_the_own_file_before_the_shared_one(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "gegenprobe.toml").write_text('language = "en"\n', encoding="utf-8")
    (inner / "pyproject.toml").write_text('[tool.gegenprobe]\nlanguage = "de"\n', encoding="utf-8")
    article = inner / "text.txt"
    article.write_text("Text", encoding="utf-8")
    assert load_config(inner).language == "de"
    assert load_config(article).language == "de"
    (inner / "gegenprobe.toml").write_text('language = "auto"\n', encoding="utf-8")
    assert load_config(inner).language == "auto"


def test_what_is_described_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "gegenprobe.toml"
    config = parse_config(FULL, path)
    assert parse_config(describe(config), path) == config
    assert describe(config).startswith(f"# {path}\n")
    assert "# not set: against, facts" in describe(Config())
    assert parse_config(describe(Config()), path) == Config(path=path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[levels\n", "not valid TOML"),
        ("[pairing]\nwarning = 2000\n", "pairing must hold whole numbers from 0 to 1000"),
        ("[pairing]\nsure = 400\n", "pairing must be a table of warning and note"),
        ("[pairing]\nwarning = 200\nnote = 300\n", "pairing must have a note below its warning"),
        ('\nfail_on = "error"\n', "line 2: unknown key 'fail_on'; did you mean 'fail-on'"),
        ('repots = "json"\n', "line 1: unknown key 'repots'; did you mean 'report'"),
        ("xyzzy = 1\n", "known are against, facts"),
        ('fail-on = "errors"\n', "line 1: fail-on must be one of error, warning, note, never; did you mean 'error'"),
        ('language = "fr"\n', "must be one of auto, de, en"),
        ("jobs = 0\n", "at least 1"),
        ("jobs = true\n", "at least 1"),
        ("select = [1]\n", "list of texts"),
        ("decisions = 3\n", "path in quotes"),
        ("model = []\n", "spaCy pipeline"),
        ('[levels]\nconflicting_party = "loud"\n', "levels conflicting_party: must be one of note, warning, error"),
        ('levels = "error"\n', "table of rules and levels"),
        ("[preferred-spelling]\na = 1\n", "table of spellings"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "gegenprobe.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as problem:
        load_config(tmp_path)
    assert words in str(problem.value)
    assert str(tmp_path / "gegenprobe.toml") in str(problem.value)


def test_a_shared_file_names_its_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ngegenprobe = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match="must be a table"):
        load_config(tmp_path)
