"""Writes what the reader is asked: the sentences of a story, numbered, with the task and the form of the answer.

A story goes in one question where the context allows. Else every article that is to be checked is asked about on its
own: against each source in full where articles are checked against others, else with the figures, days and names of the
other articles as a table, as many of them at a time as there is room for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from checker.errors import GegenprobeError
from checker.messages import Remark
from checker.model import Article
from checker.reader.listing import write_list
from checker.reader.outline import outline
from checker.reader.sentences import StorySentence
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "prompts.toml"
CHARACTERS_PER_TOKEN = 3  # German text in current tokenisers has 3 to 4; too few is the safe side
ANSWER_TOKENS = 2500  # kept free in the context for the answer; some thirty pairs


class TooLongError(GegenprobeError):
    """An article that does not fit the context even on its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as a question shows it: `checked` ones may be in a pair with any, `brief` ones are shown in parts."""

    sentence: StorySentence
    checked: bool = True
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a story: its name, the sentences shown, numbered from 1 in this order, and whether the list of
    their figures stands below them."""

    story: str
    shown: tuple[Shown, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """What the model reads."""
        return write_question(self)

    @property
    def id(self) -> str:
        """A digest of the version of the prompts and of the sentences as they are shown."""
        rows = (f"{one.sentence.name}{'*' * one.checked}{'~' * one.brief}" for one in self.shown)
        return hashlib.sha256("\n".join([prompt_version(), *rows]).encode()).hexdigest()[:16]

    @property
    def version(self) -> str:
        """The version of the wording."""
        return prompt_version()

    @property
    def names(self) -> tuple[str, ...]:
        """The digests of the sentences, in the order of their numbers."""
        return tuple(one.sentence.name for one in self.shown)

    @property
    def checked(self) -> tuple[str, ...]:
        """The digests of the sentences that are set against all, sorted."""
        return tuple(sorted({one.sentence.name for one in self.shown if one.checked}))

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """No single pairs: the whole story is read."""
        return ()

    @property
    def tokens(self) -> int:
        """About how many tokens asking takes, the answer included."""
        return count_tokens(self.text) + ANSWER_TOKENS


@lru_cache(maxsize=1)
def load_prompts() -> Mapping[str, str]:
    """The wording of the questions."""
    return {name: text.strip() for name, text in read_table(TABLE).items()}


def prompt_version() -> str:
    """The version of the wording; readings of another version do not count."""
    return load_prompts()["version"]


def count_tokens(text: str) -> int:
    """About how many tokens a text has, rounded up."""
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def plan_questions(
    story: str, sentences: Sequence[StorySentence], checked: Collection[str], against: Collection[str], context: int
) -> tuple[Question, ...]:
    """The questions that set every sentence named in `checked` against all others.

    `against` are the paths of articles that are not checked themselves; `context` is what the model takes, in tokens.
    Raises TooLongError naming the article that does not fit.
    """
    if not checked:
        return ()
    shown = tuple(Shown(one, one.name in checked) for one in sentences)
    for listed in (True, False):  # rather without the list than in parts
        whole = Question(story, shown, listed)
        if whole.tokens <= context:
            return (whole,)
    articles = [list(rows) for _, rows in groupby(sentences, key=lambda one: one.article.path)]
    questions: list[Question] = []
    for rows in articles:
        if not any(one.name in checked for one in rows):
            continue
        own = tuple(Shown(one, one.name in checked) for one in rows)
        others = [other for other in articles if other is not rows]
        brief = not any(other[0].article.path in against for other in others)
        questions.extend(_fill(story, own, others, brief, context))
    return tuple(questions)


def _fill(
    story: str, own: tuple[Shown, ...], others: Iterable[Sequence[StorySentence]], brief: bool, context: int
) -> Iterator[Question]:
    """Questions about one article, each with as many of the others as there is room for."""
    question = Question(story, own)
    if question.tokens > context:
        raise _too_long(own[0].sentence.article, context)
    for other in others:
        rows = tuple(Shown(one, False, brief) for one in other)
        longer = Question(story, question.shown + rows)
        if longer.tokens > context and len(question.shown) > len(own):
            yield question
            longer = Question(story, own + rows)
        if longer.tokens > context:
            raise _too_long(other[0].article, context)
        question = longer
    yield question


def _too_long(article: Article, context: int) -> TooLongError:
    return TooLongError(
        Remark(
            "{path}: this article does not fit a context of {context} tokens; start the model with a larger one and "
            "name it with --reader-context",
            path=article.path,
            context=str(context),
        )
    )


def write_question(question: Question) -> str:
    """The task, the form of the answer, the articles with their numbered sentences, and the figures as a list.

    Every sentence is one line that begins with its number, so no text of an article can pass for another sentence.
    """
    prompts = load_prompts()
    paths = list(dict.fromkeys(one.sentence.article.path for one in question.shown))
    listed = write_list([one.sentence for one in question.shown]) if question.listed else ""
    task = prompts["task"].replace("{figures}", prompts["figures listed" if listed else "figures"])
    parts = [task.replace("{articles}", str(len(paths)))]
    marked = any(not one.checked for one in question.shown)
    if marked:
        parts.append(prompts["marked"])
    if any(one.brief for one in question.shown):
        parts.append(prompts["brief"])
    parts.append(prompts["form"])
    lines: list[str] = []
    last = ""
    for number, one in enumerate(question.shown, 1):
        article = one.sentence.article
        if article.path != last:
            lines.append(write_heading(paths.index(article.path) + 1, article))
            last = article.path
        mark = "*" * (marked and one.checked) + "~" * one.brief
        text = outline(one.sentence) if one.brief else one.sentence.text
        lines.append(f"[{number}]{mark} {text}")
    parts.append("\n".join(lines).strip())
    if listed:
        parts.append(f"{prompts['list']}\n{listed}")
    return "\n\n".join(parts) + "\n"


def write_heading(number: int, article: Article) -> str:
    """The line above the sentences of an article, behind an empty one."""
    return f"\n=== Article {number}: {describe_article(article)} ==="


def describe_article(article: Article) -> str:
    """Source, day and title of an article in one line; what is not known is said to be so."""
    source = " ".join((article.source or "source unknown").split())
    day = article.day.isoformat() if article.day else "day unknown"
    title = f", {' '.join(article.title.split())}" if article.title and not _opens_with_title(article) else ""
    return f"{source}, {day}{title}"


def _opens_with_title(article: Article) -> bool:
    """Whether the title is the first of the article's sentences, and so among the numbered ones."""
    return article.text[article.body_start :].lstrip("# \t").startswith(article.title or "")
