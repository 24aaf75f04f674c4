"""Figures of the record."""

from __future__ import annotations

from tests.reports import Draft, own_origins

from rapporteur.model import Figure
from rapporteur.reconcile.figures import figures, word_span
from rapporteur.reconcile.independence import settle
from rapporteur.relate.figures import match


def toll(id_: str, printed: str, value: float, published: str | None = None) -> Draft:
    draft = Draft(id_, f"The flood killed {printed} people in the valley.", published=published)
    return draft.counts(f"{printed} people", value, "people", measures="people", head="people")


def told(*drafts: Draft) -> tuple[Figure, ...]:
    readings = [d.read() for d in drafts]
    return figures(match(readings), settle(readings, own_origins(readings)))


def test_values_printed_alike_are_one_value() -> None:
    """With a passage for each report."""
    (figure,) = told(toll("a", "17", 17), toll("b", "17", 17))

    assert [(v.value, [s.id for s in v.spans]) for v in figure.values] == [(17, ["a", "b"])]
    assert (figure.verdict, figure.origins, figure.outlets) == ("agreed", 2, 2)


def test_a_toll_that_rose_is_superseded() -> None:
    """The later day has the later count."""
    (figure,) = told(toll("a", "7", 7, "2024-05-10"), toll("b", "17", 17, "2024-05-12"))

    assert (figure.verdict, [v.value for v in figure.values]) == ("superseded", [7, 17])


def test_a_count_of_people_is_named_by_their_state() -> None:
    """For "people" alone says nothing."""
    (figure,) = told(toll("a", "17", 17))

    assert figure.measures == "people dead"


def test_a_passage_is_widened_to_whole_words() -> None:
    """No value is cited from the middle of a word."""
    reading = Draft("a", "Nineteen people").read()

    assert reading.words(word_span(reading, 4, 10)) == "Nineteen people"


def test_a_rough_value_stands_beside_the_exact_one() -> None:
    """About 300 metres and 300 metres are two values, so that a reader sees both; they are compatible."""
    rough, exact = (
        Draft(i, f"Visibility was {more}300 metres at the time.").counts(
            "300 metres", 300, "metre", head="visibility", approximate=bool(more)
        )
        for i, more in (("a", "about "), ("b", ""))
    )
    (figure,) = told(rough, exact)

    assert [(v.value, v.approximate) for v in figure.values] == [(300, True), (300, False)]


def test_persons_told_of_in_several_phrases_are_named_by_their_state() -> None:
    """Not by the one phrase that happens to be longest."""
    later = Draft("b", "The flood killed 19 people in the valley.", published="2024-05-12")
    later.counts("19 people", 19, "people", measures="people in the valley", head="people")

    (figure,) = told(toll("a", "17", 17, "2024-05-10"), later)

    assert figure.measures == "people dead"
