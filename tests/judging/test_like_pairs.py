"""Verdicts that are passed once for like pairs of figures are those that each pair would be given by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker import pipeline
from checker.describing.figure_subject import FigureSubject
from checker.judging.figure_verdicts import Bars, judge_pair, remember_verdicts
from checker.messages import say
from checker.model import Article, Claim, Verdict
from checker.pairing.pairing import put_in_order
from checker.pairing.vetoes import find_veto
from checker.plugins import Rule

TEXTS = (
    "Bei dem Brand in Ostheim starben {} Menschen, mindestens {} wurden verletzt. Der Schaden liegt bei rund {} Euro.",
    "In Ostheim kamen bei dem Brand {} Menschen ums Leben, {} wurden schwer verletzt. Der Schaden: {} Euro.",
    "Nach dem Brand in Ostheim zählt die Polizei {} Tote und {} Verletzte, Tendenz steigend. Es geht um {} Euro.",
    "Ein Brand in Ostheim hat am 3. März um 14.30 Uhr {} Tote und {} Verletzte gefordert, der Schaden beträgt {} Euro.",
)
TOLD = (("drei", "elf", "60.000"), ("3", "11", "60.000,00"), ("4", "14", "6 Millionen"), ("vier", "12", "knapp 65.000"))
BARS = Bars(warning=400, note=250)


def make_story() -> list[Article]:
    """Each text with each choice of figures, of several days and of none."""
    days = (date(2026, 3, 4), date(2026, 3, 5), None)
    told = [text.format(*figures) for figures in TOLD for text in TEXTS]
    return [Article("a", f"{n:02}.txt", text, published=days[n % 3]) for n, text in enumerate(told)]


def spell(verdict: Verdict | None) -> object:
    """All that a reader sees of a verdict, in either language."""
    if verdict is None:
        return None
    return verdict.level, verdict.severity, verdict.advice, *(say(verdict.because, one) for one in ("de", "en"))


def test_verdicts_from_memory_and_vetoes_asked_once_are_those_of_each_pair(rules: Sequence[Rule]) -> None:
    rules = [rule for rule in rules if rule.paired]
    reading = pipeline.find_claims(make_story(), rules, pipeline.Options())
    claims = [claim for found in reading.claims.values() for claim in found]
    pairs, judge, seen = pipeline.pair_every(claims, reading.articles), remember_verdicts(BARS), set()
    by_place: dict[object, list[Claim]] = {}
    for claim in claims:
        assert isinstance(claim.subject, FigureSubject)
        by_place.setdefault(claim.subject.place, []).append(claim)
    for pair in pairs:
        assert pair.veto == find_veto(pair.one.figure, pair.other.figure, pair.relation)
        for first in by_place.get(pair.places[0], ()):
            for second in by_place.get(pair.places[1], ()):
                earlier, later = put_in_order(first, second)
                seen.add(spell(judge(earlier, later, pair)))
                assert spell(judge(earlier, later, pair)) == spell(judge_pair(earlier, later, pair, BARS))
    assert len(pairs) > 500
    assert len(seen) > 15
