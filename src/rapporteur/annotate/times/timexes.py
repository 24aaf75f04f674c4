"""Time expressions of a report, with TIMEX3 types and values.

In: an article and its analysis. Out: :class:`~rapporteur.model.Timex` after timex (TimeML 1.2.1), in readable blocks
only. Decided here: how neighbouring expressions belong together ("8 p.m. on Friday", "May and June 1941"), whether the
report tells news or history, and that an uncertain day of publication settles only the values on which its first and
last possible day agree.

:func:`resolve` is a pure function of the forms and the day, so that the values can be computed again once other reports
have settled the day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from rapporteur.annotate.figures import lexemes, numbers
from rapporteur.annotate.times import (
    calendar,
    clock,
    dates,
    durations,
    periods,
    references,
    relative,
    reports,
    rules,
    tense,
)
from rapporteur.annotate.times import pieces as grammar_pieces
from rapporteur.annotate.times.forms import Form, constant, parse, serialise
from rapporteur.annotate.times.intervals import Resolved
from rapporteur.annotate.times.links import joined, widened
from rapporteur.annotate.times.values import Scene, evaluate
from rapporteur.language import Analysis
from rapporteur.model import Article, Timex

GRAMMARS = (
    dates.GRAMMAR,
    periods.GRAMMAR,
    reports.GRAMMAR,
    relative.GRAMMAR,
    references.GRAMMAR,
    durations.GRAMMAR,
    clock.GRAMMAR,
)
_NAME_RULES = frozenset({"month", "weekday", "season", "holiday", "often"})
"""Rules whose single word can be part of somebody's name."""
_LEADS = frozenset({"in", "on", "of", "by", "at", "for", "to", "from", "during", "throughout", "until"})
"""Prepositions that lead to an expression and are no part of it (TimeML guidelines, section 2.2)."""
_DATING = frozenset({"in", "since", "until", "till", "last", "next", "this", "during", "early", "late", "mid", "-"})
"""Words behind which "May" is the month although somebody of that name is told of."""
_UNITS = frozenset({"UNIT", "UNITS", "PART", "NOON"})
"""The classes of words that are common nouns, so that a capital shows a name: "60 Minutes", "Saturday Night"."""
_MARGIN = 20
"""Characters before a clock time that are looked at for the start of its line."""
_NEAR = 4
"""Pieces on either side that show whether a stretch is written in title case."""
_SHORTEST = 2
"""Letters that a word before a full stop may have to be cut short whatever it is."""
_JOINT = re.compile(r"\s*(?:,|and|or|to|-|–)\s*")
_NARRATIVE_DATES = 3
"""Full dates a text must hold to be a narrative; news of one event seldom has as many (WikiWars against TimeBank)."""


def find(article: Article, analysis: Analysis) -> tuple[Timex, ...]:
    """The time expressions of ``article``, resolved as far as its day of publication is known."""
    named = _Names(analysis)
    found = [
        timex
        for block in article.readable()
        for timex in read(
            article.text, block.begin, block.end, analysis, headline=block.kind == "headline", named=named
        )
    ]
    published = article.published
    day = published.value or (
        f"{published.earliest}/{published.latest}" if published.earliest and published.latest else None
    )
    return resolve(tuple(found), day)


def read(
    text: str, begin: int, end: int, analysis: Analysis, *, headline: bool = False, named: _Names | None = None
) -> list[Timex]:
    """The expressions of ``text[begin:end]``, unresolved.

    :param named: the names of the report, read once for all its blocks
    """
    named = named or _Names(analysis)
    split = lexemes.split(text, begin, end)
    pieces = grammar_pieces.read(text, split, numbers.find(split))
    linked = [
        f
        for f in joined(rules.read(GRAMMARS, pieces), pieces)
        if not named.hold(f, pieces) and not _is_title(f, pieces)
    ]
    timexes: list[Timex] = []
    for found in linked:
        first, last = widened(found, pieces)
        while first < last - 1 and _leads(pieces, first):
            first += 1
        while last - first > 1 and pieces.pieces[last - 1].norm == "." and not _shortened(pieces, last - 2):
            last -= 1
        span = pieces.pieces[first].begin, pieces.pieces[last - 1].end
        form = _with_tense(found.form, tense.of(analysis, *span), headline)
        if form.clock and form.base == "text" and _opens_line(text, span[0]):
            form = msgspec.structs.replace(form, base="publication")
        form = _shared(form, timexes[-1] if timexes else None, text, span[0])
        if first and pieces.pieces[first - 1].norm == "since" and form.is_open:
            form = msgspec.structs.replace(form, tense="since")
        kind = found.type
        if found.rule == "in-amount" and form.tense != "future":
            kind, form = "DURATION", constant(form.value)
        timexes.append(Timex(begin=span[0], end=span[1], type=kind, value="", rule=found.rule, form=serialise(form)))
    return timexes


