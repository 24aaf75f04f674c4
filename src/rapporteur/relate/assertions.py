"""Statements with the concepts that they can share.

In: a reading and the event's entities. Out: :class:`Assertion`. Decided here: whoever and whatever is named counts
once: a person by the last name, however long the title and whether named, described or meant by a pronoun; a place or
body by all the words of its name together. "Prime Minister Orrin of the Harbour Board" in two leads must not look like
five words in common.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.model import Mention, Passage, Reading, Statement
from rapporteur.relate.clauses import Clause, single
from rapporteur.relate.compare.facts import Fact
from rapporteur.relate.entities import Entities
from rapporteur.relate.rarity import rarity as rarity_in_english
from rapporteur.relate.salience import rarity
from rapporteur.relate.terms import Term, concept, concepts, terms

TELLING = 0.65
"""Rarity in English from which a word counts in full; a commoner one ("take", "tell", "home") counts in proportion. In
a pile of five reports any word can be rare. On 203 pairs of real reports judged by hand, right pairs at 90 % precision
rise from 75 to 105 of 146; on the seeds and the examples nothing changes."""
_BEFORE = 4
"""Characters that may stand between a title and the name it belongs to beside the title itself."""


class Assertion(msgspec.Struct, frozen=True):
    """A statement in its report, and what it can share with others."""

    report: Reading
    statement: Statement
    fact: Fact

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts of the clause."""
        return self.fact.concepts

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.statement.begin, self.statement.end

    @property
    def sentence(self) -> Passage:
        """The sentence that holds the clause; the clause itself where none holds all of it."""
        return next((s for s in self.report.sentences if s.covers(self.statement)), self.statement)

    @property
    def text(self) -> str:
        """The clause as printed."""
        return self.report.words(self.statement)


class Vocabulary:
    """The concepts of any passage of one report."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading, self._entities = reading, entities
        self._mentions = reading.mentions
        self._begins = [m.begin for m in self._mentions]

    def of(self, passage: Passage, asides: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
        """The concepts of ``passage`` outside ``asides``; a person's last name only, however the person is called."""
        return frozenset(self.shares(passage, asides))

    def shares(self, passage: Passage, asides: Sequence[tuple[int, int]] = ()) -> dict[str, float]:
        """Each concept of ``passage`` with the share of a thing it names: a half for each word of a name of two."""
        mentions = [m for m in self._within(passage) if _outside(m.begin, asides)]
        found: dict[str, float] = {}
        for term in terms(self._reading.text, passage.begin, passage.end):
            if not _outside(term.begin, asides) or any(_part_of_person(term, m) for m in mentions):
                continue
            found[term.concept] = max(found.get(term.concept, 0.0), self._share(term, mentions))
        for mention in mentions:
            found |= dict.fromkeys(self._last_name(mention), 1.0)
        return found

    def names(self, passage: Passage) -> frozenset[str]:
        """The last names of the people in ``passage``."""
        return frozenset(name for mention in self._within(passage) for name in self._last_name(mention))

    def _within(self, passage: Passage) -> Sequence[Mention]:
        first, last = bisect_left(self._begins, passage.begin), bisect_left(self._begins, passage.end)
        return self._mentions[first:last]

    def _share(self, term: Term, mentions: Sequence[Mention]) -> float:
        """1 for a word of its own, less for a word of a longer name."""
        for mention in mentions:
            if mention.form == "name" and mention.begin <= term.begin < mention.end:
                return 1.0 / max(1, len(terms(self._reading.text, mention.begin, mention.end)))
        return 1.0

    def _last_name(self, mention: Mention) -> Iterator[str]:
        """The concept for which a named person counts; nothing for anybody and anything else."""
        entity = self._entities.of(self._reading.id, mention.entity)
        name = entity.name if entity else mention.name
        if mention.kind == "person" and name[:1].isupper():
            yield from (t.concept for t in terms(name)[-1:])


def _outside(begin: int, asides: Sequence[tuple[int, int]]) -> bool:
    return not any(low <= begin < high for low, high in asides)


def _part_of_person(term: Term, mention: Mention) -> bool:
    """Whether a term stands in the mention of a named person, or in the title before it."""
    if mention.form != "name" or mention.kind != "person":
        return False
    title = mention.title or ""
    before = mention.begin - len(title) - _BEFORE <= term.begin < mention.begin
    return mention.begin <= term.begin < mention.end or (before and term.concept in concepts(title))


def find(reading: Reading, entities: Entities) -> list[Assertion]:
    """The assertions of a report in order of place, each telling one thing."""
    vocabulary = Vocabulary(reading, entities)
    found = [Assertion(reading, clause.statement, _fact(clause, vocabulary)) for clause in single(reading)]
    return [assertion for assertion in found if assertion.concepts]


def _fact(clause: Clause, vocabulary: Vocabulary) -> Fact:
    statement = clause.statement
    heads = frozenset(concept(argument.head) for argument in statement.arguments) - {""}
    names = vocabulary.names(statement)
    told = vocabulary.of(statement, (*clause.asides, *_frame(statement)))
    return Fact(told or vocabulary.of(statement, clause.asides), concept(statement.predicate), heads, names)


def _frame(statement: Statement) -> Iterator[tuple[int, int]]:
    """Where the statement tells who says it: that is no part of what is said, unless it is also who acts."""
    source = statement.source
    acting = [a for a in statement.arguments if a.role == "agent"]
    if source is not None and statement.covers(source) and not any(a.overlaps(source) for a in acting):
        yield source.begin, source.end


def weights(readings: Sequence[Reading], entities: Entities) -> dict[str, float]:
    """What each concept of an event tells: how rare it is among its sentences, less if it is common in English.

    A word of a longer name counts for its share of it.
    """
    told = [held for reading in readings for held in _sentences(reading, entities)]
    rare = rarity([frozenset(held) for held in told])
    shares: dict[str, list[float]] = {}
    for held in told:
        for name, share in held.items():
            shares.setdefault(name, []).append(share)
    return {name: rare[name] * _telling(name) * math.fsum(parts) / len(parts) for name, parts in shares.items()}


def _telling(name: str) -> float:
    return min(1.0, rarity_in_english(name) / TELLING)


def _sentences(reading: Reading, entities: Entities) -> list[dict[str, float]]:
    vocabulary = Vocabulary(reading, entities)
    return [vocabulary.shares(sentence) for sentence in reading.sentences or reading.readable()]
