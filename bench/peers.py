"""Ours beside the peers', on the same inputs in one run.

In: ``../shared`` (gold and scorers). Out: a table per task: shared passages, grouping. Pages and their days have tables
of their own (``bench/pages.py``), and so has what is read of a report (``bench/reading.py``). A peer is the plain
method that a careful engineer would write in an afternoon (named *plain*), so that a figure of ours can be read against
something. Usage::

    python bench/peers.py [TASK ...] [--jobs N]
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from rapporteur.model.codec import encode
from score import OUT, SETS, SHARED, evaluate, records, run

Row = dict[str, Any]

_WORD = re.compile(r"\w+")


def groups_by_tfidf(rows: list[Row], threshold: float = 0.16) -> Iterable[Row]:
    """One pass, cosine of tf-idf to the centroid, for the event and the story alike."""
    bags = [Counter(_WORD.findall(f"{r.get('title') or ''} {r['text']}".casefold())) for r in rows]
    frequency = Counter(word for bag in bags for word in bag)
    centroids: list[dict[str, float]] = []
    index: dict[str, set[int]] = defaultdict(set)
    for row, bag in zip(rows, bags, strict=True):
        vector = {w: (1 + math.log(n)) * math.log(len(rows) / frequency[w] + 1e-9) for w, n in bag.items()}
        length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vector = {w: v / length for w, v in vector.items()}
        near = Counter(k for w in vector for k in index[w])
        scores = {k: _cosine(vector, centroids[k]) for k, _ in near.most_common(50)}
        best = max(scores, key=lambda k: (scores[k], -k), default=None)
        if best is None or scores[best] < threshold:
            best = len(centroids)
            centroids.append({})
        for w, v in vector.items():
            centroids[best][w] = centroids[best].get(w, 0.0) + v
            index[w].add(best)
        yield {"id": row["id"], "event": str(best), "story": str(best)}


def _cosine(unit: dict[str, float], centroid: dict[str, float]) -> float:
    length = math.sqrt(sum(v * v for v in centroid.values())) or 1.0
    return sum(v * centroid.get(w, 0.0) for w, v in unit.items()) / length


def copies_by_shingles(rows: list[Row], size: int = 6) -> Iterable[Row]:
    """Runs of shared six-word shingles, all of them called copies."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    words = [[(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(r["text"])] for r in rows]
    shared: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for n, tokens in enumerate(words):
        for i in range(len(tokens) - size + 1):
            key = tuple(t[0] for t in tokens[i : i + size])
            for other, j in index[key]:
                if other != n:
                    shared[n, other].add((i, j))
            index[key].append((n, i))
    for (n, other), starts in sorted(shared.items()):
        for i, j, count in _runs(starts):
            a, b = words[n][i : i + count + size - 1], words[other][j : j + count + size - 1]
            left = {"a": rows[n]["id"], "a_begin": a[0][1], "a_end": a[-1][2]}
            right = {"b": rows[other]["id"], "b_begin": b[0][1], "b_end": b[-1][2]}
            yield {**left, **right, "words": len(a), "kind": "copy"}


def _runs(starts: set[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    """Diagonal runs of shared shingles: first shingle in each text, and how many follow one another."""
    for i, j in sorted(starts):
        if (i - 1, j - 1) not in starts:
            count = 1
            while (i + count, j + count) in starts:
                count += 1
            yield i, j, count


TASKS: dict[str, tuple[str, dict[str, Callable[[list[Row]], Iterable[Row]]], tuple[str, ...]]] = {
    "copies": ("wire_copies", {"plain shingles": copies_by_shingles}, ("char_f", "pair_p", "pair_r", "quotation_r")),
    "events": ("ecbplus_dev", {"plain tf-idf": groups_by_tfidf}, ("event_bcubed_f", "event_ari", "hard_pair_error")),
    "headlines": ("uci_headlines", {"plain tf-idf": groups_by_tfidf}, ("event_bcubed_f", "event_ari")),
}


def main() -> int:
    """Print a table for each task named on the command line, or for all."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("tasks", nargs="*", metavar="TASK", help=", ".join(TASKS))
    cli.add_argument("--jobs", type=int, default=2)
    args = cli.parse_args()
    if not SHARED.joinpath("data").is_dir():
        print(f"no gold at {SHARED}: nothing compared")
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    for task in args.tasks or TASKS:
        name, peers, keys = TASKS[task]
        rows = [dict(r["input"]) for r in records(SHARED / "data" / SETS[name].gold)]  # type: ignore[call-overload]
        source, target = OUT / f"{name}.in.jsonl", OUT / f"{name}.out.jsonl"
        source.write_bytes(b"\n".join(map(encode, rows)) + b"\n")
        print(f"\n{task} ({name}, {len(rows)} reports)\n{'':24}" + "".join(f"{key:>22}" for key in keys) + f"{'s':>8}")
        began = time.perf_counter()
        run(SETS[name].step, source, target, args.jobs, {})
        table = {"rapporteur": (evaluate(name, target)[0], time.perf_counter() - began)}
        for peer, function in peers.items():
            began = time.perf_counter()
            theirs = OUT / f"{name}.{peer.replace(' ', '-')}.jsonl"
            theirs.write_bytes(b"\n".join(map(encode, function(rows))) + b"\n")
            table[peer] = (evaluate(name, theirs)[0], time.perf_counter() - began)
        for who, (figures, seconds) in table.items():
            print(f"{who:24}" + "".join(f"{figures.get(key, math.nan):22.4f}" for key in keys) + f"{seconds:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
