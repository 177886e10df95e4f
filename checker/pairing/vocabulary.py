"""The word pieces of the encoder: those of multilingual-e5-small that German and English news use."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

WHITE = re.compile(r"\s+")


class Vocabulary:
    """Cuts text into numbered word pieces; `begin`, `end`, `pad` and `mask` are those with a meaning of their own."""

    begin, pad, end, unknown = 0, 1, 2, 3

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.mask: int = tokenizer.token_to_id("<mask>")

    def pieces_of(self, text: str) -> list[int]:
        """The numbers of the pieces of a text."""
        return list(self._tokenizer.encode(WHITE.sub(" ", text), add_special_tokens=False).ids) if text.strip() else []


@lru_cache(maxsize=1)
def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a model folder."""
    return Vocabulary(Tokenizer.from_file(str(path)))
