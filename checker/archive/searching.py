"""Finds the articles of an archive that may tell a draft's story: by the rare words they share, and by their days.

The words of all articles lie in order in Parquet files, an inverted index that DuckDB reads in part. What it finds is
ranked as stories are told apart (`pairing.stories`), the most alike are grouped into stories with the draft, and only
of those that tell its story the claims are unpacked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from checker.archive.manifest import Manifest, Part, read_manifest
from checker.archive.shelf import ShelfReader
from checker.archive.shelving import id_of, index_words, is_later, unpack, unshelve
from checker.model import Article
from checker.pairing.stories import EXPONENT, NEARNESS, UNDATED, YEARS_APART, group_stories
from checker.reading_claims import Found

MEMORY = "250MB"  # that the database may use
MOST = 200  # articles a draft is checked against
LEAST = 0.05  # likeness, by shared words and days; less is never a story
# As `weigh_nearness` of stories and `compare_all` of shared_words weigh; weights and lengths are whole hundredths.
QUERY = """
    WITH hits AS (
        SELECT filename, article, any_value(norm) AS norm, any_value(day) AS day,
               sum(weight * asked.value) AS shared
        FROM read_parquet($files, filename = true) JOIN asked USING (word)
        WHERE word IN ({words})
        GROUP BY filename, article
    )
    SELECT filename, article, shared / pow(CAST(norm AS DOUBLE) * $norm, {exponent}) / 10000 * pow(10000, {exponent})
           * CASE WHEN day IS NULL OR CAST($day AS INTEGER) IS NULL THEN {undated} {days} ELSE {apart} END AS alike
    FROM hits
    WHERE alike >= {least}
    ORDER BY alike DESC, filename, article
    LIMIT {most}
"""


def find_articles(folder: Path, drafts: Sequence[Article], edition: bytes) -> list[tuple[Article, Found | None]]:
    """The articles that tell a draft's story, in order of path, each with what was found in it.

    Left out are the drafts themselves and what lies at the path of one; of several articles of one path the latest
    counts. `edition` is that of the rules now: what rules of another found does not count, and is None. Raises
    UsageError for a folder that holds no archive.
    """
    own, taken = {id_of(draft) for draft in drafts}, {draft.path for draft in drafts}
    latest: dict[str, tuple[Article, bytes]] = {}
    for blob in find_alike(folder, drafts):
        article, _ = unpack(blob, edition)
        if id_of(article) in own or article.path in taken:
            continue
        if article.path not in latest or is_later(article, latest[article.path][0]):
            latest[article.path] = article, blob
    stories = group_stories([*drafts, *(article for article, _ in latest.values())])
    told = {path for group in stories.groups if taken.intersection(group) for path in group}
    return [unshelve(latest[path][1], edition) for path in sorted(latest) if path in told]


def find_alike(folder: Path, drafts: Sequence[Article]) -> Iterator[bytes]:
    """The packed articles that share most rare words with each draft, each once, in order of part and row."""
    manifest = read_manifest(folder)
    rows: dict[Part, set[int]] = {}
    with duckdb.connect(config={"memory_limit": MEMORY, "autoinstall_known_extensions": False}) as database:
        for draft in drafts:
            for part, row in rank(folder, manifest, draft, database):
                rows.setdefault(part, set()).add(row)
    for part in sorted(rows, key=lambda one: (one.month, one.name)):
        with ShelfReader(part.file(folder, "shelf")) as shelf:
            yield from (shelf.blob(row) for row in sorted(rows[part]))


def rank(
    folder: Path, manifest: Manifest, draft: Article, database: duckdb.DuckDBPyConnection
) -> list[tuple[Part, int]]:
    """Part and row of the articles that share rare words with a draft, most alike first."""
    words, norm = index_words(draft)
    if not words or not manifest.parts:
        return []
    parts = {str(part.file(folder, "words")): part for part in manifest.parts}
    database.execute("CREATE OR REPLACE TEMP TABLE asked (word VARCHAR, value BIGINT)")
    database.executemany("INSERT INTO asked VALUES (?, ?)", sorted(words.items()))
    query = QUERY.format(
        words=", ".join("'" + word.replace("'", "''") + "'" for word in sorted(words)),
        exponent=EXPONENT,
        undated=UNDATED,
        days=" ".join(f"WHEN abs(day - CAST($day AS INTEGER)) <= {days} THEN {factor}" for days, factor in NEARNESS),
        apart=YEARS_APART,
        least=LEAST,
        most=MOST,
    )
    asked = {"files": sorted(parts), "norm": norm, "day": draft.day.toordinal() if draft.day else None}
    return [(parts[file], row) for file, row, _ in database.execute(query, asked).fetchall()]
