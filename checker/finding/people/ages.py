"""Ages of people whom an article does not name in full: "ein 32-jähriger Pole", "Marek W. (36)".

In: an AnnotatedArticle. Out: DescribedAge in order of place; offsets are characters of the article's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from checker.expression import Expression
from checker.finding.page.furniture import captions_of, furniture_of, in_furniture
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.countries import scope_named, scope_of_adjective
from checker.finding.people.names import is_first_name, load_table
from checker.language import AnnotatedArticle

MOST = 60  # ages; an article with more is a list
REACH = 160  # characters on either side in which a clause's verb may stand
SHORT_NAME = (
    r"[A-ZÄÖÜ][a-zäöüß]{1,20}(?:-[A-ZÄÖÜ][a-zäöüß]{1,20})?(?: (?:al|el|von|van|de|bin|ben|Al|El)[ -]| )"
    r"(?:al-|Al-)?[A-ZÄÖÜ]\."
)
FULL_NAME = r"[A-ZÄÖÜ][a-zäöüß]{1,20}(?: (?:al|el|von|van|de|bin|ben|Al|El))? (?:al-|Al-)?[A-ZÄÖÜ][a-zäöüß]{2,25}"
INITIALLED = Expression(rf"(?<![\w.-]){SHORT_NAME}(?=[\s,;:)(!?“”\"»]|$)")
AGED = Expression(
    r"(?<![\w.,-])(?P<age>[1-9]\d)"
    r"(?:[- \u00a0](?P<form>[Jj])ährige?(?P<end>[nrsm]?)|[ \u00a0]Jahre alte?(?P<old>[nrsm]?))(?![\w-])"
)
IN_BRACKETS = Expression(rf"(?P<name>{SHORT_NAME})(?: \((?P<age>[1-9]\d)\)|, (?P<comma>[1-9]\d),)")
# "der Täter, 29, schwieg", "die Verdächtige (34)"
AFTER_NOUN = Expression(
    r"(?<![\w-])(?P<article>[Dd](?:er|ie|en|em|es)|[Ee]in(?:e[nrms]?)?)[ \u00a0](?:[a-zäöüß-]{3,25}[ \u00a0])?"
    r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{3,40})(?:[ \u00a0]\((?P<age>[1-9]\d)\)|, (?P<comma>[1-9]\d)(?=[,.]))"
)
SET_APART = Expression(r"(?:\(|, )[1-9]\d[),.]")  # in every match of the two before, and seen sooner
AGED_PARTS = ("ährig", "Jahre alt")  # one of them in every match of AGED
BEFORE = Expression(
    r"(?<![\w-])(?P<word>[Ee]in(?:e[nrms]?)?|[Dd](?:er|ie|en|em|es|as)|und|als|gegen|[Dd]amals|[Ss]einerzeit|[Ee]inst|[Hh]eute"
    r"|[Mm]ittlerweile|[Ii]nzwischen|nicht|statt)(?P<between>(?: [a-zäöüß]+){0,2}) $"
)
NOUN = Expression(r"(?P<adjectives>(?:[ \u00a0][a-zäöüß-]{3,25}){0,3})[ \u00a0](?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,40})")
FROM = Expression(r"[ \u00a0](?:aus|gebürtig aus)(?: (?:dem|der|den))?[ \u00a0](?P<place>[A-ZÄÖÜ][\w-]{2,40})")
DESCENT = Expression(
    r"[ \u00a0](?P<adjective>[a-zäöüß]{4,20})er (?:Herkunft|Abstammung|Staatsangehörigkeit|Nationalität)"
)
NAMED = Expression(rf"[ \u00a0](?P<name>{SHORT_NAME}|{FULL_NAME})")
NAMED_BEFORE = Expression(rf"(?P<name>{SHORT_NAME}|{FULL_NAME}),? $")
APPOSED = Expression(r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{3,40})(?:,| sei| ist| war| soll)(?: (?:es|sich|um))*,? ?$")
DEFINITE = ("der", "die", "das", "dem", "den", "des")
ONE = {
    ("ein", "r"): "m",
    ("ein", "s"): "",
    ("der", ""): "m",
    ("die", ""): "f",
    ("eine", ""): "f",
    ("einen", "n"): "m",
    ("den", "n"): "m",
    ("dem", "n"): "m",
    ("einem", "n"): "m",
    ("des", "n"): "m",
    ("eines", "n"): "m",
    ("einer", "n"): "f",
    ("der", "n"): "f",
    ("das", ""): "",
}
NOUN_ENDINGS = ("", "s", "n", "in", "e", "er", "en", "em", "es")
FORMER = Expression(r"\b(?:ehemalig|früher|einstig|vormalig|damalig)\w*")
EX = Expression(r"[Ee]x-(?=\w)")
OTHER_TIME = frozenset(
    ("damals", "seinerzeit", "einst", "heute", "mittlerweile", "inzwischen", "nicht", "statt", "fast", "knapp")
)


@dataclass(frozen=True, slots=True)
class DescribedAge:
    """An age in years and what the words around it say of the person: `start` to `end` is the passage.

    `side` is "suspect", "victim" or "", `certain` if a noun says so rather than the clause; `gender` "m", "f" or "";
    `nation` an ISO code, `trade` a noun in lower case, `former` if it was that once, `origin` a town, `given` and
    `initial` those of a name, `full` if the article writes the surname out; `definite` after "der", "die", "dem".
    """

    age: int
    start: int
    end: int
    side: str = ""
    certain: bool = False
    gender: str = ""
    nation: str = ""
    trade: str = ""
    origin: str = ""
    given: str = ""
    initial: str = ""
    full: bool = False
    former: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The table of words, compiled."""

    suspect: tuple[str, ...]
    victim: tuple[str, ...]
    anybody: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    suspect_clause: Expression
    victim_clause: Expression
    deed: Expression
    exclusive: tuple[frozenset[str], ...]
    only: frozenset[str]


