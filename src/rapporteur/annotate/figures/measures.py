"""What a figure measures.

In: an analysis and the tokens of a figure. Out: :class:`Measure`: the head (what is counted, lasts, costs or changes),
a short phrase for people and the content lemmas around it. Decided here: how the head is found in the tree; the number
itself is never part of any of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rapporteur.annotate.figures import constructions, harmed, predicates
from rapporteur.annotate.figures.measure_phrases import NOUNS, Phrases
from rapporteur.annotate.figures.measure_terms import PERIODS, Measure, terms_of, verb_of
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
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
_PLAIN = frozenset({"have", "remain", "stand", "hold", "total", "reach", "hit", "stay", "become", "come"})
"""Verbs that say nothing but what the amount is."""
_GOVERNING = frozenset({"VERB", "ADJ", *NOUNS})
_DURING = frozenset({"in", "within", "during", "over"})
_BRACKET = 12
"""Tokens of conversions in brackets."""
_CLIMB = 6


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
        return self._of_noun(tokens) or self._adjoining(tokens)

    def of_magnitude(self, tokens: Sequence[Token]) -> Measure:
        """How strong a quake is: "magnitude of the earthquake"."""
        base = self.of_amount(tokens, "physical", "")
        noun = self.analysis.tokens[base.noun] if base.noun >= 0 else None
        behind = self.analysis.tokens[tokens[-1].i + 1 : tokens[-1].i + 2] if tokens else ()
        noun = next((t for t in behind if t.pos in NOUNS), noun)
        strong = noun is not None and noun.lemma.lower() != "magnitude" and noun.pos in NOUNS
        phrase = f"magnitude of the {noun.text.lower()}" if noun is not None and strong else "magnitude"
        terms = tuple(dict.fromkeys(("magnitude", *base.terms)))
        return Measure("magnitude", phrase, terms, "", base.noun)

    def is_told_of(self, tokens: Sequence[Token]) -> bool:
        """Whether the amount tells itself what it measures: "compared with 12 percent of women"."""
        top = _top(tokens)
        return top is not None and (self._right_noun(top) or self._of_noun(tokens)) is not None

    def _adjoining(self, tokens: Sequence[Token]) -> Token | None:
        """The plural right behind a number that the tree hung elsewhere."""
        after = tokens[-1].i + 1
        behind = self.analysis.tokens[after : after + 2]
        if [t.text for t in behind[:1]] == ["of"]:  # "29 of 50 states", "670 of around 1,500 schools"
            number = next((t for t in self.analysis.tokens[after + 1 : after + 4] if t.pos not in ("ADV", "ADP")), None)
            after = number.i + 1 if number is not None and number.pos == "NUM" else after
        if after >= len(self.analysis.tokens) or tokens[-1].pos != "NUM":
            return None
        head = self.analysis.tokens[tokens[-1].head]
        if len(tokens) > 1 and tokens[-1].dep.startswith("nummod") and head.i >= after and head.pos in NOUNS:
            return head  # "between 1,500 and 2,000 fewer staff"
        noun = self.analysis.tokens[after]
        return noun if noun.tag == "NNS" and noun.sentence == tokens[-1].sentence else None

    def of_count(self, noun: Token, tokens: Sequence[Token]) -> Measure:
        """What a count of ``noun`` measures."""
        hidden = _range(tokens)
        governor = self.analysis.tokens[noun.head]
        whole = governor.i != noun.i and (self.phrases.content(governor).i == noun.i or governor.i in hidden)
        holder = governor if whole else noun
        verb = verb_of(self.analysis, holder)
        phrase = self.phrases.of(noun, hidden)
        state = harmed.state(self.phrases, noun)
        if state and state not in phrase:
            core, where = self.phrases.core(noun, hidden), self.phrases.complement(noun, hidden)
            where = where or (self.phrases.complement(governor, hidden) if governor.pos == "VERB" else "")
            phrase = " ".join(filter(None, (core, state, where)))
        elif verb is not None and not self.phrases.complement(noun, hidden):
            phrase = f"{phrase} {self.phrases.clause(holder, verb, hidden)}".strip()
        if noun.dep == "nmod" and not whole and governor.pos in NOUNS and governor.i < noun.i:
            phrase = f"{phrase} ({governor.text})"
        if noun.dep == "compound" and governor.i > noun.i and governor.pos in NOUNS and tokens[-1].i + 2 == noun.i:
            phrase = f"{harmed.plural(noun)} of the {self.phrases.of(governor, range(hidden.start, noun.i + 1))}"
        lemma = _singular(noun)
        if noun.tag[:2] != "NN" and lemma in words(_PACKAGE, "harming_verbs.txt"):  # "the 20,000 infected"
            return Measure(
                "people", f"people {noun.text.lower()}", terms_of(self.phrases, noun, verb, hidden), "people"
            )
        return Measure(lemma, phrase, terms_of(self.phrases, noun, verb, hidden), lemma, noun.i)

    def of_amount(self, tokens: Sequence[Token], kind: str, context: str, unit: str = "") -> Measure:
        """What an amount with a unit measures: what lasts, costs, or takes that share.

        :param kind: ``time``, ``ratio``, ``currency``, ``physical`` or ``""`` for a bare number
        :param context: the time expression that the amount is part of, in lower case
        :param unit: the name of the amount's unit
        """
        top = _top(tokens)
        if top is None:
            return Measure()
        hidden = _range(tokens)
        behind = self.analysis.tokens[hidden.stop].text.lower() if hidden.stop < len(self.analysis.tokens) else ""
        if kind == "time" and (behind in ("ended", "ending") or any(word in context.split() for word in PERIODS)):
            return self._period(top, hidden)
        noun = self._right_noun(top) or (self._beside(tokens, top) if kind else None)
        found = self._constructed(tokens, top, noun, kind)
        if found is None and noun is None:
            found = predicates.moved(self.phrases, top, kind, hidden, predicates.is_level(self.phrases, top))
            found = found or predicates.of_pronoun(self.phrases, top, unit, hidden)
        found = found or self._governed(top, noun, kind, hidden)
        return constructions.per_one(self.phrases, hidden, found) if kind == "currency" else found

    def _constructed(self, tokens: Sequence[Token], top: Token, noun: Token | None, kind: str) -> Measure | None:
        """What a construction tells, whatever the amount depends on."""
        hidden = _range(tokens)
        if kind == "time":
            return constructions.offset(self.phrases, tokens, hidden) or predicates.record(self.phrases, hidden)
        if kind == "currency":
            price = constructions.price(self.phrases, top, noun, hidden)
            if price is not None:
                return price
            told = predicates.behind(self.phrases, hidden)
            return told if noun is not None else predicates.totalled(self.phrases, hidden) or told
        harm = harmed.behind(self.phrases, hidden) if kind == "" else None
        if harm is None:
            return predicates.population(self.phrases, top, hidden) if kind == "" else None
        return self._harmed(harm, None, top, hidden)

    def _governed(self, top: Token, noun: Token | None, kind: str, hidden: range) -> Measure:
        """What the amount stands before, is a share of, is said of, or else the verb it hangs on."""
        during = any(c.dep == "case" and c.lemma in _DURING for c in self.analysis.children(top.i))
        prefix = ("period of the " if during else "length of the ") if kind == "time" else ""
        if noun is not None:
            return self._noun_measure(noun, prefix, hidden)
        share = self._of_noun(self.analysis.tokens[hidden.start : hidden.stop]) if kind not in ("", "time") else None
        deed = predicates.share_that(self.phrases, top, hidden) if kind == "ratio" else ""
        if share is not None:
            measure = self._noun_measure(share, "share of " if kind == "ratio" else "", hidden)
            return msgspec.structs.replace(measure, phrase=f"{measure.phrase} ({deed})") if deed else measure
        if deed:
            verb = self.analysis.tokens[top.head]
            return Measure(verb.lemma.lower(), f"share that {deed}", terms_of(self.phrases, verb, verb, hidden))
        held = constructions.contents(self.phrases, hidden) if kind == "currency" else None
        said_of = held or constructions.predicate(self.phrases, top, hidden)
        if said_of is not None:
            measure = self._noun_measure(said_of, prefix, hidden)
            where = "" if held else self.phrases.complement(top, hidden)
            measure = msgspec.structs.replace(measure, phrase=f"{measure.phrase} {where}".strip())
        else:
            measure = self._clause_measure(top, kind, hidden)
        return measure

    # Heads

    def _beside(self, tokens: Sequence[Token], top: Token) -> Token | None:
        """The noun right behind an amount that the tree hung beside it: "held on $50,000 bail"."""
        stop = tokens[-1].i + 1
        if [t.text for t in self.analysis.tokens[stop : stop + 1]] == ["("]:  # "a 1 trillion won ($960m) bail-out"
            stop = next((t.i + 1 for t in self.analysis.tokens[stop : stop + _BRACKET] if t.text == ")"), stop)
        token = self.analysis.tokens[stop] if stop < len(self.analysis.tokens) else None
        if token is None or token.sentence != top.sentence or token.pos != "NOUN":
            return None
        if any(c.i < tokens[0].i and c.dep in ("det", "nmod:poss") for c in self.analysis.children(token.i)):
            return token  # "a £1.3bn offer"
        if top.head == top.i:
            return None
        while token.dep in ("compound", "amod") and token.head > token.i:
            token = self.analysis.tokens[token.head]
        return token if token.head == top.head and token.dep == top.dep else None

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

    def _of_noun(self, tokens: Sequence[Token]) -> Token | None:
        """The noun behind "of": "12% of drivers", "tens of thousands of drivers"."""
        for child in (c for t in tokens for c in self.analysis.children(t.i)):
            of = any(c.lemma == "of" for c in self.analysis.children(child.i))
            if not (child.i > tokens[-1].i and child.dep.startswith("nmod") and of):
                continue
            if child.pos == "NUM":  # "29 of 50 states"
                return self._adjoining([child])
            if child.pos in (*NOUNS, "ADJ"):
                return child
        return None

    def _noun_measure(self, noun: Token, prefix: str, hidden: range) -> Measure:
        verb = verb_of(self.analysis, noun)
        phrase = self.phrases.of(noun, hidden)
        told = bool(prefix) and not prefix.startswith("length")
        if prefix and not told and noun.lemma.lower() in words(_PACKAGE, "confinements.txt"):
            prefix, phrase = "time in ", self.phrases.core(noun, hidden)
        prefix = "" if noun.lemma == "time" and not told else prefix  # "a time of 7.60 seconds"
        if verb is not None and noun.dep == "obj" and not told and not self.phrases.complement(noun, hidden):
            phrase = f"{phrase} {self.phrases.clause(noun, verb, hidden)}".strip()
        lemma = noun.lemma.lower()
        return Measure(lemma, prefix + phrase, terms_of(self.phrases, noun, verb, hidden), "", noun.i)

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
        return Measure(governor.lemma.lower(), phrase, ("period", *terms_of(self.phrases, governor, governor, hidden)))

    def _clause_measure(self, top: Token, kind: str, hidden: range) -> Measure:
        """An amount that hangs on a verb or on a noun by "of": "invested $4 million", "a loss of $5 million"."""
        governor = self._governor(top)
        if governor is None:
            return Measure()
        during = any(c.dep == "case" and c.lemma in _DURING for c in self.analysis.children(top.i))
        lead = ("period of the " if during and governor.pos in NOUNS else "length of the ") if kind == "time" else ""
        if governor.pos != "VERB":
            lead = "time " if lead and governor.pos == "ADV" else lead  # "up on the website for two weeks"
            return self._noun_measure(self._told_of(governor), lead, hidden)
        took = predicates.taken(self.phrases, governor, hidden) if kind == "time" else None
        if took is not None:
            return took
        subject = self.phrases.subject(governor)
        person = subject is not None and subject.pos == "PROPN" and self.phrases.name_of(subject) is None
        lasting = governor.lemma in words(_PACKAGE, "lasting_verbs.txt") and not (person and governor.lemma == "hold")
        moving = governor.text.lower() in words(_PACKAGE, "movers.txt")
        moving = moving and not (governor.lemma == "raise" and top.dep == "obj" and kind == "currency")
        if kind == "" and not lasting and governor.lemma.lower() in words(_PACKAGE, "harming_verbs.txt"):
            return self._harmed(governor, subject, top, hidden)
        level = moving or predicates.is_set(self.phrases, governor, subject, top)
        if lasting or kind in ("ratio", "physical", "") or (kind == "currency" and level):
            if subject is not None and subject.i == top.i:  # "the airline is 49 percent owned by a rival"
                subject = self.analysis.child(governor.i, "dislocated", "nsubj")
            told = (None if lasting else self._object(governor, top)) or subject
            if told is not None and told.pos in NOUNS:
                told = self.phrases.content(told)
                by = (
                    f"{predicates.movement(self.phrases, governor)} in "
                    if moving and not predicates.is_level(self.phrases, top)
                    else ""
                )
                measure = self._noun_measure(told, lead or by, hidden)
                verb = governor.text.lower()
                if not (lasting or moving or governor.lemma in _PLAIN or verb in measure.phrase.split()):
                    phrase = f"{measure.phrase} ({verb})".strip()
                    measure = msgspec.structs.replace(measure, phrase=phrase)
                terms = terms_of(self.phrases, told, governor, hidden)
                return msgspec.structs.replace(measure, terms=terms)
        return self._activity(governor, subject, top, kind, hidden)

    def _harmed(self, verb: Token, subject: Token | None, top: Token, hidden: range) -> Measure:
        """How many people a bare number behind or before a verb of harm or arrest counts."""
        acting = subject is not None and subject.dep == "nsubj" and subject.i != top.i
        actor = self.phrases.actor(subject, hidden) if acting else ""
        if actor and verb.tag in ("VBZ", "VBP", "VB"):
            phrase = f"people that {actor} {verb.text.lower()}"
        else:
            phrase = " ".join(filter(None, ("people", verb.text.lower(), f"by {actor}" if actor else "")))
        return Measure("people", phrase, terms_of(self.phrases, verb, verb, hidden), "people")

    def _activity(self, verb: Token, subject: Token | None, top: Token, kind: str, hidden: range) -> Measure:
        """What is done for so long, or with so much money."""
        actor = self.phrases.actor(subject, hidden)
        lead = {"time": "time", "currency": "money"}.get(kind, "")
        thing = self._object(verb, top) if kind == "time" else None
        done = "" if thing is None or thing.i in hidden else self.phrases.short(thing, hidden)
        if kind == "time" and actor:
            group = self.phrases.group(verb)
            lead = "time of" if verb.tag == "VBG" and " " not in group else predicates.lead_of_time(self.phrases, top)
            told = " ".join(filter(None, (lead, actor, group, done)))
        elif kind == "currency" and actor and verb.tag != "VBN":
            told = f"money that {actor} {self.phrases.group(verb)}"
        elif kind == "currency" and verb.tag == "VB":
            told = f"money to {verb.text.lower()}"
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
                told = f"{told} {self.phrases.short(child, hidden)}".strip()
                break
        return Measure(verb.lemma.lower(), told, terms_of(self.phrases, verb, verb, hidden))

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
            clause = token.pos == "ADV" and self.analysis.child(token.i, "cop") is not None
            if clause or (token.pos in _GOVERNING and token.lemma not in words(_PACKAGE, "unit_nouns.txt")):
                return token
        return None

    def _told_of(self, governor: Token) -> Token:
        """The noun that an adjective tells of: "a barn worth $5 million", "a wall 3 metres tall"."""
        if governor.pos in NOUNS:
            owner = self.analysis.tokens[governor.head]
            of_name = (
                governor.pos == "PROPN" and governor.dep == "nmod" and owner.pos == "NOUN" and owner.i < governor.i
            )
            return owner if of_name else governor  # "a profit for Skerra of 3 million"
        for _ in range(_CLIMB):  # "a wall 3 metres tall and 40 long"
            if governor.dep != "conj":
                break
            governor = self.analysis.tokens[governor.head]
        head = self.analysis.tokens[governor.head]
        if head.pos in NOUNS:
            return head
        subject = self.analysis.child(governor.i, "nsubj")
        return subject if subject is not None and subject.pos in NOUNS else governor


def _top(tokens: Sequence[Token]) -> Token | None:
    """The token of a stretch whose governor lies outside it."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if not first <= t.head <= last or t.head == t.i), tokens[-1])


def _range(tokens: Sequence[Token]) -> range:
    return range(tokens[0].i, tokens[-1].i + 1) if tokens else range(0)


def _singular(noun: Token) -> str:
    """The lemma; a people's name in the plural, whose lemma is the plural itself, without its "s": "Norwegians"."""
    lemma = noun.lemma.lower()
    inner = any(c.isupper() for c in noun.text[1:-1]) and len(noun.text) > 2
    if inner and noun.text.endswith("s"):  # "TEUs", "iPhones"
        return noun.text[:-1].lower()
    plural = noun.tag == "NNPS" and lemma == noun.text.lower() and len(lemma) > 3
    return lemma[:-1] if plural and lemma.endswith(("ns", "is")) else lemma
