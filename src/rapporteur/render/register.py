"""Which number a report has on the page, and what every citation is called.

In: the reports of a record. Out: :class:`Citation` for spans, :class:`Card` for reports. Decided here: reports are
numbered from 1 in the record's order; a passage's anchor is ``r<number>-<begin>-<end>``; whoever asks for a citation
has the passage marked in its report, so that no link can lead nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from rapporteur.errors import SpanError
from rapporteur.model import Reading, Span, Verdict
from rapporteur.render import days
from rapporteur.render.verdicts import Label, label
from rapporteur.render.wording import clipped, one_line

SHORT_NAME = 22
"""Code points of an outlet's name in the head of a column; two lines at the narrowest column."""
HEADLINE = 60
"""Code points of a headline that stands in for an outlet."""
_WORD = re.compile(r"[^\s“”\"(),;:]*[^\s“”\"(),;:.]")
_NO_WORD = re.compile(r"[\d./_-]")
TOOLTIP = 240
"""Code points of a passage shown on hover; the whole passage is one click away."""


class Citation(msgspec.Struct, frozen=True):
    """A link to one passage. ``anchor`` is its id on the page; ``words`` the passage, clipped, on one line."""

    anchor: str
    number: int
    label: str
    words: str
    begin: int
    end: int


class Card(msgspec.Struct, frozen=True):
    """A report as the record speaks of it.

    ``name`` is the outlet, where none is known the agency it credits, its headline, or its file.
    """

    id: str
    number: int
    anchor: str
    name: str
    short: str
    label: str
    outlet: str | None
    title: str
    published: str
    filed: str


class Register:
    """Numbers reports, names citations, and remembers which passages were cited."""

    def __init__(self, reports: Iterable[Reading]) -> None:
        self.readings = {reading.id: reading for reading in reports}
        self.cards = {id: _card(reading, n) for n, (id, reading) in enumerate(self.readings.items(), start=1)}
        self._cited: dict[str, dict[tuple[int, int], Label | None]] = {id: {} for id in self.readings}

    def cite(self, span: Span, verdict: Verdict | None = None) -> Citation:
        """The link to ``span``, which is marked in its report from now on.

        A passage on which several findings rest is marked with the verdict that comes first in reading order.

        :raises KeyError: if the record has no such report
        """
        card, reading = self.cards[span.id], self.readings[span.id]
        told, mark = self._cited[span.id], label(verdict) if verdict else None
        before = told.get((span.begin, span.end))
        told[span.begin, span.end] = mark if before is None or (mark and mark.rank < before.rank) else before
        return Citation(
            anchor=anchor(card.number, span.begin, span.end),
            number=card.number,
            label=card.label,
            words=clipped(reading.words(span), TOOLTIP),
            begin=span.begin,
            end=span.end,
        )

    def cite_all(self, spans: Iterable[Span], verdict: Verdict | None = None) -> tuple[Citation, ...]:
        """Links to ``spans`` without repetition, by report and place."""
        return tuple(self.cite(s, verdict) for s in sorted(set(spans), key=self._place))

    def first_of_each(self, spans: Iterable[Span]) -> tuple[Citation, ...]:
        """A link to the first of ``spans`` in each report."""
        first: dict[str, Span] = {}
        for span in sorted(set(spans), key=self._place):
            first.setdefault(span.id, span)
        return tuple(self.cite(s) for s in first.values())

    def _place(self, span: Span) -> tuple[int, int, int]:
        return self.cards[span.id].number, span.begin, span.end

    def passage(self, id: str, begin: int | None, end: int | None) -> Citation | None:
        """The link to a passage given by offsets; ``None`` if there is no such passage."""
        reading = self.readings.get(id)
        if reading is None or begin is None or end is None:
            return None
        try:
            return self.cite(reading.span(begin, end))
        except SpanError:
            return None

    def cited(self, id: str) -> Mapping[tuple[int, int], Label | None]:
        """The passages of a report that were cited so far, and the verdict they are marked with."""
        return self._cited[id]

    def named(self, text: str) -> str:
        """``text`` with the ids of reports (file names, as a rule) told as "report 3".

        Only ids that are hardly a word are looked for: those with a digit, a full stop, a slash or a joining mark.
        """
        return _WORD.sub(self._named, text)

    def _named(self, word: re.Match[str]) -> str:
        card = self.cards.get(word[0]) if _NO_WORD.search(word[0]) else None
        if card is None:
            return word[0]
        opens = word.string[: word.start()].rstrip()[-1:] in ("", ".", "!", "?")
        return f"{'Report' if opens else 'report'} {card.number}"


def anchor(number: int, begin: int, end: int) -> str:
    """The id on the page of a passage of report ``number``."""
    return f"r{number}-{begin}-{end}"


def _card(reading: Reading, number: int) -> Card:
    file = PurePosixPath(reading.id)
    outlet, agency, title = (one_line(words or "") for words in (reading.outlet, reading.agency, reading.title))
    credited = f"{agency} (agency)" if agency else ""
    name = outlet or credited or (f"“{clipped(title, HEADLINE)}”" if title else "") or file.name or reading.id
    return Card(
        id=reading.id,
        number=number,
        anchor=f"r{number}",
        name=name,
        short=clipped(outlet or agency or title or file.stem or reading.id, SHORT_NAME),
        label=f"Report {number}, {name}",
        outlet=reading.outlet,
        title=title or "(no title)",
        published=days.published(reading.published),
        filed=days.filed(reading.published),
    )
