"""Who and what takes part in a clause.

In: the predicate of a clause. Out: :class:`~rapporteur.model.Argument`, in text order. Decided here: which relation of
the tree is which role; a predicate without a subject of its own has that of the verb it hangs from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rapporteur.annotate.clauses.clauses import subject
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis, Token, lexicon
from rapporteur.model import Argument, Mention, Timex

Role = Literal["agent", "patient", "recipient", "topic", "place", "time"]
_ROLES: dict[str, Role] = {"obj": "patient", "iobj": "recipient", "obl:agent": "agent"}
_LOOSE: tuple[Role, ...] = ("agent", "topic", "recipient")
_RELATIVE = frozenset({"WDT", "WP"})


def find(
    analysis: Analysis, head: int, predicate: int, voices: Voices, timexes: Sequence[Timex]
) -> tuple[Argument, ...]:
    """The arguments of ``predicate`` and of the verb ``head`` that governs its clause."""
    found: dict[tuple[int, int], Argument] = {}
    for role, token in _roles(analysis, head, predicate, voices, timexes):
        argument = _argument(role, token, voices)
        found.setdefault((argument.begin, argument.end), argument)
    return tuple(found[key] for key in sorted(found))


def _roles(
    analysis: Analysis, head: int, predicate: int, voices: Voices, timexes: Sequence[Timex]
) -> Iterator[tuple[Role, Token]]:
    who = subject(analysis, predicate)
    if who is not None:
        yield ("patient" if who.dep == "nsubj:pass" else "agent"), _antecedent(analysis, who)
    for i in dict.fromkeys((predicate, head)):
        for token in analysis.children(i):
            role = _role(analysis, token, voices, timexes)
            if role is not None:
                yield role, token


def _role(analysis: Analysis, token: Token, voices: Voices, timexes: Sequence[Timex]) -> Role | None:
    if token.dep in _ROLES:
        return _ROLES[token.dep]
    if not token.dep.startswith("obl"):
        return None
    if any(t.begin < token.end and token.begin < t.end for t in timexes):
        return "time"
    case = analysis.child(token.i, "case")
    return _by_preposition(case.text.lower() if case is not None else "", voices.mention(token.i))


def _by_preposition(word: str, mention: Mention | None) -> Role | None:
    rows = lexicon.table("rapporteur.annotate", "role_prepositions.tsv")
    roles = [row[1] for row in rows if row[0] == word]
    if "place" in roles and mention is not None and mention.kind == "place":
        return "place"
    return next((role for role in _LOOSE if role in roles), None)


def _antecedent(analysis: Analysis, token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag not in _RELATIVE:
        return token
    verb = analysis.tokens[token.head]
    return analysis.tokens[verb.head] if verb.dep.startswith("acl") else token


def _argument(role: Role, token: Token, voices: Voices) -> Argument:
    voice = voices.voice(token.i)
    return Argument(begin=voice.begin, end=voice.end, role=role, head=token.lemma.lower(), entity=voice.entity)
