"""What has become of those counted."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The quake killed 29 people in Amberly.", "people killed in Amberly"),
        ("Fifteen children in the province have died.", "children died in the province"),
        ("About 100 people were reported missing.", "people reported missing"),
        ("The shooting left 12 people dead.", "people dead"),
        ("Officials said 15 were reported trapped.", "people trapped"),
        ("Four soldiers killed a wolf.", "soldiers"),
    ],
)
def test_state(text: str, phrase: str) -> None:
    """What happened stands right behind those it happened to; who did it is not among them."""
    (quantity,) = measured(text).quantities
    assert quantity.measures == phrase
