"""Score the product on every visible gold set and hold it to its floors.

In: ``../shared`` (gold and scorers), the gold of our own in ``tests/golden`` and ``bench/floors.json``. Out: a table,
``out/score/figures.json``, and exit status 1 if a figure lies below its floor. Usage::

    python bench/score.py [SET ...] [--errors N] [--raise] [--jobs N]

``--raise`` writes better figures into the floors (rounded down to three places); a floor is lowered by hand only, with
the reason under ``"lowered"``. Page sets are scored on labels alone (``pages.label``), which is what their scorers
read; everything else goes through the whole reading.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from types import ModuleType

import msgspec

import english
from rapporteur import pages, pipeline
from rapporteur.engine import ordered_map
from rapporteur.model import Document, Problem, Reading
from rapporteur.model.codec import encode
from rapporteur.readers import read_documents
from rapporteur.render import render

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
GOLDEN = HERE.parent / "tests" / "golden"
OUT = HERE.parent / "out" / "score"
FLOORS = HERE / "floors.json"


class Set(msgspec.Struct, frozen=True):
    """A gold file, what to run on its input, and which scorer reads the result.

    ``ours``: the gold lies in ``tests/golden``, names passages by their words and has its reports beside it. ``among``:
    sets whose reports lie in the pile too, as a background.
    """

    gold: str
    step: str
    scorer: str
    ours: bool = False
    among: tuple[str, ...] = ()


SETS = {
    "seeds_pages": Set("seeds_pages/gold.jsonl", "label", "pages"),
    "seeds_dates": Set("dates_flat/seeds.jsonl", "label", "dates"),
    "seeds_quotes": Set("seeds_reading/gold.jsonl", "read", "quotes"),
    "seeds_figures": Set("seeds_reading/gold.jsonl", "read", "figures"),
    "seeds_timexes_bare": Set("seeds_reading/gold.jsonl", "read", "timexes"),
    "seeds_timexes_dated": Set("seeds_reading/dated.jsonl", "read", "timexes"),
    "seeds_grouping": Set("seeds_collation/gold.jsonl", "group", "grouping"),
    "seeds_among_others": Set("seeds_collation/gold.jsonl", "group", "grouping", among=("ecbplus_dev", "wire_copies")),
    "seeds_collation": Set("seeds_collation/gold.jsonl", "report", "collation"),
    "polnear": Set("polnear_dev/gold.jsonl.gz", "read", "quotes"),
    "recognizers": Set("recognizers_en/gold.jsonl.gz", "read", "phrases"),
    "quantulum": Set("quantulum/gold.jsonl.gz", "read", "phrases"),
    "wikiwars": Set("wikiwars/gold.jsonl.gz", "read", "timexes"),
    "wire_copies": Set("wire_copies/gold.jsonl.gz", "reuse", "reuse"),
    "ecbplus_dev": Set("ecbplus/dev.jsonl.gz", "group", "grouping"),
    "uci_headlines": Set("uci_headlines/gold.jsonl.gz", "group", "grouping"),
    "pages_flat": Set("pages_flat/gold.jsonl.gz", "label", "pages"),
    "pages_html": Set("pages_html/gold.jsonl.gz", "label", "pages"),
    "dates_flat": Set("dates_flat/gold.jsonl.gz", "label", "dates"),
    "dates_html": Set("dates_html/gold.jsonl.gz", "label", "dates"),
    "examples": Set("examples.json", "report", "collation", ours=True),
    "events_quake": Set("events/quake.json", "report", "collation", ours=True),
    "events_trial": Set("events/trial.json", "report", "collation", ours=True),
    "events_fire": Set("events/fire.json", "report", "collation", ours=True),
    "events_count": Set("events/count.json", "report", "collation", ours=True),
    "events_air": Set("events/air.json", "report", "collation", ours=True),
    "events_strike": Set("events/strike.json", "report", "collation", ours=True),
    "events_takeover": Set("heldout/takeover.json", "report", "collation", ours=True),
    "events_riverside": Set("heldout/riverside.json", "report", "collation", ours=True),
    "events_collision": Set("heldout2/collision.json", "report", "collation", ours=True),
    "events_exchange": Set("heldout2/exchange.json", "report", "collation", ours=True),
}

ENGLISH = {
    "english_pud": "pud-test",
    "english_ewt": "ewt-test",
    "english_gum": "gum-test-free",
    "english_gum_repaired": "gum-test-repaired",
    "english_crossner": "crossner-pol-test",
}
"""Sets of ``bench/english.py``: the language model alone, from raw text, against treebanks."""


def records(path: Path) -> Iterator[dict[str, object]]:
    """The records of a gold file, plain or gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def label_one(document: Document | Problem) -> dict[str, object] | None:
    """What the scorers of pages and dates read of a report."""
    if isinstance(document, Problem):
        return None
    article = pages.label(document)
    fields = ("id", "text", "title", "outlet", "agency", "url", "language", "published", "blocks")
    return {field: msgspec.to_builtins(getattr(article, field)) for field in fields}


