"""The years, months and weekdays a figure is told with, and the years by which it is to be reached."""

from __future__ import annotations

from datetime import date

from checker.expression import Expression

ANY_YEAR = Expression(r"(?:19|20)\d\d")  # in all that follow, and sooner seen to be missing
YEAR = Expression(r"\b(?:19|20)\d\d\b(?!/\d)")  # a season ("2023/24") is no year
# "Haushalt 2027", "Expo 2030": the year is part of a name, and left out as often as not
NAMED_YEAR = Expression(
    r"(?<![\w.-])(?!(?:Jahr|Jahre|Jahres|Jahren|Anfang|Mitte|Ende|Sommer|Herbst|Winter|Frühjahr|Frühling|Quartal|Halbjahr"
    r"|Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February"
    r"|March|May|June|July|October|December|Early|Late|Since|In|Im|Seit|Ab|Bis|Vor|Nach|Until|By|From|Von|Und|And|Year"
    r"|Spring|Summer|Autumn|Noch|Erst|Schon|Bereits|Für|For)\b)[A-ZÄÖÜ][^\W\d_]{2,} (?P<year>(?:19|20)\d\d)\b(?!/\d)"
)
# "bis Ende 2030" is an aim, "zum 1. Mai 2027" a day
TERM = Expression(r"\b(?:(?:bis|until|by)(?: [^\W\d]+){0,3}|\d{1,2}\. ?(?:[^\W\d]{3,9}|\d{1,2}\.)) ?(?:19|20)\d\d\b")
MONTH = Expression(
    r"\b(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|January|February|March|May|June|July|October|December)\b"
)
SAME_MONTH = {"Jänner": "Januar", "Feber": "Februar"}  # Austrian names
DAY = Expression(r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\b")


def find_years(before: str, after: str, day: date | None) -> frozenset[str]:
    """The past years ("2019") named in the words before and after a figure, as the years it was counted in.

    Years of a whole day ("1. Mai 2019") and those it is to be reached by are left out, and so are the year of `day`,
    the article's date, and later ones. Where the article has no date all others count, but for names ("Haushalt 2027").
    """
    around = f"{before} {after}"
    if not ANY_YEAR.search(around):
        return frozenset()
    told = TERM.sub("", around)
    years = frozenset(YEAR.findall(told))
    if not day:
        return years - name_years(told)
    return frozenset(year for year in years if int(year) < day.year)


def name_years(text: str) -> frozenset[str]:
    """The years that are part of a name: "Haushalt 2027"."""
    if not YEAR.search(text):  # sooner seen than that no name stands before one
        return frozenset()
    return frozenset(named["year"] for named in NAMED_YEAR.finditer(text))


def own_year(votes: frozenset[str]) -> frozenset[str]:
    """The year of the vote an article tells of, where it names but one."""
    years = frozenset(vote for vote in votes if YEAR.fullmatch(vote))
    return years if len(years) == 1 else frozenset()


def find_terms(before: str, after: str, day: date | None) -> frozenset[str]:
    """The years in the words before and after a figure that it is not counted in, but aims at or is planned for.

    Those it is to be reached by ("bis 2035"), of a whole day ("1. Mai 2027"), after `day`, which is the article's date
    (None: unknown), and in names ("Haushalt 2027").
    """
    around = f"{before} {after}"
    if not ANY_YEAR.search(around):
        return frozenset()
    aims = {year for term in TERM.findall(around) for year in YEAR.findall(term)}
    coming = {year for year in YEAR.findall(around) if day and int(year) > day.year}
    return frozenset(aims | coming) | name_years(around)


def find_months(text: str) -> frozenset[str]:
    """The months that a text names."""
    return frozenset(SAME_MONTH.get(month, month) for month in MONTH.findall(text))


def find_weekdays(text: str) -> frozenset[str]:
    """The days of the week that a German text names."""
    return frozenset(DAY.findall(text))
