"""The same utterance in several reports.

In: the readings of one event and its entities. Out: :class:`Utterance`: the quotations that print one stretch of
speech, those that tell it without quotation marks, and the relation of each pair. Decided here: how pairs become
utterances. What is quoted is grouped closest bond first, and never across two quotations that a speaker or a day keeps
apart; what is told without marks joins the one utterance it fits best and joins no two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from rapporteur.model import Reading, RelationName
from rapporteur.relate.bonds import SHORT, Bond, bond
from rapporteur.relate.compare.wording import Likeness, weight
from rapporteur.relate.entities import Entities
from rapporteur.relate.lines import Line, lines
from rapporteur.relate.occasions import gap
from rapporteur.relate.proposals import Item, Proposer

COMMON = 60
"""Quotations that may hold a word which still brings two of them together: keeps their number linear."""

Pair = tuple[int, int]


class Match(msgspec.Struct, frozen=True):
    """Two quotations of one utterance, by their place in ``Utterance.every``, and what tells so."""

    left: int
    right: int
    relation: RelationName
    likeness: Likeness
    why: str


class Utterance(msgspec.Struct, frozen=True):
    """One stretch of speech: ``lines`` print it, ``retold`` tell it without marks, in order of report and place."""

    lines: tuple[Line, ...]
    matches: tuple[Match, ...]
    retold: tuple[Line, ...] = ()

    @property
    def every(self) -> tuple[Line, ...]:
        """The printed lines, then the retold ones."""
        return self.lines + self.retold


def match(readings: Sequence[Reading], entities: Entities, propose: Proposer | None = None) -> tuple[Utterance, ...]:
    """Every direct quotation of the event in exactly one utterance; the order of the readings does not matter.

    :param propose: whom to ask for further pairs to look at; they pass the same checks
    """
    found = [line for reading in sorted(readings, key=lambda r: r.id) for line in lines(reading)]
    proposed = propose("quotation", lambda: _items(found, entities)) if propose else ()
    piles = _piles(found, entities)
    home = {number: k for k, pile in enumerate(piles) for number in pile}
    firsts = [found[pile[0]] for pile in piles]
    pairs = _candidates(firsts)
    pairs |= {(min(a, b), max(a, b)) for i, j in proposed if (a := home[i]) != (b := home[j])}
    bonds = {}
    for i, j in sorted(pairs):
        tied = _bond(firsts[i], firsts[j], entities) if _crosses(found, piles[i], piles[j]) else None
        if tied:
            bonds[i, j] = tied
    spoken = {pair: tied for pair, tied in bonds.items() if tied.relation != "direct for indirect"}
    groups = _groups(firsts, _best_phrases(firsts, spoken), spoken, entities)
    retold = _best_homes(groups, {pair: tied for pair, tied in bonds.items() if pair not in spoken}, firsts)
    return tuple(_utterance(found, piles, group, retold.get(group[0], []), bonds) for group in groups)


def _items(found: Sequence[Line], entities: Entities) -> list[Item]:
    """The lines as a source of candidates is shown them."""
    items = []
    for number, line in enumerate(found):
        report, begin, end = line.place
        voice = line.quotation.speaker
        name = entities.name(report, voice) if voice else None
        items.append(Item(id=f"q{number}", report=report, begin=begin, end=end, text=line.text, speaker=name))
    return items


def _piles(found: Sequence[Line], entities: Entities) -> list[list[int]]:
    """Lines with one wording, speaker and occasion together, so that a much printed statement is compared once."""
    piles: dict[object, list[int]] = {}
    for number, line in enumerate(found):
        speaker = line.quotation.speaker
        who = entities.name(line.report.id, speaker) if speaker else None
        short = len(line.forms) < SHORT and who is None
        key = (line.direct, line.forms, who, line.occasion.earliest, line.occasion.latest, number if short else -1)
        piles.setdefault(key, []).append(number)
    return list(piles.values())


def _crosses(found: Sequence[Line], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two piles hold lines of two reports."""
    return len({found[number].report.id for number in (*left, *right)}) > 1


