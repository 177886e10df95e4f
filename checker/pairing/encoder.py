"""The encoder: vectors for the figures of an article, run by onnxruntime, and only where a comparison asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.describing.described import DescribedArticle
from checker.pairing.masking import Window, read_windows
from checker.pairing.vocabulary import Vocabulary, load_vocabulary

Floats = NDArray[np.float32]
MODEL = Path(__file__).with_name("model")
REMEMBERED = 512  # articles whose vectors are kept: who checks again and again changes one of them
Key = tuple[str, int, tuple[tuple[int, int], ...]]


class Encoder(Protocol):
    """Reads articles; a vector (length one) and a logit of being a running count for each figure of each article."""

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]: ...


class OnnxEncoder:
    """The encoder of a model folder: `encoder.onnx` and `vocabulary.model`."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import onnxruntime  # takes a tenth of a second: only who compares figures waits for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # other processes want the cores, too
        path = str(folder / "encoder.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._vocabulary = load_vocabulary(folder / "vocabulary.model")
        self._read: dict[Key, tuple[Floats, Floats]] = {}
        self.width: int = self._session.get_outputs()[0].shape[1]

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
        """Vectors (figures, width) and logits (figures,) of every article."""
        read = [self._read_one(article) for article in articles]
        return [vectors for vectors, _ in read], [runs for _, runs in read]

    def _read_one(self, article: DescribedArticle) -> tuple[Floats, Floats]:
        """Each window is run by itself, so that no article's vectors depend on what it is read with."""
        key = (article.text, article.body_start, tuple((figure.start, figure.end) for figure in article.figures))
        if key in self._read:
            self._read[key] = self._read.pop(key)
            return self._read[key]
        vectors = np.zeros((len(article.figures), self.width), np.float32)
        runs = np.zeros(len(article.figures), np.float32)
        for dates in (False, True):
            for window in read_windows(article, self._vocabulary, dates):
                if window.places:
                    figures = list(window.places)
                    vectors[figures], runs[figures] = self._session.run(None, feed(window, self._vocabulary))
        if len(self._read) >= REMEMBERED:
            del self._read[next(iter(self._read))]
        self._read[key] = vectors, runs
        return vectors, runs


def feed(window: Window, vocabulary: Vocabulary) -> dict[str, NDArray[np.generic]]:
    """The inputs of the network for one window."""
    ids = np.array([[vocabulary.begin, *window.pieces, vocabulary.end]], np.int64)
    places = np.array(list(window.places.values()), np.int64) + 1
    return {"ids": ids, "known": np.ones(ids.shape, bool), "rows": np.zeros(len(places), np.int64), "places": places}


@lru_cache(maxsize=1)
def load_encoder(folder: Path = MODEL) -> OnnxEncoder:
    """The encoder of a model folder, loaded once."""
    return OnnxEncoder(folder)
