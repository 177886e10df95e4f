"""HanTa's models as the searches of morphology.py ask them: those of HanTa's wheel, less what tags whole sentences.

A model is a packed file of a hundred thousand rows, and HanTa itself imports NumPy for one sum; both take longer than
reading a short article. So the build writes each model into a file whose large tables are looked up in place
(compiled_morphology_de.bin and _en.bin, keyed.py, hatch_build.py), under the checksum of the file they come from.
Without that file, or beside another edition of HanTa, the model is read as a whole, with the same answers.
"""

from __future__ import annotations

import gzip
import importlib.util
import marshal
import mmap
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.language.keyed import Keyed, read_keyed, write_keyed

FILES = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
FOLDER = Path(__file__).resolve().parent.parent
FORMAT = "morphology-1"  # of the compiled files
MARSHAL = 4  # the version of Python's own format, which every Python from 3.4 on reads
EMPTY, START, END, UNKNOWN, END_UNKNOWN = 0, 1, 2, 3, -3  # HanTa's own classes
State = tuple[int, int]  # the classes of the last two morphemes
Scores = Mapping[int, float]  # class to logarithmic score
Ranked = Sequence[tuple[int, float]]
NONE: Scores = {}


@dataclass(frozen=True, slots=True)
class Model:
    """One model: names of the classes by number and the other way round, and logarithmic scores.

    `endings` and `sizes` are those of unknown morphemes by class, their last letters and their number of letters,
    `hapax` those of an unknown morpheme being of a class and `unknown` that of one at all; `steps` those of a class
    behind two others, `case` those of a class by whether the word has a capital. `stems` gives the stem of a morpheme
    by class, `outside` the classes that are no part of a lemma by part of speech, `suffixes` what a lemma ends with by
    part of speech and last letters, `capitals` the parts of speech whose lemma has a capital. `morpheme` are the scores
    of a listed morpheme by class, `listed` the parts of speech of a word that was seen in training.
    """

    names: Mapping[int, str]
    numbers: Mapping[str, int]
    endings: Mapping[int, Mapping[str, float]]
    sizes: Mapping[int, Sequence[float]]
    unknown: float
    hapax: Scores
    steps: Mapping[State, Scores]
    case: Mapping[int, Mapping[bool, float]]
    stems: Mapping[int, Mapping[str, str]]
    outside: Mapping[str, Sequence[int]]
    suffixes: Mapping[str, Mapping[str, str]]
    capitals: frozenset[int]
    reachability: Mapping[int, frozenset[int]]
    morpheme: Callable[[str], Scores]
    listed: Callable[[str], Ranked | None]


def file_of(language: str) -> Path:
    """Where HanTa's model of "de" or "en" is; HanTa itself is not imported for it."""
    spec = importlib.util.find_spec("HanTa")
    places = spec.submodule_search_locations if spec is not None else None
    assert places, "HanTa is not installed"
    return Path(places[0]) / FILES[language]


def compiled_of(language: str) -> Path:
    """Where the build writes the model of "de" or "en"."""
    return FOLDER / f"compiled_morphology_{language}.bin"


def load_model(language: str) -> Model:
    """The model of "de" or "en", from what the build wrote where that fits."""
    packed = file_of(language).read_bytes()
    return read_compiled(compiled_of(language), packed) or read_packed(packed)


def read_packed(packed: bytes) -> Model:
    """A model as HanTa's wheel has it."""
    small, morphemes, listed = _read_tables(packed)
    return Model(**small, morpheme=lambda morpheme: morphemes.get(morpheme, NONE), listed=listed.get)


def compile_model(packed: bytes) -> bytes:
    """A model as `read_compiled` reads it: a line with format, checksum and size, the small tables, the large ones."""
    small, morphemes, listed = _read_tables(packed)
    tables = marshal.dumps(small, MARSHAL)
    head = f"{FORMAT} {zlib.crc32(packed)} {len(tables)}\n".encode()
    rows = [[(word.encode(), _write_scores(scores.items())) for word, scores in morphemes.items()]]
    rows.append([(word.encode(), _write_scores(ranked)) for word, ranked in listed.items()])
    return head + tables + b"".join(map(write_keyed, rows))


