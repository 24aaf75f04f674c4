"""The clauses of a sentence."""

import pytest
from tests.annotate.told import told

from rapporteur.annotate.clauses import clauses


def cut(text: str) -> list[tuple[str, str]]:
    analysis = told(text).analysis
    return [
        (c.kind, text[analysis.tokens[c.first].begin : analysis.tokens[c.last - 1].end]) for c in clauses.find(analysis)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wall broke.", [("main", "The wall broke.")]),
        (
            "The wall broke and the ferry sank.",
            [("main", "The wall broke"), ("joined", "the ferry sank.")],
        ),
        ("They want to deepen and expand the harbour.", [("main", "They want to deepen and expand the harbour.")]),
        (
            "The wall broke after the ferry left.",
            [("main", "The wall broke after the ferry left."), ("adverbial", "after the ferry left.")],
        ),
        (
            "Vane praised the divers, who work at night.",
            [("main", "Vane praised the divers, who work at night."), ("relative", "who work at night.")],
        ),
        (
            "Vane said that the wall broke.",
            [("main", "Vane said that the wall broke."), ("content", "that the wall broke.")],
        ),
    ],
)
def test_what_is_a_clause(text: str, expected: list[tuple[str, str]]) -> None:
    """A coordinated clause is cut from the one before it; an embedded one stays inside the one around it."""
    assert cut(text) == expected


def test_a_fragment_is_a_clause() -> None:
    """A headline without a verb tells something."""
    assert [kind for kind, _ in cut("New ferry for the outer islands")] == ["main"]


def test_the_subject_of_a_coordinated_verb_is_that_of_the_first() -> None:
    """The words "broke and fell" are both of the wall."""
    analysis = told("The wall broke on Tuesday and fell into the sea.").analysis
    fell = next(t for t in analysis.tokens if t.text == "fell")
    who = clauses.subject(analysis, fell.i)

    assert who is not None
    assert who.text == "wall"
