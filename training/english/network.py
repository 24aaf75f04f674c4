"""The network: a six-layer encoder with heads for names, tags, sentence starts, arcs and relations.

In: piece ids, shapes, first and last piece of each word. Out: scores for each word. Decided here: the architecture
(BERT of Devlin et al. 2019 as cut down by MiniLM, Wang et al. 2020; a mix of all layers as in ELMo, Peters et al. 2018;
biaffine arcs and relations after Dozat and Manning 2017). Names of parameters are those of the shipped graph.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from training.english.features import PAD, SHAPES, Row
from training.english.policy import LABELS

WIDTH, INNER, ATTENTION, LAYERS = 384, 1536, 12, 6
WORDPIECES, POSITIONS = 30_522, 512
SHAPE, HEAD, ARC, RELATION = 32, 256, 256, 96
DROP_BODY, DROP_HEADS = 0.1, 0.2


class Sizes(NamedTuple):
    """How many labels there are of each sort beside names."""

    tags: int
    parts: int
    deps: int


class Out(NamedTuple):
    """Scores, [batch, words, ...]; ``arcs`` has the root in column 0, ``heads`` in row 0."""

    names: Tensor
    tags: Tensor
    parts: Tensor
    starts: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.i, self.d = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is added to the attention: 0 where a piece may be looked at, else far below.

        Written out: the fused attention of torch takes three times as long with heads this small.
        """
        b, n, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(b, n, ATTENTION, WIDTH // ATTENTION).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = (q @ k.transpose(-1, -2)) * (1 / math.sqrt(WIDTH // ATTENTION)) + mask
        mixed = weights.softmax(-1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(b, n, WIDTH)
        x = self.ln1(x + functional.dropout(self.o(mixed), DROP_BODY, self.training))
        inner = self.d(functional.gelu(self.i(x)))
        done: Tensor = self.ln2(x + functional.dropout(inner, DROP_BODY, self.training))
        return done


class Body(nn.Module):
    """Embeddings of pieces, places and shapes, and the layers."""

    def __init__(self) -> None:
        super().__init__()
        self.we, self.pe = nn.Embedding(WORDPIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.te, self.ce = nn.Parameter(torch.zeros(WIDTH)), nn.Embedding(SHAPES, WIDTH)
        self.ln = nn.LayerNorm(WIDTH, 1e-12)
        nn.init.zeros_(self.ce.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """The embeddings and the output of each layer."""
        x = self.we(ids) + self.pe.weight[: ids.shape[1]] + self.te + self.ce(shapes)
        x = functional.dropout(self.ln(x), DROP_BODY, self.training)
        mask = ((ids == PAD).to(x.dtype) * -1e4)[:, None, None, :]
        out = [x]
        for layer in self.layers:
            x = layer(x, mask)
            out.append(x)
        return out


class Network(nn.Module):
    """The body with its heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        row = 2 * WIDTH + SHAPE
        self.enc, self.sh = Body(), nn.Embedding(SHAPES, SHAPE)
        self.mix = nn.Parameter(torch.zeros(2, LAYERS + 1))
        self.mix.data[:, -2:] = 1.0
        self.nm, self.ner = nn.Linear(row, HEAD), nn.Linear(HEAD, len(LABELS))
        self.pm, self.xp, self.up = nn.Linear(row, HEAD), nn.Linear(HEAD, sizes.tags), nn.Linear(HEAD, sizes.parts)
        self.ss, self.dp = nn.Linear(HEAD, 1), nn.Linear(row, 2 * ARC + 2 * RELATION)
        self.U = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.root = nn.Parameter(torch.zeros(2, max(ARC, RELATION)))
        self.UL = nn.Parameter(torch.randn(sizes.deps, RELATION + 1, RELATION + 1) * 0.02)

    def _words(self, layers: list[Tensor], group: int, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """First and last piece of each word under the mix of this group of heads, and the word's shape."""
        weights = self.mix[group].softmax(0)
        mixed = sum((weights[k] * layer for k, layer in enumerate(layers)), torch.zeros(()))

        def at(index: Tensor) -> Tensor:
            return torch.gather(mixed, 1, index[:, :, None].expand(-1, -1, WIDTH))

        shape = self.sh(torch.gather(shapes, 1, firsts)).to(mixed.dtype)
        return self._drop(torch.cat([at(firsts), at(lasts), shape], -1))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROP_HEADS, self.training)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> Out:
        """All scores; inputs are [batch, pieces] and [batch, words]."""
        layers = self.enc(ids, shapes)
        for_names = self._words(layers, 0, shapes, firsts, lasts)
        for_trees = self._words(layers, 1, shapes, firsts, lasts)
        named = self._drop(functional.gelu(self.nm(for_names)))
        tagged = self._drop(functional.gelu(self.pm(for_trees)))
        hung = self._drop(functional.gelu(self.dp(for_trees)))
        arc, arc_head, dependents, heads = hung.split([ARC, ARC, RELATION, RELATION], -1)
        b = ids.shape[0]
        arc_head = torch.cat([self.root[0, :ARC].expand(b, 1, ARC).to(hung.dtype), arc_head], 1)
        heads = torch.cat([self.root[1, :RELATION].expand(b, 1, RELATION).to(hung.dtype), heads], 1)
        arcs = with_one(arc) @ self.U.to(hung.dtype) @ arc_head.transpose(1, 2)
        starts = self.ss(tagged)[..., 0]
        return Out(self.ner(named), self.xp(tagged), self.up(tagged), starts, arcs, dependents, heads)


def tensors(rows: Sequence[Row]) -> tuple[Tensor, ...]:
    """Rows of features as the four inputs of the network, filled up with zeros."""
    columns = list(zip(*rows, strict=True))
    found = []
    for column in columns:
        matrix = np.zeros((len(column), max(len(row) for row in column)), np.int64)
        for i, row in enumerate(column):
            matrix[i, : len(row)] = row
        found.append(torch.from_numpy(matrix))
    return tuple(found)


def with_one(x: Tensor) -> Tensor:
    """``x`` with a column of ones: the bias of a biaffine form."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "i": "intermediate.dense",
    "d": "output.dense",
    "ln2": "output.LayerNorm",
}


def load_body(network: Network, path: Path) -> None:
    """Put the weights of all-MiniLM-L6-v2 into the body.

    :param path: its ``model.safetensors``
    """
    weights = {name.removeprefix("bert."): tensor.float() for name, tensor in load_file(path).items()}
    body = network.enc

    def put(target: Tensor, name: str) -> None:
        target.data.copy_(weights[name])

    put(body.we.weight, "embeddings.word_embeddings.weight")
    put(body.pe.weight, "embeddings.position_embeddings.weight")
    body.te.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
    put(body.ln.weight, "embeddings.LayerNorm.weight")
    put(body.ln.bias, "embeddings.LayerNorm.bias")
    for k, layer in enumerate(body.layers):
        for ours, theirs in _LAYER.items():
            module = getattr(layer, ours)
            put(module.weight, f"encoder.layer.{k}.{theirs}.weight")
            put(module.bias, f"encoder.layer.{k}.{theirs}.bias")
