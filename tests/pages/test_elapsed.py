"""How long ago a report was published."""

from __future__ import annotations

import pytest

from rapporteur.model import Document, Given
from rapporteur.pages import label

BODY = """The ferry between Solva and Tennock was halted after a fire broke out in its engine room, the company said.
No one was hurt, and the forty passengers were brought back to the harbour within an hour, it said in a statement.
The ferry was built long before, and its inspection in March found nothing that was out of order, said its captain.
"""


@pytest.mark.parametrize(
    ("said", "fetched", "value", "window"),
    [
        ("Posted 3 hours ago", "2031-05-02T15:00:00Z", "2031-05-02", ("2031-05-02", "2031-05-02")),
        ("Posted an hour ago", "2031-05-02T14:00:00+02:00", "2031-05-02", ("2031-05-02", "2031-05-02")),
        ("Posted 20 hours ago", "2031-05-02T15:00:00Z", None, ("2031-05-01", "2031-05-02")),
        ("5 mins ago", "2031-05-02T03:00:00Z", None, ("2031-05-01", "2031-05-02")),
        ("2 days ago", "2031-05-04T15:00:00Z", None, ("2031-05-01", "2031-05-02")),
        ("5 mins ago", "2031-05-02", None, (None, "2031-05-02")),
        ("5 mins ago", None, None, (None, None)),
        ("90 days ago", "2031-05-02T15:00:00Z", None, (None, "2031-05-02")),
    ],
)
def test_ago_is_counted_back_from_the_fetch(
    said: str, fetched: str | None, value: str | None, window: tuple[str | None, str | None]
) -> None:
    """One day where it is the same in the zones that pages come from; else a window; nothing without a time."""
    text = f"Solva ferry halted after engine fire\n{said}\n{BODY}"
    given = Given(fetched=fetched)
    published = label(Document(id="x", source=text, media="text", digest="", path="x", given=given)).published

    assert published.value == value
    assert (published.earliest, published.latest) == window


def test_a_day_on_the_page_outranks_it() -> None:
    """And "ago" in the report itself is none of its date."""
    text = f"Solva ferry halted\n1 May 2031\n{BODY}It was 3 hours ago that it burned, he said."
    given = Given(fetched="2031-05-02T15:00:00Z")

    published = label(Document(id="x", source=text, media="text", digest="", path="x", given=given)).published

    assert published.value == "2031-05-01"
    assert "elapsed" not in {e.kind for e in published.evidence}
