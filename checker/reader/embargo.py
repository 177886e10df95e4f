"""Whether an article says on its first lines that it is under embargo; whether the hour has passed is not asked."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from checker.model import Article
from checker.tables import read_table

TABLE = Path(__file__).with_name("data") / "embargo.toml"


@lru_cache(maxsize=1)
def load_marks() -> tuple[re.Pattern[str], int]:
    """The pattern of a line that sets an embargo, and how far into a text it is looked for.

    A mark opens its line and a time or a colon follows, so that a report on an embargo is none under embargo.
    """
    table = read_table(TABLE)
    words = "|".join(re.escape(word) for word in table["begins"])
    pattern = rf"^[\W_]*(?:achtung[:,! ]+)?(?:{words})\b(?=[ \t]*(?::|[-–!]|bis\b|until\b|till\b|\d|$))"
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE), int(table["opening"])


def is_embargoed(article: Article) -> bool:
    """Whether one of the first lines, the head included, sets an embargo."""
    pattern, opening = load_marks()
    return pattern.search(article.text, 0, article.body_start + opening) is not None
