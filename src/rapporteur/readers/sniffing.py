"""What kind of thing some bytes are.

In: the first bytes of a file and its name. Out: a kind, or the cause why it is none. Decided here: content decides,
the name only where the content leaves it open (an HTML fragment, a JSON Lines file whose first line is broken).
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

import msgspec

from rapporteur.readers.decoding import wide

Kind = Literal["text", "html", "jsonl", "json", "table", "feed", "mail", "mailbox"]

HEAD_BYTES = 1 << 14
"""How much of a file is looked at; the longest preamble before ``<html`` met in saved pages was 6 KB of comments."""

CONTROL_SHARE = 0.02
"""Control characters above this share make a file binary; log files with colour codes stay below .01."""

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive, which is not opened; unpack it"),
    (b"Rar!", "a RAR archive, which is not opened; unpack it"),
    (b"\x1f\x9d", "a compress (.Z) archive, which is not opened; unpack it"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_BESIDE = frozenset({"a PNG image", "a JPEG image", "a GIF image", "a media file", "a program"})
_PACKED = re.compile(r"\.(?:gz|bz2|xz|lzma|zst)$")
_MBOX = re.compile(rb"From [^\n]{3,200}\d\d:\d\d[^\n]{0,60}\r?\n[!-9;-~]{1,80}:")
_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]{0,4}:")
_CARRIED = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to"})
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML_START = re.compile(
    rb"(?:<!doctype\s+html|<html|<head|<body|<div|<p|<article|<section|<main|<h[1-6]|<span|<table|<ul|<meta|<title|<!--)[\s>/!-]",
    re.IGNORECASE,
)
_HTML_INSIDE = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:p|div|br|a|span|h[1-6])\b", re.IGNORECASE)
_JSON_OBJECT = re.compile(rb'\{\s*["}]')
_JSON_ARRAY = re.compile(rb"\[\s*\{")
_ROOT = re.compile(rb"<([A-Za-z_][A-Za-z0-9_.-]{0,30}(?::[A-Za-z0-9_.-]{1,30})?)[\s>/]")
_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf", b"atom:feed"})
_LISTS = {
    b"opml": "a list of feeds (OPML)",
    b"urlset": "a sitemap",
    b"sitemapindex": "a list of sitemaps",
}


class NotText(msgspec.Struct, frozen=True, kw_only=True):
    """Why the bytes hold no report; ``beside`` where they are of a kind that never does (pictures, programs)."""

    cause: str
    beside: bool = False


def sniff(head: bytes, name: str) -> Kind | NotText:
    """The kind of a file that begins with ``head`` and is called ``name``."""
    encoding = wide(head)
    if encoding is not None:
        head = head.decode(encoding, "ignore").encode()
    refused = _refusal(head)
    if refused is not None:
        return refused
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    lower = _PACKED.sub("", name.lower())
    told = _xml_kind(start) or _json_kind(start, lower)
    if told is not None:
        return told
    if lower.endswith((".csv", ".tsv")):
        return "table"
    if _MBOX.match(start):
        return "mailbox"
    if _is_mail(start):
        return "mail"
    return "html" if _is_html(start, lower) else "text"


def _is_mail(start: bytes) -> bool:
    """A message begins with its fields, and has one that no one pastes: a text that quotes a message stays a text."""
    head = start.partition(b"\n\n")[0] if b"\n\n" in start else start.partition(b"\r\n\r\n")[0]
    lines = head.splitlines()
    if not lines or not all(_FIELD.match(line) or line[:1] in (b" ", b"\t") for line in lines[:-1]):
        return False
    names = {line.partition(b":")[0].strip().lower() for line in lines}
    return b"from" in names and bool(names & _CARRIED)


def _xml_kind(start: bytes) -> Kind | NotText | None:
    """Feeds are told by their first element: pages quoted inside them must not make them pages."""
    if not start.startswith(b"<"):
        return None
    found = _ROOT.search(start)
    root = found[1].lower() if found is not None else b""
    if root in _FEEDS:
        return "feed"
    if root in _LISTS:
        return NotText(cause=f"{_LISTS[root]}: it holds addresses, not reports; `rapporteur fetch` takes it")
    if start[:5] == b"<?xml" and _HTML_INSIDE.search(start) is None:
        return NotText(cause="XML that is not HTML")
    return None


def _is_html(start: bytes, lower: str) -> bool:
    if _HTML_START.match(start) or _HTML_INSIDE.search(start):
        return True
    return lower.endswith((".html", ".htm", ".xhtml")) and _TAG.search(start) is not None


def _refusal(head: bytes) -> NotText | None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return NotText(cause=f"binary file: {what}", beside=what in _BESIDE)
    if len(_CONTROL.findall(head)) > CONTROL_SHARE * len(head):
        return NotText(cause="binary file")
    return None


def _json_kind(start: bytes, lower: str) -> Kind | None:
    if lower.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if _JSON_ARRAY.match(start):
        return "json"
    if not _JSON_OBJECT.match(start):
        return "json" if start[:1] in (b"{", b"[") and lower.endswith(".json") else None
    first, newline, _ = start.partition(b"\n")
    return "jsonl" if not newline or first.rstrip().endswith(b"}") else "json"
