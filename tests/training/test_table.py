"""The table of real stories: what is read from it trains the same scorer, and nothing of the text is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from checker.pairing.encoder import load_encoder
from checker.pairing.features import FEATURES
from checker.pairing.figures import group_figures
from checker.pairing.trees import read_trees
from training.marked import Event, read_event
from training.pairs import Marked, mark_all, mark_whole
from training.scorer import add_company, fit_alike, fit_final
from training.table import OWN, RealStories, hide_names, read_table, write_table

EVENTS = Path(__file__).parents[2] / "training" / "events"
INVENTED = ("A-41", "B-41")
AS_IF_REAL = ("C-41", "F-41")


def read(event: Event) -> tuple[list[np.ndarray], list[np.ndarray]]:
    return load_encoder().read([told.article for told in event.told])


def take(names: tuple[str, ...]) -> list[Event]:
    return [read_event(path) for name in names for path in EVENTS.glob(f"{name}-*.txt")]


@pytest.fixture(scope="module")
def real() -> RealStories:
    return RealStories(
        hide_names([*mark_all(take(AS_IF_REAL[:1]), EVENTS, read), *mark_whole(take(AS_IF_REAL[1:]), read)]),
        "0123456789abcdef",
        2,
    )


@pytest.fixture(scope="module")
def table(real: RealStories, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "real.parquet"
    write_table(real, path)
    return path


def test_what_is_read_is_what_was_written(real: RealStories, table: Path) -> None:
    told = read_table(table)
    assert (told.encoder, told.known, told.count) == ("0123456789abcdef", 2, len(AS_IF_REAL))
    assert {one.kind for one in told.marked} == {one.kind for one in real.marked}
    for mine, theirs in zip(real.marked, told.marked, strict=True):
        assert (mine.event, mine.kind) == (theirs.event, theirs.kind)
        assert np.array_equal(mine.rows, theirs.rows, equal_nan=True)
        for name in ("article", "pairs", "same", "conflict"):
            assert np.array_equal(getattr(mine, name), getattr(theirs, name))


def test_trees_fitted_from_the_table_are_those_of_the_stories(real: RealStories, table: Path) -> None:
    invented = mark_whole(take(INVENTED), read)
    assert fit(invented, real.marked) == fit(invented, read_table(table).marked) != fit(invented, [])


def fit(invented: Sequence[Marked], real: Sequence[Marked]) -> dict[str, Any]:
    """The trees of a conflict, with sentences told alike."""
    alike = read_trees(fit_alike(invented))
    rows = [add_company(one, alike) for one in (*invented, *real)]
    return fit_final([*invented, *real], rows, "conflict")


def test_the_same_groups_give_the_same_bytes(real: RealStories, table: Path, tmp_path: Path) -> None:
    write_table(real, tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == table.read_bytes()


def test_nothing_of_the_text_is_in_it(table: Path) -> None:
    stored = pq.read_table(table)
    words = [name for name in stored.column_names if str(stored.schema.field(name).type) == "string"]
    assert words == ["kind"]
    assert set(stored.column("kind").to_pylist()) == {"whole", "part", "parallel"}
    assert stored.column_names == [*OWN, *FEATURES]
    assert set(stored.schema.metadata) == {b"features", b"encoder", b"known"}
    raw = table.read_bytes()
    for event in take(AS_IF_REAL):
        assert event.name.encode() not in raw
        assert not any(told.article.path.encode() in raw for told in event.told)


@pytest.mark.parametrize("change", ["a column is missing", "other names", "no digest"])
def test_a_table_made_for_other_features_is_refused(table: Path, tmp_path: Path, change: str) -> None:
    stored = pq.read_table(table)
    if change == "a column is missing":
        stored = stored.drop_columns([FEATURES[-1]])
    elif change == "other names":
        stored = stored.rename_columns([*stored.column_names[:-1], "another"])
    else:
        stored = stored.replace_schema_metadata({})
    pq.write_table(stored, tmp_path / "other.parquet")
    with pytest.raises(ValueError, match=r"other\.parquet: made for other features than these; write it anew"):
        read_table(tmp_path / "other.parquet")


def test_a_group_holds_what_the_check_reads_of_its_figures() -> None:
    """The scorer's training rebuilds which values meet from the pairs alone."""
    event = take(AS_IF_REAL)[0]
    groups = [group for group in group_figures([told.article for told in event.told], *read(event)) if len(group.pairs)]
    marked: list[Marked] = mark_whole([event], read)
    for group, one in zip(groups, marked, strict=True):
        assert np.array_equal(one.spread(one.meets), group.meets)
        assert len(one.article) == len(group.sides)


def test_the_table_in_the_repository_fits_the_code() -> None:
    path = EVENTS.parent / "real.parquet"
    if not path.exists():
        pytest.skip("training/real.parquet is not here: python -m training --marked FOLDER writes it")
    stories = read_table(path)
    assert stories.count > 10
    assert path.stat().st_size < 6_000_000
