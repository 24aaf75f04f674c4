"""How well the product reads, beside its peers, per category, from one run.

In: ``../shared`` (gold and scorers). Out: tables of quotations, figures, times and statements, the speed of the time
grammar against dateparser's ``search_dates``, and how time grows with hostile text. A peer that is not installed is
named as such; none is needed. How each peer is called stands in ``bench/reading_peers.py``. Usage::

    python bench/reading.py [quotations figures times statements states speed growth hostile ...] [--jobs N]
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from rapporteur import language
from rapporteur.annotate.clauses import statements
from rapporteur.annotate.figures import quantities
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import quotations
from rapporteur.annotate.times import timexes
from rapporteur.language import Analysis
from rapporteur.model import Article, Block, Document, Statement
from rapporteur.model.codec import encode
from reading_peers import FIGURES, QUOTATIONS, TIMES, Peer, Row, dateparser_times
from score import OUT, SETS, SHARED, evaluate, golden, records, run

_QUOTED = ("precision", "recall", "f1", "speaker_accuracy", "quote_speaker_recall")
_PHRASED = ("number_value", "currency_value", "dimension_value", "percent_value")
_COUNTED = ("found_recall", "found_precision", "value_f1", "value_unit_f1")
_TIMED = ("relaxed_f1", "type_f1", "value_f1", "type_value_f1")

TABLES: dict[str, tuple[tuple[str, dict[str, Peer], tuple[str, ...]], ...]] = {
    "quotations": (
        ("polnear", QUOTATIONS, _QUOTED),
        ("seeds_quotes", QUOTATIONS, (*_QUOTED[:3], "name_accuracy")),
    ),
    "figures": (
        ("recognizers", FIGURES, _PHRASED),
        ("quantulum", FIGURES, ("quantity_found", "quantity_value", "quantity_unit")),
        ("seeds_figures", FIGURES, _COUNTED),
    ),
    "times": (
        ("wikiwars", TIMES, _TIMED),
        ("seeds_timexes_dated", TIMES, _TIMED),
        ("recognizers", TIMES, ("datetime_found", "datetime_value", "datetime_unit")),
    ),
}

HOSTILE = {"digits": "1234567890 ", "number words": "one ", "slashes": "/", "quote marks": '" ', "letters": "a"}
_MEGABYTE = 1_000_000
_PARSED = 25_000
"""Characters that the whole chain is doubled from; a megabyte through the language model takes minutes."""
_GROWTH = 2.2
"""The most that doubling the text may multiply its time by."""
_HEIDELTIME = 2.6
"""Reports a second that HeidelTime reads at best, as published; it needs Java and is not run here."""
_FASTER = 2.0
"""The least that the time grammar is to be faster than ``search_dates``."""


def inputs(name: str) -> list[Row]:
    """The reports of a set, as its scorer's input."""
    return [dict(r["input"]) for r in records(SHARED / "data" / SETS[name].gold)]  # type: ignore[call-overload]


def ours(name: str, jobs: int) -> float:
    """Read a set; seconds. The output lies in ``out/score``."""
    source, target = OUT / f"{name}.in.jsonl", OUT / f"{name}.out.jsonl"
    source.write_bytes(b"\n".join(map(encode, inputs(name))) + b"\n")
    began = time.perf_counter()
    run("read", source, target, jobs, {})
    return time.perf_counter() - began


def compare(name: str, peers: dict[str, Peer], keys: tuple[str, ...], jobs: int) -> None:
    """Print one table: ours, then each peer on the same reports."""
    rows = inputs(name)
    print(f"\n{name} ({len(rows)} reports)\n{'':22}" + "".join(f"{key:>22}" for key in keys) + f"{'s':>8}")
    seconds = ours(name, jobs)
    _line("rapporteur", evaluate(name, OUT / f"{name}.out.jsonl")[0], keys, seconds)
    for peer, make in peers.items():
        read = make()
        if isinstance(read, str):
            print(f"{peer:22}{read}")
            continue
        began = time.perf_counter()
        theirs = OUT / f"{name}.{peer.replace(' ', '-')}.jsonl"
        theirs.write_bytes(b"\n".join(encode(read(row)) for row in rows) + b"\n")
        _line(peer, evaluate(name, theirs)[0], keys, time.perf_counter() - began)


