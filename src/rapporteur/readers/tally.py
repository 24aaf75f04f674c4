"""What was passed over in a source of many records, by cause.

In: causes and places, as they come. Out: one :class:`~rapporteur.model.Problem` a cause. Decided here: a whole archive
of the news holds tens of thousands of records, so what is passed over is counted, and the first places are named.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapporteur.model import Problem
from rapporteur.readers.sources import STEP

NAMED = 5
"""Places that a cause names before it only counts."""


class Tally:
    """Counts by cause; ``nouns`` are one and many of what is counted, ``places`` what the numbers are."""

    def __init__(self, path: str, nouns: tuple[str, str], places: str) -> None:
        self._path = path
        self._nouns = nouns
        self._places = places
        self._found: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}
        self._lost: set[str] = set()

    def add(self, cause: str, place: int, *, lost: bool = True) -> None:
        """Count one more; ``lost`` where a report is missing for it."""
        if lost:
            self._lost.add(cause)
        self._counts[cause] = self._counts.get(cause, 0) + 1
        named = self._found.setdefault(cause, [])
        if len(named) < NAMED:
            named.append(place)

    def problems(self) -> Iterator[Problem]:
        """One problem for each cause, in the order of their names."""
        for cause, count in sorted(self._counts.items()):
            places = ", ".join(map(str, self._found[cause])) + (", …" if count > NAMED else "")
            what = f"{count} {self._nouns[count > 1]}: {cause} (at {self._places} {places})"
            yield Problem(path=self._path, cause=what, step=STEP, lost=cause in self._lost)
