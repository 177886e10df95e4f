"""Which words of a correction note say what was wrong, and which say what is right."""

from __future__ import annotations

import pytest

from checker.finding.events.corrected_details import corrected_details_of
from checker.finding.figures.corrections import corrections_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, language: str = "de") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a", text, language=language), load_base(language))


@pytest.mark.parametrize(
    "text",
    [
        "Berichtigung: Das Bad kostet 3,6 Millionen Euro (nicht 6,3 Millionen Euro).",
        "Korrektur: Wir hatten zunächst berichtet, das Bad koste 6,3 Millionen Euro. Das ist falsch. "
        "Es sind 3,6 Millionen Euro.",
        "In unserem gestrigen Artikel haben wir die Kosten mit 6,3 Millionen Euro beziffert. "
        "Richtig sind 3,6 Millionen Euro.",
        "Die Kosten gaben wir mit 6,3 Millionen Euro an. Das war falsch, 3,6 Millionen Euro wären richtig gewesen.",
        "In der gedruckten Ausgabe standen 6,3 Millionen Euro. Tatsächlich sind es 3,6 Millionen Euro.",
        "In der gestrigen Ausgabe war von 6,3 Millionen Euro die Rede. Es sind aber nur 3,6 Millionen Euro.",
        "Anders als zunächst berichtet, kostet das Bad nicht 6,3 Millionen Euro, sondern 3,6 Millionen Euro.",
        "In unserem Artikel vom Freitag haben wir den Preis mit 6,3 Millionen Euro angegeben. Das trifft nicht zu. "
        "Richtig sind 3,6 Millionen Euro.",
        "Korrektur: Das Bad kostet nicht 6,3 Millionen Euro, sondern 3,6 Millionen Euro.",
        "In eigener Sache: Das Bad kostet nicht 6,3 Millionen Euro, sondern 3,6 Millionen Euro.",
        "Die Kostenangabe wurde nachträglich korrigiert: Es sind 3,6 Millionen Euro statt 6,3 Millionen Euro.",
        "Berichtigung: Die 6,3 Millionen Euro im Artikel über das Bad waren falsch, korrekt sind 3,6 Millionen Euro.",
        "Im Artikel stand irrtümlich, das Bad koste 6,3 Millionen Euro. Es sind 3,6 Millionen Euro.",
        "Wir hatten berichtet, das Bad koste 6,3 Millionen Euro. Das stimmt nicht. Bezahlt werden 3,6 Millionen Euro.",
        "Hier ist uns ein Fehler unterlaufen: Das Bad kostet 3,6 Millionen Euro und nicht 6,3 Millionen Euro.",
        "Irrtümlich nannten wir 6,3 Millionen Euro als Preis des Bades, richtig sind 3,6 Millionen Euro.",
        "(Berichtigt wurde im zweiten Satz der Preis des Bades: 3,6 Millionen Euro statt 6,3 Millionen Euro.)",
        "Anm. d. Red.: Ursprünglich stand hier, das Bad koste 6,3 Millionen Euro. Tatsächlich sind es 3,6 "
        "Millionen Euro.",
        "Korrekturhinweis: Die Kosten haben wir von 6,3 Millionen Euro auf 3,6 Millionen Euro korrigiert.",
        "Wir haben versehentlich 6,3 Millionen Euro statt 3,6 Millionen Euro angegeben.",
        "Durch einen Tippfehler war von 6,3 Millionen Euro die Rede, es sind 3,6 Millionen Euro.",
        "In der Bildunterschrift standen 6,3 Millionen Euro. Es müssen 3,6 Millionen Euro sein.",
        "Anders als in unserem Artikel angegeben, sind es 3,6 Millionen Euro und nicht 6,3 Millionen Euro.",
        "Die Redaktion hat den Preis berichtigt. Zuvor hatte es geheißen, das Bad koste 6,3 Millionen Euro, "
        "es sind aber 3,6 Millionen Euro.",
    ],
)
def test_wrong_and_right_figure_of_a_note(text: str) -> None:
    (mention,) = corrections_of(annotate(text))
    assert text[mention.wrong.start : mention.wrong.end] == "6,3 Millionen Euro"
    assert mention.right is not None
    assert text[mention.right.start : mention.right.end] == "3,6 Millionen Euro"
    assert mention.own


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben 84 Plätze gemeldet“, sagte er. Das ist falsch.",
        "Wir haben 84 Plätze gezählt. Richtig ist, dass es eng wird.",
        "Die Zahl von 84 Plätzen ist falsch, sagte der Leiter.",
        "Wie wir berichteten, fielen 40 Bäume. Nun sind es aber 60.",
        "Wir berichteten von 40 Bäumen. Es fielen aber auch 60 Sträucher.",
        "Er kam nicht mit 40, sondern mit 60 Leuten.",
        "Anders als in Ulm kamen nicht 40, sondern 60 Leute.",
        "„Uns ist ein Fehler unterlaufen: Es sind 40 und nicht 60 Plätze“, sagte er.",
    ],
)
def test_what_is_no_note_of_the_newsroom_corrects_nothing(text: str) -> None:
    assert corrections_of(annotate(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version of this story said the pool costs £6.3 million. The correct figure "
        "is £3.6 million.",
        "This article was amended to say that the pool costs £3.6 million, not £6.3 million.",
        "We originally reported a price of £6.3 million; it is £3.6 million.",
        "Editor's note: The price of the pool is £3.6 million rather than £6.3 million.",
        "The price was corrected from £6.3 million to £3.6 million in the second paragraph.",
        "A caption misstated the price as £6.3 million. It was £3.6 million.",
        "The story wrongly gave the price as £6.3 million when it was £3.6 million.",
    ],
)
def test_wrong_and_right_figure_of_an_english_note(text: str) -> None:
    (mention,) = corrections_of(annotate(text, "en"))
    assert text[mention.wrong.start : mention.wrong.end] == "£6.3 million"
    assert mention.right is not None
    assert text[mention.right.start : mention.right.end] == "£3.6 million"
    assert mention.own


