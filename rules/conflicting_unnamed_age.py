"""Two sources give somebody they do not name in full ages that no birthday between them explains.

What disagrees: "ein 32-jähriger Pole" here and "der 36 Jahre alte Pole" there, "der 34-jährige Tatverdächtige" and "der
43-jährige Tatverdächtige", "Marek W. (36)" and "der 29-jährige Marek W.". An article takes part only if it gives one
age to such a person; two descriptions are of one person if nothing speaks against it (sex, nationality, home, name,
suspect or victim) and enough for it: the name with its initial; nationality or what he is accused of, where at least
one article calls him a suspect; for anybody else nationality and trade or home.

Legitimate: a birthday, or the years between two articles; without a date three years are left for that. Groups ("zwei
32-Jährige") and former ages ("der damals 17-Jährige") are not read.

What the rule cannot see: people told by their age alone, and victims of whom no more is said than that they are women.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.ages import described_ages_of
from checker.identity.ages import UnnamedSubject, birth_range, is_near, share_name, stand_alone
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
OWNS_FIGURES = True
SCOPE = "across"
ADVICE = Told("Ask police or court for the age.")
FAR_AGES = 20  # years up to which two suspects may be one with a wrong age, which is then a note
UNDATED_YEARS = 3  # a story may run so long that ages less far apart are birthdays

EXAMPLES = (
    Conflicting(
        "Nach dem Brand in der Reithalle steht ein [32-jähriger Pole] unter Verdacht.",
        "Verdächtig ist ein [36 Jahre alter Pole], der sich am Abend gestellt hat.",
    ),
    Conflicting(
        "Es soll der Däne [Marek W. (36)] sein, der die Bank überfiel.",
        "Das Landgericht verurteilte den [31-jährigen Dänen Marek W.] zu fünf Jahren Haft.",
        days_later=100,
    ),
    Conflicting(
        "Der [34-jährige Tatverdächtige] schweigt.",
        "Der [43-jährige Tatverdächtige] sitzt in Untersuchungshaft.",
    ),
    Conflicting(
        "Der Angeklagte, ein [52-Jähriger] aus Celle, gestand.",
        "Der [57 Jahre alte Angeklagte] aus Celle hat gestanden.",
        dated=False,
    ),
    Conflicting(
        "Die Polizei nahm einen [41-jährigen Busfahrer] fest.",
        "Festgenommen wurde ein [45 Jahre alter Busfahrer].",
    ),
    Conflicting(
        "[Jonas K. (19)] soll das Lager angezündet haben.",
        "Der [29-jährige Jonas K.] bestreitet die Tat.",
    ),
    Conflicting(
        "Die [38-jährige Beschuldigte] aus Tunesien schwieg.",
        "Die Beschuldigte, eine [35 Jahre alte Tunesierin], schwieg vor Gericht.",
    ),
    Conflicting(
        "Der [61-jährige Fahrer] des Lasters kam in Untersuchungshaft.",
        "Gegen den [67-jährigen Fahrer] erging Haftbefehl.",
    ),
    Conflicting(
        "Der Schütze, ein [20-jähriger Schwede], handelte allein.",
        "Der [28-jährige Schütze] hatte beide Waffen legal gekauft.",
    ),
    Conflicting(
        "Gegen [Jonas K. (47)] erging Haftbefehl.",
        "Jonas K. steht vor Gericht. Der [38-Jährige] gestand.",
    ),
    Conflicting(
        "Der [Kapitän, 49], hatte viel Erfahrung.",
        "Der [53-jährige Kapitän] hatte 9.000 Stunden in der Luft verbracht.",
    ),
    Consistent(
        "Nach dem Brand in der Reithalle steht ein [32-jähriger Pole] unter Verdacht.",
        "Das Gericht verurteilte den [33-jährigen Polen].",
        days_later=200,
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Pole].",
        "Der [34-jährige Pole] wurde verurteilt.",
        dated=False,
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Pole].",
        "Unter den Toten ist ein [36-jähriger Pole].",
    ),
    Consistent(
        "Unter Verdacht steht ein [32-jähriger Pole].",
        "Verdächtig ist ein [36-jähriger Däne].",
    ),
    Conflicting(
        "Die Polizei nahm eine [28-jährige Verdächtige] fest.",
        "Die [39 Jahre alte Tatverdächtige] sitzt in Haft.",
    ),
    Consistent(
        "Die Polizei nahm zwei 32-Jährige fest.",
        "Die Polizei nahm die beiden 36-Jährigen fest.",
    ),
    Consistent(
        "Festgenommen wurden ein 32-jähriger Pole und ein 36-jähriger Pole.",
        "Ein [33-jähriger Pole] steht unter Verdacht.",
    ),
    Consistent(
        "Eine [43-jährige Frau] starb in ihrem Keller.",
        "Eine [47-jährige Frau] starb in ihrem Auto.",
    ),
    Consistent(
        "Ein [22-jähriger Feuerwehrmann] wird vermisst.",
        "Ein [42-jähriger Feuerwehrmann] kam ums Leben.",
    ),
    Consistent(
        "Der Täter war damals 17-jährig, der damals 17-Jährige kam in ein Heim.",
        "Der [32-jährige Täter] gestand.",
    ),
    Consistent(
        "Der [32-jährige Tatverdächtige] schweigt.",
        "Die [28-jährige Tatverdächtige] schweigt.",
    ),
    Consistent("Der [19-jährige Fahrer] wurde festgenommen.", "Der [66-jährige Fahrer] wurde festgenommen."),
    Consistent("Verurteilt wurde [Jonas K. (19)].", "Verurteilt wurde [Jonas B. (20)]."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for each age of somebody not named in full, where the article gives one such person one age."""
    for one in stand_alone(article.mentions(described_ages_of)):
        yield make_claim(article, "conflicting_unnamed_age", UnnamedSubject(one), str(one.age), one.start, one.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Ages conflict if no day of birth allows both on the days of their articles, and a slip could explain them."""
    one, two = int(earlier.normal), int(later.normal)
    if one == two:
        return Verdict(Outcome.AGREES, Told("the same"))
    days = earlier.article.day, later.article.day
    if days[0] and days[1]:
        first, second = birth_range(one, (days[0], days[0])), birth_range(two, (days[1], days[1]))
        if first[0] <= second[1] and second[0] <= first[1]:
            return Verdict(Outcome.AGREES, Told("one birthday can explain both"))
    elif abs(one - two) < UNDATED_YEARS:
        return Verdict(Outcome.NOT_COMPARABLE, Told("without a date one birthday can explain both"))
    if not is_near(one, two) and are_both_suspects(earlier, later) and abs(one - two) <= FAR_AGES:
        because = Told("{one} years here, {other} there: no birthday explains both", one=one, other=two)
        return Verdict(Outcome.CONFLICT, because, Level.NOTE, ADVICE)
    if not is_near(one, two) and not share_name(earlier.subject, later.subject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("{one} and {other} are probably two people", one=one, other=two))
    because = Told("{one} years here, {other} there: no birthday explains both", one=one, other=two)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def are_both_suspects(earlier: Claim, later: Claim) -> bool:
    """Whether both are called suspects by a noun: each article's only person of that kind, whatever the ages."""
    return all(
        isinstance(claim.subject, UnnamedSubject)
        and claim.subject.person.side == "suspect"
        and claim.subject.person.certain
        for claim in (earlier, later)
    )
