"""Which concepts of data/concepts.toml a figure has: what it measures and what qualifies it, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from checker.describing.concepts import (
    Concepts,
    concepts_of_text,
    concepts_of_word,
    drop_mute,
    load_concepts,
    locate_concepts,
    locate_in_row,
    members_of,
    nearest_measures,
)
from checker.describing.context import Context
from checker.describing.coordinated import find_shared_casualty
from checker.describing.nouns import generic_nouns, head_of, name_noun, people_nouns, voteless_nouns
from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention
from checker.model import Hedge

BEFORE, AFTER, WHO = 4, 2, 8  # words before and behind a figure that stand beside it, that say who is counted
DEMANDING = Expression(r"\W*(?:fordern|forderten|verlangen|verlangten|demand|demanded)\b")
MOVED_BY = Expression(r"\b(?:um|auf|von|by|to|from|at|mehr als)\s+(?:\S+\s+){0,2}$")
THINGS_SUFFER_NOT = frozenset((("casualty", "arrested"), ("casualty", "treated")))  # "neun Wohnungen", "16 hospitals"
PEOPLE_SUFFER_NOT = frozenset((("search", "searched"),))
STILL = ("length", "mass", "area", "volume", "duration", "duration_months", "speed")
PARTLY = Expression(r"\b(?:zum Teil|teils|teilweise|some of them)\s+\w+")  # "zum Teil schwer verletzt" narrows nothing
PARTITIVE = Expression(r"\s*(?:der|von den|unter den|dieser|of the|of them)\b")  # "30 der Befragten"
# "inklusive Boni": no sum of bonuses, but the whole package
PACKAGE = Expression(
    r"\b(?:samt|mitsamt|inklusive|inkl\.|einschließlich|including|mit|und|plus|sowie)(?: \w+(?:en|er|n))?"
    r" (?:Boni|Bonus\w*|Prämien|Zusatz\w+|add-ons|bonuses)"
)
JOINED = Expression(r"\s*(?:und|oder|sowie|and|or)\s+([A-ZÄÖÜa-z][\w-]+)")  # "Kinder und Jugendliche"
PER_HOME = Expression(r"\b(?:[Jj]e|[Pp]ro|[Pp]rivate[nr]?) Haushalte?n?\b")  # no public budget
AND = Expression(r"\b(?:und|sowie|and)\b")
JOINS = Expression(r"\b(?:und|sowie|and)\s+(?:\w+\s+)?$")
SUBORDINATE = Expression(r"\b(?:after|when|while|nachdem) (?=\w)")
# "27 Tote, 410.000 Menschen auf der Flucht": the dead are counted already
COUNTED_ALONE = Expression(
    r"\b(?:[\d.,]*\d|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) "
    r"(?:\w+ )?(?:Toten?|Verletzten?|Vermissten?|Todesopfer|dead|injured|missing|deaths)\W*$",
    re.IGNORECASE,
)
THEN = Expression(r"\s*(?:nach|gegenüber|after|from|compared)\b")
NEXT = Expression(r"\s*(?:und|sowie|and)\b")  # "tötete drei Menschen und verletzte acht": what follows is of the next
# "119 Kilometer von Ostheim entfernt in einer Tiefe von 20 Kilometern": the depth is that of the next figure
LEADS_ON = Expression(
    r"\b(?:in|at|mit|with|bei)\s+(?:eine[rmn]?\s+|an?\s+|der\s+|the\s+)?[\w-]+\s+(?:von|of)(?:\s+\w+){0,2}\s*$"
)
OWN = ("severity", "harm")  # of a list each figure has its own: "drei schwer und zwei leicht"
MOVES = 2  # words behind a figure that say where it moves
SEVERITY = 40  # characters before a figure
PAGE = 600  # characters before a vote within which the chamber that holds it is named
ONCE_NAMED = ("chamber", "ballot")  # named once, and meant by all counts of votes that follow
NEEDED, MAJORITY = ("threshold", "needed"), ("vote", "majority")
MISSING, SHORT, VOTES = ("casualty", "missing"), ("margin", "short"), ("stimme", "sitz")  # "ihm fehlten drei Stimmen"
VOTERS = frozenset((*VOTES, "abgeordneter", "mitglied", "delegierter", "senator", "rat", "mensch"))
OFFERED, DEMANDED = ("bid", "offered"), ("bid", "demanded")
ELIGIBLE, CAST = ("vote", "eligible"), ("vote", "cast")
LIMITED = frozenset((("money", "bonus"), ("money", "salary"), ("fixed", "fixed")))  # here "bis zu" limits no package


def qualify(
    text: str, body_start: int, mention: QuantityMention, context: Context, dimension: str, noun: str, language: str
) -> Concepts:
    """The concepts of one figure of `text` in `language`, whose body starts at `body_start`; `noun` is the lemma it
    counts."""

    def cut(span: tuple[int, int]) -> str:
        return text[span[0] : span[1]]

    after = cut(context.after)
    if dimension == "length":
        after = LEADS_ON.sub("", after)
    concepts = set(
        find_concepts(dimension, noun, cut(context.counted), after, cut(context.before), cut(context.earlier))
    )
    if dimension == "count" and not members_of(concepts, "casualty") and (not noun or may_be_people(noun)):
        concepts.update(find_shared_casualty(text, context, language))
    if text[mention.end : mention.counted_start or mention.end] == "-" or mention.kind == "magnitude":
        concepts = drop_families(concepts, "casualty")  # "a four-storey factory", a quake, and who died there
    concepts.update(name_around(dimension, text[context.earlier[0] : context.later[1]], concepts))
    if dimension != "share" and PARTITIVE.match(text, mention.end):
        concepts.add(("part", "of"))
    concepts = leave_to_others(concepts, dimension, noun, after, cut(context.before), cut(context.earlier))
    if dimension == "count" and mention.quantity.value is not None and mention.quantity.value % 1:
        concepts = drop_families(concepts, "vote")  # no half votes are cast
    leaves = NEEDED in concepts and leaves_to_next(text, context)
    concepts = reread(concepts, dimension, name_noun(noun), leaves=leaves)
    if is_vote(concepts):
        page = locate_concepts(text[max(body_start, mention.start - PAGE) : mention.start])
        concepts.update(
            one for family in ONCE_NAMED if not members_of(concepts, family) for one in last_of(page, family)
        )
    if dimension == "money" and mention.quantity.hedge is Hedge.UPPER_BOUND and not concepts & LIMITED:
        concepts.add(("fixed", "maximum"))
    if dimension == "money" and mention.quantity.hedge is Hedge.LOWER_BOUND and mention.quantity.per:
        concepts.add(("fixed", "minimum"))
    return tuple(sorted(concepts))


def leave_to_others(
    concepts: set[tuple[str, str]], dimension: str, noun: str, after: str, before: str, earlier: str
) -> set[tuple[str, str]]:
    """The concepts without those that the words around say of something else.

    Who demands is not demanded ("die 300 Lehrer fordern mehr Geld"), what goes down is a ship where nothing is told to
    go down by or to so many metres, and of a rise and a fall the nearer one holds ("das gesunkene Boot ... stieg auf").
    """
    found = set(concepts)
    whole = f"{earlier}{before}"
    theirs = DEMANDING.match(after) or NEXT.match(after)
    if dimension == "count" and DEMANDED in found and theirs and DEMANDED not in concepts_of_text(whole):
        found.discard(DEMANDED)
    if dimension == "count" and noun:
        found -= THINGS_SUFFER_NOT if not may_be_people(noun) else PEOPLE_SUFFER_NOT
    changes = members_of(found, "change")
    if changes and dimension in STILL and not MOVED_BY.search(before):
        return drop_families(found, "change")
    behind = [one for one in locate_concepts(" ".join(after.split()[:MOVES])) if one[1][0] == "change"]
    if dimension == "share" and behind and changes:
        return drop_families(found, "change") | {behind[0][1]}  # "um 3 Prozent gestiegen und ... um 4 gesunken"
    if len(changes) > 1:
        told = [(place, one) for place, one in locate_concepts(whole) if one[0] == "change"]
        found = drop_families(found, "change") | {max(told)[1]} if told else found
    return found


def reread(concepts: set[tuple[str, str]], dimension: str, noun: str, *, leaves: bool) -> set[tuple[str, str]]:
    """The concepts of a figure, corrected for words that mean something else beside this kind of figure.

    "Wanted" makes a sum of money an offer and a term in prison a demand. `dimension` and `noun` are the figure's own;
    with `leaves` the majority that is needed is told of the next figure, and this one keeps its vote.
    """
    found = set(concepts)
    if OFFERED in found and dimension.startswith("duration"):
        found = (found - {OFFERED}) | {DEMANDED}  # the sentence that a prosecutor "wanted"
    if ELIGIBLE in found and dimension == "share":
        found = (found - {ELIGIBLE}) | {CAST}  # "61 Prozent der Wahlberechtigten" went to vote
    if MISSING in found and noun in VOTES:
        found = drop_families(found, "vote", "casualty", "threshold") | {SHORT}
    voting = not noun or noun in VOTERS or any(family in ("vote", "chamber", "ballot") for family, _ in found)
    if NEEDED in found and dimension == "count" and not leaves and voting:
        found = drop_families(found, "vote") | {MAJORITY}  # whoever has to reach it
    if noun in voteless_nouns():
        found = drop_families(found, "vote")  # "sie lehnten den Abbau von 300 Stellen ab"
    return found


def drop_families(concepts: set[tuple[str, str]], *families: str) -> set[tuple[str, str]]:
    return {one for one in concepts if one[0] not in families}


def find_concepts(dimension: str, counted_noun: str, counted: str, after: str, before: str, earlier: str) -> Concepts:
    """The concepts of a figure: the measure named nearest to it, and what each family's reach lets qualify it."""
    families = load_concepts().families
    before, after, earlier = (spell_out(text) for text in (before, after, earlier))
    if dimension == "count":
        before = SUBORDINATE.split(before)[-1]  # "23 were missing after a ferry carrying 212 passengers sank"
    row = locate_in_row(before, counted, after)
    # "einen Verlust von 212 Millionen nach einem Gewinn von 88": what follows is of the next figure
    leads_on = dimension == "money" and THEN.match(after) and nearest_measures(row.before, dimension)
    anew = begins_anew(before, dimension, counted_noun)
    apart = anew or ends_before(after, dimension, counted_noun)
    measures = (
        nearest_measures(row.middle, dimension, from_end=True)
        or nearest_measures(() if NEXT.match(after) or leads_on else row.after, dimension)
        or nearest_measures(() if anew else row.before, dimension, from_end=True)
        or nearest_measures(() if apart else row.joined, dimension)
        or nearest_measures(locate_concepts(counted_noun), dimension)
    )
    inherited = () if measures else inherit_measures(dimension, counted_noun, earlier)
    whole = f"{before} {counted} {after}"
    clause = PARTLY.sub(" ", whole)
    in_clause = row.apart if clause == whole else concepts_of_text(clause)
    beside = " ".join((*f"{earlier} {before}".split()[-BEFORE:], counted, *after.split()[:AFTER]))
    found = {
        "": in_clause,
        "sentence": in_clause,
        "beside": concepts_of_text(beside),
        "counted": concepts_of_text(name_counted(counted_noun, after)),
    }
    reaches = reaches_of_qualifiers(dimension)
    near = [one for reach in found for one in found[reach] if reaches.get(one[0]) == reach]
    near = keep_own_severity(near, counted, after)
    if any(one[0] == "severity" for one in near):
        inherited = tuple(one for one in inherited if one[0] != "severity")
    named = {family for family, _ in near}
    far = [one for one in concepts_of_text(earlier) if families[one[0]].reach == "sentence" and one[0] not in named]
    return drop_mute(tuple(sorted({*measures, *inherited, *near, *far})))


