"""Each day written on a page, and what speaks for or against its being the day of publication.

In: a text, the dates found in it, its blocks. Out: :class:`Sighting`, a date with the names of its cues. Decided here:
which cues are looked at; what each is worth stands in ``data/date_cues.tsv`` (:mod:`rapporteur.pages.verdict`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

import msgspec

from rapporteur.language.lexicon import table, words
from rapporteur.model import Block
from rapporteur.pages import clocks, deictics
from rapporteur.pages.datestrings import DateString, weekday_number
from rapporteur.pages.page_lines import PageLines

_PACKAGE = "rapporteur.pages"
_BARE = re.compile(r"[^\w©]+")
_WORDS = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where words and figures of two fields stand together: "2031Updated:", "HealthMay 2"."""
_HANDLE = re.compile(r"\(@\w{1,30}\)\s*$|@\w{1,30}[ \u00a0·-]*$")
_LABEL_REACH = 40
_NEAR, _FAR = 3, 9
"""Lines from the first running text within which a date is near it, or in its head."""
_DEEP = 3
"""Lines of running text above a date from which it stands among what the report tells, or below it: teasers between
paragraphs, comments."""
_CROWD, _CROWD_DATES = 6, 24
"""Lines, and dates, on either side among which other days make a crowd (a list of teasers, an archive)."""
_PAIR = 40
_BANNER, _HEAD = 70, 8
"""A weekday with its date high above the text on a line up to this long is the clock of the site's head."""
_NEIGHBOURS = 21
"""Days within which another date of the page decides how an ambiguous one is read."""
_BESIDE, _PROSE = 200, 160
_CHANGE, _LATELY = 120, 10
"""Characters from a date to that of its change beside it; days from the last day that a report tells of to its own."""
_UNPARTED = frozenset({None, "body"})
_NOT_FIRST = frozenset({"updated", "other", "clock", "version"})
_MOST = 3000
"""Dates looked at; a page with more is a table, and what dates it stands near its top."""
_KINDS = (
    ("site clock", "clock"),
    ("banner", "clock"),
    ("in dateline", "dateline"),
    ("in byline", "byline"),
    ("byline beside", "byline"),
    ("label published", "label"),
    ("label updated", "update"),
)


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A written day with its year, and the names of the cues that were seen at it."""

    item: DateString
    day: str
    cues: frozenset[str]

    @property
    def kind(self) -> str:
        """The kind of witness: ``clock``, ``byline``, ``dateline``, ``label``, ``update`` or plain ``text``."""
        return next((kind for cue, kind in _KINDS if cue in self.cues), "text")


def find(
    text: str, blocks: Sequence[Block], dates: Sequence[DateString], stated: Collection[str] = ()
) -> tuple[Sighting, ...]:
    """The full days among ``dates`` (in order of the text) with their cues.

    A numeric date whose order nothing on the page decides is there twice, once for each reading.

    :param stated: days that the page's markup gives for its publication; they settle how a numeric date is read
    """
    page = PageLines(text, blocks)
    days = [d for d in dates if d.year is not None and d.day is not None][:_MOST]
    sure = sorted({ordinal(d.value or "") for d in days if d.other is None} | {ordinal(day) for day in stated})
    readings = [_readings(item, sure, stated) for item in days]
    lines = [page.line_of(d.begin) for d in days]
    among = _among([found[0] for found in readings], lines)
    shown = _shown(page, days, lines)
    sightings = []
    for k, item in enumerate(days):
        clock = clocks.beside(text, item)
        cues = {
            *among[k],
            *_place(page, item, lines[k], clock),
            *_form(item, clock),
            *_company(page, item, lines[k]),
            *_pair(text, days, k),
            *shown[k],
        }
        for n, day in enumerate(readings[k]):
            guess = {"second reading"} if n else set()
            guess |= {"order guessed"} if len(readings[k]) > 1 else set()
            sightings.append(Sighting(item=item, day=day, cues=frozenset(cues | guess)))
    return tuple(sightings)


def _readings(item: DateString, sure: Sequence[int], stated: Collection[str]) -> tuple[str, ...]:
    """The days that a date can mean: one, unless its order is a guess that no other date of the page settles.

    :param sure: the days (ordinals, in order) that the page names beyond doubt
    """
    value = item.value or ""
    if item.other is None:
        return (value,)
    month, day = item.other
    second = f"{item.year:04d}-{month:02d}-{day:02d}"
    if second in stated and value not in stated:
        return (second,)
    if not item.guessed:
        return (value,)
    near = [_distance(ordinal(v), sure) for v in (value, second)]
    if min(near) <= _NEIGHBOURS and near[0] != near[1]:
        return (value,) if near[0] < near[1] else (second,)
    return (value, second)


def _distance(day: int, sure: Sequence[int]) -> int:
    k = bisect_left(sure, day)
    return min((abs(day - other) for other in sure[max(0, k - 1) : k + 1]), default=_NEIGHBOURS + 1)


def ordinal(day: str) -> int:
    """Number of a day, so that days can be subtracted."""
    return date.fromisoformat(day).toordinal()


def _among(values: Sequence[str], lines: Sequence[int]) -> list[set[str]]:
    """Cues of each date's standing among the others: order, repetition, crowd."""
    counts = Counter(values)
    first, last = min(counts, default=""), max(counts, default="")
    seen: set[str] = set()
    found = []
    for k, value in enumerate(values):
        cues = set()
        if k == 0:
            cues.add("first date")
        elif value not in seen:
            cues.add("second day" if len(seen) == 1 else "later day")
        seen.add(value)
        low = max(bisect_left(lines, lines[k] - _CROWD), k - _CROWD_DATES)
        high = min(bisect_right(lines, lines[k] + _CROWD), k + _CROWD_DATES)
        others = len(set(values[low:high]) - {value})
        if others >= 1:
            cues.add("crowd" if others < 3 else "dense crowd")
        if counts[value] > 1:
            cues.add("repeated")
        if len(counts) > 1:
            cues.add("latest" if value == last else "earliest" if value == first else "between")
        found.append(cues)
    return found


