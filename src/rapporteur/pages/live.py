"""Live reports: their entries, each with its time.

In: a labelled page, and its markup where it came as HTML. Out: :class:`~rapporteur.model.LiveEntry` in the order of the
page. Decided here: what the page's structured data say (schema.org ``LiveBlogPosting``) comes first; else a report is
live when at least three clocks stand in it, each above prose of its own, in the order of the day or against it. A time
has a day only where the page gives it one, and its zone only where that is written as an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rapporteur.language.lexicon import words
from rapporteur.model import Block, Evidence, LiveEntry, Passage
from rapporteur.pages import datestrings
from rapporteur.pages.lines import Line
from rapporteur.pages.markup import UPDATES, Markup, TimeElement, kinds

FEWEST = 3
"""Entries that make a report live: two clocks are a publication and an update."""

STEADY = 0.8
"""Share of neighbouring times that must go the same way."""

CLOCK_WORDS, REACH = 4, 4
"""Words of a line that is a clock at most, and lines below it among which its entry's prose begins."""

OPENING = 60
"""Characters of an entry by which it is found on the page."""

_DAY_MINUTES = 24 * 60
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)(?![\d.]))?(?::[0-5]\d)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?(?P<zone>(?:GMT|UTC|Z)?(?:[+-]\d{1,2}(?::?\d\d)?)?)(?!:?\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_DAYED = re.compile(r"\d{4}-\d\d-\d\d")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]{0,500}>")


class _Start(NamedTuple):
    """Where an entry begins, its time, and the clock that says it."""

    begin: int
    time: str
    clock: Passage | None
    minutes: int


def declared(page: Markup) -> bool:
    """Whether the structured data call the page a live report."""
    return any("LiveBlogPosting" in kinds(item) for item in page.items)


def entries(text: str, blocks: Sequence[Block], page: Markup | None) -> tuple[LiveEntry, ...]:
    """The entries of a live report; nothing for any other."""
    body = [block for block in blocks if block.kind == "body"]
    if len(body) < FEWEST:
        return ()
    starts = tuple(_declared_starts(text, page)) if page is not None else ()
    if len(starts) < FEWEST:
        starts = tuple(_clocked_starts(text, blocks, page.times if page is not None else ()))
    return tuple(_cut(starts, blocks))


def opened(entries: Sequence[LiveEntry]) -> Evidence | None:
    """The day of a live report's first entry, where its entries have days: it was out by then."""
    days = [entry for entry in entries if _DAYED.match(entry.time)]
    if not days or len(days) < len(entries):
        return None
    first = min(days, key=lambda entry: entry.time[:10])
    why = f"the earliest of {len(days)} entries of a live report"
    return Evidence(kind="entries", value=first.time[:10], weight=0.9, why=why, begin=first.begin, end=first.end)


def heads(lines: Sequence[Line]) -> frozenset[int]:
    """The places of lines that are the clock of an entry, in a text without markup; none unless it is a live report.

    In a discussion a name stands above each clock; above a live report's stands the end of the entry before.
    """
    found = [place for place, line in enumerate(lines) if line.count <= CLOCK_WORDS and _is_clock(line.text)]
    spoken = [
        place
        for place, end in zip(found, (*found[1:], len(lines)), strict=False)
        if any(line.prose for line in lines[place + 1 : min(end, place + REACH)])
    ]
    if len(spoken) < FEWEST or sum(lines[place - 1].closed for place in spoken[1:]) < STEADY * len(spoken[1:]):
        return frozenset()
    minutes = [_minutes(clock) for place in spoken if (clock := _own_clock(lines[place].text)) is not None]
    return frozenset(spoken) if _steady(minutes) else frozenset()


def _is_clock(said: str) -> bool:
    """Whether a line holds a time of day and nothing else but its zone."""
    clock = _own_clock(said)
    if clock is None:
        return False
    rest = f"{said[: clock.start()]} {said[clock.end() :]}".split()
    zones = words("rapporteur.pages", "time_zones.txt") | {""}
    return all((bare := word.strip("()|,.-–—")) in zones or bare.upper() in zones for word in rest)


def _cut(starts: Sequence[_Start], blocks: Sequence[Block]) -> Iterator[LiveEntry]:
    """The entries that begin at ``starts``, each up to the next, furniture at its end left out."""
    last = max((block.end for block in blocks if block.kind in ("body", "caption", "credit")), default=0)
    for start, end in zip(starts, (*(start.begin for start in starts[1:]), last), strict=False):
        held = [b.end for b in blocks if start.begin <= b.begin < end and b.kind in ("body", "caption", "credit")]
        if held:
            yield LiveEntry(begin=start.begin, end=max(held), time=start.time, clock=start.clock)


def _declared_starts(text: str, page: Markup) -> Iterator[_Start]:
    """The entries of the structured data that stand on the page, in its order."""
    found: dict[int, _Start] = {}
    for update in _updates(page):
        time = _ISO.search(str(update.get("datePublished") or ""))
        place = next((at for said in _openings(update) if (at := _place(text, said)) >= 0), -1)
        if time is not None and place >= 0:
            found.setdefault(place, _Start(place, time.group(), None, 0))
    yield from (found[place] for place in sorted(found))


