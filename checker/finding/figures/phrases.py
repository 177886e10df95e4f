"""Joins figures of one line into quantities: ranges, shared units, hedges, rates and what is counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from checker.finding.figures.counted import PARTICIPLES, Counted, counted_at, counted_by_number_of
from checker.finding.figures.draft import Figure
from checker.finding.figures.english import lasts_over, read_hyphened_score
from checker.finding.figures.figures import read_figure_at
from checker.finding.figures.hedges import hedge_after, hedge_before
from checker.finding.figures.idioms import is_idiom
from checker.finding.figures.lending import is_plain, share_rates, share_units
from checker.finding.figures.not_quantities import (
    added_time_end,
    comma_row_end,
    digits_end,
    is_half_hour,
    is_house_number,
    is_model,
    is_name_and_number,
    is_named_by_number,
    is_part_of_name,
    is_postcode,
    is_second_year,
    leading_zero_end,
    list_number_end,
    listed_end,
    telephone_end,
)
from checker.finding.figures.numerals import MILLION, ONE, TEN, THOUSAND, word_at
from checker.finding.figures.ones import is_lonely_one
from checker.finding.figures.party_results import counted_by_result, is_party_result
from checker.finding.figures.ranges import range_from
from checker.finding.figures.rates import rate_after, rate_before, rate_later
from checker.finding.figures.scan import Line
from checker.finding.figures.shares_of_whole import out_of
from checker.finding.figures.spelled import read_numeral
from checker.finding.figures.times_taken import time_taken
from checker.finding.figures.units import dimension_of, unit_at
from checker.finding.figures.word_lists import words

JOINING = frozenset(("auf", "und", "oder", "statt", "to", "and", "or", "bis", "zu"))
SHARE_OF = words("share_of")
AGE_NAMED = 3  # pieces: "the age of"
OVER_A_MATTER, STOP = words("over_a_matter_en"), words("english_stop")
SURVEYS, SURVEY_REACH = words("surveys"), 6  # pieces before
GOING_UP, ABOUT_A_MATTER = words("going_up_en"), words("about_a_matter_en")
FAMILY = frozenset(("family", "mother", "father", "parents"))
WITHOUT = frozenset(("without", "ohne"))
SMALLER_TIME = {"hour": "minute", "minute": "second"}
Spans = Sequence[tuple[int, int]]


class Phrase:
    """A finished figure with the pieces around it that belong to it."""

    __slots__ = ("counted", "figure", "outer_end", "outer_first")

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.outer_first = figure.first
        self.outer_end = figure.end
        self.counted: Counted | None = None


def read_phrases(line: Line, blocked: Spans, cues: Sequence[int]) -> list[Phrase]:
    """All quantities of one line; `blocked` are spans of dates, `cues` offsets where a number may start."""
    found: list[Phrase] = []
    starts = [piece.start for piece in line.pieces]
    at, block = 0, 0
    for cue in cues:
        place = bisect_right(starts, cue) - 1
        if place < at:
            continue
        start = starts[place]
        while block < len(blocked) and blocked[block][1] <= start:
            block += 1
        if block < len(blocked) and blocked[block][0] <= start:
            continue
        figure, at = figure_at(line, place)
        if figure and (block == len(blocked) or line.at(figure.end - 1).start < blocked[block][0]):
            figure.first = max(figure.first, found[-1].figure.end if found else 0)
            found.append(Phrase(figure))
    figures = [phrase.figure for phrase in found]
    share_units(line, figures)
    for phrase in found:
        complete(line, phrase)
    share_rates(line, figures)
    found = [phrase for place, phrase in enumerate(found) if not place or not is_in_rate(found[place - 1], phrase)]
    inherit_counted(line, found)
    return found


def figure_at(line: Line, index: int) -> tuple[Figure | None, int]:
    """The figure or range that starts here and the index after it; None with an index to go on from."""
    if line.is_figure(index):
        if taken := time_taken(line, index):
            return taken, taken.end
        skipped = skipped_end(line, index)
        if skipped:
            return None, skipped
    elif line.at(index).glued and line.at(index - 1).text[:1].isalnum():
        return None, index + 1
    figure = read_figure_at(line, index)
    if figure is None:
        return None, after_dotted(line, index)
    score = figure if read_hyphened_score(line, figure) else score_at(line, figure)
    if score:
        idle = score.value == 1 and score.per == "1" and not score.digits
        return (None if idle or is_clock(line, score) else score), score.end
    share = out_of(line, figure)
    if share:
        return share, share.end
    if is_lonely_one(line, figure) or is_half_hour(line, figure) or is_idiom(line, figure):
        return None, figure.end
    if is_malformed(line, figure):
        return None, figure.end + 1
    figure = range_from(line, figure)
    plain = is_plain(figure) and not figure.is_range
    named = plain and is_name_and_number(line, index, figure.end) and not is_party_result(line, index)
    if named or (plain and is_model(line, index, figure.end)):
        return None, listed_end(line, figure.end)
    return figure, figure.end


def is_malformed(line: Line, figure: Figure) -> bool:
    """Whether a larger number in one word follows that this one cannot multiply: "zwanzig zweitausend"."""
    if figure.digits or not figure.bare or figure.unit is not None or figure.value is None or figure.whole_word:
        return False
    after = word_at(line, figure.end)
    larger = after is not None and after.kind == "card" and after.value > max(figure.value, THOUSAND)
    return larger and figure.value >= TEN


def after_dotted(line: Line, index: int) -> int:
    """The index to read on from once `index` was found to be no figure: behind both parts of a dotted number such as
    "8.1", else behind this piece."""
    dotted = line.is_figure(index) and line.at(index + 1).text == "." and line.at(index + 1).glued
    return index + 3 if dotted and line.at(index + 2).glued and line.is_figure(index + 2) else index + 1


def skipped_end(line: Line, index: int) -> int:
    """The index behind digits at `index` that are no quantity (a telephone number, a postal code, a name with a number,
    the number of an item of a list); 0 where they may be one."""
    zero = leading_zero_end(line, index)
    if zero:
        return zero
    if is_postcode(line, index) or is_second_year(line, index) or is_house_number(line, index):
        return index + 1
    if is_part_of_name(line, index) or is_named_by_number(line, index):
        return listed_end(line, index + 1)
    row = telephone_end(line, index) or digits_end(line, index) or comma_row_end(line, index)
    return row or added_time_end(line, index) or list_number_end(line, index)


def score_at(line: Line, figure: Figure) -> Figure | None:
    """The score, vote or odds that begins with this figure, changed in place: "2:1", "zwei zu eins"; None if none does.

    The first number stays the value and the second is kept in `per`, so that only equal scores agree. Two numbers
    before a unit of time ("1:20 Stunden") become a length of time.
    """
    colon, second = line.at(figure.end), line.at(figure.end + 1)
    if colon.lower in ("zu", "-") and figure.value is not None and figure.value < 20 and figure.unit is None:
        return spoken_score(line, figure)
    if colon.text != ":" or not (colon.glued and second.glued and second.text.isdecimal()) or not figure.digits:
        return None
    if figure.unit is not None or figure.value is None:
        return None
    unit = unit_at(line, figure.end + 2)
    if unit and unit[0].code in SMALLER_TIME:
        figure.value, figure.end, figure.step = figure.value * 60 + int(second.text), unit[1], Decimal(0)
        figure.kind, figure.unit, figure.bare = "duration", SMALLER_TIME[unit[0].code], False
        return figure
    figure.kind, figure.unit, figure.per, figure.end, figure.step = (
        "score",
        "score",
        second.text,
        figure.end + 2,
        Decimal(0),
    )
    return figure


def is_clock(line: Line, score: Figure) -> bool:
    """Whether "2:00" is a time of day."""
    return line.at(score.end).lower in ("uhr", "am", "pm", "a", "p")


def spoken_score(line: Line, figure: Figure) -> Figure | None:
    """ "zwei zu eins"; "eins zu eins" is an adverb and "-" belongs to sums and ranges."""
    if line.at(figure.end).lower != "zu" or not line.at(figure.end + 1).text[:1].isalnum():
        return None
    other = read_numeral(line, figure.end + 1)
    if other is None or other.value is None or other.one or other.kind != "number" or other.value >= 20:
        return None
    figure.kind, figure.unit, figure.per, figure.end = "score", "score", str(int(other.value)), other.end
    figure.step, figure.whole_word = Decimal(0), True
    return figure


def complete(line: Line, phrase: Phrase) -> None:
    """Read what stands around one figure into its phrase: the noun it counts, what it is per, and its hedge.

    An age takes a hedge alone; ranks and scores are left as they are.
    """
    figure = phrase.figure
    if figure.kind in ("ordinal", "score", "age"):
        if figure.kind == "age":
            take_hedge(line, phrase)
        return
    if figure.counted is None and (figure.unit is None or figure.kind == "percent") and not figure.whole_word:
        phrase.counted = counted_after(line, figure)
        if phrase.counted:
            phrase.outer_end = phrase.counted.after
    take_rate(line, phrase)
    take_hedge(line, phrase)


def counted_after(line: Line, figure: Figure) -> Counted | None:
    """The noun counted; of a percentage or fraction only the whole it is a share of."""
    if line.at(figure.first - 1).lower == "of" and line.at(figure.first - 2).lower in FAMILY:
        return None  # "a family of five lives there"
    partitive = figure.kind in ("percent", "fraction")
    behind = hedge_after(line, figure.end)
    if behind and line.at(figure.end).glued:
        return counted_at(line, behind[1])  # "300+ staff", "60-odd shops"
    if partitive and line.at(figure.end).lower not in SHARE_OF:
        return counted_at(line, figure.end) if figure.kind == "fraction" else None
    return counted_at(line, figure.end, plural=figure.value is None or figure.value > ONE)


def take_rate(line: Line, phrase: Phrase) -> None:
    """The rate after the figure or its noun, else an adverb of rate before it."""
    figure = phrase.figure
    if figure.kind in ("multiple", "magnitude"):
        if line.at(figure.end - 1).lower.endswith("mal"):  # "zweimal im Jahr"
            figure.per, phrase.outer_end = rate_after(line, figure.end, False) or (None, phrase.outer_end)
        return
    substance = figure.kind == "measure" and line.language == "de" and line.at(figure.end).text[:1].isupper()
    for at in dict.fromkeys((figure.end, phrase.outer_end + substance)):  # "94 Liter Regen pro Quadratmeter"
        found = rate_after(line, at, figure.kind == "money")
        if found and found[0] != figure.unit:
            figure.per, phrase.outer_end = found[0], max(found[1], phrase.outer_end)
            return
    if figure.kind in ("count", "money", "measure"):
        later = rate_later(line, phrase.outer_end)
        figure.per = rate_before(line, figure.first) or (later[0] if later else None)
        if later and figure.per == later[0]:
            phrase.outer_end = later[1]


OLDER = (("älter", "als"), ("jünger", "als"), ("older", "than"), ("younger", "than"))
SUMS, RACES = tuple(sorted(words("sums_over"))), tuple(sorted(words("races_over")))


def take_hedge(line: Line, phrase: Phrase) -> None:
    """The hedge before or after the figure."""
    figure = phrase.figure
    value = figure.value if figure.value is not None else figure.high
    measured = figure.unit is not None or figure.kind == "fraction"
    round_number = value >= THOUSAND or (value >= 20 and value % 10 == 0)
    first = figure.first - AGE_NAMED if tells_age_of(line, figure) else figure.first
    found = hedge_before(line, first, measured or round_number)
    if found and found[0].pieces == ("unter",) and is_among(line, figure, found[1], measured):
        return
    told_over = line.at(found[1] - 1).lower if found and found[0].pieces == ("über",) else ""
    if (figure.kind == "money" and told_over.endswith(SUMS)) or (
        figure.kind == "measure" and dimension_of(figure.unit) == "length" and told_over.endswith(RACES)
    ):
        return  # "ein Kredit über 30 Millionen Euro" is of that sum, "der Sprint über 7,5 Kilometer" of that length
    if found and found[0].pieces == ("about",) and line.at(found[1] - 1).lower in ABOUT_A_MATTER:
        return
    if found and found[0].pieces == ("up", "to") and line.at(found[1] - 1).lower in GOING_UP:
        return
    if found and found[0].pieces == ("over",) and figure.kind == "money" and is_over_a_matter(line, figure, found[1]):
        return
    if found and found[0].pieces in OLDER and figure.unit in ("year", None) and figure.kind in ("duration", "count"):
        figure.kind, figure.unit, figure.bare = "age", "year", False
    during = found and found[0].pieces == ("over",) and figure.kind == "duration" and not lasts_over(line, found[1])
    if found and not during and not is_date_word(found[0].pieces, figure):
        figure.hedge, phrase.outer_first = found[0], min(found[1], phrase.outer_first)
        return
    for at in dict.fromkeys((figure.end, phrase.outer_end)):
        after = hedge_after(line, at)
        if after and not line.is_figure(after[1]):  # "10 plus 3", "six streets and over 400 homes"
            figure.hedge, phrase.outer_end = after[0], max(after[1], phrase.outer_end)
            return


def tells_age_of(line: Line, figure: Figure) -> bool:
    """Whether "the age of" stands before the figure, so that its hedge stands before that: "under the age of five"."""
    said = [line.at(at).lower for at in range(figure.first - AGE_NAMED, figure.first)]
    return figure.kind == "age" and said == ["the", "age", "of"]


def is_among(line: Line, figure: Figure, at: int, measured: bool) -> bool:
    """Whether German "unter" at `at` says among whom: "unter den 15- bis 25-Jährigen", "eine Umfrage unter 1508
    Wählern"; no limit is that exact."""
    if line.at(at + 1).lower in ("den", "diesen"):
        return True
    if measured:
        return False
    exact = figure.digits and figure.value is not None and figure.value % TEN != 0
    return exact or any(line.at(place).lower in SURVEYS for place in range(at - SURVEY_REACH, at))


