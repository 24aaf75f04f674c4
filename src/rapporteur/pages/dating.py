"""When a report was published: the verdict over its witnesses.

In: an article with its blocks, and its HTML where it came as HTML. Out: :class:`Publication`. Decided here: which
witness outranks which, when to abstain, and how wide the window is then.
"""

from __future__ import annotations

import math
from functools import cache

from rapporteur.language.lexicon import table
from rapporteur.model import Article, Evidence, Publication
from rapporteur.pages import datestrings, markup, sightings, witnesses
from rapporteur.pages.sightings import Sighting
from rapporteur.pages.witnesses import Witness

_PACKAGE = "rapporteur.pages"
_DAY = len("2019-06-28")
_SHOWN = 3
"""Days whose witnesses are kept."""
_SURE = 0.5
"""Share of belief from which a day is stated."""


@cache
def _weights() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table(_PACKAGE, "date_cues.tsv")}


def date(article: Article, html: str | None) -> Publication:
    """The day ``article`` was published, with its witnesses; abstains (``value`` is ``None``) when they disagree.

    :param html: the page, where the document came as HTML
    """
    given = article.document.given
    if given.published and len(given.published) >= 10 and datestrings.find(given.published[:10]):
        day = given.published[:10]
        evidence = Evidence(kind="given", value=day, weight=1.0, why="given with the report, which outranks the page")
        return Publication(value=day, earliest=day, latest=day, evidence=(evidence,))
    fetched = given.fetched[:10] if given.fetched else None
    order = datestrings.order_of(article.text, english=article.language.startswith("en"))
    dates = datestrings.find(article.text, article.language, order)
    seen = sightings.find(article.text, article.blocks, dates)
    url = given.url or article.url
    heard = witnesses.find(markup.read(html), html, url) if html else tuple(witnesses.of_address(url))
    return _verdict(seen, heard, fetched)


def _verdict(seen: tuple[Sighting, ...], heard: tuple[Witness, ...], fetched: str | None) -> Publication:
    """Belief over the days that any witness names, and over none of them (conditional logit over cue weights)."""
    weights = _weights()
    scores: dict[str, float] = {}
    best: dict[str, tuple[float, Sighting]] = {}
    for sighting in seen:
        score = sum(weights.get(cue, 0.0) for cue in sighting.cues)
        if sighting.day not in best or score > best[sighting.day][0]:
            best[sighting.day] = (score, sighting)
            scores[sighting.day] = score
    cues: dict[str, set[str]] = {}
    for witness in heard:
        if len(witness.value) == _DAY:
            cues.setdefault(witness.value, set()).add(witness.cue)
    for day, names in cues.items():
        scores[day] = scores.get(day, weights["not on the page"]) + sum(
            weights.get(name, 0.0) for name in sorted(names)
        )
    scores = {day: score for day, score in scores.items() if fetched is None or day <= fetched}
    total = math.exp(weights["none"]) + sum(math.exp(score) for score in scores.values())
    ranked = sorted(scores, key=lambda day: (-scores[day], day))
    evidence: list[Evidence] = []
    for day in ranked[:_SHOWN]:
        weight = round(math.exp(scores[day]) / total, 3)
        if day in best:
            item, why = best[day][1].item, ", ".join(sorted(best[day][1].cues))
            evidence.append(
                Evidence(
                    kind="text",
                    value=day,
                    weight=weight,
                    why=f"written on the page: {why}",
                    begin=item.begin,
                    end=item.end,
                )
            )
        evidence += [Evidence(kind=w.kind, value=day, weight=weight, why=w.why) for w in heard if w.value == day]
    if ranked and math.exp(scores[ranked[0]]) / total >= _SURE:
        return Publication(value=ranked[0], earliest=ranked[0], latest=ranked[0], evidence=tuple(evidence))
    return Publication(latest=fetched, evidence=tuple(evidence))
