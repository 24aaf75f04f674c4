"""A few words around a figure."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.model import Figure, Value
from rapporteur.reconcile.passages import passages
from rapporteur.reconcile.snippets import MOST, around, cut, grouped

TEXT = "Early on Saturday, killing at least four people and forcing residents to leave, it rose."


def test_a_snippet_ends_at_punctuation() -> None:
    """And holds the hedge before the value."""
    reading = Draft("a", TEXT).read()
    at = TEXT.index("four")
    stretch = around(passages([reading]), reading.span(at, at + 4))

    assert reading.words(stretch) == "killing at least four people and forcing residents to leave"


def test_a_title_stays_with_its_name() -> None:
    """And "that" opens no snippet."""
    for text, value, snippet in (
        ("The hosts and Mr Vask were together for some 50 minutes", "50", "Mr Vask were together for some 50 minutes"),
        ("Hospitals tell Kestrel that they had treated 63 people", "63", "they had treated 63 people"),
    ):
        reading = Draft("a", f"{text}.").read()
        at = text.index(value)

        assert reading.words(around(passages([reading]), reading.span(at, at + 2))) == snippet


def test_what_opens_inside_a_sentence_has_dots_before_it() -> None:
    """And a joining word is left out."""
    reading = Draft("a", "Rain fell. But the river rose by noon.").read()
    told = passages([reading])
    begin = reading.text.index("But")
    dots, span = cut(told, reading.span(begin, len(reading.text)))

    assert (dots, reading.words(span)) == ("… ", "the river rose by noon")  # type: ignore[arg-type]


def test_values_are_grouped_by_the_day_of_filing() -> None:
    """Each value once, and of many the first and the last."""
    drafts = [Draft(f"r{n}", f"The flood killed {n} people.", published=f"2024-05-{n}") for n in range(19, 10, -1)]
    readings = [d.read() for d in drafts]
    values = tuple(
        Value(value=n, says=str(n), spans=(r.span(17, 19),)) for n, r in zip(range(19, 10, -1), readings, strict=True)
    )
    figure = Figure(measures="dead", unit="person", verdict="superseded", values=(*values, values[0]))
    groups = grouped(passages(readings), figure)

    assert len(groups) == MOST
    assert [groups[0][1][0].id, groups[-1][1][0].id] == ["r11", "r19"]
