"""When a report was published: the verdict over its witnesses.

In: an article with its blocks, and its markup where it came as HTML. Out: :class:`Publication`. Decided here:
which witness outranks which (what is given with the report, then the page's own dates, then what the report says of
events with known days, then how long before its fetch it says it was published), when to abstain, and how wide the
window is then. Never later than the day the page was fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone

import msgspec

from rapporteur.model import READABLE, Article, Evidence, Publication
from rapporteur.pages import (
    clocks,
    datestrings,
    deictics,
    elapsed,
    live,
    markup,
    named_days,
    partial_dates,
    sightings,
    verdict,
    witnesses,
)
from rapporteur.pages.directory import host_of
from rapporteur.pages.languages import ENGLISH
from rapporteur.pages.named_days import Window
from rapporteur.pages.sightings import Sighting
from rapporteur.pages.verdict import Belief, Candidate
from rapporteur.pages.witnesses import Witness

_DAY = len("2019-06-28")
_SHOWN = 3
"""Days whose witnesses are kept."""
_SURE, _SURE_HTML, _SURE_IN_DOUBT = 0.65, 0.6, 0.9
"""Shares of belief from which a day is stated; figures per share, held out, in docs/decisions/0030."""
_LONG_LINE = 60
_LEAD = 6
"""Segments of the report that make its lead."""
_YEAR_WEIGHT = 0.05
_LAST_ZONE = timezone(timedelta(hours=14))
"""Where each day begins first (Line Islands)."""


def date(article: Article, page: markup.Markup | None) -> Publication:
    """The day ``article`` was published, with its witnesses; abstains (``value`` is ``None``) when they disagree.

    :param page: the page's markup, where the document came as HTML
    """
    given = article.document.given
    fetched = witnesses.day_in(given.fetched) if given.fetched else None
    meant = _meant(article, fetched)
    stated = meant[0] if len(meant) == 1 else None
    if stated is not None:
        evidence = Evidence(
            kind="given", value=stated, weight=1.0, why="given with the report, which outranks the page"
        )
        return Publication(value=stated, earliest=stated, latest=stated, evidence=(evidence,))
    last = _last_day(given.fetched)
    found = tuple(c for c in candidates(article, page) if last is None or c.day <= last)
    if meant:
        return _between(meant, found)
    window = named_days.window(article.text, _segments(article))
    denied = tuple(c for c in found if window is not None and _contradicted(c, window))
    found = verdict.without_updates(tuple(c for c in found if c not in denied))
    belief = verdict.weigh(found, page is not None, verdict.weights())
    day = _stated(found, belief, page is not None)
    evidence_of_page = tuple(_evidence(found, belief))
    evidence_of_text = (*(window.evidence if window is not None else ()), *_outweighed(denied))
    if day is not None:
        return Publication(value=day, earliest=day, latest=day, evidence=(*evidence_of_page, *evidence_of_text))
    if window is not None:
        value = window.earliest if window.earliest == window.latest else None
        value = value if fetched is None or value is None or value <= fetched else None
        return Publication(
            value=value, earliest=window.earliest, latest=window.latest, evidence=(*evidence_of_text, *evidence_of_page)
        )
    told = _told_by_itself(article, fetched)
    if told is not None:
        return msgspec.structs.replace(told, evidence=(*told.evidence, *evidence_of_page))
    earliest, latest = _bounded(found, belief, fetched)
    years = tuple(_copyright(article.text))
    return Publication(earliest=earliest, latest=latest, evidence=(*evidence_of_page, *years))


def _told_by_itself(article: Article, fetched: str | None) -> Publication | None:
    """What a report's entries, or its "3 hours ago", say where the page names no day that can be stated."""
    opened = live.opened(article.entries)
    if opened is not None and (fetched is None or opened.value <= fetched):
        value = opened.value if len({entry.time[:_DAY] for entry in article.entries}) == 1 else None
        return Publication(value=value, earliest=value, latest=opened.value, evidence=(opened,))
    ago = elapsed.find(article)
    if ago is None:
        return None
    value = ago.earliest if ago.earliest == ago.latest else None
    return Publication(value=value, earliest=ago.earliest, latest=ago.latest, evidence=(ago.evidence,))


