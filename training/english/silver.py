"""Names for the treebank that has none, given by the network itself.

In: passages and a network. Out: the passages, those without names labelled where the network is sure (self-training,
Yarowsky 1995). Decided here: how sure is sure. What it is not sure of stays open, and of a word without a name it is
only believed that it is no person, organisation or place.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from training.english import policy
from training.english.corpora import Passage
from training.english.features import Pieces
from training.english.network import Network, tensors

from rapporteur.language.decode import NameDecoder

UNNAMED = "ewt-train"
"""The corpus that is labelled."""
SURE_NAME, SURE_NOTHING = 0.85, 0.95
"""The least probability of each word of a name, and of a word that is none."""


def labelled(data: Sequence[Passage], network: Network, pieces: Pieces) -> tuple[list[Passage], int]:
    """All passages, and how many names were given."""
    found: list[Passage] = []
    count = 0
    network.eval()
    for passage in data:
        if passage.corpus != UNNAMED:
            found.append(passage)
            continue
        sets = [s for scores in _scores(passage, network, pieces) for s in believed(scores)]
        count += sum(1 for s in sets if s in _BEGINNINGS)
        found.append(passage.named(sets))
    return found, count


_BEGINNINGS = frozenset(1 << k for label, k in policy.NUMBER.items() if label.startswith("B-"))


def believed(scores: np.ndarray) -> list[policy.Allowed]:
    """The labels that logits [words, labels] leave to each word."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    sets = [policy.EVERYTHING] * len(scores)
    none = policy.bits("O", "EVENT", "DATE", "MISC")
    silent = odds[:, [k for k in range(len(policy.LABELS)) if none >> k & 1]].sum(1)
    for i in np.flatnonzero(silent >= SURE_NOTHING):
        sets[int(i)] = none
    for first, last, kind in NameDecoder(policy.LABELS).names(scores):
        row = [policy.NUMBER[f"{'I' if i > first else 'B'}-{kind}"] for i in range(first, last)]
        if kind in ("PER", "ORG", "LOC") and odds[range(first, last), row].min() >= SURE_NAME:
            sets[first:last] = [1 << k for k in row]
    return sets


def _scores(passage: Passage, network: Network, pieces: Pieces) -> list[np.ndarray]:
    """Logits of names for windows that cover the passage."""
    found = []
    edges = [i for i, start in enumerate(passage.starts) if start or i == 0] + [len(passage.words)]
    first = 0
    for k in range(1, len(edges)):
        if k + 1 < len(edges) and edges[k + 1] - first <= 120:
            continue
        window = passage.cut(first, edges[k])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = network(*tensors([pieces.row(window.words, window.spaced)]))
        found.append(out.names[0].float().numpy())
        first = edges[k]
    return found
