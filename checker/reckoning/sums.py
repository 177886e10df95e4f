"""Parts and wholes in one sentence or two: what a text says adds up, and whether it does.

Four ways of saying so are read: parts with a rest ("Unter den 14 Gästen sind fünf A und zwei B, die übrigen sieben"),
parts with a total ("sechs und elf, zusammen 17"), parts that leave none out ("acht Räte, fünf Frauen und drei Männer"),
and a part that must not exceed the whole ("29 Verletzte, davon sieben schwer").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.describing.concepts import concepts_of_word
from checker.describing.frames import SIGN, Frame, compile_frame
from checker.describing.nouns import head_of, name_noun
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.messages import Rounded, Told
from checker.model import Hedge, Level, Outcome, Verdict
from checker.reckoning.arithmetic import ONE, Range, add_up, in_unit, range_of, stated, tell_range
from checker.reckoning.complete_lists import rate_list
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "sums.toml"
ADDED = ("count", "money", "measure", "duration")
PART_WORDS = {
    "de": Expression(
        r"\b(?:[Dd]avon|[Dd]arunter|[Hh]iervon|[Uu]nter ihnen|[Vv]on ihnen|[Vv]on denen|[Uu]nter denen)\b"
    ),
    "en": Expression(r"\b[Oo]f (?:which|whom|them)\b"),
}
PART_AFTER = compile_frame(r"^_(?:[\w-]{1,30}_){0,6}#part")
PART_BEFORE = compile_frame(r"#(?P<noun>(?:_[A-ZÄÖÜ][\w-]{1,30})?)_$")
REST = compile_frame(
    r"\b(?:[Dd]ie|[Dd]er|[Dd]ie_Identität_der)_(?:weiteren|übrigen|restlichen|anderen|verbleibenden)_#rest"
    r"|\b(?:[Dd]ie|[Dd]er)_#other_(?:weiteren|übrigen|restlichen|anderen|verbleibenden)\b"
)
OTHERS = compile_frame(
    r"#part_(?:der|von_den|von)_(?:insgesamt_)?#whole(?P<between>[^#]{1,80}?)[,;.]_(?:[Dd]ie|[Dd]er)_"
    r"(?:weiteren|übrigen|restlichen|anderen|verbleibenden)_#rest"
)
WHOLE = compile_frame(
    r"\b(?:[Uu]nter|[Vv]on|[Bb]ei)_(?:den_|allen_|ihren_|insgesamt_|den_insgesamt_|diesen_){0,2}#whole"
)
ONE_MORE = Expression(
    r"(?:\b(?:und|sowie|sind|waren|je)|,) ein(?:e|en|er|em)? (?:[a-zäöüß]\w{0,30} ){0,2}"
    r"(?!Sprech|Behörde|Polizei)[A-ZÄÖÜ]\w+"
)
TOTAL = compile_frame(
    r"#(?P<noun>[^#;.:()]{0,50})[,–(]_?(?:macht_|das_sind_|das_macht_|also_|somit_|damit_)?"
    r"(?:zusammen|insgesamt|in_Summe|in_der_Summe)_(?:also_|sind_das_|macht_das_)?#total"
)
LIST_JOINT = Expression(r"^[^#;.:()]{0,50}(?:,| und| sowie| and)$")
SPLIT = compile_frame(
    r"#whole(?P<thing>_[^#,;:()]{1,50})(?:,|:|_\(|_–)_(?:davon_|darunter_|und_zwar_|nämlich_)?"
    r"#first(?P<one>[^#;:()]{1,50}?)(?:,|_und|_sowie)_#second(?P<two>[^#]{1,40})"
)
OF_WHOLE = compile_frame(r"#part_(?:der|von_den|von_insgesamt)_(?:insgesamt_)?#whole_[A-ZÄÖÜ]")
NEXT_WORD = Expression(r"[ \u00a0](?:(?:are|were)[ \u00a0])?(\w+)")
LISTING = ("davon", "of which", "of whom", "of them")
LARGE = Decimal(1_000_000)
NEVER_PARTS = Expression(r"\b(?:davon|darunter|weitere|mindestens|bis zu|mehr als|Prozent|jeweils|je|pro)\b")


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts (and `ones`, parts written "eine Schweizerin") against a whole; `rest` is the part named last, if any.

    `exact` parts must make up the whole, others must not exceed it; `limit` is a whole that goes without saying (100
    percent) and takes the place of `whole`, which then is one of the parts; `level` overrides the rule's.
    """

    whole: QuantityMention
    parts: tuple[QuantityMention, ...]
    rest: QuantityMention | None = None
    ones: int = 0
    exact: bool = True
    thing: str = ""
    limit: Decimal | None = None
    level: Level | None = None

    @property
    def figures(self) -> tuple[QuantityMention, ...]:
        """All figures that take part, in order of place."""
        every = (self.whole, *self.parts, *((self.rest,) if self.rest else ()))
        return tuple(sorted(dict.fromkeys(every), key=lambda mention: mention.start))


