"""A record as chapters: everything the page shows, in the order in which it shows it.

In: a dossier. Out: :class:`Book`, flat structs that templates walk without deciding anything. Decided here: what a
chapter holds; reports come last, since only then is it known which of their passages were cited.
"""

from __future__ import annotations

import msgspec

from rapporteur.model import Dossier, Event, Problem, Reason
from rapporteur.render import days, meeting, sections
from rapporteur.render.collation import Collation, collate
from rapporteur.render.links import Links
from rapporteur.render.overview import Overview, overview
from rapporteur.render.pictures.timeline import Strip
from rapporteur.render.quotebook import QuoteBook, quote_book
from rapporteur.render.register import Card, Register
from rapporteur.render.reports import Page, evidence, page
from rapporteur.render.wording import counted, listed, one_line


class Sibling(msgspec.Struct, frozen=True):
    """Another event of the same story."""

    anchor: str
    title: str
    date: str


class Chapter(msgspec.Struct, frozen=True):
    """One event."""

    number: int
    anchor: str
    title: str
    value: str | None
    date: str
    place: str | None
    siblings: tuple[Sibling, ...]
    overview: Overview
    participants: tuple[meeting.Person, ...]
    present: tuple[meeting.Person, ...]
    ordinals: tuple[sections.Line, ...]
    matters: meeting.Matters
    duration: tuple[sections.Line, ...]
    why: tuple[Reason, ...]
    account: tuple[sections.Passus, ...]
    collation: Collation
    quotes: QuoteBook
    figures: tuple[sections.Amount, ...]
    moments: tuple[sections.Moment, ...]
    strip: Strip | None
    roots: sections.Roots
    reports: tuple[sections.Filed, ...]


class Book(msgspec.Struct, frozen=True):
    """The whole record. ``title`` is the page's, ``heading`` what stands at its head; ``register`` names passages."""

    title: str
    heading: str
    summary: str
    chapters: tuple[Chapter, ...]
    cards: tuple[Card, ...]
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    register: Register


def book(dossier: Dossier) -> Book:
    """The record, ready to be shown."""
    register = Register(dossier.reports)
    links = Links(dossier)
    chapters = tuple(_chapter(links, event, n, register) for n, event in enumerate(dossier.events, start=1))
    witnesses = {reading.id: evidence(reading, register) for reading in dossier.reports}
    return Book(
        title=_title(chapters),
        heading=f"Record of {counted(len(dossier.reports), 'report')} on {counted(len(chapters), 'event')}",
        summary=_summary(dossier),
        chapters=chapters,
        cards=tuple(register.cards.values()),
        pages=tuple(page(reading, witnesses[reading.id], register) for reading in dossier.reports),
        problems=dossier.problems,
        register=register,
    )


def _chapter(links: Links, event: Event, place: int, register: Register) -> Chapter:
    entries = sections.moments(event, place, register)
    where_from = sections.roots(links, event, register)
    table = collate(links, event, place, register)
    cards = [register.cards[id] for id in event.ids]
    return Chapter(
        number=place,
        anchor=f"e{place}",
        title=event.title,
        value=event.date,
        date=days.spoken(event.date),
        place=event.place,
        siblings=_siblings(links, event),
        overview=overview(table, cards, len(where_from.all)),
        participants=meeting.people(event.participants, register),
        present=meeting.people(event.present, register),
        ordinals=sections.values(event.ordinals, register),
        matters=meeting.matters(event, place, register),
        duration=sections.values(event.duration, register),
        why=tuple(Reason(kind=r.kind, text=register.named(r.text)) for r in event.why),
        account=sections.account(event, place, register),
        collation=table,
        quotes=quote_book(event, place, register),
        figures=sections.figures(event, place, register),
        moments=entries,
        strip=sections.strip(event, entries, register),
        roots=where_from,
        reports=sections.filed(event, where_from, register),
    )


def _siblings(links: Links, event: Event) -> tuple[Sibling, ...]:
    return tuple(Sibling(f"e{n}", other.title, days.spoken(other.date)) for n, other in links.siblings(event))


def _title(chapters: tuple[Chapter, ...]) -> str:
    """What a browser's tab shows: the first event, and how many more there are."""
    if not chapters:
        return "Nothing found"
    more = f" and {counted(len(chapters) - 1, 'other event')}" if len(chapters) > 1 else ""
    return one_line(chapters[0].title) + more


def _summary(dossier: Dossier) -> str:
    """How many outlets and origins stand behind the record."""
    named = {report.outlet for report in dossier.reports if report.outlet}
    unnamed = sum(1 for report in dossier.reports if not report.outlet)
    outlets = [counted(len(named), "outlet")] if named else []
    if unnamed:
        outlets.append(f"{counted(unnamed, 'report')} whose outlet is not known")
    return f"From {listed(outlets) or 'no report'}, resting on {counted(len(dossier.origins), 'independent origin')}"
