"""Files as newsrooms' systems write them, made here: each holds one story in our own words."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target='
    '"word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
TEXTS = (
    "Der Kreis Olpern baut in Hamm eine Halle für 30 Milliarden Taler, sagte Landrätin Ina Voss.",
    "Im Rat stimmten am Dienstagabend 41 Mitglieder dafür und 12 dagegen, drei enthielten sich der Stimme.",
    "Gebaut wird nach Angaben der Verwaltung ab Herbst, die alte Halle wird dafür bis zum Sommer abgerissen.",
)


def pack(members: dict[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 2, 3, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, **members: str) -> bytes:
    """A Word document with this body (WordprocessingML)."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} {MC}><w:body>{body}</w:body></w:document>'
    return pack(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELS,
            "word/document.xml": document,
            **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in members.items()},
        }
    )


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs; a run that is no markup is put into w:r and w:t."""
    made = (run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(made)}</w:p>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="Kim Roth" w:date="2026-02-03T00:00:00Z"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="Kim Roth"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def odt(body: str, changes: str = "") -> bytes:
    """An OpenDocument text with this body."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>'
        f"{changes}{body}</office:text></office:body></office:document-content>"
    )
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def page(body: str, head: str = "", data: dict[str, Any] | None = None) -> bytes:
    """A web page with navigation, teaser and footer around this body."""
    linked = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Halle | Beispielblatt</title>{head}{linked}'
        "</head><body><nav><ul><li>Start</li><li>Sport</li></ul></nav>"
        f"<main><article>{body}</article></main>"
        "<aside><p>Lesen Sie auch: 77 Rezepte</p></aside><footer><p>Impressum, Telefon 0123 456</p></footer>"
        "</body></html>"
    ).encode()


def pdf(*lines: tuple[int, str], columns: tuple[int, ...] = ()) -> bytes:
    """A PDF page with lines of text at heights (points from below), and from the left where `columns` are given."""
    return pdf_pages([(x, y, 11, text) for x, (y, text) in zip(columns or (50,) * len(lines), lines, strict=True)])


def pdf_pages(*pages: list[tuple[int, int, int, str]]) -> bytes:
    """PDF pages with lines of text, each with its place from the left and from below and its size, in points."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = b"BT " + b" ".join(
            b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj"
            % (size, x, y, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
            for x, y, size, text in lines
        )
        stream += b" ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)


def newsml(content: str, extra: str = "", meta: str = "") -> bytes:
    """A NewsML-G2 item with this content."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        'guid="urn:newsml:example.org:20260203:halle" version="3" standard="NewsML-G2" xml:lang="de"><itemMeta>'
        f"<provider><name>Beispielagentur</name></provider><versionCreated>2026-02-03T07:15:00+01:00</versionCreated>{meta}"
        f"</itemMeta><contentMeta><headline>Olpern baut eine Halle</headline><by>Muster, Eva</by>"
        f"<creditline>dpa</creditline></contentMeta><contentSet>{content}</contentSet>{extra}</newsItem>"
    ).encode()
