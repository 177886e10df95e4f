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
AT_ONCE = 4  # windows padded to one length


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
        path = str(folder / "encoder.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._vocabulary = load_vocabulary(folder / "vocabulary.model")
        self.width: int = self._session.get_outputs()[0].shape[1]

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
        """Vectors (figures, width) and logits (figures,) of every article."""
        vectors = [np.zeros((len(article.figures), self.width), np.float32) for article in articles]
        runs = [np.zeros(len(article.figures), np.float32) for article in articles]
        windows = [
            (number, window)
            for number, article in enumerate(articles)
            for dates in (False, True)
            for window in read_windows(article, self._vocabulary, dates)
            if window.places
        ]
        windows.sort(key=lambda one: len(one[1].pieces))
        for start in range(0, len(windows), AT_ONCE):
            some = windows[start : start + AT_ONCE]
            figures = [(row, number, figure) for row, (number, window) in enumerate(some) for figure in window.places]
            found, logits = self._session.run(None, feed([window for _, window in some], self._vocabulary))
            for (_, number, figure), vector, logit in zip(figures, found, logits, strict=True):
                vectors[number][figure] = vector
                runs[number][figure] = logit
        return vectors, runs


def feed(windows: Sequence[Window], vocabulary: Vocabulary) -> dict[str, NDArray[np.generic]]:
    """The inputs of the network for windows that are padded to one length."""
    longest = max(len(window.pieces) for window in windows) + 2
    ids = np.full((len(windows), longest), vocabulary.pad, np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.pieces) + 2] = [vocabulary.begin, *window.pieces, vocabulary.end]
    places = [(row, place + 1) for row, window in enumerate(windows) for place in window.places.values()]
    return {
        "ids": ids,
        "known": ids != vocabulary.pad,
        "rows": np.array([row for row, _ in places], np.int64),
        "places": np.array([place for _, place in places], np.int64),
    }


@lru_cache(maxsize=1)
def load_encoder(folder: Path = MODEL) -> OnnxEncoder:
    """The encoder of a model folder, loaded once."""
    return OnnxEncoder(folder)
