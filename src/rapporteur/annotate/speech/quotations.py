"""Quotations: whose words, through whom.

In: an article, its analysis and mentions. Out: :class:`~rapporteur.model.Quotation` in text order. Decided here: what
stands between marks is a direct quotation, however short, unless it is the title of a work; marks inside marks belong
to the outer quotation unless that names who spoke them; a mark that never closed says so in ``why``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rapporteur.annotate.speech import attribution, indirect, marks, nested, paragraphs, telling, works
from rapporteur.annotate.speech.behind import WHY as NAMED_BEHIND
from rapporteur.annotate.speech.channels import Channels
from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.scene import Attribution, Scene
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis
from rapporteur.model import Article, Mention, Quotation, Voice

_BESIDE = 1
"""Words that may stand between a reporting verb and what is quoted like a title."""
_PLACED = frozenset({"introduced by a colon", "signed behind a dash"})
_RECOVERED = "the mark never closes: cut where the speaker or the paragraph ends it"
_NOWHERE = (Attribution("no word of it was read"), -1)


def find(article: Article, analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The quotations in the readable blocks of ``article``, by begin.

    Offsets are code points of ``article.text``, half open; a direct quotation's run from mark to mark.
    """
    stretches = paragraphs.find(article)
    marked = marks.find(article.text, stretches)
    quotes = [q for q in marked if q.depth == 0]
    scene = Scene(analysis, telling.find(analysis, stretches, quotes), quotes, Voices(analysis, mentions))
    found = attribution.attribute(scene)
    channels = Channels(scene)
    quotations = [_told(scene, channels, told) for told in indirect.find(scene)]
    for number, quoted in enumerate(quotes):
        ascribed, unit = found.get(number, _NOWHERE)
        title = works.is_title(article.text, quoted, stretches[quoted.first])
        if title and (works.is_named(article.text, quoted) or not _beside(article.text, quoted, ascribed)):
            continue
        why = f"{ascribed.why}; {_RECOVERED}" if quoted.how == "recovered" else ascribed.why
        quotations.append(_direct(quoted, ascribed, channels.of(ascribed, unit), why))
    quotations.extend(_inner(scene, marked, quotations))
    return tuple(sorted(quotations, key=lambda q: (q.begin, -q.end, q.kind)))


def _inner(scene: Scene, marked: Sequence[Quoted], outer: Sequence[Quotation]) -> list[Quotation]:
    """Quotations in single marks inside another one, whose speaker the outer one names."""
    holders = sorted((q for q in outer if q.kind == "direct"), key=lambda q: q.begin)
    begins = [q.begin for q in holders]
    found: list[Quotation] = []
    for quoted in marked:
        k = bisect_right(begins, quoted.begin) - 1
        if quoted.depth != 1 or quoted.strength != "single" or k < 0 or not holders[k].covers(quoted):
            continue
        speaker = holders[k].speaker
        ascribed = nested.attribute(scene, quoted, speaker)
        if ascribed is not None:
            channel = (speaker,) if speaker is not None and speaker != ascribed.speaker else ()
            found.append(_direct(quoted, ascribed, channel, ascribed.why))
    return found


def _direct(quoted: Quoted, ascribed: Attribution, channel: tuple[Voice, ...], why: str) -> Quotation:
    return Quotation(
        begin=quoted.begin,
        end=quoted.end,
        kind="direct",
        speaker=ascribed.speaker,
        cue=ascribed.cue,
        channel=channel,
        why=why,
    )


def _told(scene: Scene, channels: Channels, told: indirect.Told) -> Quotation:
    """An indirect quotation; "mixed" if it holds marked words, unless it begins with them.

    A mixed span that began at a mark could not be told from the direct quotation that begins there.
    """
    begin, end = scene.tokens[told.first].begin, scene.tokens[told.last - 1].end
    ascribed = scene.made(told.unit, told.cue, "told by a reporting verb")
    return Quotation(
        begin=begin,
        end=end,
        kind="mixed" if told.holds_marks and scene.outside(told.first) else "indirect",
        speaker=ascribed.speaker,
        cue=ascribed.cue,
        channel=channels.named(ascribed),
        why=ascribed.why,
    )


def _beside(text: str, quoted: Quoted, found: Attribution) -> bool:
    """Whether a reporting verb stands right beside a quotation."""
    if found.cue is None:
        return found.why in _PLACED
    if found.cue.begin >= quoted.end:
        return found.why == NAMED_BEHIND
    return len(text[found.cue.end : quoted.begin].split()) <= _BESIDE
