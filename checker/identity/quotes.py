"""What a quotation is about: the same utterance, told by its words and its speaker."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from checker.expression import Expression
from checker.finding.figures.number_words import number_word
from checker.finding.people.names import fold, is_first_name, surnames_equal
from checker.language.words import lemma_of
from checker.messages import Told, draft
from checker.model import Feature, Likeness
from checker.tables import read_table

# a cut or an editor's remark, a figure, a sign for a word, a word
WORD = Expression(
    r"\[[^\]\n]{0,80}\]|\(\s?[.…]{1,4}\s?\)|\([^()\n]{0,80}\b(?:Anm|Red)\b[^()\n]{0,40}\)|…|\.(?:\s?\.){1,3}"
    r"|\d+(?:[.,]\d+)*|[%€$&]|[^\W_]+(?:[-’'][^\W_]+)*"
)
TYPED = str.maketrans(
    {"‐": "-", "‑": "-", "`": "'", "´": "'", "‘": "'", "\u00ad": None, "\u200b": None, "\u2060": None}
)
GROUPED = Expression(r"\d{1,3}(?: \d{3})+")
CUT = "…"
SHORTENED = "es"  # what "'s" behind a German word stands for: "gibt's"
BLOCK_LETTERS = 5
LONGEST_TURN = 2  # words that may differ at an end before it is another sentence
DATA = Path(__file__).parent / "data" / "quote_words.toml"
NOTHING = Likeness(False, Decimal(0))


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that one wording has and the other has not, at the same place; either side may be empty."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings laid side by side within the part both have: words they share, content words among them."""

    shared: int
    content: int
    covered: Decimal
    whole: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class QuoteSubject:
    """An utterance: its words in normal form, who is said to speak it, the language it is given in.

    With `by_speaker` two utterances are the same only from one mouth; without, only if their words are the same. `text`
    is the utterance as it is written, to be shown.
    """

    words: tuple[str, ...]
    speaker: str | None
    language: str
    by_speaker: bool
    text: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """The utterance's longest content words; the speaker too where he is what does not change."""
        longest = sorted(sorted(self.content), key=lambda word: (-len(word), word))[:2]
        return ":".join(["quote", *([surname_of(self.speaker) or ""] if self.by_speaker else []), *longest])

    @property
    def label(self) -> str:
        """The speaker and the first words."""
        shown = self.text.split() or self.words
        first = " ".join(shown[:6]) + (" …" if len(shown) > 6 else "")
        if self.by_speaker and self.speaker:
            return Told("quotation “{words}” ({speaker})", words=first, speaker=self.speaker)
        return Told("quotation “{words}”", words=first)

    @property
    def content(self) -> frozenset[str]:
        return frozenset(word for word in self.words if is_content(word))

    @property
    def blocks(self) -> tuple[str, ...]:
        """The content words, cut short: an utterance in other words shares at least one."""
        return tuple(sorted({word[:BLOCK_LETTERS] for word in self.content if len(word) >= 4}))

    def same_as(self, other: object) -> Likeness:
        """Whether both are one utterance: laid side by side, most words agree."""
        if not isinstance(other, QuoteSubject):
            return NOTHING
        if self.language != other.language:
            return Likeness(False, Decimal(0), contrast=draft("quotations of two languages: a translation"))
        if self.by_speaker and not is_one_speaker(self.speaker, other.speaker):
            return Likeness(False, Decimal(0), contrast=draft("two speakers"))
        found = align(self.words, other.words)
        feature = Feature("same_words", found.covered, draft("{count} words in common", count=found.shared))
        return Likeness(is_same_utterance(found, self), found.covered, (feature,))


def is_same_utterance(found: Alignment, one: QuoteSubject) -> bool:
    """Whether the shared words tell one utterance; without a common speaker nearly every word has to be shared."""
    if not one.by_speaker:
        return found.covered >= Decimal("0.9") and found.shared >= 5 and found.content >= 2
    if found.shared >= 3 and found.content >= 1 and found.covered >= Decimal("0.7"):
        return True
    return found.whole and found.shared >= 3 and found.content >= 2 and found.covered >= Decimal("0.6")


@lru_cache(maxsize=1)
def read_words() -> dict[str, frozenset[str]]:
    """The closed word classes of data/quote_words.toml."""
    tables = read_table(DATA)
    return {name: frozenset(words.split()) for name, words in tables.items() if isinstance(words, str)}


@lru_cache(maxsize=1)
def read_spellings() -> Mapping[str, str]:
    """Signs, abbreviations and second spellings with the word each stands for."""
    table: dict[str, str] = read_table(DATA)["written"]
    return table


def split_words(text: str, language: str = "de") -> tuple[str, ...]:
    """The words of a quotation in normal form.

    Lower case, ss for ß, numbers in figures, one spelling of a word that has two, "…" for a cut or a bracket.
    """
    return tuple(word for word, _, _ in _normal_words(clean(text), language))


def as_written(words: tuple[str, ...], text: str, language: str = "de") -> str:
    """The first stretch of a quotation that has these words in normal form, as it is written; else the words."""
    text = clean(text)
    found = list(_normal_words(text, language))
    for number in range(len(found) - len(words) + 1):
        stretch = found[number : number + len(words)]
        if stretch and tuple(word for word, _, _ in stretch) == words:
            return text[stretch[0][1] : stretch[-1][2]]
    return " ".join(words)


def clean(text: str) -> str:
    """A quotation with one sign for a hyphen and one for an apostrophe, and without signs that are not seen."""
    return unicodedata.normalize("NFC", text).translate(TYPED)


