"""Rules for dates of the calendar: "June 28, 2019", "28/06/2019", "July", "the 18th", "1960".

In: what a pattern caught. Out: type and form. Decided here: which bare numbers are years, which bare words are months.
Notation of the patterns: :mod:`rapporteur.annotate.times.pieces`.
"""

from __future__ import annotations

import re
from datetime import date

from rapporteur.annotate.times import calendar
from rapporteur.annotate.times.forms import Form, constant
from rapporteur.annotate.times.pieces import Piece
from rapporteur.annotate.times.rules import Built, Caught, Grammar, Part
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule
_PACKAGE = "rapporteur.annotate"

_WITNESS = "(w:WEEKDAY DOT? COMMA? the?)?"
_AMBIGUOUS = frozenset({"may", "march", "mar", "dec", "jan", "sep"})
_LOOSE = frozenset({"this", "that", "to", "and", "on"})
"""Words that open a date and also a clause, in which "may" and "march" are verbs."""
_NUMERIC = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})")
_PIVOT = 30
"""Two digits up to this are a year of the present century; libraries that read web dates agree within a few years."""
_SURE_YEARS = range(1700, 2060)
"""A bare number in this range is a year unless something speaks against it; outside, only where a preposition asks."""


def two_digit_year(number: int) -> int:
    """The year meant by two digits."""
    return number + (2000 if number <= _PIVOT else 1900)


def year_of(caught: Caught) -> int | None:
    """The year caught as ``y`` or, in two digits, as ``yy``."""
    if caught.has("y"):
        return caught.number("y", "YEAR", "YEARWORD")
    return two_digit_year(caught.number("yy", "YY")) if caught.has("yy") else None


def is_month(caught: Caught) -> bool:
    """Whether a month that is also a common word is meant."""
    norm = caught.piece("m").norm
    if norm not in _AMBIGUOUS:
        return True
    after_preposition = caught.before().norm in words(_PACKAGE, "timex_prepositions.txt")
    if not caught.capital("m"):
        return after_preposition and caught.before().norm not in _LOOSE
    return norm != "may" or caught.after().norm not in words(_PACKAGE, "timex_subjects.txt")


@_rule(
    "month-day",
    f"{_WITNESS} m:MONTH DOT? COMMA? the? d:DAY/DAYORD/DAYWORD (COMMA? (of | in)? y:YEAR/YEARWORD e:ERA?)?",
    f"{_WITNESS} m:MONTH SLASHMARK d:DAY (SLASHMARK y:YEAR)? (OPEN WEEKDAY CLOSE)?",
    f"{_WITNESS} m:MONTH DASH d:DAY DASH y:YEAR",
    f"{_WITNESS} the? d:DAY/DAYORD DASH? of? m:MONTH DOT? (DASH | of | COMMA | in)? y:YEAR/YEARWORD",
    f"{_WITNESS} the? d:DAY/DAYORD of? m:MONTH",
    f"{_WITNESS} d:DAY SLASHMARK m:MONTH (SLASHMARK y:YEAR)?",
    "d:DAY/DAYORD of? m:MONTH (of | APOSTROPHE) yy:YY",
    "m:MONTH DASH y:YEAR DASH d:DAY",
    "d:DAY DASH y:YEAR DASH m:MONTH",
    "y:YEAR (SLASHMARK | DASH)? m:MONTH (SLASHMARK | DASH)? d:DAY/DAYORD",
    "y:YEAR SLASHMARK d:DAY SLASHMARK m:MONTH",
)
def _month_day(caught: Caught) -> Built | None:
    month, day, year = caught.number("m", "MONTH"), caught.number("d", "DAY", "DAYORD", "DAYWORD"), year_of(caught)
    if caught.value("e", "ERA") == "BC" and year:
        return "DATE", constant(f"BC{year:04d}")
    if calendar.day(year or 2000, month, day) is None or (year is None and not is_month(caught)):
        return None
    if _is_sign(caught, caught.piece("d")):
        return None
    if year is None and "DAYWORD" in caught.piece("d").classes and not _ends_phrase(caught.after()):
        return None
    return "DATE", Form(op="date", year=year, month=month, day=day, weekday=caught.number("w", "WEEKDAY"))


def _is_walk(caught: Caught) -> bool:
    """Whether "March" is a walk: "the annual March for Life", "March on"."""
    before, after = caught.before(), caught.after()
    known = words(_PACKAGE, "timex_prepositions.txt")
    dated = before.norm in known or before.classes.keys() & {
        "EARLY",
        "MID",
        "LATE",
        "EDGE",
        "LAST",
        "NEXT",
        "THIS",
        "DASH",
    }
    return not dated and after.norm in words(_PACKAGE, "timex_boundaries.txt") and bool(before.norm)


