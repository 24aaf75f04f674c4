"""Rules for times told from the day of writing or from another time: "yesterday", "last week", "a year earlier".

In: what a pattern caught. Out: type and form. Decided here: what is counted from publication and what from the text.
"""

from __future__ import annotations

import msgspec

from rapporteur.annotate.times.forms import Base, Form, constant
from rapporteur.annotate.times.rules import Built, Caught, Grammar
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule
_PACKAGE = "rapporteur.annotate"

_POINTER = "THIS/LAST/NEXT/PAST/COMING/CURRENT/PREVIOUS/FOLLOWING"
_TOLD = frozenset(
    {"previous", "preceding", "prior", "following", "succeeding", "ensuing", "subsequent", "same", "that"}
)
_SHORT_DAYS = frozenset({"sat", "sun", "wed", "mon", "fri", "thu", "tue"})


def pointing(caught: Caught, name: str = "p") -> tuple[int, Base]:
    """How far a pointing word points, and from where."""
    classes = ("LAST", "NEXT", "THIS", "PAST", "COMING", "CURRENT", "PREVIOUS", "FOLLOWING", "SAME", "THAT")
    base: Base = "text" if caught.piece(name).norm in _TOLD else "publication"
    return caught.number(name, *classes), base


@_rule("deictic-day", "d:DEICTIC", "the day before d:yesterday", "the day after d:tomorrow", "(the)? end of d:DEICTIC")
def _deictic_day(caught: Caught) -> Built | None:
    n = caught.number("d", "DEICTIC")
    if caught.words().startswith("the day"):
        n *= 2
    if caught.before().norm == "usa":
        return None
    return "DATE", Form(op="shift", unit="D", n=n, grain="D")


@_rule("weekday", "w:WEEKDAY", "w:SHORTDAY DOT")
def _weekday(caught: Caught) -> Built | None:
    norm = caught.piece("w").norm
    after_preposition = caught.before().norm in words(_PACKAGE, "timex_prepositions.txt")
    if norm in _SHORT_DAYS and not (caught.capital("w") and (norm not in ("sun", "sat") or after_preposition)):
        return None
    if norm == "sun" and caught.before().norm == "the":
        return None
    return "DATE", Form(op="weekday", weekday=caught.number("w", "WEEKDAY"))


@_rule(
    "pointed-weekday",
    f"(the)? p:{_POINTER} w:WEEKDAY",
    "this PAST w:WEEKDAY",
    "this COMING w:WEEKDAY",
    "w:WEEKDAY p:LAST",
    "w:WEEKDAY p:NEXT",
    "(that | the same) w:WEEKDAY",
)
def _pointed_weekday(caught: Caught) -> Built | None:
    weekday = caught.number("w", "WEEKDAY")
    text = caught.words()
    if not caught.has("p"):
        if caught.piece("w").norm in _SHORT_DAYS:
            return None
        if text.startswith("this"):
            return "DATE", Form(op="weekday", weekday=weekday, tense="past" if " past " in text else "future")
        return "DATE", Form(op="weekday", weekday=weekday, base="text")
    which, base = pointing(caught)
    if caught.piece("p").norm in ("this", "current"):
        return "DATE", Form(op="weekday", weekday=weekday)
    return "DATE", Form(op="weekday", weekday=weekday, which=which, base=base)


@_rule(
    "weekday-of-week",
    f"w:WEEKDAY (of | in | COMMA)? p:{_POINTER} week",
    f"p:{_POINTER} week (COMMA | on | POSS | DASH)? w:WEEKDAY",
    f"on? w:WEEKDAY of? (the)? p:{_POINTER} week",
)
def _weekday_of_week(caught: Caught) -> Built | None:
    n, base = pointing(caught)
    return "DATE", Form(op="shift", unit="W", n=n, weekday=caught.number("w", "WEEKDAY"), base=base)


@_rule("pointed-unit", f"(the)? p:{_POINTER} calendar? u:UNIT/WEEKEND", "(that | the same | the very) u:UNIT/WEEKEND")
def _pointed_unit(caught: Caught) -> Built | None:
    unit = caught.value("u", "UNIT", "WEEKEND")
    if unit in ("TS", "TM", "TH", "2W", "6M", "ML") or (unit == "D" and caught.has("p") and _vague_day(caught)):
        return None
    if not caught.has("p"):
        grain = "W" if unit in ("W", "WE") else ""
        return "DATE", Form(
            op="shift", unit="W" if unit == "WE" else unit, grain="WE" if unit == "WE" else grain, base="text"
        )
    n, base = pointing(caught)
    if caught.piece("p").norm == "past":
        return "DURATION", constant(period(unit, "1"))
    if caught.piece("p").norm in ("following", "next") and caught.words().startswith("the"):
        base = "text"
    if unit == "WE":
        return "DATE", Form(op="shift", unit="W", n=n, grain="WE", base=base)
    return "DATE", Form(op="shift", unit=unit, n=n, grain=unit, base=base)


def _vague_day(caught: Caught) -> bool:
    """Whether it is no certain day: "this day" is none, "the next day" is one."""
    return caught.piece("p").norm not in ("next", "following", "previous", "preceding", "prior", "succeeding")


