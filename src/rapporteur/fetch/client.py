"""One request at a time, each within bounds.

In: an address. Out: :class:`Fetched`, the bytes as they came. Decided here: hosts are asked one request at a time with
a pause between; what a robots.txt forbids is not fetched; every redirect is checked as the first address was; size,
time and number of redirects have bounds.
Source: RFC 9309 (Robots Exclusion Protocol), RFC 9110 (conditional requests).
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from rapporteur.fetch.addresses import FetchError, Target, check, joined

if TYPE_CHECKING:
    from protego import Protego

PAGE_BYTES = 1 << 24
"""The largest answer (16 MB): that of the largest report the readers take."""
ROBOTS_BYTES = 500 << 10
"""What RFC 9309 asks to be read of a robots.txt."""
SECONDS = 30.0
"""The longest that one answer may take in all, ``QUIET`` without a byte."""
QUIET = 10.0
REDIRECTS = 5
LONGEST_PAUSE = 60.0
"""A robots.txt may ask for longer pauses than ours, up to this."""

AGENT = "rapporteur"
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; {AGENT})",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
_SECRET = re.compile(r"//[^/?#]*@")
_TOO_LONG = "refused: takes longer than {:.0f} seconds"
_MOVED = frozenset({301, 302, 303, 307, 308})
_DROPPED = frozenset({"transfer-encoding", "content-length", "connection"})


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: where it came from in the end, when, and every byte of it. ``headers`` keep their order."""

    asked: str
    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    when: str

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Client:
    """Fetches addresses; remembers when each host was asked last and what its robots.txt says.

    :param pause: seconds between two requests to one host
    :param sleep: how to wait (``time.sleep``), for tests
    """

    def __init__(
        self, *, pause: float = 1.0, allow_loopback: bool = False, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        import httpx2  # noqa: PLC0415 - only fetching needs it

        self._pause = pause
        self._allow_loopback = allow_loopback
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}
        self._http = httpx2.Client(follow_redirects=False, trust_env=False, timeout=QUIET, headers=_HEADERS)
        self._failures = (httpx2.HTTPError, httpx2.InvalidURL, OSError)
        self._streams: dict[str, Any] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, url: str, conditions: Mapping[str, str] | None = None) -> Fetched:
        """The answer to a request for ``url``, redirects followed.

        :param conditions: headers that ask for an answer only if the page has changed
        :raises FetchError: when it may not or cannot be fetched
        """
        asked = url
        for _ in range(REDIRECTS + 1):
            try:
                target = check(_without_fragment(url), allow_loopback=self._allow_loopback)
                self._allowed(target)
            except FetchError as error:
                raise FetchError(
                    f"redirected to {_SECRET.sub('//', url)}: {error}" if url != asked else str(error)
                ) from None
            found = self._ask(asked, target, PAGE_BYTES, conditions or {})
            place = found.header("location")
            if found.status not in _MOVED or not place:
                return found
            url = joined(target.url, place)
        raise FetchError(f"more than {REDIRECTS} redirects")

    def _allowed(self, target: Target) -> None:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._rules(target)
        rules = self._robots[target.origin]
        if rules is None:
            raise FetchError("refused: its robots.txt cannot be read, so nothing is allowed")
        if not rules.can_fetch(target.url, AGENT):
            raise FetchError("refused by its robots.txt")

    def _rules(self, target: Target) -> Protego | None:
        """What the host allows: all without a robots.txt, nothing (``None``) when it fails to answer."""
        from protego import Protego  # noqa: PLC0415 - only fetching needs it

        url = target.origin + "/robots.txt"
        try:
            for _ in range(REDIRECTS + 1):
                found = self._ask(url, check(url, allow_loopback=self._allow_loopback), ROBOTS_BYTES, {}, cut=True)
                place = found.header("location")
                if found.status not in _MOVED or not place:
                    break
                url = joined(url, place)
        except FetchError:
            return None
        if found.status >= 500:
            return None
        return Protego.parse(found.body.decode("utf-8", "replace") if 200 <= found.status < 300 else "")

    def _wait(self, target: Target) -> None:
        """Keep the pause that we or the host's robots.txt ask for."""
        rules = self._robots.get(target.origin)
        asked = (rules.crawl_delay(AGENT) if rules is not None else None) or 0.0
        pause = max(self._pause, min(float(asked), LONGEST_PAUSE))
        left = self._last.get(target.host, float("-inf")) + pause - time.monotonic()
        if left > 0:
            self._sleep(left)

    def _ask(
        self, asked: str, target: Target, limit: int, conditions: Mapping[str, str], *, cut: bool = False
    ) -> Fetched:
        """One request to the address that was checked, under the host's name."""
        self._wait(target)
        parts = urlsplit(target.url)
        numeric = f"[{target.numeric}]" if ":" in target.numeric else target.numeric
        peer = f"{numeric}:{target.port}"

        def note(event: str, info: Mapping[str, Any]) -> None:
            if event.endswith(("connect_tcp.complete", "start_tls.complete")):
                self._streams[peer] = info["return_value"]

        request = self._http.build_request(
            "GET",
            urlunsplit((parts.scheme, peer, parts.path or "/", parts.query, "")),
            headers={"Host": parts.netloc, **conditions},
            extensions={"sni_hostname": target.host, "trace": note},
        )
        when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        end = _Deadline(SECONDS, lambda: self._streams.get(peer))
        try:
            with end:
                response = self._http.send(request, stream=True)
                try:
                    body = _taken(response, limit, cut=cut)
                finally:
                    response.close()
        except self._failures as error:
            raise FetchError(_TOO_LONG.format(SECONDS) if end.passed else _unanswered(error)) from None
        finally:
            self._last[target.host] = time.monotonic()
        if end.passed:  # an answer without a length ends where its connection does
            raise FetchError(_TOO_LONG.format(SECONDS))
        headers = tuple((name, value) for name, value in response.headers.multi_items() if name.lower() not in _DROPPED)
        return Fetched(
            asked=asked,
            url=target.url,
            status=response.status_code,
            reason=response.reason_phrase,
            headers=headers,
            body=body,
            when=when,
        )


class _Deadline:
    """Ends an answer that takes too long, wherever it has come to: a head may come byte by byte for hours.

    :param stream: gives the connection that the answer comes over, once there is one
    """

    def __init__(self, seconds: float, stream: Callable[[], Any]) -> None:
        self.passed = False
        self._stream = stream
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.passed = True
        stream = self._stream()
        connection = stream.get_extra_info("socket") if stream is not None else None
        if connection is not None:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _unanswered(error: Exception) -> str:
    """Why no answer came, as the user is told."""
    if "Timeout" in type(error).__name__:
        return f"no answer within {QUIET:.0f} seconds"
    return f"no answer: {type(error).__name__}: {error}".rstrip(": ")


def _taken(response: Any, limit: int, *, cut: bool) -> bytes:
    """The bytes of an answer as they were sent, up to ``limit`` (a longer one is cut or refused)."""
    end = time.monotonic() + SECONDS
    parts, size = [], 0
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > limit:
            if cut:
                return b"".join(parts)[:limit]
            raise FetchError(f"refused: larger than {limit >> 20} MB")
        if time.monotonic() > end:
            raise FetchError(_TOO_LONG.format(SECONDS))
    return b"".join(parts)


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
