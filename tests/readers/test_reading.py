"""Sources to documents: what is read, what is told, and that nothing is raised."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents


def _read(*sources: str, stdin: bytes | None = None) -> tuple[list[Document], list[Problem]]:
    found = list(read_documents(sources, io.BytesIO(stdin) if stdin is not None else None))
    return [d for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, so that ids are the paths as given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_text_is_the_file_decoded_with_its_line_breaks(here: Path) -> None:
    """Offsets into a plain text equal those of ``open(path, encoding="utf-8", newline="")``, BOM and all."""
    data = "\ufeffOne.\r\nTwo é.\rThree.\n".encode()
    (here / "a.txt").write_bytes(data)

    (document,), problems = _read("a.txt")

    with open("a.txt", encoding="utf-8", newline="") as file:
        assert document.source == file.read()
    assert (document.id, document.media, problems) == ("a.txt", "text", [])
    assert document.digest == hashlib.sha256(data).hexdigest()


def test_folder_members_come_sorted_under_the_folder_as_given(here: Path) -> None:
    """A folder is walked in the order of its paths; names with a dot in front are no reports."""
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden", ".git/config"):
        (here / "pile" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "pile" / name).write_text(f"Report {name}.")

    documents, problems = _read("./pile/")

    assert [d.id for d in documents] == ["./pile/a.txt", "./pile/a/z.txt", "./pile/b.txt"]
    assert problems == []


def test_globs_are_expanded_in_order(here: Path) -> None:
    """A pattern that names no file is expanded; the same file is read once however often it is named."""
    (here / "b.txt").write_text("B.")
    (here / "a.txt").write_text("A.")

    documents, problems = _read("*.txt", "./b.txt")

    assert [d.id for d in documents] == ["a.txt", "b.txt"]
    assert [str(p) for p in problems] == ["./b.txt: the same file as b.txt; read once"]


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("page.txt", b"<!DOCTYPE html><title>x</title><p>Hi", "html"),
        ("page", b"\n <html><body>Hi", "html"),
        ("part.html", b"Hi <p>there</p>", "html"),
        ("note.html", b"Nothing but words.", "text"),
        ("note.txt", b"5 < 7 and <b>bold</b> is no page.", "text"),
        ("note.json", b'{"id": "a", "text": "Hi"}', "text"),
        ("page.jsonl", b'{"id": "a", "html": "<p>Hi"}', "html"),
        ("brace.txt", b"{Wire} The harbour opened.", "text"),
    ],
)
def test_kind_is_told_by_content(here: Path, name: str, data: bytes, media: str) -> None:
    """The name decides only where the content leaves it open."""
    (here / name).write_bytes(data)

    documents, problems = _read(name)

    assert ([d.media for d in documents], problems) == ([media], [])


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.txt", b"", "empty file (0 bytes)"),
        ("empty.jsonl", b"", "empty file (0 bytes)"),
        ("blank.txt", b" \r\n\t", "no text, only white space"),
        ("blank.jsonl", b"\n\n", "no records, only blank lines"),
        ("list.json", b"[]  ", "an empty array, no records"),
        ("binary.txt", bytes(range(256)) * 8, "binary file"),
        ("paper.txt", b"%PDF-1.7 and so on", "binary file: a PDF"),
        ("feed.xml", b'<?xml version="1.0"?><rss><channel/></rss>', "a feed without entries"),
        (
            "feeds.opml",
            b'<?xml version="1.0"?><opml version="2.0"><body/></opml>',
            "a list of feeds (OPML): it holds addr",
        ),
        (
            "map.xml",
            b'<?xml version="1.0"?><!-- x --><urlset xmlns="s"></urlset>',
            "a sitemap: it holds addresses, not",
        ),
        ("maps.xml", b'<sitemapindex xmlns="s"></sitemapindex>', "a list of sitemaps: it holds addresses, not reports"),
        ("other.xml", b'<?xml version="1.0"?><recipe/>', "XML that is not HTML"),
        ("cut.gz", gzip.compress(os.urandom(9000).hex().encode())[:4000], "broken gzip"),
        ("bomb.gz", gzip.compress(b"a" * 50_000_000), "refused: a gzip that swells"),
        ("wide.txt", b"\xff\xfe" + b"a\x00" * 8 + b"\x00\xdc", "encoding: marked as utf-16"),
    ],
)
def test_what_cannot_be_read_says_why(here: Path, name: str, data: bytes, cause: str) -> None:
    """Each refusal is one problem that names the path and the cause; no file becomes a document by accident."""
    (here / name).write_bytes(data)

    documents, problems = _read(name)

    assert documents == []
    assert [(p.path, p.step) for p in problems] == [(name, "read")]
    assert problems[0].cause.startswith(cause)


def test_missing_paths_and_empty_folders_are_told(here: Path) -> None:
    """A path that is not there, a pattern that matches nothing, a folder without files: three problems, no document."""
    (here / "hollow").mkdir()

    documents, problems = _read("nope.txt", "*.zip", "hollow")

    assert documents == []
    assert [str(p) for p in problems] == [
        "nope.txt: no such file or folder",
        "*.zip: nothing matches",
        "hollow: the folder holds no files",
    ]


def test_pipes_inside_a_folder_are_not_waited_for(here: Path) -> None:
    """A named pipe among the reports is told and passed over."""
    (here / "pile").mkdir()
    os.mkfifo(here / "pile" / "pipe")

    documents, problems = _read("pile")

    assert (documents, [str(p) for p in problems]) == ([], ["pile/pipe: neither a file nor a folder"])


def test_standard_input_is_a_source_like_others() -> None:
    """``-`` reads bytes from standard input once, and tells their kind by content."""
    (document,), _ = _read("-", stdin=b"A report.")
    records, problems = _read("-", "-", stdin=b'{"id": "x", "text": "A report."}\n')

    assert (document.id, document.source) == ("-", "A report.")
    assert [r.id for r in records] == ["x"]
    assert [str(p) for p in problems] == ["-: given twice; read once"]


def test_a_report_that_repeats_an_id_keeps_its_own(here: Path) -> None:
    """The same report twice is read once; another report under a used id gets a number, and both are told."""
    (here / "a.jsonl").write_text(
        '{"id": "n", "text": "One"}\n{"id": "n", "text": "Two"}\n{"id": "n", "text": "One"}\n'
    )

    documents, problems = _read("a.jsonl")

    assert [(d.id, d.source, d.record) for d in documents] == [("n", "One", 1), ("n#2", "Two", 2)]
    assert [(p.record, "left out" in p.cause) for p in problems] == [(2, False), (3, True)]
