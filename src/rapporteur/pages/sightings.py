"""Each day written on a page, and what speaks for or against its being the day of publication.

In: a text, the dates found in it, its blocks. Out: :class:`Sighting`, a date with the names of its cues. Decided here:
which cues are looked at; what each is worth stands in ``data/date_cues.tsv`` (:mod:`rapporteur.pages.dating`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.language.lexicon import table, words
from rapporteur.model import Block
from rapporteur.pages.datestrings import DateString

_PACKAGE = "rapporteur.pages"
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d){1,2}(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_BARE = re.compile(r"[^\w©]+")
_WORDS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…。।؟][\"”’»)]?(?:\s|$)|。")
_LABEL_REACH = 40
_PROSE = 140
"""Lines of this length that hold a sentence are running text; half of it in scripts without spaces."""
_NEAR, _FAR = 3, 9
"""Lines from the first running text within which a date is near it, or in its head."""
_CROWD = 6


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A written day with its year, and the names of the cues that were seen at it."""

    item: DateString
    day: str
    cues: frozenset[str]


class _Page:
    """The lines of a text and where its running text lies."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.starts = [0]
        for match in re.finditer("\n", text):
            self.starts.append(match.end())
        self.blocks = blocks
        self.block_begins = [b.begin for b in blocks]
        prose = [k for k in range(len(self.starts)) if self._is_prose(k)]
        self.first = prose[0] if prose else len(self.starts)
        self.last = prose[-1] if prose else len(self.starts)

    def line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return self.starts[line], end

    def line(self, k: int) -> str:
        if not 0 <= k < len(self.starts):
            return ""
        begin, end = self.bounds(k)
        return self.text[begin:end]

    def kind_at(self, offset: int) -> str:
        k = bisect_right(self.block_begins, offset) - 1
        return self.blocks[k].kind if k >= 0 and offset < self.blocks[k].end else ""

    def _is_prose(self, k: int) -> bool:
        begin, end = self.bounds(k)
        if end - begin < _PROSE // 2:
            return False
        line = self.text[begin : min(end, begin + 4 * _PROSE)]
        dense = line.count(" ") * 12 < len(line)
        return (end - begin >= _PROSE or dense) and _SENTENCE_END.search(line) is not None


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "date_labels.tsv")}


def role_before(text: str, begin: int, line_begin: int) -> str | None:
    """The role that the label before a date gives it (``published``, ``updated``, ``other``, ``clock``)."""
    before = text[max(line_begin, begin - _LABEL_REACH) : begin].casefold()
    if not before.strip() and line_begin > 0:
        stop = line_begin - 1
        start = max(text.rfind("\n", 0, stop) + 1, stop - _LABEL_REACH)
        before = text[start:stop].casefold()
    parts = [p for p in _BARE.split(before) if p]
    labels = _labels()
    for size in (3, 2, 1):
        for skip in (0, 1, 2):
            stop = len(parts) - skip
            key = " ".join(parts[max(0, stop - size) : stop])
            if key in labels and (skip == 0 or all(_is_filler(p) for p in parts[stop:])):
                return labels[key]
    return None


def _is_filler(word: str) -> bool:
    from rapporteur.pages.datestrings import weekday_number  # noqa: PLC0415

    return (
        word in words(_PACKAGE, "date_fillers.txt")
        or word in {"at", "um", "à", "às", "date"}
        or (weekday_number(word) is not None)
    )


def find(text: str, blocks: Sequence[Block], dates: Sequence[DateString]) -> tuple[Sighting, ...]:
    """The full days among ``dates`` (in order of the text) with their cues."""
    page = _Page(text, blocks)
    days = [d for d in dates if d.year is not None and d.day is not None]
    lines = [page.line_of(d.begin) for d in days]
    values = [d.value or "" for d in days]
    counts = Counter(values)
    ordered = sorted(counts)
    found = []
    for k, item in enumerate(days):
        cues = {*_place(page, item, lines[k]), *_form(text, item), *_company(page, item, lines[k])}
        lo, hi = bisect_left(lines, lines[k] - _CROWD), bisect_right(lines, lines[k] + _CROWD)
        others = len({values[j] for j in range(lo, hi)} - {values[k]})
        if others >= 1:
            cues.add("crowd" if others < 3 else "dense crowd")
        if k == 0:
            cues.add("first date")
        if counts[values[k]] > 1:
            cues.add("repeated")
        if len(ordered) > 1:
            cues.add("latest" if values[k] == ordered[-1] else "earliest" if values[k] == ordered[0] else "between")
        found.append(Sighting(item=item, day=values[k], cues=frozenset(cues)))
    return tuple(found)


def _place(page: _Page, item: DateString, line: int) -> set[str]:
    """Where on the page the date stands."""
    cues = set()
    kind = page.kind_at(item.begin)
    if kind:
        cues.add(f"in {kind}")
    to_text = page.first - line
    if to_text > _FAR:
        cues.add("far above text")
    elif to_text > _NEAR:
        cues.add("above text")
    elif to_text > 0:
        cues.add("just above text")
    elif line <= page.last:
        cues.add("first line of text" if to_text == 0 else "in text")
    elif line <= page.last + _NEAR:
        cues.add("just below text")
    else:
        cues.add("below text")
    if line < 5:
        cues.add("top of page")
    return cues


def _form(text: str, item: DateString) -> set[str]:
    """How the date is written."""
    cues = {f"{item.form} form"}
    if item.fits is not None:
        cues.add("weekday fits" if item.fits else "weekday does not fit")
    if item.several:
        cues.add("stretch of days")
    if _TIME.search(text[item.end : item.end + 16]) or _TIME.search(text[max(0, item.begin - 14) : item.begin]):
        cues.add("with time")
    return cues


def _company(page: _Page, item: DateString, line: int) -> set[str]:
    """What stands beside the date."""
    begin, end = page.bounds(line)
    cues = set()
    role = role_before(page.text, item.begin, begin)
    if role is not None:
        cues.add(f"label {role}")
    rest = page.text[begin : item.begin][-200:] + " " + page.text[item.end : end][:200]
    letters = sum(len(w) for w in _WORDS.findall(_TIME.sub(" ", rest)))
    cues.add(
        "own line" if letters <= 3 else "short line" if letters <= 30 else "line" if end - begin < 160 else "prose"
    )
    openers = words(_PACKAGE, "byline_openers.txt")
    for k in (line - 1, line, line + 1):
        first = _WORDS.search(page.line(k)[:80] if k != line else rest)
        if first is not None and first.group().casefold() in openers:
            cues.add("byline beside")
    return cues
