"""The digits of a year are swapped between two articles.

Two articles of one story say the same thing with two years that differ by two neighbouring digits in the other order
("1932" and "1923", "bis 2031" and "bis 2013"). The sentences must have a word in common, or the two spans their other
end ("von 1978 bis 1982", "von 1987 bis 1982"), both years must stand at the same end of a span, and neither article may
state the other's year too, since then both years are probably right and belong to two things.

The rule cannot tell which of the two is right, and it sees no other slip in a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.year_statements import year_statements_of
from checker.finding.quotes.quotes import in_quote, said_by
from checker.identity.years import YearSubject
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"

EXAMPLES = (
    Conflicting("Die Zahnradbahn fährt seit [1885].", "Eröffnet wurde die Bahn [1858]."),
    Conflicting(
        "Von [1978] bis [1982] leitete Albert Rommel das Orchester.", "Rommel war von [1987] bis [1982] Dirigent."
    ),
    Conflicting("Der Vertrag des Stürmers läuft bis [2031].", "Er hat einen Vertrag bis [2013]."),
    Conflicting("Im Jahr [1965] trat er in die Gewerkschaft ein.", "Der Gewerkschaft gehörte er seit [1956] an."),
    Conflicting("Die Brücke wurde [1963] gebaut.", "Das Jahr [1936] steht am Pfeiler der Brücke."),
    Conflicting("Bis [2030] soll der Tunnel fertig sein.", "Der Tunnel wird bis [Ende 2003] gebaut."),
    Conflicting("The Gloria tower opened in [1894].", "The Gloria tower was built in [1849].", language="en"),
    Conflicting("Am [28. Oktober 1932] kam Rommel in Gera zur Welt.", "Rommel wurde [1923] geboren."),
    Consistent("Die Bahn fährt seit [1885].", "Die Bahn wurde [1885] eröffnet."),
    Consistent("Die Bahn fährt seit [1885].", "Eröffnet wurde die Bahn [1885], den Hang verband sie schon [1858]."),
    Consistent("Die Bahn fährt seit [1885].", "Das Rathaus brannte [1858] ab."),
    Consistent("Rommel war von [1989] bis [1993] Dirigent.", "Rommel war von [1998] bis [2003] Intendant."),
    Consistent("Rommel war bis [1998] Dirigent in Gera.", "Rommel war seit [1989] Dirigent in Gera."),
    Consistent("Die Brücke wurde [1963] gebaut.", "Die Brücke wurde [1964] gebaut."),
    Consistent("In den 1980er-Jahren wuchs die Stadt.", "In den 1890er-Jahren wuchs die Stadt."),
    Consistent("Der Verein stieg [2012] auf.", "Die Stadt gewann [2021] den Preis."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every stated year."""
    for statement in article.mentions(year_statements_of):
        mention = statement.mention
        yield Claim(
            "swapped_year",
            YearSubject(statement.nouns, "".join(sorted(str(statement.year))), statement),
            mention.date,
            str(statement.year),
            article.excerpt(mention.start, mention.end),
            said_by=said_by(article, mention.start, mention.end),
            in_quote=in_quote(article, mention.start),
        )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict when two neighbouring digits have changed places."""
    if not isinstance(earlier.subject, YearSubject) or not isinstance(later.subject, YearSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a year"))
    ours, theirs = earlier.normal, later.normal
    if ours == theirs:
        return Verdict(Outcome.AGREES, Told("Both name the same year."))
    if not is_swapped(ours, theirs):
        return Verdict(Outcome.NOT_COMPARABLE, Told("two years"))
    return Verdict(
        Outcome.CONFLICT,
        Told("{one} and {other} differ only in the order of two digits.", one=ours, other=theirs),
        advice=Told("Check for swapped digits."),
    )


def is_swapped(one: str, other: str) -> bool:
    """Whether exactly two neighbouring digits have changed places."""
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and places[1] - places[0] == 1 and one[places[0]] == other[places[1]]
