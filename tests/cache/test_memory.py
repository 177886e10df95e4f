"""Answers from earlier runs: the same as without, only of what has not changed, and never of what failed."""

from __future__ import annotations

import io
import os
import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from checker import pipeline
from checker.cache import memory as remembering
from checker.cache.memory import Memory
from checker.cache.records import NotOursError, read_record, write_record
from checker.cache.store import Store
from checker.cache.vectors import KeptEncoder
from checker.describing.described import DescribedArticle, DescribedFigure
from checker.examples import read_example
from checker.model import Article, Assessment, Fact
from checker.pairing.encoder import Floats
from checker.plugins import Rule, load_rules
from checker.reading_claims import Found, read_article
from checker.report_plugins import load_reports

TEXTS = (
    "Beim Brand in Halle starben 12 Menschen, der Schaden beträgt 3 Millionen Euro. Das sagte Jens Spahn (CDU).",
    "Bei dem Brand in Halle sind 14 Menschen gestorben. Der Schaden liegt bei 30 Millionen Euro. Jens Spahn (SPD) kam.",
    "In Kiel wurde am Freitag, 6. Februar 2026, ein Schiff getauft. Es ist 210 Meter lang.",
)
DAY = date(2026, 2, 8)
Check = Callable[[Sequence[Article]], Assessment]


@pytest.fixture(scope="module")
def chosen() -> tuple[Rule, ...]:
    return load_rules(select=("conflicting_party", "conflicting_quantity", "weekday_mismatch"))


def articles(*texts: str) -> list[Article]:
    return [
        Article(f"a{number}", f"a{number}.txt", text, source=f"Quelle {number}", published=DAY)
        for number, text in enumerate(texts)
    ]


def checking(memory: Memory | None, rules: Sequence[Rule], facts: Sequence[Fact]) -> Check:
    def check(given: Sequence[Article]) -> Assessment:
        options = pipeline.Options(today=DAY)
        if memory is not None:
            options = replace(options, read=memory.read, compare=memory.compare)
        return pipeline.check(given, rules, facts, options=options)

    return check


def write_all(assessment: Assessment) -> list[str]:
    return [report.render(assessment) for _, report in sorted(load_reports().items())]


def test_reports_are_the_same_with_and_without(
    tmp_path: Path, chosen: tuple[Rule, ...], facts: tuple[Fact, ...]
) -> None:
    store = Store(tmp_path)
    kept = checking(Memory(store, chosen), chosen, facts)
    plain = write_all(checking(None, chosen, facts)(articles(*TEXTS)))
    assert "Spahn" in "".join(plain)
    assert write_all(kept(articles(*TEXTS))) == plain
    assert write_all(kept(articles(*TEXTS))) == plain
    changed = (*TEXTS[:2], TEXTS[2].replace("210", "250"))
    assert write_all(kept(articles(*changed))) == write_all(checking(None, chosen, facts)(articles(*changed)))
    store.close()


