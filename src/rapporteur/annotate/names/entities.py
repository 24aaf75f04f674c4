"""One person, many names: which names of a report are one entity.

In: drafts. Out: an :class:`Entity` for each name. Decided here: "Abena Owusu", "Ms Owusu" and "Owusu" are one; two
people of one surname are kept apart by given name, title and gender, and a bare surname between them goes to whom the
report is about; an organisation and its acronym are one; a country and its other names are one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate.names.drafts import Draft
from rapporteur.annotate.names.titles import Gender, given_names, heads, nation, nation_in
from rapporteur.language import Token
from rapporteur.model import MentionKind

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORT = frozenset({"of", "the", "and", "for", "de", "on", "in", "&"})
_ACRONYM_LETTERS = 2
_INITIAL = 1
_NAMESAKES = 40
"""People of one name who are told apart; more than that no report has, and time stays linear."""

Words = tuple[str, ...]


class Entity(msgspec.Struct):
    """Somebody or something a report speaks of, while it is being read; what is known of it grows."""

    number: int
    kind: MentionKind
    name: str
    form: Words
    count: int = 0
    full: int = 0
    first: int = 0
    address: str | None = None
    gender: Gender = "-"
    heads: set[str] = msgspec.field(default_factory=set)
    words: set[str] = msgspec.field(default_factory=set)
    nations: set[str] = msgspec.field(default_factory=set)

    def learn(self, description: Sequence[str], gender: Gender) -> None:
        """Take in a title or an apposition."""
        self.heads.update(heads(description))
        self.words.update(w.casefold() for w in description)
        country = nation_in(description)
        if country is not None:
            self.nations.add(country)
        if gender != "-":
            self.gender = gender


class Names:
    """The named entities of one report. Dictionaries keep the order of the text, so nothing depends on hashing."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self._tokens, self._text = tokens, text
        self.entities: list[Entity] = []
        self._people: dict[Words, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._by_middle: dict[str, list[Entity]] = {}
        self._things: dict[Words, Entity] = {}
        self._acronyms: dict[str, Entity] = {}

    def link(self, drafts: Sequence[Draft]) -> dict[int, Entity]:
        """The entity of each name draft, by the draft's first token."""
        named = [d for d in drafts if d.form == "name"]
        linked: dict[int, Entity] = {}
        for draft in named:
            if draft.kind == "person" and len(_core(draft.words)) > 1:
                linked[draft.first] = self._full_name(draft)
        for draft in named:
            if draft.first not in linked:
                linked[draft.first] = self._single(draft) if draft.kind == "person" else self._thing(draft)
        for draft in named:
            entity = linked[draft.first]
            entity.count += 1
            if draft.kind == "person":
                entity.learn(self._title_words(draft), draft.gender)
                entity.address = entity.address or (draft.title if draft.gender != "-" else None)
        self._tell_apart()
        return linked

    def _tell_apart(self) -> None:
        """Two persons known by the same surname alone are named with their forms of address."""
        same: dict[str, list[Entity]] = {}
        for entity in self.entities:
            if entity.kind == "person":
                same.setdefault(entity.name.casefold(), []).append(entity)
        for namesakes in same.values():
            for entity in namesakes if len(namesakes) > 1 else ():
                entity.name = f"{entity.address} {entity.name}" if entity.address else entity.name

    def _title_words(self, draft: Draft) -> list[str]:
        """The words of a title and of the country that owns it ("Norway's Prime Minister")."""
        if draft.title is None:
            return []
        words = draft.title.replace("-", " ").split()
        start = draft.first
        while start > 0 and self._tokens[start - 1].begin >= self._tokens[draft.first].begin - len(draft.title) - 2:
            start -= 1
        if start > 1 and self._tokens[start - 1].tag == "POS":
            words.insert(0, self._tokens[start - 2].text)
        return words

    def surface(self, draft: Draft) -> str:
        """The mention's text with white space made plain."""
        return " ".join(self._text[self._tokens[draft.first].begin : self._tokens[draft.last - 1].end].split())

    def _new(self, draft: Draft, form: Words) -> Entity:
        entity = Entity(len(self.entities), draft.kind, self.surface(draft), form, first=draft.first)
        self.entities.append(entity)
        return entity

    def _full_name(self, draft: Draft) -> Entity:
        form = _core(draft.words)
        entity = self._people.get(form) or self._fitting(form, draft.gender)
        if entity is None:
            entity = self._new(draft, form)
            entity.gender = _usual_gender(form)
            self._by_first.setdefault(form[0], []).append(entity)
            for middle in dict.fromkeys(w for w in form[1:-1] if len(w) > _INITIAL):
                self._by_middle.setdefault(middle, []).append(entity)
            for last in dict.fromkeys((form[-1], *((form[0],) if _family_first(form) else ()))):
                self._by_last.setdefault(last, []).append(entity)
        elif _better(self.surface(draft), entity.name):
            entity.name, entity.form = self.surface(draft), form
        entity.full += 1
        self._people[form] = entity
        return entity

    def _fitting(self, form: Words, gender: Gender) -> Entity | None:
        """A person met under a longer, shorter or initialled form of the same name."""
        for other in self._by_last.get(form[-1], [])[:_NAMESAKES]:
            if gender != "-" and other.gender not in ("-", gender):
                continue
            longer, shorter = (form, other.form) if len(form) >= len(other.form) else (other.form, form)
            if longer[-len(shorter) :] == shorter or _same_given(form[0], other.form[0]):
                return other
        return None

    def _single(self, draft: Draft) -> Entity:
        form = _core(draft.words)
        word = form[-1]
        known = self._by_last.get(word) or self._by_middle.get(word) or self._by_first.get(word) or []
        fitting = [e for e in known[:_NAMESAKES] if "-" in (e.gender, draft.gender) or e.gender == draft.gender]
        if fitting:
            return max(fitting, key=lambda e: (self._weight(e, draft), -e.number))
        entity = self._new(draft, form)
        entity.gender = draft.gender if draft.gender != "-" else "-"
        self._by_last.setdefault(word, []).append(entity)
        return entity

    def _weight(self, entity: Entity, draft: Draft) -> float:
        """How much a bare surname speaks for one of its bearers: named often, named first, already named."""
        return entity.full + (0.5 if entity.first < draft.first else 0.0)

    def _thing(self, draft: Draft) -> Entity:
        surface = self.surface(draft)
        country = nation(surface)
        words = tuple(country.casefold().split()) if country is not None else draft.words
        entity = self._things.get(words) or self._acronyms.get(words[0] if len(words) == 1 else "")
        if entity is None:
            entity = self._new(draft, words)
            if country is not None:
                entity.name = country if draft.kind == "place" else surface
            self._things[words] = entity
            short = acronym(words)
            if len(short) >= _ACRONYM_LETTERS and draft.kind != "place":
                self._acronyms.setdefault(short, entity)
                self._adopt(short, entity)
        return entity

    def _adopt(self, short: str, entity: Entity) -> None:
        """An acronym met before its long form is one with it."""
        early = self._things.get((short,))
        if early is not None and early.kind == entity.kind:
            early.name, early.form = entity.name, entity.form
            self.entities.pop()
            self._things[entity.form] = early
            self._acronyms[short] = early


def acronym(words: Words) -> str:
    """The initials of a name of several words, small words left out or kept as acronyms do."""
    initials = [w[0] for w in words if w not in _SHORT and w[0].isalnum()]
    return "".join(initials) if len(initials) > 1 else ""


def _core(words: Words) -> Words:
    core = tuple(w for w in words if w not in _SUFFIXES)
    return core or words


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _usual_gender(form: Words) -> Gender:
    found = given_names().get(form[0]) or (given_names().get(form[1]) if len(form) > 2 else None)
    return "m" if found == "m" else "f" if found == "f" else "-"


def _family_first(form: Words) -> bool:
    """Whether the first word may be the family name (Chinese, Korean, Vietnamese, Hungarian order)."""
    return form[0] not in given_names()


def _better(new: str, old: str) -> bool:
    """Whether a form of a name is fuller; small letters beat capitals."""
    if old.isupper() != new.isupper():
        return old.isupper()
    return len(new.split()) > len(old.split())
