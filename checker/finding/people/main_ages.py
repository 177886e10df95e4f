"""Ages told of the person an article is about without the name beside them: "Der 22-Jährige unterschrieb bis 2031."

In: an AnnotatedArticle. Out: the one such age with its person, or None; offsets are characters of the article's text.
"""

from __future__ import annotations

from collections import Counter

from checker.finding.people.ages import DescribedAge, described_ages_of
from checker.finding.people.people import people_of, persons_of
from checker.finding.people.persons import Person, PersonMention, StatedAge
from checker.language import AnnotatedArticle

OFTEN = 2  # times from which an article may be about a person


def main_age_of(article: AnnotatedArticle) -> tuple[Person, StatedAge] | None:
    """The age that belongs to the person an article names most, where it gives no age to that person by name.

    It must be the only age of somebody not named, be told as of somebody known ("der 22-Jährige"), and follow the
    person's name with nobody else named in between.
    """
    mentions = article.mentions(people_of)
    main = most_named(mentions)
    if main is None or main.ages:
        return None
    taken = [(age.start, age.end) for person in persons_of(article) for age in person.ages]
    ages = [one for one in article.mentions(described_ages_of) if not one.given and not is_taken(one, taken)]
    if len({one.age for one in ages}) != 1:
        return None
    for one in ages:
        before = [mention for mention in mentions if mention.named and mention.end <= one.start]
        if may_be(one, main) and before and before[-1].person == main:
            return main, StatedAge(one.age, one.start, one.end)
    return None


def most_named(mentions: tuple[PersonMention, ...]) -> Person | None:
    """The person named more often than anybody else, and more than once; None where two are."""
    counted = Counter(mention.person for mention in mentions if mention.named).most_common(2)
    if not counted or counted[0][1] < OFTEN or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0] if counted[0][0].given else None


def is_taken(one: DescribedAge, taken: list[tuple[int, int]]) -> bool:
    """Whether the age is somebody's already."""
    return any(start < one.end and one.start < end for start, end in taken)


def may_be(one: DescribedAge, person: Person) -> bool:
    """Whether a description may mean a person: by its article and sex, and not as of a victim."""
    if not one.definite or one.side == "victim":
        return False
    return not one.gender or person.feminine in (None, one.gender == "f")
