"""simplemma's dictionaries of German and English read where they are asked, not as a whole: the 1.1 million German
forms take a second to unpack, the 180,000 English ones an eighth of that.

The German dictionary is one sorted stream in which each form is told by what it does not share with the one before. An
index (data/lexicon_de.xz, written by benchmarks/make_lexicon_index.py) says where about every 24th form stands. It fits
one edition of the dictionary, which it names by its checksum; any other is read by simplemma in its own way.

Unpacking both takes a tenth of a short check, and walking from an entry to the word sought more than all else of a
look-up. So the build writes every form with its lemma into a file that is looked up in place (compiled_lexicon.bin and
compiled_lexicon_en.bin, keyed.py, hatch_build.py), under the checksum of the file they come from; without it, or beside
another edition, stream and index are unpacked, and the English dictionary is left to simplemma. simplemma itself is
imported only for a word that its dictionary does not have.
"""

from __future__ import annotations

import importlib.util
import lzma
import mmap
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from checker.language.keyed import Keyed, read_keyed, write_keyed

INDEX = Path(__file__).with_name("data") / "lexicon_de.xz"
FOLDER = Path(__file__).resolve().parent.parent
COMPILED = {"de": FOLDER / "compiled_lexicon.bin", "en": FOLDER / "compiled_lexicon_en.bin"}
FORMAT = "lexicon-2"  # of the compiled file
CUT, WHOLE_LEMMA = 48, b"!"  # a value is CUT and how many last bytes the lemma has not, and its others; or all of it
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


def find_stream(language: str = "de") -> Path:
    """Where simplemma's dictionary of a language is; simplemma itself is not imported for it."""
    spec = importlib.util.find_spec("simplemma")
    places = spec.submodule_search_locations if spec is not None else None
    assert places, "simplemma is not installed"
    return Path(places[0]) / "strategies" / "dictionaries" / "data" / f"{language}.plzma"


STREAM = find_stream()


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
        return (form.decode() for form, _ in self.rows())

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        """All forms with their lemmas, as bytes, in the order of the stream."""
        form, lemma, place = b"", b"", self._index.places[0]
        while place < len(self._stream):
            form, lemma, place = read_row(self._stream, place, form, lemma)
            yield (form[::-1], lemma[::-1]) if self._index.backwards else (form, lemma)

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


class CompiledLexicon(Mapping[str, str]):
    """Form to lemma, looked up in the file that the build has written."""

    def __init__(self, table: Keyed) -> None:
        self._table = table

    def __getitem__(self, form: str) -> str:
        lemma = self.get(form)
        if lemma is None:
            raise KeyError(form)
        return lemma

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of a form, or the default."""
        key = form.encode()
        value = self._table.get(key)
        return default if value is None else unfold(key, value).decode()

    def __iter__(self) -> Iterator[str]:
        return (key.decode() for key, _ in self._table.rows())

    def __len__(self) -> int:
        return sum(1 for _ in self._table.rows())


def fold(form: bytes, lemma: bytes) -> bytes:
    """A lemma told by what it does not share with its form, as the compiled file has it."""
    if lemma == form:
        return b""
    shared = next((place for place, (one, other) in enumerate(zip(form, lemma, strict=False)) if one != other), None)
    kept = min(len(form), len(lemma)) if shared is None else shared
    cut = len(form) - kept
    return bytes((CUT + cut,)) + lemma[kept:] if CUT + cut < 256 else WHOLE_LEMMA + lemma


def unfold(form: bytes, value: bytes) -> bytes:
    """The lemma of a form, from what `fold` made of it."""
    if not value:
        return form
    return value[1:] if value[:1] == WHOLE_LEMMA else form[: len(form) - (value[0] - CUT)] + value[1:]


def compile_lexicon(language: str = "de") -> bytes:
    """Every form of "de" or "en" with its lemma, behind a line with the format and the packed stream's checksum; the
    line alone where the German index is none of this stream."""
    head = f"{FORMAT} {zlib.crc32(find_stream(language).read_bytes())}\n".encode()
    rows = _german_rows() if language == "de" else _rows_by_simplemma(language)
    folded = [(form, fold(form, lemma)) for form, lemma in rows]
    return head + write_keyed(folded) if folded else head


def _german_rows() -> Iterable[tuple[bytes, bytes]]:
    stream, index = read_stream(), read_index()
    return Lexicon(stream, index).rows() if zlib.crc32(stream) == index.checksum else ()


def _rows_by_simplemma(language: str) -> Iterable[tuple[bytes, bytes]]:
    """All forms of a language with their lemmas as simplemma unpacks them: at build time alone."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary(language)
    return ((form.encode(), lemma.encode()) for form, lemma in dictionary.items())


def read_compiled(packed: bytes, language: str = "de") -> CompiledLexicon | None:
    """The lexicon as the build wrote it; None where it did not, from another stream, or without a fitting index."""
    if not COMPILED[language].is_file():
        return None
    with COMPILED[language].open("rb") as file:
        head = file.readline()
        begin = file.tell()
        if head.split() != f"{FORMAT} {zlib.crc32(packed)}".encode().split() or not file.read(1):
            return None
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return CompiledLexicon(read_keyed(data, begin)[0])


@lru_cache(maxsize=2)
def load_compiled(language: str = "de") -> CompiledLexicon | None:
    """The compiled lexicon of "de" or "en", if it fits the simplemma that is installed."""
    stream = STREAM if language == "de" else find_stream(language)
    return read_compiled(stream.read_bytes(), language) if stream.is_file() else None


def look_up(word: str, language: str = "de") -> str | None:
    """The lemma of a word of "de" or "en" that simplemma's dictionary lists, None for any other, or where nothing is
    compiled.

    As simplemma does it first of all (its DefaultStrategy): the word as it is, then with its first letter in the other
    case. Words with an apostrophe and numbers are left to simplemma.
    """
    lexicon = load_compiled(language)
    if lexicon is None or word.isnumeric():
        return None
    word = unicodedata.normalize("NFC", word)
    found = lexicon.get(word)
    if found is None:
        found = lexicon.get(word.lower() if word[:1].isupper() else word.capitalize())
    return found or None
