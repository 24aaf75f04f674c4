"""The people, topics and positions of an event.

In: an event and the register. Out: flat structs for the card and the section on topics and positions. Decided here:
each office stands with the reports that give it; states that no report gives a topic have no column.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Event, Participant, Party, Pledge
from rapporteur.render.register import Citation, Register
from rapporteur.render.sections import Line


class Person(msgspec.Struct, frozen=True):
    """Somebody with the offices that reports give, and the reports that name them with none."""

    name: str
    offices: tuple[Line, ...]
    citations: tuple[Citation, ...]


class Topic(msgspec.Struct, frozen=True):
    """A topic; ``cells`` stand in the order of the states, empty where no report gives that state."""

    anchor: str
    name: str
    cells: tuple[tuple[Citation, ...], ...]


class Stand(msgspec.Struct, frozen=True):
    """A party with what it took on and where it stands; ``name`` is empty for all together."""

    anchor: str
    name: str
    commitments: tuple[Line, ...]
    positions: tuple[Line, ...]


class Matters(msgspec.Struct, frozen=True):
    """Topics with the names of their states, and the parties."""

    states: tuple[str, ...]
    topics: tuple[Topic, ...]
    parties: tuple[Stand, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.topics or self.parties)


@cache
def states() -> dict[str, str]:
    """What each state of a topic is called, in order."""
    return {row[0]: row[1] for row in table("rapporteur.render", "states.tsv")}


def people(persons: Sequence[Participant], register: Register) -> tuple[Person, ...]:
    """Persons with their offices."""
    return tuple(_person(person, register) for person in persons)


def _person(person: Participant, register: Register) -> Person:
    offices = tuple(Line(t.text, register.first_of_each(t.spans)) for t in person.given)
    told = {citation.number for office in offices for citation in office.citations}
    rest = [span for span in person.spans if register.cards[span.id].number not in told]
    if not offices and person.titles:
        offices = (Line("; ".join(person.titles), ()),)
    return Person(person.name, offices, register.first_of_each(rest))


def matters(event: Event, place: int, register: Register) -> Matters:
    """Topics and parties of ``event``, the ``place``-th of the record."""
    used = [s for s in states() if any(t.state == s for item in event.agenda for t in item.treatments)]
    topics = []
    for number, item in enumerate(event.agenda, start=1):
        spans = {t.state: t.spans for t in item.treatments}
        cells = tuple(register.cite_all(spans[state]) if state in spans else () for state in used)
        topics.append(Topic(f"e{place}-m{number}", item.topic, cells))
    parties = tuple(_stand(party, f"e{place}-y{n}", register) for n, party in enumerate(event.parties, start=1))
    return Matters(tuple(states()[s] for s in used), tuple(topics), parties)


def _stand(party: Party, anchor: str, register: Register) -> Stand:
    return Stand(anchor, party.name, _lines(party.commitments, register), _lines(party.positions, register))


def _lines(pledges: Sequence[Pledge], register: Register) -> tuple[Line, ...]:
    return tuple(Line(pledge.text, register.cite_all(pledge.spans)) for pledge in pledges)
