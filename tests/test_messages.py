"""Messages in the reader's language: the catalogues are whole, and nothing of a finding but its words changes."""

from __future__ import annotations

import pickle
import re
import string
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker import pipeline
from checker.catalogue import FOLDER
from checker.cli.language import choose_ui
from checker.judging.dating import WEEKDAYS
from checker.judging.event_times import PARTS_OF_DAY
from checker.messages import Remark, Rounded, Told, say, told_in
from checker.model import Article, Assessment, Hedge, PartialDate, Quantity
from checker.plugins import load_rules
from checker.report_plugins import load_reports
from tests.cli.languages import find_foreign
from tests.write_catalogues import LANGUAGES, compile_catalogue, find_catalogue, make_template, read_catalogue, renew
from tests.write_catalogues import write_text as write_catalogue

ROOT = Path(__file__).resolve().parents[1]
UMLAUT = re.compile(r"[äöüßÄÖÜ„]|\b(?:und|nicht|ist|der|die|das|einmal|Quelle)\b")


def fields_of(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def forms_of(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_the_messages_of_the_code_and_no_others(language: str) -> None:
    in_code = {message.id for message in make_template() if message.id}
    in_catalogue = {message.id for message in read_catalogue(language) if message.id}
    assert in_code - in_catalogue == set(), "python -m tests.write_catalogues, then translate"
    assert in_catalogue - in_code == set(), "python -m tests.write_catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_own_fields(language: str) -> None:
    for message in read_catalogue(language):
        if message.id:
            told = forms_of(message.string)
            assert all(told), message.id
            fields = fields_of(forms_of(message.id)[-1])
            assert all(fields_of(one) == fields for one in told), message.id
            assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_holds_a_word_of_the_other_language(language: str) -> None:
    for message in read_catalogue(language):
        if message.id:
            for english, told in zip(forms_of(message.id), forms_of(message.string), strict=True):
                assert find_foreign(re.sub(r"\{\w+\}", "X", english), "en") == [], english
                assert find_foreign(re.sub(r"\{\w+\}", "X", told), language) == [], told


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_written_and_compiled_anew(language: str) -> None:
    path, catalogue = find_catalogue(language), renew(language)
    assert path.read_bytes() == write_catalogue(catalogue)
    assert path.with_suffix(".mo").read_bytes() == compile_catalogue(catalogue)


def test_catalogues_lie_in_the_package() -> None:
    assert FOLDER.is_relative_to(ROOT / "checker")


def test_a_message_reads_german_and_is_told_in_either_language() -> None:
    one = Quantity(Decimal(1150), Decimal(1250), "km", Decimal(1200), Hedge.APPROX)
    other = Quantity(Decimal(1500), Decimal(1500), "km", Decimal(1500))
    told = Told("{one} and {other} do not fit together", one=one, other=other)
    assert told == "rund 1.200 km und 1.500 km passen nicht zusammen"
    assert told.told_in("en") == "about 1,200 km and 1,500 km do not fit together"
    assert told.told_in("de") == str(told)
    assert type(told.told_in("de")) is str
    assert say("wie es im Text steht", "en") == "wie es im Text steht"


def test_a_remark_reads_english() -> None:
    remark = Remark("--ui {ui}: must be de or en", ui="fr")
    assert remark == "--ui fr: must be de or en"
    assert remark.told_in("de") == "--ui fr: muss de oder en sein"


@pytest.mark.parametrize(
    ("field", "german", "english"),
    [
        (date(2026, 5, 6), "6.5.2026", "6 May 2026"),
        (PartialDate(None, 5, 6), "6.5.", "6 May"),
        (Decimal("8.5"), "8,5", "8.5"),
        (Rounded(Decimal("3.14159"), 2), "3,14", "3.14"),
        (1984, "1984", "1984"),
        (Told("Monday"), "Montag", "Monday"),
        ("{wie} 100 % im Text", "{wie} 100 % im Text", "{wie} 100 % im Text"),
    ],
)
def test_fields_are_written_in_the_language(field: object, german: str, english: str) -> None:
    told = Told("{told}.", told=field)  # type: ignore[arg-type]
    assert (told.told_in("de"), told.told_in("en")) == (f"{german}.", f"{english}.")


@pytest.mark.parametrize(("count", "german", "english"), [(1, "1 Datei", "1 file"), (2000, "2.000 D", "2,000 files")])
def test_counts_choose_their_form(count: int, german: str, english: str) -> None:
    told = Remark.counted("watching {count} file; Ctrl-C ends", "watching {count} files; Ctrl-C ends", count)
    assert told.told_in("de").startswith(german)
    assert told.told_in("en").startswith(f"watching {english}")


def test_messages_survive_pickling_and_copying() -> None:
    inner = Told.joined([Told("Monday"), date(2026, 5, 6)], " ")
    told = pickle.loads(pickle.dumps(Told("{told}.", told=inner)))
    assert (told.told_in("de"), told.told_in("en")) == ("Montag 6.5.2026.", "Monday 6 May 2026.")
    assert pickle.loads(pickle.dumps(Remark("Monday"))).told_in("de") == "Montag"


def judge_examples() -> Assessment:
    texts = (
        "Bei dem Unglück starben nach Angaben der Polizei 34 Menschen. Am Montag, 2. Juni 2024, begann die Suche.",
        "Bei dem Unglück starben nach Angaben der Polizei 43 Menschen.",
    )
    day = date(2024, 6, 4)
    articles = [Article(f"{n}.txt", f"{n}.txt", text, "de", published=day) for n, text in enumerate(texts)]
    return pipeline.check(articles, load_rules(), ())


def test_the_language_changes_words_and_no_fingerprint() -> None:
    found = judge_examples()
    german, english = told_in(found, "de"), told_in(found, "en")
    assert found.conflicts
    for one, two, other in zip(found.conflicts, german.conflicts, english.conflicts, strict=True):
        assert one.fingerprint == two.fingerprint == other.fingerprint
        assert one.verdict.because == two.verdict.because != other.verdict.because
        assert type(other.verdict.because) is str
        assert not UMLAUT.search(other.verdict.because + other.advice)


@pytest.mark.parametrize("name", sorted(load_reports()))
def test_every_report_tells_the_reason_in_the_language_asked_for(name: str) -> None:
    report, found = load_reports()[name], judge_examples()
    german, english = (report.render(found, width=400, language=language) for language in ("de", "en"))
    assert german != english
    assert report.render(found, width=400, language="en") == english
    if name != "concise":  # it names the values alone
        assert "do not fit together" in english
    assert "do not fit together" not in german


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "de"),
        ([], {"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"GEGENPROBE_UI": "de", "LANG": "en_GB.UTF-8"}, "de"),
        (["check", "--ui", "en"], {"GEGENPROBE_UI": "de"}, "en"),
        (["--ui=de", "--help"], {}, "de"),
        (["check", "--ui"], {}, "en"),
    ],
)
def test_who_chooses_the_language(arguments: list[str], environ: dict[str, str], expected: str) -> None:
    assert choose_ui(arguments, environ) == expected


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200", **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_and_errors_speak_german_when_asked() -> None:
    german, english = run("--ui", "de", "--help"), run("--help", LANG="C.UTF-8")
    assert german.returncode == english.returncode == 0
    assert "Befehle" in german.stdout
    assert "Artikel gegeneinander" in german.stdout
    assert "Commands" in english.stdout
    assert "Check articles against one another" in english.stdout
    failed = run("check", GEGENPROBE_UI="fr")
    assert (failed.returncode, failed.stderr) == (2, "gegenprobe: GEGENPROBE_UI=fr: must be de or en\n")
    told = run("decisions", "accept", "nichts.txt", GEGENPROBE_UI="de")
    assert told.returncode == 2
    assert told.stderr.startswith("gegenprobe: Befunde mit ihrem Fingerabdruck nennen")


def test_words_in_fingerprints_stay() -> None:
    """Times are part of a finding's name as they read in German: another translation would make every one new."""
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    assert tuple(map(str, WEEKDAYS)) == days
    assert {code: str(name) for code, name in PARTS_OF_DAY.items()} == {code: code for code in PARTS_OF_DAY}
    assert Told("{hour}:{minute}", hour=14, minute="30") == "14.30 Uhr"
    assert Told("night to") == "Nacht zum"
    assert Told("{told}.", told=PartialDate(2024, 6, 2)) == "2.6.2024."
