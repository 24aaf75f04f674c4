"""The shipped network: words in, scores out.

In: windows of words. Out: :class:`Scores` per window. Decided here: features (word pieces, word shape, space before the
word, lines without case information), and batches by length, so that memory does not grow with the text. One thread.

The network is a six-layer encoder with heads for names, tags, sentence starts and arcs; ``weights/ATTRIBUTION.md``
tells how it was made. int8 activations are scaled per batch, so windows are batched within one text only: a report's
reading never depends on another report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rapporteur.errors import ModelError
from rapporteur.language.decode import Floats, Ints

_CLS, _SEP, _UNK = 101, 102, 100
_LONGEST_WORD = 12
"""Pieces of a word that the network was trained on at most: the first and last six."""
_LONGEST_TEXT = 100
"""Characters of a word that are looked at; the tokenizer itself gives up behind that."""
BATCH_PIECES = 640
"""Padded pieces a batch; measured best between 256 and 800 on one thread."""
WINDOW_PIECES = 160
"""Pieces a window; the network saw windows of 20 to 120 words."""

_RELATION_ROWS = 16
"""Words whose relations are scored at once: products so small that OpenBLAS wakes no second thread for them (it does
from 262,144 multiplications on), whose waiting cost twice the network's own time; measured best between 8 and 64."""


class Window(msgspec.Struct, frozen=True):
    """Words that are read together, and whether white space stands before each."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]


class Scores(msgspec.Struct, frozen=True):
    """What the network says of one window of n words; rows are words.

    ``arcs`` is [n, n + 1] with column 0 the root; ``dependents`` [n, d] and ``heads`` [n + 1, d] go into
    :meth:`Encoder.relations`. ``starts`` are logits of "a sentence begins here".
    """

    names: Floats
    tags: Ints
    parts: Ints
    starts: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


class Labels(msgspec.Struct, frozen=True):
    """The names of the network's columns."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]


class Encoder:
    """The network with its word pieces and labels.

    :raises ModelError: if a file is missing or does not fit the runtime
    """

    def __init__(self, folder: Path | None = None) -> None:
        try:
            if folder is not None:
                self._open(folder)
            else:
                with as_file(files("rapporteur.language").joinpath("weights")) as shipped:
                    self._open(shipped)
        except (OSError, ValueError, KeyError, RuntimeError, msgspec.MsgspecError) as cause:
            raise ModelError(f"the shipped language model cannot be loaded: {cause}") from cause

    def _open(self, folder: Path) -> None:
        self.labels = msgspec.convert(json.loads((folder / "labels.json").read_text("utf-8")), Labels)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._relation_matrices = np.load(folder / "ul.npz")["UL"].astype(np.float32)
        self._root_label = self.labels.dep.index("ROOT")
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Ids of the word's pieces, at least one."""
        clean = word[:_LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids or [_UNK]
        if len(ids) > _LONGEST_WORD:
            ids = ids[: _LONGEST_WORD // 2] + ids[-_LONGEST_WORD // 2 :]
        return tuple(ids)

    def read(self, windows: Sequence[Window]) -> list[Scores]:
        """The scores of each window, in order."""
        inputs = [self._features(window) for window in windows]
        results: list[Scores | None] = [None] * len(windows)
        for batch in _batches([len(ids) for ids, _, _, _ in inputs]):
            self._read_batch([inputs[i] for i in batch], batch, results)
        return [scores for scores in results if scores is not None]

    def _features(self, window: Window) -> tuple[list[int], list[int], list[int], list[int]]:
        """Piece ids, shape of the word of each piece, and number of first and last piece of each word."""
        flat = int(_without_case(window.words))
        ids, shapes, firsts, lasts = [_CLS], [0], [], []
        for word, spaced in zip(window.words, window.spaced, strict=True):
            pieces = self.pieces(word)
            firsts.append(len(ids))
            ids += pieces
            shapes += [1 + _shape(word) * 4 + int(spaced) * 2 + flat] * len(pieces)
            lasts.append(len(ids) - 1)
        return [*ids, _SEP], [*shapes, 0], firsts, lasts

    def _read_batch(
        self,
        inputs: Sequence[tuple[list[int], list[int], list[int], list[int]]],
        numbers: Sequence[int],
        results: list[Scores | None],
    ) -> None:
        columns = zip(*inputs, strict=True)
        feed = {name: _padded(rows) for name, rows in zip(("ids", "cs", "fi", "la"), columns, strict=True)}
        names = ("ner", "xpos", "upos", "ss", "arc", "ld", "lh")
        out = dict(zip(names, self._session.run(names, feed), strict=True))
        for k, number in enumerate(numbers):
            n = len(inputs[k][2])
            results[number] = Scores(
                names=out["ner"][k, :n].copy(),
                tags=out["xpos"][k, :n].argmax(1),
                parts=out["upos"][k, :n].argmax(1),
                starts=out["ss"][k, :n].copy(),
                arcs=out["arc"][k, :n, : n + 1].copy(),
                dependents=out["ld"][k, :n].copy(),
                heads=out["lh"][k, : n + 1].copy(),
            )

    def relations(self, scores: Sequence[Scores], heads: Sequence[Sequence[int]]) -> list[Ints]:
        """The relation of each word to its head, as label numbers, window by window.

        ``heads`` are numbers in the window, ``-1`` for a root. Biaffine classifier of Dozat and Manning 2017. Words of
        all windows are multiplied in blocks, so that the matrices stay in the cache.
        """
        rows = [np.asarray(row, np.int64) + 1 for row in heads]
        rooted = np.concatenate(rows) == 0
        dependents = np.concatenate([s.dependents for s in scores])
        governors = np.concatenate([s.heads[row] for s, row in zip(scores, rows, strict=True)])
        labels = np.empty(len(rooted), np.int64)
        for k in range(0, len(rooted), _RELATION_ROWS):
            block = slice(k, k + _RELATION_ROWS)
            labels[block] = self._relation(dependents[block], governors[block])
        labels[rooted] = self._root_label
        return np.split(labels, np.cumsum([len(row) for row in rows])[:-1])

    def _relation(self, dependents: Floats, governors: Floats) -> Ints:
        one = np.ones((len(dependents), 1), np.float32)
        mixed = np.concatenate([dependents, one], 1) @ self._relation_matrices
        table = np.einsum("rnd,nd->nr", mixed, np.concatenate([governors, one], 1))
        table[:, self._root_label] = -np.inf
        best: Ints = table.argmax(1)
        return best


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of windows of like length whose padded size stays within ``BATCH_PIECES``."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda k: (lengths[k], k)):
        if batch and lengths[i] * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    matrix = np.zeros((len(rows), max(len(row) for row in rows)), np.int64)
    for i, row in enumerate(rows):
        matrix[i, : len(row)] = row
    return matrix


def _without_case(words: Sequence[str]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say nothing (headlines)."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 3 and sum(word[0].islower() for word in long) < 0.2 * len(long)


@lru_cache(maxsize=50_000)
def _shape(word: str) -> int:
    """One of thirteen shapes, numbered as in training."""
    word = word[:_LONGEST_TEXT]
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return (6 if all(c.isdigit() or c in ".," for c in word) else 7) if digits else 8
    if digits:
        return 9 if word[0].isupper() else 10
    return _case(word, letters)


def _case(word: str, letters: Sequence[str]) -> int:
    if len(letters) == 1 and letters[0].isupper():
        return 4
    if all(c.isupper() for c in letters):
        return 11 if "." in word else 3
    if word[0].isupper():
        return 2 if all(c.islower() for c in letters[1:]) else 5
    return 1 if all(c.islower() for c in letters) else 12
