"""Values in words, German and English: figures with their units, partial dates, codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from checker.expression import Expression
from checker.model import Claim, Hedge, PartialDate, Quantity

DIGITS = 6  # places of a figure that are shown: a third has no end
VALUE = 160  # characters of a value that are shown
CODED = Expression(r"[_@~|=]|[^\W\d][.:][^\W\d]|^[a-z]+(?:!|$)")  # what stands in codes and not in words: "mayor"
LEAST_WORDS = 5  # of a sentence that is told by where it differs from another
SIGNS = ".,;:!?„“”\"'«»‚‘’()"
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
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SCALES = (
    (Decimal(10) ** 12, "Bio.", "trillion"),
    (Decimal(10) ** 9, "Mrd.", "billion"),
    (Decimal(10) ** 6, "Mio.", "million"),
)
SCALED = Decimal(10) ** 24  # from here on a division by a scale may need more than the 28 digits it is exact to
LONG_SCALES = ((Decimal(10) ** 9, "Milliarden", "billion"), (Decimal(10) ** 6, "Millionen", "million"))


def write_number(number: Decimal, language: str) -> str:
    """A figure with the language's separators; round millions and more with their word: "34,2 Mrd.", "1.200"."""
    for scale, german, english in SCALES:
        if scale <= abs(number) < SCALED and number % (scale / 1000) == 0:
            return f"{write_number(number / scale, language)} {german if language == 'de' else english}"
    # Formatting, unlike `round`, takes numbers of any length; "z" writes no minus before a zero.
    plain = f"{number:z,.{DIGITS}f}".rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) if language == "de" else plain


def write_figure(number: Decimal, language: str = "de", digits: int = 4) -> str:
    """A number as an article writes it, to `digits` places at most: "1.200", "34,2 Milliarden"."""
    if not number.is_finite():
        return "beliebig viel" if language == "de" else "any number"
    for scale, german, english in LONG_SCALES:
        if abs(number) >= scale:
            return f"{write_figure(number / scale, language)} {german if language == 'de' else english}"
    rounded = round(number, digits).normalize()
    text = f"{rounded + 0:,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


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
    """A partial date in words: "3. Mai 2024", "Mai 2024", "14.30 Uhr", "3. Mai 2024 um 14.30 Uhr"."""
    german = language == "de"
    parts = []
    if when.day is not None:
        parts.append(f"{when.day}." if german else str(when.day))
    if when.month is not None:
        parts.append((GERMAN_MONTHS if german else ENGLISH_MONTHS)[when.month - 1])
    if when.year is not None:
        parts.append(str(when.year))
    if when.hour is not None:
        minute = f"{when.minute or 0:02d}"
        if parts:
            parts.append("um" if german else "at")
        parts.append(f"{when.hour}.{minute} Uhr" if german else f"{when.hour}:{minute}")
    return " ".join(parts) or "?"


def find_times(claims: Sequence[Claim]) -> list[PartialDate] | None:
    """The times of day alone, where every claim has one and not every claim a day; None otherwise."""
    values = [claim.value for claim in claims if isinstance(claim.value, PartialDate) and claim.value.hour is not None]
    if len(values) < len(claims) or all(value.day is not None for value in values):
        return None
    return [PartialDate(hour=value.hour, minute=value.minute) for value in values]


def are_several(normals: Collection[str]) -> bool:
    """Whether days that are shown alike, by their normal forms, are several: a day and the evening of it are not."""
    return sum(not any(other.startswith(f"{one} ") for other in normals) for one in normals) > 1


def write_short_day(day: date, language: str) -> str:
    """A day in a running sentence: "6.5.2025", "6 May 2025"."""
    if language == "de":
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def write_short_date(when: PartialDate, language: str) -> str:
    """A day of any or of no year in a running sentence: "6.5.2025", "6.5.", "6 May"."""
    if when.day is None or when.month is None:
        return write_date(when, language)
    year = str(when.year) if when.year else ""
    if language == "de":
        return f"{when.day}.{when.month}.{year}"
    return f"{when.day} {ENGLISH_MONTHS[when.month - 1]} {year}".strip()


def write_value(claim: Claim, language: str) -> str:
    """A claim's value as an editor reads it; a value that is a code is told by the words that state it."""
    if isinstance(claim.value, Quantity):
        return write_quantity(claim.value, language)
    if isinstance(claim.value, PartialDate):
        return write_date(claim.value, language)
    value = claim.excerpt.text if CODED.search(claim.value) else claim.value
    return value if len(value) <= VALUE else value[:VALUE] + " …"


def cut_alike(texts: Sequence[str]) -> list[str]:
    """Wordings of one sentence by where they differ, with a word on either side: "… nach vier Stunden …".

    Short ones, and those that are all the same, stay as they are.
    """
    split = [text.split() for text in texts]
    plain = [[word.strip(SIGNS).casefold() for word in words] for words in split]
    shortest = min(map(len, plain))
    if shortest < LEAST_WORDS or all(words == plain[0] for words in plain):
        return list(texts)
    before = next((n for n in range(shortest) if len({words[n] for words in plain}) > 1), shortest)
    room = shortest - before
    after = next((n for n in range(room) if len({words[-1 - n] for words in plain}) > 1), room)
    first, behind = max(0, before - 1), max(0, after - 1)
    return [
        " ".join(["…"] * (first > 0) + words[first : len(words) - behind] + ["…"] * (behind > 0)) for words in split
    ]
