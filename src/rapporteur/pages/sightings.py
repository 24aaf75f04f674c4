"""Each day written on a page, and what speaks for or against its being the day of publication.

In: a text, the dates found in it, its blocks. Out: :class:`Sighting`, a date with the names of its cues. Decided here:
which cues are looked at; what each is worth stands in ``data/date_cues.tsv`` (:mod:`rapporteur.pages.dating`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from rapporteur.language.lexicon import table, words
from rapporteur.model import Block
from rapporteur.pages import clocks
from rapporteur.pages.datestrings import DateString

_PACKAGE = "rapporteur.pages"
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d){1,2}(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_BARE = re.compile(r"[^\w©]+")
_WORDS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…。।؟][\"”’»)]?(?:\s|$)|。")
_LABEL_REACH = 40
_KINDS = (
    ("site clock", "clock"),
    ("banner", "clock"),
    ("in clock", "clock"),
    ("in dateline", "dateline"),
    ("in byline", "byline"),
    ("byline beside", "byline"),
    ("label published", "label"),
    ("label updated", "update"),
)
_PROSE = 140
"""Lines of this length that hold a sentence are running text; half of it in scripts without spaces."""
_NEAR, _FAR = 3, 9
"""Lines from the first running text within which a date is near it, or in its head."""
_CROWD = 6
_PAIR = 40
_BANNER, _HEAD = 70, 8
"""A weekday with its date high above the text on a line up to this long is the clock of the site's head."""
_HANDLE = re.compile(r"\(@\w{1,30}\)\s*$|@\w{1,30}[ \u00a0·-]*$")
_NEIGHBOURS = 21
"""Days within which another date of the page decides how an ambiguous one is read."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A written day with its year, and the names of the cues that were seen at it."""

    item: DateString
    day: str
    cues: frozenset[str]

    @property
    def kind(self) -> str:
        """The kind of witness: ``clock``, ``byline``, ``dateline``, ``label``, ``update`` or plain ``text``."""
        return next((kind for cue, kind in _KINDS if cue in self.cues), "text")


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
    labels = _labels()
    before = text[max(line_begin, begin - _LABEL_REACH) : begin].casefold()
    if not before.strip():
        start = text.rfind("\n", 0, max(0, line_begin - 1)) + 1
        above = text[max(start, line_begin - 2 * _LABEL_REACH) : line_begin].casefold()
        return labels.get(" ".join(p for p in _BARE.split(above) if p))
    parts = [p for p in _BARE.split(before) if p]
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
    """The full days among ``dates`` (in order of the text) with their cues.

    A numeric date whose order nothing on the page decides is there twice, once for each reading.
    """
    page = _Page(text, blocks)
    days = [d for d in dates if d.year is not None and d.day is not None]
    readings = [_readings(item, days) for item in days]
    lines = [page.line_of(d.begin) for d in days]
    values = [found[0] for found in readings]
    counts = Counter(values)
    ordered = sorted(counts)
    sightings = []
    for k, item in enumerate(days):
        cues = {*_place(page, item, lines[k]), *_form(text, item), *_company(page, item, lines[k])}
        lo, hi = bisect_left(lines, lines[k] - _CROWD), bisect_right(lines, lines[k] + _CROWD)
        others = len(set(values[lo:hi]) - {values[k]})
        if others >= 1:
            cues.add("crowd" if others < 3 else "dense crowd")
        if k == 0:
            cues.add("first date")
        elif values[k] not in values[:k]:
            cues.add("second day" if len(set(values[:k])) == 1 else "later day")
        cues |= _pair(text, days, k)
        if counts[values[k]] > 1:
            cues.add("repeated")
        if len(ordered) > 1:
            cues.add("latest" if values[k] == ordered[-1] else "earliest" if values[k] == ordered[0] else "between")
        for n, day in enumerate(readings[k]):
            guess = {"order guessed"} if len(readings[k]) > 1 else set()
            sightings.append(
                Sighting(item=item, day=day, cues=frozenset(cues | guess | ({"second reading"} if n else set())))
            )
    return tuple(sightings)


def _pair(text: str, days: Sequence[DateString], k: int) -> set[str]:
    """Whether two dates stand together, as first publication and update do."""
    cues = set()
    if k + 1 < len(days) and _together(text, days[k], days[k + 1]):
        cues.add("first of two")
    if k and _together(text, days[k - 1], days[k]):
        cues.add("second of two")
    return cues


def _together(text: str, a: DateString, b: DateString) -> bool:
    between = text[a.end : b.begin]
    return len(between) <= _PAIR and a.value != b.value and len(_WORDS.findall(between)) <= 3


def _readings(item: DateString, days: Sequence[DateString]) -> tuple[str, ...]:
    """The days that a date can mean: one, unless its order is a guess that no other date of the page settles."""
    value = item.value or ""
    if item.other is None:
        return (value,)
    month, day = item.other
    second = f"{item.year:04d}-{month:02d}-{day:02d}"
    sure = [ordinal(d.value or "") for d in days if d.other is None]
    near = [min((abs(ordinal(v) - s) for s in sure), default=_NEIGHBOURS + 1) for v in (value, second)]
    if min(near) <= _NEIGHBOURS and near[0] != near[1]:
        return (value,) if near[0] < near[1] else (second,)
    return (value, second)


def ordinal(day: str) -> int:
    """Number of a day, so that days can be subtracted."""
    return date.fromisoformat(day).toordinal()


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
    if clocks.is_site_clock(clocks.beside(page.text, item), item, line):
        cues.add("site clock")
    return cues


def _form(text: str, item: DateString) -> set[str]:
    """How the date is written."""
    cues = {f"{item.form} form"}
    if item.fits is not None:
        cues.add("weekday fits" if item.fits else "weekday does not fit")
    if item.several:
        cues.add("stretch of days")
    clock = clocks.beside(text, item)
    if clock is not None:
        cues.add("time before" if clock.before else "time behind")
    return cues


def _company(page: _Page, item: DateString, line: int) -> set[str]:
    """What stands beside the date."""
    begin, end = page.bounds(line)
    cues = set()
    role = role_before(page.text, item.begin, begin)
    if role is not None:
        cues.add(f"label {role}")
    if _HANDLE.search(page.text[max(0, item.begin - 40) : item.begin]):
        cues.add("after handle")
    if item.weekday is not None and end - begin <= _BANNER and (line < page.first - _FAR or line < _HEAD):
        cues.add("banner")
    rest = page.text[begin : item.begin][-200:] + " " + page.text[item.end : end][:200]
    letters = sum(len(w) for w in _WORDS.findall(_TIME.sub(" ", rest)))
    cues.add(
        "own line" if letters <= 3 else "short line" if letters <= 30 else "line" if end - begin < 160 else "prose"
    )
    openers = words(_PACKAGE, "byline_openers.txt")
    around = f"{page.line(line - 1)[-60:]} {rest} {page.line(line + 1)[:60]} {page.line(line + 2)[:60]}"
    if not words(_PACKAGE, "byline_company.txt").isdisjoint(w.casefold() for w in _WORDS.findall(around)):
        cues.add("byline company")
    for k in (line - 1, line, line + 1):
        first = _WORDS.search(page.line(k)[:80] if k != line else rest)
        if first is not None and first.group().casefold() in openers:
            cues.add("byline beside")
    return cues
