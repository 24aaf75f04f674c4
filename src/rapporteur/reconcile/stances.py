"""The rules that give a verdict on what is told, one function each, tried in order; the first that speaks decides.

In: statements of one thing, or two sides that stand against one another. Out: :class:`Ruling`. Decided here: the
verdict and its sentence. As in :mod:`rapporteur.reconcile.verdicts`, the rule's name goes into the record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapporteur.reconcile.independence import Independence
from rapporteur.reconcile.verdicts import Ruling
from rapporteur.relate import sequence
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.contraries import Contrary

ContraryRule = Callable[[Contrary, Independence], Ruling | None]


def told_alike(members: Sequence[Assertion], independence: Independence) -> Ruling:
    """Two or more origins tell it: agreed; one origin, in however many outlets: single-source.

    "They agreed to reopen talks" in the Gazette and "agreed on Tuesday to resume talks" by the Orlo Wire: agreed. The
    same sentence in two papers that print the Orlo Wire: single-source, for one desk wrote it.
    """
    backing = independence.behind(m.report.id for m in members)
    placed = placed_apart(members, independence)
    if placed is not None:
        return placed
    if len(backing.origins) > 1:
        return Ruling("agreed", "told-alike", f"{len(backing.origins)} independent origins tell it.")
    if len(backing.outlets) > 1:
        return Ruling("single-source", "one-text", f"{len(backing.outlets)} outlets tell it, all from one text.")
    return Ruling("single-source", "one-report", f"Only {_outlets(members, independence)} tells it.")


def placed_apart(members: Sequence[Assertion], independence: Independence) -> Ruling | None:
    """Two origins tell a thing, and place it differently against another: compatible.

    "The talk on the sidelines of the harvest fair" and "the talk just ahead of the harvest fair". The reader is told of
    both; which of them is looser is not ours to say.
    """
    found = sequence.placed_apart(members)
    if found is None or independence.origin[found[0].report.id] == independence.origin[found[1].report.id]:
        return None
    one, other = (_outlets([side], independence) for side in found[:2])
    why = f"{one} and {other} tell it, but place it differently in time against “{found[2]}”."
    return Ruling("compatible", "placed-apart", why)


def contrary(pair: Contrary, independence: Independence) -> Ruling:
    """The verdict on two sides that stand against one another."""
    return next(ruling for rule in CONTRARY_RULES if (ruling := rule(pair, independence)) is not None)


def came_about(pair: Contrary, independence: Independence) -> Ruling | None:
    """One report announces what another tells as done: superseded.

    "Were expected to agree to restart talks" (filed while they met) and "agreed to reopen talks" (filed after).
    """
    if pair.kind != "expected":
        return None
    before, after = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    return Ruling("superseded", "came-about", f"{before} announced it; {after} reported what came of it.")


def done_since(pair: Contrary, independence: Independence) -> Ruling | None:
    """An earlier report tells that a thing was not done, later ones that it was: superseded.

    "The skipper did not concede" on Monday and "conceded on Tuesday". Both were right when they were filed.
    """
    if pair.kind != "since":
        return None
    before, after = _outlets(pair.answer, independence), _outlets(pair.claim, independence)
    return Ruling("superseded", "done-since", f"{before} told that it was not so; {after}, filed later, that it is.")


def denied_outright(pair: Contrary, independence: Independence) -> Ruling | None:
    """Somebody says that what is told is not so: denied.

    A weekly tells of plans to leave the base; "the spokeswoman denied a magazine report".
    """
    if pair.kind != "denied":
        return None
    told, denial = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    return Ruling("denied", "denied-outright", f"{told} carried the claim; a denial stands in {denial}.")


def raised_or_not(pair: Contrary, independence: Independence) -> Ruling | None:
    """One side tells that a thing came up, the other that it did not: conflict.

    "Mr Vask raised the rent in the first five minutes" and "did not discuss the rent". Whoever is right, both cannot
    be, unless one speaks of the doorstep and the other of the room; that is said beside it.
    """
    if pair.kind != "undiscussed":
        return None
    yes, no = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    why = f"By {yes} it came up, by {no} it was not discussed; they may speak of different moments of the meeting."
    return Ruling("conflict", "raised-or-not", why)


def said_not_so(pair: Contrary, independence: Independence) -> Ruling:
    """Somebody named says no where a report says yes: denied; a report says no where another says yes: conflict.

    "The sirens sounded" and "several residents have said that they heard none": the residents deny it. "The bridge
    holds" and "the bridge does not hold", both in the reporters' own words: a conflict.
    """
    yes, no = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    if any(a.statement.source is not None for a in (*pair.answer, *pair.claim)):
        return Ruling("denied", "said-not-so", f"{yes} tells it; a source in {no} says it is not so.")
    return Ruling("conflict", "told-and-negated", f"{yes} says yes where {no} says no.")


def a_date_or_none(pair: Contrary, independence: Independence) -> Ruling | None:
    """One side tells by when a thing is to be done, the other that no date was set: conflict, or compatible.

    "Agreed to wrap up the talks by the end of September" and "no deadline was named". An aim is no deadline: "at an
    early date" and "no deadline" can both be true.
    """
    if pair.kind not in ("undated", "aimed"):
        return None
    dated, undated = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    if pair.kind == "aimed":
        return Ruling("compatible", "an-aim-or-none", f"{dated} tells of an aim, {undated} that no date was set.")
    return Ruling("conflict", "a-date-or-none", f"By {dated} a date was set, by {undated} there is none.")


def source_against_source(pair: Contrary, independence: Independence) -> Ruling | None:
    """What one named source is reported to say, another says is not so, in words of his own: denied.

    "Three thousand slips have vanished, the campaign said" and "not one slip is missing, said the clerk".
    """
    if pair.kind != "countered":
        return None
    told, denial = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    return Ruling("denied", "source-against-source", f"{told} gives one source's word, {denial} another's against it.")


def told_with_a_no(pair: Contrary, independence: Independence) -> Ruling | None:
    """One side tells a thing by what was done, the other by what was not: compatible.

    "They agreed to decide after the harvest" and "he will not press for a decision before the harvest". Both can be
    true, but they do not say the same.
    """
    if pair.kind != "qualified":
        return None
    yes, no = _outlets(pair.claim, independence), _outlets(pair.answer, independence)
    return Ruling("compatible", "told-with-a-no", f"{yes} tells what is done, {no} what is not; both can be true.")


CONTRARY_RULES: tuple[ContraryRule, ...] = (
    came_about,
    done_since,
    denied_outright,
    raised_or_not,
    a_date_or_none,
    source_against_source,
    told_with_a_no,
    said_not_so,
)


def _outlets(side: Sequence[Assertion], independence: Independence) -> str:
    return independence.by(a.report.id for a in side)
