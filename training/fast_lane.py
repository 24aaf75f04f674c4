"""Makes ``src/rapporteur/language/weights/fast.tsv``: the counts that the fast lane reads by.

    pip install spacy
    python training/fast_lane.py ../shared/language/treebanks > src/rapporteur/language/weights/fast.tsv

Tags are counted as TnT counts them (Brants 2000): words, word ends of rare words, steps from tag to tag. Heads are
labels of words: "the n-th VERB to the left, as its obj" (sequence labelling with relative tags, Strzyz et al. 2019),
the most frequent label for a stretch of tags. Kinds of names are counted by their first and last word and the words
beside them. What a shorter context already says is left out. Takes half a minute.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin

from rapporteur.language.counting import contexts, cues, ends

TREES = ("ewt-train", "gum-train-by", "gum-train-sa")
NAMES = ("ewt-dev", "gum-train-by", "gum-train-sa", "re3d-named", "wikigold-loose", "crossner-pol-train")
LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place", "DATE": "date"}
RARE = 10
HEAD = """\
# What the fast lane counts: words, word ends and steps of Penn tags, Universal tags, heads by their context, kinds of
# names by their words and neighbours. CC BY-SA 4.0 (LICENSE beside this file). From UD English EWT (train; UNER names
# of dev), GUM (train, free genres), re3d without BBC, WikiGold, CrossNER politics; ATTRIBUTION.md names versions and
# licences. Made by training/fast_lane.py."""

Counts = defaultdict[str, Counter[str]]


def documents(folder: Path, corpora: Sequence[str]) -> Iterator[Any]:
    """The documents of the named spaCy DocBins."""
    vocabulary = spacy.blank("en").vocab
    for corpus in corpora:
        yield from DocBin().from_disk(folder / f"{corpus}.spacy").get_docs(vocabulary)


def count_tags(sentence: Sequence[Any], words: Counts, steps: Counts, parts: Counts) -> None:
    """Add the tags of one sentence."""
    before = ""
    for token in sentence:
        words[token.text][token.tag_] += 1
        parts[token.tag_][token.pos_] += 1
        parts[f"{token.text.lower()} {token.tag_}"][token.pos_] += 1
        steps[before][token.tag_] += 1
        before = token.tag_


def count_heads(sentence: Sequence[Any], heads: Counts) -> None:
    """Add the heads of one sentence under each of their contexts."""
    place = {token.i: i for i, token in enumerate(sentence)}
    tags, parts = [t.tag_ for t in sentence], [t.pos_ for t in sentence]
    for i, token in enumerate(sentence):
        head = place.get(token.head.i, i)
        label = "0 - ROOT"
        if head != i:
            between = parts[i + 1 : head + 1] if head > i else parts[head:i]
            number = sum(part == parts[head] for part in between)
            label = f"{number if head > i else -number} {parts[head]} {token.dep_}"
        for context in contexts(tags, i):
            heads[context][label] += 1


def rare_ends(words: Counts) -> Counts:
    """Tags of the rare words by their last letters."""
    found: Counts = defaultdict(Counter)
    for word, tags in words.items():
        if sum(tags.values()) <= RARE:
            for end in ends(word):
                found[end].update(tags)
    return found


def pruned(heads: Counts) -> Iterator[tuple[str, str]]:
    """The best label of each context that says more than the next shorter one."""
    best = {context: max(sorted(counts), key=counts.__getitem__) for context, counts in heads.items()}
    for context, label in sorted(best.items()):
        shorter = context.rsplit(" ", 1)[0] if " " in context else None
        if heads[context][label] >= 3 and (shorter is None or best[shorter] != label):
            yield context, label


def rows(kind: str, counts: Counts, least: int) -> Iterator[str]:
    """Lines of a table of counts."""
    for key in sorted(counts):
        if sum(counts[key].values()) >= least:
            cells = sorted(counts[key].items(), key=lambda c: (-c[1], c[0]))
            yield f"{kind}\t{key}\t" + "\t".join(f"{label} {n}" for label, n in cells)


def part_rows(parts: Counts) -> Iterator[str]:
    """The Universal tag of each Penn tag, and of the words that differ from it."""
    best = {key: max(sorted(counts), key=counts.__getitem__) for key, counts in parts.items()}
    for key in sorted(best):
        tag = key.rsplit(" ", 1)[-1]
        if key == tag or (best[key] != best[tag] and parts[key][best[key]] >= 3):
            yield f"part\t{key}\t{best[key]}"


def main(folder: Path) -> None:
    """Print the table."""
    words, steps, parts, heads, kinds = (defaultdict(Counter) for _ in range(5))
    for document in documents(folder, TREES):
        for sentence in document.sents:
            tokens = [token for token in sentence if not token.is_space]
            count_tags(tokens, words, steps, parts)
            count_heads(tokens, heads)
    for document in documents(folder, NAMES):
        texts = [token.text for token in document]
        for name in document.ents:
            if name.label_ in LABELS:
                for cue in cues(texts, name.start, name.end):
                    kinds[cue][LABELS[name.label_]] += 1
    lines = [
        HEAD,
        *rows("word", words, 2),
        *rows("end", rare_ends(words), 5),
        *rows("step", steps, 1),
        *part_rows(parts),
    ]
    lines += [f"head\t{context}\t{label}" for context, label in pruned(heads)]
    lines += rows("name", kinds, 2)
    print("\n".join(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
