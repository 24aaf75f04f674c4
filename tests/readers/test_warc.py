"""Web archives: which records are pages, what is counted, and that damage costs what it touches."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents

HTML = "Content-Type: text/html; charset=utf-8\r\n"


def record(
    name: str, body: bytes, *, kind: str = "response", head: str = HTML, status: str = "200 OK", **fields: str
) -> bytes:
    """A WARC record of the page ``name``; ``fields`` are further headers, ``Content_Length`` overrides the true one."""
    content = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body if kind != "resource" else body
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"http://news.example/{name}",
        "WARC-Date": "2031-05-01T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{len(name):012d}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(content)),
        **{key.replace("_", "-"): value for key, value in fields.items()},
    }
    return (
        "".join(["WARC/1.0\r\n", *(f"{k}: {v}\r\n" for k, v in lines.items()), "\r\n"]).encode() + content + b"\r\n\r\n"
    )


def page(name: str) -> bytes:
    return f"<p>The harbour of {name} was opened on Monday.</p>".encode()


A, B, C = (record(name, page(name)) for name in "abc")


def read(folder: Path, *parts: bytes) -> tuple[list[Document], list[str]]:
    path = folder / "crawl.warc.gz"
    path.write_bytes(b"".join(parts))
    found = list(read_documents([str(path)]))
    causes = [p.cause for p in found if isinstance(p, Problem)]
    return [d for d in found if isinstance(d, Document)], causes


def names(documents: list[Document]) -> str:
    return "".join(d.id.rpartition("/")[2] for d in documents)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_become_documents_with_address_and_time(tmp_path: Path, packed: bool) -> None:
    """A page is called by its address, and the time it was fetched is kept beside it; gzip makes no difference."""
    documents, causes = read(tmp_path, *(gzip.compress(part) if packed else part for part in (A, B)))

    assert [(d.id, d.media, d.record) for d in documents] == [
        ("http://news.example/a", "html", 1),
        ("http://news.example/b", "html", 2),
    ]
    assert documents[0].source == page("a").decode()
    assert (documents[0].given.url, documents[0].given.fetched) == ("http://news.example/a", "2031-05-01T10:00:00Z")
    assert causes == []


def test_the_same_address_fetched_twice_gives_two_reports(tmp_path: Path) -> None:
    """The later capture is called by its time; the same bytes again are left out, and both are told."""
    later = record("a", b"<p>The harbour was closed again.</p>", WARC_Date="2031-05-02T08:00:00Z")

    documents, causes = read(tmp_path, A, later, A)

    assert [d.id for d in documents] == ["http://news.example/a", "http://news.example/a#2031-05-02T08:00:00Z"]
    assert ["left out" in cause for cause in causes] == [False, True]


@pytest.mark.parametrize(
    ("part", "cause"),
    [
        (record("x", b"", kind="revisit"), "1 record: a revisit, whose page stands in another record"),
        (record("x", b"gone", status="404 Not Found"), "1 record: status 404"),
        (record("x", b"GIF89a", head="Content-Type: image/gif\r\n"), "1 record: not a page but image/gif"),
        (record("x", page("x"), WARC_Truncated="length"), "1 record: truncated when it was fetched"),
        (record("x", b"  "), "1 record: an empty page"),
        (record("x", page("x")).replace(b"HTTP/1.1 200", b"XTTP/1.1 200"), "1 record: no HTTP response in it"),
        (
            record("x", page("x"), head=HTML + "Content-Encoding: zstd\r\n"),
            "1 record: an unknown content encoding (zstd)",
        ),
        (
            record("x", gzip.compress(page("x"))[:-9], head=HTML + "Content-Encoding: gzip\r\n"),
            "1 record: compression that",
        ),
        (record("x", page("x"), head=HTML + "Content-Encoding: " + "gzip," * 9 + "\r\n"), "1 record: 9 layers"),
        (record("x", page("x"), Content_Length="20"), "1 record: no HTTP response in it"),
        (record("x", page("x"), Content_Length="70000"), "1 record: broken, cut short"),
        (record("x", page("x"), Content_Length="9" * 30), "1 record: broken, no length that can be believed"),
        (record("x", page("x"), Content_Length="-4"), "1 record: broken, no length that can be believed"),
        (b"What is this?\r\n", "1 record: broken, no beginning of a record"),
        (record("x", page("x") * 400_000), "1 record: refused, holds more than 16 MB"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_passed_over_is_counted_and_the_rest_is_read(
    tmp_path: Path, part: bytes, cause: str, packed: bool
) -> None:
    """The pages before and after a record that gives none are read; its cause is named with its offset."""
    press = gzip.compress if packed else bytes
    documents, causes = read(tmp_path, press(A), press(part), press(C))

    assert names(documents) == "ac"
    assert any(c.startswith(cause) and f"(at byte {len(press(A))}" in c for c in causes) or "beginning" in cause
    assert causes[0].startswith(("1 record: broken", cause))


def test_a_damaged_gzip_member_costs_its_own_record(tmp_path: Path) -> None:
    """Reading goes on with the next member, and the damage is named once, where it is."""
    damaged = bytearray(gzip.compress(B))
    damaged[40:60] = bytes(20)

    documents, causes = read(tmp_path, gzip.compress(A), bytes(damaged), gzip.compress(C))

    assert names(documents) == "ac"
    assert causes == [f"1 record: broken, damaged (at byte {len(gzip.compress(A))})"]


def test_an_archive_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    """A transfer that broke off costs its last record."""
    documents, causes = read(tmp_path, gzip.compress(A), gzip.compress(B)[:-30])

    assert names(documents) == "a"
    assert causes == [f"1 record: broken, cut short (at byte {len(gzip.compress(A))})"]


def test_a_length_that_swallows_the_next_record_mixes_no_pages(tmp_path: Path) -> None:
    """The page of a wrong length is dropped aloud, the one it would have swallowed is read."""
    long = record("b", page("b"), Content_Length=str(len(page("b")) + len(A) + 20))

    documents, causes = read(tmp_path, A, long, C, C.replace(b"/c", b"/d"))

    assert names(documents) == "acd"
    assert causes[0].startswith("1 record: broken, a length that reaches into the next record")


def test_many_records_of_one_cause_are_one_problem(tmp_path: Path) -> None:
    """An archive of pictures says so in one line: the count, and the first offsets."""
    picture = record("x", b"GIF89a", head="Content-Type: image/gif\r\n")

    documents, causes = read(tmp_path, *[picture] * 1000, A)

    first = ", ".join(str(k * len(picture)) for k in range(5))
    assert names(documents) == "a"
    assert causes == [f"1000 records: not a page but image/gif (at byte {first}, …)"]


def test_bodies_are_unpacked_and_decoded_as_their_heads_say(tmp_path: Path) -> None:
    """Chunks and gzip are taken off, a layer that is only announced is not; the charset of the head comes first."""
    zipped = gzip.compress(page("a"))
    chunked = f"{len(zipped):x}\r\n".encode() + zipped + b"\r\n0\r\n\r\n"
    head = HTML + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    greek = "<p>Το λιμάνι άνοιξε ξανά χθες το πρωί.</p>"

    documents, causes = read(
        tmp_path,
        record("a", chunked, head=head),
        record("b", page("b"), head=head),
        record("c", greek.encode("iso8859-7"), head="Content-Type: text/html; charset=ISO-8859-7\r\n"),
        record("d", page("d"), head=""),
    )

    assert [d.source for d in documents] == [page("a").decode(), page("b").decode(), greek, page("d").decode()]
    assert causes == []


def test_resources_are_pages_and_requests_are_not_counted(tmp_path: Path) -> None:
    """A page stored without HTTP is read; what an archive keeps about itself is no loss."""
    kept = record("r", page("r"), kind="resource", Content_Type="text/html")

    documents, causes = read(tmp_path, record("q", b"", kind="request"), record("m", b"", kind="metadata"), kept)

    assert (names(documents), causes) == ("r", [])


class _Pipe(io.RawIOBase):
    """Bytes that can be read once."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)


