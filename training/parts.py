"""Parts of marked events, and slips put into them: what a check meets that is no whole story of eight articles.

A draft is often checked against one or two sources, and texts may be a few sentences long; there the company a figure
keeps says little. A slip in a text that else agrees is the plainest conflict there is, yet rare in what people write
for training. And newsrooms copy from agencies and from themselves: whole paragraphs are the same but for a figure, one
that is wrong or one that has moved. All this is made from the events themselves, by chance with a fixed seed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from training.contrasts import tell_contrast
from training.marked import MENTION, Event, RawArticle, read_articles
from training.parallels import tell_parallel
from training.sentences import find_bounds
from training.slips import change

FEW = (2, 2, 2, 2, 3, 3, 4)  # articles of a part, drawn evenly
PARTS, SLIPPED, SHORT, COPIED, WHOLE, RETOLD = 8, 8, 8, 6, 2, 12  # of each kind an event
PARALLEL, CONTRAST = 16, 16  # the same
SLIPS_IN_WHOLE = 3
MOST_SENTENCES = 3
BOTH = 0.3  # how often both of two sentences are changed where one is told again
CLAUSE = re.compile(r", [^,.{}]{8,}(?=[,.])")
SENTENCE_STOP = re.compile(r"(?<=[a-zäöüß}])\.(?=\s|$)")
SAYS, SAYS_EN = ("sagte", "erklärte", "so", "berichtet"), ("said", "according to", "reports")
GIVEN = ("Petra", "Jonas", "Maren", "Viktor", "Sabine", "Timo", "Helen", "Rupert")  # speakers that there are not
SURNAMES = ("Auerkamp", "Brennhoff", "Dorfinger", "Ellwart", "Gruntz", "Haspel", "Lindemuth", "Wiesgart")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked figure of an article: where it begins in the marked text, what it says and what it measures."""

    start: int
    surface: str
    thing: str
    state: str
    sure: bool

    @property
    def told(self) -> tuple[str, str, str]:
        """What it says, of what and of which state."""
        return self.surface, self.thing, self.state


def read_marks(article: RawArticle) -> list[Mark]:
    """The marked figures of an article in their order."""
    return [
        Mark(found.start(), found[1], found[2], found[3] or "", not found[4])
        for found in MENTION.finditer(article.marked)
    ]


def make_parts(name: str, articles: Sequence[RawArticle]) -> list[Event]:
    """The parts of an event, each an event of the same name.

    Two to four articles, the same with a slip, two short ones, a few sentences told again with a slip, a copy beside
    its original and others, the whole with slips, once with a copy, and last sentences retold.
    """
    chance = Random(name)
    parts = [draw(chance, articles, chance.choice(FEW)) for _ in range(PARTS)]
    for _ in range(SLIPPED):
        parts.append(slip_into(chance, draw(chance, articles, chance.choice(FEW)), 1))
    for number in range(SHORT):
        short = shorten(chance, draw(chance, articles, 2))
        parts.append(slip_into(chance, short, 1) if number % 2 else short)
        parts.append(shorten(chance, draw(chance, articles, 2), of_one=False))
        told = chance.choice(articles)
        again = replace(told, number=f"{told.number}-again")
        parts.append(slip_into(chance, shorten(chance, [told, again]), 1))
    for number in range(COPIED):
        parts.append([*copy_one(chance, articles, number % 4 == 0), *draw(chance, articles, number % 3)])
    parts.append(slip_into(chance, [*articles, copy_one(chance, articles, False)[1]], SLIPS_IN_WHOLE))
    parts += [slip_into(chance, list(articles), SLIPS_IN_WHOLE) for _ in range(WHOLE)]
    parts += [retell(Random(f"{name} retold {number}"), articles) for number in range(RETOLD)]
    return [read_articles(name, part) for part in parts if len(part) > 1]


def make_parallels(name: str, articles: Sequence[RawArticle]) -> list[Event]:
    """Sentences of an event that are alike and tell of two things, each pair an event of the same name."""
    chance = Random(f"{name} parallel")
    parts = [tell_parallel(chance, articles) for _ in range(PARALLEL)]
    parts += [tell_contrast(chance, articles) for _ in range(CONTRAST)]
    return [read_articles(name, part) for part in parts if part]


def draw(chance: Random, articles: Sequence[RawArticle], many: int) -> list[RawArticle]:
    """So many articles, in their order."""
    return [articles[place] for place in sorted(chance.sample(range(len(articles)), min(many, len(articles))))]