def golden(name: str = "collation") -> ModuleType:
    """A module of ``tests/golden``: "collation" turns gold of our own, which names passages by words, into offsets."""
    spec = importlib.util.spec_from_file_location(f"golden_{name}", GOLDEN / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_ours(name: str, target: Path, jobs: int) -> None:
    """Run a set of our own and write its gold with offsets beside its output."""
    words, path = golden(), GOLDEN / SETS[name].gold
    folder = str(words.reports_of(path, json.loads(path.read_text("utf-8"))))
    items = list(pipeline.read([folder], jobs=jobs))
    found, missing = words.offsets([path], {i.id: i.text for i in items if isinstance(i, Reading)})
    if missing:
        raise SystemExit(f"{name}: passages of the gold that were not read: {missing}")
    gold_of(name).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), "utf-8")
    target.write_bytes(b"\n".join(after_reading(SETS[name].step, items)) + b"\n")


def gold_of(name: str) -> Path:
    """The gold that the scorer reads; of our own sets, what :func:`run_ours` wrote."""
    case = SETS[name]
    return OUT / f"{name}.gold.jsonl" if case.ours else SHARED / "data" / case.gold


def run(
    step: str,
    source: Path,
    target: Path,
    jobs: int,
    cache: dict[str, list[Reading | Problem]],
    *,
    among: Iterable[Path] = (),
) -> None:
    """Run one step of the product on ``source`` and write what its command would print to ``target``."""
    if step == "label":
        lines = [encode(x) for x in ordered_map(label_one, read_documents([str(source)], None), jobs) if x]
    else:
        items = [item for path in (source, *among) for item in read_once(path, jobs, cache)]
        lines = list(after_reading(step, items))
    target.write_bytes(b"\n".join(lines) + b"\n")


def read_once(source: Path, jobs: int, cache: dict[str, list[Reading | Problem]]) -> list[Reading | Problem]:
    """The readings of a source, read once however many sets share it."""
    key = hashlib.sha256(source.read_bytes()).hexdigest()
    if key not in cache:
        documents = read_documents([str(source)], None)
        read = ordered_map(partial(pipeline.read_one, model=None), documents, jobs)
        cache[key] = list(chain.from_iterable(read))
    return cache[key]


def source_of(name: str) -> Path:
    """The reports of a set as JSON Lines."""
    source = OUT / f"{name}.in.jsonl"
    given = records(gold_of(name))
    source.write_text("".join(json.dumps(r["input"], ensure_ascii=False) + "\n" for r in given), "utf-8")
    return source


def apart(name: str, target: Path) -> float:
    """Of the reports of the background the share that is in no event of the set's own reports."""
    own = {record["input"]["id"] for record in records(gold_of(name))}  # type: ignore[index]
    placed = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    events = {line["event"] for line in placed if line["id"] in own}
    others = [line["event"] not in events for line in placed if line["id"] not in own]
    return sum(others) / len(others)


