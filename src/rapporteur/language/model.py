"""The shipped English model: a text in, an :class:`Analysis` out.

In: a text and segments of it. Out: tokens with tags, lemmas and heads, sentences, names. Decided here: which stretch is
read in one window, and the order of the steps. What a word, a sentence, a tree, a name is, is decided in the modules
named so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from rapporteur.language import sentences
from rapporteur.language.decode import NameDecoder, tree
from rapporteur.language.encoder import WINDOW_PIECES, Encoder, Scores, Window
from rapporteur.language.lemmas import lemma
from rapporteur.language.protocol import Analysis, Name, NameLabel, SentenceRange, Token
from rapporteur.language.tokenizer import Offsets, words_of

_BREAK = re.compile(r"\n[^\S\n]*\n")
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


class _Draft(msgspec.Struct):
    """Tokens, sentences and names while they are being read."""

    tokens: list[Token] = []
    sentences: list[SentenceRange] = []
    names: list[Name] = []


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
        return Analysis(text, tuple(draft.tokens), tuple(draft.sentences), tuple(draft.names))

    def _windows(self, text: str, segments: Sequence[tuple[int, int]]) -> Iterator[list[Offsets]]:
        """Stretches of words that are read together: paragraphs, long ones cut at the end of a sentence."""
        for begin, end in segments:
            edges = [begin, *(m.end() for m in _BREAK.finditer(text, begin, end)), end]
            for first, last in pairwise(edges):
                words = words_of(text, first, last)
                sizes = [len(self._encoder.pieces(text[a:b])) for a, b in words]
                for low, high in sentences.cuts(text, words, sizes, WINDOW_PIECES):
                    yield words[low:high]

    def _read(self, text: str, group: Sequence[list[Offsets]], draft: _Draft) -> None:
        windows = [
            Window(
                tuple(text[a:b] for a, b in words),
                tuple(a == 0 or text[a - 1].isspace() for a, _ in words),
            )
            for words in group
        ]
        for offsets, window, scores in zip(group, windows, self._encoder.read(windows), strict=True):
            self._append(offsets, window, scores, draft)

    def _append(self, offsets: list[Offsets], window: Window, scores: Scores, draft: _Draft) -> None:
        """Decode one window and put it behind what was read before."""
        base = len(draft.tokens)
        units = sentences.units(window.words, scores.starts)
        ranges = sentences.joined(window.words, units)
        heads = self._heads(scores, units, ranges)
        labels = self._encoder.relations(scores, heads).argmax(1)
        number = {i: k for k, (a, b) in enumerate(ranges, len(draft.sentences)) for i in range(a, b)}
        for a, b in ranges:
            draft.sentences.append(SentenceRange(base + a, base + b, offsets[a][0], offsets[b - 1][1]))
        for i, word in enumerate(window.words):
            pos = self._encoder.labels.upos[int(scores.parts[i])]
            tag = self._encoder.labels.xpos[int(scores.tags[i])]
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
                    dep=self._encoder.labels.dep[int(labels[i])],
                    sentence=number[i],
                )
            )
        for a, b, label in self._names.names(scores.names):
            draft.names.append(Name(base + a, base + b, offsets[a][0], offsets[b - 1][1], _LABELS[label]))

    def _heads(self, scores: Scores, units: Sequence[tuple[int, int]], ranges: Sequence[tuple[int, int]]) -> list[int]:
        """Heads in the window's numbers, ``-1`` at the root of each range."""
        heads: list[int] = []
        for a, b in units:
            block = scores.arcs[a:b, [0, *range(a + 1, b + 1)]]
            heads += [h + a if h >= 0 else -1 for h in tree(block)]
        return sentences.rooted(heads, units, ranges)
