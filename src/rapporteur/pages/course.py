"""The course of a page: what comes before the article, the article, what breaks into it, the comments, the rest.

In: the scores of the lines in order. Out: the part each line belongs to. Decided here: the order in which parts may
follow one another and what each change costs. The best course is found exactly, by dynamic programming over five
states (A. Viterbi, 1967), in time linear in the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple


class Part(IntEnum):
    """Where in the page's course a line stands."""

    BEFORE = 0
    ARTICLE = 1
    INSERT = 2
    COMMENT = 3
    AFTER = 4


class Emission(NamedTuple):
    """What a line gains in each part; furniture (before, insert, after) is the zero they are measured from."""

    article: float
    comment: float
    before: float = 0.0
    insert: float = 0.0
    after: float = 0.0


CHANGES: dict[tuple[Part, Part], float] = {
    (Part.BEFORE, Part.BEFORE): 0.0,
    (Part.BEFORE, Part.ARTICLE): -1.0,
    (Part.ARTICLE, Part.ARTICLE): 0.0,
    (Part.ARTICLE, Part.INSERT): -1.5,
    (Part.ARTICLE, Part.COMMENT): -5.0,
    (Part.ARTICLE, Part.AFTER): -0.5,
    (Part.INSERT, Part.INSERT): -0.1,
    (Part.INSERT, Part.ARTICLE): -1.5,
    (Part.COMMENT, Part.COMMENT): 0.0,
    (Part.COMMENT, Part.AFTER): -2.0,
    (Part.AFTER, Part.AFTER): 0.0,
    (Part.AFTER, Part.COMMENT): -8.0,
}
"""What going from one part to the next costs, in nats. A change that is not here does not happen."""

IN_HTML: dict[tuple[Part, Part], float] = CHANGES | {
    (Part.ARTICLE, Part.INSERT): -0.7,
    (Part.INSERT, Part.ARTICLE): -0.7,
}
"""The same for a page whose markup speaks for each line: what breaks into the article may be one line."""

WITHOUT_COMMENTS: dict[tuple[Part, Part], float] = {
    change: cost for change, cost in CHANGES.items() if Part.COMMENT not in change
}
"""The same for a page on which comments are not looked for."""

_NEVER = float("-inf")


def decode(emissions: Sequence[Emission], changes: Mapping[tuple[Part, Part], float] = CHANGES) -> tuple[Part, ...]:
    """The best part for each line, given what each change of part costs."""
    into = [[(int(source), cost) for (source, target), cost in changes.items() if target is part] for part in Part]
    best = [0.0, -1.0, _NEVER, -8.0, _NEVER]
    back: list[list[int]] = []
    for place, (article, comment, before, insert, after) in enumerate(emissions):
        gains = (before, article, insert, comment, after)
        if place == 0:
            best = [score + gain for score, gain in zip(best, gains, strict=True)]
            continue
        best, sources = _step(best, gains, into)
        back.append(sources)
    return _traced(best, back) if emissions else ()


def _step(
    best: list[float], gains: tuple[float, ...], into: list[list[tuple[int, float]]]
) -> tuple[list[float], list[int]]:
    """The best score of each part after one more line, and the part it was reached from (the earlier of equals)."""
    scores, sources = [], []
    for ways, gain in zip(into, gains, strict=True):
        top, origin = _NEVER, 0
        for source, cost in ways:
            score = best[source] + cost
            if score > top:
                top, origin = score, source
        scores.append(top + gain)
        sources.append(origin)
    return scores, sources


def _traced(best: list[float], back: list[list[int]]) -> tuple[Part, ...]:
    part = max(Part, key=lambda p: (best[p], -p))
    course = [part]
    for sources in reversed(back):
        part = Part(sources[part])
        course.append(part)
    return tuple(reversed(course))
