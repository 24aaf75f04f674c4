"""The fast lane: English without the network, for archives where the network is too slow.

In: a text and segments of it. Out: an :class:`Analysis` of the same shape as the network's, less often right. Decided
here: where sentences end without a network (behind a stop, before a capital, not inside a quotation), and which words
are a name (a run of proper nouns). Tags, heads and kinds are counted in :mod:`rapporteur.language.counting`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rapporteur.language import counting, repair, sentences
from rapporteur.language.decode import Floats
from rapporteur.language.draft import Draft, Parsed
from rapporteur.language.protocol import Analysis
from rapporteur.language.tokenizer import Offsets, paragraphs, spelled, words_of

_WINDOW = 150
"""Words that are held together at most; a longer stretch is cut at the end of a sentence if it has one."""
_FINAL = frozenset(".!?…")
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»"})
_LINKS = frozenset({"of", "and", "&", "for", "the", "de", "bin", "al", "van", "von", "-"})
"""Words that may stand inside a name, between two of its capitals."""


class FastModel:
    """Tags, heads and names by counting; see :class:`rapporteur.language.LanguageModel`."""

    name = "rapporteur-en-fast@1"

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:
        """Read the ``segments`` of ``text``; linear in their length, any string is answered."""
        draft = Draft()
        for offsets in _windows(text, segments):
            _read(text, offsets, draft)
        return draft.analysis(text)


def _windows(text: str, segments: Sequence[tuple[int, int]]) -> Iterator[list[Offsets]]:
    """The words of each paragraph, long ones in parts."""
    for segment in segments:
        for begin, end in paragraphs(text, *segment):
            offsets = words_of(text, begin, end)
            words, spaced = spelled(text, offsets)
            for first, last in sentences.cuts(words, spaced, [1] * len(words), _WINDOW):
                yield offsets[first:last]


def _read(text: str, offsets: Sequence[Offsets], draft: Draft) -> None:
    """Append what one window holds, sentence by sentence."""
    words, spaced = spelled(text, offsets)
    pairs = sentences.quoted(words, spaced)
    for a, b in sentences.joined(words, sentences.units(words, _starts(words), pairs), pairs):
        part = words[a:b]
        tags = counting.tags(part)
        parts = counting.parts(part, tags)
        heads, deps = repair.repaired(part, tags, *counting.heads(tags, parts))
        names = [(first, last, counting.kind(part, first, last)) for first, last in _runs(part, tags)]
        draft.append(Parsed(part, parts, tags, ((0, len(part)),), heads, deps, names), offsets[a:b])


def _starts(words: Sequence[str]) -> Floats:
    """1 where a sentence may begin: behind a final mark and what closes behind it, before no small letter; else -1."""
    starts = np.full(len(words), -1.0, np.float32)
    final = False
    for i, word in enumerate(words):
        closes = word in _CLOSERS
        if final and not closes and not word[0].islower() and word not in {",", ";"}:
            starts[i] = 1.0
        final = (word[-1] in _FINAL and len(word.strip(".!?…")) == 0) or (final and closes)
    return starts


def _runs(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns, as first and last (half open) word; a linking word holds two of them together."""
    i = 0
    while i < len(words):
        if not _proper(words, tags, i):
            i += 1
            continue
        end = i + 1
        while end < len(words):
            behind = end + (words[end] in _LINKS)
            if behind >= len(words) or not _proper(words, tags, behind):
                break
            end = behind + 1
        yield i, end
        i = end


def _proper(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    return tags[i].startswith("NNP") and not words[i][0].islower()
