"""Two wordings of one utterance, word by word.

In: two texts. Out: runs of words that both have, that only the second has, that it leaves out. Decided here: case,
quote marks and the punctuation at a word's edges make no difference; dots and dashes part words without blanks
("treasure...but" is two words).

Alignment is the longest common subsequence of words (Indel distance, as rapidfuzz computes it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel

MOST_CELLS = 4_000_000
"""Words of the one times words of the other; beyond this (2,000 by 2,000) wordings are shown but not aligned."""

_WORD = re.compile(r"\S+?(?:\.\.+|…|—|–|--+)\s*|\S+\s*")
_LETTER = re.compile(r"\w")
_EDGE = re.compile(r"^\W+|\W+$")
_QUOTES = str.maketrans("‘’‛´`", "'''''")

Kind = Literal["same", "added", "left out"]


class Run(msgspec.Struct, frozen=True):
    """Words in a row with one fate, exactly as they stand; ``after`` is the space that parts them from the next run."""

    kind: Kind
    words: str
    after: str = ""


def compared(base: str, other: str) -> tuple[Run, ...]:
    """``other`` against ``base``: its words in order, and between them what it leaves out of ``base``.

    The runs that are not left out are, with the space after them, ``other`` itself. Texts too long to align
    (:data:`MOST_CELLS`) come back as one run of the same words.
    """
    left, right = _split(base), _split(other)
    if len(left) * len(right) > MOST_CELLS:
        return _spaced([_run("same", right)])
    return _spaced(list(_aligned(left, right)))


def shared(base: str, others: tuple[str, ...]) -> tuple[Run, ...]:
    """``base`` itself: which of its words every other wording has, and which ("added") some other leaves out."""
    words = _split(base)
    kept = [True] * len(words)
    for other in map(_split, others):
        if len(words) * len(other) > MOST_CELLS:
            continue
        for step in Indel.opcodes(*_keys(words, other)):
            if step.tag == "delete":
                kept[step.src_start : step.src_end] = [False] * (step.src_end - step.src_start)
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(kept)) if a != b), len(words)]
    return _spaced([_run("same" if kept[a] else "added", words[a:b]) for a, b in pairwise(starts) if a < b])


def _split(text: str) -> list[str]:
    """The words of a text with the space after them; marks that stand alone go with the word before."""
    words: list[list[str]] = []
    for word in _WORD.findall(text):
        if words and not _LETTER.search(word):
            words[-1].append(word)
        else:
            words.append([word])
    return ["".join(parts) for parts in words]


def _aligned(left: list[str], right: list[str]) -> Iterator[Run]:
    for step in Indel.opcodes(*_keys(left, right)):
        if step.tag == "equal":
            yield _run("same", right[step.dest_start : step.dest_end])
        elif step.tag == "insert":
            yield _run("added", right[step.dest_start : step.dest_end])
        else:
            yield _run("left out", left[step.src_start : step.src_end])


def _keys(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """The words as numbers, equal where the words count as the same."""
    numbers: dict[str, int] = {}

    def key(word: str) -> int:
        bare = word.strip().translate(_QUOTES).casefold()
        return numbers.setdefault(_EDGE.sub("", bare) or bare, len(numbers))

    return [key(word) for word in left], [key(word) for word in right]


def _run(kind: Kind, words: Sequence[str]) -> Run:
    text = "".join(words)
    bare = text.rstrip()
    return Run(kind, bare, text[len(bare) :])


def _spaced(runs: list[Run]) -> tuple[Run, ...]:
    """The runs, with a blank around what is left out where its neighbour brings none."""
    spaced = []
    for run, following in pairwise([*runs, Run("same", "")]):
        apart = "left out" in (run.kind, following.kind) and not run.after and following.words
        spaced.append(Run(run.kind, run.words, " ") if apart else run)
    return tuple(spaced)
