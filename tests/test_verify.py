import json
from pathlib import Path
from typing import Any

import pytest

import rapporteur
from rapporteur.errors import InputError, VerificationError
from rapporteur.verify import verify

REPORT = 'TARN -- "The quay will stay shut for three days," harbour master Ilse Orrin said on Friday.\n'


@pytest.fixture
def record(tmp_path: Path) -> Path:
    source = tmp_path / "tarn.txt"
    source.write_text(REPORT, "utf-8")
    target = tmp_path / "record.json"
    rapporteur.report(source).save(target)
    return target


def changed(record: Path, span: dict[str, Any], **fields: str) -> Path:
    content = json.loads(record.read_text("utf-8"))
    span = {"id": content["reports"][0]["id"], **span}
    content["events"][0]["quotes"] = [{"speaker": None, "versions": [{**fields, "spans": [span]}]}]
    record.write_text(json.dumps(content), "utf-8")
    return record


def test_a_fresh_record_holds(record: Path) -> None:
    """Every passage of a record just made is found."""
    assert verify(str(record)).reports == 1


@pytest.mark.parametrize(
    ("span", "text", "cause"),
    [
        ({"begin": 9, "end": 17}, "The pier", "says"),
        ({"begin": 10, "end": 17}, "he quay", "cuts a word"),
        ({"begin": 9, "end": 9999}, "The quay", "does not lie"),
        ({"id": "other.txt", "begin": 9, "end": 17}, "The quay", "not among the reports"),
    ],
)
def test_a_passage_that_is_not_there_is_found_out(record: Path, span: dict[str, Any], text: str, cause: str) -> None:
    """Other words, cut words, offsets outside, an unknown report: each is named."""
    with pytest.raises(VerificationError, match=cause):
        verify(str(changed(record, span, text=text)))


def test_a_passage_that_is_there_holds(record: Path) -> None:
    """The words at the offsets are compared without punctuation and case."""
    assert verify(str(changed(record, {"begin": 9, "end": 17}, text="the quay"))).passages > 0


def test_a_source_that_is_gone_is_named(record: Path) -> None:
    """A report that can no longer be read is named."""
    record.with_name("tarn.txt").unlink()

    with pytest.raises(VerificationError, match=r"tarn\.txt"):
        verify(str(record))


def test_a_file_that_is_no_record_is_an_input_error(tmp_path: Path) -> None:
    """JSON of another shape is refused with its path."""
    tmp_path.joinpath("x.json").write_text("[]", "utf-8")

    with pytest.raises(InputError, match=r"x\.json"):
        verify(str(tmp_path / "x.json"))


def test_reports_of_two_files_that_share_an_id_hold(tmp_path: Path) -> None:
    """Which of them was given another id depends on what was read beside it, so files and digests tell them apart."""
    for name, words in (("a", "The harbour was opened on Monday."), ("b", "The ferry was stopped on Friday.")):
        line = json.dumps({"id": "1", "text": f"{words} Ilse Maren said so."})
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    target = tmp_path / "record.json"

    rapporteur.report(str(tmp_path / "b.jsonl"), str(tmp_path / "a.jsonl")).save(str(target))

    assert verify(str(target)).reports == 2
