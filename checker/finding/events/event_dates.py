"""Which event a date dates: the event noun it hangs on ("Angriff vom Freitag") or the event verb of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.dates.date_resolve import tense_at
from checker.finding.dates.dates import DateMention, dates_of
from checker.finding.events.event_table import EventKind, EventTable, kind_of_noun, load_events
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.countries import scope_named
from checker.finding.people.event_people import ATTRIBUTE, main_person, person_of
from checker.language import AnnotatedArticle, tag_of

DAYLIKE = frozenset(("absolute", "weekday", "relative", "holiday", "clock", "part"))
APPOSITION = 16
LONGEST_LABEL = 40
CLAUSE_REACH = 300
MOST_DATES = 12  # a sentence with more is a list or a table
OPENS_SENTENCE = len("Am frühen ")
PRONOUN = Expression(r"\b(?:er|sie|ihn|he|she|him|her)\b")
PRONOUN_REACH = 6  # characters behind the verb
PERSONAL = frozenset(("birth", "death", "joining", "wedding", "move", "resignation", "oath"))
REPEATED = frozenset(("resignation", "oath"))
TOLD_OF = PERSONAL | {"disclosure"}  # with the person they are told of
YEARLY = frozenset(("year", "season", "month", "absolute", "relative"))
LONG_AGO = (PERSONAL - REPEATED) | {"opening", "founding", "disclosure"}
BOUNDARY = Expression(r"[,:](?!\d)|[;()]|[ \u00a0][–-][ \u00a0]")
IN_NOUN_GROUP = Expression(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[nrms]?)?|[Ss]eine?[nrms]?|[Ii]hre?[nrms]?)"
    r" (?:(?:ebenfalls|bereits|erst|schon) )?(?:am|im|in der|vom) (?:frühen |späten |vergangenen )?$"
)
PARTICIPLE = Expression(r"(?: [\wäöüß-]{1,30}){0,3} [a-zäöüß]{4,30}(?:en|t)e[nrsm]?\b")
FINITE = Expression(
    r"\b(?:wurden?|ist|sind|war|waren|hat|haben|hatten?|kam|kamen|will|soll|sollen|wird|werden|gibt|gab"
    r"|(?!(?:spä|letz|ers|zwei|drit|al)ten?\b)[a-zäöüß]{3,18}te[nt]?|was|were|has|had)\b"
)
SOURCE = Expression(r"\b(?:von|vom|aus|from) (?:dem |der )?(?P<source>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+){0,3})")
ZONE = Expression(
    r"[ \u00a0,(]{1,2}(?P<zone>Ortszeit|local time|MESZ|MEZ|UTC|GMT|(?:deutscher|mitteleuropäischer|unserer"
    r"|Schweizer) Zeit)"
)
REMOTE = Expression(
    r"\b(?:[Nn]ach|[Ss]eit|[Vv]or|[Ww]egen|[Gg]egen|[Ff]ür|[Üü]ber|[Vv]on|[Vv]om|[Dd]es|[Zz]um|[Zz]ur|[Zz]u|[Uu]m|after|since|before|over)"
    r"(?: (?:de[rmns]|einem|einer|the))?(?: [a-zäöüß]+){0,2} $"
)
# Between a date and a verb: the verb has a time of its own, or the date has another verb.
ANOTHER_TIME = Expression(
    r"\b(?:und|and)\b[^.;]{0,40}\b(?:später|danach|later|afterwards)\b|\b(?:and|und) (?:was|were|is|wurde|wurden) \w+"
    r"|[a-zäöüß]{3}(?:t|n|ed) (?:und|and) (?:\w+ ){0,3}(?:1[5-9]|20)\d\d\b"  # "1928 entworfen und 1931 gebaut"
)
PLACE = Expression(r"\b(?:[Ii]n|[Bb]ei|[Nn]ahe|near) (?P<place>[A-ZÄÖÜ][\w-]{2,40})")
NOUN_LIKE = Expression(r"[^\W\d_][\w-]{2,40}")
GOVERNING_REACH = 70  # characters before a date in which its noun may stand
LONGEST_GAP = 60
SUDDEN = ("attack", "crash", "fire", "quake")  # who dies of these mostly dies on the day
DIED_IN = Expression(
    r"\b(?:beim?|durch|in) (?:(?:eine[mnr]?|de[mnr]|das) )?(?:[a-zäöüß]+ )?(?P<noun>[A-ZÄÖÜ][\w-]{2,40})"
)
NOUN = Expression(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{3,40}")


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date and its event: `family` and `kind` from the table, `cue` the word that names it (offsets in characters).

    `who` is the surname of the person who died, was born ...; `nouns` are the capitalised words of the clause, `source`
    those behind "von" or "aus", `places` the towns behind "in" or "bei"; `zone` names the time zone a clock time is
    given in; `coming` marks an event that is still to come.
    """

    family: str
    kind: str
    mention: DateMention
    cue: str
    who: str | None
    nouns: frozenset[str]
    source: frozenset[str]
    places: frozenset[str]
    zone: str | None
    coming: bool


