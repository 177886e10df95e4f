"""What two figures state when a reader sets them against each other: hedges, bare figures, currencies, parts, dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from checker import pipeline
from checker.finding.figures.quantities import find_quantities
from checker.finding.figures.units import convert
from checker.model import Level, Outcome, Quantity
from checker.plugins import Rule
from checker.reader.consulting import Manner, consult
from checker.reader.stating import find_step, is_bare, lend_scale, lend_unit, state_both
from tests.reader.test_checking import by_reader, check, reasons
from tests.reader.writing import Reader, answer, make_story, pair


def read(text: str) -> Quantity:
    """The one figure of a few words."""
    (mention,) = find_quantities(text)
    return mention.quantity


def differ(one: str, other: str, anew: bool = False) -> bool:
    """Whether two figures state what cannot both be."""
    mine, theirs = state_both(read(one), read(other), anew)
    return not mine.agrees_with(theirs)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("bis zu 30 Millionen Euro", "bis zu 40 Millionen Euro", True),
        ("bis zu 30 Millionen Euro", "höchstens 30 Millionen Euro", False),
        ("bis zu 30 Millionen Euro", "22 Millionen Euro", False),
        ("bis zu 30 Millionen Euro", "zwischen 20 und 40 Millionen Euro", True),
        ("bis zu 40 Millionen Euro", "zwischen 20 und 40 Millionen Euro", False),
        ("mindestens 12 Gäste", "mindestens 17 Gäste", True),
        ("mehr als 60 Helfer", "über 70 Helfer", False),
        ("mehr als 60 Helfer", "über 310 Helfer", True),
        ("rund 230 Gäste", "rund 240 Gäste", True),
        ("rund 600 Gäste", "rund 587 Gäste", False),
        ("knapp 8.000 Gäste", "etwa 7.600 Gäste", False),
        ("mehr als 500 Menschen", "640 Menschen", False),
        ("mehr als 500 Menschen", "4.100 Menschen", True),
        ("mindestens acht Gäste", "31 Gäste", True),
        ("bis zu 90 Gäste", "20 Gäste", False),
    ],
)
def test_limits_are_compared_as_they_are_meant(one: str, other: str, apart: bool) -> None:
    assert differ(one, other) is apart
    assert differ(other, one) is apart


def test_a_bound_that_is_told_anew_is_the_number_it_states() -> None:
    assert not differ("mehr als 50 Tote", "73 Tote")
    assert differ("mehr als 50 Tote", "73 Tote", anew=True)
    assert not differ("mehr als 50 Tote", "52 Tote", anew=True)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("fast 300 Gäste", "über 320 Gäste", True),
        ("weniger als 50 Boote", "mehr als 55 Boote", True),
        ("mehr als 50 Boote", "52 Boote", False),
        ("höchstens 60 Boote", "60 Boote", False),
    ],
)
def test_figures_of_which_nothing_can_be_both_are_never_one_told_anew(one: str, other: str, apart: bool) -> None:
    assert differ(one, other, anew=True) is apart
    assert differ(other, one, anew=True) is apart


def test_how_often_is_set_against_how_many(rules: Sequence[Rule]) -> None:
    often = "Die Wehr von Ulmenhof rückte im Mai {} Mal aus."
    many = "Die Wehr von Ulmenhof hatte im Mai 14 Einsätze."
    checked = check(make_story(often.format(17), many), rules, ("17 Mal", "14 Einsätze"))
    assert [conflict.level for conflict in by_reader(checked)] == [Level.WARNING]
    checked = check(make_story(often.format(14), many), rules, ("14 Mal", "14 Einsätze"))
    assert not by_reader(checked)


def test_what_a_text_says_is_wrong_is_not_its_own_figure(rules: Sequence[Rule]) -> None:
    told = "Im Museum Ulmenhof fielen nicht 30, sondern 45 Bilder von der Wand."
    words = "nicht 30, sondern 45 Bilder"
    for number in ("30", "38"):
        other = f"Im Museum Ulmenhof fielen {number} Bilder von der Wand."
        checked = check(make_story(told, other), rules, (words, f"{number} Bilder"))
        assert [conflict.level for conflict in by_reader(checked)] == [Level.WARNING]
    agreed = check(make_story(told, "Im Museum Ulmenhof fielen 45 Bilder herab."), rules, (words, "45 Bilder"))
    assert not by_reader(agreed)


def test_a_bare_figure_takes_unit_and_scale_of_the_other() -> None:
    bare, told = read("28,3"), read("23,8 Prozent")
    assert is_bare(bare, None)
    assert lend_unit(bare, told, (True, False))[0].unit == "percent"
    assert lend_unit(bare, told, (False, False))[0].unit is None
    assert lend_scale(read("62"), read("26 Milliarden Euro")).value == read("62 Milliarden").value
    assert lend_scale(read("62"), read("26 Gäste")).value == read("62").value


def test_a_fraction_is_so_many_percent() -> None:
    fraction = lend_unit(read("ein Fünftel"), read("20 Prozent"), (True, False))[0]
    assert fraction.agrees_with(read("20 Prozent"))
    assert not lend_unit(read("ein Drittel"), read("20 Prozent"), (True, False))[0].agrees_with(read("20 Prozent"))


@pytest.mark.parametrize(("number", "step"), [("230", "10"), ("4,7", "0.1"), ("8.000", "1000"), ("587", "1")])
def test_the_step_of_a_number_is_that_of_its_last_digit(number: str, step: str) -> None:
    value = read(number).value
    assert value is not None
    assert find_step(value) == find_step(read(step.replace(".", ",")).value or value)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Das Museum Ulmenhof kaufte das Bild für bis zu 30.000 Euro.",
            "Für das Bild zahlte das Museum Ulmenhof bis zu 40.000 Euro.",
            ("30.000 Euro", "40.000 Euro"),
        ),
        (
            "Die Liste Ulmenhof kam auf 23,8 Prozent.",
            "Die Liste Ulmenhof sackte auf 28,3 ab.",
            ("23,8 Prozent", "28,3"),
        ),
        (
            "Das Museum Ulmenhof hat 900 Gäste. Darunter sind sechs Bewohner der Insel.",
            "Im Museum Ulmenhof waren 16 Bewohner der Insel.",
            ("sechs Bewohner", "16 Bewohner"),
        ),
        (
            "Im Museum Ulmenhof fuhren zwei Boten per Fahrrad auf den Hof.",
            "Drei Kuriere fuhren auf den Hof des Museums Ulmenhof.",
            ("zwei Boten", "Drei Kuriere"),
        ),
        (
            "Das Museum Ulmenhof kostet die Stadt 2,7 Milliarden Euro im Jahr.",
            "Das Museum Ulmenhof kostet die Stadt 2,7 Millionen Euro.",
            ("2,7 Milliarden Euro", "2,7 Millionen Euro"),
        ),
    ],
)
def test_a_real_difference_is_a_warning(rules: Sequence[Rule], one: str, other: str, words: tuple[str, str]) -> None:
    told = by_reader(check(make_story(one, other), rules, words))
    assert Level.WARNING in [conflict.level for conflict in told]


def test_the_whole_beside_a_part_is_not_its_contradiction(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Im Museum Ulmenhof sind 41 Bilder verbrannt, davon 15 vollständig.",
        "Im Museum Ulmenhof verbrannten 41 Bilder.",
    )
    assessment = check(story, rules, ("15", "41 Bilder"))
    assert not by_reader(assessment)
    assert len(reasons(assessment)) == 1


def test_sums_in_two_currencies_are_compared_by_the_rate_a_text_tells(rules: Sequence[Rule]) -> None:
    rate = "Der Klub Ulmenhof zahlt bis zu 30 Millionen Pfund (35 Millionen Euro) für den Spieler."
    dearer = "Für den Spieler zahlt der Klub Ulmenhof bis zu 48 Millionen Euro."
    alike = "Für den Spieler zahlt der Klub Ulmenhof bis zu 36 Millionen Euro."
    words = ("30 Millionen Pfund", "48 Millionen Euro")
    assert by_reader(check(make_story(rate, dearer), rules, words))[0].level is Level.WARNING
    assert check(make_story(rate, alike), rules, (words[0], "36 Millionen Euro")).dropped
    untold = rate.replace(" (35 Millionen Euro)", "")
    assert by_reader(check(make_story(untold, dearer), rules, words))[0].level is Level.NOTE


@pytest.mark.parametrize(("votes", "level"), [(1, Level.NOTE), (2, Level.WARNING)])
def test_a_sum_far_below_a_limit_is_open_until_two_votes_agree(rules: Sequence[Rule], votes: int, level: Level) -> None:
    story = make_story(
        "Das Museum Ulmenhof kaufte das Bild für bis zu 80.000 Euro.",
        "Für das Bild zahlte das Museum Ulmenhof 21.000 Euro.",
    )
    told = by_reader(check(story, rules, ("80.000 Euro", "21.000 Euro"), votes=votes))
    assert [conflict.level for conflict in told] == [level]
    near = make_story(story[0].text, "Für das Bild zahlte das Museum Ulmenhof 61.000 Euro.")
    assert check(near, rules, ("80.000 Euro", "61.000 Euro"), votes=votes).dropped


def test_a_limit_holds_for_the_sum_in_brackets(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Der Klub Ulmenhof zahlt bis zu 30 Millionen Pfund (35 Millionen Euro) für den Spieler.",
        "Für den Spieler zahlt der Klub Ulmenhof bis zu 40 Millionen Euro.",
    )
    told = by_reader(check(story, rules, ("35 Millionen Euro", "40 Millionen Euro")))
    assert [conflict.level for conflict in told] == [Level.WARNING]


def test_what_a_rule_leaves_open_for_want_of_dates_the_reader_decides(rules: Sequence[Rule]) -> None:
    dated = make_story(
        "Beim Erdrutsch am Ulmenhof starben 15 Menschen.", "Beim Erdrutsch am Ulmenhof starben 19 Menschen."
    )
    story = tuple(replace(article, published=None) for article in dated)
    words = ("15 Menschen", "19 Menschen", "figure")
    (conflict,) = by_reader(check(story, rules, (*words, "conflict")))
    assert (conflict.verdict.level, conflict.level) == (Outcome.CONFLICT, Level.WARNING)
    (update,) = by_reader(check(story, rules, (*words, "update")))
    assert (update.verdict.level, update.level) == (Outcome.UPDATE, Level.NOTE)


def test_a_count_that_nothing_befell_is_a_later_state_only_where_the_reader_says_so(rules: Sequence[Rule]) -> None:
    story = make_story("Am Ulmenhof lagen drei Boote.", "Vier Boote lagen am Ulmenhof.", days=1)
    words = ("drei Boote", "Vier Boote", "figure")
    told = by_reader(check(story, rules, (*words, "conflict")))
    assert Outcome.CONFLICT in [conflict.verdict.level for conflict in told]
    told = by_reader(check(story, rules, (*words, "update")))
    assert Outcome.CONFLICT not in [conflict.verdict.level for conflict in told]


def test_the_number_one_is_read_from_its_article(rules: Sequence[Rule]) -> None:
    story = make_story("Am Ulmenhof sprach eine Lehrerin.", "Am Ulmenhof sprachen zwei Lehrerinnen.")
    told = by_reader(check(story, rules, ("eine Lehrerin", "zwei Lehrerinnen")))
    assert Level.WARNING in [conflict.level for conflict in told]


def test_an_age_in_brackets_is_told_in_years(rules: Sequence[Rule]) -> None:
    story = make_story("Drei Männer, neben dem Piloten (51) zwei Boten, schweigen.", "Der 15-jährige Pilot schweigt.")
    told = by_reader(check(story, rules, ("51", "15-jährige", "age")))
    assert [conflict.level for conflict in told] == [Level.WARNING]


def test_a_time_of_which_nothing_is_known_is_left_to_the_reader(rules: Sequence[Rule]) -> None:
    story = tuple(
        replace(article, published=None)
        for article in make_story(
            "Den Ulmenhof gründete sie am 3. Mai.", "Den Ulmenhof gründete sie im vergangenen Jahr."
        )
    )
    (conflict,) = by_reader(check(story, rules, ("3. Mai", "im vergangenen Jahr", "date")))
    assert conflict.level is Level.NOTE


def test_two_kinds_at_one_place_are_two_pairs(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Am Ulmenhof stimmten 58 Prozent zu, bei einer Beteiligung von 29 Prozent.",
        "Die Beteiligung am Ulmenhof lag bei 58 Prozent.",
    )
    reader = Reader(
        lambda prompt: answer(
            pair(prompt, "58 Prozent zu, bei einer Beteiligung von 29 Prozent", "lag bei 58 Prozent", "statement"),
            pair(prompt, "29 Prozent", "lag bei 58 Prozent", "figure"),
        )
    )
    said = consult(story, story, (), Manner("m"), reader)
    assert len(said.proposed.pairs) == 2
    told = by_reader(pipeline.check(story, rules, proposed=said.proposed))
    assert Level.WARNING in [conflict.level for conflict in told]


def test_both_finders_are_as_loud_as_the_louder(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Das Museum Ulmenhof kostet 2,7 Milliarden Euro.", "Das Museum Ulmenhof kostet 2,7 Millionen Euro.", days=1
    )
    alone = pipeline.check(story, rules).conflicts
    told = by_reader(check(story, rules, ("2,7 Milliarden Euro", "2,7 Millionen Euro")))
    assert told
    assert all(one.level.rank >= max((other.level.rank for other in alone), default=0) for one in told)


def test_one_number_in_two_units_is_a_slip(rules: Sequence[Rule]) -> None:
    story = make_story("Der Mai am Ulmenhof war 2,6 Grad zu warm.", "Der Mai am Ulmenhof war 2,6 Prozent zu warm.")
    told = by_reader(check(story, rules, ("2,6 Grad", "2,6 Prozent")))
    assert [conflict.level for conflict in told] == [Level.WARNING]


@pytest.mark.parametrize(("limit", "told"), [("bis zu 58 Millionen Euro", "85 Millionen Euro"), ("mehr als 70", "700")])
def test_a_slip_shows_through_a_limit(limit: str, told: str) -> None:
    assert differ(limit, told)
    assert differ(told, limit)


def test_words_of_a_later_state_do_not_silence_a_reader_who_says_conflict(rules: Sequence[Rule]) -> None:
    story = make_story("Am Ulmenhof sind drei Balken faul.", "Am Ulmenhof sind inzwischen acht Balken faul.", days=1)
    told = by_reader(check(story, rules, ("drei Balken", "acht Balken", "figure", "conflict")))
    assert Outcome.CONFLICT in [conflict.verdict.level for conflict in told]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("drei Monate", "90 Tage", False),
        ("zwei Monate", "60 Tage", False),
        ("zwei Monate", "acht Wochen", False),
        ("ein Jahr", "365 Tage", False),
        ("vier Monate", "60 Tage", True),
        ("72 Stunden", "drei Tage", False),
    ],
)
def test_months_are_set_against_days(one: str, other: str, apart: bool) -> None:
    mine, theirs = lend_unit(read(one), read(other), (False, False))
    if mine.unit != theirs.unit:
        theirs = convert(theirs, str(mine.unit))
    assert mine.agrees_with(theirs) is not apart


def test_a_truce_of_four_months_and_one_of_sixty_days_are_told_apart(rules: Sequence[Rule]) -> None:
    story = make_story(
        "In Lorvik ruhen die Waffen. Die Feuerpause dauert vier Monate.",
        "In Lorvik wird nicht mehr geschossen. Vereinbart ist eine Feuerpause von 60 Tagen.",
    )
    checked = check(story, rules, ("vier Monate", "60 Tagen"))
    assert len(by_reader(checked)) == 1


def test_one_quoted_end_of_a_range_is_that_number(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Beim Klassentreffen in Lorvik reichte das Alter von 41 bis 78.",
        "Klassentreffen in Lorvik: Der älteste Gast war 87.",
    )
    checked = check(story, rules, ("78", "87", "age"))
    assert len(by_reader(checked)) == 1
    whole = check(story, rules, ("41 bis 78", "87", "age"))
    assert len(by_reader(whole)) == 1


def test_a_figure_is_a_rate_where_another_text_tells_it_with_the_rate(rules: Sequence[Rule]) -> None:
    told = "Das Werk in Lorvik filtert künftig 2,2 Millionen Liter am Tag."
    bare = "In Lorvik wird ein Filter gebaut, für 1,3 Millionen Liter."
    rated = "Das neue Werk in Lorvik schafft täglich 1,3 Millionen Liter."
    named = ("2,2 Millionen Liter", "1,3 Millionen Liter")
    assert not by_reader(check(make_story(told, bare), rules, named))
    assert by_reader(check(make_story(told, bare, rated), rules, named))


def test_a_slip_makes_a_change_of_a_change(rules: Sequence[Rule]) -> None:
    story = make_story(
        "In Lorvik wird der Kaffee um sechs Cent teurer.",
        "Der Kaffee in Lorvik: Bald kommen 60 Cent drauf.",
    )
    checked = check(story, rules, ("sechs Cent", "60 Cent"))
    assert len(by_reader(checked)) == 1


def test_two_months_named_for_one_end_are_told_apart(rules: Sequence[Rule]) -> None:
    story = make_story(
        "Die Baustelle in Lorvik bleibt bis Ende Juni.",
        "Die Baustelle in Lorvik bleibt bis Ende Juli.",
        "Die Baustelle in Lorvik bleibt bis 30. Juni.",
    )
    checked = check(story, rules, ("Ende Juni", "Ende Juli", "date"))
    assert len(by_reader(checked)) == 1
    agreed = check(story, rules, ("Ende Juni", "30. Juni", "date"))
    assert not by_reader(agreed)
