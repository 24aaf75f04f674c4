"""A spaCy pipeline of the user's own as the language model.

In: the name of an installed pipeline, or its folder ("spacy:en_core_web_trf"). Out: a model that keeps the protocol.
Decided here: names and relations get our labels by two tables; trees by the ClearNLP guidelines are turned into
Universal Dependencies where the two disagree on who governs (prepositions, copulas); lists and votes then name what the
pipeline named, as they do for our own network. spaCy is no dependency of ours: it is looked for when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, cast

from rapporteur.errors import ModelError
from rapporteur.language.draft import Draft
from rapporteur.language.lemmas import lemma
from rapporteur.language.lexicon import table
from rapporteur.language.protocol import Analysis, NameLabel, NameRange, SentenceRange, Token
from rapporteur.language.tokenizer import paragraphs

_PACKAGE = "rapporteur.language"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LONGEST = 100_000
"""Characters handed over at once; spaCy refuses more than a million, and needs memory for what it gets."""
_PREDICATES = frozenset({"attr", "acomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class SpacyModel:
    """Any pipeline behind the protocol; see :class:`rapporteur.language.LanguageModel`.

    :param pipeline: what makes a spaCy ``Doc`` of a string
    :param name: name and version, as written into the record
    """

    def __init__(self, pipeline: Callable[[str], Any], name: str) -> None:
        self._pipeline = pipeline
        self.name = name

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:
        """Read the ``segments`` of ``text``, paragraph by paragraph."""
        draft = Draft()
        for segment in segments:
            for paragraph in paragraphs(text, *segment):
                for begin, end in _pieces(text, *paragraph):
                    if text[begin:end].strip():
                        _append(text, begin, self._pipeline(_SURROGATE.sub("\ufffd", text[begin:end])), draft)
        return draft.analysis(text)


def opened(name: str) -> SpacyModel:
    """The pipeline ``name``: an installed package, or a folder.

    :raises ModelError: if spaCy is not installed, or has no such pipeline
    """
    try:
        spacy: Any = import_module("spacy")
    except ImportError as cause:
        raise ModelError(f"the language model 'spacy:{name}' needs spaCy, which is not installed: {cause}") from cause
    try:
        pipeline = spacy.load(name)
    except (ImportError, OSError, ValueError, KeyError) as cause:
        raise ModelError(f"spaCy cannot load the pipeline {name!r}: {cause}") from cause
    meta = pipeline.meta
    return SpacyModel(pipeline, f"spacy-{meta['lang']}_{meta['name']}@{meta['version']}")


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraph, cut at white space where it is too long."""
    while end - begin > _LONGEST:
        space = text.rfind(" ", begin + _LONGEST // 2, begin + _LONGEST)
        cut = space if space >= 0 else begin + _LONGEST
        yield begin, cut
        begin = cut
    yield begin, end


@cache
def _names() -> dict[str, NameLabel]:
    return {row[0]: cast(NameLabel, row[1]) for row in table(_PACKAGE, "spacy_names.tsv")}


@cache
def _relations() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "spacy_relations.tsv")}


def _append(text: str, shift: int, doc: Any, draft: Draft) -> None:
    """Put one ``Doc``, which begins at ``shift`` of ``text``, behind what was read before."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: k for k, token in enumerate(words)}
    starts = [k for k, token in enumerate(words) if k == 0 or token.is_sent_start]
    base = len(draft.tokens)
    for a, b in zip(starts, [*starts[1:], len(words)], strict=True):
        heads, deps = _tree(words, number, a, b)
        for k in range(a, b):
            draft.tokens.append(
                _token(text, shift, words[k], base, (k, heads[k - a], deps[k - a], len(draft.sentences)))
            )
        first, last = draft.tokens[base + a], draft.tokens[base + b - 1]
        draft.sentences.append(SentenceRange(base + a, base + b, first.begin, last.end))
    for entity in doc.ents:
        inside = [number[i] for i in range(entity.start, entity.end) if i in number]
        label = _names().get(entity.label_)
        if label is not None and inside:
            draft.names.append(NameRange(base + inside[0], base + inside[-1] + 1, label))


def _token(text: str, shift: int, word: Any, base: int, place: tuple[int, int, str, int]) -> Token:
    k, head, dep, sentence = place
    begin, end = shift + word.idx, shift + word.idx + len(word.text)
    found = text[begin:end]
    return Token(
        i=base + k,
        begin=begin,
        end=end,
        text=found,
        lemma=word.lemma_ or lemma(found, word.pos_, word.tag_),
        pos=word.pos_,
        tag=word.tag_,
        head=base + head,
        dep=dep,
        sentence=sentence,
    )


def _tree(words: Sequence[Any], number: dict[int, int], a: int, b: int) -> tuple[list[int], list[str]]:
    """Heads (numbers in ``words``) and relations of one sentence, ``a`` to ``b``, with one root."""
    heads = [_head(token, number, a, b) for token in words[a:b]]
    roots = [k for k in range(a, b) if heads[k - a] == k]
    deps = [token.dep_ or "dep" for token in words[a:b]]
    for k in roots[1:]:
        heads[k - a], deps[k - a] = roots[0], "parataxis"
    deps[roots[0] - a] = "ROOT"
    local = [head - a for head in heads]
    _turn_copulas(words[a:b], local, deps)
    _turn_prepositions(words[a:b], local, deps)
    return [head + a for head in local], [_relations().get(dep, dep) for dep in deps]


def _head(token: Any, number: dict[int, int], a: int, b: int) -> int:
    """The word that governs ``token``, itself at a root; white space and other sentences govern nothing."""
    own, above = number[token.i], token.head
    while above.i not in number and above.head.i != above.i:
        above = above.head
    head = number.get(above.i, own)
    return head if a <= head < b else own


def _turn_copulas(words: Sequence[Any], heads: list[int], deps: list[str]) -> None:
    """Make the predicate govern its "be" ("was" to "ready"), as in Universal Dependencies."""
    below = _below(heads)
    for k in range(len(words)):
        verb = heads[k]
        if verb != k and deps[k] in _PREDICATES and words[verb].lemma_ == "be" and deps[verb] != "cop":
            relation = deps[verb]
            _raise(k, heads, below)
            deps[k], deps[verb] = relation, "cop"


def _turn_prepositions(words: Sequence[Any], heads: list[int], deps: list[str]) -> None:
    """Make the noun govern its preposition ("Oslo" to "in"), and hang it from what the preposition hung from."""
    below = _below(heads)
    for k in range(len(words)):
        preposition = heads[k]
        if deps[k] == "pobj" and deps[preposition] in _PREPOSITIONS:
            relation = deps[preposition]
            _raise(k, heads, below)
            nominal = relation == "prep" and words[heads[k]].pos_ in _NOMINAL
            deps[k] = "nmod" if nominal else ("agent" if relation == "agent" else "obl")
            deps[preposition] = "case"


def _below(heads: Sequence[int]) -> list[list[int]]:
    below: list[list[int]] = [[] for _ in heads]
    for k, head in enumerate(heads):
        if head != k:
            below[head].append(k)
    return below


def _raise(k: int, heads: list[int], below: list[list[int]]) -> None:
    """Let ``k`` take the place of its governor, which and whose other dependents hang from it then."""
    governor = heads[k]
    above = heads[governor]
    moved = [other for other in below[governor] if other != k]
    for other in (*moved, governor):
        heads[other] = k
    below[governor] = []
    below[k] += [*moved, governor]
    heads[k] = k if above == governor else above
    if above != governor:
        below[above] = [other for other in below[above] if other != governor] + [k]
