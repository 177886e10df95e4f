"""What the desk shows: the text with its passages marked, the findings beside it, and what can be copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.catalogue import translate
from checker.desk.checking import State
from checker.desk.words import NOTE, QUESTION, QUESTION_ALONE
from checker.messages import told_in
from checker.model import Article, Claim, Conflict, Decision, Fact, Status
from checker.showing.namesakes import find_namesakes, number_names, tell_namesakes
from checker.showing.passages import (
    Passage,
    choose_sides,
    describe_age,
    find_paragraph,
    find_passage,
    list_values,
    name_place,
    name_source,
    order_in_text,
    sum_up,
    tell_apart,
)
from checker.showing.suggesting import suggest
from checker.showing.untrusted import make_visible, make_visible_lines
from checker.showing.wording import words, write_day, write_validity


@dataclass(frozen=True, slots=True)
class Side:
    """One passage of a finding: who says it, its value, its sentence, its paragraph, and the place it stands at."""

    index: int
    who: str
    age: str
    place: str
    path: str
    value: str
    reference: bool
    sentence: Passage
    paragraph: Passage


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the desk shows it, by a name that no other card has.

    `decision` is what was said of it, `shared` where else it holds, `here` whether the text shown takes part.
    """

    conflict: Conflict
    name: str
    level: str
    status: str
    subject: str
    values: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    others: tuple[Side, ...]
    because: str
    advice: str
    note: str
    question: str
    decision: Decision | None
    shared: str
    here: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the text shown: plain, or the words of a finding with its name, level and status."""

    text: str
    finding: str = ""
    level: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A reference fact that a claim was held against: whom it is of, its value, validity, source and day."""

    subject: str
    value: str
    valid: str
    source: str
    checked: date | None


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything a page shows of one state; `pending` where what lies on the desk is still to be checked."""

    version: str
    turn: int
    pending: bool
    draft: str
    names: tuple[str, ...]
    headline: str
    rest: str
    level: str
    articles: tuple[Article, ...]
    shown: Article | None
    runs: tuple[Run, ...]
    draft_runs: tuple[Run, ...]
    here: tuple[FindingView, ...]
    elsewhere: tuple[FindingView, ...]
    facts: tuple[AskedFact, ...]
    failures: tuple[str, ...]


def choose_text(state: State, shown: str) -> Article | None:
    """The article whose path is `shown`, else the first; None where nothing is checked."""
    articles = (*state.material.articles, *state.material.against)
    return next((one for one in articles if one.path == shown), articles[0] if articles else None)


def build_view(state: State, shown: str, facts: Sequence[Fact], language: str) -> DeskView:
    """One state in the reader's language, with the text of the article whose path is `shown`, else the first one's."""
    told = told_in(state.assessment, language)
    articles = (*state.material.articles, *state.material.against)
    chosen = choose_text(state, shown)
    # a draft is checked against the rest, so that the findings are its own whatever text lies open below it
    draft = state.material.articles[0] if state.material.has_draft and state.material.articles else None
    article = draft or chosen
    is_typed_on = state.now.draft != state.material.draft
    made = {one.fingerprint: one for one in state.decisions}
    names = dict(zip(map(id, told.conflicts), number_names(told.conflicts), strict=True))
    namesakes = find_namesakes(told.conflicts)
    views = [
        build_finding(
            one, names[id(one)], article, made.get(one.fingerprint), tell_namesakes(one, namesakes, language), language
        )
        for one in order_in_text(told.conflicts)
    ]
    result = sum_up(told, language)
    return DeskView(
        version=state.version,
        turn=state.turn,
        pending=state.pending,
        draft=state.now.draft,
        names=state.now.names,
        headline=result.headline,
        rest=result.rest,
        level=result.level.value if result.level else "",
        articles=articles,
        shown=chosen,
        runs=tuple(mark_text(chosen, told.conflicts, names)) if chosen else (),
        draft_runs=tuple(mark_text(draft, told.conflicts, names)) if draft and not is_typed_on else (),
        here=tuple(sorted((one for one in views if one.here), key=lambda one: _place_in(one.conflict, article))),
        elsewhere=tuple(one for one in views if not one.here),
        facts=list_facts(state, facts, language),
        failures=tuple(make_visible(f"{one.where}: {one.problem}") for one in told.failures),
    )


def build_finding(
    conflict: Conflict, name: str, shown: Article | None, made: Decision | None, shared: str, language: str
) -> FindingView:
    """One finding, its subject, reason and advice plain strings already; the other parameters are `FindingView`'s."""
    values = dict(zip(conflict.claims, tell_apart(conflict.claims, language), strict=True))
    first = face(conflict, shown)
    rest = [claim for claim in conflict.claims if claim not in first]
    sides = tuple(build_side(claim, conflict, values[claim], language) for claim in first)
    table = words(language)
    mine, theirs = sides[0], sides[1] if len(sides) > 1 else None
    return FindingView(
        conflict=conflict,
        name=name,
        level=table[conflict.level.value],
        status=table[conflict.status.value],
        subject=make_visible(conflict.subject),
        values=list_values(conflict, language),
        sides=sides,
        others=tuple(build_side(claim, conflict, values[claim], language) for claim in rest),
        because=make_visible(conflict.verdict.because),
        advice=make_visible(conflict.advice),
        note=write_note(conflict, mine, theirs, language),
        question=write_question(conflict, mine, theirs, language),
        decision=made,
        shared=shared,
        here=shown is not None and any(claim.article.path == shown.path for claim in conflict.claims),
    )


