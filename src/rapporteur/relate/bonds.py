"""How two quotations relate: by wording, by who speaks, and by when.

In: two lines of two reports, and whether one person speaks both. Out: :class:`Bond`, or nothing. Decided here: when
two quotations are one utterance, and the name of their relation. The words decide; the speaker and the day may
forbid. Two named persons share no utterance unless it is long and the same word by word, and a similar remark on
another day is another remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import msgspec

from rapporteur.model import RelationName
from rapporteur.relate.compare.wording import Likeness, compare, weight
from rapporteur.relate.lines import Line
from rapporteur.relate.occasions import gap

RELATIONS: tuple[RelationName, ...] = get_args(RelationName)
"""The closest first."""

SHORT = 4
"""A quotation of fewer words is a phrase: it joins only as part of a longer one by the same speaker."""
SAME = 0.85
"""Share of the shorter wording (by weight) above which two quotations are one, whoever is said to speak. Two wordings
of one utterance in the visible pile share .95 and more, different remarks of one speaker at one meeting under .3."""
ALIKE = 0.55
"""The same where both are by the same speaker."""
LONG = 8
"""Words of a word-by-word equal stretch that overrule two different named speakers."""
LONGER = 20
"""Words of an equal stretch that overrule two different days."""
MOST = 0.5
"""Share of the shorter wording (by weight) from which two that say the same are wordings, below it paraphrases."""
MOVED = 0.75
"""The same, in any order, from which two are wordings although what comes first in the one comes last in the other."""
TOLD = ((1, 1.0, 1.0), (2, 0.75, 0.66), (3, 0.75, 0.5), (4, 0.6, 0.4))
"""What one speaker's words and somebody's report of them must share: at least so many concepts, and that share of the
one that has fewer and of the one that has more. Set on the seen part of ``tests/golden/quotations/pairs.jsonl``."""
TOLD_BY_ANYBODY = ((3, 1.0, 0.75),)
"""The same where one of the speakers has no name ("the maker said")."""
REPHRASED = ((2, 1.0, 0.66), (3, 0.6, 0.5), (4, 0.6, 0.34))
"""The same for two quotations in marks, of which each gives other words to the same thoughts."""
_ELISION = re.compile(r"…|\.\s?\.\s?\.|[\[(]")
"""Marks at which a printed quotation leaves words out or puts an editor's in."""


class Bond(msgspec.Struct, frozen=True):
    """How two lines relate, how their words compare, and one clause that says why."""

    relation: RelationName
    likeness: Likeness
    why: str

    @property
    def strength(self) -> tuple[int, float]:
        """Sorts the closest bonds first."""
        return RELATIONS.index(self.relation), -self.likeness.contained


def bond(left: Line, right: Line, speakers: bool | None) -> Bond | None:
    """How two lines relate; ``None`` when they are not known to be one utterance.

    :param speakers: whether one person speaks both; ``None`` where that cannot be told
    """
    if not (left.direct and right.direct):
        return _retold(left, right, speakers) if left.direct != right.direct else None
    likeness = compare(left.text, right.text)
    if not likeness.content:
        return None
    relation = _word_by_word(left, right, likeness)
    if relation is None:
        return _reworded(left, right, likeness, speakers)
    if (likeness.length < SHORT and not speakers) or (speakers is False and likeness.length < LONG):
        return None
    if _other_day(left, right, likeness):
        return None
    told = "the same words" if relation == "same words" else "the shorter one stands in the longer word by word"
    return Bond(relation, likeness, told + _though(left, right, speakers))


def _though(left: Line, right: Line, speakers: bool | None) -> str:
    names = ", though the reports name different speakers" if speakers is False else ""
    days = ", though the reports give different days" if gap(left.occasion, right.occasion) else ""
    return names or days


def _other_day(left: Line, right: Line, likeness: Likeness) -> bool:
    """Whether the two were said on different days; what is long and the same may be misdated, or of another zone."""
    days = gap(left.occasion, right.occasion)
    if not days:
        return False
    told = bool(left.occasion.told and right.occasion.told)
    firm = likeness.length >= LONG and likeness.contained >= SAME
    return not firm or (told and days > 1 and not (likeness.same and likeness.length >= LONGER))


def _word_by_word(left: Line, right: Line, likeness: Likeness) -> RelationName | None:
    """Whether the shorter wording says nothing but words of the longer, in their order."""
    if left.spelt_out == right.spelt_out:
        return "same words"
    if likeness.same:
        return "fragment of"
    return "fragment of" if likeness.parts and _only_cuts(left, right, likeness) else None


def _only_cuts(left: Line, right: Line, likeness: Likeness) -> bool:
    """Whether the shorter wording marks every place at which it leaves words out, and says nothing else."""
    text = (left, right)[likeness.shorter].text
    begin, end = zip(*(parts[likeness.shorter] for parts in likeness.parts), strict=True)
    return begin == end and likeness.contained == 1.0 and len(begin) <= len(_ELISION.findall(text))


def _reworded(left: Line, right: Line, likeness: Likeness, speakers: bool | None) -> Bond | None:
    if likeness.length < SHORT or speakers is False or _other_day(left, right, likeness):
        return None
    known = "the same speaker" if speakers else "no other speaker named"
    alike = likeness.contained >= SAME and likeness.content >= 2
    if alike or (speakers and likeness.contained >= ALIKE and likeness.content >= 3):
        return Bond("other wording", likeness, f"{known}, {likeness.contained:.0%} of the shorter wording in the other")
    in_order = likeness.contained >= MOST and likeness.content >= 2
    if not speakers or not _one_thought(left, right, REPHRASED, either=in_order):
        return None
    share = likeness.contained if in_order else _shared(left, right)
    if in_order or share >= MOVED:
        return Bond("other wording", likeness, f"{known}, {share:.0%} of the shorter wording in the other")
    return Bond("translation or paraphrase", likeness, f"{known}, the same things said in other words")


def _shared(left: Line, right: Line) -> float:
    """The share (by weight) of the shorter wording's words that the other has too, in whatever order."""
    a, b = Counter(left.spelt_out), Counter(right.spelt_out)
    least = min(sum(weight(f) * n for f, n in side.items()) for side in (a, b))
    return sum(weight(f) * n for f, n in sorted((a & b).items())) / least if least else 0.0


def _one_thought(left: Line, right: Line, least: Sequence[tuple[int, float, float]], either: bool = False) -> bool:
    """Whether two lines share enough of what they speak of, and no number excludes it.

    Both or neither must say no, unless ``either`` will do.
    """
    a, b = sorted((left.concepts, right.concepts), key=len)
    shared = len(a & b)
    if left.denies != right.denies and not either:
        return False
    if left.counts and right.counts and left.counts.isdisjoint(right.counts):
        return False
    return any(shared >= count and shared >= few * len(a) and shared >= many * len(b) for count, few, many in least)


def _retold(left: Line, right: Line, speakers: bool | None) -> Bond | None:
    """What one report prints as spoken and the other tells in its own words."""
    told = TOLD if speakers else TOLD_BY_ANYBODY
    if speakers is False or gap(left.occasion, right.occasion) or not _one_thought(left, right, told):
        return None
    if not (left.quotation.speaker and right.quotation.speaker):
        return None
    likeness = compare(left.text, right.text)
    known = "the same speaker" if speakers else "no other speaker named"
    return Bond("direct for indirect", likeness, f"{known}, in quotation marks here and reported there")
