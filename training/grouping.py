"""Learns how the features weigh by which reports are grouped into stories and events.

    python training/grouping.py TRAIN.jsonl.gz [--write]

In: gold in the form of ``ecbplus``: reports with ``event`` and ``topic``. Out: ``data/grouping.tsv``. Decided here: the
models. Both are logistic regressions with a quadratic penalty on standardised features. ``story`` is fitted on pairs of
reports (one topic or not); ``event`` on pairs of groups of reports of one topic, groups of all sizes drawn from piles
of all sizes, also piles of a single event. The biases are moved by ``STORY_SHIFT`` and ``EVENT_SHIFT``, so that linkage
joins above 0; the table that is printed (five folds over topics) is what they were chosen by.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur import language, pages
from rapporteur.annotate.reading import read
from rapporteur.model import Document
from rapporteur.relate import contrast, events, linkage, similarity
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.similarity import Linear

TABLE = Path(__file__).parent.parent / "src/rapporteur/relate/data/grouping.tsv"
HEAD = """\
# How features weigh when reports are grouped: model, feature, weight. "story" scores pairs of reports, "event" pairs of
# groups within a story; linkage joins above 0. Learned by training/grouping.py on the training part of ECB+ (Cybulska
# and Vossen 2014); these are figures of a regression, no text of it is here.
"""
PENALTY = 10.0
STORY_SHIFT = 2.4
EVENT_SHIFT = 2.0
PILES = 400
PAIRS = 30
SINGLE = 0.15
PILE_SIZES = (1, 2, 3, 4, 6, 10, 30, 30, 30)
GROUP_SIZES = (1, 1, 1, 2, 3, 5, 8, 12)

Floats = NDArray[np.float64]


class Labelled(msgspec.Struct, frozen=True):
    """A report's profile and the gold's answer."""

    profile: Profile
    event: str
    topic: str


def labelled(path: str) -> list[Labelled]:
    """Read every report of the gold as the pipeline does."""
    model = language.load()
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            given, gold = record["input"], record["gold"]
            document = Document(id=given["id"], source=given["text"], media="text", digest="", path=path)
            found.append(Labelled(profile(read(pages.label(document), model)), gold["event"], gold["topic"]))
    return sorted(found, key=lambda r: r.profile.id)


def logistic(values: Floats, labels: Floats) -> Linear:
    """Penalised logistic regression by Newton's method; weights are of the features as they are."""
    mean, deviation = values.mean(0), values.std(0) + 1e-6
    design = np.column_stack([(values - mean) / deviation, np.ones(len(values))])
    penalty = np.append(np.full(values.shape[1], PENALTY), 0.0)
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (chance - labels) + penalty * weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    scaled = weights[:-1] / deviation
    return Linear(float(weights[-1] - scaled @ mean), scaled)


def story_model(reports: Sequence[Labelled]) -> Linear:
    """From all pairs of reports."""
    weighed = similarity.weighed(similarity.prepared([r.profile for r in reports]))
    rows, labels = [], []
    for i in range(len(reports) - 1):
        others = np.arange(i + 1, len(reports))
        rows.append(similarity.features(weighed, np.full(len(others), i), others))
        labels += [reports[i].topic == reports[j].topic for j in others]
    fitted = logistic(np.concatenate(rows), np.array(labels, np.float64))
    return Linear(fitted.bias + STORY_SHIFT, fitted.weights)


def event_model(reports: Sequence[Labelled]) -> Linear:
    """From pairs of groups inside piles of one topic."""
    rng = np.random.default_rng(1)
    rows: list[Floats] = []
    labels: list[float] = []
    for parts in _piles(reports, rng):
        members = [i for part in parts for i in part]
        groups = contrast.Groups(similarity.prepared([reports[i].profile for i in members]))
        edges = np.cumsum([0, *(len(p) for p in parts)])
        places = [np.arange(a, b) for a, b in pairwise(edges)]
        for a, b, same in _drawn(places, rng):
            rows.append(group_features(groups, a, b))
            labels.append(same)
    fitted = logistic(np.array(rows), np.array(labels))
    return Linear(fitted.bias + EVENT_SHIFT, fitted.weights)


