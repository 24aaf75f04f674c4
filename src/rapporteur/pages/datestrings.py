"""Every written date in a text, as fine as it is written.

In: any text. Out: :class:`DateString` passages in order, not overlapping. Decided here: which forms count as a date, in
which order day and month of a numeric date are read, and which weekday names belong to a date. Names of months and
weekdays come from the Unicode CLDR (``data/months.tsv``, ``data/weekdays.tsv``), so that pages in other languages can
be dated too. Dates are proleptic Gregorian; Thai Buddhist and Japanese era years are converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from rapporteur.language.lexicon import words
from rapporteur.pages.calendar_names import MONTHS, WEEKDAYS, choose, month_number, near_numbers, weekday_number
from rapporteur.pages.numeric_dates import (
    EARLIEST,
    LATEST,
    DateString,
    eastern,
    figures,
    full_year,
    order_of,
    valid,
)

__all__ = ["DateString", "find", "month_number", "order_of", "valid", "weekday_number"]

_PACKAGE = "rapporteur.pages"
_GAP = re.compile(r"[\s.,\-–—/|’'ºª°\u200e\u200f\u060c]{0,4}")
_WIDE_GAP = re.compile(r"[\s.,\-–—/|’'ºª°()\u200e\u200f\u060c]{0,4}")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ste", "e", "a", "o", "an", "ος"})
_BUDDHIST = 543
_CLOSED = re.compile(r"[^\S\n]?(?:[)|\n]|$)")
_RECENT = 10


class _Scan:
    """The tokens of one text and the gaps between them.

    :param dates: where dates without a month's name begin, in order
    """

    def __init__(self, text: str, dates: Sequence[int]) -> None:
        self.text = text
        self.tokens = near_numbers(text, dates)
        self.fillers = words(_PACKAGE, "date_fillers.txt")

    def gap(self, i: int, j: int, allowed: re.Pattern[str] = _GAP) -> str | None:
        """What stands between neighbours ``i`` and ``j``; ``None`` if that cannot be inside a date."""
        if i < 0 or j >= len(self.tokens):
            return None
        between = self.text[self.tokens[i].end : self.tokens[j].begin]
        return between if allowed.fullmatch(between) and between.count("\n") < 2 else None

    def is_month(self, i: int) -> bool:
        """Whether token ``i`` names a month."""
        return i >= 0 and self.tokens[i].number < 0 and month_number(self.tokens[i].word) is not None

    def left(self, i: int) -> int | None:
        """The number to the left of token ``i``, over ordinal endings and fillers ("28th of")."""
        return self._seek(i, -1)

    def right(self, i: int) -> int | None:
        """The number to the right of token ``i``."""
        return self._seek(i, 1)

    def _seek(self, i: int, step: int) -> int | None:
        for _ in range(4):
            here, i = i, i + step
            if self.gap(min(here, i), max(here, i)) is None:
                return None
            token = self.tokens[i]
            if token.number >= 0:
                return i
            if token.word not in self.fillers and token.word not in _ORDINALS:
                return None
        return None


def _year(scan: _Scan, i: int | None, thai: bool) -> int | None:
    """The year that number ``i`` states, if it can be one."""
    if i is None:
        return None
    token = scan.tokens[i]
    length = token.end - token.begin
    if length == 4:
        year = token.number - (_BUDDHIST if thai and token.number > LATEST + 200 else 0)
        return year if EARLIEST <= year <= LATEST else None
    before = scan.text[token.begin - 1 : token.begin]
    after = scan.text[token.end : token.end + 3]
    closed = token.number >= _RECENT and _CLOSED.match(after) is not None and scan.tokens[i - 1].number < 0
    marked = before in {"'", "’"} or (before == "-" and _hyphenated(scan, i))
    if length == 2 and (closed or (marked and after[:1] not in {":", "-"})):
        return full_year(token.number)
    return None


def _hyphenated(scan: _Scan, i: int) -> bool:
    """Whether number ``i`` ends a "28-Jun-19"."""
    return scan.gap(i - 2, i - 1) == "-" and scan.tokens[i - 1].number < 0


def _day(scan: _Scan, i: int | None) -> int | None:
    if i is None:
        return None
    token = scan.tokens[i]
    return token.number if token.end - token.begin <= 2 and 1 <= token.number <= 31 else None


def _worded(scan: _Scan, language: str | None) -> Iterator[DateString]:
    """Dates with the month's name."""
    edge = -1
    for i, token in enumerate(scan.tokens):
        month = None if token.number >= 0 else choose(MONTHS, token.word, language)
        if month is None or i <= edge:
            continue
        thai = "\u0e00" <= token.word[0] <= "\u0e7f"
        found = _around(scan, i, thai)
        if found is None:
            continue
        first, last, year, day = found
        if first <= edge or not valid(year, month, day):
            continue
        begin, end = scan.tokens[first].begin, scan.tokens[last].end
        several = _is_stretch(scan, first, last, day)
        edge = last
        yield DateString(begin=begin, end=end, year=year, month=month, day=day, form="words", several=several)


