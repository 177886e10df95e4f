"""The words of the reports, German and English: labels, counted nouns, days, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from checker.model import Assessment
from checker.showing.untrusted import make_visible
from checker.showing.values import ENGLISH_MONTHS, GERMAN_MONTHS, write_number
from checker.showing.values import write_quantity as write_quantity  # quantity verdicts take it from here

Table = Mapping[str, str]

GERMAN: Table = {
    "conflict": "Widerspruch",
    "update": "Aktualisierung",
    "error": "Fehler",
    "warning": "Warnung",
    "note": "Hinweis",
    "new": "neu",
    "known": "bekannt",
    "dismissed": "verworfen",
    "because": "Grund",
    "advice": "Rat",
    "rule": "Regel",
    "level": "Stufe",
    "status": "Stand",
    "source": "Quelle",
    "subject": "Gegenstand",
    "occurrences": "Alle Belege",
    "reference": "Referenz",
    "undated": "ohne Datum",
    "said_by": "sagt: {who}",
    "quoted": "im Zitat",
    "from": "seit {since}",
    "until": "bis {until}",
    "between": "{since} bis {until}",
    "failures": "Nicht geprüft",
    "assumed": "Angenommen",
    "stale": "Entscheidungen ohne Fund",
    "stale_advice": "Diese Widersprüche gibt es nicht mehr; „gegenprobe decisions prune“ räumt sie auf.",
    "accepted": "angenommen",
    "decided": "Schon entschieden",
    "matrix": "Was die Quellen sagen",
    "coverage": "Umfang",
    "clear": "Kein Widerspruch gefunden.",
    "clear_new": "Kein neuer Widerspruch.",
    "incomplete": "Die Prüfung ist unvollständig.",
    "title": "Gegenprobe",
    "not_shown": "{count} weitere nicht gezeigt",
    "compared_of": "{found} gefunden, {compared} verglichen, {left} ohne Gegenstück",
    "understood_of": "{found} gefunden, {understood} verstanden, {compared} verglichen, {left} ohne Gegenstück",
    "claims_of": "{compared} verglichen ({pairs}), {left} ohne Gegenstück",
    "by_rule": "Aussagen nach Regel",
    "numbers": "Zahlen",
    "names": "Namen",
    "page_title": "Gegenprobe: Prüfbericht",
    "conflicts": "Widersprüche",
    "sheet": "Prüfbogen",
    "sheet_hint": "Jede prüfbare Stelle ist unterstrichen; haken Sie ab, was geprüft ist.",
    "print": "Drucken",
    "filter": "Filtern",
    "search": "Suchen",
    "all": "alle",
    "shown": "gezeigt",
    "none_shown": "Kein Widerspruch passt zu diesem Filter.",
    "keys": "Tastenkürzel",
    "keys_on": "Tastenkürzel benutzen",
    "key_next": "nächster Widerspruch",
    "key_previous": "voriger Widerspruch",
    "key_search": "suchen",
    "key_sheet": "zum Prüfbogen",
    "key_help": "diese Hilfe",
    "close": "Schließen",
    "skip": "Zum Inhalt",
    "says": "sagt",
    "passage": "Stelle",
    "checked": "geprüft",
    "checked_with": "Geprüft mit (Quelle)",
    "checked_by": "Geprüft von",
    "checked_on": "Datum, Uhrzeit",
    "released": "Freigabe",
    "silent": "nichts",
    "agrees": "so auch {who}",
    "disputed": "Widerspruch",
    "alone": "nur hier",
    "origin": "beruht auf {who}",
}
ENGLISH: Table = {
    "conflict": "Conflict",
    "update": "Update",
    "error": "error",
    "warning": "warning",
    "note": "note",
    "new": "new",
    "known": "known",
    "dismissed": "dismissed",
    "because": "Reason",
    "advice": "Advice",
    "rule": "Rule",
    "level": "Level",
    "status": "Status",
    "source": "Source",
    "subject": "Subject",
    "occurrences": "All occurrences",
    "reference": "reference",
    "undated": "undated",
    "said_by": "says: {who}",
    "quoted": "quoted",
    "from": "since {since}",
    "until": "until {until}",
    "between": "{since} to {until}",
    "failures": "Not checked",
    "assumed": "Assumed",
    "stale": "Decisions without a finding",
    "stale_advice": "These conflicts are gone; “gegenprobe decisions prune” clears them.",
    "accepted": "accepted",
    "decided": "Decided already",
    "matrix": "What the sources say",
    "coverage": "Coverage",
    "clear": "No conflict found.",
    "clear_new": "No new conflict.",
    "incomplete": "The check is incomplete.",
    "title": "Gegenprobe",
    "not_shown": "{count} more not shown",
    "compared_of": "{found} found, {compared} compared, {left} without counterpart",
    "understood_of": "{found} found, {understood} understood, {compared} compared, {left} without counterpart",
    "claims_of": "{compared} compared ({pairs}), {left} without counterpart",
    "by_rule": "Claims by rule",
    "numbers": "Numbers",
    "names": "Names",
    "page_title": "Gegenprobe: report",
    "conflicts": "Conflicts",
    "sheet": "Check sheet",
    "sheet_hint": "Every checkable passage is underlined; tick what has been checked.",
    "print": "Print",
    "filter": "Filter",
    "search": "Search",
    "all": "all",
    "shown": "shown",
    "none_shown": "No conflict matches this filter.",
    "keys": "Keyboard",
    "keys_on": "Use keyboard shortcuts",
    "key_next": "next conflict",
    "key_previous": "previous conflict",
    "key_search": "search",
    "key_sheet": "to the check sheet",
    "key_help": "this help",
    "close": "Close",
    "skip": "To the content",
    "says": "says",
    "passage": "Passage",
    "checked": "checked",
    "checked_with": "Checked with (source)",
    "checked_by": "Checked by",
    "checked_on": "Date, time",
    "released": "Released",
    "silent": "nothing",
    "agrees": "so does {who}",
    "disputed": "conflict",
    "alone": "only here",
    "origin": "based on {who}",
}
# Counted nouns: German singular and plural, English singular and plural.
COUNTED: Mapping[str, tuple[str, str, str, str]] = {
    "articles": ("Artikel", "Artikel", "article", "articles"),
    "stories": ("Thema", "Themen", "story", "stories"),
    "sentences": ("Satz", "Sätze", "sentence", "sentences"),
    "claims": ("prüfbare Aussage", "prüfbare Aussagen", "checkable claim", "checkable claims"),
    "characters": ("Zeichen", "Zeichen", "character", "characters"),
    "pairs": ("Paar", "Paare", "pair", "pairs"),
    "occurrence": ("Beleg", "Belege", "occurrence", "occurrences"),
    "independent": ("unabhängige Quelle", "unabhängige Quellen", "independent source", "independent sources"),
    "conflict": ("Widerspruch", "Widersprüche", "conflict", "conflicts"),
    "update": ("Aktualisierung", "Aktualisierungen", "update", "updates"),
    "error": ("Fehler", "Fehler", "error", "errors"),
    "warning": ("Warnung", "Warnungen", "warning", "warnings"),
    "note": ("Hinweis", "Hinweise", "note", "notes"),
    "facts": ("Referenzangabe", "Referenzangaben", "reference fact", "reference facts"),
    "failure": ("Datei nicht geprüft", "Dateien nicht geprüft", "file not checked", "files not checked"),
}
# Kinds of coverage that are told in a line of their own: "numbers_found", "numbers_understood", "numbers_compared".
MEASURED = ("numbers", "names")
BY_RULE = "claims_"
CLAIMS = ("claims", "claims_compared", "pairs")


def words(language: str) -> Table:
    """The labels of the reports in German ("de") or, for any other language, in English."""
    return GERMAN if language == "de" else ENGLISH


def count(number: int, noun: str, language: str) -> str:
    """A number with its noun, a key of `COUNTED`: "1 Beleg", "3 Belege"; an unknown key is shown as it is."""
    if noun not in COUNTED:
        return f"{number} {make_visible(noun.replace('_', ' '))}"
    offset = 0 if language == "de" else 2
    return f"{write_number(Decimal(number), language)} {COUNTED[noun][offset + (number != 1)]}"


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
