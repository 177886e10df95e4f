"""What a rule's examples are made of: `Conflicting`, `Consistent` and `Updated` texts with the claims in brackets.

`[` and `]` mark exactly the claims the rule must find, so no example passes because the rule saw nothing;
a bracket that belongs to the text is written `\\[` or `\\]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checker.model import Article

PUBLISHED = date(2025, 6, 4)


@dataclass(frozen=True, slots=True, init=False)
class Example:
    """One or more articles of one story that the rule must judge in a certain way.

    `published` is the day of the first text (a Wednesday by default); the others follow `years_later` and `days_later`.
    `dated=False` leaves all of them without a date. `facts` is a TOML text in the form of seeds/facts/de.toml.
    """

    texts: tuple[str, ...]
    published: date
    years_later: int
    days_later: int
    dated: bool
    facts: str
    language: str

    def __init__(
        self,
        *texts: str,
        published: date = PUBLISHED,
        years_later: int = 0,
        days_later: int = 0,
        dated: bool = True,
        facts: str = "",
        language: str = "de",
    ) -> None:
        for name, value in (
            ("texts", texts),
            ("published", published),
            ("years_later", years_later),
            ("days_later", days_later),
            ("dated", dated),
            ("facts", facts),
            ("language", language),
        ):
            object.__setattr__(self, name, value)


class Conflicting(Example):
    """Texts between which, or within which, the rule must report a conflict."""

    __slots__ = ()


class Consistent(Example):
    """Texts about which the rule must stay quiet."""

    __slots__ = ()


class Updated(Example):
    """Texts of which the later supersedes the earlier: reported as an update, not as a conflict."""

    __slots__ = ()


def strip_brackets(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the start and end offset of every marked claim, sorted.

    Raises ValueError when a bracket is not closed or not opened.
    """
    plain: list[str] = []
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    length = 0
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\\" and text[position + 1 : position + 2] in ("[", "]"):
            character = text[position + 1]
            position += 1
        elif character == "[":
            opened.append(length)
            position += 1
            continue
        elif character == "]":
            if not opened:
                raise ValueError(f"a bracket closes that was never opened in {text!r}")
            spans.append((opened.pop(), length))
            position += 1
            continue
        plain.append(character)
        length += 1
        position += 1
    if opened:
        raise ValueError(f"a bracket is not closed in {text!r}")
    return "".join(plain), tuple(sorted(spans))


def read_example(example: Example) -> Iterator[tuple[Article, tuple[tuple[int, int], ...]]]:
    """The articles of an example, without brackets, each with the spans (start, end) its brackets mark."""
    for number, marked in enumerate(example.texts):
        text, spans = strip_brackets(marked)
        yield (
            Article(
                name=f"example-{number + 1}",
                path=f"example-{number + 1}",
                text=text,
                language=example.language,
                published=_date_example(example, number),
                source=f"Quelle {number + 1}",
            ),
            spans,
        )


def _date_example(example: Example, number: int) -> date | None:
    if not example.dated:
        return None
    if number == 0:
        return example.published
    later = example.published + timedelta(days=example.days_later)
    return later.replace(year=later.year + example.years_later)
