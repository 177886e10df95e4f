"""Words that begin with a number: "dreijährige", "Dreijahresplan", "35-Jähriger", "Zwölf-Punkte-Plan"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.finding.figures.counted import noun_lemma
from checker.finding.figures.number_words import CUES, LONGEST, cardinal, number_word
from checker.finding.figures.numerals import ABBREVIATED, HUNDRED, ONE, THOUSAND, word_at
from checker.finding.figures.scan import Line
from checker.finding.figures.units import Unit, unit_at
from checker.finding.figures.word_lists import words
from checker.tables import read_table

DATA = Path(__file__).parent / "data" / "compounds.toml"
HYPHENS = frozenset("-‑")
PARTS = 6
OLDEST = 115
LASTING = tuple(sorted(words("lasting_de")))


@dataclass(frozen=True, slots=True)
class Compound:
    """What a word measures: unit code, kind of quantity, counted noun; `value` when the number is part of the word,
    `scale` what a scale word in it multiplies by; `after` the index of the piece behind it."""

    kind: str
    unit: str | None = None
    counted: str | None = None
    value: Decimal | None = None
    after: int = 0
    scale: Decimal = ONE


@lru_cache(maxsize=1)
def load_compounds() -> dict[str, Any]:
    """The table of second parts (German)."""
    table: dict[str, Any] = read_table(DATA)["de"]
    return table


@lru_cache(maxsize=100_000)
def tail_of(lower: str) -> Compound | None:
    """What a compound measures, by its last part in lower case and whatever its ending: years of age for "jähriger",
    percent for "prozentig", times for "mal"; None for a part that the table does not have."""
    table = load_compounds()
    for ending in ("", "e", "en", "er", "es", "em", "ens"):
        stem = lower.removesuffix(ending) if ending else lower
        row = table["adjectives"].get(stem) if lower.endswith(ending) else None
        if row:
            return Compound(row["kind"], row.get("unit"), row.get("counted"))
    row = table["adverbs"].get(lower)
    return Compound(row["kind"], row.get("unit")) if row else None


@lru_cache(maxsize=100_000)
def compound_word(lower: str) -> Compound | None:
    """What a single word that begins with a number measures, or None."""
    table = load_compounds()
    if lower in table["wholes"]:
        number, unit = table["wholes"][lower]
        return Compound("duration", unit, value=Decimal(number))
    if not CUES["de"].match(lower) or len(lower) > LONGEST or lower in table["not"]:
        return None
    for tail in (*table["adjectives"], *table["adverbs"]):
        at = lower.rfind(tail)
        found = tail_of(lower[at:]) if at > 2 else None
        value = head_value(lower[:at]) if found else None
        if found and value is not None:
            kind = "duration" if found.kind == "age" and value > OLDEST else found.kind
            return Compound(kind, found.unit, found.counted, value)
    for tail, unit in table["nouns"].items():
        at = lower.find(tail, 3)
        rest = len(lower) - at - len(tail)
        value = head_value(lower[:at]) if at > 2 and rest > 2 else None
        if value is not None:
            return Compound("duration" if unit in DURATIONS else "measure", unit, value=value)
    return None


def lasts(line: Line, end: int) -> bool:
    """Whether what is so many years old by an adjective that ends before `end` lasts so long: "zehnjährige Anleihen",
    "eine dreijährige Haftstrafe", "40-jähriges Bestehen"."""
    adjective, at = line.at(end - 1).text.islower(), end if line.at(end).text[:1].isupper() else end + 1
    noun = line.at(end_of_compound(line, at + 1) - 1)
    return adjective and noun.text[:1].isupper() and noun.lower.endswith(LASTING)


DURATIONS = frozenset(["year", "month", "week", "day", "hour", "minute", "second"])


def head_value(head: str) -> Decimal | None:
    """The number a compound begins with: "zwanzig", "zweieinhalb", "halb"."""
    value = cardinal(head)
    if value is not None:
        return value
    word = number_word(head, "de")
    return word.value if word and word.kind in ("mixed", "half") else None


def scaled_tail(line: Line, index: int) -> Compound | None:
    """The compound that goes on with a scale word: "-Millionen-Euro-Bad", "-Mrd.-Euro-Kredit", "-Tausend-Marke".

    Without a unit only what stands between scale and last part is counted ("-Millionen-Einwohner-Stadt").
    """
    if line.at(index).text not in HYPHENS or not line.at(index).glued or not line.at(index + 1).glued:
        return None
    word = word_at(line, index + 1)
    if word is None or not (word.kind == "scale" or (word.kind == "card" and word.value in (HUNDRED, THOUSAND))):
        return None
    at = index + 2
    if line.at(at - 1).lower in ABBREVIATED and line.at(at).text == "." and line.at(at).glued:
        at += 1
    tail = hyphen_tail(line, at) or Compound("count", after=at)
    parts = [line.at(place).text in HYPHENS for place in range(at, tail.after)].count(True)
    counted = tail.counted if tail.unit or parts > 1 else None
    return Compound(tail.kind, tail.unit, counted, after=tail.after, scale=word.value)


def hyphen_tail(line: Line, index: int) -> Compound | None:
    """The compound that goes on at `index` after a number: "-Jähriger", "jährige", "-Prozent-Partner", "-mal"."""
    at = index
    if line.at(at).text in HYPHENS and line.at(at).glued and line.at(at + 1).glued:
        at += 1
    elif not line.at(at).glued:
        return None
    if not line.is_word(at):
        return None
    tail = tail_of(line.at(at).lower) if line.language == "de" else None
    if tail:
        return Compound(tail.kind, tail.unit, tail.counted, after=at + 1)
    if at == index:
        return None
    if line.language == "en":
        return english_tail(line, at)
    unit = unit_at(line, at)
    end = end_of_compound(line, unit[1] if unit else at + 1)
    if unit:
        kind = "duration" if unit[0].code in DURATIONS else kind_of_unit(unit[0])
        return Compound(kind, unit[0].code, after=end)
    if not line.at(at).text[0].isupper() or line.at(at).lower in ("er", "te", "ten"):
        return None
    return Compound("count", counted=noun_lemma(line.at(at).text), after=end)


def english_tail(line: Line, at: int) -> Compound | None:
    """ "-year-old", "-kilometre", "-pound"."""
    unit = unit_at(line, at)
    if not unit:
        return None
    end = unit[1]
    if line.at(end).text == "-" and line.at(end).glued and line.at(end + 1).lower in ("old", "olds"):
        return Compound("age", unit[0].code, after=end + 2)
    return Compound("duration" if unit[0].code in DURATIONS else kind_of_unit(unit[0]), unit[0].code, after=end)


def kind_of_unit(unit: Unit) -> str:
    """The kind of a quantity in this unit outside of time."""
    if unit.code in ("percent", "percentage_point", "permille", "ppm", "ppb", "basis_point"):
        return "percent"
    if unit.code == "times":
        return "multiple"
    return "money" if len(unit.code) == 3 and unit.code.isupper() and unit.code not in NOT_CURRENCY else "measure"


NOT_CURRENCY = frozenset(("TWH", "GWH", "MWH", "HPA"))


def end_of_compound(line: Line, index: int) -> int:
    """The index after the last part of a compound written with hyphens."""
    for _ in range(PARTS):
        if line.at(index).text not in HYPHENS or not line.at(index).glued or not line.at(index + 1).glued:
            break
        if not line.is_word(index + 1):
            break
        index += 2
    return index
