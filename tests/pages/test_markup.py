"""What a page's markup says beside its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.pages import markup, witnesses


def test_nested_structured_data_are_laid_out_flat() -> None:
    """Objects inside a graph, and inside one another, outermost first."""
    graph = '{"@graph":[{"@type":"NewsArticle","publisher":{"name":"Halm Courier"}}]}'
    html = f'<script type="application/ld+json">{graph}</script>'
    page = markup.read(html)

    assert [sorted(item) for item in page.items] == [["@graph"], ["@type", "publisher"], ["name"]]
    assert markup.is_article(page.items[1])
    assert markup.name_of(page.items[1]["publisher"]) == "Halm Courier"


@pytest.mark.parametrize(
    "html", ["", "<", "\x00", "<script type='application/ld+json'>{</script>", "<!-- -->", "<time>"]
)
def test_broken_markup_is_read_as_far_as_it_goes(html: str) -> None:
    """Nothing raises, nothing is invented."""
    page = markup.read(html)

    assert (page.items, page.metas) == ((), ())


PARTS = (
    "<script ",
    'type="application/ld+json"',
    "type='Application/LD+JSON'",
    ">",
    "</script>",
    "</SCRIPT",
    "<!--",
    "-->",
)
"""What blocks of structured data are made of, whole and broken."""


@given(st.lists(st.sampled_from((*PARTS, '{"@type":"Thing"}', "a+json", " x" * 230, "\u0130")), max_size=14))
def test_structured_data_are_found_by_their_type_wherever_a_search_of_all_would(parts: list[str]) -> None:
    """In any letters, in comments, in tags inside tags, behind blocks that never close."""
    html = "".join(parts)

    assert [m.span() for m in markup._scripts(html)] == [m.span() for m in markup._SCRIPT.finditer(html)]


def test_deep_structured_data_do_not_overflow() -> None:
    """A block nested a hundred thousand deep is passed over."""
    html = f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>'

    assert markup.read(html).items == ()


def test_meta_tags_times_and_language() -> None:
    """Names in lower case; a time element with its names and its parents'."""
    page = markup.read(
        '<html lang="en-GB"><meta property="OG:Site_Name" content=" Halm ">'
        '<div class="Posted"><time datetime="2019-05-03">x'
    )

    assert (page.meta("og:site_name"), page.language) == ("Halm", "en-GB")
    assert (page.times[0].datetime, "posted" in page.times[0].names) == ("2019-05-03", True)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-05-03T23:30:00-07:00", "2019-05-03"),
        ("20190503", "2019-05-03"),
        ("Fri, 03 May 2019 10:00:00 GMT", "2019-05-03"),
        ("3 May 2019", "2019-05-03"),
        ("2019-02-31", None),
        ("yesterday", None),
    ],
)
def test_the_day_in_a_field(value: str, day: str | None) -> None:
    """As written there: the offset of the zone does not move it."""
    assert witnesses.day_in(value) == day


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2019/05/03/quay", "2019-05-03"),
        ("https://a.example/quay-20190503.html", "2019-05-03"),
        ("https://a.example/2019/05/quay", "2019-05"),
        ("https://a.example/123456789012", None),
        ("https://a.example/2019/13/45", None),
    ],
)
def test_the_day_in_an_address(url: str, value: str | None) -> None:
    """Day or month; numbers that are no date are left alone."""
    assert [w.value for w in witnesses.of_address(url)] == ([value] if value else [])


def test_microdata_of_any_element_are_read() -> None:
    """What ``content`` gives, else the text; those of comments are not the page's."""
    page = markup.read(
        '<div itemtype="https://schema.org/NewsArticle"><span itemprop="datePublished" content="2031-05-02">'
        'Friday</span><b itemprop="headline">Ferry halted</b>'
        '<div itemtype="https://schema.org/Comment"><i itemprop="datePublished" content="2031-06-01"></i></div>'
        "</div>"
    )

    assert page.props == (("datepublished", "2031-05-02"), ("headline", "Ferry halted"))


@pytest.mark.parametrize(("attribute", "copy"), [(" amp", True), (" ⚡", True), ("", False)])
def test_an_amp_copy_is_known(attribute: str, copy: bool) -> None:
    """By the attribute that the format asks for."""
    page = markup.read(f"<html{attribute}><head><link rel='canonical' href='https://a.example/x'></head></html>")

    assert (page.amp, page.canonical) == (copy, "https://a.example/x")