@lru_cache(maxsize=1)
def load_sums() -> dict[str, Any]:
    """The table of words that sums are made with."""
    return read_table(TABLE)


def find_sums(frame: Frame, before: Frame | None) -> Iterator[Sum]:
    """Every sum of a sentence; `before` is the sentence before it if that has figures."""
    yield from find_rests(frame)
    yield from find_others(frame)
    yield from find_totals(frame)
    yield from find_splits(frame)
    yield from find_parts(frame, before, "de")
    yield from find_larger_parts(frame)


def find_larger_parts(frame: Frame) -> Iterator[Sum]:
    """ "70 der 60 Räte": a part that is larger than its whole; one that fits says nothing more."""
    for found in OF_WHOLE.finditer(frame.text):
        part, whole = frame.figure_at(found.start("part")), frame.figure_at(found.start("whole"))
        if is_count(part) and is_count(whole) and part.quantity.low > whole.quantity.high:
            yield Sum(whole, (part,), exact=False, thing=whole.counted or "")


def find_rests(frame: Frame) -> Iterator[Sum]:
    """ "Unter den 14 Gästen sind fünf A, zwei B und eine C; die weiteren sechs" """
    whole, rest = WHOLE.search(frame.text), REST.search(frame.text)
    if not whole or not rest or whole.end() >= rest.start():
        return
    between = frame.text[whole.end() : rest.start()]
    parts = frame.figures_in(whole.end(), rest.start())
    last = frame.figure_at(rest.start("rest") if rest["rest"] else rest.start("other"))
    first = frame.figure_at(whole.start("whole"))
    if NEVER_PARTS.search(between) or not all(is_count(one) for one in (first, last, *parts)):
        return
    ones = len(ONE_MORE.findall(between.replace("\u00a0", " ")))
    if parts or ones:
        yield Sum(first, parts, last, ones, thing=first.counted or "")


def is_count(mention: QuantityMention) -> bool:
    """Whether a figure counts things one by one."""
    return mention.kind == "count" and mention.quantity.unit is None and mention.quantity.per is None


def find_others(frame: Frame) -> Iterator[Sum]:
    """ "35 der 80 Fälle sind geklärt, die übrigen 45 nicht" """
    found = OTHERS.search(frame.text)
    if not found or NEVER_PARTS.search(found["between"]):
        return
    part, whole, rest = (frame.figure_at(found.start(name)) for name in ("part", "whole", "rest"))
    if all(is_count(one) for one in (part, whole, rest)):
        yield Sum(whole, (part,), rest, thing=whole.counted or "")


def find_totals(frame: Frame) -> Iterator[Sum]:
    """ "sechs Schwer- und elf Leichtverletzte, zusammen 17" """
    for found in TOTAL.finditer(frame.text):
        total = frame.figure_at(found.start("total"))
        parts = list_before(frame, found.start())
        if len(parts) < 2 or not is_total_of(total, parts):
            continue
        yield Sum(total, parts, thing=total.counted or parts[-1].counted or "")


def list_before(frame: Frame, place: int) -> tuple[QuantityMention, ...]:
    """The figures of the list that ends with the one at `place`."""
    index = frame.places.index(place)
    first = index
    while first and LIST_JOINT.match(frame.text[frame.places[first - 1] + 1 : frame.places[first]].rstrip()):
        gap = frame.text[frame.places[first - 1] + 1 : frame.places[first]]
        if NEVER_PARTS.search(gap):
            return ()
        first -= 1
    return frame.figures[first : index + 1]


def is_total_of(total: QuantityMention, parts: tuple[QuantityMention, ...]) -> bool:
    """Whether a total may be the sum of these parts: one unit, and no other noun of its own."""
    if total.kind not in ADDED or any(part.kind != total.kind for part in parts):
        return False
    if any(in_unit(part.quantity, total.quantity.unit) is None for part in parts):
        return False
    own = total.counted_start is not None and total.counted_start >= total.end
    if not own or total.counted is None:
        return True
    heads = {head_of(part.counted) for part in parts if part.counted}
    return heads == {head_of(total.counted)}


