"""Correction notes of a newsroom in its own text: which words say what was wrong, and which say what is right.

"Wir hatten geschrieben, ... . Das ist falsch, es sind ...", "In einer früheren Version hieß es, ... . Richtig ist
...", "Im ersten Absatz muss es heißen: ... (statt ...)". Only words are found here: figures, years and names are read
from them by those who know them. German here, English in english_notes; offsets are characters of the article's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.expression import Expression
from checker.finding.page.english_notes import may_hold_english_note, read_english_note
from checker.finding.page.notes import CorrectionNote, Span
from checker.finding.page.sentences import sentence_ends_of
from checker.finding.page.words import TriedWords, words_of
from checker.language import AnnotatedArticle

TEXT_WORDS = (
    "Version|Fassung|Meldung|Ausgabe|Beitrag|Beitrags|Bericht|Berichts|Artikel|Artikels|Text|Textes|Überschrift"
    "|Printausgabe|Druckausgabe|Onlineausgabe|Bildunterschrift|Unterzeile|Vorspann|Infokasten|Grafik"
)
EARLIER_WORDS = (
    "früheren|ersten|älteren|vorherigen|vorigen|ursprünglichen|gestrigen|heutigen|gedruckten|unserem|unserer|unseres"
    "|frühere|erste|ältere|vorherige|ursprüngliche|gestrige|gedruckte"
)
SAID_WORDS = (
    "geschrieben|berichtet|gemeldet|angegeben|beziffert|genannt|behauptet|mitgeteilt|schrieben|berichteten|meldeten"
    "|nannten|bezifferten|gaben|datiert|bezeichnet|bezeichneten"
)
TEXTS, EARLIER, SAID = f"(?:{TEXT_WORDS})", f"(?:{EARLIER_WORDS})", f"(?:{SAID_WORDS})"
EARLIER_TEXT = Expression(
    rf"\b{EARLIER}(?: [a-zäöüß]{{4,20}})? {TEXTS}\b|\b(?:[Ii]n (?:dem|diesem|der)|[Ii]m) {TEXTS} (?:hieß"
    rf"|stand(?:en)?)\b"
    r"|\b(?:stand|hieß es) (?:hier|an dieser Stelle)\b"
)
OWN_WORD = Expression(
    rf"\b[Ww]ir\b[^\n]{{0,160}}?\b{SAID}\b|\b{SAID}\b[^\n]{{0,20}}? wir\b"
    rf"|\b(?:haben|hatten) wir\b[^\n]{{0,160}}?\b{SAID}\b"
)
NOTE_HEAD = Expression(
    r"^\W*(?:Berichtigung|BERICHTIGUNG|Korrektur|KORREKTUR|Korrekturhinweis|Richtigstellung|Korrigendum"
    r"|Anm(?:erkung|\.) d(?:er|\.) Red(?:aktion\b|\.)|Anmerkung:|(?:(?:Transparenzh|Redaktioneller H"
    r"|H)inweis)(?: der Redaktion)?:"
    r"|(?:Berichtigt|Korrigiert)(?: wurden?\b|:)|In eigener Sache:"
    r"|(?:Die|Der|Das) [^.:!?\n]{3,60} (?:wurden?|haben wir) (?:nachträglich )?(?:korrigiert|berichtigt):)"
)
OWN_MENDED = Expression(
    r"\b(?:[Ww]ir haben|[Dd]ie Redaktion hat|[Dd]er (?:Artikel|Text|Beitrag) wurde) [^.!?\n]{0,80}"
    r"(?:korrigiert|berichtigt|geändert|angepasst|richtiggestellt)\.\s*$"
)
OTHERWISE = Expression(
    rf"\b[Ee]ntgegen (?:unserer|unserem|der|dem|einer|einem)(?: [a-zäöüß]{{4,20}})? (?:{TEXTS}|Angaben?|Darstellung)\b|"
    r"\b[Aa]nders als (?:(?:zunächst|zuerst|ursprünglich|irrtümlich|fälschlich\w*|versehentlich|gestern|hier|von uns"
    rf"|(?:im|in der|in unserem|in unserer) {TEXTS}) ){{1,4}}(?:berichtet|gemeldet|vermeldet|geschrieben"
    rf"|angegeben|genannt|dargestellt|mitgeteilt)\b"
)
OWN_FAULT = Expression(
    r"\b(?:ist|war) uns\b[^.!?\n]{0,60}\bFehler (?:unterlaufen|passiert)\b|\bsich\b[^.!?\n]{0,40}\bFehler "
    r"eingeschlichen\b"
)
SLIPPED_IN = Expression(
    r"\b[Ii]m (?:\w+ )?(?:Artikel|Beitrag|Bericht|Text|Absatz|Satz)\b[^\n]{0,60}"
    r"\b(?:irrtümlich|fälschlich|versehentlich)"
    r"|\b(?:[Ii]rrtümlich|[Ff]älschlich|[Vv]ersehentlich)[^\n]{0,60}\b[Ii]m (?:Artikel|Beitrag|Bericht|Text)\b"
    r"|\b(?:[Aa]ufgrund|[Ww]egen|[Dd]urch) eine[sn] (?:Übermittlungs|Übertragungs|Redaktions|Schreib|Tipp|Rechen|Lese)"
    r"fehlers?\b"
)
BEFORE_SAID = Expression(r"\b[Zz]uvor (?:hatte|hatten|stand|hieß|war)\b")
SORRY = Expression(
    r"\b[Ww]ir (?:bitten,? (?:um Entschuldigung|um Verzeihung|(?:den|diesen) (?:Fehler|Irrtum) zu entschuldigen|dies zu"
    r" entschuldigen)|bedauern|entschuldigen uns)"
)
NOT_BUT = Expression(r"\bnicht\b(?P<wrong>[^\n]{1,140}?),? sondern\b")
BUT = Expression(r"^[^\n]{0,60}?\b(?:aber|jedoch|allerdings|hingegen|in Wirklichkeit)\b")
BUT_HERE = Expression(
    r"[,;–]\s+(?:es|sie|er) (?:sind|ist|waren|war|wurden?|kamen)\b[^\n,]{0,20}"
    r"\b(?:aber|jedoch|allerdings|hingegen|in Wirklichkeit)\b"
)
# "..., es sind 40": behind what the newsroom had written, the right thing needs no "aber".
IS_HERE = Expression(r"[,;–]\s+es (?:sind|ist|waren|war|müssen|muss)\b")
INSTEAD_FIRST = Expression(
    r"(?:^|[.:!?]\s+|[,–]\s)[Ss]tatt (?P<wrong>(?:(?:der|den|von|einer|eines) )?[\d.,]+(?: (?:Mio\.|Mrd\."
    r"|[A-ZÄÖÜ][\w-]*|%|€)){0,3})"
    r"(?= [a-zäöüß])"
)
WRITTEN_FOR = Expression(
    rf"(?:{EARLIER} {TEXTS}|\b[Ww]ir (?:haben|hatten)|\b(?:haben|hatten) wir|\b(?:[Ii]rrtümlich"
    rf"|[Ff]älschlich|[Vv]ersehentlich)\w*)"
    rf"\b(?P<wrong>[^.!?\n]{{1,100}}?) (?:statt|anstatt|anstelle von) (?P<right>[^!?\n]{{1,100}}?) {SAID}\b"
)
NOW = Expression(r"\b(?:[Nn]un|[Jj]etzt|[Ii]nzwischen|[Mm]ittlerweile)\b")
DIGIT = Expression(r"\d")
MENDED_BEFORE = 140  # characters
FIRST = Expression(r"\b(?:[Zz]unächst|[Zz]uerst|[Ii]rrtümlich|[Ff]älschlich\w*|[Vv]ersehentlich|[Uu]rsprünglich)\b")
FALSE = Expression(
    r"\b(?:falsch|unrichtig|fehlerhaft|nicht (?:richtig|korrekt|zutreffend)|ein (?:Fehler|Irrtum)|unzutreffend)\b"
    r"|\b[Dd](?:as|ies) stimmt(?:e)? nicht\b|\btr(?:ifft|af|effen|afen) (?:so )?nicht zu\b"
)
RIGHT = Expression(
    r"\b(?:[Rr]ichtig|[Kk]orrekt) (?:ist|sind|wäre|wären|muss|lautet|heißt)\b"
    r"|\b(?:wäre|wären|ist|sind) (?:richtig|korrekt)\b|\b[Ii]n Wahrheit\b|\b[Tt]atsächlich\b"
    r"|\b[Ii]n Wirklichkeit\b"
    r"|\bmuss es\b[^\n]{0,60}?\bheißen\b|\b[Ee]s (?:müssen|muss)\b[^\n]{0,40}?\bsein\b"
    r"|\b[Ww]ir haben (?:das|dies|den Fehler|die Angabe) (?:korrigiert|berichtigt)\b"
    r"|\b[Dd](?:as|ies) haben wir (?:korrigiert|berichtigt|geändert)\b"
)
STATES = Expression(r"^\W*(?:[Ee]s|[Ss]ie|[Ee]r) (?:sind|ist|waren|war|heißt|hieß|kostet|lag|liegt)\b")
MUST = Expression(r"\bmuss es\b[^\n]{0,60}?\bheißen\b|\b(?:[Rr]ichtig|[Kk]orrekt) (?:ist|sind|muss)\b")
INSTEAD = Expression(r"\b(?:statt|anstatt|anstelle von)\b|\bund nicht\b|[,(] ?nicht\b")
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
    "nicht zu",
    "rrtümlich",
    "älschlich",
    "ersehentlich",
    "Anders als",
    "anders als",
    "Entschuldig",
    "entschuldig",
    "edauern",
    " statt ",
    "fehler",
    "ntgegen",
    "Es müssen",
    "Es muss",
    " es sind ",
    " aber ",
    " jedoch ",
    "allerdings",
    "eigener Sache",
)
# By what NOTE_HEAD, MUST, OTHERWISE, OWN_FAULT, OWN_MENDED and SLIPPED_IN are told.
NOTED = Expression(
    r"(?:Berichtigung|BERICHTIGUNG|Korrektur|KORREKTUR|Richtigstellung|Korrigendum)\w*|[BbKk](?:erichtigt|orrigiert)"
    r"|heißen|[Rr]ichtig|[Kk]orrekt|[Aa]nders|\w*[Ff]ehlers?|Red(?:aktion)?|[Hh]inweis|eigener|(?:[Ii]rrtümlich"
    r"|[Ff]älschlich|[Vv]ersehentlich)\w*"
)
STOOD = frozenset(("hieß", "stand", "standen"))
OURS = frozenset(("wir", "Wir"))
ALL_SAID, ALL_TEXTS, ALL_EARLIER = (frozenset(one.split("|")) for one in (SAID_WORDS, TEXT_WORDS, EARLIER_WORDS))
OPENED = Expression(r"^\W*[„»\"]")
FOLLOWING = 2  # sentences in which what is right may be said


def correction_notes_of(article: AnnotatedArticle) -> tuple[CorrectionNote, ...]:
    """All correction notes of an article in order."""
    if article.language == "en":
        return english_notes(article)
    if article.language != "de" or not any(cue in article.text for cue in CUES):
        return ()
    mended = is_mended_before(article.text, article.article.body_start)
    if not mended and not may_hold_note(article.mentions(words_of)):
        return ()
    text, sentences = article.text, list_sentences(article)
    found: list[CorrectionNote] = []
    beyond = 0
    for number, (start, end) in enumerate(sentences):
        if start < beyond:
            continue
        headed = any(is_head(text, one) for one in sentences[max(0, number - FOLLOWING) : number])
        note = read_instead(text, (start, end), headed) or read_own(text, sentences, number)
        if note is not None:
            found.append(note)
            beyond = note.end
    return tuple(found)


def english_notes(article: AnnotatedArticle) -> tuple[CorrectionNote, ...]:
    """All correction notes of an English article in order."""
    if not may_hold_english_note(article.text):
        return ()
    sentences = list_sentences(article)
    found: list[CorrectionNote] = []
    for number in range(len(sentences)):
        note = read_english_note(article.text, sentences, number)
        if note is not None and not (found and note.start < found[-1].end):
            found.append(note)
    return tuple(found)


def may_hold_note(words: frozenset[str]) -> bool:
    """Whether an article of these words may have a correction note: every note has one of NOTED, a word for its text
    with one for an earlier one or for what stood there, or says "wir" with a verb of saying."""
    if noted().among(words):
        return True
    if not OURS.isdisjoint(words) and not ALL_SAID.isdisjoint(words):
        return True
    return not ALL_TEXTS.isdisjoint(words) and not (ALL_EARLIER | STOOD).isdisjoint(words)


@lru_cache(maxsize=1)
def noted() -> TriedWords:
    """The words by which a newsroom may mend its own text."""
    return TriedWords(NOTED.fullmatch)


def list_sentences(article: AnnotatedArticle) -> tuple[Span, ...]:
    """Start and end of every sentence of an article's body."""
    start, spans = article.article.body_start, []
    for mark, following in article.mentions(sentence_ends_of):
        spans.append((start, mark + 1))
        start = following
    return (*spans, (start, len(article.text)))