def _line(who: str, figures: dict[str, float], keys: tuple[str, ...], seconds: float) -> None:
    cells = "".join(f"{figures.get(key, math.nan):22.4f}" for key in keys)
    print(f"{who:22}{cells}{seconds:8.1f}", flush=True)


def stated(jobs: int) -> None:
    """Print how many indirect statements of the seeds are found, and with the right status."""
    ours("seeds_quotes", jobs)
    lines = OUT.joinpath("seeds_quotes.out.jsonl").read_bytes().splitlines()
    found = {r["id"]: r["statements"] for r in map(decode_row, lines)}
    golds = [(str(r["input"]["id"]), g) for r in _gold("seeds_quotes") for g in r["gold"]["statements"]]
    spans = [(gold, [s for s in found[doc] if _iou(gold, s) >= 0.5]) for doc, gold in golds]
    right = sum(any(s["status"] in (g["status"], *g.get("also", ())) for s in near) for g, near in spans)
    polar = sum(any(s["polarity"] == g["polarity"] for s in near) for g, near in spans)
    print(f"\nstatements of the seeds: {len(golds)}")
    print(f"span (IoU at least .5) {sum(bool(near) for _, near in spans)}")
    print(f"span and status right  {right} (aim: 40)")
    print(f"span and polarity      {polar}")


def states(_: int) -> None:
    """Print, for each status, the share of our own sentences that are read so, with polarity and source."""
    model = language.load()

    def read(text: str) -> Sequence[Statement]:
        report, analysis = _article(text), model.analyse(text, [(0, len(text))])
        named = mentions.find(report, analysis)
        return statements.find(report, analysis, named, quotations.find(report, analysis, named), ())

    found = [(status, right) for status, right, _ in golden("states").rows(read)]
    print(f"\nstates of our own sentences: {sum(right for _, right in found) / len(found):.3f} of {len(found)}")
    for name in dict.fromkeys(status for status, _ in found):
        rows = [right for status, right in found if status == name]
        print(f"{name:22} {sum(rows)} of {len(rows)}")


def _gold(name: str) -> Iterable[Row]:
    return records(SHARED / "data" / SETS[name].gold)


def decode_row(line: bytes) -> Row:
    """A line of output as plain data."""
    row: Row = json.loads(line)
    return row


def _iou(a: Row, b: Row) -> float:
    shared = min(a["end"], b["end"]) - max(a["begin"], b["begin"])
    return float(max(shared, 0) / (max(a["end"], b["end"]) - min(a["begin"], b["begin"])))


def speed(_: int) -> None:
    """Print reports a second: the time grammar, and ``search_dates``, on the same reports in one run."""
    rows = [*inputs("seeds_timexes_dated"), *inputs("polnear")[:15]]
    grammar = _seconds(lambda: [timexes.read(r["text"], 0, len(r["text"]), unread(r["text"])) for r in rows])
    read = dateparser_times()
    print(f"\nspeed ({len(rows)} reports, {sum(len(r['text']) for r in rows) // len(rows)} characters each)")
    print(f"time grammar           {len(rows) / grammar:8.1f} reports/s")
    times = len(rows) / grammar / _HEIDELTIME
    print(f"against HeidelTime's {_HEIDELTIME} as published {times:.0f} (aim: at least 20)")
    model = language.load()
    whole = _seconds(lambda: [model.analyse(r["text"], [(0, len(r["text"]))]) for r in rows])
    print(f"language model         {len(rows) / whole:8.1f} reports/s (shared by all annotators)")
    if isinstance(read, str):
        print(f"dateparser             {read}")
        return
    theirs = _seconds(lambda: [read(row) for row in rows])
    print(f"dateparser             {len(rows) / theirs:8.1f} reports/s")
    print(f"time grammar against search_dates {theirs / grammar:.1f} (aim: at least {_FASTER})")
    print(f"with the language model against search_dates {theirs / (grammar + whole):.1f}")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def unread(text: str) -> Analysis:
    """An analysis without words, for what the rules do alone."""
    return Analysis(text=text, tokens=(), sentences=(), names=())


