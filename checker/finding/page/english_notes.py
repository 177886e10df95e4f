"""Correction notes of an English newsroom in its own text: which words say what was wrong, and which what is right.

"Correction: An earlier version said ... . The correct number is ...", "This article was amended to say X, not Y", "We
originally reported X; it is Y". The counterpart of correction_notes for German; offsets are characters of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.expression import Expression
from checker.finding.page.notes import CorrectionNote, Span

TEXT = r"(?:article|story|report|headline|caption|piece|post|version|edition|item)"
ONCE = r"(?:originally|initially|previously|incorrectly|wrongly|mistakenly|erroneously|first|earlier)"
HEAD = Expression(
    r"^\W*(?:Corrections?|CORRECTION|Clarifications?|CLARIFICATION|Corrected|Amendment|(?:Editor"
    r"|Editors)['’]?s?['’]? notes?"
    r"|EDITOR['’]S NOTE)\b(?: \([^)\n]{1,40}\))?\W"
)
EARLIER = Expression(
    rf"\b(?:earlier|previous|original|initial|prior|first) {TEXT}s?\b|\b(?:[Tt]his|[Tt]he|[Oo]ur) {TEXT} {ONCE}\b"
    rf"|\b[Ww]e (?:had )?{ONCE} (?:reported|said|wrote|stated|gave|put|called)\b"
    rf"|\b[Ww]e (?:reported|said|wrote|stated)\b[^.\n]{{0,120}}\b(?:incorrectly|wrongly|mistakenly|in error)\b"
    rf"|\b{TEXT}\b[^.\n]{{0,40}}\b(?:misstated|misreported|misidentified|misspelled|gave the wrong)\b"
)
MENDED = Expression(
    rf"\b{TEXT}\b[^.\n]{{0,60}}\b(?:amended|corrected|changed|edited|updated to correct)\b|\b[Ww]e have "
    rf"(?:amended|corrected)\b"
    r"|\b(?:has|have) been corrected\b|\bwas corrected\b[^\n]{0,80}?\b(?:paragraph|headline|caption)\b"
)
RIGHT = Expression(
    r"\b(?:[Tt]he (?:correct|right|actual|true) (?:[a-z]+ ){1,4}(?:is|was|are|were)|[Ii]n (?:fact|reality)|[Aa]ctually"
    r"|(?:it|It|they|They|there|There|that|That|he|He|she|She) (?:is|was|are|were|had|has|have|will be|would be)\b"
    r"|should (?:have (?:been|said|read)|be|say|read))"
)
FROM_TO = Expression(
    r"\b(?:corrected|amended|changed)\b[^.\n]{0,80}?\bfrom (?P<wrong>[^\n]{1,60}?) to (?P<right>[^\n]{1,60})"
)
NOT_BUT = Expression(r"\bnot (?P<wrong>[^\n]{1,100}?),? but (?P<right>[^\n]{1,100})")
INSTEAD = Expression(
    r"(?:[,;(–—] ?|\band )not (?P<one>[^\n,;)]{1,80})|\b(?:rather than|instead of) (?P<two>[^\n;)]{1,80})"
)
OPENED = Expression(r"^\W*[“\"‘]")
CUES = (
    "orrect",
    "ORRECT",
    "larif",
    "LARIF",
    "note",
    "NOTE",
    "mended",
    "version",
    "reported",
    "misst",
    "rror",
    *ONCE[3:-1].split("|"),
)
FOLLOWING = 2  # sentences in which what is right may be said


def may_hold_english_note(text: str) -> bool:
    """Whether a text has any of the words that every English note has one of."""
    return any(cue in text for cue in CUES)


def read_english_note(text: str, sentences: Sequence[Span], number: int) -> CorrectionNote | None:
    """The note that the sentence `number` of an English text begins, or closes after one that says it was mended."""
    start, end = sentences[number]
    sentence = text[start:end].rstrip()
    if OPENED.match(sentence):
        return None
    told = EARLIER.search(sentence)
    head = HEAD.match(sentence)
    before = text[slice(*sentences[number - 1])] if number else ""
    after_note = HEAD.match(before) or EARLIER.search(before) or MENDED.search(before)
    if not (told or head or MENDED.search(sentence) or after_note):
        return None
    within = read_within(start, end, sentence, told.end() if told else head.end() if head else 0)
    if within is not None or told is None:
        return within
    place = told.end()
    right = RIGHT.search(sentence, place)
    if right is not None and is_clause_start(sentence, right.start()):
        return CorrectionNote(start, end, (start + place, start + right.start()), (start + right.start(), end))
    for first, stop in sentences[number + 1 : number + 1 + FOLLOWING]:
        following = text[first:stop]
        if read_within(first, stop, following, 0) is not None:
            return None  # "It is 12, not 21" is read as a note of its own
        if RIGHT.search(following):
            return CorrectionNote(start, stop, (start, end), (first, stop))
    if number and HEAD.match(before):  # "Correction: It buys 20. An earlier version gave the number as 40."
        return CorrectionNote(sentences[number - 1][0], end, (start, end), sentences[number - 1])
    return None


def is_clause_start(sentence: str, place: int) -> bool:
    """Whether what says the right thing opens a clause of its own: "...; it is", "... when it was", "... but there"."""
    return sentence[:place].rstrip().endswith((";", ":", "–", "—", " when", " but", " while", " whereas", ", when"))


def read_within(start: int, end: int, sentence: str, first: int) -> CorrectionNote | None:
    """What one sentence says both sides of: "from WRONG to RIGHT", "not WRONG but RIGHT", "RIGHT, not WRONG"."""
    for pattern in (FROM_TO, NOT_BUT):
        if found := pattern.search(sentence):
            wrong, right = found.span("wrong"), found.span("right")
            return CorrectionNote(
                start, end, (start + wrong[0], start + wrong[1]), (start + right[0], start + right[1])
            )
    found = INSTEAD.search(sentence)
    if found is None:
        return None
    wrong = found.span("one") if found["one"] else found.span("two")
    behind = first if first <= found.start() else 0  # "..., not X as an earlier version said"
    return CorrectionNote(start, end, (start + wrong[0], start + wrong[1]), (start + behind, start + found.start()))
