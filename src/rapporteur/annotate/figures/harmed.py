"""What has become of those counted: killed, missing, reported trapped.

In: the phrases of a report, a counted noun or a bare number. Out: words of a phrase, or the verb of harm. Decided here:
what happened to people stands right behind them in a phrase, however the sentence puts it.
"""

from __future__ import annotations

from functools import cache

from rapporteur.annotate.figures.measure_phrases import Phrases
from rapporteur.language import Token
from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.annotate"
_RELAYING = frozenset({"report", "fear", "believe", "confirm", "presume", "think", "know"})
"""Verbs that put what has happened off: "reported missing", "feared dead"."""


@cache
def _participles() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "participles.tsv")}


def _harms(token: Token) -> bool:
    return token.lemma.lower() in words(_PACKAGE, "harming_verbs.txt")


def state(phrases: Phrases, noun: Token) -> str:
    """What has become of those counted: "12 people dead", "14 were missing", "killed 29", "have died"."""
    analysis = phrases.analysis
    for token in analysis.tokens[noun.i + 1 : noun.i + 2]:
        adjective = token.pos == "ADJ" or token.tag in ("VBN", "VBG", "VBD")
        adjective = adjective and not (noun.head == token.i and noun.dep == "nsubj")  # "four soldiers killed a wolf"
        if adjective and _harms(token) and token.sentence == noun.sentence:
            return str(token.text.lower())
    verb = analysis.tokens[noun.head]
    if noun.dep == "nsubj:pass" and verb.lemma in _RELAYING:
        told = next((c for c in analysis.children(verb.i) if c.i > verb.i and c.dep == "xcomp" and _harms(c)), None)
        return f"{verb.text.lower()} {told.text.lower()}" if told is not None else ""
    if not _harms(verb):
        return ""
    acts = any(c.dep == "obj" for c in analysis.children(verb.i))
    if (noun.dep == "nsubj" and not acts) or noun.dep == "nsubj:pass":
        return str(verb.text.lower())
    return participle(verb) if noun.dep == "obj" else ""


def participle(verb: Token) -> str:
    """What was done, of a verb in any form: "killing" gives "killed"."""
    if verb.tag in ("VBN", "VBD") and verb.lemma not in _participles():
        return str(verb.text.lower())
    lemma = verb.lemma.lower()
    return _participles().get(lemma, f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")


def plural(noun: Token) -> str:
    """The plural of a noun that stands in the singular before what it counts: "a 22-man game"."""
    irregular = {row[0]: row[1] for row in table(_PACKAGE, "irregular_plurals.tsv")}
    text = str(noun.text.lower())
    return irregular.get(text) or (text if text.endswith("s") else f"{text}s")


def behind(phrases: Phrases, hidden: range) -> Token | None:
    """A verb of harm right behind a bare number, wherever the tree hung the number: "in Paris 200 were hurt"."""
    tokens = [t for t in phrases.analysis.tokens[hidden.stop : hidden.stop + 4] if t.pos != "AUX"]
    if len(tokens) > 1 and tokens[0].lemma in _RELAYING:
        tokens = tokens[1:]
    verb = tokens[0] if tokens and tokens[0].i < hidden.stop + 3 + (tokens[0].tag == "VBN") else None
    harming = verb is not None and (verb.pos == "ADJ" or verb.tag in ("VBD", "VBN"))
    return verb if verb is not None and harming and _harms(verb) else None
