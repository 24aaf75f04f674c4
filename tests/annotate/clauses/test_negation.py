"""What negates a clause."""

from __future__ import annotations

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No ship was damaged.", "negative"),
        ("Hardly anyone came.", "negative"),
        ("The bridge is no longer safe.", "negative"),
        ("The council has yet to publish it.", "negative"),
        ("The council has published it.", "positive"),
        ("The mayor dropped plans to sell the pier.", "negative"),
        ("The mayor dropped the vase.", "positive"),
        ("The storm not only sank the ferry.", "positive"),
        ("No fewer than ten ships came.", "positive"),
        ("Not one ship came.", "negative"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    """A clause is negative if its predicate, subject or object is, and not where a no only bounds a number."""
    assert told(text).statements[0].polarity == polarity
