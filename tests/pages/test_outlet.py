"""Outlet and agency, apart."""

from __future__ import annotations

import json

import msgspec
import pytest

from rapporteur.language.lexicon import table
from rapporteur.model import Article, Block, Dateline, Document, Given
from rapporteur.pages import credits, directory, markup, outlet

BODY = "The quay of Halm will be widened."


def article(text: str = BODY, html: str | None = None, credit: str = "", **given: str) -> Article:
    whole = text + credit
    document = Document(
        id="a", source=html or whole, media="html" if html else "text", digest="", path="a", given=Given(**given)
    )
    blocks = [Block(begin=0, end=len(text), kind="body", why="")]
    if credit:
        blocks.append(Block(begin=len(text), end=len(whole), kind="credit", why=""))
    return Article(id="a", text=whole, document=document, blocks=tuple(blocks))


def linked(**fields: object) -> str:
    return f'<html><head><script type="application/ld+json">{json.dumps(fields)}</script></head><body></body></html>'


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{BODY} Jiji Press", "Jiji Press"),
        (f"{BODY} (AP)", "Associated Press"),
        (f"{BODY} — Reuters", "Reuters"),
        (f"{BODY} © KYODO", "Kyodo News"),
        (f"{BODY}© MERIDIAN", "Meridian"),
        (f"{BODY} The mayor spoke to Reuters", None),
        (f"{BODY} It was, he said, a great day for Halm.", None),
        (f"{BODY} the ap", None),
    ],
)
def test_the_signature_behind_the_last_sentence(text: str, agency: str | None) -> None:
    """Known agencies sign plainly; an unknown one is known by the copyright sign alone."""
    assert outlet.identify(article(text), None).agency == agency


def test_a_credit_block_behind_the_body() -> None:
    """The same where the page's reader parted the credit from the text."""
    assert outlet.identify(article(credit="© MERIDIAN"), None).agency == "Meridian"


def test_the_agency_of_the_dateline_comes_first() -> None:
    """A name that no table holds is an agency's by standing in a dateline."""
    text = f"HALM (Meridian) — {BODY} Jiji Press"
    filed = Dateline(begin=0, end=18, place="HALM", agency="Meridian")
    report = Article(
        id="a",
        text=text,
        document=article(text).document,
        blocks=(Block(begin=18, end=len(text), kind="body", why=""),),
        dateline=filed,
    )

    assert outlet.identify(report, None).agency == "Meridian"


def test_the_given_outlet_outranks_the_page() -> None:
    """The user's own word, exactly as given."""
    html = linked(**{"@type": "NewsArticle", "publisher": {"name": "Harrow Sentinel"}})

    assert outlet.identify(article(html=html, outlet="My Name"), markup.read(html)).outlet == "My Name"
    assert outlet.identify(article(html=html), markup.read(html)).outlet == "Harrow Sentinel"


def test_the_host_tells_a_known_publisher() -> None:
    """A sub-domain belongs to its domain; an unknown host stands for itself."""
    assert outlet.identify(article(url="https://www.bbc.co.uk/news/1"), None).outlet == "BBC News"
    assert outlet.identify(article(url="https://news.halm.example/1"), None).outlet == "news.halm.example"


def test_the_site_s_copyright_notice_names_the_outlet() -> None:
    """Outside the report, with a year, legal forms left out; the agency's own notice is not the outlet's."""
    text = f"{BODY}\n"
    assert (
        outlet.identify(article(text, credit="© 2023 Halm Courier Publishing Ltd. Terms"), None).outlet
        == "Halm Courier"
    )
    assert outlet.identify(article(text, credit="Copyright 2023 Reuters"), None).outlet is None
    assert outlet.identify(article(text), None).outlet is None


def test_an_organisation_as_author_counts_where_the_page_credits_it() -> None:
    """JSON-LD alone may name a desk of the house."""
    html = linked(**{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Meridian"}})

    assert outlet.identify(article(html=html), markup.read(html)).agency is None
    credited = article(html=html, credit="Photo: Meridian / I. Strand")
    assert outlet.identify(credited, markup.read(html)).agency == "Meridian"


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("By Ann Lee, Reuters", "Reuters"),
        ("dpa/AFP", "dpa"),
        ("Von Max Muster und dpa", "dpa"),
        ("By Ann Reuters", None),
        (None, None),
    ],
)
def test_agencies_in_bylines(byline: str | None, agency: str | None) -> None:
    """A part of the byline that is an agency's name, no more and no less."""
    assert credits.in_byline(byline) == agency


def test_families_fail_closed() -> None:
    """Only the table joins names."""
    assert directory.family("The Times") == directory.family("The Sun")
    assert directory.family("Halm Times") == "Halm Times"


def test_short_names_count_in_capitals_only() -> None:
    """The form "AP" is an agency, "ap" is not."""
    assert directory.agency_called("AP") == "Associated Press"
    assert directory.agency_called("ap") is None


