"""From scores to labels: names and trees.

In: score matrices of one window or sentence. Out: label numbers and heads. Decided here: only whole name labels
(Viterbi over BIO), one root per sentence and no cycle (greedy heads, repaired).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_NEVER = -1e9


class NameDecoder:
    """Finds the best whole names in a matrix of BIO scores.

    :param labels: "O", "B-PER", "I-PER" …, in the order of the columns
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = tuple(labels)
        self._before = [
            [k for k, other in enumerate(labels) if other[2:] == label[2:]] if label.startswith("I-") else []
            for label in labels
        ]
        self._allowed = np.array(
            [[not before or k in before for before in self._before] for k in range(len(labels))], np.bool_
        )

    def names(self, scores: Floats) -> list[tuple[int, int, str]]:
        """``scores`` [words, labels] to (first, last, type), half open, in order. Viterbi 1967."""
        path = self._path(scores)
        found: list[tuple[int, int, str]] = []
        first = -1
        for i, k in enumerate([*path, 0]):
            label = self._labels[k] if i < len(path) else "O"
            if first >= 0 and not label.startswith("I-"):
                found.append((first, i, self._labels[path[first]][2:]))
                first = -1
            if label.startswith("B-"):
                first = i
        return found

    def _path(self, scores: Floats) -> list[int]:
        """The best label of each word, such that an "I-" follows its own kind."""
        best = scores.argmax(1)
        outside = np.concatenate([[self._labels.index("O")], best])
        if self._allowed[outside[:-1], outside[1:]].all():
            return list(best.tolist())
        return self._searched(scores.tolist())

    def _searched(self, rows: list[list[float]]) -> list[int]:
        """The path with the highest sum. A score may stand for its logarithm: they differ by the same in all labels."""
        totals = [_NEVER if before else score for score, before in zip(rows[0], self._before, strict=True)]
        back: list[list[int]] = []
        for row in rows[1:]:
            top = max(range(len(totals)), key=totals.__getitem__)
            source = [max(before, key=totals.__getitem__) if before else top for before in self._before]
            totals = [totals[k] + score for k, score in zip(source, row, strict=True)]
            back.append(source)
        k = max(range(len(totals)), key=totals.__getitem__)
        path = [k]
        for source in reversed(back):
            k = source[k]
            path.append(k)
        return path[::-1]


def tree(scores: Floats) -> list[int]:
    """The heads of one sentence.

    :param scores: [words, words + 1]; column 0 is the root
    :returns: for each word the number of its head counted from 0, ``-1`` at the one root

    Greedy heads under one root (the word that loses least by being it); each cycle is opened at its cheapest arc, as in
    Chu-Liu/Edmonds but without contraction.
    """
    n = scores.shape[0]
    table = scores.astype(np.float64)
    if n == 1:
        return [-1]
    diagonal = np.arange(n)
    table[diagonal, diagonal + 1] = _NEVER
    root = int((table[:, 0] - table[:, 1:].max(1)).argmax())
    table[:, 0] = _NEVER
    heads = [int(k) - 1 for k in table.argmax(1)]
    heads[root] = -1
    for _ in range(n):
        cycle = _cycle(heads)
        if cycle is None:
            return heads
        _open(table, heads, cycle, root)
    return [-1 if i == root else root for i in range(n)]  # pragma: no cover - each round removes a cycle


def _cycle(heads: list[int]) -> list[int] | None:
    """The words of one cycle, or ``None``."""
    seen = [-1] * len(heads)
    for start in range(len(heads)):
        i = start
        trail: list[int] = []
        while i >= 0 and seen[i] < 0:
            seen[i] = start
            trail.append(i)
            i = heads[i]
        if i >= 0 and seen[i] == start:
            return trail[trail.index(i) :]
    return None


def _open(table: NDArray[np.float64], heads: list[int], cycle: list[int], root: int) -> None:
    """Re-hang the word of ``cycle`` that loses least by a head which does not hang from the cycle."""
    inside = _below(heads, cycle)
    outside = np.array([i for i in range(len(heads)) if i not in inside])
    best = min(
        ((float(table[i, heads[i] + 1] - table[i, outside + 1].max()), i) for i in cycle),
        default=(0.0, cycle[0]),
    )[1]
    heads[best] = int(outside[int(table[best, outside + 1].argmax())]) if len(outside) else root


def _below(heads: list[int], cycle: list[int]) -> set[int]:
    """The words of ``cycle`` and all that hang from it."""
    known: dict[int, bool] = dict.fromkeys(cycle, True)
    for start in range(len(heads)):
        trail: list[int] = []
        i = start
        while i >= 0 and i not in known:
            known[i] = False
            trail.append(i)
            i = heads[i]
        if i >= 0 and known[i]:
            known.update(dict.fromkeys(trail, True))
    return {i for i, under in known.items() if under}


def sentences(starts: Sequence[bool]) -> list[tuple[int, int]]:
    """Start marks of the words of a window to (first, last) pairs, half open."""
    edges = [i for i, start in enumerate(starts) if start or i == 0] + [len(starts)]
    return list(pairwise(edges))
