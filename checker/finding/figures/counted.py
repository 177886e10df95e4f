"""The noun a figure counts, in its dictionary form: "26 andere westliche Länder" counts "Land"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.expression import Expression
from checker.finding.figures.number_words import number_word
from checker.finding.figures.scan import Line
from checker.finding.figures.word_lists import words
from checker.finding.people.places import is_place_form
from checker.language import is_known, tag_of
from checker.language.words import lemma_of

ADJECTIVES = 4
TAIL = 3
RUN = 3  # words behind an English figure among which its noun stands
LONGEST_HEAD = 25
INFINITIVES = ("en", "eln", "ern")
REACH = 18
SHORTEST = 7
NUMBER_NOUNS = frozenset(("zahl", "anzahl", "gesamtzahl"))
BEFORE_ADJECTIVE = words("before_adjective")
ADJECTIVE = Expression(r".{2,}(?:e|en|er|es|em)$")
NOT_ADJECTIVES = words("not_adjectives")
PARTITIVE = words("partitives")
PARTITIVE_AFTER_VON = words("partitives_after_von")
OPENING = frozenset("„“”»«\"‚'")
# Nominalised adjectives and participles keep a strong form: "Verletzte", "Verletzten" -> "Verletzter".
NOMINAL = Expression("(?:" + "|".join(sorted(words("nominal"))) + ")$")
PARTICIPLES = frozenset(("injured", "wounded", "dead", "missing", "killed"))  # "30 injured" are no verb's
NOT_NOMINAL = words("not_nominal")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: its lemma, offsets in the text, and the index of the piece after it."""

    lemma: str
    start: int
    end: int
    after: int


@lru_cache(maxsize=100_000)
def noun_lemma(form: str, language: str = "de", plural: bool = False) -> str:
    """The dictionary form of a noun; nominalised adjectives in the strong masculine form ("Toter").

    `plural` says that the form is a plural without article: then one in -e that is its own lemma is an adjective.
    """
    if language != "de":
        if form in PARTICIPLES:
            return form
        return "person" if form == "people" else english_lemma(form)
    lemma = lemma_of(form, "de")
    if lemma[:1].islower():
        return nominal_of(form, lemma)
    if lemma == form and form.endswith(("e", "n", "s")):
        lemma = compound_lemma(form)
    own = plural and lemma == form and form.endswith("e") and form[:2] not in ("Ge", "ge")
    nominal = is_nominal(lemma) or (own and form.lower() not in NOT_NOMINAL)
    return strong(lemma) if nominal else lemma


def english_lemma(form: str) -> str:
    """The singular of an English noun; of one that the dictionary lacks ("ukrainians") the form without its -s."""
    lemma = lemma_of(form, "en")
    plain = lemma == form and is_english_plural(form) and form not in ENGLISH_PLURALS and form.endswith("ans")
    return form[:-1] if plain else lemma


def nominal_of(form: str, lemma: str) -> str:
    """The noun whose look-up gave a verb or an adjective: "Verletzte" is an adjective, "Treffen" an infinitive."""
    if lemma.endswith(INFINITIVES):
        return form if form.lower() == lemma else form.removesuffix("s")
    return strong(form)


def compound_lemma(form: str) -> str:
    """The lemma of a compound the dictionary does not have, by its longest tail that it has: "Asylanträge"."""
    for cut in range(TAIL, min(len(form) - TAIL, LONGEST_HEAD)):
        tail = form[cut:].capitalize()
        lemma = lemma_of(tail, "de")
        if lemma != tail and lemma[:1].isupper():
            return form[:cut] + lemma.lower()
    return form


def is_nominal(lemma: str) -> bool:
    """Whether a lemma in -e is a nominalised adjective or participle."""
    return lemma.endswith("e") and lemma.lower() not in NOT_NOMINAL and bool(NOMINAL.match(lemma.lower()))


def strong(form: str) -> str:
    """The strong masculine form of a nominalised adjective: "Verletzten" -> "Verletzter"."""
    for ending in ("en", "er", "em", "es", "e"):
        if form.endswith(ending):
            return form[: -len(ending)] + "er"
    return form


def counted_at(line: Line, index: int, plural: bool = False) -> Counted | None:
    """The noun counted by a figure that ends before the piece at `index`."""
    return counted_german(line, index, plural) if line.language == "de" else counted_english(line, index, plural)