def spell_out(text: str) -> str:
    """A stretch of text with one word for what is told of as a whole ("samt Boni"), and without households that pay."""
    whole = PACKAGE.sub(" gesamtpaket ", text) if PACKAGE.may_match(text) else text
    return PER_HOME.sub(" ", whole) if PER_HOME.may_match(whole) else whole


def begins_anew(before: str, dimension: str, noun: str) -> bool:
    """Whether a count of things is joined by "and" to what befell people: "tötete drei Menschen und 300 Häuser ..."."""
    return dimension == "count" and bool(JOINS.search(before)) and bool(noun) and not may_be_people(noun)


def ends_before(after: str, dimension: str, noun: str) -> bool:
    """Whether what follows a count of things is of the next: "ließ 300 Betriebe ohne Strom und tötete drei Menschen";
    so it is with a sum: "Ausgaben von 9 Milliarden und neue Schulden von 2"."""
    if dimension == "money":
        return bool(NEXT.match(after))
    return dimension == "count" and bool(AND.search(after)) and bool(noun) and not may_be_people(noun)


def keep_own_severity(near: Sequence[tuple[str, str]], counted: str, after: str) -> list[tuple[str, str]]:
    """How badly people were hurt or things harmed, as the figure's own words or those behind it say: "drei schwer und
    zwei leicht verletzt", "drei erlitten schwere und zwei leichte Verletzungen", "87 zerstört und 300 beschädigt"."""
    told = f"{counted} {NEXT.split(after, maxsplit=1)[0]}"
    own = {concept for _, concept in locate_concepts(told) if concept[0] in OWN}
    ruled = {family for family, _ in own}
    return [one for one in near if one[0] not in ruled or one in own]


