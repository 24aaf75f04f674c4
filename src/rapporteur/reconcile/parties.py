"""The parties of an event: what each committed itself to, and where it stands.

In: an event's statements, entities and participants. Out: :class:`rapporteur.model.Party`. Decided here: what was
agreed or reaffirmed, or is planned, is a commitment of whoever acts; what is demanded, proposed, declined or denied is
a position. What two participants agreed, or "the two leaders", stands under no single name. Statements of one thing are
one entry, in the sentence that reads alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rapporteur.model import Participant, Party, Pledge, Span
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.passages import LEAST, Passages, balanced
from rapporteur.reconcile.snippets import cut
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import forms
from rapporteur.relate.entities import Entities
from rapporteur.relate.statements import Statements

Kind = Literal["commitments", "positions"]

_KINDS: dict[str, Kind] = {
    "agreed": "commitments",
    "reaffirmed": "commitments",
    "planned": "commitments",
    "demanded": "positions",
    "proposed": "positions",
    "declined": "positions",
    "denied": "positions",
}
MOST = 5
"""Commitments and positions of one party at most: those that most reports tell."""
LONGEST = 300
"""Characters of a sentence that is told at most."""
_TOGETHER = re.compile(r"^(?:they|both|the two|the pair|the (?:\w+ )?leaders|the sides)\b|\band\b", re.I)


def parties(
    statements: Statements, entities: Entities, passages: Passages, participants: Sequence[Participant]
) -> tuple[Party, ...]:
    """The parties: first what all agreed together, then each in the order of who is most told of."""
    found: dict[str, dict[Kind, list[tuple[Assertion, ...]]]] = {}
    for group in statements.groups:
        by_party: dict[tuple[str, str], list[Assertion]] = {}
        for member in group.members:
            name, status = _party(member, entities, participants), member.statement.status
            if name is not None and status in _KINDS and passages.body(member.report.cite(member.statement)):
                by_party.setdefault((name, status), []).append(member)
        for (party, state), members in by_party.items():
            found.setdefault(party, {}).setdefault(_KINDS[state], []).append(tuple(members))
    told = [_told(name, kinds, passages) for name, kinds in found.items()]
    kept = [party for party in told if party.commitments or party.positions]
    return tuple(sorted(kept, key=lambda p: (bool(p.name), -len(p.commitments) - len(p.positions), p.name)))


def _party(assertion: Assertion, entities: Entities, participants: Sequence[Participant]) -> str | None:
    """Who acts: a participant or named body; ``""`` for several together; ``None`` where nobody is named."""
    agents = [a for a in assertion.statement.arguments if a.role == "agent"]
    if not agents:
        return None
    said = assertion.report.words(agents[0])
    entity = entities.of(assertion.report.id, agents[0].entity)
    if entity is not None and entity.named and entity.kind in ("person", "organisation", "place"):
        return entity.name
    named = {p.name for p in participants if set(forms(p.name)) & set(forms(said))}
    if len(named) > 1 or (_TOGETHER.search(said) and len(participants) > 1):
        return ""
    return next(iter(named), None)


def _told(name: str, kinds: dict[Kind, list[tuple[Assertion, ...]]], passages: Passages) -> Party:
    return Party(
        name=name,
        commitments=_pledges(kinds.get("commitments", []), passages),
        positions=_pledges(kinds.get("positions", []), passages),
    )


def _pledges(groups: Sequence[tuple[Assertion, ...]], passages: Passages) -> tuple[Pledge, ...]:
    """One pledge for each group that a sentence tells, those of most reports first; no sentence twice."""
    kept: dict[Span, Pledge] = {}
    for group in sorted(groups, key=lambda g: (-len({a.report.id for a in g}), g[0].place)):
        spans = tuple(dict.fromkeys(word_span(a.report, a.statement.begin, a.statement.end) for a in group))
        fit = [s for s in map(passages.sentence, spans) if s.end - s.begin <= LONGEST and balanced(passages.words(s))]
        best = min(
            fit, key=lambda s: (not passages.alone(s), passages.dated_afresh(s), s.end - s.begin, s), default=None
        )
        if best is not None and best not in kept and len(forms(passages.words(best))) >= LEAST:
            text = "".join(p if isinstance(p, str) else passages.told(p, None) for p in cut(passages, best))
            kept[best] = Pledge(text=text, spans=spans)
    return tuple(kept.values())[:MOST]
