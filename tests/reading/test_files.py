"""Files, folders, standard input: everything readable is read, everything else is named with its reason."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from checker.model import Article, Failure
from checker.reading import read_articles

TEXT = "Die Brücke über die Nette ist wieder frei. Rund 200 Autos fuhren am Morgen darüber.\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(*paths: Path | str, stdin: bytes = b"") -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    return read_articles([str(path) for path in paths], stdin=lambda: stdin)


def names(folder: Path, articles: tuple[Article, ...]) -> list[str]:
    return [os.path.relpath(article.path, folder) for article in articles]


def test_a_folder_is_read_recursively_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.md",
        "a/1.txt",
        ".hidden.txt",
        ".git/x.txt",
        "facts/de.toml",
        "gegenprobe-decisions.json",
    ):
        write(tmp_path, name, TEXT)
    articles, failures = read(tmp_path)
    assert names(tmp_path, articles) == ["a/1.txt", "a/2.md", "b.txt"]
    (failure,) = failures
    assert (failure.problem, failure.fatal) == ("files that are no articles were left alone (.toml: 1)", False)
    assert articles[0].name == "1"


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "bild.jpg", JPEG)
    write(tmp_path, "leer.txt", b" \r\n")
    write(tmp_path, "alt.txt", "Für die Brücke fehlen 3 Mio. € – sagt die Stadt.".encode("cp1252"))
    articles, failures = read(tmp_path, tmp_path / "fort.txt")
    assert names(tmp_path, articles) == ["a.txt", "alt.txt"]
    assert articles[1].text == "Für die Brücke fehlen 3 Mio. € – sagt die Stadt."
    said = {os.path.basename(failure.where): (failure.problem, failure.fatal) for failure in failures}
    assert said["bild.jpg"] == ("is a JPEG image, not text", True)
    assert said["leer.txt"] == ("is empty", True)
    assert said["alt.txt"] == ("is not UTF-8 (byte 0xFC in line 1): read as Windows-1252", False)
    assert said["fort.txt"] == ("does not exist", True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"abc\x00def", "not text"),
        (b"\x81\x8d\x8f" * 9, "not text"),
        (b"\xfcber\x01\x02", "not text"),
        (b"\x01\x02\x03\x04" * 50, "control characters"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "broken archive"),
        (b"\xff\xfea", "not text"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"date 2026-01-06\n\n", "head and no text"),
    ],
)
def test_what_is_not_text(tmp_path: Path, content: bytes, words: str) -> None:
    articles, (failure,) = read(write(tmp_path, "datei", content))
    assert articles == ()
    assert words in failure.problem
    assert failure.fatal


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    (article,), failures = read(write(tmp_path, "a.txt", TEXT.encode(encoding)))
    assert (article.text, failures) == (TEXT, ())


def test_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    content = "\ufeffdate 2026-01-06\r\nsource Blatt\r\n\r\nErster Absatz.\r\nZweiter."
    (article,), _ = read(write(tmp_path, "a.txt", content))
    assert article.text == content
    assert article.text[article.body_start :].startswith("Erster")
    assert (article.published, article.source) == (date(2026, 1, 6), "Blatt")


def test_standard_input_is_text_or_rows() -> None:
    (article,), failures = read("-", "-", stdin=TEXT.encode())
    assert (article.path, article.name, failures) == ("-", "stdin", ())
    rows = b'{"id": "x", "text": "Ein Satz."}\n{"id": 2, "text": "Noch einer."}\n'
    articles, _ = read("-", stdin=rows)
    assert [(one.name, one.path) for one in articles] == [("x", "-#x"), ("2", "-#2")]
    assert read("-", stdin=b"")[1] == (Failure("-", "is empty"),)


def test_each_file_once_and_loops_of_links_end(tmp_path: Path) -> None:
    first = write(tmp_path, "in/a.txt", TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(first)
    (tmp_path / "other").symlink_to(tmp_path / "in", target_is_directory=True)
    articles, failures = read(tmp_path, first)
    assert (names(tmp_path, articles), failures) == (["in/a.txt"], ())


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    articles, failures = read(tmp_path)
    assert articles == ()
    assert [failure.problem for failure in failures] == ["does not exist", "is not a regular file"]


def test_a_folder_without_articles_and_a_file_of_another_kind(tmp_path: Path) -> None:
    kept = write(tmp_path, "x.toml", "a = 1\n")
    assert "holds no article" in read(tmp_path)[1][0].problem
    assert "not a kind of file" in read(kept)[1][0].problem


def test_a_file_name_that_is_not_utf8_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(str(tmp_path)) + b"/gr\xfcn.txt"
    try:
        with open(path, "wb") as file:
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system knows only UTF-8 names")
    (article,), _ = read(tmp_path)
    assert article.path.encode().endswith(b"gr\\xfcn.txt")


def test_rows_with_all_they_may_say(tmp_path: Path) -> None:
    rows = [
        {
            "id": "b-1",
            "text": "Zwölf Boote sanken.",
            "published": "2026-01-06T22:45:00+01:00",
            "source": "https://www.blatt.example/a",
            "language": "de-AT",
            "title": "Boote",
        },
        {"id": 7, "text": "The mayor said that twelve boats were lost."},
    ]
    path = write(tmp_path, "rows.jsonl", "\n".join(json.dumps(row) for row in rows))
    (first, second), failures = read(path)
    assert failures == ()
    assert (first.name, first.path) == ("b-1", f"{path}#b-1")
    assert first.published == datetime(2026, 1, 6, 22, 45)
    assert (first.source, first.language, first.title) == ("blatt.example", "de", "Boote")
    assert (second.name, second.language, second.published) == ("7", "en", None)


@pytest.mark.parametrize(
    ("row", "words", "read_anyway"),
    [
        ("{", "is not JSON", False),
        ("[1]", "is not a JSON object", False),
        ('{"text": "x"}', 'has no "id"', False),
        ('{"id": true, "text": "x"}', 'has no "id"', False),
        ('{"id": "c", "text": ""}', 'has no "text"', False),
        ('{"id": "ok", "text": "x"}', "that line 1 has already", False),
        ('{"id": "c", "text": "\\ud800"}', "surrogate", False),
        ('{"id": "c", "text": "x", "language": "fr"}', 'known are "de" and "en"', False),
        ("[" * 100_000, "beyond reading", False),
        ('{"id": ' + "1" * 5000 + "}", "beyond reading", False),
        ('{"id": "c", "text": "x", "published": "gestern"}', "read as undated", True),
        ('{"id": "c", "text": "x", "source": 3}', "left out", True),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, words: str, read_anyway: bool) -> None:
    path = write(tmp_path, "rows.jsonl", '{"id": "ok", "text": "Ein Satz."}\n\n' + row + "\n")
    articles, (failure,) = read(path)
    assert failure.where == f"{path}:3"
    assert words in failure.problem
    assert failure.fatal is not read_anyway
    assert len(articles) == 1 + read_anyway


def test_other_data_in_json_lines_is_one_failure(tmp_path: Path) -> None:
    path = write(tmp_path, "gold.jsonl", '{"a": 1}\n' * 500)
    articles, (failure,) = read(path)
    assert articles == ()
    assert failure.problem == 'holds no article in 500 rows: line 1 has no "id" (a string or a whole number)'


def test_the_language_asked_for_wins(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "language en\n\nDie Stadt hat das nicht gesagt.")
    assert read_articles([str(path)])[0][0].language == "en"
    assert read_articles([str(path)], language="de")[0][0].language == "de"
