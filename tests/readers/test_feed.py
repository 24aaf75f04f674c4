"""Feeds: which entries are reports, and what the feed says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents


def read(folder: Path, data: bytes, name: str = "feed.xml") -> tuple[list[Document], list[str]]:
    path = folder / name
    path.write_bytes(data)
    found = list(read_documents([str(path)]))
    causes = [p.cause for p in found if isinstance(p, Problem)]
    return [d for d in found if isinstance(d, Document)], causes


def rss(items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Thu, 01 May 2031 23:30:00 -0500", "2031-05-01T23:30:00-05:00"),
        ("1 May 2031 23:30 GMT", "2031-05-01T23:30:00+00:00"),
        ("2031-05-01T23:30:00Z", "2031-05-01T23:30:00+00:00"),
        ("2031-05-01", "2031-05-01"),
        ("99 Mai 2031", None),
        ("tomorrow", None),
    ],
)
def test_a_date_keeps_its_zone_and_its_words(tmp_path: Path, date: str, iso: str | None) -> None:
    """The day does not move to that of Greenwich, and what was read from other words keeps them."""
    (document,), _ = read(tmp_path, rss(f"<item><pubDate>{date}</pubDate><description>Text.</description></item>"))

    assert document.given.published == iso
    assert document.given.published_text == (None if iso == date else date)


def test_the_title_of_a_feed_is_no_outlet(tmp_path: Path) -> None:
    """Who publishes an entry is what its ``<source>`` says, else unknown."""
    items = '<item><source url="http://o.example/">O</source><description>A.</description></item>'

    documents, _ = read(tmp_path, rss(items + "<item><description>B.</description></item>"))

    assert [d.given.outlet for d in documents] == ["O", None]


def test_an_entry_without_id_is_called_by_its_place(tmp_path: Path) -> None:
    """Else by its id, else by its address."""
    items = "".join(f"<item>{x}<description>{x}.</description></item>" for x in ("", "<link>http://n.example/</link>"))

    documents, _ = read(tmp_path, rss(items))

    assert [d.id for d in documents] == [f"{tmp_path / 'feed.xml'}#1", "http://n.example/"]


def test_a_feed_that_only_lists_is_named(tmp_path: Path) -> None:
    """No document is made from titles alone."""
    documents, causes = read(tmp_path, rss("<item><title>One</title></item><item><title>Two</title></item>"))

    assert (documents, causes) == ([], ["a feed of 2 entries, none of them with text"])


@pytest.mark.parametrize("head", ["", "\ufeff<?xml version='1.0'?>", "<!-- a note -->\n", "  \n"])
def test_feeds_are_told_by_their_first_element(tmp_path: Path, head: str) -> None:
    """Neither a missing declaration nor a page quoted inside makes a feed something else."""
    (document,), _ = read(
        tmp_path, rss("<item><description>&lt;html>&lt;body>Hi&lt;/body></description></item>", head), "saved.html"
    )

    assert document.source == "<html><body>Hi</body>"


def test_a_wide_encoding_is_read(tmp_path: Path) -> None:
    """UTF-16 is an encoding of XML."""
    data = rss("<item><description>Né.</description></item>", '<?xml version="1.0" encoding="utf-16"?>')

    (document,), causes = read(tmp_path, data.decode().encode("utf-16"))

    assert (document.source, causes) == ("Né.", [])


def test_nothing_outside_the_feed_is_opened(tmp_path: Path) -> None:
    """Entities that name files or multiply themselves bring nothing in."""
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    outside = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file://{secret}">]>'
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )

    found = [
        read(tmp_path, rss(f"<item><description>Seen. &{last};</description></item>", head))
        for head, last in ((outside, "a"), (bomb + "]>", "i"))
    ]

    assert all("hidden" not in d.source and len(d.source) < 1000 for documents, _ in found for d in documents)


def test_a_feed_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    """What one feed may hold has a bound."""
    documents, causes = read(tmp_path, rss("<item><description>" + "a " * 2_200_000 + "</description></item>"))

    assert (documents, causes) == ([], ["refused: larger than 4 MB, which is no single feed"])


def test_a_feed_that_its_parser_fails_on_is_refused(tmp_path: Path) -> None:
    """A declared encoding that is not even text was found by fuzzing."""
    documents, causes = read(tmp_path, b"<?xml version='1.0' encoding='\x9a'?><rss><channel><item/></channel></rss>")

    assert (documents, causes) == ([], ["a feed too damaged to be read"])
