"""The training itself.

In: passages and a network. Out: the averaged network, saved now and again. Decided here: optimiser and learning rates
(lower layers learn less, word pieces not at all), weights averaged over the last steps, and the rounds at which the
averaged network labels the names of the treebank that has none.
"""

from __future__ import annotations

import copy
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from training.english import augment, corpora, losses, silver, windows
from training.english.corpora import Passage
from training.english.features import Pieces
from training.english.network import LAYERS, Network, tensors
from training.english.schedule import Schedule


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on beside its data."""

    epochs: float = 13.0
    seconds: float = 0.0
    seed: int = 0
    body_rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_fall: float = 0.88
    pieces: int = 1400
    average: float = 0.995
    label_at: tuple[float, ...] = (0.25, 0.6)
    more_share: float = 0.5


_OWN = frozenset({*corpora.TREES, *corpora.NAMES})
"""Corpora that are read whole in each epoch; of others a share."""
_TWICE = "ewt-dev"
"""The one corpus whose names follow the policy from the start is read twice."""

Log = Callable[[str], None]


def train(network: Network, data: Sequence[Passage], pieces: Pieces, run: Settings, target: Path, log: Log) -> Network:
    """Train ``network`` on ``data``; the averaged network, also kept in ``target`` while it grows."""
    trainer = _Trainer(network, data, pieces, run, target, log)
    while trainer.progress < 1.0:
        trainer.epoch()
    trainer.save()
    return trainer.average


class _Trainer:
    def __init__(
        self, network: Network, data: Sequence[Passage], pieces: Pieces, run: Settings, target: Path, log: Log
    ) -> None:
        self.network, self.pieces, self.run, self.target, self.log = network, pieces, run, target, log
        self.data = list(data)
        self.source = random.Random(run.seed)  # noqa: S311 - augmentation, not secrets
        self.names = augment.gazetteer(data)
        self.inventory = losses.Inventory.of(*labels(data))
        self.average = copy.deepcopy(network)
        self.optimiser = _optimiser(network, run)
        self.rates = [float(group["lr"]) for group in self.optimiser.param_groups]
        self.schedule = Schedule(0)
        self.step, self.progress, self.began = 0, 0.0, time.perf_counter()
        self.label_at = list(run.label_at)
        self.seen: dict[str, list[float]] = defaultdict(list)

    def epoch(self) -> None:
        """Once through everything, in windows of new lengths; a part of it at the end of the run."""
        if self.label_at and self.progress >= self.label_at[0]:
            self.label_at.pop(0)
            self.data, count = silver.labelled(self.data, self.average, self.pieces)
            self.log(f"step {self.step}: {count} names given to the treebank without names")
        chosen = [p for p in self.data if p.corpus in _OWN or self.source.random() < self.run.more_share]
        chosen += [p for p in self.data if p.corpus == _TWICE]
        cut = [window for passage in chosen for window in windows.cut(passage, self.source)]
        varied = [augment.varied(window, self.names, self.source) for window in cut]
        batches = windows.batches(varied, self._size, self.run.pieces, self.source)
        if not self.schedule.steps:
            self.schedule = Schedule(round(len(batches) * self.run.epochs), self.run.seconds)
            self.log(f"{len(batches)} batches an epoch, {self.schedule.steps} steps at most")
        for batch in batches:
            self._step(batch)
            if self.progress >= 1.0:
                break

    def _size(self, window: Passage) -> int:
        return 2 + sum(len(self.pieces.of(word)) for word in window.words)

    def _step(self, batch: Sequence[Passage]) -> None:
        self.step += 1
        elapsed = time.perf_counter() - self.began
        self.progress = self.schedule.progress(self.step, elapsed)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * self.schedule.factor(self.step, elapsed)
        self.network.train()
        right = losses.gold(batch, self.inventory)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.network(*tensors([self.pieces.row(p.words, p.spaced) for p in batch]))
        found = losses.losses(out, right, self.network)
        if not found:
            return
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.grad is not None], 1.0)
        self.optimiser.step()
        self._averaged()
        for name, loss in found.items():
            self.seen[name].append(float(loss.detach()))
        if self.step % 25 == 0:
            told = " ".join(f"{name} {np.mean(values):.3f}" for name, values in self.seen.items())
            self.log(f"step {self.step} {self.progress:.3f} {elapsed:.0f} s: {told}")
            self.seen.clear()
        if self.step % 400 == 0:
            self.save()

    @torch.no_grad()
    def _averaged(self) -> None:
        """Exponential average of the weights (Polyak and Juditsky 1992); a quick one while the run is young."""
        keep = min(self.run.average, self.step / (self.step + 10.0))
        live: list[Tensor] = []
        kept: list[Tensor] = []
        for mean, now in zip(self.average.parameters(), self.network.parameters(), strict=True):
            if now.requires_grad:
                live.append(now)
                kept.append(mean)
        torch._foreach_lerp_(kept, live, 1.0 - keep)

    def save(self) -> None:
        """Write the averaged weights, whole or not at all."""
        partial = self.target.with_suffix(".part")
        torch.save(self.average.state_dict(), partial)
        partial.replace(self.target)


def labels(data: Sequence[Passage]) -> tuple[list[str], list[str], list[str]]:
    """Penn tags, Universal tags and relations of the treebanks, in order of the alphabet."""
    trees = [p.tree for p in data if p.tree is not None and not p.corpus.endswith("dev")]
    columns = ([t for tree in trees for t in tree.tags], [t for tree in trees for t in tree.parts])
    deps = [t for tree in trees for t in tree.deps]
    tags, parts, relations = (sorted({x for x in column if x}) for column in (*columns, deps))
    return tags, parts, relations


def _optimiser(network: Network, run: Settings) -> torch.optim.Optimizer:
    body = network.enc
    body.we.weight.requires_grad_(False)
    body.pe.weight.requires_grad_(False)
    groups: list[dict[str, object]] = [
        {"params": list(layer.parameters()), "lr": run.body_rate * run.layer_fall ** (LAYERS - 1 - k)}
        for k, layer in enumerate(body.layers)
    ]
    groups += [
        {"params": [body.te, *body.ln.parameters()], "lr": run.body_rate / 2},
        {"params": list(body.ce.parameters()), "lr": run.head_rate, "weight_decay": 0.0},
        {"params": [p for name, p in network.named_parameters() if not name.startswith("enc.")], "lr": run.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
