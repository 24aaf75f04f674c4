"""What holds of the figures and times of every text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.measured import measured

from rapporteur.annotate.figures import amounts, lexemes, numbers
from rapporteur.annotate.times import timexes
from rapporteur.annotate.times import values as timex_values
from rapporteur.annotate.times.forms import Form, parse, serialise
from rapporteur.language import Analysis

SCRAPS = (
    "June May march 3 3rd 2031 1999 31 '90s 1980s last next this week month year Friday Friday's at 8:30 p.m. the of "
    "two a dozen half million thirds quarter - – to and between from , . % $ £ km minutes days ago later earlier "
    "every end early mid fall spring 12/25 2031-02-30 30.02.2031 1e9 2½ fiscal third in row one Danish tankers BC now"
)
TEXTS = st.lists(st.sampled_from(SCRAPS.split()), max_size=30).map(" ".join) | st.text(max_size=80)
DAYS = st.dates().map(str) | st.sampled_from(["2031", "2031-05", "2031-05-01/2031-05-31", "later", ""])


def unread(text: str) -> Analysis:
    return Analysis(text=text, tokens=(), sentences=(), names=())


@settings(max_examples=60)
@given(TEXTS)
def test_spans_hold(text: str) -> None:
    """Every passage lies in the text, is no blank, and none overlaps another of its kind; reading again is the same."""
    found = measured(text)

    for passages in (found.timexes, found.quantities):
        assert all(text[p.begin : p.end].strip() for p in passages)
        assert all(a.end <= b.begin for a, b in pairwise(passages))
    assert measured.__wrapped__(text) == found


@settings(max_examples=150)
@given(TEXTS, DAYS)
def test_resolve_is_idempotent(text: str, day: str) -> None:
    """Values depend on forms and day alone, and every form is read back as written."""
    found = tuple(timexes.read(text, 0, len(text), unread(text)))
    once = timexes.resolve(found, day)

    assert timexes.resolve(once, day) == once
    assert timexes.resolve(timexes.resolve(found, "1999-12-31"), day) == once
    for timex in found:
        form = parse(timex.form)
        assert form is not None
        assert serialise(form) == timex.form


@settings(max_examples=200)
@given(
    st.builds(
        Form,
        op=st.sampled_from(["date", "shift", "weekday", "nth"]),
        year=st.none() | st.integers(-5, 12000),
        years=st.none() | st.integers(-3, 3),
        month=st.integers(0, 12),
        day=st.integers(0, 31),
        season=st.sampled_from(["", "SP", "WI"]),
        quarter=st.integers(0, 4),
        half=st.integers(0, 2),
        week=st.integers(0, 53),
        weekday=st.integers(1, 7),
        unit=st.sampled_from(["D", "W", "M", "Q", "Y", "DE", "CE", "TH", ""]),
        n=st.integers(-(10**6), 10**6),
        grain=st.sampled_from(["", "D", "W", "WE", "same"]),
        which=st.integers(-1, 1),
        base=st.sampled_from(["publication", "text", "context"]),
        tense=st.sampled_from(["", "past", "future", "near"]),
    ),
    st.dates(),
)
def test_any_form_is_answered(form: Form, day: object) -> None:
    """No form raises on any day, and what it gives begins no later than it ends."""
    scene = timex_values.Scene(publication=day)  # type: ignore[arg-type]
    resolved = timex_values.evaluate(form, scene)

    assert resolved is None or resolved.begin <= resolved.end


@pytest.mark.parametrize(
    "unit",
    ["1", "one ", "1/", "two and a ", "June ", "the end of the ", "$1 to ", "and June ", "12:", "3 million and "],
)
def test_linear(unit: str) -> None:
    """Twice the text takes about twice the time, whatever it is made of."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        timexes.resolve(tuple(timexes.read(text, 0, len(text), unread(text))), "2031-05-14")
        split = lexemes.split(text, 0, len(text))
        amounts.find(text, split, numbers.find(split))
        return time.process_time() - begun

    seconds(2_000)
    assert seconds(80_000) <= 4 * 2.2 * max(seconds(20_000), 0.05)
