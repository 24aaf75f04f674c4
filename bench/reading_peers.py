"""How each peer of reading is asked, and what it answers in the form that the scorers read.

In: a report as the scorers' input has it. Out: a row with ``quotations``, ``quantities`` or ``timexes``. A peer is a
function that gives its reader, or the words "not installed": all are optional, none is a dependency.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from rapporteur import language
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table

Row = dict[str, Any]
Reader = Callable[[Row], Row]
Peer = Callable[[], "Reader | str"]

_MISSING = "not installed"
_QUOTED = re.compile(r'"[^"\n]{2,1000}"|“[^”\n]{2,1000}”')


def plain_quotations() -> Reader:
    """Whatever stands between double marks, without a speaker."""

    def read(row: Row) -> Row:
        found = [{"begin": m.start(), "end": m.end(), "kind": "direct"} for m in _QUOTED.finditer(row["text"])]
        return _row(row, quotations=found)

    return read


def rule_quotations() -> Reader:
    """A rule in the manner of textacy, after its documentation: marks, a reporting verb beside them, its subject.

    The verb stands in the quotation's own sentences but outside the marks; a quotation without one is left out. The
    parse is ours.
    """
    model = language.load()
    verbs = frozenset(row[0] for row in table("rapporteur.annotate", "reporting_verbs.tsv"))

    def read(row: Row) -> Row:
        text = row["text"]
        analysis = model.analyse(text, list(_paragraphs(text)))
        marks = [m.span() for m in _QUOTED.finditer(text)]
        found = []
        for begin, end in marks:
            subject = _subject_of_cue(analysis, begin, end, marks, verbs)
            if subject is not None:
                first, last = analysis.extent(subject.i)
                speaker = {"name": text[first:last], "begin": first, "end": last}
                found.append({"begin": begin, "end": end, "kind": "direct", "speaker": speaker})
        return _row(row, quotations=found)

    return read


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    return (m.span() for m in re.finditer(r"[^\n]+", text))


def _subject_of_cue(
    analysis: Analysis, begin: int, end: int, marks: list[tuple[int, int]], verbs: frozenset[str]
) -> Token | None:
    """The subject of the reporting verb nearest to the marks, in the sentences that they touch."""
    inside = analysis.within(begin, end)
    if not inside:
        return None
    first = analysis.sentences[inside[0].sentence].first
    last = analysis.sentences[inside[-1].sentence].last
    around = [t for t in analysis.tokens[first:last] if not any(b <= t.begin < e for b, e in marks)]
    cues = [(t, analysis.child(t.i, "nsubj")) for t in around if t.lemma in verbs and t.pos == "VERB"]
    near = [(min(abs(t.begin - end), abs(begin - t.end)), s) for t, s in cues if s is not None]
    return min(near, key=lambda x: x[0])[1] if near else None


def textacy_quotations() -> Reader | str:
    """Textacy's own ``direct_quotations`` over spaCy's small English model."""
    try:
        triples = importlib.import_module("textacy.extract.triples")
        model = importlib.import_module("spacy").load("en_core_web_sm")
    except (ImportError, OSError):
        return _MISSING

    def read(row: Row) -> Row:
        found = []
        for q in triples.direct_quotations(model(row["text"])):
            first, last = q.speaker[0].idx, q.speaker[-1].idx + len(q.speaker[-1])
            speaker = {"name": row["text"][first:last], "begin": first, "end": last}
            found.append(
                {"begin": q.content.start_char, "end": q.content.end_char, "kind": "direct", "speaker": speaker}
            )
        return _row(row, quotations=found)

    return read


def gender_gap_tracker() -> str:
    """The rules of the Gender Gap Tracker, which are published as scripts and not as a package."""
    return f"{_MISSING} (published as scripts, no package)"


def recognizers_figures() -> Reader | str:
    """Recognizers-Text: numbers, percentages, money and measures; a number inside another answer is dropped."""
    try:
        plain = importlib.import_module("recognizers_number")
        units = importlib.import_module("recognizers_number_with_unit")
    except ImportError:
        return _MISSING
    models = (
        units.recognize_currency, units.recognize_dimension, units.recognize_temperature,
        plain.recognize_percentage, plain.recognize_number,
    )  # fmt: skip

    def read(row: Row) -> Row:
        found: list[Row] = []
        for model in models:
            for r in model(row["text"], "en-us"):
                begin, end = r.start, r.end + 1
                value = str((r.resolution or {}).get("value") or "")
                number = _number(value.rstrip("%"))
                if number is None or any(f["begin"] < end and begin < f["end"] for f in found):
                    continue
                unit = "percent" if value.endswith("%") else r.resolution.get("unit") or ""
                found.append({"begin": begin, "end": end, "value": number, "unit": unit})
        return _row(row, quantities=sorted(found, key=lambda f: f["begin"]))

    return read


def _number(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None


def quantulum_figures() -> Reader | str:
    """quantulum3 with its own rules and no classifier."""
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        return _MISSING

    def read(row: Row) -> Row:
        try:
            answers = parser.parse(row["text"], classifier_path=None)
        except Exception:  # it breaks on some sentences; that is its answer to them
            answers = []
        found = [{"begin": q.span[0], "end": q.span[1], "value": q.value, "unit": _unit(q.unit.name)} for q in answers]
        return _row(row, quantities=found)

    return read


def _unit(name: str) -> str:
    return {"dimensionless": "", "percentage": "percent"}.get(name, name)


def recognizers_times() -> Reader | str:
    """Recognizers-Text's dates and times, of several readings the last past one as the news has it."""
    try:
        module = importlib.import_module("recognizers_date_time")
    except ImportError:
        return _MISSING

    def read(row: Row) -> Row:
        day = datetime.fromisoformat(row["published"]) if row.get("published") else datetime(2000, 1, 1)
        found = []
        for r in module.recognize_datetime(row["text"], "en-us", reference=day):
            values = (r.resolution or {}).get("values") or [{}]
            kind = str(values[0].get("type", "date"))
            open_ = "XXXX" in values[0].get("timex", "") and kind in ("date", "datetime")
            value = values[0].get("value") if open_ else values[0].get("timex")
            said = {"set": "SET", "duration": "DURATION"}.get(kind, "TIME" if "time" in kind else "DATE")
            found.append(
                {"begin": r.start, "end": r.end + 1, "type": said, "value": str(value or "").replace(" ", "T")}
            )
        return _row(row, timexes=found)

    return read


