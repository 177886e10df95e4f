"""Two passages give different figures for the same thing.

Compared are all figures of articles that tell one story. Which two measure the same thing the pairing model says: an
encoder that reads the article with its figures masked, and a scorer that also looks at the two values (swapped digits,
a factor of ten) and at what the other articles of the story hold. It answers with how sure it is; only where it is
sure enough is a finding a warning, else a note, else nothing. Figures with a hedge are ranges ("knapp 9 Milliarden" is
8.5 to 9), a number carries the precision it is stated with, and only ranges that do not meet disagree.

Legitimate, and therefore quiet: a rate and a total, a part and a whole, a change and a level, the dead and the injured,
another place, vote or year. What looks like two states of one count is shown as an update.

The rule cannot see that two passages mean different things when nothing around them says so, and it is the less sure
the shorter the texts are: two texts of one sentence each have no company by which to tell figures apart.
"""

from collections.abc import Iterator

from checker.describing.figure_subject import figure_subjects_of
from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import in_quote, said_by
from checker.judging.quantity_verdicts import compare_quantities
from checker.model import Claim, Level, Quantity, Verdict

LEVEL = Level.WARNING
SCOPE = "across"
PAIRED = True
SKIPPED = frozenset(("ordinal",))  # "im ersten Quartal": running numbers have a rule of their own

EXAMPLES = (
    Conflicting(
        "Die Front in der Ukraine ist etwa [1.200 Kilometer] lang.",
        "Die rund [2.100 Kilometer] lange Front in der Ukraine soll überwacht werden.",
    ),
    Conflicting(
        "Für die Reform stimmten [312] Abgeordnete, [240] votierten dagegen.",
        "Die Reform bekam [312] Ja-Stimmen und [204] Nein-Stimmen.",
    ),
    Conflicting(
        "Der Brand richtete einen Schaden von [1,5 Millionen Euro] an.",
        "Den Schaden schätzt die Feuerwehr auf [2,5 Millionen Euro].",
    ),
    Conflicting(
        "Die Sanierung der Brücke soll Kosten von [48 Millionen Euro] verursachen.",
        "Die Kosten der Sanierung der Brücke liegen bei [84 Millionen Euro].",
    ),
    Conflicting(
        "Beim Zusammenstoß zweier Züge wurden [34] Menschen verletzt.",
        "[43] Verletzte gab es beim Zusammenstoß der Züge.",
    ),
    Conflicting(
        "Die Firma will am Standort Neuhausen [800] Stellen streichen.",
        "Am Standort Neuhausen will das Unternehmen [1.100] Arbeitsplätze streichen.",
    ),
    Conflicting(
        "Die Wahlbeteiligung lag bei der Landtagswahl bei [61,3 Prozent].",
        "Bei der Landtagswahl betrug die Wahlbeteiligung [63,1 Prozent].",
    ),
    Conflicting(
        "Der Konzern machte im ersten Quartal einen Verlust von [120 Millionen Euro].",
        "Im ersten Quartal schrieb der Konzern einen Verlust von [120 Milliarden Euro].",
    ),
    Conflicting(
        "Der Stromausfall in der Altstadt dauerte [40 Minuten].",
        "Nur [25 Minuten] dauerte der Stromausfall in der Altstadt.",
        dated=False,
    ),
    Conflicting(
        "Die Leerstandsquote stieg um [0,3 Prozent] auf [7,1 Prozent].",
        "Die Leerstandsquote erhöhte sich um [0,3 Prozentpunkte] auf [7,1 Prozent].",
    ),
    Conflicting(
        "Die Sparkasse meldet einen Jahresüberschuss von [384 Millionen Euro].",
        "Unter dem Strich blieben der Sparkasse [348 Millionen Euro].",
    ),
    Conflicting(
        "Für die Deiche gibt das Land in den nächsten Jahren [26 Millionen Euro] aus.",
        "[26 Milliarden Euro] will das Land für die Deiche ausgeben.",
    ),
    Consistent(
        "Die Front ist etwa [1.200 Kilometer] lang.",
        "Die gut [1.200 Kilometer] lange Front soll überwacht werden.",
    ),
    Consistent(
        "Deutschland zahlt jährlich [neun Milliarden Euro] für die Hilfe.",
        "Die Hilfe aus Deutschland beläuft sich bisher auf [38 Milliarden Euro].",
    ),
    Consistent(
        "Beim Brand starben [drei] Menschen.",
        "Beim Brand wurden [elf] Menschen verletzt.",
    ),
    Consistent(
        "Im ersten Wahlgang stimmten [54] Abgeordnete für sie.",
        "Im zweiten Wahlgang bekam sie [61] Stimmen.",
    ),
    Consistent(
        "Von den [34] Verletzten sind [sechs] schwer verletzt.",
        "[Sechs] Menschen wurden schwer verletzt.",
    ),
    Consistent(
        "Die Leerstandsquote wuchs um [0,4 Prozentpunkte].",
        "Die Leerstandsquote liegt bei [5,2 Prozent].",
    ),
    Consistent(
        "[26] Länder wollen Soldaten schicken.",
        "Der Koalition gehören [30] Staaten an.",
    ),
    Consistent(
        "Knapp [neun Milliarden Euro] kostet der Ausbau der Strecke.",
        "Die Kosten für den Ausbau der Strecke liegen bei [8,7 Milliarden Euro].",
    ),
    Consistent(
        "Bei der Explosion starben nach neuer Zählung [acht] statt [neun] Menschen.",
        "Bei der Explosion starben [acht] Menschen.",
    ),
    Consistent(
        "Keine [zehn Minuten] dauerte der Überfall.",
        "Der Überfall dauerte [acht Minuten].",
    ),
    Consistent(
        "Die Bahn will bis Ende 2030 rund [4.000] Stellen streichen.",
        "Gestrichen werden [4.000] Stellen bei der Bahn.",
    ),
    Consistent(
        "Der Hebesatz steigt von [370] auf [390] Punkte.",
        "Künftig liegt der Hebesatz bei [390] Punkten.",
    ),
    Consistent(
        "In Bayern sank die Zahl der Anträge um [12 Prozent].",
        "In Hessen sank die Zahl der Anträge um [4 Prozent].",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every figure of the article; days and clock times have a rule of their own."""
    for subject in figure_subjects_of(article):
        figure = subject.figure
        if figure.quantity is None or figure.dimension in SKIPPED:
            continue
        yield Claim(
            rule="conflicting_quantity",
            subject=subject,
            value=figure.quantity,
            normal=write_normal(figure.quantity),
            excerpt=article.excerpt(figure.start, figure.end),
            said_by=said_by(article, figure.start, figure.end),
            in_quote=in_quote(article, figure.start),
        )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """Ranges that meet agree; others are an update where the count moves with time, else a conflict."""
    return compare_quantities(earlier, later)


def write_normal(quantity: Quantity) -> str:
    """A quantity in normal form: hedge, value or range, unit and rate."""
    value = quantity.value if quantity.value is not None else f"{quantity.low}..{quantity.high}"
    shown = format(value.normalize(), "f") if not isinstance(value, str) else value
    unit = f" {quantity.unit}" if quantity.unit else ""
    rate = f"/{quantity.per}" if quantity.per else ""
    return f"{quantity.hedge.value} {shown}{unit}{rate}"
