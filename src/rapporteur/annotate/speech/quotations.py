"""Quotations: whose words, through whom.

In: an article, its analysis and mentions. Out: :class:`~rapporteur.model.Quotation` in text order. Decided here: what
stands between marks is a direct quotation, however short, unless it is the title of a work; marks inside marks belong
to the outer quotation unless that names who spoke them; a mark that never closed says so in ``why``. Titles of works
are handed back as :class:`~rapporteur.model.Work`; scare quotes stay, without a speaker, and say what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rapporteur.annotate.speech import (
    attribution,
    indirect,
    marks,
    nested,
    paragraphs,
    printed,
    repeated,
    telling,
    works,
)
from rapporteur.annotate.speech.behind import WHY as NAMED_BEHIND
from rapporteur.annotate.speech.channels import Channels
from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.paragraphs import Paragraph
from rapporteur.annotate.speech.scene import Attribution, Scene
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis
from rapporteur.model import Article, Mention, Quotation, Voice, Work

_BESIDE = 1
"""Words that may stand between a reporting verb and what is quoted like a title."""
_PLACED = frozenset({"introduced by a colon", "signed behind a dash"})
_HOW = {
    "recovered": "the mark never closes: cut where the speaker or the paragraph ends it",
    "unopened": "no mark opens it: it begins behind the colon, or with the paragraph",
}
_NOWHERE = (Attribution("no word of it was read"), -1)


def find(article: Article, analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The quotations in the readable blocks of ``article``, by begin; see :func:`read`."""
    return read(article, analysis, mentions)[0]


def read(
    article: Article, analysis: Analysis, mentions: Sequence[Mention]
) -> tuple[tuple[Quotation, ...], tuple[Work, ...]]:
    """The quotations in the readable blocks of ``article``, and the titles of works between marks, by begin.

    Offsets are code points of ``article.text``, half open; a direct quotation's run from mark to mark, or, where it is
    printed without marks (:mod:`printed`), over its words.
    """
    stretches = paragraphs.find(article)
    marked = marks.find(article.text, stretches)
    quotes = [q for q in marked if q.depth == 0]
    scene = Scene(analysis, telling.find(analysis, stretches, quotes), quotes, Voices(analysis, mentions))
    found = attribution.attribute(scene)
    channels = Channels(scene)
    quotations = [_told(scene, channels, told) for told in indirect.find(scene)]
    titles: list[Work] = []
    for number, quoted in enumerate(quotes):
        ascribed, unit = found.get(number, _NOWHERE)
        reason = _title(article.text, scene, quoted, stretches[quoted.first], ascribed)
        if reason:
            titles.append(Work(begin=quoted.begin, end=quoted.end, why=reason))
            continue
        ascribed = _held(article.text, quoted, ascribed)
        why = "; ".join((ascribed.why, *([_HOW[quoted.how]] if quoted.how in _HOW else [])))
        quotations.append(_direct(quoted, ascribed, channels.of(ascribed, unit), why))
    quotations, named = works.repeated(article.text, quotations, titles)
    titles = sorted([*titles, *named], key=lambda w: w.begin)
    quotations = repeated.speakers(article.text, quotations)
    quotations.extend(_inner(scene, marked, quotations))
    quotations = _beside_printed(quotations, printed.find(scene, channels, stretches, mentions))
    return tuple(sorted(quotations, key=lambda q: (q.begin, -q.end, q.kind))), tuple(titles)


def _beside_printed(quotations: Sequence[Quotation], unmarked: Sequence[Quotation]) -> list[Quotation]:
    """All of them, without what a turn of printed talk, an extract or a post holds and nobody else is named for."""
    begins = [q.begin for q in unmarked]

    def held(quotation: Quotation) -> bool:
        k = bisect_right(begins, quotation.begin) - 1
        return k >= 0 and unmarked[k].covers(quotation) and (quotation.kind != "direct" or quotation.cue is None)

    return [*(q for q in quotations if not held(q)), *unmarked]


def _title(text: str, scene: Scene, quoted: Quoted, paragraph: Paragraph, ascribed: Attribution) -> str:
    """Why a stretch is the title of a work, or ``""``."""
    if works.is_label(text, quoted):
        return "between an article and the noun that it names"
    if works.is_nickname(text, quoted):
        return "a nickname inside somebody's name"
    if not works.is_title(text, quoted, paragraph):
        return ""
    if works.is_named(text, quoted):
        return "written like a title, and the words before it name a work"
    if _is_subject(scene, quoted):
        return "written like a title, and the sentence tells something of it"
    return "" if _beside(text, quoted, ascribed) else "written like a title, and no reporting verb stands beside it"


def _is_subject(scene: Scene, quoted: Quoted) -> bool:
    """Whether the stretch is the subject of the clause behind it: '"The Long Harvest" is a slow burn'."""
    for token in scene.analysis.within(quoted.begin, quoted.end):
        behind = scene.tokens[token.head].begin >= quoted.end
        if token.dep.startswith("nsubj") and behind and scene.tokens[token.head].sentence == token.sentence:
            return True
    return False


def _held(text: str, quoted: Quoted, ascribed: Attribution) -> Attribution:
    """The attribution, which for words held at a distance is to nobody, with the reason."""
    if works.is_distanced(text, quoted):
        return Attribution("scare quotes: the word before them holds it at a distance")
    if ascribed.speaker is None and works.is_scare(text, quoted):
        return Attribution("scare quotes: a word or two that no cue ascribes")
    return ascribed


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
