"""What a bare figure takes from its neighbours, and how far it looks for them."""

from __future__ import annotations

from typing import Any

from checker.describing.borrowing import MONEY_REACH, find_currency, lend_units
from checker.finding.figures.quantities import QuantityMention, quantities_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


class Counted(tuple[QuantityMention, ...]):
    """Mentions that count how often one of them is looked at."""

    looked = 0

    def __getitem__(self, key: Any) -> Any:
        Counted.looked += 1
        return super().__getitem__(key)


def annotate(text: str) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))


def test_a_bare_sum_takes_the_currency_before_it() -> None:
    article = annotate("Der Bund zahlt 40 Millionen Franken, das Land (16 Millionen) weniger.")
    units = [one.quantity.unit for one in lend_units(article, article.mentions(quantities_of))]
    assert units == ["CHF", "CHF"]


def test_a_currency_too_far_away_is_not_looked_for() -> None:
    article = annotate("Der Bund zahlt 40 Millionen Franken. " + "eine Milliarde " * 300)
    mentions = Counted(article.mentions(quantities_of))
    Counted.looked = 0
    assert find_currency(article.text, mentions, len(mentions) - 1) is None
    assert Counted.looked <= MONEY_REACH // len("eine Milliarde ") + 3
