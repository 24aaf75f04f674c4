"""What a model has read so far, and how it becomes an :class:`Analysis`.

In: sentences with their tags, heads and names, stretch by stretch. Out: tokens numbered through the whole text. Decided
here: the numbering, and that every model's names go through :func:`~rapporteur.language.names.refine`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.language.lemmas import lemma
from rapporteur.language.names import refine
from rapporteur.language.protocol import Analysis, Name, NameLabel, NameRange, SentenceRange, Token
from rapporteur.language.tokenizer import Offsets


class Parsed(msgspec.Struct, frozen=True):
    """A stretch of words with all that was decoded of it.

    ``sentences`` are (first, last) words, half open, ``heads`` words of the stretch (``-1`` at a root), ``names``
    (first, last, kind).
    """

    words: Sequence[str]
    parts: Sequence[str]
    tags: Sequence[str]
    sentences: Sequence[tuple[int, int]]
    heads: Sequence[int]
    deps: Sequence[str]
    names: Sequence[tuple[int, int, NameLabel]] = ()


class Draft(msgspec.Struct):
    """Tokens, sentences and names while they are being read."""

    tokens: list[Token] = []
    sentences: list[SentenceRange] = []
    names: list[NameRange] = []

    def append(self, read: Parsed, offsets: Sequence[Offsets]) -> None:
        """Put a stretch, whose words stand at ``offsets``, behind what was read before."""
        base = len(self.tokens)
        words, parts, tags, heads, deps = read.words, read.parts, read.tags, read.heads, read.deps
        for a, b in read.sentences:
            number = len(self.sentences)
            for i in range(a, b):
                begin, end = offsets[i]
                word, pos, tag = words[i], parts[i], tags[i]
                head = base + (heads[i] if heads[i] >= 0 else i)
                known = lemma(word, pos, tag)
                self.tokens.append(Token(base + i, begin, end, word, known, pos, tag, head, deps[i], number))
            self.sentences.append(SentenceRange(base + a, base + b, offsets[a][0], offsets[b - 1][1]))
        self.names += [NameRange(base + a, base + b, label) for a, b, label in read.names]

    def analysis(self, text: str) -> Analysis:
        """All of it, names refined over the whole text."""
        tokens = tuple(self.tokens)
        names = tuple(
            Name(n.first, n.last, tokens[n.first].begin, tokens[n.last - 1].end, n.label)
            for n in refine(tokens, self.names)
        )
        return Analysis(text, tokens, tuple(self.sentences), names)
