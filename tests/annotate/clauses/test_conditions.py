"""What must hold of a verb for its state to count."""

from __future__ import annotations

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police told residents to leave.", "demanded"),
        ("Police told residents the news.", "reported"),
        ("Residents were told to leave.", "demanded"),
        ("Teachers called for the minister to resign.", "demanded"),
        ("Teachers called for efforts to ease tensions.", "reported"),
        ("The law required the owner to leave.", "reported"),
        ("The owner was required to leave.", "demanded"),
        ("The firm denied the union access to the plant.", "reported"),
        ("The firm denied the report.", "denied"),
        ("The storm is on course to hit the coast.", "expected"),
        ("The storm is on course.", "reported"),
        ("The club refused the prize.", "declined"),
    ],
)
def test_condition(text: str, status: str) -> None:
    """A row of the list of verbs counts only where its condition holds."""
    assert told(text).statements[0].status == status
