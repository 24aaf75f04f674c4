"""What a tree of words cannot be.

In: the words, heads and relations of one window. Out: relations that hold together. Decided here: a verb has one
subject, and a noun with a preposition is none. The network scores each relation alone and gets both wrong on news
("As the chairman, Orr sought ...", "Osuga told Vane that ...").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def relations(heads: Sequence[int], deps: Sequence[str]) -> list[str]:
    """``deps`` with one subject a verb.

    :param heads: for each word the number of its head, ``-1`` at a root
    :returns: a subject with a preposition becomes ``obl``; of several before the verb the nearest stays and the others
        become ``dislocated``; one behind the verb beside one before it becomes ``iobj`` or ``obj``
    """
    repaired = list(deps)
    marked = {heads[i] for i, dep in enumerate(deps) if dep == "case" and i < heads[i]}
    subjects: dict[int, list[int]] = defaultdict(list)
    objects = {heads[i] for i, dep in enumerate(deps) if dep == "obj"}
    for i, dep in enumerate(deps):
        if dep in _SUBJECTS and heads[i] >= 0:
            if i in marked:
                repaired[i] = "obl"
            else:
                subjects[heads[i]].append(i)
    for verb, found in subjects.items():
        before = [i for i in found if i < verb]
        kept = before[-1] if before else found[0]
        for i in found:
            if i != kept:
                repaired[i] = "dislocated" if i < verb else ("iobj" if verb in objects else "obj")
    return repaired