def face(conflict: Conflict, shown: Article | None) -> tuple[Claim, ...]:
    """The two claims to set side by side, that of the text shown first where it takes part in the conflict."""
    if shown is not None:
        for first, second in conflict.pairs:
            pair = (conflict.claims[first], conflict.claims[second])
            own = [claim for claim in pair if claim.article.path == shown.path]
            if len(own) == 1:
                return own[0], pair[1] if own[0] is pair[0] else pair[0]
    return choose_sides(conflict)


def build_side(claim: Claim, conflict: Conflict, value: str, language: str) -> Side:
    """One claim as a passage with its sentence and, to unfold, its paragraph."""
    return Side(
        index=conflict.claims.index(claim),
        who=words(language)["reference"].capitalize() if claim.reference else name_source(claim.article),
        age=describe_age(claim, language),
        place=name_place(claim.excerpt),
        path=claim.article.path,
        value=value,
        reference=claim.reference,
        sentence=find_passage(claim),
        paragraph=find_paragraph(claim),
    )


def mark_text(article: Article, conflicts: Sequence[Conflict], names: Mapping[int, str]) -> list[Run]:
    """The whole text in runs, the passages of findings marked; of two that overlap the louder one is.

    `names` has the findings' names by the identity of their conflicts.
    """
    spans = [
        (claim.excerpt.start, claim.excerpt.end, conflict)
        for conflict in conflicts
        for claim in conflict.claims
        if claim.article.path == article.path and not claim.reference
    ]
    spans.sort(key=lambda one: (one[2].status is not Status.NEW, -one[2].level.rank, one[0]))
    chosen: list[tuple[int, int, Conflict]] = []
    for start, end, conflict in spans:
        if not any(start < last and first < end for first, last, _ in chosen):
            chosen.append((start, end, conflict))
    runs, at = [], 0
    for start, end, conflict in sorted(chosen, key=lambda one: one[0]):
        runs.append(Run(make_visible_lines(article.text[at:start])))
        words_here = make_visible_lines(article.text[start:end])
        runs.append(Run(words_here, names[id(conflict)], conflict.level.value, conflict.status.value))
        at = end
    runs.append(Run(make_visible_lines(article.text[at:])))
    return [run for run in runs if run.text]


def write_note(conflict: Conflict, mine: Side, theirs: Side | None, language: str) -> str:
    """The finding as a note of correction of the text that `mine` stands in, in the wording of the house."""
    mended = suggest(conflict)
    known = mended is not None and mended.claim is conflict.claims[mine.index]
    right = make_visible(mended.text) if mended is not None and known else theirs.value if theirs else "…"
    wrong = make_visible(conflict.claims[mine.index].excerpt.text)
    return translate(NOTE, language).format(wrong=wrong, right=right)


def write_question(conflict: Conflict, mine: Side, theirs: Side | None, language: str) -> str:
    """The finding as a question to the author of the text that `mine` stands in."""
    told = {"mine": mine.sentence.marked, "sentence": mine.sentence.text.strip()}
    if theirs is None:
        return translate(QUESTION_ALONE, language).format(**told, because=make_visible(conflict.verdict.because))
    return translate(QUESTION, language).format(**told, who=theirs.who, theirs=theirs.sentence.marked)


def list_facts(state: State, facts: Sequence[Fact], language: str) -> tuple[AskedFact, ...]:
    """The reference facts that claims of these articles were held against, each once, by name."""
    groups = (*(conflict.claims for conflict in state.assessment.conflicts), *state.assessment.topics)
    asked = {claim.excerpt: claim for group in groups for claim in group if claim.reference}
    known = {fact.excerpt: fact for fact in facts}
    told = []
    for excerpt, claim in asked.items():
        fact = known.get(excerpt)
        source = fact.source if fact and fact.source else name_source(claim.article)
        told.append(
            AskedFact(
                make_visible(claim.subject.label),
                make_visible(excerpt.text),
                write_validity(claim.valid, language),
                make_visible(source),
                fact.checked if fact else None,
            )
        )
    return tuple(sorted(told, key=lambda one: (one.subject, one.value)))


def write_looked_up(fact: AskedFact, pattern: str, language: str) -> str:
    """On which day a fact was looked up; empty where the facts file does not say."""
    return pattern.format(day=write_day(fact.checked, language)) if fact.checked else ""


def _place_in(conflict: Conflict, article: Article | None) -> tuple[bool, int]:
    starts = [one.excerpt.start for one in conflict.claims if article and one.article.path == article.path]
    return conflict.status is not Status.NEW, min(starts, default=0)
