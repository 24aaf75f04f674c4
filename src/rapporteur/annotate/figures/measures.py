"""What a figure measures.

In: an analysis and the tokens of a figure. Out: :class:`Measure`: the head (what is counted, lasts, costs or changes),
a short phrase for people and the content lemmas around it. Decided here: how the head is found in the tree; the number
itself is never part of any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rapporteur.annotate.figures.measure_phrases import NOUNS, Phrases
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MODIFIERS = ("compound", "amod", "nmod", "acl", "appos", "flat")
_ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked", "iobj", "xcomp")
_BEFORE_NOUN = (
    "compound",
    "amod",
    "nummod",
    "nmod",
    "nmod:unmarked",
    "nmod:poss",
    "advmod",
    "dep",
    "det",
    "obl:unmarked",
)
_PERIODS = ("last", "past", "next", "previous", "following", "first", "coming", "recent", "final")
_LINKS = frozenset({"in", "within", "over", "during", "for", "throughout"})
_CLIMB = 6
_PART = 8
"""Words looked at behind "one" for what sets it apart."""


class Measure(msgspec.Struct, frozen=True):
    """What is measured. ``unit`` is the lemma of what is counted, ``noun`` its token (-1 where there is none)."""

    head: str = ""
    phrase: str = ""
    terms: tuple[str, ...] = ()
    unit: str = ""
    noun: int = -1


class Measures:
    """Finds what the figures of one report measure."""

    def __init__(self, analysis: Analysis, known: Mapping[int, str]) -> None:
        self.analysis = analysis
        self.phrases = Phrases(analysis, known)

    def counted(self, tokens: Sequence[Token]) -> Token | None:
        """The noun that the number of these tokens counts: "3,000 Danish sailors", "two of the men"."""
        top = _top(tokens)
        if top is None:
            return None
        head = self.analysis.tokens[top.head]
        if top.dep in _BEFORE_NOUN and head.i > top.i and head.pos in (*NOUNS, "ADJ", "SYM"):
            return self._whole_name(head)
        return self._of_noun(top) or self._adjoining(tokens)

    def _adjoining(self, tokens: Sequence[Token]) -> Token | None:
        """The plural right behind a number that the tree hung elsewhere."""
        after = tokens[-1].i + 1
        if after >= len(self.analysis.tokens) or tokens[-1].pos != "NUM":
            return None
        noun = self.analysis.tokens[after]
        return noun if noun.tag == "NNS" and noun.sentence == tokens[-1].sentence else None

    def of_count(self, noun: Token, tokens: Sequence[Token]) -> Measure:
        """What a count of ``noun`` measures."""
        hidden = _range(tokens)
        governor = self.analysis.tokens[noun.head]
        whole = self.phrases.content(governor).i == noun.i and governor.i != noun.i
        holder = governor if whole else noun
        verb = self._verb(holder)
        phrase = self.phrases.of(noun, hidden)
        if verb is not None and not self.phrases.complement(noun, hidden):
            phrase = f"{phrase} {self.phrases.clause(holder, verb, hidden)}".strip()
        if noun.dep == "nmod" and not whole and governor.pos in NOUNS and governor.i < noun.i:
            phrase = f"{phrase} ({governor.text})"
        lemma = noun.lemma.lower()
        return Measure(lemma, phrase, self._terms(noun, verb, hidden), lemma, noun.i)

    def of_part(self, whole: Measure, tokens: Sequence[Token]) -> Measure:
        """What "one" measures that parts a count just named: "two ships, one Danish"."""
        first = tokens[-1].i + 1 if tokens else 0
        last = min(first + _PART, len(self.analysis.tokens)) if tokens else 0
        stretch = _until_mark(self.analysis, range(first, last))
        told = self.phrases.words(stretch, range(0))
        noun = self.analysis.tokens[whole.noun] if whole.noun >= 0 else None
        base = noun.text if noun is not None else whole.unit
        only = len(stretch) == 1 and self.analysis.tokens[stretch[0]].pos == "ADJ"
        terms = tuple(dict.fromkeys((*_lemmas(self.analysis.tokens[i] for i in stretch), *whole.terms)))
        phrase = f"{told} {base}" if only else f"{base} {told}".strip()
        return Measure(whole.head, phrase, terms, whole.unit, whole.noun)

    def of_amount(self, tokens: Sequence[Token], kind: str, context: str) -> Measure:
        """What an amount with a unit measures: what lasts, costs, or takes that share.

        :param kind: ``time``, ``ratio``, ``currency``, ``physical`` or ``""`` for a bare number
        :param context: the time expression that the amount is part of, in lower case
        """
        top = _top(tokens)
        if top is None:
            return Measure()
        hidden = _range(tokens)
        prefix = "length of the " if kind == "time" else ""
        if kind == "time" and any(word in context.split() for word in _PERIODS):
            return self._period(top, hidden)
        noun = self._right_noun(top)
        if noun is not None:
            return self._noun_measure(noun, prefix, hidden)
        share = self._of_noun(top) if kind in ("ratio", "currency", "physical") else None
        if share is not None:
            return self._noun_measure(share, "share of " if kind == "ratio" else "", hidden)
        return self._clause_measure(top, kind, hidden)

    # Heads

    def _right_noun(self, top: Token) -> Token | None:
        """The noun that the amount stands before: "40-minute walk", "12 per cent levy", "$48 million order"."""
        token = top
        for _ in range(_CLIMB):
            head = self.analysis.tokens[token.head]
            if token.head == token.i or token.dep not in _BEFORE_NOUN:
                return None
            if head.i > top.i and head.pos in NOUNS:
                return self._whole_name(head)
            token = head
        return None

    def _whole_name(self, noun: Token) -> Token:
        """The last word of the name that a noun begins: of "Group of 20 summit" the summit."""
        name = self.phrases.name_of(noun)
        if name is None:
            return noun
        last = name.last
        while last < len(self.analysis.tokens) and self._goes_on(last, noun):
            last += 1
        nouns = [t for t in self.analysis.tokens[noun.i : last] if t.pos in NOUNS]
        return nouns[-1] if last > name.last and nouns else noun

    def _goes_on(self, i: int, noun: Token) -> bool:
        token = self.analysis.tokens[i]
        return token.sentence == noun.sentence and i - noun.i <= _CLIMB and token.pos in (*NOUNS, "PART")

    def _of_noun(self, top: Token) -> Token | None:
        """The noun behind "of": "12% of drivers"."""
        for child in self.analysis.children(top.i):
            of = any(c.lemma == "of" for c in self.analysis.children(child.i))
            if child.i > top.i and child.dep.startswith("nmod") and child.pos in (*NOUNS, "ADJ") and of:
                return child
        return None

    def _noun_measure(self, noun: Token, prefix: str, hidden: range) -> Measure:
        verb = self._verb(noun)
        phrase = self.phrases.of(noun, hidden)
        told = bool(prefix) and not prefix.startswith("length")
        if verb is not None and noun.dep == "obj" and not told and not self.phrases.complement(noun, hidden):
            phrase = f"{phrase} {self.phrases.clause(noun, verb, hidden)}".strip()
        lemma = noun.lemma.lower()
        return Measure(lemma, prefix + phrase, self._terms(noun, verb, hidden), "", noun.i)

    def _period(self, top: Token, hidden: range) -> Measure:
        """A stretch of time in which something happened: "in the last three months"."""
        governor = self._governor(top)
        if governor is None:
            return Measure("period", "period")
        subject = self.phrases.subject(governor) if governor.pos in ("VERB", "AUX") else None
        thing = self._object(governor, top) or subject
        if governor.pos in NOUNS or (governor.lemma == "be" and thing is not None):
            noun = governor if governor.pos in NOUNS or thing is None else thing
            measure = self._noun_measure(self.phrases.content(noun), "period of the ", hidden)
            return msgspec.structs.replace(measure, terms=("period", *measure.terms))
        actor = self.phrases.actor(subject, hidden)
        told = self.phrases.of(thing, hidden) if thing is not None and thing is not subject else ""
        phrase = " ".join(filter(None, ("period in which", actor, governor.text.lower(), told)))
        return Measure(governor.lemma.lower(), phrase, ("period", *self._terms(governor, governor, hidden)))

    def _clause_measure(self, top: Token, kind: str, hidden: range) -> Measure:
        """An amount that hangs on a verb or on a noun by "of": "invested $4 million", "a loss of $5 million"."""
        governor = self._governor(top)
        if governor is None:
            return Measure()
        lead = "length of the " if kind == "time" else ""
        if governor.pos != "VERB":
            return self._noun_measure(self._told_of(governor), lead, hidden)
        lasting = governor.lemma in words(_PACKAGE, "lasting_verbs.txt")
        subject = self.phrases.subject(governor)
        moving = governor.text.lower() in words(_PACKAGE, "movers.txt")
        if kind == "" and not lasting and governor.lemma.lower() in words(_PACKAGE, "harming_verbs.txt"):
            return self._harmed(governor, subject, top, hidden)
        if lasting or kind in ("ratio", "physical", "") or (moving and kind == "currency"):
            told = (None if lasting else self._object(governor, top)) or subject
            if told is not None and told.pos in NOUNS:
                told = self.phrases.content(told)
                changing = moving or kind == "ratio"
                measure = self._noun_measure(told, lead or (f"{governor.lemma} in " if changing else ""), hidden)
                verb = governor.text.lower()
                if not lasting and not changing and verb not in measure.phrase.split():
                    phrase = f"{measure.phrase} ({verb})".strip()
                    measure = msgspec.structs.replace(measure, phrase=phrase)
                terms = self._terms(told, governor, hidden)
                return msgspec.structs.replace(measure, terms=terms)
        return self._activity(governor, subject, top, kind, hidden)

    def _harmed(self, verb: Token, subject: Token | None, top: Token, hidden: range) -> Measure:
        """How many people a bare number behind or before a verb of harm or arrest counts."""
        acting = subject is not None and subject.dep == "nsubj" and subject.i != top.i
        actor = self.phrases.actor(subject, hidden) if acting else ""
        phrase = " ".join(filter(None, ("people", verb.text.lower(), f"by {actor}" if actor else "")))
        return Measure("people", phrase, self._terms(verb, verb, hidden), "people")

    def _activity(self, verb: Token, subject: Token | None, top: Token, kind: str, hidden: range) -> Measure:
        """What is done for so long, or with so much money."""
        actor = self.phrases.actor(subject, hidden)
        lead = {"time": "time", "currency": "money"}.get(kind, "")
        thing = self._object(verb, top) if kind == "time" else None
        done = "" if thing is None or thing.i in hidden else self.phrases.short(thing, hidden)
        if kind == "time" and actor:
            told = " ".join(filter(None, (lead, f"that {actor}", verb.text.lower(), done)))
        else:
            told = " ".join(filter(None, (lead, verb.text.lower(), f"by {actor}" if actor else "", done)))
        for child in self.analysis.children(verb.i):
            if (
                child.dep == "obl"
                and child.pos in NOUNS
                and child.i > verb.i
                and child.i not in hidden
                and child.i != top.i
            ):
                told = f"{told} {self.phrases.short(child, hidden)}"
                break
        return Measure(verb.lemma.lower(), told, self._terms(verb, verb, hidden))

    def _object(self, verb: Token, top: Token) -> Token | None:
        """The last object of the verb that is not the amount."""
        found = [c for c in self.analysis.children(verb.i) if c.dep == "obj" and c.i != top.i and c.pos in NOUNS]
        found = [c for c in found if c.lemma.lower() not in words(_PACKAGE, "unit_nouns.txt")]
        return self.phrases.content(found[-1]) if found else None

    def _governor(self, top: Token) -> Token | None:
        token = top
        for _ in range(_CLIMB):
            if token.head == token.i:
                return None
            token = self.analysis.tokens[token.head]
            if token.pos in ("VERB", "ADJ", *NOUNS) and token.lemma not in words(_PACKAGE, "unit_nouns.txt"):
                return token
        return None

    def _told_of(self, governor: Token) -> Token:
        """The noun that an adjective tells of: "a barn worth $5 million", "a wall 3 metres tall"."""
        if governor.pos in NOUNS:
            return governor
        head = self.analysis.tokens[governor.head]
        if head.pos in NOUNS:
            return head
        subject = self.analysis.child(governor.i, "nsubj")
        return subject if subject is not None and subject.pos in NOUNS else governor

    def _verb(self, noun: Token) -> Token | None:
        """The verb whose clause the noun stands in."""
        token = noun
        for _ in range(_CLIMB):
            if token.head == token.i:
                return None
            token = self.analysis.tokens[token.head]
            if token.pos == "VERB":
                return token
        return None

    def _terms(self, noun: Token, verb: Token | None, hidden: range) -> tuple[str, ...]:
        """Content lemmas in the order of the text: modifiers of the noun, the verb and the heads of its parts."""
        chosen = {noun.i, noun.head}
        frontier = [noun.i]
        for _ in range(2):
            frontier = [c.i for i in frontier for c in self.analysis.children(i) if c.dep.startswith(_MODIFIERS)]
            chosen.update(frontier)
        if verb is not None:
            chosen.add(verb.i)
            subject = self.phrases.subject(verb)
            parts = [c for c in self.analysis.children(verb.i) if c.dep in _ROLES]
            for part in [*parts, *([subject] if subject is not None else [])]:
                chosen.add(part.i)
                below = self.analysis.children(part.i)
                chosen.update(c.i for c in below if c.dep.startswith(("compound", "flat", "nmod", "amod")))
        return tuple(_lemmas(self.analysis.tokens[i] for i in sorted(chosen) if i not in hidden))


def _top(tokens: Sequence[Token]) -> Token | None:
    """The token of a stretch whose governor lies outside it."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if not first <= t.head <= last or t.head == t.i), tokens[-1])


def _range(tokens: Sequence[Token]) -> range:
    return range(tokens[0].i, tokens[-1].i + 1) if tokens else range(0)


def _until_mark(analysis: Analysis, stretch: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for i in stretch:
        if analysis.tokens[i].pos == "PUNCT":
            break
        kept.append(i)
    return kept


def _lemmas(tokens: Iterable[Token]) -> list[str]:
    found: list[str] = []
    units = words(_PACKAGE, "unit_nouns.txt")
    for token in tokens:
        lemma = token.lemma.lower()
        plain = lemma.isalpha() or (lemma[:1].isalpha() and not any(c.isdigit() for c in lemma))
        if token.pos in _CONTENT and plain and lemma not in units and lemma not in found and lemma not in _PERIODS:
            found.append(lemma)
    return found
