"""Hostile files beside a good one, and files of any bytes: one sentence each, the rest is checked, exit 2."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.calling import report, run
from tests.reading.formats.made_files import TEXTS, docx, page, paragraph

GOOD = "Am Donnerstag, dem 3. September 2025, stimmten 41 Mitglieder im Kreistag von Olpern für den Bau der Halle.\n"
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ENTITY = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf><body><p>&x;</p></body></nitf>'


def write(text: str | bytes) -> Callable[[Path], object]:
    data = text.encode() if isinstance(text, str) else text
    return lambda path: path.write_bytes(data)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


def make_unreadable(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)


REFUSED: dict[str, Callable[[Path], object]] = {
    "entity.xml": write(ENTITY),
    "pipe.txt": lambda path: os.mkfifo(path),
    "sparse.txt": make_sparse,
    "zeros.txt": lambda path: path.symlink_to("/dev/zero"),
    "passwords.txt": lambda path: path.symlink_to("/etc/passwd"),
    "broken.docx": write(b"PK\x03\x04broken"),
    "bomb.docx": write(docx(paragraph("0" * 60_000_000))),
    "rows.jsonl": write('{"id": 1, "text": "' + "[" * 9),
    "deep.xml": write("<rss>" + "<a>" * 5_000),
    "bytes": write(bytes(range(256)) * 4),
    "digits.jsonl": write('{"id": "a", "text": ' + "9" * 5_000 + "}\n"),
    "surrogate.jsonl": write(json.dumps({"id": "\ud800", "text": TEXTS[0] + " \ud800"}) + "\n"),
}
READ: dict[str, Callable[[Path], object]] = {
    "year-one.md": write(f"---\ndate: 0001-01-01\n---\n\n{TEXTS[0]}"),
    "last-year.txt": write(f"date 9999-12-31\n\n{TEXTS[1]}"),
    "controls.txt": write(f"{TEXTS[1]} \x1b[31m\u202e\u2066 rot"),
}


def check_reported(data: dict[str, object]) -> None:
    """No control or direction character is in any text of a report."""

    def look(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                look(key)
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)
        elif isinstance(value, str):
            assert not UNSEEN.search(value), ascii(value)

    look(data)


@pytest.mark.skipif(os.name != "posix", reason="devices, links and pipes of POSIX systems")
def test_each_hostile_file_is_named_in_one_sentence_and_the_rest_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, make in {**REFUSED, **READ}.items():
        make(folder / name)
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "good.txt").write_text(GOOD, encoding="utf-8")
    code, found = report(str(folder))
    assert code == 2
    check_reported(found)
    read = {os.path.relpath(one["path"].partition("#")[0], folder) for one in found["articles"]}
    assert {re.sub(r":.*", "", name) for name in read} == {*READ, "folder.txt/good.txt"}
    assert any("weekday" in one["rule"] for one in found["conflicts"])
    said: dict[str, list[str]] = {}
    for one in found["failures"]:
        name = os.path.relpath(re.sub(r"[#:].*", "", one["where"]), folder)
        said.setdefault(name, []).append(one["problem"])
    assert set(REFUSED) <= set(said)
    assert all("\n" not in problem and 10 < len(problem) < 300 for problems in said.values() for problem in problems)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_a_file_that_may_not_be_read_beside_one_that_may(tmp_path: Path) -> None:
    make_unreadable(tmp_path / "closed.txt")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    if os.access(tmp_path / "closed.txt", os.R_OK):
        pytest.skip("this user may read everything")
    code, found = report(str(tmp_path))
    assert (code, len(found["articles"])) == (2, 1)
    assert found["failures"][0]["where"].endswith("closed.txt")


SEEDS = (
    *(text.encode() for text in (GOOD, ENTITY, json.dumps({"id": 1, "text": TEXTS[0]}), "{\\rtf1 a\\par}")),
    *(page(f"<p>{TEXTS[0]}</p>"), docx(paragraph(TEXTS[0])), b"\x01a0123\x11 \x02^Halle<\r\n\tText\x03"),
)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(st.tuples(st.integers(0, 5_000), st.binary(max_size=6), st.integers(0, 9)), max_size=5),
    ending=st.sampled_from(["txt", "md", "jsonl", "xml", "html", "eml", "dat"]),
)
def test_any_bytes_give_a_report(seed: bytes, edits: list[tuple[int, bytes, int]], ending: str) -> None:
    for place, new, length in edits:
        at = place % (len(seed) + 1)
        seed = seed[:at] + new + seed[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(seed)
        code, text = run("check", str(path), "--report", "json", "--quiet")
    assert code in (0, 1, 2)
    check_reported(json.loads(text))
