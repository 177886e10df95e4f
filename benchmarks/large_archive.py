"""An archive of very many articles, and a draft checked against it at each size.

    python benchmarks/large_archive.py CORPUS FOLDER [--sizes 1000,10000,100000,1000000] [--check]

Reading a million articles takes hours, so this does NOT add them as `archive add` does: 200 of them are read by the
rules, those of the draft's event first, and what was found there stands, packed, for what is in all others; their
heads, texts and words are their own. Parts are written directly, at most 100,000 articles at a time, without a journal
and without merging; the files are what `archive add` writes. The archive stays in FOLDER: `--check` checks the draft
against what lies there. Of three runs the least counts. For adding as the command does it see benchmarks/archive.py.
"""

from __future__ import annotations

import argparse
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive import make_draft, move, show_size
from recombined import FIRST_DAY, make_articles, read_sentences

from checker.archive.manifest import write_manifest, writing
from checker.archive.parts import PartWriter, make_tables, name_part
from checker.archive.shelving import LENGTH, Shelved, shelve
from checker.cache.editions import edition_of_rules
from checker.cache.records import LEVEL
from checker.model import Article
from checker.plugins import load_rules
from checker.reading_claims import Found, read_each

READ = 200  # articles whose claims stand for those of all others
AT_ONCE, BATCH = 100_000, 2_000  # articles of one round of parts, and in memory


@dataclass(frozen=True, slots=True)
class Model:
    """An article that was read, shelved, with its claims unpacked from its blob."""

    path: bytes
    shelved: Shelved
    record: bytes


def make_model(article: Article, found: Found, edition: bytes) -> Model:
    """A model of an article."""
    shelved = shelve(article, move(found, article), edition)
    start = len(edition) + LENGTH
    told = int.from_bytes(shelved.blob[len(edition) : start], "little")
    return Model(article.path.encode(), shelved, zlib.decompress(shelved.blob[start + told :]))


def stand_in(article: Article, model: Model, edition: bytes) -> Shelved:
    """An article with the claims of a model. Their paths are of one length, so the bytes stay a record."""
    bare = shelve(article, Found({}), edition)
    start = len(edition) + LENGTH
    end = start + int.from_bytes(bare.blob[len(edition) : start], "little")
    record = zlib.compress(model.record.replace(model.path, article.path.encode()), LEVEL)
    return Shelved(bare.head, model.shelved.claims, bare.words, bare.norm, bare.blob[:end] + record)


def add_directly(folder: Path, shelved: Iterable[Shelved]) -> None:
    """Write articles as new parts, one a month."""
    writers: dict[str, PartWriter] = {}
    with writing(folder) as manifest:
        waiting = iter(shelved)
        while batch := list(islice(waiting, BATCH)):
            months: dict[str, list[Shelved]] = {}
            for one in batch:
                months.setdefault(one.month, []).append(one)
            for month, some in sorted(months.items()):
                if month not in writers:
                    writers[month] = PartWriter(folder, month, name_part(one.id for one in some))
                writers[month].add((one.blob for one in some), make_tables(some))
        write_manifest(folder, manifest.exchanged((), [writer.close() for _, writer in sorted(writers.items())]))


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--check", action="store_true", help="only check the draft against the archive that is there")
    asked = parser.parse_args()
    sentences, folder = read_sentences(asked.corpus), asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "draft.txt").write_text(f"date {FIRST_DAY}\nsource Redaktion\n\n{make_draft(sentences)}", "utf-8")
    sizes = sorted(map(int, asked.sizes.split(",")))
    if asked.check:
        show_size(folder, sizes[-1], "as it lies there")
        return
    rules = load_rules()
    edition = edition_of_rules(rules)
    shutil.rmtree(folder / "archive", ignore_errors=True)
    read = list(make_articles(sentences, READ))
    models = [
        make_model(article, found, edition)
        for article, found in zip(read, read_each(read, rules, None, 1, lambda *_: None), strict=True)
    ]

    def shelve_all() -> Iterator[Shelved]:
        for number, article in enumerate(make_articles(sentences, sizes[-1])):
            yield stand_in(article, models[number % READ], edition)

    waiting, added = shelve_all(), 0
    for size in sizes:
        began, before = time.process_time(), added
        while added < size:
            some = min(AT_ONCE, size - added)
            add_directly(folder / "archive", islice(waiting, some))
            added += some
        spent = max(time.process_time() - began, 1e-3)
        show_size(folder, size, f"written directly, {(size - before) / spent:.0f} a second of the processor")


if __name__ == "__main__":
    main()
