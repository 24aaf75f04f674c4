"""Names that stay while groups change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.relate.continuity import named

BEFORE = {"a": "event:a", "b": "event:a", "c": "event:a", "d": "event:d"}


def test_a_group_keeps_its_name_and_a_new_one_is_named_by_its_first() -> None:
    """Nothing changed for those who were there."""
    found = named([["a", "b", "c"], ["d"], ["e", "f"]], BEFORE, "event", {})

    assert (found.names, found.changes, found.founders) == (("event:a", "event:d", "event:e"), (), ("e",))


def test_a_merger_goes_by_the_name_of_the_larger_part() -> None:
    """And is told, with who is concerned."""
    found = named([["a", "b", "c", "d"]], BEFORE, "event", {})
    (change,) = found.changes

    assert found.names == ("event:a",)
    assert (change.change, change.old, change.new) == ("merged", ("event:a", "event:d"), ("event:a",))
    assert change.ids == ("a", "b", "c", "d")


def test_a_split_leaves_the_name_with_the_larger_part() -> None:
    """The other part is named by its first member, by a name that no group has had."""
    found = named([["b", "c"], ["a"], ["d"]], BEFORE, "event", {"a": 1, "d": 1})
    (change,) = found.changes

    assert found.names == ("event:a", "event:a/2", "event:d")
    assert (change.change, change.old, change.new) == ("split", ("event:a",), ("event:a", "event:a/2"))


def test_a_member_that_goes_over_is_a_split_and_no_merger() -> None:
    """Both groups live on."""
    found = named([["a", "b"], ["c", "d"]], BEFORE, "event", {})

    assert found.names == ("event:a", "event:d")
    assert [c.change for c in found.changes] == ["split"]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12))
def test_names_are_unlike_and_every_change_is_told(moves: list[tuple[int, int]]) -> None:
    """Whatever groups become of whatever groups."""
    before = {f"r{k:02}": f"story:s{old}" for k, (old, _) in enumerate(moves)}
    groups = [[f"r{k:02}" for k, (_, new) in enumerate(moves) if new == g] for g in range(5)]
    groups = [g for g in groups if g]
    found = named(groups, before, "story", {})
    kept = {i: name for group, name in zip(groups, found.names, strict=True) for i in group}
    told = {(i, name) for c in found.changes for i in c.ids for name in c.old}

    assert len(set(found.names)) == len(groups)
    assert all((i, before[i]) in told for i in before if kept[i] != before[i])
