"""The year of a move: "ging" and "kam" tell one by where to or where from, at either end of the clause."""

from __future__ import annotations

import pytest

from checker.finding.events.event_dates import event_dates_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Den Rekord hält Timo Ahrends, der 2020 für acht Millionen Euro von Oldenburg zu Bremerhaven ging.", True),
        ("Timo Ahrends ging 2020 von Oldenburg zu Bremerhaven.", True),
        ("Es ist Timo Ahrends, der 2020 aus Oldenburg kam.", True),
        ("Timo Ahrends kam 2020 aus Oldenburg.", True),
        ("Timo Ahrends ging 2020 leer aus.", False),
        ("Timo Ahrends kam 2020 ums Leben.", False),
    ],
)
def test_a_move_is_told_by_where_to_or_where_from(text: str, moved: bool) -> None:
    article = AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))
    assert ("move" in {event.family for event in event_dates_of(article)}) == moved
