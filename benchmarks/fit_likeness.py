"""Fits the weights of checker/pairing/data/likeness.toml on statement pairs that were read by hand.

    python benchmarks/fit_likeness.py GOLD_FOLDER [--write]

GOLD_FOLDER holds gold.jsonl (pairs about one thing), hard_negatives.jsonl (pairs that look alike and are not) and the
articles they name. Only pairs of kind "quantity" whose figures the checker finds count. Contrasts come first, as in the
checker: what they keep apart is not fitted, but counted. On the rest a logistic regression with an L2 penalty is
fitted, both classes weighing the same (a real check meets far more look-alikes than the gold set holds);
how well it does on events it has not seen is measured by leaving out a fifth of the events at a time. Everything is
deterministic. Prints a table of weights; writes it only with --write.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NotRequired, TypedDict

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from checker.describing.quantities import QuantitySubject
from checker.messages import say
from checker.model import Claim
from checker.pairing.contrasts import find_contrasts
from checker.pairing.likeness import CONFIRMING, TABLE, find_features, load_weights
from checker.plugins import Rule, load_rules
from checker.reading.files import read_articles
from checker.reading_claims import read_article

RULE = "conflicting_quantity"
FOLDS = 5
STRENGTH = 1.0  # inverse strength of the L2 penalty
ABOUT_ONE_THING = frozenset(("conflict", "update", "consistent", "compatible"))


class Side(TypedDict):
    """A passage as it is listed: its file, its text as it stands there, and the value read in it."""

    file: str
    quote: str
    value: NotRequired[str]


class Row(TypedDict):
    """Two passages of an event, what they are about, and what a reader made of them."""

    event: str
    a: Side
    b: Side
    kind: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the event they are of, whether they are about one thing, and what the checker sees in them."""

    event: str
    same: bool
    contrast: str
    features: dict[str, int]
    confirmed: bool


