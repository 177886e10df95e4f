"""What the other figures of a story say of a pair, against the definitions written out one by one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from checker.pairing import company
from checker.pairing.company import COMPANY, LIKELY, keep_company

Floats = NDArray[np.float32]


def expect(alike: Floats, meets: NDArray[np.bool_], article: list[int], one: int, other: int) -> dict[str, float]:
    """The features of one pair, by their definitions."""
    figures, articles = range(len(article)), sorted(set(article))

    def best(of: int, where: int, met: bool, left_out: int | None = None) -> float:
        return max(
            (float(alike[of, x]) for x in figures if article[x] == where and meets[of, x] == met and x != left_out),
            default=0.0,
        )

    def holds(of: int, where: int) -> bool:
        return any(meets[of, x] for x in figures if article[x] == where)

    def told(of: int) -> int:
        return sum(best(of, where, True) > LIKELY for where in articles)

    def against(of: int) -> int:
        return sum(best(of, where, False) > LIKELY and best(of, where, True) <= LIKELY for where in articles)

    def values(of: int) -> int:
        found: list[int] = []
        for x in figures:
            if not meets[of, x] and alike[of, x] > LIKELY and not any(meets[x, y] for y in found):
                found.append(x)
        return len(found) + 1

    mine, theirs = article[one], article[other]
    outside = [x for x in figures if article[x] not in (mine, theirs)]
    third = [
        max((min(float(alike[a, x]), float(alike[b, x])) for x in outside if meets[a, x]), default=0.0)
        for a, b in ((one, other), (other, one))
    ]
    away = [where for where in articles if where not in (mine, theirs)]
    both = max((min(best(one, where, True), best(other, where, True)) for where in away), default=0.0)
    taken = (0.0, 0.0) if meets[one, other] else (best(one, theirs, True), best(other, mine, True))
    sides = {
        "taken": taken,
        "rival": (best(one, theirs, False, other), best(other, mine, False, one)),
        "held": tuple(sum(holds(of, where) for where in articles) for of in (one, other)),
        "told": (told(one), told(other)),
        "against": (against(one), against(other)),
        "values": (values(one), values(other)),
        "third": tuple(third),
    }
    found = {"alike": float(alike[one, other]), "both": both, "articles": float(len(articles))}
    found["same_value_beside"] = float(holds(one, theirs)) + float(holds(other, mine))
    for name, (a, b) in sides.items():
        found[f"{name}_most"], found[f"{name}_least"] = float(max(a, b)), float(min(a, b))
    return found


def made_story(seed: int) -> tuple[Floats, NDArray[np.bool_], list[int]]:
    """Figures of four articles: values of three kinds, likenesses that differ; in every other story none is like
    another of its article."""
    chance = np.random.default_rng(seed)
    article = [7, 7, 7, 2, 2, 9, 9, 9, 4]
    kind = chance.integers(0, 3, len(article))
    meets = kind[:, None] == kind[None, :]
    raw = chance.permutation(len(article) ** 2).reshape(len(article), -1).astype(np.float32) / len(article) ** 2
    alike = np.round(np.maximum(raw, raw.T), 4).astype(np.float32)
    same = np.array(article)[:, None] == np.array(article)[None, :]
    if seed % 2 == 0:
        alike[same] = 0.0
        meets[same & ~np.eye(len(article), dtype=bool)] = False
    return alike, meets, article


@pytest.mark.parametrize("seed", range(12))
def test_company_is_what_its_definitions_say(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company, "AT_ONCE", 5)  # so that pairs are done in several rounds
    alike, meets, article = made_story(seed)
    pairs = [(a, b) for a in range(len(article)) for b in range(a + 1, len(article)) if article[a] != article[b]]
    found = keep_company(alike, meets, np.array(article), np.array(pairs))
    assert found.shape == (len(pairs), len(COMPANY))
    assert found.dtype == np.float32
    for row, (one, other) in zip(found, pairs, strict=True):
        expected = expect(alike, meets, article, one, other)
        assert dict(zip(COMPANY, map(float, row), strict=True)) == pytest.approx(expected)


def test_a_likeness_of_one_half_is_not_yet_likely() -> None:
    meets = np.eye(3, dtype=bool)
    for likeness, against in ((0.5, 0.0), (0.5001, 1.0)):
        alike = np.full((3, 3), 0.0, np.float32)
        alike[0, 1] = alike[1, 0] = likeness
        row = keep_company(alike, meets, np.array([0, 1, 2]), np.array([[0, 1]]))[0]
        found = dict(zip(COMPANY, map(float, row), strict=True))
        assert (found["against_most"], found["values_most"]) == (against, against + 1)


def test_one_half_is_not_yet_told_and_keeps_no_other_value_away() -> None:
    meets = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]], dtype=bool)
    alike = np.array([[0, 0.9, 0.5], [0.9, 0, 0], [0.5, 0, 0]], np.float32)
    article = np.array([0, 1, 1])  # the second article holds another value and, as likely as not, the same
    found = dict(zip(COMPANY, map(float, keep_company(alike, meets, article, np.array([[0, 1]]))[0]), strict=True))
    assert (found["told_most"], found["against_most"], found["against_least"]) == (0.0, 1.0, 1.0)
