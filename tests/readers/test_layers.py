"""Layers of compression: what is below them, how far they may swell, what a damaged one costs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents
from rapporteur.readers.layers import compression

REPORT = "The ferry to Aldmere sails again. “It was time,” said Mirela Toft.\n" * 40


def zstd(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = ZstdWriter(out)
    for begin in range(0, len(data), 1 << 16):
        writer.write(data[begin : begin + (1 << 16)])
    writer.close()
    return out.getvalue()


PRESSES: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
    "zstd": zstd,
}


def _read(path: Path) -> tuple[list[Document], list[Problem]]:
    found = list(read_documents([str(path)]))
    return [d for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


@pytest.mark.parametrize("name", PRESSES)
def test_the_report_below_a_layer_is_read(name: str, tmp_path: Path) -> None:
    """Each format is told by its first bytes, and the text below is what was packed."""
    packed = PRESSES[name](REPORT.encode())
    (tmp_path / "a.txt.packed").write_bytes(packed)

    (document,), problems = _read(tmp_path / "a.txt.packed")

    assert (compression(packed[:13]), document.source, problems) == (name, REPORT, [])


@pytest.mark.parametrize("name", PRESSES)
def test_members_behind_one_another_are_one_text(name: str, tmp_path: Path) -> None:
    """As the command-line tools join them: two packed halves are the whole; the old lzma format has no such thing."""
    half = len(REPORT) // 2
    packed = PRESSES[name](REPORT[:half].encode()) + PRESSES[name](REPORT[half:].encode())
    (tmp_path / "a.txt").write_bytes(packed)

    (document,), _ = _read(tmp_path / "a.txt")

    assert document.source == REPORT


@pytest.mark.parametrize("name", PRESSES)
def test_a_layer_cut_short_is_named_and_records_before_the_cut_are_read(name: str, tmp_path: Path) -> None:
    """A packed dump that was not copied to its end costs what is missing."""
    lines = "".join(
        f'{{"id": "r{n}", "text": "{n * 7919 % 10007} boats came in, said Mirela Toft."}}\n' for n in range(40_000)
    )
    packed = PRESSES[name](lines.encode())
    (tmp_path / "a.jsonl").write_bytes(packed[: len(packed) * 3 // 4])

    documents, problems = _read(tmp_path / "a.jsonl")

    assert len(documents) > 1000
    assert [d.id for d in documents] == [f"r{n}" for n in range(len(documents))]
    assert problems[-1].cause.startswith(f"broken {name}: ")
    assert problems[-1].lost


@pytest.mark.parametrize("name", ["gzip", "bzip2", "xz"])
def test_what_stands_behind_a_layer_is_told_and_padding_is_not(name: str, tmp_path: Path) -> None:
    """The report is read; a stray line behind its archive is a problem, zeros are none."""
    packed = PRESSES[name](REPORT.encode())
    (tmp_path / "stray.txt").write_bytes(packed + b"sent from the desk")
    (tmp_path / "padded.txt").write_bytes(packed + bytes(700))

    (stray,), told = _read(tmp_path / "stray.txt")
    (padded,), silent = _read(tmp_path / "padded.txt")

    assert (stray.source, padded.source, silent) == (REPORT, REPORT, [])
    assert [p.cause for p in told] == [
        f"{name}: what follows its end, from byte {len(packed)} on, is none and was not read"
    ]


def test_layers_are_counted(tmp_path: Path) -> None:
    """Four layers are taken off; a fifth is refused by name."""
    packed = REPORT.encode()
    for _ in range(4):
        packed = gzip.compress(packed, mtime=0)
    (tmp_path / "four").write_bytes(packed)
    (tmp_path / "five").write_bytes(gzip.compress(packed, mtime=0))

    (document,), _ = _read(tmp_path / "four")
    none, (problem,) = _read(tmp_path / "five")

    assert (document.source, none) == (REPORT, [])
    assert problem.cause == "refused: more than 4 layers of compression and archives"


_RISE = """
import resource, sys
from rapporteur.readers import read_documents
list(read_documents([sys.argv[1]]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = list(read_documents([sys.argv[2]]))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10, len(found), found[0].cause)
"""


@pytest.mark.parametrize("name", PRESSES)
def test_no_layer_swells_beyond_64_megabytes_of_memory(name: str, tmp_path: Path) -> None:
    """100 MB of one letter in some KB, behind a second layer: refused, and no more memory taken than the bar allows."""
    bomb, small = tmp_path / "bomb.txt.gz", tmp_path / "small.txt.gz"
    bomb.write_bytes(gzip.compress(PRESSES[name](b"a" * 100_000_000), mtime=0))
    small.write_bytes(gzip.compress(PRESSES[name](REPORT.encode()), mtime=0))

    done = subprocess.run(
        [sys.executable, "-c", _RISE, str(small), str(bomb)], capture_output=True, text=True, check=True, timeout=60
    )

    megabytes, count, cause = done.stdout.split(" ", 2)
    assert bomb.stat().st_size < 4096
    assert int(megabytes) < 64
    assert (count, cause.strip()) == ("1", f"refused: a {name} that swells to more than 200 times its size")