def _candidates(firsts: Sequence[Line]) -> set[Pair]:
    """Pairs that share a word or a concept which not too many lines hold, one of them in quotation marks."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(firsts):
        for form in sorted({f for f in line.forms if weight(f) == 1.0} | line.concepts):
            where[form].append(number)
    pairs = {pair for held in where.values() if len(held) <= COMMON for pair in combinations(held, 2)}
    return {(i, j) for i, j in pairs if firsts[i].direct or firsts[j].direct}


def _bond(left: Line, right: Line, entities: Entities) -> Bond | None:
    return bond(left, right, _speakers(left, right, entities))


def _speakers(left: Line, right: Line, entities: Entities) -> bool | None:
    """Whether one person speaks both; what a pronoun stands for is not sure enough to forbid."""
    a, b = left.quotation.speaker, right.quotation.speaker
    if a is None or b is None:
        return None
    same = entities.same((left.report.id, a), (right.report.id, b))
    return same or (None if left.by_pronoun or right.by_pronoun else same)


def _best_phrases(firsts: Sequence[Line], bonds: dict[Pair, Bond]) -> list[Pair]:
    """The pairs to join: all of them, but a phrase joins only the shortest quotation it stands in."""
    hosts: dict[int, tuple[int, int]] = {}
    kept = []
    for (i, j), tied in bonds.items():
        if tied.likeness.length >= SHORT:
            kept.append((i, j))
            continue
        phrase, host = (i, j) if tied.likeness.shorter == 0 else (j, i)
        size = len(firsts[host].forms), host
        hosts[phrase] = min(hosts.get(phrase, size), size)
    kept += [(min(phrase, host), max(phrase, host)) for phrase, (_, host) in hosts.items()]
    return sorted(kept, key=lambda pair: (bonds[pair].strength, pair))


def _groups(
    firsts: Sequence[Line], pairs: Sequence[Pair], bonds: dict[Pair, Bond], entities: Entities
) -> list[list[int]]:
    """The direct lines in groups, closest pairs first; no group holds two lines that are kept apart."""
    home = {i: [i] for i, line in enumerate(firsts) if line.direct}
    for i, j in pairs:
        left, right = home[i], home[j]
        if left is right or any(_kept_apart(firsts, (a, b), bonds, entities) for a in left for b in right):
            continue
        left += right
        home |= dict.fromkeys(right, left)
    return sorted(sorted(group) for group in {id(group): group for group in home.values()}.values())


def _kept_apart(firsts: Sequence[Line], pair: Pair, bonds: dict[Pair, Bond], entities: Entities) -> bool:
    """Whether a day or two names keep two lines apart that no bond of their own ties."""
    i, j = min(pair), max(pair)
    if (i, j) in bonds:
        return False
    return bool(gap(firsts[i].occasion, firsts[j].occasion)) or _speakers(firsts[i], firsts[j], entities) is False


def _best_homes(
    groups: Sequence[Sequence[int]], bonds: dict[Pair, Bond], firsts: Sequence[Line]
) -> dict[int, list[int]]:
    """For each group (by its first line) what tells it without marks; each such line goes where its words fit best."""
    home = {number: group[0] for group in groups for number in group}
    best: dict[int, tuple[float, int]] = {}
    for (i, j), tied in bonds.items():
        spoken, told = (i, j) if firsts[i].direct else (j, i)
        a, b = firsts[spoken].concepts, firsts[told].concepts
        fit = -len(a & b) / len(a | b) - tied.likeness.contained, home[spoken]
        best[told] = min(best.get(told, fit), fit)
    found: dict[int, list[int]] = defaultdict(list)
    for told, (_, group) in sorted(best.items()):
        found[group].append(told)
    return found


def _utterance(
    found: Sequence[Line],
    piles: Sequence[Sequence[int]],
    group: Sequence[int],
    retold: Sequence[int],
    bonds: dict[Pair, Bond],
) -> Utterance:
    """The lines of some piles, with the bonds between the first lines of each and "same words" within each."""
    numbers = sorted(n for k in group for n in piles[k]) + sorted(n for k in retold for n in piles[k])
    place = {number: at for at, number in enumerate(numbers)}
    matches = []
    for k in group:
        first = piles[k][0]
        for other in piles[k][1:]:
            tied = bond(found[first], found[other], True)
            if tied and found[first].report.id != found[other].report.id:
                matches.append(_match(place[first], place[other], tied))
    for i, j in combinations(sorted((*group, *retold)), 2):
        if (i, j) in bonds:
            matches.append(_match(place[piles[i][0]], place[piles[j][0]], bonds[i, j]))
    spoken = sum(found[n].direct for n in numbers)
    every = tuple(found[n] for n in numbers)
    return Utterance(every[:spoken], tuple(sorted(matches, key=lambda m: (m.left, m.right))), every[spoken:])


def _match(left: int, right: int, tied: Bond) -> Match:
    return Match(min(left, right), max(left, right), tied.relation, tied.likeness, tied.why)
