"""The word lists that tell in what state a clause leaves its matter, each read once.

In: the files of ``annotate/data`` named below. Out: their rows, by word. Decided here: nothing; what a row means stands
in its file.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Status

_PACKAGE = "rapporteur.annotate"


class Rule(msgspec.Struct, frozen=True):
    """A row of ``status_verbs.tsv``."""

    particle: str
    status: Status
    condition: str


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Verb (lemma) to the rules of ``status_verbs.tsv``, in their order."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for lemma, particle, status, condition in lexicon.table(_PACKAGE, "status_verbs.tsv"):
        found[lemma].append(msgspec.convert({"particle": particle, "status": status, "condition": condition}, Rule))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def classes() -> dict[str, frozenset[str]]:
    """Class of ``status_nouns.tsv`` to its nouns."""
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, kind in lexicon.table(_PACKAGE, "status_nouns.tsv"):
        found[kind].add(lemma)
    return {kind: frozenset(lemmas) for kind, lemmas in found.items()}


def claims() -> frozenset[str]:
    """Nouns that stand for something said: report, claim, rumour."""
    return classes()["claim"] | classes()["view"]


@cache
def states() -> dict[str, Status]:
    """Noun to the status that it gives to what hangs from it."""
    return {lemma: msgspec.convert(state, Status) for lemma, state in lexicon.table(_PACKAGE, "noun_states.tsv")}


@cache
def withheld() -> dict[str, str]:
    """Word that tells, when negated, that somebody did not say, to what must hold."""
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "withheld.tsv")}


@cache
def negators(kind: str) -> frozenset[str]:
    """The words of one kind of ``negators.tsv``."""
    return frozenset(row[0] for row in lexicon.table(_PACKAGE, "negators.tsv") if row[1] == kind)


@cache
def modals() -> dict[str, str]:
    """Modal verb to what it makes of its verb: future, possible, norm."""
    return {word: kind for word, kind, *_ in lexicon.table(_PACKAGE, "modals.tsv")}


@cache
def discussing() -> dict[tuple[str, str], str]:
    """Verb and particle of talking something over to what must hold."""
    return {(row[0], row[1]): row[2] for row in lexicon.table(_PACKAGE, "discussing_verbs.tsv")}


@cache
def skirting() -> dict[tuple[str, str], str]:
    """Verb and particle of leaving something out of a talk to what must hold."""
    return {(row[0], row[1]): row[2] for row in lexicon.table(_PACKAGE, "skirting_verbs.tsv")}


def untrue() -> frozenset[str]:
    """Words that call something told not so: false, baseless, a lie."""
    return lexicon.words(_PACKAGE, "untrue_words.txt")


def silent() -> frozenset[str]:
    """Words for whoever says nothing: silent, tight-lipped."""
    return lexicon.words(_PACKAGE, "silence_words.txt")


@cache
def judging() -> frozenset[str]:
    """Verbs that call something by a name: call, describe, label."""
    return frozenset(row[0] for row in lexicon.table(_PACKAGE, "reporting_verbs.tsv") if row[1] == "judge")
