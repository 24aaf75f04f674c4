"""Tags, heads and kinds of names by counting.

In: words of one sentence. Out: their Penn and Universal tags, heads and relations; the kind of a name. Decided here: a
bigram model of tags with words and word ends (TnT, Brants 2000); the head of a word is the most frequent one in its
stretch of tags, as "the second VERB to the left" (sequence labelling with relative tags, Strzyz et al. 2019); a name's
kind follows from its words and neighbours (naive Bayes). The counts are ``weights/fast.tsv``, made by
``training/fast_lane.py`` from the features defined here.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from rapporteur.language.protocol import NameLabel

_LONGEST_END = 4
_NEVER = -20.0
_KINDS: tuple[NameLabel, ...] = ("date", "organisation", "person", "place")

Chances = tuple[tuple[str, float], ...]


def ends(word: str) -> Iterator[str]:
    """The last letters of ``word``, longest first, each behind a mark of its first letter: capital, digit, neither."""
    case = "A" if word[:1].isupper() else "0" if word[:1].isdigit() else "a"
    for length in range(min(_LONGEST_END, len(word)), -1, -1):
        yield f"{case}{word[len(word) - length :].lower()}"


def contexts(tags: Sequence[str], i: int) -> tuple[str, ...]:
    """The stretches of tags around word ``i``, of one to five tags; each is the one before it and a tag more."""
    around = [tags[k] if 0 <= k < len(tags) else "-" for k in (i, i + 1, i - 1, i + 2, i - 2)]
    return tuple(" ".join(around[:n]) for n in range(1, len(around) + 1))


def cues(words: Sequence[str], first: int, last: int) -> tuple[str, ...]:
    """What tells the kind of the name ``words[first:last]``: its ends, its length and its neighbours."""
    return (
        f"first {words[first]}",
        f"last {words[last - 1]}",
        f"before {words[first - 1].lower() if first else '-'}",
        f"behind {words[last].lower() if last < len(words) else '-'}",
        f"size {min(last - first, 4)}",
    )


class _Counts(msgspec.Struct, frozen=True):
    """What was counted, as logarithms of probabilities."""

    words: dict[str, Chances]
    ends: dict[str, Chances]
    steps: dict[str, dict[str, float]]
    parts: dict[str, str]
    heads: dict[str, tuple[int, str, str]]
    kinds: dict[str, dict[str, float]]


@cache
def _counts() -> _Counts:
    """The shipped table, read once; a line is a kind of count, what was counted, and what it was seen as how often."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for line in files("rapporteur.language").joinpath("weights", "fast.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#\u0020"):
            kind, key, *cells = line.split("\t")
            rows[kind][key] = cells
    words = {key: dict(_numbers(cells)) for key, cells in rows["word"].items()}
    totals = _summed(words.values())
    size = sum(totals.values())
    shares = {tag: n / size for tag, n in totals.items()}
    even: dict[str, float] = dict.fromkeys(_KINDS, 1 / len(_KINDS))
    return _Counts(
        words={key: tuple((t, math.log(n / totals[t])) for t, n in tags.items()) for key, tags in words.items()},
        ends={key: _inverted(dict(_numbers(cells)), shares, size) for key, cells in rows["end"].items()},
        steps={key: _smoothed(dict(_numbers(cells)), shares) for key, cells in rows["step"].items()},
        parts={key: cells[0] for key, cells in rows["part"].items()},
        heads={key: _head(cells[0]) for key, cells in rows["head"].items()},
        kinds={key: _smoothed(dict(_numbers(cells)), even) for key, cells in rows["name"].items()},
    )


def _numbers(cells: Iterable[str]) -> Iterator[tuple[str, int]]:
    for cell in cells:
        label, _, n = cell.rpartition(" ")
        yield label, int(n)


