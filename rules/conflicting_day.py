"""Two passages give one thing two days, years or times of day.

Compared are all days, months, years, weekdays and clock times of articles that tell one story. Which two mean the same
thing (the day of the accident, the year of the founding, the hour of the call) the pairing model says, from the words
around them and from what else both articles tell; it answers with how sure it is.

Legitimate, and therefore quiet: a day within a stated month, "kurz nach 10" against "gegen 10 Uhr", two clock times
five minutes apart, and days of two things. Where a rule on dates of named events finds the same, this one stands back.

The rule cannot see that two passages mean different things when nothing around them says so.
"""

from collections.abc import Iterator

from checker.describing.figure_subject import FigureSubject, figure_subjects_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import in_quote, said_by
from checker.judging.event_times import say
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.pairing.values import relate

LEVEL = Level.WARNING
SCOPE = "across"
SECOND = True
PAIRED = True

EXAMPLES = (
    Conflicting(
        "Die Brücke wurde [1968] gebaut. Sie ist marode.",
        "Die Brücke wurde [1986] gebaut und muss saniert werden.",
    ),
    Consistent(
        "Die Brücke wurde [1968] gebaut.",
        "Die Schule wurde [1986] eröffnet.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every day, month, year, weekday and clock time of the article."""
    for subject in figure_subjects_of(article):
        figure = subject.figure
        if figure.when is None:
            continue
        yield Claim(
            rule="conflicting_day",
            subject=subject,
            value=figure.when.date,
            normal=str(say(figure.when)),
            excerpt=article.excerpt(figure.start, figure.end),
            said_by=said_by(article, figure.start, figure.end),
            in_quote=in_quote(article, figure.start),
        )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Whether two days of one thing can both be right, as far as both are stated."""
    if not isinstance(earlier.subject, FigureSubject) or not isinstance(later.subject, FigureSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("no day"))
    relation = relate(earlier.subject.figure, later.subject.figure)
    if not relation.comparable:
        return Verdict(Outcome.NOT_COMPARABLE, Told("no part of the date in common"))
    told = Told("{one} against {other}", one=earlier.normal, other=later.normal)
    return Verdict(Outcome.AGREES if relation.meets else Outcome.CONFLICT, told)
