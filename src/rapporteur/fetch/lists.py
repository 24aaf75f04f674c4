"""Lists of addresses: OPML, sitemaps, feeds.

In: bytes. Out: the addresses they list, or nothing where they are no list. Decided here: a feed is a list of the pages
it announces, whether or not it holds their texts.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from urllib.parse import urljoin

from rapporteur.readers.feed import parsed
from rapporteur.readers.sniffing import HEAD_BYTES, NotText, sniff

_NAMED = {"outline": "xmlUrl"}
_WRITTEN = "loc"
_AROUND = frozenset({"url", "sitemap"})
_GZIP = b"\x1f\x8b"

LIST_BYTES = 1 << 24
"""The largest list, unpacked (16 MB): sitemaps may have 50 MB, more than anyone fetches at once."""


def addresses(data: bytes, base: str) -> tuple[str, ...] | None:
    """The addresses in a list, in order, each once; ``None`` where ``data`` is no list."""
    if data.startswith(_GZIP):
        data = _unpacked(data)
    kind = sniff(data[:HEAD_BYTES], "")
    if kind == "feed":
        found = _feed(data)
    elif isinstance(kind, NotText) and "holds addresses" in kind.cause:
        found = _xml(data)
    else:
        return None
    return tuple(dict.fromkeys(url for address in found for url in _absolute(base, address)))


def _absolute(base: str, address: str) -> Iterator[str]:
    try:
        url = urljoin(base, address.strip())
    except ValueError:
        return
    if url.lower().startswith(("http://", "https://")):
        yield url


def _feed(data: bytes) -> list[str]:
    feed = parsed(data)
    return [str(entry.link) for entry in feed.entries if entry.get("link")] if feed is not None else []


def _xml(data: bytes) -> list[str]:
    """What OPML keeps in attributes and sitemaps in elements, as far as the XML goes."""
    from lxml import etree  # noqa: PLC0415 - only lists need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return []
    found = []
    for element in root.iter("{*}*") if root is not None else ():
        name, parent = etree.QName(element).localname, element.getparent()
        if name == _WRITTEN and parent is not None and etree.QName(parent).localname in _AROUND:
            found.append(element.text or "")
        elif name in _NAMED:
            found.append(element.get(_NAMED[name], ""))
    return [address for address in found if address.strip()]


def _unpacked(data: bytes) -> bytes:
    """A packed sitemap, up to :data:`LIST_BYTES`; nothing where it is broken."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LIST_BYTES)
    except zlib.error:
        return b""