def period(unit: str, count: str) -> str:
    """A TIMEX3 duration: ``count`` (a number or X) of a unit."""
    if unit.startswith("T"):
        return f"PT{count}{unit[1:]}"
    if unit[0].isdigit():
        factor, letter = int(unit[0]), unit[1:]
        return f"P{_times(count, factor)}{letter}"
    if unit == "ML":
        return f"P{_times(count, 1000)}Y"
    return f"P{count}{unit}"


def _times(count: str, factor: int) -> str:
    if count == "X":
        return "X"
    product = float(count) * factor
    return str(int(product)) if product == int(product) else str(product)


@_rule("weekend", "the? w:WEEKEND")
def _weekend(_: Caught) -> Built | None:
    return "DATE", Form(op="shift", unit="W", grain="WE")


_AMOUNT = "(n:NUM | a/an | f:FEW/SOME | (a few) | (a couple of?))"
_MANY = "u:UNIT/UNITS/NIGHT"


@_rule(
    "ago",
    f"{_AMOUNT} (full | more | short | long | business | working)? {_MANY} (or so)? ago",
    "f:UNITS ago",
    f"{_AMOUNT} (or two | or so)? {_MANY} (and a half) ago",
    f"{_AMOUNT} {_MANY} n2:NUM {_MANY.replace('u:', 'u2:')} ago",
)
def _ago(caught: Caught) -> Built | None:
    return _distant(caught, -1, "publication")


@_rule(
    "from-now",
    f"{_AMOUNT} {_MANY} from now",
    f"{_AMOUNT} {_MANY} hence",
    f"in {_AMOUNT} {_MANY} POSS? APOSTROPHE? time",
    f"{_AMOUNT} {_MANY} (from | after) d:DEICTIC",
    f"{_AMOUNT} {_MANY} before d:DEICTIC",
)
def _from_now(caught: Caught) -> Built | None:
    if caught.has("d"):
        sign = -1 if " before " in caught.words() else 1
        built = _distant(caught, sign, "publication")
        if built is None or built[1].unit not in ("D", "W"):
            return None
        days = built[1].n * (7 if built[1].unit == "W" else 1) + caught.number("d", "DEICTIC")
        return "DATE", Form(op="shift", unit="D", n=days, grain="D")
    return _distant(caught, 1, "publication")


@_rule("ago-weekday", f"{_AMOUNT} u:UNIT/UNITS ago (on | this | last)? w:WEEKDAY")
def _ago_weekday(caught: Caught) -> Built | None:
    """Of "a year ago Tuesday": the Tuesday of that time."""
    unit, count = caught.value("u", "UNIT", "UNITS"), amount(caught)
    if unit not in ("D", "W", "M", "Y") or not count.isdigit():
        return None
    return "DATE", Form(op="weekday", weekday=caught.number("w", "WEEKDAY"), unit=unit, n=-int(count))


@_rule("in-amount", f"(in | in about | in just | in another) {_AMOUNT} {_MANY}")
def _in_amount(caught: Caught) -> Built | None:
    """Of "in two weeks": the day where the clause looks ahead, else how long it took (settled with the tense)."""
    built = _distant(caught, 1, "publication")
    unit = caught.value("u", "UNIT", "UNITS", "NIGHT")
    if built is None or built[1].op != "shift" or built[0] == "TIME" or caught.follows("of", "since", "after", "for"):
        return None
    if caught.before().norm == "time":  # "the second time in a week"
        return "DURATION", constant(period(unit, amount(caught)))
    return "DATE", msgspec.structs.replace(built[1], value=period(unit, amount(caught)))


@_rule(
    "later",
    f"{_AMOUNT} (full | more | short)? {_MANY} (later | afterwards | afterward | on)",
    "f:UNITS later",
)
def _later(caught: Caught) -> Built | None:
    if caught.words().endswith(" on") or (not caught.has("u") and not caught.has("f")):
        return None
    return _distant(caught, 1, "text")


@_rule(
    "earlier",
    f"{_AMOUNT} (full | more | short)? {_MANY} (earlier | beforehand | previously)",
    f"{_AMOUNT} {_MANY} e:before",
    "f:UNITS earlier",
)
def _earlier(caught: Caught) -> Built | None:
    if caught.has("e") and caught.after().norm[:1].isalnum():
        return None
    return _distant(caught, -1, "text")


def _distant(caught: Caught, sign: int, base: Base) -> Built | None:
    """So many units before or after; an unknown number of them is only past or future."""
    count = amount(caught)
    if count == "X":
        return "DATE", constant("PAST_REF" if sign < 0 else "FUTURE_REF")
    unit = caught.value("u", "UNIT", "UNITS", "NIGHT")
    number = float(count)
    if number != int(number):
        unit, number = _finer(unit, number)
    n = sign * int(number)
    if unit in ("TH", "TM", "TS"):
        return None if base == "text" else ("TIME", Form(op="shift", unit=unit, n=n, grain=unit, base=base))
    factors = {"2W": ("W", 2), "ML": ("Y", 1000), "DE": ("Y", 10), "CE": ("Y", 100), "6M": ("M", 6)}
    unit, factor = factors.get(unit, (unit, 1))
    grain = {"W": "D", "Y": "same" if n in (1, -1) else "Y"}.get(unit, unit)
    return "DATE", Form(op="shift", unit=unit, n=n * factor, grain=grain, base=base)


