"""Short invented reports, read as far as figures and times."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
from tests.annotate.spoken import article

from rapporteur import language
from rapporteur.annotate.figures import quantities
from rapporteur.annotate.names import mentions
from rapporteur.annotate.times import timexes
from rapporteur.model import Passage, Publication, Quantity, Timex


class Measured(NamedTuple):
    """A text with its figures and times."""

    text: str
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]

    def words(self, passage: Passage) -> str:
        """A passage as printed."""
        return self.text[passage.begin : passage.end]

    def figures(self) -> list[tuple[float, str]]:
        """Value and unit of the figures, in order."""
        return [(q.value, q.unit) for q in self.quantities]

    def times(self) -> list[tuple[str, str, str]]:
        """The time expressions as printed, with type and value."""
        return [(self.words(t), t.type, t.value) for t in self.timexes]

    def values(self) -> list[str]:
        """The values of the time expressions."""
        return [t.value for t in self.timexes]


@cache
def measured(text: str, published: str | None = "2031-05-14", kind: str = "body") -> Measured:
    """``text`` read with the shipped model, as if published on a day; 14 May 2031 is a Wednesday."""
    read = article(text, kind)
    if published is not None:
        read = msgspec.structs.replace(read, published=Publication(value=published))
    analysis = language.load().analyse(text, [(b.begin, b.end) for b in read.readable()])
    times = timexes.find(read, analysis)
    return Measured(text, quantities.find(read, analysis, mentions.find(read, analysis), times), times)
