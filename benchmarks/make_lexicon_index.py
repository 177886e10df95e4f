"""Writes checker/language/data/lexicon_de.xz, the index into the German dictionary of the installed simplemma.

    python benchmarks/make_lexicon_index.py

It reads every form through the index afterwards and holds it against what simplemma itself reads.
"""

from __future__ import annotations

import lzma
import zlib
from itertools import pairwise

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from checker.language.lexicon import INDEX, STEP, Lexicon, read_index, read_number, read_row, read_stream

MAGIC = b"SMFC1"


def main() -> None:
    stream = read_stream()
    if not stream.startswith(MAGIC):
        raise SystemExit("this simplemma keeps its dictionary in another format")
    backwards = bool(stream[len(MAGIC)] & 1)
    count, place = read_number(stream, len(MAGIC) + 1)
    places, forms = [], []
    form = lemma = b""
    since = STEP
    for _ in range(count):
        start, since = place, since + 1
        form, lemma, place = read_row(stream, start, form, lemma)
        tells_lemma = bool(read_row(stream, start, form, b"")[1])
        if since >= STEP and tells_lemma:
            places.append(start)
            forms.append(form)
            since = 0
    lines = (
        str(zlib.crc32(stream)).encode(),
        b"backwards" if backwards else b"forwards",
        b"\t".join(str(later - earlier).encode() for earlier, later in pairwise([0, *places])),
        b"\t".join(forms),
    )
    INDEX.write_bytes(lzma.compress(b"\n".join(lines), preset=9))
    own, theirs = Lexicon(stream, read_index()), DefaultDictionaryFactory().get_dictionary("de")
    assert all(own[word] == lemma for word, lemma in theirs.items())
    print(f"{len(theirs):,} forms, {len(places):,} entries, {INDEX.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
