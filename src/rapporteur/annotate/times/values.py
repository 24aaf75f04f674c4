"""From the unresolved form to the TIMEX3 value.

In: a :class:`~rapporteur.annotate.times.forms.Form` and the :class:`Scene` it stands in. Out: :class:`Resolved`.
Decided here: which of the possible days, months and years is meant.

* An open date in a report takes the nearest day on the side that the tense points to; the day of publication counts
  for both sides, so that "on Friday" in a text filed on a Friday is that day.
* An open date in a narrative goes on from the date before it.
* "last May", "next May" lie strictly before or after the base, "last Friday" and "next Friday" in the week before or
  after it (so TimeBank and the test sentences of Recognizers-Text); in a text of Saturday, "last Friday" is yesterday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from rapporteur.annotate.times import calendar
from rapporteur.annotate.times.forms import Form, Tense
from rapporteur.annotate.times.intervals import (
    Resolved,
    of_day,
    of_month,
    of_months,
    of_season,
    of_span,
    of_week,
    of_year,
)

_FAR, _NEAR = 270, 60
"""Days: what is more than nine months away on the side of the tense is not meant when the other side is within two.
Reports name the year, or say "last" and "next", from about there (TimeBank)."""
_FAR_QUARTER = 180
"""The same for quarters, whose figures come out in the weeks behind them."""
_PAST_BIAS = 2
"""Without a tense, a date lies ahead when that is less than half as far as the one behind: reports tell what was."""
_GLANCE = 5
"""Years: a bare year farther off than this does not carry a narrative away (WikiWars)."""
_BACK_MONTHS = 10
"""A narrative's open month this many months before the date just told is still in the same year (WikiWars)."""


class Scene(msgspec.Struct):
    """What is known where an expression stands: the day of publication, and the dates the text has named so far."""

    publication: date | None = None
    narrative: bool = False
    last: Resolved | None = None
    last_day: Resolved | None = None
    quarter: Resolved | None = None
    ahead: Resolved | None = None

    def base(self, form: Form) -> Resolved | None:
        """What an open part of ``form`` is counted from."""
        if form.clock or form.part:
            return self._day_of_clock(form)
        told = self.last_day or self.last if form.unit in ("D", "W") or form.op == "weekday" else self.last
        if form.base == "text" or (self.narrative and (form.is_open or form.base == "context")):
            if told is not None:
                return told
            return None if self.publication is None or self.narrative else of_day(self.publication)
        return None if self.publication is None else of_day(self.publication)

    def _strays(self, resolved: Resolved) -> bool:
        """Whether a narrative only glances at a year far from where it has come to."""
        if not self.narrative or resolved.grain != "Y" or self.last is None:
            return False
        return abs(resolved.begin.year - self.last.begin.year) > _GLANCE

    def _day_of_clock(self, form: Form) -> Resolved | None:
        """The day that a time of day is told of: the last one told, else the day of publication."""
        if (form.base == "text" or self.narrative) and self.last_day is not None:
            return self.last_day
        known = self.publication is not None and not self.narrative
        return of_day(self.publication) if known and self.publication is not None else None

    def tell(self, form: Form, resolved: Resolved) -> None:
        """Go on in the text behind an expression that was resolved."""
        if resolved.grain == "Q" and form.grain != "same":
            self.quarter = resolved
        if self.last is not None and (form.aside or self._strays(resolved)):
            return
        self.last = resolved
        if resolved.grain == "D":
            self.last_day = resolved
        elif self.last_day is not None and not resolved.begin <= self.last_day.begin <= resolved.end:
            self.last_day = None


def evaluate(form: Form, scene: Scene) -> Resolved | None:
    """What ``form`` means in ``scene``; ``None`` while that cannot be known. ``value`` forms have no day."""
    resolved = _OPERATIONS[form.op](form, scene)
    if resolved is not None and form.op == "date" and form.grain == "W" and resolved.grain == "D":
        return of_week(resolved.begin)
    if resolved is None or not (form.part or form.clock) or resolved.grain != "D":
        return resolved
    if form.clock == "24:00":
        return msgspec.structs.replace(resolved, value=f"{resolved.begin.isoformat()}T24:00")
    return msgspec.structs.replace(resolved, value=f"{resolved.begin.isoformat()}T{form.clock or form.part}")


