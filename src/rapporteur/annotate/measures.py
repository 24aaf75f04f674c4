"""What a figure measures.

In: an analysis and the tokens of a figure. Out: :class:`Measure`: the head (what is counted, lasts, costs or changes),
a short phrase for people and the content lemmas around it. Decided here: how the head is found in the tree; the number
itself is never part of any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
_NOUNS = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MODIFIERS = ("compound", "amod", "nmod:poss", "nmod:unmarked", "nmod", "acl", "acl:relcl", "appos", "flat")
_ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked", "iobj", "xcomp")
_LONGEST_PHRASE = 9
_CLIMB = 6


class Measure(msgspec.Struct, frozen=True):
    """What is measured. ``noun`` is the number of the token that is counted, -1 where there is none."""

    head: str = ""
    phrase: str = ""
    terms: tuple[str, ...] = ()
    noun: int = -1


def counted(analysis: Analysis, tokens: Sequence[Token]) -> Token | None:
    """The noun that the number of these tokens counts: "54,000 American soldiers", "two of the men"."""
    top = _top(tokens)
    if top is None:
        return None
    if top.dep in ("nummod", "compound", "amod", "det", "nmod", "advmod") and top.head != top.i:
        head = analysis.tokens[top.head]
        if head.i > top.i and head.pos in (*_NOUNS, "ADJ", "SYM"):
            return head
    if top.pos in _NOUNS and len(tokens) > 1 and tokens[-1].i == top.i:
        return None
    child = next(
        (t for t in analysis.children(top.i) if t.i > top.i and t.dep.startswith("nmod") and t.pos in _NOUNS), None
    )
    if child is not None and any(c.lemma == "of" for c in analysis.children(child.i)):
        return child
    return None


def _top(tokens: Sequence[Token]) -> Token | None:
    """The token of a stretch whose governor lies outside it."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if not first <= t.head <= last or t.head == t.i), tokens[-1])


def of_count(analysis: Analysis, noun: Token) -> Measure:
    """What a count of ``noun`` measures."""
    verb = _verb(analysis, noun)
    phrase = _phrase(analysis, noun)
    if verb is not None and noun.dep in ("nsubj:pass", "obj", "nsubj") and " " not in _after(analysis, noun):
        phrase = " ".join(filter(None, (phrase, _verb_words(analysis, noun, verb))))
    return Measure(noun.lemma.lower(), phrase, _terms(analysis, noun, verb), noun.i)


def of_amount(analysis: Analysis, tokens: Sequence[Token], kind: str) -> Measure:
    """What an amount with a unit measures: what lasts, costs, or takes that share."""
    top = _top(tokens)
    if top is None:
        return Measure()
    noun = counted(analysis, tokens) or _right_noun(analysis, top)
    if noun is None and kind in ("ratio", "currency", "physical"):
        noun = _of_noun(analysis, top)
        if noun is not None:
            return _noun_measure(analysis, noun, "share of " if kind == "ratio" else "")
    if noun is not None:
        return _noun_measure(analysis, noun, "length of the " if kind == "time" else "")
    return _clause_measure(analysis, top, kind)


def _right_noun(analysis: Analysis, top: Token) -> Token | None:
    """The noun that the amount stands before: "45-minute talk", "25 per cent duty", "$48 million army contract"."""
    token = top
    for _ in range(_CLIMB):
        if token.head == token.i:
            return None
        head = analysis.tokens[token.head]
        if token.dep not in ("compound", "amod", "nummod", "nmod", "nmod:unmarked", "nmod:poss", "advmod", "dep"):
            return None
        if head.i > top.i and head.pos in _NOUNS:
            return head
        token = head
    return None


def _of_noun(analysis: Analysis, top: Token) -> Token | None:
    """The noun behind "of": "12% of drivers"."""
    for child in analysis.children(top.i):
        if (
            child.i > top.i
            and child.dep.startswith("nmod")
            and any(c.lemma == "of" for c in analysis.children(child.i))
        ):
            return child
    return None


def _noun_measure(analysis: Analysis, noun: Token, prefix: str) -> Measure:
    verb = _verb(analysis, noun)
    return Measure(noun.lemma.lower(), prefix + _phrase(analysis, noun), _terms(analysis, noun, verb), noun.i)


def _clause_measure(analysis: Analysis, top: Token, kind: str) -> Measure:
    """An amount that hangs on a verb or on a noun by "of": "invested 24.4 billion dollars", "a loss of $5 million"."""
    governor = _governor(analysis, top)
    if governor is None:
        return Measure()
    if governor.pos in (*_NOUNS, "ADJ"):
        noun = governor if governor.pos != "ADJ" else _adjective_noun(analysis, governor)
        return _noun_measure(analysis, noun, "length of the " if kind == "time" else "")
    subject = analysis.child(governor.i, "nsubj", "nsubj:pass")
    thing = analysis.child(governor.i, "obj")
    if thing is not None and (thing.i == top.i or thing.pos not in _NOUNS):
        thing = None
    if kind in ("ratio", "physical", "") or governor.lemma in words(_PACKAGE, "lasting_verbs.txt"):
        told = thing or analysis.child(governor.i, "nsubj:pass") or subject
        if told is not None and told.pos in _NOUNS:
            lasting = governor.lemma in words(_PACKAGE, "lasting_verbs.txt")
            prefix = "length of the " if kind == "time" else "" if lasting else f"{governor.lemma} in "
            terms = _terms(analysis, told, governor)
            return Measure(told.lemma.lower(), prefix + _phrase(analysis, told), terms, told.i)
    lead = {"time": "time of ", "currency": "money "}.get(kind, "")
    phrase = f"{lead}{governor.text.lower()}"
    if subject is not None and subject.pos in _NOUNS:
        phrase += f" by {_phrase(analysis, subject)}"
    place = next(
        (c for c in analysis.children(governor.i) if c.dep == "obl" and c.pos in _NOUNS and c.i != top.i), None
    )
    if place is not None:
        phrase += f" {_span_words(analysis, place)}"
    return Measure(governor.lemma.lower(), phrase, _terms(analysis, governor, governor))


