"""Whole invented reports in the manner of agencies, courts, strikes and talks, read by eye once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.annotate.measured import measured
from tests.annotate.spoken import spoken

REPORTS = json.loads(Path(__file__).with_name("reading.json").read_text("utf-8"))


@pytest.mark.parametrize("report", REPORTS, ids=[r["text"].partition("\n")[0][:40] for r in REPORTS])
def test_report(report: dict[str, object]) -> None:
    """Who is quoted, which figures stand in a report, and which times, all of them and no others."""
    text = str(report["text"])
    said, read = spoken(text), measured(text, str(report["published"]))
    assert [list(x) for x in said.says()] == report["quotes"]
    assert [[read.words(q), q.value, q.high, q.unit] for q in read.quantities] == report["figures"]
    assert [list(x) for x in read.times()] == report["times"]
