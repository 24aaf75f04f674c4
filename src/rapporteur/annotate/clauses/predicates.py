"""The verbs of a clause, from the one that governs to the one that tells.

In: an analysis and the head of a clause. Out: token numbers. Decided here: which verbs belong to one predicate ("were
expected to agree to accelerate", "stopped short of talking about").
"""

from __future__ import annotations

from collections.abc import Iterator

from rapporteur.language import Analysis, Token

_DEEPEST = 6
_OPENERS = frozenset({"of", "to", "from", "into"})
_BETWEEN = frozenset({"ADV", "PART", "SCONJ", "ADP", "AUX"})
_PARTICLES = frozenset({"compound:prt"})


def chain(analysis: Analysis, head: int) -> tuple[int, ...]:
    """The predicate's words from ``head`` inwards: each governs the next by an open complement."""
    found = [head]
    for _ in range(_DEEPEST):
        inner = _inner(analysis, found[-1])
        if inner is None:
            break
        found.append(inner)
    return tuple(found)


def _inner(analysis: Analysis, i: int) -> int | None:
    governor = analysis.tokens[i]
    for token in (*analysis.children(i), *_of_adverb(analysis, i)):
        if token.i < i or token.pos not in {"VERB", "AUX", "NOUN", "ADJ"}:
            continue
        mark = analysis.child(token.i, "mark")
        if _is_headline(analysis, governor, token):
            return token.i
        if token.dep == "xcomp" and (token.pos == "VERB" or mark is not None):
            return token.i
        infinitive = token.dep == "advcl" and mark is not None and token.tag in {"VB", "VBG"}
        if infinitive and _governs(analysis, governor.i, mark.text.lower() if mark else "", token.i):
            return token.i
    return None


def _is_headline(analysis: Analysis, governor: Token, token: Token) -> bool:
    """Whether a name and an infinitive are all that a headline is: "Norvik Air to cut 400 jobs"."""
    alone = governor.pos == "PROPN" and governor.head == governor.i and token.dep == "acl" and token.tag == "VB"
    return alone and analysis.child(token.i, "mark") is not None and analysis.child(governor.i, "cop") is None


def _of_adverb(analysis: Analysis, i: int) -> Iterator[Token]:
    """What hangs from the adverb right behind a verb: "stopped short *of talking*"."""
    behind = analysis.tokens[min(i + 1, len(analysis.tokens) - 1)]
    return analysis.children(behind.i) if _is_adverb(behind, i) else iter(())


def _is_adverb(token: Token, i: int) -> bool:
    """Whether a word goes with the verb before it, also where the parser takes it for a state: "steered *clear*"."""
    bare = token.dep == "advmod" or (token.dep == "xcomp" and token.pos in {"ADJ", "ADV"})
    return bare and token.head == i and token.i == i + 1


def _governs(analysis: Analysis, i: int, mark: str, inner: int) -> bool:
    """Whether an infinitive or gerund that the parser calls adverbial is what the verb governs.

    "moved to deny", "stopped short of talking": nothing but adverbs stands between the two.
    """
    between = analysis.tokens[i + 1 : inner]
    return mark in _OPENERS and all(t.pos in _BETWEEN or t.dep == "advmod" for t in between)


def particles(analysis: Analysis, i: int) -> frozenset[str]:
    """What goes with a verb: particles, and the prepositions and adverbs right behind it ("touch on", "stop short")."""
    found = {t.text.lower() for t in analysis.children(i) if t.dep == "compound:prt"}
    for token in analysis.children(i):
        if _is_adverb(token, i):
            found.add(token.text.lower())
        elif token.dep.startswith("obl") or token.dep in {"advcl", "xcomp", "ccomp", "obj"}:
            case = analysis.child(token.i, "case", "mark")
            if case is not None and case.i > i:
                found.add(case.text.lower())
    return frozenset(found)
