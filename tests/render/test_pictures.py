from itertools import pairwise

from rapporteur.render.pictures import origins, timeline
from rapporteur.render.pictures.timeline import Entry
from rapporteur.render.register import Card


def card(number: int, name: str = "Paper") -> Card:
    return Card(f"{number}.txt", number, f"r{number}", name, name, name, name, "title", "day", "day")


def test_days_stand_in_order_and_do_not_touch() -> None:
    """Distances grow with the days between, and no two labels come closer than their width."""
    entries = [Entry(n, value, f"t{n}") for n, value in enumerate(("1960", "2031-03-03", "2031-03-04", "2031-04"), 1)]
    strip = timeline.strip(entries, [], None)

    assert strip is not None
    places = [tick.x for tick in strip.ticks]
    gaps = [b - a for a, b in pairwise(places)]
    assert [tick.label for tick in strip.ticks] == ["1960", "3 Mar 2031", "4 Mar 2031", "Apr 2031"]
    assert min(gaps) >= timeline.STEP
    assert gaps[0] > gaps[2] > gaps[1]


def test_long_gaps_are_cut() -> None:
    """Only a gap of two months or more is marked as cut."""
    entries = [Entry(n, value, f"t{n}") for n, value in enumerate(("1960", "2031-03-03", "2031-03-04"), 1)]
    strip = timeline.strip(entries, [], None)

    assert strip is not None
    assert len(strip.cuts) == 1


def test_dots_stay_inside_the_picture() -> None:
    """However many entries share a day, every dot lies inside; those without room are counted."""
    entries = [Entry(n, "2031-03-04", f"t{n}") for n in range(1, 40)]
    strip = timeline.strip(entries, [Entry(1, "2031-03-05", "r1")], "2031-03-04")

    assert strip is not None
    assert all(9 <= dot.x <= strip.width - 9 and 9 <= dot.y <= strip.height - 9 for dot in strip.entries)
    assert len(strip.entries) + strip.ticks[0].more_above == 39
    assert [tick.here for tick in strip.ticks] == [True, False]


def test_one_day_needs_no_line() -> None:
    """A single day, or none at all, gives no picture."""
    assert timeline.strip([Entry(1, "2031-03-04", "t1"), Entry(2, "P1W", "t2")], [], "2031-03-04") is None


def test_reports_hang_on_their_origins() -> None:
    """A shared text has one stem for its reports; a shared quotation is an arc."""
    wire = origins.Source("Sund Wire", True, (card(1), card(2)))
    tree = origins.tree([wire, origins.Source("own text", False, (card(3),))], [(2, 3, 12), (2, 3, 8)])

    assert tree is not None
    assert [(stem.name, stem.shared) for stem in tree.stems] == [("Sund Wire", True), ("own text", False)]
    assert [leaf.card.number for leaf in tree.leaves] == [1, 2, 3]
    assert [arc.words for arc in tree.arcs] == [20]
    assert tree.arcs[0].top < tree.arcs[0].bottom


def test_in_a_large_pile_only_what_shares_is_drawn() -> None:
    """Reports that share nothing are counted, so that the picture stays readable."""
    alone = [origins.Source("own text", False, (card(n),)) for n in range(3, 103)]
    tree = origins.tree([origins.Source("one text", False, (card(1), card(2))), *alone], [(2, 50, 9)])

    assert tree is not None
    assert [leaf.card.number for leaf in tree.leaves] == [1, 2, 50]
    assert tree.left_out == 99


def test_a_single_report_needs_no_tree() -> None:
    """Nothing is drawn where there is nothing to compare."""
    assert origins.tree([origins.Source("own text", False, (card(1),))], []) is None
