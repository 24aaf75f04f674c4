"""An event at first sight: how many reports, what they do not agree on.

In: an event's collation and origins. Out: :class:`Overview`. Decided here: disputes are the findings in conflict and
denied, in the collation's order, :data:`MOST` of them at most; a figure and the statements that give it, which differ
in the same way, are one dispute.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.render.collation import Collation, Row
from rapporteur.render.register import Card
from rapporteur.render.wording import counted

MOST = 6
"""Disputes that are listed before an event; more are not taken in at a glance, and the collation has them all."""
_DISPUTED = ("conflict", "denied")


class Overview(msgspec.Struct, frozen=True):
    """What stands under an event's title. ``more`` counts the disputes that are not listed."""

    counts: tuple[str, ...]
    disputes: tuple[Row, ...]
    more: int


def overview(table: Collation, cards: Sequence[Card], origins: int) -> Overview:
    """Reports, outlets and origins in numbers, and the disputes."""
    outlets = len({card.outlet for card in cards if card.outlet})
    counts = [counted(len(cards), "report")]
    counts += [counted(outlets, "outlet")] if outlets else []
    counts.append(counted(origins, "independent origin"))
    disputed = [row for row in table.rows if row.label.verdict in _DISPUTED]
    disputes = list({(row.rule, row.why): row for row in reversed(disputed)}.values())[::-1]
    return Overview(tuple(counts), tuple(disputes[:MOST]), max(0, len(disputes) - MOST))
