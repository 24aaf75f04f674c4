"""The example gold with offsets, in the form that a scorer of reconciled records reads.

In: ``examples.json`` beside this file, which names passages by their words, and what ``rapporteur read --format jsonl``
wrote for ``examples/reports``, whose ``text`` fields the offsets point into. Out: one JSON object per report, its
``input`` and ``gold``, with the ``links`` between reports on the first. Decided here: how a passage is found in a text.

    python tests/golden/examples_collation.py READ.jsonl > gold.jsonl
"""

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("examples.json")
FOLDER = "examples/reports/"

Record = dict[str, Any]


def report_id(given: str) -> str:
    """The gold's id of a report: the path below the folder of reports, or a record's own id."""
    return given.rpartition(FOLDER)[2]


def occurrences(text: str, passage: Record) -> list[tuple[int, int]]:
    """Offsets of a passage in code points, half open; more than one only where the gold says ``every``."""
    around = str(passage.get("within", passage["text"]))
    begins, start = [], text.find(around)
    while start >= 0:
        begins.append(start + around.index(passage["text"]))
        start = text.find(around, start + 1)
    spans = [(begin, begin + len(passage["text"])) for begin in begins]
    return spans if passage.get("every") else spans[:1]


class Collation:
    """Collects keyed spans per report while the gold's links are turned from words into keys."""

    def __init__(self, texts: dict[str, tuple[str, str]]) -> None:
        """Take the given id and text of each report, by the gold's id."""
        self.texts = texts
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
                self.keys[at] = f"{table[0]}{len(self.keys)}"
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
            same = quote["wording"] == "same" or left["text"] == right["text"]
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
        findings.append({**finding, "key": f"e{number}", "sides": [side for side in sides if side["spans"]]})
    return findings


def collation(gold: Record, texts: dict[str, tuple[str, str]]) -> tuple[list[Record], list[Record]]:
    """The scorer's records, in order of the reports' ids, and the passages that were not found in the texts."""
    out = Collation(texts)
    links = {
        "quote_matches": quote_links(gold, out),
        "figure_groups": figure_links(gold, out),
        "findings": finding_links(gold, out),
        "quote_hard_negatives": negative_links(gold, out, "quote"),
        "figure_hard_negatives": negative_links(gold, out, "figure"),
    }
    event = {i: (name, e["story"]) for name, e in gold["events"].items() for i in e["ids"]}
    origin = {i: (o["ids"][0], o["agency"]) for o in gold["origins"] for i in o["ids"]}
    records = []
    for i in sorted(texts):
        given, text = texts[i]
        labels = {"event": event[i][0], "story": event[i][1], "origin": origin[i][0], "agency": origin[i][1]}
        records.append({"input": {"id": given, "text": text}, "gold": labels | out.tables[i]})
    records[0]["links"] = links
    return records, out.missing


def main(path: str) -> int:
    """Write the records to standard output; name passages not found on standard error and exit with 1."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    read = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    records, missing = collation(gold, {report_id(r["id"]): (r["id"], r["text"]) for r in read})
    for record in records:
        print(json.dumps(record, ensure_ascii=False))
    for passage in missing:
        print(f"{passage['id']}: not in the text that was read: {passage['text']}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
