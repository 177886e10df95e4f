"""Rates: what a figure is per ("je Einwohner", "im Monat", "jährlich")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.finding.figures.number_words import number_word
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.language.words import lemma_of
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "rates.toml"
REACH = 7
LATER = frozenset(("pro", "je", "every", "each", "per"))
# After these a time noun is part of a date: "im Jahr 2024", "am Tag danach", "in der Woche nach der Wahl".
DATED = words("dated")
ARTICLES, BEHIND_TIME = words("articles_en"), words("behind_time_en")
SPANNED = frozenset(("in", "within", "over", "for", "after", "of", "by"))  # "to so many in a month" is no rate
EVERY = frozenset(("each", "every", "jede", "jeden", "jedes"))
SHORT_TIMES = frozenset(("Stunde", "Minute", "Sekunde"))
STOP = words("english_stop")
BEFORE_TIME = frozenset(("pro", "je", "per")) | EVERY
ENDINGS = ("", "e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class RateTable:
    """Prepositions, articles, time nouns and adverbs of rate of one language; `short` are signs of units as nouns."""

    words: frozenset[str]
    articles: frozenset[str]
    passed: frozenset[str]
    time: dict[str, str]
    adverbs: dict[str, str]
    short: dict[str, str]


@lru_cache(maxsize=4)
def load_rates(language: str) -> RateTable:
    """The rate words of one language; adverbs also as adjectives ("jährliche")."""
    rows = read_table(DATA)[language]
    endings = ENDINGS if language == "de" else ("",)
    adverbs = {word + ending: code for word, code in rows["adverbs"].items() for ending in endings if " " not in word}
    return RateTable(
        frozenset(rows["words"]),
        frozenset(rows["articles"]),
        frozenset(rows["passed"]),
        rows["time"],
        adverbs,
        rows["short"],
    )


def rate_after(line: Line, index: int, plain_article: bool) -> tuple[str, int] | None:
    """The rate that starts at `index` and the index after it; `plain_article` lets "die Stunde" be one."""
    table = load_rates(line.language)
    index += line.at(index).lower in table.passed
    if line.at(index).text == "-" and line.at(index).glued and line.at(index + 1).lower in ("a", "an"):
        timed = table.time.get(line.at(index + 3).text) if line.at(index + 2).text == "-" else None
        return (timed, index + 4) if timed else None  # "$40m-a-year"
    first = line.at(index)
    if first.lower in table.adverbs:
        return table.adverbs[first.lower], index + 1
    if first.lower in ARTICLES and line.at(index + 1).text in table.time and is_past_time(line, index + 2):
        return None  # "£950 million a year ago"
    if first.lower in table.words:
        return rate_noun(line, index + 1, table, first.text == "/")
    length = 2 if f"{first.lower} {line.at(index + 1).lower}" in table.articles else 1
    phrase = " ".join(line.at(index + k).lower for k in range(length))
    noun = line.at(index + length)
    if phrase not in table.articles or noun.text not in table.time:
        return None
    bare = phrase in ("die", "der", "das", "den")
    if bare and not (plain_article and phrase in ("die", "das", "den")):
        return None
    after = line.at(index + length + 1)
    dated = line.is_figure(index + length + 1) or after.lower in DATED
    return None if dated else (table.time[noun.text], index + length + 1)


def rate_later(line: Line, index: int) -> tuple[str, int] | None:
    """What a figure is per by words further on in its clause: "300 Menschen sterben jährlich", "pro Jahr", "a year".

    In: the line, and the index of the piece behind the figure. Out: the unit of the rate, and up to which piece the
    figure now reaches (further than before only for "a year", which would be read as a length of time); None where
    the clause tells no rate.
    """
    table = load_rates(line.language)
    for at in range(index, index + REACH):
        piece = line.at(at)
        if not piece.text or piece.text in ",;:()" or line.is_figure(at) or line.ends_sentence(at):
            return None
        spelled = number_word(piece.lower, line.language) if at > index and line.is_word(at) else None
        if spelled is not None and spelled.kind == "card":
            return None  # "the three would open six days a week"
        if piece.lower in table.adverbs:
            return table.adverbs[piece.lower], index
        if piece.lower in LATER and line.at(at + 1).text in table.time:
            return table.time[line.at(at + 1).text], index
        if habit := habitual(line, at, table):
            return habit, index
        timed = piece.lower in ARTICLES and line.at(at + 1).text in table.time
        spanned = line.at(at - 1).lower in SPANNED
        if timed and line.language == "en" and not spanned and not is_past_time(line, at + 2):
            return table.time[line.at(at + 1).text], at + 2
    return None


def habitual(line: Line, at: int, table: RateTable) -> str | None:
    """The unit of German "im Jahr", "am Tag", "im Monat" where they stand for every one: nothing behind says which year
    or day is meant ("im Jahr 2024", "am Tag der Wahl", "im Monat Mai")."""
    noun, after = line.at(at + 1), line.at(at + 2)
    if line.at(at).lower == "in" and noun.lower == "der" and after.text in SHORT_TIMES and line.language == "de":
        behind = line.at(at + 3)
        return None if behind.lower in DATED or not behind.text.islower() else table.time[after.text]
    if line.language != "de" or line.at(at).lower not in ("im", "am") or noun.text not in table.time:
        return None
    before = line.at(at - 1).lower
    dated = after.lower in DATED or after.text[:1].isupper() or before in ("noch", "schon", "erst", "gleich")
    year = noun.text.startswith("Jahr") and line.is_figure(at + 2)
    return None if dated or year else table.time[noun.text]


def is_past_time(line: Line, index: int) -> bool:
    """Whether the English word at `index` makes "a year" before it a span of time: "a year ago"; with a figure behind
    it "a year from 2028" is a rate."""
    return line.at(index).lower in BEHIND_TIME and not (
        line.at(index).lower in ("from", "since") and line.is_figure(index + 1)
    )


def rate_noun(line: Line, index: int, table: RateTable, stroke: bool) -> tuple[str, int] | None:
    """The noun after "pro", "je", "per", with the count before it ("je 100.000 Einwohner" -> "100000 Einwohner")."""
    if stroke and not line.at(index).glued:
        return None
    many = ""
    if line.is_figure(index) and not stroke:
        many = "".join(sign for sign in line.at(index).text if sign.isdecimal()) + " "
        index += 1
    noun = line.at(index)
    if noun.text in table.time or noun.lower in table.time:
        return many + (table.time.get(noun.text) or table.time[noun.lower]), index + 1
    if noun.text in table.short:
        return many + table.short[noun.text], index + 1
    if line.language == "en":
        is_noun = line.is_word(index) and len(noun.text) > 2 and noun.lower not in STOP  # "three each when they met"
        return (lemma_of(noun.text, "en"), index + 1) if is_noun and line.at(index - 1).lower != "every" else None
    if noun.text[:1].islower() and line.at(index + 1).text[:1].isupper() and noun.lower.endswith(ENDINGS[1:]):
        index, noun = index + 1, line.at(index + 1)
    return (many + lemma_of(noun.text, "de"), index + 1) if noun.text[:1].isupper() and line.is_word(index) else None


def rate_before(line: Line, index: int) -> str | None:
    """An adverb or adjective of rate in the same clause before the figure ("Jährlich sterben ...")."""
    table = load_rates(line.language)
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        piece = line.at(at)
        if piece.text in ",;:()" or line.is_figure(at) or line.ends_sentence(at):
            return None
        if piece.lower in table.adverbs:
            return table.adverbs[piece.lower]
        if piece.lower in BEFORE_TIME and line.at(at + 1).text in table.time:
            # "6p per hour for a 200W lamp"
            taken = line.language == "en" and (line.is_figure(at - 1) or line.is_figure(at - 2))
            return None if taken else table.time[line.at(at + 1).text]
        if habit := habitual(line, at, table):
            return habit
        if piece.text in ("Pro", "Je") and line.language == "de":  # "Je Anteilsschein sollen 45 Cent fließen"
            noun = rate_noun(line, at + 1, table, False)
            return noun[0] if noun else None
    return None