def counted_german(line: Line, index: int, plural: bool = False) -> Counted | None:
    """A capitalised word after the figure, behind adjectives or a partitive ("17 der 56 Seiten")."""
    at = index
    first = line.at(at).lower
    if first in PARTITIVE:
        plural = False
        at += 2 if first == "von" and line.at(at + 1).lower in PARTITIVE_AFTER_VON else 1
        at += line.is_figure(at) or is_cardinal(line, at)
        at += is_scale(line, at)  # "610.000 von 1,3 Millionen Fass"
    for _ in range(ADJECTIVES):
        piece = line.at(at)
        if piece.text in OPENING and piece.text:
            at += 1
            continue
        if piece.text == "," and at > index and line.at(at + 1).text[:1].islower():
            at += 1
            continue
        if piece.lower in BEFORE_ADJECTIVE and line.at(at + 1).text[:1].islower():
            at += 1
            continue
        if not piece.text[:1].islower() or piece.lower in NOT_ADJECTIVES or not ADJECTIVE.match(piece.lower):
            break
        at += 1
    return noun_from(line, at + is_of_place(line, at), plural)


def is_of_place(line: Line, at: int) -> bool:
    """Whether an adjective of a place stands here, before its noun: "48 Olmer Kinder"."""
    word, after = line.at(at).text, line.at(at + 1)
    if not (word.endswith("er") and word[:1].isupper() and after.text[:1].isupper()) or after.glued:
        return False
    placed = not is_known(word) or is_place_form(word.removesuffix("er"))
    return line.is_word(at + 1) and placed and tag_of(after.text) == "NN"


def counted_by_number_of(line: Line, index: int) -> Counted | None:
    """The noun of "die Zahl der Toten stieg auf 12", "Opferzahl", before a figure that has none behind it."""
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        if line.ends_sentence(at) or line.at(at).lower in (";", "während"):
            return None
        lower = line.at(at).lower
        if lower in NUMBER_NOUNS and line.at(at + 1).lower in ("der", "an", "von", "aller"):
            return counted_german(line, at + (2 if line.at(at + 1).lower == "an" else 1))
        if lower.endswith("zahl") and len(lower) > SHORTEST and line.at(at).text[0].isupper():
            noun = line.at(at)
            return Counted(noun_lemma(noun.text[:-4]), noun.start, noun.end, at + 1)
    return None


def is_cardinal(line: Line, index: int) -> bool:
    """Whether a cardinal in words stands here: "neun von zehn Befragten"."""
    word = number_word(line.at(index).lower, line.language)
    return word is not None and word.kind == "card"


def is_scale(line: Line, index: int) -> bool:
    """Whether a scale word stands here that belongs to the figure before it."""
    word = number_word(line.at(index).lower, line.language)
    return word is not None and word.kind == "scale" and line.is_figure(index - 1)


def noun_from(line: Line, at: int, plural: bool = False) -> Counted | None:
    """The noun at this piece, with the parts of a compound written with hyphens ("US-Soldaten")."""
    first = line.at(at)
    if not first.text[:1].isupper() or not line.is_word(at):
        return None
    last = at
    while (
        line.at(last + 1).text in ("-", "‑") and line.at(last + 1).glued and line.at(last + 2).glued and last - at < 8
    ):
        last += 2
    noun = line.at(last)
    if not line.is_word(last) or len(noun.text) < 2:
        return None
    whole = past_elided(line, last)
    if whole:
        found = noun_from(line, whole, plural)
        return Counted(found.lemma, first.start, found.end, found.after) if found else None
    front = line.text[first.start : noun.start]
    lemma = noun_lemma(noun.text, "de", plural)
    after = line.at(last + 1)
    # A capitalised adjective before its noun: "zwei Deutsche Meister", "vier Aktuelle Stunden".
    if lemma.endswith("er") and noun.text.endswith(("e", "en")) and lemma[:-2] == noun.text.rstrip("n")[:-1]:
        further = noun_from(line, last + 1, plural) if after.text[:1].isupper() and not after.glued else None
        if further:
            return further
    return Counted(joined_noun(front, lemma), first.start, noun.end, last + 1)


