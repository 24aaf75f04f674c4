"""The shipped network: words in, scores out.

In: windows of words. Out: :class:`Scores` per window. Decided here: features (word pieces, word shape, space before the
word, lines without case information), and batches by length, so that memory does not grow with the text. One thread.

The network is a six-layer encoder with heads for names, tags, sentence starts and arcs; ``weights/ATTRIBUTION.md``
tells how it was made, ``training/english/graph.py`` what its graph takes and gives. int8 activations are scaled per
batch, so windows are batched within one text only: a report's reading never depends on another report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import accumulate, chain
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
BATCH_PIECES = 256
"""Pieces a batch, but for a window that has more; speed is flat between 96 and 400 on one thread, slower beyond."""
WINDOW_PIECES = 160
"""Pieces a window; the network saw windows of 20 to 120 words."""
_OUTPUTS = ("names", "tags", "arcs", "relations", "heads")


class Window(msgspec.Struct, frozen=True):
    """Words that are read together, and whether white space stands before each."""

    words: tuple[str, ...]
    spaced: tuple[bool, ...]


class Scores(msgspec.Struct, frozen=True):
    """What the network says of one window of n words; rows are words.

    ``starts`` are logits of "a sentence begins here", ``arcs`` is [n, n + 1] with column 0 the root; ``products``
    [n, labels, d + 1] and ``heads`` [n, d] are multiplied in :meth:`relations`.
    """

    names: Floats
    tags: Ints
    parts: Ints
    starts: Floats
    arcs: Floats
    products: Floats
    heads: Floats
    root: int

    def relations(self, heads: Sequence[int]) -> Ints:
        """The relation of each word to its head, as label numbers.

        ``heads`` are numbers in the window, ``-1`` for a root. Biaffine classifier of Dozat and Manning 2017.
        """
        rows = np.asarray(heads, np.int64)
        table = np.einsum("wrd,wd->wr", self.products[:, :, :-1], self.heads[rows]) + self.products[:, :, -1]
        table[:, self.root] = -np.inf
        best: Ints = table.argmax(1)
        best[rows < 0] = self.root
        return best


class Labels(msgspec.Struct, frozen=True):
    """The names of the network's columns."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]


class _Features(msgspec.Struct, frozen=True):
    """A window as numbers: piece ids, and for each word its shape and the number of its pieces."""

    ids: list[int]
    shapes: list[int]
    sizes: list[int]


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
        self._root = self.labels.dep.index("ROOT")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        missing = set(_OUTPUTS).difference(output.name for output in self._session.get_outputs())
        if missing:
            raise ValueError(f"model.int8.onnx does not give {', '.join(sorted(missing))}: export it again")

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Numbers of the word's pieces, at least one."""
        clean = word[:_LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids or [_UNK]
        if len(ids) > _LONGEST_WORD:
            ids = ids[: _LONGEST_WORD // 2] + ids[-_LONGEST_WORD // 2 :]
        return tuple(ids)

    def read(self, windows: Sequence[Window]) -> Iterator[list[tuple[int, Scores]]]:
        """The scores of all windows, batch by batch, with the number of each window."""
        inputs = [self._features(window) for window in windows]
        for batch in _batches([len(window.ids) for window in inputs]):
            yield list(zip(batch, self._scores([inputs[i] for i in batch]), strict=True))

    def _features(self, window: Window) -> _Features:
        flat = int(_without_case(window.words))
        pieces = [self.pieces(word) for word in window.words]
        shapes = [
            1 + _shape(word) * 4 + spaced * 2 + flat for word, spaced in zip(window.words, window.spaced, strict=True)
        ]
        return _Features([_CLS, *chain.from_iterable(pieces), _SEP], shapes, [len(ids) for ids in pieces])

    def _scores(self, batch: Sequence[_Features]) -> Iterator[Scores]:
        names, tags, arcs, products, heads = self._session.run(_OUTPUTS, _feed(batch))
        labels = self.labels
        xpos = len(labels.xpos)
        best = tags[:, :xpos].argmax(1)
        parts = tags[:, xpos:-1].argmax(1)
        products = products.reshape(len(names), len(labels.dep), -1)
        first = 0
        for arc, window in zip(arcs, batch, strict=True):
            n = len(window.sizes)
            words = slice(first, first + n)
            yield Scores(
                names=names[words],
                tags=best[words],
                parts=parts[words],
                starts=tags[words, -1],
                arcs=arc[:n, : n + 1],
                products=products[words],
                heads=heads[words],
                root=self._root,
            )
            first += n


def _feed(batch: Sequence[_Features]) -> dict[str, NDArray[Any]]:
    """The inputs of the graph: pieces and words of all windows in one row, and which belong together."""
    lengths = np.array([len(window.ids) for window in batch])
    words = np.array([len(window.sizes) for window in batch])
    sizes = np.array(list(chain.from_iterable(window.sizes for window in batch)))
    shapes = np.array(list(chain.from_iterable(window.shapes for window in batch)))
    rows, inside = _rows(lengths)
    governors = np.zeros((len(batch), int(words.max()) + 1), np.int64)
    dependents, real = _rows(words)
    governors[:, 1:] = np.where(real, dependents + 1, 0)
    firsts = np.cumsum(sizes) - sizes + np.repeat(2 * np.arange(len(batch)) + 1, words)
    of_pieces = np.zeros(int(lengths.sum()), np.int64)
    of_words = np.repeat(shapes, sizes)
    edges = np.array(list(accumulate(lengths)))
    between = np.ones(len(of_pieces), bool)
    between[edges - 1] = False
    between[edges - lengths] = False
    of_pieces[between] = of_words
    return {
        "ids": np.array(list(chain.from_iterable(window.ids for window in batch))),
        "shapes": of_pieces,
        "places": np.nonzero(inside)[1],
        "rows": rows,
        "lengths": lengths.astype(np.int32),
        "back": np.flatnonzero(inside),
        "firsts": firsts,
        "lasts": firsts + sizes - 1,
        "dependents": dependents,
        "governors": governors,
    }


def _rows(lengths: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """For stretches of a row that follow one another, the row number of each place, and which places there are.

    Both [stretches, longest]; places behind the end of a stretch hold 0.
    """
    places = np.arange(lengths.max())
    inside = places < lengths[:, None]
    begins = np.cumsum(lengths) - lengths
    return np.where(inside, places + begins[:, None], 0), inside


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of windows of like length that have ``BATCH_PIECES`` together at most."""
    batch: list[int] = []
    pieces = 0
    for i in sorted(range(len(lengths)), key=lambda k: (lengths[k], k)):
        if batch and pieces + lengths[i] > BATCH_PIECES:
            yield batch
            batch, pieces = [], 0
        batch.append(i)
        pieces += lengths[i]
    if batch:
        yield batch


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
