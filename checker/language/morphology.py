"""Words by HanTa's morphological model, with a faster search: the same analyses, from the model's tables alone.

HanTa scores every stretch of a word against every class that may follow. Most stretches are no morpheme at all; here
they are looked up once in all classes together, and unknown morphemes are guessed only for the few open classes.
The sums are made in HanTa's own order, so that not even a rounding differs; tests compare it with HanTa itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from checker.language.hanta_model import EMPTY, END_UNKNOWN, START, UNKNOWN, Model, Scores, State

LOWEST = -1e6  # a sum of logarithms that HanTa counts as impossible
STATES = 3  # states kept at each letter, and those within 1 of the next best
WHOLE = 4.6  # what HanTa takes off a word guessed as one unknown morpheme
LONGEST = 24  # lengths of unknown morphemes from here on are equally likely
QUOTES = frozenset(("`", "``", "´", "´´", "'", "''"))  # the model knows all of them as one
Followers = Sequence[tuple[int, float]]
Row = dict[State, float]


class Morphology:
    """The searches within a word, for one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._known = model.morpheme
        self._open = frozenset(tag for tag in model.hapax if tag in model.endings)
        self._by_size: Sequence[Scores] = tuple(
            {tag: model.unknown + model.hapax[tag] + model.sizes[tag][size] for tag in self._open}
            for size in range(LONGEST + 1)
        )
        # HanTa's training gives every open class a score for every ending
        self._by_ending: Mapping[str, Followers] = {
            ending: [(tag, model.endings[tag][ending]) for tag in self._open]
            for ending in {ending for tag in self._open for ending in model.endings[tag]}
        }
        self._guess = lru_cache(maxsize=200_000)(self._guess_unknown)
        self._reaching = lru_cache(maxsize=10_000)(self._followers_reaching)
        self._final = {state: [one for one in steps.items() if one[0] < 0] for state, steps in model.steps.items()}
        self._inner = {state: [one for one in steps.items() if one[0] > 0] for state, steps in model.steps.items()}
        self._followers: Mapping[State, tuple[Followers, Followers]] = {
            state: self._split(followers) for state, followers in self._inner.items()
        }
        # parts of speech that are one morpheme, with nothing before or behind it
        self._atomic = frozenset(
            final for final, classes in model.reachability.items() if len(classes) == 2 and -final in classes
        )

    def is_listed(self, word: str) -> bool:
        """Whether the model lists the tags of a word as observed, so that they need no morphemes."""
        return self.model.listed(_normal(word)) is not None

    def find_tag(self, word: str) -> str:
        """The most likely part of speech of a word, as the model calls it ("VV(FIN)")."""
        return self.model.names[self._best_tag(word)]

    def analyse(self, word: str) -> tuple[str, list[tuple[str, str]], str]:
        """The stem of a word, its morphemes with their classes, and its part of speech, as the model calls them."""
        tag, word, names = self._best_tag(word), word.lower(), self.model.names
        whole = [(tag, len(word)), (-tag, len(word) + 1)]
        found = whole if -tag in self._atomic else self.analyze_viterbi(word, -tag)
        kind = names[-found[-1][0]]
        morphemes, start = [], 0
        for one, end in found:
            if one > 0:
                morphemes.append((word[start:end], one))
            start = end
        outside = self.model.outside.get(kind.split("(")[0], ())
        *inner, (last, of_last) = [one for one in morphemes if one[1] not in outside] or morphemes
        if names[of_last][:2] == kind[:2] or names[of_last].startswith("SUF"):
            last = self.model.stems.get(of_last, {}).get(last, last)
        stem = "".join((*(morpheme for morpheme, _ in inner), last))
        return stem, [(morpheme, names[one]) for morpheme, one in morphemes], kind

    def make_lemma(self, stem: str, kind: str) -> str:
        """The lemma of a stem of a part of speech: with the ending that its last letters ask for."""
        suffixes = self.model.suffixes.get(kind.split("(")[0], {})
        suffix = ""
        if suffixes:
            longest = max(map(len, suffixes))
            first = (len(stem) if len(stem) + 1 < longest else longest) + 1
            marked = f"#{stem}"
            suffix = next((suffixes[marked[-size:]] for size in range(first, 0, -1) if marked[-size:] in suffixes), "")
        if self.model.numbers.get(kind, 0) in self.model.capitals:
            stem = stem[0].upper() + stem[1:]
        return stem + suffix

    def _best_tag(self, word: str) -> int:
        """The number of the most likely part of speech of a word."""
        capital, normal = word[0].isupper(), _normal(word)
        ranked = self.model.listed(normal) or self.analyze_forward(normal)
        case = self.model.case
        scored = [(tag, score + case[tag][capital] if tag != UNKNOWN else score) for tag, score in ranked]
        return max(scored, key=itemgetter(1))[0]

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """The parts of speech that a word may be, with logarithmic scores, best first."""
        table: list[Row] = [{(EMPTY, START): 0}, *({} for _ in word)]
        followers_of = self._followers.get
        for start, row in enumerate(table):
            stretches = self._stretches(word, start, table, strict=False) if row else ()
            for state, score in _best(row):
                every, unknown = followers_of(state, ((), ()))
                if not every:
                    continue
                last = state[1]
                for _, target, scores, listed in stretches:
                    for tag, step in every if listed else unknown:
                        if tag in scores:
                            total = score + step + scores[tag]
                            if total > LOWEST:
                                new = (last, tag)
                                if new not in target or total > target[new]:
                                    target[new] = total
        return self._final_tags(table[-1])

    def _final_tags(self, row: Row) -> list[tuple[int, float]]:
        """The parts of speech that the states at a word's end lead to."""
        last: Row = {}
        for state, score in row.items():
            for tag, step in self._final.get(state, ()):
                total, new = score + step, (state[1], tag)
                if total > LOWEST and (new not in last or total > last[new]):
                    last[new] = total
        results: dict[int, float] = {}
        for (_, tag), score in last.items():
            results[-tag] = _add_logarithms(results[-tag], score) if -tag in results else score
        return sorted(results.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0)]

    def analyze_viterbi(self, word: str, targetpos: int) -> list[tuple[int, int]]:
        """The most likely morphemes of a word of this part of speech: their classes and ends, the end mark last."""
        for strict in (True, False):
            found = self._search(word, targetpos, strict)
            if found:
                return found
        return [(UNKNOWN, len(word)), (END_UNKNOWN, len(word) + 1)]

    def _search(self, word: str, target: int, strict: bool) -> list[tuple[int, int]]:
        """The best path to this part of speech; `strict` with morphemes of the model only. Empty if there is none."""
        table: list[Row] = [{(EMPTY, START): 0}, *({} for _ in word)]
        back: list[dict[State, tuple[State, int]]] = [{} for _ in table]
        for start, row in enumerate(table):
            stretches = self._stretches(word, start, table, strict) if row else ()
            for state, score in _best(row):
                every, unknown = self._reaching(state, target)
                if not every:
                    continue
                last = state[1]
                for end, there, scores, listed in stretches:
                    for tag, step in every if listed else unknown:
                        if tag in scores:
                            total = score + step + scores[tag]
                            if total > LOWEST:
                                new = (last, tag)
                                if new not in there or total > there[new]:
                                    there[new] = total
                                    back[end][new] = (state, start)
        return self._best_path(table[-1], back, target)

    def _best_path(
        self, row: Row, back: Sequence[Mapping[State, tuple[State, int]]], target: int
    ) -> list[tuple[int, int]]:
        ends: dict[State, tuple[float, State]] = {}
        for state, score in row.items():
            step = next((step for tag, step in self._final.get(state, ()) if tag == target), None)
            new = (state[1], target)
            if step is not None and score + step > LOWEST and (new not in ends or score + step > ends[new][0]):
                ends[new] = (score + step, state)
        if not ends:
            return []
        _, state = max(ends.values(), key=itemgetter(0))
        place = len(back) - 1
        path = [(target, place + 1)]
        while place > 0:
            path.append((state[1], place))
            state, place = back[place][state]
        return path[::-1]

    def _stretches(
        self, word: str, start: int, table: Sequence[Row], strict: bool
    ) -> list[tuple[int, Row, Scores, bool]]:
        """Every stretch of a word from `start` that may be a morpheme: its end, the row of the table there, its scores
        by class, and whether the model lists it; `strict` leaves unknown morphemes out."""
        length, known = len(word), self._known
        found = []
        for end in range(start + 1, length + 1):
            morpheme, size = word[start:end], end - start
            listed = known(morpheme)
            if strict or (size <= 2 and length >= 4):
                scores = listed
            else:
                tail = morpheme if size <= 4 else morpheme[-4:]
                guess = self._guess(tail, size if size <= LONGEST else LONGEST + 1, size == length)
                scores = {**guess, **listed} if listed else guess
            if scores:
                found.append((end, table[end], scores, bool(listed)))
        return found

    def _guess_unknown(self, tail: str, size: int, whole: bool) -> Scores:
        """Scores of an unknown morpheme for the open classes, by its last letters and its number of letters."""
        longest = len(tail) if size > len(tail) else len(tail) - 1
        endings = (tail[-count:] for count in range(longest, 0, -1))
        by_ending = self._by_ending[next((ending for ending in endings if ending in self._by_ending), "")]
        by_size = self._by_size[min(size, LONGEST)]
        sums = [(tag, by_size[tag] + score) for tag, score in by_ending]
        return {tag: score - WHOLE if whole else score for tag, score in sums if score > -math.inf}

    def _followers_reaching(self, state: State, target: int) -> tuple[Followers, Followers]:
        reachable = self.model.reachability.get(target, frozenset())
        return self._split([one for one in self._inner.get(state, ()) if one[0] in reachable])

    def _split(self, followers: Followers) -> tuple[Followers, Followers]:
        """All followers of a state, and those of them that may be an unknown morpheme."""
        return followers, [follower for follower in followers if follower[0] in self._open]


def _normal(word: str) -> str:
    """A word as the model has it."""
    return '"' if word in QUOTES else word.lower()


def _add_logarithms(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers of which the logarithms are given, as NumPy's logaddexp makes it."""
    if one == other:
        return one + math.log(2)
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def _best(row: Row) -> list[tuple[State, float]]:
    """The states of a row that the search goes on from."""
    if len(row) <= STATES:
        return list(row.items())
    bound = sorted(row.values(), reverse=True)[STATES] - 1
    return [(state, score) for state, score in row.items() if not score < bound]