def is_head(text: str, sentence: Span) -> bool:
    """Whether a sentence begins a note or owns up to a mistake, so that the next ones may say what is right."""
    words = text[slice(*sentence)]
    return NOTE_HEAD.match(words) is not None or OWN_FAULT.search(words) is not None


def read_instead(text: str, sentence: Span, headed: bool = False) -> CorrectionNote | None:
    """ "Berichtigung: ... muss es heißen: RIGHT (statt WRONG)", "Berichtigung: ... RIGHT (nicht WRONG)", "Wir haben den
    Preis korrigiert. Er beträgt RIGHT, nicht WRONG", "Anders als zunächst berichtet nicht WRONG, sondern RIGHT".
    `headed` says that a sentence shortly before begins the note."""
    start, end = sentence
    if OPENED.match(text[start:end]):
        return None
    head = NOTE_HEAD.match(text[start:end])
    slipped = WRITTEN_FOR.search(text[start:end])
    if slipped is not None:  # "Wir haben versehentlich 20 statt 40 Boote genannt"
        return CorrectionNote(start, end, offset(slipped.span("wrong"), start), offset(slipped.span("right"), start))
    must = MUST.search(text, start, end)
    own = OTHERWISE.search(text, start, end) or OWN_FAULT.search(text, start, end)
    if head is None and must is None and own is None and not headed and not is_mended_before(text, start):
        return None
    first = must.end() if must else own.end() if own else start + (head.end() if head else 0)
    but = NOT_BUT.search(text, first, end)
    if but is not None:
        return CorrectionNote(start, end, but.span("wrong"), (but.end(), end))
    front = INSTEAD_FIRST.search(text[start:end])
    if front is not None:  # "Statt 40 Booten kauft die Stadt 20"
        return CorrectionNote(start, end, offset(front.span("wrong"), start), (start + front.end(), end))
    instead = INSTEAD.search(text, first, end)
    if instead is None:
        return None
    return CorrectionNote(start, end, (instead.end(), end), (first, instead.start()))


