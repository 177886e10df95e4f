"""Regular expressions that are compiled when they are first used: compiling all of them took a fifth of a short check,
and an article meets few.

What a check of one text loads says `Expression`; `re.compile` stands where a module is loaded for what it is asked
alone (some formats of files, the second reader, the language server), in pairing, most of which waits for two articles,
in rules, which lean on nothing here, and in four modules of `describing` that nobody has changed over yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol


class Find(Protocol):
    """What looks for one match in `string`, from `pos` to `endpos`."""

    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> re.Match[str] | None: ...


class FindEach(Protocol):
    """What looks for all matches in `string`, from `pos` to `endpos`."""

    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> Iterator[re.Match[str]]: ...


class FindTexts(Protocol):
    """What gives the text of all matches in `string`, or of their groups, from `pos` to `endpos`."""

    def __call__(self, string: str, pos: int = ..., endpos: int = ..., /) -> list[Any]: ...


class Replace(Protocol):
    """What puts `repl`, or what it makes of a match, in place of the first `count` matches, of all for 0."""

    def __call__(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = ...) -> str: ...


class Split(Protocol):
    """What parts `string` at the first `maxsplit` matches, at all for 0; groups are parts too."""

    def __call__(self, string: str, maxsplit: int = ...) -> list[Any]: ...


@dataclass(frozen=True)
class Expression:
    """A pattern with its flags, used as what `re.compile` gives; whoever first uses it waits for it to be compiled.

    Each method raises re.error where the pattern is none. They are looked up once, then they are those of `compiled`.
    """

    pattern: str
    flags: int = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern. Raises re.error for a pattern that is none."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def search(self) -> Find:
        return self.compiled.search

    @cached_property
    def match(self) -> Find:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Find:
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> FindEach:
        return self.compiled.finditer

    @cached_property
    def findall(self) -> FindTexts:
        return self.compiled.findall

    @cached_property
    def sub(self) -> Replace:
        return self.compiled.sub

    @cached_property
    def split(self) -> Split:
        return self.compiled.split

    def may_match(self, text: str) -> bool:
        """False where a text holds no cue of the pattern, so that nothing in it matches; sooner told than searched."""
        cues = self._low_cues
        if cues is None:
            return any(cue in text for cue in self.cues)
        # Where case is ignored these letters stand for others than their small ones.
        lowered = text.replace("İ", "i").lower().replace("ſ", "s").replace("ı", "i")
        return any(cue in lowered for cue in cues)

    def find_in(self, text: str) -> re.Match[str] | None:
        """The first match in a whole text, as `search` gives it."""
        return self.search(text) if self.may_match(text) else None

    @cached_property
    def _low_cues(self) -> tuple[str, ...] | None:
        """The cues of a pattern that ignores case, in lower case; None for one that does not."""
        if not self.flags & re.IGNORECASE:
            return None
        unread = self.flags & re.VERBOSE or FLAGGED.match(self.pattern)
        read = () if unread else _Reader(self.pattern).read_choices()
        return tuple(cue.lower() for cue in read) or ANYTHING

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Texts of which every match holds one, as far as the pattern says so plainly; ("",) where it does not."""
        if self.flags & (re.IGNORECASE | re.VERBOSE) or FLAGGED.match(self.pattern):
            return ANYTHING
        return _Reader(self.pattern).read_choices() or ANYTHING


class Cues:
    """The cues of several expressions, to ask a text which of them may match: a text without a cue of an expression
    holds no match of it, so that it need not be tried, nor compiled."""

    def __init__(self, expressions: Iterable[Expression]) -> None:
        self._rows = [(cue, number) for number, one in enumerate(expressions) for cue in one.cues]

    def numbers_in(self, text: str) -> list[int]:
        """The numbers of the expressions that may match in a text, from 0, in their order."""
        return list(dict.fromkeys([number for cue, number in self._rows if cue in text]))


ANYTHING = ("",)
FLAGGED = re.compile(r"\(\?[a-zA-Z]+\)")
# A run of letters that none of the signs behind it changes; or what stands for one sign: an escape, a class, a sign.
RUN = re.compile(r"[^\\\[\](){}.^$|*+?]+(?![*+?{])")
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
TIMES = re.compile(r"[*+?]|\{\d*,?\d*\}")
MAY_BE_MISSING = re.compile(r"[*?]|\{(?:0?,|0\})")
OPENING = re.compile(r"\?(?:[:>]|P<\w+>)")  # of a group whose content is part of the match
SEEN_ONLY = re.compile(r"\?<?[=!]")  # of a group that looks ahead or back
LITERAL = re.compile(r"\\[^\w\s]|[^\\\[().^$|]")


class _Reader:
    """Reads a pattern once from left to right for the texts that each match holds."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def read_choices(self) -> tuple[str, ...]:
        """The cues of what stands here, up to the closing bracket or the end: those of every choice; () for none."""
        cues: list[str] = []
        certain = True
        while True:
            found = self._read_row()
            cues += found
            certain = certain and bool(found)
            if not self.pattern.startswith("|", self.place):
                return tuple(dict.fromkeys(cues)) if certain else ()
            self.place += 1

    def _read_row(self) -> tuple[str, ...]:
        """The best cues of one choice: a run of letters or a group, whose shortest text is the longest."""
        best: tuple[str, ...] = ()
        run = ""
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            if self.pattern[self.place] == "(":
                found = self._read_group()
                missing, times = self._read_times()
                best, run = _better(best, (run,)), ""
                best = best if missing else _better(best, found)
                continue
            plain = RUN.match(self.pattern, self.place)
            if plain is not None:
                run, self.place = run + plain[0], plain.end()
                continue
            piece = PIECE.match(self.pattern, self.place)
            assert piece is not None
            self.place = piece.end()
            missing, times = self._read_times()
            if not LITERAL.fullmatch(piece[0]) or missing:
                best, run = _better(best, (run,)), ""
                continue
            run += piece[0][-1]
            if times:
                best, run = _better(best, (run,)), ""
        return _better(best, (run,))

    def _read_group(self) -> tuple[str, ...]:
        """The cues of a group; () for one that is not part of the match, or of a kind that is not read."""
        self.place += 1
        opened = OPENING.match(self.pattern, self.place)
        if opened:
            self.place = opened.end()
        unread = self.pattern.startswith("?", self.place)
        if unread:
            seen = SEEN_ONLY.match(self.pattern, self.place)
            self.place = seen.end() if seen else self.place + 1
        found = self.read_choices()
        self.place += 1  # the closing bracket
        return () if unread else found

    def _read_times(self) -> tuple[bool, bool]:
        """Whether what was read may be missing, and whether it may be repeated, by the sign behind it; reads that."""
        times = TIMES.match(self.pattern, self.place)
        if times is None:
            return False, False
        self.place = times.end()
        if self.pattern.startswith(("?", "+"), self.place):
            self.place += 1  # as few, or as many for good
        return MAY_BE_MISSING.match(times[0]) is not None, True


def _better(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Of two groups of cues the one whose shortest text is longer, the first if they are alike; () if none has text."""
    chosen = other if _least(other) > _least(one) else one
    return chosen if _least(chosen) else ()


def _least(cues: tuple[str, ...]) -> int:
    return min(map(len, cues), default=0)
