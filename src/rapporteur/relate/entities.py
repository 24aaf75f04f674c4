"""Who is who across the reports of one event.

In: readings. Out: :class:`Entities`, which answer for a report's own key (or for a voice that has none) which person,
body or place of the event it is, and why. Decided here: when two reports' names are one. A full name joins its equals;
a surname joins the one full name it fits; two people of one surname stay apart unless the title tells which is meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

import msgspec

from rapporteur.annotate.names.titles import given_names
from rapporteur.language import lexicon
from rapporteur.model import Mention, Reading, Reason, Span, Voice
from rapporteur.relate import governments
from rapporteur.relate.compare.wording import forms, weight
from rapporteur.relate.governments import Government, government
from rapporteur.relate.terms import concepts, country

Key = tuple[str, str]
"""A report's id and the key that the report's own mentions of an entity share."""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that the reports of an event name.

    ``name`` is the fullest form, ``named`` whether any report gives a name and not only an office, ``titles`` the
    offices as the reports give them (most frequent first), ``members`` the reports' own keys, ``why`` how they were
    joined.
    """

    id: str
    kind: str
    name: str
    named: bool
    titles: tuple[str, ...]
    members: tuple[Key, ...]
    spans: tuple[Span, ...]
    why: tuple[Reason, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that name it, in order."""
        return tuple(sorted({report for report, _ in self.members}))


class Entities(msgspec.Struct, frozen=True, dict=True):
    """The entities of one event."""

    all: tuple[Entity, ...]

    @cached_property
    def _of(self) -> dict[Key, Entity]:
        return {member: entity for entity in self.all for member in entity.members}

    def of(self, report: str, key: str | None) -> Entity | None:
        """The entity that report ``report`` calls ``key``; ``None`` where the report named none."""
        return self._of.get((report, key)) if key is not None else None

    def name(self, report: str, voice: Voice) -> str:
        """The fullest name of whoever speaks."""
        entity = self.of(report, voice.entity)
        return entity.name if entity is not None else voice.name

    def same(self, left: tuple[str, Voice], right: tuple[str, Voice]) -> bool | None:
        """Whether two voices of two reports are one: yes, no, or not to be told.

        Somebody unnamed ("an official of the White House") may be whoever shares a word of the description, so that
        only a name against another name is a no.
        """
        a, b = self.of(left[0], left[1].entity), self.of(right[0], right[1].entity)
        if a is not None and a is b:
            return True
        one_state, other_state = self.government(*left), self.government(*right)
        known = governments.same(one_state, other_state) if one_state and other_state else None
        if known is not None:
            return known
        one, two = _bare(self.name(*left)), _bare(self.name(*right))
        if one == two or _bare(left[1].name) == _bare(right[1].name):
            return True
        if one & two:
            return True if min(one, two, key=len) <= max(one, two, key=len) else None
        if a is None or b is None or not (a.named and b.named):
            return None
        return None if _may_speak_for(a, other_state) or _may_speak_for(b, one_state) else False

    def government(self, report: str, voice: Voice) -> Government | None:
        """The government for which a voice stands ("Tokyo said"), or to which it belongs; of a person, none."""
        entity = self.of(report, voice.entity)
        return None if entity is not None and entity.kind == "person" and entity.named else government(voice.name)


def _may_speak_for(person: Entity, state: Government | None) -> bool:
    """Whether somebody may be the one through whom a government spoke: a person whose office is of no other country."""
    if person.kind != "person" or state is None or not state.whole:
        return False
    served = {found.land for title in person.titles if (found := government(title))}
    return not served or state.land in served


RENOWN = 3
"""Times as many reports that must tell of one bearer of a name as of any other before the bare name is held for his."""


class _Local(msgspec.Struct, frozen=True, kw_only=True):
    """An entity as one report knows it."""

    key: Key
    kind: str
    name: tuple[str, ...]
    printed: str
    named: bool
    titles: tuple[str, ...]
    gender: str
    spans: tuple[Span, ...]


Group = list[tuple[_Local, str]]
"""Local entities that are one, the fullest name first, each with why."""
Fit = tuple[Group, str]
"""A group that an entity may belong to, and why."""


def join(readings: Sequence[Reading]) -> Entities:
    """The entities of an event's ``readings``; the order of the readings does not matter."""
    local = [item for reading in sorted(readings, key=lambda r: r.id) for item in _local(reading)]
    local.sort(key=lambda x: (-len(x.name), x.name, x.key))
    groups: list[Group] = []
    where: dict[str, list[int]] = defaultdict(list)
    for item in local:
        near = sorted({number for word in set(item.name) for number in where[word]})
        fits = [(groups[number], why) for number in near if (why := _fits(item, groups[number]))]
        if len(fits) > 1:
            fits = _by_title(item, fits) or _by_gender(item, fits) or _by_renown(item, fits)
        if len(fits) == 1:
            fits[0][0].append((item, fits[0][1]))
        else:
            for word in {*item.name, _initials(item)}:
                where[word].append(len(groups))
            groups.append([(item, "the first report to give the name so fully")])
    return Entities(tuple(sorted((_entity(group) for group in _by_office(groups)), key=lambda e: e.id)))


def _local(reading: Reading) -> list[_Local]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[mention.entity].append(mention)
    return [_gathered(reading, key, group) for key, group in sorted(mentions.items())]


def _gathered(reading: Reading, key: str, mentions: Sequence[Mention]) -> _Local:
    named = [m for m in mentions if m.form == "name"] or list(mentions)
    printed = _spelled(reading, max((len(m.name.split()), m.name) for m in named)[1], named)
    titles = Counter(m.title for m in mentions if m.title)
    kinds = Counter(m.kind for m in named)
    return _Local(
        key=(reading.id, key),
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        name=_parts(printed),
        printed=printed,
        named=any(m.form == "name" for m in mentions),
        titles=tuple(sorted(titles, key=lambda t: (-titles[t], t))),
        gender=_gender(titles),
        spans=tuple(reading.cite(m) for m in named),
    )


def _spelled(reading: Reading, name: str, mentions: Sequence[Mention]) -> str:
    """A name as it is spelled in a sentence where a dateline or headline also prints it in capitals."""
    if not name.isupper():
        return name
    texts = sorted(reading.words(m) for m in mentions)
    return next((t for t in texts if t.casefold() == name.casefold() and not t.isupper()), name)


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others; a country under any of its names is one word."""
    key = country(name)
    return (key,) if key else tuple(f for f in forms(name) if weight(f) == 1.0) or forms(name)


def _bare(name: str) -> frozenset[str]:
    generic = lexicon.words("rapporteur.relate", "generic_voices.txt")
    parts = frozenset(_parts(name))
    return parts - generic or parts


def _gender(titles: Counter[str]) -> str:
    seen = {form for title in titles for form in forms(title)}
    male, female = seen & {"mr", "king", "sir"}, seen & {"ms", "mrs", "miss", "queen", "lady"}
    return "m" if male and not female else "f" if female and not male else ""


def _fits(item: _Local, group: Sequence[tuple[_Local, str]]) -> str:
    """Why ``item`` may be whoever ``group`` is; ``""`` when it may not."""
    first = group[0][0]
    if (item.kind == "person") != (first.kind == "person") or not item.name:
        return ""
    if any(other.key[0] == item.key[0] or item.gender + other.gender in ("mf", "fm") for other, _ in group):
        return ""
    if item.name == first.name or frozenset(item.name) == frozenset(first.name):
        other = item.printed.casefold() != first.printed.casefold() and country(item.printed)
        names = f"{item.printed} and {first.printed} are names of one country"
        return names if other else f"both reports say {item.printed}"
    return _same_person(item, first) if item.kind == "person" else _same_body(item, first)


def _same_person(item: _Local, fuller: _Local) -> str:
    if len(item.name) == 1:
        if item.name[0] in (fuller.name[-1], fuller.name[0]):
            return f"{item.printed} is the only such name, {fuller.printed} in full"
        return ""
    ends = item.name[-1] == fuller.name[-1] and (
        item.name[0] == fuller.name[0]
        or (1 in (len(item.name[0]), len(fuller.name[0])) and item.name[0][0] == fuller.name[0][0])
    )
    return f"{item.printed} is short for {fuller.printed}" if ends else ""


def _initials(item: _Local) -> str:
    return "".join(part[0] for part in item.name)


def _same_body(item: _Local, fuller: _Local) -> str:
    initials = _initials(fuller)
    if item.name == (initials,) and len(initials) > 1:
        return f"{item.printed} are the initials of {fuller.printed}"
    if len(item.name) > 1 and item.name in (fuller.name[: len(item.name)], fuller.name[-len(item.name) :]):
        return f"{item.printed} is short for {fuller.printed}"
    return ""


def _by_title(item: _Local, fits: list[Fit]) -> list[Fit]:
    """Those of several candidates whose title shares a word with the item's."""
    mine = {form for title in item.titles for form in forms(title)}
    return [
        (group, f"{item.printed} with the same title")
        for group, _ in fits
        if mine & {form for other, _ in group for title in other.titles for form in forms(title)}
    ]


def _by_gender(item: _Local, fits: list[Fit]) -> list[Fit]:
    """The one candidate whose given name fits the item's form of address, where all others' forbid it."""
    if not item.gender:
        return []
    told = [(group, given_names().get(group[0][0].name[0], "")) for group, _ in fits]
    alike = [group for group, gender in told if gender == item.gender]
    other = [group for group, gender in told if gender in {"m", "f"} - {item.gender}]
    if len(alike) != 1 or len(alike) + len(other) < len(fits):
        return []
    return [(alike[0], f"{item.printed} with the form of address that fits {alike[0][0][0].printed}")]


def _by_renown(item: _Local, fits: list[Fit]) -> list[Fit]:
    """The one candidate of whom so many more reports tell that a bare name needs no other: the event's own Abe."""
    told = [len({other.key[0] for other, _ in group}) for group, _ in fits]
    (most, best), (second, _) = sorted(((count, n) for n, count in enumerate(told)), reverse=True)[:2]
    if most < RENOWN * second:
        return []
    group = fits[best][0]
    return [(group, f"{item.printed} for {group[0][0].printed}, of whom {most} reports tell, {second} of another")]


def _by_office(groups: list[Group]) -> list[Group]:
    """The groups, those of a description ("the Japanese prime minister") with the one person who has that office."""
    people = [group for group in groups if group[0][0].kind == "person" and not _described(group)]
    offices = [[concepts(title) for item, _ in group for title in item.titles] for group in people]
    kept = [group for group in groups if not _described(group)]
    for group in groups:
        if not _described(group):
            continue
        wanted = concepts(group[0][0].printed)
        holders = [k for k, held in enumerate(offices) if len(wanted) > 1 and any(wanted <= title for title in held)]
        if len(holders) == 1:
            holder = people[holders[0]]
            why = f"{group[0][0].printed} has the office of {holder[0][0].printed}"
            holder += [(item, why) for item, _ in group]
        else:
            kept.append(group)
    return kept


def _described(group: Group) -> bool:
    """Whether somebody is called by an office alone, and by one that is held now."""
    words = forms(group[0][0].printed)
    passed = lexicon.words("rapporteur.relate", "passed_offices.txt")
    return group[0][0].kind == "person" and words[:1] == ("the",) and passed.isdisjoint(words)


def _entity(group: Sequence[tuple[_Local, str]]) -> Entity:
    members = sorted(group, key=lambda g: g[0].key)
    first = group[0][0]
    titles = Counter(title for item, _ in members for title in item.titles)
    return Entity(
        id="/".join(first.key),
        kind=first.kind,
        name=first.printed,
        named=any(item.named for item, _ in members),
        titles=tuple(sorted(titles, key=lambda t: (-titles[t], t))),
        members=tuple(item.key for item, _ in members),
        spans=tuple(sorted(span for item, _ in members for span in item.spans)),
        why=tuple(Reason(kind="name", text=why) for _, why in members),
    )
