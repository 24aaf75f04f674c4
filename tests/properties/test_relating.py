"""Invariants of relating: order, unrelated reports, copies."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.relate.piles import HARBOUR, ORCHARD, meeting, reading, time

from rapporteur.model import Placement, Reading
from rapporteur.relate import dates, events, origins, reuse

ALONE = reading("zz", "Glaciers above Hollin lost a metre of ice, surveyors wrote; skiers must climb to the upper hut.")
FRIDAY = "weekday weekday=5 tense=past"


def _dated(report: Reading) -> Reading:
    return msgspec.structs.replace(report, timexes=(time(report.text, "Friday", FRIDAY, "2024-05-17"),))


PILE = (
    reading("a", HARBOUR),
    reading("b", f"From our own staff\n{HARBOUR}"),
    reading("c", f'{ORCHARD} "Nobody here has seen a spring like this one, and nobody wants to," she said.'),
    reading("d", 'The mayor read: "Nobody here has seen a spring like this one, and nobody wants to."'),
    _dated(meeting("e", "Port Selwyn", "Jon Vask", "Friday")),
    _dated(meeting("f", "Port Selwyn", "Jon Vask", "Friday")),
    meeting("g", "Winterhaven", "Jon Vask"),
    reading("h", ""),
)

VOCABULARY = ("quay", "wall", "ferry", "Oland", "said", "frost", "the", "of", "in", "35", "minute")

words = st.lists(st.sampled_from(VOCABULARY), max_size=40)
texts = words.map(" ".join) | st.text(max_size=80)
piles = st.lists(texts, max_size=6).map(lambda all_: [reading(f"r{k}", text) for k, text in enumerate(all_)])


def _related(readings: list[Reading]) -> tuple[object, ...]:
    shared = reuse.find(readings)
    placements = events.place(readings, shared)
    settled = sorted(dates.settle(readings, placements, shared), key=lambda r: r.id)
    return shared, origins.group(readings, shared), placements, settled


@given(st.permutations(PILE))
@settings(max_examples=12)
def test_the_order_of_the_inputs_never_matters(order: list[Reading]) -> None:
    """Links, origins, placements with their reasons and settled days are the same for every order."""
    assert _related(order) == _related(list(PILE))


def test_an_unrelated_report_changes_nothing_else() -> None:
    """A report that shares nothing adds its own origin, story and event, and leaves every other line as it was."""
    before, after = _related(list(PILE)), _related([*PILE, ALONE])

    for old, new in zip(before, after, strict=True):
        assert [x for x in old if x in new] == list(old)  # type: ignore[attr-defined]


@given(st.sampled_from(PILE))
@settings(max_examples=8, deadline=None)
def test_removing_a_report_removes_only_what_rested_on_it(gone: Reading) -> None:
    """Passages and origins of the others stay; a placement changes only in the story that the report was in."""
    left = [r for r in PILE if r is not gone]
    (links, groups, placed, _), (fewer, others, moved, _) = _related(list(PILE)), _related(left)
    story = {p.id: p.story for p in placed}  # type: ignore[attr-defined]
    kept = {o.ids for o in groups if gone.id not in o.ids}  # type: ignore[attr-defined]

    assert list(fewer) == [link for link in links if gone.id not in (link.a, link.b)]  # type: ignore[call-overload,attr-defined]
    assert kept <= {o.ids for o in others}  # type: ignore[attr-defined]
    assert [p for p in moved if story[p.id] != story[gone.id]] == [  # type: ignore[attr-defined]
        p
        for p in placed
        if story[p.id] != story[gone.id]  # type: ignore[attr-defined]
    ]


def test_every_link_carries_its_evidence() -> None:
    """Passages lie in both texts, origins and places say why, in sentences."""
    links, groups, placed, _ = _related(list(PILE))
    texts = {r.id: r.text for r in PILE}

    assert links
    for link in links:  # type: ignore[attr-defined]
        assert texts[link.a][link.a_begin : link.a_end].strip()
        assert texts[link.b][link.b_begin : link.b_end].strip()
    assert all(o.why.endswith(".") for o in groups)  # type: ignore[attr-defined]
    assert all(p.why and all(w.kind and w.text.endswith(".") for w in p.why) for p in placed)  # type: ignore[attr-defined]


@given(st.sampled_from([r for r in PILE if len(r.text) > 100]))
def test_a_copied_report_adds_no_origin(report: Reading) -> None:
    """The same text under another id is the same origin."""
    copy = msgspec.structs.replace(report, id=f"{report.id} again")
    before = origins.group(PILE, reuse.find(PILE))
    after = origins.group([*PILE, copy], reuse.find([*PILE, copy]))

    assert len(after) == len(before)
    assert any({report.id, copy.id} <= set(o.ids) for o in after)


@given(piles)
def test_every_report_has_one_origin_and_one_place(readings: list[Reading]) -> None:
    """Whatever the texts are, origins part the pile and every report is placed, with a reason."""
    shared = reuse.find(readings)
    groups = origins.group(readings, shared)
    placements: tuple[Placement, ...] = events.place(readings, shared)

    assert sorted(i for o in groups for i in o.ids) == sorted(r.id for r in readings)
    assert [p.id for p in placements] == sorted(r.id for r in readings)
    assert all(p.why for p in placements)


@given(piles)
def test_every_shared_passage_lies_in_both_texts(readings: list[Reading]) -> None:
    """Offsets hold in both reports, passages are not empty, and containments are shares."""
    known = {r.id: r.text for r in readings}
    for link in reuse.find(readings):
        assert 0 <= link.a_begin < link.a_end <= len(known[link.a])
        assert 0 <= link.b_begin < link.b_end <= len(known[link.b])
        assert 0 < link.containment_a <= 1
        assert 0 < link.containment_b <= 1


@given(piles)
def test_an_event_lies_inside_one_story(readings: list[Reading]) -> None:
    """No event is part of two running subjects."""
    placed = events.place(readings, ())
    assert len({(p.event, p.story) for p in placed}) == len({p.event for p in placed})
