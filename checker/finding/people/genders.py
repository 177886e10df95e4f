"""Whether a title makes somebody a man or a woman: "Ministerin NAME", "der SPD-Politiker NAME".

German only. A masculine title in the plural says nothing ("die Minister Reiche und Pistorius"), nor does a word that is
used of both ("Premier", "Mitglied", "Vorsitzende").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.people.offices import read_role
from checker.finding.people.people import persons_of
from checker.finding.people.persons import Person
from checker.finding.people.surroundings import member_role
from checker.language import AnnotatedArticle

WORD = Expression(r"[^\W\d_][\w-]*")
MASCULINE = (
    *("minister", "präsident", "kanzler", "bürgermeister", "chef", "sekretär", "senator", "sprecher", "landrat"),
    *("direktor", "politiker", "kandidat", "anwalt", "richter", "trainer", "demokrat"),
)
SEVERAL = Expression(r"(?:\b(?:[Dd]ie|[Bb]eiden?|[Aa]llen?|zwei|drei|vier|als|Ex-|und|oder)\s|/\s?)$")
JOINED = Expression(r"\s?(?:und|sowie|oder|/|,\s[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class StatedGender:
    """What a title says of somebody: "m" or "f", in the passage from start to end."""

    person: Person
    gender: str
    start: int
    end: int


def genders_of(article: AnnotatedArticle) -> tuple[StatedGender, ...]:
    """Every title with a name that says whether a man or a woman is meant, in order of person and place."""
    if article.language != "de":
        return ()
    found: dict[tuple[int, int], StatedGender] = {}
    for person in persons_of(article):
        spans = [(stated.start, stated.end) for stated in person.offices if stated.certain]
        spans += [(stated.start, stated.end) for stated in person.parties if stated.certain]
        for start, end in spans:
            gender = gender_told(article.text, start, end)
            if gender and person.surname in article.text[start:end]:
                found.setdefault((start, end), StatedGender(person, gender, start, end))
    return tuple(found.values())


def gender_told(text: str, start: int, end: int) -> str:
    """ "f" or "m" for the title in a passage of an article, "" where it says nothing or two things."""
    told = set(_genders(text, start, end))
    return told.pop() if len(told) == 1 else ""


def gender_of_title(title: str) -> str:
    """ "f" or "m" for a title as a facts file writes it ("Bundesministerin der Justiz")."""
    return gender_told(title, 0, len(title))


def _genders(text: str, start: int, end: int) -> Iterator[str]:
    several = SEVERAL.search(text, max(0, start - 12), start) is not None or JOINED.match(text, end) is not None
    for word in WORD.finditer(text, start, end):
        role = read_role(word.group()) or member_role(word.group())
        if role is None or word.group().endswith(("innen", "ern")):
            continue
        if role.feminine and role.head != "linke":
            yield "f"
        elif not several and role.head.lower().endswith(MASCULINE) and not word.group().lower().startswith("frau"):
            yield "m"
