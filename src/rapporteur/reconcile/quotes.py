"""The quote book: one utterance, its printed wordings, and where they part.

In: utterances. Out: :class:`rapporteur.model.Quote`. Decided here: two printings that differ only in marks, case and
spaces are one version; words quoted alike from one speaker rest on one origin; whom most origins name is the speaker,
and whoever else is named stands beside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapporteur.model import Difference, Quote, Relation, Speaker, Version, Voice
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.bonds import RELATIONS
from rapporteur.relate.compare.wording import compare, forms
from rapporteur.relate.entities import Entities
from rapporteur.relate.lines import Line
from rapporteur.relate.quotes import Match, Utterance
from rapporteur.relate.terms import concepts


def quotes(utterances: Sequence[Utterance], entities: Entities, independence: Independence) -> tuple[Quote, ...]:
    """One quote per utterance: those of most outlets first, then by place."""
    built = [_quote(utterance, entities, independence) for utterance in utterances]
    return tuple(sorted(built, key=lambda q: (-q.outlets, q.versions[0].spans[0])))


def _quote(utterance: Utterance, entities: Entities, independence: Independence) -> Quote:
    versions, places = _versions(utterance)
    backing = independence.behind(line.report.id for line in utterance.every)
    channels = Counter(voice.name for line in utterance.lines for voice in line.quotation.channel)
    named = _named(utterance.lines, entities, independence)
    return Quote(
        speaker=named[0].name if named else None,
        versions=versions,
        differences=_differences(utterance, versions, places),
        relations=_relations(utterance, places),
        speakers=named if len(named) > 1 else (),
        stands_for=_stands_for(named, utterance.lines, entities),
        channel=tuple(sorted(channels, key=lambda c: (-channels[c], c))),
        origins=1,
        outlets=len(backing.outlets),
        why=_why(utterance, named, independence),
    )


def _versions(utterance: Utterance) -> tuple[tuple[Version, ...], tuple[int, ...]]:
    """The distinct wordings, and for each line of the utterance the number of its own."""
    alike: dict[tuple[bool, tuple[str, ...]], list[Line]] = {}
    for line in utterance.every:
        alike.setdefault((line.direct, line.forms), []).append(line)
    number = {key: k for k, key in enumerate(alike)}
    versions = tuple(
        Version(
            text=group[0].text,
            spans=tuple(word_span(line.report, line.quotation.begin, line.quotation.end) for line in group),
            kind="direct" if direct else "indirect",
        )
        for (direct, _), group in alike.items()
    )
    return versions, tuple(number[line.direct, line.forms] for line in utterance.every)


def _relations(utterance: Utterance, places: Sequence[int]) -> tuple[Relation, ...]:
    """How the versions relate: the closest relation of the lines that print them."""
    closest: dict[tuple[int, int], Match] = {}
    for match in utterance.matches:
        pair = _pair(match, places)
        known = closest.get(pair)
        if known is None or RELATIONS.index(match.relation) < RELATIONS.index(known.relation):
            closest[pair] = match
    return tuple(Relation(left=i, right=j, relation=m.relation, why=m.why) for (i, j), m in sorted(closest.items()))


def _pair(match: Match, places: Sequence[int]) -> tuple[int, int]:
    left, right = sorted((places[match.left], places[match.right]))
    return left, right


def _differences(utterance: Utterance, versions: Sequence[Version], places: Sequence[int]) -> tuple[Difference, ...]:
    """Where the versions that print one stretch of speech part. What is told without marks is nobody's wording."""
    printed = [match for match in utterance.matches if match.relation != "direct for indirect"]
    found = []
    for i, j in sorted({_pair(match, places) for match in printed}):
        left_text, right_text = versions[i].text, versions[j].text
        for (a, b), (c, d) in compare(left_text, right_text).parts:
            found.append(Difference(left=i, right=j, left_words=left_text[a:b], right_words=right_text[c:d]))
    return tuple(found)


def _named(lines: Sequence[Line], entities: Entities, independence: Independence) -> tuple[Speaker, ...]:
    """Whoever the reports name: people, then bodies, then descriptions, those of most origins first, then the fullest.

    A description ("the minister") or a pronoun stands for whoever is named beside it; names alone are told apart.
    """
    given: dict[str, list[tuple[str, Voice]]] = defaultdict(list)
    for line in [line for line in lines if not line.by_pronoun] or lines:
        voice = line.quotation.speaker
        if voice is not None and forms(voice.name):
            given[entities.name(line.report.id, voice)].append((line.report.id, voice))
    sure = {name for name, voices in given.items() if any(_is_named(entities, r, v) for r, v in voices)}
    spoken = [name for name in given if name in sure or concepts(name)]
    origins = {name: len(independence.behind(r for r, _ in given[name]).origins) for name in spoken}
    people = {name for name in sure if any(_is_named(entities, r, v, "person") for r, v in given[name])}
    spoken.sort(
        key=lambda n: (n not in people or n[:1].islower(), n not in sure, -origins[n], -len(given[n]), -len(n), n)
    )
    texts = {line.report.id: line.report for line in lines}
    told: dict[str, list[tuple[str, Voice]]] = {}
    for name in [name for name in spoken if name in sure] or spoken[:1]:
        first = given[name][0]
        home = next((known for known, voices in told.items() if entities.same(voices[0], first)), name)
        told.setdefault(home, []).extend(given[name])
    return tuple(
        Speaker(name=name, spans=tuple(sorted(word_span(texts[r], v.begin, v.end) for r, v in voices)))
        for name, voices in told.items()
    )


def _stands_for(named: Sequence[Speaker], lines: Sequence[Line], entities: Entities) -> str | None:
    """Whom the speaker's name stands for, where it is that of a town or house."""
    for line in lines:
        voice = line.quotation.speaker
        if named and voice is not None and entities.name(line.report.id, voice) == named[0].name:
            found = entities.government(line.report.id, voice)
            return found.says if found is not None and found.metonym and found.whole else None
    return None


def _is_named(entities: Entities, report: str, voice: Voice, kind: str = "") -> bool:
    """Whether a voice is that of somebody with a name; of a given kind of named thing, where one is given."""
    entity = entities.of(report, voice.entity)
    return entity is not None and entity.named and kind in ("", entity.kind)


def _why(utterance: Utterance, named: Sequence[Speaker], independence: Independence) -> str:
    if not utterance.matches:
        return utterance.lines[0].quotation.why or "Only one report prints it."
    outlets = len(independence.behind(line.report.id for line in utterance.lines).outlets)
    relations = Counter(match.relation for match in utterance.matches if match.relation != "direct for indirect")
    counted = f"{outlets} outlet prints it" if outlets == 1 else f"{outlets} outlets print it"
    told = [counted]
    if relations:
        first = min(relations, key=lambda r: (-relations[r], RELATIONS.index(r)))
        told[0] += ": " + next(match.why for match in utterance.matches if match.relation == first)
    if utterance.retold:
        others = {line.report.id for line in utterance.retold}
        verb = "tells" if len(others) == 1 else "tell"
        told.append(f"{independence.by(others)} {verb} it without quotation marks")
    if len(named) > 1:
        told.append("the reports name " + " and ".join(speaker.name for speaker in named))
    return "; ".join(told) + "."
