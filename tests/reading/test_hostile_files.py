"""Bombs, slips, devices, pipes and broken files: one sentence each, nothing read outside, nothing held in memory."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from checker.model import Failure
from checker.reading import read_articles, read_bytes
from tests.reading.formats.made_files import docx, pack, paragraph

ENTITY = b'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>&x;</p></body></nitf>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "haha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((98 + n,) + (97 + n,) * 8) for n in range(9))
    + b"]><rss><channel><item><title>&j;</title></item></channel></rss>"
)


def refuse(data: bytes, name: str = "datei") -> Failure:
    articles, (failure,) = read_bytes(data, name)
    assert articles == ()
    assert failure.fatal
    assert "\n" not in failure.problem
    return failure


@pytest.mark.parametrize("data", [ENTITY, LAUGHS, b'<rss><channel a="' + b"x" * 100])
def test_entities_and_broken_markup_are_refused(data: bytes) -> None:
    failure = refuse(data)
    assert "XML" in failure.problem
    assert "root:" not in failure.problem


def test_deep_nesting_is_refused() -> None:
    assert refuse(b"<rss>" + b"<a>" * 9000 + b"</a>" * 9000 + b"</rss>").problem
    assert read_bytes(b"[" * 200_000, "tief.json", asked=True)[1][0].fatal
    assert read_bytes(b"<html><body>" + b"<div>" * 5000 + b"Text", "a.html")[1]


def test_an_archive_that_unpacks_to_too_much() -> None:
    assert "unpacks to more" in refuse(pack({"null.txt": b"0" * 50_000_000})).problem
    inner = pack({"a.txt": "Ein Satz."})
    for _ in range(6):
        inner = pack({"innen.zip": inner})
    assert "too deep" in refuse(inner).problem


def test_an_archive_with_too_many_members() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}.txt", "x")
    assert "more members" in refuse(file.getvalue()).problem


def test_a_word_document_with_a_bomb_inside() -> None:
    assert "unpacks to more" in refuse(docx(paragraph("0" * 60_000_000))).problem


def test_a_text_too_long_and_a_line_too_long() -> None:
    assert "more text than can be checked" in refuse(b"Wort " * 500_000, "lang.txt").problem
    assert "more text than can be checked" in refuse(b"Wort Wort Wort\n" * 400_000, "lang.txt").problem


def test_devices_pipes_and_sparse_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.storage.PATIENCE", 0.2)
    os.mkfifo(tmp_path / "pipe")
    with open(tmp_path / "leer.txt", "wb") as file:
        file.truncate(2_000_000_000)
    paths = ["/dev/zero", str(tmp_path / "pipe"), str(tmp_path / "leer.txt"), str(tmp_path / "a\0b")]
    articles, failures = read_articles(paths)
    assert articles == ()
    assert len(failures) == 4
    words = ["not a regular file", "nobody writes to", "larger than can be checked", "does not exist"]
    assert [word in failure.problem for word, failure in zip(words, failures, strict=True)] == [True] * 4


def test_a_pipe_that_somebody_writes_to_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, "Die Brücke ist wieder frei, sagte der Kreis.".encode())
    os.close(writing)
    (article,), failures = read_articles([f"/dev/fd/{reading}"])
    os.close(reading)
    assert article.text.startswith("Die Brücke")
    assert failures == ()


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "geheim.txt").write_text("Nichts für den Bericht.", encoding="utf-8")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "geheim.txt")
    (tmp_path / "in" / "b").symlink_to(tmp_path, target_is_directory=True)
    articles, failures = read_articles([str(tmp_path / "in")])
    assert articles == ()
    assert ["leads out" in failure.problem for failure in failures] == [True, True]


def test_links_in_a_circle_are_named_and_the_rest_of_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Es kamen 41 Gäste.", encoding="utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "b")
    (tmp_path / "c").symlink_to(tmp_path / "d")
    (tmp_path / "d").symlink_to(tmp_path / "c")
    articles, failures = read_articles([str(tmp_path)])
    assert [article.name for article in articles] == ["a"]
    told = [str(failure.problem) for failure in failures]
    assert told == ["cannot be read: its links lead in a circle"] * 3


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "zu.txt"
    path.write_text("Ein Satz.", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    (failure,) = read_articles([str(path)])[1]
    assert "cannot be read" in failure.problem


def test_names_of_members_lead_nowhere(tmp_path: Path) -> None:
    made = pack({"../../../etc/x.txt": "Ein Satz über nichts.", "/abs.txt": "Noch ein Satz."})
    (tmp_path / "a.zip").write_bytes(made)
    before = sorted(tmp_path.rglob("*"))
    articles, _ = read_articles([str(tmp_path / "a.zip")])
    assert len(articles) == 2
    assert sorted(tmp_path.rglob("*")) == before
