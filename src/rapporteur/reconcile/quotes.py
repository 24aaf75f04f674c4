"""The quote book: one utterance, its printed wordings, and where they part.

In: utterances. Out: :class:`rapporteur.model.Quote`. Decided here: two printings that differ only in marks, case and
spaces are one version; words quoted alike from one speaker rest on one origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapporteur.model import Difference, Quote, Version
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.compare.wording import compare, forms
from rapporteur.relate.entities import Entities
from rapporteur.relate.quotes import Line, Utterance
from rapporteur.relate.terms import concepts


def quotes(utterances: Sequence[Utterance], entities: Entities, independence: Independence) -> tuple[Quote, ...]:
    """One quote per utterance: those of most outlets first, then by place."""
    built = [_quote(utterance, entities, independence) for utterance in utterances]
    return tuple(sorted(built, key=lambda q: (-q.outlets, q.versions[0].spans[0])))


def _quote(utterance: Utterance, entities: Entities, independence: Independence) -> Quote:
    versions = _versions(utterance.lines)
    backing = independence.behind(line.report.id for line in utterance.lines)
    channels = Counter(voice.name for line in utterance.lines for voice in line.quotation.channel)
    return Quote(
        speaker=_speaker(utterance.lines, entities),
        versions=versions,
        differences=_differences(utterance, versions),
        channel=tuple(sorted(channels, key=lambda c: (-channels[c], c))),
        origins=1,
        outlets=len(backing.outlets),
        why=_why(utterance, len(backing.outlets)),
    )


def _versions(lines: Sequence[Line]) -> tuple[Version, ...]:
    alike: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        alike.setdefault(forms(line.text), []).append(line)
    return tuple(
        Version(
            text=group[0].text,
            spans=tuple(word_span(line.report, line.quotation.begin, line.quotation.end) for line in group),
        )
        for group in alike.values()
    )


def _differences(utterance: Utterance, versions: Sequence[Version]) -> tuple[Difference, ...]:
    """Where the versions that print one stretch of speech part."""
    place = {forms(version.text): number for number, version in enumerate(versions)}
    pairs = set()
    for match in utterance.matches:
        left, right = (place[forms(utterance.lines[k].text)] for k in (match.left, match.right))
        pairs.add((min(left, right), max(left, right)))
    found = []
    for i, j in sorted(pairs):
        left_text, right_text = versions[i].text, versions[j].text
        for (a, b), (c, d) in compare(left_text, right_text).parts:
            found.append(Difference(left=i, right=j, left_words=left_text[a:b], right_words=right_text[c:d]))
    return tuple(found)


def _speaker(lines: Sequence[Line], entities: Entities) -> str | None:
    """The name that most of the reports give, before any office or description; of equals, the fullest."""
    voices = [(line.report.id, line.quotation.speaker) for line in lines if line.quotation.speaker is not None]
    names = Counter(entities.name(report, voice) for report, voice in voices if forms(voice.name))
    named = {e.name for r, v in voices if (e := entities.of(r, v.entity)) is not None and e.named}
    spoken = [name for name in names if concepts(name) or name in named]
    return min(spoken, key=lambda n: (n not in named, -names[n], -len(n), n), default=None)


def _why(utterance: Utterance, outlets: int) -> str:
    if not utterance.matches:
        return utterance.lines[0].quotation.why or "Only one report prints it."
    relations = Counter(match.relation for match in utterance.matches)
    first = min(relations, key=lambda r: (-relations[r], r))
    told = next(match.why for match in utterance.matches if match.relation == first)
    return f"{outlets} outlets print it: {told}."
