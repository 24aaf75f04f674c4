"""Mastheads above a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.pages import masthead


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Northern Mail", "The Northern Mail"),
        ("MARESK STAR", "Maresk Star"),
        ("THE HALM BULLETIN - emergency edition, printed in Belhat", "The Halm Bulletin"),
        ("Ulmar Today | News | Thursday", "Ulmar Today"),
        ("Radio Lodra International ▶ Listen live", "Radio Lodra International"),
        ("Morning Republic, 7 June 2024", "Morning Republic"),
        ("Law & Ledger - the business weekly", "Law & Ledger"),
        ("Post-Standard", "Post-Standard"),
        ("CHANNEL 6 NEWS", "Channel 6 News"),
        ("KQX NEWS", "KQX News"),
        ("New York Times", "The New York Times"),
    ],
)
def test_a_masthead_is_read(line: str, name: str) -> None:
    """Capitals become a name's, what stands behind a bar or a dash is left out, a name of the table is as there."""
    assert masthead.called(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Latest News",
        "World",
        "Thursday's News",
        "Live TV",
        "Sign In Register",
        "Quake in Tollan islands damages port",
        "The mayor spoke to the press",
        "By Hanne Tresco",
        "Home   News   Sport",
        "",
    ],
)
def test_a_menu_or_a_headline_is_none(line: str) -> None:
    """Sections of a menu end as mastheads do; a headline is not set in capitals word by word."""
    assert masthead.called(line) is None


def test_a_headline_that_ends_so_may_be_one() -> None:
    """Names of the press and headlines end in "record" alike: only a strong word, two of them or a bar make it sure."""
    assert not masthead.sure("Ohio State Breaks Scoring Record")
    assert masthead.sure("Halm Gazette")
    assert masthead.sure("HALM NEWS WIRE")
    assert masthead.sure("Halm Today | News")


def test_the_first_that_is_named() -> None:
    """Below its masthead a page names other titles."""
    assert masthead.outlet(["print", "Halm Gazette", "Tollan Courier"]) == "Halm Gazette"
    assert masthead.outlet(["print", "By Hanne Tresco"]) is None


@given(st.text(max_size=60))
def test_any_line_has_an_answer(line: str) -> None:
    """A name comes from the line itself, or from the tables."""
    name = masthead.called(line)
    assert name is None or name.split()
