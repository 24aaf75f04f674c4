"""The rules that give a verdict, one function each, tried in order; the first that speaks decides.

In: what the reports say of one thing, aligned. Out: :class:`Ruling`. Decided here: nothing but the verdict. A rule is
pure, small and named; its name goes into the record beside the verdict, so that an editor can dispute it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

import msgspec

from rapporteur.model import Quantity, Verdict
from rapporteur.relate.compare import measures


class Ruling(msgspec.Struct, frozen=True):
    """A verdict, the name of the rule that gave it, and one sentence for the reader."""

    verdict: Verdict
    rule: str
    why: str


class Account(msgspec.Struct, frozen=True):
    """One report's value of a figure: what it says, on which origin, as of which day (ISO 8601, ``""`` if unknown).

    ``stated`` tells whether the report gives that day for the value, or was only filed on it. ``growth`` is as in
    ``states.tsv``: whether what is counted grows while the event goes on.
    """

    quantity: Quantity
    says: str
    origin: str
    outlet: str
    moment: str
    stated: bool = False
    growth: str = ""
    rival: bool = False
    so_far: bool = False
    foreseen: bool = False


FigureRule = Callable[[Sequence[Account]], Ruling | None]


def figure(accounts: Sequence[Account]) -> Ruling:
    """The verdict on the values of one measured thing."""
    return next(ruling for rule in FIGURE_RULES if (ruling := rule(accounts)) is not None)


def alone(accounts: Sequence[Account]) -> Ruling:
    """The event has one report, so that nothing stands against anything: single-source.

    "The union speaks of 1,050 jobs, the company of 640", where nobody else tells of it.
    """
    return Ruling("single-source", "only-report", f"Only {accounts[0].outlet} tells of the event.")


def one_origin(accounts: Sequence[Account]) -> Ruling | None:
    """Only one origin gives the figure, and always alike: single-source.

    "Six divers" in two papers that both print the Orlo Wire. An agency cannot confirm itself.
    """
    if len({a.origin for a in accounts}) > 1 or not _alike(accounts):
        return None
    outlets = len({a.outlet for a in accounts})
    if outlets > 1:
        return Ruling("single-source", "one-origin", f"{outlets} outlets give it, all from one text.")
    return Ruling("single-source", "one-origin", f"Only {accounts[0].outlet} gives it.")


def same_value(accounts: Sequence[Account]) -> Ruling | None:
    """Two or more origins give one value: agreed.

    "The ferry carried 212 people" (Gazette) and "212 people were on board" (Mirror): two can be wrong together only by
    chance.
    """
    if not _alike(accounts):
        return None
    origins = len({a.origin for a in accounts})
    return Ruling("agreed", "same-value", f"{origins} independent origins give the same value.")


def two_voices(accounts: Sequence[Account]) -> Ruling | None:
    """One report sets two values of one thing against each other: conflict.

    "Police said 20,000 had come; the organisers spoke of 50,000." Each is somebody's own count of one thing.
    """
    if not any(
        a.rival != b.rival and a.outlet == b.outlet and _excluding((a, b)) for a, b in combinations(accounts, 2)
    ):
        return None
    return Ruling(
        "conflict", "two-voices", f"{_values(accounts)}: one report sets the counts of two sources side by side."
    )


def foreseen(accounts: Sequence[Account]) -> Ruling | None:
    """What was only to come, and what came, which agrees with itself: superseded.

    "Is scheduled to last an hour" and "spoke for 90 minutes". An expectation is no account of what was.
    """
    ahead = [a for a in accounts if a.foreseen]
    came = [a for a in accounts if not a.foreseen]
    if not ahead or not came or _excluding(came) or not any(_excluding((a, b)) for a in ahead for b in came):
        return None
    why = f"“{ahead[0].says}” was expected; “{came[0].says}” is what came of it."
    return Ruling("superseded", "foreseen", why)


def not_done(accounts: Sequence[Account]) -> Ruling | None:
    """A count that its report calls unfinished, and larger ones that agree with one another: superseded.

    "Six of the claims have so far been upheld" and, that evening, "nine claims were upheld".
    """
    early = [a for a in accounts if a.so_far]
    late = [a for a in accounts if not a.so_far]
    if not early or not late or _excluding(late):
        return None
    if not all(_excluding((a, b)) and a.quantity.value < b.quantity.value for a in early for b in late):
        return None
    why = f"“{early[0].says}” was the count so far; “{late[0].says}” replaces it."
    return Ruling("superseded", "not-done", why)


def found_more(accounts: Sequence[Account]) -> Ruling | None:
    """A count of what is found that only grows from one filing to the next: superseded.

    "Two bridges fell" on Friday and "five bridges fell" on Saturday. A smaller count given later is no later news.
    """
    if not all(a.growth == "adds" and a.moment for a in accounts):
        return None
    told = sorted(accounts, key=lambda a: (a.moment[:10], a.quantity.value))
    rising = all(a.quantity.value <= b.quantity.value for a, b in pairwise(told))
    if not rising or told[0].moment[:10] == told[-1].moment[:10] or not _excluding((told[0], told[-1])):
        return None
    why = f"“{told[-1].says}” is given for a later day than “{told[0].says}”; more was found."
    return Ruling("superseded", "found-more", why)


def overtaken(accounts: Sequence[Account]) -> Ruling | None:
    """A count that changes, given for different days, without two different values for one day: superseded.

    "At least 7 dead" on Friday and "17 dead" on Saturday. Both were right when they were given.
    """
    if not all(a.growth in ("grows", "moves") and a.moment for a in accounts):
        return None
    days = sorted({a.moment[:10] for a in accounts})
    if len(days) < 2 or _at_one_time(accounts):
        return None
    first, last = (next(a.says for a in accounts if a.moment[:10] == day) for day in (days[0], days[-1]))
    if not _excluding(accounts):
        return None
    return Ruling("superseded", "overtaken", f"“{last}” is given for a later day than “{first}”; the count moved on.")


def compatible_values(accounts: Sequence[Account]) -> Ruling | None:
    """Every pair of values can be true at once, by rounding, hedge, bound or unit: compatible.

    "12,400 sailors" and "about 12,000 sailors". The rough value stands for the exact one.
    """
    if _excluding(accounts):
        return None
    pairs = [measures.compare(a.quantity, b.quantity) for a, b in combinations(accounts, 2)]
    unlike = [p for p in pairs if p.relation != "equal"]
    return Ruling("compatible", "compatible-values", f"{_values(accounts)}: {unlike[0].why}.")


def growing(accounts: Sequence[Account]) -> Ruling | None:
    """A count that changes, in reports of one day or of no known day: superseded.

    "11 dead" and "17 dead" on one Friday. Calling that a conflict would set one hour against another, unless both are
    given for one and the same time ("by 6 p.m.", "as of six o'clock"): then they exclude each other.
    """
    if not all(a.growth in ("grows", "moves") for a in accounts) or _at_one_time(accounts):
        return None
    why = f"{_values(accounts)}: the count changed as the event went on, and not all values are given for one hour."
    return Ruling("superseded", "growing", why)


def values_exclude(accounts: Sequence[Account]) -> Ruling:
    """The values cannot all be true: conflict.

    "The 50-minute talk" and "the 40-minute meeting" of the same two people. One of them is wrong.
    """
    return Ruling("conflict", "values-exclude", f"The reports give {_values(accounts)}, and at most one can be right.")


FIGURE_RULES: tuple[FigureRule, ...] = (
    one_origin,
    same_value,
    two_voices,
    foreseen,
    not_done,
    found_more,
    overtaken,
    compatible_values,
    growing,
    values_exclude,
)


def _alike(accounts: Sequence[Account]) -> bool:
    pairs = combinations(accounts, 2)
    return all(measures.compare(a.quantity, b.quantity).relation in ("equal", "unit") for a, b in pairs)


def _at_one_time(accounts: Sequence[Account]) -> bool:
    """Whether two origins state for one hour values that exclude each other; a day or an evening is long."""
    return any(
        a.stated
        and b.stated
        and a.moment == b.moment
        and a.moment[11:12].isdigit()
        and a.origin != b.origin
        and _excluding((a, b))
        for a, b in combinations(accounts, 2)
    )


def _excluding(accounts: Sequence[Account]) -> bool:
    """Whether two of the values cannot both be true."""
    return any(measures.compare(a.quantity, b.quantity).relation == "different" for a, b in combinations(accounts, 2))


def _values(accounts: Sequence[Account]) -> str:
    """The different values, each once in the longest of its wordings, as a list in words."""
    said: dict[tuple[float, float | None, bool, str], list[str]] = {}
    for a in accounts:
        key = (a.quantity.value, a.quantity.high, a.quantity.approximate, a.quantity.unit)
        said.setdefault(key, []).append(a.says)
    values = [f"“{max(says, key=len)}”" for says in said.values()]
    return " and ".join(filter(None, (", ".join(values[:-1]), values[-1])))