def _is_sign(caught: Caught, piece: Piece) -> bool:
    """Whether a currency sign or the like stands before a piece: "$12 December", "$DEC"."""
    return caught.pieces.text[max(piece.begin - 2, 0) : piece.begin].rstrip(" ")[-1:] in tuple("$€£¥#")


@_rule(
    "month-year", "m:MONTH DOT? (COMMA | of | in | APOSTROPHE | DASH | SLASHMARK)? y:YEAR/YEARWORD", "y:YEAR m:MONTH"
)
@_rule("month-year", "m:MONTH n:NUM e:ERA")
def _month_year(caught: Caught) -> Built | None:
    if caught.has("e"):
        year = caught.value("n", "NUM")
        known = caught.value("e", "ERA") == "BC" and year.isdigit()
        return ("DATE", constant(f"BC{int(year):04d}-{caught.number('m', 'MONTH'):02d}")) if known else None
    return "DATE", Form(op="date", year=year_of(caught), month=caught.number("m", "MONTH"))


@_rule("month", "(the month of)? m:MONTH", "m:SHORTMONTH DOT")
def _month(caught: Caught) -> Built | None:
    if caught.piece("m").norm == "march" and _is_walk(caught):
        return None
    short = len(caught.piece("m").norm) <= 3 and caught.piece("m").norm not in _AMBIGUOUS
    if not is_month(caught) or (short and not caught.capital("m")) or _is_sign(caught, caught.piece("m")):
        return None
    return "DATE", Form(op="date", month=caught.number("m", "MONTH"))


@_rule("iso", f"{_WITNESS} n:ISO")
def _iso(caught: Caught) -> Built | None:
    norm = caught.value("n", "ISO")
    year, month, rest = norm.split("-", 2)
    day = calendar.day(int(year), int(month), int(rest.partition("T")[0])) if int(year) else None
    if day is None:
        return None
    clock = re.search(r"T(\d\d:\d\d)", norm)
    return ("TIME", constant(f"{day}T{clock[1]}")) if clock else _certain(day)


def _certain(day: date | None) -> Built | None:
    """A day that needs no context."""
    return None if day is None else ("DATE", Form(op="date", year=day.year, month=day.month, day=day.day))


@_rule("compact", "c:COMPACT", "y:YEAR m:MONTHNUM d:DAY", "y:YEAR DASH m:MONTHNUM", "m:MONTHNUM DASH y:YEAR")
def _compact(caught: Caught) -> Built | None:
    """Days and months in digits alone; "2008-09" is rather two years."""
    if caught.has("c"):
        norm = caught.value("c", "COMPACT")
        day = calendar.day(int(norm[:4]), int(norm[4:6]), int(norm[6:]))
        return _certain(day)
    year, month = caught.number("y", "YEAR"), caught.number("m", "MONTHNUM")
    if not caught.has("d"):
        follows = len(caught.value("m", "MONTHNUM")) == 2 and 0 < month - year % 100 <= 10
        touching = abs(caught.piece("m").end - caught.piece("y").end) <= 5
        return None if follows or not touching else ("DATE", Form(op="date", year=year, month=month))
    day = calendar.day(year, month, caught.number("d", "DAY"))
    return _certain(day) if len(caught.value("m", "MONTHNUM")) == len(caught.value("d", "DAY")) == 2 else None


@_rule("numeric", f"{_WITNESS} n:NUMDATE")
def _numeric(caught: Caught) -> Built | None:
    match = _NUMERIC.fullmatch(caught.value("n", "NUMDATE"))
    if match is None:
        return None
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        year, month, number = a, b, c
    elif len(match[1]) <= 2 and len(match[4]) in (2, 4):
        year = c if len(match[4]) == 4 else two_digit_year(c)
        month, number = (b, a) if a > 12 or (match[2] == "." and b <= 12) else (a, b)
    else:
        return None
    day = calendar.day(year, month, number) if year else None
    return _certain(day)


@_rule(
    "slashed",
    "w:WEEKDAY DOT? COMMA? s:SLASHED",
    "on/until/till/by s:SLASHED",
    "s:SLASHED",
    "w:WEEKDAY a:DAY DASH b:DAY",
)
def _slashed(caught: Caught) -> Built | None:
    if caught.has("s"):
        a, _, b = caught.value("s", "SLASHED").partition("/")
    else:
        a, b = caught.value("a", "DAY"), caught.value("b", "DAY")
    if len(a) > 2 or len(b) > 2:
        return None
    month, number = (int(b), int(a)) if int(a) > 12 else (int(a), int(b))
    bare = caught.last - caught.first == 1
    if (
        not 1 <= month <= 12
        or calendar.day(2000, month, number) is None
        or (bare and not _is_bare_date(caught, number))
    ):
        return None
    return "DATE", Form(op="date", month=month, day=number, weekday=caught.number("w", "WEEKDAY"))