def _piles(reports: Sequence[Labelled], rng: np.random.Generator) -> Iterator[list[list[int]]]:
    topics: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, report in enumerate(reports):
        topics[report.topic][report.event].append(i)
    names = sorted(topics)
    for number in range(PILES):
        parts = [topics[names[number % len(names)]][e] for e in sorted(topics[names[number % len(names)]])]
        if rng.random() < SINGLE:
            parts = [parts[rng.integers(len(parts))]]
        drawn = [list(rng.permutation(part)[: int(rng.choice(PILE_SIZES))]) for part in parts]
        if sum(map(len, drawn)) > 1:
            yield drawn


def _drawn(parts: Sequence[NDArray[np.int64]], rng: np.random.Generator) -> Iterator[tuple[NDArray[np.int64], ...]]:
    for _ in range(PAIRS):
        if len(parts) == 1 or rng.random() < 0.5:
            members = rng.permutation(parts[rng.integers(len(parts))])
            if len(members) < 2:
                continue
            first = min(len(members) - 1, int(rng.choice(GROUP_SIZES)))
            yield members[:first], members[first : first + int(rng.choice(GROUP_SIZES))], 1.0  # type: ignore[misc]
        else:
            left, right = (rng.permutation(part)[: int(rng.choice(GROUP_SIZES))] for part in parts[:2])
            yield left, right, 0.0  # type: ignore[misc]


def group_features(groups: contrast.Groups, a: NDArray[np.int64], b: NDArray[np.int64]) -> Floats:
    """``contrast.FEATURES`` of two groups given by their reports' numbers, before anything was joined."""

    def total(table: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
        return table[:, rows[:, None], columns].sum((1, 2))

    own = total(groups.likeness, a, a) * total(groups.likeness, b, b)
    centroids = total(groups.likeness, a, b) / np.sqrt(np.maximum(own, 1e-12))
    told = total(groups.facts, a, b) / np.maximum(total(groups.known, a, b), 1)
    sizes = np.log([min(len(a), len(b)), max(len(a), len(b))])
    return np.concatenate([centroids, told, sizes, [groups.story]])


def grouped(reports: Sequence[Labelled], story: Linear, event: Linear) -> list[int]:
    """What the shipped code would answer with these models."""
    pairs = similarity.prepared([r.profile for r in reports])
    left, right = similarity.candidates(pairs)
    scores = story(similarity.features(similarity.weighed(pairs), left, right))
    answer = [0] * len(pairs)
    for story_members in linkage.within(len(pairs), left, right, scores, events.STRANGERS):
        members = np.array(story_members)
        for group in contrast.linked(pairs.take(members), event):
            for i in group:
                answer[int(members[i])] = int(members[group[0]])
    return answer


def bcubed(labels: Sequence[str], answer: Sequence[int]) -> tuple[float, float]:
    """BCubed precision and recall (Bagga and Baldwin 1998)."""
    gold, got = np.array(labels)[:, None] == np.array(labels), np.array(answer)[:, None] == np.array(answer)
    both = (gold & got).sum(1)
    return float((both / got.sum(1)).mean()), float((both / gold.sum(1)).mean())


def hard_error(reports: Sequence[Labelled], answer: Sequence[int]) -> float:
    """Of the pairs of one topic and two events, the share that was joined."""
    pairs = [
        answer[i] == answer[j]
        for i in range(len(reports))
        for j in range(i)
        if reports[i].topic == reports[j].topic and reports[i].event != reports[j].event
    ]
    return float(np.mean(pairs))


def folds(reports: Sequence[Labelled]) -> None:
    """Print what five folds over topics reach."""
    topics = sorted({r.topic for r in reports})
    for fold in range(5):
        held = set(topics[fold::5])
        rest, test = [r for r in reports if r.topic not in held], [r for r in reports if r.topic in held]
        answer = grouped(test, story_model(rest), event_model(rest))
        precision, recall = bcubed([r.event for r in test], answer)
        both = 2 * precision * recall / (precision + recall)
        print(
            f"fold {fold}: event F {both:.4f} (P {precision:.3f}, R {recall:.3f}), hard {hard_error(test, answer):.3f}"
        )


def main() -> None:
    """Print the folds and, if asked, write the table."""
    reports = labelled(sys.argv[1])
    folds(reports)
    if "--write" in sys.argv:
        models = (
            ("story", story_model(reports), similarity.FEATURES),
            ("event", event_model(reports), contrast.FEATURES),
        )
        lines = [
            f"{name}\t{feature}\t{weight:.4f}\n"
            for name, model, names in models
            for feature, weight in zip(("bias", *names), (model.bias, *model.weights), strict=True)
        ]
        TABLE.write_text(HEAD + "".join(lines), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
