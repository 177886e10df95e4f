"""Amounts in two currencies imply exchange rates that do not agree.

Where an article converts amounts ("50 Millionen Pfund (59 Millionen Euro)"), every such pair of figures implies an
exchange rate. Within a story the rates of one pair of currencies must agree; if they do not, a digit or a scale word
(Millionen for Milliarden) is wrong somewhere. Rates are compared with the ranges that rounding leaves open, and two
percent more.

Legitimate: exchange rates move, so articles more than ten days apart are not compared, and the currencies of old
amounts ("damals 20 Millionen Mark") seldom stand in brackets. The rule knows no exchange rates of its own: one pair
alone is never judged, and it cannot say which of two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.describing.frames import frames_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import in_quote, said_by
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Quantity, Verdict
from checker.reckoning.arithmetic import Range, plain, range_of, tell_range
from checker.reckoning.rates import CurrencyPair, RateSubject, find_currency_pairs

LEVEL = Level.WARNING
SCOPE = "story"
NAME = "differing_rate"
TOLERANCE = Range(Decimal("0.98"), Decimal("1.02"))
MOST_DAYS = 10

EXAMPLES = (
    Conflicting(
        "Der Klub zahlt [62,0 Millionen Pfund (73 Millionen Euro)]. "
        "Das Gehalt liegt bei [10,5 Millionen Pfund (15,6 Millionen Euro)]."
    ),
    Conflicting(
        "Die Firma kostet [2,4 Milliarden Dollar (2,1 Milliarden Euro)].",
        "Der Käufer zahlt [2,4 Milliarden Dollar (2,1 Millionen Euro)].",
    ),
    Conflicting("Die Strafe beträgt [450 Dollar (390 Euro)], die Gebühr [125 Dollar (180 Euro)]."),
    Conflicting("Er verdient [85.000 Franken (91.000 Euro)].", "Sein Gehalt: [85.000 Franken (19.000 Euro)]."),
    Conflicting(
        "Das Bild brachte [12,5 Millionen Dollar (umgerechnet 10,8 Millionen Euro)].",
        "Das Bild brachte [12,5 Millionen Dollar, umgerechnet 18 Millionen Euro].",
    ),
    Conflicting("Das Ticket kostet [75 Pfund (rund 88 Euro)], das günstigste [25 Pfund (rund 49 Euro)]."),
    Conflicting(
        "Das Hilfspaket umfasst [160 Millionen Euro (185 Millionen Dollar)], "
        "dazu kommen [45 Millionen Euro (25 Millionen Dollar)]."
    ),
    Conflicting(
        "Die Anlage kostet [720 Millionen Yen (4,4 Millionen Euro)].",
        "Die Anlage kostet [720 Millionen Yen (44 Millionen Euro)].",
        days_later=3,
    ),
    Consistent(
        "Der Klub zahlt [62 Millionen Pfund (73 Millionen Euro)].",
        "Die Ablöse: [62 Millionen Pfund (rund 72 Millionen Euro)].",
    ),
    Consistent("Die Strafe beträgt [450 Dollar (390 Euro)], die Gebühr [125 Dollar (108 Euro)]."),
    Consistent("Die Strafe beträgt [450 Dollar (390 Euro)].", "Die Strafe: [450 Dollar (430 Euro)].", days_later=60),
    Consistent(
        "Der Umsatz stieg auf [3,2 Milliarden Pfund (3,8 Milliarden Euro)], der Gewinn auf 80 Millionen (Vorjahr: 60)."
    ),
    Consistent("Die Firma zahlt [30 Dollar (26 Euro)] je Aktie und [27 Euro (31 Dollar)] je Anteil."),
    Consistent("Das Gerät kostet 399 Dollar (bis zu 420 Euro), das kleine [299 Dollar (260 Euro)]."),
    Consistent("Der Konzern zahlt 20 Millionen Euro (2024: 18 Millionen Dollar)."),
    Consistent("Er bekam [85.000 Franken (91.000 Euro)], sie [42.000 Franken (rund 45.000 Euro)]."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """The rate that every amount in two currencies implies."""
    for frame in article.mentions(frames_of):
        for pair in find_currency_pairs(frame):
            yield _claim(article, pair)


def _claim(article: AnnotatedArticle, pair: CurrencyPair) -> Claim:
    low, high = round(pair.rate.low, 4), round(pair.rate.high, 4)
    value = Quantity(low, high, f"{pair.base}/{pair.quoted}")
    return Claim(
        NAME,
        RateSubject(pair.base, pair.quoted),
        value,
        f"{plain(low)}-{plain(high)}",
        article.excerpt(pair.start, pair.end),
        said_by=said_by(article, pair.start, pair.end),
        in_quote=in_quote(article, pair.start),
    )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict if the ranges of the two rates, two percent wider, do not meet."""
    assert isinstance(earlier.value, Quantity)
    assert isinstance(later.value, Quantity)
    days = earlier.article.day, later.article.day
    if days[0] and days[1] and abs((days[1] - days[0]).days) > MOST_DAYS:
        return Verdict(Outcome.NOT_COMPARABLE, Told("exchange rates of days that lie far apart"))
    one, other = range_of(earlier.value), range_of(later.value)
    wide = Range(one.low * TOLERANCE.low, one.high * TOLERANCE.high)
    pair = _subject(earlier)
    told = Told(
        "one {quoted} would be {one} {base} here and {other} {base} there.",
        quoted=pair.quoted,
        base=pair.base,
        one=tell_range(one, 4),
        other=tell_range(other, 4),
    )
    if wide.meets(other):
        return Verdict(Outcome.AGREES if one.meets(other) else Outcome.COMPATIBLE, told)
    return Verdict(Outcome.CONFLICT, told, advice=Told("Check the conversion: a digit, or millions for billions."))


def _subject(claim: Claim) -> RateSubject:
    assert isinstance(claim.subject, RateSubject)
    return claim.subject
