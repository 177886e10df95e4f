"""English figures, names and quotations that a careful reader reads otherwise than word by word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.finding.dates.dates import find_dates
from checker.finding.events.event_dates import event_dates_of
from checker.finding.events.year_statements import year_statements_of
from checker.finding.figures.quantities import find_quantities, rows_of
from checker.finding.people.people import people_of, persons_of
from checker.finding.people.places import named_places_of
from checker.finding.quotes.quotes import quotes_of, said_by
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def annotate(text: str, language: str = "en") -> AnnotatedArticle:
    return AnnotatedArticle(Article("a", "a.txt", text, language), load_base(language))


def read(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    """Kind, number (or both ends) and unit of every figure of a text."""
    found = []
    for mention in find_quantities(text, language):
        low, high, value = mention.quantity.low, mention.quantity.high, mention.quantity.value
        number = f"{low:f}..{high:f}" if value is None else f"{value.normalize():f}"
        found.append((mention.kind, number, mention.quantity.unit))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The barn leaned a bit to the left.",
        "At one point the choir stopped.",
        "One day, the bridge will be mended.",
        "She could one day run the bakery.",
        "He hopes to one day sail home.",
        "Think twice before you paint it.",
        "It was the second to last song.",
        "The third-from-bottom shelf broke.",
        "She took a 7-iron.",
        "Bring: 1) rope, 2) lamps and 3) bread.",
        "It was day three of the fair.",
        "It holds from day one in a post.",
        "A kettle or two may be left.",
        "Zero-hours contracts are banned.",
        "A level 2 out of 4 warning was issued.",
        "Zone 4 stays shut.",
        "They left one by one.",
        "It touched every single one of us.",
        "She is not one for cake.",
        "They won game four of the final.",
        "The singer told Nine Wolds about this later.",
        "She made a fine double-century.",
        "He made a rare triple jump.",
        "It was a best-of-five series.",
        "She holds a degree in law.",
    ],
)
def test_phrases_that_tell_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The walk took one day.", [("duration", "1", "day")]),
        ("He fell twice.", [("multiple", "2", "times")]),
        ("The second to arrive won.", [("ordinal", "2", "ordinal")]),
        ("Each day two hens die.", [("count", "2", None)]),
        ("It rose by a degree Celsius.", [("measure", "1", "degree")]),
        ("Two out of four bakers agreed.", [("fraction", "0.5", None)]),
        ("The flag has one bit.", [("measure", "1", "bit")]),
    ],
)
def test_what_looks_like_such_a_phrase_and_is_a_figure(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They owe tens of millions of dollars.", [("money", "20000000..100000000", "USD")]),
        ("It cost billions of euros.", [("money", "2000000000..1000000000000", "EUR")]),
        ("She rowed thousands of miles.", [("measure", "2000..10000", "mi")]),
        ("They waited hundreds of years.", [("duration", "200..1000", "year")]),
        ("Dozens of hutlets burned.", [("count", "24..100", None)]),
        ("The plot has 40 square yards.", [("measure", "40", "square_yard")]),
        ("He weighs 13 stone.", [("measure", "13", "stone")]),
        ("It has 30 stone huts.", [("count", "30", None)]),
        ("The air held 415 ppm.", [("percent", "415", "ppm")]),
        ("Forests take up 3 gigatonnes.", [("measure", "3", "gigatonne")]),
        ('A 14" saw and a 12″ ruler.', [("measure", "14", "in"), ("measure", "12", "in")]),
        ('He said "we sold 14" and a 9" nail.', [("count", "14", None), ("measure", "9", "in")]),
        ("The field spans 3x2^5 bits.", [("measure", "96", "bit")]),
        ("The gas is near absolute zero.", [("measure", "0", "K")]),
        ("They ran 7 fb−1 of tests.", [("count", "7", None)]),
        ("A share of negative one over 50.", [("fraction", "-0.02", None)]),
    ],
)
def test_units_and_what_is_many_of_them(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three hundred and sixty-two hundredths", "300.62"),
        ("six forty-fifths", "0.1333"),
        ("one hundred twenty-fifths", "4"),
        ("two thirty-firsts", "0.0645"),
        ("twenty thirds", "6.6667"),
        ("four hundred and two", "402"),
    ],
)
def test_fractions_of_several_words(text: str, value: str) -> None:
    (mention,) = find_quantities(text, "en")
    assert mention.quantity.value is not None
    assert abs(mention.quantity.value - Decimal(value)) < Decimal("0.0001")


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The fare goes up to $4.", ["exact"]),
        ("A ride can cost up to $4.", ["upper_bound"]),
        ("Shoppers over 21 may enter.", ["more_than"]),
        ("He spoke about one pond.", ["exact"]),
        ("It was raised from the current $30 to $50.", ["exact", "exact"]),
        ("A minimum of 20 minutes or a maximum of 70 minutes.", ["lower_bound", "upper_bound"]),
        ("It takes 20 or 30 minutes.", ["range"]),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    assert [mention.quantity.hedge.value for mention in find_quantities(text, "en")] == hedges


def test_a_line_up_is_no_range() -> None:
    assert read("They began with a two-four-five.") == [
        ("count", "2", None),
        ("count", "4", None),
        ("count", "5", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is sold to adults over 21.", [("age", "21", "year")]),
        ("Anyone under 25 will pay less.", [("age", "25", "year")]),
        ("In talks with Halden, 61, they agreed.", [("age", "61", "year")]),
        ("It was won by Labour, 31, in the end.", [("count", "31", None)]),
        ("Her friend Ada Holm, also 23, left.", [("age", "23", "year")]),
        ("They have a son called Rob, 4, and a girl named True, 2.", [("age", "4", "year"), ("age", "2", "year")]),
        ("Holm was 16 when she left.", [("age", "16", "year")]),
        ("Crates over 21 feet are banned.", [("measure", "21", "ft")]),
    ],
)
def test_ages(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("There are two rules. One prohibits kites.", ["rule", None]),
        ("Up to six people may share one family plot.", ["person", None]),
        ("Three men fell, one badly.", ["man", "man"]),
    ],
)
def test_what_one_counts(text: str, counted: list[str | None]) -> None:
    assert [mention.counted for mention in find_quantities(text, "en")] == counted


def test_a_rate_belongs_to_the_figure_before_it() -> None:
    figures = find_quantities("It costs 8p per hour for a 90W lamp.", "en")
    assert [mention.quantity.per for mention in figures] == ["hour", None]
    (three,) = find_quantities("They were tied at three each when they met.", "en")
    assert three.quantity.per is None


def test_the_year_of_a_sum_is_no_number_of_things() -> None:
    rows = rows_of("The mill had 1971 sales of $2 million.", "a", "en")
    assert [row["kind"] for row in rows] == ["date", "money"]
    assert find_dates("The mill had 1971 sales.", "en", None)


def test_no_function_words_among_what_a_year_is_told_of() -> None:
    (statement,) = year_statements_of(annotate("Since 1988 the Halden mill has stood still."))
    assert statement.nouns == {"halden"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Judge Ruth Lamb Wexley spoke.", ["Ruth Lamb Wexley"]),
        ("Judge Ruth Day O’Hallor spoke.", ["Ruth Day O’Hallor"]),
        ("Alexander Petrowitsch Wolkenin sprach.", ["Alexander Petrowitsch Wolkenin"]),
        ("In Ruth Haldens Wolkenfilm geht es um Regen.", ["Ruth Haldens"]),
        ("My Council will act.", []),
        ("They met in Victoria Wolk Gardens.", []),
        ("A Jordan Covid-19 rule fell.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    language = "de" if " sprach" in text or "geht" in text else "en"
    assert [text[one.start : one.end] for one in people_of(annotate(text, language))] == names


def test_initials_tell_two_people_apart() -> None:
    people = persons_of(annotate("Karl H. J. Halden came. Karl J. Halden left. Karl Halden sang."))
    assert len(people) == 2


def test_a_place_with_new_is_another_one() -> None:
    assert [place.name for place in named_places_of(annotate("He left New London for Paris."))] == ["Paris"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pia Moll said: ‘We mend the workers’ roof and don’t stop there.’", "Pia Moll"),
        ("‘We want a roof with both of its walls,’ Moll said.", "Moll"),
        ("Jo Halden left, and then Pia Moll rose. “This is a very long day for all,” she said.", None),
        ("Moll rose at noon. “This is a very long day for all of us,” she said.", None),
        ("Pia Moll rose at noon. “This is a very long day for all of us,” she said.", "Pia Moll"),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    (quote,) = quotes_of(annotate(text))
    assert (quote.speaker, quote.speech) == (speaker, True)


@pytest.mark.parametrize(
    "text", ["He spoke on “Knock, Knock … Who’s Out There?” of his work.", "It gave a ‘clear path’ to all."]
)
def test_titles_and_words_in_single_marks_are_no_speech(text: str) -> None:
    assert [quote.speech for quote in quotes_of(annotate(text))] == [False]


def test_a_pronoun_is_whoever_was_brought_in_since() -> None:
    text = "“We dodged a big one,” said Jo Halden.\n\nPia Moll saw rain.\n\n“It is over and all is well,” she said."
    assert [quote.speaker for quote in quotes_of(annotate(text))] == ["Jo Halden", "Pia Moll"]


def test_a_relative_who_died_is_not_the_one_told_of() -> None:
    events = event_dates_of(annotate("When his father died in 1951, Karl Moll left."))
    assert [event.who for event in events if event.family == "death"] == [None]


def test_a_source_is_named_without_its_genitive() -> None:
    text = "According to Halden’s new paper, 31 oaks fell."
    assert said_by(annotate(text), text.index("31"), text.index("oaks")) == "Halden"
