"""Figures after the name of a party: "CDU 41, SPD 33" are seats or votes, "die AfD 2025" is a year."""

from __future__ import annotations

from checker.finding.figures.counted import Counted, noun_lemma
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.finding.people.parties import party_named

RESULT_WORDS = {"de": words("result_words"), "en": words("result_words_en")}
RESULT_NOUNS = words("result_nouns")
ARTICLES = frozenset(("die", "der", "den", "das", "the"))
SEPARATORS = frozenset((",", ";", "und", "and", "sowie", "–", "-", "/", "|"))
FULL_STOPS = frozenset(".!?")
STATED = frozenset(("%", "prozent", *RESULT_NOUNS))
LONGEST_PARTY = 4
REACH = 40
REACH_BEHIND = 12
YEARS = range(1900, 2100)


def is_party_result(line: Line, index: int) -> bool:
    """Whether the bare figure at `index` is what the party named before it got.

    The sentence must speak of seats, votes or a result, or another party with a figure must stand beside; a figure
    that looks like a year is none.
    """
    text = line.at(index).text
    if not text.isdecimal() or int(text) in YEARS or not ends_party(line, index - 1):
        return False
    if follows_pair(line, index) or precedes_pair(line, index) or result_word_behind(line, index):
        return True
    return result_word_before(line, index, RESULT_WORDS[line.language]) >= 0


def ends_party(line: Line, last: int) -> bool:
    """Whether the pieces up to `last` end with the name of a party: "SPD", "CDU/CSU", "Freie Wähler"."""
    if not line.at(last).text[:1].isupper():
        return False
    end = line.at(last).end
    firsts = range(last, max(-1, last - LONGEST_PARTY), -1)
    return any(party_named(line.text[line.at(first).start : end]) for first in firsts)


def follows_pair(line: Line, index: int) -> bool:
    """Whether another party and its figure stand directly before: "CDU 28, die SPD" before 31."""
    for at in range(index - 2, max(-1, index - 4 - LONGEST_PARTY), -1):
        if line.is_figure(at):
            after = at + 1 + (line.at(at + 1).lower in STATED)
            separated = line.at(after).lower in SEPARATORS
            return separated and is_short(line, range(after, index)) and ends_party(line, at - 1)
    return False


def precedes_pair(line: Line, index: int) -> bool:
    """Whether another party and its figure stand directly behind: after 28 ", die SPD 31"."""
    if line.at(index + 1).lower not in SEPARATORS:
        return False
    for at in range(index + 3, index + 4 + LONGEST_PARTY):
        if line.is_figure(at):
            return is_short(line, range(index + 2, at)) and ends_party(line, at - 1)
    return False


def is_short(line: Line, between: range) -> bool:
    """Whether the pieces between two figures are only names, articles and the marks of a list."""
    return all(
        (piece := line.at(at)).text[:1].isupper() or piece.lower in ARTICLES or piece.lower in SEPARATORS
        for at in between
    )


def result_word_before(line: Line, index: int, known: frozenset[str]) -> int:
    """The index of the nearest of some words before the figure at `index`, in its sentence; or -1."""
    pieces = line.pieces
    for at in range(index - 1, max(-1, index - REACH), -1):
        if pieces[at].lower in known:
            return at
        if pieces[at].text in FULL_STOPS and line.ends_sentence(at):
            return -1
    return -1


def result_word_behind(line: Line, index: int) -> bool:
    """Whether a word of seats or votes stands shortly behind the figure at `index`, in its sentence."""
    for piece in line.pieces[index + 1 : index + REACH_BEHIND]:
        if piece.lower in RESULT_WORDS[line.language]:
            return True
        if piece.text in FULL_STOPS:
            return False
    return False


def counted_by_result(line: Line, index: int) -> Counted | None:
    """The noun that figures of parties count, where it heads their list: "Sitze: CDU 41, SPD 33"."""
    if not ends_party(line, index - 1):
        return None
    at = result_word_before(line, index, RESULT_NOUNS)
    if at < 0:
        return None
    noun = line.at(at)
    return Counted(noun_lemma(noun.text), noun.start, noun.end, at + 1)
