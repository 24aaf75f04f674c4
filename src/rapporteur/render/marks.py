"""Cited passages inside running text, however they nest and overlap.

In: a stretch of text and the passages cited in it, each with a verdict or none. Out: a flat run of :class:`Mark`: text,
openings, closings, always well nested. Decided here: where passages cross, the one that lasts longer stays outside, and
the other is cut into pieces; the first piece bears the anchor, later ones name it.

One sweep over the edges; a crossing costs as many marks as passages are open there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from rapporteur.render.register import anchor
from rapporteur.render.verdicts import Label

PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")

Passages = Sequence[tuple[int, int]]
"""Begin and end of passages, sorted by begin, longer first."""


class Mark(msgspec.Struct, frozen=True):
    """A piece of text, or the edge of a passage.

    ``value`` is the text or the passage's anchor; ``first`` tells whether the piece that opens bears that anchor.
    """

    kind: Literal["text", "open", "close"]
    value: str = ""
    first: bool = False
    label: Label | None = None


def paragraphs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of ``text[begin:end]`` that hold more than white space, without the space at their ends."""
    for match in PARAGRAPH.finditer(text, begin, end):
        line = match.group()
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield match.start() + lead, match.start() + len(line.rstrip())


class Marker:
    """Marks the passages of one report, stretch after stretch, each anchor once."""

    def __init__(self, text: str, number: int, cited: Mapping[tuple[int, int], Label | None]) -> None:
        self._text = text
        self._number = number
        self._cited = cited
        self._passages = sorted(cited, key=lambda p: (p[0], -p[1]))
        self._placed: set[tuple[int, int]] = set()
        self._next = 0
        self._open: list[tuple[int, int]] = []

    def run(self, begin: int, end: int) -> tuple[Mark, ...]:
        """The marks of ``text[begin:end]``; stretches must be asked for in order.

        Passages that began earlier and last into the stretch are opened again at its start.
        """
        within = [p for p in self._open if p[1] > begin]
        while self._next < len(self._passages) and self._passages[self._next][0] < end:
            if self._passages[self._next][1] > begin:
                within.append(self._passages[self._next])
            self._next += 1
        self._open = [p for p in within if p[1] > end]
        return tuple(self._swept(begin, end, sorted(within, key=lambda p: (max(p[0], begin), -p[1], p[0]))))

    def _swept(self, begin: int, end: int, passages: Passages) -> Iterator[Mark]:
        stack: list[tuple[int, int]] = []
        at, coming = begin, 0
        while at < end:
            yield from self._closed(stack, at)
            arrivals = []
            while coming < len(passages) and passages[coming][0] <= at:
                arrivals.append(passages[coming])
                coming += 1
            yield from self._opened(stack, arrivals)
            edges = [end, *(p[1] for p in stack)]
            if coming < len(passages):
                edges.append(passages[coming][0])
            to = min(edge for edge in edges if edge > at)
            yield Mark("text", self._text[at:to])
            at = to
        yield from (Mark("close") for _ in stack)

    def _closed(self, stack: list[tuple[int, int]], at: int) -> Iterator[Mark]:
        """Close what ends at ``at``; what stands inside it but lasts longer is opened again."""
        ended = next((place for place, p in enumerate(stack) if p[1] <= at), None)
        if ended is None:
            return
        last = [p for p in stack[ended:] if p[1] > at]
        yield from (Mark("close") for _ in stack[ended:])
        del stack[ended:]
        yield from self._opened(stack, last)

    def _opened(self, stack: list[tuple[int, int]], passages: Sequence[tuple[int, int]]) -> Iterator[Mark]:
        for passage in sorted(passages, key=lambda p: (-p[1], p[0])):
            stack.append(passage)
            first = passage not in self._placed
            self._placed.add(passage)
            yield Mark("open", anchor(self._number, *passage), first, self._cited[passage])
