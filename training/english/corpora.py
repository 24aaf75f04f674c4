"""The corpora as the training reads them.

In: spaCy DocBins of ``../shared/language/treebanks`` and files of words with BIO labels. Out: :class:`Passage`. Decided
here: corpora without trees are cut into the product's own words, since that is what the network will read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.english import docbin, policy, repairs

from rapporteur.language.tokenizer import words_of

TREES = ("ewt-train", "ewt-dev", "gum-train-by", "gum-train-sa")
"""Corpora with sentences, tags and trees; the first has no names."""
NAMES = ("wikigold-loose", "re3d-named", "crossner-pol-train")
"""Corpora with names alone."""
_KINDS = {
    # Types of CrossNER, WNUT and the like that are ours under another name; all others are left open.
    **dict.fromkeys(("person", "politician", "scientist", "researcher", "writer", "musicalartist", "PER"), "PER"),
    **dict.fromkeys(
        ("organisation", "politicalparty", "university", "band", "corporation", "group", "ORG"),
        "ORG",
    ),
    **dict.fromkeys(("location", "country", "LOC"), "LOC"),
    **dict.fromkeys(("event", "election", "conference"), "EVENT"),
}
_CLOSING = frozenset({",", ".", ";", ":", ")", "?", "!", "'s", "n't", "''", "%", "]", "’s"})
_OPENING = frozenset({"(", "$", "``", "[", "@", "#"})
_SOCIAL = frozenset({"@", "#"})
"""Marks of handles and tags: whether these are names is left open."""


@dataclass(frozen=True)
class Tree:
    """What a treebank says of each word: Penn tag, Universal tag, number of the head (its own at a root), relation."""

    tags: Sequence[str]
    parts: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]

    def cut(self, first: int, last: int) -> Tree:
        """The words ``first`` to ``last``; heads count from ``first`` and may lie outside."""
        heads = [head - first for head in self.heads[first:last]]
        return Tree(self.tags[first:last], self.parts[first:last], heads, self.deps[first:last])


@dataclass(frozen=True)
class Passage:
    """Words of one document: white space before each, sentence starts, sets of allowed name labels, perhaps trees."""

    corpus: str
    words: Sequence[str]
    spaced: Sequence[bool]
    starts: Sequence[bool]
    names: Sequence[policy.Allowed]
    tree: Tree | None = None

    def cut(self, first: int, last: int) -> Passage:
        """The words ``first`` to ``last``, half open."""
        return Passage(
            self.corpus,
            self.words[first:last],
            self.spaced[first:last],
            self.starts[first:last],
            self.names[first:last],
            self.tree.cut(first, last) if self.tree else None,
        )

    def named(self, names: Sequence[policy.Allowed]) -> Passage:
        """The same words with other names."""
        return replace(self, names=names)


def passages(folder: Path, more: Iterable[Path] = ()) -> list[Passage]:
    """Everything there is to train on.

    :param folder: the DocBins
    :param more: further files of names, one word and its BIO label a line, an empty line behind each sentence
    :raises OSError: if a file is missing
    """
    found = [p for name in (*TREES, *NAMES) for p in _docbin(folder / f"{name}.spacy", name)]
    return found + [p for path in more for p in _columns(path)]


def _docbin(path: Path, corpus: str) -> Iterator[Passage]:
    for doc in docbin.read(path):
        yield _with_tree(doc, corpus) if corpus in TREES else rewritten(doc.text, doc.begins, doc.names, corpus)


def _with_tree(doc: docbin.Doc, corpus: str) -> Passage:
    gum = policy.family(corpus) == "gum"
    labels = repairs.gum(doc.words, doc.tags, doc.heads, doc.names) if gum else doc.names
    spaced = [a == 0 or doc.text[a - 1].isspace() for a in doc.begins]
    starts = [start or i == 0 for i, start in enumerate(doc.starts)]
    sets = [policy.allowed(corpus, label) for label in labels]
    return Passage(corpus, doc.words, spaced, starts, sets, Tree(doc.tags, doc.parts, doc.heads, doc.deps))


def rewritten(text: str, begins: Sequence[int], labels: Sequence[str], corpus: str) -> Passage:
    """A passage in the product's words.

    :param begins: where each word of the corpus begins in ``text``
    :param labels: the BIO label of each
    """
    offsets = words_of(text, 0, len(text))
    words = [text[a:b] for a, b in offsets]
    fresh = ["O"] * len(words)
    edges = [*begins, len(text)]
    k = 0
    owners: list[list[int]] = []
    for a, b in offsets:
        while k + 1 < len(begins) and edges[k + 1] <= a:
            k += 1
        owners.append([j for j in range(k, len(begins)) if edges[j] < b])
    for i, owner in enumerate(owners):
        if any(labels[j] == policy.UNKNOWN for j in owner):
            fresh[i] = policy.UNKNOWN
    for first, last, kind in policy.spans(labels):
        inside = [i for i, owner in enumerate(owners) if owner and first <= owner[0] and owner[-1] < last]
        if inside:
            policy.written(fresh, inside[0], inside[-1] + 1, kind)
    if policy.family(corpus) == "re3d":
        fresh = repairs.re3d(words, fresh)
    fresh = repairs.common(words, fresh)
    spaced = [a == 0 or text[a - 1].isspace() for a, _ in offsets]
    sets = [policy.allowed(corpus, label) for label in fresh]
    return Passage(corpus, words, spaced, [i == 0 for i in range(len(words))], sets)


def _columns(path: Path) -> Iterator[Passage]:
    """Sentences of a file of words and labels; types that are none of ours are left open."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        fields = line.split()
        if len(fields) >= 2:
            words.append(fields[0])
            side, _, kind = fields[-1].partition("-")
            known = _KINDS.get(kind)
            known = None if fields[0][:1] in _SOCIAL else known
            labels.append("O" if side == "O" else f"{side}-{known}" if known else policy.UNKNOWN)
        elif words:
            text, begins = joined(words)
            yield rewritten(text, begins, labels, path.stem)
            words, labels = [], []


def joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """Words written as a text, with marks close to the word they belong to, and where each begins."""
    text, begins = "", []
    for i, word in enumerate(words):
        if i and word not in _CLOSING and words[i - 1] not in _OPENING:
            text += " "
        begins.append(len(text))
        text += word
    return text, begins
