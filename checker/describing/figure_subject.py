"""The subject of a claim on a figure, day or clock time: where it stands among the described figures of its article.

It never compares itself: `checker.pairing` does, with all figures of the story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.describing.described import DescribedArticle, DescribedFigure, describe_article
from checker.describing.measured import measured_of
from checker.describing.quantities import QuantitySubject
from checker.language import AnnotatedArticle
from checker.messages import Told

AGE, DAY, CLOCK = Told("age"), Told("day"), Told("time of day")
LABELS = {"age": AGE, "date": DAY, "clock": CLOCK}


@dataclass(frozen=True, slots=True)
class FigureSubject:
    """Figure `number` of a described article; `measured` names what it measures, where that is a quantity."""

    article: DescribedArticle
    number: int
    measured: QuantitySubject | None = field(default=None, compare=False, repr=False)

    @property
    def figure(self) -> DescribedFigure:
        """The figure as described."""
        return self.article.figures[self.number]

    @property
    def place(self) -> tuple[str, int]:
        """The path of the article and the number of the figure: where it stands, whatever else is known of it."""
        return self.article.path, self.number

    @property
    def key(self) -> str:
        return self.measured.key if self.measured else f"{self.figure.dimension}|{self.figure.noun}"

    @property
    def label(self) -> str:
        told = LABELS.get(self.figure.dimension)
        return told or (self.measured.label if self.measured else self.figure.noun)

    @property
    def blocks(self) -> tuple[str, ...]:
        return self.measured.blocks if self.measured else (self.figure.dimension,)


def figure_subjects_of(article: AnnotatedArticle) -> Iterator[FigureSubject]:
    """The subject of every described figure of an article, in order of place."""
    described = article.mentions(describe_article)
    measured = {(mention.start, mention.end): subject for mention, subject in article.mentions(measured_of)}
    for figure in described.figures:
        yield FigureSubject(described, figure.number, measured.get((figure.start, figure.end)))
