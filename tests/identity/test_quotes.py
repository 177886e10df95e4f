"""Two wordings of a quotation differ in words, not in how a house writes them."""

from __future__ import annotations

import time

import pytest

from checker.identity.quotes import QuoteSubject, align, as_written, is_one_word, split_words

SAME = [
    ("Wir laden vier Tonnen Sand", "Wir laden 4 Tonnen Sand", "de"),
    ("Wir laden eine Tonne Sand", "Wir laden 1 Tonne Sand", "de"),
    ("Das kostet viertausend Euro im Monat", "Das kostet 4.000 € im Monat", "de"),
    ("Das sind zehn Prozent mehr als sonst", "Das sind 10 % mehr als sonst", "de"),
    ("Es waren viereinhalb Stunden im Zug", "Es waren 4,5 Stunden im Zug", "de"),
    ("Der dritte Oktober ist ein Feiertag", "Der 3. Oktober ist ein Feiertag", "de"),
    ("Der Corona-Winter war hart für alle", "Der Coronawinter war hart für alle", "de"),
    ("Die S\u2011Bahn fährt wieder nach Plan", "Die S-Bahn fährt wieder nach Plan", "de"),
    ("Die Bau\u00adstelle ist ein Ärgernis für alle", "Die Baustelle ist ein A\u0308rgernis für alle", "de"),
    ("Die Großen müssen mehr zahlen", "Die Grossen muessen mehr zahlen", "de"),
    ("Wir reden mit Selenskyj über alles", "Wir reden mit Selenski über alles", "de"),
    ("So geht’s nicht weiter mit uns", "So geht es nicht weiter mit uns", "de"),
    ("Ich glaub, ich hab das gesehen", "Ich glaube, ich habe das gesehen", "de"),
    ("Die Lehrer:innen leisten sehr viel", "Die Lehrerinnen leisten sehr viel", "de"),
    ("Wir warten ... auf die Antwort", "Wir warten seit Monaten geduldig auf die Antwort", "de"),
    ("Er (Ahl, Anm. d. Red.) weiß das genau", "Er weiß das genau", "de"),
    ("We lost ten of 4,000 jobs", "We lost 10 of 4000 jobs", "en"),
]
OTHER = [
    ("Wir laden vier Tonnen Sand", "Wir laden 5 Tonnen Sand", "de"),
    ("Das kostet 4000 Euro im Monat", "Das kostet 40.000 Euro im Monat", "de"),
    ("Das sind 4,5 Prozent mehr als sonst", "Das sind 45 Prozent mehr als sonst", "de"),
    ("Das sind 1.5 percent of it all", "Das sind 15 percent of it all", "en"),
    ("Das sind zehn Prozent mehr als sonst", "Das sind zehn Euro mehr als sonst", "de"),
    ("Wir wollen das Haus nicht verkaufen", "Wir wollen das Haus verkaufen", "de"),
    ("Wir laden zwei Tonnen Sand", "Wir laden eine Tonne Sand", "de"),
    ("Heute ist die Lage überall sehr ernst", "Gestern ist die Lage überall sehr ernst", "de"),
    ("Die Lage ist überall sehr ernst", "Die Lage ist überall sehr gut", "de"),
]


@pytest.mark.parametrize(("one", "other", "language"), SAME)
def test_a_way_of_writing_is_no_other_wording(one: str, other: str, language: str) -> None:
    assert align(split_words(one, language), split_words(other, language)).differences == ()


@pytest.mark.parametrize(("one", "other", "language"), OTHER)
def test_another_word_or_number_is_another_wording(one: str, other: str, language: str) -> None:
    assert align(split_words(one, language), split_words(other, language)).differences


@pytest.mark.parametrize(
    ("one", "other", "by_speaker", "same"),
    [
        ("Die Lage ist überall sehr ernst", "Die Lage ist überall sehr gut", True, True),
        ("Die Lage ist überall sehr ernst", "Die Lage ist überall sehr gut", False, False),
        ("Die Lage ist ernst", "Die Lage ist ernst", False, False),  # so short anybody may say it
        ("Die Lage im Hafen ist sehr ernst", "Die Lage im Hafen ist sehr ernst", False, True),
        ("Sie haben es ihm ja an dem gesagt", "Sie haben es ihm ja an dem verkauft", False, False),
        ("Die Lage in der Stadt ist heute besser", "Die Lage in der Welt macht Leuten große Angst", True, False),
        ("Die Lage ist ernst und wir helfen", "Die Lage bleibt gut wie sie war", True, False),
    ],
)
def test_nearly_all_words_tell_one_utterance(one: str, other: str, by_speaker: bool, same: bool) -> None:
    ours, theirs = (QuoteSubject(split_words(text), "Pia Moll", "de", by_speaker) for text in (one, other))
    assert ours.same_as(theirs).same is same


def test_two_languages_are_a_translation() -> None:
    words = split_words("Die Lage ist überall sehr ernst")
    assert not QuoteSubject(words, "Pia Moll", "de", True).same_as(QuoteSubject(words, "Pia Moll", "en", True)).same


def test_the_end_of_a_long_word_put_together_counts() -> None:
    long = " ".join(f"wort{chr(97 + number % 26)}{'x' * (number % 7)}" for number in range(40))
    assert align(split_words(f"{long} gut so jetzt"), split_words(f"{long} schlecht so jetzt")).differences


def test_endings_are_one_word_and_figures_are_not() -> None:
    assert is_one_word("schnelle", "schnellen")
    assert not is_one_word("4000", "40000")


@pytest.mark.parametrize("text", ["(" * 100_000, "(a" * 50_000, "1." * 50_000, ". " * 50_000, "a-" * 50_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    split_words(text)
    assert time.process_time() - began < 2


def test_what_differs_is_shown_as_it_is_written() -> None:
    text = "Das ist, äh, für die Angehörigen in München die größte Not: Vier Tote!"
    assert as_written(("angehörigen",), text) == "Angehörigen"
    assert as_written(("grösste", "not", "4"), text) == "größte Not: Vier"
    assert as_written(("berlin", "grösste"), text) == "berlin grösste"
    assert as_written((), text) == ""


def test_a_quotation_is_called_by_its_words_as_written() -> None:
    text = "Unser Mitgefühl gilt den Angehörigen in Köln"
    subject = QuoteSubject(split_words(text), "Pia Moll", "de", True, text)
    assert subject.label == "Zitat „Unser Mitgefühl gilt den Angehörigen in …“ (Pia Moll)"
