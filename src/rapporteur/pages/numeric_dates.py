"""Written dates in figures, and the forms of East Asia.

In: any text. Out: :class:`DateString` passages in no order. Decided here: the type of a written date, in which order
day and month of a numeric one are read, and how years of two figures and of eras are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapporteur.language.lexicon import words
from rapporteur.model import Passage
from rapporteur.pages.calendar_names import FIGURES

_PACKAGE = "rapporteur.pages"
_YMD = re.compile(r"(?<![\d.,/-])(\d{4})([^\S\n]?[-/.][^\S\n]?)(\d{1,2})\2(\d{1,2})(?!\d)(?![./-]\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})([^\S\n]?[./-][^\S\n]?)(\d{1,2})\2((?:19|20)\d\d|\d{2}(?!\d))(?![./-]\d)"
)
_CJK = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]")
_ERA = re.compile(r"(令和|平成|昭和)(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})", re.IGNORECASE)
_EASTERN = re.compile("[月월áÁ]")
_TIED = re.compile(r"(?<!\d)\d{1,2}\.?\s?(?:[-–—/&]|und|and|bis|to|y|et|e|i)\s?$", re.IGNORECASE)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
EARLIEST, LATEST = 1900, 2100
_PIVOT = 50
"""Two-digit years below this are of this century."""


class DateString(Passage, frozen=True, kw_only=True):
    """A written date: ``year`` is ``None`` when it is not written, ``day`` when only the month is.

    ``form`` tells how it is written (``words``, ``iso``, ``numeric``, ``cjk``). ``weekday`` counts from 0 on Monday,
    where one stands beside the date. ``other`` is the second reading (month, day) of a numeric date, and ``guessed``
    tells that nothing but habit speaks for the first.
    ``several`` marks a stretch of days ("June 28-29") of which this is the first, ``inferred`` a year that is not
    written (:mod:`rapporteur.pages.partial_dates`).
    """

    year: int | None
    month: int
    day: int | None
    form: str
    weekday: int | None = None
    other: tuple[int, int] | None = None
    guessed: bool = False
    several: bool = False
    inferred: bool = False

    @property
    def value(self) -> str | None:
        """ISO 8601, as fine as it is written; ``None`` without a year."""
        if self.year is None:
            return None
        text = f"{self.year:04d}-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"

    @property
    def fits(self) -> bool | None:
        """Whether the weekday beside the date is that day's; ``None`` when that cannot be told."""
        if self.weekday is None or self.year is None or self.day is None:
            return None
        return date(self.year, self.month, self.day).weekday() == self.weekday


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether there is such a day (29 February counts where the year is unknown)."""
    if year is not None and not EARLIEST <= year <= LATEST:
        return False
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def full_year(number: int) -> int:
    """The year that two figures stand for; longer ones as they are."""
    return number if number > 99 else number + (2000 if number < _PIVOT else 1900)


def _beginning(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a form that begins with a run of figures, apart and in order; it is tried nowhere else."""
    end = 0
    for run in FIGURES.finditer(text):
        match = form.match(text, run.start()) if run.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def figures(text: str, order: str) -> Iterator[DateString]:
    """Dates in figures alone."""
    for match in _beginning(_YMD, text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if valid(year, month, day):
            yield DateString(begin=match.start(), end=match.end(), year=year, month=month, day=day, form="iso")
    for match in _beginning(_NUMERIC, text):
        if len(match[4]) == 2 and "-" in match[2]:
            continue
        year = full_year(int(match[4]))
        dotted = "." in match[2]
        readings = _readings(int(match[1]), int(match[3]), "dmy" if dotted else order)[: 1 if dotted else 2]
        readings = [(m, d) for m, d in readings if valid(year, m, d)]
        if readings:
            month, day = readings[0]
            other = readings[1] if len(readings) > 1 and readings[1] != readings[0] else None
            yield DateString(
                begin=match.start(),
                end=match.end(),
                year=year,
                month=month,
                day=day,
                form="numeric",
                other=other,
                guessed=other is not None and order.endswith("?"),
                several=_TIED.search(text[max(0, match.start() - 12) : match.start()]) is not None,
            )


def _readings(a: int, b: int, order: str) -> list[tuple[int, int]]:
    """(month, day) of two numbers, the likelier first."""
    return [(a, b), (b, a)] if order.startswith("mdy") else [(b, a), (a, b)]


def eastern(text: str) -> Iterator[DateString]:
    """Chinese, Japanese, Korean and Vietnamese forms; none in a text without a letter that they all need."""
    if text.isascii() or _EASTERN.search(text) is None:
        return
    for match in _CJK.finditer(text):
        year = int(match[1]) if match[1] else None
        month, day = int(match[2]), int(match[3])
        if valid(year, month, day):
            yield DateString(begin=match.start(), end=match.end(), year=year, month=month, day=day, form="cjk")
    for match in _ERA.finditer(text):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        if valid(year, int(match[3]), int(match[4])):
            yield DateString(
                begin=match.start(), end=match.end(), year=year, month=int(match[3]), day=int(match[4]), form="cjk"
            )
    for match in _VIETNAMESE.finditer(text):
        year, month, day = int(match[3]), int(match[2]), int(match[1])
        if valid(year, month, day):
            yield DateString(begin=match.start(), end=match.end(), year=year, month=month, day=day, form="words")


def order_of(text: str, english: bool, country: str | None = None) -> str:
    """``dmy``, ``mdy``, or ``dmy?``/``mdy?`` where it is a guess: how this text writes numeric dates.

    Dates that can be read one way only decide (a first number above 12 is a day); else all languages but English put
    the day first, and English does so outside America.

    :param english: whether the text is in English
    :param country: the last part of the page's host or the region of its language ("uk", "GB"), where known
    """
    first = second = 0
    for match in _beginning(_NUMERIC, text):
        if "." not in match[2]:
            first += int(match[1]) > 12 >= int(match[3])
            second += int(match[3]) > 12 >= int(match[1])
    if first != second:
        return "dmy" if first > second else "mdy"
    if not english or (country or "").casefold() in words(_PACKAGE, "day_first_countries.txt"):
        return "dmy"
    return "mdy" if (country or "").casefold() == "us" else "mdy?"
