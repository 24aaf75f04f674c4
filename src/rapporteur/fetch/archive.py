"""What was fetched, as it came.

In: answers. Out: a WARC archive that the readers take, and beside it what the hosts said about the age of their pages.
Decided here: an archive only grows, by whole records; each carries the digest of its bytes and the time it was fetched,
so that a record of events can be made again from it; a page whose bytes have not changed is not stored again.
Source: ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import gzip
import hashlib
import os
import uuid
from base64 import b32encode
from pathlib import Path

import msgspec

from rapporteur.fetch.client import Fetched

ARCHIVE = "fetched.warc.gz"
STATE = ".fetched.json"
"""Begins with a dot: readers of a folder pass it over."""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a page that was fetched before."""

    digest: str
    etag: str | None = None
    modified: str | None = None


class Archive:
    """The folder of an archive; its state is written after every record."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / ARCHIVE
        self._state = folder / STATE
        self._kept: dict[str, Kept] = {}
        if self.path.exists() and self._state.exists():
            self._kept = msgspec.json.decode(self._state.read_bytes(), type=dict[str, Kept])

    def conditions(self, url: str) -> dict[str, str]:
        """Headers by which a host is asked for ``url`` only if it has changed."""
        kept = self._kept.get(url)
        asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified} if kept else {}
        return {name: value for name, value in asked.items() if value}

    def add(self, found: Fetched) -> bool:
        """Store an answer; ``False`` when the same bytes are there already."""
        digest = hashlib.sha256(found.body).hexdigest()
        before = self._kept.get(found.asked)
        self._kept[found.asked] = Kept(digest, found.header("etag"), found.header("last-modified"))
        if before is None or before.digest != digest:
            with self.path.open("ab") as stream:
                stream.write(gzip.compress(record(found), mtime=0))
        self._remember()
        return before is None or before.digest != digest

    def _remember(self) -> None:
        part = self._state.with_name(self._state.name + ".part")
        part.write_bytes(msgspec.json.encode(self._kept, order="sorted"))
        os.replace(part, self._state)


def record(found: Fetched) -> bytes:
    """An answer as a WARC record of the type "response"."""
    lines = [f"HTTP/1.1 {found.status} {found.reason}", *(f"{name}: {value}" for name, value in found.headers)]
    head = "\r\n".join(" ".join(line.splitlines()) for line in lines).encode("latin-1", "replace")
    block = head + b"\r\n\r\n" + found.body
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{found.url} {found.when}')}>",
        "WARC-Date": found.when,
        "WARC-Target-URI": found.url,
        "Content-Type": "application/http; msgtype=response",
        "WARC-Payload-Digest": f"sha256:{b32encode(hashlib.sha256(found.body).digest()).decode()}",
        "Content-Length": str(len(block)),
    }
    warc = "".join(["WARC/1.1\r\n", *(f"{name}: {value}\r\n" for name, value in fields.items()), "\r\n"])
    return warc.encode() + block + b"\r\n\r\n"
