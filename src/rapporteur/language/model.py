"""The shipped English model: a text in, an :class:`Analysis` out.

In: a text and segments of it. Out: tokens with tags, lemmas and heads, sentences, names. Decided here: which stretch is
read in one window, and the order of the steps. What a word, a sentence, a tree, a name is, is decided in the modules
named so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.language import repair, sentences
from rapporteur.language.decode import NameDecoder, tree
from rapporteur.language.encoder import WINDOW_PIECES, Encoder, Scores, Window
from rapporteur.language.lemmas import lemma
from rapporteur.language.names import NameRange, refine
from rapporteur.language.protocol import Analysis, Name, NameLabel, SentenceRange, Token
from rapporteur.language.tokenizer import Offsets, paragraphs, words_of

_LABELS: dict[str, NameLabel] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "EVENT": "event",
    "DATE": "date",
    "MISC": "other",
}
_GROUP = 256
"""Windows that are held in memory at once."""


class _Shape(msgspec.Struct, frozen=True):
    """Sentences of a window, the heads of its words (``-1`` at a root), and the roots that were hung from another."""

    sentences: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    joints: frozenset[int]


class _Window(msgspec.Struct, frozen=True):
    """A window with all that was decoded of it."""

    offsets: list[Offsets]
    words: tuple[str, ...]
    scores: Scores
    sentences: tuple[tuple[int, int], ...]
    heads: list[int]
    deps: list[str]


class _Draft(msgspec.Struct):
    """Tokens, sentences and names while they are being read."""

    tokens: list[Token] = []
    sentences: list[SentenceRange] = []
    names: list[NameRange] = []


class EnglishModel:
    """The encoder with everything around it; see :class:`rapporteur.language.LanguageModel`."""

    name = "rapporteur-en-encoder@1"

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder if encoder is not None else Encoder()
        self._names = NameDecoder(self._encoder.labels.ner)

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:
        """Read the ``segments`` of ``text``; linear in their length, any string is answered."""
        draft = _Draft()
        group: list[list[Offsets]] = []
        for window in self._windows(text, segments):
            group.append(window)
            if len(group) == _GROUP:
                self._read(text, group, draft)
                group = []
        self._read(text, group, draft)
        tokens = tuple(draft.tokens)
        names = tuple(
            Name(n.first, n.last, tokens[n.first].begin, tokens[n.last - 1].end, n.label)
            for n in refine(tokens, draft.names)
        )
        return Analysis(text, tokens, tuple(draft.sentences), names)

    def _windows(self, text: str, segments: Sequence[tuple[int, int]]) -> Iterator[list[Offsets]]:
        """Stretches of words that are read together: paragraphs, long ones cut at the end of a sentence."""
        for begin, end in segments:
            for first, last in paragraphs(text, begin, end):
                offsets = words_of(text, first, last)
                window = _window(text, offsets)
                sizes = [len(self._encoder.pieces(word)) for word in window.words]
                for low, high in sentences.cuts(window.words, window.spaced, sizes, WINDOW_PIECES):
                    yield offsets[low:high]

    def _read(self, text: str, group: Sequence[list[Offsets]], draft: _Draft) -> None:
        windows = [_window(text, offsets) for offsets in group]
        if not windows:
            return
        scores = self._encoder.read(windows)
        shapes = [_shape(window, found) for window, found in zip(windows, scores, strict=True)]
        labels = self._encoder.relations(scores, [shape.heads for shape in shapes])
        names = self._encoder.labels.dep
        for offsets, window, found, shape, row in zip(group, windows, scores, shapes, labels, strict=True):
            deps = ["parataxis" if i in shape.joints else names[k] for i, k in enumerate(row)]
            heads, deps = repair.repaired(window.words, shape.heads, deps)
            self._append(_Window(offsets, window.words, found, shape.sentences, heads, deps), draft)

    def _append(self, read: _Window, draft: _Draft) -> None:
        """Put one decoded window behind what was read before."""
        base, offsets, heads = len(draft.tokens), read.offsets, read.heads
        number: dict[int, int] = {}
        for a, b in read.sentences:
            number.update(dict.fromkeys(range(a, b), len(draft.sentences)))
            draft.sentences.append(SentenceRange(base + a, base + b, offsets[a][0], offsets[b - 1][1]))
        labels = self._encoder.labels
        for i, word in enumerate(read.words):
            pos, tag = labels.upos[read.scores.parts[i]], labels.xpos[read.scores.tags[i]]
            draft.tokens.append(
                Token(
                    i=base + i,
                    begin=offsets[i][0],
                    end=offsets[i][1],
                    text=word,
                    lemma=lemma(word, pos, tag),
                    pos=pos,
                    tag=tag,
                    head=base + (heads[i] if heads[i] >= 0 else i),
                    dep=read.deps[i],
                    sentence=number[i],
                )
            )
        for a, b, label in self._names.names(read.scores.names):
            draft.names.append(NameRange(base + a, base + b, _LABELS[label]))


def _window(text: str, offsets: Sequence[Offsets]) -> Window:
    words = tuple(text[a:b] for a, b in offsets)
    return Window(words, tuple(a == 0 or text[a - 1].isspace() for a, _ in offsets))


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
