"""Whether two statements bear one another out.

In: statements that speak of one thing. Out: those that say the same of it, and the rest. Decided here: to speak of one
thing is not yet to say the same. Two origins agree only where their statements share matter of their own: not the
names of those who took part, the place or the day, which all statements of an event have in common, nor one common
word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare import facts
from rapporteur.relate.frames import frames
from rapporteur.relate.salience import Rarity
from rapporteur.relate.terms import terms

KIN = 0.3
"""Kinship that two statements need who share two concepts outside names and times."""
CLOSE = 0.4
"""Kinship that they need with one such concept. Both were set by reading every group of two origins in the seeds and
the examples: what a reader would not call agreed mostly falls below them, and no finding of the seeds' gold is lost
(recall .903 with and without)."""


def parted(
    members: Sequence[Assertion], origin: Callable[[Assertion], str], rarity: Rarity
) -> tuple[list[Assertion], list[list[Assertion]]]:
    """The statements that another origin bears out, with what their own origin says alike; the others by origin."""
    sure = [m for m in members if any(origin(m) != origin(o) and borne_out(m, o, rarity) for o in members)]
    own = [m for m in members if any(m is o or (origin(m) == origin(o) and _alike(m, o, rarity)) for o in sure)]
    rest: dict[str, list[Assertion]] = {}
    for member in members:
        if not any(member is o for o in own):
            rest.setdefault(origin(member), []).append(member)
    return own, [rest[name] for name in sorted(rest)]


def borne_out(left: Assertion, right: Assertion, rarity: Rarity) -> bool:
    """Whether two statements share enough matter to say the same."""
    shared = matter(left) & matter(right)
    kin = facts.compare(left.fact, right.fact, rarity).score
    return (len(shared) > 1 and kin >= KIN) or (bool(shared) and kin >= CLOSE)


def matter(assertion: Assertion) -> frozenset[str]:
    """The concepts of a statement that stand outside names, times and what tells who says it."""
    report, statement = assertion.report, assertion.statement
    setting = [
        *((m.begin, m.end) for m in report.mentions if m.form == "name" and m.overlaps(statement)),
        *((t.begin, t.end) for t in report.timexes if t.overlaps(statement)),
        *frames(report, statement),
    ]
    held = terms(report.text, statement.begin, statement.end)
    own = {t.concept for t in held if not any(begin < t.end and t.begin < end for begin, end in setting)}
    return frozenset(own) & assertion.concepts


def _alike(left: Assertion, right: Assertion, rarity: Rarity) -> bool:
    return facts.compare(left.fact, right.fact, rarity).score >= CLOSE
