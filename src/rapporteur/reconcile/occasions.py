"""Which of its kind an occasion was, and who else was there.

In: the passages of an event, its entities and participants. Out: ordinals ("their fourth meeting"), persons present.
Decided here: an ordinal counts where a possessive or article makes it the event's own and it stands among the first
sentences of its report, for further down other meetings are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapporteur.language import lexicon
from rapporteur.model import Participant, Reading, Span, Value
from rapporteur.reconcile.card import somebody
from rapporteur.reconcile.passages import Passages
from rapporteur.relate.entities import Entities

_PACKAGE = "rapporteur.reconcile"
DEEPEST = 8
"""Sentences of a body among which a report counts its own occasion."""
MAIN = 2
"""Participants who are the event's own and not present beside it: those whom most reports name most."""


def ordinals(passages: Passages, day: str | None) -> tuple[Value, ...]:
    """Which of its kind the event is, by every report that says so; alike passages together."""
    found: dict[tuple[float, str], list[Span]] = {}
    for id in sorted(passages.readings):
        for number, span in _counted(passages, passages.readings[id], day):
            found.setdefault((number, passages.words(span).casefold()), []).append(span)
    values = [
        Value(value=n, says=passages.readings[s[0].id].words(s[0]), spans=tuple(s)) for (n, _), s in found.items()
    ]
    return tuple(sorted(values, key=lambda v: (-len(v.spans), v.spans[0])))


def _counted(passages: Passages, reading: Reading, day: str | None) -> Iterator[tuple[float, Span]]:
    for match in _ordinal().finditer(reading.text):
        span = reading.span(match.start(), match.end())
        if not passages.body(span) or passages.depth(span) >= DEEPEST:
            continue
        times = [t.value for t in passages.times(passages.sentence(span))]
        if day is not None and times and not any(_of_the_day(value, day) for value in times):
            continue
        said = (match["own"] or match["row"] or match["time"]).casefold()
        yield float(_numbers().get(said) or re.sub(r"\D", "", said)), span


def _of_the_day(value: str, day: str) -> bool:
    return value.startswith(day) or day.startswith(value) or not value[:4].isdigit() or "-W" in value


@cache
def _numbers() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("rapporteur.relate", "nth.tsv")}


@cache
def _ordinal() -> re.Pattern[str]:
    number = f"{lexicon.alternation('rapporteur.relate', 'nth.tsv')}|[1-9]\\d{{0,2}}(?:st|nd|rd|th)"
    noun = f"(?:{lexicon.alternation(_PACKAGE, 'occasions.txt')})"
    kinds = (
        rf"(?:their|his|her|its|this|a)\s+(?P<own>{number})\s+(?:\w+\s+)?{noun}",
        rf"the\s+(?P<row>{number})\s+(?:(?:straight|consecutive)\s+\w+|\w+\s+in\s+a\s+row)",
        rf"the\s+(?P<time>{number})\s+time\s+(?:that\s+)?(?:they|the\s+two|the\s+pair)",
    )
    return re.compile(rf"\b(?:{'|'.join(kinds)})\b", re.I)


def present(passages: Passages, entities: Entities, participants: Sequence[Participant]) -> tuple[Participant, ...]:
    """The persons named in sentences that tell who else was there, each with those sentences."""
    main = {p.name for p in participants[:MAIN]}
    cues = re.compile(rf"\b(?:{lexicon.alternation(_PACKAGE, 'presence.txt')})\b", re.I)
    found: dict[str, list[Span]] = {}
    for id in sorted(passages.readings):
        reading = passages.readings[id]
        for sentence in map(reading.cite, reading.sentences):
            if not cues.search(reading.words(sentence)) or not passages.body(sentence):
                continue
            for mention in reading.mentions:
                if sentence.begin <= mention.begin and mention.end <= sentence.end and mention.kind == "person":
                    entity = entities.of(id, mention.entity)
                    if mention.form == "name" and entity is not None and entity.name not in main:
                        found.setdefault(entity.id, []).append(sentence)
    people = [somebody(e, passages.readings) for e in entities.all if e.id in found]
    spans = [tuple(dict.fromkeys(found[e.id])) for e in entities.all if e.id in found]
    return tuple(
        Participant(name=p.name, titles=p.titles, given=p.given, spans=s) for p, s in zip(people, spans, strict=True)
    )
