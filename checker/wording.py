"""The words of the reports, German and English: labels, counted nouns, dates, figures with their units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from checker.model import Assessment, Claim, Hedge, PartialDate, Quantity
from checker.untrusted import make_visible

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
    "said_by": "laut {who}",
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
    "said_by": "according to {who}",
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
VALUE = 160  # characters of a value that are shown
CODED = re.compile(r"[_@~|=]|[^\W\d][.:][^\W\d]")  # characters that stand in codes and not in words
CLAIMS = ("claims", "claims_compared", "pairs")
GERMAN_HEDGES: Mapping[Hedge, str] = {
    Hedge.APPROX: "rund ",
    Hedge.MORE_THAN: "mehr als ",
    Hedge.LESS_THAN: "weniger als ",
    Hedge.LOWER_BOUND: "mindestens ",
    Hedge.UPPER_BOUND: "höchstens ",
}
ENGLISH_HEDGES: Mapping[Hedge, str] = {
    Hedge.APPROX: "about ",
    Hedge.MORE_THAN: "more than ",
    Hedge.LESS_THAN: "less than ",
    Hedge.LOWER_BOUND: "at least ",
    Hedge.UPPER_BOUND: "at most ",
}
# Unit codes (DESIGN, section 6) as they are spoken: German, English. A code that is not here is shown as it is.
UNITS: Mapping[str, tuple[str, str]] = {
    "EUR": ("Euro", "euros"),
    "USD": ("US-Dollar", "US dollars"),
    "GBP": ("Pfund", "pounds"),
    "CHF": ("Franken", "francs"),
    "percent": ("Prozent", "percent"),
    "percentage_point": ("Prozentpunkte", "percentage points"),
    "degree": ("Grad", "degrees"),
    "times": ("Mal", "times"),
    "ordinal": (". Stelle", "th"),
    "km/h": ("km/h", "km/h"),
    "m2": ("m²", "m²"),
    "km2": ("km²", "km²"),
    "m3": ("m³", "m³"),
    "year": ("Jahre", "years"),
    "month": ("Monate", "months"),
    "week": ("Wochen", "weeks"),
    "day": ("Tage", "days"),
    "hour": ("Stunden", "hours"),
    "minute": ("Minuten", "minutes"),
    "second": ("Sekunden", "seconds"),
}
# The units whose name changes for a single one.
SINGLE_UNITS: Mapping[str, tuple[str, str]] = {
    "EUR": ("Euro", "euro"),
    "USD": ("US-Dollar", "US dollar"),
    "GBP": ("Pfund", "pound"),
    "CHF": ("Franken", "franc"),
    "percentage_point": ("Prozentpunkt", "percentage point"),
    "degree": ("Grad", "degree"),
    "year": ("Jahr", "year"),
    "month": ("Monat", "month"),
    "week": ("Woche", "week"),
    "day": ("Tag", "day"),
    "hour": ("Stunde", "hour"),
    "minute": ("Minute", "minute"),
    "second": ("Sekunde", "second"),
}
RATES: Mapping[str, tuple[str, str]] = {
    "year": ("Jahr", "year"),
    "month": ("Monat", "month"),
    "week": ("Woche", "week"),
    "day": ("Tag", "day"),
    "hour": ("Stunde", "hour"),
    "inhabitant": ("Einwohner", "inhabitant"),
    "person": ("Person", "person"),
}
GERMAN_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SCALES = ((Decimal(10) ** 9, "Mrd.", "billion"), (Decimal(10) ** 6, "Mio.", "million"))


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


def write_number(number: Decimal, language: str) -> str:
    """A figure with the language's separators; round millions and more with their word: "34,2 Mrd.", "1.200"."""
    for scale, german, english in SCALES:
        if abs(number) >= scale and number % (scale / 1000) == 0:
            return f"{write_number(number / scale, language)} {german if language == 'de' else english}"
    plain = f"{number.normalize():,f}"
    return plain.translate(str.maketrans(",.", ".,")) if language == "de" else plain


def write_quantity(quantity: Quantity, language: str) -> str:
    """A quantity in words: "rund 1.200 km", "20 bis 30", "34,2 Mrd. Euro pro Jahr"."""
    german = language == "de"
    hedges = GERMAN_HEDGES if german else ENGLISH_HEDGES
    if quantity.value is not None:
        figure = hedges.get(quantity.hedge, "") + write_number(quantity.value, language)
    elif quantity.low.is_finite() and quantity.high.is_finite():
        figure = f"{write_number(quantity.low, language)} {'bis' if german else 'to'} "
        figure += write_number(quantity.high, language)
    elif quantity.low.is_finite():
        figure = hedges[Hedge.LOWER_BOUND] + write_number(quantity.low, language)
    elif quantity.high.is_finite():
        figure = hedges[Hedge.UPPER_BOUND] + write_number(quantity.high, language)
    else:
        figure = "?"
    if quantity.unit:
        names = SINGLE_UNITS if quantity.value == 1 and quantity.unit in SINGLE_UNITS else UNITS
        figure += " " + names.get(quantity.unit, (quantity.unit, quantity.unit))[not german]
    if quantity.per:
        figure += (" pro " if german else " per ") + RATES.get(quantity.per, (quantity.per, quantity.per))[not german]
    return figure


def write_date(when: PartialDate, language: str) -> str:
    """A partial date in words: "3. Mai 2024", "Mai 2024", "14:30 Uhr"."""
    german = language == "de"
    parts = []
    if when.day is not None:
        parts.append(f"{when.day}." if german else str(when.day))
    if when.month is not None:
        parts.append((GERMAN_MONTHS if german else ENGLISH_MONTHS)[when.month - 1])
    if when.year is not None:
        parts.append(str(when.year))
    if when.hour is not None:
        clock = f"{when.hour}:{when.minute or 0:02d}"
        parts.append(f"{clock} Uhr" if german else clock)
    return " ".join(parts) or "?"


def write_value(claim: Claim, language: str) -> str:
    """A claim's value as an editor reads it; a value that is a code is told by the words that state it."""
    if isinstance(claim.value, Quantity):
        return write_quantity(claim.value, language)
    if isinstance(claim.value, PartialDate):
        return write_date(claim.value, language)
    value = claim.excerpt.text if CODED.search(claim.value) else claim.value
    return value if len(value) <= VALUE else value[:VALUE] + " …"