@pytest.mark.parametrize(
    ("url", "host"), [("https://WWW.a.example:80/x", "a.example"), ("http://[bad", None), ("", None)]
)
def test_hosts(url: str, host: str | None) -> None:
    """Lower case, without www; broken addresses have none."""
    assert directory.host_of(url) == host


def laid(*parts: tuple[str, str]) -> Article:
    """A page of blocks, each of a kind, with their lines."""
    text, blocks = "", []
    for kind, line in parts:
        blocks.append(Block(begin=len(text), end=len(text) + len(line), kind=kind, why=""))  # type: ignore[arg-type]
        text += f"{line}\n"
    document = Document(id="a", source=text, media="text", digest="", path="a")
    return Article(id="a", text=text, document=document, blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("parts", "agency"),
    [
        ([("headline", "Quay"), ("credit", "Reuters"), ("body", BODY)], "Reuters"),
        (
            [("headline", "Quay"), ("body", BODY), ("credit", "AFP"), ("clock", "2 May 2031"), ("body", BODY)],
            "Agence France-Presse",
        ),
        ([("headline", "Quay"), ("credit", "AA"), ("navigation", "Text Size"), ("body", BODY)], None),
        ([("headline", "Quay"), ("caption", "The quay."), ("credit", "Reuters"), ("body", BODY)], None),
        ([("body", BODY), ("credit", "Reuters"), ("body", BODY), ("body", BODY)], None),
        ([("body", BODY), ("credit", "© Meridian"), ("body", BODY)], None),
        ([("body", BODY), ("body", BODY), ("credit", "Source: Xinhua"), ("related", "More"), ("body", BODY)], "Xinhua"),
    ],
)
def test_credits_of_pictures_are_not_the_texts(parts: list[tuple[str, str]], agency: str | None) -> None:
    """Bare names count with the headline, above the date, or behind the last sentence; three letters need the date."""
    assert outlet.identify(laid(*parts), None).agency == agency


def test_an_agencys_own_site_prints_its_own_reports() -> None:
    """Unless it credits another."""
    page = markup.read("<html></html>")

    own = outlet.identify(article(url="https://apnews.com/a"), page)
    other = outlet.identify(article(f"{BODY} — Reuters", url="https://apnews.com/a"), page)

    assert (own.agency, other.agency) == ("Associated Press", "Reuters")


@pytest.mark.parametrize("name", ["https://www.harbour.example", "Blogger", "WordPress"])
def test_what_is_no_name_of_a_site_is_passed_over(name: str) -> None:
    """Addresses and the names of publishing systems say nothing; the host does."""
    page = markup.read(linked(**{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": name}}))

    assert outlet.identify(article(url="https://www.harbour.example/a"), page).outlet == "harbour.example"


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© Copyright 2031 - Harbour Post", "Harbour Post"),
        ("© 2031 Ansvarlig redaktør: Ada Moor", None),
        ("© 2031 Haki Zote Zimehifadhiwa", None),
        ("© 2031 Harbour Luxembourg S.A.", "Harbour Luxembourg"),
        ("© 2031 Harbour PostDatenschutzImpressumErklärung", "Harbour Post"),
        ("© 2031 Harbour Newspapers Limited Powered by Pier", "Harbour Newspapers"),
        ("© 2031 Haus &amp; Hafen", "Haus"),
    ],
)
def test_names_in_copyright_notices_end_where_names_do(notice: str, name: str | None) -> None:
    """Legal forms, rights, editors and glued words are no part of a name."""
    found = [n.name for n in credits.notices(notice)]

    assert found == ([name] if name else [])


def test_no_name_stands_twice_in_the_tables() -> None:
    """A name, alias or host that two rows claim would go to the first one in silence."""
    claimed = [
        form.strip()
        for name in ("agencies.tsv", "publishers.tsv")
        for row in table("rapporteur.pages", name)
        for form in {row[0], *";".join(row[1:3]).split(";")} - {""}
        if form.strip()
    ]

    assert sorted(claimed) == sorted(set(claimed))


def test_the_masthead_before_the_copyright_notice() -> None:
    """The owner in the notice is not the paper."""
    text = f"HALM GAZETTE\n{BODY}\n© 2024 Vane Holdings"
    kinds = ("navigation", "body", "navigation")
    ends = (12, 13 + len(BODY), len(text))
    begins = (0, 13, 14 + len(BODY))
    blocks = tuple(Block(begin=b, end=e, kind=k, why="") for b, e, k in zip(begins, ends, kinds, strict=True))
    assert outlet.identify(msgspec.structs.replace(article(text), blocks=blocks), None).outlet == "Halm Gazette"


def test_no_masthead_in_a_long_menu() -> None:
    """Where many lines stand above a report they are menus, and name other titles."""
    menu = "\n".join(["Halm Gazette", *["World"] * 20])
    text = f"{menu}\n{BODY}"
    head = Block(begin=0, end=len(menu), kind="navigation", why="")
    body = Block(begin=len(menu) + 1, end=len(text), kind="body", why="")
    assert outlet.identify(msgspec.structs.replace(article(text), blocks=(head, body)), None).outlet is None
