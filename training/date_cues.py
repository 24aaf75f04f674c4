"""Weigh the cues by which the day of publication is told from other days on a page.

In: gold in the form of ``dates_flat`` and ``dates_html`` (lines of ``input``, ``gold``). Out: ``data/date_cues.tsv``.
Decided here: the model. It is a conditional logit (McFadden 1974) over the days that a page names and "none of them",
with a quadratic penalty; of a day's sightings the best speaks for it. Text cues are weighed on flat pages, markup cues
on HTML pages with the text's score as one more cue. The report gives figures held out in ten folds over hosts.

    python training/date_cues.py FLAT.jsonl.gz HTML.jsonl.gz [--write]

A fold holds whole hosts, so no page is judged by weights that saw its neighbour; a flat page has the host of its HTML.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from conditional_logit import Weights, descend, matrix

from rapporteur.model import Document, Given
from rapporteur.pages import dating, label, markup, verdict
from rapporteur.pages.directory import host_of
from rapporteur.pages.verdict import Candidate

DATA = Path(__file__).resolve().parents[1] / "src" / "rapporteur" / "pages" / "data" / "date_cues.tsv"
ROUNDS = 4
FOLDS = 10
PENALTY = 0.002
"""Half of what headlines are weighed with: there are more pages, and more that tells a day than a headline."""
TEXT_PRIOR = {
    "label other": -1.5,
    "label updated": -1.0,
    "behind first": -1.0,
    "told since": -0.5,
    "label clock": -2.0,
    "label published": 1.0,
    "label original": 3.0,
    "label dated": 0.5,
    "after handle": -2.0,
    "site clock": -2.0,
    "banner": -1.0,
    "weekday does not fit": -1.5,
    "stretch of days": -1.0,
    "order guessed": -0.5,
    "year inferred": -0.5,
    "in comment": -2.0,
    "in related": -1.0,
    "in navigation": -0.5,
    "in promotion": -1.0,
    "in dateline": 1.0,
    "in byline": 1.0,
}
MARKUP_PRIOR = {
    "text in html": 1.0,
    "json-ld article published": 1.5,
    "meta published": 1.5,
    "first time published": 1.0,
    "url day": 1.0,
    "htmldate with markup": 1.0,
    "htmldate with text": 1.0,
    "htmldate with banner": -0.5,
    "json-ld article updated": -0.5,
    "meta updated": -0.5,
    "time updated": -0.5,
}
"""Where the penalty pulls to: what is known of cues that the gold has too few of."""
UNWEIGHED = frozenset({"beside headline", "deep in text"})
"""Cues that raise doubts by rule (:mod:`rapporteur.pages.verdict`) and gained nothing as weights."""
HEADER = """\
# What a cue is worth (log odds) for a day's being the day of publication: cue, weight.
# Made by training/date_cues.py: a conditional logit over the days that a page names; docs/decisions/0030 has figures.
"""
Judgement = tuple[float, bool, str]


class Page(msgspec.Struct, frozen=True):
    """The days that one page names, and which of them are right (none, when the day is not on the page)."""

    found: tuple[Candidate, ...]
    right: frozenset[str]
    readable: str
    fold: int


def hosts(path: str) -> dict[str, str]:
    """The host of each page of a gold file that gives addresses, without its "www."."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        inputs = [json.loads(line)["input"] for line in lines]
    return {given["id"]: (host_of(given.get("url") or "") or given["id"]).removeprefix("www.") for given in inputs}


def read(path: str, host: Mapping[str, str]) -> list[Page]:
    """The pages of a gold file, labelled as the product labels them; of an HTML page the text is weighed as well."""
    pages = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            given, gold = record["input"], record["gold"]
            html = given.get("html")
            document = Document(
                id=given["id"],
                source=html or given["text"],
                media="html" if html else "text",
                digest="",
                path="",
                given=Given(url=given.get("url")),
            )
            found = verdict.without_updates(dating.candidates(label(document), markup.read(html) if html else None))
            low, high = gold.get("earliest") or gold["published"], gold.get("latest") or gold["published"]
            right = frozenset(c.day for c in found if low <= c.day <= high)
            fold = crc32(host.get(given["id"], given["id"]).encode()) % FOLDS
            pages.append(Page(found, right, gold.get("readable", "html"), fold))
    return pages


def text_alone(page: Page) -> Page:
    """An HTML page as if its markup said nothing."""
    found = tuple(msgspec.structs.replace(c, witnesses=()) for c in page.found if c.sightings)
    return Page(found, page.right & {c.day for c in found}, page.readable, page.fold)


