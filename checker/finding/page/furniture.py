"""Page furniture: the passages of a page that state nothing, so that no finder reads a running time as a figure.

Stamps ("Stand: 09.02.2026 21:15 Uhr"), players and running times, programme notes, picture and agency credits,
sign-offs, securities numbers, web addresses, and what Markdown and HTML keep out of sight.
The phrases are in furniture.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.finding.page.agencies import agencies_in, is_credit, is_dated_credit
from checker.language import AnnotatedArticle
from checker.tables import read_table

Span = tuple[int, int]

TABLE = Path(__file__).with_name("data") / "furniture.toml"
DAY = (
    r"(?:\d{1,2}\.[ ]?(?:\d{1,2}\.[ ]?|[A-ZÄa-zä]{3,9}\.?[ ])\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|[A-Z][a-z]{2,8}\.?[ ]\d{1,2},[ ]\d{4}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?[ ]\d{4})"
)
CLOCK = (
    r"(?:[ T]?(?:[-–|,/•·]|um\b|at\b)?[ ]{0,2}\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ ]?(?:Uhr|h\b|[apAP]\.?[mM]\b\.?))?"
    r"(?:Z|[+-]\d{2}:?\d{2})?(?:[ ](?:BST|GMT|UTC|ME?S?Z|[ECMP][SD]?T)\b)?)?"
)
DATELINE = Expression(r"[ \t]*[^\W\d_][^()\n]{0,60}(\([^()\n]{2,40}\))[ \t]?(?:[-–—:]|\+\+)")
END_CREDIT = Expression(r"\([^()\n]{2,40}\)[ \t\r]*$")
SIGN_OFF = Expression(r"(?:/[A-Za-z]{1,4}){2,4}[ \t\r]*$")
TICKER = Expression(r"[ \t]*\d{1,2}[:.]\d{2}(?:[ ]Uhr(?=[ ]?[:+–—|-])|(?=[ ]?[+–—|]))")
STAMP_AT_START = Expression(rf"[ \t]*{DAY}[ ]?[-–|,][ ]?\d{{1,2}}[:.]\d{{2}}[ ]Uhr(?=[ \t]*(?:$|[.|\r]))")
WEEKDAY = r"(?:[A-Z][a-z]{1,9}\.?,?[ ]{1,2})?"
BY = r"(?:[ ]?[|•·,–-]?[ ](?:von|by)[ ][A-ZÄÖÜ][^\d\n.:;?!]{3,60})?"
READING = (
    r"(?:(?:[ ]?[|•·,–-][ ]?(?:ca\.[ ])?(?:Lesedauer|Lesezeit|\d{1,2}[ ][Mm]in)|[ ]+(?:Lesedauer|Lesezeit))"
    r"[^\n|]{0,30})?"
)
PLACE = r"(?:(?<=Uhr)[ ][A-ZÄÖÜ][^\W\d_]{2,30}(?:[ -][A-ZÄÖÜ][^\W\d_]{2,30})?)?"
STAMP_ALONE = Expression(rf"[ \t]*{WEEKDAY}{DAY}{CLOCK}{PLACE}{BY}{READING}[ \t\r|]*$")
STAMP_AT_END = Expression(rf"(?:[,|][ ]?{DAY}[ ]?[,|]?[ ]?\d{{1,2}}[:.]\d{{2}}[ ]Uhr|\|[ ]?{DAY}{CLOCK})[ \t\r]*$")
BAR_TAIL = Expression(r"[ ]?[|•·][^\n]{0,60}$")
# "Wirtschaft | 03.02.2026 | Von Eva Muster": a row of the page's head with a date between bars.
STAMP_ROW = Expression(
    rf"[^\n|•·]{{0,60}}(?:[|•·][^\n|•·]{{0,60}})?[|•·][ ]?{WEEKDAY}{DAY}{CLOCK}[ ]?[|•·][^\n]{{0,60}}$"
)
# Prices of an index strip at the top of a page: "DAX 23.926 -0,5%  Gold 3.413 -0,1%".
PRICE = (
    r"(?>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9&./ -]{0,22}?:?[ ]?\d[\d.,]{2,14}(?:[ ](?:Punkte|Pkt\.?|USD|EUR|€|\$))?[ ]{0,2}"
    r"\(?[+±−–-][ ]?\d{1,3}(?:[.,]\d{1,3})?[ ]?%\)?)"
)
STRIP = Expression(rf"[ \t]*{PRICE}(?:[ \t|;,•·]{{0,4}}{PRICE}){{1,30}}[ \t\r]*$")
COUNTER = r"(?:\d{1,3}[ ]?(?:/|von|of)[ ]?\d{1,3}[ ]{1,2})?"  # which picture of how many: "2 von 9 Bild: ..."
ROW = Expression(rf"[ \t]*{PRICE}[ \t\r]*$")  # one price a line, in a strip of several
LONGEST_STRIP = 600
FOOTNOTE = Expression(r"(?<=[\w.,;:!?“”\"»«)%])\[\d{1,3}\]|\[\^[\w-]{1,20}\]")
NOTE_LINE = Expression(r"[ \t]*\[\^[\w-]{1,20}\]:")
PHONE = Expression(r"\+\d{2}[ ]?(?:\(0\)[ ]?)?\d{2,5}[ /-]{1,3}\d[\d /-]{3,14}\d|\(0\d{2,5}\)[ ]?\d[\d /-]{2,14}\d")
COMMENT_START, COMMENT_END = "<!--", "-->"
FENCE = Expression(r"^(?:```|~~~)", re.MULTILINE)
UNSEEN = Expression(
    r"</?[A-Za-z][^<>\n]{0,300}>|https?://[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+|\]\([^()\s]{1,500}\)"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,40}){1,4}|\b[A-Z]{2}[A-Z0-9]{9}\d\b"
    r"|\b[Dd][Oo][Ii]:[ ]?10\.\d{4,9}/\S+|\bdpa:\d{6}-\d{1,4}-\d{1,8}(?:/\d{1,3})?"
)
UNSEEN_PARTS = ("<", "@", "://", "www.", "](", "dpa:", "oi:", "OI:")  # every match of UNSEEN has one, or is a SECURITY
SECURITY = Expression(r"[A-Z]{2}[A-Z0-9]{9}\d")
LONGEST_HEADLINE = 140
LONGEST_CAPTION = 300
LONGEST_CREDIT_LINE = 50
OPENING_LINES = 12


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table's phrases as patterns: all matched at the start of a line, the last searched within one."""

    begins: Expression
    player: Expression
    whole: Expression
    row: Expression
    stamp: Expression
    credit: Expression
    slug: Expression


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """The patterns of furniture.toml."""
    table = read_table(TABLE)
    credit = _any_of(table["credits"]["words"])
    return Phrases(
        begins=Expression(rf"[ \t>*_]*{COUNTER}{_any_of(table['lines']['begins'])}", re.IGNORECASE),
        player=Expression(rf"[ \t]*{_any_of(table['captions']['beside'])}", re.IGNORECASE),
        slug=Expression(
            rf"[ \t*_#]*(?:(?:{'|'.join(table['slugs']['words'])})[ ]?)+(?:/[^\W\d_][\w -]{{1,30}})?"
            rf"(?:[ ]\d{{1,2}})?(?::|(?<=\d)/|[ ]?[–-](?=[^\d\s]|[ ]))"
        ),
        whole=Expression(rf"[ \t]*(?:{'|'.join(table['lines']['whole'])})[ \t\r]*$", re.IGNORECASE),
        row=Expression(
            rf"[ \t]*(?:{credit}:[^\n]{{1,80}}|(?:{'|'.join(table['lines']['rows'])}))[ \t\r]*$", re.IGNORECASE
        ),
        stamp=Expression(
            rf"[ \t*_|•·]*{_any_of(table['stamps']['words'])}(?:[ ](?:am|vom|on))?[ ]?:?[ ]?(?:[A-Z][a-z]+,[ ])?"
            rf"{DAY}{CLOCK}",
            re.IGNORECASE,
        ),
        credit=Expression(
            rf"[(\[][ ]?{credit}[ ]?:[^()\[\]\n]{{1,120}}[)\]]|\|[ ]?{credit}[ ]?:[^\n|]{{1,120}}"
            rf"|(?<=[.!?“\"][ ]){credit}:[^\n]{{1,120}}$"
            rf"|(?<=[.!?“\"][ ]){credit}:[ ][^\n.:;/]{{2,60}}/[A-Za-z]{{2,12}}\b",
            re.MULTILINE,
        ),
    )


