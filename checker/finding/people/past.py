"""Whether a sentence looks back: an office in it may be one that somebody held long ago."""

from __future__ import annotations

from checker.expression import Expression
from checker.language import AnnotatedArticle
from checker.model import Article

BACK = Expression(
    r"\b(?:[Dd]amal\w*|[Ee]inst|[Ff]rüher\w*|[Ee]hemalig\w*|[Ss]einerzeit\w*|[Uu]nter|Ära|Amtszeit|Nachfolg\w+|Vorgänger\w*|"
    r"Abgewählt\w*|abgelöst|Geschichte|historisch\w*|verstorben\w*|Lebensweg|Jahre später|[Nn]achgefolgt|"
    r"er Jahren?)\b|\b(1[89]\d\d|20[0-3]\d)\b"
)
OBITUARY = Expression(
    r"\b(?:Nachruf\w*|Lebensweg\w*|Lebenswerk\w*|Staatsakt\w*|Staatsbegräbnis\w*|Todestag\w*|Jahrestag\w*|Gedenk\w+|"
    r"(?:mit|von) \d+ Jahren (?:gestorben|verstorben)|ist tot|ist gestorben|[Tt]rauer um|würdigte[nt]?|obituary)\b"
)
OBITUARY_PARTS = (  # every match of OBITUARY has one of them: a search for plain text is the faster one
    *("Nachruf", "Lebensweg", "Lebenswerk", "Staatsakt", "Staatsbegräbnis", "Todestag", "Jahrestag", "Gedenk"),
    *("gestorben", "verstorben", "ist tot", "rauer um", "würdigte", "obituary"),
)
REACH = 240  # characters on either side that are looked at, at most


def is_obituary(article: AnnotatedArticle) -> bool:
    """Whether an article is about somebody who died, or an anniversary: its offices may be of any time."""
    text = article.text
    if not any(part in text for part in OBITUARY_PARTS):
        return False
    return OBITUARY.search(text, article.article.body_start) is not None


def tells_of_the_past(article: Article, offset: int) -> bool:
    """Whether the sentence around an offset speaks of former times: a word of looking back, or a year gone by."""
    text = article.text
    left = max(text.rfind(". ", max(0, offset - REACH), offset), text.rfind("\n", max(0, offset - REACH), offset)) + 1
    left = max(left, offset - REACH, 0)
    ends = [place for mark in (". ", "\n") if (place := text.find(mark, offset, offset + REACH)) >= 0]
    right = min(ends, default=min(len(text), offset + REACH))
    day = article.day
    for found in BACK.finditer(text, left, right):
        year = found.group(1)
        if year is None or (day is not None and int(year) < day.year) or day is None:
            return True
    return False
