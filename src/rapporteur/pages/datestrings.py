"""Every written date in a text, as fine as it is written.

In: any text. Out: :class:`DateString` passages in order, not overlapping. Decided here: which forms count as a date, in
which order day and month of a numeric date are read, and which weekday names belong to a date. Names of months and
weekdays come from the Unicode CLDR (``data/months.tsv``, ``data/weekdays.tsv``), so that pages in other languages can
be dated too. Dates are proleptic Gregorian; Thai Buddhist and Japanese era years are converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from rapporteur.language.lexicon import table, words
from rapporteur.model import Passage

_PACKAGE = "rapporteur.pages"
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0dff\u0e31-\u0e4e\u00ad"
_TOKEN = re.compile(rf"\d+|(?:[^\W\d_]|[{_MARKS}])+")
_YMD = re.compile(r"(?<![\d.,/-])(\d{4})([^\S\n]?[-/.][^\S\n]?)(\d{1,2})\2(\d{1,2})(?!\d)(?![./-]\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})([^\S\n]?[./-][^\S\n]?)(\d{1,2})\2((?:19|20)\d\d|\d{2}(?!\d))(?![./-]\d)"
)
_CJK = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]")
_ERA = re.compile(r"(令和|平成|昭和)(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})", re.IGNORECASE)
_GAP = re.compile(r"[\s.,\-–—/|’'ºª°\u200e\u200f\u060c]{0,4}")
_WIDE_GAP = re.compile(r"[\s.,\-–—/|’'ºª°()\u200e\u200f\u060c]{0,4}")
_TIED = re.compile(r"(?<!\d)\d{1,2}\.?\s?(?:[-–—/&]|und|and|bis|to|y|et|e|i)\s?$", re.IGNORECASE)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ste", "e", "a", "o", "an", "ος"})
_EARLIEST, _LATEST = 1900, 2100
_BUDDHIST = 543
_CLOSED = re.compile(r"[^\S\n]?(?:[)|\n]|$)")
_RECENT = 10
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


class _Token(NamedTuple):
    """A number or a word, case folded; ``number`` is -1 for words."""

    begin: int
    end: int
    word: str
    number: int


@cache
def _names(name: str) -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    """``data/<name>`` as name to (number, languages), all rows of one name together."""
    found: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
    for row in table(_PACKAGE, name):
        found[row[0]] = (*found.get(row[0], ()), (int(row[1]), frozenset(row[2].split())))
    return found


def _choose(name: str, key: str, language: str | None) -> int | None:
    """The number that ``key`` stands for, in ``language`` where the languages differ."""
    rows = _names(name).get(key)
    if rows is None:
        return None
    return next((number for number, languages in rows if language in languages), rows[-1][0])


def month_number(name: str, language: str | None = None) -> int | None:
    """1 to 12 for the name of a month in any of the languages of the table, else ``None``."""
    return _choose("months.tsv", fold(name), language)


def weekday_number(name: str, language: str | None = None) -> int | None:
    """0 (Monday) to 6 for the name of a weekday in any of the languages of the table, else ``None``."""
    return _choose("weekdays.tsv", fold(name), language)


def fold(name: str) -> str:
    """The form in which the tables hold a name."""
    return name.casefold().replace(".", "").replace("\u00ad", "")


def _tokens(text: str) -> list[_Token]:
    """Words and numbers; a word is split where a capital follows a small letter ("ByJune")."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        word, begin = match.group(), match.start()
        if word[0].isdigit():
            found += _numbers(word, begin)
            continue
        rest = word[1:]
        cuts = [0]
        if rest != rest.lower() and rest != rest.upper():
            cuts += [k for k, (a, b) in enumerate(pairwise(word), 1) if a.islower() and b.isupper()]
        for k, cut in enumerate(cuts):
            stop = cuts[k + 1] if k + 1 < len(cuts) else len(word)
            found.append(_Token(begin + cut, begin + stop, fold(word[cut:stop]), -1))
    return found


def _numbers(word: str, begin: int) -> list[_Token]:
    """A run of digits; a year that figures were glued to ("20268 min") is cut off."""
    cut = 4 if 5 <= len(word) <= 6 and word[:2] in {"19", "20"} else len(word)
    parts = [(begin, word[:cut]), (begin + cut, word[cut:])]
    return [_Token(b, b + len(w), w, int(w) if len(w) <= 4 else 0) for b, w in parts if w]


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether there is such a day (29 February counts where the year is unknown)."""
    if year is not None and not _EARLIEST <= year <= _LATEST:
        return False
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


class _Scan:
    """The tokens of one text and the gaps between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.fillers = words(_PACKAGE, "date_fillers.txt")

    def gap(self, i: int, j: int, allowed: re.Pattern[str] = _GAP) -> str | None:
        """What stands between neighbours ``i`` and ``j``; ``None`` if that cannot be inside a date."""
        if i < 0 or j >= len(self.tokens):
            return None
        between = self.text[self.tokens[i].end : self.tokens[j].begin]
        return between if allowed.fullmatch(between) and between.count("\n") < 2 else None

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
        year = token.number - (_BUDDHIST if thai and token.number > _LATEST + 200 else 0)
        return year if _EARLIEST <= year <= _LATEST else None
    before = scan.text[token.begin - 1 : token.begin]
    after = scan.text[token.end : token.end + 3]
    closed = token.number >= _RECENT and _CLOSED.match(after) is not None and scan.tokens[i - 1].number < 0
    marked = before in {"'", "’"} or (before == "-" and _hyphenated(scan, i))
    if length == 2 and (closed or (marked and after[:1] not in {":", "-"})):
        return _full_year(token.number)
    return None


