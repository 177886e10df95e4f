"""Leads the characters of an article back to its file by its pieces, for the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from checker.model import Article
from checker.reading.formats.trees import parse_html, parse_xml


def nodes_of(markup: bytes | str) -> list[str]:
    """The characters of each node of an XML file (bytes) or an HTML fragment (text), as `Piece.node` counts them."""
    root = parse_xml(markup) if isinstance(markup, bytes) else parse_html(markup)
    assert root is not None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    return [(element.text if event == "start" else element.tail) or "" for event, element in walk]


def check_pieces(article: Article, parts: Mapping[str, Sequence[str]], unequal: str = "\t\u2011 ") -> None:
    """Assert that every piece is, character by character, what stands at its place; blanks may stand for any blank."""
    assert article.pieces
    covered = 0
    for piece in article.pieces:
        shown = article.text[piece.start : piece.end]
        stands = parts[piece.part][piece.node][piece.offset : piece.offset + len(shown)]
        if not (stands == "" and set(shown) <= set(unequal)):
            assert [" " if sign.isspace() else sign for sign in stands] == [
                " " if sign.isspace() else sign for sign in shown
            ]
        covered += len("".join(shown.split()))
    assert covered == len("".join(article.text.split()))
