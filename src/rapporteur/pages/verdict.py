"""From days and their cues to a verdict: how much belief each day holds, and what bounds the day of publication.

In: candidates (a day, its sightings in the text, its witnesses in the markup). Out: shares of belief, bounds. Decided
here: the model, a conditional logit (McFadden 1974) over the days that a page names and "none of them"; the weights
stand in ``data/date_cues.tsv`` and are made by ``training/date_cues.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.pages.sightings import Sighting
from rapporteur.pages.witnesses import Witness

_PACKAGE = "rapporteur.pages"
_OUTSIDE_PROSE = frozenset({"own line", "short line", "line"})
_NEVER = "9999"
_ASIDE = frozenset({"in related", "in comment", "in promotion"})
_HIGH = frozenset({"banner", "far above text"})
_LABELS = frozenset({"label published", "label original"})
_CHANGES = frozenset({"label updated", "behind first"})
_NO_WITNESS = _CHANGES | {"site clock"}
_SIGNED = _LABELS | {"label dated", "byline beside", "byline company", "in byline", "in dateline"}
_OF_REPORT = _SIGNED | {"just above text", "beside headline"}
_BEHIND = frozenset({"deep in text", "below text", "just below text"})
_FIRST = frozenset({"first date", "first shown", "change beside"})
_BULK = 0.85
"""Share of belief that the days of a window must hold together."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A day that may be the one, every sighting of it in the text, every witness for it in the markup."""

    day: str
    sightings: tuple[Sighting, ...] = ()
    witnesses: tuple[Witness, ...] = ()

    @property
    def is_update(self) -> bool:
        """Whether it is known only as the day of a change."""
        labelled = any(s.cues & _CHANGES for s in self.sightings)
        others = any(not s.cues & _NO_WITNESS and s.cues & _OUTSIDE_PROSE for s in self.sightings)
        return labelled and not others and all(w.states_update or w.kind == "htmldate" for w in self.witnesses)

    @property
    def is_aside(self) -> bool:
        """Whether it stands only in what surrounds the report: other headlines, comments, appeals.

        One that is called the day of publication is the report's own: those in lists stand without a word.
        """
        return not self.witnesses and all(s.cues & _ASIDE and not s.cues & _LABELS for s in self.sightings)

    @property
    def is_clock(self) -> bool:
        """Whether it is only the clock in the head of the site: high above the text and far from its headline."""
        return self._only_written and all(
            ("site clock" in s.cues or _HIGH <= s.cues) and not s.cues & _OF_REPORT for s in self.sightings
        )

    @property
    def is_apart(self) -> bool:
        """Whether it stands only high above the text among the site's menus, clock or not."""
        return self._only_written and all(
            "far above text" in s.cues and not s.cues & (_OF_REPORT - {"in dateline"}) for s in self.sightings
        )

    @property
    def is_buried(self) -> bool:
        """Whether it stands only behind several paragraphs and another day above: so do teasers and comments."""
        return self._only_written and all(
            s.cues & _BEHIND and not s.cues & _SIGNED and not s.cues & _FIRST for s in self.sightings
        )

    @property
    def is_stretch(self) -> bool:
        """Whether it is written only as the beginning of several days, as occasions are."""
        return self._only_written and all("stretch of days" in s.cues for s in self.sightings)

    @property
    def is_told(self) -> bool:
        """Whether only sentences of the report name it: so they do the day of what happened or will."""
        return self._only_written and all(
            s.cues & {"prose", "to come", "label other"} and not s.cues & _SIGNED for s in self.sightings
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether more belief is asked of it than of others."""
        return self.is_update or self.is_aside or self.is_apart or self.is_buried or self.is_stretch or self.is_told

    @property
    def _only_written(self) -> bool:
        """Whether it has no witness beside the text; htmldate reads the text too."""
        return bool(self.sightings) and all(w.kind == "htmldate" for w in self.witnesses)

    @property
    def is_stated(self) -> bool:
        """Whether the page calls it the day of publication in so many words or fields."""
        labelled = any(s.cues & _LABELS for s in self.sightings)
        return labelled or any(w.states_publication for w in self.witnesses)

    def has(self, cue: str) -> bool:
        """Whether any of its sightings shows ``cue``."""
        return any(cue in s.cues for s in self.sightings)


class Belief(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of belief (0 to 1), one for each candidate; the rest is for none of them.

    ``speaker`` is the number of the sighting that speaks for each, -1 where there is none.
    """

    shares: tuple[float, ...]
    speaker: tuple[int, ...]

    @property
    def nothing(self) -> float:
        """The share of "none of these days"."""
        return max(0.0, 1.0 - sum(self.shares))

    def ranked(self) -> list[int]:
        """Numbers of the candidates, the most believed first."""
        return sorted(range(len(self.shares)), key=lambda k: (-self.shares[k], k))


@cache
def weights() -> dict[str, float]:
    """What each cue is worth, log odds."""
    return {row[0]: float(row[1]) for row in table(_PACKAGE, "date_cues.tsv")}


def weigh(found: Sequence[Candidate], marked_up: bool, worth: Mapping[str, float]) -> Belief:
    """Belief over ``found``; the best sighting of a day speaks for it.

    :param marked_up: whether markup was there to be read, so that its silence counts
    """
    scores: list[float] = []
    speaker: list[int] = []
    for candidate in found:
        sums = [sum(worth.get(cue, 0.0) for cue in sorted(s.cues)) for s in candidate.sightings]
        k = max(range(len(sums)), key=lambda n: (sums[n], -n), default=-1)
        score = sums[k] if k >= 0 else worth.get("not in text", 0.0)
        if marked_up:
            cues = sorted({w.cue for w in candidate.witnesses})
            score = worth.get("text in html", 1.0) * score + sum(worth.get(cue, 0.0) for cue in cues)
        scores.append(score)
        speaker.append(k)
    nothing = worth.get("none in html" if marked_up else "none", 0.0)
    top = max([*scores, nothing])
    total = math.exp(nothing - top) + sum(math.exp(score - top) for score in scores)
    return Belief(shares=tuple(math.exp(score - top) / total for score in scores), speaker=tuple(speaker))


def without_updates(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without those that are a later version of a day that the page states as its publication.

    So is a day without a label that has its change beside it.
    """
    stated = min((c.day for c in found if c.is_stated or c.has("change beside")), default=_NEVER)
    original = min((c.day for c in found if c.has("label original")), default=_NEVER)
    return tuple(c for c in found if (c.day <= stated or not c.is_update) and (c.day <= original or c.is_stated))


def spread(found: Sequence[Candidate], belief: Belief) -> tuple[str, str] | None:
    """First and last of the days that hold the bulk of belief together; ``None`` when "none of them" is too likely."""
    held, days = 0.0, []
    for k in belief.ranked():
        held += belief.shares[k]
        days.append(found[k].day)
        if held >= _BULK:
            return min(days), max(days)
    return None


def bounds(found: Sequence[Candidate], fetched: str | None) -> tuple[str | None, str | None]:
    """Days that the publication cannot lie before or behind: messages that the page embeds, its update, its fetch.

    Nor does it lie before what the report tells of in the past. The clock of a site bounds nothing: one that stood
    still, or a copy's, is early as often as late.
    """
    before = [c.day for c in found if c.has("after handle") or c.has("gone by")]
    updated = [c.day for c in found if c.has("label updated")]
    behind = updated if len(updated) == 1 else []
    if fetched is not None:
        behind = [*behind, fetched]
    latest = min(behind, default=None)
    earliest = max((day for day in before if latest is None or day <= latest), default=None)
    return earliest, latest
