"""What an article says of itself: head, front matter, stamps, agencies, publisher, language."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from checker.model import Article
from checker.reading import make_article

DAY = date(2026, 3, 4)


def article(text: str, path: str = "a.txt") -> Article:
    return make_article(text, path, name="a", suffix="." + path.rpartition(".")[2])[0]


def body(text: str, path: str = "a.txt") -> str:
    made = article(text, path)
    return made.text[made.body_start :]


@pytest.mark.parametrize(
    ("text", "published", "begins"),
    [
        (" date 2026-03-04 Seit Tagen regnet es.", DAY, "Seit Tagen"),
        ("date 2026-03-04\nsource https://blatt.example/x\n\nSeit Tagen", DAY, "Seit Tagen"),
        ("date: 4. März 2026\n\nSeit Tagen", DAY, "Seit Tagen"),
        ("Datum: 04.03.2026\nQuelle: Blatt\nTitel: Regen\nSeit Tagen", DAY, "Seit Tagen"),
        (" date 2026-03-04 04.03.2026 16:55:38\n\nSeit Tagen", datetime(2026, 3, 4, 16, 55, 38), "Seit Tagen"),
        (" date 2026-03-04 Von: APA/dpa\n\nSeit Tagen", DAY, "Seit Tagen"),
        ("04.03.2026 16:55 Uhr\n\nSeit Tagen", datetime(2026, 3, 4, 16, 55), "Seit Tagen"),
        ("date 2026-03-04T16:55:00Z\n\nSeit Tagen", datetime(2026, 3, 4, 16, 55), "Seit Tagen"),
        (" date 2026-03-04 18:12 Stimmen gab es", DAY, "18:12 Stimmen"),
        (" date 2026-03-04 12 Boote sanken", DAY, "12 Boote"),
        ("date 2026-03\nsource Blatt\n\nSeit Tagen", None, "Seit Tagen"),
        ("date: heute\n\nSeit Tagen", None, "Seit Tagen"),
        ("date 2026-03-04\ndate 2026-05-06 Seit Tagen", DAY, "date 2026-05-06"),
        ("Date night in Gera: Seit Tagen", None, "Date night"),
        ("date 2026-13-04 Seit Tagen", None, "date 2026-13-04"),
        ("Source familiar with the matter said so.", None, "Source familiar"),
        ("https://blatt.example/2026/03/04/regen.html\n\nSeit Tagen", DAY, "Seit Tagen"),
        ("", None, ""),
    ],
)
def test_the_head_of_a_plain_text(text: str, published: date | None, begins: str) -> None:
    made = article(text)
    assert made.published == published
    assert made.text[made.body_start :].startswith(begins)


def test_an_unusable_date_is_said() -> None:
    assert "is not a day" in make_article("date: heute\n\nText", "a.txt", name="a")[1]
    assert make_article("date 2026-03\n\nText", "a.txt", name="a")[1] == ""


@pytest.mark.parametrize(
    ("text", "path", "published"),
    [
        ("Titel\nStand: 04.03.2026 22:45 Uhr\n\nText", "a.txt", datetime(2026, 3, 4, 22, 45)),
        ("Veröffentlicht am 3. März 2026, 12.10 Uhr\nAktualisiert: 4. März 2026\nText", "a.txt", DAY),
        ("Published March 4, 2026. Gera: It rained.", "a.txt", DAY),
        ("04.03.2026 - 10:25 Uhr. Text", "a.txt", datetime(2026, 3, 4, 10, 25)),
        ("GERA, 4. März 2026 (dpa) - Text", "a.txt", DAY),
        ("Text.\n\n© dpa-infocom, dpa:260304-930-123456/2", "a.txt", DAY),
        ("Text. (APA/dpa, 4. 3.2026)\n", "a.txt", DAY),
        ("Text. (red, 4.3.2026)", "a.txt", DAY),
        ("Text über ihn (geboren in Gera, 4.3.1926)", "a.txt", None),
        ("Text", "x/2026-03-04_regen.txt", DAY),
        ("Text", "20260304-regen.txt", DAY),
        ("source https://blatt.example/2026/03-04-regen\n\nText", "a.txt", DAY),
        ("date 2026-03-04\n\nStand: 04.03.2026 22:45 Uhr\n\nText", "a.txt", datetime(2026, 3, 4, 22, 45)),
        ("date 2026-03-04\n\nStand: 05.03.2026 22:45 Uhr\n\nText", "2026-01-01.txt", DAY),
        ("Titel\n04.03.26 22:45 Uhr\n\nText", "a.txt", datetime(2026, 3, 4, 22, 45)),
        ("Titel\n04.03.2026 - 22:45 Uhr\nText", "a.txt", datetime(2026, 3, 4, 22, 45)),
        ("Titel\nFoto: dpa\n4. März 2026\n\nText", "a.txt", DAY),
        ("Titel\n4. März 2026\n\nText", "a.txt", DAY),
        ("Titel\nvon dpa\n4. März 2026, 05:05 Uhr\n\nText", "a.txt", datetime(2026, 3, 4, 5, 5)),
        ("Titel\nRegion | 04.03.2026 | Von Eva Muster\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\n04.03.2026 10:32 von Eva Muster\nText", "a.txt", datetime(2026, 3, 4, 10, 32)),
        ("Titel\nOnline seit: 4.3.2026, 14 Uhr\nText", "a.txt", datetime(2026, 3, 4, 14, 0)),
        ("Titel\nErscheinungsdatum: 04.03.26\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\nErstellt am 3.3.2026 um 8 Uhr, zuletzt geändert am 4.3.2026\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\n4.3.2026 | Lokales\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\nVon Eva Muster, 04.03.2026\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\nGera. 04.03.2026\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\nGera (dpa) - 4. März 2026\nText", "a.txt", date(2026, 3, 4)),
        ("Titel\n04.03.2026, 10:32 Uhr | Lesedauer: 3 Min\nText", "a.txt", datetime(2026, 3, 4, 10, 32)),
        ("Regen in Gera | 04.03.2026\n\nText", "a.txt", DAY),
        ("Erstellt: 03.03.2026 Aktualisiert: 04.03.2026, 11:02 Uhr\n\nText", "a.txt", datetime(2026, 3, 4, 11, 2)),
        ("Veröffentlicht: 03.03.2026 | Aktualisiert: 04.03.2026\nText", "a.txt", DAY),
        ("Titel\n4. März 2026, 10:20 Uhr Gera\n\nText", "a.txt", datetime(2026, 3, 4, 10, 20)),
        ("Titel\nMi, 04.03.2026, 10.20 Uhr\nText", "a.txt", datetime(2026, 3, 4, 10, 20)),
        ("Titel\nGera, 4. März 2026\nText", "a.txt", DAY),
        ("Titel\n04.03.2026, 10:20 Uhr | aktualisiert 11:05 Uhr\nText", "a.txt", datetime(2026, 3, 4, 10, 20)),
        ("Titel\nGera, am 4. März 2026\nText", "a.txt", DAY),
        ("Titel\nGera – 4. März 2026\nText", "a.txt", DAY),
        ("Titel\nGera - 04.03.2026\nText", "a.txt", DAY),
        ("Titel\nMarch 4, 2026\nText", "a.txt", DAY),
        ("Title\nMarch 4, 2026 at 10:32 p.m. EST\n\nText", "a.txt", datetime(2026, 3, 4, 22, 32)),
        ("Title\nWed 4 Mar 2026 10.32 GMT\n\nText", "a.txt", datetime(2026, 3, 4, 10, 32)),
        ("Title\nUpdated March 4, 2026 12:05 am ET\n\nText", "a.txt", datetime(2026, 3, 4, 0, 5)),
        ("Titel\n04.03.2026 – 10.20\n\nText", "a.txt", DAY),
        ("Titel\n04.03.2026 · 10:20 Uhr · Lesezeit: 4 Minuten\n\nText", "a.txt", datetime(2026, 3, 4, 10, 20)),
        # a wrong date is worse than none
        ("Die Chronik\n3. Mai 2024\nEs begann.\n4. Mai 2024\nEs endete.", "a.txt", None),
        ("Stand: 04.03.2026\n\nText\n\nStand: 05.03.2026\n\nText", "a.txt", None),
        ("Stand 31.12.2024 lebten hier 300 Menschen.", "a.txt", None),
        ("Am 4. März 2026 brannte es.", "a.txt", None),
        ("Gerda Vogelsang, Lehrerin, 4. 3. 1926 – 5. 6. 2005. Ein Nachruf.", "a.txt", None),
        ("07.10.2023, 06:30 Uhr: Die ersten Meldungen treffen ein.", "a.txt", None),
        ("Veröffentlicht am 4. März 2026 wurde der Bericht nie.", "a.txt", None),
        ("Text", "2026-03-04_und_2026-03-05.txt", None),
        ("Text", "120260304.txt", None),
        ("source https://blatt.example/2026/03/regen\n\nText", "a.txt", None),
        ("Stand: 31.02.2026\n\nText", "a.txt", None),
        ("GERA (dpa) 4.3.2026 - Text", "a.txt", date(2026, 3, 4)),
        ("Regen in Gera\nGera, 4. März 2026 (dpa/lth) – Text", "a.txt", date(2026, 3, 4)),
        ("Regen in Gera\nDer Regen vom Mittwoch, 4. März 2026 (Foto unten), war stark.", "a.txt", None),
    ],
)
def test_the_day_of_publication(text: str, path: str, published: date | None) -> None:
    assert article(text, path).published == published


@pytest.mark.parametrize(
    ("text", "lineage"),
    [
        ("GERA (dpa-AFX) - Text", ("dpa-AFX",)),
        ("Gera/Jena (dpa/lth) – Text", ("dpa",)),
        ("Von: APA/Reuters/dpa\n\nText", ("APA", "Reuters", "dpa")),
        ("Text, sagte er. (afp/red)", ("AFP",)),
        ("Text, sagte er./ab/DP/cde", ("dpa-AFX",)),
        ("Text.\n\nMit Material von dpa und AFP", ("dpa", "AFP")),
        ("Text.\n\nQuelle: blatt.example, ab/dpa", ("dpa",)),
        ("Text.\n\ndpa/AFP/xyz", ("dpa", "AFP")),
        ("Text, sagte er der Deutschen Presse-Agentur (dpa) in Gera. Mehr Text.", ()),
        ("Text, sagte Gerda Vogelsang (CDU)", ()),
        ("Von Gerda Vogelsang\n\nText", ()),
        ("Von Reuters befragte Fachleute erwarten mehr.", ()),
    ],
)
def test_agencies_come_from_dateline_and_credit(text: str, lineage: tuple[str, ...]) -> None:
    assert article(text).lineage == lineage


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("source https://www.blatt.example/a?b\n\nText", "blatt.example"),
        ("source Tagblatt Gera\n\nText", "Tagblatt Gera"),
        ("Text.\n\nQuelle: Tagblatt Gera", "Tagblatt Gera"),
        ("Text.\n\nDieses Thema im Programm: Radio Gera | Nachrichten | 04.03.2026", "Radio Gera"),
        ("GERA (dpa) - Text", "dpa"),
        ("Text.\n\nQuelle: dpa", "dpa"),
        ("source http://[bad\n\nText", "http://[bad"),
        ("Text.", None),
    ],
)
def test_the_source(text: str, source: str | None) -> None:
    assert article(text).source == source


FRONT = '---\ntitle: "Regen"\ndate: 2026-03-04\nsource: Tagblatt\nlang: en\n---\n\n# Regen in Gera\n\nText.'


def test_front_matter() -> None:
    made = article(FRONT, "a.md")
    assert (made.title, made.published, made.source, made.language) == ("Regen", DAY, "Tagblatt", "en")
    assert made.text[made.body_start :].startswith("# Regen in Gera")
    toml = '+++\r\ntitle = "Regen"\r\ndate = 2026-03-04T10:00:00Z\r\n+++\r\nText.'
    assert article(toml, "a.md").published == datetime(2026, 3, 4, 10, 0)
    assert body(toml, "a.md") == "Text."
    assert article("# Regen in Gera #\n\nText", "a.md").title == "Regen in Gera"
    assert body("---\n\nText nach einer Linie\n\n---", "a.md").startswith("---")


@pytest.mark.parametrize("block", ["a: [", "- 1", "[" * 5000, "a: &a [*a]\nb: !!python/object:x y"])
def test_front_matter_that_cannot_be_read_is_said(block: str) -> None:
    made, problem = make_article(f"---\n{block}\n---\nText.", "a.md", name="a", suffix=".md")
    assert "front matter" in problem
    assert made.text[made.body_start :] == "Text."


def test_a_head_in_markdown_without_front_matter() -> None:
    assert article("date 2026-03-04\n\n# Regen", "a.md").published == DAY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Stadt sagte, dass nichts geschehen sei.", "de"),
        ("The city said that nothing had happened.", "en"),
        ("12.000 Euro", "de"),
        ("US-Außenminister traf Amtskollegen in Gera.", "de"),
        ("", "de"),
        ("Der Song „The End of the World“ ist wieder in den Charts.", "de"),
    ],
)
def test_the_language(text: str, language: str) -> None:
    assert article(text).language == language


PIECES = (
    "1",
    "1.",
    "(",
    "date ",
    "Stand: ",
    "a",
    " ",
    "\n",
    "---\n",
    "von ",
    "A, ",
    "/ab",
    "(dpa",
    "01.01.2026 ",
    "\r",
    "<!-- a -->\n",
    "<?a b?> ",
    "<!DOCTYPE a [ <!ENTITY b 'c'> ]>\n",
)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    article(text)
    article(text, "a.md")
    assert time.process_time() - start < 1