def annotated(article: Article, analysis: Analysis) -> Sequence[object]:
    """Everything the annotators find."""
    named = mentions.find(article, analysis)
    times = timexes.find(article, analysis)
    quoted = quotations.find(article, analysis, named)
    figures = quantities.find(article, analysis, named, times)
    return (*quoted, *figures, *statements.find(article, analysis, named, quoted, times))


def _article(text: str) -> Article:
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    return Article(
        id="r", text=text, document=document, blocks=(Block(begin=0, end=len(text), kind="body", why="all"),)
    )


def growth(_: int) -> None:
    """Print what doubling hostile text does to the time: of the rules alone from 1 MB, of all from a smaller text."""
    model = language.load()
    model.analyse("Warm.", [(0, 5)])
    annotated(_article("Warm."), unread("Warm."))
    print(f"\ngrowth: time of the doubled text over time of the text (aim: at most {_GROWTH})")
    print(f"{'':14}{'rules, 1 MB':>14}{'s':>8}{'whole chain, ' + str(_PARSED // 1000) + ' kB':>22}{'s':>8}")
    for name, unit in HOSTILE.items():
        texts = [(unit * (size // len(unit))) for size in (_MEGABYTE, 2 * _MEGABYTE, _PARSED, 2 * _PARSED)]
        rules = [_seconds(lambda t=text: annotated(_article(t), unread(t))) for text in texts[:2]]  # type: ignore[misc]
        whole = [
            _seconds(lambda t=text: annotated(_article(t), model.analyse(t, [(0, len(t))])))  # type: ignore[misc]
            for text in texts[2:]
        ]
        ratios = rules[1] / rules[0], whole[1] / whole[0]
        print(f"{name:14}{ratios[0]:14.2f}{rules[0]:8.1f}{ratios[1]:22.2f}{whole[0]:8.1f}", flush=True)


_ODD = {
    **HOSTILE,
    "one-letter words": "a ",
    "symbols": "=-$%",
    "tight quotes": '"',
    "brackets": "(",
    "names": "Orrin Vane ",
    "line ends": "\n",
    "scripts": "Вана 日本 עיר abc ",
    "one word": "x",
    "nested marks": "“‘([",
    "stops": ". ",
    "prose": "The minister said on Friday that 5 people had died. ",
    "speech": '"No," he said. ',
    "deep HTML": "<div>",
}
_DOUBLED = 100_000
"""Characters that a whole report is doubled from."""
_REPORT = """
import resource, sys, time
from rapporteur import language, pipeline
language.load().analyse("Warm.", [(0, 5)])
began = time.process_time()
pipeline.report(pipeline.read([sys.argv[1]]))
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def hostile(_: int) -> None:
    """Print what hostile reports cost from file to record: seconds a megabyte, growth at doubling, largest process."""
    print(f"\nhostile reports of {2 * _DOUBLED // 1000} kB, from file to record (growth: at most {_GROWTH})")
    print(f"{'':18}{'CPU s/MB':>10}{'growth':>10}{'MiB':>8}")
    for name, unit in _ODD.items():
        (half, _), (whole, peak) = (_reported(name, unit * (size // len(unit))) for size in (_DOUBLED, 2 * _DOUBLED))
        print(f"{name:18}{whole * _MEGABYTE / (2 * _DOUBLED):10.1f}{whole / half:10.2f}{peak:8.0f}", flush=True)


def _reported(name: str, text: str) -> tuple[float, float]:
    """CPU seconds and MiB of a process that makes the record of one report."""
    path = OUT / f"hostile.{'html' if 'HTML' in name else 'txt'}"
    path.write_text(text, encoding="utf-8", newline="")
    command = [sys.executable, "-c", _REPORT, str(path)]
    seconds, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak)


EXTRAS = {"statements": stated, "states": states, "speed": speed, "growth": growth, "hostile": hostile}


def main() -> int:
    """Print the tables named on the command line, or all."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join((*TABLES, *EXTRAS)))
    cli.add_argument("--jobs", type=int, default=2)
    args = cli.parse_args()
    if not SHARED.joinpath("data").is_dir():
        print(f"no gold at {SHARED}: nothing compared")
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    for table in args.tables or (*TABLES, *EXTRAS):
        for name, peers, keys in TABLES.get(table, ()):
            compare(name, peers, keys, args.jobs)
        if table in EXTRAS:
            EXTRAS[table](args.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
