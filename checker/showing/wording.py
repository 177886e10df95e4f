"""The words of the reports in the reader's language: labels, counted nouns, days, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from checker.catalogue import LANGUAGES, mark, mark_count, translate, translate_count
from checker.model import BY_READER, BY_RULES, Assessment, Conflict
from checker.provenance import Manual
from checker.showing.untrusted import make_visible
from checker.showing.values import ENGLISH_MONTHS, GERMAN_MONTHS, write_number

Table = Mapping[str, str]

# The labels by the key that reports use; English here, other languages in the catalogue.
LABELS: Table = {
    "conflict": mark("Conflict"),
    "update": mark("Update"),
    "error": mark("error"),
    "warning": mark("warning"),
    "note": mark("note"),
    "new": mark("new"),
    "known": mark("known"),
    "dismissed": mark("dismissed"),
    "by_reader": mark("found by the second reader"),
    "by_both": mark("found by the rules and the second reader"),
    "because": mark("Reason"),
    "advice": mark("Advice"),
    "rule": mark("Rule"),
    "level": mark("Level"),
    "status": mark("Status"),
    "source": mark("Source"),
    "subject": mark("Subject"),
    "occurrences": mark("All occurrences"),
    "namesakes": mark("Same subject and values at another place: {places}. A decision holds there, too."),
    "reference": mark("reference"),
    "undated": mark("undated"),
    "said_by": mark("says: {who}"),
    "quoted": mark("quoted"),
    "from": mark("since {since}"),
    "until": mark("until {until}"),
    "between": mark("{since} to {until}"),
    "failures": mark("Not checked"),
    "assumed": mark("Assumed"),
    "stale": mark("Decisions without a finding"),
    "stale_advice": mark("These conflicts are gone; “gegenprobe decisions prune” clears them."),
    "accepted": mark("accepted"),
    "decided": mark("Decided already"),
    "matrix": mark("What the sources say"),
    "coverage": mark("Coverage"),
    "clear": mark("No conflict found."),
    "clear_new": mark("No new conflict."),
    "nothing": mark("Nothing was checked."),
    "incomplete": mark("The check is incomplete."),
    "title": mark("Gegenprobe"),
    "not_shown": mark("{count} more not shown"),
    "compared_of": mark("{found} found, {compared} compared, {left} without counterpart"),
    "understood_of": mark("{found} found, {understood} understood, {compared} compared, {left} without counterpart"),
    "claims_of": mark("{compared} compared ({pairs}), {left} without counterpart"),
    "by_rule": mark("Claims by rule"),
    "numbers": mark("Numbers"),
    "names": mark("Names"),
    "page_title": mark("Gegenprobe: report"),
    "conflicts": mark("Conflicts"),
    "sheet": mark("Check sheet"),
    "sources_by_letter": mark("Sources by letter"),
    "sheet_hint": mark("Every checkable passage is underlined; tick what has been checked."),
    "print": mark("Print"),
    "print_sheet": mark("Print this sheet"),
    "export": mark("Save what is ticked"),
    "filter": mark("Filter"),
    "search": mark("Search"),
    "all": mark("all"),
    "shown": mark("shown"),
    "none_shown": mark("No conflict matches this filter."),
    "keys": mark("Keyboard"),
    "keys_on": mark("Use keyboard shortcuts"),
    "key_next": mark("next conflict"),
    "key_previous": mark("previous conflict"),
    "key_search": mark("search"),
    "key_sheet": mark("to the check sheet"),
    "key_help": mark("this help"),
    "close": mark("Close"),
    "skip": mark("To the content"),
    "checked": mark("checked"),
    "checked_by": mark("Checked by"),
    "checked_on": mark("Date, time"),
    "released": mark("Released"),
    "silent": mark("nothing"),
    "agrees": mark("so does {who}"),
    "alone": mark("only here"),
    "elsewhere": mark("the same value in {who}, not known to be about the same thing"),
    "silent_here": mark("nothing about it: {who}"),
    "differs": mark("another value"),
    "uncompared": mark("not compared"),
    "same_article": mark("this article"),
    "and_more": mark("{names} and {count} more"),
    "origin": mark("based on {who}"),
}
# Counted nouns, for one and for many.
COUNTED: Mapping[str, tuple[str, str]] = {
    "articles": mark_count("{count} article", "{count} articles"),
    "stories": mark_count("{count} story", "{count} stories"),
    "sentences": mark_count("{count} sentence", "{count} sentences"),
    "claims": mark_count("{count} checkable claim", "{count} checkable claims"),
    "characters": mark_count("{count} character", "{count} characters"),
    "pairs": mark_count("{count} pair", "{count} pairs"),
    "occurrence": mark_count("{count} occurrence", "{count} occurrences"),
    "independent": mark_count("{count} independent source", "{count} independent sources"),
    "new_conflict": mark_count("{count} new conflict", "{count} new conflicts"),
    "update": mark_count("{count} update", "{count} updates"),
    "error": mark_count("{count} error", "{count} errors"),
    "warning": mark_count("{count} warning", "{count} warnings"),
    "note": mark_count("{count} note", "{count} notes"),
    "facts": mark_count("{count} reference fact", "{count} reference facts"),
    "reader_pairs": mark_count("{count} pair named by the second reader", "{count} pairs named by the second reader"),
    "reader_dropped": mark_count("{count} of these pairs dropped", "{count} of these pairs dropped"),
    "failure": mark_count("{count} file not checked", "{count} files not checked"),
}
# Kinds of coverage that are told in a line of their own: "numbers_found", "numbers_understood", "numbers_compared".
MEASURED = ("numbers", "names")
BY_RULE = "claims_"
CLAIMS = ("claims", "claims_compared", "pairs")


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Table:
    """The labels of the reports in a language; in English where there is no catalogue of it."""
    return MappingProxyType({key: translate(label, language) for key, label in LABELS.items()})


def count(number: int, noun: str, language: str) -> str:
    """A number with its noun, a key of `COUNTED`: "1 Beleg", "3 Belege"; an unknown key is shown as it is."""
    if noun not in COUNTED:
        return f"{number} {make_visible(noun.replace('_', ' '))}"
    pattern = translate_count(*COUNTED[noun], number, language)
    return pattern.format(count=write_number(Decimal(number), language))


def list_coverage(assessment: Assessment, language: str) -> list[str]:
    """What was seen, understood and compared, in a few harmless lines: counts, then kinds of claims, then rules."""
    coverage = assessment.coverage or {"articles": len(assessment.articles)}
    measured = {f"{kind}_{step}" for kind in MEASURED for step in ("found", "understood", "compared")}
    by_rule = [key for key in coverage if key.startswith(BY_RULE) and key not in CLAIMS]
    told = [key for key in coverage if key not in (*measured, *by_rule, *CLAIMS)]
    lines = [", ".join(count(coverage[key], key, language) for key in told), tell_claims(coverage, language)]
    for kind in MEASURED:
        if f"{kind}_found" in coverage:
            lines.append(f"{words(language)[kind]}: {tell_measured(coverage, kind, language)}")
    if by_rule:
        rules = ", ".join(
            f"{make_visible(key.removeprefix(BY_RULE))} {coverage[key]}" for key in by_rule if coverage[key]
        )
        lines.append(f"{words(language)['by_rule']}: {rules}")
    if assessment.made_with is not None:
        lines.append(str(assessment.made_with))
    return [line for line in lines if line]


def tell_claims(coverage: Mapping[str, int], language: str) -> str:
    """ "136 prüfbare Aussagen, 103 verglichen (287 Paare), 33 ohne Gegenstück"."""
    told = [count(coverage["claims"], "claims", language)] if "claims" in coverage else []
    pairs = count(coverage["pairs"], "pairs", language) if "pairs" in coverage else ""
    if "claims" in coverage and "claims_compared" in coverage:
        compared = coverage["claims_compared"]
        left = coverage["claims"] - compared
        told.append(words(language)["claims_of"].format(compared=compared, pairs=pairs, left=left))
    elif pairs:
        told.append(pairs)
    return ", ".join(told)


def tell_measured(coverage: Mapping[str, int], kind: str, language: str) -> str:
    """ "412 gefunden, 380 verstanden, 120 verglichen, 260 ohne Gegenstück"."""
    found, compared = coverage[f"{kind}_found"], coverage.get(f"{kind}_compared", 0)
    understood = coverage.get(f"{kind}_understood")
    pattern = words(language)["compared_of" if understood is None else "understood_of"]
    left = (found if understood is None else understood) - compared
    return pattern.format(found=found, understood=understood, compared=compared, left=left)


def tell_title(manual: Manual, language: str) -> str:
    """What a rule finds, in one sentence."""
    return translate(manual.title, language)


def tell_finders(conflict: Conflict, language: str) -> str:
    """Who found a conflict, where the second reader took part; "" where the rules alone did."""
    if BY_READER not in conflict.found_by:
        return ""
    return words(language)["by_both" if BY_RULES in conflict.found_by else "by_reader"]


def write_day(day: date | datetime | None, language: str) -> str:
    """A day as readers write it: "6. Januar 2026", "6 January 2026"; a time of day is left out."""
    if day is None:
        return words(language)["undated"]
    if language == "de":
        return f"{day.day}. {GERMAN_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def write_validity(valid: tuple[date | None, date | None], language: str) -> str:
    """From when to when something holds: "seit 6. Mai 2025", empty when both ends are open."""
    since, until = valid
    table = words(language)
    if since and until:
        return table["between"].format(since=write_day(since, language), until=write_day(until, language))
    if since:
        return table["from"].format(since=write_day(since, language))
    return table["until"].format(until=write_day(until, language)) if until else ""
