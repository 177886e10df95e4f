"""Corrections told in an article: which figure was wrong and, where it is said, which is right.

Three kinds are read: a newsroom's own ("Berichtigung: ... muss es richtig heißen: ... (statt: ...)", "In einer
früheren Version hieß es ..."), an authority's ("von 23 auf 22 korrigiert", "22 statt der zuvor gemeldeten 23"), and an
earlier count taken back ("Zunächst hatten wir 284 Ja-Stimmen gemeldet ... berichtigt").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.expression import Expression
from checker.finding.figures.quantities import QuantityMention, quantities_of
from checker.finding.page.correction_notes import correction_notes_of
from checker.finding.page.notes import CorrectionNote
from checker.language import AnnotatedArticle

LINE = Expression(r"[^\n]+")
SENTENCE = Expression(r"[^\n]+?(?:[^\W\d_]{3}[.!?][)“”«»\"']*(?=\s+[„»\"(]?[A-ZÄÖÜ0-9])|(?=\n)|$)")
CUE = Expression(
    r"[Bb]erichtig|KORREKTUR|[Kk]orrektur|[Kk]orrigier|(?:früheren|ersten|älteren|vorherigen|"
    r"ursprünglichen) (?:Version|Fassung|Meldung)"
    r"|heißen|statt|[Ff]älschlich|[Ii]rrtümlich|[Vv]ersehentlich|doppelt gezählt|zurückgenommen|nicht korrekt|revidier"
)
CUE_PARTS = (  # every match of CUE has one of them: a search for plain text is the faster one
    *("erichtig", "KORREKTUR", "orrektur", "orrigier", "en Version", "en Fassung", "en Meldung", "heißen", "statt"),
    *("älschlich", "rrtümlich", "ersehentlich", "doppelt gezählt", "zurückgenommen", "nicht korrekt", "revidier"),
)
MUST_READ = Expression(
    r"\bmuss es\b[^.\n]{0,60}?\bheißen\b|\b(?:richtig|korrekt) (?:ist|sind|muss)\b|\bes (?:sind|ist) richtig\b"
)
INSTEAD = Expression(r"\b(?:statt|anstatt|anstelle von)\b|\bund nicht\b|[,(] ?nicht\b")
EARLIER_VERSION = Expression(
    r"\b(?:früheren|ersten|älteren|vorherigen|ursprünglichen) (?:Version|Fassung|Meldung)\b[^.\n]{0,80}?"
    r"\b(?:hieß|stand|war|waren|hatten|haben|wurde|wurden|lautete|nannten)\b"
)
RIGHT = Expression(
    r"\b(?:[Rr]ichtig|[Kk]orrekt|[Tt]atsächlich|[Ii]n Wahrheit|[Ww]ir haben (?:das|dies|die Zahl|"
    r"den Fehler) korrigiert)\b"
)
FIRST_SAID = Expression(
    r"\b(?:[Zz]unächst|[Zz]uerst|[Uu]rsprünglich|[Ii]rrtümlich|[Ff]älschlicherweise|[Vv]ersehentlich|zuvor|"
    r"[Aa]nfangs|(?:erste|frühere|vorherige)n? Angaben?)\b"
)
TOLD = Expression(
    r"\b(?:gemeldet|verkündet|berichtet|geschrieben|angegeben|die Rede|mitgeteilt|genannt|beziffert|wonach|"
    r"geheißen|gezählt)\b"
)
TAKEN_BACK = Expression(
    r"[Bb]erichtig|[Kk]orrigier|[Kk]orrektur|doppelt gezählt|zurückgenommen|[Ii]rrtum|[Ii]rrtümlich|[Ff]ehler|revidier"
)
FROM_TO_WORD = Expression(r"\bvon\s*$|\bvon (?:zuvor |zunächst |bisher |zuletzt )$")
OWN = Expression(
    r"^\W*(?:Berichtigung|Korrektur|Korrekturhinweis|Anmerkung|KORREKTUR|BERICHTIGUNG)\b|\bRedaktion\b|\bd\. Red\b"
    r"|muss es[^.\n]{0,60}heißen|\b[Ww]ir (?:haben|hatten|berichteten|schrieben|berichtigen"
    r"|korrigieren)\b|\b(?:haben|hatten) wir\b"
    r"|\b[Ii]m (?:ersten|zweiten|dritten|vierten|fünften|letzten|vorletzten) (?:Absatz|Satz)\b"
    r"|\b[Ii]n der (?:Überschrift|Bildunterschrift|Unterzeile)\b|\b[Ii]m (?:Vorspann|Teaser|Text|Artikel|Beitrag)\b"
)
LONGEST = 1500  # characters; what is longer is no sentence
SHARES = ("percent", "percentage_point")


@dataclass(frozen=True, slots=True)
class CorrectionMention:
    """A figure said to be wrong: the passage from start to end tells it, `right` is what it should have been, if said.

    `own` is True where the newsroom corrects itself, so that the wrong figure never held; else an authority revised it.
    """

    start: int
    end: int
    wrong: QuantityMention
    right: QuantityMention | None
    own: bool


def corrections_of(article: AnnotatedArticle) -> tuple[CorrectionMention, ...]:
    """All corrections of figures in an article, in order; offsets in characters of its text."""
    notes = article.mentions(correction_notes_of)
    cued = article.language == "de" and any(part in article.text for part in CUE_PARTS)
    sentences = sentences_near_cues(article.text, article.article.body_start) if cued else []
    if not sentences and not notes:
        return ()
    figures = [figure for figure in article.mentions(quantities_of) if figure.kind not in ("ordinal", "multiple")]
    starts = [figure.start for figure in figures]
    found: dict[int, CorrectionMention] = {}
    for number, (start, end) in enumerate(sentences):
        if end - start > LONGEST or not CUE.search(article.text, start, end):
            continue
        last = sentences[min(number + 1, len(sentences) - 1)][1]
        following = figures[bisect_left(starts, end) : bisect_left(starts, last)]
        inside = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        previous = sentences[number - 1] if number else None
        for mention in read_sentence(article.text, (start, end), inside, following, last):
            found.setdefault(mention.wrong.start, mention)
        if previous and not any(start <= place < end for place in found):
            before = figures[bisect_left(starts, previous[0]) : bisect_left(starts, start)]
            for mention in read_taken_back(article.text, previous, before, article.text[start:end]):
                found.setdefault(mention.wrong.start, mention)
    for note in notes:
        for mention in read_note(note, figures, starts):
            read = found.get(mention.wrong.start)
            told = read is not None and read.right is None and mention.right is not None
            if read is None or told or not read.own:  # a newsroom's note is its own, however the sentences were cut
                found[mention.wrong.start] = mention
    return tuple(found[place] for place in sorted(found))


def read_note(
    note: CorrectionNote, figures: Sequence[QuantityMention], starts: Sequence[int]
) -> Iterator[CorrectionMention]:
    """The corrections of figures in a newsroom's note; `starts` are the offsets of all figures, in order."""
    wrong = figures[bisect_left(starts, note.wrong[0]) : bisect_left(starts, note.wrong[1])]
    if note.right is None:
        if len(wrong) == 1:
            yield CorrectionMention(note.start, note.end, wrong[0], None, True)
        return
    right = figures[bisect_left(starts, note.right[0]) : bisect_left(starts, note.right[1])]
    wrong = [figure for figure in wrong if any(is_alike(figure, other) for other in right)]
    yield from pair_figures(wrong, right, (note.start, note.end), True)


