"""Why the scorer takes two figures for one thing or for two: what each kind of evidence adds, in words.

The scorer is asked again without one kind of evidence (its features unknown); the difference is what that kind adds.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from checker.model import Feature
from checker.pairing.company import COMPANY
from checker.pairing.features import FEATURES, MEANING, STANDING, VALUES, WORDS
from checker.pairing.pairs import FigurePair
from checker.pairing.scorer import Scorer

NOUNS = ("same_noun", "other_noun", "unsaid_noun", "noun_letters")
NAMED = (
    "names",
    *(f"{how}_{what}" for what in ("party", "year", "place", "month") for how in ("same", "other", "unsaid")),
    "unheard_names_least",
    "unheard_names_most",
)
KINDS = {
    "figure_value": VALUES,
    "figure_noun": NOUNS,
    "figure_words": tuple(name for name in WORDS if name not in (*NOUNS, *NAMED)),
    "figure_names": NAMED,
    "figure_standing": STANDING,
    "figure_meaning": MEANING,
    "figure_company": COMPANY,
}
LEAST = 5  # per mille: what adds less is not told
MOST_WORDS = 4


def explain_pair(pair: FigurePair, scorer: Scorer) -> tuple[Feature, ...]:
    """Each kind of evidence with what it adds to the chance of being one thing, the weightiest first."""
    row = np.array(pair.row, np.float32)
    names = (*FEATURES, *COMPANY)[: len(row)]
    place = {name: number for number, name in enumerate(names)}
    kinds = [kind for kind, members in KINDS.items() if any(name in place for name in members)]
    rows = np.tile(row, (len(kinds) + 1, 1))
    for number, kind in enumerate(kinds, 1):
        rows[number, [place[name] for name in KINDS[kind]]] = np.nan
    scores = scorer.alike(rows) if len(names) == len(FEATURES) else scorer.same(rows)
    features = [
        Feature(kind, Decimal(int(scores[0] - without)) / 1000, tell_detail(kind, pair))
        for kind, without in zip(kinds, scores[1:], strict=True)
        if abs(int(scores[0] - without)) >= LEAST
    ]
    return tuple(sorted(features, key=lambda feature: (-abs(feature.weight), feature.name)))


def tell_detail(kind: str, pair: FigurePair) -> str:
    """The words that a kind of evidence rests on, "" where they are none."""
    one, other = pair.one.figure, pair.other.figure
    if kind == "figure_words":
        shared = one.clause & other.clause or one.sentence & other.sentence
        weights = pair.one.words.sentence.weights
        telling = sorted((word for word in shared if word in weights), key=lambda word: (-weights[word], word))
        return ", ".join(telling[:MOST_WORDS])
    if kind == "figure_noun":
        return ", ".join(dict.fromkeys(noun for noun in (one.noun, other.noun) if noun))
    if kind == "figure_names":
        return ", ".join(
            sorted(one.parties & other.parties) + sorted(one.places & other.places) + sorted(one.years & other.years)
        )
    return ""
