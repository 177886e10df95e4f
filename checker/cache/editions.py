"""With what a result was made: code, tables, rules and libraries, as digests that the cache's keys are made of."""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from checker.model import Article, Fact
from checker.plugins import Rule

PACKAGE = Path(__file__).resolve().parent.parent
WRITTEN = frozenset((".py", ".toml", ".json", ".xz", ".gz"))
# Rooms that have no say in what is found and what it means.
WITHOUT = frozenset(("cli", "desk", "lsp", "reports", "rules", "seeds", "locale", "archive"))
# Distributions whose edition changes what is read or how it is compared.
LIBRARIES = frozenset(("spacy", "hanta", "simplemma", "text2num", "babel", "rapidfuzz", "onnxruntime", "numpy", "lap"))


@lru_cache(maxsize=1)
def edition_of_code() -> bytes:
    """A digest of the engine's code and tables, of the libraries' editions and of the pairing model's files."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(PACKAGE.rglob("*")):
        parts = file.relative_to(PACKAGE).parts
        if parts[0] in WITHOUT or file.is_dir():
            continue
        if file.suffix in WRITTEN and file.name != "compiled_tables.json":
            add(digest, "/".join(parts).encode(), file.read_bytes())
        elif "model" in parts:  # tens of megabytes: known by size and time
            known = file.stat()
            add(digest, "/".join(parts).encode(), f"{known.st_size} {known.st_mtime_ns}".encode())
    add(digest, *(name.encode() for name in list_libraries()), sys.version.encode())
    add(digest, str(pickle.HIGHEST_PROTOCOL).encode())
    return digest.digest()


def list_libraries() -> list[str]:
    """The folders that name the editions of the libraries installed ("spacy-3.8.7.dist-info"), beside spaCy's own."""
    spec = find_spec("babel")
    if spec is None or spec.origin is None:
        return []
    beside = Path(spec.origin).parent.parent
    return sorted(
        entry.name for entry in beside.glob("*.dist-info") if entry.name.partition("-")[0].lower() in LIBRARIES
    )


def edition_of_rules(rules: Sequence[Rule]) -> bytes:
    """A digest of the rules' files and levels, and of the code they call."""
    digest = hashlib.blake2b(edition_of_code(), digest_size=16)
    for rule in rules:
        add(digest, rule.name.encode(), rule.level.value.encode(), rule.path.read_bytes())
    return digest.digest()


def key_of_article(article: Article, edition: bytes) -> bytes:
    """The key of what is found in an article by rules of an edition: everything that is known of it has a say."""
    digest = hashlib.blake2b(edition, digest_size=16)
    known = (
        *(article.name, article.path, article.language, article.source, article.published, article.lineage),
        *(article.title, article.body_start, article.reference, article.given, article.byline, article.version),
    )
    add(digest, repr(known).encode("utf-8", "surrogatepass"), article.text.encode("utf-8", "surrogatepass"))
    add(digest, repr(article.pieces).encode("utf-8", "surrogatepass"))
    return digest.digest()


def key_of_facts(facts: Iterable[Fact]) -> bytes:
    """A digest of reference facts and of where they stand."""
    digest = hashlib.blake2b(digest_size=16)
    texts: set[str] = set()
    for fact in facts:
        article = fact.excerpt.article
        known = (
            *(fact.person, fact.attribute, fact.value, fact.scope, fact.since, fact.until, fact.aliases, fact.source),
            *(fact.checked, fact.known_until, fact.offices, fact.parties, fact.excerpt.start, fact.excerpt.end),
            *(article.name, article.path, article.source),
        )
        add(digest, repr(known).encode("utf-8", "surrogatepass"))
        if article.text not in texts:
            texts.add(article.text)
            add(digest, article.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def add(digest: hashlib.blake2b, *parts: bytes) -> None:
    """Add parts to a digest, each preceded by its length, so that ("ab", "c") and ("a", "bc") differ in it."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