def is_over_a_matter(line: Line, figure: Figure, at: int) -> bool:
    """Whether English "over" at `at` says why somebody is tried or attacked: "jailed over a £3m theft"."""
    after = line.at(figure.end)
    told = any(line.at(place).lower in OVER_A_MATTER for place in range(at - SURVEY_REACH, at))
    return told and after.text.isalpha() and after.text.islower() and after.lower not in STOP


def is_date_word(pieces: tuple[str, ...], figure: Figure) -> bool:
    """Whether a hedge word is one of time before this figure ("ab 18 Uhr")."""
    return pieces == ("ab",) and figure.unit is None and figure.is_range


def inherit_counted(line: Line, phrases: list[Phrase]) -> None:
    """ "Zwölf Räte waren dafür, neun dagegen": a bare count takes the noun of the one before it."""
    for earlier, later in pairwise(phrases):
        pair = [line.at(k).lower for k in range(earlier.figure.end, min(later.figure.first, earlier.figure.end + 3))]
        if is_uncounted(earlier) and later.counted and later.figure.unit is None and pair and pair[0] in JOINING:
            earlier.counted = later.counted
    last: Phrase | None = None
    for phrase in phrases:
        if is_uncounted(phrase) and line.language == "de":
            first = phrase.figure.first
            phrase.counted = counted_by_number_of(line, first) or counted_by_result(line, first)
        figure = phrase.figure
        if phrase.counted or figure.counted or figure.unit is not None:
            last = phrase
            continue
        share = figure.kind == "fraction" and line.at(figure.end).lower in ("davon", "dieser")
        if last is None or last.counted is None or not (is_uncounted(phrase) or share) or last.figure.unit is not None:
            continue
        if any(line.ends_sentence(k) for k in range(last.figure.end, min(figure.first, last.figure.end + 60))):
            last = None
            continue
        if not counts_others(line, last, figure):
            phrase.counted = last.counted


