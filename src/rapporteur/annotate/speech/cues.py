"""Cues: verbs and phrases that ascribe words, and whose words they make them.

In: the tree of a sentence. Out: for a reporting verb the token its speaker hangs by. Decided here: who is the speaker
of a verb without a subject of its own ("went on to say", "saying", "was quoted as saying", "reported her as having
said"), and the speaker of "according to".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table, words

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
RELAYING = frozenset({"quote", "report", "cite", "hear", "see", "describe", "record", "show", "film", "catch"})
"""Verbs whose object or passive subject speaks in a verb below them: "was heard saying"."""
_UP = ("conj", "xcomp", "advcl", "parataxis", "dep", "ccomp", "acl", "obl", "aux", "cop", "list")
_INCLUDING = frozenset({"including", "like", "particularly", "especially", "notably"})
_DEEPEST = 5
_NEAR = 24
_ASTRAY = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_STOPS = frozenset(".!?;:")
_MARKS = frozenset({"“", '"', "‘", "«", "„"})
_PARTING = _MARKS | {",", ":", ";"}
"""Marks behind which no noun is that of "according to" any more."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
_INVERTING = frozenset({"say", "add", "write", "warn", "argue", "explain", "report", "suggest"})
"""Verbs that stand before their speaker without an object."""
_INSIDE_INVERTED = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PART"})
_LONGEST_INVERTED = 12
_LONGEST_WITH = 9
"""Words that an inverted speaker may have, and one behind "with"."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


@cache
def mediums() -> dict[str, str]:
    """Nouns for what carries words, and what they are: "record", "talk" or "outlet"."""
    return {row[0]: row[1] for row in table("rapporteur.annotate", "mediums.tsv")}


def speaker_of(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """The token of the noun or pronoun that speaks in ``verb``; ``outside`` tells whether a token is narration."""
    own = _own_subject(analysis, verb, outside, passive_speaks=False)
    if own is None and _is_undergone(analysis, verb):
        return None
    if own is None:
        own = _beside(analysis, verb, outside)
    i = verb
    for _ in range(_DEEPEST):
        if own is not None:
            return own
        token = analysis.tokens[i]
        if token.head == i or not token.dep.startswith(_UP):
            break
        governor = analysis.tokens[token.head]
        relayed = _relayed(analysis, i, governor, outside)
        if relayed is not None:
            return relayed
        moved = _moved(analysis, token, governor)
        if moved is not None and outside(moved):
            return moved
        if token.dep.startswith("acl") and governor.pos in _NOMINAL and outside(governor.i):
            behind_comma = token.tag == "VBG" and i > 0 and analysis.tokens[i - 1].text == ","
            if not behind_comma:
                return _described(analysis, i, governor, outside)
        i = governor.i
        own = _own_subject(analysis, i, outside, passive_speaks=True)
    return None


def inverted(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """Who may speak behind a verb of saying that closes the sentence behind a comma: "..., say experts."."""
    tokens = analysis.tokens
    if tokens[verb].lemma not in _INVERTING or tokens[verb].tag not in _FINITE or verb == 0:
        return None
    if tokens[verb - 1].text != "," or not outside(verb - 1):
        return None
    behind = tokens[verb + 1 : min(analysis.sentence_of(verb).last, verb + 2 + _LONGEST_INVERTED)]
    closing = next((t for t in behind if t.pos not in _INSIDE_INVERTED), None)
    if closing is None or closing.text not in _STOPS or closing.i == verb + 1 or behind[0].pos == "ADP":
        return None
    return phrase_head(analysis, verb + 1)


def _is_undergone(analysis: Analysis, verb: int) -> bool:
    """Whether a verb is passive: whoever its clause is about only undergoes it ("it is alleged")."""
    return analysis.child(verb, "aux:pass") is not None


def puts_it(analysis: Analysis, i: int) -> bool:
    """Whether a verb stands in "as Ms Li put it", which ascribes what is quoted beside it."""
    tokens = analysis.tokens
    behind = tokens[i + 1].text.casefold() if i + 1 < len(tokens) else ""
    if tokens[i].lemma != "put" or behind != "it":
        return False
    mark = analysis.child(i, "mark")
    return mark is not None and mark.i < i and mark.text.casefold() == "as"


def rates_as(analysis: Analysis, i: int, outside: Callable[[int], bool]) -> bool:
    """Whether a verb ascribes quoted words by "as": 'introduced her as "the woman who saved this port"'."""
    if analysis.tokens[i].lemma not in words("rapporteur.annotate", "as_verbs.txt") or analysis.child(i, "obj") is None:
        return False
    for child in analysis.children(i):
        case = analysis.child(child.i, "case", "mark")
        if child.i > i and case is not None and case.text == "as" and not outside(child.i):
            return True
    return False


def accompanying(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """Who speaks in a participle behind "with": "..., with Foreign Minister Ana Li warning of"."""
    tokens = analysis.tokens
    if not tokens[verb].text.endswith("ing") or verb == 0 or tokens[verb - 1].pos not in ("PROPN", "NOUN"):
        return None
    i = verb - 1
    while i > 0 and verb - i <= _LONGEST_WITH and tokens[i].pos in (*_NOMINAL, "PART") and outside(i):
        i -= 1
    return verb - 1 if tokens[i].text.casefold() == "with" and outside(i) else None


def is_led(analysis: Analysis, i: int) -> bool:
    """Whether a preposition leads a noun phrase: it is no subject then, whatever the tree says."""
    case = analysis.child(i, "case")
    return case is not None and case.i < i


def _moved(analysis: Analysis, token: Token, governor: Token) -> int | None:
    """Whoever was made to say something: "prompted one woman to call them"."""
    if token.dep not in ("xcomp", "advcl") or token.tag != "VB":
        return None
    if governor.lemma not in words("rapporteur.annotate", "control_verbs.txt"):
        return None
    thing = analysis.child(governor.i, "obj", "iobj")
    return thing.i if thing is not None and governor.i < thing.i < token.i else None


def _described(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int:
    """The speaker of a clause that describes a noun.

    "Footage of Ms Owusu saying": she; "issued a statement that says": who issued it; else the noun itself.
    """
    token, before = analysis.tokens[verb], analysis.tokens[verb - 1]
    named = before.pos == "PROPN" and before.dep in ("nmod", "flat", "obj", "compound", "appos")
    named = named or (before.pos == "PRON" and analysis.child(before.i, "case") is None)
    if token.tag == "VBG" and named and outside(before.i):
        return before.i
    if governor.dep == "obj" and mediums().get(governor.lemma.casefold()) == "record":
        issuer = _own_subject(analysis, governor.head, outside, passive_speaks=False)
        if issuer is not None:
            return issuer
    return governor.i


def _own_subject(analysis: Analysis, verb: int, outside: Callable[[int], bool], *, passive_speaks: bool) -> int | None:
    """The subject of ``verb``; of a passive its agent, or (for a verb further down) its subject."""
    tokens = analysis.tokens
    passive: Token | None = None
    relative = False
    for child in analysis.children(verb):
        if child.dep not in ("nsubj", "nsubj:pass") or not outside(child.i) or is_led(analysis, child.i):
            continue
        if child.i + 1 == verb and child.text.casefold() == "neither":
            continue  # "neither confirmed nor denied": no subject, whatever the tree says
        if child.tag in _RELATIVE or (child.text.casefold() == "that" and tokens[verb].dep.startswith("acl")):
            agent = _agent(analysis, verb) if child.dep == "nsubj:pass" and not passive_speaks else None
            if agent is not None and outside(agent):
                return agent
            relative = True
        elif child.dep == "nsubj" and not _is_undergone(analysis, verb):
            return child.i
        else:
            passive = child
    if passive is not None:
        agent = _agent(analysis, verb)
        if agent is not None and outside(agent) and not passive_speaks:
            return agent
        return passive.i if passive_speaks or tokens[verb].lemma == "quote" else None
    governor = tokens[tokens[verb].head]
    if not relative or not tokens[verb].dep.startswith("acl") or not outside(governor.i):
        return None
    last = _joined_last(analysis, verb, governor, outside) or _named_last(analysis, verb, governor, outside)
    return last or _described(analysis, verb, governor, outside)


def _joined_last(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int | None:
    """The second of two that "and" joins, where "who" stands right behind him: "officials and Ana Li who wrote"."""
    first = analysis.subtree(verb)[0]
    for token in analysis.children(governor.i):
        if token.dep == "conj" and token.pos == "PROPN" and governor.pos != "PROPN":
            low, high = analysis.subtree(token.i)
            if governor.i < low and high == first and outside(token.i):
                return token.i
    return None


def _named_last(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int | None:
    """The person between "including" and ", who", where the tree hangs the clause from the people around him."""
    tokens = analysis.tokens
    first = analysis.subtree(verb)[0]
    while first < verb and tokens[first].text == ",":
        first += 1
    name = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
    if (
        name is None
        or tokens[first].tag != "WP"
        or name.pos != "PROPN"
        or governor.pos == "PROPN"
        or not outside(name.i)
    ):
        return None
    return name.i if tokens[name.i - 1].text.casefold() in _INCLUDING else None


def _beside(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """A subject that the tree hangs into the quotation: it stands right behind or shortly before the verb."""
    tokens = analysis.tokens
    if any(c.dep in ("nsubj", "nsubj:pass", "aux:pass") and outside(c.i) for c in analysis.children(verb)):
        return None
    before = verb - 1
    while before >= 0 and tokens[before].text in (",", "-", "–", "—") and outside(before):
        before -= 1
    if before >= 0 and not outside(before):
        return phrase_head(analysis, verb + 1)
    for i in range(verb - 1, max(-1, verb - _NEAR), -1):
        if not outside(i) or tokens[i].text in _STOPS:
            return None
        if tokens[i].pos in ("VERB", "AUX"):
            return None
        backward = tokens[i].head < i  # a subject stands before its own verb in English
        astray = not outside(tokens[i].head) and tokens[i].pos in _ASTRAY
        displaced = tokens[i].head > verb and tokens[i].dep in ("dislocated", "nsubj", "nsubj:pass")
        if astray or displaced or (tokens[i].dep.startswith("nsubj") and backward):
            return i
    return None


def _agent(analysis: Analysis, verb: int) -> int | None:
    """Who did what a passive verb says: its "by" phrase."""
    for child in analysis.children(verb):
        if child.dep.startswith("obl"):
            case = analysis.child(child.i, "case")
            if case is not None and case.text.casefold() == "by":
                return child.i
    return None


def _relayed(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int | None:
    """The object of a relaying verb: "reported the minister as having said"."""
    if governor.lemma not in RELAYING or analysis.tokens[verb].dep == "conj":
        return None
    passive = analysis.child(governor.i, "nsubj:pass")
    if passive is not None and outside(passive.i):
        return passive.i
    marker = analysis.child(verb, "mark", "case")
    thing = analysis.child(governor.i, "obj", "iobj")
    if thing is not None and outside(thing.i) and thing.i < verb and marker is not None and marker.text == "as":
        return thing.i
    return None


def according(analysis: Analysis, i: int) -> int | None:
    """The head of the noun phrase behind "according to" at token ``i``."""
    tokens = analysis.tokens
    if tokens[i].text.casefold() != "according" or i + 2 >= len(tokens) or tokens[i + 1].text.casefold() != "to":
        return None
    governor = tokens[tokens[i].head]
    parted = any(t.text in _PARTING for t in tokens[i + 2 : governor.i])
    if governor.i > i + 1 and governor.pos in _NOMINAL and not parted:
        return governor.i
    return phrase_head(analysis, i + 2)


def phrase_head(analysis: Analysis, first: int) -> int | None:
    """The head of the noun phrase that begins at ``first``."""
    tokens = analysis.tokens
    while first < len(tokens) and tokens[first].pos == "ADV":
        first += 1
    if first >= len(tokens):
        return None
    i = first
    while tokens[i].head > i and tokens[i].head < first + 12 and tokens[i].dep in (
        "det", "amod", "compound", "nummod", "nmod:poss", "case", "nmod", "advmod", "flat",
    ):  # fmt: skip
        if any(t.text in _MARKS for t in tokens[i + 1 : tokens[i].head]):
            break
        i = tokens[i].head
    return i if tokens[i].pos in _NOMINAL and tokens[i].sentence == tokens[first].sentence else None