def _updates(page: Markup) -> Iterator[Mapping[str, Any]]:
    for item in page.items:
        held = item.get(UPDATES)
        for update in held if isinstance(held, list) else [held]:
            if isinstance(update, dict):
                yield update


def _openings(update: Mapping[str, Any]) -> Iterator[str]:
    """By what an entry can be found: its headline, the first words of its text."""
    for field in ("headline", "articleBody"):
        said = _SPACE.sub(" ", _TAG.sub(" ", str(update.get(field) or ""))).strip()
        if said:
            yield said[:OPENING].rpartition(" ")[0] if len(said) > OPENING else said


def _place(text: str, said: str) -> int:
    """Where a line of ``text`` begins with ``said``; -1 where none does."""
    match = re.search(r"(?m)^[ \t]*" + r"\s+".join(map(re.escape, said.split())), text)
    return match.end() - len(match.group().lstrip()) if match is not None else -1


def _clocked_starts(text: str, blocks: Sequence[Block], times: Sequence[TimeElement]) -> Iterator[_Start]:
    """The clocks within the report that head an entry, if they are enough and in order."""
    found = list(_clocks(text, blocks, {t.text: t.datetime for t in times if t.text and t.datetime}))
    if len(found) < FEWEST or not _steady([start.minutes for start in found]):
        return
    yield from found


def _clocks(text: str, blocks: Sequence[Block], stamps: Mapping[str, str]) -> Iterator[_Start]:
    """Clocks with body below them before the next: on lines of their own, or at the head of a line of body."""
    day: str | None = None
    waiting: _Start | None = None
    for block in blocks:
        said = text[block.begin : block.end]
        if block.kind == "body":
            opening = _opening_clock(said)
            if opening is not None:
                waiting = _start(block.begin, opening, day, stamps.get(said[: opening.end()].strip()))
            if waiting is not None:
                yield waiting
                waiting = None
        elif block.kind in ("clock", "dateline", "byline"):
            dated = next((d.value for d in datestrings.find(said) if d.day is not None and d.value), None)
            clock = _own_clock(said)
            day = dated or day
            if clock is not None and not _is_labelled(said):
                waiting = _start(block.begin, clock, dated or day, stamps.get(" ".join(said.split())))
        elif block.kind != "caption":
            waiting = None


def _is_labelled(said: str) -> bool:
    """Whether a clock says what it is the time of ("Last updated 14:40"): of the report, not of an entry."""
    labels = words("rapporteur.pages", "date_labels.tsv")
    return any(word.strip(":.,|").casefold() in labels for word in said.split())


def _start(begin: int, clock: re.Match[str], day: str | None, stamp: str | None) -> _Start:
    minutes = _minutes(clock)
    known = _ISO.search(stamp or "")
    spoken = f"{minutes // 60:02d}:{minutes % 60:02d}"
    time = known.group() if known is not None else f"{day}T{spoken}{_offset(clock)}" if day else spoken
    at = Passage(begin=begin + clock.start(), end=begin + clock.end() - _trailing(clock.group()))
    return _Start(begin, time, at, minutes)


def _trailing(said: str) -> int:
    return len(said) - len(said.rstrip())


def _own_clock(said: str) -> re.Match[str] | None:
    """The time on a line that holds nothing but a clock."""
    for match in _CLOCK.finditer(said):
        if match["minute"] or match["half"]:
            return match
    return None


def _opening_clock(said: str) -> re.Match[str] | None:
    """The time with which a line of body opens, set off from its first sentence."""
    match = _CLOCK.match(said)
    if match is None or not (match["minute"] or match["half"]):
        return None
    rest = said[match.end() :].lstrip(" \u00a0")
    named = rest.split(maxsplit=1)[0].strip(":-–—|,") if rest else ""
    if named in words("rapporteur.pages", "time_zones.txt"):
        rest = rest[len(named) :].lstrip(" \u00a0")
    return match if rest[:1] in {"-", "–", "—", ":", "|", "\n"} else None


def _minutes(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return (60 * hour + int(clock["minute"] or 0)) % _DAY_MINUTES


def _offset(clock: re.Match[str]) -> str:
    """The zone as an offset, as it is written; nothing where it is only named."""
    zone = clock["zone"].upper()
    shift = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", zone)
    if shift is not None:
        return f"{shift[1]}{int(shift[2]):02d}:{shift[3] or '00'}"
    return "+00:00" if zone in {"GMT", "UTC", "Z"} else ""


def _steady(minutes: Iterable[int]) -> bool:
    """Whether times go on or back steadily; midnight may lie between two of them."""
    steps = [(b - a) % _DAY_MINUTES for a, b in pairwise(minutes)]
    on = sum(step < _DAY_MINUTES // 2 for step in steps)
    back = sum(step == 0 or step > _DAY_MINUTES // 2 for step in steps)
    return max(on, back) >= STEADY * len(steps)
