"""From shared stretches to the exact passages two texts have in common.

In: two wordings and the stretches of equal words between them. Out: runs of matched words. Decided here: how far two
stretches may stand apart and still be one passage, when words that differ count as the same (letters damaged, a word
exchanged), and where a passage ends. Method: seed, chain and extend with a drop-off, as in local sequence alignment
(Altschul et al. 1990), on words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel, LCSseq

from rapporteur.relate.shingles import Stretch
from rapporteur.relate.wording import Wording

REACH = 40
"""Words between two stretches that alignment looks into, and words it looks beyond an end at a time."""

GAP = 60
"""Characters without a common word that one passage may hold; beyond, it is two passages."""

ALIKE = 0.7
"""Two words in the same place are one word with damaged letters at this similarity (Indel, 0 to 1)."""

DENSE = 0.4
"""Share of matched words from which a gap belongs to the passage as a whole; unrelated sentences reach .25."""

MISS = 0.35
"""What an unmatched word costs when an end is extended; a matched word earns 1, one of up to three letters half."""

DROP = 3.0
"""An extension stops when it has lost this much from its best."""

Match = tuple[int, int]
"""A word of each text, by number, that are the same word."""


class Chain(msgspec.Struct):
    """Stretches that follow one another in both texts."""

    stretches: list[Stretch]

    @property
    def size(self) -> int:
        """Words in all stretches."""
        return sum(s.length for s in self.stretches)


def align(a: Wording, b: Wording, stretches: Sequence[Stretch]) -> list[list[Match]]:
    """The passages ``a`` and ``b`` share, each as its matched words in order; no word stands in two of them."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    passages: list[list[Match]] = []
    chains = sorted(_chains(stretches), key=lambda c: (-c.size, c.stretches[0]))
    for chain in chains:
        matches = [m for m in _matched(a, b, chain) if m[0] not in taken_a and m[1] not in taken_b]
        taken_a.update(i for i, _ in matches)
        taken_b.update(j for _, j in matches)
        passages += _split(a, b, matches)
    return sorted(passages)


def _chains(stretches: Sequence[Stretch]) -> list[Chain]:
    """Join each stretch to the nearest chain it continues in both texts."""
    chains: list[Chain] = []
    live: list[Chain] = []
    for stretch in sorted(stretches):
        live = [c for c in live if stretch.a - _end_a(c) <= REACH]
        near = [c for c in live if _follows(c, stretch)]
        if near:
            min(near, key=lambda c: (_distance(c, stretch), -c.size)).stretches.append(stretch)
        else:
            chains.append(Chain([stretch]))
            live.append(chains[-1])
    return chains


def _end_a(chain: Chain) -> int:
    return chain.stretches[-1].a + chain.stretches[-1].length


def _end_b(chain: Chain) -> int:
    return chain.stretches[-1].b + chain.stretches[-1].length


def _follows(chain: Chain, stretch: Stretch) -> bool:
    last = chain.stretches[-1]
    return last.a < stretch.a and last.b < stretch.b and stretch.b - _end_b(chain) <= REACH


def _distance(chain: Chain, stretch: Stretch) -> int:
    return abs(stretch.a - _end_a(chain)) + abs(stretch.b - _end_b(chain))


def _matched(a: Wording, b: Wording, chain: Chain) -> list[Match]:
    """Matched words of a chain: its stretches, what lies between them, and what goes on beyond its ends."""
    first = chain.stretches[0]
    matches = _beyond(a, b, (first.a, first.b), -1)[::-1]
    i, j = first.a, first.b
    for stretch in chain.stretches:
        matches += _between(a, b, (i, j), (stretch.a, stretch.b))
        skip = max(0, i - stretch.a, j - stretch.b)
        matches += [(stretch.a + k, stretch.b + k) for k in range(skip, stretch.length) if _same(a, b, stretch, k)]
        i, j = max(i, stretch.a + stretch.length), max(j, stretch.b + stretch.length)
    return matches + _beyond(a, b, (i, j), 1)


def _same(a: Wording, b: Wording, stretch: Stretch, k: int) -> bool:
    return a.words[stretch.a + k] == b.words[stretch.b + k]


def _between(a: Wording, b: Wording, begin: Match, end: Match) -> list[Match]:
    """Words matched in a gap: all of them where the gap is dense, else what continues its two edges."""
    if begin[0] >= end[0] or begin[1] >= end[1]:
        return []
    matches = _common(a, b, begin, end)
    if len(matches) >= DENSE * max(end[0] - begin[0], end[1] - begin[1]):
        return matches
    left = _extension(a, matches, (begin[0] - 1, begin[1] - 1))
    right = _extension(a, matches[::-1], end)[::-1]
    return left + [m for m in right if not left or (m[0] > left[-1][0] and m[1] > left[-1][1])]


def _beyond(a: Wording, b: Wording, edge: Match, step: int) -> list[Match]:
    """Words matched from ``edge`` on, forward (``step`` 1, edge excluded words first) or backward (-1), outward."""
    found: list[Match] = []
    while True:
        begin, end = _window(a, b, edge, step)
        if begin[0] >= end[0] or begin[1] >= end[1]:
            return found
        matches = _common(a, b, begin, end)
        last = (edge[0] - 1, edge[1] - 1) if step > 0 else edge
        more = _extension(a, matches[::step], last)
        found += more
        if not more or abs(more[-1][0] - edge[0]) < REACH // 2:
            return found
        edge = (more[-1][0] + 1, more[-1][1] + 1) if step > 0 else more[-1]


def _window(a: Wording, b: Wording, edge: Match, step: int) -> tuple[Match, Match]:
    if step > 0:
        return edge, (min(len(a), edge[0] + REACH), min(len(b), edge[1] + REACH))
    return (max(0, edge[0] - REACH), max(0, edge[1] - REACH)), edge


def _extension(a: Wording, matches: Sequence[Match], last: Match) -> list[Match]:
    """The prefix of ``matches`` (outward from ``last``) that scores best, given up once it drops too far."""
    score = best = 0.0
    keep = 0
    for count, match in enumerate(matches, 1):
        missed = abs(match[0] - last[0]) + abs(match[1] - last[1]) - 2
        score += (1.0 if len(a.words[match[0]]) > 3 else 0.5) - MISS * missed
        if score > best:
            best, keep = score, count
        if score < best - DROP:
            break
        last = match
    return list(matches[:keep])


def _common(a: Wording, b: Wording, begin: Match, end: Match) -> list[Match]:
    """Longest common subsequence of two short stretches; words in the same place match with damaged letters too."""
    matches: list[Match] = []
    left, right = a.codes[begin[0] : end[0]].tolist(), b.codes[begin[1] : end[1]].tolist()
    i, j = begin
    for block in LCSseq.editops(left, right).as_matching_blocks():
        x, y = begin[0] + block.a, begin[1] + block.b
        if x - i == y - j:
            matches += [(i + k, j + k) for k in range(x - i) if _alike(a.words[i + k], b.words[j + k])]
        matches += [(x + k, y + k) for k in range(block.size)]
        i, j = x + block.size, y + block.size
    return matches


def _alike(left: str, right: str) -> bool:
    return Indel.normalized_similarity(left, right, score_cutoff=ALIKE) > 0


def _split(a: Wording, b: Wording, matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Cut where more than ``GAP`` characters of either text stand without a common word."""
    run: list[Match] = []
    for match in matches:
        if run and (_gap(a, run[-1][0], match[0]) > GAP or _gap(b, run[-1][1], match[1]) > GAP):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _gap(text: Wording, before: int, after: int) -> int:
    return int(text.begins[after] - text.ends[before])
