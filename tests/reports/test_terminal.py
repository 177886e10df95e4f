"""The terminal report: what it says, in what order, how wide, and that no text can command the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from checker.model import Status

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_in_the_order_of_the_text(render, busy):
    shown = render("terminal", busy)
    assert shown.index("Kosten (Talbrücke): ") < shown.index("Partei von Jule Tannhaus") < shown.index("verworfen")


def test_concise_is_a_line_a_finding(render, busy, calm):
    assert render("concise", busy).splitlines() == [
        "entwurf/bruecke.txt:3:122 Warnung conflicting_quantity Kosten (Talbrücke): rund 14,2 Mio. Euro / 12 Mio. Euro",
        "entwurf/bruecke.txt:3:162 Fehler conflicting_party Partei von Jule Tannhaus: SPD / CDU",
    ]
    assert render("concise", calm) == ""


def test_summary_is_three_lines_and_statistics_the_rest(render, calm):
    assert len(render("terminal", calm).strip().splitlines()[1:]) == 3
    assert "Aussagen nach Regel" in render("terminal", calm, statistics=True)


def test_shows_passages_places_and_reason(render, busy):
    shown = render("terminal", busy)
    for expected in (
        "FEHLER",
        ">>Jule Tannhaus (SPD)<<",
        "entwurf/bruecke.txt:3:162",
        "Rabenauer Bote · 4. Juni 2025",
        "Referenz · seit 1. Mai 2019",
        "facts/de.toml:5:10",
        "Quelle: Kreistag Rabenau, Mitglieder",
        "Grund: SPD gegen CDU",
        "Rat: rund 14,2 Mio. Euro (Rabenauer Bote) oder 12 Mio. Euro (dpa)?",
        "12 Mio. Euro  2 Belege, 1 unabhängige Quelle (dpa)",
        "rund 14,2 Mio. Euro  1 Beleg",
        "2 neue Widersprüche (1 Fehler, 1 Warnung), 1 bekannt, 1 verworfen",
        "8 prüfbare Aussagen, 5 verglichen (6 Paare), 3 ohne Gegenstück",
        "Die Prüfung ist unvollständig.",
        "bilder/foto.txt  ist kein Text",
        "Alter von X: 35 / 36",
    ):
        assert expected in shown, expected


def test_english(render, busy):
    shown = render("terminal", busy, language="en")
    assert "2 new conflicts (1 error, 1 warning), 1 known, 1 dismissed" in shown
    assert "about 14.2 million euros" in shown


def test_calm_is_one_line_and_coverage(render, calm):
    lines = render("terminal", calm).strip().splitlines()
    assert lines[1] == "Kein Widerspruch gefunden."
    assert len(lines) == 4


def test_updates_are_no_conflicts(render, busy):
    update = replace(busy.conflicts[2], status=Status.NEW)
    shown = render("terminal", replace(busy, conflicts=(update, busy.conflicts[3]), failures=()))
    assert "Kein neuer Widerspruch. 1 Aktualisierung, 1 verworfen.\n" in shown
    shown = render("terminal", replace(busy, conflicts=(update, busy.conflicts[0]), failures=()))
    assert "1 neuer Widerspruch (1 Warnung), 1 Aktualisierung\n" in shown


@pytest.mark.parametrize("width", [40, 79, 80, 100, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_too_wide(render, busy, width, colour):
    for line in render("terminal", busy, width=width, colour=colour).splitlines():
        assert cell_len(ANSI.sub("", line)) <= width


def test_narrow_is_stacked(render, busy):
    assert "CDU" not in next(
        line for line in render("terminal", busy, width=70).splitlines() if ">>Jule Tannhaus (SPD)<<" in line
    )


def test_colour_marks_without_arrows(render, busy):
    shown = render("terminal", busy, colour=True)
    assert "\x1b[1;30;43mJule Tannhaus (SPD)" in shown
    assert ">>" not in shown


def test_a_long_path_is_broken_before_the_name(render, busy):
    first = busy.conflicts[1].claims[0]
    article = replace(first.article, path="/lang/" * 8 + "bruecke.txt")
    claims = (replace(first, excerpt=replace(first.excerpt, article=article)), *busy.conflicts[1].claims[1:])
    shown = render("terminal", replace(busy, conflicts=(replace(busy.conflicts[1], claims=claims),)), width=90)
    assert "│ bruecke.txt:3:162 " in shown


@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_commands_nothing(render, hostile, colour):
    shown = render("terminal", hostile, colour=colour)
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", ANSI.sub("", shown)
    )
    assert "[link=https://x.invalid]Brücke[/link]" in shown
    assert "⟨U+202E⟩" in shown
    assert len(shown) < 30_000
    assert set(ANSI.findall(shown)) <= set() if not colour else "\x1b[31mMontag" not in shown


def test_same_bytes_twice(render, busy):
    assert render("terminal", busy, colour=True) == render("terminal", busy, colour=True)