# Dates


def _date(form: Form, scene: Scene) -> Resolved | None:
    if not form.is_open:
        year = _year(form, scene)
        if year is None:
            return None
        if not form.month and form.day:
            return None
        return _in_year(form, year)
    if form.ahead and scene.ahead is not None:
        return _in_year(form, scene.ahead.begin.year)
    if form.day and not form.month:
        return _open_month(form, scene)
    return _open_year(form, scene)


def _year(form: Form, scene: Scene) -> int | None:
    if form.year is not None:
        return form.year
    base = scene.base(form)
    return None if base is None or form.years is None else base.begin.year + form.years


def _in_year(form: Form, year: int) -> Resolved | None:
    """The date, its year being known."""
    if form.holiday:
        day = calendar.holiday(form.holiday, year) if 1 <= year <= 9999 else None
        return of_week(day, weekend=True) if day is not None and form.grain == "WE" else _maybe_day(day)
    if form.day:
        return _maybe_day(calendar.day(year, form.month, form.day))
    return _period(form, year)


def _maybe_day(day: date | None) -> Resolved | None:
    return of_day(day) if day is not None else None


def _period(form: Form, year: int) -> Resolved | None:
    """The stretch of months or weeks of a year that a form without a day names; else the year."""
    if form.month:
        return of_month(year, form.month)
    if form.season:
        return of_season(year, form.season)
    if form.quarter:
        return of_months(f"{year:04d}-Q{form.quarter}", year, form.quarter * 3 - 2, form.quarter * 3, "Q")
    if form.half:
        return of_months(f"{year:04d}-H{form.half}", year, form.half * 6 - 5, form.half * 6, "H")
    monday = calendar.week_start(year, form.week) if form.week else None
    return of_year(year) if not form.week else None if monday is None else of_week(monday)


def _open_year(form: Form, scene: Scene) -> Resolved | None:
    base = scene.base(form)
    if base is None:
        return None
    years = range(base.begin.year - 8, base.begin.year + 9)
    choices = [r for y in years if (r := _at(form, y)) is not None]
    if form.weekday and form.month:
        fitting = [r for r in choices if r.begin.isoweekday() == form.weekday]
        near = [r for r in fitting if abs(r.begin.year - base.begin.year) <= 1]
        choices = near or choices
    if form.base == "text" or (scene.narrative and not form.which):
        return _onward(choices, base)
    return _choose(choices, base, form.which, form.tense)


def _at(form: Form, year: int) -> Resolved | None:
    return _in_year(form, year) if form.op == "date" else _nth_in(form, year)


def _onward(choices: list[Resolved], base: Resolved) -> Resolved | None:
    """The first choice that does not lie too far behind what was told last."""
    earliest = calendar.plus_months(base.begin, -_BACK_MONTHS) or base.begin
    same = [c for c in choices if c.begin.year == base.begin.year]
    if base.grain in ("Y", "DE", "CE") and same:
        return same[0]
    return next((c for c in choices if c.begin >= earliest and c.begin.year >= base.begin.year), None)


def _choose(choices: list[Resolved], base: Resolved, which: int, tense: Tense) -> Resolved | None:
    """The choice nearest to the base on the side that ``which`` or the tense points to."""
    if which < 0:
        return next((c for c in reversed(choices) if c.end < base.begin), None)
    if which > 0:
        return next((c for c in choices if c.begin > base.end), None)
    past = next((c for c in reversed(choices) if c.begin <= base.end), None)
    future = next((c for c in choices if c.end >= base.begin), None)
    if past is None or future is None or tense == "since":
        return past or future
    back, ahead = max((base.begin - past.end).days, 0), max((future.begin - base.end).days, 0)
    if tense == "past":
        return future if back > _FAR and ahead < _NEAR else past
    if tense == "future":
        far = _FAR_QUARTER if base.grain == "D" and past.grain == "Q" else _FAR
        return past if ahead > far and back < _NEAR else future
    return past if back <= _PAST_BIAS * ahead else future


