"""Events with known days as witnesses: a report that says a known summit "began yesterday" gives its own day away.

In: the read parts of a text. Out: :class:`Window`, the days on which the report can have been written. Decided here:
which phrases name which event (``data/named_days.tsv``), how a report's day lies to it (``data/event_relations.tsv``),
and that all that one report says of known events must hold on the same day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Evidence
from rapporteur.pages import deictics
from rapporteur.pages.datestrings import month_number

_PACKAGE = "rapporteur.pages"
_REACH = 80
"""Code points between an event's name and the phrase that relates it to the report's day."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINGLE_WEIGHT, _WINDOW_WEIGHT = 0.8, 0.6
_A_YEAR = 365
_MOST = 60
"""Claims heard; one report makes a handful."""


class KnownEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table: first and last day as ordinals, ``near`` words that tell it from its namesakes."""

    name: str
    near: tuple[str, ...]
    first: int
    last: int
    source: str


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How a report's day lies to an event: ``unit`` and offsets; ``side`` narrows the unit to before or after it."""

    unit: str
    low: int
    high: int
    side: str


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The days (ordinals) that all witnesses allow, and the witnesses."""

    days: frozenset[int]
    evidence: tuple[Evidence, ...]

    @property
    def earliest(self) -> str:
        """First day, ISO 8601."""
        return date.fromordinal(min(self.days)).isoformat()

    @property
    def latest(self) -> str:
        """Last day, ISO 8601."""
        return date.fromordinal(max(self.days)).isoformat()


@cache
def _events() -> dict[str, tuple[KnownEvent, ...]]:
    """Phrase (plain) to the events that it may name."""
    found: dict[str, list[KnownEvent]] = {}
    for name, phrases, near, first, last, source in table(_PACKAGE, "named_days.tsv"):
        event = KnownEvent(
            name=name,
            near=tuple(plain(part) for part in near.split(";") if part.strip()),
            first=date.fromisoformat(first).toordinal(),
            last=date.fromisoformat(last).toordinal(),
            source=source,
        )
        for phrase in phrases.split(";"):
            found.setdefault(plain(phrase), []).append(event)
    return {phrase: tuple(events) for phrase, events in found.items()}


@cache
def _event_pattern() -> re.Pattern[str]:
    longest = sorted(_events(), key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p) for p in longest) + r")(?!\w)")


@cache
def _relations() -> tuple[re.Pattern[str], dict[str, Relation]]:
    found = {
        plain(row[0]): Relation(unit=row[1], low=int(row[2]), high=int(row[3]), side=row[4] if len(row) > 4 else "")
        for row in table(_PACKAGE, "event_relations.tsv")
    }
    longest = sorted(found, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(p) for p in longest) + r")(?!\w)"), found


def plain(text: str) -> str:
    """Lower case with straight apostrophes, spaces for hyphens and line breaks; every code point stays in its place."""
    folded = text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[:1] for c in text)
    return folded.replace("’", "'").replace("-", " ").replace("\n", " ").replace("\u00a0", " ").strip("\ufeff")


class _Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One passage that names an event: the events it can mean, its relation to the report, and where it stands."""

    events: tuple[KnownEvent, ...]
    relation: Relation
    begin: int
    end: int

    def days(self, event: KnownEvent | None = None) -> set[int]:
        """The days that the passage allows, if it means ``event``, or any of its events."""
        return {day for e in ((event,) if event else self.events) for day in days_of(e, self.relation)}


def window(text: str, segments: Sequence[tuple[int, int]]) -> Window | None:
    """The days on which a report that says this can have been written; ``None`` when it names no event so.

    A claim that contradicts all before it is left out.

    :param segments: the parts of the text (code points, half open) that are the report itself
    """
    found = deictics.sentences(text, segments)
    claims: list[_Claim] = []
    days: set[int] = set()
    for begin, end in found:
        if len(claims) >= _MOST:
            break
        for claim in _in_sentence(text[begin:end], begin):
            both = days & claim.days() if claims else claim.days()
            if both:
                days = both
                claims.append(claim)
    if not claims:
        return None
    mentions = deictics.weekdays(text, found)
    weeks = {e.first for c in claims if c.relation.unit == "week" and not c.relation.low for e in c.events}
    framed = deictics.frame(days, mentions, weeks) if weeks else set()
    evidence = [_witness(claim, framed or days) for claim in claims]
    if framed and framed < days:
        evidence += _weekday_witnesses(mentions, framed)
    return Window(days=frozenset(framed or days), evidence=tuple(evidence))


