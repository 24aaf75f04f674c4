"""What an amount measures that is said of something: "the index was down 2.1 percent", "I was 91kg", "12 people dead".

In: the phrases of a report and the tokens of an amount. Out: :class:`Measure` or a word of a phrase, ``None`` or ``""``
where nothing is said so. Decided here: a direction ("down", "higher") is told as a movement of its subject; what a
pronoun is or weighs is named by the unit's dimension.
"""

from __future__ import annotations

from functools import cache

from rapporteur.annotate.figures.measure_phrases import NOUNS, Phrases
from rapporteur.annotate.figures.measure_terms import Measure, terms_of, verb_of
from rapporteur.language import Token
from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.annotate"
_CLIMB = 4
_DEEDS = ("xcomp", "advcl", "ccomp", "csubj")
_HELPING = ("aux", "aux:pass", "advmod", "cop", "neg")
_CONTENT = frozenset({*NOUNS, "VERB", "ADJ", "ADV", "PRON", "INTJ"})
_DEED = 9
"""Tokens in which a deed is told."""
_LEVELS = frozenset({"to", "from", "at", "below", "above", "under", "past", "beyond", "near"})
_SET = frozenset({"as", "by", "from", "to", "into"})
"""Prepositions of the amount that something is set to or changed by."""
_RECORD = 6
"""Tokens from a superlative to the "in" that a time follows."""


@cache
def _directions() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "directions.tsv")}


@cache
def _dimensions() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "dimension_nouns.tsv")}


def moved(phrases: Phrases, top: Token, kind: str, hidden: range, level: bool) -> Measure | None:
    """What has moved by the amount, or to it: "was down 2.1% at 1,011", "closed 3 percent higher".

    :param level: the amount is where it moved to
    """
    found = _direction(phrases, top, hidden)
    if found is None or any(c.lemma == "than" for c in phrases.analysis.children(top.i)):
        return None
    word, governor = found
    subject = phrases.subject(governor) or phrases.subject(phrases.analysis.tokens[governor.head])
    if subject is None or subject.pos not in NOUNS or subject.i in hidden:
        return None
    subject = phrases.content(subject)
    by = "" if level or kind == "time" else f"{word} in "
    terms = terms_of(phrases, subject, None, hidden)
    return Measure(subject.lemma.lower(), by + phrases.of(subject, hidden), terms, "", subject.i)


def _direction(phrases: Phrases, top: Token, hidden: range) -> tuple[str, Token] | None:
    """The movement that an amount is told of, and the word whose subject moves: "was down 2.1%", "is 3 points up"."""
    analysis = phrases.analysis
    before = analysis.tokens[hidden.start - 1] if hidden.start else None
    if before is not None and before.text == "by" and before.i:  # "up by £121m"
        before = analysis.tokens[before.i - 1]
        return (_directions()[before.text], top) if before.text in _directions() and before.pos == "ADV" else None
    if before is not None and before.head in hidden and before.text.lower() in _directions():
        return _directions()[before.text.lower()], top
    governor = top
    for _ in range(_CLIMB):
        if governor.head == governor.i:
            return None
        governor = analysis.tokens[governor.head]
        if governor.i not in hidden and governor.text.lower() in _directions() and governor.pos in ("ADV", "ADJ"):
            return _directions()[governor.text.lower()], governor
        if governor.pos in ("VERB", *NOUNS):
            return None
    return None


def of_pronoun(phrases: Phrases, top: Token, unit: str, hidden: range) -> Measure | None:
    """What a pronoun is said to be: "I was 91kg" is somebody's weight."""
    subject = phrases.analysis.child(top.i, "nsubj", "nsubj:outer")
    dimension = _dimensions().get(unit, "")
    if subject is None or subject.pos != "PRON" or not dimension:
        return None
    name = phrases.actor(subject, hidden)
    phrase = f"{dimension} of {name}" if name else dimension
    return Measure(dimension, phrase, (dimension, *terms_of(phrases, subject, None, hidden)))


