"""The conditional logit (McFadden 1974): one of several alternatives, or none, by the weights of their cues.

In: cues of the alternatives of each case and which of them are right. Out: weights. Decided here: a quadratic penalty
that pulls towards what is known beforehand, and how the likelihood is climbed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Weights = Mapping[str, float]
PENALTY = 0.004
STEPS, RATE = 600, 0.5


def matrix(rows: Sequence[Weights], index: dict[str, int], none: str) -> NDArray[np.float64]:
    """Cue values of "none" and of each candidate."""
    values = np.zeros((len(rows) + 1, len(index)))
    values[0, index[none]] = 1.0
    for k, row in enumerate(rows, 1):
        for name, value in row.items():
            if name in index:
                values[k, index[name]] = value
    return values


def descend(
    groups: list[NDArray[np.float64]],
    golds: list[NDArray[np.float64]],
    prior: NDArray[np.float64],
    penalty: float = PENALTY,
) -> NDArray[np.float64]:
    """Maximum of the penalised likelihood, by accelerated gradient descent."""
    all_rows, gold = np.concatenate(groups), np.concatenate(golds)
    starts = np.cumsum([0, *(len(g) for g in groups[:-1])])
    sizes = [len(g) for g in groups]
    vector, speed = prior.copy(), np.zeros(len(prior))
    for _ in range(STEPS):
        scores = all_rows @ vector
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        shares = np.exp(scores)
        right = shares * gold
        shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
        right /= np.repeat(np.maximum(np.add.reduceat(right, starts), 1e-12), sizes)
        gradient = all_rows.T @ (right - shares) / len(groups) - penalty * (vector - prior)
        speed = 0.9 * speed + gradient
        vector = vector + RATE * speed
    return vector
