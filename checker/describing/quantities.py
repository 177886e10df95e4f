"""What a figure measures, as a subject: dimension, noun, concepts, parties, places, years, rate and role.

Two figures are about the same thing when no contrast keeps them apart and the features of `checker.pairing.likeness`
add up: likeness proposes, the agreement of the slots below confirms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from checker.describing.borrowing import lend_noun, lend_units
from checker.describing.concepts import Concepts, measures_among, members_of, topics_among
from checker.describing.content import WORD
from checker.describing.context import Context, find_contexts
from checker.describing.course import is_draft, is_interim, is_provisional, looks_back
from checker.describing.digits import sort_digits, tell_figure, tell_mantissa
from checker.describing.dimensions import SHARES
from checker.describing.elections import votes_of
from checker.describing.figure_dates import find_months, find_terms, find_weekdays, find_years, own_year
from checker.describing.naming import name_measured, tell_dimension
from checker.describing.nouns import generic_nouns, name_noun, noun_told
from checker.describing.party_figures import find_parties, is_moved_to
from checker.describing.qualifying import is_vote, qualify, tells_toll
from checker.describing.roles import WHOLE, find_role, is_former
from checker.describing.wording import UNTOLD, Wording
from checker.finding.figures.quantities import QuantityMention, quantities_of
from checker.finding.figures.units import dimension_of
from checker.finding.people.countries import words_of_scopes
from checker.language import AnnotatedArticle, lemma_of

RATE = re.compile(r"\b(?:pro|je|per) ([A-ZÄÖÜ]\w+|season|year|month|week|day)")
COMPOUND_SHARE = re.compile(r"-[Pp]rozent-[A-ZÄÖÜ]")  # "Fünf-Prozent-Hürde": a name, no figure of the day
OF_THEM = re.compile(r"\s*(?:davon|von ihnen|von denen|of them|of whom)\b")
FURTHER = re.compile(r"\b(?:weitere[nr]?|another|further|more)\b")
OWNER = re.compile(
    r"\s*(?:des|der|vom|von|von der|beim|bei den|bei der|bei|im|in der|in den|am|an der|of the|of|at the|at)\s+"
    r"(?:(?P<whose>[a-zäöüß]+e[nrs]?)\s+)?(?P<owner>[A-ZÄÖÜ][\w-]{2,})"
)
# "die Beschäftigten der kommunalen Arbeitgeber" are those of the municipalities
OWNING = {"kommunal": "gemeinde", "städtisch": "stadt", "staatlich": "staat"}
BRACKETS, ON_GROUND = re.compile(r"\([^)]*\)"), re.compile(r"\s*(?:am|auf dem) Boden\b|\s*on the ground\b")
AND = frozenset(("und", "and"))
PERSONAL = frozenset(("tor", "vorlage", "titel", "medaille"))  # counts that belong to whom they are named with
PEOPLE, LEDE = "mensch", 400
BEHIND = 20  # characters


@dataclass(frozen=True, slots=True)
class QuantitySubject:
    """The measured thing behind one figure. Every slot is a normalised value, so that two articles' slots compare.

    `years` are those a figure is of, `terms` those by which it is to be reached or that are part of a name.
    `role` is "level", "change" (um 3), "former" (von 17) and "result" (auf 20), "whole" (the 20 of "3 der 20"),
    "denied" (the 9 of "8 statt 9"), "corrected" (its 8) or "offset" (drei Tage nach); `wording` is what is written
    around the figure. `figure` is its value and unit where few other figures would have it ("4317000", "57.3 percent"),
    else empty, `digits` are its digits in order of size, `mantissa` those of a sum in millions or billions; `step` the
    value of a change in percent or points; `whose` is the noun that what is counted belongs to ("Angestellte des
    Landes"); `named` says that a share is part of a name ("Fünf-Prozent-Hürde"), `converted` that a sum gives another
    one in a second currency.
    `settled`, `interim`, `provisional` and `draft` tell where in the course of events the article stands
    (`checker.describing.course`).
    """

    dimension: str
    noun: str = ""
    concepts: Concepts = ()
    parties: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    votes: frozenset[str] = frozenset()
    role: str = "level"
    per: str | None = None
    wording: Wording = UNTOLD
    beside: frozenset[str] = frozenset()
    figure: str = ""
    digits: str = ""
    mantissa: str = ""
    step: str = ""
    unit: str = ""
    value: Decimal | None = None
    year: str = field(default="", compare=False)
    whose: str = ""
    named: bool = False
    converted: bool = False
    settled: bool = field(default=False, compare=False)
    interim: bool = field(default=False, compare=False)
    provisional: bool = field(default=False, compare=False)
    draft: bool = field(default=False, compare=False)
    once: bool = field(default=False, compare=False)
    lede: bool = field(default=False, compare=False)

    @property
    def head(self) -> str:
        """The noun, or the head of a compound."""
        return self.wording.head if self.wording.compound else self.noun

    @property
    def words(self) -> frozenset[str]:
        """The content lemmas around the figure."""
        return self.wording.words

    @property
    def things(self) -> frozenset[str]:
        """The nouns and names around the figure."""
        return self.wording.things

    @property
    def names(self) -> frozenset[str]:
        """The proper names beside a figure that may belong to whom it is told of."""
        return self.wording.names

    @property
    def measures(self) -> frozenset[tuple[str, str]]:
        """The concepts that name what is measured."""
        return measures_among(self.concepts)

    @property
    def topics(self) -> frozenset[tuple[str, str]]:
        """The concepts that name what field a figure is of."""
        return topics_among(self.concepts)

    @property
    def limits(self) -> frozenset[str]:
        """Whether a sum is called fixed, or the most that may be paid."""
        return members_of(self.concepts, "fixed")

    @property
    def number(self) -> str:
        """The number of a telling figure measured in a unit, without it: alike where one unit stands for another."""
        return self.figure.partition(" ")[0] if self.dimension not in ("count", "share") and self.unit else ""

    @property
    def thing(self) -> str:
        """The measured thing in one word: concept, else noun, else nothing."""
        concepts = sorted(concept for _, concept in self.measures)
        return "+".join(concepts) or self.noun

    @property
    def series(self) -> str:
        """Figures of parties come in rows; two rows are of one vote only if they agree somewhere."""
        return f"{self.dimension}|{self.thing}" if self.parties else ""

    @property
    def key(self) -> str:
        return "|".join((self.dimension, self.thing, *sorted(self.parties), self.per or ""))

    @property
    def label(self) -> str:
        narrowed = set(self.concepts) - self.measures - self.topics
        dimension = tell_dimension(self.dimension, self.role, self.wording.written, self.wording.around)
        return name_measured(dimension, self.noun, self.measures, narrowed, self.parties)

    @property
    def blocks(self) -> tuple[str, ...]:
        names = [*(f"{family}:{concept}" for family, concept in sorted(self.measures)), *sorted(self.parties)]
        names += [self.figure and f"={self.figure}", self.digits and f"~{self.digits}"]
        names.append(self.mantissa and f"^{self.mantissa}")
        if self.noun and self.noun not in generic_nouns():
            names += [self.noun, self.head]
        if self.dimension != "count" or not self.noun or self.noun in generic_nouns():
            names += sorted(self.words | self.things)
        names += [f"fixed:{limit}" for limit in sorted(self.limits)]
        names += [f"{family}:{topic}" for family, topic in sorted(self.topics)]
        names += [f"extent:{extent}" for extent in sorted(members_of(self.concepts, "extent"))]
        if self.number:
            names.append(f"#{self.number}")
        if self.step:
            names += [f"beside {figure}" for figure in sorted(self.beside)]
        return tuple(dict.fromkeys(f"{self.dimension}|{name}" for name in names if name))


def subjects_of(article: AnnotatedArticle) -> Iterator[tuple[QuantityMention, QuantitySubject]]:
    """Every figure of an article that measures something, with its subject."""
    mentions = lend_units(article, article.mentions(quantities_of))
    counted = Counter(name_noun(mention.counted) for mention in mentions if mention.counted)
    figures = [one for one in mentions if one.kind != "ordinal" and one.quantity.value is not None]
    row = Row([one.start for one in figures], [name_value(one) for one in figures])
    last, before = 0, None
    for place, (mention, context) in enumerate(zip(mentions, find_contexts(article, mentions), strict=True)):
        part_of = last > mention.outer_start or article.text[last : mention.outer_start].strip().lower() in WHOLE
        lent = ""
        if mention.quantity.unit is None and mention.kind == "count" and (mention.counted_start or 0) <= mention.start:
            lent = lend_noun(article.text, mentions, place, context, article.language)
        subject = describe_subject(
            article,
            mention,
            context,
            lent,
            often=counted,
            beside=values_beside(mention, context, row),
            is_whole=bool(last) and part_of,
        )
        if before:
            subject = refer_back(article.text, mention, context, subject, before, last)
        before = subject
        yield mention, subject
        last = mention.outer_end


def refer_back(
    text: str, mention: QuantityMention, context: Context, subject: QuantitySubject, before: QuantitySubject, last: int
) -> QuantitySubject:
    """A subject with what its figure leaves to the one before, whose words end at `last`."""
    if context.bracketed and is_converted(text, mention, last):
        own = replace(before, figure=subject.figure, digits=subject.digits, mantissa=subject.mantissa)
        return replace(own, unit=subject.unit, value=subject.value, beside=subject.beside, converted=True)
    if (
        context.bracketed
        and subject.dimension == before.dimension == "share"
        and text[last : mention.outer_start].strip() == "("
    ):
        compared = {*subject.concepts, ("period", "before")}  # "CDU 34,2 (29,8)": the figure of last time
        return replace(subject, parties=subject.parties or before.parties, concepts=tuple(sorted(compared)))
    if subject.dimension == before.dimension == "share" and is_moved_to(text[last : mention.outer_start]):
        subject = replace(subject, parties=subject.parties or before.parties)
    if before.dimension == "share" and subject.dimension == "count" and text[last : mention.outer_start].strip() in AND:
        subject = replace(subject, parties=subject.parties or before.parties)  # "won 34 percent and 41 seats"
    if subject.role == "result" and before.role == "former" and last > context.earlier[0]:
        return inherit(subject, before)
    if not subject.measures and points_back(text, context):
        return replace(subject, concepts=tuple(sorted({*subject.concepts, *before.measures})))
    if (
        last > context.earlier[0]
        and before.measures & subject.measures
        and FURTHER.search(text, context.counted[0], context.after[1])
    ):
        return replace(subject, concepts=tuple(sorted({*subject.concepts, ("part", "more")})))
    return subject


def inherit(subject: QuantitySubject, former: QuantitySubject) -> QuantitySubject:
    """The 20 of "steigt von 17 auf 20", of what the 17 is said to be of."""
    compound = subject.wording.compound if subject.noun else former.wording.compound
    around = f"{former.wording.around} {subject.wording.around}"
    return replace(
        subject,
        noun=subject.noun or former.noun,
        concepts=tuple(sorted({*subject.concepts, *former.concepts})),
        wording=replace(subject.wording, around=around, compound=compound),
    )


def points_back(text: str, context: Context) -> bool:
    """Whether a figure is told of those counted before it: "40 davon", "darunter 12"."""
    nearby = text[context.before[0] : context.before[1]].split()[-2:]
    told_before = any(word.lower() in ("davon", "darunter") for word in nearby)
    return told_before or bool(OF_THEM.match(text, context.counted[1]))


def is_converted(text: str, mention: QuantityMention, last: int) -> bool:
    """Whether a sum in brackets gives the one that ends at `last` in another currency: "200 Pfund (232 Euro)"."""
    return mention.kind == "money" and text[last : mention.outer_start].strip() == "("


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of an article that have a value, ordinals apart: where each starts, and its value and unit."""

    starts: Sequence[int]
    told: Sequence[str]


def name_value(mention: QuantityMention) -> str:
    """The value of a figure with its unit or what it counts: "7.3 percent"."""
    return f"{mention.quantity.value} {mention.quantity.unit or mention.counted or ''}"


def values_beside(mention: QuantityMention, context: Context, row: Row) -> frozenset[str]:
    """The other figures of the sentence, as value and unit: "um 0,2 auf 7,3 Prozent" has 7.3 percent beside 0.2."""
    first, last = bisect_left(row.starts, context.earlier[0]), bisect_left(row.starts, context.later[1])
    own = bisect_left(row.starts, mention.start)
    if not first <= own < last or row.starts[own] != mention.start:
        return frozenset(row.told[first:last])
    return frozenset((*row.told[first:own], *row.told[own + 1 : last]))


def describe_subject(
    article: AnnotatedArticle,
    mention: QuantityMention,
    context: Context,
    lent: str,
    *,
    often: Mapping[str, int],
    beside: frozenset[str],
    is_whole: bool,
) -> QuantitySubject:
    """The subject of one figure, read from its context; `lent` is the noun its neighbours show it to count.

    `often` says how often the article counts each noun, `beside` are the other figures of the sentence; `is_whole`
    where the figure before counts a part of it.
    """
    text, language = article.text, article.language
    shown = words_of_scopes()

    before, after, earlier, later = (
        text[start:end] for start, end in (context.before, context.after, context.earlier, context.later)
    )
    near = f"{before} {text[context.counted[0] : context.counted[1]]} {after}"
    counted = lent or mention.counted or ""
    noun = name_noun(counted) if counted else ""
    dimension = name_dimension(mention)
    parties = find_parties(text, context, dimension)
    if noun == PEOPLE:
        noun = (noun_told(f"{before} {after}") or noun) if not ON_GROUND.match(after) else noun
    concepts = qualify(text, article.article.body_start, mention, context, dimension, counted, language)
    role = "whole" if is_whole else find_role(mention.kind, before, after, earlier, later)
    if role == "level" and is_former(before, text[mention.end : mention.end + BEHIND]):
        role = "former"
    if role == "level" and mention.quantity.unit == "percentage_point" and not members_of(concepts, "margin"):
        role = "change"  # points are always a distance: "er verlor 4 Prozentpunkte"
    value = mention.quantity.value
    votes = article.mentions(votes_of) if parties or is_vote(concepts) else frozenset()
    years = find_years(before, after, article.article.day)
    if parties:
        years = (years or find_years("", BRACKETS.sub("", earlier), article.article.day)) - own_year(votes)
    return QuantitySubject(
        dimension=dimension,
        figure=tell_figure(mention),
        digits=sort_digits(mention),
        mantissa=tell_mantissa(mention),
        unit=mention.quantity.unit or "",
        value=value,
        year=str(article.article.day.year) if article.article.day else "",
        noun=noun,
        concepts=concepts,
        parties=parties,
        places=frozenset([shown[word] for word in WORD.findall(near) if word in shown]),
        years=years,
        terms=find_terms(before, after, article.article.day),
        months=find_months(near),
        days=frozenset() if tells_toll(concepts) else find_weekdays(near),
        whose=find_owner(after, language) if dimension == "count" else "",
        named=dimension == "share" and is_named_share(text, mention),
        votes=votes,
        role=role,
        step=f"{value.normalize():f}" if value is not None and role == "change" and dimension == "share" else "",
        settled=article.mentions(looks_back),
        interim=article.mentions(is_interim),
        provisional=article.mentions(is_provisional),
        draft=dimension == "money" and article.mentions(is_draft),
        per=find_rate(mention, after),
        wording=Wording(
            around=f"{before} {text[mention.end : context.counted[1]]} {after}",
            written=text[mention.start : mention.end],
            named=near if dimension in ("share", "money") or noun in PERSONAL else "",
            compound=counted if noun == name_noun(counted) else "",
            language=language,
        ),
        beside=beside,
        once=often.get(noun) == 1,
        lede=mention.start - article.article.body_start < LEDE,
    )


def find_owner(after: str, language: str) -> str:
    """The noun behind a counted one that says whose it is: "des Landes", "bei den Gemeinden"."""
    told = OWNER.match(after)
    if told is None:
        return ""
    owning = OWNING.get(re.sub("e[nrs]?$", "", told["whose"] or ""))
    return owning or name_noun(lemma_of(told["owner"], language))


def is_named_share(text: str, mention: QuantityMention) -> bool:
    """Whether a share is part of a name: "Fünf-Prozent-Hürde"."""
    return bool(COMPOUND_SHARE.search(text, mention.start, mention.end + len("-Prozent-X")))


def find_rate(mention: QuantityMention, after: str) -> str | None:
    """What a figure is per: as read with it, or told later in its clause ("8 Euro soll er pro Monat zahlen")."""
    if mention.quantity.per:
        return name_noun(mention.quantity.per)
    told = RATE.search(after) if mention.kind in ("money", "count") else None
    return name_noun(told.group(1)) if told else None


def name_dimension(mention: QuantityMention) -> str:
    """ "count", "share", "money", or the dimension of the unit ("length", "duration")."""
    unit = mention.quantity.unit
    if unit is None:
        return "count"
    return "share" if unit in SHARES else dimension_of(unit) or unit
