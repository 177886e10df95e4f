"""Reads the passages of two figures together: the network's upper layers over the states around both masks.

What the encoder reads article by article is set side by side only here, so that "first votes" in one passage meets
"second votes" in the other. The layers start as the seventh and eighth of multilingual-e5-small; half of the heads
lean to the other passage. Symmetric: which figure comes first makes no difference.

Trained with the encoder and left out of its file: scored with these layers a check took
twice the time, and average precision rose by 0.01 to 0.02.

The split of a transformer into lower layers that read texts apart and upper ones that read them together is that of
Cao et al. 2020, "DeFormer".
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import HEADS, LAYERS, WIDTH, Layer, Network, Pretrained, load_layer
from training.stated import STATED

REACH = 18  # word pieces to either side of a mask that are read
JOINT_LAYERS = 2
INNER = 128
LEAN = 1.5  # added to the attention scores of tokens of the passage a head leans to
SPAN = 2 * REACH + 1


class Joint(nn.Module):
    """States around two masks to two logits: that both measure one thing, and that they contradict one another."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(SPAN, WIDTH)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.layers = nn.ModuleList(Layer() for _ in range(JOINT_LAYERS))
        lean = torch.full((HEADS,), LEAN)
        lean[::2] = -LEAN
        self.lean = nn.Parameter(lean)
        self.widen = nn.Linear(3 * WIDTH + STATED, INNER)
        self.narrow = nn.Linear(INNER, 2)

    def forward(self, one: Tensor, one_known: Tensor, other: Tensor, other_known: Tensor, stated: Tensor) -> Tensor:
        """States (pairs, SPAN, WIDTH) with what is text (pairs, SPAN), and STATED numbers of each pair: (pairs, 2)."""
        states = torch.cat([one + self.distance.weight, other + self.distance.weight], dim=1)
        known = torch.cat([one_known, other_known], dim=1)
        side = (torch.cumsum(torch.ones_like(states[0, :, 0]), 0) > SPAN).float()
        across = (side[:, None] - side[None]).abs()
        bias = (~known)[:, None, None, :].float() * -1e9 + (self.lean[:, None, None] * across)[None]
        for layer in self.layers:
            states = layer(states, bias)
        first, second = states[:, REACH], states[:, SPAN + REACH]
        both = torch.cat([first + second, (first - second).abs(), first * second, stated], dim=1)
        told: Tensor = self.narrow(functional.gelu(self.widen(both)))
        return told


def load_joint(joint: Joint, given: Pretrained) -> None:
    """Start the layers from those that follow the encoder's."""
    with torch.no_grad():
        for number, layer in enumerate(joint.layers):
            assert isinstance(layer, Layer)
            load_layer(layer, given, LAYERS + number)


def around(states: Tensor, known: Tensor, rows: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
    """The states within REACH of each mask (masks, SPAN, WIDTH), and which of them are text."""
    spots = places[:, None] + torch.arange(-REACH, REACH + 1, device=places.device)[None]
    inside = (spots >= 0) & (spots < states.shape[1])
    held = spots.clamp(0, states.shape[1] - 1)
    return states[rows[:, None], held], inside & known[rows[:, None], held]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of the masks of a batch (pairs, 2) with the STATED numbers and the truth of each."""

    pairs: Tensor
    stated: Tensor
    meets: Tensor
    same: Tensor
    conflict: Tensor

    def take(self, some: Tensor) -> Candidates:
        """These candidates alone."""
        return Candidates(self.pairs[some], self.stated[some], self.meets[some], self.same[some], self.conflict[some])


MOST_SAME, MOST_MET, MOST_NEAR, MOST_FAR = 14, 6, 20, 6


def choose(cosines: Tensor, candidates: Candidates, dice: torch.Generator) -> Tensor:
    """Which candidates to learn from: those that are one thing, and those that look most as if they were."""
    near = cosines[candidates.pairs[:, 0], candidates.pairs[:, 1]]
    shaken = near + 0.1 * torch.rand(near.shape, generator=dice)
    apart, same = ~candidates.meets, candidates.same
    picked = [
        _best(same & apart, torch.rand(near.shape, generator=dice), MOST_SAME),
        _best(same & ~apart, torch.rand(near.shape, generator=dice), MOST_MET),
        _best(~same & apart, shaken, MOST_NEAR),
        _best(~same & apart, torch.rand(near.shape, generator=dice), MOST_FAR),
        _best(~same & ~apart, shaken, MOST_MET),
    ]
    return torch.unique(torch.cat(picked))


def _best(allowed: Tensor, score: Tensor, most: int) -> Tensor:
    some = torch.nonzero(allowed)[:, 0]
    return some[torch.argsort(score[some], descending=True)[:most]]


def joint_loss(joint: Joint, network: Network, read: tuple[Tensor, ...], chosen: Candidates) -> Tensor:
    """Sigmoid losses of "same" over all chosen pairs and of "conflict" over those whose values do not meet."""
    states, known, rows, places = read
    held, inside = around(states, known, rows, places)
    one, other = chosen.pairs.T
    told = joint(held[one], inside[one], held[other], inside[other], chosen.stated)
    same = functional.binary_cross_entropy_with_logits(told[:, 0], chosen.same.float())
    apart = ~chosen.meets
    if not bool(apart.any()):
        return same
    conflict = functional.binary_cross_entropy_with_logits(told[apart, 1], chosen.conflict[apart].float())
    return same + 0.5 * conflict