def read_rows(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if row["kind"] == "quantity":
            yield row


class Gold:
    """The articles of a gold folder and their quantity claims, each read once."""

    def __init__(self, folder: Path, rules: Sequence[Rule]) -> None:
        self.folder = folder
        self.rules = rules
        self._claims: dict[str, tuple[str, tuple[Claim, ...]]] = {}

    def claims_of(self, file: str) -> tuple[str, tuple[Claim, ...]]:
        """The text of an article and its quantity claims."""
        if file not in self._claims:
            article = read_articles([str(self.folder / file)])[0][0]
            self._claims[file] = article.text, read_article(article, self.rules).claims[RULE]
        return self._claims[file]

    def claim_at(self, side: Side) -> Claim | None:
        """The claim in a quote that has the stated value, or the only one; None if it is open which is meant."""
        text, claims = self.claims_of(side["file"])
        start = text.find(side["quote"])
        end = start + len(side["quote"])
        inside = [claim for claim in claims if claim.excerpt.start < end and start < claim.excerpt.end]
        stated = {number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)?", side.get("value", ""))}
        named = [claim for claim in inside if stated & set(re.findall(r"\d+(?:\.\d+)?", shorten(claim)))]
        chosen = inside if len(inside) == 1 else named
        return chosen[0] if len(chosen) == 1 else None


def shorten(claim: Claim) -> str:
    """The value of a claim in figures, and in millions and thousand millions, as gold values are written."""
    value = getattr(claim.value, "value", None)
    if value is None:
        return claim.normal
    return " ".join(format((value / scale).normalize(), "f") for scale in (1, 10**3, 10**6, 10**9))


def read_pairs(folder: Path) -> tuple[list[Pair], int]:
    """The pairs of which both claims are found, and how many are not."""
    gold = Gold(folder, [rule for rule in load_rules() if rule.name == RULE])
    pairs, lost = [], 0
    for name in ("gold.jsonl", "hard_negatives.jsonl"):
        for row in read_rows(folder / name):
            one, other = gold.claim_at(row["a"]), gold.claim_at(row["b"])
            if one is None or other is None:
                lost += 1
                continue
            pairs.append(describe(row["event"], row["verdict"] in ABOUT_ONE_THING, one, other))
    return pairs, lost


def describe(event: str, same: bool, one: Claim, other: Claim) -> Pair:
    """A pair as the checker sees it."""
    first, second = one.subject, other.subject
    assert isinstance(first, QuantitySubject)
    assert isinstance(second, QuantitySubject)
    features = {name: times for name, times, _ in find_features(first, second)}
    contrast = say(next(find_contrasts(first, second), ""), "en")
    return Pair(event, same, contrast, features, bool(CONFIRMING & set(features)))


def name_reason(contrast: str) -> str:
    """The kind of a contrast, without what differs in one pair: "severity: unsaid and severe" -> "severity"."""
    return contrast.partition(":")[0]


def rate(said: Sequence[bool], truth: Sequence[bool]) -> str:
    """Precision and recall as a line."""
    hits = sum(one and other for one, other in zip(said, truth, strict=True))
    precision = hits / sum(said) if sum(said) else 0.0
    recall = hits / sum(truth) if sum(truth) else 0.0
    return f"precision {precision:6.1%}  recall {recall:6.1%}  ({sum(said)} said to be one thing, {hits} rightly)"


def fit(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[dict[str, Decimal], list[bool]]:
    """Weights for a threshold of 1, and what the folds say of the pairs that they have not seen."""
    seen = np.array([[pair.features.get(name, 0) for name in names] for pair in pairs], dtype=float)
    truth = np.array([pair.same for pair in pairs])
    groups = np.array([pair.event for pair in pairs])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    unseen = cross_val_predict(model, seen, truth, groups=groups, cv=GroupKFold(FOLDS))
    model.fit(seen, truth)
    needed = -float(model.intercept_[0])
    scale = needed if needed > 0 else 1.0
    weights = {
        name: Decimal(str(round(max(0.0, float(weight)) / scale, 2)))
        for name, weight in zip(names, model.coef_[0], strict=True)
    }
    print(f"intercept {-needed:.2f}: " + ", ".join(f"{n} {w:.2f}" for n, w in zip(names, model.coef_[0], strict=True)))
    return weights, [bool(one) for one in unseen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="overwrite the table")
    asked = parser.parse_args()
    pairs, lost = read_pairs(asked.folder)
    table = load_weights()
    truth = [pair.same for pair in pairs]
    print(f"{len(pairs)} pairs, {sum(truth)} of them about one thing; {lost} more whose claims are not found")
    apart = [pair for pair in pairs if pair.contrast]
    wrongly = sum(pair.same for pair in apart)
    print(f"contrasts keep {len(apart)} apart, {len(apart) - wrongly} rightly, {wrongly} wrongly")
    for reason, count in Counter(name_reason(pair.contrast) for pair in apart if pair.same).most_common(12):
        print(f"  wrongly: {count:4} {reason}")
    scores = [sum((table.weights[name] * times for name, times in pair.features.items()), Decimal(0)) for pair in pairs]
    said = [
        not pair.contrast and pair.confirmed and score >= table.threshold
        for pair, score in zip(pairs, scores, strict=True)
    ]
    print(f"table as it is        {rate(said, truth)}")
    rest = [pair for pair in pairs if not pair.contrast]
    names = sorted(table.weights)
    weights, unseen = fit(rest, names)
    answers = iter(unseen)
    fitted = [not pair.contrast and next(answers) and pair.confirmed for pair in pairs]
    print(f"fitted, unseen events {rate(fitted, truth)}")
    lines = "\n".join(f'{name} = "{weights[name]}"' for name in table.weights)
    head = "".join(line for line in TABLE.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "#")
    proposed = f'{head}threshold = "1.0"\n\n[weights]\n{lines}\n'
    print(f"\n{proposed}")
    if asked.write:
        TABLE.write_text(proposed, encoding="utf-8")


if __name__ == "__main__":
    main()
