"""From a form to its value."""

from __future__ import annotations

from datetime import date

import pytest

from rapporteur.annotate.times.forms import Form
from rapporteur.annotate.times.intervals import of_day, of_month
from rapporteur.annotate.times.values import Scene, evaluate

DAY = date(2031, 5, 14)


def value(form: Form, scene: Scene | None = None) -> str | None:
    resolved = evaluate(form, scene or Scene(publication=DAY))
    return None if resolved is None else resolved.value


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Form(op="date", month=5), "2031-05"),
        (Form(op="date", month=5, which=-1), "2030-05"),
        (Form(op="date", month=5, which=1), "2032-05"),
        (Form(op="date", month=9, tense="past"), "2030-09"),
        (Form(op="date", month=9, tense="future"), "2031-09"),
        (Form(op="date", month=6, tense="past"), "2031-06"),
        (Form(op="date", years=-1, season="WI"), "2030-WI"),
        (Form(op="date", day=20, weekday=3, tense="past"), "2030-11-20"),
        (Form(op="shift", unit="DE", n=-1), "202"),
        (Form(op="shift", unit="CE", n=0), "20"),
        (Form(op="shift", unit="Q", n=0, base="text"), "2031-Q1"),
        (Form(op="nth", n=-1, unit="W", year=2029), "2029-W52"),
        (Form(op="nth", n=2, unit="D", weekday=2, month=6, year=2031), "2031-06-10"),
        (Form(op="date", month=2, day=30, year=2031), None),
        (Form(op="shift", unit="TH", n=2), None),
    ],
)
def test_from_publication(form: Form, expected: str | None) -> None:
    """Open parts are counted from the day of publication, on the side of the tense unless that is far off."""
    assert value(form) == expected


def test_no_anchor() -> None:
    """Without a day of publication only what stands in the text is known."""
    assert value(Form(op="shift", unit="D", n=-1), Scene()) is None
    assert value(Form(op="date", year=2029, month=2), Scene()) == "2029-02"


def test_from_text() -> None:
    """What is told from the text counts from the last time told, as finely as that was."""
    scene = Scene(publication=DAY, last=of_month(2019, 3))

    assert value(Form(op="shift", unit="M", n=2, base="text"), scene) == "2019-05"
    assert value(Form(op="shift", unit="D", n=1, base="text"), scene) is None
    scene.tell(Form(op="date"), of_day(date(2019, 3, 30)))
    assert value(Form(op="shift", unit="D", n=2, base="text"), scene) == "2019-04-01"


def test_glance() -> None:
    """A narrative does not go on from a year that it only glances at."""
    scene = Scene(narrative=True, last=of_month(1920, 8))
    far = evaluate(Form(op="date", year=1812), scene)
    assert far is not None
    scene.tell(Form(op="date", year=1812), far)

    assert value(Form(op="date", month=9), scene) == "1920-09"
