"""Labelled stretches of a text to blocks that cover it.

In: :class:`Stretch`, in order. Out: :class:`~rapporteur.model.Block`. Decided here: blocks carry no white space at
their ends, neighbours set aside for the same reason are one block, and every non-space character stands in exactly one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapporteur.model import READABLE, Block, BlockKind


class Stretch(NamedTuple):
    """``text[begin:end]`` is of ``kind``, because of ``why`` (one clause)."""

    begin: int
    end: int
    kind: BlockKind
    why: str


def build(text: str, stretches: Iterable[Stretch]) -> tuple[Block, ...]:
    """Blocks over ``text``; what no stretch covers is set aside as invisible marks."""
    return tuple(_merged(_covering(text, stretches)))


def _covering(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    at = 0
    for stretch in stretches:
        yield from _solid(text, Stretch(at, stretch.begin, "navigation", "invisible marks"))
        yield from _solid(text, stretch._replace(begin=max(at, stretch.begin)))
        at = max(at, stretch.end)
    yield from _solid(text, Stretch(at, len(text), "navigation", "invisible marks"))


def _solid(text: str, stretch: Stretch) -> Iterator[Stretch]:
    held = text[stretch.begin : stretch.end]
    stripped = held.strip()
    if stripped:
        begin = stretch.begin + len(held) - len(held.lstrip())
        yield stretch._replace(begin=begin, end=begin + len(stripped))


def _merged(stretches: Iterable[Stretch]) -> Iterator[Block]:
    last: Stretch | None = None
    for stretch in stretches:
        if last is None:
            last = stretch
        elif (last.kind, last.why) == (stretch.kind, stretch.why) and last.kind not in READABLE | {"comment"}:
            last = last._replace(end=stretch.end)
        else:
            yield Block(begin=last.begin, end=last.end, kind=last.kind, why=last.why)
            last = stretch
    if last is not None:
        yield Block(begin=last.begin, end=last.end, kind=last.kind, why=last.why)
