"""Ages of people without a full name, births and ages at death: what is read, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from checker.finding.events.lifespans import ages_at_death_of, births_of, death_of
from checker.finding.people.ages import DescribedAge, described_ages_of
from checker.identity.ages import birth_range, is_near, stand_alone, whole_years
from checker.identity.suspects import nations_differ, only_suspect, trades_differ
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, published: date | None = date(2025, 6, 4)) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, published=published), load_base("de"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ein 32-jähriger Pole steht unter Verdacht.", (32, "suspect", "m", "PL", "", "")),
        ("Der 36 Jahre alte Tunesier wurde angeklagt.", (36, "suspect", "m", "TN", "", "")),
        ("Die 31-jährige Polin erlag ihren Verletzungen.", (31, "victim", "f", "PL", "", "")),
        ("Ein 44-jähriger polnischer Dachdecker sah zu.", (44, "", "m", "PL", "dachdecker", "")),
        ("Der Täter, ein 32-Jähriger aus Celle, floh.", (32, "suspect", "m", "", "", "celle")),
        ("Ein 32-Jähriger aus Rumänien kam.", (32, "", "m", "RO", "", "")),
        ("Ein 32-jähriger Mann eritreischer Herkunft kam.", (32, "", "m", "", "", "")),
        ("Den 32-jährigen Fahrer nahm die Polizei fest.", (32, "suspect", "m", "", "fahrer", "")),
        ("Einer 67-jährigen Rentnerin half er.", (67, "", "f", "", "", "")),
    ],
)
def test_reads_what_is_said_of_the_person(text: str, told: tuple[int, str, str, str, str, str]) -> None:
    (one,) = described_ages_of(annotate(text))
    assert (one.age, one.side, one.gender, one.nation, one.trade, one.origin) == told


@pytest.mark.parametrize(
    "text",
    [
        "Zwei 32-Jährige kamen.",
        "Die 16-Jährigen dürfen wählen.",
        "Die 16- und 17-Jährigen dürfen wählen.",
        "Der damals 17-Jährige kam in ein Heim.",
        "Das 50-jährige Bestehen wird gefeiert",
        "Nach 32-jähriger Tätigkeit ging er.",
    ],
)
def test_leaves_groups_and_other_times(text: str) -> None:
    assert all(one.trade in ("bestehen",) for one in described_ages_of(annotate(text)))


def test_reads_initials() -> None:
    first, second = described_ages_of(annotate("Der Däne Marek W. (36) schwieg. Der 38-jährige Jens-Uwe al K. auch."))
    assert (first.given, first.initial, first.nation, first.full) == ("marek", "w", "DK", False)
    assert (second.given, second.initial, second.full) == ("jens", "k", False)


def test_two_suspects_do_not_stand_alone() -> None:
    ages = described_ages_of(annotate("Festgenommen wurden ein 32-jähriger Pole und ein 36-jähriger Pole."))
    assert len(ages) == 2
    assert stand_alone(ages) == ()


def test_suspect_and_victim_of_two_nations_stand_alone() -> None:
    ages = (DescribedAge(32, 0, 2, "suspect", gender="m"), DescribedAge(31, 5, 7, "victim", gender="m"))
    assert stand_alone(ages) == ages


def test_near_ages() -> None:
    assert is_near(32, 36)
    assert is_near(34, 43)
    assert is_near(32, 62)
    assert not is_near(19, 66)


def test_birth_range_of_an_age_on_a_day() -> None:
    assert birth_range(55, (date(2025, 5, 1), date(2025, 5, 1))) == (date(1969, 5, 2), date(1970, 5, 1))
    assert birth_range(20, (date(2024, 2, 29), date(2024, 2, 29)))[1] == date(2004, 2, 29)


def test_whole_years() -> None:
    assert whole_years(date(1941, 5, 3), date(2025, 5, 2)) == 83
    assert whole_years(date(1941, 5, 3), date(2025, 5, 3)) == 84


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ada Rohm ist tot. Sie starb am Sonntag in Gera mit 84 Jahren.", 84),
        ("Ada Rohm ist im Alter von 84 Jahren in Gera gestorben.", 84),
        ("Ada Rohm ist tot. Die Dichterin wurde 84 Jahre alt.", 84),
        ("Ada Rohm ist tot, sie erreichte ein Alter von 84 Jahren.", 84),
        ("Ada Rohm sei 84-jährig gestorben, sagte ihr Verlag.", 84),
    ],
)
def test_reads_ages_at_death(text: str, age: int) -> None:
    (one,) = ages_at_death_of(annotate(text))
    assert (one.who, one.age) == ("Rohm", age)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Rohm wurde gestern 84 Jahre alt.",
        "Ada Rohm ist tot. Ihre Mutter starb mit 49 Jahren.",
        "Ada Rohm ist tot. Er starb mit 84 Jahren. Sie starb mit 83 Jahren.",
    ],
)
def test_leaves_other_ages(text: str) -> None:
    assert ages_at_death_of(annotate(text)) == ()


def test_births_and_deaths() -> None:
    article = annotate("Ada Rohm ist tot. Geboren wurde Rohm im Mai 1941 in Gera. Rohm starb am Montag in Jena.")
    (born,) = births_of(article)
    assert (born.who, born.days) == ("Rohm", (date(1941, 5, 1), date(1941, 5, 31)))
    assert death_of(article, "Rohm").days == (date(2025, 6, 2), date(2025, 6, 2))


def test_news_of_a_death_is_about_the_last_month() -> None:
    assert death_of(annotate("Ada Rohm ist tot."), "Rohm").days == (date(2025, 5, 5), date(2025, 6, 4))
    assert death_of(annotate("Ada Rohm ist tot.", None), "Rohm").days is None


@pytest.mark.parametrize("unit", ["Ein 32-jähriger Pole, ", "Marek W. (36), ", "mit 84 Jahren starb ", "A", "ein "])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        article = annotate(unit * (size // len(unit)))
        begin = perf_counter()
        described_ages_of(article)
        ages_at_death_of(article)
        return perf_counter() - begin

    seconds(1_000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.02)


def test_the_subject_of_a_deed_is_the_suspect() -> None:
    (one,) = described_ages_of(annotate("Am Montag erschoss ein 20-jähriger Schüler zwei Menschen."))
    assert one.side == "suspect"
    (other,) = described_ages_of(annotate("Am Montag erschoss er einen 20-jährigen Schüler."))
    assert other.side != "suspect"


def test_the_only_suspect() -> None:
    assert len(only_suspect(described_ages_of(annotate("Ein 32-jähriger Pole wurde festgenommen.")))) == 1
    both = "Ein 32-jähriger Pole wurde festgenommen, ein 34-jähriger Däne wurde festgenommen."
    assert only_suspect(described_ages_of(annotate(both))) == ()


def test_nations_and_trades_that_exclude_each_other() -> None:
    syrian, polish = DescribedAge(32, 0, 2, nation="TN"), DescribedAge(32, 0, 2, nation="PL")
    german, open_ = DescribedAge(32, 0, 2, nation="DE"), DescribedAge(32, 0, 2)
    assert nations_differ(syrian, polish)
    assert not nations_differ(syrian, german)
    assert not nations_differ(syrian, open_)
    pupil, student = DescribedAge(32, 0, 2, trade="schülers"), DescribedAge(32, 0, 2, trade="student")
    assert trades_differ(pupil, student)
    assert not trades_differ(pupil, pupil)
    assert not trades_differ(replace(pupil, former=True), student)
    assert trades_differ(replace(pupil, former=True), replace(student, former=True))
    assert not trades_differ(pupil, DescribedAge(32, 0, 2, trade="sohn"))
