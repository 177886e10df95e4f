"""Edits of articles, drawn by a fixed seed: harmful ones that change what a claim says, harmless ones that do not.

In: articles with what the checker sees in them. Out: `Edit`s, each a passage (start, end in characters) and new words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.finding.dates.dates import dates_of
from checker.finding.figures.quantities import QuantityMention, quantities_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article, Claim, Hedge
from tests.edits.words import (
    ABBREVIATIONS,
    CONVERSIONS,
    CURRENCIES,
    HEDGES,
    NUMBER_WORDS,
    OFFICES,
    PARTIES,
    PLURALS,
    POINTS,
    SCALES,
    UNITS,
    WEEKDAYS,
)

DIGITS = re.compile(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\d)|\d+,\d+|\d+")
PAIR = re.compile(
    r"(?<![\w-] )(?<![A-ZÄÖÜ]\w{2} )\b([a-zäöü]+) ([A-ZÄÖÜ][a-zäöüß]+) und ([A-ZÄÖÜ][a-zäöüß]+)(?=[.,;]| [a-zäöü])"
)
QUOTED = re.compile(r"[„»][^“”«\n]{1,400}[“”«]")
DAY_AND_PLACE = re.compile(r"\b(am (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|am Mittwoch) (in [A-ZÄÖÜ][a-zäöüß]+)\b")
SENTENCE = r"((?:Die|Der|Das|In|Im|Für|Mit|Nach) [^.!?„“\n:]{20,200}\."
SENTENCES = re.compile(rf"(?<=[a-zäöüß]{{3}}[.] ){SENTENCE} ){SENTENCE})(?= |\n)")
MEASURED = frozenset(("count", "money", "measure", "percent", "duration"))


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an article: the passage from start to end gets new words."""

    kind: str
    article: Article
    start: int
    end: int
    words: str

    def apply(self, path: str) -> Article:
        """The changed article, under another path and from another newsroom."""
        text = self.article.text[: self.start] + self.words + self.article.text[self.end :]
        return replace(self.article, name="copy", path=path, text=text, source="Zweite Redaktion")

    def __str__(self) -> str:
        text = self.article.text
        before, after = text[max(0, self.start - 40) : self.start], text[self.end : self.end + 40]
        shown = f"{before}[{text[self.start : self.end]} -> {self.words}]{after}".replace("\n", " ")
        return f"{self.kind}: {self.article.path}: {shown}"


@dataclass(frozen=True, slots=True)
class Seen:
    """An article, what is measured in it, its weekdays and quotations, and the claims of the rules about people."""

    article: Article
    quantities: tuple[QuantityMention, ...]
    weekdays: tuple[tuple[int, int], ...]
    quotes: tuple[tuple[int, int], ...]
    claims: Mapping[str, tuple[Claim, ...]]


def see(article: Article, claims: Mapping[str, tuple[Claim, ...]]) -> Seen:
    """What the checker sees in an article that an edit can change."""
    text = AnnotatedArticle(article, load_base(article.language))
    days = [
        (mention.start + found.start(), mention.start + found.end())
        for mention in text.mentions(dates_of)
        for found in re.finditer("|".join(WEEKDAYS), article.text[mention.start : mention.end])
    ]
    quotes = tuple(found.span() for found in QUOTED.finditer(article.text))
    return Seen(article, tuple(text.mentions(quantities_of)), tuple(dict.fromkeys(days)), quotes, claims)


def draw(edits: Iterable[Edit], count: int, seed: int) -> list[Edit]:
    """`count` edits, all kinds in turn as long as they last, so that no kind crowds out the others."""
    chance = random.Random(seed)
    kinds: dict[str, list[Edit]] = {}
    for edit in edits:
        kinds.setdefault(edit.kind, []).append(edit)
    for members in kinds.values():
        chance.shuffle(members)
    drawn: list[Edit] = []
    while len(drawn) < count and any(kinds.values()):
        drawn += [members.pop() for members in kinds.values() if members][: count - len(drawn)]
    return drawn


