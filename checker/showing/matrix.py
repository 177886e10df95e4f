"""The story matrix: what each source says of each thing, one row a measured thing, one column a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from checker.model import Assessment, Claim, Conflict, Outcome, Status
from checker.showing.labels import name_finding
from checker.showing.passages import find_majority, group_occurrences, name_source, order_conflicts, tell_apart
from checker.showing.untrusted import make_visible
from checker.showing.wording import words

T = TypeVar("T", bound=Hashable)
ROWS = 200  # rows of one matrix that are shown at most


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says: its values, with "×2" where one is said twice, and its claims."""

    values: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing: a cell for every column of the matrix, and the conflict about it, if there is one."""

    subject: str
    cells: tuple[Cell, ...]
    conflict: Conflict | None = None

    @property
    def is_telling(self) -> bool:
        """Whether there is a conflict of several claims, or several sources say more than how the subject is spelt."""
        if self.conflict is not None:
            return len(self.conflict.claims) > 1
        spoken = sum(any(not claim.reference for claim in cell.claims) for cell in self.cells)
        return spoken > 1 and any(set(cell.values) - {self.subject} for cell in self.cells)

    @property
    def is_measured(self) -> bool:
        """Whether it is about a figure or a date."""
        return any(not isinstance(claim.value, str) for cell in self.cells for claim in cell.claims)


@dataclass(frozen=True, slots=True)
class Matrix:
    """One story: the sources that speak of the same things, disputed things first; `hidden` rows are left out."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: int = 0


def build_matrices(assessment: Assessment, language: str) -> tuple[Matrix, ...]:
    """One matrix for every set of sources that have a thing in common, those with conflicts first."""
    topics = join_claims([*(one.claims for one in assessment.conflicts), *assessment.topics], across_rules=True)
    disputes = find_disputes(assessment)
    order = {name: number for number, name in enumerate(dict.fromkeys(map(name_source, assessment.articles)))}
    matrices = []
    for members in group_by_story(topics):
        names = dict.fromkeys(name_source(c.article) for topic in members for c in topic if not c.reference)
        columns = sorted(names, key=lambda name: (order.get(name, len(order)), name))
        if any(claim.reference for topic in members for claim in topic):
            columns = list(dict.fromkeys([*columns, words(language)["reference"].capitalize()]))
        rows = [build_row(topic, columns, disputes, language) for topic in members]
        rows = drop_repeated(sorted((row for row in rows if row.is_telling), key=rank_row))
        if rows:
            matrices.append(Matrix(tuple(columns), tuple(rows[:ROWS]), max(0, len(rows) - ROWS)))
    return tuple(sorted(matrices, key=lambda matrix: rank_row(matrix.rows[0])))


def drop_repeated(rows: Iterable[Row]) -> list[Row]:
    """The rows without those in words that say in every cell what an earlier one does: an office that is a title."""
    told: dict[Hashable, Row] = {}
    for number, row in enumerate(rows):
        plain = row.conflict is None and not row.is_measured
        told.setdefault(tuple(cell.values for cell in row.cells) if plain else number, row)
    return list(told.values())


def group_by_story(topics: Sequence[Sequence[Claim]]) -> list[list[Sequence[Claim]]]:
    """The topics of articles that are tied together by their topics, directly or through other articles."""
    paths = [tuple(dict.fromkeys(claim.article.path for claim in topic if not claim.reference)) for topic in topics]
    story_of = {path: number for number, story in enumerate(join(paths)) for path in story}
    stories: dict[int, list[Sequence[Claim]]] = {}
    for topic, spoken in zip(topics, paths, strict=True):
        if spoken:
            stories.setdefault(story_of[spoken[0]], []).append(topic)
    return list(stories.values())


