"""Whether a line speaks of what the article speaks of.

In: the lines of a page and the parts they seem to belong to. Out: for each line, how many of its content words stand
in other lines of the article too. Decided here: what a content word is, and how it is brought to its stem. Teasers and
footers share few words with the article they stand beside; its own paragraphs share most (on 240 labelled pages: .36
against .69 of the words of lines of middle length).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapporteur.language.lexicon import words
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line, once

REPEATS = 3
"""Lines in which a word must stand to count in full."""

SLOPE, MIDDLE = 3.0, 0.4
"""Nats for each unit of share, and the share that speaks neither way: half-way between articles' lines and others'."""

ENOUGH_LINES, ENOUGH_WORDS = 12, 6
"""Lines of an article, and content words of a line, from which shares are to be trusted in full."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("ing", "ies", "ed", "es", "s")


@once
def content(line: Line) -> frozenset[str]:
    """The stems of a line's content words: four letters or more, no function words."""
    known = words("rapporteur.pages", "function_words.txt")
    return frozenset(_stem(word) for word in _WORD.findall(line.plain) if word not in known)


def shares(contents: Sequence[frozenset[str]], parts: Sequence[Part]) -> tuple[float, ...]:
    """For each line, 0 to 1: the mean of how often its content words stand in the article's other lines.

    A word counts in full from three lines on. A line without content words has the mean of all others of the article.
    """
    held = [part is Part.ARTICLE for part in parts]
    counts = Counter(stem for stems, inside in zip(contents, held, strict=True) if inside for stem in stems)
    found = [
        sum(min(REPEATS, counts[stem] - inside) for stem in stems) / (REPEATS * len(stems)) if stems else None
        for stems, inside in zip(contents, held, strict=True)
    ]
    known = [share for share, inside in zip(found, held, strict=True) if inside and share is not None]
    mean = sum(known) / len(known) if known else 0.0
    return tuple(mean if share is None else share for share in found)


def gains(lines: Sequence[Line | None], parts: Sequence[Part]) -> tuple[float, ...]:
    """What each line gains as part of the article by its topic, in nats; little where there is little to go by.

    :param lines: the lines of a page, ``None`` for those that are no part of it for other reasons
    """
    contents = tuple(content(line) if line is not None else frozenset() for line in lines)
    trust = min(1.0, sum(part is Part.ARTICLE for part in parts) / ENOUGH_LINES)
    return tuple(
        trust * min(1.0, len(stems) / ENOUGH_WORDS) * SLOPE * (share - MIDDLE)
        for stems, share in zip(contents, shares(contents, parts), strict=True)
    )


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