def offset(span: Span, start: int) -> Span:
    """A span within a sentence as one of the text."""
    return span[0] + start, span[1] + start


def is_mended_before(text: str, start: int) -> bool:
    """Whether the sentence before `start` says that the newsroom has corrected something."""
    return OWN_MENDED.search(text, max(0, start - MENDED_BEFORE), start) is not None


def told_before(text: str, sentence: Span) -> int | None:
    """Where in a sentence ends what says that the newsroom had written it; None where nothing says so."""
    start, end = sentence
    words = text[start:end]
    found = EARLIER_TEXT.search(words) or OWN_WORD.search(words) or SLIPPED_IN.search(words)
    if found is not None:
        return found.end()
    headed = NOTE_HEAD.match(words) is not None and (FIRST.search(words) or FALSE.search(words))
    again = BEFORE_SAID.search(words) is not None and is_mended_before(text, start)
    return 0 if headed or again else None


def read_own(text: str, sentences: Sequence[Span], number: int) -> CorrectionNote | None:
    """A sentence that tells what was written, with words behind it that call it wrong or say what is right."""
    start, end = sentences[number]
    sentence = text[start:end]
    told = None if OPENED.match(sentence) else told_before(text, (start, end))
    if told is None:
        return None
    false = FALSE.search(sentence, told)
    right_here = RIGHT.search(sentence, told) or BUT_HERE.search(sentence, told) or IS_HERE.search(sentence, told)
    if right_here is not None and not MUST.search(sentence[: right_here.start()]):
        place = start + right_here.start()
        return CorrectionNote(start, end, (start, place), (place, end))
    further = sentences[number + 1 : number + 1 + FOLLOWING]
    contrasted = EARLIER_TEXT.search(sentence) or any(SORRY.search(text, *one) for one in further)
    said = SLIPPED_IN.search(sentence) is not None
    last = end
    for first, stop in further:
        following = text[first:stop]
        says_false, says_right = FALSE.search(following), RIGHT.search(following)
        but = contrasted and not false and BUT.match(following) and not NOW.search(following)
        sorry = contrasted and SORRY.search(following) and IS_HERE.search(following)
        if (
            says_right
            or but
            or sorry
            or ((false or said) and (STATES.match(following) or is_other(following, last > end)))
        ):
            behind = says_false is not None and says_right is not None and says_false.end() <= says_right.start()
            right_start = first + says_false.end() if behind and says_false else first
            return CorrectionNote(start, stop, (start, end), (right_start, stop))
        if says_false is None:
            break
        false, last = says_false, stop
        rest = following[says_false.end() :]
        if any(character.isalnum() for character in rest):  # "Das war falsch, es sind 12."
            return CorrectionNote(start, stop, (start, end), (first + says_false.end(), stop))
    before = sentences[number - 1] if number else None
    if before is not None and not false and NOTE_HEAD.match(text[slice(*before)]) and EARLIER_TEXT.search(sentence):
        return CorrectionNote(before[0], end, (start, end), before)  # "Korrektur: Es sind 20. In einer früheren ..."
    return CorrectionNote(start, last, (start, end), None) if false else None


def is_other(sentence: str, rejected: bool) -> bool:
    """Whether a sentence gives another figure after one that only said: that is false. "Gezählt wurden 13." """
    return rejected and DIGIT.search(sentence) is not None and not SORRY.search(sentence)
