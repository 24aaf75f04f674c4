"""Reports written by us and their gold hold together: checked from the files alone, without the product."""

import datetime
import html
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.golden import collation

HERE = Path(__file__).parent
FILES = [HERE / "examples.json", *sorted(HERE.glob("*/*.json"))]
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


def read_texts(folder: Path) -> dict[str, str]:
    """The text of every report in a folder by the gold's id."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    texts |= {path.name: shown(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html"))}
    for dump in sorted(folder.glob("*.jsonl")):
        for line in dump.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            texts[record["id"]] = record["text"] if "text" in record else shown(record["html"])
    return texts


class Case(NamedTuple):
    """A gold file, and the texts it speaks of."""

    path: Path
    name: str
    gold: dict[str, Any]
    texts: dict[str, str]


def cases() -> Iterator[Case]:
    """Every gold file in the form of ``examples.json``, with its reports."""
    for path in FILES:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "findings" in gold:
            yield Case(path, path.stem, gold, read_texts(collation.reports_of(path, gold)))


CASES = list(cases())
each_gold = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
each_report = pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{case.name}:{i}") for case in CASES for i, text in case.texts.items()]
)


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


@each_report
def test_report_has_text(text: str) -> None:
    """Each report holds a flash's worth of words at least."""
    assert len(text.split()) >= 80


@pytest.mark.parametrize(
    ("case", "passage"),
    [
        pytest.param(case, passage, id=f"{case.name}:{passage['id']}:{passage['text'][:30]}")
        for case in CASES
        for passage in passages(case.gold)
    ],
)
def test_passage_is_found_once(case: Case, passage: dict[str, Any]) -> None:
    """A passage stands in its report, once unless it says otherwise, so that words name a place."""
    around = passage.get("within", passage["text"])
    times = case.texts[passage["id"]].count(around)

    assert around.count(passage["text"]) == 1
    assert times > 1 if passage.get("every") else times == 1


@each_report
def test_weekday_fits_date(text: str) -> None:
    """A weekday beside a full date is the calendar's, even on the page whose clock is wrong."""
    for found in WEEKDAY_DATE.finditer(text):
        day, month, year = found[3] or found[4], found[2] or found[5], found[6]
        date = datetime.date(int(year), MONTHS.index(month) + 1, int(day))

        assert found[1] == DAYS[date.weekday()], found[0]


@each_gold
def test_every_report_has_one_event_one_origin_and_one_date(case: Case) -> None:
    """Events, origins and dates each cover the reports once."""
    for ids in (
        [i for event in case.gold["events"].values() for i in event["ids"]],
        [i for origin in case.gold["origins"] for i in origin["ids"]],
        list(case.gold["published"]),
    ):
        assert sorted(ids) == sorted(case.texts)


def test_golds_share_no_report_and_no_event() -> None:
    """Piles may be scored together: no two gold files use one name for a report in a dump, or for an event."""
    names = [name for case in CASES for name in case.gold["events"]]
    dumped = [i for case in CASES for i in case.texts if not i.endswith((".txt", ".html"))]

    assert len(names) == len(set(names))
    assert len(dumped) == len(set(dumped))


@each_gold
def test_dates_lie_within_their_windows(case: Case) -> None:
    """A publication date that is given lies between its earliest and its latest."""
    for date in case.gold["published"].values():
        assert date["earliest"] <= (date["value"] or date["earliest"]) <= date["latest"]


@each_gold
def test_verdicts_are_known(case: Case) -> None:
    """Findings and figures carry only the six verdicts."""
    items = case.gold["findings"] + case.gold["figures"]

    assert {v for item in items for v in (item["verdict"], *item.get("also", []))} <= VERDICTS


@each_gold
def test_wordings_are_as_said(case: Case) -> None:
    """Versions of a quotation called the same differ in nothing but quote marks and a clause that leads in."""
    for quote in case.gold["quotes"]:
        words = [" ".join(re.findall(r"\w+", v["text"].casefold())).removeprefix("they ") for v in quote["versions"]]
        same = all(a == b for a, b in combinations(words, 2))

        assert same == (quote["wording"] == "same"), quote["versions"]


@each_gold
def test_noise_is_plenty_and_apart(case: Case) -> None:
    """As many passages of noise as reports, and none of them stands on a side of a finding."""
    stated = {(p["id"], p["text"]) for f in case.gold["findings"] for s in f["sides"] for p in s["passages"]}

    assert len(case.gold["not_in_annotations"]) >= len(case.texts)
    for noise in case.gold["not_in_annotations"]:
        assert not any(i == noise["id"] and (t in noise["text"] or noise["text"] in t) for i, t in stated)


@each_gold
def test_gold_with_offsets_finds_every_passage(case: Case) -> None:
    """The form with offsets points at the very words, whatever the order in which the reports come."""
    texts = {i: (f"reports/{i}", text) for i, text in case.texts.items()}

    records, missing = collation.collation(case.gold, texts, case.name)
    shuffled, _ = collation.collation(case.gold, dict(reversed(texts.items())), case.name)

    assert missing == []
    assert records == shuffled
    for record in records:
        for figure in record["gold"]["figures"]:
            words = record["input"]["text"][figure["begin"] : figure["end"]]
            assert words == words.strip() != ""


def test_golds_in_one_pile_keep_their_keys_apart() -> None:
    """Several gold files make one set of records: no report and no key twice, the links of each file kept."""
    given = {
        f"{collation.reports_of(case.path, case.gold)}/{i}" if i.endswith((".txt", ".html")) else i: text
        for case in CASES
        for i, text in case.texts.items()
    }

    records, missing = collation.offsets([case.path for case in CASES], given)
    keys = [x["key"] for r in records for table in ("quotes", "figures") for x in r["gold"][table]]

    assert missing == []
    assert sorted(given) == sorted(r["input"]["id"] for r in records)
    assert len(keys) == len(set(keys))
    assert len(CASES) == sum("links" in r for r in records)


def test_no_gold_is_said_aloud(tmp_path: Path) -> None:
    """A folder without gold, or a gold file that is not there, is an error that names it."""
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(FileNotFoundError, match=re.escape(str(path))):
            collation.gold_files([str(path)])
