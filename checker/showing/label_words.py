"""The words labels are made of, from data/labels.toml, and what an English sentence may call a figure or a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.expression import Expression
from checker.tables import read_table

TABLE = Path(__file__).parent / "data" / "labels.toml"
WORD = Expression(r"[^\W\d_][\w-]*")
CLAUSE = Expression(r"[,;:.!?()*–—\"„“”»«]|\s[-/]\s|\s(?:und|sowie|aber|and|but|while)\s")
LAST = 9  # the rank of a phrase that is taken only where there is no other
MOST_AHEAD = 4  # words of what an English sentence is about
ARTICLES = ("the", "a", "an", "its", "their", "his", "her")


@dataclass(frozen=True, slots=True)
class KindTable:
    """The words of one language for money, or for time: how nouns end that name some, which of these say too little
    alone, and the nouns that verbs stand for ("gibt aus": Ausgaben), the verb's words in their order."""

    nouns: tuple[str, ...]
    vague: frozenset[str]
    deeds: Mapping[str, tuple[str, ...]]

    def names(self, noun: str) -> bool:
        """Whether a noun names a figure of this kind."""
        return noun.lower().endswith(self.nouns)

    def is_deed(self, word: str) -> bool:
        """Whether a word is part of a verb of this kind."""
        return any(word == part for verbs in self.deeds.values() for verb in verbs for part in verb.split())


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of one language that say what is no label, and what people are called by what befell them; English
    also has the verbs that are no label, and what "long" and "deep" measure, German how plurals end in the dative."""

    never: frozenset[str]
    generic: frozenset[str]
    counted: frozenset[str]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    fates: Mapping[str, str]
    kinds: Mapping[str, KindTable]
    verbs: frozenset[str]
    sizes: Mapping[str, str]
    datives: Mapping[str, str]

    def straighten(self, candidate: Candidate) -> Candidate:
        """A noun that stands in the dative as it stands alone: "Häusern" is "Häuser"; others as they are."""
        noun = candidate.phrase
        ending = next((one for one in self.datives if noun.lower().endswith(one)), None)
        if ending is None:
            return candidate
        plain = noun[: len(noun) - len(ending)] + self.datives[ending]
        plain = plain[:1].upper() + plain[1:] if noun[:1].isupper() else plain
        return Candidate(plain, plain, candidate.rank)

    @property
    def suffixes(self) -> Iterator[str]:
        """How nouns end that say themselves what befell those they name."""
        return (name.lower() for name in self.fates.values())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that an article may call the thing, the noun it is compared by, and how near it stands (0 nearest)."""

    phrase: str
    head: str
    rank: int


def propose_english(before: str, after: str, table: WordTable) -> Iterator[Candidate]:
    """What the words before and after a passage of an English sentence may call it, nearest first."""
    words = [match[0] for match in WORD.finditer(CLAUSE.split(after, maxsplit=1)[0])]
    if words[:1] == ["of"]:  # "a third of members": what it is a part of
        words = words[2:] if words[1:2] and words[1].lower() in (*ARTICLES, "all") else words[1:]
    taken: list[str] = []
    for word in words[:4]:
        if word in table.between and not taken:
            continue
        told = taken and word.endswith("ed") and not word.endswith("eed")  # "guests waited", not "registered guests"
        if word.lower() in table.never or word in table.verbs or told:
            break
        taken.append(word)
    fate = next((table.fates[word] for word in words[:8] if word in table.fates), None)
    ahead = [match[0] for match in WORD.finditer(([part for part in CLAUSE.split(before) if part.strip()] or [""])[-1])]
    if fate is None and taken and taken[0] in table.generic:
        fate = next((table.fates[word.lower()] for word in reversed(ahead) if word.lower() in table.fates), None)
    if taken and taken[0] in table.sizes:
        yield Candidate(table.sizes[taken[0]], table.sizes[taken[0]], 0)
    elif fate is not None and (not taken or taken[0] in table.generic or taken[0] in table.fates):
        yield Candidate(fate, fate, 0)
    elif taken:
        yield Candidate(" ".join(taken[:3]), taken[min(len(taken), 3) - 1], 0)
    yield from _what_moved(ahead, table)
    for number, word in enumerate(reversed(ahead)):
        told = word.lower() in table.never or word in table.verbs or (word.endswith("ed") and not word.endswith("eed"))
        if not told and word.islower() and len(word) > 3:
            yield Candidate(word, word, 2 + min(number, 2))


def _what_moved(ahead: Sequence[str], table: WordTable) -> Iterator[Candidate]:
    """What a clause says rose or fell: the words before its verb, as far as the first preposition but "of"."""
    verb = next((place for place, word in enumerate(ahead) if word in table.verbs), 0)
    moved = [word for word in ahead[:verb] if word.lower() not in ARTICLES]
    if len(moved) == 1 and verb == 1 and moved[0].endswith("s"):  # a plural has its capital from the sentence alone
        moved = [moved[0].lower()]
    stop = next((place for place, word in enumerate(moved) if word.lower() in table.never and word != "of"), len(moved))
    phrase = moved[:stop][:MOST_AHEAD]
    if phrase and phrase[-1] != "of":
        yield Candidate(" ".join(phrase), phrase[-1], 1)


@lru_cache(maxsize=2)
def read_words(language: str) -> WordTable:
    """The table of a language; German for any other."""
    tables: dict[str, dict[str, Any]] = read_table(TABLE)
    one = tables.get(language, tables["de"])
    return WordTable(
        never=frozenset(one["never"]),
        generic=frozenset(one["generic"]),
        counted=frozenset(one["counted"]),
        auxiliaries=frozenset(one["auxiliaries"]),
        between=frozenset(one["between"]),
        fates=one["fates"],
        kinds={
            kind: KindTable(tuple(told["nouns"]), frozenset(told["vague"]), told["deeds"])
            for kind, told in one["kinds"].items()
        },
        verbs=frozenset(one["verbs"]),
        sizes=one["sizes"],
        datives=one.get("datives", {}),
    )
