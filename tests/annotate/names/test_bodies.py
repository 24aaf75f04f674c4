from __future__ import annotations

import pytest
from tests.annotate.spoken import spoken


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Norvik Air cut 400 jobs. The company said it was sorry.", "The company", "Norvik Air"),
        ("The Harbour Ministry closed the port. The ministry said so.", "The ministry", "Harbour Ministry"),
        ("Skerra Line, the ferry operator, stopped. The operator said so.", "The operator", "Skerra Line"),
    ],
    ids=["any firm", "by its name", "called so"],
)
def test_bare_noun_takes_up_the_named_body(text: str, noun: str, name: str) -> None:
    """A definite noun that speaks stands for the body named before that it fits."""
    assert spoken(text).names(noun) == {noun: name}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The Harbour Ministry closed the port. The company said it was sorry.", "The company"),
        ("Norvik Air cut 400 jobs. The ministry said it was sorry.", "The ministry"),
        ("Norvik Air cut 400 jobs. A rival bank cut none. The other company said so.", "The other company"),
        ("Norvik Air cut 400 jobs. A bank cut none, it said. The bank said so.", "The bank"),
    ],
    ids=["no firm", "named alone", "another", "introduced without a name"],
)
def test_noun_that_fits_no_body_stands_for_itself(text: str, noun: str) -> None:
    """A noun of another kind, of another body, or of one introduced by it keeps no name."""
    assert spoken(text).names(noun)[noun].casefold() == noun.casefold()
