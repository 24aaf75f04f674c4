"""How expressions that stand side by side belong together, and how far one reaches.

In: what the grammar found in the pieces of a stretch. Out: the same, joined and widened. Decided here: a clock time
takes the day beside it; an open date takes the year of the date it is joined to; "early", "the end of", "more than"
belong to the expression behind them.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from rapporteur.annotate.times.forms import Form, constant
from rapporteur.annotate.times.pieces import Pattern, Pieces
from rapporteur.annotate.times.rules import Found
from rapporteur.model import TimexType

_REACH = 8
"""Pieces looked at before an expression for what belongs to it."""

_HYPHENS = frozenset("-‑–")
_RANGE = "clock-range"
"""The rule that reads two hours; both are of the day that stands beside the second."""
_BEFORE_DATE = Pattern(
    "((the? EARLY/LATE? EDGE EDGE? of (the)?) | (the? EARLY/MID/LATE (DASH | in | on | of)? (the)?)"
    "| (SOMETIME (in | on)?)"
    "| (ABOUT the?) | (that | the) very same?)"
)
_BEFORE_DURATION = Pattern(
    "((only | just)? (more | less | fewer | longer) than | at (least | most) | up to | as (long | many | much) as"
    "| ABOUT | OVER | ABOUTSOME"
    "| just (over | under) | well over | (a | the) (good)? part of | the (better | best) part of"
    "| upwards of | the)"
)
_BETWEEN_CLOCK = Pattern("(COMMA | on | at | AT | of | DASH | this | for)? (at | on)?")
_BETWEEN_YEARS = Pattern(
    "(COMMA | and | or | to | through | until | till | DASH | SLASHMARK | AMP)"
    "(and | or | from | the | EARLY/MID/LATE | in | by)? (DASH | the)?"
)


@cache
def _ending(pattern: Pattern) -> re.Pattern[str]:
    return re.compile(pattern.compiled().pattern + r"\Z")


def widened(found: Found, pieces: Pieces) -> tuple[int, int]:
    """First and last (half open) piece of the expression with the words before it that belong to it."""
    start = max(found.first - _REACH, 0)
    pattern = _BEFORE_DURATION if found.type == "DURATION" else _BEFORE_DATE
    inner = pieces.pieces[found.first : found.last]
    tied = found.type == "DURATION" and any(p.norm in _HYPHENS for p in inner)  # "the two-day visit"
    if found.type == "SET" or tied or (found.rule == "long" and "LONG" in inner[0].classes):
        return found.first, found.last
    match = _ending(pattern).search(pieces.string[start : found.first])
    return (start + match.start() if match else found.first), found.last


def joined(found: list[Found], pieces: Pieces) -> list[Found]:
    """The expressions with clock times joined to their days, and open dates to the years they share."""
    return _dated(_clocked(found, pieces), pieces)


def _between(left: Found, right: Found, pieces: Pieces) -> str:
    return pieces.string[left.last : right.first]


def _clocked(found: list[Found], pieces: Pieces) -> list[Found]:
    result: list[Found] = []
    for this in found:
        last = result[-1] if result else None
        if last is not None and _BETWEEN_CLOCK.compiled().fullmatch(_between(last, this, pieces)):
            often = _clock_of_set(last, this) or _clock_of_set(this, last)
            whole = often or _clock_on_day(last, this) or _clock_on_day(this, last)
            if whole is not None:
                kind: TimexType = "SET" if often else "TIME"
                result[-1] = Found(last.first, this.last, kind, whole, f"{last.rule}+{this.rule}")
                if last.rule == _RANGE and len(result) > 1 and result[-2].rule == _RANGE and not often:
                    shared = msgspec.structs.replace(whole, clock=result[-2].form.clock)
                    result[-2] = msgspec.structs.replace(result[-2], form=shared)
                continue
        result.append(this)
    return result


def _clock_of_set(clock: Found, days: Found) -> Form | None:
    """One form of a time of day and the days it comes back on: "every day at 3 p.m."."""
    form, often = clock.form, days.form.value
    if days.type != "SET" or clock.type != "TIME" or not form.clock or form.op != "shift" or form.base != "text":
        return None
    day, _, part = ("XXXX-XX-XX" if often == "P1D" else often).partition("T")
    whole = day.startswith("XXXX-") and len(day) == len("XXXX-XX-XX") and ":" not in part
    return constant(f"{day}T{_evening(form.clock, part)}") if whole else None


def _clock_on_day(clock: Found, day: Found) -> Form | None:
    """One form of a time of day and a day, if they are that."""
    form = clock.form
    bare = form.op == "shift" and form.base == "text" and form.n == 0 and bool(form.clock or form.part)
    takes = day.form.op != "value" and not day.form.clock and (not day.form.part or bool(form.clock))
    if bare and form.clock and day.form.part and not day.form.clock and day.form.base == "text":
        return msgspec.structs.replace(form, clock=_evening(form.clock, day.form.part))
    is_day = day.form.op in ("weekday", "nth") or day.form.unit == "D"
    is_day = is_day or bool(day.form.day or day.form.holiday or day.form.weekday)
    if not bare or clock.type != "TIME" or not takes or not is_day or day.form.base == "text":
        return None
    hour = form.clock
    if hour:
        hour = _evening(hour, day.form.part)
    return msgspec.structs.replace(day.form, clock=hour, part="" if hour else form.part)


def _evening(clock: str, part: str) -> str:
    """The hour in a part of the day: "tonight at 7" is 19:00, "tonight at 1" is 01:00."""
    hour = int(clock[:2])
    later = part in ("AF", "EV") or (part == "NI" and hour >= 5)
    return f"{hour + 12:02d}{clock[2:]}" if later and 1 <= hour <= 11 else clock


def _dated(found: list[Found], pieces: Pieces) -> list[Found]:
    result = list(found)
    for k in range(len(result) - 2, -1, -1):
        left, right = result[k], result[k + 1]
        if left.type != "DATE" or right.type not in ("DATE", "TIME"):
            continue
        if not _BETWEEN_YEARS.compiled().fullmatch(_between(left, right, pieces)):
            continue
        year_ahead = right.form.year is not None or right.form.ahead
        if _is_bare(left.form) and year_ahead and (right.form.month or right.form.season or right.form.quarter):
            result[k] = msgspec.structs.replace(left, form=msgspec.structs.replace(left.form, ahead=True))
        elif left.form.year is not None and left.form.month and _is_bare(right.form) and right.form.month:
            result[k + 1] = msgspec.structs.replace(right, form=msgspec.structs.replace(right.form, base="text"))
    return result


def _is_bare(form: Form) -> bool:
    return (
        form.is_open
        and not form.which
        and form.base == "publication"
        and bool(form.month or form.season or form.quarter)
    )
