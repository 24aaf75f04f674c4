"""What stands inside a line of the article and is no article: clocks, credits, bylines, teasers glued to sentences.

In: a line and whether it is the article's first. Out: the stretches to cut from its ends. Decided here: what debris
looks like; "date 2019-06-28" before the first word, "© KYODO" and a page's clock after the last full stop, a reporter's
name before a dash, "READ MORE:" in mid-paragraph were each met in real pages.
"""

from __future__ import annotations

import re
from functools import cache

from rapporteur.language.lexicon import alternation
from rapporteur.pages import datestrings
from rapporteur.pages.blocks import Stretch
from rapporteur.pages.outlet import agency_called

HEAD, TAIL = 80, 200
"""Characters at a line's ends in which debris is looked for."""

_LABEL = re.compile(r"\W{0,3}(?:[^\W\d_]+[ \u00a0]?){0,3}[:\s]{0,3}")
_TIME = (
    r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|[A-Z]{2,4}T|IST|Z|[+-]\d\d:?\d\d))?"
)
_CLOCK = re.compile(rf"\s*[,|•·-]?\s*{_TIME}\s*[,|•·-]?\s*")
_SENTENCE = re.compile(r"\s+(?=[\"“‘'«„]?[A-Z\u00c0-\u00de0-9])")
_SIGN = re.compile(r"(?<=[.!?…\"”’)])\s*(?P<held>(?:©|\([cC]\)|Copyright\s)\s*[^\n.!?]{2,60}\.?)$")
_CAPITALISED = r"[A-Z][\w.&'’-]*"
_AGENCY = re.compile(
    rf"(?<=[.!?…\"”’)])\s*(?:[-–—]{{1,2}}\s*)?(?P<held>\(?(?P<name>{_CAPITALISED}(?:\s{_CAPITALISED}){{0,3}})\)?\.?)$"
)
_REPORTER = re.compile(
    rf"(?P<held>{_CAPITALISED}(?:\s(?:[a-z]{{2,3}}\s)?{_CAPITALISED}){{1,3}}\s*[—–]"
    rf"|(?:By|BY)\s{_CAPITALISED}(?:\s{_CAPITALISED}){{0,3}}\s*[—–|])\s*(?=[\"“A-Z])"
)
_ENDS = re.compile(r"[.!?…][\"”’»)]*\s*$")


def cut(line: Stretch, text: str, *, first: bool) -> tuple[Stretch, ...]:
    """``line`` in parts: itself where nothing is glued to it, else debris and article in order."""
    begin, end = line.begin, line.end
    before: list[Stretch] = []
    after: list[Stretch] = []
    if first:
        before, begin = _leading(text, begin, end)
    while (found := _trailing(text, begin, end)) is not None:
        after.insert(0, found)
        end = found.begin
    return (*before, line._replace(begin=begin, end=end), *after)


def _leading(text: str, begin: int, end: int) -> tuple[list[Stretch], int]:
    clock = _leading_clock(text, begin, end)
    if clock is not None:
        return [clock], clock.end
    reporter = _REPORTER.match(text, begin, min(end, begin + HEAD))
    if reporter is None:
        return [], begin
    after = reporter.end("held")
    return [Stretch(begin, after, "byline", "a reporter's name and a dash before the first sentence")], after


def _leading_clock(text: str, begin: int, end: int) -> Stretch | None:
    head = text[begin : min(end, begin + HEAD)]
    dates = [found for found in datestrings.find(head) if found.day is not None and found.year is not None]
    if not dates or _LABEL.fullmatch(head[: dates[0].begin]) is None or not _is_label(head[: dates[0].begin]):
        return None
    after = dates[0].end
    clock = _CLOCK.match(head, after)
    after = clock.end() if clock is not None and clock.group().strip(" ,|•·-") else after
    if after < len(head) and (_SENTENCE.match(head, after) or _SENTENCE.match(head, after - 1)):
        return Stretch(begin, begin + len(head[:after].rstrip()), "clock", "a date glued to the first sentence")
    return None


def _is_label(words: str) -> bool:
    stripped = words.strip(" :\u00a0\t").lower()
    return not stripped or re.fullmatch(_date_labels(), stripped) is not None


@cache
def _date_labels() -> str:
    return alternation("rapporteur.pages", "date_labels.tsv") + "|date"


def _trailing(text: str, begin: int, end: int) -> Stretch | None:
    start = max(begin, end - TAIL)
    tail = text[start:end].rstrip()
    for pattern, why in (
        (_SIGN, "a copyright credit glued to the last sentence"),
        (_AGENCY, "an agency's name after the last sentence"),
    ):
        found = pattern.search(tail)
        if found is None or found.start("held") == 0:
            continue
        if pattern is _AGENCY and agency_called(found["name"].rstrip(".")) is None:
            continue
        return Stretch(start + found.start("held"), start + found.end("held"), "credit", why)
    return _trailing_teaser(tail, start) or _trailing_clock(tail, start)


def _trailing_teaser(tail: str, start: int) -> Stretch | None:
    found = _teasers().search(tail)
    if found is None or not _ENDS.search(tail[: found.start()]):
        return None
    return Stretch(
        start + found.start(), start + len(tail), "related", f"a teaser (“{found.group()}”) glued to the sentence"
    )


@cache
def _teasers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('rapporteur.pages', 'teaser_openings.txt')})\s?:", re.IGNORECASE)


def _trailing_clock(tail: str, start: int) -> Stretch | None:
    found = None
    for match in re.finditer(_TIME, tail[-60:]):
        found = match
        break
    if found is None:
        return None
    at = max(0, len(tail) - 60) + found.start()
    rest = tail[at + len(found.group()) :]
    if at == 0 or not _ENDS.search(tail[:at]) or len(rest) > 30:
        return None
    if rest.strip() and not datestrings.find(rest):
        return None
    return Stretch(start + at, start + len(tail), "clock", "a page's clock glued to the last sentence")
