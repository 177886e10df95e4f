"""simplemma's German dictionary read where it is asked, not as a whole: 1.1 million forms take a second to unpack.

The dictionary is one sorted stream in which each form is told by what it does not share with the one before. An index
(data/lexicon_de.xz, written by benchmarks/make_lexicon_index.py) says where about every 24th form stands. It fits one
edition of the dictionary, which it names by its checksum; any other is read by simplemma in its own way.

Unpacking both takes a tenth of a short check, so the build writes them unpacked (compiled_lexicon.bin, hatch_build.py),
under the checksum of the file they come from; without that file, or beside another edition, they are unpacked.
"""

from __future__ import annotations

import lzma
import unicodedata
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import simplemma
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory, DictionaryFactory

INDEX = Path(__file__).with_name("data") / "lexicon_de.xz"
STREAM = Path(simplemma.__file__).parent / "strategies" / "dictionaries" / "data" / "de.plzma"
COMPILED = Path(__file__).resolve().parent.parent / "compiled_lexicon.bin"
NUMBER = "I"  # of four bytes: a place in the stream
STEP = 24  # forms at least from one entry of the index to the next
SAME, WHOLE = 254, 255  # signs of the stream: the lemma of the form before; a lemma that shares nothing with its form
LONG = 128  # a byte from here on says that the number goes on


@dataclass(frozen=True, slots=True)
class Index:
    """The checksum of the stream, whether its words are written backwards, and of each entry: the byte where its form
    stands, and the form. No entry is a form whose lemma is that of the form before it."""

    checksum: int
    backwards: bool
    places: Sequence[int]
    forms: Sequence[bytes]


class Lexicon(Mapping[str, str]):
    """Form to lemma, as simplemma's own mapping gives them."""

    def __init__(self, stream: bytes, index: Index) -> None:
        self._stream = stream
        self._index = index

    def __getitem__(self, form: str) -> str:
        lemma = self._find(form)
        if lemma is None:
            raise KeyError(form)
        return lemma

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of a form, or the default."""
        lemma = self._find(form)
        return default if lemma is None else lemma

    def __iter__(self) -> Iterator[str]:
        form, lemma, place = b"", b"", self._index.places[0]
        while place < len(self._stream):
            form, lemma, place = read_row(self._stream, place, form, lemma)
            yield (form[::-1] if self._index.backwards else form).decode()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, word: str) -> str | None:
        index, stream = self._index, self._stream
        sought = word.encode()[::-1] if index.backwards else word.encode()
        entry = bisect_right(index.forms, sought) - 1
        if entry < 0:
            return None
        # an entry's form shares with itself what it shares with the form before it
        form, lemma, place = read_row(stream, index.places[entry], index.forms[entry], b"")
        while form < sought and place < len(stream):
            form, lemma, place = read_row(stream, place, form, lemma)
        if form != sought:
            return None
        return (lemma[::-1] if index.backwards else lemma).decode()


def read_row(stream: bytes, place: int, form: bytes, lemma: bytes) -> tuple[bytes, bytes, int]:
    """The form and lemma of the row at a place of the stream, and the place behind it; in: those of the row before.

    A row is how many bytes the form shares with the one before, how many others follow, and these; then how many of the
    form's last bytes the lemma has not, how many it has instead, and these. Numbers above 127 are rare.
    """
    shared, place = (stream[place], place + 1) if stream[place] < LONG else read_number(stream, place)
    length, place = (stream[place], place + 1) if stream[place] < LONG else read_number(stream, place)
    end = place + length
    form = form[:shared] + stream[place:end]
    cut, place = stream[end], end + 1
    if cut == SAME:
        return form, lemma, place
    length, place = (stream[place], place + 1) if stream[place] < LONG else read_number(stream, place)
    end = place + length
    kept = b"" if cut == WHOLE else form[: len(form) - cut]
    return form, kept + stream[place:end], end


def read_number(stream: bytes, place: int) -> tuple[int, int]:
    """A number at a place of the stream, seven bits a byte, the lowest first, and the place behind it."""
    number, shift = stream[place] & 127, 0
    while stream[place] >= LONG:
        place, shift = place + 1, shift + 7
        number |= (stream[place] & 127) << shift
    return number, place + 1


def read_stream() -> bytes:
    """simplemma's German dictionary, unpacked; empty where it is not the file it was."""
    return lzma.decompress(STREAM.read_bytes()) if STREAM.is_file() else b""


def read_index() -> Index:
    """The index of data/lexicon_de.xz: a line each for the checksum, the direction, places (as distances) and forms."""
    checksum, direction, distances, forms = lzma.decompress(INDEX.read_bytes()).split(b"\n")
    places = tuple(accumulate(map(int, distances.split(b"\t"))))
    return Index(int(checksum), direction == b"backwards", places, tuple(forms.split(b"\t")))


def compile_lexicon() -> bytes:
    """Stream and index unpacked, behind a line with the packed stream's checksum, the direction and the lengths."""
    stream, index = read_stream(), read_index()
    places, forms = array(NUMBER, index.places).tobytes(), b"\t".join(index.forms)
    head = (zlib.crc32(STREAM.read_bytes()), zlib.crc32(stream) == index.checksum, index.backwards)
    line = " ".join(str(int(number)) for number in (*head, len(places), len(forms)))
    return b"".join((line.encode(), b"\n", places, forms, stream))


def read_compiled(packed: bytes) -> Lexicon | None:
    """The lexicon as the build unpacked it; None where it did not, from another stream, or without a fitting index."""
    if not COMPILED.is_file():
        return None
    with COMPILED.open("rb") as file:
        checksum, fits, backwards, *lengths = map(int, file.readline().split())
        if not fits or checksum != zlib.crc32(packed):
            return None
        places = array(NUMBER, file.read(lengths[0]))
        forms = file.read(lengths[1]).split(b"\t")
        return Lexicon(file.read(), Index(checksum, bool(backwards), places, forms))


class _Dictionaries(DictionaryFactory):
    """simplemma's dictionaries, the German one by the index where that fits."""

    def __init__(self) -> None:
        self._others = DefaultDictionaryFactory()
        self._german = lru_cache(maxsize=1)(self._load_german)

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        german: Mapping[str, str] = self._german() if lang == "de" else self._others.get_dictionary(lang)
        return german

    def _load_german(self) -> Mapping[str, str]:
        compiled = read_compiled(STREAM.read_bytes()) if STREAM.is_file() else None
        if compiled is not None:
            return compiled
        stream, index = read_stream(), read_index()
        if zlib.crc32(stream) == index.checksum:
            return Lexicon(stream, index)
        others: Mapping[str, str] = self._others.get_dictionary("de")
        return others


@lru_cache(maxsize=1)
def _dictionaries() -> _Dictionaries:
    return _Dictionaries()


@lru_cache(maxsize=1)
def load_lemmatizer() -> simplemma.Lemmatizer:
    """simplemma's lemmatizer with its default strategy."""
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))


@lru_cache(maxsize=1)
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_dictionaries())


def is_listed(word: str, language: str = "de") -> bool:
    """Whether simplemma's dictionary of "de" or "en" has a word, whatever the case of its first letter."""
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), language) is not None