def _open_month(form: Form, scene: Scene) -> Resolved | None:
    """A day of the month alone: "the 18th", "Mon 13th"."""
    base = scene.base(msgspec.structs.replace(form, base="text"))
    if base is None:
        return None
    if form.base == "text" or (base.grain in ("D", "M") and (scene.last is not None) and not form.weekday):
        day = calendar.day(base.begin.year, base.begin.month, form.day)
        return _maybe_day(day)
    months = [calendar.plus_months(base.begin.replace(day=1), k) for k in range(-14, 15)]
    days = [calendar.day(m.year, m.month, form.day) for m in months if m is not None]
    choices = [of_day(d) for d in days if d is not None and form.weekday in (0, d.isoweekday())]
    return _choose(choices, base, form.which, form.tense)


# Days of the week


def _weekday(form: Form, scene: Scene) -> Resolved | None:
    base = scene.base(form)
    if base is None or (base.grain != "D" and form.base == "text" and base.grain != "W"):
        return None
    start = base.begin
    back, ahead = (start.isoweekday() - form.weekday) % 7, (form.weekday - start.isoweekday()) % 7
    untold = form.base == "publication" or (scene.last is None and not scene.narrative)
    if form.which and untold and (form.which > 0 or start.isoweekday() < 6):
        found = calendar.plus(start, form.weekday - start.isoweekday() + 7 * form.which)
    elif form.which < 0:
        found = calendar.plus(start, -(back or 7))
    elif form.which > 0:
        found = calendar.plus(start, ahead or 7)
    elif (
        form.tense == "future"
        or (form.base == "text" and form.tense != "past")
        or (form.tense == "near" and ahead < back)
    ):
        found = calendar.plus(start, ahead)
    else:
        found = calendar.plus(start, -back)
    return _maybe_day(_before_day(form, found) if found is not None and form.n else found)


def _before_day(form: Form, day: date) -> date | None:
    """The same day of the week so many units earlier: "a year ago Tuesday"."""
    if form.unit in ("D", "W"):
        return calendar.plus(day, form.n * (7 if form.unit == "W" else 1))
    found = calendar.plus_months(day, form.n * (12 if form.unit == "Y" else 1))
    off = (form.weekday - found.isoweekday() + 3) % 7 - 3 if found is not None else 0
    return calendar.plus(found, off) if found is not None else None


# So and so far away


def _shift(form: Form, scene: Scene) -> Resolved | None:
    base = scene.base(form)
    if base is None:
        return None
    if form.unit == "Q" and form.base == "text" and form.n == 0:
        return scene.quarter or _move_quarters(msgspec.structs.replace(form, n=-1), base)
    told = scene.quarter is not None and (scene.publication is None or scene.quarter.begin <= scene.publication)
    if form.unit == "Y" and form.grain == "same" and scene.quarter and told and base.grain in ("D", "M", "Q", "Y"):
        return _move_quarters(Form(op="shift", n=4 * form.n), scene.quarter)
    mover = _MOVERS.get(form.unit)
    return None if mover is None else mover(form, base)


def _move_days(form: Form, base: Resolved) -> Resolved | None:
    if base.grain != "D" and form.base == "text":
        return None
    found = calendar.plus(base.end if form.n > 0 else base.begin, form.n)
    return _maybe_day(found)