def furniture_of(article: AnnotatedArticle) -> tuple[Span, ...]:
    """Start and end of every passage that is furniture: sorted, not overlapping, in characters of the text.

    Ask with `article.mentions(furniture_of)`, and test a passage with `in_furniture`.
    """
    phrases = load_phrases()
    text, last = article.text, len(article.paragraphs) - 1
    spans: list[Span] = []
    for number, (start, end) in enumerate(article.paragraphs):
        if _is_furniture_line(text, start, end, phrases) or _is_price_row(text, article.paragraphs, number):
            spans.append((start, end))
            continue
        spans.extend(_opening(text, start, end, phrases, early=number < OPENING_LINES))
        spans.extend(_furniture_rows(text, start, end, phrases))
        if number < OPENING_LINES:
            spans.extend(_stamp_rows(text, start, end, phrases))
        if number >= last - 3 or text.startswith("\n\n", end):
            spans.extend(_closing(text, start, end))
    body = article.article.body_start
    spans.extend(found.span() for found in phrases.credit.finditer(text, body))
    spans.extend(_unseen(text, body))
    return _merge(spans)


def in_furniture(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether the passage from start to end touches one of the spans, which are sorted and do not overlap."""
    following = bisect_right(spans, start, key=lambda span: span[0])
    before = following > 0 and spans[following - 1][1] > start
    return before or (following < len(spans) and spans[following][0] < end)


def captions_of(article: AnnotatedArticle) -> tuple[Span, ...]:
    """Start and end of the lines that are captions: next to a player or running time, or closed by a picture credit."""
    phrases, text = load_phrases(), article.text
    lines = article.paragraphs
    props = [bool(phrases.whole.match(text, *line) or phrases.player.match(text, *line)) for line in lines]
    return tuple(
        line for number, line in enumerate(lines) if not props[number] and _is_caption(text, lines, props, number)
    )


def _is_furniture_line(text: str, start: int, end: int, phrases: Phrases) -> bool:
    if phrases.begins.match(text, start, end) or phrases.whole.match(text, start, end):
        return True
    if is_strip(text, start, end) or NOTE_LINE.match(text, start, end):
        return True
    if end - start > LONGEST_HEADLINE:
        return False
    if STAMP_ALONE.match(text, start, end) or STAMP_ROW.match(text, start, end):
        return True
    programme = STAMP_AT_END.search(text, start, end)
    if programme and ":" not in text[start : programme.start()]:
        return True
    if end - start > LONGEST_CREDIT_LINE:
        return False
    line = text[start:end].strip()
    return is_credit(line) or (line.lower().startswith(("von:", "von ")) and is_credit(line[4:].strip()))


def is_strip(text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but names, prices and their changes in percent."""
    if end - start > LONGEST_STRIP or text.count("%", start, end) < 2:
        return False
    return STRIP.match(text, start, end) is not None


def _stamp_rows(text: str, start: int, end: int, phrases: Phrases) -> Iterator[Span]:
    """The stamps that have a row of a paragraph to themselves: pages part title, stamp and credit by one line break."""
    first = text.find("\n", start, end) + 1
    while 0 < first < end:
        stop = text.find("\n", first, end)
        stop = end if stop < 0 else stop
        if stop - first <= LONGEST_HEADLINE and (
            STAMP_ALONE.match(text, first, stop) or STAMP_ROW.match(text, first, stop)
        ):
            yield first, stop
        elif found := phrases.stamp.match(text, first, stop):
            further = phrases.stamp.match(text, found.end(), stop)
            last = further.end() if further else found.end()
            yield first, stop if BAR_TAIL.match(text, last, stop) else last
        first = stop + 1


def _furniture_rows(text: str, start: int, end: int, phrases: Phrases) -> Iterator[Span]:
    """The rows of a paragraph that are a picture credit or a count of comments: "Foto: Jo Rabe/xy" above a caption."""
    first = start
    while 0 <= first < end and text.find("\n", start, end) >= 0:
        stop = text.find("\n", first, end)
        stop = end if stop < 0 else stop
        if phrases.row.match(text, first, stop):
            yield first, stop
        first = stop + 1


def _is_price_row(text: str, lines: Sequence[Span], number: int) -> bool:
    """Whether a line is one price of a strip that has a line for each: so is the line above it or below it."""
    if not ROW.match(text, *lines[number]):
        return False
    beside = [lines[place] for place in (number - 1, number + 1) if 0 <= place < len(lines)]
    return any(ROW.match(text, *line) for line in beside)


def _opening(text: str, start: int, end: int, phrases: Phrases, early: bool) -> Iterator[Span]:
    found = phrases.stamp.match(text, start, end) or STAMP_AT_START.match(text, start, end)
    if found or (found := TICKER.match(text, start, end)):
        row = text[found.start() : found.end()].strip()[:1].isalpha() and BAR_TAIL.match(text, found.end(), end)
        yield found.start(), end if row else found.end()
        further = phrases.stamp.match(text, found.end(), end)  # "Erstellt: ... Aktualisiert: ..."
        if further:
            yield further.span()
    elif slug := phrases.slug.match(text, start, end):
        yield slug.span()
    dateline = DATELINE.match(text, start, end) if early else None
    if dateline and agencies_in(dateline[1].strip("()")):
        yield dateline.span(1)


def _closing(text: str, start: int, end: int) -> Iterator[Span]:
    tail = max(start, end - 60)
    credit = END_CREDIT.search(text, tail, end)
    if credit and is_dated_credit(credit.group().strip(" \t\r()")):
        yield credit.span()
    if sign_off := SIGN_OFF.search(text, tail, end):
        yield sign_off.span()


def _unseen(text: str, start: int) -> Iterator[Span]:
    """Comments, fenced code, tags, addresses and numbers of securities and messages."""
    opened = text.find(COMMENT_START, start)
    while opened >= 0:
        closed = text.find(COMMENT_END, opened)
        if closed < 0:
            break
        yield opened, closed + len(COMMENT_END)
        opened = text.find(COMMENT_START, closed)
    fences = [found.start() for found in FENCE.finditer(text, start)]
    for first, second in zip(fences[::2], fences[1::2], strict=False):
        yield first, second + 3
    if "[" in text:
        yield from (found.span() for found in FOOTNOTE.finditer(text, start))
    if "+" in text or "(0" in text:
        yield from (found.span() for found in PHONE.finditer(text, start))
    if any(part in text for part in UNSEEN_PARTS) or SECURITY.search(text, start):
        yield from (found.span() for found in UNSEEN.finditer(text, start))


def _is_caption(text: str, lines: Sequence[Span], props: Sequence[bool], number: int) -> bool:
    start, end = lines[number]
    if end - start > LONGEST_CAPTION:
        return False
    touches_above = number > 0 and props[number - 1] and text.count("\n", lines[number - 1][1], start) == 1
    touches_below = number + 1 < len(lines) and props[number + 1] and text.count("\n", end, lines[number + 1][0]) == 1
    credit = load_phrases().credit.search(text, start, end)
    return touches_above or touches_below or (credit is not None and not text[credit.end() : end].strip())


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def _merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)
