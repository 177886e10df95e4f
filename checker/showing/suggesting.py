"""What to do about a finding: the right spelling, party, holder, weekday or sum, or the candidates with their sources.

Where the reference, the calendar or arithmetic knows what is right, the passage can be replaced: a `Suggestion`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.catalogue import mark, translate
from checker.expression import Expression
from checker.model import Claim, Conflict, Outcome, Quantity
from checker.showing.passages import (
    Occurrences,
    choose_primary,
    group_occurrences,
    independent_sources,
    name_source,
    read_weekday,
)
from checker.showing.untrusted import make_visible
from checker.showing.values import write_number
from checker.showing.wording import words, write_validity

SPELLINGS = ("misspelt_name", "misspelt_place", "house_spelling")
CALENDAR = ("weekday_mismatch",)
SUMS = ("wrong_sum",)
# Rules whose own advice says more than which value is right.
ADVISED = (
    "differing_rate",
    "differing_reach",
    "differing_headline",
    "misquoted",
    "misattributed_quote",
    "changed_copy",
)
# Bundled rules whose own advice only says where to look. What any other rule advises, one of the desk's own, is shown.
REPLACED = (
    "conflicting_age",
    "conflicting_aim",
    "conflicting_bearing",
    "conflicting_date",
    "conflicting_day",
    "conflicting_gender",
    "conflicting_office",
    "conflicting_order",
    "conflicting_party",
    "conflicting_quantity",
    "conflicting_row",
    "conflicting_suspect",
    "conflicting_tally",
    "conflicting_term",
    "conflicting_unnamed_age",
    "conflicting_weekday",
    "conflicting_year",
    "house_spelling",
    "misspelt_name",
    "misspelt_place",
    "opposed_statement",
    "retold_toll",
    "shared_office",
    "suspect_gender",
    "superseded_detail",
    "swapped_year",
    "wrong_change",
    "wrong_span",
)
CLEAR = 2  # independent sources that outweigh a single one
CANDIDATES = 3
DATE = Expression(r"\d{4}-\d\d-\d\d")
FIGURE = Expression(r"\d[\d.,\u00a0\u202f]*\d|\d")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may take the place of the words of `claim` in its article, character for character."""

    claim: Claim
    text: str


def suggest(conflict: Conflict) -> Suggestion | None:
    """The replacement for one passage of a checked article; None where nobody can know it."""
    claim = choose_primary(conflict)
    if claim.reference or conflict.verdict.level is Outcome.UPDATE:
        return None
    if conflict.rule in CALENDAR:
        return _mend_weekday(claim)
    if conflict.rule in SUMS:
        return _mend_sum(conflict)
    known = find_known(conflict, claim)
    if known is None or not isinstance(claim.value, str):
        return None
    old = written_as(claim)
    if old is None or known.normal == claim.normal or DATE.fullmatch(str(known.value)):
        return None
    text = claim.excerpt.text.replace(old, str(known.value), 1)
    return Suggestion(claim, text) if text != claim.excerpt.text else None


def find_known(conflict: Conflict, claim: Claim) -> Claim | None:
    """The claim that is right: the reference in dispute with `claim`; of spellings also the one most sources have."""
    references = [other for other in conflict.claims if other.reference and other.normal != claim.normal]
    if references:
        return references[0]
    if conflict.rule not in SPELLINGS:
        return None
    label = next((other for other in conflict.claims if other.normal == other.subject.label != claim.normal), None)
    if conflict.rule == "misspelt_place":
        return label
    weights: dict[str, int] = {}
    for group in group_occurrences(conflict.claims, "de"):
        weights[group.value] = len(group.sources)
    best = max(weights, key=lambda value: (weights[value], value))
    mine = make_visible(str(claim.value))
    if best == mine or weights[best] < CLEAR or weights[best] <= weights.get(mine, 0):
        return None
    return next(other for other in conflict.claims if make_visible(str(other.value)) == best)


def advise(conflict: Conflict, language: str) -> str:
    """The advice an editor can act on: what is right and who says so, else the candidates; the rule's own where there
    is neither. Ends with a full stop."""
    own = conflict.advice or conflict.verdict.advice
    claim = choose_primary(conflict)
    if conflict.rule in CALENDAR:
        mended = suggest(conflict)
        return (
            fill(mark("Either “{text}”, or: {advice}"), language, text=mended.text, advice=own)
            if mended and own
            else own
        )
    if conflict.rule in SUMS and (mended := suggest(conflict)) is not None:
        return fill(
            mark("If the parts are right, it must be “{text}” instead of “{stated}”; check the parts at the source."),
            language,
            text=mended.text,
            stated=mended.claim.excerpt.text,
        )
    if conflict.rule == "superseded_figure":
        return own
    if conflict.verdict.level is Outcome.UPDATE:
        return _advise_update(conflict, language) or own
    references = [other for other in conflict.claims if other.reference and other.normal != claim.normal]
    if references:
        return _advise_reference(references[0], language)
    known = find_known(conflict, claim)
    if known is not None:
        who = _name_all(conflict, known)
        return fill(mark("Write “{value}”, as here: {who}."), language, value=str(known.value), who=who)
    groups = group_occurrences(conflict.claims, language)
    if len(groups) < 2:
        return own
    if conflict.rule in ADVISED:
        return f"{weigh(groups, language)} {own}".strip()
    return weigh(groups, language, "" if conflict.rule in REPLACED else own)