def slip_into(chance: Random, articles: list[RawArticle], many: int) -> list[RawArticle]:
    """The articles with slips: figures that another article tells in the same state, now told as nobody else does."""
    told: dict[tuple[str, str], list[tuple[int, Mark]]] = {}
    for number, article in enumerate(articles):
        for mark in read_marks(article):
            if mark.sure:
                told.setdefault((mark.thing, mark.state), []).append((number, mark))
    shared = [state for state, found in told.items() if len({number for number, _ in found}) > 1]
    for state in chance.sample(shared, min(many, len(shared))):
        number, mark = chance.choice(told[state])
        others = {other.surface for (thing, _), found in told.items() if thing == mark.thing for _, other in found}
        surface = change(chance, mark.surface, [other.surface for other in read_marks(articles[number])])
        if surface not in others:
            articles[number] = rewrite(articles[number], mark, f"{{{surface}|{mark.thing}{mark.state}!}}")
    return articles


def rewrite(article: RawArticle, mark: Mark, written: str) -> RawArticle:
    """The article with that written wherever it has told the mark's thing with the mark's surface."""

    def tell(found: re.Match[str]) -> str:
        return written if not found[4] and (found[1], found[2], found[3] or "") == mark.told else found[0]

    return replace(article, marked=MENTION.sub(tell, article.marked))


def copy_one(chance: Random, articles: Sequence[RawArticle], moved: bool) -> list[RawArticle]:
    """An article and a copy of part of it: with a slip in one of them, or where counts have moved in the copy."""
    original = chance.choice(articles)
    copy = replace(original, number=f"{original.number}-copy", marked=keep_part(chance, original.marked))
    if not moved:
        return slip_into(chance, [original, copy], 1)
    states = [mark for article in articles for mark in read_marks(article) if mark.state and mark.sure]
    for mark in read_marks(copy):
        later = [one for one in states if one.thing == mark.thing and one.state != mark.state]
        if later and mark.sure:
            one = chance.choice(later)
            copy = rewrite(copy, mark, f"{{{one.surface}|{one.thing}{one.state}}}")
    return [original, copy]


def retell(chance: Random, articles: Sequence[RawArticle]) -> list[RawArticle]:
    """A few sentences told again with a slip, and in one of the two, or in both, with a clause less or a speaker."""
    told = chance.choice(articles)
    short = shorten(chance, [told, replace(told, number=f"{told.number}-retold")])
    changed = [0, 1] if chance.random() < BOTH else [chance.choice((0, 1))]
    for place in changed if short else ():
        short[place] = replace(short[place], marked=chance.choice((leave_clause, name_speaker))(chance, short[place]))
    return slip_into(chance, short, 1)


def leave_clause(chance: Random, article: RawArticle) -> str:
    """The text without one clause that stands behind a comma and has no figure; as it is where there is none."""
    found = [clause.span() for clause in CLAUSE.finditer(article.marked)]
    if not found:
        return article.marked
    start, end = chance.choice(found)
    return article.marked[:start] + article.marked[end:]


def name_speaker(chance: Random, article: RawArticle) -> str:
    """The text with a speaker named at the end of one of its sentences."""
    english = article.language == "en"
    ends = [end.start() for end in SENTENCE_STOP.finditer(article.marked)]
    if not ends:
        return article.marked
    said = f", {chance.choice(SAYS_EN if english else SAYS)} {chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
    end = chance.choice(ends)
    return article.marked[:end] + said + article.marked[end:]


def keep_part(chance: Random, marked: str) -> str:
    """Half of a text's sentences or more, in their order."""
    bounds = find_bounds(marked)
    sentences = [marked[start:end] for start, end in pairwise(bounds)]
    kept = chance.randint((len(sentences) + 1) // 2, len(sentences))
    first = chance.randint(0, len(sentences) - kept)
    return "".join(sentences[first : first + kept]).strip()


def shorten(chance: Random, articles: list[RawArticle], of_one: bool = True) -> list[RawArticle]:
    """Each article cut to one to three sentences around a figure: of one thing that all tell, or of any.

    Nothing where they share no thing, or one of them has no figure.
    """
    things = [{mark.thing for mark in read_marks(article)} for article in articles]
    if of_one:
        shared = sorted(set.intersection(*things))
        thing = chance.choice(shared) if shared else ""
        return [cut(chance, article, thing) for article in articles] if shared else []
    if not all(things):
        return []
    return [cut(chance, article, chance.choice(sorted(own))) for article, own in zip(articles, things, strict=True)]


def cut(chance: Random, article: RawArticle, thing: str) -> RawArticle:
    """The article from a sentence that tells the thing, or from the one before it, on."""
    bounds = find_bounds(article.marked)
    told = chance.choice([mark.start for mark in read_marks(article) if mark.thing == thing])
    place = next(number for number in range(len(bounds) - 1) if bounds[number] <= told < bounds[number + 1])
    first = max(0, place - chance.choice((0, 0, 1)))
    last = min(max(first + chance.randint(1, MOST_SENTENCES), place + 1), len(bounds) - 1)
    return replace(article, marked=article.marked[bounds[first] : bounds[last]].strip())
