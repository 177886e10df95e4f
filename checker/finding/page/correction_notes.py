"""Correction notes of a newsroom in its own text: which words say what was wrong, and which say what is right.

"Wir hatten geschrieben, ... . Das ist falsch, es sind ...", "In einer früheren Version hieß es, ... . Richtig ist
...", "Im ersten Absatz muss es heißen: ... (statt ...)". Only words are found here: figures, years and names are read
from them by those who know them. German only; offsets are characters of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.finding.page.sentences import sentence_ends_of
from checker.language import AnnotatedArticle

Span = tuple[int, int]

TEXTS = (
    r"(?:Version|Fassung|Meldung|Ausgabe|Beitrag|Beitrags|Bericht|Berichts|Artikel|Artikels|Text|Textes|Überschrift)"
)
EARLIER = (
    r"(?:früheren|ersten|älteren|vorherigen|vorigen|ursprünglichen|gestrigen|heutigen|gedruckten|unserem|unserer"
    r"|unseres)"
)
SAID = (
    r"(?:geschrieben|berichtet|gemeldet|angegeben|beziffert|genannt|behauptet|mitgeteilt|schrieben|berichteten|meldeten"
    r"|nannten|bezifferten|gaben|datiert|bezeichnet|bezeichneten)"
)
EARLIER_TEXT = re.compile(rf"\b{EARLIER}(?: [a-zäöüß]{{4,20}})? {TEXTS}\b")
OWN_WORD = re.compile(
    rf"\b[Ww]ir\b[^\n]{{0,160}}?\b{SAID}\b|\b{SAID}\b[^\n]{{0,20}}? wir\b"
    rf"|\b(?:haben|hatten) wir\b[^\n]{{0,160}}?\b{SAID}\b"
)
NOTE_HEAD = re.compile(r"^\W*(?:Berichtigung|BERICHTIGUNG|Korrektur|KORREKTUR|Richtigstellung|Korrigendum)\b")
OWN_MENDED = re.compile(r"\b[Ww]ir haben [^.!?\n]{0,80}(?:korrigiert|berichtigt)\.\s*$")
MENDED_BEFORE = 140  # characters
FIRST = re.compile(r"\b(?:[Zz]unächst|[Zz]uerst|[Ii]rrtümlich|[Ff]älschlich\w*|[Vv]ersehentlich|[Uu]rsprünglich)\b")
FALSE = re.compile(
    r"\b(?:falsch|unrichtig|fehlerhaft|nicht (?:richtig|korrekt|zutreffend)|ein (?:Fehler|Irrtum)|unzutreffend)\b"
    r"|\b[Dd](?:as|ies) stimmt(?:e)? nicht\b"
)
RIGHT = re.compile(
    r"\b(?:[Rr]ichtig|[Kk]orrekt) (?:ist|sind|wäre|wären|muss|lautet|heißt)\b"
    r"|\b(?:wäre|wären|ist|sind) (?:richtig|korrekt)\b|\b[Ii]n Wahrheit\b|\b[Tt]atsächlich\b"
    r"|\bmuss es\b[^\n]{0,60}?\bheißen\b|\b[Ww]ir haben (?:das|dies|den Fehler|die Angabe) (?:korrigiert|berichtigt)\b"
)
STATES = re.compile(r"^\W*(?:[Ee]s|[Ss]ie|[Ee]r) (?:sind|ist|waren|war|heißt|hieß|kostet|lag|liegt)\b")
MUST = re.compile(r"\bmuss es\b[^\n]{0,60}?\bheißen\b|\b(?:[Rr]ichtig|[Kk]orrekt) (?:ist|sind|muss)\b")
INSTEAD = re.compile(r"\b(?:statt|anstatt|anstelle von)\b|\bund nicht\b|[,(] ?nicht\b")
CUES = (
    "alsch",
    "ichtig",
    "orrekt",
    "orrigier",
    "Irrtum",
    "Fehler",
    "ehlerhaft",
    "atsächlich",
    "Wahrheit",
    "heißen",
    "stimmt",
)
OPENED = re.compile(r"^\W*[„»\"]")
FOLLOWING = 2  # sentences in which what is right may be said


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A note from start to end: the words that hold what was wrong, and those that hold what is right, if said."""

    start: int
    end: int
    wrong: Span
    right: Span | None


def correction_notes_of(article: AnnotatedArticle) -> tuple[CorrectionNote, ...]:
    """All correction notes of a German article in order; empty for other languages."""
    if article.language != "de" or not any(cue in article.text for cue in CUES):
        return ()
    text, sentences = article.text, list_sentences(article)
    found: list[CorrectionNote] = []
    beyond = 0
    for number, (start, end) in enumerate(sentences):
        if start < beyond:
            continue
        note = read_instead(text, (start, end)) or read_own(text, sentences, number)
        if note is not None:
            found.append(note)
            beyond = note.end
    return tuple(found)


def list_sentences(article: AnnotatedArticle) -> tuple[Span, ...]:
    """Start and end of every sentence of an article's body."""
    start, spans = article.article.body_start, []
    for mark, following in article.mentions(sentence_ends_of):
        spans.append((start, mark + 1))
        start = following
    return (*spans, (start, len(article.text)))


def read_instead(text: str, sentence: Span) -> CorrectionNote | None:
    """ "Berichtigung: ... muss es heißen: RIGHT (statt WRONG)", "Berichtigung: ... RIGHT (nicht WRONG)", "Wir haben den
    Preis korrigiert. Er beträgt RIGHT, nicht WRONG"."""
    start, end = sentence
    head = NOTE_HEAD.match(text[start:end])
    must = MUST.search(text, start, end)
    mended = OWN_MENDED.search(text, max(0, start - MENDED_BEFORE), start)
    if head is None and must is None and mended is None:
        return None
    first = must.end() if must else start + (head.end() if head else 0)
    instead = INSTEAD.search(text, first, end)
    if instead is None:
        return None
    return CorrectionNote(start, end, (instead.end(), end), (first, instead.start()))


def read_own(text: str, sentences: Sequence[Span], number: int) -> CorrectionNote | None:
    """A sentence that tells what was written, with a sentence behind it that calls it wrong or says what is right."""
    start, end = sentences[number]
    sentence = text[start:end]
    if OPENED.match(sentence):
        return None
    told = EARLIER_TEXT.search(sentence) or OWN_WORD.search(sentence)
    if told is None and not (NOTE_HEAD.match(sentence) and FIRST.search(sentence)):
        return None
    false = FALSE.search(sentence, told.end() if told else 0)
    last = end
    for first, stop in sentences[number + 1 : number + 1 + FOLLOWING]:
        following = text[first:stop]
        says_false, says_right = FALSE.search(following), RIGHT.search(following)
        if says_right or (false and STATES.match(following)):
            behind = says_false is not None and says_right is not None and says_false.end() <= says_right.start()
            right_start = first + says_false.end() if behind and says_false else first
            return CorrectionNote(start, stop, (start, end), (right_start, stop))
        if says_false is None:
            break
        false, last = says_false, stop
        rest = following[says_false.end() :]
        if any(character.isalnum() for character in rest):  # "Das war falsch, es sind 12."
            return CorrectionNote(start, stop, (start, end), (first + says_false.end(), stop))
    return CorrectionNote(start, last, (start, end), None) if false else None
