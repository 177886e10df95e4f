"""What is fuzzed: every reader, and the finder of figures. Each takes bytes, and may only ever raise what it promises.

tests/fuzz/campaign.py fuzzes them with atheris; without it the seeds of every target are tried by
tests/fuzz/test_targets.py.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping

from checker.errors import FactsError
from checker.finding.figures.quantities import find_quantities
from checker.model import Article
from checker.reading import read_bytes
from checker.reading.decoding import decode
from checker.reading.facts import parse_facts
from tests.reading.formats.made_files import TEXTS, docx, inserted, newsml, odt, pack, page, paragraph, pdf, pdf_pages

Target = Callable[[bytes], None]


def hold(articles: Iterable[Article]) -> None:
    """What must be true of every article: its pieces lie within its text, in order, and it can be written as UTF-8."""
    for article in articles:
        article.text.encode("utf-8")
        article.path.encode("utf-8")
        reach = 0
        for piece in article.pieces:
            assert reach <= piece.start < piece.end <= (article.given[-1] if article.given else len(article.text))
            assert piece.node >= 0
            assert piece.offset >= 0
            reach = piece.end
        assert article.published is None or 1605 <= article.published.year <= 2199


def read_as(name: str) -> Target:
    """A target that reads bytes as a file of this name."""

    def target(data: bytes) -> None:
        articles, failures = read_bytes(data, name)
        assert articles or failures
        hold(articles)
        assert all("\n" not in str(failure.problem) for failure in failures)

    return target


def read_member(name: str, package: Callable[[str], bytes]) -> Target:
    """A target that puts bytes into a package as the part that is read."""

    def target(data: bytes) -> None:
        hold(read_bytes(package(data.decode("utf-8", "replace")), name)[0])

    return target


def read_quantities(data: bytes) -> None:
    """Figures of any text lie within it, in order."""
    text = decode(data).text or ""
    found = [(one.start, one.end) for one in find_quantities(text)]
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)


def read_facts(data: bytes) -> None:
    """A facts file is read, or refused in one sentence."""
    with contextlib.suppress(FactsError):
        parse_facts(data.decode("utf-8", "replace"), "facts.toml")


P = "".join(f"<p>{text}</p>" for text in TEXTS)
RSS = f"<rss><channel><item><title>a</title><description>{TEXTS[0]}</description></item></channel></rss>"
TARGETS: Mapping[str, tuple[Target, tuple[bytes, ...]]] = {
    "html": (read_as("a.html"), (page(P),)),
    "docx": (read_member("a.docx", docx), (paragraph("auf ", inserted("30"), " Milliarden").encode(),)),
    "odt": (read_member("a.odt", odt), (b"<text:p>3<text:s text:c='2'/>4</text:p>",)),
    "package": (read_as("a.zip"), (pack({"a.txt": TEXTS[0]}), docx(paragraph(TEXTS[0])))),
    "rtf": (
        read_as("a.rtf"),
        (
            rb"{\rtf1\ansi F\'fcr {\deleted 3}30\v 4\v0{\footnote 5}\par}",
            rb"{\rtf1 {\deleted {\b 4} 1}\deleted 3\deleted0 {\field{\*\fldinst x}{\fldrslt y}}{\pict\bin2 }}5\par}",
        ),
    ),
    "pdf": (
        read_as("a.pdf"),
        (
            pdf((700, TEXTS[0])),
            pdf_pages([(50, 800, 9, "S. 1"), (50, 700, 22, "a")], [(50, 800, 9, "S. 2")]),
            pdf_pages([(x, 700 - 14 * row, 11, TEXTS[row % 3][:38]) for row in range(5) for x in (50, 300)]),
        ),
    ),
    "feed": (read_as("a.xml"), (RSS.encode(),)),
    "newsml": (read_as("a.xml"), (newsml(f"<inlineXML><nitf><body>{P}</body></nitf></inlineXML>"),)),
    "nitf": (read_as("a.xml"), (f"<nitf><body><body.content>{P}</body.content></body></nitf>".encode(),)),
    "json": (
        read_as("a.json"),
        (
            json.dumps({"uri": "a", "headline": "a", "body_html": P, "versioncreated": "2026-02-03"}).encode(),
            json.dumps(
                {
                    "uri": "a",
                    "versionCreated": "2026-02-03",
                    "bodies": [{"value": "b"}],
                    "associations": [{"type": "text", "uri": "c", "headline_main": "d", "body_e": P}],
                }
            ).encode(),
            json.dumps(
                {"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": 1, "content_html": P}]}
            ).encode(),
            json.dumps(
                {
                    "@type": "LiveBlogPosting",
                    "headline": "a",
                    "articleBody": TEXTS[0],
                    "liveBlogUpdate": [{"headline": "b", "text": P}],
                    "image": [{"caption": "c"}],
                    "correction": "d",
                    "author": [{"name": "e"}],
                }
            ).encode(),
            json.dumps({"article_html": P, "urn": "a", "pubstatus": "usable", "notepad": {"public_html": P}}).encode(),
        ),
    ),
    "wire": (
        read_as("a.txt"),
        (
            f"\x01bdt 4 dpa 1\r\n\x02 a =\r\n  {TEXTS[0]}\x03030715 Feb 26".encode(),
            f"bdt0123 3 vm 9  dpa 0456\n\nA/B/\n(Berichtigung: 3)\nSperrfrist 3. Mai 14.20 Uhr\nb\nVon C D =\n\n"
            f"{TEXTS[0]}\n\n# Notizblock\n## Berichtigung\n- e\n  f\n* * * *\ng\n\n030715 Feb 26\n".encode(),
        ),
    ),
    "mail": (
        read_as("a.eml"),
        (
            b"From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\nSubject: x\n\n" + TEXTS[0].encode(),
            b"From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nAm 1. "
            b"schrieb a:\n> b\nc\n-- \nd\n--x\nContent-Type: message/rfc822\n\nFrom: e@f.g\nTo: h@i.j\n"
            b"Subject: k\n\nl\n--x--\n",
        ),
    ),
    "markdown": (
        read_as("a.md"),
        (
            f"---\ndate: 2026-02-03\n---\n\n{TEXTS[0]}".encode(),
            f"---\ntitle: a: b\nparams:\n  date:\t2026-02-03\t# c\n---\n\n{TEXTS[0]}".encode(),
        ),
    ),
    "rows": (read_as("a.jsonl"), (json.dumps({"id": 1, "text": TEXTS[0]}).encode(),)),
    "text": (read_as("a.txt"), (f"date 2026-02-03\n\n{TEXTS[0]}".encode(),)),
    "quantities": (read_quantities, (TEXTS[0].encode(), b"von 3 auf 4,5 Mio. Euro, 20- bis 30-mal")),
    "facts": (read_facts, (b'[[person]]\nname = "a"\nsource = "b"\nchecked = 2025-01-01\nborn = 1969-06-05\n',)),
}