def counts_others(line: Line, last: Phrase, figure: Figure) -> bool:
    """Whether a bare count is of something else than the noun of the figure before it."""
    behind, english = line.at(figure.end), line.language == "en"
    if english and behind.text == "-" and behind.glued:
        return True  # "a 250,000-strong army", "a three-way race"
    fate = english and last.counted is not None and last.counted.lemma in PARTICIPLES
    if english and figure.value == ONE and names_single(line, figure.end):
        return True  # "four people on one family plan"
    if behind.lower in WITHOUT or (fate and line.is_word(figure.end) and not behind.glued):
        return True  # "9 dead, 200,000 without power", "five dead, 40 homeless": others than the dead
    if figure.scale >= MILLION and line.at(figure.first - 1).lower in ("für", "for"):
        return True  # "eine Kette für 2,3 Millionen": money
    return english and line.at(last.figure.end).text == "-"  # "a four-storey house": the next counts no storeys


def names_single(line: Line, at: int) -> bool:
    """Whether a noun or what stands before one follows English "one", so that it is of nothing else."""
    word = line.at(at).lower
    told = word.endswith(("ly", "ed", "en")) and word not in FAMILY  # "one seriously", "one was taken"
    plain = line.is_word(at) and word not in STOP and word not in PARTICIPLES and not told
    return plain and not line.at(at).glued


def is_in_rate(earlier: Phrase, phrase: Phrase) -> bool:
    """Whether the figure belongs to the rate of the one before it ("je 100.000 Einwohner", "a week")."""
    return earlier.figure.per is not None and phrase.figure.first < earlier.outer_end


def is_uncounted(phrase: Phrase) -> bool:
    """Whether a plain count has no noun of its own."""
    figure = phrase.figure
    return figure.kind == "count" and figure.unit is None and not figure.whole_word and phrase.counted is None
