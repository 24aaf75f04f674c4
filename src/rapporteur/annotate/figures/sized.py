"""What a number given by its size alone counts: "dozens of homes", "hundreds were hurt", "thousands fled".

In: the measures of a report and the tokens of such a number. Out: the noun it counts, or the people it counts where no
noun stands beside it. Decided here: when "scores", "dozens" and the like count at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.annotate.figures.measure_terms import Measure, terms_of
from rapporteur.annotate.figures.measures import Measures
from rapporteur.language import Token
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
_LED = ("det", "compound", "nmod:poss", "amod", "nmod")
_HELPING = frozenset({"AUX", "ADV", "PART"})
_FREE = frozenset({"several", "few", "couple", "many", "countless", "untold", "only", "more", "other"})


def noun(measures: Measures, tokens: Sequence[Token]) -> Token | None:
    """The noun behind the size: of "several hundred masked protesters" and "tens of thousands of people" the last."""
    found = measures.counted(tokens)
    if found is not None and found.i not in range(tokens[0].i, tokens[-1].i + 1):
        return found
    return measures.counted(tokens[-1:])


def counts(measures: Measures, tokens: Sequence[Token], counted: Token | None) -> bool:
    """Whether the words are a number at all: not "the scores of the game", "dozens of times"."""
    if counted is not None and counted.lemma.lower() in words(_PACKAGE, "trivial_heads.txt"):
        return False
    first = tokens[0]
    if first.lemma.lower() != "score":
        return True
    led = (c for c in measures.analysis.children(first.i) if c.i < first.i and c.dep in _LED)
    return all(c.lemma.lower() in _FREE for c in led)


def people(measures: Measures, tokens: Sequence[Token]) -> Measure | None:
    """Who a size counts that stands alone: the killed, the hurt, and whoever does something."""
    told = measures.of_amount(tokens, "", "")
    if told.unit == "people":
        return told
    for token in tokens:
        verb = measures.analysis.tokens[token.head]
        between = measures.analysis.tokens[tokens[-1].i + 1 : verb.i]
        near = verb.pos == "VERB" and verb.i > tokens[-1].i and all(t.pos in _HELPING for t in between)
        if token.dep == "nsubj" and near and not any(c.dep == "det" for c in measures.analysis.children(token.i)):
            hidden = range(tokens[0].i, tokens[-1].i + 1)
            thing = next((c for c in measures.analysis.children(verb.i) if c.dep == "obj"), None)
            done = "" if thing is None else measures.phrases.short(thing, hidden)
            phrase = " ".join(filter(None, ("people that", measures.phrases.group(verb), done)))
            return Measure("people", phrase, terms_of(measures.phrases, verb, verb, hidden), "people")
    return None
