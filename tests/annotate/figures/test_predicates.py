"""What an amount measures that is said of something."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The Harle Exchange was down 2.1% at 1,011.15.", ["fall in Harle Exchange", "Harle Exchange"]),
        ("Oil was 3 percent lower.", ["fall in Oil"]),
        ("She was 91kg before the race.", ["weight"]),
        ("The shooting left 12 people dead.", ["people dead"]),
        ("The counts relate to £29m embezzled from the firm.", ["money embezzled from the firm"]),
        ("He traced the £146m Ravel had stolen from the firm.", ["money that Ravel had stolen"]),
        ("The firm returned cheques totalling £365,000.", ["cheques"]),
        ("The jury took two days to decide.", ["time that jury took to decide"]),
        ("It was the lowest rate in 17 years.", ["time of which it is the lowest rate"]),
        ("The wage was calculated as £8.61.", ["wage (calculated)"]),
        ("Ravel was jailed for four years after admitting it.", ["time that Ravel was jailed"]),
        ("Vela expects profits to fall by 13 percent.", ["fall in profits"]),
        ("That means a cost to Skerra of 3 million crowns.", ["cost to Skerra"]),
        ("The survey found 52 per cent had never heard of it.", ["share that had never heard of it"]),
        ("He lives in a city of 76,000.", ["people of the city"]),
    ],
)
def test_said_of(text: str, phrases: list[str]) -> None:
    """Movements, states, totals and deeds are told with what they are of."""
    assert [q.measures for q in measured(text).quantities] == phrases