def harmful_edits(seen: Seen) -> Iterator[Edit]:
    """Every harmful edit of an article that this module knows."""
    for mention in seen.quantities:
        if mention.kind in ("ordinal", "fraction", "multiple", "magnitude"):
            continue
        yield from change_figure(seen.article, mention)
        yield from change_words(seen.article, mention)
        yield from change_hedge(seen.article, mention)
    for start, end in seen.weekdays:
        days = [day for day in WEEKDAYS if day != seen.article.text[start:end]]
        yield Edit("weekday", seen.article, start, end, days[start % len(days)])
    yield from change_people(seen, "conflicting_party", "party", PARTIES)
    yield from change_people(seen, "conflicting_office", "office", OFFICES)


def change_people(seen: Seen, rule: str, kind: str, table: Mapping[str, Sequence[str]]) -> Iterator[Edit]:
    """The party or office of a person replaced by another."""
    for claim in seen.claims.get(rule, ()):
        for word, others in table.items():
            found = re.search(rf"(?<![\w]){word}(?![a-zäöüß])", claim.excerpt.text)
            if found:
                start = claim.excerpt.start + found.start()
                for other in others:
                    yield Edit(kind, seen.article, start, start + len(word), other)


def change_figure(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """Another figure, its digits swapped, a digit dropped or doubled."""
    number = find_number(article, mention)
    if number is None:
        return
    start, stated, value = number
    span = (start, start + len(stated))
    hedged = mention.quantity.hedge in (Hedge.LOWER_BOUND, Hedge.UPPER_BOUND, Hedge.MORE_THAN, Hedge.LESS_THAN)
    kind = "figure under a bound" if hedged else "figure"
    for factor in (Decimal("1.4"), Decimal("0.6")):
        other = round_like(value * factor, value)
        if abs(other - value) >= 1 and other > 0:
            yield Edit(kind, article, *span, write_number(other, stated))
    if not stated[0].isdigit():
        return
    plain = re.sub(r"\D", "", stated)
    if mention.kind == "clock":
        return
    if len(plain) >= 2 and plain[0] != plain[1] and plain[1] != "0":
        yield Edit("digits swapped", article, *span, put_digits(stated, plain[1] + plain[0] + plain[2:]))
    if len(plain) >= 2 and "," not in stated and "." not in stated and plain[1] != "0":
        yield Edit("digit dropped", article, *span, plain[0] + plain[2:])


def change_words(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """Another scale word, unit or currency, Prozentpunkte for Prozent."""
    for kind, table in (
        ("scale word", SCALES),
        ("unit", UNITS),
        ("currency", CURRENCIES),
        ("percentage points", POINTS),
    ):
        yield from exchange(kind, article, mention, table)


def exchange(kind: str, article: Article, mention: QuantityMention, table: Mapping[str, str]) -> Iterator[Edit]:
    """The first word of a quantity that a table names, exchanged."""
    for found in re.finditer(r"[^\W\d]+|%|€", article.text[mention.start : mention.end]):
        if found.group() in table:
            start = mention.start + found.start()
            yield Edit(kind, article, start, start + len(found.group()), table[found.group()])
            return


def change_hedge(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """A bound that the stated figure does not keep, and the opposite of a bound."""
    number = find_number(article, mention)
    if number is None or mention.kind in ("age", "clock", "score"):
        return
    start, stated, value = number
    german = article.language == "de"
    if mention.quantity.value is not None and article.text[start - 1 : start] == " ":
        for bound, factor in (("mindestens", "1.5"), ("höchstens", "0.6")) if german else (("at least", "1.5"),):
            other = round_like(value * Decimal(factor), value)
            if abs(other - value) >= 2:
                words = f"{bound} {write_number(other, stated)}"
                yield Edit("hedge moves range away", article, mention.outer_start, start + len(stated), words)
    for one, other in (("mehr als", "weniger als"), ("more than", "less than"), ("über", "unter")):
        if article.text[mention.outer_start : mention.start].lower().startswith(one + " "):
            yield Edit("hedge turned", article, mention.outer_start, mention.outer_start + len(one), other)


def harmless_edits(seen: Seen) -> Iterator[Edit]:
    """Every harmless edit of an article that this module knows."""
    article = seen.article
    for mention in seen.quantities:
        if mention.kind not in MEASURED or any(start <= mention.start < end for start, end in seen.quotes):
            continue  # what is quoted word for word is not to be written otherwise
        yield from write_otherwise(article, mention)
        yield from exchange("abbreviation", article, mention, ABBREVIATIONS)
        yield from write_out(article, mention)
        yield from round_figure(article, mention)
        yield from convert_unit(article, mention)
        yield from exchange_hedge(article, mention)
        yield from exchange_noun(article, mention)
    if article.language == "de":
        yield from reorder(article)


def join_edits(one: Edit, other: Edit) -> Edit:
    """Two edits of one article that do not touch each other, as one."""
    first, last = sorted((one, other), key=lambda edit: edit.start)
    between = one.article.text[first.end : last.start]
    return Edit("two at once", one.article, first.start, last.end, f"{first.words}{between}{last.words}")


def join_some(edits: Sequence[Edit], count: int, seed: int) -> Iterator[Edit]:
    """`count` pairs of edits of one article, drawn by a seed."""
    chance = random.Random(seed)
    while count:
        one, other = chance.sample(edits, 2)
        if one.article is other.article and (one.end <= other.start or other.end <= one.start):
            count -= 1
            yield join_edits(one, other)


def write_otherwise(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """The same number with another thousands mark, white space, in words or in digits."""
    number = find_number(article, mention)
    if number is None:
        return
    start, stated, value = number
    span = (start, start + len(stated))
    if value >= 1000 and "," not in stated:
        for mark in (".", "\u00a0", "\u202f", ""):
            written = f"{value:,}".replace(",", mark)
            if written != stated and article.language == "de":
                yield Edit("thousands mark", article, *span, written)
    if article.text[span[1] : span[1] + 1] == " " and span[1] < mention.end:
        yield Edit("white space", article, span[1], span[1] + 1, "\u00a0")
    words = NUMBER_WORDS[article.language]
    if stated in words:
        yield Edit("digits for words", article, *span, str(value))
    elif stated.isdigit() and value in words.values() and mention.kind != "clock":
        yield Edit("words for digits", article, *span, next(word for word, named in words.items() if named == value))


def write_out(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """Millions in figures, and thousand millions for a thousand of them: "1,4 Millionen" is 1.400.000."""
    number = find_number(article, mention)
    if number is None or article.language != "de" or not number[1][0].isdigit():
        return
    start, stated, value = number
    scale = re.match(r" (Millionen|Milliarden)\b", article.text[start + len(stated) :])
    if scale is None:
        return
    end = start + len(stated) + scale.end()
    if scale[1] == "Millionen":
        yield Edit("scale in figures", article, start, end, f"{int(value * 10**6):,}".replace(",", "."))
    else:
        yield Edit("scale in figures", article, start, end, f"{int(value * 1000):,}".replace(",", ".") + " Millionen")


def round_figure(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """An exact number rounded to two places, with the hedge that says so."""
    number = find_number(article, mention)
    if number is None or mention.quantity.hedge is not Hedge.EXACT or mention.outer_start != mention.start:
        return
    start, stated, value = number
    if article.language != "de" or "," in stated or value < 100 or not stated[0].isdigit():
        return
    step = 10 ** (len(str(value)) - 2)
    rounded = (value / step).to_integral_value() * step
    if rounded == value or abs(rounded - value) > value / 50:
        return
    hedges = ("knapp", "rund", "fast") if rounded > value else ("gut", "rund", "etwas mehr als")
    for hedge in hedges:
        words = f"{hedge} {write_number(rounded, stated)}"
        yield Edit("rounding", article, start, start + len(stated), words)


def convert_unit(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """The same measure in a smaller unit, exactly."""
    number = find_number(article, mention)
    unit = re.search(r"(?<= )[A-ZÄÖÜ][a-zäöüß]+$", article.text[mention.start : mention.end])
    if number is None or unit is None or unit.group() not in CONVERSIONS or mention.quantity.per:
        return
    start, stated, value = number
    if mention.start + unit.start() != start + len(stated) + 1:
        return  # a scale word stands between
    name, factor = CONVERSIONS[unit.group()]
    other = value * factor
    if other == other.to_integral_value():
        words = f"{other.to_integral_value():,}".replace(",", ".") + f" {name}"
        yield Edit("unit conversion", article, start, mention.end, words)


def exchange_hedge(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """A hedge word for one that says the same."""
    outer = article.text[mention.outer_start : mention.start]
    for group in HEDGES:
        for word in group:
            if outer.lower() == word + " ":
                for other in group:
                    if other != word:
                        written = other.capitalize() if outer[0].isupper() else other
                        end = mention.outer_start + len(word)
                        yield Edit("hedge of one meaning", article, mention.outer_start, end, written)
                return


def exchange_noun(article: Article, mention: QuantityMention) -> Iterator[Edit]:
    """The noun that is counted for a synonym in the same case."""
    if mention.counted_start is None or mention.counted_end is None:
        return
    noun = article.text[mention.counted_start : mention.counted_end]
    for group in PLURALS:
        if noun in group:
            for other in group:
                if other != noun:
                    yield Edit("synonym", article, mention.counted_start, mention.counted_end, other)


def reorder(article: Article) -> Iterator[Edit]:
    """Words and sentences that may stand in either order."""
    for found in PAIR.finditer(article.text, article.body_start):
        if found[1] in ("und", "oder", "von", "zwischen", "aus"):
            continue
        yield Edit("word order", article, found.start(2), found.end(3), f"{found[3]} und {found[2]}")
    for found in DAY_AND_PLACE.finditer(article.text, article.body_start):
        yield Edit("word order", article, found.start(), found.end(), f"{found[2]} {found[1]}")
    for found in SENTENCES.finditer(article.text, article.body_start):
        words = f"{found[2]} {found[1].rstrip()}"
        yield Edit("sentence order", article, found.start(), found.end(), words)


def find_number(article: Article, mention: QuantityMention) -> tuple[int, str, Decimal] | None:
    """The number a quantity begins with: its offset, as written, and its value; None for what is no plain number."""
    text = article.text[mention.start : mention.end]
    words = NUMBER_WORDS[article.language]
    first = re.match(r"[^\W\d]+", text)
    if first and first.group() in words:
        return mention.start, first.group(), Decimal(words[first.group()])
    found = DIGITS.match(text)
    if found is None or (article.language == "en" and text[found.end() : found.end() + 1] == "."):
        return None
    stated = found.group()
    if article.language == "en" and "," in stated:
        return mention.start, stated, Decimal(stated.replace(",", ""))
    return mention.start, stated, Decimal(re.sub(r"[.\u00a0\u202f]", "", stated).replace(",", "."))


def round_like(value: Decimal, pattern: Decimal) -> Decimal:
    """A value to as many decimals as the pattern has."""
    return value.quantize(Decimal(1).scaleb(int(pattern.as_tuple().exponent)))


def write_number(value: Decimal, stated: str) -> str:
    """A number as German or English writes it, with the thousands mark of the number it stands for."""
    if "," in stated and not re.fullmatch(r"\d{1,3},\d{3}", stated):
        return str(value).replace(".", ",")
    mark = next((mark for mark in (".", ",", "\u00a0", "\u202f") if mark in stated), "" if value < 10_000 else ".")
    return f"{int(value):,}".replace(",", mark)


def put_digits(stated: str, digits: str) -> str:
    """The digits in the places of those of a written number."""
    rest = iter(digits)
    return "".join(next(rest) if sign.isdigit() else sign for sign in stated)
