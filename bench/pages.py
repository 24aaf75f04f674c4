"""Pages and their days, ours beside the peers', from one run.

In: ``../shared`` (gold and scorers). Out: three tables. Bodies and reader comments from HTML (``pages_html``): ours,
trafilatura, readability-lxml, Resiliparse, jusText. Publication days (``dates_html``): ours, htmldate. Cost: CPU time
from HTML to the whole label, each page read by every tool in turn (another one first each time, so that a busy machine
is busy for all and caches are warm for none), beside ``trafilatura.extract`` of the same HTML: text and comments alone,
and these with title, site, author and day, which is what a label holds and the bar is set by. Shares of ours (the parts
of the page; the day; htmldate within it) are printed below. A peer that is not installed is left out; none is a
dependency. Usage::

    python bench/pages.py [--every N]
"""

from __future__ import annotations

import argparse
import importlib
import math
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import htmldate
import msgspec
import trafilatura

from rapporteur import pages
from rapporteur.model import Document, Given
from rapporteur.model.codec import encode
from rapporteur.pages import dating, markup, render, sheet
from score import OUT, SETS, SHARED, evaluate, records

Row = dict[str, Any]
Peer = Callable[[Row], Row]

BODIES = ("body_p", "body_r", "body_f1", "comment_chunk_r", "comment_chunk_leak")
DAYS = ("accuracy", "precision", "recall")
TEXT, WHOLE = "trafilatura.extract", "with metadata"
"""What costs are told beside: its text with comments, and that with its metadata."""

UNREAD = '<html><body><div class="date">12 Foobar 2031</div></body></html>'
"""A page whose day no language of dateparser's can read, so that htmldate has it load them all."""


def _row(row: Row, body: str, comments: str = "") -> Row:
    """A peer's answer as the scorer reads it: its body as one block, its comments as another."""
    text = f"{body}\n{comments}"
    held = [("body", 0, len(body)), ("comment", len(body) + 1, len(text))]
    blocks = [{"begin": begin, "end": end, "kind": kind} for kind, begin, end in held if begin < end]
    return {"id": row["id"], "text": text, "blocks": blocks}


def _document(row: Row) -> Document:
    given = Given(url=row.get("url"))
    return Document(id=row["id"], source=row["html"], media="html", digest="", path=row["id"], given=given)


def ours(row: Row) -> Row:
    """The whole label: blocks, title, outlet, agency, day, language."""
    article = pages.label(_document(row))
    return {name: msgspec.to_builtins(getattr(article, name)) for name in ("id", "text", "blocks", "published")}


def ours_parts(row: Row) -> Row:
    """The parts of the page alone, for their cost."""
    return {"id": row["id"], "entries": sheet.marked_up(render.render(row["html"])).entries}


def shares(rows: list[Row]) -> dict[str, Peer]:
    """The day alone, and htmldate alone, on pages that have been parsed and labelled."""
    labelled = {row["id"]: pages.label(_document(row)) for row in rows}
    told = {row["id"]: markup.read(row["html"]) for row in rows}

    def day(row: Row) -> Row:
        return {"id": row["id"], "day": dating.date(labelled[row["id"]], told[row["id"]]).value}

    def dated(row: Row) -> Row:
        tree = told[row["id"]].tree
        return {"id": row["id"], "day": tree is not None and htmldate.find_date(tree, original_date=True)}

    return {"the day": day, "htmldate": dated}


def by_trafilatura(row: Row) -> Row:
    """Its text and comments, tables kept, no metadata."""
    found = trafilatura.bare_extraction(row["html"], include_comments=True, with_metadata=False)
    return _row(row, (found.text or "") if found else "", (found.comments or "") if found else "")


def by_extract(row: Row) -> Row:
    """Its text and comments as one string, for their cost."""
    return {"id": row["id"], "text": trafilatura.extract(row["html"], url=row.get("url"))}


def by_extract_whole(row: Row) -> Row:
    """The same with title, site, author and the day that htmldate gives it."""
    return {"id": row["id"], "text": trafilatura.extract(row["html"], url=row.get("url"), with_metadata=True)}


def by_htmldate(row: Row) -> Row:
    """The day that htmldate finds, asked for the first publication."""
    day = htmldate.find_date(row["html"], original_date=True, url=row.get("url"))
    return {"id": row["id"], "text": "", "published": {"value": day, "earliest": day, "latest": day, "evidence": []}}


