"""Whatever an article, a name or a reason holds, every report stays well-formed and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Excerpt
from checker.report_plugins import load_reports

REPORTS = load_reports()
UNSEEN = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
NASTY = st.text(st.sampled_from("a \n\r\t\x1b\x00[](){}<>&\"'`*_#|:;,%=+-@\u202e\u2028\ud800\U000e0041ß😀"), min_size=1)
ANY = st.one_of(NASTY, st.text(st.characters(), min_size=1))


def taint(assessment, text, word, start):
    """The assessment with one conflict's texts replaced."""
    conflict = assessment.conflicts[0]
    first = conflict.claims[0]
    article = replace(first.article, text=text, path=word, source=word, name=word, lineage=(word,))
    start = min(start, len(text) - 1)
    excerpt = Excerpt(article, start, min(len(text), start + 5))
    claims = (replace(first, excerpt=excerpt, normal=word, value=word, said_by=word), *conflict.claims[1:])
    tainted = replace(
        conflict, rule=word, subject=word, claims=claims, advice=word, verdict=replace(conflict.verdict, because=word)
    )
    return replace(assessment, articles=(article, *assessment.articles[1:]), conflicts=(tainted,))


@pytest.mark.parametrize("name", sorted(REPORTS))
@settings(max_examples=40, deadline=None)
@given(text=ANY, word=ANY, start=st.integers(0, 40))
def test_any_text(name, busy, text, word, start):
    # A fingerprint is taken over text that can be written as UTF-8.
    shown = REPORTS[name].render(taint(busy, text, word.encode("utf-8", "replace").decode(), start))
    shown.encode("utf-8")
    assert not UNSEEN.search(shown)
    if name in ("json", "sarif", "gitlab"):
        json.loads(shown)
    elif name == "junit":
        ET.fromstring(shown)
    elif name == "csv":
        rows = list(csv.reader(io.StringIO(shown)))
        assert {len(row) for row in rows} == {20}
        assert not any(re.match(r"\s*[=+\-@]", cell) for row in rows for cell in row)
    elif name == "html":
        assert shown.lower().count("<script") == shown.lower().count("</script") == 1
    elif name == "github":
        commands = [line for line in shown.splitlines() if line.lstrip().startswith("::")]
        assert all(re.match(r"::(error|warning|notice) (title|file)=", line) for line in commands)
        assert len(commands) == 2