def find_splits(frame: Frame) -> Iterator[Sum]:
    """ "17 Kabinettsmitglieder, acht Frauen und neun Männer": two parts that leave nobody out."""
    for found in SPLIT.finditer(frame.text):
        whole, first, second = (frame.figure_at(found.start(name)) for name in ("whole", "first", "second"))
        if not all(is_count(one) for one in (whole, first, second)):
            continue
        words = found["one"].split()[:2], found["two"].split()[:2]
        thing = found["thing"].split()
        if NEVER_PARTS.search(found["one"] + found["two"]) or is_complete(thing, words[1]) or tells_severity(thing):
            continue
        following = frame.text[found.end() :]
        if is_complete(*words) and not following.startswith((SIGN, " und", ", ")):
            yield Sum(whole, (first, second), thing=whole.counted or "")


def is_complete(one: list[str], other: list[str]) -> bool:
    """Whether the words of two parts belong to two different entries of one row of the table."""
    rows: list[list[str]] = load_sums()["complete"]
    for row in rows:
        first = {entry for entry in row for word in one if word.lower().startswith(entry)}
        second = {entry for entry in row for word in other if word.lower().startswith(entry)}
        if first and second and longest(first) != longest(second):
            return True
    return False


def tells_severity(words: list[str]) -> bool:
    """Whether words say how badly people were hurt: what they are told of is an item of the list, not the whole."""
    return any(family == "severity" for word in words for family, _ in concepts_of_word(word))


def longest(entries: set[str]) -> str:
    return max(sorted(entries), key=len)


def find_parts(frame: Frame, before: Frame | None, language: str) -> Iterator[Sum]:
    """ "29 Verletzte, davon sieben schwer", in English "12 boats, of which four": a part is at most the whole,
    whichever figure before it that is."""
    for word in PART_WORDS[language].finditer(frame.text):
        part, place = part_at(frame, word)
        if part is None or part.kind not in ADDED or part.quantity.per or part.quantity.hedge is Hedge.RANGE:
            continue
        opening = not frame.figures_in(0, place) and place < 40
        if opening and (before is None or before.number != frame.number - 1 or before.line != frame.line):
            continue
        source = before if opening and before else frame
        end = len(source.text) if opening else place
        part = with_unit(part, source.figures_in(0, end))
        whole = choose_whole(source, end, part)
        if whole is None:
            continue
        listed = list_after(frame, word, part) if whole.kind == part.kind else (part,)
        complete = rate_list(frame, whole, listed)
        level = complete or (Level.WARNING if len(listed) > 1 else None)
        yield Sum(whole, listed, exact=bool(complete), thing=whole.counted or whole.quantity.unit or "", level=level)


def list_after(frame: Frame, word: re.Match[str], part: QuantityMention) -> tuple[QuantityMention, ...]:
    """The parts that "davon" lists, each told like the first ("46 Millionen in Schulen, 39 Millionen in Straßen")."""
    first = next((index for index, one in enumerate(frame.figures) if one.start == part.start), len(frame.figures))
    listed = [part]
    if word.group().lower() not in LISTING or first == len(frame.figures) or frame.places[first] < word.start():
        return (part,)
    for index in range(first + 1, len(frame.figures)):
        gap = frame.text[frame.places[index - 1] + 1 : frame.places[index]]
        following = frame.figures[index]
        alike = (
            following.kind == frame.figures[first].kind
            and following.quantity.unit == frame.figures[first].quantity.unit
        )
        told = name_telling(frame, index) == name_telling(frame, first)
        if not (LIST_JOINT.match(gap.rstrip()) and alike and told) or NEVER_PARTS.search(gap):
            break
        listed.append(replace(following, kind=part.kind, quantity=replace(following.quantity, unit=part.quantity.unit)))
    return tuple(listed)


def name_telling(frame: Frame, index: int) -> str:
    """How the words behind a figure tell what it is: by a preposition, a noun or something else."""
    word = NEXT_WORD.match(frame.text, frame.places[index] + 1)
    if word is None:
        return "nothing"
    return "noun" if word[1][0].isupper() else "preposition" if word[1] in load_sums()["prepositions"] else "other"


def part_at(frame: Frame, word: re.Match[str]) -> tuple[QuantityMention | None, int]:
    """The figure that "davon" makes a part, before or after it, and where the whole must have been named by."""
    before = PART_BEFORE.search(frame.text[max(0, word.start() - 40) : word.start()])
    if before and word.group().lower() in ("davon", "hiervon", "von ihnen", "von denen", "of whom", "of which"):
        place = max(0, word.start() - 40) + before.start()
        return frame.figure_at(place), place
    after = PART_AFTER.search(frame.text[word.end() : word.end() + 160])
    if after and word.group().lower() != "von denen":
        return frame.figure_at(word.end() + after.start("part")), word.start()
    return None, word.start()


