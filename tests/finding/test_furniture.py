"""Page furniture: what states nothing is marked, what states something is not."""

from __future__ import annotations

import time

import pytest

from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, body_start: int = 0) -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text, body_start=body_start), load_base("de"))


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in annotate(text).mentions(furniture_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stand: 04.03.2026 22:45 Uhr", ["Stand: 04.03.2026 22:45 Uhr"]),
        ("Stand: 04.03.2026 14:51 Uhr. Mit 318 Stimmen siegte sie.", ["Stand: 04.03.2026 14:51 Uhr"]),
        ("Aktualisiert am 4. März 2026, 12.10 Uhr\nText", ["Aktualisiert am 4. März 2026, 12.10 Uhr"]),
        ("04.03.2026 - 10:25 Uhr. Text", ["04.03.2026 - 10:25 Uhr"]),
        ("Player: videoDie Lage in Gera\n5 Min\n\nText", ["Player: videoDie Lage in Gera", "5 Min"]),
        ("Region | 04.03.2026 | Von Eva Muster\nText", ["Region | 04.03.2026 | Von Eva Muster"]),
        ("04.03.2026 10:25 von Eva Muster\nText", ["04.03.2026 10:25 von Eva Muster"]),
        ("Stand: 04.03.2026 22:45 Uhr | Lesezeit 3 Min\nText", ["Stand: 04.03.2026 22:45 Uhr | Lesezeit 3 Min"]),
        ("Image 3 of 12\nText", ["Image 3 of 12"]),
        ("Lesezeit: ca. 3 Min.\nText", ["Lesezeit: ca. 3 Min."]),
        ("02:15\nText", ["02:15"]),
        ("Bild 3 von 12\nText", ["Bild 3 von 12"]),
        ("23 Kommentare\nText", ["23 Kommentare"]),
        ("Radio Gera, Nachrichten, 04.03.2026 21:45 Uhr", ["Radio Gera, Nachrichten, 04.03.2026 21:45 Uhr"]),
        ("Dieses Thema im Programm: Radio | 04.03.2026", ["Dieses Thema im Programm: Radio | 04.03.2026"]),
        ("Foto: Gerda Vogelsang/dpa\nText", ["Foto: Gerda Vogelsang/dpa"]),
        ("Die Brücke (Foto: G. Vogelsang, 2024) ist frei.", ["(Foto: G. Vogelsang, 2024)"]),
        ("Die Brücke ist frei. Foto: Vogelsang/dpa", ["Foto: Vogelsang/dpa"]),
        ("GERA (dpa-AFX) - Text", ["(dpa-AFX)"]),
        ("Text, sagte er. (afp/red)", ["(afp/red)"]),
        ("Text, sagte er. (APA, red, 2. 8.2015)", ["(APA, red, 2. 8.2015)"]),
        ("Text, sagte er./ab/DP/cde", ["/ab/DP/cde"]),
        ("Von: APA/Reuters\n\nText", ["Von: APA/Reuters"]),
        ("11.48 Uhr: Rund 300 Flüge fallen aus.", ["11.48 Uhr"]),
        ("14:05 | Rund 300 Flüge fallen aus.", ["14:05"]),
        (
            "Siehe https://blatt.example/2026/12 und a.b12@blatt.example.",
            ["https://blatt.example/2026/12", "a.b12@blatt.example"],
        ),
        ("Die [Bilanz](https://x.example/3) steigt.", ["](https://x.example/3)"]),
        ("Die Aktie (DE0001234567) steigt.", ["DE0001234567"]),
        ("Text <!-- 300 Euro --> mehr <b>Text</b>.", ["<!-- 300 Euro -->", "<b>", "</b>"]),
        ("Text\n```\n300 Euro\n```\nmehr", ["```\n300 Euro\n```"]),
        ("ROUNDUP 3: Rat von Gera lehnt ab", ["ROUNDUP 3:"]),
        ("WDH/ROUNDUP/Kreise 2: Rat von Gera lehnt ab", ["WDH/ROUNDUP/Kreise 2:"]),
        ("CDU 31: So viele Sitze hat sie.", []),
        ("Der Rat kam.[12] Er [3] ging.", ["[12]"]),
        ("Der Rat kam.[^1] Er ging.\n\n[^1]: Protokoll 14, Seite 3.", ["[^1]", "[^1]: Protokoll 14, Seite 3."]),
        ("DAX 23.100 -0,4% | Gold 3.310,20 USD +0,2%\nText", ["DAX 23.100 -0,4% | Gold 3.310,20 USD +0,2%"]),
        ("DAX23.100 -0,4%ESt505.210 -0,1%Euro1,1520 +0,3%\nText", ["DAX23.100 -0,4%ESt505.210 -0,1%Euro1,1520 +0,3%"]),
        ("DAX 23.100 -0,4%\nGold 3.310 +0,2%\nText", ["DAX 23.100 -0,4%", "Gold 3.310 +0,2%"]),
        ("Umsatz 23.100 -0,4%\nText", []),
        ("Brand\n4. März 2026, 10:20 Uhr\n\nText", ["4. März 2026, 10:20 Uhr"]),
        (
            "Brand\nLage\nErstellt: 03.03.2026 Aktualisiert: 04.03.2026\n\nText",
            ["Erstellt: 03.03.2026 Aktualisiert: 04.03.2026"],
        ),
        ("Fire\nWed 4 Mar 2026 10.32 GMT\n\nText", ["Wed 4 Mar 2026 10.32 GMT"]),
        ("Der DAX lag bei 23.100, also -0,4% und Gold +0,2%.", []),
        ("Rufen Sie +49 361 445566 oder (0361) 44 55-66 an.", ["+49 361 445566", "(0361) 44 55-66"]),
        ("4. März 2026, 10:20 Uhr Gera\nText", ["4. März 2026, 10:20 Uhr Gera"]),
        ("04.03.2026, 10:32 Uhr | Lesedauer: 3 Min\nText", ["04.03.2026, 10:32 Uhr | Lesedauer: 3 Min"]),
        ("Regen in Gera | 04.03.2026\nText", ["Regen in Gera | 04.03.2026"]),
        ("Mittwoch, 04.03.2026\nText", ["Mittwoch, 04.03.2026"]),
        (
            "Erstellt: 03.03.2026 Aktualisiert: 04.03.2026, 11:02 Uhr",
            ["Erstellt: 03.03.2026 Aktualisiert: 04.03.2026, 11:02 Uhr"],
        ),
        ("Text.\n\n© dpa-infocom, dpa:260304-930-1/2", ["© dpa-infocom, dpa:260304-930-1/2"]),
    ],
)
def test_furniture(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Um 22.45 Uhr brannte es in Gera.",
        "Archivbilder zeigen 300 Menschen.",
        "Er wuchs hier auf (Gera, 3.4.1926)",
        "Teilen der Stadt fehlt seit 3 Tagen Strom.",
        "Werbung kostete die Firma 3 Millionen Euro.",
        "Anzeigenerlöse stiegen um 5 Prozent.",
        "Kommentare schrieben 300 Leser.",
        "5 Minuten fehlten zum Sieg.",
        "Tatzeit: Freitag, 4. März 2026, 21:37 Uhr",
        "Gerda Vogelsang (CDU) - seit 2024 im Amt - sprach.",
        "Das sagte Gerda Vogelsang (SPD)",
        "Bild der Verwüstung: 300 Häuser sind zerstört.",
        "Stand jetzt fehlen 3 Milliarden Euro.",
        "Die Quote stieg auf 3/4 des Vorjahres.",
        "Ein Foto: Es zeigt 300 Menschen.",
    ],
)
def test_statements_are_no_furniture(text: str) -> None:
    assert marked(text) == []