def event_dates_of(article: AnnotatedArticle) -> tuple[EventDate, ...]:
    """The dates of an article that date an event of the table, in order."""
    furniture, captions = article.mentions(furniture_of), article.mentions(captions_of)
    mentions = article.mentions(dates_of)
    found = []
    for mention in mentions:
        if mention.kind in ("decade", "century") or mention.relation not in ("on", "since", "from"):
            continue
        if in_furniture(furniture, mention.start, mention.end) or in_furniture(captions, mention.start, mention.end):
            continue
        event = event_of(article, mention, mentions)
        if event:
            found.append(event)
    return tuple(found)


def clause_bounds(
    text: str, mention: DateMention, left: int, right: int, dates: tuple[DateMention, ...]
) -> tuple[int, int]:
    """Start and end of the clause a date stands in; commas around dates do not part it."""
    left, right = max(left, mention.start - CLAUSE_REACH), min(right, mention.end + CLAUSE_REACH)
    before = list(BOUNDARY.finditer(text, left, mention.start))
    start = next((mark.end() for mark in reversed(before) if not is_inside_date(text, mark, dates, left)), left)
    if text[start - 1 : start] == ":" and mention.start - start <= 2 and start - left <= LONGEST_LABEL:
        start = left
    after = BOUNDARY.finditer(text, mention.end, right)
    return start, next((mark.start() for mark in after if not is_inside_date(text, mark, dates, left)), right)


def is_inside_date(text: str, mark: re.Match[str], dates: tuple[DateMention, ...], left: int) -> bool:
    """Whether a mark parts no clause: brackets, marks in a date, commas between dates, the comma that
    closes them, and the one after a date that opens the sentence.
    """
    if mark.group() in "()":
        return True
    place = mark.start()
    number = bisect_right(dates, place, key=lambda date: date.start) - 1
    if number < 0:
        return False
    date = dates[number]
    if place < date.end:
        return True
    if mark.group() != "," or place != date.end:
        return False
    if 0 <= date.start - left <= OPENS_SENTENCE and (number == 0 or dates[number - 1].start < left):
        return True
    follows = number + 1 < len(dates) and dates[number + 1].start - mark.end() <= APPOSITION
    chained = number > 0 and text[dates[number - 1].end : date.start][:1] == ","
    return (
        follows or chained or "," in text[date.start : date.end] or ", de" in text[max(0, date.start - 6) : date.start]
    )


