"""Whether a record still holds against its sources.

In: the JSON that ``rapporteur report --format json`` wrote, and the files it names. Out: how many passages were
checked, or the first that does not hold. Decided here: a passage holds when its report can be read again, the report's
text has the fingerprint the record keeps, the offsets lie in it at word edges, and the words that the record prints as
the report's own (versions of a quotation, values of a figure) are the words that stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from rapporteur import pages
from rapporteur.errors import InputError, VerificationError
from rapporteur.model import Problem
from rapporteur.model.codec import fingerprint
from rapporteur.readers import file_of, read_documents

_VERBATIM = {"versions": "text", "values": "says", "duration": "says"}
"""Lists of the record whose items repeat a passage word by word, and the field that does."""


class Checked(msgspec.Struct, frozen=True):
    """What was found to hold."""

    reports: int
    passages: int


def verify(path: str) -> Checked:
    """Re-read the sources of the record at ``path`` and check every passage it cites.

    :raises InputError: if the file is not a record
    :raises VerificationError: at the first report or passage that does not hold
    """
    record = _load(path)
    texts = dict(_sources(record))
    passages = 0
    for event in record["events"]:
        for where, item, name in _cited(event, f"event {event.get('id')!r}", ""):
            for span in item["spans"]:
                _hold(texts, span, where, item.get(_VERBATIM.get(name, "")))
                passages += 1
    return Checked(reports=len(texts), passages=passages)


def _load(path: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(Path(path).read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(path, f"no record can be read from it: {error}") from error
    if not isinstance(record, dict) or not {"reports", "events"} <= record.keys():
        raise InputError(path, "is not a record: it needs `reports` and `events`, as `rapporteur report` writes them")
    return record


def _sources(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The id and text of each report, read again, once its fingerprint has been found right.

    Reports are told by file and digest: an id that two files share was changed in the record, by what was read beside.
    """
    again: dict[tuple[str, str], str] = {}
    seen: set[str] = set()
    for source in sorted({file_of(report["path"]) for report in record["reports"]}):
        if source == "-":
            raise VerificationError("reports from standard input cannot be read again")
        for document in read_documents([source], None):
            if not isinstance(document, Problem):
                again[document.path, document.digest] = pages.label(document).text
                seen.add(document.path)
    for report in record["reports"]:
        text = again.get((report["path"], report["digest"]))
        if text is None and report["path"] not in seen:
            raise VerificationError(f"report {report['id']!r} can no longer be read from {report['path']!r}")
        if text is None or fingerprint(text) != report["text_sha256"]:
            raise VerificationError(f"report {report['id']!r} has changed since the record was made")
        yield report["id"], text


def _cited(item: Any, where: str, name: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every object with spans in the record below ``item``: where it stands, itself, the list it is in."""
    if isinstance(item, list):
        for number, child in enumerate(item):
            yield from _cited(child, f"{where} {number + 1}", name)
    elif isinstance(item, dict):
        if "spans" in item:
            yield where, item, name
        for key, child in item.items():
            if key != "spans":
                yield from _cited(child, f"{where}, {key}", key)


def _hold(texts: dict[str, str], span: dict[str, Any], where: str, verbatim: str | None) -> None:
    text = texts.get(span["id"])
    begin, end = span["begin"], span["end"]
    if text is None:
        raise VerificationError(f"{where}: cites {span['id']!r}, which is not among the reports")
    if not 0 <= begin < end <= len(text):
        raise VerificationError(f"{where}: {begin}:{end} does not lie in {span['id']!r}")
    if _cut(text, begin) or _cut(text, end):
        raise VerificationError(f"{where}: {begin}:{end} of {span['id']!r} cuts a word")
    if verbatim is not None and _words(verbatim) != _words(text[begin:end]):
        raise VerificationError(f"{where}: {span['id']!r} says {text[begin:end]!r}, the record {verbatim!r}")


def _cut(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()
