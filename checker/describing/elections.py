"""Which elections an article speaks of, so that figures of two elections are not set against each other."""

from __future__ import annotations

from checker.describing.content import WORD
from checker.expression import Expression
from checker.finding.people.countries import scope_shown
from checker.language import AnnotatedArticle

ELECTION = Expression(
    r"\b(?:Bundestags|Landtags|Europa|Kommunal|Bürgerschafts|Abgeordnetenhaus|Nationalrats|Präsidentschafts|Parlaments)wahl(?:en)?\b"
)
VOTE_DAY = Expression(
    r"\b\w{0,40}[Ww]ahl\w{0,20} (?:vom|am) (?:\w+, (?:dem )?)?(\d{1,2}\. [A-ZÄJFMASOND]\w+)"
    r"|\b[A-ZÄÖÜ]\w{0,40}wahl(?: in [A-ZÄÖÜ][\w-]+)? (\d{4})\b"
)


def votes_of(article: AnnotatedArticle) -> frozenset[str]:
    """Which elections an article speaks of: kinds ("landtagswahl"), regions and days, for figures of parties."""
    text = article.text[article.article.body_start :]
    kinds = {word.lower().removesuffix("en") for word in ELECTION.findall(text)}
    regions = {code for word in WORD.findall(text) if word[0].isupper() and (code := scope_shown(word)) and "-" in code}
    days = {day or year for day, year in VOTE_DAY.findall(text)}
    return frozenset(kinds | regions | days)
