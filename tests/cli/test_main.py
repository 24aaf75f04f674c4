import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rapporteur.cli import main

COMMANDS = sorted(main.commands)
REPORT = """Quay at Tarn shut after storm

TARN, March 3, 2023 (Borealis) -- The harbour master of Tarn, Ilse Orrin, shut the northern quay on Friday.

"The quay will stay shut for three days," Orrin said.
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    tmp_path.joinpath("good.txt").write_text(REPORT, "utf-8")
    return tmp_path


def run(*arguments: str | Path, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(command: str) -> None:
    """`--help` of every command holds an example that begins with the command itself."""
    status, out, _ = run(command, "--help")

    assert (status, f"rapporteur {command}" in out) == (0, True)


def test_help_loads_no_stage() -> None:
    """`--help` answers without the language model or any reader being imported."""
    heavy = ("onnxruntime", "lxml", "numpy")
    check = f"import sys; from rapporteur.cli import main; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"


def test_read_prints_one_object_a_report(pile: Path) -> None:
    """`read` prints JSON Lines whose text is the file as it stands."""
    status, out, err = run("read", pile / "good.txt")

    assert (status, json.loads(out)["text"], err) == (0, REPORT, "")


def test_the_fast_lane_reads_where_it_is_asked_for(pile: Path) -> None:
    """The reading says which model it rests on."""
    status, out, _ = run("read", pile, "--model", "fast")

    assert (status, json.loads(out)["model"]) == (0, "rapporteur-en-fast@1")


def test_a_model_that_is_not_there_is_one_error(pile: Path) -> None:
    """Not one problem a report."""
    status, out, err = run("group", pile, "--model", "nowhere")

    assert (status, out) == (2, "")
    assert err.startswith("error: there is no language model 'nowhere'")


def test_standard_input_is_read(pile: Path) -> None:
    """`-` stands for one report on standard input."""
    status, out, _ = run("read", "-", stdin=(pile / "good.txt").read_bytes())

    assert (status, json.loads(out)["text"]) == (0, REPORT)


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("broken.jsonl", b'{"id": "a", "text": "The quay is shut."}\n{"id": "b", "text": \n', "record 2"),
        ("textless.jsonl", b'{"id": "a", "text": "The quay is shut."}\n{"id": "b"}\n', "record 2"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(pile: Path, name: str, content: bytes, cause: str) -> None:
    """The message names file, record and cause; the good report is still read; the status is 1."""
    pile.joinpath(name).write_bytes(content)
    status, out, err = run("read", pile)

    assert (status, name in err, cause in err, "northern quay" in out) == (1, True, True, True)
    assert "Traceback" not in err


def test_a_guessed_encoding_is_a_warning(tmp_path: Path) -> None:
    """A report that was read in spite of its encoding is told of, and the status stays 0."""
    tmp_path.joinpath("latin.txt").write_bytes(REPORT.replace("Orrin", "Orr\u00edn").encode("latin-1"))
    status, out, err = run("read", tmp_path / "latin.txt")

    assert (0, True, True) == (status, "Orr\u00edn" in out, err.startswith("warning:"))


@pytest.mark.parametrize("command", ["read", "group", "reuse", "report"])
def test_nothing_readable_is_status_2(tmp_path: Path, command: str) -> None:
    """A path that does not exist leaves nothing to do, says so, and prints nothing else."""
    status, out, err = run(command, tmp_path / "missing.txt")

    assert (status, out, "missing.txt" in err) == (2, "", True)


def test_problems_stand_in_the_record(pile: Path) -> None:
    """What could not be read is part of the JSON record."""
    pile.joinpath("empty.txt").write_bytes(b"")
    status, out, _ = run("report", pile, "--format", "json")
    record = json.loads(out)

    assert (status, [Path(p["path"]).name for p in record["problems"]]) == (1, ["empty.txt"])


def test_a_file_appears_only_when_it_is_whole(pile: Path) -> None:
    """When nothing could be read no output file is left behind."""
    status, _, _ = run("report", pile / "missing.txt", "-o", pile / "out" / "record.html")

    assert (status, list(pile.joinpath("out").iterdir())) == (2, [])


@pytest.mark.parametrize("form", ["html", "md", "json", "csv"])
def test_the_ending_gives_the_form(pile: Path, form: str) -> None:
    """`-o record.md` writes Markdown without being told (the runner shows line ends as line feeds)."""
    target = pile / f"record.{form}"
    status, _, _ = run("report", pile / "good.txt", "-o", target)
    _, told, _ = run("report", pile / "good.txt", "--format", form)

    assert (0, told) == (status, target.read_bytes().decode("utf-8").replace("\r\n", "\n"))


def test_verify_accepts_what_report_wrote(pile: Path) -> None:
    """A fresh record holds against its sources."""
    run("report", pile / "good.txt", "-o", pile / "record.json")
    status, out, _ = run("verify", pile / "record.json")

    assert (status, "hold" in out) == (0, True)


def test_verify_notices_a_changed_source(pile: Path) -> None:
    """A record over a report that has been edited since does not hold, and the report is named."""
    run("report", pile / "good.txt", "-o", pile / "record.json")
    pile.joinpath("good.txt").write_text(REPORT.replace("three", "nine"), "utf-8")
    status, _, err = run("verify", pile / "record.json")

    assert (status, "good.txt" in err and "changed" in err) == (1, True)


def test_verify_refuses_what_is_no_record(pile: Path) -> None:
    """A file that is not a record is an error of the call."""
    status, _, err = run("verify", pile / "good.txt")

    assert (status, "good.txt" in err) == (2, True)


@pytest.mark.parametrize("command", ["read", "group", "reuse", "report"])
def test_schema_is_json(command: str) -> None:
    """`schema` prints an object with definitions."""
    _, out, _ = run("schema", command)

    assert "$defs" in json.loads(out)


def test_a_stream_places_reports_as_they_come(tmp_path: Path) -> None:
    """`group --stream` prints a line when a report is placed; the last line for a report counts."""
    lines = [{"id": i, "text": t} for i, t in (("one", REPORT), ("two", REPORT), ("one", REPORT + "It is cold.\n"))]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    status, out, _ = run("group", "--stream", "--batch", "1", dump)
    told = [json.loads(line) for line in out.splitlines()]
    placed = [(line["id"], line["event"]) for line in told if "event" in line]

    assert (status, placed) == (0, [("one", "event:one"), ("two", "event:one"), ("one", "event:one")])
    assert [line["change"] for line in told if "change" in line] == ["corrected"]
