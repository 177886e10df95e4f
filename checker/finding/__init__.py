"""Finding: what a text states, as mentions with offsets: figures, dates, people, offices, parties, quotes."""

from checker.language import AnnotatedArticle

__all__ = ["AnnotatedArticle"]