def build_row(topic: Sequence[Claim], sources: Sequence[str], disputes: dict[Hashable, Conflict], language: str) -> Row:
    """One row: the claims of a topic sorted into their sources' columns."""
    shown = {identify(claim): value for claim, value in zip(topic, tell_apart(topic, language), strict=True)}
    spoken: dict[str, list[Claim]] = {source: [] for source in sources}
    for claim in topic:
        spoken[name_column(claim, language)].append(claim)
    cells = []
    for claims in spoken.values():
        said = Counter(value for _, value in dict.fromkeys((locate(claim), shown[identify(claim)]) for claim in claims))
        values = tuple(value + (f" ×{times}" if times > 1 else "") for value, times in said.items())
        cells.append(Cell(values, tuple(claims), any(is_against(claim, disputes, language) for claim in claims)))
    found = (disputes.get(identify(claim)) for claim in topic)
    conflicts = order_conflicts(conflict for conflict in found if conflict is not None)
    label = conflicts[0].subject if conflicts else name_finding(topic[0].rule, topic, topic[0].subject.label, language)
    return Row(make_visible(label), tuple(cells), conflicts[0] if conflicts else None)


def is_against(claim: Claim, disputes: dict[Hashable, Conflict], language: str) -> bool:
    """Whether a claim cannot stand beside another one and has not the reference or most sources on its side, or cannot
    stand by itself."""
    conflict = disputes.get(identify(claim))
    if conflict is None or conflict.verdict.level is Outcome.UPDATE:
        return False
    if not conflict.pairs:
        return True
    majority = find_majority(group_occurrences(conflict.claims, language))
    return majority is None or identify(claim) not in {identify(one) for one in majority.claims}


def find_disputes(assessment: Assessment) -> dict[Hashable, Conflict]:
    """The claims that cannot stand beside another one or by themselves (a weekday that its date has not), each with its
    most severe conflict."""
    disputes: dict[Hashable, Conflict] = {}
    for conflict in order_conflicts(assessment.conflicts):
        indices = {index for pair in conflict.pairs for index in pair} or range(len(conflict.claims))
        for index in sorted(indices):
            disputes.setdefault(identify(conflict.claims[index]), conflict)
    return disputes


def rank_row(row: Row) -> tuple[int, int, bool, str]:
    """New conflicts first, the most severe first, then updates and decided ones, then what agrees, figures first."""
    if row.conflict is None:
        return (2, 0, not row.is_measured, row.subject)
    is_open = row.conflict.status is Status.NEW and row.conflict.verdict.level is Outcome.CONFLICT
    return (0 if is_open else 1, -row.conflict.level.rank, not row.is_measured, row.subject)


def name_column(claim: Claim, language: str) -> str:
    """The column a claim stands in: its source, or the one for reference facts."""
    return words(language)["reference"].capitalize() if claim.reference else name_source(claim.article)


def identify(claim: Claim) -> Hashable:
    """What tells one claim from another."""
    return (claim.rule, claim.article.path, claim.excerpt.start, claim.excerpt.end, claim.normal)


def locate(claim: Claim) -> Hashable:
    """Which words of which article a claim states, and as what value, whatever rule claims them."""
    return (claim.article.path, claim.excerpt.start, claim.excerpt.end, claim.normal)


def join_claims(groups: Iterable[Sequence[Claim]], across_rules: bool = False) -> list[tuple[Claim, ...]]:
    """Groups of claims that share a claim become one, in order of first appearance.

    With `across_rules` also those that share the words and value of one: two rules may claim one day, and what either
    sets against it is said of one thing.
    """
    named: dict[Hashable, Claim] = {}
    keyed: list[list[Hashable]] = []
    for group in groups:
        keys = [identify(claim) for claim in group]
        keyed.append([*keys, *(locate(claim) for claim in group if across_rules)])
        for key, claim in zip(keys, group, strict=True):
            named.setdefault(key, claim)
    return [tuple(named[key] for key in component if key in named) for component in join(keyed)]


def join(groups: Iterable[Iterable[T]]) -> list[list[T]]:
    """Connected components of groups that share a member, in order of first appearance."""
    parent: dict[T, T] = {}

    def find_root(member: T) -> T:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for group in groups:
        first: T | None = None
        for member in group:
            parent.setdefault(member, member)
            if first is None:
                first = member
            parent[find_root(member)] = find_root(first)
    components: dict[T, list[T]] = {}
    for member in parent:
        components.setdefault(find_root(member), []).append(member)
    return list(components.values())
