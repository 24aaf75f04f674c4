"""Invariants of the renderers, for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.render.footnotes import escaped
from rapporteur.render.marks import Marker
from rapporteur.render.wording import clipped
from rapporteur.render.words import compared, shared

PASSAGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)
TEXTS = st.text(alphabet="ab .…-'’\n", max_size=60)


@given(PASSAGES, st.lists(st.integers(0, 42), max_size=4))
def test_marks_are_well_nested_and_lose_no_text(passages: list[tuple[int, int]], cuts: list[int]) -> None:
    """Whatever nests or crosses: text comes out whole, edges match, every passage is whole, each anchor stands once."""
    text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"
    marker = Marker(text, 1, dict.fromkeys(passages))
    edges = sorted({0, len(text), *cuts})
    held: dict[str, str] = {}
    anchors, seen = [], ""
    for begin, end in pairwise(edges):
        stack: list[str] = []
        for mark in marker.run(begin, end):
            if mark.kind == "text":
                seen += mark.value
                for name in stack:
                    held[name] = held.get(name, "") + mark.value
            elif mark.kind == "close":
                stack.pop()
            else:
                stack.append(mark.value)
                anchors += [mark.value] if mark.first else []
        assert stack == []

    assert seen == text
    assert held == {f"r1-{b}-{e}": text[b:e] for b, e in set(passages)}
    assert sorted(anchors) == sorted(held)


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_wordings(base: str, other: str) -> None:
    """What is not left out is the second wording; the first loses no word when it is marked."""
    runs = compared(base, other)
    first = shared(base, (other,))

    assert "".join("".join(r.words for r in runs if r.kind != "left out").split()) == "".join(other.split())
    assert "".join("".join(r.words for r in first).split()) == "".join(base.split())


@given(st.text(max_size=80), st.integers(2, 40))
def test_clipping_never_exceeds_its_measure(text: str, most: int) -> None:
    """At most so many code points, and one line."""
    assert len(clipped(text, most)) <= most
    assert "\n" not in clipped(text, most)


@given(st.text(max_size=80))
def test_escaping_leaves_no_bare_angle_bracket_or_bar(text: str) -> None:
    """No tag and no cell border can come to life, on one line."""
    shown = escaped(text)

    assert "\n" not in shown
    assert all(shown[i - 1] == "\\" for i, c in enumerate(shown) if c in "<|`[")
