"""spaCy DocBins without spaCy.

In: a ``.spacy`` file. Out: :class:`Doc`. Decided here: the part of the format that the treebanks use. A DocBin is
zlib-packed MessagePack: a matrix of attributes of all words, numbers standing for strings; a string's number is its
MurmurHash64A with seed 1, or, for a few that spaCy knows by heart, that of ``symbols.tsv``.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

_ATTRIBUTES = {"words": 65, "parts": 74, "tags": 75, "deps": 76, "sides": 77, "kinds": 78, "heads": 79, "starts": 80}
_SIDES = ("?", "I-", "O", "B-")
"""Sides of names by spaCy's number; 0 is "not said"."""
_MASK = (1 << 64) - 1
_MIX, _SHIFT = 0xC6A4A7935BD1E995, 47


class _File(msgspec.Struct):
    attrs: list[int]
    tokens: bytes
    spaces: bytes
    lengths: bytes
    strings: list[str]


@dataclass(frozen=True)
class Doc:
    """One document: its text, where each word begins, and what the corpus says of each word.

    ``names`` are BIO labels, "?" where nothing is said; where the corpus has no trees, ``tags``, ``parts`` and ``deps``
    are empty strings and ``heads`` the word's own number.
    """

    text: str
    begins: list[int]
    words: list[str]
    tags: list[str]
    parts: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[bool]
    names: list[str]

    @property
    def has_trees(self) -> bool:
        """Whether tags and trees are given."""
        return any(self.deps)

    def spans(self) -> list[tuple[int, int, str]]:
        """Names as offsets into ``text``, half open, with their types."""
        found: list[tuple[int, int, str]] = []
        for i, label in enumerate(self.names):
            end = self.begins[i] + len(self.words[i])
            if label.startswith("B-"):
                found.append((self.begins[i], end, label[2:]))
            elif label.startswith("I-") and found:
                found[-1] = (found[-1][0], end, found[-1][2])
        return found


def read(path: Path) -> list[Doc]:
    """The documents of a DocBin.

    :raises OSError: if there is no such file
    :raises ValueError: if it is no DocBin
    """
    try:
        file = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=_File)
    except (zlib.error, msgspec.MsgspecError) as cause:
        raise ValueError(f"{path} is no DocBin: {cause}") from cause
    names = {_number(string): string for string in file.strings} | {k: s for s, k in _symbols().items()} | {0: ""}
    lengths = np.frombuffer(file.lengths, np.int32)
    matrix = np.frombuffer(file.tokens, np.uint64).reshape(int(lengths.sum()), len(file.attrs))
    spaces = np.frombuffer(file.spaces, bool)
    edges = [0, *(int(edge) for edge in lengths.cumsum())]
    column = {key: file.attrs.index(number) for key, number in _ATTRIBUTES.items()}
    return [_doc(matrix[a:b], spaces[a:b], column, names) for a, b in pairwise(edges)]


def _doc(matrix: np.ndarray, spaces: np.ndarray, column: dict[str, int], names: dict[int, str]) -> Doc:
    def strings(key: str) -> list[str]:
        return [names[int(number)] for number in matrix[:, column[key]]]

    words = strings("words")
    text, begins = "", list[int]()
    for word, space in zip(words, spaces, strict=True):
        begins.append(len(text))
        text += word + " " * bool(space)
    heads = [i + int(step) for i, step in enumerate(matrix[:, column["heads"]].astype(np.int64))]
    starts = [int(mark) == 1 for mark in matrix[:, column["starts"]]]
    sides = [_SIDES[int(side)] for side in matrix[:, column["sides"]]]
    labels = [side + kind if len(side) > 1 else side for side, kind in zip(sides, strings("kinds"), strict=True)]
    return Doc(text, begins, words, strings("tags"), strings("parts"), heads, strings("deps"), starts, labels)


@cache
def _symbols() -> dict[str, int]:
    """Strings with numbers of their own."""
    lines = (Path(__file__).parent / "symbols.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {string: int(number) for string, number in pairs}


def _number(string: str) -> int:
    return _symbols().get(string) or murmur(string.encode("utf-8", "surrogatepass"))


def murmur(data: bytes, seed: int = 1) -> int:
    """MurmurHash64A (Austin Appleby, public domain) of ``data``."""
    value = (seed ^ (len(data) * _MIX)) & _MASK
    whole = len(data) // 8 * 8
    for i in range(0, whole, 8):
        block = int.from_bytes(data[i : i + 8], "little") * _MIX & _MASK
        block = (block ^ (block >> _SHIFT)) * _MIX & _MASK
        value = (value ^ block) * _MIX & _MASK
    if whole < len(data):
        value = (value ^ int.from_bytes(data[whole:], "little")) * _MIX & _MASK
    value = (value ^ (value >> _SHIFT)) * _MIX & _MASK
    return value ^ (value >> _SHIFT)