def _move_weeks(form: Form, base: Resolved) -> Resolved | None:
    if form.grain == "D" and base.grain not in ("D", "W"):
        return None
    start, n = base.begin, form.n
    if form.grain != "D" and start.isoweekday() == 7 and base.grain == "D" and (n or form.tense == "future"):
        start = calendar.plus(start, 1) or start
    if form.grain == "WE" and n == 0 and form.tense == "past" and start.isoweekday() < 6 and base.grain == "D":
        n = -1
    found = calendar.plus(start, n * 7)
    if found is None:
        return None
    if form.weekday:
        found = calendar.plus(found, form.weekday - found.isoweekday())
        return _maybe_day(found)
    if form.grain == "D":
        return of_day(found) if base.grain == "D" else of_week(found)
    return of_week(found, weekend=form.grain == "WE")


def _move_months(form: Form, base: Resolved) -> Resolved | None:
    found = calendar.plus_months(base.begin, form.n)
    return None if found is None else of_month(found.year, found.month)


def _move_quarters(form: Form, base: Resolved) -> Resolved | None:
    found = calendar.plus_months(base.begin, 3 * form.n)
    if found is None:
        return None
    quarter = (found.month + 2) // 3
    return of_months(f"{found.year:04d}-Q{quarter}", found.year, quarter * 3 - 2, quarter * 3, "Q")


def _move_years(form: Form, base: Resolved) -> Resolved | None:
    year = base.begin.year + form.n
    if form.grain == "same" and base.grain == "Q":
        return _move_quarters(Form(op="shift", n=4 * form.n), base)
    if form.grain == "same" and base.grain == "M":
        return of_month(year, base.begin.month)
    return of_year(year)


def _move_decades(form: Form, base: Resolved) -> Resolved | None:
    return of_span(base.begin.year // 10 * 10 + 10 * form.n, 10)


def _move_centuries(form: Form, base: Resolved) -> Resolved | None:
    return of_span(base.begin.year // 100 * 100 + 100 * form.n, 100)


def _move_seasons(form: Form, base: Resolved) -> Resolved | None:
    found = calendar.plus_months(base.begin, 3 * form.n)
    if found is None:
        return None
    season = calendar.season_of(found.month)
    return of_season(found.year + (season == "WI" and found.month == 12), season)


_MOVERS: dict[str, Callable[[Form, Resolved], Resolved | None]] = {
    "D": _move_days,
    "W": _move_weeks,
    "M": _move_months,
    "Q": _move_quarters,
    "Y": _move_years,
    "DE": _move_decades,
    "CE": _move_centuries,
    "SE": _move_seasons,
}


# The n-th of something


def _nth(form: Form, scene: Scene) -> Resolved | None:
    if form.is_open and not (form.ahead and scene.ahead is not None):
        return _open_year(form, scene)
    year = scene.ahead.begin.year if form.is_open and scene.ahead is not None else _year(form, scene)
    return None if year is None else _nth_in(form, year)


def _nth_in(form: Form, year: int) -> Resolved | None:
    """The n-th weekday, week or day of a month or year."""
    whole = _in_year(Form(op="date", month=form.month, quarter=form.quarter, season=form.season), year)
    if whole is None:
        return None
    if form.unit == "W":
        return _nth_week(form, whole)
    if form.weekday:
        return _maybe_day(calendar.nth_weekday(year, form.month or whole.begin.month, form.n, form.weekday))
    day = calendar.plus(whole.begin, form.n - 1) if form.n > 0 else calendar.plus(whole.end, form.n + 1)
    return of_day(day) if day is not None and whole.begin <= day <= whole.end else None


def _nth_week(form: Form, whole: Resolved) -> Resolved | None:
    """The n-th week of a period, or a day of it."""
    day = calendar.plus(whole.begin, 7 * form.n - 7) if form.n > 0 else calendar.plus(whole.end, 7 * form.n + 4)
    if day is None:
        return None
    if form.weekday:
        return _maybe_day(calendar.plus(day, form.weekday - day.isoweekday()))
    return of_week(day)


def _value(form: Form, scene: Scene) -> Resolved | None:  # noqa: ARG001
    return None


_OPERATIONS: dict[str, Callable[[Form, Scene], Resolved | None]] = {
    "value": _value,
    "date": _date,
    "shift": _shift,
    "weekday": _weekday,
    "nth": _nth,
}
