"""Paragraphs of the readable part of a page.

In: an article. Out: the stretches inside which a quotation mark must find its partner, in order. Decided here: a line
break parts paragraphs, except in a block whose lines were wrapped by hand or by a mail program.
"""

from __future__ import annotations

import itertools
import re

from rapporteur.model import Article, Passage

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BLANK = re.compile(r"\n[ \t\xa0\r]*\n")
_WRAPPED_SHARE = 0.6
"""A block is wrapped when this share of its line breaks stands inside a sentence (set by eye)."""
_TERMINAL = ".!?:\"”’'»)…"


class Paragraph(Passage, frozen=True, kw_only=True):
    """A stretch of a readable block. ``kind`` is the block's."""

    kind: str


def find(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of the readable blocks of ``article``, without the white space at their ends, in order."""
    found: list[Paragraph] = []
    for block in article.readable():
        lines = [
            trimmed
            for m in _LINE.finditer(article.text, block.begin, block.end)
            if (trimmed := _trim(article.text, m.start(), m.end())) is not None
        ]
        if _is_wrapped(article.text, lines):
            lines = _joined(article.text, lines)
        found.extend(Paragraph(begin=b, end=e, kind=block.kind) for b, e in lines)
    return tuple(found)


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    stretch = text[begin:end]
    kept = stretch.strip()
    if not kept:
        return None
    begin += len(stretch) - len(stretch.lstrip())
    return begin, begin + len(kept)


def _breaks_sentence(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the line break between two lines stands inside a sentence."""
    return text[left[1] - 1] not in _TERMINAL and text[right[0]].islower()


def _adjacent(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    return _BLANK.search(text, left[1], right[0]) is None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _adjacent(text, a, b)]
    inside = sum(_breaks_sentence(text, a, b) for a, b in pairs)
    return bool(pairs) and inside >= _WRAPPED_SHARE * len(pairs)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for line in lines:
        if joined and _adjacent(text, joined[-1], line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined
