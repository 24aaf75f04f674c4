"""Score reconciled records on gold written by us: the reports and what a reader finds in them.

In: gold files, or folders of them. ``NAME.json`` names passages by their words; its reports lie in the folder ``NAME``
beside it, or where its ``reports`` says. All that is named is read as one pile. Out, below ``out/golden``: the gold
with offsets, one JSON object per report with its ``input`` and ``gold``, the ``links`` of each file on its first
report; and the record of the pile. The figures of ``../shared/score/collation.py`` are printed. Decided here: how a
passage is found in a text.

    python tests/golden/collation.py tests/golden/examples.json [--errors N]
    python tests/golden/collation.py FOLDER
"""

import argparse
import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCORER = ROOT.parent / "shared" / "score" / "collation.py"

Record = dict[str, Any]


def gold_files(paths: list[str]) -> list[Path]:
    """The gold files named, or lying in the folders named; ``FileNotFoundError`` where there is none."""
    files = [f for path in map(Path, paths) for f in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not files or not all(f.is_file() for f in files):
        raise FileNotFoundError(f"no gold at {', '.join(paths)}")
    return files


def reports_of(path: Path, gold: Record) -> Path:
    """The folder of a gold file's reports."""
    return path.parent.joinpath(str(gold.get("reports", path.stem))).resolve()


def report_id(given: str, folder: Path) -> str:
    """The gold's id of a report: the path below the folder of reports, or a record's own id."""
    return given.removeprefix(f"{folder}/")


def occurrences(text: str, passage: Record) -> list[tuple[int, int]]:
    """Offsets of a passage in code points, half open; more than one only where the gold says ``every``."""
    around = str(passage.get("within", passage["text"]))
    begins, start = [], text.find(around)
    while start >= 0:
        begins.append(start + around.index(passage["text"]))
        start = text.find(around, start + 1)
    spans = [(begin, begin + len(passage["text"])) for begin in begins]
    return spans if passage.get("every") else spans[:1]


def words(passage: Record) -> list[str]:
    """What is said in a passage, without quotation marks, points and capitals."""
    return re.findall(r"\w+", str(passage["text"]).casefold())


class Collation:
    """Collects keyed spans per report while the gold's links are turned from words into keys."""

    def __init__(self, texts: dict[str, tuple[str, str]], name: str) -> None:
        """Take the given id and text of each report, by the gold's id; ``name`` goes before every key."""
        self.texts = texts
        self.name = name
        self.tables: dict[str, dict[str, list[Record]]] = {k: {"quotes": [], "figures": []} for k in texts}
        self.keys: dict[tuple[str, str, int, int], str] = {}
        self.missing: list[Record] = []

    def spans(self, passage: Record) -> list[Record]:
        """Where a passage stands, as the scorer's spans; what is not found is kept in ``missing``."""
        given, text = self.texts[passage["id"]]
        found = [{"id": given, "begin": b, "end": e} for b, e in occurrences(text, passage)]
        if not found:
            self.missing.append(passage)
        return found

    def key(self, table: str, passage: Record, **more: Any) -> list[str]:
        """Keys of the quotations or figures at a passage, made on first use."""
        keys = []
        for span in self.spans(passage):
            at = (table, span["id"], span["begin"], span["end"])
            if at not in self.keys:
                self.keys[at] = f"{self.name}/{table[0]}{len(self.keys)}"
                entry = {"key": self.keys[at], "begin": span["begin"], "end": span["end"], **more}
                self.tables[passage["id"]][table].append(entry)
            keys.append(self.keys[at])
        return keys


def quote_links(gold: Record, out: Collation) -> list[Record]:
    """Pairs of quotations of one utterance; two versions with the same words are a pair of the same wording."""
    pairs = []
    for quote in gold["quotes"]:
        keyed = [
            (v, k) for v in quote["versions"] for k in out.key("quotes", v, speaker=quote["speaker"], kind="quote")
        ]
        for (left, a), (right, b) in combinations(keyed, 2):
            same = quote["wording"] == "same" or words(left) == words(right)
            pair = {"a": a, "b": b, "wording": "same" if same else "differs"}
            pairs.append(pair | ({"optional": True} if quote.get("optional") else {}))
    return pairs


def figure_links(gold: Record, out: Collation) -> list[Record]:
    """Groups of figures of one measured thing."""
    groups = []
    for figure in gold["figures"]:
        kept = {k: figure[k] for k in ("measures", "verdict", "also", "optional") if k in figure}
        keys = []
        for value in figure["values"]:
            keys += out.key("figures", value, value=value["value"], unit=value["unit"], measures=figure["measures"])
        groups.append(kept | {"figures": keys})
    return groups


def negative_links(gold: Record, out: Collation, kind: str) -> list[Record]:
    """Look-alikes of one kind, "quote" or "figure", that no object may hold together."""
    pairs = []
    for negative in gold["hard_negatives"]:
        if negative["kind"] == kind:
            more: Record = {"kind": "quote", "speaker": None} if kind == "quote" else {"measures": "look-alike"}
            left, right = (out.key(f"{kind}s", negative[side], **more) for side in "ab")
            pairs += [{"a": a, "b": b, "why": negative["why"]} for a in left for b in right]
    return pairs


def finding_links(gold: Record, out: Collation) -> list[Record]:
    """Findings with their sides as spans; a side none of whose passages is found is left out."""
    findings = []
    for number, finding in enumerate(gold["findings"]):
        sides = [
            {"says": side["says"], "spans": [s for passage in side["passages"] for s in out.spans(passage)]}
            for side in finding["sides"]
        ]
        findings.append({**finding, "key": f"{out.name}/e{number}", "sides": [side for side in sides if side["spans"]]})
    return findings


def collation(gold: Record, texts: dict[str, tuple[str, str]], name: str) -> tuple[list[Record], list[Record]]:
    """The scorer's records, in order of the reports' ids, and the passages that were not found in the texts.

    ``texts`` has the given id and the text of each report, by the gold's id; ``name`` tells this gold from the others.
    """
    out = Collation(texts, name)
    links = {
        "quote_matches": quote_links(gold, out),
        "figure_groups": figure_links(gold, out),
        "findings": finding_links(gold, out),
        "quote_hard_negatives": negative_links(gold, out, "quote"),
        "figure_hard_negatives": negative_links(gold, out, "figure"),
    }
    event = {i: (key, e["story"]) for key, e in gold["events"].items() for i in e["ids"]}
    origin = {i: (f"{name}/{o['ids'][0]}", o["agency"]) for o in gold["origins"] for i in o["ids"]}
    records = []
    for i in sorted(texts):
        given, text = texts[i]
        labels = {"event": event[i][0], "story": event[i][1], "origin": origin[i][0], "agency": origin[i][1]}
        records.append({"input": {"id": given, "text": text}, "gold": labels | out.tables[i]})
    records[0]["links"] = links
    return records, out.missing


def offsets(files: list[Path], given: dict[str, str]) -> tuple[list[Record], list[Record]]:
    """The records of all gold files, and the passages not found; ``given`` has the text that was read by given id."""
    records, missing = [], []
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        folder, ids = reports_of(path, gold), {i for event in gold["events"].values() for i in event["ids"]}
        texts = {report_id(i, folder): (i, text) for i, text in given.items() if report_id(i, folder) in ids}
        of_file, lost = collation(gold, texts, path.stem)
        records += of_file
        missing += lost
    return records, missing


def main() -> int:
    """Read and relate the reports, write gold and record, print the scorer's figures; 1 if a passage was not found."""
    from rapporteur import pipeline
    from rapporteur.model import Problem
    from rapporteur.render import render

    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("paths", nargs="+", metavar="GOLD", help="a gold file, or a folder of them")
    cli.add_argument("--errors", type=int, default=0, help="list the first N misses")
    args = cli.parse_args()
    files = gold_files(args.paths)
    folders = [str(reports_of(path, json.loads(path.read_text(encoding="utf-8")))) for path in files]
    items = list(pipeline.read(folders))
    records, missing = offsets(files, {i.id: i.text for i in items if not isinstance(i, Problem)})
    out = ROOT / "out" / "golden"
    out.mkdir(parents=True, exist_ok=True)
    gold, record = out / "gold.jsonl", out / "record.json"
    gold.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    record.write_text(render(pipeline.report(items), "json"), encoding="utf-8")
    for passage in missing:
        print(f"{passage['id']}: not in the text that was read: {passage['text']}", file=sys.stderr)
    subprocess.run([sys.executable, SCORER, gold, record, "--errors", str(args.errors)], check=True)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
