"""A spaCy pipeline as the language model."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rapporteur.errors import ModelError
from rapporteur.language import Analysis, load
from rapporteur.language import spacy_pipeline as adapter

ROWS = {
    "Orrin": ("PROPN", "NNP", 1, "nsubj", "Orrin"),
    "spoke": ("VERB", "VBD", 1, "ROOT", "speak"),
    "in": ("ADP", "IN", 1, "prep", "in"),
    "Varn": ("PROPN", "NNP", 2, "pobj", "Varn"),
}
"""Words of "Orrin spoke in Varn" with tags, head, relation and lemma after the ClearNLP guidelines."""


class Doc:
    """What the adapter sees of a ``Doc``."""

    def __init__(self, tokens: list[Any], ents: list[Any]) -> None:
        self.tokens, self.ents = tokens, ents

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tokens)


def doc(text: str, rows: list[tuple[str, str, str, int, str, str]], ents: list[tuple[int, int, str]]) -> Doc:
    """A document of (word, part of speech, tag, head, relation, lemma) and (first, last, label)."""
    tokens: list[Any] = []
    begin = 0
    for i, (word, pos, tag, _, dep, lemma) in enumerate(rows):
        begin = text.index(word, begin)
        tokens.append(
            SimpleNamespace(
                i=i,
                idx=begin,
                text=word,
                pos_=pos,
                tag_=tag,
                dep_=dep,
                lemma_=lemma,
                is_space=not word.strip(),
                is_sent_start=i == 0,
            )
        )
        begin += len(word)
    for token, row in zip(tokens, rows, strict=True):
        token.head = tokens[row[3]]
    return Doc(tokens, [SimpleNamespace(start=a, end=b, label_=label) for a, b, label in ents])


def spoken(text: str) -> Doc:
    rows = [(word, *ROWS[word]) for word in text.split()]
    return doc(text, rows, [(0, 1, "PERSON"), (3, 4, "GPE"), (1, 2, "CARDINAL")])


def trees(analysis: Analysis) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep, analysis.tokens[t.head].text) for t in analysis.tokens]


def test_labels_and_offsets_are_ours() -> None:
    """OntoNotes labels become ours, others are no names; offsets are those of the whole text; segments stay apart."""
    text = "Orrin spoke in Varn | Orrin spoke in Varn"
    analysis = adapter.SpacyModel(spoken, "spoken@1").analyse(text, [(0, 19), (22, 41)])

    assert [(text[n.begin : n.end], n.label) for n in analysis.names] == [("Orrin", "person"), ("Varn", "place")] * 2
    assert [(s.begin, s.end) for s in analysis.sentences] == [(0, 19), (22, 41)]
    assert all(text[t.begin : t.end] == t.text for t in analysis.tokens)


def test_a_preposition_hangs_from_its_noun() -> None:
    """ClearNLP trees become Universal Dependencies."""
    analysis = adapter.SpacyModel(spoken, "spoken@1").analyse("Orrin spoke in Varn", [(0, 19)])

    assert trees(analysis) == [
        ("Orrin", "nsubj", "spoke"),
        ("spoke", "ROOT", "spoke"),
        ("in", "case", "Varn"),
        ("Varn", "obl", "spoke"),
    ]


def test_a_copula_hangs_from_its_predicate() -> None:
    """The predicate is the root, the subject hangs from it; white space is no token."""
    text = "Vane was \n ready"
    rows = [
        ("Vane", "PROPN", "NNP", 1, "nsubj", "Vane"),
        ("was", "AUX", "VBD", 1, "ROOT", "be"),
        ("\n ", "SPACE", "_SP", 1, "dep", ""),
        ("ready", "ADJ", "JJ", 1, "acomp", "ready"),
    ]
    analysis = adapter.SpacyModel(lambda _: doc(text, rows, []), "x@1").analyse(text, [(0, len(text))])

    assert trees(analysis) == [("Vane", "nsubj", "ready"), ("was", "cop", "ready"), ("ready", "ROOT", "ready")]


def test_a_pipeline_made_here_reads() -> None:
    """A blank English pipeline with rules for sentences and names keeps the protocol on any string."""
    spacy = pytest.importorskip("spacy", reason="spaCy is the user's own and not installed here")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Harbour Board"}])
    text = "The Harbour Board met.\n\nIt agreed. \ud800 " + "a " * 60_000
    analysis = adapter.SpacyModel(pipeline, "blank@1").analyse(text, [(0, len(text))])

    assert [(text[n.begin : n.end], n.label) for n in analysis.names] == [("Harbour Board", "organisation")]
    assert all(text[t.begin : t.end] == t.text for t in analysis.tokens)
    assert all(sum(t.head == t.i for t in analysis.tokens[s.first : s.last]) == 1 for s in analysis.sentences)


def test_a_pipeline_in_a_folder_is_plugged_in_by_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder behind "spacy:" is loaded; the record names pipeline and version."""
    spacy = pytest.importorskip("spacy", reason="spaCy is the user's own and not installed here")
    pipeline = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
    pipeline.to_disk(tmp_path / "tiny")
    monkeypatch.setenv("RAPPORTEUR_LANGUAGE_MODEL", f"spacy:{tmp_path / 'tiny'}")

    assert load().name == "spacy-en_tiny@1.2.3"


def test_without_spacy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing spaCy is told, with the model that needs it."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(adapter, "import_module", missing)

    with pytest.raises(ModelError, match="'spacy:tiny' needs spaCy, which is not installed"):
        load("spacy:tiny")


def test_a_pipeline_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason of spaCy itself is passed on."""

    def refuse(name: str) -> None:
        raise OSError(f"[E050] no {name}")

    monkeypatch.setattr(adapter, "import_module", lambda _: SimpleNamespace(load=refuse))

    with pytest.raises(ModelError, match=r"cannot load the pipeline 'absent'.*E050"):
        load("spacy:absent")