def weigh(groups: Sequence[Occurrences], language: str, own: str = "") -> str:
    """The candidates with their sources, and whether one of them has more independent sources; else `own`, the advice
    of a rule, or without one that of asking."""
    table = words(language)
    told = [f"{one.value} ({', '.join(one.sources[:CANDIDATES]) or table['reference']})" for one in groups[:CANDIDATES]]
    joined = translate(mark("{first} or {last}?"), language).format(first=", ".join(told[:-1]), last=told[-1])
    ranked = sorted(groups, key=lambda one: -len(one.sources))
    if len(ranked[0].sources) >= CLEAR and len(ranked[0].sources) > len(ranked[1].sources):
        more = fill(mark("More sources have {value}; ask the others."), language, value=ranked[0].value)
    else:
        more = own or translate(mark("Ask at the origin."), language)
    return f"{joined} {more}"


def _advise_reference(known: Claim, language: str) -> str:
    since = write_validity(known.valid, language)
    value = str(known.value) if isinstance(known.value, str) else known.excerpt.text
    if re.search(r"[_@~|]", value):
        value = known.excerpt.text
    source = name_source(known.article)
    told = f"{make_visible(value)} ({since})" if since else make_visible(value)
    return fill(mark("The reference has {told}; source: {source}."), language, told=told, source=source)


def _advise_update(conflict: Conflict, language: str) -> str:
    dated = [claim for claim in conflict.claims if claim.article.day is not None and not claim.reference]
    if len({claim.article.day for claim in dated}) < 2:
        return ""
    if all(isinstance(claim.value, Quantity) and claim.value.unit == "year" for claim in dated):
        return weigh(group_occurrences(conflict.claims, language), language)  # nobody is older the day after
    newest = max(dated, key=lambda claim: claim.article.day or date.min)
    group = next(one for one in group_occurrences(conflict.claims, language) if newest in one.claims)
    who = ", ".join(independent_sources([newest.article]))
    return fill(mark("The newest state is {value} ({who})."), language, value=group.value, who=who)


def _mend_weekday(claim: Claim) -> Suggestion | None:
    weekdays = read_weekday(claim)
    return Suggestion(claim, claim.excerpt.text.replace(*weekdays, 1)) if weekdays else None


def _mend_sum(conflict: Conflict) -> Suggestion | None:
    """The sum of the parts for the whole: only where each is one exact number and the whole the largest of them."""
    stated: list[tuple[Decimal, Claim]] = []
    for claim in conflict.claims:
        if not isinstance(claim.value, Quantity) or claim.value.value is None:
            return None
        stated.append((claim.value.value, claim))
    stated.sort(key=lambda one: one[0])
    parts, (whole, claim) = [value for value, _ in stated[:-1]], stated[-1]
    total = sum(parts, Decimal(0))
    written = FIGURE.fullmatch(claim.excerpt.text)
    if len(parts) < 2 or total == whole or written is None or len({one.article.path for _, one in stated}) > 1:
        return None
    return Suggestion(claim, write_number(total, claim.article.language))


def written_as(claim: Claim) -> str | None:
    """The claim's value as its own words have it, so that it can be replaced there; None where they do not have it."""
    value = str(claim.value)
    return next((word for word in (value, *SHORT.get(value, ())) if word in claim.excerpt.text), None)


# Parties whose members are told with another word than the party's name; source: the parties' own usage.
SHORT: Mapping[str, tuple[str, ...]] = {"Grüne": ("Grünen", "Grüner"), "Linke": ("Linken", "Linker")}


def _name_all(conflict: Conflict, right: Claim) -> str:
    """The sources of a finding that have the right value: "Heidebote, Moorpost"."""
    alike = [one.article for one in conflict.claims if one.value == right.value and not one.reference]
    return ", ".join(independent_sources(alike)[:CANDIDATES])


def fill(pattern: str, language: str, **fields: str) -> str:
    """A message of this module in the reader's language, its fields made harmless."""
    return translate(pattern, language).format_map({name: make_visible(field) for name, field in fields.items()})
