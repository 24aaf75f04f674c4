"""Which reports rest on one text, however often it is printed.

In: readings and the passages they share. Out: :class:`Origin`, every report in exactly one. Decided here: how much
and which parts of two reports must be common text. A shared quotation never joins, nor does a passage that one report
sets into a story of its own. The geometry is that of overlaps in sequence assembly: two texts are one if what lies
beyond their common part is text of one side only, save for a lead or last lines of each outlet's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np

from rapporteur.model import Origin, Reading, Reuse
from rapporteur.relate.wording import Integers, word_begins

SAME = 0.6
"""Both reports share at least this much of their words: one text, wherever its parts stand."""

PART = 0.35
"""One report shares at least this much and the common part is no inset: a cut, or a text rewritten as it went on."""

CREDITED = 0.2
"""The same where both name the same agency."""

OWN_SHARE = 0.15
OWN_WORDS = 40
"""A lead or last lines of its own: at most this share of a report's words, or this many words if that is more."""


class _Overlap(msgspec.Struct, frozen=True):
    """Copied words of one report of a pair: their share of it, and the words before and after all of them."""

    share: float
    before: int
    after: int
    words: int

    @property
    def slack(self) -> float:
        """Words of its own that a report may print before or after the common text."""
        return max(OWN_WORDS, OWN_SHARE * self.words)


class _Kin(msgspec.Struct, frozen=True):
    """Two reports of one text."""

    a: str
    b: str
    share_a: float
    share_b: float
    passages: int


def group(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> tuple[Origin, ...]:
    """The origins behind ``readings``, sorted by their smallest id; order of the inputs does not matter."""
    ordered = sorted(readings, key=lambda r: r.id)
    kin = _kin(ordered, [r for r in reuse if r.kind == "copy"])
    leader = {r.id: r.id for r in ordered}
    for pair in kin:
        low, high = sorted((_root(leader, pair.a), _root(leader, pair.b)))
        leader[high] = low
    members: dict[str, list[Reading]] = {}
    for reading in ordered:
        members.setdefault(_root(leader, reading.id), []).append(reading)
    return tuple(_origin(group, kin) for group in members.values())


def _root(leader: dict[str, str], member: str) -> str:
    while leader[member] != member:
        leader[member] = leader[leader[member]]
        member = leader[member]
    return member


def _kin(readings: Sequence[Reading], copies: Sequence[Reuse]) -> list[_Kin]:
    """The pairs of reports that are one text."""
    concerned = {id_ for copy in copies for id_ in (copy.a, copy.b)}
    texts = {r.id: word_begins(r) for r in readings if r.id in concerned}
    agencies = {r.id: r.agency for r in readings}
    pairs: dict[tuple[str, str], list[Reuse]] = {}
    for copy in sorted(copies):
        pairs.setdefault((copy.a, copy.b), []).append(copy)
    kin: list[_Kin] = []
    for (a, b), passages in pairs.items():
        left = _overlap(texts[a], [(p.a_begin, p.a_end) for p in passages])
        right = _overlap(texts[b], [(p.b_begin, p.b_end) for p in passages])
        if _is_one_text(left, right, agencies[a], agencies[b]):
            kin.append(_Kin(a, b, left.share, right.share, len(passages)))
    return kin


def _overlap(begins: Integers, spans: Sequence[tuple[int, int]]) -> _Overlap:
    """How the passages ``spans`` (offsets) lie in a text whose words begin at ``begins``."""
    count = len(begins)
    covered = np.zeros(count, np.bool_)
    for begin, end in spans:
        covered[slice(*np.searchsorted(begins, (begin, end)))] = True
    places = np.flatnonzero(covered)
    return _Overlap(len(places) / count, int(places[0]), count - 1 - int(places[-1]), count)


def _is_one_text(left: _Overlap, right: _Overlap, agency: str | None, other: str | None) -> bool:
    if agency and other and agency.casefold() != other.casefold():
        return False
    if min(left.share, right.share) >= SAME:
        return True
    least = CREDITED if agency and other else PART
    return max(left.share, right.share) >= least and not _is_inset(left, right)


def _is_inset(left: _Overlap, right: _Overlap) -> bool:
    """Whether both go their own way beyond the common part, or one is set into the middle of the other."""
    slack = min(left.slack, right.slack)
    if min(left.before, right.before) > slack or min(left.after, right.after) > slack:
        return True
    return any(min(side.before, side.after) > side.slack for side in (left, right))


def _origin(members: Sequence[Reading], kin: Sequence[_Kin]) -> Origin:
    ids = tuple(r.id for r in members)
    credits = Counter(r.agency for r in members if r.agency)
    agency = min(credits, key=lambda name: (-credits[name], name)) if credits else None
    return Origin(origin=f"origin:{ids[0]}", ids=ids, agency=agency, why=_why(ids, agency, kin))


def _why(ids: Sequence[str], agency: str | None, kin: Sequence[_Kin]) -> str:
    """One sentence: the closest pair, and who is credited."""
    credit = f" {agency} is credited." if agency else ""
    if len(ids) == 1:
        return f"No other report of the pile prints this text.{credit}"
    inside = [k for k in kin if k.a in ids]
    best = max(inside, key=lambda k: (k.share_a + k.share_b, k.a, k.b))
    passages = "one passage" if best.passages == 1 else f"{best.passages} passages"
    shares = f"{best.share_a:.0%} of {best.a} and {best.share_b:.0%} of {best.b}"
    return (
        f"One text printed {len(ids)} times: {shares} are the same words, in {passages} outside of quotations.{credit}"
    )