def read_compiled(path: Path, packed: bytes) -> Model | None:
    """A model as the build wrote it; None where it did not, or from another file than `packed`."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        form, checksum, size = file.readline().decode().split()
        if (form, int(checksum)) != (FORMAT, zlib.crc32(packed)):
            return None
        small = marshal.loads(file.read(int(size)))
        begin = file.tell()
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    morphemes, begin = read_keyed(data, begin)
    listed, _ = read_keyed(data, begin)
    return Model(**small, morpheme=_Morphemes(morphemes).get, listed=lambda word: _read_ranked(listed, word))


class _Morphemes:
    """The scores of morphemes, each looked up once."""

    def __init__(self, table: Keyed) -> None:
        self._table = table
        self._known: dict[str, Scores] = {}

    def get(self, morpheme: str) -> Scores:
        """The scores of a morpheme by class; empty for one that is not listed."""
        found = self._known.get(morpheme)
        if found is None:
            found = self._known[morpheme] = dict(_read_ranked(self._table, morpheme) or ()) or NONE
        return found


def _read_ranked(table: Keyed, word: str) -> Ranked | None:
    value = table.get(word.encode("utf-8", "surrogatepass"))
    if value is None:
        return None
    parts = value.decode().split(" ")
    return [(int(number), float(score)) for number, score in zip(parts[::2], parts[1::2], strict=True)]


def _write_scores(scores: Iterable[tuple[int, float]]) -> bytes:
    return " ".join(f"{number} {float(score)!r}" for number, score in scores).encode()  # some are NumPy's


def _read_tables(packed: bytes) -> tuple[dict[str, Any], dict[str, dict[int, float]], dict[str, Ranked]]:
    """The small tables of a model as `Model` calls them, all morphemes with their scores by class, and all words."""
    model = pickle.loads(gzip.decompress(packed))
    numbers, names, endings, sizes, unknown, hapax, steps, of_class = model[:8]
    stems, _, _, case, outside, suffixes, capitals, listed = model[8:]
    names |= {EMPTY: "EMPTY", END: "END", UNKNOWN: "UNKNOWN", END_UNKNOWN: "END_UNKNOWN"}
    numbers |= {name: number for number, name in names.items() if number in (EMPTY, END, UNKNOWN, END_UNKNOWN)}
    morphemes: dict[str, dict[int, float]] = {}
    for number, scores in of_class.items():
        for morpheme, score in scores.items():
            morphemes.setdefault(morpheme, {})[number] = score
    following = {state: dict(scores) for state, scores in steps.items()}
    small = {
        "names": dict(names),
        "numbers": dict(numbers),
        "endings": {number: dict(by_ending) for number, by_ending in endings.items()},
        "sizes": {number: list(by_size) for number, by_size in sizes.items()},
        "unknown": float(unknown),
        "hapax": dict(hapax),
        "steps": following,
        "case": {number: dict(scores) for number, scores in case.items()},
        "stems": {number: dict(of_class) for number, of_class in stems.items()},
        "outside": dict(outside),
        "suffixes": {kind: dict(endings) for kind, endings in suffixes.items()},
        "capitals": frozenset(capitals),
        "reachability": find_reachable(following, names),
    }
    return small, morphemes, listed


def find_reachable(steps: Mapping[State, Scores], names: Iterable[int]) -> dict[int, frozenset[int]]:
    """The classes that lead to each final class (those below nought)."""
    before: dict[int, set[int]] = {}
    for (_, state), followers in steps.items():
        for follower in followers:
            before.setdefault(follower, set()).add(state)
    reachable: dict[int, frozenset[int]] = {}
    for final in names:
        if final < 0:
            found = set(before.get(final, ()))
            waiting = list(found)
            while waiting:
                new = before.get(waiting.pop(), set()) - found
                found |= new
                waiting += new
            reachable[final] = frozenset(found)
    return reachable