@pytest.mark.parametrize("press", [bytes, gzip.compress])
def test_an_archive_from_a_pipe_is_read_to_its_first_damage(press: Callable[[bytes], bytes]) -> None:
    """A pipe cannot be read twice: what follows the damage is lost, and that is told."""
    pipe = io.BufferedReader(_Pipe(press(A) + press(B) + press(b"???\r\n") + press(C)))

    first, second, problem = read_documents(["-"], pipe)

    assert names([d for d in (first, second) if isinstance(d, Document)]) == "ab"
    assert "nothing after it could be read" in str(problem)


_BOMB = """
import resource, sys
from rapporteur.readers import read_documents
list(read_documents([sys.argv[1]]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = list(read_documents([sys.argv[2]]))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10, found[0].cause)
"""


def test_a_kilobyte_that_swells_to_500_megabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    """Two layers of gzip, 500 MB in 2 KB: refused within 64 MB of memory."""
    zeros = io.BytesIO()
    with gzip.GzipFile(fileobj=zeros, mode="wb") as inner:
        for _ in range(500):
            inner.write(bytes(1_000_000))
    bomb, small = tmp_path / "bomb.warc.gz", tmp_path / "small.warc.gz"
    bomb.write_bytes(gzip.compress(record("z", zeros.getvalue(), head=HTML + "Content-Encoding: gzip\r\n")))
    small.write_bytes(gzip.compress(A))

    done = subprocess.run(
        [sys.executable, "-c", _BOMB, str(small), str(bomb)], capture_output=True, text=True, check=True, timeout=60
    )

    megabytes, cause = done.stdout.split(" ", 1)
    assert bomb.stat().st_size < 2048
    assert int(megabytes) < 64
    assert cause.startswith("1 record: refused, unpacks to more than 16 MB")


def test_only_pages_that_are_missing_count_as_lost(tmp_path: Path) -> None:
    """Pictures and revisits in an archive are told, and leave the exit status alone; a page cut short does not."""
    picture = record("x", b"GIF89a", head="Content-Type: image/gif\r\n")
    path = tmp_path / "crawl.warc"
    path.write_bytes(picture + record("x", b"", kind="revisit") + record("x", page("x"), Content_Length="9000"))

    found = [(p.cause.split(": ")[1][:7], p.lost) for p in read_documents([str(path)]) if isinstance(p, Problem)]

    assert found == [("a revis", False), ("broken,", True), ("not a p", False)]
