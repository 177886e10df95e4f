"""The files of a part, written once: heads of articles, claims and words as Parquet, and the shelf, read by row.

In Parquet text and days are strings, so that no database reads them its own way; rows name their article by its row in
the part. Words lie in order, in small groups, so that a search reads only those that hold its words.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from checker.archive.manifest import KINDS, Part
from checker.archive.shelf import ShelfReader, ShelfWriter
from checker.archive.shelving import HEADS, Row, Shelved

TEXT, COUNT = pa.string(), pa.uint32()
WORD = (("word", TEXT), ("article", COUNT), ("weight", pa.uint16()), ("norm", COUNT), ("day", pa.int32()))
SCHEMAS: Mapping[str, pa.Schema] = {
    "articles": pa.schema([(name, TEXT) for name in HEADS]),
    "claims": pa.schema(
        [
            *(("article", COUNT), ("rule", TEXT), ("start", COUNT), ("end", COUNT), ("text", TEXT), ("subject", TEXT)),
            *(("key", TEXT), ("value", TEXT), ("said_by", TEXT), ("in_quote", pa.bool_()), ("valid_from", TEXT)),
            ("valid_to", TEXT),
        ]
    ),
    "words": pa.schema(WORD),
}
ROWS = 10_000  # of a group of words


class PartWriter:
    """Writes one part, some articles at a time; it counts when a manifest names it."""

    def __init__(self, folder: Path, month: str, name: str) -> None:
        self._part, self._folder = Part(month, name, 0, 0, 0), folder
        self._part.file(folder, "shelf").parent.mkdir(parents=True, exist_ok=True)
        self._shelf = ShelfWriter(self._part.file(folder, "shelf"))
        self._tables: dict[str, list[pa.Table]] = {kind: [] for kind in SCHEMAS}
        self._claims = pq.ParquetWriter(self._part.file(folder, "claims"), SCHEMAS["claims"], compression="zstd")
        self._counts = {"articles": 0, "claims": 0}

    def add(self, blobs: Iterator[bytes], tables: Mapping[str, pa.Table]) -> None:
        """Add articles as they lie on a shelf, and their rows of each table, counted among these articles."""
        before = self._counts["articles"]
        for blob in blobs:
            self._shelf.append(blob)
        self._claims.write_table(shift(tables["claims"], before))
        self._tables["words"].append(shift(tables["words"], before))
        self._tables["articles"].append(tables["articles"])
        for kind in self._counts:
            self._counts[kind] += tables[kind].num_rows

    def close(self) -> Part:
        """Bring the part to the disk; gives it with its counts and size."""
        self._shelf.close()
        self._claims.close()
        words = pa.concat_tables(self._tables["words"]).sort_by([("word", "ascending"), ("article", "ascending")])
        pq.write_table(words, self._part.file(self._folder, "words"), compression="zstd", row_group_size=ROWS)
        heads = pa.concat_tables(self._tables["articles"])
        pq.write_table(heads, self._part.file(self._folder, "articles"), compression="zstd")
        size = 0
        for kind in KINDS:
            file = self._part.file(self._folder, kind)
            with file.open("rb+") as written:
                os.fsync(written.fileno())
            size += file.stat().st_size
        return Part(self._part.month, self._part.name, self._counts["articles"], self._counts["claims"], size)


def shift(table: pa.Table, by: int) -> pa.Table:
    """The table with `by` added to its column "article", the row number of the article that each row belongs to."""
    place = table.schema.get_field_index("article")
    moved = pc.add(table["article"], pa.scalar(by, COUNT))
    return table.set_column(place, table.schema.field(place), moved)


def write_part(folder: Path, month: str, shelved: Sequence[Shelved]) -> Part:
    """Articles of one month as a part of their own."""
    writer = PartWriter(folder, month, name_part(one.id for one in shelved))
    writer.add((one.blob for one in shelved), make_tables(shelved))
    return writer.close()


def name_part(told: Iterator[str]) -> str:
    """The name of a part that is made of these articles or parts, in this order."""
    return hashlib.blake2b("\n".join(told).encode(), digest_size=10).hexdigest()


def make_tables(shelved: Sequence[Shelved]) -> dict[str, pa.Table]:
    """The rows of heads, claims and words."""
    claims: list[Row] = []
    words: list[Row] = []
    for row, one in enumerate(shelved):
        claims.extend({"article": row, **claim} for claim in one.claims)
        told = {"article": row, "norm": one.norm, "day": one.day}
        words.extend({"word": word, "weight": weight, **told} for word, weight in one.words.items())
    rows = {"articles": [one.head for one in shelved], "claims": claims, "words": words}
    return {kind: pa.Table.from_pylist(rows[kind], schema) for kind, schema in SCHEMAS.items()}


def merge_parts(
    folder: Path, month: str, parts: Sequence[Part], left_out: Mapping[Part, Collection[int]] | None = None
) -> Part | None:
    """Parts of one month as one, without the rows left out of each; None where nothing is left."""
    rows = {part: [row for row in range(part.articles) if row not in (left_out or {}).get(part, ())] for part in parts}
    if not any(rows.values()):
        return None
    writer = PartWriter(folder, month, name_part(f"{part.name} {rows[part]}" for part in parts))
    for part in parts:
        tables = {kind: pq.read_table(part.file(folder, kind)) for kind in SCHEMAS}
        kept = {kind: renumber(tables[kind], rows[part]) for kind in ("claims", "words")}
        kept["articles"] = tables["articles"].take(pa.array(rows[part], pa.int64()))
        with ShelfReader(part.file(folder, "shelf")) as shelf:
            writer.add((shelf.blob(row) for row in rows[part]), kept)
    return writer.close()


def renumber(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    """The rows of a table of claims or words that belong to the articles `rows`, their column "article" renumbered: 0
    for the first of `rows`, 1 for the second, and so on."""
    place = table.schema.get_field_index("article")
    found = pc.index_in(table["article"], value_set=pa.array(rows, COUNT)).cast(COUNT)
    return table.set_column(place, table.schema.field(place), found).filter(pc.is_valid(found))


def read_heads(folder: Path, part: Part, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """These columns of the heads of a part's articles, in order of row."""
    table = pq.read_table(part.file(folder, "articles"), columns=list(columns))
    return zip(*(table[column].to_pylist() for column in columns), strict=True)
