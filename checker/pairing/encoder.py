"""The encoder: vectors for the figures of an article, run by onnxruntime, and only where a comparison asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
REMEMBERED = 128  # articles whose readings are kept: who checks again and again changes one of them
Key = tuple[str, int, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class ReadArticle:
    """What the encoder makes of an article's figures: `vectors` (figures, width) of length one, and `runs` (figures,),
    logits of being a running count. `around` (figures, pieces, states) are the states of the word pieces around each,
    in 16 bits, and `known` (figures, pieces) tells which of these are text.
    """

    vectors: Floats
    runs: Floats
    around: NDArray[np.float16]
    known: NDArray[np.bool_]


def read_nothing(figures: int) -> ReadArticle:
    """What stands for a reading where no comparison asks for one."""
    empty = np.zeros((figures, 1), np.float32)
    return ReadArticle(empty, empty[:, 0], np.zeros((figures, 1, 1), np.float16), np.zeros((figures, 1), bool))


class Encoder(Protocol):
    """Reads articles, each by itself."""

    def read(self, articles: Sequence[DescribedArticle]) -> list[ReadArticle]: ...


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
        self._read: dict[Key, ReadArticle] = {}
        outputs = {output.name: output.shape for output in self._session.get_outputs()}
        self.width: int = outputs["vectors"][1]
        self._around: tuple[int, int] = (outputs["around"][1], outputs["around"][2])

    def read(self, articles: Sequence[DescribedArticle]) -> list[ReadArticle]:
        return [self._read_one(article) for article in articles]

    def _read_one(self, article: DescribedArticle) -> ReadArticle:
        """Each window is run by itself, so that no article's vectors depend on what it is read with."""
        key = (article.text, article.body_start, tuple((figure.start, figure.end) for figure in article.figures))
        if key in self._read:
            self._read[key] = self._read.pop(key)
            return self._read[key]
        count = len(article.figures)
        read = ReadArticle(
            np.zeros((count, self.width), np.float32),
            np.zeros(count, np.float32),
            np.zeros((count, *self._around), np.float16),
            np.zeros((count, self._around[0]), bool),
        )
        for dates in (False, True):
            for window in read_windows(article, self._vocabulary, dates):
                if window.places:
                    figures = list(window.places)
                    told = self._session.run(None, feed(window, self._vocabulary))
                    read.vectors[figures], read.runs[figures], read.around[figures], read.known[figures] = told
        if len(self._read) >= REMEMBERED:
            del self._read[next(iter(self._read))]
        self._read[key] = read
        return read


def feed(window: Window, vocabulary: Vocabulary) -> dict[str, NDArray[np.generic]]:
    """The inputs of the network for one window."""
    ids = np.array([[vocabulary.begin, *window.pieces, vocabulary.end]], np.int64)
    places = np.array(list(window.places.values()), np.int64) + 1
    return {"ids": ids, "known": np.ones(ids.shape, bool), "rows": np.zeros(len(places), np.int64), "places": places}


@lru_cache(maxsize=1)
def load_encoder(folder: Path = MODEL) -> OnnxEncoder:
    """The encoder of a model folder, loaded once."""
    return OnnxEncoder(folder)
