"""Countries, their peoples and capitals, as one table for whoever reads or relates.

In: ``data/countries.tsv`` and ``data/peoples.txt``. Out: :class:`Country` by any of its names. Decided here: a form
stands for one country whatever it is ("Japanese", "Japan", "the Japanese"); points of abbreviations make no difference.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

import msgspec

from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.language"
Kind = Literal["country", "part", "union"]
"""A country, a part of one that news speaks of as of one ("Scotland"), or a union of several."""


class Country(msgspec.Struct, frozen=True):
    """A country: ``names`` (the first is the usual one), what its people and things are called, its capital."""

    key: str
    kind: Kind
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capital: str

    @property
    def name(self) -> str:
        """The name that news uses most."""
        return self.names[0]


@cache
def countries() -> tuple[Country, ...]:
    """All countries in the table's order."""
    return tuple(_country(*row) for row in table(_PACKAGE, "countries.tsv"))


def _country(key: str, kind: str, name: str, others: str = "", peoples: str = "", capital: str = "") -> Country:
    known: Kind = next(k for k in get_args(Kind) if k == kind)
    return Country(key, known, (name, *_cells(others)), _cells(peoples), capital)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def named(form: str) -> Country | None:
    """The country that a name, an adjective or a people's name stands for, whatever its case."""
    return _forms().get(_plain(form))


def with_capital(town: str) -> Country | None:
    """The country whose capital ``town`` is, whatever its case."""
    return _capitals().get(_plain(town))


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and nouns of peoples, lower case; not those that are also a name ("New Zealand", "EU")."""
    names = {form.casefold() for land in countries() for form in land.names}
    peoples = {form.casefold() for land in countries() for form in land.peoples}
    return frozenset(peoples - names) | words(_PACKAGE, "peoples.txt")


def _plain(form: str) -> str:
    return form.casefold().replace(".", "")


@cache
def _forms() -> dict[str, Country]:
    return {_plain(form): land for land in countries() for form in (*land.names, *land.peoples)}


@cache
def _capitals() -> dict[str, Country]:
    return {_plain(land.capital): land for land in countries() if land.capital}
