"""The account: the event in a few sentences, each with the passages it rests on.

In: findings, figures, timeline, statements and the reports. Out: :class:`rapporteur.model.Sentence`. Decided here: what
is told and in which order: what happened, what was agreed, what is disputed or denied, the figures that differ, what
was left undiscussed, what comes next. Sentences are the reports' own, or a frame (``data/frames.tsv``) around their own
words; nothing is put in other words. A short account takes the weightiest of each part first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice, zip_longest
from typing import get_args

import msgspec

from rapporteur.model import AccountPart, AgendaItem, Figure, Finding, Happening, Sentence, Side, Span
from rapporteur.reconcile import snippets
from rapporteur.reconcile.frames import Piece, framed, printed
from rapporteur.reconcile.independence import Independence
from rapporteur.reconcile.leads import Opening, openings
from rapporteur.reconcile.passages import Passages, quoted
from rapporteur.relate import contraries
from rapporteur.relate.salience import mass
from rapporteur.relate.statements import Statements
from rapporteur.relate.terms import concepts

LENGTH = 14
"""Sentences of an account at most, so that it is read and not searched."""
ENOUGH = 8
"""Sentences up to which an account takes in what one origin alone tells, so that an event of one report is told too."""
SPOKEN = 0.4
"""Share of a sentence within quotation marks from which it is a quotation, which the quote book tells."""
QUOTED = 260
"""Characters of a sentence that is set in a frame at most; of a longer one only the clause in question is."""
AGAIN = 0.7
"""Share of the weight of a passage's concepts that stand in one told before, from which it tells nothing new. On
fifteen piles read by eye, .6 loses sentences that add a fact, .8 keeps the same fact in other words."""
ALONE = 0.5
"""The same for what one origin alone tells: it is told for what is new in it."""
_SHARES: dict[AccountPart, int] = {"event": 5, "agreed": 4, "disputed": 4, "figures": 3, "undiscussed": 2, "ahead": 3}
"""Sentences of each part in an account of :data:`LENGTH` at most; a longer account has more of each."""
_TO_COME = frozenset({"expected", "planned"})
_BY_VALUES = ("conflict", "superseded")
"""Verdicts on a figure that are told; what is only rounded or put in another unit stands in the table of figures."""


class Pile(msgspec.Struct, frozen=True):
    """What an account is made of: the event's passages, who stands behind them, all that is stated, and the topics."""

    passages: Passages
    independence: Independence
    statements: Statements
    day: str | None = None
    agenda: tuple[AgendaItem, ...] = ()

    def by(self, *spans: Span) -> str:
        """The outlets of some passages, as a list in words."""
        return self.independence.by(span.id for span in spans)

    @property
    def filed(self) -> str:
        """The latest day on which a report of the event was filed, or the event's own; ``""`` if neither is known."""
        return max((r.published.value or "" for r in self.passages.readings.values()), default="") or self.day or ""


class Candidate(msgspec.Struct, frozen=True):
    """A sentence that could be told: its part, its pieces in order, the passages it rests on and those it prints."""

    part: AccountPart
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]

    @property
    def plain(self) -> bool:
        """Whether it is a sentence of a report with no frame around it."""
        return len(self.pieces) == 1

    @property
    def shown(self) -> tuple[Span, ...]:
        """The passages that are printed."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Span))


def account(
    pile: Pile,
    findings: Sequence[Finding],
    figures: Sequence[Figure],
    timeline: Sequence[Happening],
    length: int = LENGTH,
) -> tuple[Sentence, ...]:
    """At most ``length`` sentences; none tells what one before it tells, and each rests on its passages' own words."""
    old = (*_overtaken(findings), *snippets.overtaken(pile.passages, figures))
    opening = openings(pile.passages, old, pile.statements.rarity, pile.day)
    parts = _parts(pile, findings, figures, timeline)
    first = [_verbatim("event", o.span, pile.passages.printings(o.span)) for o in opening[:1]]
    told = _distinct(pile, chain(first, _in_turn(parts, length)), length)
    if len(told) < min(ENOUGH, length):
        told = _distinct(pile, chain(told, _alone(pile, findings, opening)), min(ENOUGH, length))
    explained: set[tuple[str, str]] = set()
    order = get_args(AccountPart)
    return tuple(
        Sentence(text=printed(pile.passages, c.pieces, explained), part=c.part, spans=c.spans)
        for c in sorted(told, key=lambda c: order.index(c.part))
    )


