"""Archives of files: zip and tar, whole, hostile and damaged."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from rapporteur import verify
from rapporteur.api import report
from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents

REPORT = "The ferry to Aldmere sails again. “It was time,” said Mirela Toft.\n"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(form: int = tarfile.PAX_FORMAT, **files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _read(data: bytes, tmp_path: Path, name: str = "a") -> tuple[list[Document], list[tuple[str, str, bool]]]:
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read_documents([str(path)]))
    problems = [(p.path.removeprefix(str(path)), p.cause, p.lost) for p in found if isinstance(p, Problem)]
    return [d for d in found if isinstance(d, Document)], problems


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_members_of_a_tar_are_called_by_their_whole_names(form: int, tmp_path: Path) -> None:
    """Names over a hundred characters stand elsewhere in each of the formats."""
    name = "f" * 90 + "__" + "g" * 90 + ".txt"

    (document,), problems = _read(tarred(form, **{name: REPORT.encode()}), tmp_path)

    assert (document.id.removeprefix(str(tmp_path)), problems) == (f"/a/{name.replace('__', '/')}", [])
    assert document.source == REPORT


def test_a_damaged_member_costs_itself_alone(tmp_path: Path) -> None:
    """A member of a zip whose bytes were changed is named, and the one behind it is read."""
    data = bytearray(zipped(one=REPORT.encode() * 9, two=REPORT.encode()))
    data[45] ^= 0xFF

    documents, problems = _read(bytes(data), tmp_path)

    assert [d.source for d in documents] == [REPORT]
    assert [(path, cause[:10], lost) for path, cause, lost in problems] == [("/one", "broken zip", True)]


def test_a_tar_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    """The whole members are read; the cut is named with the member it goes through."""
    data = tarred(one=REPORT.encode(), two=REPORT.encode() * 100)

    documents, problems = _read(data[:3000], tmp_path)

    assert [d.source for d in documents] == [REPORT]
    assert problems == [("", "broken tar: it is cut short", True)]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"PK\x03\x04 and no more", "broken zip: "),
        (zipped(), "an archive without files"),
        (zipped(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"<w/>"}), "binary file: an office document"),
        (zipped(a=b"a" * 60_000_000), "refused: a zip that swells to more than 200 times"),
        (gzip.compress(tarred(a=REPORT.encode()))[:90], "broken gzip: it is cut short"),
    ],
)
def test_an_archive_that_holds_no_report_says_why(data: bytes, cause: str, tmp_path: Path) -> None:
    """One problem with the archive's name, and no document."""
    documents, problems = _read(data, tmp_path)

    assert documents == []
    assert len(problems) == 1
    assert problems[0][1].startswith(cause)


def test_names_lead_nowhere_and_links_are_not_followed(tmp_path: Path) -> None:
    """Steps out of the archive are left out of the name; a link is told and opens nothing."""
    out = io.BytesIO(tarred(**{"..__..__etc__out.txt": REPORT.encode()}))
    with tarfile.open(fileobj=out, mode="a") as archive:
        link = tarfile.TarInfo("secret.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)

    (document,), problems = _read(out.getvalue(), tmp_path)

    assert document.id == f"{tmp_path}/a/etc/out.txt"
    assert problems == [("/secret.txt", "a link or device in an archive, no file", False)]


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    """Nothing asks for a password."""
    data = bytearray(zipped(a=REPORT.encode()))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert _read(bytes(data), tmp_path) == ([], [("/a", "encrypted", True)])


def test_what_stands_beside_reports_is_no_loss(tmp_path: Path) -> None:
    """Style sheets, scripts and pictures of a saved page, by name or content, are told and leave the status alone."""
    files = {"page.html": b"<p>" + REPORT.encode(), "page_files__a.css": b"p {}", "page_files__b": b"GIF89a..."}

    documents, problems = _read(zipped(**files), tmp_path)

    assert [d.id.removeprefix(str(tmp_path)) for d in documents] == ["/a/page.html"]
    assert sorted(problems) == [
        ("", "1 file: no reports by their names (at file 2)", False),
        ("/page_files/b", "binary file: a GIF image", False),
    ]


def test_a_zip_from_a_pipe_is_read() -> None:
    """A zip has its list at the end; one that cannot be read backwards is kept aside first."""
    found = list(read_documents(["-"], _Pipe(zipped(a=REPORT.encode()))))

    assert [d.id for d in found] == ["-/a"]


class _Pipe(io.RawIOBase):
    """Bytes that come once."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        return self._data.readinto(buffer)


def test_a_record_over_an_archive_can_be_verified(tmp_path: Path) -> None:
    """Passages of reports inside an archive are found again in it."""
    body = "PORT SELD — The ferry to Aldmere sails again, the line said on Monday.\n\n" + REPORT * 3
    (tmp_path / "pile.zip").write_bytes(zipped(**{"sub__one.txt": body.encode(), "two.txt": body.encode() + b"More."}))

    report(str(tmp_path / "pile.zip")).save(tmp_path / "record.json")

    assert verify.verify(str(tmp_path / "record.json")).reports == 2
