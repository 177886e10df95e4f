"""Quotations: the marks, who speaks, what is only a title, and who says a statement outside marks."""

from __future__ import annotations

import time

import pytest

from checker.finding.page.sentences import sentence_bounds
from checker.finding.quotes.quotes import core_span, in_quote, quotes_of, said_by
from checker.finding.quotes.speech import may_speak, read_cues
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, language: str = "de") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text, language), load_base(language))


@pytest.mark.parametrize("marks", ["„“", "»«", "«»", '""', "“”", "„”", "‚‘", "‹›"])
def test_every_kind_of_mark(marks: str) -> None:
    words = "Wir fangen morgen an"
    article = annotate(f"{marks[0]}{words}{marks[1]}, sagte Rektorin Pia Moll.")
    (quote,) = quotes_of(article)
    assert (article.text[quote.start : quote.end], quote.speaker) == (words, "Rektorin Pia Moll")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir fangen morgen an“, sagte Pia Moll.", "Pia Moll"),
        ("Pia Moll sagte: „Wir fangen morgen an.“", "Pia Moll"),
        ("„Wir fangen morgen an“, so Landrat Ole Tamm (SPD).", "Landrat Ole Tamm"),
        ("Laut Trainer Rolf Heidkamp „fangen wir morgen schon an“.", "Trainer Rolf Heidkamp"),
        ("„Wir fangen morgen an“, sagte sie dem Blatt, „und zwar früh um acht“.", None),
        ("Auf der Messe meldete sich Timo Schrade: „Wir fangen morgen an.“", "Timo Schrade"),
        ("Sprecherin Lea Bittner: „Wir fangen morgen an.“", "Sprecherin Lea Bittner"),
        ("Pia Moll zeigte sich froh: „Wir fangen morgen an“, sagte sie.", "Pia Moll"),
        ("Pia Moll sagte, der Bau „fange in aller Frühe an“.", "Pia Moll"),
        ("„Wir fangen morgen an.“ Es regnete.", None),
        ("„Wir fangen morgen früh an“, lacht Pia Moll, Chefin der Werft.", "Pia Moll"),
        ("„Wir fangen morgen früh an“, hob die Landrätin hervor.", "die Landrätin"),
        ("„Wir fangen morgen früh an“, mit der Werft im Bund.", None),
        ("„Wir fangen morgen an“, twitterte der 29 Jahre alte Steuermann.", "der 29 Jahre alte Steuermann"),
        ("Ole Tamm kam. Er forderte, „morgen ganz früh anzufangen“.", "Ole Tamm"),
        ("So berichtete die Landrätin Ute Brackmann: „Wir fangen morgen an.“", "die Landrätin Ute Brackmann"),
        (
            "Das Amt für Fischerei der Freien Hafenaufsicht (FHO) warnt vor „langen Schäden“.",
            "Das Amt für Fischerei der Freien Hafenaufsicht",
        ),
    ],
)
def test_speaker_before_after_and_around(text: str, speaker: str | None) -> None:
    assert quotes_of(annotate(text))[0].speaker == speaker


def test_a_quotation_right_behind_one_is_of_the_same_speaker() -> None:
    text = "„Wir fangen morgen an“, so Pia Moll. „Ich freue mich sehr darauf.“ Es regnete. „Ich freue mich nicht.“"
    assert [quote.speaker for quote in quotes_of(annotate(text))] == ["Pia Moll", "Pia Moll", None]


def test_halves_of_compounds_belong_to_a_speaker() -> None:
    (quote,) = quotes_of(annotate("„Wir fangen morgen an“, sagte der Olmer Kultur- und Sportdirektor Ole Tamm."))
    assert quote.speaker == "der Olmer Kultur- und Sportdirektor Ole Tamm"


def test_a_pronoun_behind_somebody_else_is_nobody() -> None:
    text = "„Wir fangen morgen an“, sagte Pia Moll.\n\nLehrer Ymir Qvist nickt. „Das freut uns alle“, erklärt er."
    assert [quote.speaker for quote in quotes_of(annotate(text))] == ["Pia Moll", None]


def test_english_speaker() -> None:
    assert (
        quotes_of(annotate('"We start tomorrow morning," Mayor Anna Whitlow said.', "en"))[0].speaker
        == "Mayor Anna Whitlow"
    )


def test_a_title_is_no_speech() -> None:
    article = annotate("Der Film „Die Stadt am großen Fluss“ läuft im Mai.")
    assert not in_quote(article, article.text.index("Stadt"))


def test_inside_quoted_speech() -> None:
    article = annotate("„Es waren zehn Boote“, sagte Pia Moll. Es waren elf Boote.")
    assert [in_quote(article, article.text.index(word)) for word in ("zehn", "elf")] == [True, False]


def test_marks_that_never_close_are_no_quotation() -> None:
    assert quotes_of(annotate("Er rief „Halt und lief.\nDann kam „Nein“."))[-1].end == len(
        "Er rief „Halt und lief.\nDann kam „Nein"
    )