def _parts(
    pile: Pile, findings: Sequence[Finding], figures: Sequence[Figure], timeline: Sequence[Happening]
) -> dict[AccountPart, list[Candidate]]:
    """What could be told of each part, weightiest first."""
    agreed = sorted((f for f in findings if f.verdict == "agreed"), key=lambda f: _depth(pile, f))
    came = [_outcome(f) for f in findings if f.verdict == "superseded" and not _measured(f)]
    came = [f for f in came if len(pile.independence.of(s for side in f.sides for s in side.spans).origins) > 1]
    tellings = [c for f in (*agreed, *came) if (c := _agreed(pile, f)) is not None]
    disputes = [f for f in findings if f.verdict in ("conflict", "denied") and not _measured(f)]
    disputed = [c for f in disputes if (c := _disputed(pile, f)) is not None]
    disputed += [c for c in _raised_or_not(pile) if not _shows(disputed, c)]
    tellings = [c for c in tellings if not _shows(disputed, c)]
    counted = [f for f in figures if f.verdict in _BY_VALUES]
    return {
        "event": [c for c in tellings if c.part == "event" and not _past(pile, c.shown)],
        "agreed": [c for c in tellings if c.part == "agreed"],
        "disputed": disputed,
        "figures": [c for f in counted if (c := _figure(pile, f)) is not None],
        "undiscussed": list(_undiscussed(pile)),
        "ahead": list(_ahead(pile, timeline)),
    }


