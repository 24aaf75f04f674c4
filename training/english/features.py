"""What the network sees of a window: the same numbers in training as in the product.

In: words and the white space before them. Out: piece ids, shapes, and the first and last piece of each word. Decided
here: nothing; the product's own functions are called, so that the two cannot part.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from rapporteur.language import encoder as runtime

CLS, SEP, PAD, UNK = 101, 102, 0, 100
SHAPES = 13 * 4 + 1
"""Thirteen word shapes, with and without space before the word and case in the line, and none."""

Row = tuple[list[int], list[int], list[int], list[int]]


class Pieces:
    """Cuts words into the tokenizer's pieces."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.of = cache(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word[:100], add_special_tokens=False).ids or [UNK]
        return tuple(ids if len(ids) <= 12 else ids[:6] + ids[-6:])

    def row(self, words: Sequence[str], spaced: Sequence[bool]) -> Row:
        """Piece ids, shape of the word of each piece, number of the first and of the last piece of each word."""
        flat = int(runtime._without_case(words))
        ids, shapes, firsts, lasts = [CLS], [0], [], []
        for word, space in zip(words, spaced, strict=True):
            pieces = self.of(word)
            firsts.append(len(ids))
            ids += pieces
            shapes += [1 + runtime._shape(word) * 4 + int(space) * 2 + flat] * len(pieces)
            lasts.append(len(ids) - 1)
        return [*ids, SEP], [*shapes, 0], firsts, lasts
