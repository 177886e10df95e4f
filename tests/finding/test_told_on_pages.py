"""Figures, parties, speakers and page rows as front pages word them: each line stands for a kind that was misread."""

from __future__ import annotations

import pytest

from checker.finding.dates.dates import find_dates
from checker.finding.figures.quantities import QuantityMention, find_quantities
from checker.finding.page.furniture import furniture_of
from checker.finding.people.ages import described_ages_of
from checker.finding.people.people import persons_of
from checker.finding.quotes.quotes import quotes_of, said_by
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, language: str = "de") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text, language), load_base(language))


def figure_in(text: str, language: str, written: str) -> QuantityMention:
    return next(one for one in find_quantities(text, language) if text[one.start : one.end] == written)


@pytest.mark.parametrize(
    ("text", "language", "written", "value", "unit"),
    [
        ("He owes a third of a million crowns in tax.", "en", "a third of a million", 333333, None),
        ("The star lies 12 light-years off.", "en", "12 light-years", 12, "light_year"),
        ("The lamp draws 9W.", "en", "9W", 9, "W"),
        ("Der Akku fasst 480 Wh.", "de", "480 Wh", 480, "Wh"),
        ("It fell by a single goal.", "en", "a single", 1, None),
    ],
)
def test_numbers_and_units(text: str, language: str, written: str, value: int, unit: str | None) -> None:
    quantity = figure_in(text, language, written).quantity
    assert quantity.value is not None
    assert (int(quantity.value), quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "language", "written", "kind"),
    [
        ("Ohm, 63, bestreitet das.", "de", "63", "age"),
        ("„Gut“, sagte Trainer Jens Alt, 44.", "de", "44", "age"),
        ("Ada Ohm wurde 22.", "de", "22.", "ordinal"),
        ("She left school at 15 to work.", "en", "15", "age"),
        ("He won a prize at 19, and moved on.", "en", "19", "age"),
        ("He has a sister, Joan, 81.", "en", "81", "age"),
        ("She was clocked at 95, officers said.", "en", "95", "count"),
        ("Ada Ohm führt mit 90 Punkten vor Ute Alt (75).", "de", "75", "count"),
    ],
)
def test_ages_ranks_and_points(text: str, language: str, written: str, kind: str) -> None:
    assert figure_in(text, language, written).kind == kind


@pytest.mark.parametrize(
    ("text", "language", "written", "hedge"),
    [
        ("Boss fined over £3m tax fraud", "en", "£3m", "exact"),
        ("They raised over £3m for the hall.", "en", "£3m", "more_than"),
        ("Sie gewann den Lauf über 15 Kilometer.", "de", "15 Kilometer", "exact"),
        ("Der Damm ist über 15 Kilometer lang.", "de", "15 Kilometer", "more_than"),
    ],
)
def test_over_a_matter_or_a_distance_is_no_hedge(text: str, language: str, written: str, hedge: str) -> None:
    assert figure_in(text, language, written).quantity.hedge.value == hedge


@pytest.mark.parametrize(
    ("text", "language", "written", "counted"),
    [
        ("Über 50 Haupt- und Nebenrollen spielte er.", "de", "50", "Nebenrolle"),
        ("The ward treats 900 burns victims.", "en", "900", "victim"),
        ("Six dead, 70 homeless", "en", "70", None),
        ("Ihm wird zweifacher versuchter Mord zur Last gelegt.", "de", "zweifacher", "Mordversuch"),
    ],
)
def test_what_is_counted(text: str, language: str, written: str, counted: str | None) -> None:
    assert figure_in(text, language, written).counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "A late double sinks the Reds.",
        "A half-built bridge fell.",
        "The law grants one when both agree.",
        "Tore: 1:0 Alt (7.), 2:0 Alt (90.+4)",
        "Talks are set for 3 and 5 March.",
        "Talks are set for March 3 and 5.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    language = "de" if text.startswith("Tore") else "en"
    assert not [one for one in find_quantities(text, language) if one.kind not in ("score",)]