def _around(scan: _Scan, i: int, thai: bool) -> tuple[int, int, int | None, int | None] | None:
    """First and last token, year and day of the date whose month is token ``i``."""
    left, right = scan.left(i), scan.right(i)
    day, day_right = _day(scan, left), _day(scan, right)
    year_right = _year(scan, right, thai)
    if day is not None and left is not None:
        if year_right is not None and right is not None:
            return left, right, year_right, day
        before = scan.left(left)
        year = _year(scan, before, thai)
        if year is not None and before is not None and not scan.is_month(before - 1):
            return before, i, year, day
    if day_right is not None and right is not None:
        after = _after_day(scan, right)
        year = _year(scan, after, thai)
        if year is not None and after is not None:
            return i, after, year, day_right
        year = _year(scan, left, thai)
        if year is not None and left is not None:
            return left, right, year, day_right
    if year_right is not None and right is not None and day_right is None:
        return i, right, year_right, None
    return _without_year(scan, i, (left, day), (right, day_right))


def _after_day(scan: _Scan, day: int) -> int | None:
    """The number after the day of "June 28-29, 2019" or "June 28, 2019"."""
    after = scan.right(day)
    if after is not None and _day(scan, after) is not None and _year(scan, after, False) is None:
        return scan.right(after)
    return after


def _without_year(
    scan: _Scan, i: int, left: tuple[int | None, int | None], right: tuple[int | None, int | None]
) -> tuple[int, int, None, int] | None:
    """A day and month alone: only on one line and, where the script has capitals, with a capital or a long name."""
    token = scan.tokens[i]
    if len(token.word) < 3 or (len(token.word) < 5 and scan.text[token.begin].islower()):
        return None
    for number, day in (right, left):
        if number is not None and day is not None:
            first, last = min(number, i), max(number, i)
            if "\n" not in scan.text[scan.tokens[first].end : scan.tokens[last].begin]:
                return first, last, None, day
    return None


def _is_stretch(scan: _Scan, first: int, last: int, day: int | None) -> bool:
    """Whether another day number is tied to the date by a dash ("28-29 June 2019"), and not "No. 23 - 5 June"."""
    if day is None:
        return False
    before, here = first - 1, scan.tokens[first]
    if here.number >= 0 and before >= 0 and _day(scan, before) is not None:
        rising = scan.tokens[before].number < here.number
        return rising and scan.text[scan.tokens[before].end : here.begin].strip() in {"-", "–", "—"}
    return any(
        scan.text[a.end : b.begin].strip() in {"-", "–", "—"} and 1 <= a.number <= 31 and 1 <= b.number <= 31
        for a, b in pairwise(scan.tokens[first : last + 1])
    )


def find(text: str, language: str | None = None, order: str = "dmy") -> tuple[DateString, ...]:
    """Every date in ``text``, in order, not overlapping; a fuller form wins over a shorter one inside it.

    :param language: BCP 47; decides between languages that give one name to different months
    :param order: how numeric dates are read, from :func:`order_of`
    """
    plain = [*eastern(text), *figures(text, order)]
    scan = _Scan(text, sorted(d.begin for d in plain))
    found = sorted([*plain, *_worded(scan, language)], key=lambda d: (d.begin, d.begin - d.end))
    apart: list[DateString] = []
    for item in found:
        if apart and item.begin < apart[-1].end:
            if item.end - item.begin > apart[-1].end - apart[-1].begin:
                apart[-1] = item
            continue
        apart.append(item)
    return _with_weekdays(scan, apart, language)


def _with_weekdays(scan: _Scan, dates: Sequence[DateString], language: str | None) -> tuple[DateString, ...]:
    """The dates, each with the weekday that stands directly before or after it."""
    if not dates:
        return ()
    at_begin = {t.begin: k for k, t in enumerate(scan.tokens)}
    at_end = {t.end: k for k, t in enumerate(scan.tokens)}
    found: list[DateString] = []
    for item in dates:
        first, last = at_begin.get(item.begin), at_end.get(item.end)
        weekday = None
        if first is not None:
            weekday = _weekday_beside(scan, first, -1, language)
        if weekday is None and last is not None:
            weekday = _weekday_beside(scan, last, 1, language)
        found.append(item if weekday is None else msgspec.structs.replace(item, weekday=weekday))
    return tuple(found)


def _weekday_beside(scan: _Scan, i: int, step: int, language: str | None) -> int | None:
    """The weekday named next to token ``i``, on the same line, one filler between at most."""
    for _ in range(2):
        here, i = i, i + step
        gap = scan.gap(min(here, i), max(here, i), _WIDE_GAP)
        if gap is None or "\n" in gap:
            return None
        token = scan.tokens[i]
        if token.number >= 0:
            return None
        weekday = choose(WEEKDAYS, token.word, language)
        if weekday is None and step < 0 and i > 0:
            weekday = choose(WEEKDAYS, f"{scan.tokens[i - 1].word} {token.word}", language)
        if weekday is not None:
            short = len(token.word) < 3 and scan.text[token.end : token.end + 1] not in {".", ","}
            return None if short else weekday
        if token.word not in scan.fillers:
            return None
    return None
