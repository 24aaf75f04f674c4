"""The timeline: one entry per happening, however many reports tell it.

In: an event's statements and the timexes in them. Out: :class:`rapporteur.model.Happening` in order of date. Decided
here: a time expression dates the innermost statement that holds it; statements whose dates can be one and which tell of
one thing are one happening, dated as finely as any of its reports does; what lies behind the report's own day, or is
announced, is scheduled. "Since 1968" dates nothing. A date is as fine as the report gives it ("mid-April" is no day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import DateMod, Happening, Reading, Span, Timex
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.passages import LEAST, Passages
from rapporteur.reconcile.snippets import cut
from rapporteur.relate import plans
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.calendar import first_day
from rapporteur.relate.compare import facts
from rapporteur.relate.compare.wording import words
from rapporteur.relate.linkage import grouped
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import Statements

_DATED = re.compile(r"[12]\d{3}(?:-(?:\d{2}(?:-\d{2}(?:T.*)?)?|W(?:0[1-9]|[1-4]\d|5[0-2])|SP|SU|FA|WI|Q[1-4]|H[12]))?$")
SAME = 0.3
"""Kinship from which two statements of one date are one happening; a shared date is itself a reason to think so, hence
a little below the threshold for statements at large."""
ONE_ACT = 0.2
"""Kinship from which two statements of one date and one verb are one happening."""
LONGEST = 300
"""Characters of a statement that is shown as an entry at most."""
SHORT = 200
"""Characters up to which the whole sentence is shown, for a clause cut out of it may say something else."""
NEAR = 40
"""Characters before a time expression in which the word is looked for that tells how it is meant."""
LEAD = 3
"""Sentences of a body that tell the main happening, as in :mod:`rapporteur.relate.happening`."""
_YEAR = re.compile(r"[12]\d{3}")
_SEASON = re.compile(r"-(?:SP|SU|FA|WI)$")
_DEFINITE = re.compile(r"(?:the|this|next|last|coming)\b", re.I)
_NOUN = re.compile(r"\s+[a-z]{3,}(?<!\b(?:and|but|for|the|was|are|has|had|who))\b")
_PART = re.compile(r"T(?:MO|MI|AF|EV|NI|DT)")
_BETWEEN = frozenset({"the", "of", "at", "on", "in", "a", "as", "later", "than", "earlier"})
"""Words that may stand between that word and the expression."""
_OPEN = frozenset({"expected", "planned", "proposed", "agreed"})
"""States in which a thing may still be to come within the period that a date names."""


class Dated(msgspec.Struct, frozen=True):
    """A statement, the date that a timex in it gives, how that is meant, and the sentence it stands in.

    ``leading`` tells whether it is of the event's day and opens its report: then it tells the event itself.
    """

    date: str
    mod: DateMod | None
    assertion: Assertion
    sentence: Span
    scheduled: bool
    leading: bool


def timeline(statements: Statements, passages: Passages, day: str | None) -> tuple[Happening, ...]:
    """The dated happenings of an event of ``day``, earliest first, those of one date by their first passage."""
    by_report: dict[str, list[Assertion]] = {}
    for assertion in statements.all:
        by_report.setdefault(assertion.report.id, []).append(assertion)
    dated = [d for found in by_report.values() for d in _dated(found, passages, day)]
    groups = _groups(dated, statements.rarity)
    found = [_happening([dated[i] for i in group], passages, statements.rarity) for group in groups]
    found = [h for h in found if len(words(h.what)) >= LEAST]
    return tuple(sorted(found, key=lambda h: (first_day(h.date), h.date, h.spans[0])))


def _dated(found: Sequence[Assertion], passages: Passages, day: str | None) -> Iterator[Dated]:
    """The statements of one report that a time expression dates."""
    report = found[0].report
    for timex in report.timexes:
        holding = [a for a in found if a.statement.covers(timex)]
        if not holding or not _dates(report, timex):
            continue
        inner = min(holding, key=lambda a: (a.statement.end - a.statement.begin, a.place))
        span = report.cite(inner.statement)
        mods = _mods(report, timex)
        past = plans.expects(inner) and timex.value < (report.published.value or "")[: len(timex.value)]
        sentence = passages.sentence(span)
        tells = passages.body(span) and span.end - span.begin <= LONGEST and not passages.own_voice(sentence)
        if tells and "SINCE" not in mods and not past:
            leading = timex.value == day and passages.depth(sentence) < LEAD
            yield Dated(timex.value, _mod(mods), inner, sentence, _scheduled(inner, timex), leading)


def _dates(report: Reading, timex: Timex) -> bool:
    """Whether an expression tells when, and does not name a thing ("the 1960 treaty", "winter convoys")."""
    if timex.type not in ("DATE", "TIME") or not _DATED.match(timex.value):
        return False
    said = report.words(timex).rstrip(" .,;:")
    begin = timex.begin
    if said.casefold().startswith("the ") and _YEAR.fullmatch(said[4:]):
        said, begin = said[4:], begin + 4
    before = [w.form for w in words(report.text, max(0, begin - NEAR), begin)]
    naming = bool(_NOUN.match(report.text, begin + len(said)))
    if _YEAR.fullmatch(said):
        return bool(before) and before[-1] in lexicon.words("rapporteur.reconcile", "when.txt")
    if _SEASON.search(timex.value):
        return bool(_DEFINITE.match(said)) and not naming
    return not (naming and before[-1:] == ["the"] and " " not in said)


def _mods(report: Reading, timex: Timex) -> tuple[str, ...]:
    """How a date is meant, by words in it and shortly before it, outermost first."""
    mods = {row[0]: row[1] for row in lexicon.table("rapporteur.reconcile", "timex_mods.tsv")}
    found = [mods[w.form] for w in words(report.text, timex.begin, timex.end)[:2] if w.form in mods]
    for word in reversed(words(report.text, max(0, timex.begin - NEAR), timex.begin)):
        if word.form in mods:
            found.insert(0, mods[word.form])
        elif word.form not in _BETWEEN:
            break
    return tuple(found)


def _mod(mods: Sequence[str]) -> DateMod | None:
    if tuple(mods[:2]) == ("ON_OR_BEFORE", "END"):
        return "BY_END"
    known = [mod for mod in get_args(DateMod) if mod in mods[:1]]
    return known[0] if known else None


def _scheduled(assertion: Assertion, timex: Timex) -> bool:
    """Whether a thing was still to come when its report was filed."""
    filed = assertion.report.published.value or ""
    within = filed.startswith(timex.value) and len(timex.value) < len(filed) and assertion.statement.status in _OPEN
    return plans.expects(assertion) or (bool(filed) and first_day(timex.value) > filed) or within


def _groups(entries: Sequence[Dated], rarity: Rarity) -> list[list[int]]:
    """Average linkage over the entries whose dates can be one; the others never meet."""
    scores = {}
    for j, right in enumerate(entries):
        for i, left in enumerate(entries[:j]):
            scores[i, j] = _score(left, right, rarity) if _compatible(left.date, right.date) else -1.0
    return grouped(len(entries), {pair: score for pair, score in scores.items() if score}, SAME)


def _compatible(left: str, right: str) -> bool:
    """Whether two dates can be one: the same, or one as the other to the hour. A day is not its month."""
    short, long = sorted((left, right), key=len)
    one_day = len(short) >= len("2024-05-14") and short[:10] == long[:10]
    return short == long or (one_day and (long.startswith(short) or bool(_PART.search(short) or _PART.search(long))))


def _score(left: Dated, right: Dated, rarity: Rarity) -> float:
    """1 within one sentence and for two that tell the event itself, the kinship of the statements elsewhere.

    For one verb, less kinship is enough.
    """
    if left.sentence == right.sentence or (left.leading and right.leading):
        return 1.0
    mine, theirs = left.assertion.fact, right.assertion.fact
    kin = facts.compare(mine, theirs, rarity).score
    one_act = bool(mine.predicate) and mine.predicate == theirs.predicate and rarity.get(mine.predicate, 0.0) > 0.0
    return max(kin, SAME) if one_act and kin >= ONE_ACT else kin


def _happening(entries: Sequence[Dated], passages: Passages, rarity: Rarity) -> Happening:
    """One entry, in the words that read alone and share most with the others; of equals, the shortest."""

    def cost(entry: Dated) -> tuple[bool, int, float, int, Span]:
        told = _telling(entry)
        fresh, common = passages.dated_afresh(told), _common(entry, entries, rarity)
        return not passages.alone(told), fresh, -common, told.end - told.begin, told

    best = _telling(min(entries, key=cost))
    finest = min(entries, key=lambda e: (-len(e.date), e.date, e.assertion.place))
    places = sorted({entry.assertion.place: entry.assertion for entry in entries}.items())
    return Happening(
        date=finest.date,
        mod=finest.mod,
        what="".join(p if isinstance(p, str) else passages.told(p, None) for p in cut(passages, best)),
        scheduled=all(entry.scheduled for entry in entries),
        spans=tuple(word_span(a.report, a.statement.begin, a.statement.end) for _, a in places),
    )


def _telling(entry: Dated) -> Span:
    """What to print of an entry: the clause where it reads alone, else its sentence, else the clause all the same."""
    statement, sentence = entry.assertion.statement, entry.sentence
    clause = word_span(entry.assertion.report, statement.begin, statement.end)
    long = sentence.end - sentence.begin
    if long <= SHORT or (long <= LONGEST and clause.begin != sentence.begin):
        return sentence
    return clause


def _common(entry: Dated, entries: Sequence[Dated], rarity: Rarity) -> float:
    others = (other for other in entries if other is not entry)
    return sum(mass(entry.assertion.concepts & other.assertion.concepts, rarity) for other in others)