@lru_cache(maxsize=1)
def load_parts() -> Parts:
    """data/ages.toml, compiled."""
    table: dict[str, Any] = load_table("ages")
    return Parts(
        tuple(table["suspect"]),
        tuple(table["victim"]),
        frozenset(table["anybody"]),
        frozenset(table["feminine"]),
        frozenset(table["masculine"]),
        Expression(table["suspect_clause"].replace("\n", ""), re.IGNORECASE),
        Expression(table["victim_clause"].replace("\n", ""), re.IGNORECASE),
        Expression(table["deed"]),
        tuple(frozenset(row) for row in table["exclusive"]),
        frozenset(table["only"]),
    )


def described_ages_of(article: AnnotatedArticle) -> tuple[DescribedAge, ...]:
    """Every age of one person who is described or named by an initial, in order of place (German texts only)."""
    if article.language != "de":
        return ()
    text, body = article.text, article.article.body_start
    found: list[DescribedAge] = []
    if any(part in text for part in AGED_PARTS):
        found += [one for match in AGED.finditer(text, body) if (one := _read_aged(article, match))]
    if SET_APART.search(text, body):
        found += [_read_bracket(article, match) for match in IN_BRACKETS.finditer(text, body)]
        found += [one for match in AFTER_NOUN.finditer(text, body) if (one := _read_after_noun(match))]
    if len(found) > MOST:
        return ()
    hidden = article.mentions(furniture_of), article.mentions(captions_of)
    found.sort(key=lambda one: (one.start, one.end))
    found = [one for one in found if not any(in_furniture(spans, one.start, one.end) for spans in hidden)]
    return tuple(lend_name(found, article.text))


def lend_name(ages: list[DescribedAge], text: str) -> list[DescribedAge]:
    """The ages, "der 35-Jährige" with the name of the only person the text names by an initial before it."""
    if not any(map(is_bare, ages)):
        return ages
    named = [(match.start(), match.group()) for match in INITIALLED.finditer(text)]
    if not named or len({split_short_name(name) for _, name in named}) != 1:
        return ages
    place, (given, initial, _) = named[0][0], split_short_name(named[0][1])
    return [replace(one, given=given, initial=initial) if is_bare(one) and one.start > place else one for one in ages]


def is_bare(one: DescribedAge) -> bool:
    """Whether nothing is said of a person but the age, and that as of somebody named before: "der 35-Jährige"."""
    return one.definite and not (one.given or one.trade or one.nation or one.origin) and one.side != "victim"


