"""Fetching, against a server on this machine: what is asked for, what is refused, and what is kept."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from rapporteur.cli import main
from rapporteur.fetch import Client, Harvest, harvest
from rapporteur.fetch import client as client_module
from rapporteur.model import Document
from rapporteur.readers import read_documents

PAGE = b"<html><title>Harbour</title><p>The harbour of Solva was opened on Monday.</p></html>"


class Site(ThreadingHTTPServer):
    """Pages by path: status, headers, body; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.seen: list[dict[str, str]] = []

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, body)
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.seen.append({name.lower(): value for name, value in self.headers.items()})
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"nothing here"))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this machine, stopped afterwards."""
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(folder: Path, *urls: str, limit: int = 50) -> Harvest:
    return harvest(urls, str(folder), limit=limit, client=lambda: Client(pause=0.0, allow_loopback=True))


def causes(found: Harvest) -> list[str]:
    return [problem.cause for problem in found.problems]


def test_what_is_fetched_can_be_read(site: Site, tmp_path: Path) -> None:
    """The archive gives each page under its address, with the time it was fetched and every byte."""
    url = site.put("/a")

    found = fetched(tmp_path / "pages", url)

    (document,) = read_documents([str(tmp_path / "pages")])
    assert (found.stored, found.unchanged, found.problems) == (1, 0, ())
    assert isinstance(document, Document)
    assert (document.id, document.given.url, document.source) == (url, url, PAGE.decode())
    assert abs(time.time() - _seconds(document.given.fetched or "")) < 60


def _seconds(when: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(when).timestamp()


def test_a_page_is_asked_for_again_only_if_it_has_changed(site: Site, tmp_path: Path) -> None:
    """The host's own mark is sent back; what has not changed is not stored twice, what has is stored beside it."""
    url = site.put("/a", ETag='"1"')
    fetched(tmp_path, url)
    again = fetched(tmp_path, url)
    site.put("/a", b"<p>It was closed again.</p>", ETag='"2"')

    changed = fetched(tmp_path, url)

    assert [(h.stored, h.unchanged) for h in (again, changed)] == [(0, 1), (1, 0)]
    assert site.seen[-1]["if-none-match"] == '"1"'
    assert len([d for d in read_documents([str(tmp_path)]) if isinstance(d, Document)]) == 2


def test_the_same_bytes_without_a_mark_are_stored_once(site: Site, tmp_path: Path) -> None:
    """A host that marks nothing is asked again, and the digest tells."""
    url = site.put("/a")

    found = [fetched(tmp_path, url) for _ in range(2)]

    assert [(h.stored, h.unchanged) for h in found] == [(1, 0), (0, 1)]


def test_robots_are_obeyed_with_wildcards(site: Site, tmp_path: Path) -> None:
    """What a robots.txt forbids is not asked for, also behind a redirect; it is asked for once."""
    site.put("/robots.txt", b"User-agent: *\nDisallow: /*/private$\n")
    urls = [site.put("/x/private"), site.put("/open"), site.put("/moved", status=302, Location="/y/private")]

    found = fetched(tmp_path, *urls)

    behind = f"redirected to {site.url('/y/private')}: refused by its robots.txt"
    assert (found.stored, causes(found)) == (1, ["refused by its robots.txt", behind])
    assert site.asked == ["/robots.txt", "/open", "/moved"]