def event_of(article: AnnotatedArticle, mention: DateMention, dates: tuple[DateMention, ...]) -> EventDate | None:
    """The event this date dates, or None when the clause names none, or more than one."""
    text = article.text
    left, right = sentence_bounds(article, mention.start)
    first = bisect_left(dates, left, key=lambda date: date.start)
    if first + MOST_DATES < len(dates) and dates[first + MOST_DATES].start < right:
        return None
    start, end = clause_bounds(text, mention, left, right, dates)
    table = load_events()
    noun = governing_noun(text, mention, left, table)
    if noun:
        kind, cue_start, cue_end = noun
    else:
        verb = (
            verb_of_clause(text, mention, start, end, table)
            or noun_of_clause(text, start, end, table)
            or verb_behind_colon(text, mention, start, end, right, dates, table)
        )
        if verb is None:
            return None
        kind, cue_start, cue_end = verb
    who = person_of(article, left, start, end, (cue_start, cue_end)) if kind.family in TOLD_OF else None
    if kind.family == "move" and PRONOUN.search(text, cue_start, cue_end + PRONOUN_REACH):
        who = article.mentions(main_person)  # "2009 ging er nach Bonn": not the one named before
    if kind.family == "death" and who is None:
        kind = deadly_kind(text, start, end) or kind
    if kind.exclude and kind.exclude.search(text, left, right):
        return None
    if mention.kind not in DAYLIKE and kind.family not in LONG_AGO:
        return None
    if kind.family == "disclosure" and not tells_year(mention):
        return None
    if is_attribute(text, mention) and not mention.end <= cue_start <= mention.end + APPOSITION:
        return None
    zone = ZONE.match(text, mention.end)
    if kind.family == "move" and not is_told_move(article, mention, start, end, who):
        return None
    return EventDate(
        kind.family,
        kind.kind,
        mention,
        text[cue_start:cue_end],
        who,
        frozenset(found.group().lower() for found in NOUN.finditer(text, start, end)),
        frozenset(word.lower() for found in SOURCE.finditer(text, start, end) for word in found["source"].split()),
        places_in(text, start, end, article.language),
        zone["zone"] if zone else None,
        is_coming(article, mention),
    )


def deadly_kind(text: str, start: int, end: int) -> EventKind | None:
    """What people died of on a day, by the clause: "am Samstag starben bei einem Unfall vier Menschen"."""
    for found in DIED_IN.finditer(text, start, end):
        kind = kind_of_noun(found["noun"])
        if kind and kind.family == "incident" and kind.kind in SUDDEN:
            return kind
    return None


def tells_year(mention: DateMention) -> bool:
    """Whether a date tells a year or month and no day or week."""
    return mention.kind in YEARLY and mention.date.year is not None and mention.date.day is None


def is_attribute(text: str, mention: DateMention) -> bool:
    """Whether a date belongs to a participle before a noun: "der am Donnerstag festgenommene Mann"."""
    before = text[max(0, mention.start - 40) : mention.start]
    return IN_NOUN_GROUP.search(before) is not None and PARTICIPLE.match(text, mention.end) is not None