def _last_day(fetched: str | None) -> str | None:
    """The day of the fetch where it is latest: at 22:00 UTC tomorrow's reports are out in Tokyo.

    A fetch without a time or a zone is taken for the day that it names.
    """
    if fetched is None:
        return None
    try:
        instant = datetime.fromisoformat(fetched)
    except ValueError:
        return witnesses.day_in(fetched)
    return (instant.astimezone(_LAST_ZONE) if instant.tzinfo is not None else instant).date().isoformat()


def _meant(article: Article, fetched: str | None) -> tuple[str, ...]:
    """The days that the date given with the report can mean: two where only habit tells day from month."""
    given = article.document.given
    day = witnesses.day_in(given.published) if given.published else None
    if day is not None or not given.published_text:
        return () if day is None else (day,)
    url = given.url or article.url
    order = datestrings.order_of(given.published_text, article.language == ENGLISH, _country(url, None))
    written = [d for d in datestrings.find(given.published_text, article.language, order) if d.day and d.value]
    if len(written) != 1:
        return ()
    days = [written[0].value or ""]
    if written[0].other is not None and written[0].guessed:
        month, number = written[0].other
        days.append(f"{written[0].year:04d}-{month:02d}-{number:02d}")
    return tuple(sorted(day for day in days if fetched is None or day <= fetched))


def _between(meant: Sequence[str], found: Sequence[Candidate]) -> Publication:
    """The verdict on a given date that can be read in two ways: the way that the page bears out, if it does one."""
    borne = [c.day for c in found if c.day in meant]
    why = "given with the report, in figures that can be read in two ways"
    evidence = tuple(Evidence(kind="given", value=day, weight=1 / len(meant), why=why) for day in meant)
    value = borne[0] if len(borne) == 1 else None
    return Publication(value=value, earliest=value or meant[0], latest=value or meant[-1], evidence=evidence)


def candidates(article: Article, page: markup.Markup | None) -> tuple[Candidate, ...]:
    """The days that text, markup and address name, earliest first."""
    text, url = article.text, article.document.given.url or article.url
    language = page.language if page is not None else None
    order = datestrings.order_of(text, article.language == ENGLISH, _country(url, language))
    dates = datestrings.find(text, language or article.language, order)
    years = partial_dates.years_of(dates, clocks.copyright_years(text))
    lead = deictics.weekdays(text, deictics.sentences(text, _segments(article)[:_LEAD]))
    dates = partial_dates.complete(dates, years, article.dateline, lead)
    heard = witnesses.find(page, url) if page is not None else tuple(witnesses.of_address(url))
    stated = sorted({w.value for w in heard if w.states_publication})
    seen = sightings.find(text, article.blocks, dates, stated)
    heard = tuple(told for witness in heard if not _is_bare_year(told := _apart(witness, heard, seen)))
    days = sorted({s.day for s in seen} | {w.value for w in heard if len(w.value) == _DAY})
    return tuple(
        Candidate(
            day=day,
            sightings=tuple(s for s in seen if s.day == day),
            witnesses=tuple(w for w in heard if w.value == day),
        )
        for day in days
    )


def _apart(witness: Witness, heard: Sequence[Witness], seen: Sequence[Sighting]) -> Witness:
    """What htmldate reads is there for us too: its cue tells what it can have gone by."""
    if witness.kind != "htmldate":
        return witness
    if any(other.value == witness.value and other.kind in {"json-ld", "meta"} for other in heard):
        cue = "htmldate with markup"
    elif any(s.day == witness.value and s.cues & {"banner", "site clock"} for s in seen):
        cue = "htmldate with banner"
    else:
        cue = "htmldate with text" if any(s.day == witness.value for s in seen) else "htmldate alone"
    return msgspec.structs.replace(witness, cue=cue)


def _is_bare_year(witness: Witness) -> bool:
    """Whether htmldate made a first of January out of a year: one that nothing else on the page names."""
    return witness.cue == "htmldate alone" and witness.value.endswith("-01-01")


