"""What the rest of the system asks of a language model, and nothing more.

In: a text and segments of it (blocks that do not flow into one another). Out: :class:`Analysis`. Decided here: the
contract that lets a user plug in another model. Offsets are code points of the whole text, half open; token numbers
count through the whole analysis. Labels are Universal Dependencies (``pos``, ``dep``) and Penn Treebank (``tag``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, Protocol

import msgspec

NameLabel = Literal["person", "organisation", "place", "event", "date", "other"]


class Token(msgspec.Struct, frozen=True):
    """One word. ``head`` is the number of its governor, its own number at the root of a sentence."""

    i: int
    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    sentence: int


class SentenceRange(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (half open) and their offsets."""

    first: int
    last: int
    begin: int
    end: int


class Name(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (half open) that are a name, without titles, and their offsets."""

    first: int
    last: int
    begin: int
    end: int
    label: NameLabel


class NameRange(msgspec.Struct, frozen=True, order=True):
    """Tokens ``first`` to ``last`` (half open) and what they name, while names are still being settled."""

    first: int
    last: int
    label: NameLabel


class Analysis(msgspec.Struct, frozen=True, dict=True):
    """Tokens, sentences and names of the read segments of one text, all in order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[SentenceRange, ...]
    names: tuple[Name, ...]

    @cached_property
    def _begins(self) -> list[int]:
        return [t.begin for t in self.tokens]

    @cached_property
    def _children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return below

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        """Leftmost and rightmost token of each subtree; a parse with a cycle ends at the cycle."""
        edges = [(t.i, t.i) for t in self.tokens]
        for token in self.tokens:
            i, steps, limit = token.i, 0, self.sentences[token.sentence].last - self.sentences[token.sentence].first
            while self.tokens[i].head != i and steps <= limit:
                i, steps = self.tokens[i].head, steps + 1
                left, right = edges[i]
                edges[i] = (min(left, token.i), max(right, token.i))
        return edges

    def at(self, offset: int) -> Token | None:
        """The token that covers or follows ``offset``; ``None`` behind the last one."""
        k = bisect_right(self._begins, offset) - 1
        if k >= 0 and offset < self.tokens[k].end:
            return self.tokens[k]
        return self.tokens[k + 1] if k + 1 < len(self.tokens) else None

    def within(self, begin: int, end: int) -> Sequence[Token]:
        """The tokens that overlap ``begin:end``, in order."""
        first = self.at(begin)
        if first is None:
            return ()
        last = bisect_right(self._begins, end - 1)
        return self.tokens[first.i : last]

    def children(self, i: int) -> Iterator[Token]:
        """The tokens that token ``i`` governs, in order."""
        return (self.tokens[k] for k in self._children[i])

    def child(self, i: int, *deps: str) -> Token | None:
        """The first token that ``i`` governs by one of ``deps``."""
        return next((t for t in self.children(i) if t.dep in deps), None)

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last (half open) token number of the stretch that ``i`` and all below it span."""
        left, right = self._edges[i]
        return left, right + 1

    def extent(self, i: int) -> tuple[int, int]:
        """The offsets of :meth:`subtree`."""
        first, last = self.subtree(i)
        return self.tokens[first].begin, self.tokens[last - 1].end

    def sentence_of(self, i: int) -> SentenceRange:
        """The sentence that token ``i`` stands in."""
        return self.sentences[self.tokens[i].sentence]


class LanguageModel(Protocol):
    """Anything that reads English (or, later, another language) this way."""

    name: str
    """Name and version, as written into the record."""

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:
        """Read the ``segments`` (offsets, in order, apart from one another) of ``text``.

        No sentence or name crosses a segment's edge; characters outside the segments get no token. Any string is
        answered, in time linear in its length.
        """
        ...