def _finer(unit: str, number: float) -> tuple[str, float]:
    """Half years as months, half weeks as days, and so on."""
    finer = {"Y": ("M", 12), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100), "D": ("TH", 24), "TH": ("TM", 60)}
    unit, factor = finer.get(unit, (unit, 1))
    return unit, round(number * factor)


def amount(caught: Caught) -> str:
    """The number caught as ``n``, 1 for "a", 2 for "a couple", X for "a few"."""
    if caught.has("n"):
        return caught.value("n", "NUM")
    text = caught.words()
    if caught.has("f") or " few " in f" {text} ":
        return "X"
    if "couple" in text:
        return "2"
    return "1"


@_rule(
    "next-day",
    "(the | this | that)? same day",
    "the very? (p:FOLLOWING/NEXT) u:day/morning/afternoon/evening/night",
    "the u:day (p:FOLLOWING | after)",
    "the very? p:PREVIOUS u:day/morning/afternoon/evening/night",
    "the u:day (before | earlier)",
    "(the)? next u:day",
)
def _next_day(caught: Caught) -> Built | None:
    text = caught.words()
    if "same" in text:
        return "DATE", Form(op="shift", unit="D", n=0, grain="D", base="text")
    if text == "the day before" and caught.before().norm in ("in", "of", "during"):
        return None
    n = -1 if (caught.has("p") and caught.value("p", "PREVIOUS")) or text.endswith(("before", "earlier")) else 1
    part = caught.value("u", "PART")
    form = Form(op="shift", unit="D", n=n, grain="D", base="text", part=part)
    return ("TIME" if part else "DATE"), form


@_rule(
    "that-unit",
    "the? u:year to date",
    "the? u:quarter to date",
    "(in | of | for | during | throughout | to | by | until) the u:UNIT",
    "the? EDGE of the u:UNIT",
)
def _the_unit(caught: Caught) -> Built | None:
    """Of "by the end of the year", "later in the day": the period that the text is in."""
    unit = caught.value("u", "UNIT")
    if unit not in ("Y", "M", "Q", "W", "D", "DE", "CE") or (unit == "D" and not caught.words().startswith("in ")):
        return None
    told = caught.before().classes.keys() & {"EARLY", "LATE"} and caught.follows("before", "after", "when")
    if (
        not told and caught.follows("before", "after", "that", "when", "ended", "ending", "of")
    ) or "NUM" in caught.after().classes:
        return None
    if caught.follows("to") and caught.after(2).norm != "date":
        return None
    return "DATE", Form(op="shift", unit=unit, n=0, grain=unit, base="text" if unit == "Q" else "context")


@_rule(
    "month-of-pointed-year",
    "m:MONTH (of | COMMA)? p:LAST/THIS/NEXT/PREVIOUS/FOLLOWING/CURRENT year",
    "m:MONTH of (that | the same | the) year",
    "m:MONTH d:DAY/DAYORD (of | COMMA)? p:LAST/THIS/NEXT year",
    "m:MONTH d:DAY/DAYORD (of | COMMA)? (that | the same) year",
    "d:DAY/DAYORD m:MONTH (of | COMMA)? p:LAST/THIS/NEXT year",
    "d:DAY/DAYORD m:MONTH (of | COMMA)? (that | the same) year",
)
def _month_of_pointed_year(caught: Caught) -> Built | None:
    years, base = pointing(caught) if caught.has("p") else (0, "text")
    day = caught.number("d", "DAY", "DAYORD")
    return "DATE", Form(op="date", month=caught.number("m", "MONTH"), day=day, years=years, base=base)


@_rule(
    "pointed-month",
    "(the)? p:LAST/NEXT/PREVIOUS/FOLLOWING/PAST/COMING m:MONTH (d:DAY/DAYORD)?",
    "this (PAST/COMING)? m:MONTH (d:DAY/DAYORD)?",
    "(that | the same) m:MONTH",
)
def _pointed_month(caught: Caught) -> Built | None:
    month, day = caught.number("m", "MONTH"), caught.number("d", "DAY", "DAYORD")
    if not caught.has("p"):
        if not caught.capital("m"):
            return None
        text = not caught.words().startswith("this")
        return "DATE", Form(op="date", month=month, day=day, years=0, base="text" if text else "publication")
    if not caught.capital("m"):
        return None
    which, base = pointing(caught)
    return "DATE", Form(op="date", month=month, day=day, which=which, base=base)


@_rule("decade-pointed", "(the)? p:LAST/NEXT/THIS/PREVIOUS/FOLLOWING/CURRENT u:decade/century")
def _decade_pointed(caught: Caught) -> Built | None:
    n, base = pointing(caught)
    unit = caught.value("u", "UNIT")
    return "DATE", Form(op="shift", unit=unit, n=n, grain=unit, base=base)