def _is_bare_date(caught: Caught, number: int) -> bool:
    """Whether "11/20" alone is a date: it can be no month and day twice over, and nothing shows a fraction."""
    before, after = caught.before(), caught.after()
    apart = not after.norm[:1].isalpha() or after.norm in ("and", "or", "to")
    return number > 12 and apart and not before.classes.keys() & {"NUM"}


@_rule("day-of-month", "w:WEEKDAY DOT? COMMA? the? d:DAYORD", "w:WEEKDAY the? d:DAY", "the d:DAYORD", "on d:DAYORD")
def _day_of_month(caught: Caught) -> Built | None:
    """A day alone: "the 18th" is one where nothing follows that it could count."""
    piece, weekday = caught.piece("d"), caught.number("w", "WEEKDAY")
    if not _ends_phrase(caught.after()) and not (
        weekday and caught.last - caught.first == 3 and "DAYORD" in piece.classes
    ):
        return None
    if not weekday:
        lead = caught.pieces.pieces[caught.first - 1].norm if caught.first else ""
        if not caught.original(piece)[0].isdigit() or (
            caught.pieces.pieces[caught.first].norm == "the" and lead not in words(_PACKAGE, "timex_prepositions.txt")
        ):
            return None
    return "DATE", Form(op="date", day=caught.number("d", "DAYORD", "DAY"), weekday=weekday)


@_rule(
    "day-of-that-month",
    "the? d:DAYORD of (that | the same | this) month",
)
def _day_of_that_month(caught: Caught) -> Built | None:
    return "DATE", Form(op="date", day=caught.number("d", "DAYORD"), base="text")


def _ends_phrase(after: Piece) -> bool:
    """Whether what follows begins a new phrase."""
    if not after.norm or after.classes.keys() & {"COMMA", "DOT", "CLOSE", "GAP", "AT", "POSS", "DASH"}:
        return True
    return not after.norm[:1].isalnum() or after.norm in words(_PACKAGE, "timex_boundaries.txt")


# Years


@_rule("week-of", "the? week of m:MONTH DOT? d:DAY/DAYORD", "the? week of the? d:DAY/DAYORD of? m:MONTH")
def _week_of(caught: Caught) -> Built | None:
    month, day = caught.number("m", "MONTH"), caught.number("d", "DAY", "DAYORD")
    return "DATE", Form(op="date", month=month, day=day, grain="W")


@_rule("year-of-noun", "the y:YEAR quarter/period/season/year")
def _year_of_noun(caught: Caught) -> Built | None:
    return "DATE", Form(op="date", year=caught.number("y", "YEAR"), aside=True)


@_rule("year", "(the year of?)? y:YEAR e:ERA?", "the? (year | years) y:YEAR/YEARWORD", "y:YEARWORD", "ad:ERA y:YEAR")
def _year(caught: Caught) -> Built | None:
    year = caught.number("y", "YEAR", "YEARWORD")
    if caught.has("e", "ad"):
        return "DATE", constant(f"BC{year:04d}" if caught.value("e", "ERA") == "BC" else f"{year:04d}")
    if caught.last - caught.first == 1 and not _is_year(caught, year):
        return None
    return "DATE", Form(op="date", year=year, aside=_is_aside(caught))


def _is_aside(caught: Caught) -> bool:
    """Whether a year only tells which: "the 1812 war", "(1812)"."""
    before = caught.before()
    return "OPEN" in before.classes or before.norm in words(_PACKAGE, "determiners.txt")


@_rule("year-bc", "n:NUM e:ERA")
def _year_bc(caught: Caught) -> Built | None:
    year = caught.value("n", "NUM")
    if caught.value("e", "ERA") != "BC" or not year.isdigit() or int(year) > 9999:
        return None
    return "DATE", constant(f"BC{int(year):04d}")


def _asks_for_year(before: Piece) -> bool:
    return before.norm in words(_PACKAGE, "timex_prepositions.txt") or bool(before.classes.keys() & {"EDGE", "SEASON"})