def _read_aged(article: AnnotatedArticle, found: re.Match[str]) -> DescribedAge | None:
    """ "ein 32-jähriger Pole", "der 36 Jahre alte Fahrer aus Kiel"; None for groups and other times."""
    text = article.text
    ending = found["end"] or found["old"] or ""
    before = BEFORE.search(text[max(0, found.start() - 60) : found.start()])
    gender = read_gender(before, ending, text, found.start())
    if gender is None:
        return None
    noun, adjectives, end = "", "", found.end()
    if found["form"] != "J":
        following = NOUN.match(text, found.end())
        if following is None:
            return None
        if not is_first_name(following["noun"]):
            noun, adjectives, end = following["noun"], following["adjectives"], following.end()
    start = found.start()
    given, initial, full, end = read_name(text, end)
    one = describe(article, found, (start, end), (noun, adjectives, gender), (given, initial, full))
    subject = before is not None and (before["word"].lower(), ending) in (("ein", "r"), ("der", ""))
    one = replace(one, definite=before is not None and before["word"].lower() in DEFINITE)
    left, right = sentence_bounds(article, start)
    clause = text[max(left, start - REACH) : min(right, end + REACH)]
    return replace(one, side="suspect") if subject and not one.certain and load_parts().deed.search(clause) else one


def read_gender(before: re.Match[str] | None, ending: str, text: str, start: int) -> str | None:
    """The gender that article and ending tell; None for a plural, a group or a time that is not now."""
    word = before["word"].lower() if before else ""
    between = before["between"].split() if before else []
    if word in OTHER_TIME or any(one in OTHER_TIME for one in between):
        return None
    if (word, ending) in ONE:
        return ONE[word, ending]
    opens = (
        start == 0 or text[start - 1] in '\n„"»«(' or text[max(0, start - 2) : start] in (". ", ": ", ", ", "– ", "- ")
    )
    return "m" if ending == "r" and (opens or word in ("und", "als", "gegen")) else None


def read_name(text: str, end: int) -> tuple[str, str, bool, int]:
    """Given name, initial and whether the surname is written out, right behind the noun, and where the name ends."""
    found = NAMED.match(text, end)
    if found and is_name(found["name"]):
        return (*split_short_name(found["name"]), found.end())
    return "", "", False, end


def is_name(words: str) -> bool:
    """Whether capitalised words are a name: they end in an initial or begin with a known first name."""
    return words.endswith(".") or is_first_name(words.split()[0])


def split_short_name(name: str) -> tuple[str, str, bool]:
    """ "Marek W." as ("marek", "w", False)."""
    words = [word for word in re.split(r"[ -]", name) if word[:1].isupper() and word.lower() not in ("al", "el")]
    return words[0].lower(), words[-1][0].lower(), not name.endswith(".")


def describe(
    article: AnnotatedArticle,
    found: re.Match[str],
    span: tuple[int, int],
    told: tuple[str, str, str],
    named: tuple[str, str, bool],
) -> DescribedAge:
    """The age with all that noun, adjectives, origin, apposition and clause say of the person."""
    text, parts = article.text, load_parts()
    noun, adjectives, gender = told
    start, end = span
    left, right = sentence_bounds(article, start)
    lead = text[max(left, start - 80) : start].removesuffix("ein ").removesuffix("eine ").removesuffix("einen ")
    apposed = APPOSED.search(lead.removesuffix("der ").removesuffix("die ").removesuffix("dem ").removesuffix("den "))
    nouns = [noun, apposed["noun"]] if apposed else [noun]
    home = FROM.match(text, end)
    descent = DESCENT.match(text, end)
    nation = nation_of(nouns, adjectives, home["place"] if home else "", descent["adjective"] if descent else "")
    side = next((name for word in nouns if (name := side_of(word))), "")
    trade = EX.sub("", noun).lower()
    plain = not noun or trade in parts.anybody or bool(side_of(noun)) or bool(inhabitant(noun))
    if noun and trade in parts.feminine | parts.masculine:
        gender = "f" if trade in parts.feminine else "m"
    clause = text[max(left, start - REACH) : min(right, end + REACH)]
    before = NAMED_BEFORE.search(lead)
    if not named[0] and before and is_name(before["name"]):
        named = split_short_name(before["name"])
    return DescribedAge(
        int(found["age"]),
        start,
        end,
        side or side_of_clause(clause, parts),
        bool(side),
        gender,
        nation,
        "" if plain else trade,
        home["place"].lower() if home and not nation_named(home["place"]) else "",
        *named,
        former=bool(EX.match(noun) or FORMER.search(adjectives)),
    )


