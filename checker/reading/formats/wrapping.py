"""Plain text wrapped to a width, as mail programs do it: the breaks within a sentence are no line ends of its author's.

A figure that is divided by such a break ("30", "Millionen") is whole again. Of a hyphen at a line's end it is told
whether the word has it elsewhere, too.
"""

from __future__ import annotations

from itertools import pairwise

from checker.expression import Expression
from checker.language import is_known, tag_of

NARROWEST, WIDEST = 55, 100  # characters a line; what is wider was not wrapped
ITEM = Expression(r"(?:[-*•+>|]|\d{1,3}[.)](?!\d))\s")
LAST_WORD, FIRST_WORD = Expression(r"(?<![\w-])[a-zäöüß]{3,}$"), Expression(r"[a-zäöüß]{3,}(?![\w-])")
ADVERBIAL, ATTRIBUTIVE = "ADJD", "ADJA"  # tags of adjectives; source: STTS
ENDED = (".", ":", ";", "!", "?", "“", '"', "»")


def find_wraps(text: str, flowed: bool = False) -> frozenset[int]:
    """The places of the line ends that wrapping made; a `flowed` text (RFC 3676) ends such lines in a blank."""
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines if len(line.rstrip()) <= WIDEST), default=0)
    wide = any(len(line.rstrip()) > WIDEST and " " in line.strip() for line in lines)
    wrapped = width >= NARROWEST and not wide
    items = any(ITEM.match(line) for line in lines)
    found, at = [], -1
    for before, line in pairwise(lines):
        at += len(before) + 1
        if not before.strip() or not line.strip() or line[:1].isspace():
            continue
        flows = flowed and before.endswith(" ") and before != "-- "
        if flows or (wrapped and _goes_on(before, line, width) and not (items and _begins_item(before, line))):
            found.append(at)
    return frozenset(found)


def keeps_hyphen(first: str, rest: str) -> bool:
    """Whether the German word in small letters that a line's end divides after a hyphen is written with it: of two
    adjectives ("gelb-", "rot") whose join is in no dictionary. The lines around it end and begin with its halves."""
    halves = LAST_WORD.search(first), FIRST_WORD.match(rest)
    if not (halves[0] and halves[1]) or is_known(halves[0][0] + halves[1][0]):
        return False
    return tag_of(halves[0][0]) == ADVERBIAL and tag_of(halves[1][0]) in (ADVERBIAL, ATTRIBUTIVE)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line was too full for the first word of the next."""
    return len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width


def _begins_item(before: str, line: str) -> bool:
    """Whether a line begins an item of a list: the day of a date ("3. Mai") begins none within a sentence."""
    return ITEM.match(line) is not None and (not line[:1].isdigit() or before.rstrip().endswith(ENDED))
