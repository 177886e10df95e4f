"""Each veto keeps two figures apart that its reason tells apart, and leaves alone those it does not speak of."""

from __future__ import annotations

import pytest

from checker.describing.described import DescribedFigure, describe_article
from checker.language import AnnotatedArticle, load_base
from checker.messages import say
from checker.model import Article
from checker.pairing.values import relate
from checker.pairing.vetoes import VETOES, find_veto


def figure(text: str, place: int = 0) -> DescribedFigure:
    """The figure at a place among those of a text."""
    article = AnnotatedArticle(Article("a", "a", text, "de"), load_base("de"))
    return [one for one in describe_article(article).figures if one.quantity is not None][place]


APART = (
    ("Der Umbau kostet 3 Millionen Euro.", "Der Umbau kostet 4 Millionen Franken.", "units that do not convert"),
    ("Die Zahl der Gäste lag 2019 bei 400.", "Die Zahl der Gäste lag 2022 bei 700.", "years: 2019 and 2022"),
    (
        "Beim Brand starben drei Menschen.",
        "Beim Brand wurden elf Menschen verletzt.",
        "what befell whom: dead and injured",
    ),
    ("Der 42-Jährige war sofort tot.", "Die 44-Jährige war sofort tot.", "a man's age and a woman's"),
    (
        "Die Stadt zahlt jährlich drei Millionen Euro.",
        "Die Stadt hat bisher 20 Millionen Euro gezahlt.",
        "a sum for a time and one in all",
    ),
    ("Der Umbau kostet 2 Millionen Euro.", "Der Umbau kostet 81 Millionen Euro.", "values far apart"),
    ("Im Vorjahr waren es 38,2.", "Im Vorjahr waren es 38,2 Millionen.", "the same digits, the scale left out in one"),
)
TOGETHER = (
    ("Der Umbau kostet 3 Millionen Euro.", "Der Umbau kostet 4 Millionen Euro."),
    ("Die Zahl der Gäste lag 2019 bei 400.", "Die Zahl der Gäste lag 2019 bei 700."),
    ("Beim Brand starben drei Menschen.", "Elf Menschen starben beim Brand."),
    ("Der 42-Jährige war sofort tot.", "Ein 44-jähriger Mann starb."),
    ("Der 42-Jährige war sofort tot.", "Eine Person im Alter von 44 Jahren starb."),
    ("Beim Brand starben drei Menschen.", "Beim Brand waren elf Menschen im Haus."),
    ("Die Zahl der Gäste lag 2019 bei 400.", "Die Zahl der Gäste lag bei 700."),
    ("Die Stadt zahlt jährlich drei Millionen Euro.", "Die Stadt zahlt drei Millionen Euro, bisher ohne Streit."),
    ("Der Umbau kostet 2 Millionen Euro.", "Der Umbau kostet 41 Millionen Euro."),
    ("Der Umbau kostet 2 Millionen Euro.", "Der Umbau kostet 200 Millionen Euro."),
    ("Der Umbau kostet 2 Millionen Euro.", "Der Umbau kostet 2,1 Milliarden Euro."),
    ("Die Stadt zahlt jährlich drei Millionen Euro.", "Die Stadt zahlt insgesamt jährlich vier Millionen Euro."),
    ("Im Vorjahr waren es 38,2.", "Im Vorjahr waren es 32,8 Millionen."),
    ("Es kamen 47.", "Es kamen 47.000 Besucher."),
    ("Es kamen 47 Gäste.", "Es kamen 47 Millionen."),
)


@pytest.mark.parametrize(("one", "other", "reason"), APART)
def test_a_veto_keeps_apart(one: str, other: str, reason: str) -> None:
    first, second = figure(one), figure(other)
    veto = find_veto(first, second, relate(first, second))
    assert veto is not None
    assert say(veto, "en") == reason
    assert say(veto, "de") != reason


def test_groups_of_people_are_named_in_the_readers_language() -> None:
    first, second = figure(APART[2][0]), figure(APART[2][1])
    veto = find_veto(first, second, relate(first, second))
    assert veto is not None
    assert say(veto, "de") == "was wem geschah: Tote und Verletzte"


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_no_veto_where_both_say_the_same_of_themselves(one: str, other: str) -> None:
    first, second = figure(one), figure(other)
    assert find_veto(first, second, relate(first, second)) is None
    assert find_veto(second, first, relate(second, first)) is None


def test_vetoes_are_few() -> None:
    assert len(VETOES) <= 10
