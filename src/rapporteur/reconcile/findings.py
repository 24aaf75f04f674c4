"""Findings: what the reports make of each thing they tell.

In: an event's statements in groups, contraries among them, its quotations. Out: :class:`rapporteur.model.Finding`,
conflicts first. Decided here: which groups are worth a finding, and that passages which say the same are one side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from rapporteur.model import Finding, Side
from rapporteur.reconcile import channels, parts, stances, topics
from rapporteur.reconcile.figures import Measured, word_span
from rapporteur.reconcile.independence import Independence
from rapporteur.reconcile.verdicts import Ruling
from rapporteur.relate import contraries, deadlines, support
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import compare
from rapporteur.relate.contraries import Contrary
from rapporteur.relate.entities import Entities
from rapporteur.relate.quotes import Utterance
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import Statements, in_common

ORDER = ("conflict", "denied", "superseded", "compatible", "agreed", "single-source")
"""What an editor reads first."""
LEAST = 3
"""Concepts a statement must hold to be told as a finding of its own ("he said so" holds none)."""
LONGEST = 600
"""Characters of a passage that a side cites at most; a longer one is no passage to be read in two seconds."""
SPOKEN = 0.6
"""Share of a statement's characters within quotation marks from which it is somebody's words."""
ONE_WORDING = 0.8
"""Share of the shorter passage's words (by weight) that must stand in the other for the two to be one wording."""

Place = tuple[str, int, int]


class Evidence(msgspec.Struct, frozen=True):
    """All that the findings of an event are made of."""

    statements: Statements
    utterances: tuple[Utterance, ...]
    measured: Measured
    entities: Entities
    independence: Independence


def findings(evidence: Evidence) -> tuple[Finding, ...]:
    """The findings of an event in the order of :data:`ORDER`, then by how many outlets carry them, then by place."""
    statements, utterances = evidence.statements, evidence.utterances
    shared = _quoted(statements.all, [u for u in utterances if len({line.report.id for line in u.lines}) > 1])
    quoted = _quoted(statements.all, utterances)
    opposed = _merged([*contraries.find(statements, quoted), *deadlines.find(statements)])
    built = [_contrary(pair, evidence) for pair in opposed]
    told = {a.place for pair in opposed for a in (*pair.claim, *pair.answer)}
    for group in (*statements.groups, *statements.bridges):
        members = [m for m in _of_one_mind(group.members) if len(m.text) <= LONGEST]
        alone = group in statements.bridges or all(m.place in told for m in members)
        quotes_only = all(m.place in shared for m in members)
        if members and not quotes_only and _tells(members) and (not alone or _agreed(members, evidence.independence)):
            built += _told(members, evidence)
    built += parts.findings(evidence.measured.homes, evidence.independence)
    built += channels.findings(utterances, evidence.entities, evidence.independence)
    return tuple(sorted(built, key=_rank))


def _of_one_mind(members: Sequence[Assertion]) -> list[Assertion]:
    """The statements that take the stance that most of the group take; of equals, the one that affirms."""
    stances = Counter(contraries.stance(m) for m in members)
    most = min(stances, key=lambda s: (-stances[s], s))
    return [m for m in members if contraries.stance(m) == most]


def _agreed(members: Sequence[Assertion], independence: Independence) -> bool:
    return len(independence.behind(m.report.id for m in members).origins) > 1


def _quoted(every: Iterable[Assertion], utterances: Iterable[Utterance]) -> frozenset[Place]:
    """Places of the statements that lie in the words of an utterance."""
    lines = {(line.report.id, line.quotation.begin, line.quotation.end) for u in utterances for line in u.lines}
    return frozenset(a.place for a in every if any(_spoken(a, line) for line in lines))


def _spoken(assertion: Assertion, line: Place) -> bool:
    """Whether most of a statement lies in the words of a quotation; "he said" around it is no part of what is told."""
    report, begin, end = line
    low, high = assertion.statement.begin, assertion.statement.end
    return report == assertion.report.id and min(end, high) - max(begin, low) >= SPOKEN * (high - low)


def _tells(members: Sequence[Assertion]) -> bool:
    return max(len(m.concepts) for m in members) >= LEAST


def _merged(pairs: Sequence[Contrary]) -> list[Contrary]:
    """Contraries of one kind that share a statement, or answer with one another's, as one."""
    merged: list[Contrary] = []
    for pair in pairs:
        mine = {a.place for a in (*pair.claim, *pair.answer)}
        for k, other in enumerate(merged):
            theirs = {a.place for a in (*other.claim, *other.answer)}
            if other.kind == pair.kind and (mine & theirs or _one_denial(other, pair)):
                merged[k] = Contrary(
                    kind=pair.kind,
                    claim=_union(other.claim, pair.claim),
                    answer=_union(other.answer, pair.answer),
                    shared=tuple(dict.fromkeys((*other.shared, *pair.shared))),
                )
                break
        else:
            merged.append(pair)
    return merged


