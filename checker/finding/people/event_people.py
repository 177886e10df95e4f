"""Whom an event of a life is about: the person named next to it, else the one the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.page.furniture import furniture_of, in_furniture
from checker.finding.people.names import is_first_name
from checker.finding.people.people import people_of
from checker.language import AnnotatedArticle

CAPITALS = Expression(
    r"(?<![\w-])[A-ZÄÖÜ][\w’-]+(?:(?: (?:von der|von|van der|van|de|al))? [A-ZÄÖÜ](?:[\w’-]+|\.)){1,5}"
)
DEATH_OF = Expression(
    r"\b(?:(?:Tod|Tode|Abschied|death) (?:von|vom|of)|[Tt]rauer[nt]? um|(?P<case>Tod))"
    r"(?: (?:Dr\.|Prof\.|[A-ZÄÖÜ]\w+(?:präsident|minister|kanzler)\w*|des|der|dem|ehemaligen?|früheren?"
    r"|langjährigen?)){0,5}"
    r" (?!(?:Der|Die|Das|Er|Sie|Es|Seine?|Ihre?|In|Im|Von|Am)\b)[A-ZÄÖÜ][\w’-]+(?: [A-ZÄÖÜ][\w’-]+)??(?: (?:von"
    r"|van|de))? (?P<surname>[A-ZÄÖÜ][\w’-]+)"
)
DEATH_AFTER = Expression(
    r"s?(?:[^.!?\n]|\b\w\.){0,100}\b(?:gestorben|verstorben|tot|lebt nicht mehr|starb|entschlafen|eingeschlafen"
    r"|Jahre alt|died|is dead)\b"
)
BYSTANDER = Expression(
    r"\b(?:[Ll]aut|[Nn]ach Angaben|(?:sein|ihr)(?:e[mnr]?)?|(?:Kanzler|Bundeskanzler|unter|mit"
    r"|neben)) (?:[\w-]+ ){0,3}$"
)
RELATIVE_DIED = Expression(
    r"\b(?:his|her|their|whose|my|our)(?: \w+)? (?:father|mother|parents?|wife|husband|partner|sons?|daughters?"
    r"|brothers?|sisters?|grandfather|grandmother|uncle|aunt|friend) (?:was |were |had |who )?$"
)
BYLINE = Expression(r"\n(?:Von|By|Text:) $")
WORD = Expression(r"[^\W\d_][\w’-]*")
OPENING = 400
ATTRIBUTE = Expression(r"(?:boren|storben|gründet|öffnet|nommen|schossen)e[nrsm]?$", re.IGNORECASE)


def person_of(article: AnnotatedArticle, left: int, start: int, end: int, cue: tuple[int, int]) -> str | None:
    """The surname of the person an event of a life is about: the one nearest to the cue, else the article's own."""
    text = article.text
    if ATTRIBUTE.search(text, *cue):
        start = cue[1]
    if article.language == "en" and RELATIVE_DIED.search(text, max(left, cue[0] - 40), cue[0]):
        return None  # "when his father died in 1951"
    if article.language == "en":
        subject = next((name for name in article.mentions(people_named) if left <= name.start < cue[0]), None)
        if subject:
            return subject.surname  # "X, who served under Y, died": English puts the subject first
    main = article.mentions(main_person)
    known = dict.fromkeys(name.surname for name in article.mentions(people_named))
    known |= {main: None} if main else {}
    alone = Expression(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})s?(?![\w-])") if known else None
    for begin, close in ((start, end), (left, start)):
        named = [name for name in article.mentions(people_named) if begin <= name.start and name.end <= close]
        if alone:
            named += [NamedPerson(found.group(), *found.span()) for found in alone.finditer(text, begin, close)]
        named = [name for name in named if not BYSTANDER.search(text, max(left, name.start - 40), name.start)]
        if named:
            near = min(named, key=lambda name: min(abs(name.start - cue[1]), abs(cue[0] - name.end)))
            return near.surname if near.surname in known else near.surname.removesuffix("s")
    return main


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """First and last name at characters start to end."""

    surname: str
    start: int
    end: int


def names_in(text: str, start: int, end: int) -> Iterator[NamedPerson]:
    """The people named with a known first name between two offsets."""
    for run in CAPITALS.finditer(text, start, end):
        words = list(WORD.finditer(run.group()))
        first = next((number for number, word in enumerate(words[:-1]) if is_first_name(word.group())), None)
        if first is None:
            continue
        last = first + 1
        while last + 1 < len(words) and (is_first_name(words[last].group()) or len(words[last].group()) == 1):
            last += 1
        yield NamedPerson(words[last].group(), run.start() + words[first].start(), run.start() + words[last].end())


def people_named(article: AnnotatedArticle) -> tuple[NamedPerson, ...]:
    """The people named with first and last name outside furniture, in order: by a known first name, office or party."""
    furniture = article.mentions(furniture_of)
    found = {name.start: name for name in names_in(article.text, article.article.body_start, len(article.text))}
    for mention in article.mentions(people_of):
        name = next((one for one in mention.person.names if one.start == mention.start and one.given), None)
        if name and not any(one.start < name.end and name.start < one.end for one in found.values()):
            found[name.start] = NamedPerson(name.surname, name.start, name.end)
    ordered = (found[start] for start in sorted(found))
    return tuple(name for name in ordered if not in_furniture(furniture, name.start, name.end))


def main_person(article: AnnotatedArticle) -> str | None:
    """The surname of the person whose death the article tells, else of the first it names if it comes back to him."""
    text, named = article.text, article.mentions(people_named)
    told = DEATH_OF.search(text, article.article.body_start)
    for name in named:
        if told and told.start() < name.start:
            break
        if name.start - article.article.body_start < OPENING and DEATH_AFTER.match(text, name.end):
            return name.surname
    mourned = next((name for name in named if told and told.start() <= name.start <= told.end()), None)
    if told:
        surname = mourned.surname if mourned else told["surname"]
        return surname.removesuffix("s") if told["case"] else surname
    told_of = [name for name in named if not BYLINE.search(text, 0, name.start)]
    if told_of and len(re.findall(rf"(?<!\w){re.escape(told_of[0].surname)}s?(?!\w)", text)) > 1:
        return told_of[0].surname
    if len({name.surname for name in told_of}) == 1:
        return told_of[0].surname
    return None
