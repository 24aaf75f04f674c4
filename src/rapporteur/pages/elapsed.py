"""How long ago a report says it was published, counted back from when its page was fetched.

In: an article and the time of its fetch. Out: the days it can mean, as one witness. Decided here: only what stands
alone at the head of the report counts ("3 hours ago"); a count of days is rounded down, so it leaves two; so does an
hour that is another day elsewhere in the inhabited time zones, since the page's own zone is not known.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Article, Evidence

WEIGHT = 0.8
"""What the witness weighs: a page may have lain in a cache since it was written."""

EARLY, LATE = 8, 16
"""Hours (UTC) from and up to which it is the same day from California to China, where nearly all pages come from."""

MOST = 30
"""Days after which "ago" is too coarse to be of use."""

_HEAD = frozenset({"clock", "dateline", "byline"})
_AGO = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one)\s?(?P<unit>[^\W\d_]{1,7})\.?\s+ago\b|\b(?P<day>yesterday|today)\b", re.I
)


class Elapsed(msgspec.Struct, frozen=True):
    """First and last day that the report can mean, and the witness."""

    earliest: str
    latest: str
    evidence: Evidence


def find(article: Article) -> Elapsed | None:
    """The days that the head of the report means by "ago"; ``None`` where it says none or the fetch has no time."""
    fetched = _instant(article.document.given.fetched)
    if fetched is None:
        return None
    for block in article.blocks:
        if block.kind == "body":
            return None
        match = _AGO.search(article.text, block.begin, block.end) if block.kind in _HEAD else None
        days = _days(match, fetched) if match is not None else None
        if match is not None and days is not None:
            why = f"“{match.group()}” at the head of the report, counted back from {fetched:%Y-%m-%dT%H:%MZ}"
            witness = Evidence(
                kind="elapsed", value=days[-1], weight=WEIGHT, why=why, begin=match.start(), end=match.end()
            )
            return Elapsed(*days, witness)
    return None


def _instant(fetched: str | None) -> datetime | None:
    """The time of the fetch in UTC, if it has one with a zone."""
    try:
        found = datetime.fromisoformat(fetched or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None


def _days(match: re.Match[str], fetched: datetime) -> tuple[str, str] | None:
    """First and last day that the words can mean."""
    if match["day"]:
        day = (fetched - timedelta(days=match["day"].lower() == "yesterday")).date().isoformat()
        return day, day
    units = {word: float(length) for word, length in table("rapporteur.pages", "elapsed_units.tsv")}
    hours = units.get(match["unit"].lower(), 0.0)
    if not hours:
        return None
    count = int(match["count"]) if match["count"].isdigit() else 1
    then = fetched - timedelta(hours=hours * count)
    if fetched - then > timedelta(days=MOST):
        return None
    first = last = then.date()
    if hours >= 24:
        first -= timedelta(days=int(hours // 24))
    elif then.hour < EARLY:
        first -= timedelta(days=1)
    elif then.hour >= LATE:
        last = min(last + timedelta(days=1), fetched.date())
    return first.isoformat(), last.isoformat()
