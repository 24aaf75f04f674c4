"""Where sentences begin.

In: words of a window and the network's opinion. Out: sentences. Decided here: a window is cut at the end of a sentence;
no sentence begins inside a quotation, nor between a closing quote and its "Orrin said"; the parts of a quotation of
several sentences are parsed one by one and hang from the part that tells who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapporteur.language import lexicon
from rapporteur.language.decode import Floats, sentences

_FINAL = re.compile(r"^(?:[.!?…]+|[。！？])$")
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_STRAIGHT = frozenset({'"', "＂"})
_LONGEST_QUOTE = 150
"""Words of a quotation that is still believed to be one; behind that, a mark has been lost."""
_CUE_REACH = 8
"""Words behind a closing quote among which the speech verb must stand."""

Range = tuple[int, int]


def cuts(words: Sequence[str], spaced: Sequence[bool], sizes: Sequence[int], limit: int) -> Iterator[Range]:
    """Windows of at most ``limit`` pieces, as (first, last) of ``words``, half open.

    A window ends behind the last sentence that fits, if one can be had outside a quotation; where none ends in its
    second half, it ends where it is full. ``sizes`` are the pieces of each word.
    """
    held = _held(quoted(words, spaced))
    first = 0
    while first < len(words):
        last, pieces = first, 0
        while last < len(words) and (pieces + sizes[last] <= limit or last == first):
            pieces += sizes[last]
            last += 1
        if last < len(words):
            last = _last_end(words, held, first, last)
        yield first, last
        first = last


def _last_end(words: Sequence[str], held: frozenset[int], first: int, last: int) -> int:
    """The end of the last whole sentence of ``first:last`` in its second half, else ``last``."""
    inside = last
    for k in range(last, first + (last - first) // 2, -1):
        j = k - 1
        while j > first and words[j] in _CLOSERS and not (k in held and words[j] in _STRAIGHT):
            j -= 1
        if _FINAL.match(words[j]) and words[k] not in _CLOSING:
            if k not in held:
                return k
            inside = k if inside == last else inside
    return inside


def _held(pairs: Sequence[Range]) -> frozenset[int]:
    """The words before which no sentence begins, since a quotation is open."""
    return frozenset(i for opening, closing in pairs for i in range(opening + 1, closing + 1))


def units(words: Sequence[str], starts: Floats, pairs: Sequence[Range]) -> list[Range]:
    """The stretches to parse: from one sentence start to the next, as the network sees them.

    A closing mark goes with what it closes; the first word behind a mark that opened a stretch does not open another.
    """
    openings = {opening for opening, _ in pairs}
    closings = {closing for _, closing in pairs}
    marks = [
        i == 0 or (float(starts[i]) > 0.0 and i not in closings and word not in _CLOSING and i - 1 not in openings)
        for i, word in enumerate(words)
    ]
    return sentences(marks)


def quoted(words: Sequence[str], spaced: Sequence[bool]) -> list[Range]:
    """Pairs of quotation marks, as (opening, closing) word numbers, in order, not nested.

    A straight mark opens where white space stands before it and none behind. A mark without a partner within
    ``_LONGEST_QUOTE`` words makes no pair.
    """
    pairs: list[Range] = []
    opening = -1
    for i, word in enumerate(words):
        if word in _OPENERS or (word in _STRAIGHT and _opens(i, spaced)):
            opening = i
        elif opening >= 0 and (word in _CLOSING or word in _STRAIGHT):
            if 1 < i - opening <= _LONGEST_QUOTE:
                pairs.append((opening, i))
            opening = -1
    return pairs


def _opens(i: int, spaced: Sequence[bool]) -> bool:
    return (i == 0 or spaced[i]) and i + 1 < len(spaced) and not spaced[i + 1]


def joined(words: Sequence[str], parts: Sequence[Range], pairs: Sequence[Range]) -> list[Range]:
    """Sentences: the parsed stretches, joined where a quotation, or its "Orrin said", holds them together."""
    held = _held(pairs)
    closings = {closing for _, closing in pairs}
    ranges: list[Range] = []
    for first, last in parts:
        follows = first - 1 in closings and _names_speaker(words, first, last)
        if ranges and (first in held or follows):
            ranges[-1] = (ranges[-1][0], last)
        else:
            ranges.append((first, last))
    return ranges


def _names_speaker(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the stretch behind a closing quote tells who spoke and opens no quotation of its own."""
    mark = words[first - 2]
    head = words[first : min(last, first + _CUE_REACH)]
    verb = next((i for i, word in enumerate(head) if word.lower() in words_of_speech()), None)
    if verb is None:
        return words[first][0].islower() and not _FINAL.match(mark)
    behind = words[first + verb + 1 : min(last, first + verb + _CUE_REACH)]
    introduces = any(word == ":" or word in _OPENERS or word in _STRAIGHT for word in behind)
    return not introduces if _FINAL.match(mark) else True


def words_of_speech() -> frozenset[str]:
    """Verb forms that may follow a closing quote."""
    return lexicon.words("rapporteur.language", "speech_verbs.txt")


def rooted(heads: list[int], ranges: Sequence[Range], pairs: Sequence[Range]) -> list[int]:
    """One root for each range: the first outside a quotation if there is one; the others hang from it."""
    held = {i for opening, closing in pairs for i in range(opening, closing + 1)}
    for a, b in ranges:
        roots = [i for i in range(a, b) if heads[i] < 0]
        top = next((i for i in roots if i not in held), roots[0])
        for other in roots:
            heads[other] = top if other != top else -1
    return heads
