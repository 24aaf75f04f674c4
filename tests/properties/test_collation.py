"""What holds of every record, whatever the reports: nothing is uncited, order does not matter, copies add nothing."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import Draft, own_origins, placed

from rapporteur.model import AccountPart, Dossier, Origin, Placement, Reading, Span
from rapporteur.reconcile import Manner, dossier

NAMES = ("Sela Orrin", "Bram Tolse")
CLAUSES = (
    ("{who} agreed to resume talks on the grain tariff", "agreed", "positive"),
    ("{who} was expected to agree to resume the grain tariff negotiations", "expected", "positive"),
    ("{who} did not discuss purchases of mine sweepers", "not discussed", "negative"),
    ("{who} turned to the mine sweeper purchases at once", "reported", "positive"),
    ("{who} denied that the lock had ever failed", "denied", "positive"),
    ("{who} reported that the old lock had failed in March", "reported", "positive"),
    ("{who} never visited the harbour", "reported", "negative"),
    ("{who} visited the harbour", "reported", "positive"),
)
COUNTS = (
    ("At least {n} people are dead", "{n} people", "people"),
    ("Some {n} houses were destroyed", "{n} houses", "house"),
    ("Their {n}-minute talk was about rent", "{n}-minute", "minute"),
)
SPEECHES = (
    '"We will open the lock at dawn, and the barges go first,"',
    '"We shall open the lock at dawn and barges go first"',
    '"It is late"',
)


@st.composite
def reports(draw: st.DrawFn, id_: str) -> Reading:
    """A report of some clauses, counts and quotations about the same few things."""
    parts = draw(st.lists(st.sampled_from(CLAUSES), max_size=3, unique=True))
    who = draw(st.sampled_from(NAMES))
    counted = [(*c, draw(st.integers(2, 99))) for c in draw(st.lists(st.sampled_from(COUNTS), max_size=2, unique=True))]
    speeches = draw(st.lists(st.sampled_from(SPEECHES), max_size=2, unique=True))
    sentences = [clause.format(who=who) for clause, _, _ in parts]
    sentences += [clause.format(n=n) for clause, _, _, n in counted]
    sentences += [f"{words} said {who}" for words in speeches]
    day = draw(st.sampled_from((None, "2024-05-14", "2024-05-15")))
    draft = Draft(id_, ". ".join([f"{who} spoke", *sentences]) + ".", published=day).names(who)
    for clause, status, polarity in parts:
        draft.tells(clause.format(who=who), status, clause.split()[1], polarity=polarity)
    for _, passage, unit, n in counted:
        draft.counts(passage.format(n=n), n, unit, head="talk" if unit == "minute" else unit)
    for words in speeches:
        draft.says(who, words)
    return draft.read()


@st.composite
def piles(draw: st.DrawFn) -> list[Reading]:
    """Two to four reports."""
    return [draw(reports(id_)) for id_ in "abcd"[: draw(st.integers(2, 4))]]


def record(readings: list[Reading], origins: tuple[Origin, ...] | None = None, event: str = "event") -> Dossier:
    return dossier(readings, (), own_origins(readings) if origins is None else origins, placed(readings, event), ())


def cited(item: object) -> list[tuple[object, tuple[Span, ...]]]:
    """Everything below ``item`` that cites, and what."""
    if isinstance(item, tuple):
        return [found for child in item for found in cited(child)]
    if not isinstance(item, msgspec.Struct) or isinstance(item, Reading):
        return []
    children = [getattr(item, name) for name in item.__struct_fields__ if name != "spans"]
    own = [(item, item.spans)] if hasattr(item, "spans") else []
    return own + [found for child in children for found in cited(child)]


@settings(max_examples=40)
@given(piles())
def test_everything_that_states_something_cites_whole_words(pile: list[Reading]) -> None:
    """Each span lies in its report and cuts no word."""
    texts = {r.id: r.text for r in pile}
    for item, spans in cited(record(pile).events):
        assert spans, item
        for span in spans:
            text = texts[span.id]
            assert text[span.begin : span.end].strip() == text[span.begin : span.end]
            assert not (span.begin and text[span.begin - 1].isalnum() and text[span.begin].isalnum())
            assert not (span.end < len(text) and text[span.end - 1].isalnum() and text[span.end].isalnum())


@settings(max_examples=25)
@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(pile: list[Reading], random: object) -> None:
    """The same record, whichever report comes first."""
    shuffled = list(pile)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert record(shuffled) == record(pile)


@settings(max_examples=25)
@given(piles(), reports("z"))
def test_a_report_of_another_event_changes_nothing(pile: list[Reading], other: Reading) -> None:
    """The event's record is the same with and without it."""
    placements: tuple[Placement, ...] = (*placed(pile), *placed([other], "another"))
    both = dossier([*pile, other], (), own_origins([*pile, other]), placements, ())

    assert [e for e in both.events if e.id == "event"] == list(record(pile).events)


@settings(max_examples=25)
@given(piles())
def test_a_copy_raises_no_count_of_origins(pile: list[Reading]) -> None:
    """The first report printed once more by another outlet adds outlets, never an origin, and agrees with nobody."""
    copy = msgspec.structs.replace(pile[0], id=f"{pile[0].id}-copy", outlet="copyist")
    origins = tuple(
        msgspec.structs.replace(o, ids=(*o.ids, copy.id)) if pile[0].id in o.ids else o for o in own_origins(pile)
    )
    alone, copied = record(pile).events[0], record([*pile, copy], origins).events[0]

    assert max((f.origins for f in copied.findings), default=0) <= len(pile)
    assert sum(f.verdict == "agreed" for f in copied.figures) <= sum(f.verdict == "agreed" for f in alone.figures)
    for finding in copied.findings:
        ids = {span.id.removesuffix("-copy") for side in finding.sides for span in side.spans}
        assert finding.origins <= len(ids)


@settings(max_examples=25)
@given(piles())
def test_every_finding_says_why(pile: list[Reading]) -> None:
    """A rule, a sentence with a full stop, a topic, two sides where they stand against one another."""
    for finding in record(pile).events[0].findings:
        assert finding.rule
        assert finding.why.endswith(".")
        assert finding.topic
        assert len(finding.sides) > 1 or finding.verdict not in ("conflict", "denied", "superseded")


@settings(max_examples=30)
@given(piles(), st.integers(0, 16))
def test_an_account_is_short_ordered_and_tells_nothing_twice(pile: list[Reading], length: int) -> None:
    """Whatever the reports: at most so many sentences, the parts in their order, no sentence and no passage again."""
    readings = sorted(pile, key=lambda r: r.id)
    account = dossier(readings, (), own_origins(readings), placed(readings), (), Manner(length)).events[0].account
    parts = [get_args(AccountPart).index(sentence.part) for sentence in account]

    assert len(account) <= length
    assert parts == sorted(parts)
    assert len({sentence.text for sentence in account}) == len(account)
    assert len({sentence.spans[0] for sentence in account}) == len(account)


@settings(max_examples=30)
@given(piles())
def test_a_longer_account_holds_the_opening_of_a_shorter_one(pile: list[Reading]) -> None:
    """So that an editor who asks for more finds what stood there before."""
    readings = sorted(pile, key=lambda r: r.id)
    short, long = (
        dossier(readings, (), own_origins(readings), placed(readings), (), Manner(length)).events[0].account
        for length in (2, 14)
    )

    assert {s.text for s in short} <= {s.text for s in long}