def after_reading(step: str, items: list[Reading | Problem]) -> Iterator[bytes]:
    """The lines that ``read``, ``group``, ``reuse`` or ``report`` print for these readings."""
    readings, problems = pipeline.parted(items)
    for problem in problems:
        print("problem:", problem, file=sys.stderr)
    if step == "read":
        yield from map(encode, readings)
    elif step == "report":
        yield render(pipeline.report(items), "json").encode()
    else:
        related = pipeline.relate(readings)
        yield from map(encode, related.placements if step == "group" else (*related.reuse, *related.origins))


def scored(name: str, jobs: int, errors: int, cache: dict[str, list[Reading | Problem]]) -> dict[str, float]:
    """The figures of one set."""
    if name in ENGLISH:
        return english_figures(name)
    case = SETS[name]
    target = OUT / f"{name}.out.jsonl"
    began = time.perf_counter()
    if case.ours:
        run_ours(name, target, jobs)
    else:
        run(case.step, source_of(name), target, jobs, cache, among=map(source_of, case.among))
    took = time.perf_counter() - began
    figures, listing = evaluate(name, target, errors)
    if case.among:
        figures["others_apart"] = apart(name, target)
    if errors:
        print("\n".join(listing))
    print(f"{name} ({took:.0f} s)", flush=True)
    return figures


def english_figures(name: str) -> dict[str, float]:
    """The figures of a treebank; none if it is not there."""
    began = time.perf_counter()
    try:
        figures = english.figures(ENGLISH[name], english.shipped())
    except OSError as missing:
        print(f"{name}: not scored, there is no {missing.filename}")
        return {}
    print(f"{name} ({time.perf_counter() - began:.0f} s)", flush=True)
    return {key: value for key, value in figures.items() if key != "speed"}


def evaluate(name: str, target: Path, errors: int = 0) -> tuple[dict[str, float], list[str]]:
    """What the set's scorer makes of an output: its figures, and its listing of the first ``errors`` misses."""
    scorer = SHARED / "score" / f"{SETS[name].scorer}.py"
    command = [sys.executable, str(scorer), str(gold_of(name)), str(target)]
    result = subprocess.run([*command, "--errors", str(errors)], capture_output=True, text=True, check=False)
    if not result.stdout.strip():
        raise SystemExit(f"{name}: the scorer failed: {result.stderr[-2000:]}")
    *listing, last = result.stdout.strip().splitlines()
    return {k: v for k, v in json.loads(last).items() if isinstance(v, int | float)}, listing


def held(figures: dict[str, float], floors: dict[str, float]) -> bool:
    """Print the figures that have floors; whether each lies on or above its own."""
    holds = True
    for key, floor in floors.items():
        value = figures.get(key, -math.inf)
        holds &= value >= floor
        print(f"  {key:28}{value:9.4f}   floor {floor:.4f}{'' if value >= floor else '   BELOW THE FLOOR'}")
    return holds


def main() -> int:
    """Run the sets named on the command line, or all; 1 if a floor was missed."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sets", nargs="*", metavar="SET", help=", ".join([*SETS, *ENGLISH]))
    cli.add_argument("--errors", type=int, default=0, help="list the first N misses of each set")
    cli.add_argument("--raise", dest="lift", action="store_true", help="write better figures into the floors")
    cli.add_argument("--jobs", type=int, default=2, help="processes (2)")
    args = cli.parse_args()
    if not SHARED.joinpath("data").is_dir():
        print(f"no gold at {SHARED}: nothing scored")
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    cache: dict[str, list[Reading | Problem]] = {}
    everything, holds = {}, True
    for name in args.sets or [*SETS, *ENGLISH]:
        figures = everything[name] = scored(name, args.jobs, args.errors, cache)
        if figures or name not in ENGLISH:
            holds &= held(figures, floors.get(name, {}))
        if args.lift:
            lifted = {k: math.floor(figures[k] * 1000) / 1000 for k in floors.get(name, {}) if k in figures}
            floors[name] = {k: max(v, lifted.get(k, v)) for k, v in floors.get(name, {}).items()}
    OUT.joinpath("figures.json").write_text(json.dumps(everything, indent=1), "utf-8")
    if args.lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    print("every floor holds" if holds else "BELOW THE FLOORS")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
