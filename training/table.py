"""The real stories that train the scorer as a table without text: `training/real.parquet`.

What is stored of a story: of each group of figures (one row of the table) a number for the story, from a whole story or
which kind of part, the article number of each figure, its pairs with the FEATURES of each, and what each pair is.
Nothing of the text, of names, of outlets or of paths is in it, so it can lie in the repository while the stories do
not. The file says for which features and of which encoder it was made. Same groups in, same bytes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from checker.pairing.features import FEATURES
from training.pairs import Kind, Marked

OWN = ("story", "kind", "article", "one", "other", "same", "conflict")  # columns beside the features
STORY = "story-"
HARDEST = 19  # level of compression
ANEW = "write it anew: python -m training --marked FOLDER"


@dataclass(frozen=True, slots=True)
class RealStories:
    """Groups of real stories as the scorer learns from them, made with the encoder of that digest.

    `known` is how many other real stories that encoder was trained on.
    """

    marked: tuple[Marked, ...]
    encoder: str
    known: int

    @property
    def count(self) -> int:
        """How many stories they are from."""
        return len({one.event for one in self.marked})


def digest_of_features() -> str:
    """The first sixteen hex digits of the digest over the names of all features, in their order."""
    return hashlib.sha256(" ".join(FEATURES).encode()).hexdigest()[:16]


def name_story(number: int) -> str:
    """What a story is called where its name is hidden: names are in order of the numbers."""
    return f"{STORY}{number:03}"


def hide_names(marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """The groups with a number in the place of each story's name; the numbers are in the order of the names."""
    numbers = {name: number for number, name in enumerate(sorted({one.event for one in marked}))}
    return tuple(replace(one, event=name_story(numbers[one.event])) for one in marked)


def write_table(stories: RealStories, path: Path) -> None:
    """Write the groups of stories whose names are hidden to `path` as Parquet."""
    marked = stories.marked
    columns = {
        "story": pa.array([int(one.event.removeprefix(STORY)) for one in marked], pa.int16()),
        "kind": pa.array([one.kind.value for one in marked], pa.string()),
        "article": nest([one.article for one in marked], pa.int16()),
        "one": nest([one.pairs[:, 0] for one in marked], pa.int16()),
        "other": nest([one.pairs[:, 1] for one in marked], pa.int16()),
        "same": nest([one.same for one in marked], pa.bool_()),
        "conflict": nest([one.conflict for one in marked], pa.bool_()),
        **{name: nest([one.rows[:, place] for one in marked], pa.float32()) for place, name in enumerate(FEATURES)},
    }
    told = {"features": digest_of_features(), "encoder": stories.encoder, "known": str(stories.known)}
    table = pa.table(columns).replace_schema_metadata(told)
    pq.write_table(table, path, compression="zstd", compression_level=HARDEST, row_group_size=len(marked))


def nest(parts: Sequence[np.ndarray], kind: pa.DataType) -> pa.ListArray:
    """A column that holds a row of numbers for each group."""
    ends = np.cumsum([0, *map(len, parts)])
    return pa.ListArray.from_arrays(
        pa.array(ends, pa.int32()), pa.array(np.concatenate(parts), kind, from_pandas=False)
    )


def read_table(path: Path) -> RealStories:
    """The stories of a table. Raises ValueError for one made for other features than the code has."""
    table = pq.read_table(path)
    told = {name.decode(): value.decode() for name, value in (table.schema.metadata or {}).items()}
    if tuple(table.column_names) != (*OWN, *FEATURES) or told.get("features") != digest_of_features():
        raise ValueError(f"{path}: made for other features than these; {ANEW}")
    columns = {name: split_column(table.column(name).combine_chunks()) for name in (*OWN[2:], *FEATURES)}
    marked = tuple(
        Marked(
            name_story(story),
            Kind(kind),
            columns["article"][place].astype(np.int64),
            np.stack([columns[name][place] for name in ("one", "other")], axis=1).astype(np.int64),
            np.stack([columns[name][place] for name in FEATURES], axis=1),
            columns["same"][place],
            columns["conflict"][place],
        )
        for place, (story, kind) in enumerate(zip(*(table.column(name).to_pylist() for name in OWN[:2]), strict=True))
    )
    return RealStories(marked, told["encoder"], int(told["known"]))


def split_column(column: pa.ListArray) -> list[np.ndarray]:
    """The numbers of each group."""
    values = column.values.to_numpy(zero_copy_only=False)
    return np.split(values, column.offsets.to_numpy()[1:-1])
