"""One event of a story is given two days, two weekdays, two years or two times of day.

The rule dates what the table of events knows: attacks, accidents, thefts, fires, quakes and floods, votes, strikes,
arrests, charges, verdicts, releases, ceasefires, days of mourning, emergency calls, funerals, openings and foundings;
a person's birth, death, joining, wedding, move, resignation and swearing-in; the year in which something became known.
A date counts only where it hangs on the event's noun ("der Angriff vom Freitag") or stands in the clause of its verb;
the day of a report ("sagte am Montag") never does. Relative words ("gestern", "am Mittwoch") are resolved by the
article's own day; without one, weekday is set against weekday.

Quiet: a day within a stated month, "kurz nach 10" against "gegen 10 Uhr", half an hour between two rounded clock times,
times of two time zones, dates that lie further apart than a slip does (another event of the same kind), events still to
come, whatever followed the event (arrest, funeral, inquiry). "Dienstagabend" against "in der Nacht zu Mittwoch" is a
note across articles and a warning within one. Wars, where attacks come day by day, are left alone.

The rule cannot see an event that the clause does not name, nor tell two accidents of one kind in one story apart when
they are three days from one another and nothing else is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.events.event_dates import PERSONAL, event_dates_of
from checker.finding.quotes.quotes import in_quote, said_by
from checker.identity.events import EventSubject
from checker.judging.event_times import compare_times, say
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
FRIDAY = date(2025, 6, 6)

EXAMPLES = (
    Conflicting(
        "Bei dem Messerangriff am [Freitagabend] in Rolfshagen starben zwei Menschen.",
        "Der Angriff vom [Samstagabend] hat Rolfshagen erschüttert.",
    ),
    Conflicting(
        "Ein Mann ist am [Dienstagmorgen, 3. Juni 2024], in die Schule eingedrungen und hat um sich geschossen.",
        "Am [Dienstag] erschoss ein Mann in der Schule zwei Lehrer.",
    ),
    Conflicting(
        "Die Fähre kenterte am [2. Juni 2025] vor Borkum.",
        "Bei dem Fährunglück am [3. Juni 2025] wurden vier Menschen verletzt.",
    ),
    Conflicting(
        "Diebe sind am [Sonntagmorgen] in das Museum eingedrungen und haben drei Gemälde gestohlen.",
        "Am [Sonntagnachmittag] stahlen Unbekannte im Museum drei Gemälde.",
    ),
    Conflicting(
        "Gegen [12.50 Uhr] bebte in Karsien die Erde.",
        "Um [15.40 Uhr] bebte die Erde in Karsien mit der Stärke 6,9.",
    ),
    Conflicting(
        "Der Dirigent Albert Rommel ist tot. Geboren wurde Rommel [1932] in Gera.",
        "Trauer um Albert Rommel: Der [1923] in Gera geborene Dirigent leitete das Orchester lange.",
    ),
    Conflicting(
        "Die Malerin Petra Wolke ist tot. Sie starb am [Dienstagabend um 20 Uhr] in Jena.",
        "Die Malerin Petra Wolke ist in der [Nacht zu Mittwoch] gestorben.",
    ),
    Conflicting(
        "Der Bundestag hat am [Freitag] das Hafengesetz verabschiedet.",
        "Am [Donnerstag] stimmte der Bundestag für das Hafengesetz.",
        published=FRIDAY,
    ),
    Conflicting(
        "Die Seilbahn ist am [Mittwoch] entgleist.",
        "[Gestern] entgleiste die Seilbahn.",
        published=FRIDAY,
    ),
    Conflicting(
        "Im [Sommer 2023] war Stürmer Timo Schrade vom SV Kehl zum FC Anker gewechselt.",
        "Timo Schrade war im [Sommer 2024] vom SV Kehl gekommen.",
    ),
    Conflicting(
        "Ministerin Petra Wolke ist am [Montag] zurückgetreten.",
        "Petra Wolke trat am [Dienstag] überraschend zurück.",
    ),
    Conflicting(
        "Albert Rommel wurde am [Donnerstag] als Präsident vereidigt.",
        "Die Vereidigung von Albert Rommel am [Mittwoch] dauerte lange.",
        published=FRIDAY,
    ),
    Conflicting(
        "Die Geiseln wurden am [Sonntag] von den Entführern freigelassen.",
        "Die Freilassung der Geiseln am [Samstag] feierte die ganze Stadt.",
    ),
    Conflicting(
        "Getötet wurden am [Freitagabend] in Kehl drei Menschen.",
        "Bei dem Anschlag am [Donnerstagabend] starben in Kehl drei Menschen.",
    ),
    Conflicting(
        "Ihre Lungenkrankheit hatte Petra Wolke [2021] öffentlich gemacht.",
        "Die Lungenkrankheit der Sängerin war erst [2023] bekannt geworden. Petra Wolke und Wolkes Band schwiegen.",
    ),
    Consistent(
        "Im Mai trat ein, wovor Landrat Paul Reihe gewarnt hatte.",
        "Im April trat ein Redner vor die Halle, Landrat Paul Reihe hörte zu.",
    ),
    Consistent(
        "Die Lungenkrankheit hatte Petra Wolke im [Dezember 2022] öffentlich gemacht.",
        "Ihre Lungenkrankheit hatte Petra Wolke [vor drei Jahren] öffentlich gemacht.",
        published=date(2026, 1, 10),
    ),
    Consistent(
        "Der am Donnerstag festgenommene Bankräuber wurde am [Samstag] in Kehl freigelassen.",
        "Die Freilassung des Bankräubers am [Samstag] war umstritten.",
    ),
    Consistent(
        "Ministerin Petra Wolke ist am [Montag] zurückgetreten.",
        "Albert Rommel trat am [Dienstag] zurück.",
    ),
    Consistent(
        "Die Geiseln wurden am [Sonntag] von den Entführern freigelassen.",
        "Am [Samstag] kamen vier Häftlinge aus Kehl frei.",
    ),
    Consistent(
        "Bei dem Messerangriff am [Freitagabend] in Rolfshagen starben zwei Menschen.",
        "Am Samstag teilte die Polizei mit, der Angriff vom [Freitag] sei geplant gewesen.",
    ),
    Consistent(
        "Die Mühle wurde [1931] eröffnet.",
        "Die Mühle wurde 1928 entworfen und [1931] eröffnet.",
    ),
    Consistent(
        "Gegen [10 Uhr] schoss ein Mann in der Schule um sich.",
        "Kurz nach [10 Uhr] schoss ein Mann in der Schule um sich.",
    ),
    Consistent(
        "Der Anschlag am [30. Mai 2025] erschütterte die Stadt.",
        "Der Verdächtige wurde am [31. Mai 2025] festgenommen.",
    ),
    Consistent(
        "Die Sängerin Petra Wolke starb am [28. Mai 2025].",
        "Petra Wolke ist [Ende Mai] gestorben.",
    ),
    Consistent(
        "Das Boot kenterte am [Samstag gegen 23.30 Uhr] im Hafen.",
        "Das Bootsunglück in der [Nacht auf Sonntag] beschäftigt den Hafen.",
    ),
    Consistent(  # one slip, the weekday's: what the calendar contradicts is not held against others
        "Das Boot kenterte am [Dienstag] im Hafen.",
        "Das Boot kenterte am [Mittwoch, 3. Juni 2025] im Hafen.",
        published=date(2025, 6, 4),
    ),
    Consistent(
        "Das Zugunglück vom [3. Juni 2025] war schwer.",
        "Das Zugunglück vom [9. Februar 2016] war schwerer.",
    ),
    Consistent(
        "Der Bundestag hat am [Freitag] das Hafengesetz verabschiedet.",
        "Der Bundesrat stimmte am [Donnerstag] dem Hafengesetz zu.",
        published=FRIDAY,
    ),
    Consistent(
        "Um [15.40 Uhr] Ortszeit bebte die Erde in Karsien.",
        "Um [9.20 Uhr] deutscher Zeit bebte die Erde in Karsien.",
    ),
    Consistent(
        "Bei einem Unfall in Kehl wurde am [Montag] ein Radfahrer verletzt.",
        "Am [Dienstag] wurde bei einem Unfall in Celle eine Frau getötet.",
    ),
    Consistent(
        "Russische Luftangriffe am Dienstag trafen die Stadt.",
        "Bei Luftangriffen am Mittwoch starben zwei Menschen.",
    ),
    Consistent(
        "Der Autor Albert Rommel ist tot. Geboren wurde Rommel am [28. Oktober 1932] in Gera.",
        "Albert Rommel ist tot. Seine in Polen geborene Mutter floh 1945 mit ihm, [1932] wurde Rommel geboren.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every date that hangs on an event noun or stands in the clause of an event verb."""
    for event in article.mentions(event_dates_of):
        mention = event.mention
        yield Claim(
            "conflicting_date",
            EventSubject(event.family, event.kind, event.who, event.nouns, event.cue, event),
            mention.date,
            str(say(mention)),
            article.excerpt(mention.start, mention.end),
            said_by=said_by(article, mention.start, mention.end),
            in_quote=in_quote(article, mention.start),
        )


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict when the times, each as wide as it is stated, do not meet."""
    if not isinstance(earlier.subject, EventSubject) or not isinstance(later.subject, EventSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not an event"))
    one, other = earlier.subject.stated, later.subject.stated
    same_article = earlier.article.path == later.article.path
    if same_article and one.family not in PERSONAL:
        return Verdict(Outcome.NOT_COMPARABLE, Told("two times in one article"))
    found = compare_times(one, other)
    if found is None:
        return Verdict(
            Outcome.COMPATIBLE,
            Told("{one} and {other} can both be right.", one=say(one.mention), other=say(other.mention)),
        )
    if one.coming != other.coming:
        return Verdict(Outcome.NOT_COMPARABLE, Told("planned against happened"))
    anchors = Told.joined((tell_anchor(earlier), tell_anchor(later)), "")
    because = Told("{reason}{anchors}.", reason=found.because, anchors=anchors)
    if one.coming and None in (one.mention.day, other.mention.day):
        return Verdict(Outcome.NOT_COMPARABLE, Told("no fixed day"))
    if one.coming:
        later_told = earlier.article.day and later.article.day and earlier.article.day < later.article.day
        return Verdict(Outcome.UPDATE if later_told else Outcome.CONFLICT, because, Level.WARNING)
    return Verdict(Outcome.CONFLICT, because, judge_severity(found.part, same_article))


def judge_severity(part: str, same_article: bool) -> Level:
    """Days are errors, times of day warnings, evening against night a note unless one article says both."""
    if part == "edge":
        return Level.WARNING if same_article else Level.NOTE
    return Level.WARNING if part == "time" else Level.ERROR


def tell_anchor(claim: Claim) -> str:
    """The article's own day, where it settled what a relative word means."""
    stated = claim.subject.stated if isinstance(claim.subject, EventSubject) else None
    if stated is None or stated.mention.kind not in ("relative", "weekday") or stated.mention.day is None:
        return ""
    day = claim.article.day or ""
    return Told(" (“{words}” by the article of {day})", words=claim.excerpt.text, day=day)
