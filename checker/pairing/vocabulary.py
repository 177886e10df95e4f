"""The word pieces of the encoder: those of multilingual-e5-small that German and English news use."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from sentencepiece import SentencePieceProcessor

WHITE = re.compile(r"\s+")


class Vocabulary:
    """Cuts text into numbered word pieces; `begin`, `end`, `pad` and `mask` are those with a meaning of their own."""

    begin, pad, end = 0, 1, 2

    def __init__(self, processor: SentencePieceProcessor) -> None:
        self._processor = processor
        self.mask = int(processor.piece_to_id("<mask>"))

    def pieces_of(self, text: str) -> list[int]:
        """The numbers of the pieces of a text, composed and decomposed letters alike."""
        text = WHITE.sub(" ", unicodedata.normalize("NFKC", text))
        return list(self._processor.encode(text.removeprefix(" "))) if text.strip() else []


@lru_cache(maxsize=1)
def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a model folder."""
    return Vocabulary(SentencePieceProcessor(model_file=str(path)))
