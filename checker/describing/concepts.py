"""What words say a figure measures: concepts in families that exclude one another (data/concepts.toml)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.describing.content import WORD
from checker.expression import Cues, Expression
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "concepts.toml"
TOPICS = Path(__file__).with_name("data") / "topics.toml"
EDGE = 2  # letters: every beginning and head of the table has more
SHORTEST_MODIFIER = 2  # letters before the head of a compound
SETTINGS = ("policy", "dimensions", "not_with", "reach", "alike")

IN_WORD = Expression(r"[\w-]")

Concepts = tuple[tuple[str, str], ...]  # (family, concept), sorted
Located = tuple[tuple[int, tuple[str, str]], ...]  # each with the place where it is named


@dataclass(frozen=True, slots=True)
class Family:
    """Concepts that exclude one another; `policy` says what a difference means (measure, qualifier, soft, optional,
    topic).

    `dimensions` are the dimensions of the figures that the family applies to (empty: all). `not_with` maps a concept to
    others of the sentence beside which it is ignored. `reach` is where a word for a concept is looked for: in the
    figure's own clause (""), in the "sentence" before the figure, in the whole sentence ("around"), within a few words
    ("beside"), or in the noun that is "counted" alone.
    """

    name: str
    policy: str
    dimensions: tuple[str, ...]
    not_with: Mapping[str, tuple[str, ...]]
    reach: str

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
    beginnings: Mapping[str, Concepts]
    heads: Mapping[str, Concepts]
    phrases: Mapping[str, tuple[tuple[str, tuple[str, str]], ...]]  # by their first word
    expressions: tuple[tuple[Expression, tuple[str, str]], ...]
    cues: Cues  # of the expressions
    alike: tuple[frozenset[tuple[str, str]], ...]  # measures that news uses for one and the same sum


@lru_cache(maxsize=1)
def load_concepts() -> ConceptTable:
    """The tables of concepts and of topics, read once."""
    content = {**read_table(TABLE), **read_table(TOPICS)}
    families: dict[str, Family] = {}
    words: dict[str, set[tuple[str, str]]] = {}
    beginnings: dict[str, set[tuple[str, str]]] = {}
    heads: dict[str, set[tuple[str, str]]] = {}
    phrases: dict[str, list[tuple[str, tuple[str, str]]]] = {}
    expressions: list[tuple[Expression, tuple[str, str]]] = []
    for family, rows in content.items():
        mute = {concept: tuple(others) for concept, others in rows.get("not_with", {}).items()}
        families[family] = Family(
            family, rows["policy"], tuple(rows.get("dimensions", ())), mute, rows.get("reach", "")
        )
        for concept in (name for name in rows if name not in SETTINGS):
            for entry in rows[concept]:
                if entry.startswith("/"):
                    expressions.append((Expression(entry[1:]), (family, concept)))
                elif " " in entry:
                    phrases.setdefault(entry.split()[0], []).append((entry.rstrip("*"), (family, concept)))
                elif entry.startswith("*"):
                    heads.setdefault(entry[1:], set()).add((family, concept))
                elif entry.endswith("*"):
                    beginnings.setdefault(entry[:-1], set()).add((family, concept))
                else:
                    words.setdefault(entry, set()).add((family, concept))
    return ConceptTable(
        families,
        _freeze(words),
        _freeze(beginnings),
        _freeze(heads),
        {first: tuple(rows) for first, rows in phrases.items()},
        tuple(expressions),
        Cues(expression for expression, _ in expressions),
        tuple(
            frozenset((family, concept) for concept in group)
            for family, rows in content.items()
            for group in rows.get("alike", ())
        ),
    )


def _freeze(table: Mapping[str, set[tuple[str, str]]]) -> Mapping[str, Concepts]:
    return {entry: tuple(sorted(found)) for entry, found in table.items()}


@lru_cache(maxsize=1)
def _sizes() -> tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[int]]]:
    """The lengths that entries of the table have, so that only these are tried on a word.

    Two mappings: from the first two letters of a beginning ("verletz-") to the lengths of all beginnings with them, and
    from the last two letters of a head ("-schaden") to the lengths of all heads with them.
    """
    beginnings = [(entry[:EDGE], len(entry)) for entry in load_concepts().beginnings]
    heads = [(entry[-EDGE:], len(entry)) for entry in load_concepts().heads]
    return _sizes_by_edge(beginnings), _sizes_by_edge(heads)


def _sizes_by_edge(sizes: Sequence[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    found: dict[str, set[int]] = {}
    for edge, size in sizes:
        found.setdefault(edge, set()).add(size)
    return {edge: sorted(of_edge) for edge, of_edge in found.items()}


@lru_cache(maxsize=100_000)
def concepts_of_word(word: str) -> Concepts:
    """The concepts one word form stands for, whatever its case."""
    table = load_concepts()
    lowered = word.lower()
    found = set(table.words.get(lowered, ()))
    length = len(lowered)
    beginnings, heads = _sizes()
    for size in beginnings.get(lowered[:EDGE], ()):
        if size <= length and lowered[:size] in table.beginnings:
            found.update(table.beginnings[lowered[:size]])
    for size in heads.get(lowered[-EDGE:], ()):
        if size <= length - SHORTEST_MODIFIER and lowered[-size:] in table.heads:
            found.update(table.heads[lowered[-size:]])
    return tuple(sorted(found))


@lru_cache(maxsize=100_000)
def entries_of_word(word: str) -> tuple[Concepts, tuple[tuple[str, tuple[str, str]], ...]] | None:
    """The concepts of a word in lower case and the phrases it begins, each with its concept; None for most words."""
    concepts, phrases = concepts_of_word(word), load_concepts().phrases.get(word, ())
    return (concepts, phrases) if concepts or phrases else None


@lru_cache(maxsize=20_000)
def locate_concepts(text: str) -> Located:
    """All concepts that the words and phrases of a stretch of text name, each with the place it is named at."""
    lowered = text.lower()
    named = [(place, concept) for place, _, concept in find_entries(lowered)]
    named += [(found.start(), concept) for one, concept in cued_by(lowered) for found in one.finditer(lowered)]
    return tuple(named)


def cued_by(lowered: str) -> list[tuple[Expression, tuple[str, str]]]:
    """The expressions that may match in a text in lower case, as it holds one of their cues, each with its concept."""
    table = load_concepts()
    return [table.expressions[number] for number in table.cues.numbers_in(lowered)]


def is_expressed(lowered: str) -> bool:
    """Whether an expression of the table matches in a text in lower case."""
    return any(one.search(lowered) for one, _ in cued_by(lowered))


def find_entries(lowered: str) -> list[tuple[int, int, tuple[str, str]]]:
    """The concepts that words and phrases of a text in lower case name, each with start and end of what names it."""
    words = WORD.findall(lowered)
    told = list(map(entries_of_word, words))
    if not any(told):
        return []
    named: list[tuple[int, int, tuple[str, str]]] = []
    place = 0
    for word, entries in zip(words, told, strict=True):
        start = lowered.find(word, place)  # no letter lies between two words, so this is the word itself
        place = start + len(word)
        if entries is not None:
            concepts, phrases = entries
            named += [(start, place, concept) for concept in concepts]
            found = [row for row in phrases if lowered.startswith(row[0], start)]
            named += [(start, start + len(phrase), concept) for phrase, concept in found]
    return named


@dataclass(frozen=True, slots=True)
class Row:
    """The concepts that three adjoining stretches of text name, each with its offset within its stretch.

    `joined` are the concepts of the three read as one text, with offsets into that text, since a phrase may begin in
    one stretch and end in the next. `apart` are the concepts of the stretches read with blanks between them, without
    offsets.
    """

    before: Located
    middle: Located
    after: Located
    joined: Located
    apart: Concepts


NOTHING = Row((), (), (), (), ())


def locate_in_row(before: str, middle: str, after: str) -> Row:
    """The concepts that three stretches of text name, which follow one another in an article without a gap.

    As if each were read by `locate_concepts`, and their join too. To save time the join alone is read and its concepts
    shared out, except where a word or an expression of the table may run across a border: then all are read.
    """
    joined, apart = f"{before}{middle}{after}".lower(), f"{before} {middle} {after}"
    cuts_a_word = IN_WORD.search(before[-1:]) or IN_WORD.match(after)
    if cuts_a_word or is_expressed(joined) or is_expressed(apart.lower()):
        read = locate_concepts
        return Row(read(before), read(middle), read(after), read(joined), concepts_of_text(apart))
    named = find_entries(joined)
    if not named:
        return NOTHING
    first = len(before.lower())
    second = first + len(middle.lower())

    def between(low: int, high: int) -> Located:
        return tuple([(start, concept) for start, end, concept in named if low <= start and end <= high])

    parts = between(0, first), between(first, second), between(second, len(joined))
    whole = tuple([(start, concept) for start, _, concept in named])
    return Row(*parts, whole, tuple(sorted({concept for part in parts for _, concept in part})))


def concepts_of_text(text: str) -> Concepts:
    """All concepts in a stretch of text, by word and by phrase."""
    return tuple(sorted({concept for _, concept in locate_concepts(text)}))


@lru_cache(maxsize=200)
def families_measuring(dimension: str) -> frozenset[str]:
    """The families that say what figures of a dimension measure."""
    return frozenset(name for name, family in load_concepts().families.items() if family.measures(dimension))


@lru_cache(maxsize=50_000)
def measures_among(concepts: Concepts) -> frozenset[tuple[str, str]]:
    """Those of these concepts that name what is measured."""
    families = load_concepts().families
    return frozenset(concept for concept in concepts if families[concept[0]].policy == "measure")


def nearest_measures(located: Located, dimension: str, from_end: bool = False) -> Concepts:
    """The measures that the nearest word or phrase of a stretch names for a dimension; nearest to its start or end."""
    measuring = families_measuring(dimension)
    chosen = [(place, concept) for place, concept in located if concept[0] in measuring]
    if not chosen:
        return ()
    nearest = max(chosen)[0] if from_end else min(chosen)[0]
    return tuple(sorted({concept for place, concept in chosen if place == nearest}))


def drop_mute(concepts: Concepts) -> Concepts:
    """The concepts given but those that another of them silences, by the row `not_with` of its family in the table."""
    present = {concept for _, concept in concepts}
    families = load_concepts().families
    return tuple(one for one in concepts if not present & set(families[one[0]].not_with.get(one[1], ())))


def topics_among(concepts: Concepts) -> frozenset[tuple[str, str]]:
    """Those of some concepts that name a topic."""
    families = load_concepts().families
    return frozenset(concept for concept in concepts if families[concept[0]].policy == "topic")


def members_of(concepts: Collection[tuple[str, str]], family: str) -> frozenset[str]:
    """The concepts of one family among these."""
    return _by_family(tuple(concepts)).get(family, frozenset())


@lru_cache(maxsize=50_000)
def _by_family(concepts: Concepts) -> Mapping[str, frozenset[str]]:
    return {family: frozenset(one for name, one in concepts if name == family) for family, _ in concepts}
