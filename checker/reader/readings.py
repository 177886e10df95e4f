"""The readings kept beside the decisions: what a model answered, by the sentences it was shown, one line each.

A line holds digests of the sentences and the quoted words of the pairs, nothing else of the articles. Lines are sorted
and independent of one another, so two branches merge line by line; a line that stands twice counts once. What a reading
covers is told by sentences: a changed sentence is asked about again, and what else stood in its story is not.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec

from checker.decisions.file import write_text
from checker.errors import GegenprobeError
from checker.faults import name_obstacle
from checker.messages import Remark
from checker.reader.answers import Kind, Said
from checker.storage import NotReadableError, read_whole

READINGS_FILE = "gegenprobe-readings.jsonl"
LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # where other programs than ours end a line
CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
SentenceName = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]


class ReadingsError(GegenprobeError):
    """A readings file that cannot be read; says which line and what to do."""


class KeptSide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence by its digest, and the words quoted from it."""

    sentence: SentenceName
    words: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class KeptPair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of an answer, its sentences named by digest."""

    measured: str
    a: KeptSide
    b: KeptSide
    why: str
    kind: Kind
    verdict: Said


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answered question: who was asked, the sentences shown (sorted), those set against all, and the pairs.

    `prompt` is the version of the wording, `vote` the number of the order the articles were shown in, from 1.
    `strange` counts pairs that named no sentence of the question. `asked` are the pairs of sentences that a second
    question was about (nothing is checked then); a line leaves it out where there are none.
    """

    model: str
    prompt: str
    vote: Annotated[int, msgspec.Meta(ge=1)]
    sentences: tuple[SentenceName, ...]
    checked: tuple[SentenceName, ...]
    pairs: tuple[KeptPair, ...]
    strange: Annotated[int, msgspec.Meta(ge=0)] = 0
    asked: tuple[tuple[SentenceName, SentenceName], ...] = ()

    @property
    def id(self) -> str:
        """A digest of model, version, vote and sentences."""
        parts = [self.model, self.prompt, str(self.vote), *self.sentences, "", *self.checked]
        parts += ["", *("".join(pair) for pair in self.asked)] if self.asked else []
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def read_readings(path: Path) -> tuple[Reading, ...]:
    """The readings of a file, sorted by id; none where there is no file. Raises ReadingsError naming file and line."""
    try:
        text = read_whole(path).decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, NotReadableError) as problem:
        raise ReadingsError(
            Remark("{path}: these readings cannot be read ({problem})", path=path, problem=name_obstacle(problem))
        ) from problem
    except UnicodeDecodeError as problem:
        raise ReadingsError(
            Remark("{path}: these readings are not UTF-8 (byte {byte}); restore them", path=path, byte=problem.start)
        ) from problem
    readings = [
        _read_line(line, str(path), number) for number, line in enumerate(text.split("\n"), 1) if line.strip(" \t\r,")
    ]
    return sort_readings(readings)


def _read_line(line: str, path: str, number: int) -> Reading:
    if line.startswith(CONFLICT_MARKS):
        raise ReadingsError(
            Remark(
                "{path}, line {number}: a merge was not finished; keep the lines of both sides and drop the marks",
                path=path,
                number=str(number),
            )
        )
    try:
        content = json.loads(line)
        if isinstance(content, dict):
            content.pop("reading", None)
        return msgspec.convert(content, Reading)
    except (ValueError, RecursionError) as problem:
        raise ReadingsError(
            Remark(
                "{path}, line {number}: this is no reading; delete the line, and the story is asked about again",
                path=path,
                number=str(number),
            )
        ) from problem


def sort_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by id; of two with one id the one whose line comes first."""
    kept: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda one: (one.id, format_reading(one))):
        kept.setdefault(reading.id, reading)
    return tuple(kept.values())


def format_reading(reading: Reading) -> str:
    """The line of a reading."""
    row: dict[str, Any] = {"reading": reading.id, **msgspec.to_builtins(reading)}
    if not reading.asked:
        del row["asked"]
    line = json.dumps(row, ensure_ascii=False)
    return LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_readings(path: Path, readings: Iterable[Reading]) -> None:
    """Write the file in one step; the same readings give the same bytes. Raises DecisionsError when it cannot be."""
    write_text(path, "".join(format_reading(reading) + "\n" for reading in sort_readings(readings)))


def find_unread(names: Sequence[str], checked: Collection[str], readings: Iterable[Reading]) -> frozenset[str]:
    """Sentences to ask about so that each of `checked` has been set against all of `names`; as few as can be told.

    A pair is read where a reading shows both sentences and one of them was to be set against all.
    """
    listed = list(readings)
    if not any(set(names) & set(one.checked) for one in listed):
        return frozenset(names) & set(checked)
    unread = find_partners(names, checked, listed)
    return frozenset(_cover(unread, {name: place for place, name in enumerate(names)}))


def find_partners(names: Sequence[str], checked: Collection[str], readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Of every sentence those it is still to be set against: of a checked one all others, of another the checked ones.

    Sentences of which nothing is unread are left out.
    """
    everything = frozenset(names)
    wanted = everything & set(checked)
    told = [(everything & set(one.sentences), everything & set(one.checked)) for one in readings]
    told = [(shown, asked) for shown, asked in told if asked]
    unread: dict[str, set[str]] = {}
    for name in dict.fromkeys(names):
        partners = set(everything if name in wanted else wanted) - {name}
        for shown, asked in told:
            if name in asked:
                partners -= shown
            elif name in shown:
                partners -= asked
        if partners:
            unread[name] = partners
    return unread


def _cover(unread: dict[str, set[str]], places: dict[str, int]) -> Iterable[str]:
    """The sentence with the most unread partners, again and again, until no pair is left."""
    while unread:
        most = max(unread, key=lambda name: (len(unread[name]), -places[name]))
        yield most
        for partner in unread.pop(most):
            if partner in unread:
                unread[partner].discard(most)
                if not unread[partner]:
                    del unread[partner]