def with_unit(part: QuantityMention, before: tuple[QuantityMention, ...]) -> QuantityMention:
    """ "20 Millionen Euro, davon 25 Millionen vom Land": a bare large number takes the unit of the amount before it."""
    number = stated(part.quantity)
    if part.kind != "count" or part.counted_end is not None or number is None or number < LARGE or not before:
        return part
    nearest = before[-1]
    if nearest.kind not in ("money", "measure"):
        return part
    return replace(part, kind=nearest.kind, quantity=replace(part.quantity, unit=nearest.quantity.unit))


def choose_whole(frame: Frame, place: int, part: QuantityMention) -> QuantityMention | None:
    """The largest figure before `place` that may be the whole; None where that is open."""
    nearest = frame.figures_in(0, place)
    if not nearest:
        return None
    vague = Expression(rf"\b(?:{'|'.join(load_sums()['vague'])})\b")
    if vague.search(frame.text[frame.places[len(nearest) - 1] : place]):
        return None
    candidates = [
        one for one in nearest if one.kind == part.kind and in_unit(one.quantity, part.quantity.unit) is not None
    ]
    adjacent = nearest[-1] in candidates and len(frame.text[frame.places[len(nearest) - 1] : place]) < 80
    if not candidates or not (adjacent or is_alike(candidates[-1], part)):
        return None
    if part.kind == "count" and not any(is_alike(one, part) for one in candidates) and not adjacent:
        return None
    return max(candidates, key=lambda one: (high_in(one, part), one.start))


def high_in(whole: QuantityMention, part: QuantityMention) -> Decimal:
    """The upper end of a figure in the unit of the part."""
    moved = in_unit(whole.quantity, part.quantity.unit)
    return moved.high if moved is not None else Decimal(0)


def is_alike(whole: QuantityMention, part: QuantityMention) -> bool:
    """Whether both count the same noun, or both count people, or the part counts no noun of its own."""
    if part.counted is None or part.counted_start is None or part.counted_start < part.start:
        return True
    if whole.counted is None:
        return False
    if name_noun(whole.counted) == name_noun(part.counted) or head_of(whole.counted) == head_of(part.counted):
        return True
    return is_person(whole.counted) and is_person(part.counted)


@lru_cache(maxsize=10_000)
def is_person(noun: str) -> bool:
    """Whether a noun counts people, by the table or by the concepts it names."""
    return noun in load_sums()["people"] or any(family == "who" for family, _ in concepts_of_word(noun))


def judge_sum(found: Sum) -> Verdict | None:
    """Whether parts and whole of one article can both be right, their ranges added up in the unit of the whole.

    An exact sum must meet the whole, any other must not exceed it; with a `rest` the parts are taken from the whole
    instead. None where the unit of a part cannot be converted.
    """
    unit = found.whole.quantity.unit
    moved = [in_unit(part.quantity, unit) for part in found.parts]
    parts = [one for one in moved if one is not None]
    if len(parts) != len(moved):
        return None
    whole = range_of(found.whole.quantity) if found.limit is None else Range(found.limit, found.limit)
    ranges = [range_of(part) for part in parts] + [Range(ONE, ONE)] * found.ones
    told = [*(Rounded(stated(part) or part.high) for part in parts), *[Rounded(ONE)] * found.ones]
    said = Rounded(found.limit or stated(found.whole.quantity) or whole.high)
    if found.rest is not None:
        left = whole.minus(add_up(ranges))
        claimed = range_of(found.rest.quantity)
        equation = _equate(Told.joined([said, *told], " - "), left)
        rest = Rounded(stated(found.rest.quantity) or claimed.high)
        return _judge(left.meets(claimed), equation, Told("{sum}, not {stated}.", sum=equation, stated=rest), found)
    reached = add_up(ranges)
    equation = Told.joined(told, " + ")
    if len(told) > 1:
        equation = _equate(equation, reached)
    if found.exact:
        wrong = Told("{sum}, not {stated}.", sum=equation, stated=said)
        return _judge(reached.meets(whole), equation, wrong, found)
    if reached.low <= whole.high:
        return Verdict(Outcome.AGREES, Told("{sum} is not more than {whole}.", sum=equation, whole=said))
    return conflict(Told("{sum} is more than the whole: {whole}.", sum=equation, whole=said), found)


def _equate(sum_told: Told, reached: Range) -> Told:
    return Told("{parts} = {sum}", parts=sum_told, sum=tell_range(reached))


def _judge(right: bool, equation: Told, wrong: Told, found: Sum) -> Verdict:
    return Verdict(Outcome.AGREES, Told("{told}.", told=equation)) if right else conflict(wrong, found)


def conflict(because: str, found: Sum) -> Verdict:
    """The verdict on a sum that does not come out."""
    advice = Told("Calculate again: check parts and whole at the source.")
    return Verdict(Outcome.CONFLICT, because, severity=found.level, advice=advice)