def _weekday_witnesses(mentions: Sequence[deictics.WeekdayMention], days: set[int]) -> Iterator[Evidence]:
    """The first past and the first future weekday that narrowed the window."""
    for tense in ("past", "future"):
        mention = next((m for m in mentions if m.tense == tense), None)
        if mention is not None:
            yield Evidence(
                kind="weekday",
                value=_value(days),
                weight=_WINDOW_WEIGHT,
                why=f"a {tense} weekday in the week that the report calls this week",
                begin=mention.begin,
                end=mention.end,
            )


def _witness(claim: _Claim, days: set[int]) -> Evidence:
    """What a claim says, in the light of all the others."""
    meant = [event for event in claim.events if claim.days(event) & days]
    allowed = claim.days() & days
    return Evidence(
        kind="named event",
        value=_value(allowed),
        weight=_SINGLE_WEIGHT if len(claim.days()) == 1 else _WINDOW_WEIGHT,
        why="; ".join(f"{event.name}, {date.fromordinal(event.first).isoformat()}" for event in meant[:2]),
        begin=claim.begin,
        end=claim.end,
    )


def _in_sentence(sentence: str, offset: int) -> Iterator[_Claim]:
    """The known events that a sentence names with their relation to the report's day."""
    folded = plain(sentence)
    if len(folded) != len(sentence):
        return
    for match in _event_pattern().finditer(folded):
        events = [e for e in _events()[match.group()] if not e.near or any(_within(n, folded) for n in e.near)]
        relation = _relation_near(folded, match.start(), match.end(), events)
        if events and relation is not None:
            begin, end = offset + match.start(), offset + match.end()
            yield _Claim(events=tuple(events), relation=relation, begin=begin, end=end)


def _within(word: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) is not None


def _relation_near(folded: str, begin: int, end: int, events: Sequence[KnownEvent]) -> Relation | None:
    """The relation phrase nearest to ``begin:end``, else a month named without its year."""
    pattern, relations = _relations()
    near = [
        (max(begin - m.end(), m.start() - end), m.group())
        for m in pattern.finditer(folded)
        if max(begin - m.end(), m.start() - end) <= _REACH
    ]
    if near:
        return relations[min(near)[1]]
    months = [n for event in events for n in event.near if month_number(n, "en") is not None]
    after = folded[end : end + _REACH]
    if not _YEAR.search(folded) and any(re.match(rf"\s+(?:in|of)\s+{n}\b", after) for n in months):
        return Relation(unit="last", low=1, high=_A_YEAR, side="")
    return None


def days_of(event: KnownEvent, relation: Relation) -> range:
    """The days (ordinals) on which a report can speak so of ``event``."""
    if relation.unit in {"first", "last"}:
        anchor = event.first if relation.unit == "first" else event.last
        return range(anchor + relation.low, anchor + relation.high + 1)
    low, high = _unit(event.first, relation.unit, relation.low)
    if relation.side == "before":
        high = min(high, event.last)
    elif relation.side == "after":
        low = max(low, event.first)
    return range(low, high + 1)


def _unit(day: int, unit: str, shift: int) -> tuple[int, int]:
    """First and last day of the week, month or year that lies ``shift`` units from that of ``day``.

    A week begins with the Sunday before its Monday: reports count it either way.
    """
    if unit == "week":
        monday = day - (day - 1) % 7 + 7 * shift
        return monday - 1, monday + 6
    at = date.fromordinal(day)
    if unit == "year":
        year = at.year + shift
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    months = at.year * 12 + at.month - 1 + shift
    first = date(months // 12, months % 12 + 1, 1).toordinal()
    following = months + 1
    return first, date(following // 12, following % 12 + 1, 1).toordinal() - 1


def _value(days: set[int]) -> str:
    """ISO day where there is one, else the month or year that all days share, else the first day's year."""
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    if first == last:
        return first.isoformat()
    return first.isoformat()[:7] if first.isoformat()[:7] == last.isoformat()[:7] else f"{first.year:04d}"