def test_two_english_days_of_one_month() -> None:
    text = "Talks are set for 3 and 5 March 2026."
    assert [(text[day.start : day.end], day.date.day) for day in find_dates(text, "en")] == [
        ("3", 3),
        ("5 March 2026", 5),
    ]


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("Karla Ohm, Landeschefin der FDP, sprach.", "de", "FDP"),
        ("Die Sprecherin der Freien Wähler, Karla Ohm, sprach.", "de", "Freie Wähler"),
        ("Die SPD nominierte Karla Ohm.", "de", "SPD"),
        ("Die CDU schickt Karla Ohm ins Rennen.", "de", "CDU"),
        ("Karla Ohm, von der CSU, sprach.", "de", "CSU"),
        ("Für die AfD zieht Karla Ohm in den Rat ein.", "de", "AfD"),
        ("Republican Sen. Tom Ridley voted no.", "en", "Republikaner"),
        ("Gov. Tom Ridley (D) signed it.", "en", "Demokraten"),
        ("Tom Ridley, a Democrat, voted yes.", "en", "Demokraten"),
        ("Tom Ridley, a Labour MP for Leeds, spoke.", "en", "Labour"),
        ("Labour group leader Tom Ridley spoke.", "en", "Labour"),
        ("Green councillor Tom Ridley spoke.", "en", "Grüne"),
        ("Tom Ridley, of the Labour Party, spoke.", "en", "Labour"),
    ],
)
def test_parties(text: str, language: str, party: str) -> None:
    told = [stated.party for person in persons_of(annotate(text, language)) for stated in person.parties]
    assert told == [party]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Karla Ohm, Vorsitzende der Bürgerinitiative, sprach.", "de"),
        ("Karla Ohm, Anwältin der AfD, sprach.", "de"),
        ("Karla Ohm trat für die AfD ein.", "de"),
        ("Tom Ridley, a Labour donor, spoke.", "en"),
        ("Christian Democrat Tom Ridley spoke.", "en"),
        ("Trainer Tom Ridley (D) jubelte.", "de"),
    ],
)
def test_no_party(text: str, language: str) -> None:
    assert not [stated for person in persons_of(annotate(text, language)) for stated in person.parties]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("Foto: Jens Alt/xyz", ["Alt"]),
        ("It came from Jane Alt's cross.", ["Alt"]),
        ("It rained in Marion County.", []),
    ],
)
def test_names_end_where_they_end(text: str, surnames: list[str]) -> None:
    assert [person.surname for person in persons_of(annotate(text))] == surnames


@pytest.mark.parametrize(
    ("text", "language", "written", "speaker"),
    [
        ("Die Polizei zählte 700 Besucher, die Veranstalter sprachen von 1200.", "de", "700", "Die Polizei"),
        ("Die Polizei zählte 700 Besucher, die Veranstalter sprachen von 1200.", "de", "1200", "die Veranstalter"),
        ("Die Feuerwehr bezifferte den Schaden auf 9000 Euro.", "de", "9000", "Die Feuerwehr"),
        ("Der Verein zählt 700 Mitglieder.", "de", "700", None),
        ("Police counted 700 guests, while organisers put the figure at 1,200.", "en", "700", "Police"),
        ("Police counted 700 guests, while organisers put the figure at 1,200.", "en", "1,200", "organisers"),
        ("Police put 700 officers on the streets.", "en", "700", None),
        ('"We lost it all," said Rosa Alt, 47, a mother of three.', "en", "47", None),
        ("Für den Herbst rechnet Chefin Ada Ohm mit 2,5 Prozent; bisher waren 3,1 Prozent geplant.", "de", "3,1", None),
    ],
)
def test_who_gives_a_figure(text: str, language: str, written: str, speaker: str | None) -> None:
    start = text.index(written)
    assert said_by(annotate(text, language), start, start + len(written)) == speaker


def test_who_wrote_an_article_is_not_who_speaks() -> None:
    text = 'She sails alone\nBy Hugh Alt\n\nThe trip took 204 days. "I cried for days out there," she said.'
    assert [quote.speaker for quote in quotes_of(annotate(text, "en"))] == [None]


