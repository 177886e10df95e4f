"""Quotations in running text, whatever their marks, and who is said to speak them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from checker.expression import Expression
from checker.finding.page.sentences import sentence_bounds
from checker.finding.people.event_people import BYLINE, names_in
from checker.finding.people.people import people_of
from checker.finding.quotes.speech import Speaker, find_speaker_after, find_speaker_before, speaker_of_sentence
from checker.language import AnnotatedArticle

__all__ = ["QuoteMention", "in_quote", "quotes_of", "said_by"]

MARK = Expression(r"[„“”»«\"‚‘‹›\n]|''|``")
CLOSERS = {
    "„": '“”"‟',
    "“": '”"',
    "”": "”",
    "»": "«",
    "«": "»",
    '"': '"“”',
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "''": "''",
    "``": "''",
}
# British quotations, apart from apostrophes: one within a word, or behind a plural in -s that a word follows.
SINGLE_MARKS = Expression(
    r"(?<!\w)‘(?P<said>\w(?:[^‘’“”\n]|(?<=\w)’(?=\w)|(?<=s)’(?=[ \u00a0][a-z])){1,800}?)"
    r"(?:(?<=[.,!?…])|(?<=[^s\s])|(?<=s)(?=’(?:[,.;:!?)]|\s|$)))’(?!\w)"
)
SPEECH_WORDS = 4
LONGEST_TELLING = 120  # characters from one quotation to the next of the same speaker
TOLD = Expression(r"[,.!?…]? [^.!?:]*[.!?] |[.!?]? ")  # one sentence's end, and nothing behind it
TITLED = Expression(r"(?:[A-ZÄÖÜ][a-zäöüß]+ ){2}(?P<last>[A-ZÄÖÜ][a-zäöüß]+)\b")  # "Lehrer Ymir Qvist"
CARRIED = 600  # characters over which a pronoun may look back
NOUN_BEFORE = Expression(r"(?:\b\w+[ \u00a0]){0,3}(?<!\w)[A-ZÄÖÜ][\w-]+[ \u00a0]$")
SMALL = r"(?:an?|the|of|and|in|on|to|for|at|by|with|from|or|but)"
TITLE_CASE = Expression(rf"[A-Z][\w’'-]*(?:[,:]?[ \u00a0](?:[A-Z][\w’'-]*|{SMALL}|…|\.\.\.|&)){{2,9}}[!?]?")
SPEECH_BEFORE = Expression(
    r"\b(?:laut|so|sagt\w*|nannt\w*|nennt|sprach|spricht|schrieb|schreibt|rief|Satz\w*|Worten?|Zitat|Aussage|Ruf"
    r"|Motto|Frage|Antwort)\b"
)


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """A quotation: characters start to end (exclusive) inside the marks.

    `speaker` is the phrase that names who speaks, None if nobody is named; `speech` is True for what somebody says,
    False for a title, a name or a single word held at arm's length.
    """

    start: int
    end: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speech: bool = False


def quotes_of(article: AnnotatedArticle) -> tuple[QuoteMention, ...]:
    """All quotations of an article in order, with their speakers; offsets in characters of its text."""
    text = article.text
    found: list[QuoteMention] = []
    for start, end in all_spans(article):
        speaker = name_speaker(article, start, end, found[-1] if found else None)
        words = len(text[start:end].split())
        speech = (words >= SPEECH_WORDS or (speaker is not None and words >= 2)) and not is_title(text, start, end)
        if speaker:
            found.append(QuoteMention(start, end, speaker.text, speaker.start, speaker.end, speech))
        else:
            found.append(QuoteMention(start, end, speech=speech))
    return tuple(found)


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the marks hold a name: one that belongs to the noun before it (der Film „...“, das Stadtfest „...“), or
    one written as English writes titles ("Knock, Knock ... Who's There?")."""
    if TITLE_CASE.fullmatch(text, start, end):
        return True
    noun = NOUN_BEFORE.search(text, max(0, start - 60), start - 1)
    return noun is not None and not SPEECH_BEFORE.search(noun.group()) and text[end - 1] not in ".!?,…"


def core_span(text: str, quote: QuoteMention) -> tuple[int, int]:
    """Start and end of the quoted words without the stop, comma or dots they end on."""
    end = quote.end
    while end > quote.start and text[end - 1] in ".,;… ":
        end -= 1
    return quote.start, end


def all_spans(article: AnnotatedArticle) -> list[tuple[int, int]]:
    """Start and end inside every closed pair of marks, in order; in English also inside single ones."""
    text, body = article.text, article.article.body_start
    found = list(spans_in_marks(text, body))
    if article.language != "en" or text.find("‘", body) < 0:
        return found
    starts = [start for start, _ in found]
    for single in SINGLE_MARKS.finditer(text, body):
        start, end = single.span("said")
        at = bisect_right(starts, start)
        if not (at and found[at - 1][1] > start) and not (at < len(found) and found[at][0] < end):
            found.insert(at, (start, end))
            starts.insert(at, start)
    return found


def spans_in_marks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end inside every closed pair of marks, outermost only, within one line; one pass."""
    opened: tuple[str, int] | None = None
    for mark in MARK.finditer(text, start):
        sign = mark.group()
        if sign == "\n":
            opened = None
        elif opened is None:
            if opens(text, mark):
                opened = sign, mark.end()
        elif sign in CLOSERS[opened[0]] and closes(text, mark, opened):
            yield opened[1], mark.start()
            opened = None
        elif sign in "„»" and sign == opened[0]:
            opened = sign, mark.end()


def opens(text: str, mark: re.Match[str]) -> bool:
    """Whether this mark can open: something follows it and no word ends right before it."""
    sign, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign not in CLOSERS or not after.strip():
        return False
    return sign == "„" or not (before.isalnum() or before in (".", ",", "!", "?", "…"))


def closes(text: str, mark: re.Match[str], opened: tuple[str, int]) -> bool:
    """Whether this mark can close: something stands before it, and it is not the start of a nested quotation."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return mark.start() > opened[1] and not (before.isspace() and after.isalnum())