def test_the_head_is_not_looked_at_and_spans_do_not_overlap() -> None:
    text = "Stand: 04.03.2026\nFoto: A (Foto: B)\nGERA (dpa) - Text (afp)"
    spans = annotate(text, body_start=18).mentions(furniture_of)
    assert [text[start:end] for start, end in spans] == ["Foto: A (Foto: B)", "(dpa)", "(afp)"]


def test_touching_furniture() -> None:
    spans = ((5, 8), (20, 25))
    touching = [start for start in range(30) if in_furniture(spans, start, start + 2)]
    assert touching == [4, 5, 6, 7, 19, 20, 21, 22, 23, 24]
    assert in_furniture(spans, 0, 30)
    assert not in_furniture((), 0, 30)


def test_captions() -> None:
    text = (
        "Die Räte Vogelsang und Berg in Gera.\nPlayer: videoDie Lage\n5 Min\n\nGera bekommt eine Brücke\n\n"
        "Die Brücke wird gebaut.\n\nDie alte Brücke (Foto: Berg)\n\nWas nun?\n"
    )
    made = annotate(text)
    assert [text[start:end] for start, end in captions_of(made)] == [
        "Die Räte Vogelsang und Berg in Gera.",
        "Die alte Brücke (Foto: Berg)",
    ]


HOSTILE = (
    "<",
    "<!--",
    "<a",
    "(",
    "1",
    "1.",
    "a",
    "a.",
    "@",
    "```\n",
    "Foto: ",
    "(Foto:",
    "/ab",
    "A",
    "https://",
    "](",
    "\n",
    "Stand ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    made = annotate(piece * (100_000 // len(piece)))
    start = time.process_time()
    made.mentions(furniture_of)
    captions_of(made)
    assert time.process_time() - start < 1
