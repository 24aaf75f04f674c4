"""When words were spoken, as far as the report tells.

In: a reading and its quotations. Out: :class:`Occasion` of each. Decided here: which date belongs to the saying and not
to what is said. It stands in the sentence of the verb of saying, outside the quotation marks, with no other clause
between; a further remark of the same speaker is of the same day; and nothing that a report quotes was said after it
was published, give or take a time zone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

import msgspec

from rapporteur.annotate.times.forms import parse
from rapporteur.language import lexicon
from rapporteur.model import Passage, Quotation, Reading, Timex
from rapporteur.relate.calendar import days, plus
from rapporteur.relate.compare.wording import forms

NEAR = 10
"""Words that may stand between the verb of saying and its date: "told the annual meeting of the union on Monday"."""
ZONE = 1
"""Days by which a report may be dated before what it quotes: the width of the time zones."""

_YEAR = re.compile(r"\d{2,4}")
"""The value of a year or decade: nobody is told to have spoken "in 2015", though he may have "led it since 2015"."""
RECENT = 6
"""Days before publication that a report still tells as its news; what was said earlier is background."""


class Occasion(msgspec.Struct, frozen=True):
    """The days on which words were spoken, closed at both ends; ``None`` where nothing bounds them.

    ``told`` is the date as the report gives it, ``""`` where only the day of publication bounds it. ``weekday`` (1 is
    Monday) stands where a weekday is given that nothing resolves.
    """

    earliest: date | None = None
    latest: date | None = None
    weekday: int = 0
    told: str = ""


def gap(left: Occasion, right: Occasion) -> int:
    """Days that lie between two occasions at the least; 0 where they may be one."""
    if left.weekday and right.weekday and left.weekday != right.weekday:
        apart = abs(left.weekday - right.weekday)
        return min(apart, 7 - apart)
    return max(0, _after(left, right), _after(right, left))


def _after(later: Occasion, earlier: Occasion) -> int:
    """Days from the last that ``earlier`` can be to the first that ``later`` can be."""
    if later.earliest is None or earlier.latest is None:
        return 0
    return (later.earliest - earlier.latest).days


def occasions(reading: Reading) -> tuple[Occasion, ...]:
    """The occasion of each of the report's quotations, in their order.

    A quotation in marks without a date is of the day on which its speaker is last said to have spoken, if the report
    is of those days; ``told`` is then empty.
    """
    published = _published(reading)
    latest = plus(published, ZONE) if published else None
    last: dict[str, Occasion] = {}
    found = []
    for quotation in reading.quotations:
        occasion, who = _told(reading, quotation, published), quotation.speaker.name if quotation.speaker else ""
        if occasion and who and _recent(occasion, published):
            last[who] = msgspec.structs.replace(occasion, told="")
        goes_on = last.get(who) if quotation.kind != "indirect" else None
        found.append(occasion or goes_on or Occasion(latest=latest))
    return tuple(found)


def _recent(occasion: Occasion, published: date | None) -> bool:
    """Whether an occasion is one day of the days before publication."""
    day = occasion.earliest
    return bool(published and day and day == occasion.latest and (published - day).days <= RECENT)


def _published(reading: Reading) -> date | None:
    told = days(reading.published.value or reading.published.latest or "")
    return told[1] if told else None


def _told(reading: Reading, quotation: Quotation, published: date | None) -> Occasion | None:
    """The occasion that the nearest date beside the verb of saying gives."""
    cue = quotation.cue or quotation.speaker
    if cue is None:
        return None
    low, high = _sentence(reading, cue)
    first, last = (bisect_left(reading.timexes, edge, key=_begin) for edge in (low, high))
    dates = [t for t in reading.timexes[first:last] if t.type in ("DATE", "TIME") and not _YEAR.fullmatch(t.value)]
    found = [t for t in dates if _beside(reading, quotation, cue, t)]
    for timex in sorted(found, key=lambda t: (max(t.begin - cue.end, cue.begin - t.end), t.begin)):
        occasion = _occasion(reading, timex, published)
        if occasion is not None:
            return occasion
    return None


def _begin(passage: Passage) -> int:
    return passage.begin


def _sentence(reading: Reading, cue: Passage) -> tuple[int, int]:
    """Offsets of the sentence that holds ``cue``; of the whole text where none does."""
    k = bisect_right(reading.sentences, cue.begin, key=_begin) - 1
    if k >= 0 and cue.begin < reading.sentences[k].end:
        return reading.sentences[k].begin, reading.sentences[k].end
    return cue.begin, cue.end


def _beside(reading: Reading, quotation: Quotation, cue: Passage, timex: Timex) -> bool:
    """Whether a date can be that of the verb: outside all that is quoted, near, and in its clause."""
    if any(q.begin < timex.end and timex.begin < q.end for q in (quotation, *_around(reading, timex))):
        return False
    low, high = sorted((cue, timex), key=lambda p: p.begin)
    between = reading.text[low.end : high.begin]
    if low.end <= quotation.begin and quotation.end <= high.begin:
        between = reading.text[low.end : quotation.begin] + " " + reading.text[quotation.end : high.begin]
    row = forms(between)
    return len(row) <= NEAR and not set(row) & lexicon.words("rapporteur.relate", "breakers.txt")


def _around(reading: Reading, timex: Timex) -> Sequence[Quotation]:
    """The quotations that begin nearest before a date."""
    k = bisect_right(reading.quotations, timex.begin, key=_begin)
    return reading.quotations[max(0, k - 2) : k]


def _occasion(reading: Reading, timex: Timex, published: date | None) -> Occasion | None:
    """The days of a date of saying: what was said is past, so a weekday read as one to come is the one before it."""
    words, form = reading.words(timex), parse(timex.form)
    span = days(timex.value)
    if span is None:
        return Occasion(weekday=form.weekday, told=words) if form and form.weekday else None
    if published and span[0] > plus(published, ZONE):
        if form is None or not form.weekday:
            return None
        span = plus(span[0], -7), plus(span[1], -7)
    return Occasion(earliest=span[0], latest=span[1], told=words)