def _summed(rows: Iterable[dict[str, int]]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        for label, n in row.items():
            totals[label] += n
    return totals


def _inverted(tags: dict[str, int], shares: dict[str, float], size: int) -> Chances:
    """P(end | tag) up to a constant, by Bayes; the four likeliest tags."""
    total = sum(tags.values())
    best = sorted(tags.items(), key=lambda t: (-t[1], t[0]))[:4]
    return tuple((tag, math.log(n / total / shares.get(tag, 1 / size)) - math.log(size)) for tag, n in best)


def _smoothed(labels: dict[str, int], shares: dict[str, float]) -> dict[str, float]:
    """Log P(label | row), two parts of the overall share mixed in."""
    total = sum(labels.values()) + 2
    return {label: math.log((labels.get(label, 0) + 2 * share) / total) for label, share in shares.items()}


def _head(label: str) -> tuple[int, str, str]:
    number, part, relation = label.split(" ")
    return int(number), part, relation


@lru_cache(maxsize=50_000)
def _chances(word: str, opens: bool) -> Chances:
    """Tags that ``word`` may have, with log P(word | tag)."""
    counts = _counts()
    known = counts.words.get(word)
    if opens and word[:1].isupper():
        lower = counts.words.get(word.lower())
        known = tuple({**dict(known or ()), **dict(lower or ())}.items()) or None
    if known is not None:
        return known
    return next((counts.ends[end] for end in ends(word) if end in counts.ends), (("NN", 0.0),))


def tags(words: Sequence[str]) -> list[str]:
    """The likeliest row of Penn tags (Viterbi 1967)."""
    steps = _counts().steps
    best: dict[str, float] = {"": 0.0}
    back: list[dict[str, str]] = []
    for i, word in enumerate(words):
        reached: dict[str, float] = {}
        source: dict[str, str] = {}
        for tag, chance in _chances(word, i == 0):
            score, before = max((s + steps[b].get(tag, _NEVER), b) for b, s in best.items())
            reached[tag], source[tag] = score + chance, before
        best = reached
        back.append(source)
    tag = max(best, key=lambda t: (best[t], t))
    path: list[str] = []
    for source in reversed(back):
        path.append(tag)
        tag = source[tag]
    return path[::-1]


def parts(words: Sequence[str], row: Sequence[str]) -> list[str]:
    """The Universal tags of words with the Penn tags ``row``."""
    known = _counts().parts
    return [known.get(f"{word.lower()} {tag}") or known.get(tag, "X") for word, tag in zip(words, row, strict=True)]


def heads(row: Sequence[str], universal: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads (``-1`` at the one root) and relations of words with the Penn tags ``row``; no cycle."""
    known = _counts().heads
    labels = [
        next((known[c] for c in reversed(contexts(row, i)) if c in known), (0, "", "dep")) for i in range(len(row))
    ]
    root = _root(labels, universal)
    places: dict[str, list[int]] = defaultdict(list)
    for i, part in enumerate(universal):
        places[part].append(i)
    found = [_place(i, *labels[i][:2], places) for i in range(len(row))]
    deps = [label[2] if head is not None else "dep" for label, head in zip(labels, found, strict=True)]
    linked = [root if head is None else head for head in found]
    linked[root], deps[root] = -1, "ROOT"
    return _opened(linked, root), deps


def _root(labels: Sequence[tuple[int, str, str]], universal: Sequence[str]) -> int:
    """The first word labelled so, else the first verb, else the first word."""
    marked = (i for i, label in enumerate(labels) if label[2] == "ROOT")
    verbs = (i for i, part in enumerate(universal) if part == "VERB")
    return next(marked, next(verbs, 0))


def _place(i: int, number: int, part: str, places: dict[str, list[int]]) -> int | None:
    """The ``number``-th word tagged ``part`` to the right of ``i`` (to the left, if negative)."""
    rows = places.get(part, [])
    at = bisect_right(rows, i) + number - 1 if number > 0 else bisect_left(rows, i) + number
    return rows[at] if number and 0 <= at < len(rows) else None


def _opened(linked: list[int], root: int) -> list[int]:
    """The same heads; a word that closes a cycle hangs from the root."""
    settled = [False] * len(linked)
    for start in range(len(linked)):
        trail: list[int] = []
        i = start
        while i >= 0 and not settled[i]:
            settled[i] = True
            trail.append(i)
            i = linked[i]
        if i in trail:
            linked[trail[-1]] = root
    return linked


def kind(words: Sequence[str], first: int, last: int) -> NameLabel:
    """What the name ``words[first:last]`` is most likely the name of."""
    known = _counts().kinds
    rows = [known[cue] for cue in cues(words, first, last) if cue in known]
    return max(_KINDS, key=lambda label: sum(row[label] for row in rows))
