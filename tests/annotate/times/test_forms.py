"""The unresolved form and its text."""

import pytest

from rapporteur.annotate.times.forms import Form, constant, parse, serialise


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (constant("P3M"), "value value=P3M"),
        (Form(op="date", month=7, day=21, tense="future"), "date month=7 day=21 tense=future"),
        (Form(op="shift", unit="W", n=-1, grain="W"), "shift unit=W n=-1 grain=W"),
        (Form(op="date", year=2031, month=5, ahead=True), "date year=2031 month=5 ahead=1"),
    ],
)
def test_round_trip(form: Form, text: str) -> None:
    """A form is written as documented and read back the same."""
    assert serialise(form) == text
    assert parse(text) == form


@pytest.mark.parametrize("text", ["", "later", "date month=x", "shift n=1.5"])
def test_other_text(text: str) -> None:
    """What no form was written as is no form."""
    assert parse(text) is None
