"""What came up, what did not, and what was to come up: topics with the state that each report gives them.

In: an event's statements. Out: :class:`rapporteur.model.AgendaItem`. Decided here: "discuss" and "did not discuss" make
a topic of their object; verbs that can mean other things ("raised the rent", "raised the dam") only where the object is
called a matter of talk or another statement makes a topic of it. Topics that share most of their concepts are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import get_args

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import AgendaItem, TopicState, Treatment
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.passages import Passages
from rapporteur.relate import contraries, plans
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import forms, weight, words
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import Statements
from rapporteur.relate.terms import terms

ONE_TOPIC = 0.5
"""Share of the weight of a topic's concepts that another must hold to be the same topic."""
WORDS = 9
"""Words of a topic at most."""
_END = re.compile(
    r"[,;:\"“”()]|\s(?:during|when|while|until|after|before|which|who|that|was|were|is|are|has|had|according)\s"
)
_OPENS = re.compile(r"^(?:the|a|an|any|some|such|its|his|her|their)\s+", re.I)
_ABOUT = re.compile(r"\b(?:on|about|over|of)\s+")


class Raised(msgspec.Struct, frozen=True):
    """A statement on a topic: the state, the topic's words and concepts; ``sure`` tells whether the verb suffices."""

    assertion: Assertion
    state: TopicState
    topic: str
    held: frozenset[str]
    sure: bool


def agenda(statements: Statements, passages: Passages) -> tuple[AgendaItem, ...]:
    """The topics, those on which most reports speak first, then by place."""
    found = [r for a in statements.all if (r := _raised(a, passages)) is not None]
    groups: list[list[Raised]] = []
    for raised in sorted(found, key=lambda r: (not r.sure, r.assertion.place)):
        home = next((g for g in groups if _same(raised, g, statements.rarity)), None)
        if home is not None:
            home.append(raised)
        elif raised.sure:
            groups.append([raised])
    items = [_item(group, statements.rarity) for group in groups]
    return tuple(
        sorted(items, key=lambda i: (-len({s.id for t in i.treatments for s in t.spans}), i.treatments[0].spans[0]))
    )


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    rows = lexicon.table("rapporteur.reconcile", "agenda_verbs.tsv")
    return {verb: (state, how == "alone") for verb, state, how in rows}


def _raised(assertion: Assertion, passages: Passages) -> Raised | None:
    statement = assertion.statement
    state, alone = _verbs().get(statement.predicate, ("", False))
    undiscussed = contraries.undiscussed(assertion)
    if undiscussed:
        state, alone = "not discussed", True
    elif state and plans.expects(assertion):
        state = "to be discussed"
    span = assertion.report.cite(statement)
    negated = statement.polarity == "negative" and not undiscussed
    stretch = _stretch(assertion)
    if not state or negated or stretch is None or not passages.body(span) or passages.own_voice(span):
        return None
    said = assertion.report.text[stretch[0] : stretch[1]]
    held = frozenset(t.concept for t in terms(said)) - _matters()
    if not held:
        return None
    called = next(iter(forms(_OPENS.sub("", said))), "") in lexicon.words("rapporteur.reconcile", "matters.txt")
    return Raised(assertion, next(s for s in get_args(TopicState) if s == state), _named(said), held, alone or called)


def _named(said: str) -> str:
    """A topic without its article, and without the word that only calls it a matter ("the question of …")."""
    bare = _OPENS.sub("", " ".join(said.split()))
    matter, _, rest = bare.partition(" ")
    about = re.match(r"(?:of|on|about|over|related to|concerning)\s+", rest)
    called = matter in lexicon.words("rapporteur.reconcile", "matters.txt")
    told = _OPENS.sub("", rest[about.end() :]) if called and about else ""
    return told if " " in told or told[:1].isupper() else bare


@cache
def _matters() -> frozenset[str]:
    return frozenset(t.concept for word in lexicon.words("rapporteur.reconcile", "matters.txt") for t in terms(word))


def _stretch(assertion: Assertion) -> tuple[int, int] | None:
    """Where a topic stands: the object with what follows it, or what "no word about" is about; up to :data:`WORDS`."""
    report, statement = assertion.report, assertion.statement
    persons = {(m.begin, m.end) for m in report.mentions if m.kind == "person" and m.form != "role"}
    about = [a for a in statement.arguments if a.role in ("patient", "topic") and (a.begin, a.end) not in persons]
    if about:
        first = min(about, key=lambda a: (a.role != "patient", a.begin))
        begin, least = first.begin, first.end
    else:
        agents = [a.begin for a in statement.arguments if a.role == "agent"]
        found = _ABOUT.search(report.text, min(agents, default=statement.begin), statement.end)
        if found is None:
            return None
        begin = least = found.end()
    end = _END.search(report.text, least, statement.end)
    row = words(report.text, begin, end.start() if end else statement.end)[:WORDS]
    while row and weight(row[-1].form) < 1:
        row = row[:-1]
    return (begin, row[-1].end) if row else None


def _same(raised: Raised, group: Sequence[Raised], rarity: Rarity) -> bool:
    """Whether a topic shares most of its concepts, or of theirs, with each of a group."""
    return all(
        mass(raised.held & other.held, rarity)
        >= ONE_TOPIC * min(mass(raised.held, rarity), mass(other.held, rarity))
        > 0
        for other in group
    )


def _item(group: Sequence[Raised], rarity: Rarity) -> AgendaItem:
    """One topic, in the words that share most with the others; of equals the shortest."""

    def common(raised: Raised) -> float:
        return sum(mass(raised.held & other.held, rarity) for other in group if other is not raised)

    best = min(group, key=lambda r: (-common(r), len(r.topic), r.assertion.place))
    treatments = []
    for state in get_args(TopicState):
        told = [r.assertion for r in group if r.state == state]
        spans = dict.fromkeys(word_span(a.report, a.statement.begin, a.statement.end) for a in told)
        if spans:
            treatments.append(Treatment(state=state, spans=tuple(sorted(spans))))
    return AgendaItem(topic=best.topic, treatments=tuple(treatments))
