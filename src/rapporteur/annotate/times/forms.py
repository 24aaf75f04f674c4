"""The unresolved form of a time expression.

In: what a rule of the grammar read. Out: :class:`Form`, and its serialised text that travels in
:attr:`rapporteur.model.Timex.form`. Decided here: that text. It is the operation, then the set fields as
``name=value``, parted by spaces, in the order of the class: ``date month=7 day=21 tense=future``, ``shift unit=W n=-1
grain=W base=publication``, ``value value=P3M``. :func:`parse` gives the same form back.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

Operation = Literal["value", "date", "shift", "weekday", "nth"]
Base = Literal["publication", "text", "context"]
Tense = Literal["", "past", "present", "future", "near", "since"]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression says, before anything is known of the day it was written.

    ``op`` tells how the value comes about:

    ``value``
        ``value`` is the TIMEX3 value, whatever the day.
    ``date``
        A date whose ``year``, ``month``, ``day``, ``season``, ``quarter``, ``half``, ``week`` or ``holiday`` are
        given as far as the text gives them. ``years`` is the year relative to the base's, ``which`` says "last" (-1)
        or "next" (1) July. ``weekday`` is a witness for the open year or month.
    ``shift``
        ``n`` units away from the base, told as exactly as ``grain``; then perhaps ``weekday`` of that week.
    ``weekday``
        A day of the week near the base: ``which`` -1 is strictly before, 1 strictly after, 0 as the tense says.
    ``nth``
        The ``n``-th ``weekday``, week or day (``unit``) of a month, quarter or year given as in ``date``.

    ``base`` is what open parts are counted from: the day of publication, the time the text has come to, or by context
    the one in a report and the other in a narrative. ``tense`` is that of the clause, ``near`` where the clause looks
    ahead but the day hangs on a noun of it, ``since`` where something began with it. ``part`` ("MO") and ``clock``
    ("20:30") add a time of day. ``ahead`` says that the year is the one of the next expression ("between May and June
    1941"), ``aside`` that a narrative does not go on from here ("the 1812 war").
    """

    op: Operation
    value: str = ""
    year: int | None = None
    years: int | None = None
    month: int = 0
    day: int = 0
    season: str = ""
    quarter: int = 0
    half: int = 0
    week: int = 0
    weekday: int = 0
    holiday: str = ""
    unit: str = ""
    n: int = 0
    grain: str = ""
    which: int = 0
    base: Base = "publication"
    tense: Tense = ""
    part: str = ""
    clock: str = ""
    ahead: bool = False
    aside: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a date lacks its year."""
        return self.op in ("date", "nth") and self.year is None and self.years is None


def constant(value: str) -> Form:
    """A form that is its value."""
    return Form(op="value", value=value)


def serialise(form: Form) -> str:
    """The form as text."""
    parts: list[str] = [form.op]
    for name, default in _defaults():
        value = getattr(form, name)
        if value != default:
            parts.append(f"{name}={int(value) if isinstance(value, bool) else value}")
    return " ".join(parts)


@cache
def _defaults() -> tuple[tuple[str, object], ...]:
    """The fields after ``op`` with their defaults, in order."""
    return tuple((f.name, f.default) for f in msgspec.structs.fields(Form) if f.name != "op")


def parse(text: str) -> Form | None:
    """The form that :func:`serialise` wrote; ``None`` for any other text."""
    op, *parts = text.split(" ")
    fields: dict[str, str] = {"op": op}
    for part in parts:
        name, _, value = part.partition("=")
        fields[name] = value
    try:
        return msgspec.convert(fields, Form, strict=False)
    except msgspec.ValidationError:
        return None