def past_elided(line: Line, at: int) -> int:
    """The index of the noun whose last part the one at `at` shares, "Film- und Fernsehrollen"; 0 where none does."""
    hyphen = line.at(at + 1)
    elided = hyphen.text in ("-", "‑") and hyphen.glued and not line.at(at + 2).glued
    joined = elided and line.at(at + 2).lower in ("und", "oder", "sowie")
    return at + 3 if joined and line.at(at + 3).text[:1].isupper() else 0


def joined_noun(front: str, lemma: str) -> str:
    """A compound as the dictionary has it, if it does without its hyphens: easy German writes "Todes-Opfer"."""
    whole = front.replace("-", "").replace("‑", "").capitalize() + lemma.lower()
    return whole if front and not front.isupper() and is_known(whole, "de") else front + lemma


ENGLISH_STOP = words("english_stop")
NOT_COUNTED_TAILS = words("not_counted_tails_en")
ENGLISH_PLURALS = words("english_plurals")
ATTRIBUTIVE = words("attributive_plurals_en")
MANY = ("men", "children")  # "servicewomen", "schoolchildren"
NO_MANY = words("singular_men_en")
ONE_PERSON = words("people_aged_en") | words("one_person_en")


def first_person(line: Line, first: int) -> int:
    """The index behind the single person that English "one" counts, an adjective passed: "one person", "one elderly
    woman"; `first` where none stands there."""
    for at in (first, first + 1):
        if line.at(at).lower in ONE_PERSON:
            return at + 1
    return first


def counted_english(line: Line, index: int, plural: bool = True) -> Counted | None:
    """The last word of the run of words after the figure that ends at a function word or a mark; `plural` says that
    there are several."""
    if line.at(index).text == "-":
        return counted_hyphened(line, index + 1)
    at = index
    if line.at(at).lower == "of":
        at += 2 if line.at(at + 1).lower in ("the", "those", "these", "its", "all", "their") else 1
        at += line.is_figure(at) or is_cardinal(line, at)  # "36 of 40 senators"
    first = at
    single = not plural and at == index and line.at(index - 1).lower in ("one", "1")
    for _ in range(0 if single else RUN):  # "one prohibits them": no plural is counted by one
        lower = line.at(at).lower
        if not line.is_word(at) or lower in ENGLISH_STOP or lower.endswith("ly"):
            break
        at = behind_word(line, at)
        if is_english_plural(line.at(at - 1).lower) and not goes_on_to_noun(line, at):
            break
    while at > first and not is_english_plural(line.at(at - 1).lower):
        at -= 1
    if at == first and not plural:
        at = first_person(line, first)
    if at == first:
        return None
    noun = line.at(at - 1)
    return Counted(noun_lemma(noun.lower, "en"), noun.start, noun.end, at)


def behind_word(line: Line, at: int) -> int:
    """The index behind the word at `at`, with the parts that hyphens join to it: "walk-in", "day-care"."""
    at += 1
    while line.at(at).text == "-" and line.at(at).glued and line.at(at + 1).glued and line.is_word(at + 1):
        at += 2
    return at


def goes_on_to_noun(line: Line, at: int) -> bool:
    """Whether the plural before `at` only says of what kind the plural at `at` is: "measles cases"."""
    return line.at(at - 1).lower in ATTRIBUTIVE and is_english_plural(line.at(at).lower)


def counted_hyphened(line: Line, index: int) -> Counted | None:
    """The noun of "a 10-member board", "a four-bedroom house": glued to the figure by a hyphen and followed by another
    word."""
    noun, after = line.at(index), line.at(index + 1)
    joined = line.at(index - 1).glued and noun.glued and not after.glued and line.is_word(index + 1)
    plain = noun.text.isalpha() and noun.text.islower() and len(noun.text) > TAIL
    if not (joined and plain) or noun.lower in ENGLISH_STOP or noun.lower in NOT_COUNTED_TAILS:
        return None
    return Counted(noun_lemma(noun.lower, "en"), noun.start, noun.end, index + 1)


def is_english_plural(word: str) -> bool:
    """Whether a word looks like an English plural."""
    regular = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return regular or word in ENGLISH_PLURALS or (word.endswith(MANY) and word not in NO_MANY)
