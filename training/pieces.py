"""Which word pieces of multilingual-e5-small the encoder keeps: those that German and English news use.

Words are counted by their frequency in wordfreq (Robyn Speer, 2018; German and English lists) and in the events.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sentencepiece import SentencePieceProcessor
from sentencepiece import sentencepiece_model_pb2 as proto
from wordfreq import top_n_list, word_frequency

from training.network import Pretrained

MOST = 20_480
LISTS = (("de", 60_000, 1.0), ("en", 30_000, 0.6))  # language, words of the list, weight
IN_EVENTS = 30.0  # what one use in an event counts, in uses in a hundred million words
UNKNOWN, CONTROL, NORMAL = 2, 3, 1  # kinds of pieces in a SentencePiece model
SPECIAL = (0, 1, 2, 3)  # begin, pad, end, unknown


def choose_pieces(given: Pretrained, texts: Sequence[str], most: int = MOST) -> list[int]:
    """The numbers of the pieces to keep, in order: all single letters that occur, the mask, and the most used ones."""
    everything = _processor(given, range(len(given.pieces)))
    used: Counter[int] = Counter()
    for language, length, weight in LISTS:
        for word in top_n_list(language, length):
            often = word_frequency(word, language) * 1e8 * weight / 2
            for form in (word, word.capitalize()):
                for piece in everything.encode(form):
                    used[piece] += often
    for text in texts:
        for piece in everything.encode(re.sub(r"\s+", " ", text)):
            used[piece] += IN_EVENTS
    mask = given.pieces.index("<mask>")
    letters = [
        number for number, piece in enumerate(given.pieces) if piece == "▁" or (len(piece) == 1 and number in used)
    ]
    kept = {*SPECIAL, mask, *letters}
    for number, _ in used.most_common():
        if len(kept) >= most:
            break
        kept.add(number)
    return sorted(kept)


def write_vocabulary(given: Pretrained, keep: Sequence[int], path: Path) -> None:
    """Write the kept pieces as a SentencePiece model; piece k of it is piece keep[k] of the given ones."""
    path.write_bytes(_model(given, keep))


def _processor(given: Pretrained, keep: Sequence[int]) -> SentencePieceProcessor:
    return SentencePieceProcessor(model_proto=_model(given, keep))


def _model(given: Pretrained, keep: Sequence[int]) -> bytes:
    model = proto.ModelProto()
    trainer, normalizer = model.trainer_spec, model.normalizer_spec
    trainer.model_type, trainer.vocab_size = 1, len(keep)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = SPECIAL
    trainer.bos_piece, trainer.pad_piece, trainer.eos_piece = "<s>", "<pad>", "</s>"
    normalizer.name, normalizer.add_dummy_prefix = "identity", True
    normalizer.remove_extra_whitespaces, normalizer.escape_whitespaces = False, True
    for place, number in enumerate(keep):
        piece = model.pieces.add()
        piece.piece, piece.score = given.pieces[number], given.scores[number]
        control = place < UNKNOWN + 1 or given.pieces[number] == "<mask>"
        piece.type = UNKNOWN if place == SPECIAL[-1] else CONTROL if control else NORMAL
    return bytes(model.SerializeToString())
