"""Rules for what is no date at all but past, present or future: "now", "in the past", "the near future".

In: what a pattern caught. Out: type and form, whose value is PAST_REF, PRESENT_REF or FUTURE_REF. Decided here: which
adverbs and adjectives are told (decision 0051).
"""

from __future__ import annotations

from rapporteur.annotate.times.forms import constant
from rapporteur.annotate.times.rules import Built, Caught, Grammar
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule
_PACKAGE = "rapporteur.annotate"


@_rule(
    "present",
    "(right | by | until | till | even | as of)? n:NOW",
    "at present",
    "at the moment",
    "(at)? this moment",
    "for the time being",
    "(the)? present day",
    "at this time",
    "these days",
)
def _present(_: Caught) -> Built | None:
    return "DATE", constant("PRESENT_REF")


@_rule("past", "n:ONCE", "n:RECENT", "(in)? the (recent | distant | not)? PAST", "in recent memory")
def _past(caught: Caught) -> Built | None:
    if caught.words().endswith("past") and (not _ends(caught) or caught.follows("of")):
        return None
    if caught.has("n") and caught.piece("n").norm == "recent" and caught.after().classes.keys() & {"UNITS", "UNIT"}:
        return None
    return "DATE", constant("PAST_REF")


def _ends(caught: Caught) -> bool:
    after = caught.after()
    return not after.norm[:1].isalnum() or after.norm in words(_PACKAGE, "timex_boundaries.txt")


@_rule("current", "n:CURRENT", "n:FUTURENOUN")
def _current(caught: Caught) -> Built | None:
    """The adjectives "current" and "future" before a noun."""
    after = caught.after().norm
    if caught.capital("n") or not after.isalpha() or after in words(_PACKAGE, "timex_boundaries.txt"):
        return None
    return "DATE", constant(caught.value("n", "FUTURENOUN") or "PRESENT_REF")


@_rule(
    "future",
    "(in)? the (near | immediate | not)? future",
    "an early date",
    "(in)? the (near | short | long | medium) term",
)
def _future(caught: Caught) -> Built | None:
    if caught.words().endswith("future") and (not _ends(caught) or caught.follows("of")):
        return None
    return "DATE", constant("FUTURE_REF")
