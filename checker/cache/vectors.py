"""The encoder's vectors from earlier runs: what it makes of one article depends on no other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from checker.cache.editions import add, edition_of_code
from checker.describing.described import DescribedArticle
from checker.pairing.encoder import Encoder, Floats

Get = Callable[[bytes], bytes | None]
Put = Callable[[Iterable[tuple[bytes, bytes]]], None]
WIDTH = 4  # bytes


class KeptEncoder:
    """An encoder that is loaded and asked only about articles whose vectors are not known; the others are looked up."""

    def __init__(self, load: Callable[[], Encoder], get: Get, put: Put) -> None:
        self._load, self._get, self._put = load, get, put

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
        """Vectors (figures, width) and logits (figures,) of every article, bit for bit as the encoder gives them."""
        keys = [key_of_figures(article) for article in articles]
        read: dict[bytes, tuple[Floats, Floats]] = {}
        new: dict[bytes, DescribedArticle] = {}
        for key, article in zip(keys, articles, strict=True):
            data = self._get(key)
            if data is None:
                new[key] = article
            else:
                read[key] = read_vectors(data, len(article.figures))
        if new:
            made = dict(zip(new, zip(*self._load().read(list(new.values())), strict=True), strict=True))
            self._put((key, write_vectors(vectors, runs)) for key, (vectors, runs) in made.items())
            read |= made
        return [read[key][0] for key in keys], [read[key][1] for key in keys]


def key_of_figures(article: DescribedArticle) -> bytes:
    """The key of an article's vectors: its text, its figures' places, and the model."""
    digest = hashlib.blake2b(edition_of_code(), digest_size=16)
    places = [(figure.start, figure.end, figure.when is None) for figure in article.figures]
    add(digest, b"vectors", article.text.encode("utf-8", "surrogatepass"), repr((article.body_start, places)).encode())
    return digest.digest()


def write_vectors(vectors: Floats, runs: Floats) -> bytes:
    """Vectors (figures, width) and logits (figures,) as bytes. The width comes first, because an article without
    figures has no numbers to tell it by."""
    written: bytes = vectors.shape[1].to_bytes(WIDTH, "little") + vectors.tobytes() + runs.tobytes()
    return written


def read_vectors(data: bytes, figures: int) -> tuple[Floats, Floats]:
    """The vectors and logits of so many figures from their bytes."""
    width, numbers = int.from_bytes(data[:WIDTH], "little"), np.frombuffer(data, np.float32, offset=WIDTH)
    return numbers[: figures * width].reshape(figures, width), numbers[figures * width :]