def test_a_speaker_behind_party_and_house() -> None:
    (quote,) = quotes_of(annotate('"Nobody asked for it," said Green councillor Ann Lodge.', "en"))
    assert quote.speaker == "Ann Lodge"


def test_the_whole_name_of_a_house() -> None:
    text = "It costs £8m a day, according to the Centre for Town Studies."
    assert said_by(annotate(text, "en"), 9, 12) == "the Centre for Town Studies"


def test_one_of_the_dead_is_no_suspect() -> None:
    (age,) = described_ages_of(annotate("Bei der Toten handelt es sich um eine 31 Jahre alte Köchin."))
    assert age.side != "suspect"


@pytest.mark.parametrize(
    "row",
    [
        "Kommentare (57)",
        "Comments (31)",
        "Meistgelesen: 1 2 3",
        "3 min read",
        "Video (01:47): Sturm",
        "Foto: Jens Alt/xyz",
    ],
)
def test_rows_that_state_nothing(row: str) -> None:
    article = annotate(f"Ein Titel\n\nEs gab 12 Tote.\n\n{row}\nTeilen")
    assert row in [article.text[start:end] for start, end in article.mentions(furniture_of)]


@pytest.mark.parametrize(
    "line", ["4. März 2026, 11:05 Uhr Lesezeit: 3 Min.", "doi: 10.5555/abc.2026.118", "March 4, 2026 · 3 min read"]
)
def test_lines_that_state_nothing(line: str) -> None:
    article = annotate(f"Ein Titel\n\n{line}\n\nEs gab 12 Tote.")
    assert any(article.text[start:end].startswith(line) for start, end in article.mentions(furniture_of))


@pytest.mark.parametrize(
    ("text", "written", "speaker"),
    [
        ("Laut Trainer Jonas Wendt Mario Ruhl fehlten elf Spieler.", "elf", "Trainer Jonas Wendt"),
        ("Laut Trainer Qirx Wendt Mario Ruhl fehlten elf Spieler.", "elf", "Trainer Qirx Wendt"),
        ("Laut Mohammed Bin Salman Al Saud fehlten elf Spieler.", "elf", "Mohammed Bin Salman Al Saud"),
        ("Der Verein hat eigenen Angaben zufolge 300 Mitglieder.", "300", None),
        ("Eigenen Angaben zufolge hat er 300 Mitglieder.", "300", None),
        ("Angaben der Feuerwehr zufolge brannten 20 Wagen.", "20", "der Feuerwehr"),
    ],
)
def test_who_is_the_source(text: str, written: str, speaker: str | None) -> None:
    start = text.index(written)
    assert said_by(annotate(text), start, start + len(written)) == speaker


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("# Can Rahimi save the port?", "en", []),
        ("Can Aydin saved the port.", "en", ["Can Aydin"]),
        ("Gestern siegte Titelverteidiger Norwich.", "de", []),
        ("Gestern sprach Pflichtverteidiger Norwig.", "de", ["Norwig"]),
        ("Die Anna Ruhl GmbH baut an.", "de", []),
        ("Die Wirtin Anna Ruhl baut an.", "de", ["Anna Ruhl"]),
    ],
)
def test_who_is_a_person(text: str, language: str, names: list[str]) -> None:
    assert [person.full for person in persons_of(annotate(text, language))] == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ministerpräsidentin Karla Wendt (SPD) kam. Bauminister Jonas Ruhl (SPD) schwieg.", "minister.construction"),
        ("Kanzlerin Karla Wendt (SPD) kam. Bauminister Jonas Ruhl (SPD) schwieg.", "minister.construction~DE"),
        (
            "Ministerpräsidentin Karla Wendt (SPD) kam. Verteidigungsminister Jonas Ruhl (SPD) schwieg.",
            "minister.defence~DE",
        ),
    ],
)
def test_ministers_of_the_federation_and_of_a_state(text: str, office: str) -> None:
    assert [stated.office.code for stated in persons_of(annotate(text))[1].offices] == [office]