def test_only_what_has_changed_is_read_again(
    tmp_path: Path, chosen: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def read_each(given: Sequence[Article], rules: Sequence[Rule], *_: object) -> Sequence[Found]:
        read.extend(article.path for article in given)
        return iter([read_article(article, rules) for article in given])  # type: ignore[return-value]

    monkeypatch.setattr(remembering, "read_each", read_each)
    store = Store(tmp_path)
    check = checking(Memory(store, chosen), chosen, ())
    check(articles(*TEXTS))
    assert read == ["a0.txt", "a1.txt", "a2.txt"]
    check(articles(*TEXTS))
    check(articles(*TEXTS[:2]))
    assert len(read) == 3
    check(articles(TEXTS[0], TEXTS[1] + " Es regnete.", TEXTS[2]))
    assert read[3:] == ["a1.txt"]
    store.close()


def test_other_rules_other_days_and_other_facts_are_other_results(
    tmp_path: Path, chosen: tuple[Rule, ...], facts: tuple[Fact, ...]
) -> None:
    store, compared = Store(tmp_path), []

    def ask(rules: Sequence[Rule], known: Sequence[Fact], day: date) -> None:
        def compare() -> pipeline.Compared:
            compared.append(day)
            return pipeline.Compared()

        Memory(store, rules).compare(articles(*TEXTS), (), known, day, compare)

    louder = [replace(rule, level=rule.level.lowered()) for rule in chosen]
    for rules, known, day in (
        (chosen, (), DAY),
        (chosen, (), DAY),
        (chosen[:2], (), DAY),
        (louder, (), DAY),
        (chosen, facts[:5], DAY),
        (chosen, facts[:6], DAY),
        (chosen, (), date(2026, 2, 9)),
        (chosen, (), DAY),
    ):
        ask(rules, known, day)
    assert len(compared) == 6
    store.close()


def test_what_failed_is_not_kept(tmp_path: Path, chosen: tuple[Rule, ...]) -> None:
    def fail(article: object) -> list[object]:
        raise ValueError("broken")

    broken = [replace(chosen[0], find_claims=fail)]  # type: ignore[arg-type]
    store = Store(tmp_path)
    check = checking(Memory(store, broken), broken, ())
    assert check(articles(*TEXTS)).failures
    assert check(articles(*TEXTS)).failures
    store.close()


class Call:
    """What somebody else may have put into the file."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("made by a record",)


def test_a_record_calls_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    pickle.Pickler(file, protocol=5).dump(Call())
    with pytest.raises(NotOursError):
        read_record(zlib.compress(file.getvalue()), ())
    assert list(tmp_path.iterdir()) == []


def test_a_record_holds_no_text_of_its_articles(chosen: tuple[Rule, ...]) -> None:
    (article,) = articles(TEXTS[0])
    found = read_article(article, chosen)
    data = write_record(found, (article,))
    assert TEXTS[0][:40].encode() not in zlib.decompress(data)
    again = read_record(data, (article,))
    assert again.claims == found.claims
    assert all(claim.article is article for claims in again.claims.values() for claim in claims)


def test_what_any_rule_finds_can_be_kept() -> None:
    kept = 0
    for rule in load_rules():
        for example in rule.examples:
            for article, _ in read_example(example):
                found = read_article(article, (rule,))
                assert read_record(write_record(found, (article,)), (article,)) == found
                kept += sum(map(len, found.claims.values()))
    assert kept > 1000


OWN_RULE = '''"""Two subjects that hold {what}.

Manual.
"""
import re
from dataclasses import dataclass
from decimal import Decimal

from checker.examples import Conflicting, Consistent
from checker.model import Claim, Excerpt, Likeness, Outcome, Verdict

SCOPE = "any"

@dataclass(frozen=True)
class Odd:
    held: object
    key: str = "odd"
    label: str = "odd"
    blocks: tuple = ("odd",)

    def same_as(self, other):
        return Likeness(True, Decimal(1))

def find_claims(article):
    for found in re.finditer("odd|even", article.text):
        held = {what}
        excerpt = Excerpt(article.article, found.start(), found.end())
        yield Claim({name!r}, Odd(held), found.group(), found.group(), excerpt)

def compare(earlier, later):
    return Verdict(Outcome.CONFLICT if earlier.value != later.value else Outcome.AGREES, "said so")

EXAMPLES = (Conflicting("[odd]", "[even]"), Consistent("[odd]", "[odd]"))
'''


@pytest.mark.parametrize(("name", "what"), [("patterned", "re.compile('a')"), ("called", "lambda: 1")])
def test_what_holds_more_than_data_is_found_again(tmp_path: Path, name: str, what: str) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / f"{name}.py").write_text(OWN_RULE.format(name=name, what=what), encoding="utf-8")
    own, store = load_rules((rules,), select=(name,)), Store(tmp_path)
    given = articles("Grevensund has an odd number.", "Grevensund has an even number.")
    first, second = (checking(Memory(store, own), own, ())(given) for _ in range(2))
    store.close()
    assert len(first.conflicts) == 1
    assert first.conflicts[0].fingerprint == second.conflicts[0].fingerprint


class Counting:
    """An encoder that counts the articles it is asked about."""

    def __init__(self) -> None:
        self.asked = 0

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
        self.asked += len(articles)
        figures = [len(article.figures) for article in articles]
        vectors = [np.arange(count * 3, dtype=np.float32).reshape(count, 3) / 7 for count in figures]
        return vectors, [np.linspace(-1, 1, count, dtype=np.float32) for count in figures]


def test_vectors_are_the_same_bits_and_made_once(tmp_path: Path) -> None:
    store, encoder = Store(tmp_path), Counting()
    kept = KeptEncoder(lambda: encoder, store.get, store.put)
    one = DescribedArticle("a.txt", "12 von 30", 0, "de", DAY, (described(0, 0, 2), described(1, 7, 9)))
    none = DescribedArticle("b.txt", "nichts", 0, "de", DAY, ())
    made, again = kept.read([one, none]), kept.read([replace(one, path="c.txt"), none])
    assert encoder.asked == 2
    for first, second in zip((*made[0], *made[1]), (*again[0], *again[1]), strict=True):
        assert first.tobytes() == second.tobytes()
        assert first.shape == second.shape
    assert again[0][1].shape == (0, 3)
    kept.read([replace(one, figures=one.figures[:1])])
    assert encoder.asked == 3
    store.close()


def described(number: int, start: int, end: int) -> DescribedFigure:
    return DescribedFigure(number, start, end, "count")