def _hyphenated(scan: _Scan, i: int) -> bool:
    """Whether number ``i`` ends a "28-Jun-19"."""
    return scan.gap(i - 2, i - 1) == "-" and scan.tokens[i - 1].number < 0


def _full_year(number: int) -> int:
    return number if number > 99 else number + (2000 if number < _PIVOT else 1900)


def _day(scan: _Scan, i: int | None) -> int | None:
    if i is None:
        return None
    token = scan.tokens[i]
    return token.number if token.end - token.begin <= 2 and 1 <= token.number <= 31 else None


def _worded(scan: _Scan, language: str | None) -> Iterator[DateString]:
    """Dates with the month's name."""
    edge = -1
    for i, token in enumerate(scan.tokens):
        month = None if token.number >= 0 else _month_at(scan, i, language)
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


def _month_at(scan: _Scan, i: int, language: str | None) -> int | None:
    token = scan.tokens[i]
    month = _choose("months.tsv", token.word, language)
    if month is None and i + 1 < len(scan.tokens):
        month = _choose("months.tsv", f"{token.word} {scan.tokens[i + 1].word}", language)
    return month


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
        if year is not None and before is not None:
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
    """Whether another day number is tied to the date by a dash ("28-29 June 2019")."""
    if day is None:
        return False
    before, here = first - 1, scan.tokens[first]
    if here.number >= 0 and before >= 0 and _day(scan, before) is not None:
        return scan.text[scan.tokens[before].end : here.begin].strip() in {"-", "–", "—"}
    return any(
        scan.text[a.end : b.begin].strip() in {"-", "–", "—"} and 1 <= a.number <= 31 and 1 <= b.number <= 31
        for a, b in pairwise(scan.tokens[first : last + 1])
    )


def _figures(text: str, order: str) -> Iterator[DateString]:
    """Dates in figures alone."""
    for match in _YMD.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if valid(year, month, day):
            yield DateString(begin=match.start(), end=match.end(), year=year, month=month, day=day, form="iso")
    for match in _NUMERIC.finditer(text):
        if len(match[4]) == 2 and "-" in match[2]:
            continue
        year = _full_year(int(match[4]))
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


def _eastern(text: str) -> Iterator[DateString]:
    """Chinese, Japanese, Korean and Vietnamese forms."""
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


_SAMPLE = 20_000
_ENGLISH_SHARE = 0.1
"""Share of marked words from which a text is English; English pages have .2 and more, others under .04."""


def is_english(text: str) -> bool:
    """Whether the bulk of a text is English, by its commonest words."""
    found = [t.word for t in _tokens(text[:_SAMPLE]) if t.number < 0]
    marks = words(_PACKAGE, "english_marks.txt")
    return sum(word in marks for word in found) >= _ENGLISH_SHARE * len(found)


def order_of(text: str, english: bool, country: str | None = None) -> str:
    """``dmy``, ``mdy``, or ``dmy?``/``mdy?`` where it is a guess: how this text writes numeric dates.

    Dates that can be read one way only decide (a first number above 12 is a day); else all languages but English put
    the day first, and English does so outside America.

    :param country: the last part of the page's host or the region of its language ("uk", "GB"), where known
    """
    first = second = 0
    for match in _NUMERIC.finditer(text):
        if "." not in match[2]:
            first += int(match[1]) > 12 >= int(match[3])
            second += int(match[3]) > 12 >= int(match[1])
    if first != second:
        return "dmy" if first > second else "mdy"
    if not english or (country or "").casefold() in words(_PACKAGE, "day_first_countries.txt"):
        return "dmy"
    return "mdy" if (country or "").casefold() == "us" else "mdy?"


def find(text: str, language: str | None = None, order: str = "dmy") -> tuple[DateString, ...]:
    """Every date in ``text``, in order, not overlapping; a fuller form wins over a shorter one inside it.

    :param language: BCP 47; decides between languages that give one name to different months
    :param order: how numeric dates are read, from :func:`order_of`
    """
    scan = _Scan(text)
    found = sorted(
        [*_eastern(text), *_figures(text, order), *_worded(scan, language)],
        key=lambda d: (d.begin, d.begin - d.end),
    )
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
        weekday = _choose("weekdays.tsv", token.word, language)
        if weekday is None and step < 0 and i > 0:
            weekday = _choose("weekdays.tsv", f"{scan.tokens[i - 1].word} {token.word}", language)
        if weekday is not None:
            short = len(token.word) < 3 and scan.text[token.end : token.end + 1] not in {".", ","}
            return None if short else weekday
        if token.word not in scan.fillers:
            return None
    return None
