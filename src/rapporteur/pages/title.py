"""The headline: which line of a page it is, and what a page without such a line is called.

In: a sheet, the document. Out: the place of the headline among the lines, a title. Decided here: which cues tell a
headline, and that the name of the site is cut from a title taken from the head of a page. What each cue is worth stands
in ``data/headline_cues.tsv``, made by ``training/headline_cues.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rapporteur.language.lexicon import table
from rapporteur.model import Document
from rapporteur.pages import masthead
from rapporteur.pages.cohesion import content
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line, normal, once
from rapporteur.pages.shapes import shape
from rapporteur.pages.sheet import OTHER, Entry, Sheet

REACH = 60
"""Lines before the article among which its headline is looked for: on some pages all other headlines of the day stand
between."""

TOP = 3
"""Lines of a page among which its masthead may stand."""

LONGEST = 32
"""Words of the longest headline met, a tabloid's."""

SITE_WORDS = 5
"""Words of a site's name at most, each with a capital."""

FAR = 20
"""Lines from the article's beginning behind which one more makes no difference."""

LEAD = 3
"""Lines of prose with which an article leads in."""

FULL = 12
"""Words from which a line is as long as headlines are."""

KIN = 0.4
"""Share of a line's content words that the article uses, from which the line speaks of the article."""

NONE = "none"
"""The row of ``headline_cues.tsv`` that tells what no headline at all is worth."""

_PACKAGE = "rapporteur.pages"

_SITE = re.compile(r"\s+[|•·«»–—:-]+\s+")
_WORD = re.compile(r"\w+")


class Candidate(NamedTuple):
    """A line that may be the headline: its place among the entries, and what speaks for and against it."""

    place: int
    cues: Mapping[str, float]


def headline(sheet: Sheet, document: Document) -> int | None:
    """The place of the headline among the sheet's entries, if the page shows one."""
    weights = _weights()
    found = candidates(sheet, document)
    worth = [sum(weights.get(name, 0.0) * value for name, value in c.cues.items()) for c in found]
    best = max(range(len(found)), key=lambda k: (worth[k], -k), default=-1)
    return found[best].place if best >= 0 and worth[best] > weights[NONE] else None


@cache
def _weights() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table(_PACKAGE, "headline_cues.tsv")}


def candidates(sheet: Sheet, document: Document) -> tuple[Candidate, ...]:
    """The lines at and before the article's beginning that may be its headline, in order, with their cues."""
    entries = sheet.entries
    first = next((k for k, entry in enumerate(entries) if entry.part is Part.ARTICLE), None)
    if first is None:
        return ()
    wanted = document.given.title or from_head(sheet.tree)
    begin = 0 if wanted and sheet.tree is not None else max(0, first - REACH)
    topic, lead = _topic(entries, None), _topic(entries, LEAD)
    plains = "\n".join(entry.line.plain for entry in entries[: first + 4])
    places = [k for k in range(begin, min(first + 2, len(entries))) if _possible(entries, k, wanted)]
    told = {k: _told(entries[k].line, topic) for k in places}
    return tuple(
        Candidate(
            k,
            {
                **_words(entries[k], told[k], _told(entries[k].line, lead)),
                **_place(entries, k, first, plains),
                **_beside(k, told),
                **_head(entries[k], wanted),
            },
        )
        for k in places
    )


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


def _topic(entries: Sequence[Entry], most: int | None) -> frozenset[str]:
    """The content words of the article, or of its first ``most`` lines of prose."""
    prose = [entry.line for entry in entries if entry.part is Part.ARTICLE and entry.line.prose]
    return frozenset(stem for line in prose[:most] for stem in content(line))


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
    return shape(entry, near=True) is None and not (place < TOP and masthead.sure(line.text))


def _told(line: Line, topic: frozenset[str]) -> float:
    """The share of a line's content words that the article uses, 0 to 1."""
    stems = content(line)
    return len(stems & topic) / len(stems) if stems else 0.0


def _words(entry: Entry, told: float, led: float) -> dict[str, float]:
    """What the words of a line say."""
    line = entry.line
    return {
        "words": min(line.count, FULL) / FULL,
        "few words": float(line.count < 4),
        "many words": float(line.count > 18),
        "told": told * min(1.0, len(content(line)) / 3),
        "told by the lead": led * min(1.0, len(content(line)) / 3),
        "capitals": float(line.count >= 4 and line.capital > 0.7),
        "closed": float(line.closed),
        "prose in small letters": float(line.prose and line.capital < 0.3),
        "date": float(bool(line.dates)),
    }


def _place(entries: Sequence[Entry], place: int, first: int, plains: str) -> dict[str, float]:
    """What the place of a line and the lines around it say.

    :param plains: the lines among which it may stand once more, one a line, itself among them
    """
    line = entries[place].line
    again = plains.count(line.plain) > 1
    signed = any(
        (form := shape(other, near=True)) is not None and form[0] in ("byline", "dateline", "clock")
        for other in entries[place + 1 : place + 4]
    )
    return {
        "distance": min(abs(first - place), FAR) / FAR,
        "in the article": float(place >= first),
        "opens the page": float(place < 2),
        "again": float(again),
        "signed": float(signed),
        "before prose": float(any(other.line.prose for other in entries[place + 1 : place + 3])),
        "in a row": float(all(_short(entries, k) for k in (place - 1, place + 1))),
        "goes on": float(_goes_on(entries, place)),
    }


def _short(entries: Sequence[Entry], place: int) -> bool:
    """Whether a line stands there that is no sentence, as in a list."""
    return 0 <= place < len(entries) and not entries[place].line.closed and not entries[place].line.prose


def _goes_on(entries: Sequence[Entry], place: int) -> bool:
    """Whether a line is part of a broken paragraph: the one before it ends open, or the next begins small."""
    line = entries[place].line
    before = entries[place - 1].line if place else None
    behind = entries[place + 1].line if place + 1 < len(entries) else None
    opened = before is not None and not line.gap and before.count >= 8 and not before.closed
    return opened or (behind is not None and not behind.gap and behind.text[0].islower())


def _beside(place: int, told: Mapping[int, float]) -> dict[str, float]:
    """Whether another candidate of the same topic stands just above, to which this is a standfirst, or just below."""
    return {
        "below another": float(any(told.get(k, 0.0) >= KIN for k in (place - 1, place - 2))),
        "above another": float(any(told.get(k, 0.0) >= KIN for k in (place + 1, place + 2))),
    }


def _head(entry: Entry, wanted: str | None) -> dict[str, float]:
    """What the markup and the title that is known say."""
    tag = entry.setting.tag
    return {
        "like the title": _overlap(entry.line, wanted) if wanted else 0.0,
        "unlike the title": float(bool(wanted) and _overlap(entry.line, wanted or "") < 0.4),
        "h1": float(tag == "h1"),
        "h2": float(tag == "h2"),
        "linked": float(entry.linked > 0.9),
    }


@lru_cache(maxsize=4)
def _spoken(wanted: str) -> frozenset[str]:
    """The words of a wanted title."""
    return frozenset(_WORD.findall(normal(wanted)))


@once
def _spoken_in(line: Line) -> frozenset[str]:
    return frozenset(_WORD.findall(line.plain))


def _overlap(line: Line, wanted: str) -> float:
    """Share of words common to a line and the wanted title, 0 to 1 (Dice)."""
    left, right = _spoken_in(line), _spoken(wanted)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
