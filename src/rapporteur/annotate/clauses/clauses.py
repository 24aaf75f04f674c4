"""The clauses of a sentence, and what each is to the one around it.

In: an analysis. Out: :class:`Clause`, at least one per sentence. Decided here: what is a clause of its own (a predicate
with a subject or in coordination, a relative or adverbial clause, reported content) and where it begins and ends. A
coordinated clause is cut from the one before it; an embedded one stays inside the one around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from rapporteur.annotate.clauses.lists import states
from rapporteur.annotate.clauses.predicates import chain
from rapporteur.language import Analysis, SentenceRange, Token, lexicon

Range = tuple[int, int]
ClauseKind = Literal["main", "joined", "content", "adverbial", "relative"]

_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_JOINED = frozenset({"conj", "parataxis"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "...", "…", ")", "]", "/"})
_OPENING = frozenset({"(", "[", "“", "‘", '"'})
_CLOSING = frozenset({")", "]", "”", "’", '"', ".", "!", "?", "…"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case"})
_SLACK = 1
"""Marks that may stand between the edge of a clause and the edge of one inside it."""
SHORTEST_PARTICIPLE = 4
"""Words that a participial clause without a conjunction must have to tell something of its own."""

LONGEST_ADJUNCT = 6
"""Words of a phrase before the subject up to which the core of a clause keeps it."""


class Clause(msgspec.Struct, frozen=True):
    """A clause: its head word, its words ``first`` to ``last`` (half open), and the head of the clause around it."""

    head: int
    first: int
    last: int
    kind: ClauseKind
    parent: int | None


def find(analysis: Analysis) -> tuple[Clause, ...]:
    """The clauses of every sentence, in the order of their first words."""
    edges = _edges(analysis)
    found: list[Clause] = []
    for sentence in analysis.sentences:
        found += _of(analysis, sentence, edges)
    return tuple(sorted(found, key=lambda c: (c.first, -c.last, c.head)))


def _edges(analysis: Analysis) -> list[Range]:
    """First and last word (half open) below each word, punctuation left out: marks hang from anywhere in the tree."""
    edges = [(t.i, t.i + 1) for t in analysis.tokens]
    for token in analysis.tokens:
        if token.dep == "punct":
            continue
        i, left = token.i, len(analysis.tokens)
        while analysis.tokens[i].head != i and left:
            i, left = analysis.tokens[i].head, left - 1
            first, last = edges[i]
            edges[i] = (min(first, token.i), max(last, token.i + 1))
    return edges


def is_predicate(analysis: Analysis, token: Token) -> bool:
    """Whether ``token`` heads a clause: a verb, or a word with a subject or copula."""
    return token.pos in {"VERB", "AUX"} or analysis.child(token.i, "cop", *_SUBJECTS) is not None


def is_finite(analysis: Analysis, token: Token) -> bool:
    """Whether the predicate shows tense: itself, or by an auxiliary or copula."""
    if token.tag in {"VBD", "VBP", "VBZ", "MD"}:
        return True
    return any(
        t.tag in {"VBD", "VBP", "VBZ", "MD"} for t in analysis.children(token.i) if t.dep.startswith(("aux", "cop"))
    )


def subject(analysis: Analysis, head: int) -> Token | None:
    """The subject of a predicate, or, where it has none, of the predicate that it is coordinated with or depends on."""
    i = head
    for _ in range(len(analysis.tokens)):
        own = analysis.child(i, *_SUBJECTS[:-1])
        token = analysis.tokens[i]
        if own is not None or token.head == i:
            return own
        if token.dep not in {"conj", "xcomp", "advcl", "ccomp", "aux", "cop"}:
            return None
        i = token.head
    return None


def _of(analysis: Analysis, sentence: SentenceRange, edges: Sequence[Range]) -> list[Clause]:
    kinds = {t.i: kind for t in analysis.tokens[sentence.first : sentence.last] if (kind := _kind(analysis, t))}
    parents = {i: _around(analysis, i, kinds) for i in kinds}
    found = [_clause(analysis, i, kinds, parents, edges) for i in kinds]
    return [_unmixed(clause, found, parents) for clause in found]


def _clause(
    analysis: Analysis,
    i: int,
    kinds: dict[int, ClauseKind],
    parents: dict[int, int | None],
    edges: Sequence[Range],
) -> Clause:
    joined = [edges[k] for k, parent in parents.items() if parent == i and kinds[k] == "joined"]
    first, last = _range(analysis, i, edges[i], joined)
    if kinds[i] == "content":
        first = min(first, _noun_phrase(analysis, i))
    if kinds[i] == "joined":
        first = max(first, _behind_conjunction(analysis, i))
    return Clause(i, first, last, kinds[i], parents[i])


def _unmixed(clause: Clause, others: Sequence[Clause], parents: dict[int, int | None]) -> Clause:
    """The clause without what another, not inside it, holds: wrong arcs may cross."""
    first, last = clause.first, clause.last
    inside = {clause.head}
    for other in sorted(others, key=lambda c: c.first):
        if parents[other.head] in inside:
            inside.add(other.head)
    for other in others:
        if other.head in inside or other.first <= clause.head < other.last:
            continue
        if clause.head < other.first < last:
            last = other.first
        elif first < other.last <= clause.head:
            first = other.last
    return msgspec.structs.replace(clause, first=first, last=last)


def _noun_phrase(analysis: Analysis, i: int) -> int:
    """Where the noun begins that the content hangs from: "*a report by Nordpress* that Vane left" is told as one."""
    token = analysis.tokens[i]
    noun = analysis.tokens[token.head]
    if not token.dep.startswith("acl") or noun.i > i or not _is_claim(noun):
        return i
    first = noun.i
    while first > analysis.subtree(noun.i)[0] and analysis.tokens[first - 1].dep in _BEFORE_NOUN:
        first -= 1
    return first


def _behind_conjunction(analysis: Analysis, i: int) -> int:
    """Where a coordinated clause can begin at the earliest: behind its conjunction, or behind the head before it."""
    token = analysis.tokens[i]
    if token.dep != "conj" or token.head > i:
        return 0
    conjunction = analysis.child(i, "cc")
    return conjunction.i + 1 if conjunction is not None and conjunction.i < i else token.head + 1


def _kind(analysis: Analysis, token: Token) -> ClauseKind | None:
    if token.head == token.i:
        return "main"
    if token.dep in _JOINED:
        return "joined" if _stands_alone(analysis, token) else None
    return _embedded(analysis, token) if is_predicate(analysis, token) else None


def _embedded(analysis: Analysis, token: Token) -> ClauseKind | None:
    rated = token.dep == "csubj" and analysis.tokens[token.head].pos == "ADJ" and is_finite(analysis, token)
    if token.dep == "ccomp" or rated or _told_in_noun(analysis, token) or _meant_in_noun(analysis, token):
        return "content"
    told = is_finite(analysis, token) or (_long_participle(analysis, token) and _is_told(analysis, token))
    if token.dep in _RELATIVE or (token.dep == "acl" and told):
        return "relative"
    governed = token.i in chain(analysis, token.head)
    return "adverbial" if token.dep == "advcl" and told and not governed else None


def _is_told(analysis: Analysis, token: Token) -> bool:
    """Whether a gerund tells something: "after meeting Orr" does, "talks on reviewing the pact" does not."""
    mark = analysis.child(token.i, "mark", "case")
    if mark is None or mark.i > token.i:
        return True
    return mark.text.lower() in lexicon.words("rapporteur.annotate", "telling_marks.txt")


def _told_in_noun(analysis: Analysis, token: Token) -> bool:
    """Whether it is what a noun tells: "hope that ...", "a report that Vane left", not "the report that he sent"."""
    who = analysis.child(token.i, *_SUBJECTS)
    if token.dep == "acl":
        return who is not None
    first = analysis.tokens[analysis.subtree(token.i)[0]]
    claim = _is_claim(analysis.tokens[token.head])
    complete = any(
        t.dep in {"obl", "obj", "xcomp", "ccomp", "advcl"} and t.i != first.i for t in analysis.children(token.i)
    )
    return token.dep == "acl:relcl" and claim and who not in {None, first} and first.text.lower() == "that" and complete


def _meant_in_noun(analysis: Analysis, token: Token) -> bool:
    """Whether it is what a noun of intending, asking or refusing is about: "plans to leave", "its failure to pay"."""
    noun = analysis.tokens[token.head]
    mark = analysis.child(token.i, "mark")
    if not token.dep.startswith("acl") or mark is None or noun.i > token.i or noun.pos != "NOUN":
        return False
    leads = (mark.text.lower(), token.tag) in {("to", "VB"), ("of", "VBG")}
    order = noun.i > 0 and analysis.tokens[noun.i - 1].text.lower() == "in"
    return leads and not order and noun.lemma.lower() in states()


def _is_claim(noun: Token) -> bool:
    return (noun.lemma.lower(), "claim") in lexicon.table("rapporteur.annotate", "status_nouns.tsv")


def _stands_alone(analysis: Analysis, token: Token) -> bool:
    """Whether a coordinated or loose predicate tells something beside the one before it.

    "to deepen and expand ties" is one thing: the first verb has nothing of its own before the conjunction.
    """
    if not is_predicate(analysis, token):
        return False
    if token.dep == "parataxis":
        return True
    head = token
    while head.dep == "conj" and head.head != head.i:
        head = analysis.tokens[head.head]
    if head.dep != "xcomp" and _kind(analysis, head) is None:
        return False
    if analysis.child(token.i, *_SUBJECTS) is not None:
        return True
    return is_predicate(analysis, head) and any(
        head.i < t.i < token.i and t.dep not in {"punct", "cc", "conj", "advmod"} for t in analysis.children(head.i)
    )


def _long_participle(analysis: Analysis, token: Token) -> bool:
    first, last = analysis.subtree(token.i)
    return token.tag in {"VBG", "VBN"} and last - first >= SHORTEST_PARTICIPLE


def _around(analysis: Analysis, i: int, kinds: dict[int, ClauseKind]) -> int | None:
    """The nearest clause above ``i``."""
    seen = 0
    while analysis.tokens[i].head != i and seen <= len(kinds) + len(analysis.tokens):
        i, seen = analysis.tokens[i].head, seen + 1
        if i in kinds:
            return i
    return None


def _range(analysis: Analysis, head: int, own: Range, joined: Sequence[Range]) -> Range:
    """The words of a clause without the clauses joined to it, with the marks that close it and no conjunction."""
    first, last = own
    for a, b in joined:
        if a > head:
            last = min(last, a)
        elif b <= head:
            first = max(first, b)
    return trimmed(analysis, first, last, head)


def trimmed(analysis: Analysis, first: int, last: int, head: int) -> Range:
    """``first:last`` without marks and coordinating words at its edges, but with the marks that open and close it.

    ``head`` always stays.
    """
    tokens = analysis.tokens
    sentence = analysis.sentence_of(head)
    while first < head and (tokens[first].dep in {"cc", "punct"} or tokens[first].text in _EDGE):
        first += 1
    while last - 1 > head and (tokens[last - 1].dep in {"cc", "punct"} or tokens[last - 1].text in _EDGE):
        last -= 1
    while first > sentence.first and tokens[first - 1].text in _OPENING:
        first -= 1
    while last < sentence.last and tokens[last].text in _CLOSING:
        last += 1
    return first, last


def core(analysis: Analysis, clause: Clause, clauses: Sequence[Clause]) -> Range:
    """The words of ``clause`` without the clauses inside it that open or close it ("While ..., *officials denied it*").

    ``clauses`` are those directly inside. What a verb governs as its content stays.
    """
    first, last = clause.first, clause.last
    inner = [c for c in clauses if c.kind in {"adverbial", "relative"} or _of_noun(analysis, c)]
    for other in sorted(inner, key=lambda c: c.first):
        if other.first <= first + _SLACK and other.last <= clause.head:
            first = other.last
    for other in sorted(inner, key=lambda c: -c.last):
        if other.last >= last - _SLACK and other.first > clause.head:
            last = other.first
    first = _behind_adjuncts(analysis, clause.head, first)
    return trimmed(analysis, first, last, clause.head)


def _behind_adjuncts(analysis: Analysis, head: int, first: int) -> int:
    """Where a clause begins behind long phrases of place, time and manner before its subject, set off by a comma."""
    who = analysis.child(head, *_SUBJECTS)
    if who is None:
        return first
    for token in analysis.children(head):
        low, high = analysis.subtree(token.i)
        long = token.dep.startswith(("obl", "advmod", "dislocated")) and high - first >= LONGEST_ADJUNCT
        if long and low <= first and high <= who.i and any(t.text == "," for t in analysis.tokens[high - 1 : high + 1]):
            first = high
    return first


def _of_noun(analysis: Analysis, clause: Clause) -> bool:
    return analysis.tokens[clause.head].dep.startswith("acl")
