"""What joins reports: shared passages, origins, places in a story.

In: spans of two or more reports. Out: :class:`Reuse`, :class:`Origin`, :class:`Placement`, :class:`Change`. Decided
here: every link carries its reason.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Reuse(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A passage that two reports share, code points, half open.

    ``words`` counts the words of the passage in ``a``. ``containment_a`` is the share of report ``a``'s words that it
    shares with ``b`` in all (0 to 1), ``containment_b`` the reverse; the two differ, and that is their use.
    """

    a: str
    a_begin: int
    a_end: int
    b: str
    b_begin: int
    b_end: int
    words: int
    kind: Literal["copy", "quotation"]
    containment_a: float
    containment_b: float


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that rest on one text, hence can be wrong together. A report that copies nothing is its own origin."""

    origin: str
    ids: tuple[str, ...]
    agency: str | None
    why: str


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report was placed where it is: ``kind`` names the evidence, ``text`` is one sentence for the editor."""

    kind: str
    text: str


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """The story (running subject) and event (one happening) that report ``id`` belongs to, and why."""

    id: str
    story: str
    event: str
    why: tuple[Reason, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What later reports of a stream changed in what was told before.

    ``merged``: the groups ``old`` are one now, under the name ``new[0]``. ``split``: ``old[0]`` is several groups now,
    ``new``. ``corrected``: a report came again under its id and is placed anew. ``ids`` are the reports concerned that
    are still being compared.
    """

    change: Literal["merged", "split", "corrected"]
    level: Literal["story", "event", "report"]
    old: tuple[str, ...]
    new: tuple[str, ...]
    ids: tuple[str, ...]
    why: str
