"""The event's card: what it is called, when and where it was, how long it took, who took part.

In: the readings of an event, its entities and figures. Out: title, date, place, duration, participants. Decided here:
the report that shares most words with the others gives the title; the day and the place that most reports name in
their first sentences are the event's; whoever most reports name took part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from textwrap import shorten
from typing import Any

from rapporteur.language import countries, lexicon
from rapporteur.model import Figure, Mention, Participant, Passage, Reading, Span, Title, Value
from rapporteur.reconcile.leads import EARLY
from rapporteur.relate import happening
from rapporteur.relate.entities import Entities, Entity
from rapporteur.relate.figures import FigureGroup
from rapporteur.relate.likeness import of_the_happening
from rapporteur.relate.terms import concepts, country

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
HEADLINE = 160
"""Characters of a headline that are shown at most; hardly a real one is longer."""
TITLE = 90
"""Characters of a sentence that stands in for a headline at most."""
SHORT = 4
"""Letters of a place in capitals that may be its initials, unless the text spells it otherwise too."""
LEAD = 3
"""Sentences of a report that say when and where it happened; behind them, other days and places come in."""


def title(readings: Sequence[Reading], old: Sequence[Span] = ()) -> str:
    """The headline nearest to all the others, rather of a report that was not overtaken; else a report's first words.

    A headline that prints one of the overtaken values at ``old`` gives way to one that does not.
    """
    titles = {r.id: shorten(r.title, HEADLINE, placeholder=" …") for r in readings if r.title}
    if not titles:
        return next((opening for r in readings if (opening := _opening(r))), readings[0].id)
    counts = Counter(name for t in titles.values() for name in concepts(t))
    texts = {r.id: r.text for r in readings}
    stale = frozenset(n for span in old for n in _NUMBER.findall(texts[span.id], span.begin, span.end))
    soon = {span.id for span in old}
    worth = {id: _shared(t, counts) * (EARLY if id in soon else 1.0) for id, t in titles.items()}
    best = min(titles.items(), key=lambda item: (_tells(item[1], stale), -worth[item[0]], item))
    return best[1]


def _tells(title: str, numbers: frozenset[str]) -> bool:
    """Whether a headline prints one of these numbers."""
    return not numbers.isdisjoint(_NUMBER.findall(title))


def _opening(reading: Reading) -> str:
    """The first words of the first sentence that tells something."""
    for sentence in _lead(reading):
        if any(sentence.covers(statement) for statement in reading.statements):
            return shorten(" ".join(reading.words(sentence).split()), TITLE, placeholder=" …")
    return ""


def _shared(title: str, counts: Counter[str]) -> float:
    """How often the other titles hold the words of this one, on average; short ones are held back a little."""
    held = concepts(title)
    return sum(counts[name] for name in sorted(held)) / (len(held) + 3)


def participants(readings: Sequence[Reading], entities: Entities) -> tuple[Participant, ...]:
    """The persons that most reports name, with the titles they are given."""
    persons = [e for e in entities.all if e.kind == "person" and e.spans]
    persons.sort(key=lambda e: (-len(e.reports), -len(e.spans), e.id))
    kept = [e for e in persons if _somebody(e) and (len(e.reports) > 1 or len(readings) == 1)]
    by_id = {r.id: r for r in readings}
    return tuple(somebody(e, by_id) for e in kept)


def somebody(entity: Entity, readings: dict[str, Reading]) -> Participant:
    """A person with the offices that the reports give; titles of courtesy tell none."""
    named = [t for t in entity.titles if t.casefold() not in _courtesy()]
    offices = tuple({t.casefold(): t for t in reversed(named)}[k] for k in dict.fromkeys(t.casefold() for t in named))
    places: dict[str, list[Span]] = {}
    for id, key in entity.members:
        for mention in readings[id].mentions:
            if mention.entity == key and mention.title:
                places.setdefault(mention.title.casefold(), []).append(_with_title(readings[id], mention))
    held = [(t, places[t.casefold()]) for t in offices if t.casefold() in places]
    given = tuple(Title(text=t, spans=tuple(sorted(set(spans)))) for t, spans in held)
    return Participant(name=entity.name, titles=offices, given=given, spans=entity.spans)


def _courtesy() -> frozenset[str]:
    return lexicon.words("rapporteur.reconcile", "courtesy.txt")


def _with_title(reading: Reading, mention: Mention) -> Span:
    """The mention, with the title before it where it stands there."""
    begin = mention.begin - len(mention.title or "") - 1
    stands = begin >= 0 and reading.text[begin : mention.begin - 1] == mention.title
    return reading.span(begin if stands else mention.begin, mention.end)


def _somebody(entity: Entity) -> bool:
    """Whether a person is named so that a reader knows who: by two names, or by one with an office."""
    named = entity.named and entity.name[:1].isupper() and not _office(entity.name)
    return named and (len(entity.name.split()) > 1 or bool(entity.titles))


def _office(name: str) -> bool:
    """Whether what stands for a person is an office: "Ex-minister of Velmora", "A spokesman for Sundral"."""
    roles = lexicon.words("rapporteur.annotate", "roles.tsv")
    first, *rest = name.split()
    headed = rest[:1] == ["of"] and first.casefold().removeprefix("ex-") in roles
    return headed or any(word in roles for word in rest)


def day(readings: Sequence[Reading]) -> str | None:
    """The day (ISO 8601) that most reports name in their leads.

    Of equals, the one that is the main happening's in most, then the one named most, then the earlier.
    """
    named = [list(_days(reading)) for reading in readings]
    return _most(named, Counter(happening.main(reading).day for reading in readings))


def _days(reading: Reading) -> Iterator[str]:
    lead = _lead(reading)
    for timex in reading.timexes:
        if timex.type in ("DATE", "TIME") and _DAY.match(timex.value) and any(s.covers(timex) for s in lead):
            yield timex.value[:10]


def place(readings: Sequence[Reading], entities: Entities) -> str | None:
    """The place that most reports name in their leads or datelines, a town before a country.

    Of equals, the one where most say that it happened.
    """
    named = [list(_places(reading, entities)) for reading in readings]
    mains = [happening.main(reading) for reading in readings]
    main = Counter(place for m in mains for place in (*m.places, *m.countries))
    where = Counter({p: main[p.casefold()] for places in named for p in places})
    return _most([[p for p in places if country(p) is None] for places in named], where) or _most(named, where)


def _places(reading: Reading, entities: Entities) -> Iterator[str]:
    if reading.dateline is not None and reading.dateline.place:
        yield _spelled(reading.dateline.place, reading.text)
    lead = _lead(reading)
    for mention in reading.mentions:
        if mention.kind == "place" and mention.form == "name" and any(s.covers(mention) for s in lead):
            entity = entities.of(reading.id, mention.entity)
            yield _land(_spelled(entity.name if entity is not None else mention.name, reading.text))


def _land(place: str) -> str:
    """A country by its name, where it is told by its people: "Kenyans"."""
    land = countries.named(place) if place.casefold() in countries.demonyms() else None
    return land.name if land is not None else place


def _spelled(place: str, text: str) -> str:
    """A place as it is spelled in a sentence, where a dateline prints it in capitals."""
    known = len(place) > SHORT or re.search(rf"\b{re.escape(place.title())}\b", text) is not None
    return place.title() if place.isupper() and known else place


def _lead(reading: Reading) -> list[Passage]:
    """The first sentences of the body."""
    body = [b for b in reading.readable() if b.kind == "body"]
    return list(islice((s for s in reading.sentences if any(b.covers(s) for b in body)), LEAD))


def _most(named: Sequence[Sequence[str]], main: Mapping[Any, int]) -> str | None:
    """What most of the lists hold; of equals, what ``main`` counts most, they hold most often, comes first in order."""
    lists = Counter(name for names in named for name in set(names))
    times = Counter(name for names in named for name in names)
    return min(lists, key=lambda n: (-lists[n], -main.get(n, 0), -times[n], n), default=None)


def duration(groups: Sequence[FigureGroup], figures: Sequence[Figure]) -> tuple[Value, ...]:
    """How long the happening took, by every report that says so; where none does, how long it was to take."""
    lengths = [m for group in groups for m in group.members if of_the_happening(m)]
    places = {m.place for m in lengths if not m.foreseen} or {m.place for m in lengths}
    return tuple(
        value
        for figure in figures
        for value in figure.values
        if any((s.id, s.begin, s.end) in places for s in value.spans)
    )