def inherit_measures(dimension: str, counted_noun: str, earlier: str) -> Concepts:
    """What the clause before says a figure measures, with how badly: "Schwer verletzt: laut Kreis elf Personen".

    Things suffer nothing that their own clause does not say.
    """
    measures = nearest_measures(locate_concepts(earlier), dimension, from_end=True)
    if any(family == "casualty" for family, _ in measures):
        if counted_noun and (not may_be_people(counted_noun) or COUNTED_ALONE.search(earlier)):
            return ()
        return (*measures, *(one for one in concepts_of_text(earlier[-SEVERITY:]) if one[0] == "severity"))
    return measures


def may_be_people(noun: str) -> bool:
    """Whether a counted noun may name people: by its concepts, or as one that says no more than that."""
    named = {name_noun(noun), head_of(noun)}
    if named & (generic_nouns() | people_nouns()):
        return True
    return any(family in ("casualty", "who") for word in (noun, *named) for family, _ in concepts_of_word(word))


def name_around(dimension: str, sentence: str, concepts: Iterable[tuple[str, str]]) -> Concepts:
    """What a sentence says of all its figures ("9 Tore und 4 Vorlagen in der Liga"), where nothing nearer says it."""
    around = {name for name, reach in reaches_of_qualifiers(dimension).items() if reach == "around"}
    around -= {family for family, _ in concepts}
    if not around:
        return ()
    return tuple(one for one in concepts_of_text(sentence) if one[0] in around)