def _one_denial(left: Contrary, right: Contrary) -> bool:
    """Whether two reports tell one denial in much the same words."""
    return left.kind == "denied" and any(
        compare(a.text, b.text).contained >= ONE_WORDING for a in left.answer for b in right.answer
    )


def _union(left: Sequence[Assertion], right: Sequence[Assertion]) -> tuple[Assertion, ...]:
    return tuple({a.place: a for a in (*left, *right)}[place] for place in sorted({a.place for a in (*left, *right)}))


def _contrary(pair: Contrary, evidence: Evidence) -> Finding:
    rarity = evidence.statements.rarity
    sides = (_side(pair.claim, rarity, pair.shared), _side(pair.answer, rarity, pair.shared))
    ruling = stances.contrary(pair, evidence.independence)
    return _finding(ruling, topics.topic((*pair.claim, *pair.answer), pair.shared, rarity), sides, evidence)


def _told(members: Sequence[Assertion], evidence: Evidence) -> list[Finding]:
    """Findings on statements that tell of one thing; where they give values that differ, the figure's verdict.

    What no other origin bears out is told by itself, once for each origin.
    """
    measured = evidence.measured.ruling(members)
    if measured is not None:
        return [_alike(*measured, evidence)]
    origin = evidence.independence.origin
    parts: list[Sequence[Assertion]] = []
    for counted in _counted_alike(members, evidence.measured):
        together, apart = support.parted(counted, lambda m: origin[m.report.id], evidence.statements.rarity)
        parts += [part for part in (together, *apart) if part and _tells(part)]
    return [_alike(stances.told_alike(part, evidence.independence), part, evidence) for part in parts]


def _counted_alike(members: Sequence[Assertion], measured: Measured) -> list[list[Assertion]]:
    """The statements parted so that none counts otherwise than another what is not the same count."""
    return _parted(members, lambda member, part: not any(measured.clash(member, other) for other in part))


def _alike(ruling: Ruling, members: Sequence[Assertion], evidence: Evidence) -> Finding:
    rarity = evidence.statements.rarity
    shared = in_common(members, rarity)
    sides = tuple(_side(part, rarity, shared) for part in _wordings(members))
    return _finding(ruling, topics.topic(members, shared, rarity), sides, evidence)


def _wordings(members: Sequence[Assertion]) -> list[list[Assertion]]:
    """The statements parted by wording: those of one report, and those that say it in the same words, are one side."""
    return _parted(members, lambda member, part: any(_alike_in_words(member, other) for other in part))


def _parted(
    members: Sequence[Assertion], belongs: Callable[[Assertion, Sequence[Assertion]], bool]
) -> list[list[Assertion]]:
    """Each statement with the first of the parts so far to which it belongs; one that belongs to none opens another."""
    parts: list[list[Assertion]] = []
    for member in members:
        home = next((part for part in parts if belongs(member, part)), None)
        if home is None:
            parts.append([member])
        else:
            home.append(member)
    return parts


def _alike_in_words(left: Assertion, right: Assertion) -> bool:
    return left.report.id == right.report.id or compare(left.text, right.text).contained >= ONE_WORDING


def _finding(ruling: Ruling, topic: str, sides: tuple[Side, ...], evidence: Evidence) -> Finding:
    backing = evidence.independence.of(span for side in sides for span in side.spans)
    return Finding(
        verdict=ruling.verdict,
        topic=topic,
        origins=len(backing.origins),
        outlets=len(backing.outlets),
        why=ruling.why,
        rule=ruling.rule,
        sides=sides,
    )


def _side(members: Sequence[Assertion], rarity: Rarity, shared: Iterable[str]) -> Side:
    """One position: the words of the statement that says most of what they share, the passages of all."""
    wanted = frozenset(shared)
    best = min(members, key=lambda m: (-mass(m.concepts & wanted, rarity), len(m.text), m.place))
    source = best.statement.source
    return Side(
        says=" ".join(best.text.split()),
        source=source.name if source is not None else None,
        spans=tuple(word_span(m.report, m.statement.begin, m.statement.end) for m in members),
    )


def _rank(finding: Finding) -> tuple[int, int, object]:
    return ORDER.index(finding.verdict), -finding.outlets, finding.sides[0].spans[0]
