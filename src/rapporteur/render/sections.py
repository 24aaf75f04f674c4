"""The smaller sections of an event's record: card, account, figures, timeline, origins, its reports.

In: an event, the record, the register. Out: one flat struct per section for templates and documents. Decided here:
figures follow the order of verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Event, Figure, Reuse, Value
from rapporteur.render import days
from rapporteur.render.links import Links
from rapporteur.render.pictures import origins, timeline
from rapporteur.render.register import Card, Citation, Register
from rapporteur.render.reports import Aside, set_aside
from rapporteur.render.verdicts import Label, label, ranked


class Line(msgspec.Struct, frozen=True):
    """Something said with the passages behind it."""

    text: str
    citations: tuple[Citation, ...]
    note: str = ""


class Told(msgspec.Struct, frozen=True):
    """A sentence of the account, counted from 1."""

    anchor: str
    number: int
    text: str
    citations: tuple[Citation, ...]


class Passus(msgspec.Struct, frozen=True):
    """Sentences of one part of the account; ``name`` is empty where there is no other part."""

    name: str
    lines: tuple[Told, ...]


class Amount(msgspec.Struct, frozen=True):
    """One measured thing and the values given for it."""

    number: int
    anchor: str
    measures: str
    unit: str
    label: Label
    values: tuple[Line, ...]
    origins: int
    outlets: int
    why: str


class Moment(msgspec.Struct, frozen=True):
    """An entry of the timeline. ``value`` is as in the record, ``date`` as people say it."""

    number: int
    anchor: str
    value: str
    date: str
    what: str
    scheduled: bool
    citations: tuple[Citation, ...]


class Shared(msgspec.Struct, frozen=True):
    """A passage that two reports share; containments in per cent."""

    left: Citation
    right: Citation
    words: int
    kind: str
    of_left: int
    of_right: int


class Root(msgspec.Struct, frozen=True):
    """An origin among the reports of an event."""

    origin: str
    agency: str | None
    reports: tuple[Card, ...]
    why: str


class Roots(msgspec.Struct, frozen=True):
    """Origins of an event, their picture, and the shared passages they were found by."""

    all: tuple[Root, ...]
    picture: origins.Tree | None
    shared: tuple[Shared, ...]


class Filed(msgspec.Struct, frozen=True):
    """A report in the list of an event's reports; ``paywalled`` where its page declares it for subscribers only."""

    card: Card
    agency: str | None
    paywalled: bool
    origin: Root | None
    asides: tuple[Aside, ...]


def account(event: Event, place: int, register: Register) -> tuple[Passus, ...]:
    """The sentences of the account, those of one part together."""
    told = [
        (s.part, Told(f"e{place}-s{n}", n, register.named(s.text), register.cite_all(s.spans)))
        for n, s in enumerate(event.account, start=1)
    ]
    names = {row[0]: row[1] for row in table("rapporteur.render", "account_parts.tsv")}
    parts = [(part, tuple(line for _, line in group)) for part, group in groupby(told, key=lambda item: item[0])]
    return tuple(Passus(names[part] if len(parts) > 1 else "", lines) for part, lines in parts)


def values(found: Sequence[Value], register: Register) -> tuple[Line, ...]:
    """Values one by one, as the reports print them."""
    return tuple(Line(" ".join(v.says.split()), register.cite_all(v.spans)) for v in found)


def figures(event: Event, place: int, register: Register) -> tuple[Amount, ...]:
    """The figures of the event, conflicts first."""
    return tuple(_amount(f, n, place, register) for n, f in enumerate(ranked(event.figures), start=1))


def _amount(figure: Figure, number: int, place: int, register: Register) -> Amount:
    return Amount(
        number=number,
        anchor=f"e{place}-n{number}",
        measures=figure.measures or figure.unit,
        unit=figure.unit,
        label=label(figure.verdict),
        values=tuple(Line(v.says, register.cite_all(v.spans, figure.verdict)) for v in figure.values),
        origins=figure.origins,
        outlets=figure.outlets,
        why=register.named(figure.why),
    )


def moments(event: Event, place: int, register: Register) -> tuple[Moment, ...]:
    """The entries of the timeline, in the record's order."""
    return tuple(
        Moment(
            number=n,
            anchor=f"e{place}-t{n}",
            value=h.date,
            date=days.meant(h.date, h.mod),
            what=h.what,
            scheduled=h.scheduled,
            citations=register.cite_all(h.spans),
        )
        for n, h in enumerate(event.timeline, start=1)
    )


def strip(event: Event, entries: Sequence[Moment], register: Register) -> timeline.Strip | None:
    """The picture of the timeline."""
    filings = [
        timeline.Entry(card.number, register.readings[id].published.value, card.anchor)
        for id in event.ids
        for card in (register.cards[id],)
    ]
    if len(filings) < 2 and not entries:
        return None
    return timeline.strip(
        [timeline.Entry(m.number, m.value, m.anchor, m.scheduled) for m in entries], filings, event.date
    )


def roots(links: Links, event: Event, register: Register) -> Roots:
    """Where the event's reports come from, and what they share."""
    found = []
    present = frozenset(event.ids)
    for origin in links.origins(event.ids):
        cards = sorted((register.cards[id] for id in origin.ids if id in present), key=lambda c: c.number)
        found.append(Root(origin.origin, origin.agency, tuple(cards), register.named(origin.why)))
    found.sort(key=lambda root: (-len(root.reports), root.reports[0].number))
    within = links.reuse(event.ids)
    quoted = [
        (register.cards[r.a].number, register.cards[r.b].number, r.words) for r in within if r.kind == "quotation"
    ]
    picture = origins.tree([origins.Source(_root_name(r), bool(r.agency), r.reports) for r in found], quoted)
    return Roots(tuple(found), picture, tuple(_shared(r, register) for r in within))


def _root_name(root: Root) -> str:
    if root.agency:
        return root.agency
    return "one text" if len(root.reports) > 1 else "own text"


def _shared(reuse: Reuse, register: Register) -> Shared:
    return Shared(
        left=register.cite(register.readings[reuse.a].span(reuse.a_begin, reuse.a_end)),
        right=register.cite(register.readings[reuse.b].span(reuse.b_begin, reuse.b_end)),
        words=reuse.words,
        kind=reuse.kind,
        of_left=round(100 * reuse.containment_a),
        of_right=round(100 * reuse.containment_b),
    )


def filed(event: Event, all_roots: Roots, register: Register) -> tuple[Filed, ...]:
    """The event's reports by number, each with its origin and what was set aside in it."""
    root_of = {card.id: root for root in all_roots.all for card in root.reports}
    readings = (register.readings[id] for id in sorted(event.ids, key=lambda id: register.cards[id].number))
    return tuple(
        Filed(register.cards[r.id], r.agency, bool(r.paywalled), root_of.get(r.id), set_aside(r)) for r in readings
    )
