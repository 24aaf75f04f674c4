"""Passages cut into windows and windows gathered into batches.

In: passages. Out: batches of windows of like length. Decided here: a window is some whole sentences, of another length
each time, since the product reads windows of any length.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from training.english.corpora import Passage

TARGETS = (20, 40, 60, 90, 120)
"""Words of a window, one drawn for each."""
LONGEST = 220
"""Words at which a long sentence is cut."""


def cut(passage: Passage, source: random.Random) -> Iterator[Passage]:
    """Windows of whole sentences that cover the passage once."""
    edges = [i for i, start in enumerate(passage.starts) if start or i == 0] + [len(passage.words)]
    k = 0
    while k < len(edges) - 1:
        target, last = source.choice(TARGETS), k + 1
        while last < len(edges) - 1 and edges[last + 1] - edges[k] <= target:
            last += 1
        for first, end in pairwise([*range(edges[k], edges[last], LONGEST), edges[last]]):
            yield passage.cut(first, end)
        k = last


def batches(
    windows: Sequence[Passage], size: Callable[[Passage], int], pieces: int, source: random.Random
) -> list[list[Passage]]:
    """Windows of like size together, at most ``pieces`` of padded size in a batch, batches in random order."""
    sized = [(size(window), window) for window in windows]
    order = sorted(range(len(sized)), key=lambda i: sized[i][0] + source.random() * 6)
    found: list[list[Passage]] = []
    batch: list[Passage] = []
    widest = 0
    for i in order:
        width, window = sized[i]
        widest = max(widest, width)
        if batch and widest * (len(batch) + 1) > pieces:
            found.append(batch)
            batch, widest = [], width
        batch.append(window)
    if batch:
        found.append(batch)
    source.shuffle(found)
    return found
