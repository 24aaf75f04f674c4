"""From addresses to an archive: the loop.

In: addresses, files that list addresses, a folder. Out: how many pages were stored, and a problem for each that was
not. Decided here: lists are opened (a list of feeds gives feeds, a feed gives pages), in order, at most ``limit``
addresses in all and ``LEVELS`` deep; nothing is fetched that was not asked for or listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from rapporteur.errors import InputError
from rapporteur.fetch.addresses import FetchError
from rapporteur.fetch.archive import Archive
from rapporteur.fetch.client import Client
from rapporteur.fetch.lists import LIST_BYTES, addresses
from rapporteur.model import Problem

STEP = "fetch"
LEVELS = 3
"""A list of sitemaps lists sitemaps that list pages; OPML lists feeds that list pages."""


class Harvest(msgspec.Struct, frozen=True):
    """What came of it: the archive, pages stored now, pages that had not changed, and what was not fetched."""

    path: str
    stored: int
    unchanged: int
    problems: tuple[Problem, ...]


class _Count(msgspec.Struct):
    stored: int = 0
    unchanged: int = 0


def harvest(
    sources: Sequence[str],
    folder: str,
    *,
    limit: int = 500,
    client: Callable[[], Client] = Client,
) -> Harvest:
    """Fetch ``sources`` (addresses, and files that list some) into an archive in ``folder``.

    :param limit: addresses that are asked for at most
    :raises InputError: when the folder cannot be written or its state is not ours
    """
    count = _Count()
    try:
        archive = Archive(Path(folder))
        with client() as asked:
            problems = tuple(_problems(sources, archive, asked, limit, count))
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(folder, f"cannot be used: {error}") from None
    return Harvest(str(archive.path), count.stored, count.unchanged, problems)


def _problems(sources: Sequence[str], archive: Archive, client: Client, limit: int, count: _Count) -> Iterator[Problem]:
    """Fetch all; give what could not be."""
    waiting: list[tuple[str, int]] = []
    for source in sources:
        try:
            waiting += [(url, level) for url, level in _given(source)]
        except FetchError as error:
            yield Problem(path=source, cause=str(error), step=STEP)
    seen: set[str] = set()
    place = 0
    while place < len(waiting):
        url, level = waiting[place]
        place += 1
        if url in seen:
            continue
        if len(seen) == limit:
            left = len({u for u, _ in waiting[place - 1 :]} - seen)
            yield Problem(
                path=url, cause=f"not fetched, nor {left - 1} more: the limit is {limit} addresses", step=STEP
            )
            return
        seen.add(url)
        try:
            waiting += [(found, level + 1) for found in _fetch(url, level, archive, client, count)]
        except FetchError as error:
            yield Problem(path=url, cause=str(error), step=STEP)


def _given(source: str) -> Iterator[tuple[str, int]]:
    """What the user named: an address, or a file that lists some."""
    if source.lower().startswith(("http://", "https://")):
        yield source, 0
        return
    try:
        with open(source, "rb") as file:
            listed = addresses(file.read(LIST_BYTES), "")
    except OSError as error:
        known = "only http:// and https:// are fetched" if "://" in source else error.strerror
        raise FetchError(f"neither an address nor a file: {known}") from None
    if not listed:
        raise FetchError("no list of addresses (OPML, sitemap, feed) with one in it")
    for url in listed:
        yield url, 1


def _fetch(url: str, level: int, archive: Archive, client: Client, count: _Count) -> tuple[str, ...]:
    """Store the page at ``url``, or give the addresses that it lists."""
    found = client.get(url, archive.conditions(url))
    if found.status == 304:
        count.unchanged += 1
        return ()
    if not 200 <= found.status < 300:
        later = found.header("retry-after")
        wait = f"; the host asks to wait {later} seconds" if later is not None and later.isdecimal() else ""
        raise FetchError(f"status {found.status} {found.reason}".rstrip() + wait)
    listed = addresses(found.body, found.url)
    if listed is None:
        stored = archive.add(found)
        count.stored += stored
        count.unchanged += not stored
        return ()
    if level >= LEVELS:
        raise FetchError(f"a list inside {LEVELS} lists")
    return listed
