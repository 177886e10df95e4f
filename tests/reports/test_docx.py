"""Word documents with comments: what is commented on is the finding's words, and nothing else is changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from checker.errors import UsageError
from tests.cli.calling import run
from tests.reading.formats.made_files import docx, inserted, pack, paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>minister Johann </w:t></w:r>"
BODY = (
    paragraph("Datum: 4. September 2025")
    + paragraph(
        "Außen", BOLD, inserted("Wadephul"), " (SPD) reist nach Kiew. Außenminister Wadephul", "<w:r><w:tab/></w:r>"
    )
    + paragraph("Zweiter Absatz.")
)
COMMENTS = {f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """The document as given and as it comes back."""
    monkeypatch.chdir(tmp_path)
    data = docx(BODY, word__styles_xml="<?xml version='1.0'?><w:styles xmlns:w='http://x'>  <w:x/></w:styles>")
    Path("entwurf.docx").write_bytes(data)
    code, _ = run("check", "entwurf.docx", "--report", "docx=geprueft.docx", "--quiet")
    assert code == 1
    return data, Path("geprueft.docx").read_bytes()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def plain(document: bytes) -> list[tuple[str, str]]:
    """Every character of a document with the format of its run, without comments."""
    root = etree.fromstring(document)
    shown = []
    for element in root.iter():
        if element.tag in COMMENTS:
            continue
        run = next((one for one in element.iterancestors() if one.tag == f"{W}r"), None)
        properties = b"" if run is None or run.find(f"{W}rPr") is None else etree.tostring(run.find(f"{W}rPr"))
        shown += [(sign, properties.decode()) for sign in element.text or ""]
        if element.tag not in (f"{W}r", f"{W}t", f"{W}rPr", f"{W}b"):
            shown.append((str(element.tag), ""))
    return shown


def test_a_comment_stands_at_the_words_of_the_finding(checked: tuple[bytes, bytes]) -> None:
    document = Document(io.BytesIO(checked[1]))
    comments = list(document.comments)
    assert {comment.author for comment in comments} == {"Gegenprobe"}
    assert any("CDU" in comment.text and "conflicting_party" in comment.text for comment in comments)
    assert "Johann Wadephul (SPD)" in anchored(checked[1])


def anchored(data: bytes) -> list[str]:
    """The words each comment is laid round, in the order of the comments."""
    root = etree.fromstring(members(data)["word/document.xml"])
    found = []
    for comment in Document(io.BytesIO(data)).comments:
        marks = {name: f"{W}comment{name}" for name in ("RangeStart", "RangeEnd", "Reference")}
        own = [one for one in root.iter(*marks.values()) if one.get(f"{W}id") == str(comment.comment_id)]
        assert [one.tag for one in own] == list(marks.values())  # the start before the end
        order = list(root.iter())
        within = order[order.index(own[0]) : order.index(own[1])]
        found.append("".join(element.text or "" for element in within if element.tag == f"{W}t"))
    return found


def check_document(body: str, **members: str) -> bytes:
    """The document with this body as it comes back."""
    data = docx(paragraph("Datum: 4. September 2025") + body, **members)
    Path("anderes.docx").write_bytes(data)
    run("check", "anderes.docx", "--report", "docx=zurueck.docx", "--quiet")
    back = Path("zurueck.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(io.BytesIO(back)) as made:
        assert plain(given.read("word/document.xml")) == plain(made.read("word/document.xml"))
    return back


def test_several_findings_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    days = ("Montag, dem 5. September 2025", "Montag, dem 9. September 2025", "Montag, den 10. September 2025")
    back = check_document(paragraph(f"Der Rat tagte am {days[0]}, und am {days[1]}, in Olpern.") + paragraph(days[2]))
    assert anchored(back) == list(days)


def test_findings_in_links_cells_and_content_controls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    days = [f"Montag, dem {day}. September 2025" for day in (2, 3, 5)]
    link = (
        f"<w:hyperlink w:anchor='x'><w:r><w:t xml:space='preserve'>seit {days[0]}, in Olpern</w:t></w:r></w:hyperlink>"
    )
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(f'Beginn am {days[1]}, um zehn')}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph(f'Ende am {days[2]}.')}</w:sdtContent></w:sdt>"
    assert sorted(anchored(check_document(paragraph("Der Rat tagt ", link) + cell + control))) == days


def test_notes_and_boxes_are_commented_on_where_they_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    feast = paragraph("Fest am Montag, dem 2. September 2025, in Hamm.")
    box = f"<wps:txbx><w:txbxContent>{feast}</w:txbxContent></wps:txbx>"
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    note = "Sitzung am Montag, dem 3. September 2025."
    notes = f"<w:footnotes xmlns:w='{W[1:-1]}'><w:footnote w:id='7'>{paragraph(note)}</w:footnote></w:footnotes>"
    back = check_document(
        paragraph("Mit Kasten.", f"<w:r>{box}</w:r>", " Danach.") + paragraph("Mit Note", reference, "."),
        word__footnotes_xml=notes,
    )
    assert members(back)["word/footnotes.xml"].decode() == notes
    told = ["Fest am Montag, dem 2. September 2025, in Hamm.", ""]
    assert sorted(anchored(back)) == sorted(told)
    root = etree.fromstring(members(back)["word/document.xml"])
    starts = [one.getnext() for one in root.iter(f"{W}commentRangeStart")]
    assert [one.find(f"{W}footnoteReference") is not None for one in starts] == [False, True]
    assert not any(root.iterfind(f".//{W}txbxContent//{W}commentRangeStart"))


def test_nothing_else_is_changed(checked: tuple[bytes, bytes]) -> None:
    before, after = (members(one) for one in checked)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(before) <= set(after)
    assert plain(before["word/document.xml"]) == plain(after["word/document.xml"])


def test_the_same_check_gives_the_same_bytes(checked: tuple[bytes, bytes]) -> None:
    run("check", "entwurf.docx", "--report", "docx=noch.docx", "--quiet")
    assert Path("noch.docx").read_bytes() == checked[1]


def test_comments_that_are_there_stay(checked: tuple[bytes, bytes]) -> None:
    Path("zweites.docx").write_bytes(checked[1])
    run("check", "zweites.docx", "--report", "docx=drittes.docx", "--quiet")
    first, second = (Document(io.BytesIO(one)) for one in (checked[1], Path("drittes.docx").read_bytes()))
    texts = [comment.text for comment in first.comments]
    assert [comment.text for comment in second.comments][: len(texts)] == texts
    assert len(list(second.comments)) == 2 * len(texts)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("entwurf.docx", "--report", "docx"), "needs a file"),
        (("entwurf.docx", "--report", "docx=entwurf.docx"), "is the document itself"),
        (("a.txt", "--report", "docx=neu.docx"), "none of the articles"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    checked: tuple[bytes, bytes], arguments: tuple[str, ...], words: str
) -> None:
    Path("a.txt").write_text("Ein Satz.", encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        run("check", *arguments)
    assert Path("entwurf.docx").read_bytes() == checked[0]


def test_comments_that_somebody_took_out_leave_their_marks_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    marks = ["<w:commentRangeStart w:id='4'/>", "<w:commentRangeEnd w:id='4'/>"]
    back = check_document(paragraph(marks[0], "Beginn am ", marks[1], "Montag, dem 3. September 2025, um zehn"))
    assert [comment.comment_id for comment in Document(io.BytesIO(back)).comments] == [5]
    assert anchored(back) == ["Montag, dem 3. September 2025"]


@pytest.mark.parametrize("lacking", ["_rels/.rels", "strict"])
def test_a_document_that_takes_no_comments_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made = members(docx(paragraph("Datum: 4. September 2025") + paragraph("am Montag, dem 3. September 2025, um zehn")))
    if lacking == "strict":
        strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        made = {name: data.replace(W[1:-1].encode(), strict) for name, data in made.items()}
        made = {name: data.replace(b"schemas.openxmlformats.org", b"purl.oclc.org") for name, data in made.items()}
    else:
        del made[lacking]
    Path("alt.docx").write_bytes(pack(dict(made)))
    with pytest.raises(UsageError, match="nothing can be put into"):
        run("check", "alt.docx", "--report", "docx=neu.docx", "--quiet")
    assert not Path("neu.docx").exists()
