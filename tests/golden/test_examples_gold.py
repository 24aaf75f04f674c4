"""The example reports and their gold hold together: checked from the files alone, without the product."""

import datetime
import html
import importlib.util
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
OFFSETS = Path(__file__).with_name("examples_collation.py")
GOLD = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
VERDICTS = {"agreed", "single-source", "compatible", "superseded", "denied", "conflict"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH = "|".join(MONTHS)
WEEKDAY_DATE = re.compile(rf"({'|'.join(DAYS)}),? (?:({MONTH}) (\d\d?)|(\d\d?) ({MONTH})),? (\d{{4}})")
CODE = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>")
MARKUP = re.compile(r"<[^>]*>")


def shown(page: str) -> str:
    """The words of an HTML page, tags, scripts and styles taken out, no white space changed."""
    return html.unescape(MARKUP.sub("", CODE.sub("", page)))


def read_texts() -> dict[str, str]:
    """The text of every report by the gold's id."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))}
    texts |= {path.name: shown(path.read_text(encoding="utf-8")) for path in sorted(REPORTS.glob("*.html"))}
    for line in (REPORTS / "dump.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        texts[record["id"]] = record["text"] if "text" in record else shown(record["html"])
    return texts


TEXTS = read_texts()


def passages(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of the gold that names a report and words in it."""
    if isinstance(node, dict):
        if "id" in node and "text" in node:
            yield node
        for child in node.values():
            yield from passages(child)
    elif isinstance(node, list):
        for child in node:
            yield from passages(child)


PASSAGES = list(passages(GOLD))


@pytest.mark.parametrize("report", sorted(TEXTS))
def test_report_has_text(report: str) -> None:
    """Each report holds an article's worth of words."""
    assert len(TEXTS[report].split()) >= 150


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: f"{p['id']}:{p['text'][:30]}")
def test_passage_is_found_once(passage: dict[str, Any]) -> None:
    """A passage stands in its report, once unless it says otherwise, so that words name a place."""
    around = passage.get("within", passage["text"])
    times = TEXTS[passage["id"]].count(around)

    assert around.count(passage["text"]) == 1
    assert times > 1 if passage.get("every") else times == 1


@pytest.mark.parametrize("report", sorted(TEXTS))
def test_weekday_fits_date(report: str) -> None:
    """A weekday beside a full date is the calendar's, even on the page whose clock is wrong."""
    for found in WEEKDAY_DATE.finditer(TEXTS[report]):
        day, month, year = found[3] or found[4], found[2] or found[5], found[6]
        date = datetime.date(int(year), MONTHS.index(month) + 1, int(day))

        assert found[1] == DAYS[date.weekday()], found[0]


def test_every_report_has_one_event_one_origin_and_one_date() -> None:
    """Events, origins and dates each cover the reports once."""
    for ids in (
        [i for event in GOLD["events"].values() for i in event["ids"]],
        [i for origin in GOLD["origins"] for i in origin["ids"]],
        list(GOLD["published"]),
    ):
        assert sorted(ids) == sorted(TEXTS)


def test_dates_lie_within_their_windows() -> None:
    """A publication date that is given lies between its earliest and its latest."""
    for date in GOLD["published"].values():
        assert date["earliest"] <= (date["value"] or date["earliest"]) <= date["latest"]


def test_verdicts_are_known() -> None:
    """Findings and figures carry only the six verdicts."""
    items = GOLD["findings"] + GOLD["figures"]

    assert {v for item in items for v in (item["verdict"], *item.get("also", []))} <= VERDICTS


def test_wordings_are_as_said() -> None:
    """Versions of a quotation called the same differ in nothing but quote marks and a clause that leads in."""
    for quote in GOLD["quotes"]:
        words = [" ".join(re.findall(r"\w+", v["text"].casefold())).removeprefix("they ") for v in quote["versions"]]
        same = all(a == b for a, b in combinations(words, 2))

        assert same == (quote["wording"] == "same"), quote["versions"]


def test_noise_is_plenty_and_apart() -> None:
    """At least forty passages of noise, and none of them stands on a side of a finding."""
    stated = {(p["id"], p["text"]) for f in GOLD["findings"] for s in f["sides"] for p in s["passages"]}

    assert len(GOLD["not_in_annotations"]) >= 40
    for noise in GOLD["not_in_annotations"]:
        assert not any(i == noise["id"] and (t in noise["text"] or noise["text"] in t) for i, t in stated)


def test_gold_with_offsets_finds_every_passage() -> None:
    """The form with offsets points at the very words, whatever the order in which the reports come."""
    spec = importlib.util.spec_from_file_location("examples_collation", OFFSETS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    texts = {i: (f"examples/reports/{i}", text) for i, text in TEXTS.items()}

    records, missing = module.collation(GOLD, texts)
    shuffled, _ = module.collation(GOLD, dict(reversed(texts.items())))

    assert missing == []
    assert records == shuffled
    for record in records:
        for figure in record["gold"]["figures"]:
            words = record["input"]["text"][figure["begin"] : figure["end"]]
            assert words == words.strip() != ""
