"""What counts as a name, in one place, and what each corpus says of it.

In: the label a corpus gives a word. Out: the set of labels the word may have, as bits. Decided here: the convention of
Universal NER (persons without titles; countries, also as actors, are places; parties, agencies, ministries,
parliaments and governments are organisations; peoples and nationalities are none of the three), and which labels a
corpus is silent about. Where it is silent, the word may have them: the loss sums over what is allowed instead of
counting the missing label as an absent name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

TYPES = ("PER", "ORG", "LOC", "EVENT", "DATE", "MISC")
"""Types of names, in the order of the network's columns."""
LABELS = ("O", *(f"{side}-{kind}" for kind in TYPES for side in "BI"))
"""The network's columns for names."""
NUMBER = {label: k for k, label in enumerate(LABELS)}
UNKNOWN = "?"
"""What a corpus gives a word it has not decided on."""

Allowed = int
"""A set of labels: bit ``k`` stands for ``LABELS[k]``."""


def bits(*kinds: str) -> Allowed:
    """The set of "O" and of both labels of each type, by their names; "O" itself is named like a type."""
    names = [label for kind in kinds for label in ([kind] if kind == "O" else [f"B-{kind}", f"I-{kind}"])]
    return sum(1 << NUMBER[name] for name in names)


EVERYTHING = bits("O", *TYPES)

_UNSAID: dict[str, Allowed] = {
    # Corpus: what a word without a name may yet be. The others annotate all six types.
    "ewt": bits("O", "EVENT", "DATE", "MISC"),
    "wikigold": bits("O", "DATE"),
    "re3d": bits("O", "EVENT", "MISC"),
    "crossner": bits("O", "DATE"),
    "wnut": bits("O", "EVENT", "DATE", "MISC"),
    "btc": bits("O", "EVENT", "DATE", "MISC"),
}
_UNDECIDED: dict[str, Allowed] = {
    # Corpus: what a word that was left open may be. WikiGold and CrossNER leave open what is neither person, nor
    # organisation, nor place; the others leave open whole mentions.
    "wikigold": bits("O", "EVENT", "DATE", "MISC"),
    "crossner": bits("O", "EVENT", "DATE", "MISC"),
}


def family(corpus: str) -> str:
    """The corpus a file belongs to: "gum" for "gum-train-by"."""
    return corpus.partition("-")[0]


def allowed(corpus: str, label: str) -> Allowed:
    """The labels a word may have that ``corpus`` labels so.

    :raises KeyError: if the label is none of :data:`LABELS` nor :data:`UNKNOWN`
    """
    if label == UNKNOWN:
        return _UNDECIDED.get(family(corpus), EVERYTHING)
    if label == "O":
        return _UNSAID.get(family(corpus), bits("O"))
    return 1 << NUMBER[label]


def decided(sets: Iterable[Allowed]) -> bool:
    """Whether any word's label is restricted at all."""
    return any(labels != EVERYTHING for labels in sets)


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names in a row of BIO labels as (first, last, type), half open. A name needs its "B-"."""
    found: list[tuple[int, int, str]] = []
    first, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if first >= 0 and label != f"I-{kind}":
            found.append((first, i, kind))
            first = -1
        if label.startswith("B-"):
            first, kind = i, label[2:]
    return found


def written(labels: list[str], first: int, last: int, kind: str) -> None:
    """Write a name of type ``kind`` over ``labels[first:last]``, in place; "O" and "?" fill the stretch."""
    if kind in ("O", UNKNOWN):
        labels[first:last] = [kind] * (last - first)
    else:
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