@lru_cache(maxsize=200)
def reaches_of_qualifiers(dimension: str) -> Mapping[str, str]:
    """The families that qualify figures of a dimension, each with its reach."""
    families = load_concepts().families
    return {name: one.reach for name, one in families.items() if one.policy != "measure" and one.concerns(dimension)}


def name_counted(counted_noun: str, after: str) -> str:
    """The words that say who is counted: the noun, and one joined to it; without a noun the words behind the figure."""
    if not counted_noun:
        return " ".join(after.split()[:WHO])
    joined = JOINED.match(after)
    return f"{counted_noun} {joined.group(1)}" if joined else counted_noun


def leaves_to_next(text: str, context: Context) -> bool:
    """Whether what the words behind a figure say is of the figure that follows: "mit 60 Stimmen braucht es 31"."""
    after = text[context.after[0] : context.after[1]]
    follows = text[context.after[1] : context.after[1] + 1].strip(",;:.()!?–-\n") != ""
    return follows and NEEDED in concepts_of_text(after)


def last_of(located: Iterable[tuple[int, tuple[str, str]]], family: str) -> Concepts:
    """The parliament or ballot (`family`) that was named last before a count of votes."""
    named = [(place, concept) for place, concept in located if concept[0] == family]
    return (max(named)[1],) if named else ()


def tells_toll(concepts: Iterable[tuple[str, str]]) -> bool:
    """Whether a figure counts what befell people: such counts are told anew every day."""
    return any(family == "casualty" for family, _ in concepts)


def is_vote(concepts: Iterable[tuple[str, str]]) -> bool:
    """Whether a figure is of a vote or an election."""
    return any(family in ("vote", "result") for family, _ in concepts)
