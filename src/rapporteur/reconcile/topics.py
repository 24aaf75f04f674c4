"""What a finding is about, in a few words.

In: statements that tell of one thing and the concepts that join them. Out: a short phrase, taken from the reports.
Decided here: the phrase is the stretch of a statement, of at most :data:`WORDS` words, that holds most of what the
statements share and reads as one: it cuts no name and no compound, crosses no punctuation, and tells what was said
rather than who said it. No word is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Argument
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import Word, weight, words
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.terms import concept, terms

WORDS = 8
"""Words of a topic at most: what fits in the first column of a table."""
_EACH = 0.04
"""What each word of a topic costs, in shares of what the statements have in common: short beats long for equal
content."""
_CUT = 0.5
"""What a stretch costs for each name or compound that it cuts, and for punctuation that it crosses. From a half on, no
other merit outweighs two of them."""
_OPEN_END = 0.25
"""What a stretch costs after which an article, possessive or particle follows, or a name behind a bare infinitive: its
last word governs what is no longer told. So does the subject of a clause with "that"."""
_SINGLE = 0.15
"""What a single word costs."""
_PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "aside", "forward"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "any", "no"})
_GOVERNED = _PARTICLES | _DETERMINERS | {"that", "it", "him", "them", "to"}
_SPEAKER = 0.4
"""What a stretch costs that holds the speaker's name, title or verb: who said it is told beside the topic."""
_OBJECT = 0.15
"""What a stretch gains that is an object of the verb as it stands."""
_BREAK = re.compile(r"[;:()\[\]\"“”!?–—]|,(?!\d)|\.\s|['’]\s|\s['‘]")
_JOINED = re.compile(r"[\s'’\-]*|['’]s\s+")
_SAYING = 6
"""Characters beside a speaker's name in which the verb of saying stands."""

Place = tuple[int, int]


class Clause(msgspec.Struct, frozen=True):
    """A statement as its topic is looked for: its words, the names it may not cut, who speaks, what its objects are.

    ``heavy`` tells of each object where it begins and where its head ends: between the two nothing may end.
    """

    text: str
    row: tuple[Word, ...]
    names: frozenset[Place]
    speaker: Place | None
    objects: frozenset[Place]
    heavy: frozenset[Place]


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


def _phrases(member: Assertion, wanted: frozenset[str], rarity: Rarity) -> Iterator[tuple[float, str]]:
    """Stretches that begin and end with a content word, scored by what they hold of ``wanted`` and how they read."""
    clause = _clause(member)
    held = {t.begin: t.concept for t in terms(clause.text, member.statement.begin, member.statement.end)}
    total = mass(wanted, rarity) or 1.0
    for first, opening in enumerate(clause.row):
        if weight(opening.form) < 1.0:
            continue
        for last in range(first, min(first + WORDS, len(clause.row))):
            if weight(clause.row[last].form) < 1.0:
                continue
            found = frozenset(held[w.begin] for w in clause.row[first : last + 1] if w.begin in held) & wanted
            begin = clause.row[first - 1].begin if _denied(clause, first) else opening.begin
            phrase = " ".join(clause.text[begin : clause.row[last].end].split())
            yield mass(found, rarity) / total - _EACH * (last - first + 1) - _cost(clause, first, last), phrase


def _denied(clause: Clause, first: int) -> bool:
    """Whether the word before the stretch says no to it: "No | agreement was reached"."""
    return first > 0 and clause.row[first - 1].form in lexicon.words("rapporteur.relate", "negations.txt")


def _clause(member: Assertion) -> Clause:
    report, statement = member.report, member.statement
    within = [m for m in report.mentions if m.form == "name" and m.begin < statement.end and m.end > statement.begin]
    source = statement.source
    titles = {m.begin: len(m.title or "") for m in within}
    speaker = None
    if source is not None and statement.begin <= source.begin < statement.end:
        speaker = (source.begin - titles.get(source.begin, 0) - _SAYING, source.end + _SAYING)
    row = words(report.text, statement.begin, statement.end)
    objects = [a for a in statement.arguments if a.role in ("patient", "topic")]
    return Clause(
        text=report.text,
        row=row,
        names=frozenset((m.begin, m.end) for m in within),
        speaker=speaker,
        objects=frozenset((a.begin, a.end) for a in objects),
        heavy=frozenset((a.begin, _head(a, row)) for a in objects),
    )


def _head(argument: Argument, row: Sequence[Word]) -> int:
    """Where the head of an object ends: its first word of that concept, or where the object begins."""
    wanted = concept(argument.head)
    inside = (w.end for w in row if argument.begin <= w.begin < argument.end and concept(w.form) == wanted)
    return next(inside, argument.begin)


def _cost(clause: Clause, first: int, last: int) -> float:
    """What a stretch costs for reading badly; less than nothing for one that reads well."""
    begin, end = clause.row[first].begin, clause.row[last].end
    cuts = sum(low < begin < high or low < end < high for low, high in clause.names)
    cuts += first > 0 and _compound(clause, first - 1, first)
    cuts += last + 1 < len(clause.row) and _compound(clause, last, last + 1)
    cuts += bool(_BREAK.search(clause.text, begin, end))
    cuts += any(low < end < high for low, high in clause.heavy)
    speaks = clause.speaker is not None and begin < clause.speaker[1] and clause.speaker[0] < end
    gain = _OBJECT * ((begin, end) in clause.objects)
    return _CUT * cuts + _SPEAKER * speaks + _OPEN_END * _opens(clause, last) + _SINGLE * (first == last) - gain


def _opens(clause: Clause, last: int) -> bool:
    """Whether the word after a stretch is what its last word governs."""
    if last + 1 == len(clause.row):
        return False
    word, after = clause.row[last], clause.row[last + 1]
    if not clause.text[word.end : after.begin].isspace():
        return False
    before = clause.row[last - 1].form if last else ""
    bare = before == "to" and any(low == after.begin for low, _ in clause.names)
    return bare or before == "that" or after.form in _GOVERNED


def _compound(clause: Clause, left: int, right: int) -> bool:
    """Whether two neighbours may be parts of one compound: words of content with nothing but a blank between them.

    A name ends where its mention does.
    """
    one, other = clause.row[left], clause.row[right]
    gap = clause.text[one.end : other.begin]
    if gap == "-":
        return True
    apart = any(high == one.end or low == other.begin for low, high in clause.names)
    return _JOINED.fullmatch(gap) is not None and weight(other.form) == 1.0 and not apart and weight(one.form) == 1.0
