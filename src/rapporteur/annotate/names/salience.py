"""How near at hand a person is to the words that stand for somebody.

In: where persons were last mentioned. Out: the weight of each for a pronoun or an epithet. Decided here: the factors
and their weights, after Lappin and Leass (1994): nearness in narrated sentences, being subject, speaking, agreeing in
gender, being named often; and that whoever a paragraph opens with, new and as its subject, is its matter.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rapporteur.annotate.names.drafts import Draft
from rapporteur.annotate.names.entities import Entity
from rapporteur.language import Analysis
from rapporteur.language.lexicon import table

REACH = 8
"""Narrated sentences that a pronoun looks back."""
_NEAR = 30.0
_SUBJECT = {3: 12.0, 2: 8.0, 1: 4.0, 0: 0.0}
_SPEAKER = 6.0
_SAME_GENDER = 6.0
_OFTEN = 0.4
_INTRODUCED = 14.0
"""For whoever a paragraph opens with as its subject and the report had not named before: he is its matter now."""
_OPENING = 4.0
_MATTER = 1
"""Narrated sentences for which this counts."""
_INDENT = 8
"""Characters that a paragraph may be indented by."""
STANDS_OUT = {"any": 3.0, "office": 8.0}
"""By how much the person whom an epithet takes up must lead the next."""
SURE = 6.0
"""A pronoun that wins by this much tells a person's gender."""


class Sight(msgspec.Struct, frozen=True):
    """One mention outside quotations: sentence, rank, speaking or not, what it hangs from, its weight as matter."""

    sentence: int
    rank: int
    speaking: bool
    governor: int
    matter: float = 0.0


class Trace(msgspec.Struct):
    """Where a person was last mentioned."""

    entity: Entity
    seen: list[Sight]


def matter(analysis: Analysis, draft: Draft, entity: Entity) -> float:
    """How much a mention makes a person the matter of its paragraph: he opens it as subject of its main clause."""
    tokens = analysis.tokens
    if draft.form != "name" or draft.rank != 3 or tokens[draft.head].dep != "nsubj":
        return 0.0
    begin = tokens[analysis.sentence_of(draft.first).first].begin
    opens = analysis.text[max(0, begin - _INDENT) : begin].rstrip(" \t\xa0")[-1:] in ("\n", "")
    if not opens or not analysis.text[begin].isalnum():
        return 0.0
    return _INTRODUCED if entity.first == draft.first else _OPENING


def salience(analysis: Analysis, draft: Draft, trace: Trace, when: int) -> float:
    """How much speaks for a person where ``draft`` stands in narrated sentence ``when``; 0 if he cannot be meant."""
    if {trace.entity.gender, draft.gender} == {"m", "f"}:
        return 0.0
    token = analysis.tokens[draft.head]
    best = 0.0
    for sight in trace.seen:
        ago = when - sight.sentence
        beside = token.dep in ("obj", "iobj", "obl") and sight.governor == token.head and sight.rank >= 2
        if ago > REACH or beside:
            continue
        weight = _NEAR / (1 + ago) + _SUBJECT[sight.rank] + (_SPEAKER if sight.speaking else 0.0)
        best = max(best, weight + (sight.matter if ago <= _MATTER else 0.0))
    if not best:
        return 0.0
    known = _SAME_GENDER if trace.entity.gender == draft.gender else 0.0
    return best + known + _OFTEN * min(trace.entity.count, 10)


@cache
def _epithets() -> dict[str, str]:
    return {row[0]: row[1] for row in table("rapporteur.annotate", "epithets.tsv")}


def epithet(draft: Draft) -> str | None:
    """How surely a role may take up somebody never called so before."""
    if draft.role is None or "former" in draft.words[:-1]:
        return "any" if draft.role is None else "office"
    return _epithets().get(draft.role.noun)
