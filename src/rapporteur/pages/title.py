"""The headline: which line of a page it is, and what a page without such a line is called.

In: a sheet, the document. Out: the place of the headline among the lines, a title. Decided here: what a headline looks
like, and that the name of the site is cut from a title taken from the head of a page.
"""

from __future__ import annotations

import re
from typing import Any

from rapporteur.model import Document
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line, normal
from rapporteur.pages.sheet import Entry, Sheet

REACH = 14
"""Lines before the article among which its headline is looked for: bylines, dates and share buttons stand between."""

_SITE = re.compile(r"\s+[|•·«»–—:-]+\s+")
_WORD = re.compile(r"\w+")


def headline(sheet: Sheet, document: Document) -> int | None:
    """The place of the headline among the sheet's entries, if the page shows one."""
    entries = sheet.entries
    first = next((k for k, entry in enumerate(entries) if entry.part is Part.ARTICLE), None)
    if first is None:
        return None
    wanted = _wanted(sheet.tree, document)
    candidates = range(max(0, first - REACH), min(first + 2, len(entries)))
    if wanted and sheet.tree is not None:
        candidates = range(0, min(first + 4, len(entries)))
    scored = [(_likeness(entries[k], abs(first - k), wanted), k) for k in candidates]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] > 0 else None


def from_head(tree: Any) -> str | None:
    """The title that the head of an HTML page gives, without the site's name."""
    if tree is None:
        return None
    for node in tree.iter("meta"):
        if (node.get("property") or node.get("name")) == "og:title" and (node.get("content") or "").strip():
            return without_site(" ".join(node.get("content").split()))
    for node in tree.iter("title"):
        text = " ".join("".join(node.itertext()).split())
        if text:
            return without_site(text)
    return None


def without_site(title: str) -> str:
    """``title`` without a shorter part at its end (or beginning) that a bar or dash sets off."""
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    longest = max(parts, key=len)
    if len(_WORD.findall(longest)) < 3:
        return title
    kept = title
    for part in (parts[-1], parts[0]):
        if part is longest or len(_WORD.findall(part)) > 5:
            continue
        at = kept.rfind(part) if part is parts[-1] else kept.find(part)
        kept = kept[:at] if part is parts[-1] else kept[at + len(part) :]
        kept = kept.strip(" \u00a0|•·«»–—:-")
    return kept or title


def _wanted(tree: Any, document: Document) -> str | None:
    return document.given.title or from_head(tree)


def _likeness(entry: Entry, distance: int, wanted: str | None) -> float:
    """How much a line looks like the headline; 0 or less is not at all."""
    line = entry.line
    if (
        line.count > 32
        or line.size < 8
        or entry.setting.role in ("comment", "related")
        or (entry.linked > 0.9 and not wanted)
    ):
        return 0.0
    alike = _overlap(line, wanted) if wanted else 0.0
    heading = {"h1": 2.0, "h2": 1.0}.get(entry.setting.tag, 0.0)
    if entry.score.furniture is not None and alike < 0.8:
        return 0.0
    shape = (
        min(line.count, 10) / 5 - (1.5 if line.closed and line.count > 12 else 0.0) - (1.0 if line.count < 3 else 0.0)
    )
    shape += 0.5 if line.text[0].isupper() or not line.text[0].isalpha() else -1.0
    return shape + heading + 4 * alike - 0.25 * distance - (1.5 if wanted and alike < 0.5 else 0.6)


def _overlap(line: Line, wanted: str) -> float:
    """Share of words common to a line and the wanted title, 0 to 1 (Dice)."""
    left, right = set(_WORD.findall(line.plain)), set(_WORD.findall(normal(wanted)))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
