"""How much a word tells: the rarer among an event's sentences, the more.

In: the concepts of each sentence. Out: a weight from 0 to 1 for each concept. Source of the measure: inverse document
frequency (Spärck Jones 1972), divided by its largest value so that thresholds do not move with the size of the pile.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Rarity = Mapping[str, float]


def rarity(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each concept: 1 when one sentence holds it, 0 when all do."""
    counts = Counter(concept for sentence in sentences for concept in sentence)
    total = len(sentences) + 1
    return {concept: math.log(total / count) / math.log(total) for concept, count in counts.items()}


def mass(concepts: Iterable[str], weights: Rarity) -> float:
    """What some concepts weigh together; summed in order, so that the result does not depend on the set's."""
    return math.fsum(weights.get(concept, 1.0) for concept in sorted(concepts))
