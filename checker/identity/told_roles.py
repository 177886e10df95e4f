"""What an article tells of a person besides office and party: age, and what they are ("Direktorin", "coach").

Two articles of one story that give one rare surname two first names mean one person where they also give one age, or
one calls the person what the other says in the sentences that name them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.persons import Name, Person
from checker.language import AnnotatedArticle, tag_of
from checker.language.frequencies import line_of

WORD = Expression(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
TITLE = Expression(r"([^\W\d_]{4,}) $")
KIN = Expression(
    r"(?i:\b(?:(?:ehe|groß)?(?:mutter|vater)s?|eltern|ehepaars?|(?:ehe)?frau|(?:ehe)?mann|witwer?|bruders?|br[üu]der"
    r"|schwestern?|geschwister|zwillinge?|familie|söhne|sohne?s?|töchter|tochter|vetter|cousine?|onkel|tante|neffe"
    r"|nichte|enkel\w*|verwandte\w*|mother|father|parents|wife|husband|widow|brothers?|sisters?|sons?|daughters?|family"
    r"|siblings?|twins?|cousins?|nephew|niece|uncle|aunt|couple)\b)"
)
AGE = Expression(r"\b(?P<age>[1-9]\d)(?:-?[Jj]ährig|[ \u00a0]Jahre[ \u00a0]alt|-year-old)")
SHORTEST = 5
COMMON = 550  # lines of the table of frequencies: a surname before it is borne by many


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What is said of a person: ages, roles (in the masculine, lower case), and all words of the sentences around.

    `titles` are the words right before the name, as they are written, in `language`: a role if a noun, which is asked
    only where the other article has the word too. `rare` is True where few bear the surname. Nothing is told where
    relatives are spoken of: they share a surname.
    """

    ages: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    rare: bool = False
    language: str = ""

    def fits(self, other: ToldOf) -> bool:
        """Whether both are told of one person: one age, or one role of a rare surname, and nothing against it."""
        if self.ages and other.ages and not self.ages & other.ages:
            return False
        if self.ages & other.ages:
            return True
        return self.rare and other.rare and (self.shares_role(other) or other.shares_role(self))

    def shares_role(self, other: ToldOf) -> bool:
        """Whether the other article has a word for what this one says the person is."""
        if self.roles & other.words:
            return True
        shared = (title for title in self.titles if title.lower() in other.words)
        return any(tag_of(title, self.language).startswith("NN") for title in shared)


NOTHING = ToldOf()


def told_of(article: AnnotatedArticle, person: Person) -> ToldOf:
    """What an article tells of a person in the sentences that name them and in those before these."""
    passages = [_passage(article, name) for name in person.names]
    if not passages or KIN.search("\n".join(passages)):
        return NOTHING
    words = [word for passage in passages for word in WORD.findall(passage)]
    roles = {base for word in words if (base := base_of_role(word, article.language))}
    before = (TITLE.search(article.text[max(0, name.start - 40) : name.start]) for name in person.names)
    named = {word.lower() for word in person.full.split()}
    titles = frozenset(title[1] for title in before if title and title[1].lower() not in named)
    bases = {base_of_role(word, article.language) or word.lower() for word in words}
    ages = frozenset(stated.age for stated in person.ages) or _only_age(article, person.names)
    rare = len(person.surname) > SHORTEST and not is_common(person.surname, article.language)
    return ToldOf(ages, frozenset(roles - named), titles, frozenset(bases - named), rare, article.language)


def _passage(article: AnnotatedArticle, name: Name) -> str:
    """The sentence that a name stands in and the one before it."""
    start, end = sentence_bounds(article, name.start)
    if start > article.article.body_start:
        start, _ = sentence_bounds(article, start - 1)
    return article.text[start:end]


def _only_age(article: AnnotatedArticle, names: Sequence[Name]) -> frozenset[int]:
    """The age that the sentence of the first name or the one after it gives, where these give one alone."""
    start, end = sentence_bounds(article, names[0].start)
    if end < len(article.text):
        _, end = sentence_bounds(article, end + 1)
    found = frozenset(int(age["age"]) for age in AGE.finditer(article.text, start, end))
    return found if len(found) == 1 else frozenset()


@lru_cache(maxsize=50_000)
def base_of_role(word: str, language: str) -> str:
    """The masculine of a German noun that has both forms ("Direktorin" -> "direktor"), in lower case; "" for others."""
    if language != "de" or not word[0].isupper() or len(word) < SHORTEST:
        return ""
    low = word.lower()
    if low.endswith("in") and line_of(low[:-2], "de") is not None and line_of(low + "nen", "de") is not None:
        return low[:-2]
    return low if line_of(low + "in", "de") is not None and line_of(low + "innen", "de") is not None else ""


def is_common(surname: str, language: str) -> bool:
    """Whether a surname is a word of many texts, so that many bear it."""
    line = line_of(surname.casefold(), language)
    return line is not None and line < COMMON
