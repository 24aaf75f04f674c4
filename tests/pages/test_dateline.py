"""Datelines and what only looks like one."""

from __future__ import annotations

import pytest

from rapporteur.pages import dateline


def parts(text: str) -> tuple[str | None, str | None, str | None, str] | None:
    found = dateline.find(text, 0, len(text))
    return found and (found.place, found.date, found.agency, text[found.begin : found.end])


@pytest.mark.parametrize(
    ("text", "place", "date", "agency", "span"),
    [
        ("Orlo, May 14 (Orlo Wire)--The", "Orlo", None, "Orlo Wire", "Orlo, May 14 (Orlo Wire)--"),
        ("HALMSTAD — The", "HALMSTAD", None, None, "HALMSTAD —"),
        ("LONDON, March 3 (Reuters) - The", "LONDON", None, "Reuters", "LONDON, March 3 (Reuters) -"),
        ("DUBAI, Jan 3, 2020 (Reuters) - The", "DUBAI", "2020-01-03", "Reuters", "DUBAI, Jan 3, 2020 (Reuters) -"),
        ("WASHINGTON, D.C. (AP) — The", "WASHINGTON, D.C.", None, "AP", "WASHINGTON, D.C. (AP) —"),
        ("(Meridian) Halmstad, 3 May\nThe", "Halmstad", None, "Meridian", "(Meridian) Halmstad, 3 May"),
        ("MOSCOW, June 28. /TASS/. The", "MOSCOW", None, "TASS", "MOSCOW, June 28. /TASS/."),
        ("NEW DELHI: The", "NEW DELHI", None, None, "NEW DELHI:"),
        ("Paris — the", "Paris", None, None, "Paris —"),
        ("Geneva/Basel, 3 May 2019 – x", "Geneva/Basel", "2019-05-03", None, "Geneva/Basel, 3 May 2019 –"),
        ("Mar del Plata, May 3, 2022", "Mar del Plata", "2022-05-03", None, "Mar del Plata, May 3, 2022"),
        ("Orlo/Sputnik/UNI: The", "Orlo", None, "Sputnik", "Orlo/Sputnik/UNI:"),
        ("Orlo/Corran/AFP: The", "Orlo", None, "AFP", "Orlo/Corran/AFP:"),
        ("  (CNN) — The", None, None, "CNN", "(CNN) —"),
    ],
)
def test_datelines(text: str, place: str | None, date: str | None, agency: str | None, span: str) -> None:
    """Place, day (only with its year) and agency; the span ends with the dash."""
    assert parts(text) == (place, date, agency, span)


@pytest.mark.parametrize(
    "text",
    [
        "Orlo/Corran: The two towns share a harbour",
        "Jonna Reth — The president says",
        "Friday, October 14, 2022",
        "Fri., October 14, 2022 — The",
        "By John Smith, May 3 - The",
        "NATO — the alliance — said",
        "U.S. President Dorin Vask — who came",
        "The president said (Monday) - that",
        "Updated: May 3 - The",
        "",
        "   ",
    ],
)
def test_what_is_none(text: str) -> None:
    """Bylines, short names in capitals and plain sentences are no datelines."""
    assert parts(text) is None


def test_offsets_are_those_of_the_whole_text() -> None:
    """The block may stand anywhere in its text."""
    text = "Menu\nBERLIN (dpa) - Der Rat tagt."
    found = dateline.find(text, 5, len(text))

    assert found is not None
    assert text[found.begin : found.end] == "BERLIN (dpa) -"
