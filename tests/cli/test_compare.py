"""`compare` explains every pair of two texts in the reader's language: verdict, weights, and why not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from typer.testing import CliRunner

from checker.cli.application import make_app

ENGLISH = re.compile(r"\b(?:and|same|unsaid|not|both|different|likeness|from|to|reported|comparable)\b")
GERMAN = re.compile(r"\b(?:und|gleiche\w*|nicht|beide|verschiedene\w*|Ähnlichkeit|von|bis|gemeldet|Widerspruch)\b")


def compare(one: str, other: str, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(make_app(), ["compare", *options, one, other], env={"COLUMNS": "400", "NO_COLOR": "1"})
    return result.exit_code, result.stdout


def compare_figures(one: str, other: str, ui: str = "de") -> tuple[int, Sequence[str]]:
    code, out = compare(one, other, "--select", "conflicting_quantity", "--ui", ui)
    return code, out.splitlines()


def test_a_conflict_names_its_passages_reason_and_weights_in_lines_of_their_own() -> None:
    code, lines = compare_figures("Der Schaden beträgt 3 Mio. Euro.", "Der Schaden beträgt 30 Mio. Euro.")
    place = lines.index("conflicting_quantity: A «3 Mio. Euro» : B «30 Mio. Euro»")
    assert code == 1
    assert lines[place + 1].startswith("  Widerspruch: 3 Mio. Euro und 30 Mio. Euro passen nicht zusammen")
    assert lines[place + 2].startswith("  Ähnlichkeit ")
    assert re.search(r"die Worte ringsum \+0,\d+ \([^)]*schaden", lines[place + 2])


def test_a_hedge_shows_the_range_it_stands_for() -> None:
    _, lines = compare_figures("Rund 300 Menschen kamen.", "Knapp 400 Menschen kamen.")
    assert "A conflicting_quantity: Mensch = rund 300, von 270 bis 330 «300»" in lines


def test_what_is_vetoed_says_so_in_either_language() -> None:
    one, other = "Die Zahl der Gäste lag 2019 bei 400.", "Die Zahl der Gäste lag 2022 bei 700."
    _, lines = compare_figures(one, other)
    assert any("Jahre: 2019 und 2022" in line for line in lines)
    _, lines = compare_figures(one, other, "en")
    assert any("years: 2019 and 2022" in line for line in lines)


def test_passages_that_no_rule_sets_side_by_side_are_explained_as_well() -> None:
    code, lines = compare_figures("12 Menschen starben.", "Der Zug fuhr 120 km/h.")
    assert code == 0
    assert lines[-2] == "Nie nebeneinandergestellt:"
    told = "zwei Arten von Zahlen, oder andere liegen nach den Worten ringsum näher"
    assert lines[-1].endswith(f"A «12» : B «120 km/h»: {told}")


TEXTS = (
    "Der Vorsitzende Timo Ahlers (SPD), 46, sagte am Montag: „Wir bauen die Brücke über die Aue bis 2027 fertig.“ "
    "12 Menschen starben, 40 wurden verletzt, 5 Kinder sind darunter. Der Schaden liegt bei rund 3 Mio. Euro im Jahr. "
    "Der Verdächtige, ein 35-jähriger Syrer, wurde am 3. Mai festgenommen. Die Quote stieg um 3 auf 20 Prozent.",
    "Der Vorsitzende Timo Ahlers (CDU), 64, sagte am Dienstag: „Wir bauen die Brücke über die Aue bis 2028 fertig.“ "
    "14 Menschen starben, 45 wurden schwer verletzt. Der Schaden liegt bei 30 Mio. Euro. "
    "Der Verdächtige, ein 36-jähriger Afghane, wurde am 4. Mai festgenommen. Die Quote stieg um 4 auf 25 Prozent.",
)


@pytest.mark.parametrize(("ui", "strange"), [("de", ENGLISH), ("en", GERMAN)])
def test_all_but_the_passages_reads_in_the_language_asked_for(ui: str, strange: re.Pattern[str]) -> None:
    code, out = compare(*TEXTS, "--ui", ui)
    assert code == 1
    own = re.sub(r"«[^»]*»|“[^”]*”|„[^“]*“|\([^)]*\)|^[AB] [^»]*»", "", out, flags=re.MULTILINE).splitlines()
    assert len(own) > 50
    assert [line for line in own if strange.search(line)] == []
