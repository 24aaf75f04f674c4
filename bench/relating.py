"""How relating grows, and shared passages beside their peers, on the same generated reports in one run.

In: sizes. Out: tables. Shared passages: seconds and memory of finding the pairs that share words, and of finding and
aligning their passages; beside it the time rensa and datasketch (MinHash, LSH) take to find pairs of the same texts,
and the share of the printed-together pairs that each finds. Ours and theirs begin with the text and end with pairs.
Grouping: seconds and memory per size, BCubed F against what the pile was made of. Streams: what a report costs in each
thousand, and BCubed F against the pile of the same reports. Records: the whole of what ``report`` does once the
reports are read. Each size is a process of its own, so that memory is its own. Seconds are of CPU: other work on the
machine does not count. Usage::

    python bench/relating.py [SIZE ...] [--stream COUNT]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generated import FORMS, pile
from rapporteur import pipeline
from rapporteur.model import Reading
from rapporteur.reconcile import dossier
from rapporteur.relate import events, origins, reuse, shingles
from rapporteur.relate.codes import coded
from rapporteur.relate.shingles import SHINGLE
from rapporteur.relate.stream import Stream
from rapporteur.relate.wording import WORD

Figures = dict[str, float]
PERMUTATIONS = 128
WARM = 60
"""Reports that each way of finding pairs is tried on before it is timed: modules and engines are there then."""
BATCH = 100
MEASURED = 10
"""Thousands of reports after which a stream's cost is taken; its window has long been full."""
THRESHOLD = 0.5
"""Of the peers: Jaccard similarity asked for. Their usual .8 misses more."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU, of all threads, and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def bcubed(gold: Sequence[str], found: Sequence[str]) -> float:
    """BCubed F (Bagga and Baldwin 1998)."""
    sides = [defaultdict(set), defaultdict(set)]
    for k, labels in enumerate(zip(gold, found, strict=True)):
        for side, label in zip(sides, labels, strict=True):
            side[label].add(k)
    both = [
        (len(sides[0][g] & sides[1][f]), len(sides[1][f]), len(sides[0][g])) for g, f in zip(gold, found, strict=True)
    ]
    precision = sum(c / f for c, f, _ in both) / len(both)
    recall = sum(c / g for c, _, g in both) / len(both)
    return 2 * precision * recall / (precision + recall)


def shingled(reading: Reading) -> list[str]:
    """What the peers are given: the same words, in shingles of the same length."""
    words = [w.casefold() for w in WORD.findall(reading.text)]
    return [" ".join(words[k : k + SHINGLE]) for k in range(max(1, len(words) - SHINGLE + 1))]


def by_rensa(readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """Candidate pairs as rensa finds them."""
    from rensa import RMinHash, RMinHashLSH

    index, found = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32), set()
    for k, reading in enumerate(readings):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(shingled(reading))
        found |= {(other, k) for other in index.query(sketch)}
        index.insert(k, sketch)
    return found


def by_datasketch(readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """Candidate pairs as datasketch finds them."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), set()
    for k, reading in enumerate(readings):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([s.encode() for s in shingled(reading)])
        found |= {(other, k) for other in index.query(sketch)}
        index.insert(k, sketch)
    return found


PEERS = {"rensa": by_rensa, "datasketch": by_datasketch}


def passages(made: Sequence[tuple[Reading, str, str]]) -> Figures:
    """Shared passages and origins, and the peers, where they are installed."""
    readings = [reading for reading, _, _ in made]
    number = {reading.id: k for k, reading in enumerate(readings)}
    printed = defaultdict(list)
    for k, (reading, _, event) in enumerate(made):
        if reading.agency:
            printed[event].append(k)
    gold = {(a, b) for ids in printed.values() for i, a in enumerate(ids) for b in ids[i + 1 :]}
    shingles.candidates(coded(readings[:WARM]))
    candidates, _ = timed(lambda: shingles.candidates(coded(readings)))
    seconds, links = timed(lambda: reuse.find(readings))
    figures = {"candidates s": candidates, "passages s": seconds, "pairs found": 0.0}
    ours = {tuple(sorted((number[link.a], number[link.b]))) for link in links if link.kind == "copy"}
    figures["pairs found"] = len(ours & gold) / max(1, len(gold))
    figures["origins s"], _ = timed(lambda: origins.group(readings, links))
    for name, peer in PEERS.items():
        if importlib.util.find_spec(name):
            peer(readings[:WARM])
            figures[f"{name} s"], theirs = timed(lambda peer=peer: peer(readings))
            figures[f"{name} found"] = len(theirs & gold) / max(1, len(gold))
            figures[f"ours to {name}"] = candidates / figures[f"{name} s"]
    return figures


