"""Trains the encoder: in an event, each masked figure must find those that measure the same thing in other articles."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from checker.describing.described import DescribedArticle, DescribedFigure
from checker.pairing.masking import read_windows
from checker.pairing.values import relate
from checker.pairing.vocabulary import Vocabulary
from training.joint import Candidates, Joint, choose, joint_loss
from training.marked import Event, Label
from training.network import Network
from training.pairs import is_conflict, is_same
from training.stated import state_pair

RATE, HEAD_RATE, SHARP_RATE = 8e-5, 1e-3, 1e-2
WARM_UP, LEAST = 0.06, 0.03  # shares of the steps, of the rate
DATES_SHARE = 0.5  # of the steps also train on days and times
MARGIN = 0.55  # cosine at which a pair is as likely one thing as two
JOINT_WEIGHT = 2.0
AT_ONCE = 3  # windows padded to one length


@dataclass(frozen=True, slots=True)
class Batch:
    """One reading of an event: windows as padded pieces, and the masks with their article, dimension and label."""

    ids: Tensor
    known: Tensor
    rows: Tensor
    places: Tensor
    figures: tuple[tuple[int, int], ...]  # article and figure number of each mask
    dimensions: tuple[str, ...]
    labels: tuple[Label, ...]
    running: tuple[bool, ...]
    candidates: Candidates | None  # those whose values can be compared; None where there are none


def make_batch(event: Event, vocabulary: Vocabulary, dates: bool) -> Batch | None:
    """The quantities (or the dates) of an event as the encoder reads them; None where it has none."""
    windows, rows, places, figures = [], [], [], []
    for number, told in enumerate(event.told):
        for window in read_windows(told.article, vocabulary, dates):
            for figure, place in sorted(window.places.items()):
                rows.append(len(windows))
                places.append(place + 1)
                figures.append((number, figure))
            if window.places:
                windows.append([vocabulary.begin, *window.pieces, vocabulary.end])
    if not windows:
        return None
    longest = max(map(len, windows))
    ids = torch.full((len(windows), longest), vocabulary.pad)
    known = torch.zeros(len(windows), longest, dtype=torch.bool)
    for row, pieces in enumerate(windows):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        known[row, : len(pieces)] = True
    labels = tuple(event.told[article].labels[figure] for article, figure in figures)
    articles = [told.article for told in event.told]
    described = [(articles[article], articles[article].figures[figure]) for article, figure in figures]
    return Batch(
        ids,
        known,
        torch.tensor(rows),
        torch.tensor(places),
        tuple(figures),
        tuple(event.told[article].article.figures[figure].dimension for article, figure in figures),
        labels,
        tuple(label.thing in event.running for label in labels),
        pair_up(described, labels),
    )


def pair_up(
    described: Sequence[tuple[DescribedArticle, DescribedFigure]], labels: Sequence[Label]
) -> Candidates | None:
    """All pairs of figures of two articles and one dimension whose values can be compared."""
    pairs, stated, meets, same, conflict = [], [], [], [], []
    for one, (article, figure) in enumerate(described):
        for other in range(one + 1, len(described)):
            second, theirs = described[other]
            if article is second or figure.dimension != theirs.dimension:
                continue
            relation = relate(figure, theirs)
            if not relation.comparable:
                continue
            texts = article.text[figure.start : figure.end] == second.text[theirs.start : theirs.end]
            pairs.append((one, other))
            stated.append(state_pair((article, figure), (second, theirs), relation))
            meets.append(relation.meets)
            same.append(is_same(labels[one], labels[other]))
            conflict.append(is_conflict(labels[one], labels[other], texts))
    if not pairs:
        return None
    return Candidates(
        torch.tensor(pairs), torch.tensor(stated), torch.tensor(meets), torch.tensor(same), torch.tensor(conflict)
    )


def run(network: Network, batch: Batch) -> Tensor:
    """The states of all pieces of a batch; windows of like length are padded together."""
    lengths = batch.known.sum(1)
    order = torch.argsort(lengths)
    states = []
    for start in range(0, len(order), AT_ONCE):
        some = order[start : start + AT_ONCE]
        longest = int(lengths[some].max())
        part = network.encode(batch.ids[some, :longest], batch.known[some, :longest])
        states.append(functional.pad(part, (0, 0, 0, batch.ids.shape[1] - longest)))
    back = torch.empty_like(order)
    back[order] = torch.arange(len(order))
    return torch.cat(states)[back]


def candidates(batch: Batch) -> tuple[Tensor, Tensor]:
    """Which masks may be paired at all (other article, one dimension), and which of these measure one thing."""
    names: dict[object, int] = {}

    def number(of: object) -> int:
        return names.setdefault(of, len(names))

    article = torch.tensor([article for article, _ in batch.figures])
    dimension = torch.tensor([number(one) for one in batch.dimensions])
    thing = torch.tensor([number(label.thing or (place,)) for place, label in enumerate(batch.labels)])
    may = (article[:, None] != article[None]) & (dimension[:, None] == dimension[None])
    return may, (thing[:, None] == thing[None]) & may


def loss_of(network: Network, joint: Joint, batch: Batch, dice: torch.Generator) -> tuple[Tensor, float] | None:
    """Multi-positive InfoNCE within a dimension, a sigmoid over all pairs, whether the count is a running one, and what
    both passages read together say of the pairs that look most alike. Also how large that last part is."""
    may, same = candidates(batch)
    has = same.any(1)
    if not bool(has.any()):
        return None
    states = run(network, batch)
    vectors, runs = network.read_masks(states, batch.known, batch.rows, batch.places)
    sharp = network.sharpness.exp().clamp(max=40)
    cosines = vectors @ vectors.T
    scores = (cosines * sharp).masked_fill(~may, -1e4)
    chance = scores - torch.logsumexp(scores, 1, keepdim=True)
    found = torch.where(same, chance, torch.zeros_like(chance)).sum(1) / same.sum(1).clamp(min=1)
    pairs = functional.binary_cross_entropy_with_logits(
        (cosines[may] - MARGIN) * sharp, same[may].float(), pos_weight=torch.tensor(3.0)
    )
    running = functional.binary_cross_entropy_with_logits(runs, torch.tensor(batch.running).float())
    loss = -found[has].mean() + 1.5 * pairs + 0.3 * running
    if batch.candidates is None:
        return loss, 0.0
    chosen = batch.candidates.take(choose(cosines.detach(), batch.candidates, dice))
    together = joint_loss(joint, network, (states, batch.known, batch.rows, batch.places), chosen)
    return loss + JOINT_WEIGHT * together, together.item()


def train_encoder(
    network: Network,
    joint: Joint,
    events: Sequence[Event],
    vocabulary: Vocabulary,
    steps: int,
    checkpoint: Path,
    report: Callable[[str], None],
    seed: int = 0,
) -> None:
    """Train in place, an event a step; the state is saved every hundred steps and training goes on from there."""
    torch.manual_seed(seed)
    batches = {
        (event.name, dates): made
        for event in events
        for dates in (False, True)
        if (made := make_batch(event, vocabulary, dates)) is not None
    }
    for frozen in (network.word, network.place, network.norm):
        frozen.requires_grad_(False)
    heads = [*network.project.parameters(), *network.runs.parameters(), *joint.widen.parameters()]
    heads += [*joint.narrow.parameters(), *joint.distance.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": [*network.layers.parameters(), *joint.layers.parameters()], "base": RATE},
            {"params": heads, "base": HEAD_RATE},
            {"params": [network.sharpness, joint.lean], "base": SHARP_RATE, "weight_decay": 0.0},
        ],
        lr=RATE,
        weight_decay=0.01,
    )
    plan = list(plan_steps([event.name for event in events], steps, seed))
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        joint.load_state_dict(saved["joint"])
        optimiser.load_state_dict(saved["optimiser"])
        done = int(saved["done"])
    network.train()
    joint.train()
    began = time.monotonic()
    losses: list[tuple[float, float]] = []
    for step in range(done, steps):
        name, with_dates = plan[step]
        rate = min(1.0, (step + 1) / (WARM_UP * steps)) * max(LEAST, 1 - step / steps)
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * rate
        optimiser.zero_grad()
        for dates in (False, True) if with_dates else (False,):
            batch = batches.get((name, dates))
            told = None
            if batch is not None:
                with torch.autocast("cpu", torch.bfloat16):  # half the time; the weights stay in 32 bits
                    told = loss_of(network, joint, batch, torch.Generator().manual_seed(step))
            if told is not None:
                loss, together = told
                (loss * (0.5 if dates else 1.0)).backward()
                losses.append((loss.item(), together))
        nn.utils.clip_grad_norm_([one for one in network.parameters() if one.requires_grad], 1.0)
        nn.utils.clip_grad_norm_(joint.parameters(), 1.0)
        optimiser.step()
        if (step + 1) % 20 == 0:
            mean, together = np.mean(losses[-60:], axis=0)
            seconds = time.monotonic() - began
            report(f"step {step + 1} of {steps}, loss {mean:.3f} (together {together:.3f}), {seconds:.0f} s")
        if (step + 1) % 100 == 0 or step + 1 == steps:
            state = {"network": network.state_dict(), "joint": joint.state_dict()}
            torch.save({**state, "optimiser": optimiser.state_dict(), "done": step + 1}, checkpoint)
    network.eval()
    joint.eval()


def plan_steps(names: Sequence[str], steps: int, seed: int) -> Iterator[tuple[str, bool]]:
    """Which event each step trains on, and whether on its dates as well: the same however often it is resumed."""
    chance = random.Random(seed)
    order: list[str] = []
    for _ in range(steps):
        if not order:
            order = list(names)
            chance.shuffle(order)
        yield order.pop(), chance.random() < DATES_SHARE