def test_core_leaves_out_the_closing_stop() -> None:
    article = annotate("Pia Moll sagte: „Wir fangen an.“")
    start, end = core_span(article.text, quotes_of(article)[0])
    assert article.text[start:end] == "Wir fangen an"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nach Angaben der Polizei waren zehn Boote da.", "der Polizei"),
        ("Laut Landrat Ole Tamm waren zehn Boote da.", "Landrat Ole Tamm"),
        ("Der Feuerwehr zufolge waren zehn Boote da.", "Der Feuerwehr"),
        ("Es waren zehn Boote da, sagte Pia Moll.", "Pia Moll"),
        ("Pia Moll sagte, zehn Boote seien da gewesen.", "Pia Moll"),
        ("Pia Moll sagte, das sei gut. Es seien zehn Boote da gewesen.", "Pia Moll"),
        ("Es waren zehn Boote da.", None),
        ("Laut Hafenamt waren zehn Boote da, nach Angaben der Fischer waren es 14.", "Hafenamt"),
        ("Laut Hafenamt waren 14 Boote da, nach Angaben der Fischer waren es zehn.", "der Fischer"),
        ("Die zehn Boote nannte das Hafenamt, 14 waren es nach Auskunft der Fischer.", "das Hafenamt"),
        ("Laut Hafenamt waren 14 Boote da, die Fischerin sprach von zehn.", "die Fischerin"),
        ("Es waren zehn Boote da, teilte das Hafenamt mit, laut Fischern waren es 14.", "das Hafenamt"),
        ("Pia Moll, Herrin über zehn Boote, kritisierte den Plan.", None),
        ("Pia Moll, Herrin über zehn Boote, kritisierte die Stadt.", None),
        ("Streit gab es um zehn Boote, räumte Landrat Ole Tamm am Abend ein.", "Landrat Ole Tamm"),
        ("Der Kurs gab um zehn Euro nach, er sank damit weit.", None),
        ("Der Hafen gab an, dass zehn Boote fehlen.", "Der Hafen"),
        ("Laut Angaben des von Ole Tamm geführten Hafens fehlen zehn Boote.", None),
        ("Laut Angaben der Polizei fehlen zehn Boote.", "der Polizei"),
        ("Die Herrin der zehn Boote, Pia Moll, lobte die neue Direktorin.", None),
        ("Händlern zufolge stieg der Preis. Der Rat glaubt, dass es um zehn Boote gehe.", None),
        ("Händlern zufolge stieg der Preis. Kenner der Werft merken an, es gehe um zehn Boote.", "Kenner der Werft"),
    ],
)
def test_who_says_a_statement(text: str, speaker: str | None) -> None:
    article = annotate(text)
    start = text.index("zehn")
    assert said_by(article, start, start + 4) == speaker


@pytest.mark.parametrize("part", ["„", '"', "„a“", "„a b c d“, sagte ", "laut ", "sagte Anna Aal, "])
def test_hostile_input_takes_linear_time(part: str) -> None:
    times = []
    for size in (10_000, 40_000):
        article = annotate(part * (size // len(part)))
        start = time.process_time()
        quotes_of(article)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Team leader Vera Moss called it "the best thing in years". Critics say it is dull.', "Vera Moss"),
        ('Mayor Vera Moss urged people to wait: "We open at noon."', "Mayor Vera Moss"),
        ('"We open at noon," said Capt. Vera Moss of the guard.', "Capt. Vera Moss"),
    ],
)
def test_speakers_of_english_copy(text: str, speaker: str) -> None:
    (quote,) = quotes_of(annotate(text, "en"))
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "language", "words", "speaker"),
    [
        ("Der Verband fordert 7 Prozent mehr, die Firmen bieten 3 Prozent.", "de", "3 Prozent", None),
        ("Der Verband fordert, dass 30 Stellen bleiben.", "de", "30 Stellen", "Der Verband"),
        ("More than 40 boats left, according to the U.N. office.", "en", "40 boats", "the U.N."),
        ("The state announced A$40 million in aid, including A$2 million for boats.", "en", "A$2 million", None),
    ],
)
def test_who_says_a_figure(text: str, language: str, words: str, speaker: str | None) -> None:
    article = annotate(text, language)
    start = text.index(words)
    assert said_by(article, start, start + len(words)) == speaker


@pytest.mark.parametrize("cue", ["sagten", "meldete sich", "sei", "laut Olm", ", so Pia Moll, ", "Pia Moll zufolge"])
def test_no_sentence_that_may_say_who_speaks_is_passed_over(cue: str) -> None:
    """Of a sentence of more than 600 characters to either side a word may be cut."""
    article = annotate(f"Auf dem Hof {'stehen 4 Boote ' * 50}{cue} {'liegen 7 Kähne ' * 50}und mehr.")
    told = [0, 0]
    for offset in range(0, len(article.text), 7):
        left, right = sentence_bounds(article, offset)
        cues = read_cues(article.text, left, right, "de")
        says = bool(cues.sources or cues.verbs or cues.subjunctive)
        told[says] += 1
        assert may_speak(article, left, right) or not says
    assert all(told)