def _country(url: str | None, language: str | None) -> str | None:
    """Region of the page's language, else the last part of its host."""
    if language and "-" in language:
        return language.rsplit("-", 1)[-1]
    host = host_of(url or "")
    return host.rsplit(".", 1)[-1] if host else None


def _segments(article: Article) -> list[tuple[int, int]]:
    """The parts of the text that are the report: its readable blocks, or the long lines where nothing is labelled."""
    if article.blocks:
        return [(b.begin, b.end) for b in article.blocks if b.kind in READABLE]
    found, begin = [], 0
    for line in article.text.split("\n"):
        if len(line) >= _LONG_LINE:
            found.append((begin, begin + len(line)))
        begin += len(line) + 1
    return found


def _contradicted(candidate: Candidate, window: Window) -> bool:
    """Whether a day stands only in the page's clock or head and the report itself speaks from another time."""
    if window.earliest <= candidate.day <= window.latest or candidate.witnesses:
        return False
    return all(
        s.cues & {"site clock", "banner", "top of page"} and "label published" not in s.cues
        for s in candidate.sightings
    )


def _stated(found: Sequence[Candidate], belief: Belief, marked_up: bool) -> str | None:
    """The day that holds enough belief to be stated."""
    if not found:
        return None
    k = belief.ranked()[0]
    candidate, share = found[k], belief.shares[k]
    if candidate.is_clock:
        return None
    sure = _SURE_HTML if marked_up else _SURE
    if candidate.is_doubtful or _beside_stated(candidate, found):
        sure = _SURE_IN_DOUBT
    return candidate.day if share >= sure else None


def _beside_stated(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether fields state the day before or after one that stands on the page: two zones, two days, and no telling."""
    day = sightings.ordinal(candidate.day)
    return not candidate.is_stated and any(
        abs(sightings.ordinal(other.day) - day) == 1 and any(w.states_publication for w in other.witnesses)
        for other in found
    )


def _bounded(found: Sequence[Candidate], belief: Belief, fetched: str | None) -> tuple[str | None, str | None]:
    """The window of an abstention: the days that share the belief, within what the page's own words allow.

    The clock of a site can end it and not begin it: reports are read on the day they came out or later.
    """
    earliest, latest = verdict.bounds(found, fetched)
    spread = verdict.spread(found, belief)
    if spread is None:
        return earliest, latest
    low = max(spread[0], earliest or spread[0])
    high = min(spread[1], latest or spread[1])
    if any(c.is_clock and c.day == low for c in found):
        return earliest, high
    return (low, high) if low <= high else spread


def _evidence(found: Sequence[Candidate], belief: Belief) -> Iterator[Evidence]:
    """For the most believed days: the best sighting and every witness."""
    for k in belief.ranked()[:_SHOWN]:
        candidate, weight = found[k], round(belief.shares[k], 3)
        only = "; known only as the day of a change" if candidate.is_update else ""
        if belief.speaker[k] >= 0:
            sighting = candidate.sightings[belief.speaker[k]]
            yield Evidence(
                kind="update" if only else sighting.kind,
                value=candidate.day,
                weight=weight,
                why="written on the page: " + ", ".join(sorted(sighting.cues)) + only,
                begin=sighting.item.begin,
                end=sighting.item.end,
            )
        for witness in candidate.witnesses:
            yield Evidence(kind=witness.kind, value=candidate.day, weight=weight, why=witness.why + only)


def _outweighed(denied: Sequence[Candidate]) -> Iterator[Evidence]:
    """The days of clocks and page heads that the report itself contradicts."""
    for candidate in denied[:_SHOWN]:
        item = candidate.sightings[0].item
        why = "the clock of the page; the report itself speaks from another time"
        yield Evidence(kind="clock", value=candidate.day, weight=_YEAR_WEIGHT, why=why, begin=item.begin, end=item.end)


def _copyright(text: str) -> Iterator[Evidence]:
    """The last copyright notice: a year that the page was still looked after, and no more."""
    for year, begin, end in clocks.copyright_years(text)[-1:]:
        why = "a copyright notice: the year of the page, not of the report"
        yield Evidence(kind="copyright", value=str(year), weight=_YEAR_WEIGHT, why=why, begin=begin, end=end)
