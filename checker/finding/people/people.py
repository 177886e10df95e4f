"""The people of an article, each one person with party, office and age, and every place where one is named or meant.

In: an AnnotatedArticle. Out: PersonMention in order of place; offsets are characters of the article's text.
"""

from __future__ import annotations

from bisect import bisect_left

from checker.finding.people.afterwards import read_after
from checker.finding.people.anaphora import attach_descriptions
from checker.finding.people.english_titles import read_english_titles
from checker.finding.people.mentions import SENTENCE_MARKS, Found, find_names
from checker.finding.people.names import first_names
from checker.finding.people.party_phrases import read_party_phrases
from checker.finding.people.persons import Person, PersonMention
from checker.finding.people.resolving import carry_surnames, find_slips, mentions_of, resolve
from checker.finding.people.scanning import Piece, pieces_of
from checker.finding.people.scopes import suggest_scopes
from checker.finding.people.surroundings import read_before
from checker.language import AnnotatedArticle

__all__ = ["Person", "PersonMention", "first_names", "people_of", "persons_of"]


def people_of(article: AnnotatedArticle) -> tuple[PersonMention, ...]:
    """Every place where a person is named or meant, with the person of this article behind it."""
    pieces = article.mentions(pieces_of)
    found = find_names(pieces)
    found += carry_surnames(pieces, found)
    found.sort(key=lambda each: each.first)
    ends = sentence_ends(pieces)
    read_surroundings(pieces, found, article.text, ends)
    if article.language == "en":
        read_english_titles(article.text, found)
    drafts = resolve(found)
    suggest_scopes(pieces, drafts)
    find_slips(pieces, found, drafts)
    attach_descriptions(pieces, drafts, found, ends)
    return mentions_of(drafts)


def persons_of(article: AnnotatedArticle) -> tuple[Person, ...]:
    """Each person of the article once, in order of the first mention."""
    return tuple(dict.fromkeys(mention.person for mention in article.mentions(people_of)))


def read_surroundings(pieces: tuple[Piece, ...], found: list[Found], text: str, ends: list[int]) -> None:
    """Fill in what stands before and after every name; `found` is in order of place."""
    previous_end = 0
    for number, each in enumerate(found):
        lowest = max(previous_end, _start_of_sentence(ends, each.first))
        following = found[number + 1].first if number + 1 < len(found) else len(pieces)
        read_before(pieces, each, lowest)
        highest = min(following, _end_of_sentence(ends, each.last, len(pieces)))
        shared = read_after(pieces, each, text, highest, following)
        read_party_phrases(pieces, each, text, (lowest, highest))
        if shared and number:
            _share_bracket(found, number, shared[0], pieces)
        previous_end = each.last


def _share_bracket(found: list[Found], number: int, stop: int, pieces: tuple[Piece, ...]) -> None:
    """ "A und B (beide CDU)": the bracket holds for the names before that are joined by "und" or commas, too."""
    last = found[number]
    party = last.parties[-1].party
    for each in reversed(found[max(0, number - 4) : number]):
        between = [piece.text for piece in pieces[each.last : last.first]]
        if len(between) != 1 or between[0] not in ("und", ",", "sowie"):
            return
        each.parties.append(type(last.parties[-1])(party, each.name.start, stop))
        last = each


def sentence_ends(pieces: tuple[Piece, ...]) -> list[int]:
    """Places of marks that end a sentence: a full stop before a capital, not after an initial or title."""
    return [
        place
        for place, piece in enumerate(pieces)
        if piece.text in SENTENCE_MARKS and (piece.text != "." or (place and _may_end(pieces[place - 1].text)))
    ]


def _may_end(word: str) -> bool:
    """Whether a full stop behind a word may end a sentence: not behind an initial, a short title or a number."""
    return len(word) > 2 and not word.isdecimal()


def _start_of_sentence(ends: list[int], place: int) -> int:
    at = bisect_left(ends, place)
    return ends[at - 1] + 1 if at else 0


def _end_of_sentence(ends: list[int], place: int, total: int) -> int:
    at = bisect_left(ends, place)
    return ends[at] if at < len(ends) else total
