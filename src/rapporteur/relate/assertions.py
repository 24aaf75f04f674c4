"""Statements with the concepts that they can share.

In: a reading and the event's entities. Out: :class:`Assertion`. Decided here: whoever and whatever is named counts
once: a person by the last name, however long the title and whether named, described or meant by a pronoun; a place or
body by its whole name. "Prime Minister Orrin of the Harbour Board" in two leads must not look like five words in
common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.model import Mention, Passage, Reading, Statement
from rapporteur.relate.clauses import Clause, single
from rapporteur.relate.compare.facts import Fact
from rapporteur.relate.entities import Entities
from rapporteur.relate.terms import Term, concept, concepts, terms

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
        """The concepts of ``passage`` outside ``asides``; whoever and whatever is named counts once, however called."""
        mentions = [m for m in self._within(passage) if _outside(m.begin, asides)]
        kept = set()
        for term in terms(self._reading.text, passage.begin, passage.end):
            if _outside(term.begin, asides) and not any(_part_of_name(term, mention) for mention in mentions):
                kept.add(term.concept)
        return frozenset(kept | {name for mention in mentions for name in self._counted_as(mention)})

    def names(self, passage: Passage) -> frozenset[str]:
        """The last names of the people in ``passage``."""
        persons = (m for m in self._within(passage) if m.kind == "person")
        return frozenset(name for mention in persons for name in self._counted_as(mention))

    def _within(self, passage: Passage) -> Sequence[Mention]:
        first, last = bisect_left(self._begins, passage.begin), bisect_left(self._begins, passage.end)
        return self._mentions[first:last]

    def _counted_as(self, mention: Mention) -> Iterator[str]:
        """The concept for which a mention counts: the last name of a person, the whole name of anything else.

        A group and somebody without a name count for nothing beside the words that stand there.
        """
        entity = self._entities.of(self._reading.id, mention.entity)
        name = entity.name if entity else mention.name
        row = [t.concept for t in terms(name)]
        if not row or not name[:1].isupper():
            return
        if mention.kind == "person":
            yield row[-1]
        elif mention.form == "name":
            yield "-".join(row)


def _outside(begin: int, asides: Sequence[tuple[int, int]]) -> bool:
    return not any(low <= begin < high for low, high in asides)


def _part_of_name(term: Term, mention: Mention) -> bool:
    """Whether a term stands in the mention of a name, or in the title before it."""
    if mention.form != "name":
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
    return Fact(vocabulary.of(statement, clause.asides), concept(statement.predicate), heads, names)


def sentences(reading: Reading, entities: Entities) -> list[frozenset[str]]:
    """The concepts of each sentence of a report."""
    vocabulary = Vocabulary(reading, entities)
    return [vocabulary.of(sentence) for sentence in reading.sentences or reading.readable()]