def sentences_near_cues(text: str, start: int) -> list[tuple[int, int]]:
    """The sentences of every line behind `start` that has a cue, and of the lines before and behind it."""
    lines = [line.span() for line in LINE.finditer(text, start)]
    cued = [bool(CUE.search(text, *line)) for line in lines]
    sentences: list[tuple[int, int]] = []
    for number, (first, end) in enumerate(lines):
        if any(cued[max(0, number - 1) : number + 2]):
            while first < end and (found := SENTENCE.search(text, first)) and found.start() < end:
                sentences.append(found.span())
                first = found.end()
    return sentences


def read_sentence(
    text: str, span: tuple[int, int], inside: Sequence[QuantityMention], following: Sequence[QuantityMention], last: int
) -> Iterator[CorrectionMention]:
    """The corrections of one sentence; `following` are the figures of the next, which ends at `last`."""
    start, end = span
    sentence = text[start:end]
    must = MUST_READ.search(sentence)
    instead = INSTEAD.search(sentence, must.end() if must else 0)
    if instead and inside and (must or TAKEN_BACK.search(sentence)):
        place = start + instead.start()
        right = [
            figure for figure in inside if figure.start < place and (not must or figure.start >= start + must.end())
        ]
        wrong = [figure for figure in inside if figure.start >= place]
        yield from pair_figures(wrong, right, span, is_own(sentence))
        return
    version = EARLIER_VERSION.search(sentence)
    if version and inside:
        wrong = [figure for figure in inside if figure.start >= start + version.start()]
        says_right = RIGHT.search(text, end, last) is not None
        yield from pair_figures(wrong, list(following) if says_right else [], (start, last), True)
        return
    yield from read_revision(text, span, inside)
    if TAKEN_BACK.search(sentence):
        yield from read_taken_back(text, span, inside, sentence)


