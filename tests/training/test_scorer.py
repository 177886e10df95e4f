"""The scorer is fitted, written and read again on a few marked events; the bundled model's card tells its digest."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from checker.pairing.comparing import fill_features, relate_all
from checker.pairing.encoder import MODEL, load_encoder
from checker.pairing.features import Side
from checker.pairing.figures import group_figures
from checker.pairing.scorer import load_scorer
from training.calibration import judge
from training.card import BARS, FILES, digest
from training.marked import Event, read_event
from training.pairs import Marked, mark_whole
from training.scorer import fit_scorer, prepare

EVENTS = Path(__file__).parents[2] / "training" / "events"
FEW = ("A-41", "B-41", "C-41", "F-41")


def read(event: Event) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]:
    return load_encoder().read([told.article for told in event.told])


@pytest.fixture(scope="module")
def events() -> list[Event]:
    found = [read_event(path) for name in FEW for path in sorted(EVENTS.glob(f"{name}-*.txt"))]
    assert len(found) == len(FEW)
    return found


@pytest.fixture(scope="module")
def marked(events: list[Event]) -> list[Marked]:
    return mark_whole(events, read)


def test_a_scorer_is_fitted_written_and_read_again(marked: list[Marked], tmp_path: Path) -> None:
    stored = fit_scorer(prepare(marked, [])).stored
    (tmp_path / "scorer.json").write_text(json.dumps(stored), encoding="utf-8")
    scorer = load_scorer(tmp_path)
    rows = np.concatenate([one.rows for one in marked])
    same = np.concatenate([one.same for one in marked])
    told = scorer.alike(rows)
    assert told.min() >= 0
    assert told.max() <= 1000
    assert told[same].mean() > told[~same].mean() + 300


def compare_two(one: Side, other: Side) -> NDArray[np.float64]:
    related = relate_all((one.figure, other.figure), np.array([0, 1]))
    return fill_features((one, other), np.array([[0, 1]]), related)


def test_features_are_the_same_whichever_figure_comes_first(events: list[Event]) -> None:
    compared = 0
    for group in (group for one in events for group in group_figures([told.article for told in one.told], *read(one))):
        for first, second in group.pairs:
            mine, theirs = group.sides[first], group.sides[second]
            forth, back = compare_two(mine, theirs), compare_two(theirs, mine)
            assert np.array_equal(np.round(forth, 9), np.round(back, 9), equal_nan=True)
            compared += 1
    assert compared > 100


def test_a_higher_bar_says_less_and_is_more_often_right(marked: list[Marked]) -> None:
    judged = judge(load_scorer(), marked)
    told = [judged.at_least(bar) for bar in BARS]
    assert [said for said, _ in told] == sorted((said for said, _ in told), reverse=True)
    assert told[0][1] / told[0][0] <= told[3][1] / told[3][0]


def test_the_card_tells_the_digest_of_the_files() -> None:
    assert all((MODEL / name).is_file() for name in FILES)
    assert f"Digest: {digest(MODEL)}" in (MODEL / "card.md").read_text(encoding="utf-8")


def test_a_scorer_made_for_other_features_is_refused(tmp_path: Path) -> None:
    stored = json.loads((MODEL / "scorer.json").read_text(encoding="utf-8"))
    stored["same"]["features"] = stored["same"]["features"][:-1]
    (tmp_path / "scorer.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ValueError, match="made for other features"):
        load_scorer(tmp_path)