def _place(page: PageLines, item: DateString, line: int, clock: clocks.Clock | None) -> Iterator[str]:
    """Where on the page the date stands."""
    kind, (begin, end) = page.kind_at(item.begin), page.bounds(line)
    if kind is not None:
        yield f"in {kind}"
    to_text = page.first - line
    if to_text > 0:
        yield "far above text" if to_text > _FAR else "above text" if to_text > _NEAR else "just above text"
    elif line <= page.last:
        yield "first line of text" if to_text == 0 else "in text"
    else:
        yield "just below text" if line <= page.last + _NEAR else "below text"
    if page.prose_above(line) >= _DEEP:
        yield "deep in text"
    if page.from_headline(line) <= _NEAR:
        yield "beside headline"
    if 0 < page.below_headline(line) <= _NEAR and end - begin < (_BANNER if kind == "body" else _PROSE):
        yield "under headline"
    if line < 5:
        yield "top of page"
    if clocks.is_site_clock(clock, item, line):
        yield "site clock"
    if item.weekday is not None and end - begin <= _BANNER and (to_text > _FAR or line < min(_HEAD, page.first)):
        yield "banner"


def _form(item: DateString, clock: clocks.Clock | None) -> Iterator[str]:
    """How the date is written."""
    yield f"{item.form} form"
    if item.fits is not None:
        yield "weekday fits" if item.fits else "weekday does not fit"
    if item.several:
        yield "stretch of days"
    if item.inferred:
        yield "year inferred"
    if clock is not None:
        yield "time before" if clock.before else "time behind"


def _company(page: PageLines, item: DateString, line: int) -> Iterator[str]:
    """What stands beside the date."""
    text, (begin, end), kind = page.text, page.bounds(line), page.kind_at(item.begin)
    role = role_before(text, item.begin, begin)
    if role is not None:
        yield f"label {role}"
    if _HANDLE.search(text[max(begin, item.begin - _LABEL_REACH) : item.begin]):
        yield "after handle"
    tense = deictics.tense_of(text[max(begin, item.begin - _BESIDE) : item.begin]) if kind in _UNPARTED else None
    if tense is not None:
        yield "to come" if tense == "future" else "gone by"
    rest = f"{text[max(begin, item.begin - _BESIDE) : item.begin]} {text[item.end : min(end, item.end + _BESIDE)]}"
    letters = sum(map(len, _WORDS.findall(clocks.without_times(rest))))
    length = "line" if end - begin < _PROSE else "prose"
    yield "own line" if letters <= 3 else "short line" if letters <= 30 else length
    around = f"{page.tail(line - 1, 60)} {rest} {page.head(line + 1, 60)} {page.head(line + 2, 60)}"
    company = words(_PACKAGE, "byline_company.txt")
    if end - begin < _PROSE and not company.isdisjoint(w.casefold() for w in _WORDS.findall(around)):
        yield "byline company"
    for near in (page.head(line - 1, 80), rest, page.head(line + 1, 80)):
        first = _WORDS.search(near)
        if first is not None and first.group().casefold() in words(_PACKAGE, "byline_openers.txt"):
            yield "byline beside"


