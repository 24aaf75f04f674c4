"""What a report is compared by."""

from __future__ import annotations

from tests.relate.piles import HARBOUR, named, reading

from rapporteur.relate.profile import VIEWS, profile


def test_every_view_is_there() -> None:
    """Also for a report without a word."""
    assert tuple(profile(reading("a", "")).views) == VIEWS


def test_views_hold_what_their_names_say() -> None:
    """Names, people and places come from mentions, numbers and pairs from the words."""
    text = "Mira Oland met 12 growers in Vellmark in 2023."
    mentions = (*named(text, "person", "Mira Oland"), *named(text, "place", "Vellmark"))

    found = profile(reading("a", text, mentions=mentions))

    assert set(found.views["names"]) == {"mira", "oland", "vellmark"}
    assert set(found.views["people"]) == {"oland"} == set(found.people)
    assert set(found.views["places"]) == {"vellmark"}
    assert set(found.views["numbers"]) == {"12", "2023"}
    assert "mira oland" in found.views["pairs"]
    assert found.year == 2023


def test_a_title_beside_the_text_is_read_first() -> None:
    """A headline that was given with the record belongs to the lead as one on the page does."""
    found = profile(reading("a", HARBOUR, title="Quay shut for repairs"))

    assert "quay" in found.views["lead"]
    assert "repair" in found.views["lead"]


def test_a_headline_alone_is_brief() -> None:
    """A report known by its title only is compared as a headline."""
    assert profile(reading("a", "", title="Quay in Vellmark shut for repairs")).brief
    assert not profile(reading("a", HARBOUR)).brief
