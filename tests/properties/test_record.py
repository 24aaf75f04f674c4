"""Invariants of the whole chain, on the example reports."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rapporteur import pipeline
from rapporteur.model import READABLE, Dossier, Reading
from rapporteur.render import FORMS, render

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def items(examples: Path) -> list[Reading]:
    read = list(pipeline.read([str(examples)]))
    assert all(isinstance(item, Reading) for item in read)
    return [item for item in read if isinstance(item, Reading)]


@pytest.fixture(scope="module")
def dossier(items: list[Reading]) -> Dossier:
    return pipeline.report(items)


def test_the_order_of_the_inputs_changes_no_byte(items: list[Reading], dossier: Dossier) -> None:
    """A shuffled pile gives the same record in every form."""
    shuffled = items[:]
    random.Random(5).shuffle(shuffled)
    again = pipeline.report(shuffled)

    assert [render(dossier, form) for form in FORMS] == [render(again, form) for form in FORMS]


@pytest.mark.parametrize(("seed", "jobs"), [("1", "1"), ("77", "2")])
def test_hash_seed_and_workers_change_no_byte(seed: str, jobs: str) -> None:
    """Another process with another hash seed and more workers gives the same record."""

    def record(seed: str, jobs: str) -> bytes:
        command = [str(Path(sys.executable).with_name("rapporteur")), "report", "examples/reports", "-j", jobs]
        return subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout

    assert record("9", "1") == record(seed, jobs)


def test_every_character_stands_in_one_block(items: list[Reading]) -> None:
    """Blocks are in order, apart from one another, and leave out white space only."""
    for item in items:
        edges = [0, *(x for b in item.blocks for x in (b.begin, b.end)), len(item.text)]

        assert edges == sorted(edges), item.id
        assert not "".join(item.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip(), item.id


def test_annotations_stand_in_readable_blocks(items: list[Reading]) -> None:
    """No mention, quotation, quantity, timex or statement begins or ends in furniture."""
    for item in items:
        dirt = [b for b in item.blocks if b.kind not in READABLE]
        marks = (*item.mentions, *item.quotations, *item.quantities, *item.timexes, *item.statements)
        wrong = [item.text[m.begin : m.end] for m in marks for b in dirt if b.begin <= m.begin < b.end]

        assert wrong == [], item.id


def test_reading_again_changes_nothing(items: list[Reading], examples: Path) -> None:
    """The same report reads the same twice."""
    again = pipeline.read([str(examples)])

    assert [msgspec.json.encode(i) for i in items] == [msgspec.json.encode(i) for i in again]


def test_an_unrelated_report_changes_no_other_event(items: list[Reading], dossier: Dossier, tmp_path: Path) -> None:
    """Adding a report about something else leaves every event as it was."""
    path = tmp_path / "bees.txt"
    path.write_text("Beekeepers of Upper Vennet counted 311 hives on 2 April 2019.\n", "utf-8")
    more = pipeline.report([*items, *pipeline.read([str(path)])])
    others = [event for event in more.events if str(path) not in event.ids]

    assert list(dossier.events) == others


def test_a_copied_report_raises_no_count_of_origins(examples: Path, tmp_path: Path) -> None:
    """A report printed once more adds an outlet at most, never an origin."""
    shutil.copytree(examples, tmp_path / "reports")
    first = sorted(tmp_path.joinpath("reports").glob("*.txt"))[0]
    before = pipeline.report(pipeline.read([str(tmp_path / "reports")]))
    first.with_name("zz-copy.txt").write_bytes(first.read_bytes())
    after = pipeline.report(pipeline.read([str(tmp_path / "reports")]))

    assert len(before.origins) == len(after.origins)
    assert max(f.origins for e in after.events for f in e.findings) <= max(
        f.origins for e in before.events for f in e.findings
    )