def _pair(text: str, days: Sequence[DateString], k: int) -> Iterator[str]:
    """Whether two dates stand together, as first publication and update do."""
    if k + 1 < len(days) and _together(text, days[k], days[k + 1]):
        yield "first of two"
    if k and _together(text, days[k - 1], days[k]):
        yield "second of two"


def _shown(page: PageLines, days: Sequence[DateString], lines: Sequence[int]) -> list[set[str]]:
    """Cues of each date's standing to what the page shows and what its report tells.

    The first date outside running text; one with a later change beside it; the last day that the report tells of.
    """
    text = page.text
    prose = [_is_told(page, item, line) for item, line in zip(days, lines, strict=True)]
    roles = [role_before(text, item.begin, page.bounds(line)[0]) for item, line in zip(days, lines, strict=True)]
    told = max((ordinal(d.value or "") for d, inside in zip(days, prose, strict=True) if inside), default=None)
    first = next((k for k, inside in enumerate(prose) if not inside and roles[k] != "other"), None)
    found = [{"first shown"} if k == first else set() for k in range(len(days))]
    for k, (item, after) in enumerate(pairwise(days)):
        if prose[k] or roles[k] in _NOT_FIRST or (item.value or "") >= (after.value or ""):
            continue
        glued = item.end >= after.begin - 1 and not text[item.end : after.begin].strip(" \u00a0")
        if glued and not (item.several or after.several) and roles[k + 1] is None:
            found[k + 1].add("behind first")
        if "behind first" in found[k + 1] or (roles[k + 1] == "updated" and after.begin - item.end <= _CHANGE):
            found[k].add("change beside")
    for k, item in enumerate(days):
        if told is not None and not prose[k]:
            since = ordinal(item.value or "") - told
            found[k] |= {"told since"} if since < 0 else {"told lately"} if since <= _LATELY else set()
    return found


def _is_told(page: PageLines, item: DateString, line: int) -> bool:
    """Whether a date stands within a sentence of the report."""
    begin, end = page.bounds(line)
    return end - begin >= _PROSE and page.kind_at(item.begin) in _UNPARTED


def _together(text: str, a: DateString, b: DateString) -> bool:
    if b.begin - a.end > _PAIR or a.value == b.value:
        return False
    return len(_WORDS.findall(text[a.end : b.begin])) <= 3


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "date_labels.tsv")}


def role_before(text: str, begin: int, line_begin: int) -> str | None:
    """The role that the label before a date gives it (``published``, ``updated``, ``version``, ``other``, ``clock``).

    The label stands on the date's line or fills the line above.
    """
    labels = _labels()
    before = _GLUED.sub(" ", clocks.without_times(text[max(line_begin, begin - _LABEL_REACH) : begin])).casefold()
    if not before.strip():
        start = max(0, line_begin - 2 * _LABEL_REACH)
        above = text[start:line_begin].rstrip("\n").rpartition("\n")[2].casefold()
        return labels.get(" ".join(p for p in _BARE.split(above) if p))
    parts = [p for p in _BARE.split(before) if p]
    for size in (3, 2, 1):
        for skip in (0, 1, 2):
            stop = len(parts) - skip
            key = " ".join(parts[max(0, stop - size) : stop])
            if key in labels and all(_is_filler(p) for p in parts[stop:]):
                return labels[key]
    return None


def _is_filler(word: str) -> bool:
    return word in words(_PACKAGE, "date_fillers.txt") or weekday_number(word) is not None