def _shortened(pieces: grammar_pieces.Pieces, i: int) -> bool:
    """Whether a full stop behind a piece belongs to it: "Aug.", "Mon.", "p.m."."""
    piece = pieces.pieces[i]
    return len(piece.norm) <= _SHORTEST or bool(piece.classes.keys() & {"SHORTMONTH", "SHORTDAY", "AMPM", "LETTERP"})


def _shared(form: Form, before: Timex | None, text: str, begin: int) -> Form:
    """The form with the tense of the month or day it is joined to: "in March or April the court will rule"."""
    joined_to = parse(before.form) if before is not None else None
    if before is None or joined_to is None or form.tense or form.op != "date" or not form.is_open:
        return form
    alike = joined_to.op == "date" and joined_to.is_open and joined_to.tense
    if not alike or not _JOINT.fullmatch(text[before.end : begin]):
        return form
    return msgspec.structs.replace(form, tense=joined_to.tense)


def _leads(pieces: grammar_pieces.Pieces, i: int) -> bool:
    """Whether a piece is a preposition that leads to what follows; "at least" and "at most" belong to it."""
    return pieces.pieces[i].norm in _LEADS and pieces.pieces[i + 1].norm not in ("least", "most")


def _opens_line(text: str, begin: int) -> bool:
    """Whether a clock time heads a line, as entries of live pages do: it is of the day of publication."""
    before = text[max(begin - _MARGIN, 0) : begin].rstrip(" \t\xa0")
    return not before or before.endswith("\n")


def _is_title(found: rules.Found, pieces: grammar_pieces.Pieces) -> bool:
    """Whether the unit is written as a name where other words are not: ``on "This Week"``, "High Noon"."""
    text = pieces.text
    held = [p for p in pieces.pieces[found.first : found.last] if p.classes.keys() & _UNITS and p.norm != "quarter"]
    if not any(text[p.begin].isupper() and text[p.begin : p.end].isalpha() and p.end - p.begin > 1 for p in held):
        return False
    inner = pieces.pieces[found.first : found.last]
    if any(text[p.begin].islower() for p in inner if p.norm.isalpha()) or text[held[0].begin + 1].isupper():
        return False
    around = (*pieces.pieces[max(found.first - _NEAR, 0) : found.first], *pieces.pieces[found.last :][:_NEAR])
    first = found.first == 0 or pieces.pieces[found.first - 1].norm in (".", "?", "!", "")
    return (not first or len(held) < len(inner)) and any(
        len(p.norm) > 3 and p.norm.isalpha() and text[p.begin].islower() for p in around
    )


class _Names:
    """The names of people and organisations, which may hold a month or a day: "April Jones", "Sun Records"."""

    def __init__(self, analysis: Analysis) -> None:
        self.names = [n for n in analysis.names if n.label in ("person", "organisation")]
        self.begins = [n.begin for n in self.names]
        people = [n for n in analysis.names if n.label == "person" and n.last - n.first > 1]
        self.surnames = {analysis.tokens[n.last - 1].text for n in people}

    def hold(self, found: rules.Found, pieces: grammar_pieces.Pieces) -> bool:
        """Whether the expression is one word and only part of a name."""
        if found.last - found.first > 1 or found.rule not in _NAME_RULES:
            return False
        piece = pieces.pieces[found.first]
        before = pieces.pieces[found.first - 1].norm if found.first else ""
        if found.rule == "month" and pieces.text[piece.begin : piece.end] in self.surnames:  # "Mark May ... May said"
            return before not in _DATING
        k = bisect_right(self.begins, piece.begin) - 1
        if k < 0:
            return False
        name = self.names[k]
        return name.begin <= piece.begin and piece.end <= name.end and name.end - name.begin > piece.end - piece.begin


