"""One table of countries for whoever reads or relates."""

from __future__ import annotations

from collections import Counter

import pytest

from rapporteur.language.countries import countries, demonyms, named, with_capital
from rapporteur.relate.terms import country


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Japanese", "Japan"),
        ("u.s.", "United States"),
        ("US", "United States"),
        ("Britons", "United Kingdom"),
        ("Scottish", "Scotland"),
        ("Holland", "Netherlands"),
        ("EU", "European Union"),
        ("Côte d'Ivoire", "Ivory Coast"),
    ],
)
def test_a_form_stands_for_its_country(form: str, name: str) -> None:
    """A name, an abbreviation with or without points, an adjective, a people."""
    land = named(form)

    assert land is not None
    assert land.name == name


def test_what_is_no_country_is_none() -> None:
    """An invented land, a town, nothing."""
    assert (named("Corvessa"), named("Osaka"), named(""), with_capital("")) == (None, None, None, None)


def test_a_capital_tells_its_country() -> None:
    """Whatever the case."""
    assert getattr(with_capital("tokyo"), "key", None) == "japan"


def test_a_form_stands_for_one_country_only() -> None:
    """Keys, names and peoples do not clash, so that the order of the table does not matter."""
    keys = Counter(land.key for land in countries())
    forms = Counter(
        form for land in countries() for form in {f.casefold().replace(".", "") for f in (*land.names, *land.peoples)}
    )

    assert [k for k, n in (*keys.items(), *forms.items()) if n > 1] == []


def test_a_name_is_no_demonym() -> None:
    """New Zealand is both name and adjective, and counts as a name; peoples without a country are demonyms too."""
    assert "new zealand" not in demonyms()
    assert {"japanese", "kurds", "americans", "londoner"} <= demonyms()


def test_relating_reads_the_same_table() -> None:
    """A union is no country there: "European" is more than the Union."""
    assert country("Americans") == country("the United States".removeprefix("the ")) == "united-states"
    assert country("European") is None
