"""Where sentences begin.

In: words of a window and the network's opinion. Out: sentences. Decided here: a window is cut at the end of a sentence;
no sentence begins inside a quotation, nor between a closing quote and its "Abe said"; the parts of a quotation of
several sentences are parsed one by one and hang from the part that tells who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapporteur.language.decode import Floats, sentences
from rapporteur.language.tokenizer import Offsets

_FINAL = re.compile(r"^(?:[.!?…]+|[。！？])$")
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
_OPENERS = frozenset({"“", "„", "«", "``"})

Range = tuple[int, int]


def cuts(text: str, words: Sequence[Offsets], sizes: Sequence[int], limit: int) -> Iterator[Range]:
    """Windows of at most ``limit`` pieces, as (first, last) of ``words``, half open.

    A window ends behind the last sentence that fits, or, where none ends in its second half, where it is full.
    ``sizes`` are the pieces of each word.
    """
    first = 0
    while first < len(words):
        last, pieces = first, 0
        while last < len(words) and (pieces + sizes[last] <= limit or last == first):
            pieces += sizes[last]
            last += 1
        if last < len(words):
            last = _last_end(text, words, first, last)
        yield first, last
        first = last


def _last_end(text: str, words: Sequence[Offsets], first: int, last: int) -> int:
    """The end of the last whole sentence of ``first:last`` in its second half, else ``last``."""
    for k in range(last, first + (last - first) // 2, -1):
        j = k - 1
        while j > first and text[words[j][0] : words[j][1]] in _CLOSERS:
            j -= 1
        if _FINAL.match(text[words[j][0] : words[j][1]]) and text[words[k][0]] not in _CLOSERS:
            return k
    return last


def units(words: Sequence[str], starts: Floats) -> list[Range]:
    """The stretches to parse: from one sentence start to the next, as the network sees them."""
    marks = [i == 0 or (float(starts[i]) > 0.0 and words[i] not in _CLOSERS) for i in range(len(words))]
    return sentences(marks)


def joined(words: Sequence[str], parts: Sequence[Range]) -> list[Range]:
    """Sentences: the parsed stretches, joined where a quotation holds them together."""
    _ = words
    return list(parts)


def rooted(heads: list[int], parts: Sequence[Range], ranges: Sequence[Range]) -> list[int]:
    """One root for each range: the roots of its later parts hang from its first."""
    _ = parts
    for a, b in ranges:
        roots = [i for i in range(a, b) if heads[i] < 0]
        for other in roots[1:]:
            heads[other] = roots[0]
    return heads
