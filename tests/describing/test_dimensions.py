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
    ("Das Dach kostet 40.000 Euro. Der Sturmschaden liegt bei 12 Millionen.", "12 Millionen", "EUR"),
    ("12 Millionen Verlust! Ein Los kostet fünf Euro.", "12 Millionen", "EUR"),
    ("Der Kreis zahlt 12 Millionen. Ein Los kostet fünf Euro.", "12 Millionen", "EUR"),
    ("Ein Los kostet fünf Euro. Von 40 Gästen gewannen drei, zugesehen haben 12 Millionen.", "12 Millionen", None),
    (
        "Ein Los kostet fünf Euro oder sechs Dollar. Es kamen 40 Gäste. Der Schaden beträgt 12 Millionen.",
        "12 Millionen",
        None,
    ),
    ("Die Blutspenden stiegen auf 12 Millionen. Ein Los kostet fünf Euro.", "12 Millionen", None),
    ("Ein Los kostet fünf Euro. 12 Millionen Haushalte sahen zu.", "12 Millionen", None),
    ("Ein Los kostet fünf Euro. Von 40 Millionen Haushalten sahen 12 Millionen zu.", "12 Millionen", None),
    ("Ein Los kostet fünf Euro. Das Amt überweist 12 Millionen Renten.", "12 Millionen", None),
    ("Der Mast misst 58 Meter, geplant waren 44.", "44", "m"),
    ("Der Mast misst 58 Meter, beworben hatten sich 2.000.", "2.000", None),
    ("Der Mast misst 58 Meter. Gekommen sind 44.", "44", None),
    ("Die Miete beträgt 640 Euro, zuvor waren es 580.", "580", "EUR"),
    ("Die Hütte kostet 6 Millionen Euro, zuvor waren es 4.", "4", None),
    ("Der Anteil lag bei 46,2 Prozent. Im Süden waren es 39,1.", "39,1", "percent"),
)


@pytest.mark.parametrize(("text", "surface", "unit"), TOLD)
def test_a_bare_number_takes_the_unit_it_is_told_with(text: str, surface: str, unit: str | None) -> None:
    article = AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))
    figures = {text[one.start : one.end]: one for one in describe_article(article).figures}
    assert figures[surface].quantity is not None
    assert figures[surface].quantity.unit == unit
