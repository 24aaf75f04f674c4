"""The content words of a passage."""

from __future__ import annotations

from collections import Counter

import pytest

from rapporteur.language import lexicon
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


@pytest.mark.parametrize(
    "pair",
    [
        "victory win",
        "ban prohibit",
        "postpone delay",
        "lawmaker legislator",
        "truce ceasefire",
        "verdict ruling",
        "vow pledge",
        "seize confiscate",
        "flee escape",
        "illness disease",
        "walkout strike",
        "reveal disclose",
    ],
)
def test_words_that_reports_use_for_one_another_are_one_concept(pair: str) -> None:
    """Whichever of the two an outlet prefers."""
    left, right = pair.split()

    assert concept(left) == concept(right) != ""


@pytest.mark.parametrize(
    "pair",
    [
        "win lose",
        "hire sack",
        "raise cut",
        "arrest release",
        "war peace",
        "police army",
        "murder suicide",
        "import export",
        "profit loss",
        "attack defend",
        "acquit convict",
        "allow forbid",
        "migrant refugee",
    ],
)
def test_opposites_and_neighbours_are_two(pair: str) -> None:
    """What is near in meaning and not the same must not look alike: then contraries would agree."""
    left, right = pair.split()

    assert concept(left) != concept(right)


def test_a_word_stands_in_one_class() -> None:
    """So that the order of the classes does not matter."""
    rows = [row[0].split() for row in lexicon.table("rapporteur.relate", "synonyms.txt")]
    counted = Counter(word for row in rows for word in row)

    assert [word for word, count in counted.items() if count > 1] == []
