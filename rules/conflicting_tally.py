"""The votes of one ballot that an article gives do not add up to what another one says of it.

One article tells all votes ("61 Ja-Stimmen, 27 Nein-Stimmen und keine Enthaltung"), another how many took part
("insgesamt nahmen 91 Abgeordnete teil"): the sum must be that number. And two articles say by how much a majority was
beaten or missed ("fünf mehr als nötig", "um vier Stimmen übertroffen").

Legitimate: two rounds, two parliaments, a majority against a two-thirds majority; an article that gives two different
sums itself is left alone. Only votes told as a whole are added up: yes, no and abstentions, or that nobody abstained.

What the rule cannot see: invalid votes and members who were absent, where no article tells them.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.describing.claiming import make_claim
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Quantity, Verdict
from checker.reckoning.arithmetic import normal_of
from checker.reckoning.tallies import TallySubject, tallies_of

LEVEL = Level.WARNING
SCOPE = "across"
NAME = "conflicting_tally"
ADVICE = Told("Calculate again: check the result against the minutes.")

EXAMPLES = (
    Conflicting(
        "Der Landtag stimmte zu: [52 Ja-Stimmen, 31 Nein-Stimmen und keine Enthaltungen].",
        "Insgesamt nahmen [86] Abgeordnete an der Abstimmung teil.",
    ),
    Conflicting(
        "Es gab [52 Ja-Stimmen, 31 Nein-Stimmen und vier] Enthaltungen.",
        "[92] Abgeordnete nahmen teil.",
    ),
    Conflicting(
        "[52 Abgeordnete stimmten dafür, 31 dagegen, vier] enthielten sich.",
        "Abgegeben wurden [78] Stimmen.",
    ),
    Conflicting(
        "[63 Ratsmitglieder stimmten dafür und 12 dagegen, niemand enthielt sich].",
        "[72] Mitglieder haben sich beteiligt.",
    ),
    Conflicting(
        "Der Entwurf bekam 54 Stimmen, [fünf] mehr als nötig.",
        "Die Mehrheit wurde um [vier] Stimmen übertroffen.",
    ),
    Conflicting(
        "Er erhielt 54 Stimmen, [vier] mehr als nötig.",
        "Sie wählten ihn mit 54 Stimmen, [sechs] mehr als erforderlich.",
    ),
    Conflicting(
        "Die Koalition verfehlte die Mehrheit um [drei] Stimmen.",
        "Die Mehrheit wurde um [fünf] Stimmen verfehlt.",
    ),
    Conflicting(
        "Die Zweidrittelmehrheit wurde um [17] Stimmen übertroffen.",
        "Das Ergebnis lag [71] Stimmen über der nötigen Zweidrittelmehrheit.",
    ),
    Consistent(
        "Der Landtag stimmte zu: [52 Ja-Stimmen, 31 Nein-Stimmen und keine Enthaltungen].",
        "Insgesamt nahmen [83] Abgeordnete an der Abstimmung teil.",
    ),
    Consistent(
        "Es gab 52 Ja-Stimmen und 31 Nein-Stimmen.",
        "Insgesamt nahmen [86] Abgeordnete teil.",
    ),
    Consistent(
        "Im Bundestag gab es [352 Ja-Stimmen, 231 Nein-Stimmen und keine Enthaltungen].",
        "Im Bundesrat nahmen [16] Mitglieder an der Abstimmung teil.",
    ),
    Consistent(
        "Im ersten Wahlgang gab es [52 Ja-Stimmen, 31 Nein-Stimmen und vier] Enthaltungen.",
        "Im zweiten Wahlgang nahmen [85] Abgeordnete teil.",
    ),
    Consistent(
        "Der Entwurf bekam 54 Stimmen, [fünf] mehr als nötig.",
        "Die Mehrheit wurde um [fünf] Stimmen übertroffen.",
    ),
    Consistent(
        "Der Entwurf bekam 54 Stimmen, [fünf] mehr als nötig.",
        "Die Zweidrittelmehrheit wurde um [sechs] Stimmen verfehlt.",
    ),
    Consistent(
        "Die Mehrheit wurde um [fünf] Stimmen übertroffen.",
        "Die Mehrheit wurde um [fünf] Stimmen übertroffen; es waren 54 Stimmen, [fünf] mehr als nötig.",
    ),
    Consistent(
        "Es gab [52 Ja-Stimmen, 31 Nein-Stimmen und vier] Enthaltungen.",
        "Es gab [53 Ja-Stimmen, 30 Nein-Stimmen und vier] Enthaltungen, [87] Abgeordnete nahmen teil.",
    ),
    Consistent(
        "Aus der Fraktion gab es 7 Nein-Stimmen und zwei Enthaltungen.", "Insgesamt nahmen [83] Abgeordnete teil."
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """All votes of a ballot, those who took part, and margins over a majority."""
    for tally in article.mentions(tallies_of):
        normal = f"{tally.kind}={normal_of(Quantity(tally.reach.low, tally.reach.high))}"
        yield make_claim(article, NAME, TallySubject(tally.kind, tally), normal, tally.start, tally.end)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict where the sum is not the number of those who took part, or two margins differ."""
    if not isinstance(earlier.subject, TallySubject) or not isinstance(later.subject, TallySubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a vote"))
    one, two = earlier.subject.stated, later.subject.stated
    if one.reach.meets(two.reach):
        return Verdict(Outcome.AGREES, Told("{one}, {other}", one=one.told, other=two.told))
    if one.kind == "margin":
        return Verdict(Outcome.CONFLICT, Told("{one} here, {other} there", one=one.told, other=two.told), advice=ADVICE)
    votes, turnout = (one, two) if one.kind == "votes" else (two, one)
    return Verdict(Outcome.CONFLICT, Told("{sum}, not {stated}", sum=votes.told, stated=turnout.told), advice=ADVICE)