def behind(phrases: Phrases, hidden: range) -> Measure | None:
    """What has been done with money, told right behind it: "£29m embezzled", "the £146m Nadir has stolen"."""
    tokens = phrases.analysis.tokens
    first = tokens[hidden.stop] if hidden.stop < len(tokens) else None
    if first is None or first.sentence != tokens[hidden.start].sentence:
        return None
    if first.tag == "VBN" and first.pos == "VERB":
        phrase = f"money {first.text.lower()} {phrases.complement(first, hidden)}".strip()
        return Measure(first.lemma.lower(), phrase, terms_of(phrases, first, first, hidden))
    verb = tokens[first.head]
    relative = phrases.analysis.child(first.i, "acl:relcl") if first.tag == "NNS" else None
    if relative is not None and relative.i == first.i + 1 and phrases.analysis.child(relative.i, "nsubj") is None:
        deed = phrases.analysis.child(relative.i, "xcomp") or relative  # "the £22bn ministers hope to save"
        told = " ".join(t.text for t in tokens[first.i : max(deed.i, relative.i) + 1][: 2 * _RECORD])
        return Measure(deed.lemma.lower(), f"money that {told}", terms_of(phrases, deed, deed, hidden))
    acting = first.dep.startswith("nsubj") and (first.pos == "PROPN" or first.tag == "PRP") and verb.pos == "VERB"
    if not acting or verb.head == verb.i or verb.dep in ("parataxis", "conj") or verb.i - first.i > _RECORD:
        return None
    deed = phrases.analysis.child(verb.i, "xcomp") or verb
    if deed.i - first.i > 2 * _RECORD or deed.i < verb.i:
        return None
    told = " ".join((phrases.actor(first, hidden) or first.text, *(t.text for t in tokens[first.i + 1 : deed.i + 1])))
    return Measure(deed.lemma.lower(), f"money that {told}", terms_of(phrases, deed, deed, hidden))


def taken(phrases: Phrases, verb: Token, hidden: range) -> Measure | None:
    """How long somebody took to do something: "took two days to decide", "it took an hour to put out the fire"."""
    analysis = phrases.analysis
    deed = next(
        (c for c in analysis.children(verb.i) if c.i >= hidden.stop and c.tag == "VB" and c.dep in _DEEDS), None
    )
    if verb.lemma != "take" or deed is None:
        return None
    actor = phrases.actor(phrases.subject(verb), hidden)
    thing = next((c for c in analysis.children(deed.i) if c.dep == "obj"), None)
    done = "" if thing is None else phrases.short(thing, hidden)
    told = " ".join(filter(None, ("that", actor, "took" if actor else "it took", "to", deed.text.lower(), done)))
    return Measure(deed.lemma.lower(), f"time {told}", terms_of(phrases, deed, deed, hidden))


def population(phrases: Phrases, top: Token, hidden: range) -> Measure | None:
    """Who lives in a place: "a city of 76,000"."""
    place = phrases.analysis.tokens[top.head]
    of = any(c.lemma == "of" for c in phrases.analysis.children(top.i))
    if not of or place.lemma.lower() not in words(_PACKAGE, "settlement_nouns.txt"):
        return None
    told = f"people of the {phrases.core(place, hidden)}"
    return Measure("people", told, ("people", *terms_of(phrases, place, None, hidden)), "people")


def share_that(phrases: Phrases, top: Token, hidden: range) -> str:
    """What those do or are who are a share: "52 per cent had never heard of the program"."""
    analysis = phrases.analysis
    deed = analysis.tokens[top.head]
    cop = analysis.child(deed.i, "cop")
    if not top.dep.startswith("nsubj") or deed.i < hidden.stop or not (deed.pos == "VERB" or cop is not None):
        return ""
    helping = [c.i for c in analysis.children(deed.i) if hidden.stop <= c.i < deed.i and c.dep in _HELPING]
    kept: list[int] = []
    for token in analysis.tokens[min([*helping, deed.i]) :][:_DEED]:
        if token.sentence != deed.sentence or (token.pos == "PUNCT" and token.i > deed.i):
            break
        kept.append(token.i)
    while kept and kept[-1] > deed.i and analysis.tokens[kept[-1]].pos not in _CONTENT:
        kept.pop()
    return phrases.words(kept, hidden)


