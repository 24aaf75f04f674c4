"""Two wordings of what may be one utterance, word by word.

In: two texts. Out: how much of the shorter one stands in the other, and where they part. Decided here: what counts as
the same word. Case, punctuation, the style of quote marks and apostrophes, hyphens, no-break spaces and the full stops
of an abbreviation are the printer's, not the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from rapporteur.language import lexicon

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]\d+\b|[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_MARKS = re.compile(r"['’ʼ`´.]")
_PASSAGE = 2000
"""Characters of a passage whose words are kept, so that memory stays flat."""
LONGEST = 600
"""Words of a wording that are compared; a longer one is no quotation, and alignment costs the product of both."""
LIGHT = 0.25
"""Weight of a word of the grammar ("the", "we") against 1 for a word of content when shares are counted."""


class Word(msgspec.Struct, frozen=True):
    """A word as compared (``form``) and as printed (``begin``/``end`` in its text, code points, half open)."""

    form: str
    begin: int
    end: int


class Likeness(msgspec.Struct, frozen=True):
    """How two wordings compare.

    ``contained`` is the share (0 to 1, by weight) of the shorter wording's words that stand in the other in the same
    order; ``content`` the number of such words that carry content; ``run`` the longest unbroken stretch of them;
    ``length`` the number of words of the shorter wording. ``parts`` are the places where the two part inside the
    stretch they share, as offsets ``(begin, end)`` of the left and of the right text; an empty stretch has equal ends.
    """

    contained: float
    content: int
    run: int
    length: int
    shorter: int
    parts: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    @property
    def same(self) -> bool:
        """Whether the shorter wording stands in the other word by word."""
        return self.run == self.length > 0


def words(text: str, begin: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text[begin:end]`` in order; a whole passage, which is held against many others, is kept."""
    if begin == 0 and end is None and len(text) <= _PASSAGE:
        return _kept(text)
    return _cut(text, begin, len(text) if end is None else end)


@lru_cache(maxsize=8192)
def _kept(text: str) -> tuple[Word, ...]:
    return _cut(text, 0, len(text))


def _cut(text: str, begin: int, end: int) -> tuple[Word, ...]:
    found = _WORD.finditer(text, begin, end)
    return tuple(Word(_MARKS.sub("", m.group()).casefold(), m.start(), m.end()) for m in found)


def forms(text: str) -> tuple[str, ...]:
    """The words of ``text`` as they are compared; equal for two printings of the same words."""
    return tuple(w.form for w in words(text))


def weight(form: str) -> float:
    """What a word counts for in a share: 1, or :data:`LIGHT` when it is of the grammar."""
    return LIGHT if form in _grammar() else 1.0


def compare(left: str, right: str) -> Likeness:
    """Align two wordings (at most :data:`LONGEST` words of each are read)."""
    a, b = words(left)[:LONGEST], words(right)[:LONGEST]
    if not a or not b:
        return Likeness(contained=0.0, content=0, run=0, length=0, shorter=0)
    blocks = [m for m in _matcher(a, b).get_matching_blocks() if m.size]
    shared = [a[m.a + k].form for m in blocks for k in range(m.size)]
    total_a, total_b = _mass(w.form for w in a), _mass(w.form for w in b)
    shorter = min((total_a, len(a), 0), (total_b, len(b), 1))
    return Likeness(
        contained=_mass(shared) / shorter[0],
        content=sum(weight(f) == 1.0 for f in shared),
        run=max((m.size for m in blocks), default=0),
        length=shorter[1],
        shorter=shorter[2],
        parts=tuple(_parts(a, b, [(m.a, m.b, m.size) for m in blocks])),
    )


def _matcher(a: Sequence[Word], b: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)


def _mass(forms: Iterable[str]) -> float:
    return sum(weight(f) for f in forms)


def _parts(
    a: Sequence[Word], b: Sequence[Word], blocks: Sequence[tuple[int, int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where two aligned wordings part; what only one has before or after the shared stretch is no difference."""
    parts = []
    i = j = 0
    for n, (at, bt, size) in enumerate([*blocks, (len(a), len(b), 0)]):
        outer = n in (0, len(blocks))
        lacks = (at > i, bt > j)
        if (any(lacks) and not outer) or all(lacks):
            parts.append((_stretch(a, i, at), _stretch(b, j, bt)))
        i, j = at + size, bt + size
    return parts


def _stretch(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return words[first].begin, words[last - 1].end
    at = words[first].begin if first < len(words) else words[-1].end
    return at, at


def _grammar() -> frozenset[str]:
    return lexicon.words("rapporteur.relate", "grammar.txt")
