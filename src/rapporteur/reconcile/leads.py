"""The sentence that opens an account.

In: the passages of an event, which of them are overtaken, how rare its concepts are, its day. Out: :class:`Opening`,
best first. Decided here: each report's first sentence that reads alone is a candidate; the best shares most with the
other reports' openings and headlines, tells of the event's day, and tells nothing that a later report has overtaken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from rapporteur.model import Reading, Span
from rapporteur.reconcile.passages import Passages
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.terms import concepts

WITHIN = 4
"""Sentences of a body among which its opening is looked for."""
OPEN = 0.75
"""What an opening counts for that tells what is only expected or denied. These factors were set on twenty piles read by
eye; between .6 and .85 the order of the best changes in two of them."""
OVERTAKEN = 0.5
"""What an opening counts for that prints what a later report has overtaken."""
EARLY = 0.85
"""What a report counts for of which a later one has overtaken something: it was filed too soon."""
OF_THE_DAY = 1.2
"""What an opening counts for that names the event's day."""
NEWEST = 0.5
"""What the report filed last counts for beside the first; those between in proportion, one of no known day halfway."""
LATER = 0.85
"""What a sentence counts for against the one before it in its report."""
_OPEN = frozenset({"expected", "planned", "denied"})


class Opening(msgspec.Struct, frozen=True):
    """A sentence that could open the account, and how well it would (only good for comparing)."""

    span: Span
    score: float


def openings(passages: Passages, old: Sequence[Span], rarity: Rarity, day: str | None) -> tuple[Opening, ...]:
    """The openings of the reports, best first; reports without one are left out. ``old`` are overtaken passages."""
    ordered = [passages.readings[id] for id in sorted(passages.readings)]
    shared: Counter[str] = Counter()
    for reading in ordered:
        shared.update(concepts(f"{reading.title or ''} {_first_words(reading)}"))
    new = _newness(ordered)
    best: dict[str, Opening] = {}
    for reading in ordered:
        for place, span in enumerate(_sentences(reading)):
            if passages.alone(span) and any(span.begin <= s.begin < span.end for s in reading.statements):
                score = _central(reading, span, shared, rarity) * _telling(reading, span, old, day)
                score *= LATER**place * new[reading.id]
                if span.id not in best or score > best[span.id].score:
                    best[span.id] = Opening(span, score)
    return tuple(sorted(best.values(), key=lambda o: (-o.score, o.span)))


def _newness(readings: Sequence[Reading]) -> dict[str, float]:
    """What each report counts for by its day of filing: the newer the more."""
    days = sorted({r.published.value for r in readings if r.published.value})

    def place(filed: str | None) -> float:
        return days.index(filed) / (len(days) - 1) if filed and len(days) > 1 else 0.5

    return {r.id: 1 + NEWEST * place(r.published.value) for r in readings}


def _first_words(reading: Reading) -> str:
    first = next(_sentences(reading), None)
    return reading.words(first) if first is not None else ""


def _sentences(reading: Reading) -> Iterator[Span]:
    """The first sentences of the body."""
    body = [b for b in reading.readable() if b.kind == "body"]
    within = (s for s in reading.sentences if any(b.begin <= s.begin < b.end for b in body))
    return (reading.cite(sentence) for sentence in islice(within, WITHIN))


def _central(reading: Reading, span: Span, shared: Counter[str], rarity: Rarity) -> float:
    """How much of a sentence the other reports' headlines and first sentences hold."""
    held = concepts(reading.words(span))
    others = sum(mass([c], rarity) * (shared[c] - 1) for c in sorted(held))
    return (1 + others) / (math.sqrt(len(held)) + 2)


def _telling(reading: Reading, span: Span, old: Sequence[Span], day: str | None) -> float:
    """What a sentence counts for by what it tells: the event's day, and nothing that is open or overtaken."""
    inside = [s for s in reading.statements if span.begin <= s.begin and s.end <= span.end]
    stale = [o for o in old if o.id == span.id]
    passed = any(span.begin <= o.begin < span.end for o in stale)
    first = next((s.status for s in inside), "reported")
    times = [t for t in reading.timexes if span.begin <= t.begin and t.end <= span.end]
    named = day is not None and any(t.value.startswith(day) for t in times)
    past = OVERTAKEN if passed else EARLY if stale else 1.0
    return past * (OPEN if first in _OPEN else 1.0) * (OF_THE_DAY if named else 1.0)
