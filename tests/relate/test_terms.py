"""The content words of a passage."""

from __future__ import annotations

import pytest

from rapporteur.relate.terms import concept, concepts, country, terms


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("negotiations", "negotiating"),
        ("U.S. fleet", "American fleets"),
        ("the United States", "US"),
        ("the ministers' talks", "a minister's talk"),
        ("resignation", "resigned"),
    ],
)
def test_one_family_one_stem(left: str, right: str) -> None:
    """Inflection, derivation and the names of a country do not part two words."""
    assert concepts(left) == concepts(right)


def test_values_are_no_terms_but_numbers_of_names_are() -> None:
    """A value must never align anything; "Route 40" is a name."""
    assert concepts("on Route 40 in 40 minutes") == {"route", "40", "minute"}


def test_a_day_of_the_month_is_no_name() -> None:
    """A number behind a month is a date."""
    assert "12" not in concepts("on June 12")


def test_terms_keep_their_place() -> None:
    """A country of several words is one term with the place of all of them."""
    text = "to the United States again"

    assert [text[t.begin : t.end] for t in terms(text)] == ["United States"]


def test_synonyms_of_the_press_are_one_concept() -> None:
    """Two outlets may say "bolster" and "strengthen" of one thing."""
    assert concept("bolstered") == concept("strengthen")


@pytest.mark.parametrize(("name", "key"), [("Japanese", "japan"), ("polish", None), ("Velland", None), ("", None)])
def test_country(name: str, key: str | None) -> None:
    """Only what is printed as a name can be a country."""
    assert country(name) == key
