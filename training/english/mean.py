"""The mean of several runs' weights.

In: the parameters of runs of one network on one body, each with its share. Out: the parameters of one network. Decided
here: runs that began at the same body stay near enough to one another to be averaged (model soups, Wortsman et al.
2022), all but the scorers of trees: these begin anew in each run, with nothing that ties a column of one to the same
column of another, so of them only those count that began where the first run's did, and each the same: what a share is
for is the names, and trees of such runs differ little in what they are worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

TREES = ("dp.weight", "dp.bias", "U", "UL", "root")
"""What scores arcs and relations; it is averaged together or not at all."""
ALIKE = 0.5
"""Cosine of two runs' scorers of arcs from which they count as one start: .8 and more after rounds of half an hour that
began at the same weights, .05 after runs that began anew."""

Array = NDArray[np.float32]
State = Mapping[str, Array]


def mean(states: Sequence[State], shares: Sequence[float]) -> dict[str, Array]:
    """The weighted mean of the runs; of the scorers of trees the plain mean of those that began where the first did.

    :param states: parameters by name, the same names in all
    :param shares: one for each run, of any sum
    :raises ValueError: if there is not one share above 0 for each run, or the runs are not of one network
    """
    if not states or len(states) != len(shares) or min(shares) <= 0:
        raise ValueError("a mean needs runs, and for each a share above 0")
    if any(_shapes(state) != _shapes(states[0]) for state in states):
        raise ValueError("runs of one network only: the parameters differ")
    alike = [float(_cosine(states[0]["U"], state["U"]) >= ALIKE) for state in states]
    return {name: _weighted([s[name] for s in states], alike if name in TREES else shares) for name in states[0]}


def _shapes(state: State) -> dict[str, tuple[int, ...]]:
    return {name: values.shape for name, values in state.items()}


def _cosine(a: Array, b: Array) -> float:
    return float(np.vdot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


def _weighted(runs: Sequence[Array], shares: Sequence[float]) -> Array:
    whole = sum(shares)
    total = np.zeros_like(runs[0])
    for values, share in zip(runs, shares, strict=True):
        total += values * np.float32(share / whole)
    return total
