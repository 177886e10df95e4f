"""Lines that only wrap a paragraph: which line ends are blanks, and which separate what they stand between.

Agency copy is broken at a fixed width, mail and Markdown anywhere. A run of lines without an empty one between them
is a broken paragraph where one of its ends stands in the middle of a sentence; then its ends are blanks, but for those
of headings, labels ("Foto: ..."), by-lines, items of lists and short lines that end nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.expression import Expression

NARROWEST, WIDEST = 38, 120  # characters: newsroom systems wrap neither narrower nor wider
FEWEST = 3  # wrapped line ends in a text: one long headline above a short line is not wrapping
SHORTEST = 30  # characters: a shorter line that ends nothing may be a label, a by-line or a heading of its own
FEWEST_BLANKS = 2  # a narrow line of so many blanks and more reads on in one that begins in lower case
LONGEST_LABEL = 60
HEADING, ITEMS = "#", ("- ", "* ", "+ ", "> ", "|")
ENDED = Expression(r"[.!?:…][)\]“”»«\"'’*_]*$")
ABBREVIATED = Expression(r"(?:\b(?:Dr|Prof|St|ca|Nr|Mio|Mrd|bzw|Mr|Mrs|Ms|[A-Z])|\b\d{1,2})\.$")
# A sentence that ends within the line: what is behind it is the beginning of another.
INNER_END = Expression(r"[^\W\d_]{3}[.!?][)“”»«\"']*\s+[„»«\"“(]?(?:[A-ZÄÖÜ]|\d)")
# Words that no line ends with unless its sentence goes on, and words of scale and unit that begin no line of their own.
GOES_ON = Expression(
    r"(?:,|\b(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|und|oder|in|im|am|an|auf|bei|beim|mit|nach|von|"
    r"vom|vor|zu|zum|zur|für|aus|um|über|unter|gegen|rund|etwa|knapp|als|wie|sowie|the|a|and|or|of|on|at|to|for|with|from|"
    r"by|about|Mio\.|Mrd\.))$"
)
GOES_BEFORE = Expression(r"(?:Millionen|Milliarden|Mio\b|Mrd\b|Euro|Prozent|Uhr|Dollar|Franken)\b")
LABEL = Expression(
    r"(?:[^\W\d_][\w-]{1,20}(?: [\w-]{1,20})?:\s|\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\s)\s?\d{2,4}\b|\[\^"
    r"|\d{1,3}[.)]\s)"
)
BY_LINE = Expression(r"(?:[Vv]on|[Bb]y|[Mm]it)\s[A-ZÄÖÜ]")


def join_wrapped_lines(text: str, start: int) -> str:
    """The text with a blank for every line end from `start` on that only wraps a paragraph; of the same length."""
    if text.find("\n", start) < 0:
        return text
    lines = text[start:].split("\n")
    blanks = set(wrapped_ends(lines))
    for first, last in blocks_of(lines):
        blanks.update(flowing_ends(lines, first, last))
    if not blanks:
        return text
    parts = [text[:start], lines[0]]
    for number, line in enumerate(lines[1:]):
        if number in blanks and parts[-1].endswith("\r"):
            parts[-1] = parts[-1][:-1] + " "
        parts.append((" " if number in blanks else "\n") + line)
    return "".join(parts)


def blocks_of(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of every run of two lines or more without an empty one."""
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            if number - first > 1:
                yield first, number - 1
            first = number + 1


def wrapped_ends(lines: Sequence[str]) -> Iterator[int]:
    """The line ends of a text that is broken at one fixed width, by the index of the line they end.

    An end only wraps where the next line's first word had no room in the longest line of the text; a text whose longest
    line is shorter than NARROWEST or longer than WIDEST, or with fewer than FEWEST such ends, is not wrapped.
    """
    width = max((len(line) for line in lines if not line.startswith(HEADING)), default=0)
    if not NARROWEST <= width <= WIDEST:
        return
    found = []
    for number, (above, line) in enumerate(pairwise(lines)):
        first = line.split(maxsplit=1)[:1]
        apart = not first or not above.strip() or above.startswith(HEADING) or line.startswith((HEADING, *ITEMS))
        if not apart and len(above) + 1 + len(first[0]) > width:
            found.append(number)
    if len(found) >= FEWEST:
        yield from found


def flowing_ends(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """The line ends of one run of lines that are blanks, if one of them stands within a sentence."""
    block = [line.strip() for line in lines[first : last + 1]]
    if not any(is_within_sentence(above, line, is_ended(block[-1])) for above, line in pairwise(block)):
        return
    longest = max(map(len, block))
    for number, (above, line) in enumerate(pairwise(block)):
        if is_apart(above, line) or (is_ended(above) and longest > WIDEST):
            continue
        if first + number == 0 and may_be_title(above, line, max(map(len, block[1:]))):
            continue
        yield first + number


def is_ended(line: str) -> bool:
    """Whether a line ends with the mark of a sentence."""
    return bool(ENDED.search(line)) and not ABBREVIATED.search(line)


def goes_on(above: str, line: str) -> bool:
    """Whether a line surely goes on in the next: by its last word or the next one's first."""
    return bool(GOES_ON.search(above) or ABBREVIATED.search(above) or line[:1].islower() or GOES_BEFORE.match(line))


def is_within_sentence(above: str, line: str, ends_whole: bool) -> bool:
    """Whether the end between two lines surely stands within a sentence.

    A narrow line says so only above one that begins in lower case, in a run that ends with a whole sentence
    (`ends_whole`): a heading above "from our reporter" is no broken sentence.
    """
    if is_ended(above) or is_apart(above, line):
        return False
    if len(above) < SHORTEST and not (ends_whole and line[:1].islower() and above.count(" ") >= FEWEST_BLANKS):
        return False
    return goes_on(above, line) or bool(INNER_END.search(above))


def is_apart(above: str, line: str) -> bool:
    """Whether one of two lines is a heading, an item, a label, a by-line, or a short line that ends nothing."""
    if above.startswith((HEADING, "|")) or line.startswith((HEADING, *ITEMS)):
        return True
    if GOES_ON.search(above):
        return False
    if BY_LINE.match(line) and len(line) < LONGEST_LABEL and not is_ended(line):
        return True
    if any(LABEL.match(one) and len(one) < LONGEST_LABEL for one in (above, line)) and not (line[:1].islower()):
        return True
    if above[:1].islower():  # the middle of a sentence is no heading, however narrow
        return False
    unfinished = not is_ended(above) and not INNER_END.search(above)
    return len(above) < SHORTEST and unfinished and not goes_on(above, line)


def may_be_title(above: str, line: str, width: int) -> bool:
    """Whether the first line of a text, next to its second, may be its title rather than the beginning of a sentence;
    `width` is the length of the longest other line."""
    if is_ended(above) or goes_on(above, line) or INNER_END.search(above):
        return False
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) <= width