def fit(
    pages: Sequence[Page], cues_of: Callable[[Candidate, int], Weights], none: str, weights: Weights, pick: bool
) -> Weights:
    """Weights of the cues, from the start ``weights``; ``pick`` chooses the best sighting anew in each round."""
    weights = dict(weights)
    prior = TEXT_PRIOR if pick else MARKUP_PRIOR
    for _ in range(ROUNDS if pick else 1):
        best = [verdict.weigh(page.found, False, weights).speaker for page in pages]
        rows = [[cues_of(c, k) for c, k in zip(p.found, ks, strict=True)] for p, ks in zip(pages, best, strict=True)]
        seen = {name for page_rows in rows for row in page_rows for name in row}
        index = {name: k for k, name in enumerate([none, *sorted(seen | set(prior))])}
        groups = [matrix(page_rows, index, none) for page_rows in rows]
        golds = [np.array([not p.right, *(c.day in p.right for c in p.found)], dtype=float) for p in pages]
        vector = descend(groups, golds, np.array([prior.get(name, 0.0) for name in index]), PENALTY)
        weights = {**weights, **{n: float(vector[k]) for n, k in index.items()}}
    return weights


def text_cues(candidate: Candidate, best: int) -> Weights:
    """The cues of a candidate's best sighting."""
    return dict.fromkeys(candidate.sightings[best].cues - UNWEIGHED, 1.0) if best >= 0 else {"not in text": 1.0}


def markup_cues(weights: Weights) -> Callable[[Candidate, int], Weights]:
    """The cues of a candidate's markup, its text's score among them."""

    def cues(candidate: Candidate, best: int) -> Weights:
        score = sum(weights.get(name, 0.0) for name in text_cues(candidate, best))
        return {"text in html": score, **{w.cue: 1.0 for w in candidate.witnesses}}

    return cues


def report(name: str, judged: Sequence[Judgement]) -> None:
    """Figures at some thresholds: (share of the best day, whether it is right, how the gold is known)."""
    known = [j for j in judged if j[2] in {"full", "partial", "html"}]
    unknown = [j for j in judged if j[2] == "none"]
    for sure in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        said = [j for j in known if j[0] >= sure]
        right = sum(j[1] for j in said)
        false = sum(j[0] >= sure and not j[1] for j in unknown)
        print(
            f"{name} sure {sure}: accuracy {right / len(known):.3f} precision {right / max(1, len(said)):.3f}"
            f" false {false / max(1, len(unknown)):.3f}"
        )


def train(flat: Sequence[Page], html: Sequence[Page]) -> Weights:
    """Weights of text cues from both kinds of pages, then of markup cues on top of them."""
    on_text = fit([*flat, *map(text_alone, html)], text_cues, "none", TEXT_PRIOR, True)
    return fit(html, markup_cues(on_text), "none in html", on_text, False)


def judge(page: Page, marked_up: bool, weights: Weights) -> Judgement:
    """The most believed day of a page: its share, whether it is right, and how the gold can be known."""
    shares = verdict.weigh(page.found, marked_up, weights).shares
    k = max(range(len(shares)), key=lambda n: shares[n], default=-1)
    return (shares[k], page.found[k].day in page.right, page.readable) if k >= 0 else (0.0, False, page.readable)


def held_out(flat: Sequence[Page], html: Sequence[Page]) -> tuple[list[Judgement], list[Judgement]]:
    """Each page judged by weights that never saw it in either form."""
    on_flat: list[Judgement] = []
    on_html: list[Judgement] = []
    for fold in range(FOLDS):
        weights = train([p for p in flat if p.fold != fold], [p for p in html if p.fold != fold])
        on_flat += [judge(p, False, weights) for p in flat if p.fold == fold]
        on_html += [judge(p, True, weights) for p in html if p.fold == fold]
    return on_flat, on_html


def main() -> None:
    """Read, weigh, report, write."""
    host = hosts(sys.argv[2])
    flat = [p for p in read(sys.argv[1], host) if p.readable != "pile"]
    html = read(sys.argv[2], host)
    on_flat, on_html = held_out(flat, html)
    report("flat", on_flat)
    report("html", on_html)
    if "--write" in sys.argv:
        weights = sorted(train(flat, html).items())
        lines = [f"{name}\t{value:.2f}" for name, value in weights if f"{value:.2f}" not in {"0.00", "-0.00"}]
        DATA.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