def totalled(phrases: Phrases, hidden: range) -> Measure | None:
    """What the amount is the sum or worth of: "cheques totalling £365,000", "loans worth $5 million"."""
    tokens = phrases.analysis.tokens
    before = tokens[hidden.start - 1] if hidden.start else None
    if before is not None and before.pos == "ADV" and before.i:
        before = tokens[before.i - 1]
    if before is None or not before.i or before.text.lower() not in words(_PACKAGE, "totalling_words.txt"):
        return None
    noun = tokens[before.i - 1]
    if noun.pos not in NOUNS or noun.sentence != before.sentence:
        return None
    terms = terms_of(phrases, noun, verb_of(phrases.analysis, noun), hidden)
    return Measure(noun.lemma.lower(), phrases.core(noun, hidden), terms, "", noun.i)


def record(phrases: Phrases, hidden: range) -> Measure | None:
    """The time of which something is the most: "the lowest rate in 17 years", "its biggest slide in a month"."""
    tokens = phrases.analysis.tokens
    leads = tokens[hidden.start - 1] if hidden.start else None
    if leads is not None and leads.pos == "ADV" and leads.i:  # "the first rise in nearly 20 years"
        leads = tokens[leads.i - 1]
    if leads is None or leads.lemma not in ("in", "for"):
        return None
    before = tokens[max(leads.i - _RECORD, 0) : leads.i]
    most = next((t for t in reversed(before) if t.tag in ("JJS", "RBS") or t.lemma == "first"), None)
    if (
        most is None
        or most.sentence != leads.sentence
        or any(t.pos in ("PUNCT", "VERB") for t in tokens[most.i : leads.i])
    ):
        return None
    what = " ".join(t.text for t in tokens[most.i : leads.i])
    noun = next((t for t in reversed(tokens[most.i : leads.i]) if t.pos in NOUNS), most)
    terms = ("record", *terms_of(phrases, noun, None, hidden))
    return Measure("record", f"time of which it is the {what}", tuple(dict.fromkeys(terms)), "", noun.i)


def lead_of_time(phrases: Phrases, top: Token) -> str:
    """How a length of time stands to the clause it is told with: "closed after 15 years"."""
    cases = [c.lemma for c in phrases.analysis.children(top.i) if c.dep == "case"]
    return f"time {cases[0]} which" if cases and cases[0] in ("after", "within") else "time that"


def is_level(phrases: Phrases, top: Token) -> bool:
    """Whether the amount is where something moved to or from, and not how far: "rose to 5", "up from 4"."""
    return any(c.dep == "case" and c.lemma in _LEVELS for c in phrases.analysis.children(top.i))


def movement(phrases: Phrases, verb: Token) -> str:
    """What a verb of change tells: "rise", "growth", "fall" of "went down"."""
    for child in phrases.analysis.children(verb.i):
        if child.i > verb.i and child.dep in ("compound:prt", "advmod") and child.text.lower() in _directions():
            return _directions()[child.text.lower()]
    return "growth" if verb.lemma == "grow" else verb.lemma


def is_set(phrases: Phrases, verb: Token, subject: Token | None, top: Token) -> bool:
    """Whether something stands at the amount, is set at it or changed by it: "stalled at 3 billion", "set at £9.50"."""
    cases = {c.lemma for c in phrases.analysis.children(top.i) if c.dep == "case"}
    passive = subject is not None and (subject.dep == "nsubj:pass" or verb.dep.startswith("acl"))
    return "at" in cases or (verb.tag == "VBN" and passive and bool(cases & _SET))
