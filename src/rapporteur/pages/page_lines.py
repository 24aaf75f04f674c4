"""The lines of a page and where its running text lies.

In: a text and its blocks. Out: :class:`PageLines`, which answers by offset or line number. Decided here: which lines
are running text when nothing is labelled yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rapporteur.model import Block

_SENTENCE_END = re.compile(r"[.!?…。।؟][\"”’»)]?(?:\s|$)|。")
_PROSE = 140
"""Lines of this length that hold a sentence are running text; half of it in scripts without spaces."""
_NOWHERE = 1 << 31


class PageLines:
    """Lines by number, from 0. ``first`` and ``last`` are the first and last line of running text.

    Without running text both lie behind the page.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._blocks = blocks
        self._begins = [b.begin for b in blocks]
        prose = [k for k in range(len(self._starts)) if self._is_prose(k)]
        self._prose = prose
        self._headlines = [self.line_of(b.begin) for b in blocks if b.kind == "headline"]
        self.first = prose[0] if prose else len(self._starts)
        self.last = prose[-1] if prose else len(self._starts)

    def line_of(self, offset: int) -> int:
        """The number of the line that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def prose_above(self, line: int) -> int:
        """How many lines of running text stand above a line."""
        return bisect_left(self._prose, line)

    def from_headline(self, line: int) -> int:
        """Lines between a line and the nearest headline; more than any page has where there is none."""
        return min((abs(line - headline) for headline in self._headlines), default=_NOWHERE)

    def below_headline(self, line: int) -> int:
        """Lines from the nearest headline above a line, or on it; more than any page has where there is none."""
        return min((line - headline for headline in self._headlines if headline <= line), default=_NOWHERE)

    def bounds(self, line: int) -> tuple[int, int]:
        """Begin and end of a line, its line break left out."""
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)
        return self._starts[line], end

    def head(self, line: int, size: int) -> str:
        """The first code points of a line; nothing for a line that is not there."""
        if not 0 <= line < len(self._starts):
            return ""
        begin, end = self.bounds(line)
        return self.text[begin : min(end, begin + size)]

    def tail(self, line: int, size: int) -> str:
        """The last code points of a line; nothing for a line that is not there."""
        if not 0 <= line < len(self._starts):
            return ""
        begin, end = self.bounds(line)
        return self.text[max(begin, end - size) : end]

    def kind_at(self, offset: int) -> str | None:
        """The kind of the block that holds ``offset``."""
        k = bisect_right(self._begins, offset) - 1
        return self._blocks[k].kind if k >= 0 and offset < self._blocks[k].end else None

    def _is_prose(self, k: int) -> bool:
        begin, end = self.bounds(k)
        if end - begin < _PROSE // 2:
            return False
        line = self.text[begin : min(end, begin + 4 * _PROSE)]
        dense = line.count(" ") * 12 < len(line)
        return (end - begin >= _PROSE or dense) and _SENTENCE_END.search(line) is not None
