"""The record: readings and links in, one dossier out.

In: readings with settled days, shared passages, origin groups, placements, problems. Out: :class:`Dossier`. Decided
here: what an event's record holds and in which order; every rule stands in a module of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.model import Dossier, Event, Origin, Placement, Problem, Reading, Reason, Reuse
from rapporteur.reconcile import (
    account,
    agenda,
    card,
    figures,
    findings,
    occasions,
    parties,
    passages,
    quotes,
    snippets,
    timeline,
)
from rapporteur.reconcile.independence import Independence, settle
from rapporteur.relate import entities as relate_entities
from rapporteur.relate import figures as relate_figures
from rapporteur.relate import quotes as relate_quotes
from rapporteur.relate import statements as relate_statements
from rapporteur.relate.proposals import Proposer


class Manner(msgspec.Struct, frozen=True):
    """How a record is made: sentences of an account at most, and whom to ask for candidates."""

    length: int = account.LENGTH
    propose: Proposer = msgspec.field(default_factory=Proposer)


def dossier(
    readings: Sequence[Reading],
    reuse: Sequence[Reuse],
    origins: Sequence[Origin],
    placements: Sequence[Placement],
    problems: Sequence[Problem] = (),
    manner: Manner | None = None,
) -> Dossier:
    """The reconciled record; the order of ``readings`` does not matter.

    A report without a placement is an event of its own. What a source of candidates got wrong is among the problems.
    """
    manner = manner or Manner()
    ordered = tuple(sorted(readings, key=lambda r: r.id))
    independence = settle(ordered, origins)
    where = {p.id: p for p in placements}
    groups: dict[str, list[Reading]] = {}
    for reading in ordered:
        placement = where.get(reading.id)
        groups.setdefault(placement.event if placement else reading.id, []).append(reading)
    events = [_event(name, group, where, independence, manner) for name, group in sorted(groups.items())]
    return Dossier(
        reports=ordered,
        origins=tuple(sorted(origins, key=lambda o: o.origin)),
        reuse=tuple(sorted(reuse)),
        events=tuple(sorted(events, key=lambda e: (-len(e.ids), e.date or "9999", e.id))),
        problems=tuple(sorted([*problems, *manner.propose.problems], key=lambda p: (p.path, p.record or 0, p.cause))),
    )


def _event(
    name: str, readings: list[Reading], where: dict[str, Placement], independence: Independence, manner: Manner
) -> Event:
    entities = relate_entities.join(readings)
    utterances = relate_quotes.match(readings, entities, manner.propose)
    statements = relate_statements.match(readings, entities, manner.propose)
    counted = relate_figures.match(readings)
    measured = figures.figures(counted, independence)
    told = findings.findings(
        findings.Evidence(
            statements=statements,
            utterances=utterances,
            measured=figures.measured(counted, independence),
            entities=entities,
            independence=independence,
        )
    )
    told_in = passages.passages(readings)
    day = card.day(readings)
    dates = timeline.timeline(statements, told_in, day)
    items = agenda.agenda(statements, told_in)
    pile = account.Pile(told_in, independence, statements, day, items)
    took_part = card.participants(readings, entities)
    placed = [where[r.id] for r in readings if r.id in where]
    return Event(
        id=name,
        story=placed[0].story if placed else name,
        title=card.title(readings, tuple(snippets.overtaken(told_in, measured))),
        date=day,
        place=card.place(readings, entities),
        participants=took_part,
        duration=card.duration(counted, measured),
        ids=tuple(r.id for r in readings),
        why=_reasons(placed),
        findings=told,
        quotes=quotes.quotes(utterances, entities, independence),
        figures=measured,
        timeline=dates,
        ordinals=occasions.ordinals(told_in, day),
        present=occasions.present(told_in, entities, took_part),
        agenda=items,
        parties=parties.parties(statements, entities, told_in, took_part),
        account=account.account(pile, told, measured, dates, manner.length),
    )


def _reasons(placements: Sequence[Placement]) -> tuple[Reason, ...]:
    """The reasons of all placements, each once, in order."""
    return tuple(dict.fromkeys(reason for placement in placements for reason in placement.why))
