"""E-mail: what counts as a message, and which of its texts is the report."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents

HEAD = "From: a@desk.example\nMIME-Version: 1.0\n"


def read(folder: Path, data: bytes) -> tuple[list[Document], list[str]]:
    path = folder / "note"
    path.write_bytes(data)
    found = list(read_documents([str(path)]))
    causes = [p.cause for p in found if isinstance(p, Problem)]
    return [d for d in found if isinstance(d, Document)], causes


@pytest.mark.parametrize(
    "text",
    [
        "From: the desk\nDate: today\nSubject: Harbour\n\nThe harbour was opened.",
        "Note: the harbour was opened.\n\nMore follows.",
        "From: a@desk.example\nThe harbour was opened.\nMessage-ID: none\n\nMore.",
    ],
)
def test_a_text_that_quotes_a_message_stays_a_text(tmp_path: Path, text: str) -> None:
    """Only what a mail program itself writes into a head makes a file a message."""
    (document,), causes = read(tmp_path, text.encode())

    assert (document.source, causes) == (text, [])


def test_the_date_of_a_message_is_no_date_of_publication(tmp_path: Path) -> None:
    """It bounds the report from above, as the time a page was fetched does."""
    (document,), _ = read(tmp_path, f"{HEAD}Date: Thu, 01 May 2031 18:00:00 -0500\nSubject: S\n\nText.".encode())

    assert document.given.fetched == "2031-05-01T18:00:00-05:00"
    assert (document.given.published, document.given.title) == (None, None)


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "Begin forwarded message:", "-----Original Message-----"]
)
def test_the_forwarded_text_is_the_report(tmp_path: Path, mark: str) -> None:
    """The note above it is left out aloud, the head of the forwarded message is no part of it."""
    body = f"Look.\n\n{mark}\n\nFrom: x\nSubject: y\n\nThe harbour was opened.\n"

    (document,), causes = read(tmp_path, f"{HEAD}\n{body}".encode())

    assert (document.source, causes) == (
        "The harbour was opened.\n",
        ["left out: 5 characters above the forwarded message"],
    )


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (HEAD + "Content-Type: image/png\n\nxx", "a message without text"),
        (HEAD + "\n  \n", "a message without text"),
        (HEAD + "X: y\n" * 20_000 + "\nText.", "refused: a message with too large a head"),
        (HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{k}\n\n--b{k}\n" for k in range(99)), "refused: a"),
        (HEAD + "Content-Type: message/rfc822\n\n" * 5_000, "refused: a message with too large a head or too many"),
    ],
)
def test_what_holds_no_report_is_named_at_once(tmp_path: Path, data: str, cause: str) -> None:
    """Also what was written to hold the parser up."""
    begin = time.monotonic()

    documents, causes = read(tmp_path, data.encode())

    assert documents == []
    assert causes[0].startswith(cause)
    assert time.monotonic() - begin < 5
