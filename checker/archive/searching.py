"""Finds the articles of an archive that may tell a draft's story: by the rare words they share, and by their days.

The words of all articles lie in order in Parquet files, an inverted index that DuckDB reads in part. What it finds is
ranked as stories are told apart (`pairing.stories`); grouping them into stories is then done as for any other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from checker.archive.manifest import Manifest, Part, read_manifest
from checker.archive.shelf import ShelfReader
from checker.archive.shelving import id_of, index_words, unshelve
from checker.model import Article
from checker.pairing.stories import EXPONENT, NEARNESS, UNDATED, YEARS_APART
from checker.reading_claims import Found

MEMORY = "250MB"  # that the database may use
MOST = 200  # articles a draft is checked against
LEAST = 0.05  # likeness, by shared words and days; less is never a story
# As `weigh_nearness` and `compare_all` of stories weigh; weights and lengths are whole hundredths.
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
    """The articles most like each draft, in order of path, each with what was found in it.

    Drafts that lie in the archive themselves are left out. `edition` is that of the rules now: what rules of another
    found does not count, and is None. Raises UsageError for a folder that holds no archive.
    """
    manifest = read_manifest(folder)
    own = {id_of(draft) for draft in drafts}
    rows: dict[Part, set[int]] = {}
    with duckdb.connect(config={"memory_limit": MEMORY, "autoinstall_known_extensions": False}) as database:
        for draft in drafts:
            for part, row in rank(folder, manifest, draft, database):
                rows.setdefault(part, set()).add(row)
    articles: list[tuple[Article, Found | None]] = []
    for part in sorted(rows, key=lambda one: (one.month, one.name)):
        with ShelfReader(part.file(folder, "shelf")) as shelf:
            for row in sorted(rows[part]):
                article, found = unshelve(shelf.blob(row), edition)
                if id_of(article) not in own:
                    articles.append((article, found))
    return sorted(articles, key=lambda one: (one[0].path, id_of(one[0])))


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
