"""Bare numbers take the unit of those they are told with, and only these."""

from __future__ import annotations

import pytest

from checker.describing.described import describe_article
from checker.language import AnnotatedArticle, load_base
from checker.model import Article

TOLD = (
    ("Die Preise stiegen um 3,1 Prozent, im Vormonat waren es 2,9.", "2,9", "percent"),
    ("Die Liste erhielt 31 Prozent, zuletzt waren es 24.", "24", "percent"),
    ("Der Bund zahlt 40 Millionen Euro. Insgesamt sind es 3 Milliarden.", "3 Milliarden", "EUR"),
    ("Rund 40 Prozent blieben fern. Gezählt wurden 24.", "24", None),
    ("Nur 31 Prozent kamen, das waren 24 Gäste.", "24", None),
    ("Es kamen 31 Prozent weniger, zuletzt 1.204.", "1.204", None),
)


@pytest.mark.parametrize(("text", "surface", "unit"), TOLD)
def test_a_bare_number_takes_the_unit_it_is_told_with(text: str, surface: str, unit: str | None) -> None:
    article = AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))
    figures = {text[one.start : one.end]: one for one in describe_article(article).figures}
    assert figures[surface].quantity is not None
    assert figures[surface].quantity.unit == unit
