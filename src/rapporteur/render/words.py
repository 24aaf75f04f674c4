"""Two wordings of one utterance, word by word.

In: two texts. Out: runs of words that both have, that only the second has, that it leaves out. Decided here: case,
quote marks, the points of abbreviations and the punctuation at a word's edges make no difference; dots and dashes part
words without blanks ("treasure...but" is two words); where a wording begins later or ends earlier than the other it
quotes less, which is told apart from words left out between.

Alignment takes the longest common stretch first (Ratcliff and Obershelp 1988, as ``difflib`` has it): that keeps
sentences together where the shortest edit script would pick single words from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec

MOST_CELLS = 160_000
"""Words of the one times words of the other (400 by 400); longer wordings are shown but not aligned. The method's worst
case grows with the cube of the words: two texts that repeat two words 200 times in different order take a second."""
SHORT = 3
"""Words that a wording may lack at an end and still count as the whole; one that lacks more is a part of the other, and
of the words around that part only the number is told."""

_WORD = re.compile(r"\S+?(?:\.\.+|…|—|–|--+)\s*|\S+\s*")
_LETTER = re.compile(r"\w")
_EDGE = re.compile(r"^\W+|\W+$")
_QUOTES = str.maketrans("‘’‛´`", "'''''")

Kind = Literal["same", "added", "left out", "not quoted"]
Step = tuple[str, int, int, int, int]


class Run(msgspec.Struct, frozen=True):
    """Words in a row with one fate, exactly as they stand; ``after`` is the space that parts them from the next run.

    ``not quoted`` are words of the first text before the second begins or after it ends.
    """

    kind: Kind
    words: str
    after: str = ""

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.words.split())


def compared(base: str, other: str) -> tuple[Run, ...]:
    """``other`` against ``base``: its words in order, and between them what it leaves out of ``base``.

    The runs of the kinds "same" and "added" are, with the space after them, ``other`` itself. Texts too long to align
    (:data:`MOST_CELLS`) come back as one run of the same words.
    """
    left, right = _split(base), _split(other)
    if len(left) * len(right) > MOST_CELLS:
        return _spaced([_run("same", right)])
    return _spaced(list(_aligned(left, right)))


def shared(base: str, others: tuple[str, ...]) -> tuple[Run, ...]:
    """``base`` itself: what others have as well, and what ("added") another lacks that quotes the words around it."""
    words = _split(base)
    kept = [True] * len(words)
    for other in map(_split, others):
        if len(words) * len(other) > MOST_CELLS:
            continue
        for (_, begin, end, _, _), kind in _steps(words, other):
            if kind == "left out":
                kept[begin:end] = [False] * (end - begin)
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(kept)) if a != b), len(words)]
    return _spaced([_run("same" if kept[a] else "added", words[a:b]) for a, b in pairwise(starts) if a < b])


def _aligned(left: list[str], right: list[str]) -> Iterator[Run]:
    for (tag, left_begin, left_end, right_begin, right_end), kind in _steps(left, right):
        if left_begin < left_end and tag != "equal":
            yield _run(kind, left[left_begin:left_end])
        if right_begin < right_end:
            yield _run("same" if tag == "equal" else "added", right[right_begin:right_end])


def _steps(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[Step, Kind]]:
    """The steps from one text to the other, and what becomes of the left words of each."""
    steps = SequenceMatcher(None, *_keys(left, right), autojunk=False).get_opcodes()
    ends = {0, len(steps) - 1} if len(steps) > 1 else set()
    missing = [steps[n][2] - steps[n][1] for n in ends if steps[n][0] in ("delete", "replace")]
    part = max(missing, default=0) > SHORT
    for place, step in enumerate(steps):
        beyond = part and place in ends
        yield step, "same" if step[0] == "equal" else "not quoted" if beyond else "left out"


def _split(text: str) -> list[str]:
    """The words of a text with the space after them; marks that stand alone go with the word before."""
    words: list[list[str]] = []
    for word in _WORD.findall(text):
        if words and not _LETTER.search(word):
            words[-1].append(word)
        else:
            words.append([word])
    return ["".join(parts) for parts in words]


def _keys(left: Sequence[str], right: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words in the form in which they are compared."""
    return [_key(word) for word in left], [_key(word) for word in right]


def _key(word: str) -> str:
    bare = word.strip().translate(_QUOTES).casefold()
    key = _EDGE.sub("", bare) or bare
    return key if any(c.isdigit() for c in key) else key.replace(".", "")


def _run(kind: Kind, words: Sequence[str]) -> Run:
    text = "".join(words)
    bare = text.rstrip()
    return Run(kind, bare, text[len(bare) :])


def _spaced(runs: list[Run]) -> tuple[Run, ...]:
    """The runs, with a blank around words of the other text where its neighbour brings none."""
    spaced = []
    for run, following in pairwise([*runs, Run("same", "")]):
        foreign = {"left out", "not quoted"} & {run.kind, following.kind}
        apart = foreign and not run.after and following.words
        spaced.append(Run(run.kind, run.words, " ") if apart else run)
    return tuple(spaced)
