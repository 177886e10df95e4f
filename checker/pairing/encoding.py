"""Encodes the articles of many stories, in several processes where these are wanted: the same vectors, bit for bit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.describing.described import DescribedArticle
from checker.pairing.encoder import MODEL, Encoder, Floats, OnnxEncoder, load_encoder
from checker.processes import share_out

CHUNK = 8  # articles a process reads at a time
Read = tuple[list[Floats], list[Floats]]


class SharedEncoder:
    """An encoder that shares articles out among `jobs` processes, each of which uses one core."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def read(self, articles: Sequence[DescribedArticle]) -> Read:
        """Vectors (figures, width) and logits (figures,) of every article."""
        if len(articles) <= CHUNK:
            return load_encoder().read(articles)
        chunks = [articles[start : start + CHUNK] for start in range(0, len(articles), CHUNK)]
        vectors: list[Floats] = []
        runs: list[Floats] = []
        for some, likely in share_out(_read_chunk, chunks, self._jobs, lambda chunk: load_encoder().read(chunk)):
            vectors += some
            runs += likely
        return vectors, runs


def choose_encoder(jobs: int) -> Encoder:
    """The encoder for a number of processes: one process by itself uses all cores."""
    return load_encoder() if jobs == 1 else SharedEncoder(jobs)


def _read_chunk(articles: Sequence[DescribedArticle]) -> Read:
    return _load_own().read(articles)


@lru_cache(maxsize=1)
def _load_own() -> OnnxEncoder:
    return OnnxEncoder(MODEL, threads=1)