def by_readability() -> Peer:
    """readability-lxml, its summary as text.

    :raises ImportError: if it is not installed
    """
    readability = importlib.import_module("readability")
    lxml_html = importlib.import_module("lxml.html")

    def read(row: Row) -> Row:
        try:
            summary = readability.Document(row["html"]).summary()
            lines = lxml_html.fromstring(summary).itertext()
        except Exception:  # it raises what it likes on pages it cannot read
            return _row(row, "")
        return _row(row, "\n".join(line for line in lines if line.strip()))

    return read


def by_resiliparse() -> Peer:
    """Resiliparse's main content, without comments.

    :raises ImportError: if it is not installed
    """
    extract = importlib.import_module("resiliparse.extract.html2text")
    return lambda row: _row(row, extract.extract_plain_text(row["html"], main_content=True, comments=False))


def by_justext() -> Peer:
    """JusText's good paragraphs, with its English stop words.

    :raises ImportError: if it is not installed
    """
    justext = importlib.import_module("justext")

    def read(row: Row) -> Row:
        try:
            found = justext.justext(row["html"].encode(), justext.get_stoplist("English"), encoding="utf-8")
        except Exception:  # an empty page is an error to it
            return _row(row, "")
        return _row(row, "\n".join(p.text for p in found if not p.is_boilerplate))

    return read


def peers() -> Iterator[tuple[str, Peer]]:
    """The peers of reading pages that are installed."""
    for name, made in (("readability-lxml", by_readability), ("resiliparse", by_resiliparse), ("justext", by_justext)):
        try:
            yield name, made()
        except ImportError as error:
            print(f"{name}: not installed ({error})")


WARM = 10
"""Every how many rows one is read before the clock starts: tables and expressions are loaded once a process, and so
are dateparser's languages, 2 s of them, which only some page needs."""


def timed(rows: list[Row], tools: dict[str, Peer]) -> tuple[dict[str, list[Row]], dict[str, float]]:
    """What each tool answers for each row, and the seconds of CPU time it took for all."""
    htmldate.find_date(UNREAD)
    for row in rows[::WARM]:
        for tool in tools.values():
            tool(row)
    answers: dict[str, list[Row]] = {name: [] for name in tools}
    seconds = dict.fromkeys(tools, 0.0)
    names = list(tools)
    for turn, row in enumerate(rows):
        first = turn % len(names)
        for name in (*names[first:], *names[:first]):
            tool = tools[name]
            began = time.process_time()
            answers[name].append(tool(row))
            seconds[name] += time.process_time() - began
    return answers, seconds


def table(name: str, answers: dict[str, list[Row]], keys: tuple[str, ...]) -> None:
    """Print the figures of each tool that answered what the set's scorer reads."""
    print(f"{'':24}" + "".join(f"{key:>20}" for key in keys))
    for who, found in answers.items():
        target = OUT / f"{name}.{who.replace(' ', '-')}.jsonl"
        target.write_bytes(b"\n".join(map(encode, found)) + b"\n")
        figures = evaluate(name, target)[0]
        print(f"{who:24}" + "".join(f"{figures.get(key, math.nan):20.4f}" for key in keys))


def main() -> int:
    """Print the tables."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--every", type=int, default=1, help="read every Nth page only; figures are then of no use, costs are"
    )
    args = cli.parse_args()
    if not SHARED.joinpath("data").is_dir():
        print(f"no gold at {SHARED}: nothing compared")
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    readers = {"rapporteur": ours, "trafilatura": by_trafilatura, **dict(peers())}
    costs = {"rapporteur, parts": ours_parts, TEXT: by_extract, WHOLE: by_extract_whole}
    rows = [dict(r["input"]) for r in records(SHARED / "data" / SETS["pages_html"].gold)][:: args.every]  # type: ignore[call-overload]
    answers, seconds = timed(rows, readers | costs)
    print(f"\nbodies and comments (pages_html, {len(rows)} pages)")
    if args.every == 1:
        table("pages_html", {name: answers[name] for name in readers}, BODIES)
    print(f"\ncost\n{'':24}{'ms a page':>20}{'of ' + TEXT:>24}{WHOLE:>20}")
    for name, spent in seconds.items():
        print(f"{name:24}{1000 * spent / len(rows):20.1f}{spent / seconds[TEXT]:24.2f}{spent / seconds[WHOLE]:20.2f}")
    for name, spent in timed(rows, shares(rows))[1].items():
        print(f"{'of ours, ' + name:24}{1000 * spent / len(rows):20.1f}")
    if args.every == 1:
        rows = [dict(r["input"]) for r in records(SHARED / "data" / SETS["dates_html"].gold)]  # type: ignore[call-overload]
        print(f"\ndays (dates_html, {len(rows)} pages)")
        table("dates_html", timed(rows, {"rapporteur": ours, "htmldate": by_htmldate})[0], DAYS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