def grouping(made: Sequence[tuple[Reading, str, str]]) -> Figures:
    """Stories and events."""
    seconds, placements = timed(lambda: events.place([reading for reading, _, _ in made], ()))
    found = {p.id: p for p in placements}
    event = bcubed([e for _, _, e in made], [found[r.id].event for r, _, _ in made])
    story = bcubed([s for _, s, _ in made], [found[r.id].story for r, _, _ in made])
    return {"events s": seconds, "event F": event, "story F": story}


def agreement(made: Sequence[tuple[Reading, str, str]]) -> Figures:
    """BCubed F of a stream with the pile of its reports: at its end, before, and as each was first told."""
    readings = [reading for reading, _, _ in made]
    size = len(readings)
    expected = {p.id: p for p in events.place(readings, ())}
    stream, first, last = Stream(window=size, days=10_000), {}, {}
    for k in range(0, size, BATCH):
        told = {p.id: p for p in stream.add(readings[k : k + BATCH]).placements}
        first, last = told | first, last | told
    final = last | {p.id: p for p in stream.finish().placements}
    figures: Figures = {}
    for name, found in (("at the end", final), ("before it", last), ("first told", first)):
        for level in ("event", "story"):
            pairs = [(getattr(expected[i], level), getattr(found[i], level)) for i in expected]
            figures[f"{level} {name}"] = bcubed(*zip(*pairs, strict=True))
    return figures


def relate(made: Sequence[tuple[Reading, str, str]]) -> Figures:
    """All that joins reports: same words, origins, stories and events, days that follow from others' days."""
    readings = sorted((reading for reading, _, _ in made), key=lambda r: r.id)
    seconds, related = timed(lambda: pipeline.relate(readings))
    return {"relate s": seconds, "links": len(related.reuse), "origins": len(related.origins)}


def record(made: Sequence[tuple[Reading, str, str]]) -> Figures:
    """The record of the pile once it is related: same quotations, figures and facts in each event, and verdicts."""
    readings = sorted((reading for reading, _, _ in made), key=lambda r: r.id)
    related = pipeline.relate(readings)
    links = related.reuse, related.origins, related.placements
    seconds, made_of_it = timed(lambda: dossier(related.readings, *links))
    told = made_of_it.events
    return {
        "record s": seconds,
        "events": len(told),
        "figures": sum(len(event.figures) for event in told),
        "findings": sum(len(event.findings) for event in told),
        "quotes": sum(len(event.quotes) for event in told),
    }


PARTS = {"passages": passages, "grouping": grouping, "streaming": agreement, "relate": relate, "record": record}


def measured(part: str, size: int) -> Figures:
    """One part at one size, with the largest memory of the process."""
    made = list(pile(size))
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = PARTS[part](made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"reports": size, **figures, "pile MiB": base, "peak MiB": peak}


def streamed(form: str, count: int) -> None:
    """What a report costs in each thousand of a stream, and the last against earlier ones."""
    stream, costs, batch = Stream(), [], []
    for reading, _, _ in pile(count, steady=True, form=form):
        batch.append(reading)
        if len(batch) == BATCH:
            costs.append(timed(partial(stream.add, batch))[0])
            batch = []
    each = 1000 // BATCH
    thousands = [sum(costs[k : k + each]) for k in range(0, len(costs) - each + 1, each)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nstream of {form}: milliseconds of CPU per report, by thousand; at most {peak:.0f} MiB")
    for first in range(0, len(thousands), 20):
        print(" ".join(f"{seconds:.2f}" for seconds in thousands[first : first + 20]))
    if len(thousands) >= MEASURED:
        last = sum(thousands[-2:])
        print(f"last two thousand against those before the {MEASURED},000th report: ", end="")
        print(f"{last / sum(thousands[MEASURED - 2 : MEASURED]):.2f} (aim: at most 1.2), ", end="")
        print(f"against the second thousand: {last / 2 / thousands[1]:.2f}", flush=True)


def main() -> int:
    """Print the tables; always 0, since speed is told, not tested."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    cli.add_argument("--stream", type=int, default=12_000, help="reports in each stream; 0 for none")
    cli.add_argument("--forms", nargs="*", default=["reports", "headlines"], choices=FORMS, help="of the streams")
    cli.add_argument("--parts", nargs="*", default=[*PARTS], choices=PARTS, help="tables to print")
    cli.add_argument("--part", help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.part:
        print(json.dumps(measured(args.part, args.sizes[0])))
        return 0
    for part in args.parts:
        head = ""
        for size in args.sizes:
            command = [sys.executable, str(Path(__file__)), str(size), "--part", part]
            row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            if not head:
                print(head := f"\n{part}\n" + "".join(f"{name:>17}" for name in row))
            print("".join(f"{value:17.3f}" if value < 1000 else f"{value:17.0f}" for value in row.values()), flush=True)
    for form in args.forms if args.stream else ():
        streamed(form, args.stream)
    return 0


if __name__ == "__main__":
    sys.exit(main())
