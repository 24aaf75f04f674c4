"""Threads of the machine change nothing that is read."""

import os
import subprocess
import sys

import pytest

from rapporteur.language import load
from rapporteur.model.codec import encode

PROGRAM = """
import sys
from rapporteur.language import load
from rapporteur.model.codec import encode
text = sys.argv[1]
sys.stdout.buffer.write(encode(load("english").analyse(text, [(0, len(text))])))
"""
TEXT = "Ilse Vane met Tom Orr in Oslo. “We go on,” she said, and 12 people, among them two ministers, left.\n\n" * 12


def read(threads: str) -> bytes:
    """The analysis of ``TEXT`` as a process with this setting for its numerical libraries reads it."""
    setting = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), threads)
    command = [sys.executable, "-c", PROGRAM, TEXT]
    return subprocess.run(command, check=True, capture_output=True, env={**os.environ, **setting}).stdout


@pytest.fixture(scope="module")
def alone() -> bytes:
    return read("1")


def test_two_threads_read_what_one_reads(alone: bytes) -> None:
    """The bytes of an analysis do not depend on how many threads numerical libraries may use."""
    assert alone == read("2")
    assert len(alone) > len(TEXT)


def test_what_was_read_before_changes_nothing(alone: bytes) -> None:
    """Batches are made within one text: the reading of a report does not know which reports came before it."""
    model = load("english")
    for before in ("A line.", TEXT[:500], "Vane said so. " * 40):
        model.analyse(before, [(0, len(before))])

    assert alone == encode(model.analyse(TEXT, [(0, len(TEXT))]))
