"""Reading: files, folders and standard input to articles, facts files to reference facts."""

from checker.reading.article import make_article
from checker.reading.contents import read_bytes
from checker.reading.files import iterate_articles, read_articles

__all__ = ["iterate_articles", "make_article", "read_articles", "read_bytes"]
