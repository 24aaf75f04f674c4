"""Who and what takes part in a clause."""

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council hired divers.", {("agent", "council"), ("patient", "diver")}),
        ("Divers were hired by the council.", {("patient", "diver"), ("agent", "council")}),
        ("The council gave the divers a boat.", {("agent", "council"), ("recipient", "diver"), ("patient", "boat")}),
        ("The ministers talked about the wall.", {("agent", "minister"), ("topic", "wall")}),
        ("The council met in Oslo.", {("agent", "council"), ("place", "oslo")}),
        ("The ministers agreed to repair the wall.", {("agent", "minister"), ("patient", "wall")}),
    ],
)
def test_roles(text: str, expected: set[tuple[str, str]]) -> None:
    """Relations of the tree, read as roles; an infinitive has its governor's subject."""
    (statement,) = told(text).statements

    assert {(a.role, a.head) for a in statement.arguments} == expected


def test_an_argument_that_is_named_carries_its_entity() -> None:
    """The key that all mentions of one entity share."""
    report = told("Minister Ilse Vane left. Vane hired divers.")
    first, second = (next(a for a in s.arguments if a.role == "agent") for s in report.statements)

    assert first.entity == second.entity is not None