def _is_year(caught: Caught, year: int) -> bool:
    """Whether a bare four-digit number is a year: nothing it counts, no code, no price stands beside it."""
    before, after = caught.before(), caught.after()
    piece = caught.piece("y")
    touching = caught.pieces.text[max(piece.begin - 1, 0) : piece.begin] if piece.begin else ""
    tied = caught.pieces.text[piece.end : piece.end + 1].isalnum()  # "1000m"
    if (touching and touching in "$€£¥#+_") or touching.isalnum() or tied:
        return False
    if after.classes.keys() & {"UNIT", "UNITS", "SHORTUNIT", "AMPM"} or after.norm in words(_PACKAGE, "counted.txt"):
        return False
    if _asks_for_year(before):
        return year in _SURE_YEARS or not after.norm.endswith("s")
    if year not in _SURE_YEARS or before.norm in words(_PACKAGE, "code_words.txt") or after.norm == "%":
        return False
    return before.norm in words(_PACKAGE, "determiners.txt") or not _is_plural(caught.original(after))


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun in small letters, which a number before it would count."""
    known = word in words(_PACKAGE, "timex_boundaries.txt")
    return len(word) > 3 and word.endswith("s") and word.islower() and not known


# Several dates in one


@_rule("bc-range", "a:NUM (DASH | to | and) b:NUM ERA", "from a:NUM (to | until) b:NUM ERA")
def _bc_range(caught: Caught) -> list[Part] | None:
    """Of "from 499 to 493 BC": both years lie before the era."""
    era = caught.pieces.pieces[caught.last - 1].classes["ERA"]
    years = [caught.value(name, "NUM") for name in ("a", "b")]
    if era != "BC" or not all(y.isdigit() and len(y) <= 4 for y in years):
        return None
    ends = (caught.at("a") + 1, caught.last)
    spots = zip(("a", "b"), ends, years, strict=True)
    return [(caught.at(name), end, constant(f"BC{int(year):04d}")) for name, end, year in spots]


@_rule(
    "day-list",
    "a:DAY/DAYORD COMMA b:DAY/DAYORD (COMMA c:DAY/DAYORD)? COMMA? (and | or) d:DAY/DAYORD of? m:MONTH (COMMA? y:YEAR)?",
    "m:MONTH DOT? a:DAY COMMA b:DAY (COMMA c:DAY)? COMMA? (and | or) d:DAY (COMMA? y:YEAR)?",
)
def _day_list(caught: Caught) -> list[Part] | None:
    """Three or four days of one month: "21, 23 and 25 June"."""
    month, year = caught.number("m", "MONTH"), year_of(caught)
    named = [name for name in "abcd" if caught.has(name)]
    days = [caught.number(name, "DAY", "DAYORD") for name in named]
    if days != sorted(set(days)) or calendar.day(year or 2000, month, days[-1]) is None or not is_month(caught):
        return None
    spots = [(caught.at(name), caught.at(name) + 1) for name in named]
    spots[0] = (min(caught.first, spots[0][0]), spots[0][1])
    spots[-1] = (spots[-1][0], max(caught.last, spots[-1][1]))
    forms = [Form(op="date", year=year, month=month, day=day) for day in days]
    return [(first, last, form) for (first, last), form in zip(spots, forms, strict=True)]


@_rule("year-range", "a:YEAR DASH b:YY", "a:YEAR DASH/SLASHMARK b:YEAR")
def _year_range(caught: Caught) -> list[Part] | None:
    first = caught.number("a", "YEAR")
    second = caught.number("b", "YEAR") or first // 100 * 100 + caught.number("b", "YY")
    if first not in _SURE_YEARS or not first < second <= first + 99:
        return None
    left, right = caught.at("a"), caught.at("b")
    return [(left, left + 1, Form(op="date", year=first)), (right, right + 1, Form(op="date", year=second))]


@_rule(
    "day-range",
    "m:MONTH DOT? a:DAY (DASH | to | and | or | through) b:DAY (COMMA? y:YEAR)?",
    "the? a:DAY/DAYORD (DASH | to | and | or | through) (the)? b:DAY/DAYORD of? m:MONTH (COMMA? y:YEAR)?",
)
def _day_range(caught: Caught) -> list[Part] | None:
    month, year = caught.number("m", "MONTH"), year_of(caught)
    first, second = caught.number("a", "DAY", "DAYORD"), caught.number("b", "DAY", "DAYORD")
    if not first < second or calendar.day(year or 2000, month, second) is None or not is_month(caught):
        return None
    one = Form(op="date", year=year, month=month, day=first)
    two = Form(op="date", year=year, month=month, day=second)
    return [(caught.first, caught.at("a") + 1, one), (caught.at("b"), caught.last, two)]