def test_a_host_that_cannot_say_what_it_allows_is_left_alone(site: Site, tmp_path: Path) -> None:
    """A robots.txt that fails is not the same as none."""
    site.put("/robots.txt", b"", status=503)

    found = fetched(tmp_path, site.put("/a"))

    assert causes(found) == ["refused: its robots.txt cannot be read, so nothing is allowed"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_addresses_that_are_not_public_are_refused(host: str, tmp_path: Path) -> None:
    """However they are written, and without asking them."""
    found = harvest([f"http://{host}/"], str(tmp_path))

    assert [cause.startswith("refused: ") and "no public address" in cause for cause in causes(found)] == [True]


def test_a_name_is_refused_when_any_of_its_addresses_is_not_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are resolved before anything is asked."""
    answers = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)

    found = harvest(["http://news.example/"], str(tmp_path))

    assert causes(found) == ["refused: news.example is at 10.0.0.1, which is no public address"]


@pytest.mark.parametrize(
    ("place", "cause"),
    [
        ("http://10.0.0.1/", "redirected to http://10.0.0.1/: refused: 10.0.0.1 is no public address"),
        ("file:///etc/hostname", "redirected to file:///etc/hostname: neither http nor https"),
        ("//user:word@127.0.0.1/", "redirected to http://127.0.0.1/: an address with a name or password in it"),
        ("/loop", "more than 5 redirects"),
        ("http://[bad", "no address"),
    ],
)
def test_redirects_are_checked_as_addresses_are(site: Site, tmp_path: Path, place: str, cause: str) -> None:
    """A public page cannot send us where we would not have gone."""
    url = site.put("/loop", status=302, Location=place)

    found = fetched(tmp_path, url)

    assert len(found.problems) == 1
    assert causes(found)[0].startswith(cause)


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is resolved once a request, and the host is told the name it was asked under."""
    calls: list[object] = []

    def resolve(*asked: object, **_: object) -> list[object]:
        calls.append(asked[0])
        return [(2, 1, 6, "", ("127.0.0.1", site.server_port))]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    site.put("/a")

    found = fetched(tmp_path, f"http://news.example:{site.server_port}/a")

    assert (found.stored, set(calls) - {"127.0.0.1"}) == (1, {"news.example"})
    assert site.seen[-1]["host"] == f"news.example:{site.server_port}"


def test_lists_are_opened(site: Site, tmp_path: Path) -> None:
    """A file of feeds gives feeds, a feed gives pages, a packed sitemap too; each address is asked for once."""
    items = "".join(f"<item><link>{link}</link></item>" for link in (site.url("/a"), "/b", "http://[bad"))
    site.put("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    site.put("/map.gz", gzip.compress(f"<urlset xmlns='x'><url><loc>{site.url('/b')}</loc></url></urlset>".encode()))
    site.put("/a")
    site.put("/b", PAGE + b"b")
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f"<opml version='2.0'><body><outline><outline xmlUrl='{site.url('/feed')}'/></outline></body></opml>"
    )

    found = fetched(tmp_path / "pages", str(opml), site.url("/map.gz"))

    assert (found.stored, found.problems) == (2, ())
    assert sorted(site.asked) == ["/a", "/b", "/feed", "/map.gz", "/robots.txt"]


def test_a_list_of_itself_ends(site: Site, tmp_path: Path) -> None:
    """Lists are opened three deep, and an address is asked for once."""
    for k in range(6):
        target = f"<sitemapindex xmlns='x'><sitemap><loc>{site.url(f'/{k + 1}')}</loc></sitemap></sitemapindex>"
        site.put(f"/{k}", target.encode())
    site.put("/self", f"<sitemapindex><sitemap><loc>{site.url('/self')}</loc></sitemap></sitemapindex>".encode())

    found = fetched(tmp_path, site.url("/0"), site.url("/self"))

    assert (found.stored, causes(found)) == (0, ["a list inside 3 lists"])


def test_no_more_is_asked_for_than_the_limit(site: Site, tmp_path: Path) -> None:
    """What the limit leaves out is told with its number."""
    locs = "".join(f"<url><loc>{site.put(f'/{k}', PAGE + b'%d' % k)}</loc></url>" for k in range(9))
    site.put("/map", f"<urlset>{locs}</urlset>".encode())

    found = fetched(tmp_path, site.url("/map"), limit=4)

    assert (found.stored, causes(found)) == (3, ["not fetched, nor 5 more: the limit is 4 addresses"])


def test_answers_have_bounds(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is refused, what fails is told, and the rest goes on."""
    monkeypatch.setattr(client_module, "PAGE_BYTES", 1 << 20)
    urls = [site.put("/big", bytes(1 << 21)), site.put("/a"), site.url("/none"), "ftp://127.0.0.1/", "nowhere"]

    found = fetched(tmp_path, *urls)

    assert (found.stored, sorted(causes(found))) == (
        1,
        [
            "neither an address nor a file: No such file or directory",
            "neither an address nor a file: only http:// and https:// are fetched",
            "refused: larger than 1 MB",
            "status 404 Not Found",
        ],
    )


def test_a_host_that_asks_to_wait_is_quoted(site: Site, tmp_path: Path) -> None:
    """The status in numbers and words, and how long the host asks to be left alone."""
    url = site.put("/busy", status=429, **{"Retry-After": "120"})

    assert causes(fetched(tmp_path, url)) == ["status 429 Too Many Requests; the host asks to wait 120 seconds"]


class _Slow:
    """A host that answers byte by byte, for ever: in the head or in the body."""

    def __init__(self, opening: bytes) -> None:
        self._opening = opening
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/a"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError), self._listener:
            while True:
                connection, _ = self._listener.accept()
                with suppress(OSError), connection:
                    self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        if connection.recv(4096).startswith(b"GET /robots.txt"):
            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        connection.sendall(self._opening)
        for _ in range(600):
            connection.sendall(b"a")
            time.sleep(0.05)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()


@pytest.mark.parametrize(
    "opening",
    [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n"],
    ids=["head", "body", "body without a length"],
)
def test_a_slow_answer_is_given_up(opening: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time has a bound for the whole answer, its head too, not only for each byte."""
    monkeypatch.setattr(client_module, "SECONDS", 2.0)
    host = _Slow(opening)
    begin = time.monotonic()
    found = fetched(tmp_path, host.url)
    host.close()

    assert causes(found) == ["refused: takes longer than 2 seconds"]
    assert time.monotonic() - begin < 25


def test_hosts_are_asked_with_pauses(site: Site, tmp_path: Path) -> None:
    """The pause is ours, or the longer one that the host asks for, within reason."""
    waits: list[float] = []
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    urls = [site.put("/a"), site.put("/b", PAGE + b"b")]

    harvest(urls, str(tmp_path), client=lambda: Client(pause=2.0, allow_loopback=True, sleep=waits.append))

    assert [round(wait) for wait in waits] == [7, 7]


def test_the_command_tells_what_it_stored(site: Site, tmp_path: Path) -> None:
    """Exit status 0 when all was stored, 1 when some was not, 2 when nothing was."""
    runner, good, bad = CliRunner(), site.put("/a"), site.url("/none")

    results = [
        runner.invoke(main, ["fetch", *urls, "-o", str(tmp_path / f"{k}"), "--pause", "0.1", "--allow-private"])
        for k, urls in enumerate(([good], [good, bad], [bad]))
    ]

    assert [r.exit_code for r in results] == [0, 1, 2]
    assert results[0].output == f"1 pages stored in {tmp_path}/0/fetched.warc.gz, 0 unchanged\n"
    assert f"{bad}: status 404" in results[1].output


def test_a_folder_that_cannot_be_used_is_named(site: Site, tmp_path: Path) -> None:
    """A file in its place, or a state that is not ours, ends before anything is asked."""
    (tmp_path / "file").write_text("x")

    result = CliRunner().invoke(main, ["fetch", site.put("/a"), "-o", str(tmp_path / "file")])

    assert (result.exit_code, site.asked) == (2, [])
    assert "cannot be used" in result.output
