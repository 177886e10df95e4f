"""Two wordings of one figure are one value, and only who stands against the majority is marked."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Article, Assessment, Claim, Conflict, Excerpt, Hedge, Level, Outcome, Quantity, Verdict
from checker.showing.labels import name_finding
from checker.showing.matrix import build_matrices
from checker.showing.passages import find_majority, group_occurrences, sum_up
from checker.showing.values import cut_alike
from tests.reports.conftest import Topic

GAP = Topic("gap", "Fehlbetrag")
TEXTS = (
    ("Anzeiger", "Der Fehlbetrag liegt bei 47 Millionen Euro.", "47 Millionen Euro", 47, Hedge.EXACT),
    ("Agentur", "Der Fehlbetrag liegt bei rund 47 Millionen Euro.", "rund 47 Millionen Euro", 47, Hedge.APPROX),
    ("Morgenblatt", "Der Fehlbetrag liegt bei 74 Millionen Euro.", "74 Millionen Euro", 74, Hedge.EXACT),
)


def make_conflict() -> Conflict:
    claims = []
    for source, text, words, millions, hedge in TEXTS:
        article = Article(source, f"{source}.txt", text, source=source)
        start, stated = text.index(words), Decimal(millions) * 1_000_000
        value = Quantity(stated - 500_000, stated + 500_000, "EUR", stated, hedge)
        excerpt = Excerpt(article, start, start + len(words))
        claims.append(Claim("conflicting_quantity", GAP, value, f"{millions} EUR {hedge}", excerpt))
    verdict = Verdict(Outcome.CONFLICT, "47 und 74 passen nicht zusammen")
    pairs = ((2, 0), (2, 1))
    return Conflict("conflicting_quantity", GAP.label, GAP.key, tuple(claims), pairs, verdict, Level.WARNING)


def test_a_rounded_figure_and_a_plain_one_are_one_value() -> None:
    groups = group_occurrences(make_conflict().claims, "de")
    assert [group.value for group in groups] == ["47 Mio. Euro", "74 Mio. Euro"]
    majority = find_majority(groups)
    assert majority is not None
    assert majority.sources == ("Anzeiger", "Agentur")


def test_the_matrix_marks_who_stands_against_the_majority() -> None:
    conflict = make_conflict()
    (matrix,) = build_matrices(Assessment(conflicts=(conflict,)), "de")
    cells = dict(zip(matrix.sources, matrix.rows[0].cells, strict=True))
    assert {source for source, cell in cells.items() if cell.disputed} == {"Morgenblatt"}


def test_the_outcome_in_a_line_of_its_own() -> None:
    assert sum_up(Assessment(conflicts=(make_conflict(),)), "de").line == "1 Warnung."
    assert sum_up(Assessment(), "de").line == ""


def test_votes_are_no_adjective_and_a_figure_without_words_has_a_plain_name() -> None:
    told = {
        "17 Senatoren stimmten dafür.": "Ja-Stimmen",
        "17 Fahrgäste wurden verletzt.": "verletzte Fahrgäste",
        "Es waren 17.": "Anzahl",
    }
    for text, label in told.items():
        start = text.index("17")
        value = Quantity(Decimal(17), Decimal(17), None, Decimal(17))
        claim = Claim("conflicting_quantity", GAP, value, "17", Excerpt(Article("a", "a", text), start, start + 2))
        assert name_finding("conflicting_quantity", (claim,), "x", "de") == label


def test_wordings_of_one_sentence_are_told_by_where_they_differ() -> None:
    assert cut_alike(["Wir bleiben noch zwei Wochen im Dorf", "Wir bleiben noch drei Wochen im Dorf."]) == [
        "… noch zwei Wochen …",
        "… noch drei Wochen …",
    ]
    assert cut_alike(["Das hat uns alle überrascht", "Das hat uns alle sehr überrascht"]) == [
        "… alle überrascht",
        "… alle sehr überrascht",
    ]
    assert cut_alike(["Das Geld reicht bis Mai", "Damit das Geld reicht bis Juni"]) == [
        "Das Geld reicht bis Mai",
        "Damit das Geld reicht bis Juni",
    ]
    assert cut_alike(["Kanzler", "Kanzlerin"]) == ["Kanzler", "Kanzlerin"]
    assert cut_alike(["Es war laut und kalt", "es war laut und kalt"]) == [
        "Es war laut und kalt",
        "es war laut und kalt",
    ]
