"""What joins the reports of an event, looked up by report.

In: a dossier. Out: its origins, shared passages and kindred events for any set of reports. Decided here: nothing; this
index keeps a record of many events from being walked once for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapporteur.model import Dossier, Event, Origin, Reuse


class Links:
    """Origins and shared passages by report, events by story."""

    def __init__(self, dossier: Dossier) -> None:
        self._origins = {id: (n, origin) for n, origin in enumerate(dossier.origins) for id in origin.ids}
        self._reuse: dict[str, list[tuple[int, Reuse]]] = {}
        for n, reuse in enumerate(dossier.reuse):
            self._reuse.setdefault(reuse.a, []).append((n, reuse))
        self._stories: dict[str, list[tuple[int, Event]]] = {}
        for n, event in enumerate(dossier.events, start=1):
            self._stories.setdefault(event.story, []).append((n, event))

    def origins(self, ids: Iterable[str]) -> tuple[Origin, ...]:
        """The origins of reports, each once, in the record's order."""
        found = {self._origins[id][0]: self._origins[id][1] for id in ids if id in self._origins}
        return tuple(found[n] for n in sorted(found))

    def reuse(self, ids: Iterable[str]) -> tuple[Reuse, ...]:
        """The passages that these reports share among themselves, in the record's order."""
        members = frozenset(ids)
        found = [(n, r) for id in sorted(members) for n, r in self._reuse.get(id, ()) if r.b in members]
        return tuple(reuse for _, reuse in sorted(found, key=lambda pair: pair[0]))

    def siblings(self, event: Event) -> tuple[tuple[int, Event], ...]:
        """The other events of the same story, with their place in the record, from 1."""
        return tuple((n, other) for n, other in self._stories[event.story] if other.id != event.id)
