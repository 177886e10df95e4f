"""What a day is the day of: an event, what followed one, a report."""

from __future__ import annotations

import pytest

from checker.describing.occasions import OCCASION, occasions_of
from checker.language import AnnotatedArticle, load_base
from checker.model import Article


def occasions(text: str, language: str = "de") -> dict[str, str]:
    """The occasion of each date of a text, by how the text tells it."""
    article = AnnotatedArticle(Article("a.txt", "a.txt", text, language), load_base(language))
    return {
        text[mention.start : mention.end]: concept
        for mention, ((family, concept),) in occasions_of(article).items()
        if family == OCCASION
    }


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Der Kutter kenterte am Dienstag vor Juist.", "de", {"Dienstag": "incident"}),
        ("Das teilte die Reederei am Mittwoch mit.", "de", {"Mittwoch": "report"}),
        ("Die Trauerfeier ist am 4. Mai.", "de", {"4. Mai": "aftermath"}),
        ("The ferry capsized on Friday, the coastguard announced on Sunday.", "en", {"Friday": "incident"}),
        ("The owners announced on Sunday that they will pay.", "en", {"Sunday": "report"}),
        ("Am Donnerstag öffnet der Biergarten.", "de", {}),
    ],
)
def test_days_know_their_occasion(text: str, language: str, told: dict[str, str]) -> None:
    found = occasions(text, language)
    assert {day: found.get(day) for day in told} == told
    assert told or not found


def test_a_day_of_a_report_is_no_day_of_the_event_it_tells() -> None:
    found = occasions("Der Kutter kenterte am Dienstag vor Juist. Am Mittwoch bestätigte die Reederei den Verlust.")
    assert found == {"Dienstag": "incident", "Mittwoch": "report"}
