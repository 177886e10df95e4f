"""What a figure leaves unsaid and its neighbours say: the unit of a row, the currency of the sums before, the noun.

"Kuhn (16 Millionen)" among sums in euros is a sum in euros; "die FDP 7,3" in a row of percentages is a percentage;
"Betten: 310 im Klinikum, 90 im Stift" counts beds twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.describing.content import WORD, join_party_names, parties_in
from checker.describing.context import Context
from checker.expression import Expression
from checker.finding.figures.counted import counted_at, noun_lemma
from checker.finding.figures.quantities import QuantityMention
from checker.finding.figures.scan import Line
from checker.finding.figures.units import dimension_of
from checker.finding.people.parties import party_named
from checker.language import AnnotatedArticle

SCALE = re.compile(r"(?:Mio|Mrd|Million|Milliarde|million|billion)")
# "Zahl der Arbeitslosen", "number of refugees"
NUMBER_OF = Expression(
    r"\b(?:[Zz]ahl|[Aa]nzahl) (?:der|von|an) (?:\w+en )?([A-ZÄÖÜ][\w-]{2,})|\bnumber of ((?:[\w-]{3,} ){0,3}\w{3,})"
)
LABEL = re.compile(r"(?:^|[.!?\n]\s*|^\W+)([A-ZÄÖÜ][\w-]{2,})(?: \([^)]*\))?:\s*$")
# "70 Millionen waren es", "Das sind 900 mehr": of whatever was counted last
AGAIN = Expression(
    r"\b(?:waren|sind|wurden|seien|werden) es\b|\b(?:das|dies) (?:sind|waren|entspricht)\b", re.IGNORECASE
)
IN_PERCENT = re.compile(r"\b(?:in|in Prozent|Angaben in) (?:Prozent|%|percent)|\bProzent\b[^.\n]{0,40}:\s*\n")
TOWARDS = re.compile(r"\s*(?:auf|to|bis|und|oder|statt|statt auf|beziehungsweise|bzw\.)\s*")
WERE_IT = re.compile(r"\s*(?:waren|sind|seien|wären) es\b")
NEAR = 120
PARTY_REACH, SHARE_REACH = 3, 60
POINTS = frozenset(("Punkt", "point"))
COMPARED = re.compile(
    r"\b(?:Vorjahr|Vorjahres|Vormonat|zuvor|statt|nach|gegenüber|(?:Rückgang|Anstieg|Plus|Minus) (?:um|von)|"
    r"last year['’]s|a year earlier|from|compared with|against)\W*(?:\w+\W+)?$"
)
SENTENCE = re.compile(r"[.!?]\s+[A-ZÄÖÜ]|\n")
MONEY_REACH = 300
LARGEST_SHARE = Decimal(100)


def lend_units(article: AnnotatedArticle, mentions: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """The mentions, those without a unit of their own with the unit that their neighbours show them to have."""
    return tuple(
        replace(one, quantity=replace(one.quantity, unit=unit), counted=None, counted_start=None, counted_end=None)
        if one.quantity.unit is None and (unit := find_unit(article, mentions, place))
        else one
        for place, one in enumerate(mentions)
    )


def find_unit(article: AnnotatedArticle, mentions: Sequence[QuantityMention], place: int) -> str | None:
    """The unit of a bare figure: points, that of a pair ("von 40 auf 45 Prozent"), percent, a currency."""
    text, one = article.text, mentions[place]
    exact = one.quantity.value is not None and one.quantity.value % 1 == 0
    if (
        one.counted in POINTS
        and one.quantity.value is not None
        and not (exact and not stands_by_share(text, mentions, place))
    ):
        return "percentage_point"
    if one.kind == "count" and place and WERE_IT.match(text, one.end) and mentions[place - 1].start > one.start - NEAR:
        return mentions[place - 1].quantity.unit  # "200 Hektar meldete der Kreis, 900 waren es laut Feuerwehr"
    if one.kind not in ("count", "magnitude") or (one.counted and (one.counted_start or 0) > one.start):
        return None
    following = mentions[place + 1] if place + 1 < len(mentions) else None
    if following and following.quantity.unit and TOWARDS.fullmatch(text, one.end, following.start):
        return following.quantity.unit
    if one.counted:
        return None
    if SCALE.search(text, one.start, one.end):
        return find_currency(text, mentions, place) or find_compared_unit(text, mentions, place)
    return "percent" if stands_in_row(text, mentions, place) else None


def stands_by_share(text: str, mentions: Sequence[QuantityMention], place: int) -> bool:
    """Whether points stand beside a party's share: "fell to 24 percent, down six points"."""
    one = mentions[place]
    for at in (place - 1, place + 1):
        if not 0 <= at < len(mentions) or mentions[at].quantity.unit != "percent":
            continue
        first, last = sorted((one, mentions[at]), key=lambda each: each.start)
        between = text[first.end : last.start]
        if len(between) > SHARE_REACH or SENTENCE.search(between):
            continue
        around = text[max(0, first.start - SHARE_REACH) : last.start]
        return bool(parties_in(join_party_names(around).split()))
    return False


