"""Who speaks when a town, a house or a country speaks."""

from __future__ import annotations

import pytest

from rapporteur.relate.governments import government, same


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Tokyo", "the government of Japan"),
        ("the Japanese government", "the government of Japan"),
        ("Washington", "the government of the United States"),
        ("the White House", "the office of the US President"),
        ("The Kremlin", "the office of the Russian President"),
        ("Downing Street", "the office of the British Prime Minister"),
        ("Brussels", "the European Union"),
    ],
)
def test_a_name_stands_for_a_government(name: str, says: str) -> None:
    """The whole of it, or the office whose seat it is."""
    found = government(name)

    assert found is not None
    assert (found.says, found.whole) == (says, True)


@pytest.mark.parametrize("name", ["a White House official", "Japanese", "Seoul's envoy", "the Paris mayor"])
def test_somebody_of_it_is_not_the_whole(name: str) -> None:
    """An official, an adjective alone, an envoy, whoever else is in town."""
    found = government(name)

    assert found is not None
    assert not found.whole


@pytest.mark.parametrize("name", ["Corvessa", "the harbour board", "", "the beehive", "…"])
def test_any_other_name_stands_for_none(name: str) -> None:
    """An invented land, a body, a common noun in small letters."""
    assert government(name) is None


def test_two_governments() -> None:
    """One voice, another's, or not to be told."""
    tokyo, japan, moscow = (government(n) for n in ("Tokyo", "Japan", "Moscow"))
    house, pentagon, official = (government(n) for n in ("White House", "Pentagon", "a White House official"))
    known = [g for g in (tokyo, japan, moscow, house, pentagon, official) if g]
    assert len(known) == 6
    tokyo, japan, moscow, house, pentagon, official = known

    assert (same(tokyo, japan), same(tokyo, moscow)) == (True, False)
    assert (same(house, pentagon), same(house, official)) == (None, None)
