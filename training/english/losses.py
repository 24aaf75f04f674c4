"""What is wrong with the scores of a batch.

In: the network's scores and the windows. Out: losses by head. Decided here: labels that a corpus leaves open are summed
over (marginalised), heads without gold in a window count nothing, an arc may not leave its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from training.english import policy
from training.english.corpora import Passage
from training.english.network import Network, Out, with_one

_NEVER = -1e4
_FULL = 300.0
"""Words with names in a batch at which their loss has full weight; a batch with fewer weighs less."""
WEIGHTS = {"names": 1.0, "tags": 1.0, "parts": 0.5, "starts": 1.0, "arcs": 1.0, "relations": 0.7}


@dataclass(frozen=True)
class Inventory:
    """Numbers of the labels of the treebanks."""

    tags: dict[str, int]
    parts: dict[str, int]
    deps: dict[str, int]

    @staticmethod
    def of(xpos: Sequence[str], upos: Sequence[str], dep: Sequence[str]) -> Inventory:
        """Labels numbered in their order."""
        return Inventory(*({label: k for k, label in enumerate(labels)} for labels in (xpos, upos, dep)))


@dataclass(frozen=True)
class Gold:
    """Targets of a batch, [batch, words]; -1 where there is none."""

    names: Tensor
    tags: Tensor
    parts: Tensor
    starts: Tensor
    heads: Tensor
    deps: Tensor
    sentences: Tensor


_BITS = 1 << np.arange(len(policy.LABELS))


def gold(batch: Sequence[Passage], inventory: Inventory) -> Gold:
    """The targets of the windows of a batch."""
    shape = (len(batch), max(len(p.words) for p in batch))
    names = np.ones((*shape, len(policy.LABELS)), bool)
    tags, parts, heads, deps, sentences = (np.full(shape, -1) for _ in range(5))
    starts = np.full(shape, -1.0, np.float32)
    for i, window in enumerate(batch):
        n = len(window.words)
        names[i, :n] = (np.array(window.names)[:, None] & _BITS) != 0
        marks = np.array(window.starts, np.float32)
        sentences[i, :n] = marks.cumsum().astype(int)
        if window.tree is None:
            continue
        starts[i, 1:n] = marks[1:]
        tags[i, :n] = [inventory.tags.get(tag, -1) for tag in window.tree.tags]
        parts[i, :n] = [inventory.parts.get(part, -1) for part in window.tree.parts]
        deps[i, :n] = [inventory.deps.get(dep, -1) for dep in window.tree.deps]
        heads[i, :n] = [0 if h == k else h + 1 if 0 <= h < n else -1 for k, h in enumerate(window.tree.heads)]
    return Gold(*(torch.from_numpy(x) for x in (names, tags, parts, starts, heads, deps, sentences)))


def losses(out: Out, right: Gold, network: Network) -> dict[str, Tensor]:
    """The weighted losses of a batch by head; heads without gold are left out."""
    found: dict[str, Tensor] = {}
    open_ = right.names.all(-1)
    if not bool(open_.all()):
        logs = out.names.float().log_softmax(-1).masked_fill(~right.names, _NEVER).logsumexp(-1)
        said = logs[~open_]
        found["names"] = -said.mean() * min(1.0, len(said) / _FULL)
    if bool((right.tags >= 0).any()):
        found["tags"] = _entropy(out.tags, right.tags)
        found["parts"] = _entropy(out.parts, right.parts)
        told = right.starts >= 0
        found["starts"] = functional.binary_cross_entropy_with_logits(out.starts.float()[told], right.starts[told])
        found["arcs"] = _entropy(_within(out.arcs.float(), right.sentences), right.heads)
        found["relations"] = _relations(out, right, network)
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def _entropy(scores: Tensor, right: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), right.flatten(), ignore_index=-1)


def _within(arcs: Tensor, sentences: Tensor) -> Tensor:
    """Arcs within sentences and to the root; others get no chance."""
    same = sentences[:, :, None] == sentences[:, None, :]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return arcs.masked_fill(~same, _NEVER)


def _relations(out: Out, right: Gold, network: Network) -> Tensor:
    told = (right.heads >= 0) & (right.deps >= 0)
    index = right.heads.clamp(min=0)[:, :, None].expand(-1, -1, out.heads.shape[2])
    heads = torch.gather(out.heads.float(), 1, index)[told]
    left = torch.einsum("ni,kij->nkj", with_one(out.dependents.float()[told]), network.UL)
    scores = (left @ with_one(heads)[:, :, None])[:, :, 0]
    return functional.cross_entropy(scores, right.deps[told])