def find_currency(text: str, mentions: Sequence[QuantityMention], place: int) -> str | None:
    """The currency of the figure before, when that is a sum and stands near."""
    start = mentions[place].start
    for number in reversed(range(place)):
        one = mentions[number]
        if start - one.end >= MONEY_REACH:
            return None
        unit = one.quantity.unit
        if one.kind in ("age", "ordinal", "clock", "multiple") or (unit is None and not one.counted):
            continue
        near = "\n\n" not in text[one.end : start]
        return unit if unit and near and dimension_of(unit) == "money" else None
    return None


def find_compared_unit(text: str, mentions: Sequence[QuantityMention], place: int) -> str | None:
    """The unit of the measure that a figure in millions is set against in its sentence: "21 Millionen Tonnen, 27
    Prozent weniger als im Vorjahr (29 Millionen)"."""
    start = mentions[place].start
    if not COMPARED.search(text, max(0, start - NEAR), start):
        return None
    for number in reversed(range(place)):
        one = mentions[number]
        if one.start < start - NEAR or SENTENCE.search(text, one.end, start):
            return None
        unit = one.quantity.unit
        if one.kind == "measure" and unit and SCALE.search(text, one.start, one.end):
            return unit
        if one.counted:
            return None
    return None


def stands_in_row(text: str, mentions: Sequence[QuantityMention], place: int) -> bool:
    """Whether a bare figure is a party's share in a row of shares: "CDU 31,9 Prozent, SPD 14,8, Grüne 7,7"."""
    one = mentions[place]
    value = one.quantity.value
    if value is None or value % 1 == 0 or not 0 < value < LARGEST_SHARE:
        return False
    before = WORD.findall(text[max(0, one.start - 60) : one.start])[-PARTY_REACH:]
    if not any(party_named(word) for word in before):
        return False
    if IN_PERCENT.search(text, max(0, one.start - MONEY_REACH), one.start):
        return True
    return any(
        mentions[at].quantity.unit == "percent" and abs(mentions[at].start - one.start) < MONEY_REACH
        for at in (*range(max(0, place - 6), place), *range(place + 1, min(len(mentions), place + 7)))
    )


def lend_noun(
    text: str, mentions: Sequence[QuantityMention], place: int, context: Context, language: str = "de"
) -> str:
    """The noun that a count without a noun of its own is of, by its sentence or by the figure before; "" if unsaid."""
    sentence = text[context.earlier[0] : context.later[1]]
    named = NUMBER_OF.find_in(sentence)
    if named:
        return noun_lemma(named.group(1), "de") if named.group(1) else noun_of_number(named.group(2))
    opens, first = max(0, context.earlier[0] - 2), first_figure(mentions, place, context).start
    label = LABEL.search(text, opens, first) if text[opens:first].rstrip().endswith(":") else None
    if label:
        said = label.group(1) if language == "de" else label.group(1).lower()
        return noun_lemma(said, language, plural=True)
    if AGAIN.find_in(sentence) or continues_row(text, mentions, place):
        return next((one.counted for one in reversed(mentions[max(0, place - 2) : place]) if one.counted), "")
    return ""


def noun_of_number(said: str) -> str:
    """The noun among the words behind "number of": "case" of "confirmed measles cases has"."""
    counted = counted_at(Line(said, 0, len(said), "en"), 0, plural=True)
    return counted.lemma if counted else noun_lemma(said.split()[0].lower(), "en")


def first_figure(mentions: Sequence[QuantityMention], place: int, context: Context) -> QuantityMention:
    """The first figure of the sentence that holds the figure at `place`."""
    while place and mentions[place - 1].start >= context.earlier[0]:
        place -= 1
    return mentions[place]


def continues_row(text: str, mentions: Sequence[QuantityMention], place: int) -> bool:
    """Whether a count follows another in a list: "300 Stellen in Kiel, 200 in Lübeck"."""
    if not place:
        return False
    between = text[mentions[place - 1].end : mentions[place].start]
    return (
        len(between) < 60 and bool(re.search(r"(?:,| und| sowie| and) (?:\w+ ){0,2}$", between)) and "." not in between
    )