def places_in(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """The towns a clause names behind "in" or "bei", lower case; states and countries hold many and are left out."""
    named = (found["place"] for found in PLACE.finditer(text, start, end))
    return frozenset(name.lower() for name in named if not scope_named(name) and tag_of(name, language) == "NE")


def is_told_move(article: AnnotatedArticle, mention: DateMention, start: int, end: int, who: str | None) -> bool:
    """Whether a clause tells where somebody came from, or where one went who is named beside the main person."""
    if mention.kind not in YEARLY:
        return False
    if SOURCE.search(article.text, start, end):
        return True
    return (
        who is not None and who != article.mentions(main_person) and NOUN.search(article.text, start, end) is not None
    )


def is_coming(article: AnnotatedArticle, mention: DateMention) -> bool:
    """Whether the event is still to come on the article's day."""
    published = article.article.day
    if mention.day and published:
        return mention.day > published
    return tense_at(article.text, mention.start, mention.end, "de" if article.language == "de" else "en") == "coming"


def governing_noun(text: str, mention: DateMention, left: int, table: EventTable) -> tuple[EventKind, int, int] | None:
    """The event noun right before the date: "Angriff auf das Fest am Freitag"; no verb may stand between."""
    nearest: tuple[EventKind, int, int] | None = None
    for word in NOUN_LIKE.finditer(text, max(left, mention.start - GOVERNING_REACH), mention.start):
        kind = kind_of_noun(word.group())
        gap = text[word.end() : mention.start]
        if kind is None or len(gap) > LONGEST_GAP or BOUNDARY.search(gap.rstrip(": ")):
            continue
        if hangs_on(gap) and not FINITE.search(gap) and not table.aftermath.search(gap):
            nearest = kind, word.start(), word.end()
    if nearest is None:
        return None
    before = text[max(left, nearest[1] - 40) : nearest[1]]
    return (
        None
        if re.search(
            r"\b(?:[Nn]ach|[Ss]eit|[Vv]or|[Tt]age|[Ss]tunden|[Ww]eitere\w*|[Nn]ächste\w*|[Zz]weite\w*)\b[^,]{0,30}$",
            before,
        )
        and not hangs_close(text[nearest[2] : mention.start])
        else nearest
    )


def hangs_on(gap: str) -> bool:
    """Whether a date after this gap belongs to the noun before it."""
    return (
        re.search(
            r"(?:^|[ \u00a0])(?:vom|am|an|in der|im|von|um|gegen|kurz nach|kurz vor|on|of|from|at|:|späten"
            r"|frühen|dem|den|around|shortly after) ?$|: ?$|\($|^ $|, $",
            gap,
        )
        is not None
    )


def hangs_close(gap: str) -> bool:
    """Whether only a preposition and at most a place lie in the `gap` between an event noun and a date, as in "Angriff
    in Rabenau vom Freitag": then the date is the noun's, whatever stands before it."""
    return (
        re.fullmatch(
            r"(?: (?:in|auf|bei|von) [\w ]{2,30})? (?:vom|am|an|in der|on|of)(?: (?:späten|frühen|vergangenen))? ?", gap
        )
        is not None
    )


def verb_of_clause(
    text: str, mention: DateMention, start: int, end: int, table: EventTable
) -> tuple[EventKind, int, int] | None:
    """The one event verb of the clause; None where the clause reports, or tells what followed."""
    found: list[tuple[EventKind, int, int]] = []
    for kind in [table.kinds[number] for number in table.verbs.numbers_in(text[start:end])]:
        verb = kind.verb.search(text, start, end)
        if verb:
            found.append((kind, verb.start(), verb.end()))
    found = [row for row in found if binds(text, mention, row[1], row[2])]
    if any(kind.family != "move" for kind, _, _ in found):
        found = [row for row in found if row[0].family != "move"]
    families = {kind.family for kind, _, _ in found}
    if "incident" in families and len(families) == 1 and table.aftermath.search(text, start, end):
        return None
    if len(families) != 1 or ("disclosure" not in families and table.reporting.search(text, start, end)):
        return None
    precise = [row for row in found if row[0].kind != "any"]
    return (precise or found)[0]


def noun_of_clause(text: str, start: int, end: int, table: EventTable) -> tuple[EventKind, int, int] | None:
    """The one event noun of a clause whose verb only places it in time: "findet am Montag statt"."""
    if not table.light.search(text, start, end) or table.reporting.compiled.search(text, start, end):
        return None
    found = []
    for word in NOUN_LIKE.finditer(text, start, end):
        kind = kind_of_noun(word.group())
        if kind and not REMOTE.search(text, max(start, word.start() - 30), word.start()):
            found.append((kind, word.start(), word.end()))
    families = {kind.family for kind, _, _ in found}
    if families == {"incident"} and table.aftermath.search(text, start, end):
        return None
    return found[0] if len(families) == 1 else None


def binds(text: str, mention: DateMention, start: int, end: int) -> bool:
    """Whether the date can be that of the event word from `start` to `end`.

    It cannot where another time stands between ("um 21 Uhr aufgenommen und elf Stunden später gestorben"). A participle
    before a noun ("der am Freitag verletzte Mann") takes only a date that ends at most 40 characters before it with no
    finite verb between.
    """
    between = text[mention.end : start] if mention.end <= start else text[end : mention.start]
    if ANOTHER_TIME.search(between):
        return False
    if not ATTRIBUTE.search(text, start, end):
        return True
    return mention.end <= start and start - mention.end <= 40 and not FINITE.search(text, mention.end, start)


def verb_behind_colon(
    text: str, mention: DateMention, start: int, end: int, right: int, dates: tuple[DateMention, ...], table: EventTable
) -> tuple[EventKind, int, int] | None:
    """The event told after a colon, where the words before it only set the day: "Es war Freitag: Ein Zug ..."."""
    if text[end : end + 1] != ":" or table.reporting.search(text, start, end) or mention.kind in ("clock", "part"):
        return None
    close = min(right, end + 200)
    following = bisect_right(dates, end, key=lambda date: date.start)
    if any(date.start < close and date.kind not in ("clock", "part") for date in dates[following : following + 6]):
        return None
    return verb_of_clause(text, mention, end + 1, close, table)
