"""Constructions that tell what an amount measures, whatever its governor is.

In: the phrases of a report and the tokens of an amount. Out: :class:`Measure`, ``None`` where there is another
construction. Decided here: a price ("bought it for $3 billion", "a $3 billion takeover") has the head "price" however
it is told; a length of time before "before", "after" or "later" is the distance to something, not how long it took;
money "in debt" measures the debt; an amount that is said of something by "be" measures that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.annotate.figures.measure_phrases import NOUNS, Phrases
from rapporteur.annotate.figures.measure_terms import Measure, terms_of, verb_of
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.annotate"
_PRICE = "price"
_CLIMB = 6
_DEEPEST = 40
"""Governors up to the root of a sentence."""
_REACH = 4
"""Words between "in" and the noun that money is in: "in new foreign debt"."""
_BRACKET = 7
"""Tokens of a conversion in brackets."""
_FORMS = frozenset({"cash", "stock", "total", "all", "turn", "part", "return", "value", "exchange", "size", "addition"})
"""Nouns behind "in" that tell how money is paid, not what for."""
_AMOUNTS = frozenset({"NUM", "SYM"})


def offset(phrases: Phrases, tokens: Sequence[Token], hidden: range) -> Measure | None:
    """How long before or after something: "40 minutes after takeoff", "found 20 hours later", "two hours early"."""
    analysis = phrases.analysis
    behind = analysis.tokens[hidden.stop] if hidden.stop < len(analysis.tokens) else None
    if any(c.dep == "case" and c.lemma == "for" for t in tokens for c in analysis.children(t.i)):
        return None  # "jailed for four years after admitting it"
    side, way = _sides().get(behind.text.lower(), ("", "")) if behind is not None else ("", "")
    if behind is None or not side or tokens[0].sentence != behind.sentence:
        return None
    if way == "follows":
        return _from_event(phrases, behind, side, hidden)
    verb = behind if behind.pos == "VERB" else verb_of(analysis, behind)
    if verb is None:
        return None
    actor = phrases.actor(phrases.subject(verb), hidden)
    told = " ".join(filter(None, (actor, verb.text.lower())))
    phrase = {"after": f"time until {told}", "before": f"time since {told}"}.get(side, f"time that {told} {side}")
    return Measure(verb.lemma.lower(), phrase, ("interval", *terms_of(phrases, verb, verb, hidden)))


@cache
def _sides() -> dict[str, tuple[str, str]]:
    """Word behind a length of time to its side, and whether what it is told from follows."""
    return {row[0]: (row[1], row[2]) for row in table(_PACKAGE, "offset_words.tsv")}


def _from_event(phrases: Phrases, preposition: Token, side: str, hidden: range) -> Measure | None:
    """The distance to the noun or clause behind a preposition."""
    analysis = phrases.analysis
    event = analysis.tokens[preposition.head]
    if preposition.dep == "fixed" or event.i <= preposition.i:
        children = [
            c for c in analysis.children(preposition.i) if c.i > preposition.i and c.dep.startswith(("obl", "nmod"))
        ]
        event = children[0] if children else event
    if event.i <= preposition.i or event.sentence != preposition.sentence:
        return None
    if event.pos in NOUNS:
        told = phrases.of(event, hidden)
    else:
        thing = next((c for c in analysis.children(event.i) if c.dep == "obj"), None)
        object_ = phrases.short(thing, hidden) if thing is not None else ""
        told = " ".join(filter(None, (phrases.actor(phrases.subject(event), hidden), event.text.lower(), object_)))
    verb = event if event.pos == "VERB" else verb_of(analysis, event)
    return Measure(event.lemma.lower(), f"time {side} {told}", ("interval", *terms_of(phrases, event, verb, hidden)))


def price(phrases: Phrases, top: Token, noun: Token | None, hidden: range) -> Measure | None:
    """The price of what changes hands.

    :param noun: the noun that the amount stands before, if any ("a $3 billion takeover")
    """
    analysis = phrases.analysis
    governor = noun if noun is not None else analysis.tokens[top.head]
    for _ in range(2):  # "a deal worth $3 billion", "a deal valued at $3 billion"
        if governor.lemma.lower() in ("worth", "value") and governor.pos in ("ADJ", "VERB", "ADP"):
            subject = phrases.subject(governor) if governor.pos == "VERB" else None
            governor = subject or analysis.tokens[governor.head]
    if governor.lemma.lower() in words(_PACKAGE, "trade_nouns.txt"):
        verb = verb_of(analysis, governor)
        return Measure(
            _PRICE, f"price of the {governor.text.lower()}", (_PRICE, *terms_of(phrases, governor, verb, hidden))
        )
    if noun is None and governor.lemma in ("pay", "spend") and top.dep == "obj":
        return _paid_for(phrases, governor, hidden)
    if noun is not None or governor.pos != "VERB" or governor.lemma.lower() not in words(_PACKAGE, "trade_verbs.txt"):
        return None
    if not any(c.dep == "case" and c.lemma in ("for", "at") for c in analysis.children(top.i)):
        return None
    passive = analysis.child(governor.i, "nsubj:pass")
    thing = passive or next((c for c in analysis.children(governor.i) if c.dep == "obj" and c.i != top.i), None)
    if thing is None or thing.pos not in NOUNS:
        return None
    actor = "" if passive is not None else phrases.actor(phrases.subject(governor), hidden)
    by = f" ({governor.text.lower()} by {actor})" if actor and governor.tag in ("VBD", "VBN") else ""
    phrase = f"price of {phrases.of(thing, hidden)}{by}"
    return Measure(_PRICE, phrase, (_PRICE, *terms_of(phrases, thing, governor, hidden)))


def _paid_for(phrases: Phrases, verb: Token, hidden: range) -> Measure | None:
    """The price of what is paid for: "paid $300,000 for the house"."""
    for child in phrases.analysis.children(verb.i):
        cases = [c.lemma for c in phrases.analysis.children(child.i) if c.dep == "case"]
        if child.i > verb.i and child.pos in NOUNS and cases == ["for"] and child.i not in hidden:
            phrase = f"price of {phrases.of(child, hidden)}"
            return Measure(_PRICE, phrase, (_PRICE, *terms_of(phrases, child, verb, hidden)))
    return None


def contents(phrases: Phrases, hidden: range) -> Token | None:
    """The noun that money is "in": "$4 billion in debt", "$300,000 in grants"."""
    tokens = phrases.analysis.tokens
    stop = hidden.stop
    if stop < len(tokens) and tokens[stop].text == "(":  # "$280bn (£149bn) in damages"
        stop = next((t.i + 1 for t in tokens[stop : stop + _BRACKET] if t.text == ")"), stop)
    if stop >= len(tokens) or tokens[stop].lemma != "in":
        return None
    found: Token | None = None
    for token in tokens[stop + 1 : stop + 1 + _REACH]:
        if token.pos not in ("NOUN", "ADJ"):
            break
        found = token if token.pos == "NOUN" else found
    if found is None or found.lemma.lower() in _FORMS:
        return None
    holder = tokens[found.head]
    placed = holder.pos == "VERB" and holder.i < hidden.start and found.lemma in words(_PACKAGE, "settlement_nouns.txt")
    return None if placed else found  # "spends €200 in town"


def predicate(phrases: Phrases, top: Token, hidden: range) -> Token | None:
    """The noun that the amount is said of: "income was $1.2 billion", "unemployment is 9 percent here and 4 there"."""
    analysis = phrases.analysis
    token = top
    for _ in range(_CLIMB):
        subject = analysis.child(token.i, "nsubj", "nsubj:outer", "dislocated")
        if subject is not None and subject.i not in hidden:
            return phrases.content(subject) if subject.pos in NOUNS else None
        head = analysis.tokens[token.head]
        compared = head.lemma == "compare" and head.dep in ("advcl", "acl", "conj")
        if head.i == token.i or not (compared or _is_amount(phrases, head)):
            return None
        token = head
    return None


def _is_amount(phrases: Phrases, token: Token) -> bool:
    """Whether a token is a number, its currency sign or its unit."""
    if token.pos in _AMOUNTS:
        return True
    numbered = any(c.dep.startswith("nummod") for c in phrases.analysis.children(token.i))
    return numbered and token.lemma.lower() in (words(_PACKAGE, "unit_nouns.txt") | {"cent", "point"})


def per_one(phrases: Phrases, hidden: range, measure: Measure) -> Measure:
    """The measure told for one of something, where the amount is: "45 cents a share", "$81 a barrel".

    What a share costs or earns has the head "share", since a company tells the same things in all.
    """
    tokens = phrases.analysis.tokens
    after = tokens[hidden.stop : hidden.stop + 2]
    if len(after) < 2 or after[0].text.lower() not in ("a", "an", "per") or after[0].sentence != after[1].sentence:
        return measure
    each = after[1].lemma.lower()
    behind = tokens[hidden.stop + 2].text.lower() if hidden.stop + 2 < len(tokens) else ""
    if each not in words(_PACKAGE, "share_nouns.txt") or behind in ("earlier", "ago", "later", "before", "after"):
        return measure
    phrase = f"{measure.phrase} per {each}".strip() if f" per {each}" not in measure.phrase else measure.phrase
    head = each if each == "share" else measure.head or each
    terms = tuple(dict.fromkeys((*measure.terms, each)))
    return msgspec.structs.replace(measure, head=head, phrase=phrase, terms=terms)


def only_names(analysis: Analysis, tokens: Sequence[Token], counted: Token | None) -> bool:
    """Whether a typed number without a unit only names: "S&P 500", "iPhone 6", "the Falcon 9 rocket".

    It stands right behind a name that is no person or place, and counts no plural. Not where it is all that the
    sentence says, nor in a line without a verb: "Labour 350, Greens 40".

    :param counted: the noun that the tree makes it count, if any
    """
    if len(tokens) != 1 or tokens[0].i == 0 or "," in tokens[0].text or "." in tokens[0].text:
        return False
    before = analysis.tokens[tokens[0].i - 1]
    behind = analysis.tokens[tokens[0].i + 1 : tokens[0].i + 2]
    plural = any(t.i > tokens[0].i and t.tag in ("NNS", "NNPS") for t in (*behind, *([counted] if counted else ())))
    named = any(n.first <= before.i < n.last and n.label in ("person", "place", "date") for n in analysis.names)
    verb = any(t.pos in ("VERB", "AUX") for t in behind) and tokens[0].dep in ("nsubj", "nsubj:pass")
    apart = before.pos != "PROPN" or before.sentence != tokens[0].sentence
    return not (apart or plural or named or verb) and _in_clause(analysis, tokens[0])


def _in_clause(analysis: Analysis, token: Token) -> bool:
    """Whether the token is part of a sentence with a verb, and not its predicate."""
    top = token
    for _ in range(_DEEPEST):
        if top.head == top.i:
            break
        top = analysis.tokens[top.head]
    return top.i != token.i and (top.pos == "VERB" or analysis.child(top.i, "cop") is not None)


def is_during(analysis: Analysis, tokens: Sequence[Token]) -> bool:
    """Whether "over" before a length of time means during it: "over five years", not "lasted over an hour"."""
    over = analysis.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    if over is None or over.text.lower() != "over" or over.tag != "IN":
        return False
    holder = analysis.tokens[tokens[-1].head]
    return holder.lemma.lower() not in words(_PACKAGE, "lasting_verbs.txt")