def is_own(sentence: str) -> bool:
    return bool(OWN.search(sentence))


def pair_figures(
    wrong: Sequence[QuantityMention], right: Sequence[QuantityMention], span: tuple[int, int], own: bool
) -> Iterator[CorrectionMention]:
    """Each wrong figure with the right one at its place in the row of its kind; equal figures were not wrong."""
    for number, figure in enumerate(wrong):
        alike = [other for other in right if is_alike(figure, other)]
        if any(other.quantity == figure.quantity for other in alike):
            continue
        meant = alike[number] if len(wrong) == len(alike) else alike[0] if len(alike) == 1 else None
        if meant is None and alike and len(alike) > 1:
            continue
        lent = lend_unit(figure, meant) if meant else figure
        yield CorrectionMention(span[0], span[1], lent, lend_unit(meant, figure) if meant else None, own)


def lend_unit(bare: QuantityMention, other: QuantityMention) -> QuantityMention:
    """A figure without a unit with that of the one it stands for: "2,4 Millionen Euro (nicht 4,2 Millionen)"."""
    if bare.quantity.unit is not None or other.quantity.unit is None or bare.counted is not None:
        return bare
    return replace(bare, kind=other.kind, quantity=replace(bare.quantity, unit=other.quantity.unit))


def is_alike(one: QuantityMention, other: QuantityMention) -> bool:
    """Whether two figures may stand for one another: one kind and unit, or one of them bare."""
    if one.kind == other.kind and one.quantity.unit == other.quantity.unit:
        return True
    return "count" in (one.kind, other.kind) and (one.counted is None or other.counted is None)


def read_revision(text: str, span: tuple[int, int], inside: Sequence[QuantityMention]) -> Iterator[CorrectionMention]:
    """ "von 23 auf 22 korrigiert" """
    if not re.search(r"[Kk]orrigier|[Bb]erichtig|nach unten revidier", text[slice(*span)]):
        return
    for one, other in pairwise(inside):
        between = text[one.outer_end : other.outer_start]
        before = text[max(span[0], one.outer_start - 16) : one.outer_start].lower()
        joined = re.fullmatch(r"(?:\s[^\W\d_]+){0,2}\s+auf\s+(?:nunmehr |nun |jetzt )?", between)
        if FROM_TO_WORD.search(before) and joined and is_alike(one, other) and one.quantity.unit not in SHARES:
            yield CorrectionMention(span[0], span[1], one, other, is_own(text[slice(*span)]))


def read_taken_back(
    text: str, span: tuple[int, int], inside: Sequence[QuantityMention], reason: str
) -> Iterator[CorrectionMention]:
    """ "Zuerst hatte der Rat 284 Ja-Stimmen gemeldet, das dann aber berichtigt" """
    sentence = text[slice(*span)]
    first = FIRST_SAID.search(sentence)
    told = TOLD.search(sentence)
    if not first or not told or not TAKEN_BACK.search(reason) or INSTEAD.search(sentence):
        return
    low, high = sorted((first.start(), told.start()))
    for figure in inside:
        # What stands between "zunächst" and "gemeldet" is what was reported first; "wonach" opens what was said.
        opened = told.group() == "wonach" and figure.start >= span[0] + told.end()
        if opened or low <= figure.start - span[0] < high:
            yield CorrectionMention(span[0], span[1], figure, None, False)
