"""The calendar's words of one language as look-up tables and anchored patterns (data/dates.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.expression import Expression
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "dates.toml"
GERMAN_ENDINGS = ("e", "en", "em", "er", "es")
SPACE = r"[ \u00a0\u202f]"
DASH = r"[-–—/]"
# A year after a month or season, "im Mai 1250 wurde ..."; no count, "im Winter 1200 Boote", "im März 2300 Lose".
YEAR = rf"(?:1[5-9]|20)\d\d|[12]\d{{3}}(?!{SPACE}[A-ZÄÖÜ])"
CLOCK_TO = rf"(?:{SPACE}(?:and|to|until){SPACE}|{DASH})"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of one language; `hours` is shared: part of day -> first and last hour it may mean (24+ = next day)."""

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    parts: Mapping[str, str]
    days: Mapping[str, int]
    steps: Mapping[str, int]
    units: Mapping[str, str]
    periods: Mapping[str, tuple[str, int]]
    numbers: Mapping[str, int]
    holidays: Mapping[str, tuple[int, int]]
    easter: Mapping[str, int]
    patterns: Mapping[str, Expression]
    anchors: Mapping[str, tuple[str, ...]]


def words(options: Iterable[str]) -> str:
    """An alternation of literal words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(options), key=lambda w: (-len(w), w))) + ")"


@lru_cache(maxsize=1)
def read_tables() -> dict[str, Any]:
    """data/dates.toml as it stands."""
    return read_table(DATA)


@lru_cache(maxsize=1)
def hours_of_day() -> Mapping[str, tuple[int, int]]:
    """Part of day -> first and last hour it may mean; above 24 is the next morning."""
    return {part: (first, last) for part, (first, last) in read_tables()["hours"].items()}


@lru_cache(maxsize=4)
def load_calendar(language: str) -> Calendar:
    """The calendar of "de"; every other language uses the English one."""
    german = language == "de"
    table = read_tables()["de" if german else "en"]
    months = {**table["months"], **table["short_months"]}
    if not german:
        months |= {name.lower(): number for name, number in months.items()}
    weekdays = dict(table["weekdays"])
    parts = dict(table["parts"])
    steps = dict(table["steps"])
    if german:
        steps = {stem + ending: step for stem, step in steps.items() for ending in GERMAN_ENDINGS}
        parts |= {name.capitalize(): part for name, part in parts.items() if name != "früh" and not name.endswith("s")}
        parts |= {f"{name}s": part for name, part in parts.items() if name[0].isupper()}
    compounds = compound_days(weekdays, parts) if german else {}
    return Calendar(
        language="de" if german else "en",
        months=months,
        weekdays={**weekdays, **({f"{day}s": number for day, number in weekdays.items()} if german else {})},
        parts=parts,
        days=table["days"],
        steps=steps,
        units=table["units"],
        periods={word: (unit, step) for word, (unit, step) in table["periods"].items()},
        numbers=table["numbers"],
        holidays={word: (month, day) for word, (month, day) in table["holidays"].items()},
        easter=table["easter"],
        patterns=(german_patterns if german else english_patterns)(table, months),
        anchors=anchor_words(table, months, compounds, parts, steps, german),
    )


def compound_days(weekdays: Mapping[str, int], parts: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """ "Mittwochabend", "Sonntagmorgens", "Freitagnacht" -> weekday and part of day."""
    return {
        day + name: (number, part)
        for day, number in weekdays.items()
        for name, part in parts.items()
        if name[0].islower() and name != "frühmorgens"
    }


def anchor_words(
    table: Mapping[str, Any],
    months: Mapping[str, int],
    compounds: Mapping[str, Any],
    parts: Mapping[str, str],
    steps: Mapping[str, int],
    german: bool,
) -> dict[str, tuple[str, ...]]:
    """Word -> the patterns worth trying where it stands, in that order."""
    anchors: dict[str, list[str]] = {}

    def add(options: Iterable[str], *names: str) -> None:
        for word in options:
            for name in names:
                anchors.setdefault(word.split()[0], []).append(name)

    days = table["weekdays"]
    add(table["months"], "month_day" if not german else "month", *(() if german else ("month",)))
    if not german:
        add(table["short_months"], "month_day")
    add([*days, *(f"{day}s" for day in days), *compounds], "weekday")
    add(table["short_weekdays"], "short_weekday")
    add(table["days"], "day_word")
    add((word.capitalize() for word, step in table["days"].items() if word != "morgen"), "day_word")
    add(steps, "stepped")
    add([*steps, *(word.capitalize() for word in steps)], "stepped")
    if german:
        add(["Nacht"], "night")
        add(["Anfang", "Mitte", "Ende", "Jahresende", "Jahresanfang", "Jahresmitte"], "edge")
        add(["vor", "Vor"], "ago")
        add(["in", "In", "binnen"], "ahead")
        add([*table["numbers"], "halb"], "clock_word")
        add(table["ordinals"], "spelled_day")
    else:
        add(["early", "late", "mid", "Early", "Late", "Mid"], "edge")
        add(table["numbers"], "ago", "later")
        add((month.lower() for month in months), "month_day", "month")
        add(["noon", "midnight"], "clock_word")
    add([word for word in parts if word != "früh"], "part")
    add(table["seasons"], "season")
    add(table["periods"], "period")
    add([*table["holidays"], *table["easter"]], "holiday")
    return {word: tuple(dict.fromkeys(names)) for word, names in anchors.items()}


def german_patterns(table: Mapping[str, Any], months: Mapping[str, int]) -> dict[str, Expression]:
    """Anchored patterns of German dates; every repeat in them is bounded."""
    long = words(table["months"])
    every = rf"(?:{long}|{words(table['short_months'])}\.?)"
    days, units = words(table["weekdays"]), words(table["units"])
    part = words(name for name in table["parts"] if name[0].islower())
    capital_parts = {name.capitalize() for name in table["parts"]}
    parts = words({*table["parts"], *capital_parts})
    after_day_word = words({*capital_parts, "früh", "nacht", "abend", "mittag"})
    day_words = words([*table["days"], *(word.capitalize() for word in table["days"])])
    seasons = words(table["seasons"])
    number = rf"(?:\d{{1,3}}|{words(table['numbers'])})"
    steps = rf"(?:{words({*table['steps'], *(word.capitalize() for word in table['steps'])})}(?:e[nmrs]?))"
    year = rf"(?:{SPACE}(?P<y>{YEAR})\b|{SPACE}['’](?P<yy>\d\d)\b)?"
    both = rf"{SPACE}?(?:und|bis|oder|auf den|auf|{DASH}){SPACE}?(?P<d2>\d{{1,2}})\."
    to_day = rf"(?:auf(?:{SPACE}den)?|zu[mr]?)"
    patterns = {
        **shared_patterns(),
        "day_month": rf"(?P<d>\d{{1,2}})\.(?:{both})?{SPACE}?(?P<mon>{every})(?!\w){year}",
        "numeric": rf"(?P<d>\d{{1,2}})\.(?:{both})?{SPACE}?(?P<m>\d{{1,2}})\."
        rf"(?:{SPACE}?(?P<y>[12]\d{{3}})\b|(?P<yy>\d\d)(?![\d:]|[.,]\d))?",
        "clock": rf"(?P<h>\d{{1,2}})(?:[.:](?P<mi>\d\d))?"
        rf"(?=(?:{SPACE}(?:und|bis){SPACE}|{DASH})\d{{1,2}}(?:[.:]\d\d)?{SPACE}?Uhr\b)"
        rf"|(?P<h2>\d{{1,2}})(?:[.:](?P<mi2>\d\d)(?:[.:]\d\d)?)?{SPACE}?(?:Uhr|h|Ortszeit|MESZ|MEZ)\b(?:{SPACE}(?P<mi3>\d\d)\b)?",
        "clock_word": rf"(?P<half>halb{SPACE})?(?P<n>{words(table['numbers'])}){SPACE}Uhr\b",
        "decade": rf"(?P<y>[12]\d{{2}}0|\d0)er[-{SPACE[1:-1]}]?Jahren?\b|(?P<y2>[12]\d{{2}}0|\d0)er\b",
        "century": rf"(?P<c>\d{{1,2}})\.{SPACE}Jahrhunderts?\b",
        "later": rf"(?P<n>{number}){SPACE}(?P<unit>{units}){SPACE}(?P<way>später|danach|darauf|zuvor|davor|früher)\b",
        "month": rf"(?P<mon>{long})\b{year}",
        "weekday": rf"(?P<wd>{days})s?(?P<part>{part})?s?\b(?:{SPACE}(?P<part2>{parts})\b)?",
        "short_weekday": rf"(?P<wd>{words(table['short_weekdays'])})\.?,{SPACE}?(?=\d)",
        "day_word": rf"(?P<word>{day_words})\b(?:{SPACE}(?P<part>{after_day_word})\b)?",
        "stepped": rf"(?P<step>{steps}){SPACE}(?:frühen{SPACE}|späten{SPACE})?(?:(?P<wd>{days})s?(?P<part>{part})?s?\b"
        rf"|(?P<unit>{units})\b|(?P<season>{seasons})s?\b|(?P<mon>{long})\b)",
        "night": rf"Nacht{SPACE}(?:{to_day}|vo[nm]{SPACE}[\w. ]{{1,22}}?{SPACE}{to_day}){SPACE}",
        "edge": rf"(?P<edge>Anfang|Mitte|Ende){SPACE}"
        rf"(?:de[sr]{SPACE}(?:Jahres{SPACE})?|des{SPACE}Monats{SPACE}|dieses{SPACE}Jahres\b)?"
        r"|(?P<edge2>Jahres(?:ende|anfang|mitte))\b",
        "ago": rf"[Vv]or{SPACE}(?:\w{{2,7}}{SPACE})?(?P<n>{number}){SPACE}(?P<unit>{units})\b",
        "ahead": rf"(?:[Ii]n|binnen){SPACE}(?:\w{{2,7}}{SPACE})?(?P<n>{number}){SPACE}(?P<unit>{units})\b",
        "part": rf"(?P<part>{parts})s?\b",
        "season": rf"(?P<season>{seasons})s?\b(?:{SPACE}(?P<y>{YEAR})\b)?",
        "period": rf"(?P<word>{words(table['periods'])})\b",
        "holiday": rf"(?P<word>{words([*table['holidays'], *table['easter']])})s?\b{year}",
        "spelled_day": rf"(?P<word>{words(table['ordinals'])}){SPACE}(?P<mon>{long})\b{year}",
    }
    return {name: Expression(pattern) for name, pattern in patterns.items()}


def english_patterns(table: Mapping[str, Any], months: Mapping[str, int]) -> dict[str, Expression]:
    """Anchored patterns of English dates; every repeat in them is bounded."""
    sure = words([*table["months"], *(name.lower() for name in table["months"] if name not in table["verb_months"])])
    verbs = words(name.lower() for name in table["verb_months"])
    long = rf"(?:{sure}|(?<=\bon ){verbs}|(?<=\bof ){verbs})"
    short = words([*table["short_months"], *(name.lower() for name in table["short_months"] if name != "Mar")])
    every = rf"(?:{long}|{short}(?:{SPACE}?\.)?)"
    days, part = words(table["weekdays"]), words(table["parts"])
    number = rf"(?:\d{{1,3}}|{words(table['numbers'])})"
    units = words(table["units"])
    steps = words([*table["steps"], *(word.capitalize() for word in table["steps"])])
    day_words = words([*table["days"], *(word.capitalize() for word in table["days"])])
    year = rf"(?:,?{SPACE}(?P<y>[12]\d{{3}})\b)?"
    second = rf"(?:{SPACE}(?:and|or|to){SPACE}|[–-])"  # "24 and 26 November", "May 4-6"
    patterns = {
        **shared_patterns(),
        "day_month": rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{second}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?"
        rf"{SPACE}(?:of{SPACE})?(?P<mon>{every})(?!\w){year}",
        "month_day": rf"(?P<mon>{every}){SPACE}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:%]\d|\d|%)"
        rf"(?:{second}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:%]\d|\d|%)"
        rf"(?=[,;.)\n]|$|{SPACE}(?:in|at|on|with|for|as|when|after|over)\b))?{year}",
        "clock": rf"(?P<h>\d{{1,2}})(?:[.:](?P<mi>\d\d))?{SPACE}?(?P<half>[ap]\.m\.|[ap]\.?m\b|o’clock|o'clock)"
        rf"|(?P<h3>\d{{1,2}})(?:[.:](?P<mi4>\d\d))?"
        rf"(?={CLOCK_TO}(?P<h4>\d{{1,2}})(?:[.:]\d\d)?{SPACE}?(?P<half2>[ap]\.?m)\b)"
        r"|(?P<h2>[01]?\d|2[0-4]):(?P<mi2>[0-5]\d)(?![\d:])"
        rf"|(?P<h5>[01]\d|2[0-3])(?P<mi5>[0-5]\d)(?={SPACE}(?:GMT|UTC|BST|EST|EDT|CET|CEST|hours|local{SPACE}time)\b)",
        "clock_word": r"(?P<n>noon|midnight)\b",
        "decade": r"(?P<y>[12]\d{2}0)s\b",
        "century": rf"(?P<c>\d{{1,2}})(?:st|nd|rd|th){SPACE}[Cc]entury\b",
        "later": rf"(?P<n>{number}){SPACE}(?P<unit>{units}){SPACE}(?P<way>later|earlier|before)\b",
        "ago": rf"(?P<n>{number}){SPACE}(?P<unit>{units}){SPACE}ago\b",
        "month": rf"(?P<mon>{long})\b{year}",
        "weekday": rf"(?P<wd>{days})s?\b(?:{SPACE}(?P<part2>{part})\b)?",
        "short_weekday": rf"(?P<wd>{words(table['short_weekdays'])})\.?,{SPACE}(?=\d|{every})",
        "day_word": rf"(?P<word>{day_words})\b(?:{SPACE}(?P<part>{part})\b)?",
        "stepped": rf"(?P<step>{steps}){SPACE}"
        rf"(?:(?P<wd>{days})\b(?:{SPACE}(?P<part>{part})\b)?|(?P<unit>{units})\b"
        rf"|(?P<season>{words(table['seasons'])})\b|(?P<mon>{long})\b)",
        "edge": rf"(?P<edge>[Ee]arly|[Ll]ate|[Mm]id)[-{SPACE[1:-1]}](?:in{SPACE})?",
        "part": rf"(?P<part>{part})\b",
        "season": rf"(?P<season>{words(table['seasons'])})\b{SPACE}(?:of{SPACE})?(?P<y>[12]\d{{3}})\b",
        "holiday": rf"(?P<word>{words([*table['holidays'], *table['easter']])})\b{year}",
    }
    return {name: Expression(pattern) for name, pattern in patterns.items()}


def shared_patterns() -> dict[str, str]:
    """Forms written alike in both languages: ISO dates, slashes and bare years."""
    return {
        "iso": r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
        r"(?:[T ](?P<h>[01]\d|2[0-3]):(?P<mi>[0-5]\d)(?::\d\d)?)?",
        "slash": r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>[12]\d{3})\b",
        # Of later centuries the round years that forecasts name: "bis 2100", "by 2100".
        "year": r"(?P<y>1[5-9]\d\d|20\d\d"
        r"|(?:(?<=[Bb]is )|(?<=[Bb]y )|(?<=ntil )|(?<=ahr )|(?<=ahre )|(?<=year ))2[12]00)(?!\d)"
        r"|(?<=bis ['’])(?P<yy>[5-9]\d)\b",
    }