def _with_tense(form: Form, stance: tense.Stance, headline: bool) -> Form:
    """The form with the tense of its clause; a date that hangs on a noun takes none, a headline's present is past."""
    if form.op == "value" or form.tense:
        return form
    told = stance.tense
    if told == "present":
        told = "future" if stance.direct and not headline else "past"
    if form.quarter and form.op == "date":
        return msgspec.structs.replace(form, tense="future" if stance.direct and told == "future" else "past")
    if not stance.direct and form.op in ("date", "nth"):
        return form
    if not stance.direct and form.op == "weekday" and told == "future":
        told = "near"
    return msgspec.structs.replace(form, tense=told)


def resolve(timexes: tuple[Timex, ...], publication_day: str | None) -> tuple[Timex, ...]:
    """The same expressions with their values computed from ``form``.

    :param publication_day: an ISO 8601 day, a month or year, or two days parted by a slash; ``None`` when unknown
    """
    earliest, latest = _window(publication_day)
    values = _values(timexes, earliest)
    if latest != earliest:
        other = _values(timexes, latest)
        values = [a if a == b else ("", "publication") for a, b in zip(values, other, strict=True)]
    return tuple(
        timex
        if (timex.value, timex.anchor) == (value, anchor)
        else msgspec.structs.replace(timex, value=value, anchor=anchor)
        for timex, (value, anchor) in zip(timexes, values, strict=True)
    )


def _window(publication_day: str | None) -> tuple[str | None, str | None]:
    """The first and the last possible day of publication."""
    if not publication_day:
        return None, None
    first, _, last = publication_day.partition("/")
    return first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first, _end_of(last or first)


def _end_of(day: str) -> str:
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7 and day[:4].isdigit() and day[5:].isdigit():
        return f"{day}-{calendar.last_day(int(day[:4]), int(day[5:])):02d}"
    return day


def _values(timexes: Sequence[Timex], day: str | None) -> list[tuple[str, str]]:
    """Value and anchor of each expression when published on ``day``."""
    forms = [parse(t.form) for t in timexes]
    publication = calendar.parse(day) if day else None
    scene = Scene(publication=publication, narrative=_is_narrative(forms, publication))
    ahead = _ahead(forms, scene)
    values: list[tuple[str, str]] = []
    for k, form in enumerate(forms):
        if form is None or form.op == "value":
            values.append((form.value if form is not None else timexes[k].value, "none"))
            continue
        scene.ahead = ahead[k]
        resolved = evaluate(form, scene)
        if resolved is not None:
            scene.tell(form, resolved)
        values.append((resolved.value if resolved is not None else "", _anchor(form, scene)))
    return values


def _anchor(form: Form, scene: Scene) -> str:
    if form.year is not None:
        return "none"
    return "text" if form.base == "text" or form.ahead or scene.narrative else "publication"


def _ahead(forms: Sequence[Form | None], scene: Scene) -> list[Resolved | None]:
    """For each expression that takes its year from one further on, that one's date."""
    following: list[Resolved | None] = [None] * len(forms)
    for k in range(len(forms) - 2, -1, -1):
        form = forms[k]
        if form is not None and form.ahead:
            after = forms[k + 1]
            following[k] = evaluate(after, scene) if after is not None and not after.ahead else following[k + 1]
    return following


def _is_narrative(forms: Sequence[Form | None], publication: object) -> bool:
    """Whether dates are told one after another, each from the one before, and not from the day of publication.

    A date that comes back counts once: an article on a downturn names its first and last month again and again.
    """
    dates = [f for f in forms if f is not None and f.op == "date"]
    full = [f.year for f in dates if f.year is not None]
    open_ = [f for f in dates if f.is_open and f.base == "publication" and f.month]
    told = [f for f in forms if f is not None and f.base == "publication" and _is_told(f)]
    year = getattr(publication, "year", None)
    past = [y for y in full if year is None or y < year - 1]
    months = {(f.year, f.month, f.day) for f in dates if f.year in past and f.month}
    named = len(months) + min(len(open_), len(past))
    return named >= _NARRATIVE_DATES and named > 2 * len(told) and 2 * len(past) > len(full)


def _is_told(form: Form) -> bool:
    """Whether it is told from the day of writing: "Friday", "two weeks ago", "last year"."""
    return form.op in ("weekday", "shift") or form.years is not None