def _shows(disputed: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether a dispute prints what a candidate prints."""
    return any(_covers(other, span) for c in disputed for other in c.shown for span in candidate.shown)


def _in_turn(parts: dict[AccountPart, list[Candidate]], length: int) -> Iterator[Candidate]:
    """The first of every part, then the second, each part up to its share: a short account has something of each."""
    more = -(-length // LENGTH)
    rounds = zip_longest(*(parts[part][: more * share] for part, share in _SHARES.items()))
    return (candidate for turn in rounds for candidate in turn if candidate is not None)


def _distinct(pile: Pile, candidates: Iterable[Candidate], length: int) -> list[Candidate]:
    """The first ``length`` candidates that tell something new; who else tells it is cited with the first telling."""
    kept: list[Candidate] = []
    for candidate in candidates:
        at = next((n for n, other in enumerate(kept) if _again(pile, candidate, other)), None)
        if at is None and len(kept) < length:
            kept.append(candidate)
        elif at is not None and candidate.plain and kept[at].plain:
            kept[at] = _joined(kept[at], candidate)
    return kept


def _joined(told: Candidate, other: Candidate) -> Candidate:
    """``told`` with the passages of other reports that bear the same out."""
    known = {span.id for span in told.spans}
    return msgspec.structs.replace(told, spans=(*told.spans, *(s for s in other.spans if s.id not in known)))


def _overtaken(findings: Sequence[Finding]) -> list[Span]:
    """What was announced and has come about."""
    return [s for f in findings if f.verdict == "superseded" and not _measured(f) for s in f.sides[0].spans]


def _again(pile: Pile, candidate: Candidate, told: Candidate) -> bool:
    """Whether all that a candidate prints is printed already, or said there in other words.

    So it is when a passage is printed that a plain sentence rests on beside its own, or when a sentence that is told
    rests on most of what one report alone would be told to say. Figures are never said in other
    words, for the values are what is told.
    """
    if candidate.plain and any(_covers(other, span) for other in told.shown for span in candidate.spans):
        return True
    if told.plain and candidate.part == "alone" and any(_covers(s, c) for s in told.spans for c in candidate.shown):
        return True
    if told.plain and candidate.plain and _borne_out(candidate.shown[0], told.spans):
        return True
    theirs = concepts(" ".join(pile.passages.words(span) for span in told.shown))
    rarity = pile.statements.rarity
    for span in candidate.shown:
        mine = concepts(pile.passages.words(span))
        share = ALONE if candidate.part == "alone" else AGAIN
        likewise = candidate.part != "figures" and mass(mine & theirs, rarity) >= share * mass(mine, rarity)
        if not likewise and not any(_covers(other, span) for other in told.shown):
            return False
    return True


def _borne_out(sentence: Span, spans: Iterable[Span]) -> bool:
    """Whether more than half of a sentence is among the passages that another rests on."""
    inside = [s for s in spans if s.id == sentence.id and sentence.begin <= s.begin and s.end <= sentence.end]
    return 2 * sum(s.end - s.begin for s in inside) > sentence.end - sentence.begin


def _covers(shown: Span, span: Span) -> bool:
    """Whether most of a passage is printed with another."""
    both = min(shown.end, span.end) - max(shown.begin, span.begin)
    return shown.id == span.id and both >= AGAIN * (span.end - span.begin)


def _depth(pile: Pile, finding: Finding) -> tuple[float, int, Span]:
    """How far down the reports tell a thing, on average over its reports: news tells first what matters most."""
    places: dict[str, int] = {}
    for span in (span for side in finding.sides for span in side.spans):
        number = pile.passages.number(span)
        places[span.id] = min(number, places.get(span.id, number))
    depth = sum(places.values()) / len(places) - len(places)
    return depth, -finding.origins, finding.sides[0].spans[0]


def _past(pile: Pile, spans: Sequence[Span]) -> bool:
    """Whether a thing is told of a year before the event's, as background is."""
    times = (t for span in spans for t in pile.passages.times(pile.passages.sentence(span)))
    years = {t.value[:4] for t in times if t.value[:1].isdigit()}
    return bool(years) and pile.day is not None and max(years) < pile.day[:4]


def _verbatim(part: AccountPart, sentence: Span, also: Sequence[Span] = ()) -> Candidate:
    return Candidate(part, (sentence,), (sentence, *(s for s in also if s.id != sentence.id)))


def _agreed(pile: Pile, finding: Finding) -> Candidate | None:
    """The sentence that says least beside what is agreed; nothing where none can be told alone.

    Nothing either where it was only to come: what still is stands under what comes next.
    """
    spans = tuple(dict.fromkeys(span for side in finding.sides for span in side.spans))
    best = _telling(pile, spans)
    if best is None or quoted(pile.passages, best) > SPOKEN:
        return None
    told = [s for s in spans if pile.passages.sentence(s) == best]
    statuses = {a.statement.status for a in pile.statements.all for s in told if _within(a.place, s)}
    if statuses and statuses <= _TO_COME:
        return None
    part: AccountPart = "agreed" if statuses & {"agreed", "reaffirmed"} else "event"
    return _verbatim(part, best, spans)


def _within(place: tuple[str, int, int], span: Span) -> bool:
    return place[0] == span.id and place[1] >= span.begin and place[2] <= span.end


def _telling(pile: Pile, spans: Sequence[Span], most: int | None = None) -> Span | None:
    """Of the sentences around some passages, the one to tell: few times that need explaining, little beside them."""
    whole = {pile.passages.sentence(span): span for span in reversed(spans)}
    fit = [s for s in whole if pile.passages.alone(s) and (most is None or s.end - s.begin <= most)]

    def cost(sentence: Span) -> tuple[float, Span]:
        inside = whole[sentence].end - whole[sentence].begin
        beside = 1 - inside / (sentence.end - sentence.begin)
        return 0.2 * pile.passages.dated_afresh(sentence) + beside, sentence

    return min(fit, key=cost, default=None)


def _side(pile: Pile, side: Side) -> tuple[Piece, ...]:
    """The words of a side: a sentence that reads alone, else the clause, with dots where it opens inside one."""
    sentence = _telling(pile, side.spans, QUOTED)
    if sentence is not None:
        return (pile.passages.unstopped(sentence),)
    body = [s for s in side.spans if pile.passages.body(s) and s.end - s.begin <= QUOTED]
    if not body:
        return ()
    best = min(body, key=lambda s: (not pile.passages.words(s)[:1].isupper(), s))
    return snippets.cut(pile.passages, best)


def _framed_side(pile: Pile, side: Side) -> tuple[Piece, ...]:
    says = _side(pile, side)
    if not says:
        return ()
    by = pile.by(*_spans(says))
    named = pile.independence.names
    names = set(named(s.id for s in side.spans)) - set(named(s.id for s in _spans(says)))
    if not names:
        return framed("side", by=(by,), says=says)
    also = pile.by(*(s for s in side.spans if pile.independence.named[s.id] in names))
    return framed("side_also", by=(by,), says=says, also=(also,))


def _spans(pieces: Sequence[Piece]) -> list[Span]:
    return [piece for piece in pieces if isinstance(piece, Span)]


def _disputed(pile: Pile, finding: Finding) -> Candidate | None:
    first = _framed_side(pile, finding.sides[0])
    others = [_framed_side(pile, side) for side in finding.sides[1:]]
    if not first or not others or not all(others):
        return None
    if finding.verdict == "conflict":
        return _resting(finding, "disputed", tuple(chain(first, *((". ", *other) for other in others))))
    claim, answer = finding.sides[0], finding.sides[1]
    said, says = _side(pile, claim), _side(pile, answer)
    by = pile.by(*_spans(says))
    if _spans(said) == _spans(says):
        return _resting(finding, "disputed", framed("side", by=(by,), says=says))
    if pile.by(*_spans(said)) == by:
        return _resting(finding, "disputed", framed("denied_at_once", by=(by,), first=said, says=says))
    return _resting(finding, "disputed", framed("denied", first=first, by=(by,), says=says))


def _raised_or_not(pile: Pile) -> Iterator[Candidate]:
    """Topics that came up by one report and did not by another."""
    for item in pile.agenda:
        told = {t.state: Side(says=item.topic, spans=t.spans) for t in item.treatments}
        yes = next((told[state] for state in ("discussed", "raised", "touched on") if state in told), None)
        no = told.get("not discussed")
        if yes is None or no is None:
            continue
        came_up, did_not = _framed_side(pile, yes), _framed_side(pile, no)
        if came_up and did_not:
            pieces = (*came_up, ". ", *did_not)
            yield Candidate("disputed", pieces, tuple(_spans(pieces)))


def _resting(finding: Finding, part: AccountPart, pieces: tuple[Piece, ...]) -> Candidate:
    """A framed sentence on a finding, which rests on what it prints and on all the finding's passages."""
    behind = (span for side in finding.sides for span in side.spans)
    shown = _spans(pieces)
    rest = [s for s in behind if not any(_covers(other, s) for other in shown)]
    return Candidate(part, pieces, tuple(dict.fromkeys((*shown, *rest))))


def _outcome(finding: Finding) -> Finding:
    """What came of something announced, without the announcement."""
    return msgspec.structs.replace(finding, sides=finding.sides[1:])


def _measured(finding: Finding) -> bool:
    """Whether a finding rests on a figure, which is told as such."""
    return finding.rule in snippets.RULES


def _figure(pile: Pile, figure: Figure) -> Candidate | None:
    """Each value of a figure among its words, with the outlets that give it; nothing where one value is given."""
    groups = snippets.grouped(pile.passages, figure)
    if len(groups) < 2:
        return None
    listed: list[Piece] = []
    for stretch, where in groups:
        listed += ["; "] if listed else []
        listed += framed("value", says=snippets.cut(pile.passages, stretch), by=(pile.by(*where),))
    pieces = framed(f"figure_{figure.verdict}", values=tuple(listed))
    shown = _spans(pieces)
    given = (s for _, spans in groups for s in spans)
    rest = [s for s in given if not any(_covers(other, s) for other in shown)]
    return Candidate("figures", pieces, tuple(dict.fromkeys((*shown, *rest))))


def _undiscussed(pile: Pile) -> Iterator[Candidate]:
    """What a report says was not spoken of."""
    for assertion in pile.statements.all:
        if contraries.undiscussed(assertion):
            span = assertion.report.cite(assertion.statement)
            sentence = _telling(pile, [span], QUOTED)
            if sentence is not None:
                says = framed("side", by=(pile.by(sentence),), says=(pile.passages.unstopped(sentence),))
                yield Candidate("undiscussed", says, (sentence,))


def _ahead(pile: Pile, timeline: Sequence[Happening]) -> Iterator[Candidate]:
    """What is still to come after the last report, soonest first, and of each date what most reports tell."""
    coming = [h for h in timeline if h.scheduled and h.date > pile.filed]
    for _, same in groupby(coming, key=lambda h: h.date):
        first = sorted(same, key=lambda h: -len({s.id for s in h.spans}))
        told = ((sentence, h.spans) for h in first if (sentence := _telling(pile, h.spans)) is not None)
        yield from (_verbatim("ahead", sentence, spans) for sentence, spans in islice(told, 1))


def _alone(pile: Pile, findings: Sequence[Finding], opening: Sequence[Opening]) -> Iterator[Candidate]:
    """What one origin alone tells: how the reports open, what they deny, whatever stands highest in them.

    Where there is no other origin, what it tells, in its own order.
    """
    single = [f for f in findings if f.verdict == "single-source" and not _measured(f)]
    denials = {a.place for a in pile.statements.all if contraries.denies(a)}
    below = [f.sides[0].spans[0] for f in sorted(single, key=lambda f: _depth(pile, f))]
    one = len(pile.independence.behind(pile.passages.readings).origins) == 1
    if not one:
        below.sort(key=lambda s: not any(_within(place, s) for place in denials))
        below = [*(o.span for o in opening[1:]), *below]
    for span in below:
        sentence = _telling(pile, [span])
        if sentence is None or (not one and quoted(pile.passages, sentence) > SPOKEN):
            continue
        printed_in = pile.passages.printings(sentence)
        if one:
            yield _verbatim("event", sentence, printed_in)
        else:
            says = framed("side", by=(pile.by(*printed_in),), says=(pile.passages.unstopped(sentence),))
            yield Candidate("alone", says, printed_in)
