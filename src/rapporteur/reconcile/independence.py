"""How many origins stand behind something: what could be wrong on its own.

In: origin groups (reports that rest on one text). Out: counts for a set of passages. Decided here: a report counts for
the text it rests on, however often that is printed; the texts of one agency, and those of one outlet, count once, for
nobody confirms himself; words quoted alike from one speaker count once, because the reports are then witnesses only of
the one statement; a report of no known origin counts as its own text, never as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

import msgspec

from rapporteur.model import Origin, Reading, Span

LISTED = 4
"""Names in a list at most; a fifth is counted."""
HEADLINE = 48
"""Characters of a name or headline by which a report is called at most."""


_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


class Backing(msgspec.Struct, frozen=True):
    """What stands behind a statement: origins (sorted names) and outlets (sorted)."""

    origins: tuple[str, ...]
    outlets: tuple[str, ...]


class Independence(msgspec.Struct, frozen=True):
    """Answers for the reports of a pile: origin and outlet by report, and the outlet's name as a reader is told it."""

    origin: dict[str, str]
    outlet: dict[str, str]
    named: dict[str, str]

    def behind(self, reports: Iterable[str]) -> Backing:
        """The origins and outlets of some reports."""
        ids = sorted(set(reports))
        return Backing(
            origins=tuple(sorted({self.origin[i] for i in ids})),
            outlets=tuple(sorted({self.outlet[i] for i in ids})),
        )

    def names(self, reports: Iterable[str]) -> tuple[str, ...]:
        """What the reports are called in a sentence, each name once, in order."""
        return tuple(sorted({self.named[i] for i in reports}))

    def by(self, reports: Iterable[str]) -> str:
        """The outlets of some reports, as a list in words; of more than :data:`LISTED`, the first and a number."""
        names = self.names(reports)
        if len(names) > LISTED:
            names = (*names[: LISTED - 1], f"{len(names) - LISTED + 1} others")
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def of(self, spans: Iterable[Span]) -> Backing:
        """The origins and outlets of the reports that some passages stand in."""
        return self.behind(span.id for span in spans)


def settle(readings: Sequence[Reading], origins: Sequence[Origin]) -> Independence:
    """Origins and outlets by report; a report in no group is its own, and its own outlet when it names none."""
    text = {report: group.origin for group in origins for report in group.ids}
    return Independence(
        origin=_desks(readings, {r.id: text.get(r.id, r.id) for r in readings}),
        outlet={r.id: r.outlet or r.id for r in readings},
        named={r.id: _name(r) for r in readings},
    )


def _name(reading: Reading) -> str:
    """What a report is called in a sentence: by its outlet, else by the agency it credits, else by its headline.

    Where none is known the id is left, which the renderers tell as a number.
    """
    if reading.outlet:
        return shorten(reading.outlet, HEADLINE, placeholder=" …")
    if reading.agency:
        return f"a report credited to {reading.agency}"
    title = " ".join((reading.title or "").split())
    single = title.translate(_SINGLE)
    return f"the report “{shorten(single, HEADLINE, placeholder=' …')}”" if title else reading.id


def _desks(readings: Sequence[Reading], text: Mapping[str, str]) -> dict[str, str]:
    """The origin of each report: its text, or the smallest of all texts that share an agency or an outlet with it.

    "Twelve dead" and, hours later, "43 dead" by one agency are two texts of one desk.
    """
    leader = {name: name for name in text.values()}
    first: dict[tuple[str, str], str] = {}
    for reading in readings:
        for key in (("agency", reading.agency), ("outlet", reading.outlet)):
            if key[1] is not None:
                known = first.setdefault((key[0], key[1].casefold()), text[reading.id])
                low, high = sorted((_root(leader, known), _root(leader, text[reading.id])))
                leader[high] = low
    return {report: _root(leader, name) for report, name in text.items()}


def _root(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name
