"""The event's card: what it is called, when and where it was, who took part.

In: the readings of an event and its entities. Out: title, date, place, participants. Decided here: the report that
shares most words with the others gives the title; whoever most reports name took part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapporteur.model import Participant, Reading
from rapporteur.relate.entities import Entities
from rapporteur.relate.terms import concepts


def title(readings: Sequence[Reading]) -> str:
    """The headline nearest to all the others; the first words of a report where none has a headline."""
    titles = {r.id: r.title for r in readings if r.title}
    if not titles:
        first = readings[0]
        body = next((b for b in first.readable()), None)
        return first.words(body).split("\n")[0][:100].strip() if body else first.id
    counts = Counter(name for t in titles.values() for name in concepts(t))
    best = min(titles.items(), key=lambda item: (-_shared(item[1], counts), item))
    return best[1]


def _shared(title: str, counts: Counter[str]) -> float:
    """How often the other titles hold the words of this one, on average; short ones are held back a little."""
    held = concepts(title)
    return sum(counts[name] for name in sorted(held)) / (len(held) + 3)


def participants(readings: Sequence[Reading], entities: Entities) -> tuple[Participant, ...]:
    """The persons that most reports name, with the titles they are given."""
    persons = [e for e in entities.all if e.kind == "person" and e.spans]
    persons.sort(key=lambda e: (-len(e.reports), -len(e.spans), e.id))
    kept = [e for e in persons if e.named and (len(e.reports) > 1 or len(readings) == 1)]
    return tuple(Participant(name=e.name, titles=e.titles, spans=e.spans) for e in kept)
