"""Whose number it is."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.measurands import find
from rapporteur.relate.owners import folk


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Sela Orrin had 51 per cent of the vote and Jon Vask 47 per cent.", ["orrin", "vask"]),
        ("Results of the election gave Sela Orrin 51 per cent against 47 per cent for Jon Vask.", ["orrin", "vask"]),
        ("In the vote she had beaten Jon Vask by 51 per cent to 47 per cent.", ["", ""]),
        ("Sela Orrin owns 51 per cent of the mill and Jon Vask 47 per cent.", ["", ""]),
    ],
)
def test_the_share_of_the_votes_is_of_the_one_named(text: str, owners: list[str]) -> None:
    """Just before the number, or behind it with "for"; without votes a percentage is nobody's share of them."""
    draft = Draft("a", text).names("Sela Orrin").names("Jon Vask")
    draft.counts("51 per cent", 51, "percent").counts("47 per cent", 47, "percent")

    assert [m.owner for m in find(draft.read())] == owners


def test_a_count_set_against_another_is_of_the_same_thing() -> None:
    """The organisers' bare number counts the crowd that the police counted; a count of something else does not."""
    text = "Police said 20,000 people had come; the organisers spoke of 50,000. It rained for 300 minutes."
    draft = Draft("a", text).counts("20,000 people", 20_000, "people").counts("50,000", 50_000, "")
    first, second, third = find(draft.counts("300 minutes", 300, "minute", head="rain").read())

    assert (second.rival, second.sentence, second.state) == (True, first.sentence, first.state)
    assert not first.rival
    assert not third.rival


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("120 Calvane soldiers", "calvane"),
        ("Two Japanese tankers", "japan"),
        ("12 U.S. soldiers", "united-states"),
        ("Fourteen people", ""),
        ("45 minutes", ""),
        ("240 Prisoners", ""),
    ],
)
def test_the_name_before_the_noun_tells_whose_they_are(words: str, whose: str) -> None:
    """A country by its key in the table; a number that opens the sentence is no name."""
    assert folk(words) == whose