def _governor(analysis: Analysis, top: Token) -> Token | None:
    token = top
    for _ in range(_CLIMB):
        if token.head == token.i:
            return None
        token = analysis.tokens[token.head]
        if token.pos in ("VERB", *_NOUNS, "ADJ") and token.lemma not in words(_PACKAGE, "unit_nouns.txt"):
            return token
    return None


def _adjective_noun(analysis: Analysis, adjective: Token) -> Token:
    """The noun that the adjective tells of: "a barn worth $5 million", "a wall 3 metres tall"."""
    head = analysis.tokens[adjective.head]
    if head.pos in _NOUNS:
        return head
    subject = analysis.child(adjective.i, "nsubj")
    return subject if subject is not None and subject.pos in _NOUNS else adjective


def _verb(analysis: Analysis, noun: Token) -> Token | None:
    """The verb whose clause the noun stands in."""
    token = noun
    for _ in range(_CLIMB):
        if token.head == token.i:
            return token if token.pos == "VERB" and token.i != noun.i else None
        token = analysis.tokens[token.head]
        if token.pos == "VERB":
            return token
    return None


def _is_amount(token: Token) -> bool:
    return token.pos in ("NUM", "SYM") or token.dep in ("nummod", "det", "punct", "case", "det:predet", "cc:preconj")


def _phrase(analysis: Analysis, noun: Token) -> str:
    """The noun with its modifiers, without numbers, articles and amounts."""
    left = [
        t for t in analysis.children(noun.i) if t.i < noun.i and t.dep.startswith(("compound", "amod", "nmod", "flat"))
    ]
    kept: list[Token] = []
    for child in left:
        first, last = analysis.subtree(child.i)
        stretch = analysis.tokens[first:last]
        if not any(t.pos in ("NUM", "SYM") for t in stretch):
            kept += [t for t in stretch if t.i < noun.i]
    names = " ".join(
        t.text
        for t in sorted({t.i: t for t in kept}.values(), key=lambda t: t.i)
        if t.pos != "DET" and t.text not in "-'’\"“”,"
    )
    phrase = f"{names} {noun.text}".strip().replace(" 's", "'s").replace(" ’s", "’s")
    after = _after(analysis, noun)
    return f"{phrase} {after}".strip()


def _after(analysis: Analysis, noun: Token) -> str:
    """The first phrase behind the noun that belongs to it, if it is short."""
    for child in analysis.children(noun.i):
        if child.i > noun.i and child.dep in ("nmod", "acl") and child.pos in ("NOUN", "PROPN", "VERB"):
            first, last = analysis.subtree(child.i)
            stretch = list(analysis.tokens[first : min(last, first + _LONGEST_PHRASE)])
            if first > noun.i and not any(t.pos == "NUM" for t in stretch):
                return _join(analysis, stretch)
    return ""


def _span_words(analysis: Analysis, token: Token) -> str:
    first, last = analysis.subtree(token.i)
    return _join(analysis, [t for t in analysis.tokens[first : min(last, first + _LONGEST_PHRASE)] if t.pos != "NUM"])


def _join(analysis: Analysis, stretch: Sequence[Token]) -> str:
    if not stretch:
        return ""
    return " ".join(analysis.text[stretch[0].begin : stretch[-1].end].split()).strip(" ,;:.-–—\"“”'()")


def _verb_words(analysis: Analysis, noun: Token, verb: Token) -> str:
    """What happened to the counted things: "stationed in Japan", "hosted by Japan"."""
    if noun.dep == "nsubj" and verb.tag != "VBG":
        return ""
    words_ = [verb.text.lower()]
    if noun.dep == "obj":
        subject = analysis.child(verb.i, "nsubj")
        if subject is None or subject.pos not in _NOUNS:
            return ""
        return f"({_phrase(analysis, subject)}: {verb.lemma})"
    place = next((c for c in analysis.children(verb.i) if c.dep == "obl" and c.i > verb.i and c.pos in _NOUNS), None)
    if place is not None:
        words_.append(_span_words(analysis, place))
    return " ".join(words_)


def _terms(analysis: Analysis, noun: Token, verb: Token | None) -> tuple[str, ...]:
    """Content lemmas in the order of the text: modifiers of the noun, the verb and the heads of its other parts."""
    chosen: set[int] = {noun.i}
    frontier = [noun.i]
    for _ in range(2):
        frontier = [c.i for i in frontier for c in analysis.children(i) if c.dep.startswith(_MODIFIERS)]
        chosen.update(frontier)
    if verb is not None:
        chosen.add(verb.i)
        for child in analysis.children(verb.i):
            if child.dep in _ROLES:
                chosen.add(child.i)
                chosen.update(c.i for c in analysis.children(child.i) if c.dep.startswith(("compound", "flat", "nmod")))
    if noun.head != noun.i:
        chosen.add(noun.head)
    return tuple(_lemmas(analysis.tokens[i] for i in sorted(chosen)))


def _lemmas(tokens: Iterable[Token]) -> list[str]:
    found: list[str] = []
    units = words(_PACKAGE, "unit_nouns.txt")
    for token in tokens:
        lemma = token.lemma.lower()
        if token.pos in _CONTENT and lemma not in units and lemma not in found and any(c.isalpha() for c in lemma):
            found.append(lemma)
    return found