def _read_bracket(article: AnnotatedArticle, found: re.Match[str]) -> DescribedAge:
    """ "Marek W. (36)", "Marek W., 36,": with the noun before the name ("der Pole Marek W. (36)")."""
    text = article.text
    left, right = sentence_bounds(article, found.start())
    lead = re.search(r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,40}) $", text[max(left, found.start() - 45) : found.start()])
    noun = lead["noun"] if lead else ""
    side = side_of(noun)
    clause = text[max(left, found.start() - REACH) : min(right, found.end() + REACH)]
    age = found["age"] or found["comma"]
    return DescribedAge(
        int(age),
        found.start(),
        found.end() - (0 if found["age"] else 1),
        side or side_of_clause(clause, load_parts()),
        bool(side),
        "",
        inhabitant(noun),
        "",
        "",
        *split_short_name(found["name"]),
    )


def _read_after_noun(found: re.Match[str]) -> DescribedAge | None:
    """ "der Täter, 29,", "der Kapitän (52)": None where the noun does not say what part the person has in the story."""
    side, trade = side_of(found["noun"]), found["noun"].lower()
    only = trade in load_parts().only
    if not (side or only) or found["noun"].endswith("innen"):
        return None
    age = found["age"] or found["comma"]
    start, end = found.start("noun"), found.end("age" if found["age"] else "comma")
    gender = {"die": "f", "eine": "f"}.get(found["article"].lower(), "")
    definite = found["article"].lower() in DEFINITE
    trade = trade if only else ""
    return DescribedAge(int(age), start, end, side, bool(side), gender, trade=trade, definite=definite)


@lru_cache(maxsize=10_000)
def side_of(noun: str) -> str:
    """Whether a noun names a suspect or a victim: "Tatverdächtiger", "Todesopfer"."""
    word = noun.lower()
    forms = [word.removesuffix(ending) for ending in NOUN_ENDINGS if word.endswith(ending)]
    for name, entries in (("suspect", load_parts().suspect), ("victim", load_parts().victim)):
        if any(form == entry or (len(entry) > 5 and form.endswith(entry)) for form in forms for entry in entries):
            return name
    return ""


def side_of_clause(clause: str, parts: Parts) -> str:
    """What the words of a clause say of the only person in it; "" where they say both or nothing."""
    suspect, victim = bool(parts.suspect_clause.search(clause)), bool(parts.victim_clause.search(clause))
    return "" if suspect == victim else "suspect" if suspect else "victim"


def nation_of(nouns: list[str], adjectives: str, home: str, descent: str) -> str:
    """The state a person is said to come from, by noun, adjective or "aus"."""
    for noun in nouns:
        if people := inhabitant(noun):
            return people
    for word in [*adjectives.split(), descent + "er" if descent else ""]:
        code = scope_of_adjective(word) if word else None
        if code and "-" not in code:
            return code
    return nation_named(home)


def nation_named(place: str) -> str:
    """The code of a state, "" for a town or a federal state."""
    code = scope_named(place) if place else None
    return code if code and "-" not in code and code != "DE" else ""


@lru_cache(maxsize=1)
def load_inhabitants() -> dict[str, str]:
    """The code of the state for every noun of data/countries.toml and data/ages.toml that names its people."""
    return {**load_table("countries")["inhabitants"], **load_table("ages")["inhabitants"]}


@lru_cache(maxsize=10_000)
def inhabitant(noun: str) -> str:
    """The state whose people a noun names: "Pole", "Polin", "Syrers" -> PL, PL, SY; "" for any other noun."""
    table = load_inhabitants()
    for ending in ("", "n", "s", "in"):
        if noun.endswith(ending) and (code := table.get(noun.removesuffix(ending) if ending else noun)):
            return code
    if noun.endswith("in") and (code := table.get(noun[:-2] + "e")):
        return code
    return ""
