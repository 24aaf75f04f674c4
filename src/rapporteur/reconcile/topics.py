"""What a finding is about, in a few words.

In: statements that tell of one thing and the concepts that join them. Out: a short phrase, taken from the reports.
Decided here: the phrase is the stretch of a statement, of at most :data:`WORDS` words, that holds most of what the
statements share; no word is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import weight, words
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.terms import terms

WORDS = 8
"""Words of a topic at most: what fits in the first column of a table."""
_EACH = 0.04
"""What each word of a topic costs, in shares of what the statements have in common: short beats long for equal
content."""


def topic(members: Sequence[Assertion], shared: Iterable[str], rarity: Rarity) -> str:
    """The phrase of one of ``members`` that says best what they share."""
    wanted = frozenset(shared)
    best: tuple[float, str] | None = None
    for member in members:
        for score, phrase in _phrases(member, wanted, rarity):
            key = (-score, phrase)
            if best is None or key < best:
                best = key
    return best[1] if best else " ".join(members[0].text.split()[:WORDS])


def _phrases(member: Assertion, wanted: frozenset[str], rarity: Rarity) -> Iterable[tuple[float, str]]:
    """Stretches that begin and end with a content word, scored by what they hold of ``wanted``."""
    text, statement = member.report.text, member.statement
    row = words(text, statement.begin, statement.end)
    held = {t.begin: t.concept for t in terms(text, statement.begin, statement.end)}
    total = mass(wanted, rarity) or 1.0
    for first, opening in enumerate(row):
        if weight(opening.form) < 1.0:
            continue
        for last in range(first, min(first + WORDS, len(row))):
            if weight(row[last].form) < 1.0:
                continue
            found = frozenset(held[w.begin] for w in row[first : last + 1] if w.begin in held) & wanted
            phrase = " ".join(text[opening.begin : row[last].end].split())
            yield mass(found, rarity) / total - _EACH * (last - first + 1), phrase
