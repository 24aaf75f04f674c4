"""The same fact in several reports, whatever they make of it.

In: the readings of one event and its entities. Out: :class:`StatementGroup`. Decided here: which statements tell of
one thing. Words and names align them; whether it was agreed, expected, denied or left undiscussed is not looked at,
because that is what is compared afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from rapporteur.model import Reading
from rapporteur.relate import assertions
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare import facts
from rapporteur.relate.entities import Entities
from rapporteur.relate.linkage import Pair, grouped
from rapporteur.relate.proposals import Item, Proposer
from rapporteur.relate.salience import Rarity, mass

THRESHOLD = 0.25
"""Mean kinship from which statements tell of one thing. On the examples, 9 in 10 pairs of two origins above .22 whose
sides both touch a gold finding touch the same one, 19 in 20 above .33."""
BRIDGE = 0.36
"""Kinship from which a statement may also answer to one outside its group. A group is held together by its mean, so
that copies of one wording keep out a third report that tells the thing in its own words."""
WEIGHTY = 1.6
"""Weight of shared concepts that a bridge needs beside its kinship: names and the setting alone are no statement."""
COMMON = 40
"""Statements that a concept may stand in and still bring pairs together; commoner ones only add to a pair's score.
Keeps the number of pairs linear in the number of statements."""


class StatementGroup(msgspec.Struct, frozen=True):
    """Statements that tell of one thing, in order of report and place, and the concepts that join them."""

    members: tuple[Assertion, ...]
    shared: tuple[str, ...]


class Statements(msgspec.Struct, frozen=True):
    """All assertions of an event, those that tell of one thing in groups, and how rare each concept is.

    Each assertion is in one of ``groups``; ``bridges`` are pairs of different groups that also tell of one thing.
    """

    all: tuple[Assertion, ...]
    groups: tuple[StatementGroup, ...]
    bridges: tuple[StatementGroup, ...]
    rarity: dict[str, float]


def match(readings: Sequence[Reading], entities: Entities, propose: Proposer | None = None) -> Statements:
    """The statements of the event in groups of one report or more; the order of the readings does not matter.

    :param propose: whom to ask for further pairs to look at; they pass the same checks
    """
    ordered = sorted(readings, key=lambda r: r.id)
    found = [assertion for reading in ordered for assertion in assertions.find(reading, entities)]
    weights = assertions.weights(ordered, entities)
    proposed = propose("statement", lambda: [_item(n, a) for n, a in enumerate(found)]) if propose else ()
    scores = {pair: _score(found, pair, weights) for pair in sorted({*_candidates(found), *proposed})}
    silent = {pair for pair in scores if _nested(found, pair)}
    groups = grouped(len(found), {p: s for p, s in scores.items() if s > 0}, THRESHOLD, silent)
    bridges = _bridges(found, scores, groups, weights)
    return Statements(
        all=tuple(found),
        groups=tuple(_group([found[i] for i in g], weights) for g in groups),
        bridges=tuple(_group([found[i], found[j]], weights) for i, j in bridges),
        rarity=weights,
    )


def _bridges(
    found: Sequence[Assertion], scores: dict[Pair, float], groups: Sequence[Sequence[int]], weights: Rarity
) -> list[Pair]:
    """Pairs of two reports and two groups above :data:`BRIDGE`, best first; a statement once for each other report."""
    home = {i: number for number, group in enumerate(groups) for i in group}
    used: set[tuple[int, str]] = set()
    kept = []
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = found[i], found[j]
        ends = {(i, right.report.id), (j, left.report.id)}
        weighty = mass(left.concepts & right.concepts, weights) >= WEIGHTY
        if score >= BRIDGE and home[i] != home[j] and weighty and left.report.id != right.report.id and not ends & used:
            used |= ends
            kept.append((i, j))
    return sorted(kept)


def _candidates(found: Sequence[Assertion]) -> list[Pair]:
    """Pairs that share a concept which not too many statements hold, in order."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, assertion in enumerate(found):
        for name in assertion.concepts:
            where[name].append(number)
    return sorted({pair for held in where.values() if len(held) <= COMMON for pair in combinations(held, 2)})


def _item(number: int, assertion: Assertion) -> Item:
    report, begin, end = assertion.place
    source = assertion.statement.source
    name = source.name if source else None
    return Item(id=f"s{number}", report=report, begin=begin, end=end, text=assertion.text, speaker=name)


def _score(found: Sequence[Assertion], pair: Pair, weights: Rarity) -> float:
    left, right = found[pair[0]], found[pair[1]]
    return facts.compare(left.fact, right.fact, weights).score


def _nested(found: Sequence[Assertion], pair: Pair) -> bool:
    """Whether two statements of one report overlap; what they share then says nothing."""
    left, right = found[pair[0]], found[pair[1]]
    return left.report.id == right.report.id and left.statement.overlaps(right.statement)


def _group(members: Sequence[Assertion], weights: Rarity) -> StatementGroup:
    return StatementGroup(tuple(sorted(members, key=lambda m: m.place)), in_common(members, weights))


def in_common(members: Sequence[Assertion], weights: Rarity) -> tuple[str, ...]:
    """The concepts that two reports among ``members`` share (of one report: all), commonest and rarest first."""
    reports: dict[str, set[str]] = defaultdict(set)
    for member in members:
        reports[member.report.id] |= member.concepts
    counted: dict[str, int] = defaultdict(int)
    for held in reports.values():
        for name in held:
            counted[name] += 1
    least = 2 if len(reports) > 1 else 1
    shared = [name for name, count in counted.items() if count >= least]
    shared.sort(key=lambda name: (-counted[name], -weights.get(name, 1.0), name))
    return tuple(shared)
