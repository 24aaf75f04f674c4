"""Topics with the state that each report gives them."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.reconcile.agenda import agenda
from rapporteur.reconcile.passages import passages
from rapporteur.relate.entities import join
from rapporteur.relate.statements import match


def told(*drafts: Draft) -> list[tuple[str, dict[str, list[str]]]]:
    readings = [d.read() for d in drafts]
    items = agenda(match(readings, join(readings)), passages(readings))
    return [(i.topic, {t.state: [s.id for s in t.spans] for t in i.treatments}) for i in items]


def silent(id_: str) -> Draft:
    text = "The leaders did not discuss the rent of the naval station."
    return Draft(id_, text).tells(text, "not discussed", "discuss", polarity="negative", about="rent")


def test_each_report_gives_a_topic_its_state() -> None:
    """Discussed here, not discussed there, still to be discussed in a third."""
    raised = Draft("b", "Mr Vask raised the rent of the naval station at once.")
    raised.tells("Mr Vask raised the rent of the naval station at once", predicate="raise", about="rent")
    coming = Draft("c", "The leaders were to discuss the rent of the naval station.")
    coming.tells("The leaders were to discuss the rent of the naval station", "expected", "discuss", about="rent")

    ((topic, states),) = told(silent("a"), raised, coming)

    assert topic == "rent of the naval station"
    assert states == {"raised": ["b"], "not discussed": ["a"], "to be discussed": ["c"]}


def test_what_is_raised_is_a_topic_only_where_another_says_so() -> None:
    """A dam that is raised is none."""
    text = "The company raised the dam twice to hold more waste."

    assert told(Draft("a", text).tells(text, predicate="raise", about="dam")) == []


@pytest.mark.parametrize(
    ("text", "about", "topic"),
    [
        ("They discussed the question of Hask island at lunch.", "question", "Hask island at lunch"),
        ("They discussed the island, which both claim.", "island", "island"),
        ("They discussed the island during the dinner.", "island", "island"),
        ("They discussed the timber duty, the aide said.", "timber duty", "timber duty"),
    ],
)
def test_a_topic_is_named_in_the_words_of_its_report(text: str, about: str, topic: str) -> None:
    """Without the article, and without the word that only calls it a question."""
    ((found, _),) = told(Draft("a", text).tells(text, predicate="discuss", about=about))

    assert found == topic


def test_other_topics_stay_apart() -> None:
    """Two things that were discussed are two."""
    other = Draft("b", "They discussed the price of timber.").tells(
        "They discussed the price of timber", predicate="discuss", about="price"
    )

    assert len(told(silent("a"), other)) == 2


def test_no_word_about_a_thing_is_silence_on_it() -> None:
    """Where the statement has no object."""
    text = "There was not one word about the rent in that room."
    draft = Draft("a", text).tells(text, "not discussed", "be", polarity="negative")

    assert told(draft) == [("rent", {"not discussed": ["a"]})]
