"""The headline: which line of a page it is, and what a page without such a line is called.

In: a sheet, the document. Out: the place of the headline among the lines, a title. Decided here: what a headline looks
like, and that the name of the site is cut from a title taken from the head of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rapporteur.model import Document
from rapporteur.pages.cohesion import content
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line, normal
from rapporteur.pages.shapes import shape
from rapporteur.pages.sheet import OTHER, Entry, Sheet

REACH = 60
"""Lines before the article among which its headline is looked for: on some pages all other headlines of the day stand
between."""

LONGEST = 32
"""Words of the longest headline met, a tabloid's."""

SITE_WORDS = 5
"""Words of a site's name at most, each with a capital."""

FAR = 0.06
"""What a line of distance from the article's first line costs."""

_SITE = re.compile(r"\s+[|•·«»–—:-]+\s+")
_WORD = re.compile(r"\w+")


def headline(sheet: Sheet, document: Document) -> int | None:
    """The place of the headline among the sheet's entries, if the page shows one."""
    entries = sheet.entries
    first = next((k for k, entry in enumerate(entries) if entry.part is Part.ARTICLE), None)
    if first is None:
        return None
    wanted = document.given.title or from_head(sheet.tree)
    begin = 0 if wanted and sheet.tree is not None else max(0, first - REACH)
    topic = _topic(entries)
    scored = [
        (_likeness(entries[k].line, wanted, topic) + _place(entries, k, first), -k)
        for k in range(begin, min(first + 2, len(entries)))
        if _possible(entries, k, wanted)
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] > 0 else None


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
        if part is longest or not _is_site(part):
            continue
        at = kept.rfind(part) if part is parts[-1] else kept.find(part)
        kept = kept[:at] if part is parts[-1] else kept[at + len(part) :]
        kept = kept.strip(" \u00a0|•·«»–—:-")
    return kept or title


def _is_site(part: str) -> bool:
    """Whether a part of a title can be a site's name: few words, each with a capital."""
    names = _WORD.findall(part)
    return len(names) <= SITE_WORDS and all(name[0].isupper() or name[0].isdigit() for name in names)


def _topic(entries: Sequence[Entry]) -> frozenset[str]:
    """The content words of the article."""
    return frozenset(stem for e in entries if e.part is Part.ARTICLE and e.line.prose for stem in content(e.line))


def _possible(entries: Sequence[Entry], place: int, wanted: str | None) -> bool:
    """Whether a line can be a headline at all."""
    entry = entries[place]
    line = entry.line
    if not 2 <= line.count <= LONGEST or line.size < 8 or entry.setting.role in ("comment", "related", OTHER):
        return False
    if (wanted and _overlap(line, wanted) > 0.8) or entry.setting.tag == "h1":
        return True
    if entry.part is Part.ARTICLE and place + 1 < len(entries) and entries[place + 1].part is not Part.ARTICLE:
        return False
    if line.text.endswith((".", ",", ";", ":")) and not line.text.endswith(("...", "…")) and line.count > 3:
        return False
    if "://" in line.text or entry.score.furniture is not None or entry.score.header is not None:
        return False
    return shape(entry, near=True) is None


def _likeness(line: Line, wanted: str | None, topic: frozenset[str]) -> float:
    """How much the words of a line are a headline's of this article."""
    stems = content(line)
    told = len(stems & topic) / len(stems) if stems else 0.0
    alike = 5 * _overlap(line, wanted) - 2 if wanted else 0.0
    return min(line.count, 9) / 6 + min(1.0, len(stems) / 3) * 3 * (told - 0.45) + alike - 1.0


def _place(entries: Sequence[Entry], place: int, first: int) -> float:
    """What the place of a line, its markup and its neighbours say for its being the headline."""
    entry = entries[place]
    plain = entry.line.plain
    again = any(plain in other.line.plain for k, other in enumerate(entries[: first + 4]) if k != place)
    signed = any(
        (form := shape(other, near=True)) is not None and form[0] in ("byline", "dateline", "clock")
        for other in entries[place + 1 : place + 4]
    )
    heading = {"h1": 2.0, "h2": 1.0}.get(entry.setting.tag, 0.0) - (1.0 if entry.linked > 0.9 else 0.0)
    return heading + (1.0 if again else 0.0) + (0.7 if signed else 0.0) - FAR * abs(first - place)


def _overlap(line: Line, wanted: str) -> float:
    """Share of words common to a line and the wanted title, 0 to 1 (Dice)."""
    left, right = set(_WORD.findall(line.plain)), set(_WORD.findall(normal(wanted)))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