def _normal_words(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Every word in normal form, with start and end of what stands for it in the text."""
    for found in WORD.finditer(text):
        word = found.group().lower().replace("ß", "ss").replace("’", "'")
        if word[0] in "[(….":
            yield CUT, *found.span()
        elif language == "de" and word.endswith("'s"):
            end = found.end() - 2
            yield write_word(word[:-2], language), found.start(), end
            yield SHORTENED, end, found.end()
        elif word not in read_words()["fillers"]:
            yield write_word(word, language), *found.span()


@lru_cache(maxsize=50_000)
def write_word(word: str, language: str) -> str:
    """One spelling for a lower-case word or figure: "vier" and "4", "4.000" and "4000", "%" and "Prozent"."""
    grouping, point = (",", ".") if language == "en" else (".", ",")
    if GROUPED.fullmatch(word.replace(grouping, " ")):
        return word.replace(grouping, "")
    number = number_word(word, "en" if language == "en" else "de")
    if number and number.kind in ("card", "mixed", "ordinal") and number.value != 1:
        return f"{number.value.normalize():f}".replace(".", ",")
    if word[0].isdecimal():
        word = word.replace(point, ",")
    return read_spellings().get(word, word)


def is_content(word: str) -> bool:
    return word != CUT and word not in read_words()["function"]


@lru_cache(maxsize=20_000)
def align(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Alignment:
    """Lay two wordings side by side from the first to the last word they share; what is outside is a cut, no change."""
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    equal = [number for number, code in enumerate(codes) if code[0] == "equal"]
    if not equal:
        return Alignment(0, 0, Decimal(0), False, ())
    first = equal[0] - (equal[0] > 0 and is_turn(codes[equal[0] - 1]))
    last = equal[-1] + 1 + (equal[-1] + 1 < len(codes) and is_turn(codes[equal[-1] + 1]))
    inner = codes[first:last]
    shared = [word for kind, start, end, _, _ in inner if kind == "equal" for word in ours[start:end] if word != CUT]
    differences = tuple(
        Difference(ours[a:b], theirs[c:d])
        for kind, a, b, c, d in inner
        if kind != "equal" and is_change(ours[a:b], theirs[c:d])
    )
    shorter = min(len([word for word in words if word != CUT]) for words in (ours, theirs))
    span = max(inner[-1][2] - inner[0][1], inner[-1][4] - inner[0][3])
    reach = min(inner[-1][2] - inner[0][1], inner[-1][4] - inner[0][3])
    covered = Decimal(len(shared)) / Decimal(max(shorter, 1))
    whole = reach >= shorter and span <= 2 * shorter
    return Alignment(len(shared), sum(map(is_content, shared)), covered.quantize(Decimal("0.01")), whole, differences)


def is_turn(code: tuple[str, int, int, int, int]) -> bool:
    """Whether two wordings differ at their end by a changed word, and not because one quotes less.

    `code` is a row of SequenceMatcher.get_opcodes(). A change has one to LONGEST_TURN words on either side; with none
    on one side, or more on either, one newsroom only stopped earlier.
    """
    kind, a, b, c, d = code
    return kind == "replace" and b - a <= LONGEST_TURN and d - c <= LONGEST_TURN


def is_change(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two stretches of words, which stand at the same place of two wordings, say something else.

    They do not where either marks a cut, where they differ in blanks and hyphens alone ("Corona-Krise", "Coronakrise"),
    or in function words and endings.
    """
    if CUT in ours or CUT in theirs:
        return False
    if put_together(ours) == put_together(theirs):
        return False
    left = [lemma_of(word) for word in ours if is_content(word)]
    right = [lemma_of(word) for word in theirs if is_content(word)]
    return left != right and not (len(left) == len(right) and all(map(is_one_word, left, right)))


def put_together(words: tuple[str, ...]) -> str:
    """Words as one, without hyphens and accents: "Corona-Krise" and "Coronakrise" are the same."""
    return "".join(fold(word) for word in words).replace(" ", "")


def is_one_word(one: str, other: str) -> bool:
    """Whether two words differ in their ending only, or are one in another transcription."""
    if one[0].isdecimal() or other[0].isdecimal():
        return one == other
    if fold(one) == fold(other) or surnames_equal(one, other):
        return True
    stem = max(4, min(len(one), len(other)) - 2)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) <= 3


def surname_of(speaker: str | None) -> str | None:
    """The last capitalised word of a speaker's phrase in lower case; None where there is none."""
    if not speaker:
        return None
    name = speaker.split(",")[-1] if speaker.count(",") == 1 and " " in speaker.split(",")[-1].strip() else speaker
    capitals = [word for word in person_of(name).split() if word[:1].isupper()]
    return capitals[-1].strip('„“"»«,.').lower().replace("ß", "ss") if capitals else None


def person_of(name: str) -> str:
    """A speaker's phrase without the body a whole name is of: "Ada Ohm von der Hochschule Olm" -> "Ada Ohm"."""
    whole, of, _ = name.partition(" von ")
    words = whole.split()
    named = of and len(words) > 1 and is_first_name(words[-2]) and words[-1][:1].isupper()
    return whole if named and not is_first_name(words[-1]) else name


def is_one_speaker(one: str | None, other: str | None) -> bool:
    """Whether two phrases may name one speaker: the same last name, or one of them nobody."""
    ours, theirs = surname_of(one), surname_of(other)
    return (
        ours is not None
        and theirs is not None
        and (ours == theirs or ours.removesuffix("s") == theirs.removesuffix("s"))
    )