@pytest.mark.parametrize(
    "text",
    [
        "The council said the pool would cost £3.6 million, not £6.3 million.",
        "“We reported 40 cases, not 60,” she said.",
        "Experts expect 40 storms rather than 60. The report is due in May.",
        "The first version of the law named 40 towns. The police chief has 60 officers.",
    ],
)
def test_what_is_no_note_of_an_english_newsroom_corrects_nothing(text: str) -> None:
    assert corrections_of(annotate(text, "en")) == ()


def test_years_and_names_of_a_note() -> None:
    text = "In einer früheren Version hieß es, die Fähre fahre seit 1992. Richtig ist 1997."
    (year,) = corrected_details_of(annotate(text))
    assert (year.kind, year.wrong, year.right, text[year.start : year.end]) == ("year", "1992", "1997", "1992")
    text = "Anders als zunächst berichtet, fährt die Fähre nicht seit 1992, sondern seit 1997."
    (year,) = corrected_details_of(annotate(text))
    assert (year.wrong, year.right, "fähre" in year.nouns) == ("1992", "1997", True)
    text = "Wir hatten den Landrat Karl Reinfeld genannt. Richtig ist Karl Reinbek."
    (name,) = corrected_details_of(annotate(text))
    assert (name.kind, name.wrong, name.right) == ("name", "Karl Reinfeld", "Karl Reinbek")
    assert corrected_details_of(annotate("We wrote 1992. That was wrong, it was 1997.", "en")) == ()


def test_a_note_behind_a_sentence_is_the_newsrooms_own_and_lends_its_unit() -> None:
    text = (
        "Der Umbau des Hafens kostet 7,3 Millionen Euro. Der Rat stimmt im Mai darüber ab. "
        "Berichtigung: Der Umbau kostet 3,7 Millionen Euro (nicht 7,3 Millionen)."
    )
    (mention,) = corrections_of(annotate(text))
    assert mention.own
    assert (mention.wrong.quantity.value, mention.wrong.quantity.unit) == (7_300_000, "EUR")
    assert mention.right is not None
    assert mention.right.quantity.value == 3_700_000
