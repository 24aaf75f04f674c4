"""The shipped English model: a text in, an :class:`Analysis` out.

In: a text and segments of it. Out: tokens with tags, lemmas and heads, sentences, names. Decided here: which stretch is
read in one window, and the order of the steps. What a word, a sentence, a tree, a name is, is decided in the modules
named so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from rapporteur.language import repair, sentences
from rapporteur.language.decode import NameDecoder, tree
from rapporteur.language.draft import Draft, Parsed
from rapporteur.language.encoder import WINDOW_PIECES, Encoder, Scores, Window
from rapporteur.language.protocol import Analysis, NameLabel
from rapporteur.language.tokenizer import Offsets, paragraphs, spelled, words_of

_LABELS: dict[str, NameLabel] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "EVENT": "event",
    "DATE": "date",
    "MISC": "other",
}
_WORDLESS = 20
"""Words without a letter that the network is spared; the treebanks have no such paragraph."""
_GROUP = 256
"""Windows that are held in memory at once."""


class _Shape(msgspec.Struct, frozen=True):
    """Sentences of a window, the heads of its words (``-1`` at a root), and the roots that were hung from another."""

    sentences: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    joints: frozenset[int]


class EnglishModel:
    """The encoder with everything around it; see :class:`rapporteur.language.LanguageModel`."""

    name = "rapporteur-en-encoder@1"

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder if encoder is not None else Encoder()
        self._names = NameDecoder(self._encoder.labels.ner)

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:
        """Read the ``segments`` of ``text``; linear in their length, any string is answered."""
        draft = Draft()
        windows = self._windows(text, segments)
        while group := list(islice(windows, _GROUP)):
            self._read(group, draft)
        return draft.analysis(text)

    def _windows(self, text: str, segments: Sequence[tuple[int, int]]) -> Iterator[tuple[list[Offsets], Window]]:
        """Stretches of words that are read together: paragraphs, long ones cut at the end of a sentence."""
        for begin, end in segments:
            for first, last in paragraphs(text, begin, end):
                offsets = words_of(text, first, last)
                words, spaced = spelled(text, offsets)
                sizes = [len(self._encoder.pieces(word)) for word in words]
                for low, high in sentences.cuts(words, spaced, sizes, WINDOW_PIECES):
                    yield offsets[low:high], Window(words[low:high], spaced[low:high])

    def _read(self, group: Sequence[tuple[list[Offsets], Window]], draft: Draft) -> None:
        told = [window for _, window in group if not _wordless(window.words)]
        read: list[Parsed | None] = [None] * len(told)
        for batch in self._encoder.read(told):
            for i, scores in batch:
                read[i] = self._decoded(told[i], scores)
        parsed = iter(read)
        for offsets, window in group:
            found = None if _wordless(window.words) else next(parsed)
            draft.append(found if found is not None else _flat(window.words), offsets)

    def _decoded(self, window: Window, found: Scores) -> Parsed:
        """What the network says of a window."""
        labels = self._encoder.labels
        shape = _shape(window, found)
        row = found.relations(shape.heads)
        deps = ["parataxis" if i in shape.joints else labels.dep[k] for i, k in enumerate(row.tolist())]
        parts = [labels.upos[k] for k in found.parts.tolist()]
        tags = [labels.xpos[k] for k in found.tags.tolist()]
        heads, deps = repair.repaired(window.words, tags, shape.heads, deps)
        names = [(a, b, _LABELS[label]) for a, b, label in self._names.names(found.names)]
        return Parsed(window.words, parts, tags, shape.sentences, heads, deps, names)


def _wordless(words: Sequence[str]) -> bool:
    """Whether so many words in a row have no letter that they are a table of numbers or ornament, not language."""
    return len(words) >= _WORDLESS and not any(c.isalpha() for word in words for c in word)


def _flat(words: tuple[str, ...]) -> Parsed:
    """One sentence that hangs from its first word: numbers and symbols, no names."""
    numbers = [any(c.isdigit() for c in word) for word in words]
    return Parsed(
        words=words,
        parts=["NUM" if number else "PUNCT" for number in numbers],
        tags=["CD" if number else "NFP" for number in numbers],
        sentences=((0, len(words)),),
        heads=[-1, *[0] * (len(words) - 1)],
        deps=["ROOT", *("dep" if number else "punct" for number in numbers[1:])],
    )


def _shape(window: Window, scores: Scores) -> _Shape:
    """Cut a window into sentences and hang its words."""
    pairs = sentences.quoted(window.words, window.spaced)
    units = sentences.units(window.words, scores.starts, pairs)
    ranges = sentences.joined(window.words, units, pairs)
    heads: list[int] = []
    for a, b in units:
        block = scores.arcs[a:b, [0, *range(a + 1, b + 1)]]
        heads += [h + a if h >= 0 else -1 for h in tree(block)]
    roots = frozenset(i for i, head in enumerate(heads) if head < 0)
    heads = sentences.rooted(heads, ranges, pairs)
    return _Shape(tuple(ranges), tuple(heads), frozenset(i for i in roots if heads[i] >= 0))
