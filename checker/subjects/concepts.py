"""What words say a figure measures: concepts in families that exclude one another (data/concepts.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "concepts.toml"
SETTINGS = ("policy", "dimensions", "not_with", "reach")
WORD = re.compile(r"[^\W\d_][\w-]*")

Concepts = tuple[tuple[str, str], ...]  # (family, concept), sorted


@dataclass(frozen=True, slots=True)
class Family:
    """Concepts that exclude one another; `policy` says how much a difference means (measure, qualifier, optional).

    `dimensions` are those of the figures it is about (empty: all), `not_with` the concepts beside which one is mute;
    `far` when the whole sentence before a figure may name it.
    """

    name: str
    policy: str
    dimensions: tuple[str, ...]
    not_with: Mapping[str, tuple[str, ...]]
    far: bool

    def concerns(self, dimension: str) -> bool:
        """Whether the family is about figures of this dimension."""
        return not self.dimensions or dimension in self.dimensions

    def measures(self, dimension: str) -> bool:
        """Whether the family says what figures of this dimension measure."""
        return self.policy == "measure" and self.concerns(dimension)


@dataclass(frozen=True, slots=True)
class ConceptTable:
    """The table in a form for look-up: whole words, beginnings, heads of compounds, and phrases."""

    families: Mapping[str, Family]
    words: Mapping[str, Concepts]
    patterns: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]
    phrases: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]


@lru_cache(maxsize=1)
def load_concepts() -> ConceptTable:
    """The table of concepts, read once."""
    content = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    families: dict[str, Family] = {}
    words: dict[str, set[tuple[str, str]]] = {}
    patterns: list[tuple[re.Pattern[str], tuple[str, str]]] = []
    phrases: list[tuple[re.Pattern[str], tuple[str, str]]] = []
    for family, rows in content.items():
        mute = {concept: tuple(others) for concept, others in rows.get("not_with", {}).items()}
        families[family] = Family(family, rows["policy"], tuple(rows.get("dimensions", ())), mute, "reach" in rows)
        for concept in (name for name in rows if name not in SETTINGS):
            for entry in rows[concept]:
                if entry.startswith("/"):
                    phrases.append((re.compile(entry[1:]), (family, concept)))
                elif " " in entry:
                    phrases.append((re.compile(r"\b" + re.escape(entry.rstrip("*"))), (family, concept)))
                elif "*" in entry:
                    patterns.append((_compile(entry), (family, concept)))
                else:
                    words.setdefault(entry, set()).add((family, concept))
    return ConceptTable(
        families, {word: tuple(sorted(found)) for word, found in words.items()}, tuple(patterns), tuple(phrases)
    )


def _compile(entry: str) -> re.Pattern[str]:
    start = r"[\w-]{2,}" if entry.startswith("*") else ""
    end = r"[\w-]*" if entry.endswith("*") else ""
    return re.compile(start + re.escape(entry.strip("*")) + end)


@lru_cache(maxsize=100_000)
def concepts_of_word(word: str) -> Concepts:
    """The concepts one word form stands for, whatever its case."""
    table = load_concepts()
    lowered = word.lower()
    found = set(table.words.get(lowered, ()))
    found.update(concept for pattern, concept in table.patterns if pattern.fullmatch(lowered))
    return tuple(sorted(found))


def concepts_of_text(text: str) -> Concepts:
    """All concepts in a stretch of text, by word and by phrase."""
    table = load_concepts()
    found = {concept for word in WORD.findall(text) for concept in concepts_of_word(word)}
    lowered = text.lower()
    found.update(concept for phrase, concept in table.phrases if phrase.search(lowered))
    return tuple(sorted(found))


def nearest_measures(text: str, dimension: str, from_end: bool = False) -> Concepts:
    """The measures that the nearest word or phrase of a stretch names for a dimension; nearest to its start or end."""
    table = load_concepts()
    lowered = text.lower()
    named = [(found.start(), concept) for found in WORD.finditer(text) for concept in concepts_of_word(found.group())]
    named += [(found.start(), concept) for phrase, concept in table.phrases for found in phrase.finditer(lowered)]
    chosen = [(place, concept) for place, concept in named if table.families[concept[0]].measures(dimension)]
    if not chosen:
        return ()
    nearest = max(chosen)[0] if from_end else min(chosen)[0]
    return tuple(sorted({concept for place, concept in chosen if place == nearest}))


def drop_mute(concepts: Concepts) -> Concepts:
    """The concepts without those that say nothing beside the others."""
    present = {concept for _, concept in concepts}
    families = load_concepts().families
    return tuple(one for one in concepts if not present & set(families[one[0]].not_with.get(one[1], ())))


def members_of(concepts: Iterable[tuple[str, str]], family: str) -> frozenset[str]:
    """The concepts of one family among these."""
    return frozenset(concept for name, concept in concepts if name == family)
