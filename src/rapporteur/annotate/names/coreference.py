"""Who is meant: roles and pronouns of a report joined to its names.

In: drafts in text order and the analysis. Out: for each draft the key and the fullest name of its entity. Decided
here: "the prime minister" is the last person introduced with that office (and country); "the official" the last
official; "he" the best of the persons of the last sentences (:mod:`salience`); so is "the actress" who was never called
one, if he stands out. Only the last :data:`_MEMORY` persons are candidates, so time stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate.names import salience
from rapporteur.annotate.names.bodies import Bodies
from rapporteur.annotate.names.drafts import Draft, speaking_verbs
from rapporteur.annotate.names.entities import Entity, Names
from rapporteur.annotate.names.salience import Sight, Trace
from rapporteur.annotate.names.titles import nation_in, role_of, roles
from rapporteur.language import Analysis

_MEMORY = 12
_OF = frozenset({"'s", "’s"})
_BYGONE = frozenset({"previous", "former", "last", "next", "then"})
"""Whoever is told of by such a word is not meant by the bare noun: "the previous government"."""
_FULL_OFFICE = 3
"""Words of an office told in full, by which its holder is known wherever he is named."""
_TITLE = 6
"""Words that a title may put between "according to" and the name."""


class Referent(msgspec.Struct, frozen=True):
    """Whom a draft stands for: the key all his mentions share, and his fullest name."""

    entity: str
    name: str
    person: int | None = None


def resolve(analysis: Analysis, drafts: Sequence[Draft], text: str) -> list[Referent | None]:
    """The referent of each draft; ``None`` for a pronoun that finds nobody."""
    return _Resolver(analysis, drafts, text).run()


class _Resolver:
    """The state of one report's reading, from its first mention to its last."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft], text: str) -> None:
        self.analysis, self.drafts = analysis, drafts
        self.names = Names(analysis.tokens, text)
        self.linked = self.names.link(drafts)
        self.narrated = _narrated(analysis, drafts)
        self.recent: list[Trace] = []
        self.bodies = Bodies(analysis)
        self.roles: dict[str, Referent] = {}
        self.groups: list[tuple[int, Referent]] = []
        self.keys: dict[int, str] = {}
        self.used: set[str] = set()
        self.strangers: dict[str, Entity] = {}
        self.unnamed: dict[int, Referent] = {}
        self.offices = self._offices()
        self.appositions = self._appositions()
        self._learn_predicates()

    def run(self) -> list[Referent | None]:
        return [self._refer(draft) for draft in self.drafts]

    def _refer(self, draft: Draft) -> Referent | None:
        if draft.form == "name":
            entity = self.linked[draft.first]
            self._notice(entity, draft)
            self.bodies.notice(entity, draft, self._when(draft))
            return self._named(entity)
        if draft.form == "role":
            return self._role(draft)
        return self._group_pronoun(draft) if draft.plural else self._pronoun(draft)

    def _named(self, entity: Entity) -> Referent:
        if entity.number in self.unnamed:
            return self.unnamed[entity.number]
        key = self.keys.get(entity.number)
        if key is None:
            key = f"{entity.kind}/{entity.name.casefold()}"
            if key in self.used:
                key = f"{key}#{entity.number}"
            self.used.add(key)
            self.keys[entity.number] = key
        return Referent(key, entity.name, entity.number if entity.kind == "person" else None)

    def _notice(self, entity: Entity, draft: Draft) -> None:
        """Remember where a person was mentioned, for the pronouns to come."""
        if entity.kind != "person" or draft.quoted:
            return
        trace = next((t for t in self.recent if t.entity is entity), None)
        matter = salience.matter(self.analysis, draft, entity)
        if trace is None:
            trace = Trace(entity, [])
            self.recent = [t for t in self.recent if not self._is_introduced(t.entity, entity)]
        else:
            self.recent.remove(trace)
        token = self.analysis.tokens[draft.head]
        governor = self.analysis.tokens[token.head]
        speaking = draft.rank >= 2 and governor.lemma in speaking_verbs()
        rank = draft.rank
        if self._according(draft) or (rank == 1 and governor.lemma in ("quote", "cite")):
            speaking, rank = True, max(rank, 2)
        trace.seen = [*trace.seen[-2:], Sight(self._when(draft), rank, speaking, token.head, matter)]
        self.recent = [*self.recent[-(_MEMORY - 1) :], trace]

    def _is_introduced(self, stranger: Entity, entity: Entity) -> bool:
        """Whether somebody told of by his role alone now has his name: "the envoy", then "envoy Hugo Marsh"."""
        return stranger.number in self.unnamed and stranger.form[-1:] != () and stranger.form[-1] in entity.heads

    def _according(self, draft: Draft) -> bool:
        """Whether the words of a sentence are his: "according to Ana Li"."""
        first = draft.first
        while first > 0 and draft.first - first < _TITLE and self.analysis.tokens[first - 1].text.casefold() != "to":
            first -= 1
        return first > 1 and self.analysis.tokens[first - 2].text.casefold() == "according"

    def _when(self, draft: Draft) -> int:
        return self.narrated[self.analysis.tokens[draft.first].sentence]

    def _appositions(self) -> dict[int, Entity]:
        """Role draft (by first token) to the person it stands beside: "Ana Li, a harbour pilot"."""
        tokens = self.analysis.tokens
        by_token = {
            i: d for d in self.drafts if d.form == "name" and d.kind == "person" for i in range(d.first, d.last)
        }
        by_head = {d.head: d for d in self.drafts if d.form == "name" and d.kind == "person"}
        found: dict[int, Entity] = {}
        for draft in self.drafts:
            if draft.form != "role" or draft.plural or draft.kind != "person":
                continue
            head = tokens[draft.head]
            beside = by_token.get(head.head) if head.dep in ("appos", "flat") else None
            beside = beside or by_head.get(draft.head)
            beside = beside or self._beside_comma(draft, by_token) or self._behind_name(draft, by_token)
            beside = beside or self._in_office(draft, by_token) or self._before_name(draft, by_token)
            if beside is not None and not draft.first <= beside.first < draft.last:
                entity = self.linked[beside.first]
                entity.learn(self._description(draft), draft.gender)
                found[draft.first] = entity
        return found

    def _offices(self) -> dict[str, Entity]:
        """Offices told in full, and the one person who is named with each: "ambassador to Norland"."""
        found: dict[str, set[int]] = {}
        holders: dict[str, Entity] = {}
        for draft in self.drafts:
            if draft.form == "name" and draft.kind == "person" and draft.title is not None:
                words = " ".join(draft.title.casefold().split())
                if words.count(" ") + 1 >= _FULL_OFFICE:
                    entity = holders[words] = self.linked[draft.first]
                    found.setdefault(words, set()).add(entity.number)
        return {words: holders[words] for words, numbers in found.items() if len(numbers) == 1}

    def _office(self, draft: Draft) -> str:
        """The office that a role tells, from its noun on."""
        return " ".join(t.text.casefold() for t in self.analysis.tokens[draft.head : draft.last])

    def _beside_comma(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """A name between commas right behind a definite role: "the architect, Hinewai Tamihana, said"."""
        tokens = self.analysis.tokens
        if not draft.definite or draft.last + 1 >= len(tokens) or tokens[draft.last].text != ",":
            return None
        name = by_token.get(draft.last + 1)
        if name is None or name.first != draft.last + 1 or name.title is not None:
            return None
        after = tokens[name.last].text if name.last < len(tokens) else "."
        return name if after in (",", ".", ":", ";", ")", "?", "!") else None

    def _behind_name(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """A name whose description stands between commas behind it: "Ana Li, the firm's 26-year-old founder, told"."""
        tokens = self.analysis.tokens
        if draft.first < 2 or draft.last >= len(tokens) or tokens[draft.first - 1].text != ",":
            return None
        name = by_token.get(draft.first - 2)
        closed = tokens[draft.last].text == "," and draft.last + 1 < len(tokens)
        if name is None or not closed or draft.quoted or name.quoted:
            return None
        return name if tokens[draft.last + 1].pos in ("VERB", "AUX", "ADV") else None

    def _before_name(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """A name right behind its description: "former Delta guitarist Ana Li"."""
        name = by_token.get(draft.last)
        same = name is not None and name.first == draft.last and name.title is None and draft.last == draft.head + 1
        tokens = self.analysis.tokens
        return name if same and tokens[draft.last].sentence == tokens[draft.head].sentence else None

    def _in_office(self, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
        """The subject that an "as" phrase before it describes: "As chair of the council, Ms Owusu said"."""
        case = self.analysis.child(draft.head, "case", "mark")
        if case is None or case.text.casefold() != "as" or case.i > draft.head:
            return None
        for child in self.analysis.children(self.analysis.tokens[draft.head].head):
            if child.dep == "nsubj" and child.i > draft.head:
                return by_token.get(child.i)
        return None

    def _learn_predicates(self) -> None:
        """Take in what a sentence says somebody is ("Ana Li is a harbour pilot"): that she may be called."""
        tokens = self.analysis.tokens
        for draft in self.drafts:
            if draft.form == "name" and draft.kind == "person" and tokens[draft.head].dep == "nsubj":
                governor = tokens[tokens[draft.head].head]
                role = role_of(governor)
                if role is not None and self.analysis.child(governor.i, "cop") is not None:
                    self.linked[draft.first].learn([governor.text], role.gender)

    def _description(self, draft: Draft) -> list[str]:
        tokens = self.analysis.tokens
        return [t.text for t in tokens[draft.first : draft.last] if t.pos not in ("DET", "PUNCT", "PART")]

    def _role(self, draft: Draft) -> Referent:
        if draft.kind == "organisation":
            return self._body(draft)
        entity = self.appositions.get(draft.first)
        if entity is None and draft.definite and not draft.plural and draft.kind == "person":
            entity = self._holder(draft) or self._taken_up(draft)
        if entity is None and not draft.plural and draft.kind == "person":
            entity = self.offices.get(self._office(draft))
        if entity is not None and not self._newer(draft, entity):
            self._notice(entity, draft)
            return self._named(entity)
        return self._unnamed(draft)

    def _body(self, draft: Draft) -> Referent:
        """The named body that a noun takes up, or the unnamed one it tells of."""
        when = self._when(draft)
        entity = self.bodies.taken_up(draft, when)
        if entity is None:
            return self._unnamed(draft)
        self.bodies.notice(entity, draft, when)
        return self._named(entity)

    def _newer(self, draft: Draft, entity: Entity) -> bool:
        """Whether somebody without a name was introduced by this very noun, and ``entity`` only by one like it."""
        noun = draft.role.noun if draft.role is not None else draft.words[-1]
        return draft.first not in self.appositions and noun in self.roles and noun not in entity.heads

    def _holder(self, draft: Draft) -> Entity | None:
        """The person introduced with the office that ``draft`` names."""
        country = nation_in([t.text for t in self.analysis.tokens[draft.first : draft.last]])
        best: tuple[float, int] | None = None
        found: Entity | None = None
        for age, trace in enumerate(reversed(self.recent)):
            fit = self._fits(draft, trace.entity, country)
            rating = (fit, -age)
            if fit >= 2.0 and (best is None or rating > best):
                best, found = rating, trace.entity
        return found

    def _taken_up(self, draft: Draft) -> Entity | None:
        """The person whom an epithet takes up where it speaks: "the actress", "the 28-year-old"."""
        tokens = self.analysis.tokens
        kind = salience.epithet(draft)
        article = (
            tokens[draft.first].text.casefold() in ("the", tokens[draft.head].text.casefold()) or draft.role is None
        )
        beside = [tokens[draft.head].head, draft.first - 1, min(draft.last, len(tokens) - 1)]
        speaks = any(tokens[i].pos == "VERB" and tokens[i].lemma in speaking_verbs() for i in beside if i >= 0)
        if kind is None or not article or draft.quoted or not (speaks or draft.role is None):
            return None
        ratings = self._ratings(draft)
        lead = ratings[0][0] - (ratings[1][0] if len(ratings) > 1 else 0.0) if ratings else 0.0
        if not ratings or lead < salience.STANDS_OUT[kind] or ratings[0][2].number in self.unnamed:
            return None
        entity = ratings[0][2]
        return None if kind == "office" and any(roles()[h].kind == "office" for h in entity.heads) else entity

    def _fits(self, draft: Draft, entity: Entity, country: str | None) -> float:
        role = draft.role
        if role is None or role.kind in ("common", "kin") or {entity.gender, role.gender} == {"m", "f"}:
            return 0.0
        same = role.noun in entity.heads
        related = role.covers & entity.heads or any(role.noun in roles()[head].covers for head in entity.heads)
        if (
            self._elsewhere(draft, entity)
            or not (same or related)
            or (country is not None and entity.nations and country not in entity.nations)
        ):
            return 0.0
        fit = 3.0 if same else 2.5
        if same:
            fit -= self._missing(draft, entity) * (1.5 if role.kind == "office" else 0.3)
        if country is not None:
            fit += 1.0 if country in entity.nations else -0.5
        return fit

    def _elsewhere(self, draft: Draft, entity: Entity) -> bool:
        """Whether a role tells of what body its holder is, and the person was not named with it: "head of the SNP"."""
        named = [t.text.casefold() for t in self.analysis.tokens[draft.head + 1 : draft.last] if t.pos == "PROPN"]
        return bool(named) and not any(word in entity.words for word in named)

    def _missing(self, draft: Draft, entity: Entity) -> int:
        """How many modifiers of a role (its country apart) nobody ever gave to the entity."""
        own = [
            w
            for w in draft.words[:-1]
            if any(c.isalpha() for c in w) and w not in _OF and nation_in([w.title(), w.upper()]) is None
        ]
        return sum(w not in entity.words for w in own)

    def _unnamed(self, draft: Draft) -> Referent:
        """A role without a name: definite ones take up the last of their noun, others stand for themselves."""
        tokens = self.analysis.tokens
        text = self.analysis.text[tokens[draft.first].begin : tokens[draft.last - 1].end]
        description = " ".join(text.split())
        noun = draft.role.noun if draft.role is not None else draft.words[-1]
        noun = f"{noun}s" if draft.plural else noun
        known = self.roles.get(noun)
        bare = draft.definite and len(draft.words) == 1 and draft.last - draft.first <= 2
        if known is not None and bare:
            referent = known
        else:
            core = " ".join(draft.words)
            tail = " ".join(t.text.casefold() for t in tokens[draft.head + 1 : draft.last])
            key = f"{draft.kind}/{core} {tail}".rstrip()
            referent = Referent(f"{key}", self.roles[key].name if key in self.roles else description)
            self.roles.setdefault(key, referent)
            if not _BYGONE.intersection(draft.words[:-1]):
                self.roles[noun] = referent
        if draft.plural and not draft.quoted:
            self.groups = [*self.groups[-3:], (self._when(draft), referent)]
        if draft.kind == "person" and not draft.plural and not draft.quoted:
            self._notice(self._stranger(draft, referent), draft)
        return referent

    def _stranger(self, draft: Draft, referent: Referent) -> Entity:
        """The person without a name that a role tells of, so that "she" can stand for "a teacher"."""
        entity = self.strangers.get(referent.entity)
        if entity is None:
            number = -1 - len(self.strangers)
            gender = draft.role.gender if draft.role is not None else "-"
            entity = Entity(number=number, kind="person", name=referent.name, form=draft.words, count=1, gender=gender)
            self.strangers[referent.entity] = entity
            self.unnamed[number] = referent
        return entity

    def _group_pronoun(self, draft: Draft) -> Referent | None:
        when = self._when(draft)
        near = [(w, r) for w, r in self.groups if when - w <= 2]
        return near[-1][1] if near and not draft.quoted else None

    def _pronoun(self, draft: Draft) -> Referent | None:
        if draft.quoted:
            return None
        ratings = self._ratings(draft)
        if not ratings:
            return None
        entity = ratings[0][2]
        margin = ratings[0][0] - (ratings[1][0] if len(ratings) > 1 else 0.0)
        if entity.gender == "-" and margin >= salience.SURE:
            entity.gender = draft.gender
        self._notice(entity, draft)
        return self._named(entity)

    def _ratings(self, draft: Draft) -> list[tuple[float, int, Entity]]:
        """The persons it can stand for, the most salient first."""
        when = self._when(draft)
        rated = (
            (salience.salience(self.analysis, draft, trace, when), -age, trace.entity)
            for age, trace in enumerate(reversed(self.recent))
        )
        return sorted((r for r in rated if r[0] > 0), key=lambda r: (r[0], r[1]), reverse=True)


def _narrated(analysis: Analysis, drafts: Sequence[Draft]) -> list[int]:
    """For each sentence how many sentences outside quotations stand before it."""
    spoken = {analysis.tokens[d.first].sentence for d in drafts if d.quoted}
    told = {analysis.tokens[d.first].sentence for d in drafts if not d.quoted}
    numbers: list[int] = []
    count = 0
    for k in range(len(analysis.sentences)):
        count += k not in spoken or k in told
        numbers.append(count)
    return numbers
