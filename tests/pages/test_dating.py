"""The verdict on when a report was published."""

from __future__ import annotations

import json

import msgspec
import pytest

from rapporteur.model import Article, Block, Document, Given, LiveEntry, Publication
from rapporteur.pages import dating, label

PROSE = "The council of Halm agreed to widen the quay and to dredge the harbour before the winter storms come. " * 3


def read(text: str, **given: str) -> Publication:
    """The verdict on a plain page, every line of it unlabelled."""
    document = Document(id="a", source=text, media="text", digest="", path="a", given=Given(**given))
    return dating.date(Article(id="a", text=text, document=document, blocks=()), None)


def plain(text: str) -> Document:
    """A plain page, to be labelled."""
    return Document(id="a", source=text, media="text", digest="", path="a")


def page(head: str, body: str) -> Publication:
    """The verdict on an HTML page."""
    html = f"<html><head>{head}</head><body><article><h1>Quay to be widened</h1>{body}</article></body></html>"
    return label(Document(id="a", source=html, media="html", digest="", path="a")).published


def linked(**fields: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_what_is_given_outranks_the_page() -> None:
    """The user's own date, with itself as its witness."""
    found = read(f"Quay\nPublished on 3 May 2019\n{PROSE}", published="2019-05-04")

    assert (found.value, [e.kind for e in found.evidence]) == ("2019-05-04", ["given"])


def test_a_date_line_under_the_headline() -> None:
    """Stated, with the place where it stands."""
    text = f"Quay to be widened\nPublished on 3 May 2019, 14:05\n{PROSE}"
    found = read(text)

    assert (found.value, found.earliest, found.latest) == ("2019-05-03",) * 3
    assert text[found.evidence[0].begin : found.evidence[0].end] == "3 May 2019"


def test_nothing_is_dated_after_its_fetch() -> None:
    """A day behind the fetch is no candidate, and the fetch bounds the window."""
    found = read(f"Quay to be widened\nPublished on 3 May 2019\n{PROSE}", fetched="2019-05-01T08:00:00Z")

    assert (found.value, found.latest) == (None, "2019-05-01")


def test_a_page_without_any_date_is_left_open() -> None:
    """No witness, no verdict, no window."""
    assert read(PROSE) == Publication()


def test_a_past_event_in_the_text_is_not_the_day() -> None:
    """One date, in the middle of a long paragraph: a window at most."""
    assert read(f"Quay\n{PROSE}\n{PROSE} The old quay was opened on 3 May 1907 by the mayor. {PROSE}").value is None


def test_two_readings_of_one_date_leave_the_day_open() -> None:
    """Nothing on an English page tells 5 June from 6 May: the window runs from one to the other."""
    found = read(f"Quay to be widened\n05/06/2019\n{PROSE}")

    assert (found.value, found.earliest, found.latest) == (None, "2019-05-06", "2019-06-05")


def test_an_original_day_outranks_the_update() -> None:
    """The page says in so many words which came first."""
    text = f"Quay to be widened\nThis article was originally published on 3 May 2019\nUpdated 9 June 2021\n{PROSE}"

    assert read(text).value == "2019-05-03"


def test_the_clock_of_a_page_is_outweighed_by_what_the_report_says() -> None:
    """The site's clock says 2022, the report opened the day after a known summit began: both stand in the evidence."""
    text = f"08:12 GMT6 March 2022\nMenu\nHarbour envoy flies home\n{PROSE}The G20 summit in Hamburg began yesterday."
    found = read(text)

    assert found.value == "2017-07-08"
    assert {e.kind for e in found.evidence} == {"named event", "clock"}


def test_fields_and_page_agree() -> None:
    """JSON-LD, its day of change apart, with the day on the page."""
    found = page(
        linked(datePublished="2019-05-03T14:05:00+02:00", dateModified="2019-06-09"), f"<p>3 May 2019</p><p>{PROSE}"
    )

    assert found.value == "2019-05-03"
    assert "json-ld" in {e.kind for e in found.evidence}


def test_a_field_one_day_off_does_not_outrank_the_day_on_the_page() -> None:
    """The page shows one day, its field the next in another zone: the day shown is stated or stays in the window."""
    meta = '<meta property="article:published_time" content="2019-05-04T02:05:00+00:00">'
    found = page(meta, f"<p>By Ann Lee | May 3, 2019</p><p>{PROSE}</p><p>{PROSE}</p>")

    assert found.value != "2019-05-04"
    assert found.earliest == "2019-05-03"


def test_a_copyright_year_is_no_first_of_january() -> None:
    """Whatever a dater makes of a bare year in the footer, the page's own date line stands."""
    found = page(
        "", f"<p>Published on Friday 3 May 2019</p><p>{PROSE}</p><p>{PROSE}</p><footer>© Halm Courier 2024</footer>"
    )

    assert found.value == "2019-05-03"
    assert "2024-01-01" not in {e.value for e in found.evidence}


def test_the_year_of_a_dateline() -> None:
    """Month and day in the dateline, the weekday in the lead, the year in the copyright line."""
    text = f"HALM, Nov. 17 (Orlo Wire) — A dam collapsed on Friday. {PROSE}\nCopyright 2023 Orlo Wire."
    document = Document(id="a", source=text, media="text", digest="", path="a")

    assert label(document).published.value == "2023-11-17"


def test_blocks_tell_the_report_from_the_rest() -> None:
    """What a reader's comment says of a summit dates nothing."""
    text = f"{PROSE}\nThe G20 summit in Hamburg began yesterday."
    document = Document(id="a", source=text, media="text", digest="", path="a")
    begin = text.index("The G20")
    blocks = (
        Block(begin=0, end=begin - 1, kind="body", why=""),
        Block(begin=begin, end=len(text), kind="comment", why=""),
    )

    assert dating.date(Article(id="a", text=text, document=document, blocks=blocks), None).value is None


@pytest.mark.parametrize(
    ("written", "text", "fetched", "value", "bounds"),
    [
        ("Friday 2 May 2031, 9 p.m.", "The quay opened.", None, "2031-05-02", ("2031-05-02", "2031-05-02")),
        ("03/04/2031", "The quay opened.", None, None, ("2031-03-04", "2031-04-03")),
        ("03/04/2031", "3 April 2031\nThe quay opened on Thursday, he said.", None, "2031-04-03", None),
        ("03/04/2031", "The quay opened.", "2031-03-20", "2031-03-04", ("2031-03-04", "2031-03-04")),
        ("13/04/2031", "The quay opened.", None, "2031-04-13", ("2031-04-13", "2031-04-13")),
    ],
    ids=["words", "two readings", "the page decides", "never in the future", "one reading"],
)
def test_a_given_date_in_its_own_words_is_a_witness(
    written: str, text: str, fetched: str | None, value: str | None, bounds: tuple[str, str] | None
) -> None:
    """Read where it can be in one way; in two ways it bounds the day, unless the page bears one of them out."""
    document = Document(
        id="a", source=text, media="text", digest="", path="a", given=Given(published_text=written, fetched=fetched)
    )
    found = dating.date(Article(id="a", text=text, document=document, blocks=()), None)

    assert found.value == value
    assert bounds is None or (found.earliest, found.latest) == bounds
    assert {e.kind for e in found.evidence} == {"given"}


MENU = "\n".join(f"Menu {n}" for n in range(12))


def test_the_clock_of_the_site_alone_is_no_day() -> None:
    """It ends the window, for a page is read on the day it came out or later, and begins none."""
    found = label(
        plain(f"Harbour Post\nWednesday, 16 April 2031 - 14:55\n{MENU}\nQuay to be widened\n{PROSE}")
    ).published

    assert (found.value, found.earliest, found.latest) == (None, None, "2031-04-16")
    assert [e.kind for e in found.evidence] == ["clock"]


def test_a_weekday_and_date_beside_the_headline_are_no_clock() -> None:
    """Weblogs put the day above the title of each post."""
    found = label(plain(f"Harbour Post\nWednesday, 16 April 2031\nQuay of Halm to be widened\n{PROSE}")).published

    assert found.value == "2031-04-16"


def test_days_of_comments_are_not_the_reports() -> None:
    """Behind several paragraphs more belief is asked of a day than above them."""
    paragraphs = "\n".join([PROSE] * 4)
    turns = "\n".join(f"Ada Moor says:\n6 May 2031 at 0{n}:16\nThe ferry needs that quay." for n in range(3))
    found = label(plain(f"Quay to be widened\nBy Ben Hale\n3 May 2031\n{paragraphs}\nComments\n{turns}")).published

    assert found.value != "2031-05-06"


def test_a_day_known_only_as_a_change_says_so() -> None:
    """Where a page tells no other day it is stated, as what it is."""
    found = page("", f"<p>By Ben Hale</p><p>Last updated 3 May 2019</p><p>{PROSE}</p>")

    assert found.value is None or found.evidence[0].kind == "update"
    assert "known only as the day of a change" in found.evidence[0].why


def test_a_label_and_its_date_may_have_a_time_between() -> None:
    """As in "Updated20:49, 5 Aug 2031", which pages glue together."""
    text = f"Quay to be widened\nPublished 13:23, 4 Aug 2031\nUpdated20:49, 5 Aug 2031\n{PROSE}"

    assert read(text).value == "2031-08-04"


@pytest.mark.parametrize(
    ("fetched", "value"),
    [("2031-05-01T22:00:00Z", "2031-05-02"), ("2031-05-01T08:00:00Z", None), ("2031-05-01", None)],
)
def test_what_is_out_in_the_east_is_not_in_the_future(fetched: str, value: str | None) -> None:
    """At 22:00 UTC it is the next morning in Tokyo; at 8:00 it is so nowhere."""
    assert read(f"Quay to be widened\nPublished on 2 May 2031, 06:10\n{PROSE}", fetched=fetched).value == value


@pytest.mark.parametrize(
    ("days", "value", "latest"), [(("02", "02"), "2031-05-02", "2031-05-02"), (("03", "02"), None, "2031-05-02")]
)
def test_a_live_report_was_out_by_its_first_entry(days: tuple[str, str], value: str | None, latest: str) -> None:
    """Where the page names no day of its own: the day of its entries, or the first of them as the end of the window."""
    bare = label(plain(f"Quay to be widened\n{PROSE}"))
    entries = tuple(LiveEntry(begin=19 + n, end=60, time=f"2031-05-{day}T08:00+02:00") for n, day in enumerate(days))

    found = dating.date(msgspec.structs.replace(bare, entries=entries), None)

    assert (found.value, found.latest, found.evidence[0].kind) == (value, latest, "entries")


def test_a_day_to_come_is_not_the_day() -> None:
    """A strike that will go on till Wednesday, May 7: the report is older than that."""
    found = read(f"Ferry halted\nThe strike will go on till Wednesday, May 7, 2031, the union of Halm said.\n{PROSE}")

    assert found.value is None


def test_a_change_beside_the_day_leaves_the_day() -> None:
    """The earlier of two days under the headline, the later of which is called a change."""
    assert read(f"Quay\n3 May 2031 Ada Reth\nUpdated: 5 August 2032\n{PROSE}\n{PROSE}").value == "2031-05-03"


def test_the_day_is_not_before_what_is_told() -> None:
    """An abstention's window begins with the last day that the report tells of in the past."""
    found = read(f"Quay\n{PROSE}\n{PROSE} The quay was opened on 3 May 2031 by the mayor. {PROSE}")

    assert (found.value, found.earliest) == (None, "2031-05-03")
