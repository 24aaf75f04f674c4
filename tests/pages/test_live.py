"""Live reports and their entries."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from rapporteur.model import Article, Document, Media
from rapporteur.pages import label, live, markup

GOLDEN = Path(__file__).parent.parent / "golden" / "pages"

INLINE = """Storm over Solva: minute by minute
Mara Quill, Friday 2 May 2031

9.30am: Good morning and welcome to our coverage of the storm that is expected to reach Solva at noon.

11.02am: Two boats broke loose in the old harbour during the night. No one was on board.

The boats belong to a school of sailing, its owner told the Ledger.

1.15pm: The ferry to Tennock will not sail today, the company said on its page.
"""


def read(source: str, media: Media = "text") -> Article:
    return label(Document(id="live", source=source, media=media, digest="", path="live"))


def test_the_clocks_of_a_text_part_its_entries() -> None:
    """Time and day where the page gives them; the zone where it is an offset; the report's own update is no entry."""
    article = read((GOLDEN / "live-report.txt").read_text(encoding="utf-8"))

    assert [entry.time for entry in article.entries] == [
        "2031-05-02T14:40+00:00",
        "2031-05-02T13:15+00:00",
        "2031-05-02T11:02+00:00",
        "2031-05-02T09:30+00:00",
    ]
    assert [article.text[e.clock.begin : e.clock.end] for e in article.entries if e.clock is not None] == [
        "14:40 GMT",
        "13:15 GMT",
        "11:02 GMT",
        "09:30 GMT",
    ]
    assert article.text[article.entries[1].begin : article.entries[1].end].endswith("the harbour minister.")


def test_structured_data_tell_the_times_that_the_page_hides() -> None:
    """A page that says "2h ago" says nothing by itself; the posting says when."""
    article = read((GOLDEN / "live-posting.html").read_text(encoding="utf-8"), "html")

    assert [entry.time for entry in article.entries] == [
        "2031-05-02T14:40:00+01:00",
        "2031-05-02T13:15:00+01:00",
        "2031-05-02T09:30:00+01:00",
    ]
    assert article.text[article.entries[0].begin :].startswith("Quay reopened")
    assert article.published.value == "2031-05-02"


def test_a_time_may_open_its_entry() -> None:
    """Set off by a colon or dash; a paragraph without one belongs to the entry before."""
    article = read(INLINE)

    assert [entry.time for entry in article.entries] == ["09:30", "11:02", "13:15"]
    assert "a school of sailing" in article.text[article.entries[1].begin : article.entries[1].end]


def test_entries_lie_in_order_and_apart() -> None:
    """Each is a passage of the text, none in another."""
    entries = read(INLINE).entries

    assert all(a.end <= b.begin for a, b in pairwise(entries))


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left Solva at 14:05, its captain said, and came to Tennock after dark. It was full.\n" * 5,
        "14:05\nThe ferry left Solva on time, its captain said, and it was full to the last seat.\n" * 2,
        "14:05\nThe ferry left Solva on time, its captain said, and it was full of people.\n\n"
        "09:00\nThe ferry left Tennock on time, its captain said, and it was full of people.\n\n"
        "23:00\nThe ferry left Tennock on time, its captain said, and it was full of people.\n\n"
        "11:00\nThe ferry left Tennock on time, its captain said, and it was full of people.\n",
    ],
    ids=["times in prose", "two clocks", "no order"],
)
def test_times_alone_make_no_live_report(text: str) -> None:
    """There must be three, each above prose, in one order."""
    assert read(text).entries == ()


def test_a_posting_is_known_by_its_type() -> None:
    """schema.org LiveBlogPosting; its entries are no articles of the page."""
    page = markup.read((GOLDEN / "live-posting.html").read_text(encoding="utf-8"))

    assert live.declared(page)
    assert [item.get("headline") for item in page.items] == ["Solva storm live"]


def test_a_zone_in_small_letters() -> None:
    """A clock with "(ist)" heads an entry as one with "(IST)" does."""
    said = "The council of Halm agreed on Friday to widen the quay and to dredge the harbour before winter."
    text = "\n".join(["Halm council votes on the quay", *(f"{hour}:51 (ist)\n{said}" for hour in ("09", "10", "11"))])
    article = label(Document(id="a", source=text, media="text", digest="", path="a"))

    assert [entry.time for entry in article.entries] == ["09:51", "10:51", "11:51"]