def dateparser_times() -> Reader | str:
    """Find dates with dateparser's ``search_dates``; a value is a day, or a day and a time where one is told."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return _MISSING

    def read(row: Row) -> Row:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(row["published"])} if row.get("published") else {}
        found, at = [], 0
        for said, when in search(row["text"], languages=["en"], settings=settings) or ():
            begin = row["text"].find(said, at)
            if begin < 0:
                continue
            at = begin + len(said)
            clock = (when.hour, when.minute) != (0, 0)
            value = f"{when:%Y-%m-%dT%H:%M}" if clock else f"{when:%Y-%m-%d}"
            found.append({"begin": begin, "end": at, "type": "TIME" if clock else "DATE", "value": value})
        return _row(row, timexes=found)

    return read


def _row(row: Row, **found: object) -> Row:
    return {"id": row["id"], "text": row["text"], **found}


QUOTATIONS: dict[str, Peer] = {
    "plain expressions": plain_quotations,
    "textacy-style rule": rule_quotations,
    "textacy": textacy_quotations,
    "GenderGapTracker": gender_gap_tracker,
}
FIGURES: dict[str, Peer] = {"recognizers-text": recognizers_figures, "quantulum3": quantulum_figures}
TIMES: dict[str, Peer] = {"dateparser": dateparser_times, "recognizers-text": recognizers_times}
