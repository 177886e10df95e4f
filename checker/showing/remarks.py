"""What the other articles and the reference say of one passage: who agrees, who differs, who says nothing.

A remark compares values. It names articles, never the passage's own; what nobody compared is told as that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.model import Article, Claim, Conflict, Outcome
from checker.showing.agreeing import Agreement, compare_values
from checker.showing.matrix import identify
from checker.showing.passages import name_source, tell_apart
from checker.showing.untrusted import make_visible
from checker.showing.wording import words

NAMED = 4  # sources, and values that are no conflict, that a remark names at most; the rest are counted


class Kind(StrEnum):
    """What a remark says, in the order in which remarks are told."""

    ITSELF = "itself"  # cannot be true, whatever others say: the calendar contradicts it
    CONFLICT = "conflict"  # cannot both stand
    UPDATE = "update"  # one takes the place of the other
    DIFFERS = "differs"  # another value, which was not found to be a conflict
    AGREES = "agrees"  # the same value
    UNCOMPARED = "uncompared"  # about the same thing, in values that cannot be set against each other
    ELSEWHERE = "elsewhere"  # the same value, not known to be about the same thing
    SILENT = "silent"  # nothing about it
    ALONE = "alone"  # no other article has this value or speaks of this thing


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said of a passage: its `kind` and the claims it rests on.

    SILENT has the articles that say nothing, ITSELF the reason.
    """

    kind: Kind
    claims: tuple[Claim, ...] = ()
    articles: tuple[Article, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What the whole assessment says of claims: their pairs that cannot stand, their topics, their stories' articles.

    `pairs` holds both orders of a pair; `equals` the claims of one rule and value, by `value_key`.
    """

    disputes: Mapping[Hashable, Conflict]
    topics: Mapping[Hashable, tuple[Claim, ...]]
    pairs: Mapping[tuple[Hashable, Hashable], Conflict]
    equals: Mapping[tuple[str, str, str], tuple[Claim, ...]]
    stories: Mapping[str, tuple[Article, ...]]


def remark_on(claims: Sequence[Claim], background: Background) -> tuple[Remark, ...]:
    """The remarks on the claims of one passage: what is wrong with it alone, then what others say."""
    alone = dict.fromkeys(background.pairs.get((identify(claim), identify(claim))) for claim in claims)
    itself = (Remark(Kind.ITSELF, because=str(one.verdict.because)) for one in alone if one is not None)
    return (*itself, *compare_with_others(claims, background))


def compare_with_others(claims: Sequence[Claim], background: Background) -> tuple[Remark, ...]:
    """What the other articles and the reference say of the claims of one passage, most pressing first.

    An article that is told to differ in one of the claims is not told to agree with the passage.
    """
    found: dict[Kind, dict[Hashable, Claim]] = {kind: {} for kind in Kind}
    for claim in claims:
        for other in background.topics.get(identify(claim), ()):
            kind = relate(claim, other, background)
            if kind is not None:
                found[kind].setdefault(identify(other), other)
    told: set[str] = set()
    for others in found.values():
        for key in [key for key, other in others.items() if other.article.path in told]:
            del others[key]
        told |= {other.article.path for other in others.values()}
    remarks = [Remark(kind, tuple(others.values())) for kind, others in found.items() if others]
    own = claims[0].article
    neighbours = [one for one in background.stories.get(own.path, ()) if one.path != own.path]
    if not remarks:
        equal = find_equal(claims, neighbours, background)
        return (Remark(Kind.ELSEWHERE, equal),) if equal else (Remark(Kind.ALONE),)
    silent = tuple(one for one in neighbours if one.path not in told)
    if silent and any(remark.kind is not Kind.UNCOMPARED for remark in remarks):
        remarks.append(Remark(Kind.SILENT, articles=silent))
    return tuple(remarks)


def find_equal(claims: Sequence[Claim], articles: Sequence[Article], background: Background) -> tuple[Claim, ...]:
    """Claims of these articles that give a value of `claims` under the same rule, and were never compared."""
    near = {article.path for article in articles}
    return tuple(
        {
            identify(other): other
            for claim in claims
            for other in background.equals.get(value_key(claim), ())
            if other.article.path in near
        }.values()
    )


def relate(claim: Claim, other: Claim, background: Background) -> Kind | None:
    """What another claim of the topic says to this one; None for the article's own that are not in dispute with it."""
    conflict = background.pairs.get((identify(claim), identify(other)))
    if identify(claim) == identify(other):
        return None
    if conflict is not None:
        return Kind.UPDATE if conflict.verdict.level is Outcome.UPDATE else Kind.CONFLICT
    if other.article.path == claim.article.path:
        return None
    agreement = compare_values(claim, other)
    if agreement is Agreement.SAME:
        return Kind.AGREES
    return Kind.DIFFERS if agreement is Agreement.DIFFERENT else Kind.UNCOMPARED


def value_key(claim: Claim) -> tuple[str, str, str]:
    """What two claims have in common that say the same value under one rule; in words, also of one subject."""
    return claim.rule, claim.subject.key if isinstance(claim.value, str) else "", claim.normal.casefold()


def write_remark(remark: Remark, passage: Sequence[Claim], language: str) -> str:
    """A remark on the claims of one passage in the reader's language: "Widerspruch: Landesfunk: 12 Mio. Euro", "so auch
    npa", "nur hier". A value that differs never reads like the passage's own."""
    table = words(language)
    own = passage[0].article
    if remark.kind is Kind.ALONE:
        return table["alone"]
    if remark.kind is Kind.ITSELF:
        return f"{table['conflict']}: {make_visible(remark.because).rstrip('.')}"
    if remark.kind is Kind.SILENT:
        return table["silent_here"].format(who=write_names(map(name_source, remark.articles), language))
    if remark.kind in (Kind.AGREES, Kind.ELSEWHERE):
        names = write_names((name_other(claim, own, language) for claim in remark.claims), language)
        return table["agrees" if remark.kind is Kind.AGREES else "elsewhere"].format(who=names)
    groups: dict[str, list[str]] = {}
    told = tell_apart((*remark.claims, *passage), language)
    for claim, value in zip(remark.claims, told, strict=False):
        groups.setdefault(value, []).append(name_other(claim, own, language))
    shown = [f"{write_names(names, language)}: {value}" for value, names in groups.items()]
    more = 0 if remark.kind in (Kind.CONFLICT, Kind.UPDATE) else len(shown) - NAMED
    listed = "; ".join(shown if more < 2 else shown[:NAMED])
    listed = listed if more < 2 else table["and_more"].format(names=listed, count=more)
    return f"{table[LABELS[remark.kind]]}: {listed}"


LABELS: Mapping[Kind, str] = {
    Kind.CONFLICT: "conflict",
    Kind.UPDATE: "update",
    Kind.DIFFERS: "differs",
    Kind.UNCOMPARED: "uncompared",
}


def write_names(names: Iterable[str], language: str) -> str:
    """Names once each, `NAMED` at most and the number of the others."""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - NAMED
    if more < 2:
        return ", ".join(distinct)
    return words(language)["and_more"].format(names=", ".join(distinct[:NAMED]), count=more)


def name_other(claim: Claim, own: Article, language: str) -> str:
    """Whose claim it is: the source, the reference, or this very article; a source's second article with its file."""
    table = words(language)
    if claim.reference:
        return table["reference"].capitalize()
    if claim.article.path == own.path:
        return table["same_article"]
    name = name_source(claim.article)
    if name == name_source(own):
        return f"{name} ({make_visible(claim.article.name)})"
    return name