def name_speaker(article: AnnotatedArticle, start: int, end: int, previous: QuoteMention | None) -> Speaker | None:
    """Who says the words from start to end: named after them, before them, or carried on from the quotation before."""
    text, language = article.text, article.language
    after = find_speaker_after(text, end + 1, language, len(text[start:end].split()) >= SPEECH_WORDS)
    if after and not after.pronoun:
        return after
    left, _ = sentence_bounds(article, start)
    if previous and left <= previous.end < start and previous.speaker and previous.speaker_start is not None:
        between = text[previous.end + 1 : start - 1]
        if len(between) < 160 and previous.speaker_start < start:
            return Speaker(previous.speaker, previous.speaker_start, previous.speaker_end or start, False)
    before = find_speaker_before(text, left, start - 1, language)
    if before and not before.pronoun:
        return before
    pronoun = after or before
    if pronoun:
        return carry_on(article, pronoun, previous)
    return go_on(article, start, end, previous)


def go_on(article: AnnotatedArticle, start: int, end: int, previous: QuoteMention | None) -> Speaker | None:
    """Who spoke in the sentence right before a quotation that is a sentence of its own: „...“, sagte X. „...“"""
    text = article.text
    if not previous or not previous.speaker or previous.speaker_start is None or text[end - 1] not in ".!?…":
        return None
    between = text[previous.end + 1 : start - 1]
    if len(between) > LONGEST_TELLING or "\n" in between or not TOLD.fullmatch(between):
        return None
    if previous.speaker_start < previous.end and between.strip(" .!?"):
        return None  # another sentence stands between
    return Speaker(previous.speaker, previous.speaker_start, previous.speaker_end or previous.end, False)


def carry_on(article: AnnotatedArticle, pronoun: Speaker, previous: QuoteMention | None) -> Speaker | None:
    """The one a pronoun stands for: the speaker of the quotation before, else the only person named shortly before."""
    beside = people_in_paragraph(article, previous, pronoun.start)
    if len(beside) == 1:
        return beside[0]
    if beside:
        return None
    if previous and previous.speaker and previous.speaker_start is not None:
        if pronoun.start - previous.end < CARRIED and not names_others(article.text, pronoun, previous):
            return Speaker(previous.speaker, previous.speaker_start, previous.speaker_end or pronoun.end, False)
        return None
    start = max(article.article.body_start, pronoun.start - CARRIED)
    told = names_in(article.text, start, pronoun.start)
    named = {name.surname: name for name in told if not BYLINE.search(article.text, 0, name.start)}
    if len(named) != 1:
        return None
    name = next(iter(named.values()))
    return Speaker(article.text[name.start : name.end], name.start, name.end, False)


def names_others(text: str, pronoun: Speaker, previous: QuoteMention) -> bool:
    """Whether a pronoun may stand for somebody named in a paragraph since the quotation before, not its speaker."""
    paragraph = text.rfind("\n", previous.end, pronoun.start)
    if paragraph < 0:
        return False
    speaker = previous.speaker or ""
    titled = TITLED.search(text, paragraph, pronoun.start)
    told = names_in(text, paragraph, pronoun.start)
    return any(name.surname not in speaker for name in told) or (titled is not None and titled["last"] not in speaker)


def people_in_paragraph(article: AnnotatedArticle, previous: QuoteMention | None, end: int) -> list[Speaker]:
    """Those named in an English paragraph before the pronoun at `end`, each once, since the quotation before."""
    if article.language != "en":
        return []
    start = max(article.text.rfind("\n", 0, end) + 1, previous.end if previous else 0)
    named = people_between(article, start, end)
    if named or previous is None or end - previous.end > CARRIED:
        return named
    spoke = previous.speaker_end or previous.end
    last = people_between(article, max(previous.end, spoke), start)[-1:]  # who was brought in since then
    return [] if not last or last[0].text in (previous.speaker or "") else last


def people_between(article: AnnotatedArticle, start: int, end: int) -> list[Speaker]:
    """Those named between two offsets outside quotation marks, each once."""
    named: dict[object, Speaker] = {}
    for one in article.mentions(people_of):
        if one.named and start <= one.start < end and not in_marks(article.text, start, one.start):
            named.setdefault(one.person, Speaker(article.text[one.start : one.end], one.start, one.end, False))
    return list(named.values())


def in_marks(text: str, start: int, place: int) -> bool:
    """Whether a quotation that began behind `start` is still open at `place`."""
    return text.count("“", start, place) > text.count("”", start, place)


def quote_at(article: AnnotatedArticle, offset: int) -> QuoteMention | None:
    """The quotation that holds this character, if any."""
    quotes = article.mentions(quotes_of)
    index = bisect_right(quotes, offset, key=lambda quote: quote.start) - 1
    return quotes[index] if index >= 0 and offset < quotes[index].end else None


def in_quote(article: AnnotatedArticle, offset: int) -> bool:
    """Whether this character stands in somebody's quoted speech (not in a quoted title or name)."""
    quote = quote_at(article, offset)
    return quote is not None and quote.speech


def said_by(article: AnnotatedArticle, start: int, end: int) -> str | None:
    """Who says what stands from start to end: "laut X", "sagte X", indirect speech; None for the article itself."""
    quote = quote_at(article, start)
    if quote and quote.speech:
        return quote.speaker
    speaker = speaker_of_sentence(article, start)
    return speaker.text if speaker else None
