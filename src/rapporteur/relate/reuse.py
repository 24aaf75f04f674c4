"""The passages that reports share, each said to be copied text or a quotation that both print.

In: readings. Out: :class:`Reuse`, sorted. Decided here: how long a passage must be to say anything, and when shared
words are no sign of copying: they stand in quotation marks on both sides, or one report quotes what the other ascribes
to somebody, or they are a standing paragraph of one outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from rapporteur.model import Reading, Reuse
from rapporteur.relate.alignment import Match, align
from rapporteur.relate.codes import coded
from rapporteur.relate.shingles import KEPT, shared
from rapporteur.relate.wording import Wording, wording

COPY_WEIGHT = 4.5
"""Weight of matched words outside of quotations from which a passage is copied text. A word weighs 1, one of up to
three letters half, a name or figure nothing: to share facts is not to share wording."""

FIRM_WEIGHT = 8.0
"""The same where nothing else shows that one report copies the other: a cue with name and office weighs less."""

QUOTATION_WORDS = 6
"""Matched words of a shared quotation; fewer are idiom."""


STANDING = 3
"""Reports of one outlet that must print a paragraph in different stories for it to be the outlet's own furniture."""

STORY_OF_ITS_OWN = 0.3
"""Share of a report under which what it has in common with another is a paragraph, and not the story."""


class _Passage(msgspec.Struct, frozen=True):
    """Matched words of two wordings, and whether they are words that both report as somebody's."""

    matches: tuple[Match, ...]
    quoted: bool


def find(readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    """Shared passages of all pairs of ``readings``, sorted; the order of ``readings`` does not matter.

    ``a`` is the report published later where both days are known, else the one whose id sorts later.
    """
    ordered = sorted(readings, key=lambda r: r.id)
    vocabulary: dict[str, int] = {}

    @lru_cache(maxsize=KEPT)
    def text(report: int) -> Wording:
        return wording(ordered[report], vocabulary)

    found: list[Reuse] = []
    for i, j, stretches in shared(coded(ordered)):
        a, b = text(i), text(j)
        passages = _judged(a, b, align(a, b, stretches))
        if _is_later(ordered[i], ordered[j]):
            found += _links(a, b, passages)
        else:
            found += _links(b, a, [_turned(p) for p in passages])
    return tuple(sorted(_without_standing(found, {r.id: r.outlet for r in readings})))


def _without_standing(links: Sequence[Reuse], outlets: Mapping[str, str | None]) -> list[Reuse]:
    """The links without the standing paragraphs of an outlet.

    Such a paragraph is all that its reports share, and stands in ``STANDING`` or more reports of the outlet.
    """
    places: dict[tuple[str, int, int], set[str]] = {}
    for link in links:
        if outlets[link.a] is not None and outlets[link.a] == outlets[link.b] and _is_paragraph(link):
            for own, other in _ends(link):
                places.setdefault(own, set()).add(other[0])
    standing = {place for place, others in places.items() if len(others) >= STANDING - 1}
    return [link for link in links if not any(own in standing for own, _ in _ends(link)) or not _is_paragraph(link)]


def _is_paragraph(link: Reuse) -> bool:
    return link.kind == "copy" and max(link.containment_a, link.containment_b) < STORY_OF_ITS_OWN


def _ends(link: Reuse) -> tuple[tuple[tuple[str, int, int], tuple[str, int, int]], ...]:
    a, b = (link.a, link.a_begin, link.a_end), (link.b, link.b_begin, link.b_end)
    return (a, b), (b, a)


def _is_later(left: Reading, right: Reading) -> bool:
    days = left.published.value, right.published.value
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] > days[1]
    return left.id > right.id


def _turned(passage: _Passage) -> _Passage:
    return _Passage(tuple((j, i) for i, j in passage.matches), passage.quoted)


def _judged(a: Wording, b: Wording, passages: Sequence[Sequence[Match]]) -> list[_Passage]:
    """Copies as they are; of anything else the parts that both reports quote."""
    outside = [sum(_weight(a, b, m) for m in matches) for matches in passages]
    enough = COPY_WEIGHT if max(outside, default=0.0) >= FIRM_WEIGHT else FIRM_WEIGHT
    judged: list[_Passage] = []
    for matches, unquoted in zip(passages, outside, strict=True):
        if unquoted >= enough:
            judged.append(_Passage(tuple(matches), quoted=False))
        else:
            judged += (
                _Passage(tuple(run), quoted=True) for run in _speech(a, b, matches) if len(run) >= QUOTATION_WORDS
            )
    return judged


def _weight(a: Wording, b: Wording, match: Match) -> float:
    """What a matched word says for copying; nothing where it is a name, a figure or somebody's words."""
    i, j = match
    if _is_speech(a, b, match) or not (a.plain[i] or b.plain[j]):
        return 0.0
    return 1.0 if len(a.words[i]) > 3 else 0.5


def _is_speech(a: Wording, b: Wording, match: Match) -> bool:
    """Whether both texts ascribe the word to somebody, at least one of them in quotation marks."""
    i, j = match
    return bool((a.quoted[i] and b.spoken[j]) or (b.quoted[j] and a.spoken[i]))


def _speech(a: Wording, b: Wording, matches: Sequence[Match]) -> Iterator[list[Match]]:
    """The matched words of each pair of quotations."""
    run: list[Match] = []
    for match in matches:
        same = bool(run) and a.quoted[match[0]] == a.quoted[run[-1][0]] and b.quoted[match[1]] == b.quoted[run[-1][1]]
        if run and not (same and _is_speech(a, b, match)):
            yield run
            run = []
        if _is_speech(a, b, match):
            run.append(match)
    if run:
        yield run


def _links(a: Wording, b: Wording, passages: Sequence[_Passage]) -> Iterator[Reuse]:
    covered_a = sum(p.matches[-1][0] - p.matches[0][0] + 1 for p in passages)
    covered_b = sum(p.matches[-1][1] - p.matches[0][1] + 1 for p in passages)
    for passage in passages:
        (i, j), (k, m) = passage.matches[0], passage.matches[-1]
        yield Reuse(
            a=a.id,
            a_begin=int(a.begins[i]),
            a_end=int(a.ends[k]),
            b=b.id,
            b_begin=int(b.begins[j]),
            b_end=int(b.ends[m]),
            words=k - i + 1,
            kind="quotation" if passage.quoted else "copy",
            containment_a=round(min(1.0, covered_a / len(a)), 4),
            containment_b=round(min(1.0, covered_b / len(b)), 4),
        )
