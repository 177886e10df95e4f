"""Two passages give different figures for the same thing.

Compared are figures of articles that tell one story, when the noun counted or measured, what is said of it, the
qualifiers, places, parties, period and rate agree. Figures with a hedge are ranges ("knapp 9 Milliarden" is 8.5 to 9),
a number carries the precision it is stated with, and only ranges that do not meet disagree.

Legitimate, and therefore quiet: a rate and a total, a part and a whole, a change and a level, the dead and the injured,
an earlier and a later count (shown as an update), another place or year. Two figures given by two named sources are a
note: sources differ, and the article may say so.

The rule cannot see that two passages mean different things when the words that would say so are not in the sentence.
"""

from collections.abc import Iterator

from checker.describing.measured import measured_of
from checker.examples import Conflicting, Consistent, Updated
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import in_quote, said_by
from checker.judging.quantity_verdicts import compare_quantities
from checker.model import Claim, Level, Quantity, Verdict

LEVEL = Level.WARNING
SCOPE = "across"
SKIPPED = frozenset(("age", "clock", "score", "ordinal", "multiple"))

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
        "Bei der Abstimmung enthielten sich [vier] Abgeordnete.",
        "[Sieben] Abgeordnete enthielten sich bei der Abstimmung.",
    ),
    Conflicting(
        "Der Stromausfall in der Altstadt dauerte [40 Minuten].",
        "Nur [25 Minuten] dauerte der Stromausfall in der Altstadt.",
    ),
    Conflicting(
        "Der Angeklagte legte das Feuer in der Pension; [zwei] Menschen starben, [sieben] wurden verletzt.",
        "Am zweiten Prozesstag ging es um die [zwei] Toten und [neun] Verletzten des Brandes in der Pension.",
    ),
    Conflicting(
        "Die Leerstandsquote stieg um [0,3 Prozent] auf [7,1 Prozent].",
        "Die Leerstandsquote erhöhte sich um [0,3 Prozentpunkte] auf [7,1 Prozent].",
    ),
    Conflicting(
        "Die Stadt zahlt für das Stadion bis zu [40 Millionen Euro].",
        "Für das Stadion will die Stadt höchstens [50 Millionen Euro] zahlen.",
    ),
    Conflicting(
        "Der Trainer soll künftig [4 Millionen Euro] pro Saison verdienen.",
        "Das Jahresgehalt des Trainers liegt bei [5 Millionen Euro].",
    ),
    Conflicting(
        "Im Kreistag kommt die SPD auf [21] Sitze, die Grünen auf [9] und die FDP auf [4].",
        "Im Kreistag hat die SPD [21] Sitze, die Grünen haben [11], die FDP hat [4] Sitze.",
    ),
    Conflicting(
        "Die Sparkasse meldet einen Jahresüberschuss von [384 Millionen Euro].",
        "Unter dem Strich blieben der Sparkasse [348 Millionen Euro].",
    ),
    Conflicting(
        "Für die Deiche gibt das Land in den nächsten Jahren [26 Millionen Euro] aus.",
        "[26 Milliarden Euro] will das Land für die Deiche ausgeben.",
    ),
    Updated(
        "Die Zahl der Verletzten wurde von [31] auf [28] berichtigt.",
        "Bei dem Unfall gab es [31] Verletzte.",
    ),
    Updated("Bei dem Unglück kamen [15] Menschen ums Leben.", "Bei dem Unglück starben [17] Menschen.", days_later=1),
    Updated("Nach der Flut werden [41] Menschen vermisst.", "Noch [zwölf] Menschen werden vermisst.", days_later=2),
    Consistent(
        "Die Front ist etwa [1.200 Kilometer] lang.",
        "Die gut [1.200 Kilometer] lange Front soll überwacht werden.",
    ),
    Consistent(
        "Deutschland zahlt jährlich [neun Milliarden Euro] für die Hilfe.",
        "Die Hilfe aus Deutschland beläuft sich bisher auf [38 Milliarden Euro].",
    ),
    Consistent(
        "Die zivile Hilfe beträgt [34 Milliarden Euro].",
        "Die militärische Hilfe beträgt [38 Milliarden Euro].",
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
        "Die Stadt zählt [9.400] Beschäftigte.",
        "Im Klinikum der Stadt arbeiten [5.100] Beschäftigte.",
    ),
    Consistent(
        "Bei der Landtagswahl kam die SPD auf [22,6 Prozent].",
        "In der Hauptstadt holte die SPD bei der Landtagswahl [31,7 Prozent].",
    ),
    Consistent(
        "Für das Gesetz stimmten [342] Abgeordnete.",
        "Für den Änderungsantrag stimmten [120] Abgeordnete.",
    ),
    Consistent(
        "Die Liste scheiterte mit [4,8 Prozent] an der Hürde.",
        "An der [Fünf-Prozent-Hürde] scheiterte die Liste.",
    ),
    Consistent(
        "Keine [zehn Minuten] dauerte der Überfall.",
        "Der Überfall dauerte [acht Minuten].",
    ),
    Consistent(
        "Für das Gemälde bot das Museum [60 Millionen Euro].",
        "Das Gemälde kostete am Ende [75 Millionen Euro].",
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
        "Der Fehlbetrag der Stadt liegt bei [38 Millionen Euro].",
        "Auch die Nachbarn sparen. Dort beträgt der Fehlbetrag [21 Millionen Euro].",
    ),
    Consistent(
        "Die Wahlbeteiligung betrug [73,4 Prozent].",
        "Die SPD erreichte [37,4 Prozent], die FDP [4,3 Prozent].",
        dated=False,
    ),
    Conflicting("Ein Beben der Stärke [5,4] traf die Insel.", "Die Insel traf ein Beben der Magnitude [5,9]."),
    Consistent(
        "In Bayern sank die Zahl der Anträge um [12 Prozent].",
        "In Hessen sank die Zahl der Anträge um [4 Prozent].",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every figure that counts or measures something; ages, clock times, scores and ranks have rules of their own."""
    for mention, subject in article.mentions(measured_of):
        if mention.kind in SKIPPED:
            continue
        yield Claim(
            rule="conflicting_quantity",
            subject=subject,
            value=mention.quantity,
            normal=write_normal(mention.quantity),
            excerpt=article.excerpt(mention.start, mention.end),
            said_by=said_by(article, mention.start, mention.end),
            in_quote=in_quote(article, mention.start),
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
