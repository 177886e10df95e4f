"""What the scorer owes to how many events it learns from, and to what: its learning curve, and what it is without.

Each scorer is measured by the average precision of its
conflict score over the held-out events' pairs whose values do not meet; pairs it is not asked about come last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.metrics import average_precision_score

from checker.pairing.company import COMPANY
from checker.pairing.features import FEATURES, MEANING
from checker.pairing.scorer import ALL
from checker.pairing.trees import read_trees
from training.pairs import Kind, Marked
from training.scorer import Floats, Prepared, add_company, fit_final, prepare, score_asked

OF_ENCODER = (*MEANING, "runs_least", "runs_most")
OF_COMPANY = tuple(name for name in COMPANY if name != "alike")  # that is what the pair is by itself
NEVER = -1e9  # the score of a pair that the second step is not asked about


@dataclass(frozen=True, slots=True)
class Learned:
    """A scorer by what it was fitted on: how many invented events and real stories, and its average precision."""

    name: str
    events: int
    stories: int
    precision: float


def measure_learning(
    everything: Prepared, held_out: Sequence[Marked], curve: bool, ablations: bool
) -> Iterator[Learned]:
    """The scorer on a quarter and half of all (`curve`), on everything, and without one thing each (`ablations`)."""
    invented, real = everything.invented, everything.real
    if curve:
        for name, step in (("a quarter of all", 4), ("half of all", 2)):
            yield fit_and_measure(name, prepare(thin(invented, step), thin(real, step)), held_out)
    yield fit_and_measure("everything", everything, held_out)
    if ablations:
        of_invented = Prepared(invented, [], everything.alike, everything.rows[: len(invented)])
        yield fit_and_measure("without real stories", of_invented, held_out)
        yield fit_and_measure("without company", everything, held_out, OF_COMPANY)
        yield fit_and_measure("without parts", prepare(whole(invented), whole(real)), held_out)
        blind = prepare(hide(invented, OF_ENCODER), hide(real, OF_ENCODER))
        yield fit_and_measure("without the encoder", blind, hide(held_out, OF_ENCODER))


def fit_and_measure(name: str, prepared: Prepared, held_out: Sequence[Marked], hidden: Collection[str] = ()) -> Learned:
    """Fit the second step without the hidden columns of company, and measure the scorer on the held-out events."""
    rows = [blot(some, hidden) for some in prepared.rows]
    alike, trees = read_trees(prepared.alike), read_trees(fit_final(prepared.both, rows, "conflict"))
    scores, truths = [], []
    for one in held_out:
        told = score_asked(one, blot(add_company(one, alike), hidden), trees)
        scores.append(np.where(np.isnan(told), NEVER, told)[~one.meets])
        truths.append(one.conflict[~one.meets])
    precision = float(average_precision_score(np.concatenate(truths), np.concatenate(scores)))
    return Learned(name, count_events(prepared.invented), count_events(prepared.real), precision)


def thin(marked: Sequence[Marked], step: int) -> list[Marked]:
    """The groups of every so-manieth event in order of name."""
    kept = set(sorted({one.event for one in marked})[::step])
    return [one for one in marked if one.event in kept]


def whole(marked: Sequence[Marked]) -> list[Marked]:
    """The groups of whole events."""
    return [one for one in marked if one.kind is Kind.WHOLE]


def hide(marked: Sequence[Marked], names: Collection[str]) -> list[Marked]:
    """The groups with nothing said in the columns of those FEATURES."""
    columns = [FEATURES.index(name) for name in names]
    hidden = []
    for one in marked:
        rows = one.rows.copy()
        rows[:, columns] = np.nan
        hidden.append(replace(one, rows=rows))
    return hidden


def blot(rows: Floats, names: Collection[str]) -> Floats:
    """Rows of ALL with nothing said in the columns of those names."""
    rows = rows.copy()
    rows[:, [ALL.index(name) for name in names]] = np.nan
    return rows


def count_events(marked: Sequence[Marked]) -> int:
    """How many events groups are from."""
    return len({one.event for one in marked})
