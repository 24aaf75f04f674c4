"""Passages made different without making their labels wrong.

In: a passage and a random source. Out: a passage of the same labels. Decided here: how often letters lose their case,
quotation marks and dashes change their shape, names are swapped for others of as many words and the same type, and a
country becomes a hyphenated pair. Trees stay as they are: only a passage without one changes its length.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from training.english import policy
from training.english.corpora import Passage

from rapporteur.language.lexicon import table
from rapporteur.language.lexicon import words as listed

_UPPER, _TITLE, _LOWER = 0.03, 0.03, 0.02
"""Shares of windows in capitals, in headline case and in small letters."""
_CURLY, _STRAIGHT = 0.2, 0.55
"""Shares of windows with typographic marks, and with straight ones for TeX's."""
_SWAPPED = 0.25
"""Share of windows whose names are swapped."""
_PAIRED = 0.04
"""Share of places outside trees that become a pair ("Norway-U.S.")."""
_MARKS = {"``": "“", "''": "”", "'": "’", "'s": "’s", "n't": "n’t", '"': "”", "-": "–", "--": "—", "'re": "’re"}
_SHORT = ("U.S.", "U.K.", "US", "UK", "EU")
_BODIES = frozenset({"EU"})

Gazetteer = dict[tuple[str, int], tuple[tuple[str, ...], ...]]
"""Names as words, by type and number of words."""


def gazetteer(passages: Iterable[Passage]) -> Gazetteer:
    """The product's lists of places and organisations, and the names of the corpora themselves."""
    found: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for place in (*listed("rapporteur.language", "places.txt"), *_SHORT[:4]):
        parts = tuple(place.split())
        found["LOC", len(parts)].add(parts)
    for row in table("rapporteur.language", "organisations.tsv"):
        parts = tuple(row[0].split())
        found["ORG", len(parts)].add(parts)
    for passage in passages:
        for first, last, kind in _names(passage):
            parts = tuple(passage.words[first:last])
            if all(word[:1].isupper() or len(word) < 4 for word in parts):
                found[kind, last - first].add(parts)
    return {key: tuple(sorted(names)) for key, names in sorted(found.items()) if len(names) > 20}


def _names(passage: Passage) -> list[tuple[int, int, str]]:
    """The names of a passage whose labels are certain."""
    single = {1 << k: label for label, k in policy.NUMBER.items()}
    return [n for n in policy.spans([single.get(s, "O") for s in passage.names]) if n[2] in ("PER", "ORG", "LOC")]


def varied(passage: Passage, names: Gazetteer, source: random.Random) -> Passage:
    """A variant of a window, as ``source`` wants it."""
    if source.random() < _SWAPPED:
        passage = swapped(passage, names, source)
    if passage.tree is None:
        passage = paired(passage, names, source)
    return replace(passage, words=cased(marked(passage.words, source), source))


def swapped(passage: Passage, names: Gazetteer, source: random.Random) -> Passage:
    """Names in place of names, the same for the same; half of the window's names."""
    words = list(passage.words)
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for first, last, kind in _names(passage):
        old = tuple(passage.words[first:last])
        if old not in chosen:
            others = names.get((kind, last - first), (old,))
            chosen[old] = source.choice(others) if source.random() < 0.5 else old
        words[first:last] = chosen[old]
    return replace(passage, words=words)


def paired(passage: Passage, names: Gazetteer, source: random.Random) -> Passage:
    """A place of one word becomes two with a hyphen between, now and then."""
    ones = names.get(("LOC", 1), ())
    begin, outside = 1 << policy.NUMBER["B-LOC"], 1
    for i, labels in enumerate(passage.names):
        last = i + 1 == len(passage.names) or passage.names[i + 1] != 1 << policy.NUMBER["I-LOC"]
        if labels == begin and last and ones and source.random() < _PAIRED:
            other = source.choice(_SHORT if source.random() < 0.3 else [name for (name,) in ones])
            kind = "B-ORG" if other in _BODIES else "B-LOC"
            words = [*passage.words[: i + 1], "-", other, *passage.words[i + 1 :]]
            spaced = [*passage.spaced[: i + 1], False, False, *passage.spaced[i + 1 :]]
            starts = [*passage.starts[: i + 1], False, False, *passage.starts[i + 1 :]]
            sets = [*passage.names[: i + 1], outside, 1 << policy.NUMBER[kind], *passage.names[i + 1 :]]
            return Passage(passage.corpus, words, spaced, starts, sets)
    return passage


def cased(words: Sequence[str], source: random.Random) -> list[str]:
    """The words, rarely in capitals, headline case or small letters."""
    chance = source.random()
    if chance < _UPPER:
        return [word.upper() for word in words]
    if chance < _UPPER + _TITLE:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    if chance < _UPPER + _TITLE + _LOWER:
        return [word.lower() for word in words]
    return list(words)


def marked(words: Sequence[str], source: random.Random) -> list[str]:
    """The words with other quotation marks, apostrophes and dashes, or with straight quotes for TeX's."""
    chance = source.random()
    if chance < _CURLY:
        return [_MARKS.get(word, word) for word in words]
    if chance < _CURLY + _STRAIGHT:
        return ['"' if word in ("``", "''") else word for word in words]
    return list(words)
