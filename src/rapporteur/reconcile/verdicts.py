"""The rules that give a verdict, one function each, tried in order; the first that speaks decides.

In: what the reports say of one thing, aligned. Out: :class:`Ruling`. Decided here: nothing but the verdict. A rule is
pure, small and named; its name goes into the record beside the verdict, so that an editor can dispute it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import msgspec

from rapporteur.model import Quantity, Verdict
from rapporteur.relate.compare import measures


class Ruling(msgspec.Struct, frozen=True):
    """A verdict, the name of the rule that gave it, and one sentence for the reader."""

    verdict: Verdict
    rule: str
    why: str


class Account(msgspec.Struct, frozen=True):
    """One report's value of a figure: what it says, on which origin, filed when (ISO 8601, ``""`` when unknown).

    ``growth`` is as in ``states.tsv``: whether what is counted grows while the event goes on.
    """

    quantity: Quantity
    says: str
    origin: str
    outlet: str
    filed: str
    growth: str = ""


FigureRule = Callable[[Sequence[Account]], Ruling | None]


def figure(accounts: Sequence[Account]) -> Ruling:
    """The verdict on the values of one measured thing."""
    return next(ruling for rule in FIGURE_RULES if (ruling := rule(accounts)) is not None)


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


def overtaken(accounts: Sequence[Account]) -> Ruling | None:
    """A count that grows, and the higher value was filed later: superseded.

    "At least 7 dead" on Friday and "17 dead" on Saturday. Both were right when they were filed.
    """
    if not all(a.growth in ("grows", "moves") for a in accounts):
        return None
    order = sorted((a.filed, _low(a)) for a in accounts if a.filed)
    dated = len(order) == len(accounts) and order[0][0] < order[-1][0]
    if dated:
        early = [v for day, v in order if day == order[0][0]]
        late = [v for day, v in order if day == order[-1][0]]
        if accounts[0].growth == "moves" or max(late) >= max(early):
            first, last = _says(accounts, order[0][0]), _says(accounts, order[-1][0])
            return Ruling(
                "superseded", "overtaken", f"The later report gives {last} where the earlier one gave {first}."
            )
    return None


def compatible_values(accounts: Sequence[Account]) -> Ruling | None:
    """Every pair of values can be true at once, by rounding, hedge, bound or unit: compatible.

    "12,400 sailors" and "about 12,000 sailors". The rough value stands for the exact one.
    """
    pairs = [measures.compare(a.quantity, b.quantity) for a, b in combinations(accounts, 2)]
    unlike = [p for p in pairs if p.relation != "equal"]
    if any(p.relation == "different" for p in unlike):
        return None
    return Ruling("compatible", "compatible-values", f"{_values(accounts)}: {unlike[0].why}.")


def growing(accounts: Sequence[Account]) -> Ruling | None:
    """A count that grows, and the order of filing is not known: superseded, with that said.

    "11 dead" and "17 dead" in two reports of one day. Calling that a conflict would set one hour against another.
    """
    if not all(a.growth in ("grows", "moves") for a in accounts):
        return None
    why = f"{_values(accounts)}: the count changed as the event went on, and the reports were not filed at one hour."
    return Ruling("superseded", "growing", why)


def values_exclude(accounts: Sequence[Account]) -> Ruling:
    """The values cannot all be true: conflict.

    "The 50-minute talk" and "the 40-minute meeting" of the same two people. One of them is wrong.
    """
    return Ruling("conflict", "values-exclude", f"The reports give {_values(accounts)}, and at most one can be right.")


FIGURE_RULES: tuple[FigureRule, ...] = (
    one_origin,
    same_value,
    overtaken,
    compatible_values,
    growing,
    values_exclude,
)


def _alike(accounts: Sequence[Account]) -> bool:
    pairs = combinations(accounts, 2)
    return all(measures.compare(a.quantity, b.quantity).relation in ("equal", "unit") for a, b in pairs)


def _low(account: Account) -> float:
    return account.quantity.value


def _says(accounts: Sequence[Account], filed: str) -> str:
    return next(f"“{a.says}”" for a in accounts if a.filed == filed)


def _values(accounts: Sequence[Account]) -> str:
    seen = dict.fromkeys(f"“{a.says}”" for a in accounts)
    return " and ".join(seen) if len(seen) < 3 else ", ".join(seen)
