"""Two copies of one text differ in a figure, a date, a party or an office.

Wire copy is printed by many. Where two articles are copies of one text (at least half of the shorter one stands word
for word in the other), and the words before and behind a figure, a weekday, a date, a party or an office are the same,
the passage says the same thing twice: what differs there was changed or mistyped in one of the two.

Legitimate, and therefore quiet: another hedge or rounding, another unit of the same size, an amount converted to
another currency, an alliance for its party, copies of different days (agencies send a story again with newer figures),
passages whose words around come twice in one article, rows of a list of which the other copy has the same figure.

The rule cannot see what was changed together with the words next to it, and does not know which copy is right. What
another rule finds at the same places is reported by that rule alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.figures.units import can_convert, convert
from checker.finding.people.exclusion import offices_agree
from checker.finding.people.offices import Office
from checker.finding.people.parties import parties_agree
from checker.judging.copied import CopiedSubject, passages_of
from checker.judging.dating import days_apart
from checker.judging.lineage import are_copies
from checker.messages import Told
from checker.model import Claim, Hedge, Level, Outcome, PartialDate, Quantity, Verdict

LEVEL = Level.WARNING
SCOPE = "across"
SECOND = True
BOUNDS = ((Hedge.MORE_THAN, Hedge.LOWER_BOUND), (Hedge.LESS_THAN, Hedge.UPPER_BOUND))
# One holder of such an office is not called by another's in one and the same passage.
GOVERNING = frozenset(
    ("president", "head_of_state", "head_of_government", "premier", "minister", "parliament_president")
)
STRICT = frozenset((Hedge.MORE_THAN, Hedge.LESS_THAN))
ADVICE = Told("Compare with the report of the agency.")

SCHOOL = (
    "Die Gemeinde Ostermoor baut eine neue Schule. Für den Bau sind {} vorgesehen, wie der Gemeinderat nach langer"
    " Debatte beschloss. Die alte Schule am Fluss wird abgerissen, sobald die Klassen umgezogen sind."
)
BRIDGE = (
    "Die Brücke über die Wieste bleibt gesperrt. Ein Lastwagen hatte das Geländer am {} durchbrochen und war in den"
    " Fluss gestürzt. Der Fahrer konnte sich retten, die Ursache ist noch unklar, wie die Polizei sagte."
)
VISIT = (
    "Hoher Besuch in der Werkstatt der Lebenshilfe: Der frühere Tischler Arnd Kessel, heute {} im Kabinett,"
    " sah sich die neuen Maschinen an und sprach lange mit den Beschäftigten über ihre Arbeit."
)
MOTION = (
    "Im Streit über das Freibad gibt es keine Lösung. Den Antrag der {} zu längeren Öffnungszeiten lehnte der Rat nach"
    " kurzer Aussprache ab. Die Verwaltung soll nun prüfen, ob Vereine das Bad abends nutzen können."
)

EXAMPLES = (
    Conflicting(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("[23 Milliarden Euro]")),
    Conflicting(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("[32 Millionen Euro]")),
    Conflicting(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("[23 Millionen Dollar]")),
    Conflicting(SCHOOL.format("höchstens [18 Monate]"), SCHOOL.format("höchstens [28 Monate]")),
    Conflicting(SCHOOL.format("mehr als [400] Plätze"), SCHOOL.format("weniger als [400] Plätze")),
    Conflicting(SCHOOL.format("bis zu [400] Plätze"), SCHOOL.format("bis zu [600] Plätze"), dated=False),
    Conflicting(BRIDGE.format("[Dienstag]"), BRIDGE.format("[Donnerstag]")),
    Conflicting(BRIDGE.format("[12. Mai]"), BRIDGE.format("[21. Mai]")),
    Conflicting(VISIT.format("[Innenminister]"), VISIT.format("[Außenminister]")),
    Conflicting(MOTION.format("[CDU]-Fraktion"), MOTION.format("[SPD]-Fraktion")),
    Conflicting(VISIT.format("[Bürgermeister]"), VISIT.format("[Landrat]")),
    Conflicting(VISIT.format("[Minister]"), VISIT.format("[Präsident]")),
    Conflicting(BRIDGE.format("[14. Mai 2023]"), BRIDGE.format("[14. Mai 2024]")),
    Conflicting(SCHOOL.format("[3 Prozent]"), SCHOOL.format("[3 Prozentpunkte]")),
    Conflicting(SCHOOL.format("[20 bis 30 Euro]"), SCHOOL.format("[20 bis 30 Dollar]")),
    Conflicting(SCHOOL.format("[30 Euro pro Monat]"), SCHOOL.format("[30 Euro pro Jahr]")),
    Conflicting(SCHOOL.format("[30 Euro im Monat]"), SCHOOL.format("[300 Euro monatlich]")),
    Conflicting(
        SCHOOL.format("[14] Klassen und [400] Plätze"),
        SCHOOL.format("[41] Klassen und [440] Plätze"),
    ),
    Consistent(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("rund [23 Mio. Euro]")),
    Consistent(SCHOOL.format("[23 Millionen]"), SCHOOL.format("[26 Millionen Euro]")),
    Consistent(SCHOOL.format("[20 bis 30 Euro]"), SCHOOL.format("[40 Dollar]")),
    Consistent(BRIDGE.format("[12. Mai]"), BRIDGE.format("[12. Mai 2025]"), dated=False),
    Consistent(VISIT.format("[Bürgermeister]"), VISIT.format("[Fraktionschef]")),
    Consistent(VISIT.format("[Innenminister]"), VISIT.format("Ex-Innenminister")),
    Consistent(SCHOOL.format("[23,4 Millionen Euro]"), SCHOOL.format("gut [23 Millionen Euro]")),
    Consistent(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("[25 Millionen Dollar]")),
    Consistent(SCHOOL.format("[zwei Jahre]"), SCHOOL.format("[24 Monate]")),
    Consistent(SCHOOL.format("[23 Millionen Euro]"), SCHOOL.format("[26 Millionen Euro]"), days_later=40),
    Consistent(BRIDGE.format("[Dienstag]"), BRIDGE.format("[12. Mai]")),
    Consistent(BRIDGE.format("[12. Mai]"), BRIDGE.format("[12. Mai 2025]")),
    Consistent(VISIT.format("[Innenminister]"), VISIT.format("[Minister]")),
    Consistent(MOTION.format("[CDU]"), MOTION.format("[Union]")),
    Consistent(
        "In Ostermoor sollen für die neue Schule [23 Millionen Euro] fließen.",
        "In Lauterfeld sollen für die neue Schule [26 Millionen Euro] fließen.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """One claim for every figure, date, party and office, about the words around it."""
    for passage in passages_of(article):
        stated = passage.subject.stated
        if isinstance(stated, Quantity):
            normal = f"{stated.hedge.value} {stated.low}..{stated.high} {stated.unit or ''}".rstrip()
        else:
            normal = stated.code if isinstance(stated, Office) else str(stated)
        value = normal if isinstance(stated, Office) else stated
        yield Claim("changed_copy", passage.subject, value, normal, article.excerpt(passage.start, passage.end))


def compare(earlier: Claim, later: Claim) -> Verdict:
    """What differs in one passage of two copies of one day conflicts."""
    one, other = earlier.article, later.article
    if days_apart(earlier, later) or not are_copies(one, other):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not versions of one text"))
    assert isinstance(earlier.subject, CopiedSubject)
    assert isinstance(later.subject, CopiedSubject)
    if agree(earlier.subject.stated, later.subject.stated):
        return Verdict(Outcome.COMPATIBLE, Told("both versions can be right"))
    said = Told(
        "“{one}” here, “{other}” there: the text is otherwise the same",
        one=earlier.excerpt.text,
        other=later.excerpt.text,
    )
    return Verdict(Outcome.CONFLICT, said, advice=ADVICE)


def agree(one: object, other: object) -> bool:
    """Whether two statements in one passage can both stand, or cannot be compared."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return quantities_agree(one, other)
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.agrees_with(other)
    if isinstance(one, Office) and isinstance(other, Office):
        agreed = offices_agree(one, other)[0]
        return agreed is True or (agreed is None and not {one.kind, other.kind} <= GOVERNING)
    if isinstance(one, str) and isinstance(other, str):
        return one == other or parties_agree(one, other) is True
    return True


def quantities_agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can both stand; bounds of one kind must be one, and one number has but one unit."""
    if one.unit != other.unit:
        if one.unit is None or other.unit is None:
            return True
        if not can_convert(other.unit, one.unit):
            return one.value != other.value or (one.value is None and (one.low, one.high) != (other.low, other.high))
        other = convert(other, one.unit)
    if one.low > other.high or other.low > one.high:
        return False
    if one.per and other.per and one.per != other.per:
        return False
    if any(one.hedge in bounds and other.hedge in bounds for bounds in BOUNDS):
        return one.value == other.value
    if {one.hedge, other.hedge} == STRICT:
        return max(one.low, other.low) < min(one.high, other.high)
    return True
