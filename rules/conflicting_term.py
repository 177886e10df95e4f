"""Two articles give somebody's years in a post, a party or a country differently.

"von 1974 bis 1980 Verkehrsminister" here, "von 1975 bis 1980 das Verkehrsressort" there; "seit 1998 in der SPD" and
"trat 1996 in die SPD ein"; "kam 2015 nach Deutschland" and "lebt seit 2016 in Deutschland". Two whole terms conflict if
they share one end and differ at the other as slips do: by a year or two, a decade or swapped digits; years of beginning
conflict if they differ so.

Legitimate: several terms in one post, posts of two departments, a membership and a seat. Where one of the articles
tells the other's years as well, nothing is said. A length ("seit fast 20 Jahren") is held against a first year on the
day of its article, and only if it is off by more than rounding: by a year and a half, or by a tenth.

What the rule cannot see: posts outside parliament, government and party, and terms told in two sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.terms import terms_of
from checker.messages import Rounded, Told
from checker.model import Claim, Level, Outcome, Verdict
from checker.reckoning.arithmetic import normal_of
from checker.reckoning.terms import TermSubject, agree, disagree, judge_length

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_term"
ADVICE = Told("Look up the years in the biography.")

EXAMPLES = (
    Conflicting(
        "Der frühere Minister Karsten Beispiel ist tot. [Von 1974 bis 1980] war Beispiel Bundesverkehrsminister.",
        "Karsten Beispiel ist tot. Das Verkehrsressort leitete Beispiel [von 1975 bis 1980].",
    ),
    Conflicting(
        "Petra Lindqvist ist tot. Lindqvist war [von 1983 bis 1997] Bundestagsabgeordnete.",
        "Petra Lindqvist ist tot. Dem Bundestag gehörte Lindqvist [von 1983 bis 1998] an.",
    ),
    Conflicting(
        "Arne Feldkamp ist tot. Feldkamp war [von 2001 bis 2003] Finanzminister.",
        "Arne Feldkamp ist tot. Feldkamp, Finanzminister [von 2001 bis 2013], war beliebt.",
    ),
    Conflicting(
        "Petra Lindqvist ist tot. Lindqvist trat [1996] in die SPD ein.",
        "Petra Lindqvist ist tot. Der SPD gehörte Lindqvist [seit 1998] an.",
    ),
    Conflicting(
        "Karsten Beispiel wird Präsident. Beispiel saß [seit 2007] im Bundestag.",
        "Karsten Beispiel wird Präsident. Beispiel sitzt [seit 2008] im Bundestag.",
    ),
    Conflicting(
        "Der Verdächtige lebt [seit 2011] in Deutschland.",
        "Der Mann kam [2013] nach Deutschland.",
    ),
    Conflicting(
        "Der Tatverdächtige war [2015] nach Deutschland gekommen.",
        "Er soll [2016] eingereist sein.",
    ),
    Conflicting(
        "Arne Feldkamp ist tot. Feldkamp führte [von 1994 bis 2001] die SPD-Fraktion.",
        "Arne Feldkamp ist tot. Den Fraktionsvorsitz hatte Feldkamp [von 1993 bis 2001] inne.",
    ),
    Conflicting(
        "Karsten Beispiel geht. Beispiel sitzt seit fast [30 Jahren] im Bundestag.",
        "Karsten Beispiel geht. Beispiel saß [seit 1993] im Bundestag.",
    ),
    Conflicting(
        "Petra Lindqvist geht. Lindqvist ist seit [15 Jahren] Bürgermeisterin.",
        "Petra Lindqvist geht. Lindqvist ist [seit 1997] Bürgermeisterin.",
    ),
    Consistent(
        "Karsten Beispiel geht. Beispiel sitzt seit fast [30 Jahren] im Bundestag.",
        "Karsten Beispiel geht. Beispiel saß [seit 1996] im Bundestag.",
    ),
    Consistent(
        "Karsten Beispiel geht. Beispiel sitzt seit mehr als [30 Jahren] im Bundestag.",
        "Karsten Beispiel geht. Beispiel saß [seit 1993] im Bundestag.",
    ),
    Consistent(
        "Karsten Beispiel geht. Beispiel sitzt seit [30 Jahren] im Bundestag.",
        "Karsten Beispiel geht. Beispiel saß [seit 1980] im Bundestag.",
        dated=False,
    ),
    Consistent(
        "Karsten Beispiel ist tot. [Von 1974 bis 1980] war Beispiel Bundesverkehrsminister.",
        "Karsten Beispiel ist tot. Das Verkehrsressort leitete Beispiel [von 1974 bis 1980].",
    ),
    Consistent(
        "Arne Feldkamp ist tot. Feldkamp war [von 1992 bis 1994] Verkehrsminister.",
        "Arne Feldkamp ist tot. Feldkamp war [von 2003 bis 2007] Verkehrsminister.",
    ),
    Consistent(
        "Petra Lindqvist ist tot. Lindqvist war [von 1983 bis 1997] Bundestagsabgeordnete.",
        "Petra Lindqvist ist tot. Lindqvist war [von 1984 bis 1997] Familienministerin.",
    ),
    Consistent(
        "Petra Lindqvist ist tot. Lindqvist trat [1996] in die SPD ein.",
        "Petra Lindqvist ist tot. Lindqvist saß [seit 1998] im Bundestag.",
    ),
    Consistent(
        "Karsten Beispiel ist tot. [Von 1974 bis 1980] war Beispiel Bundesverkehrsminister.",
        "Arne Feldkamp ist tot. Feldkamp war [von 1975 bis 1980] Bundesverkehrsminister.",
    ),
    Consistent("Der Verdächtige lebt [seit 2011] in Deutschland.", "Der Mann kam [2011] nach Deutschland."),
    Consistent(
        "Karsten Beispiel ist tot. [Von 1974 bis 1980] war Beispiel Bundesverkehrsminister.",
        "Karsten Beispiel ist tot. Das Kabinett von 1975 bis 1980 war ihm fremd.",
    ),
    Consistent(
        "Petra Lindqvist ist tot. Lindqvist war [von 1993 bis 1998] Landtagsabgeordnete und "
        "[von 1994 bis 1998] Bildungsministerin.",
        "Petra Lindqvist ist tot. Lindqvist war [von 1994 bis 1998] Bildungsministerin.",
    ),
    Consistent(
        "Er lebt [seit 2016] in Deutschland.", "Im Jahr 2015 waren viele Flüchtlinge nach Deutschland gekommen."
    ),
    Consistent(
        "Arne Feldkamp ist tot. Feldkamp war [von 2007 bis 2013] Finanzminister.",
        "Arne Feldkamp ist tot. Zahlen des Finanzministeriums von 2008 bis 2013 geben Feldkamp recht.",
    ),
    Consistent("Der Weg begann 1996. Die SPD regierte von 1998 bis 2003.", "Die SPD regierte von 1998 bis 2004."),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every term of a post, membership or stay that is told with years."""
    for term in article.mentions(terms_of):
        if term.who is None and term.posts != {"arrival"}:
            continue
        normal = f"{term.first}-{term.last}" if term.last else f"{term.first}"
        normal = f"{normal_of(term.lasted)}" if term.lasted else normal
        yield make_claim(article, NAME, TermSubject(term.who, term.posts, term), normal, term.start, term.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where two terms differ as slips do."""
    if not isinstance(earlier.subject, TermSubject) or not isinstance(later.subject, TermSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a term of office"))
    one, two = earlier.subject.stated, later.subject.stated
    if one.lasted or two.lasted:
        return _compare_length(earlier, later) if one.lasted else _compare_length(later, earlier)
    if agree(one, two):
        return Verdict(Outcome.AGREES, Told("the same years"))
    if not disagree(one, two):
        return Verdict(Outcome.NOT_COMPARABLE, Told("probably two terms"))
    label = earlier.subject.label
    because = Told("{subject}: {one} here, {other} there", subject=label, one=earlier.normal, other=later.normal)
    return Verdict(Outcome.CONFLICT, because, advice=ADVICE)


def _compare_length(lasting: Claim, since: Claim) -> Verdict:
    """A length ("seit fast 20 Jahren") against a first year, on the day of the one article or else the other."""
    one, two = lasting.subject, since.subject
    if not isinstance(one, TermSubject) or not isinstance(two, TermSubject) or two.stated.lasted or two.stated.last:
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a term of office"))
    day = lasting.article.day or since.article.day
    if day is None:
        return Verdict(Outcome.NOT_COMPARABLE, Told("without a date a length cannot be worked out"))
    start = lasting.excerpt.start
    before = lasting.article.text[max(0, start - 20) : start].lower().split()
    low, high, fits = judge_length(one.stated, before[-1] if before else "", two.stated.first, day)
    told = Told(
        "from {year} to {day} it is {low} to {high} years",
        year=str(two.stated.first),
        day=day,
        low=Rounded(low, 1),
        high=Rounded(high, 1),
    )
    if fits:
        return Verdict(Outcome.AGREES, told)
    stated = Told(
        "{sum}, not “{words}”", sum=told, words=f"{before[-1] if before else ''} {lasting.excerpt.text}".strip()
    )
    return Verdict(Outcome.CONFLICT, stated, advice=ADVICE)
