"""Two passages give one thing two days, years or times of day.

Compared are all days, months, years, weekdays and clock times of articles that tell one story. Which two mean the same
thing (the day of the accident, the year of the founding, the hour of the call) the pairing model says, from the words
around them and from what else both articles tell; it answers with how sure it is.

Legitimate, and therefore quiet: a day within a stated month, "kurz nach 10" against "gegen 10 Uhr", two clock times
five minutes apart, and days of two things. Where a rule on dates of named events finds the same, this one stands back.

The rule cannot see that two passages mean different things when nothing around them says so.
"""

from collections.abc import Iterator

from checker.describing.figure_subject import figure_subjects_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import in_quote, said_by
from checker.judging.event_times import say
from checker.model import Claim, Level, Verdict

LEVEL = Level.WARNING
SCOPE = "across"
SECOND = True
PAIRED = True

EXAMPLES = (
    Conflicting(
        "Der Damm bei Wesel brach am [14. Juli] nach tagelangem Regen. Zwölf Häuser standen unter Wasser.",
        "Am [17. Juli] brach der Damm bei Wesel. Das Wasser stand in zwölf Häusern.",
        dated=False,
    ),
    Conflicting(
        "Der Überfall auf die Bank geschah am [Montag gegen 9.30 Uhr].",
        "Die Bank wurde am [Dienstag um 9.30 Uhr] überfallen.",
        dated=False,
    ),
    Conflicting(
        "Der Prozess beginnt am [3. März] vor dem Landgericht.",
        "Vor dem Landgericht beginnt der Prozess am [13. März].",
        dated=False,
    ),
    Conflicting(
        "Das Museum öffnet am [Samstag um 10 Uhr] seine Türen. Erwartet werden 800 Gäste.",
        "Am [Sonntag um 10 Uhr] öffnet das Museum; 800 Gäste werden erwartet.",
        dated=False,
    ),
    Conflicting(
        "Das Unglück ereignete sich am [Mittwochabend] auf der Autobahn bei Soest. Zwei Menschen starben.",
        "Bei dem Unglück auf der Autobahn bei Soest starben am [Donnerstagabend] zwei Menschen.",
        dated=False,
    ),
    Conflicting(
        "Der Marktplatz bleibt bis zum [14. Mai] gesperrt, weil dort Leitungen verlegt werden.",
        "Weil Leitungen verlegt werden, ist der Marktplatz bis zum [24. Mai] gesperrt.",
        dated=False,
    ),
    Conflicting(
        "Der Zug entgleiste um [6.20 Uhr] kurz vor dem Bahnhof.",
        "Kurz vor dem Bahnhof entgleiste der Zug um [8.20 Uhr].",
        dated=False,
    ),
    Conflicting(
        "Die Wahl findet am [14. September] statt, teilte der Landeswahlleiter mit.",
        "Gewählt wird am [24. September], teilte der Landeswahlleiter mit.",
        dated=False,
    ),
    Consistent(
        "Die Brücke wurde [1968] gebaut.",
        "Die Schule wurde [1986] eröffnet.",
        dated=False,
    ),
    Consistent(
        "Der Prozess beginnt am [3. März].",
        "Das Urteil wird am [20. Mai] erwartet.",
        dated=False,
    ),
    Consistent(
        "Der Überfall geschah am [Montag].",
        "Der Verdächtige wurde am [Mittwoch] festgenommen.",
        dated=False,
    ),
    Consistent(
        "Der Notruf ging um [14.12 Uhr] ein.",
        "Um [14.15 Uhr] wurde die Feuerwehr alarmiert.",
        dated=False,
    ),
    Consistent(
        "Das Fest beginnt im [Mai].",
        "Das Fest beginnt am [3. Mai].",
        dated=False,
    ),
    Consistent(
        "Der Verein wurde [1921] gegründet.",
        "Der Vorsitzende kam [1998] in den Verein.",
        dated=False,
    ),
    Consistent(
        "Die Schule öffnet um [8 Uhr].",
        "Die Bibliothek schließt um [18 Uhr].",
        dated=False,
    ),
    Consistent(
        "Das Unglück ereignete sich am [Mittwochabend].",
        "Am [Freitag] kamen die Angehörigen in der Kirche zusammen.",
        dated=False,
    ),
    Consistent(
        "Die Wahl ist am [14. September].",
        "Die Briefwahl begann am [4. August].",
        dated=False,
    ),
    Consistent(
        "Gegen [10 Uhr] brach das Feuer aus.",
        "Kurz nach [10 Uhr] brach das Feuer aus.",
        dated=False,
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
    from checker.judging.figure_verdicts import compare_days  # brings the scorer's libraries: only who compares waits

    return compare_days(earlier, later)
