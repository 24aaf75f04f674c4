"""The shipped English model on open treebanks: words, tags, trees, sentences, names, speed.

In: ``../shared/language/treebanks`` (spaCy DocBins; install spaCy to read them, the product
needs it not). Out: one line per corpus, from raw text, with our own words. A word that is cut otherwise than the gold's
counts as wrong. Attachment leaves punctuation out, as spaCy's scorer does. Usage::

    python bench/english.py [CORPUS ...]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from rapporteur import language
from rapporteur.language import Analysis

TREEBANKS = Path(__file__).parent.parent.parent / "shared" / "language" / "treebanks"
CORPORA = ("ewt-test", "pud-test", "gum-test-free", "crossner-pol-test")
LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def documents(corpus: str) -> list[Any]:
    """The gold documents of one DocBin.

    :raises ImportError: if spaCy is not installed
    :raises OSError: if the corpus is not there
    """
    import spacy
    from spacy.tokens import DocBin

    path = TREEBANKS / f"{corpus}.spacy"
    if not path.is_file():
        raise FileNotFoundError(path)
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def count(gold: Any, ours: Analysis, seen: Counter[str]) -> None:
    """Add the hits, gold items and found items of one document to ``seen``."""
    words = {(t.begin, t.end): t for t in ours.tokens}
    gold_words = [t for t in gold if not t.is_space]
    _prf(seen, "words", {(t.idx, t.idx + len(t)) for t in gold_words}, set(words))
    if gold.has_annotation("DEP"):
        for token in gold_words:
            if token.dep_ == "punct":
                continue
            seen["tree_gold"] += 1
            found = words.get((token.idx, token.idx + len(token)))
            if found is None:
                continue
            head = ours.tokens[found.head]
            attached = (head.begin, head.end) == (token.head.idx, token.head.idx + len(token.head))
            seen["tags"] += found.tag == token.tag_
            seen["heads"] += attached
            seen["trees"] += attached and found.dep == token.dep_
        starts = {t.idx for t in gold_words if t.is_sent_start} | {gold_words[0].idx}
        _prf(seen, "sentences", starts, {s.begin for s in ours.sentences})
    names = {(n.begin, n.end, LABELS[n.label]) for n in ours.names if n.label in LABELS}
    _prf(seen, "names", {(e.start_char, e.end_char, e.label_) for e in gold.ents if e.label_ in LABELS.values()}, names)


def _prf(seen: Counter[str], key: str, gold: set[Any], found: set[Any]) -> None:
    seen[f"{key}_hit"] += len(gold & found)
    seen[f"{key}_gold"] += len(gold)
    seen[f"{key}_found"] += len(found)


def _f(seen: Counter[str], key: str) -> str:
    size = seen[f"{key}_gold"] + seen[f"{key}_found"]
    return f"{2 * seen[f'{key}_hit'] / size:.3f}" if seen[f"{key}_gold"] else "–"


def _share(seen: Counter[str], key: str) -> str:
    return f"{100 * seen[key] / seen['tree_gold']:.1f}" if seen["tree_gold"] else "–"


def line(corpus: str, model: language.LanguageModel) -> str:
    """The figures of one corpus as a row of a Markdown table."""
    seen: Counter[str] = Counter()
    gold = documents(corpus)
    begin = time.process_time()
    read = [model.analyse(doc.text, [(0, len(doc.text))]) for doc in gold]
    seconds = time.process_time() - begin
    for doc, analysis in zip(gold, read, strict=True):
        count(doc, analysis, seen)
    speed = sum(len(doc.text.split()) for doc in gold) / seconds
    cells = [_f(seen, "words"), _share(seen, "tags"), _share(seen, "heads"), _share(seen, "trees")]
    return f"| {corpus} | {' | '.join([*cells, _f(seen, 'sentences'), _f(seen, 'names')])} | {speed:,.0f} |"


def main(corpora: list[str]) -> int:
    """Print the table; 1 when a corpus or spaCy is missing, with the reason."""
    model = language.load()
    print(f"{model.name}\n| corpus | words F | tags | UAS | LAS | sentences F | names F | words per CPU second |")
    print("|---|---|---|---|---|---|---|---|")
    for corpus in corpora or CORPORA:
        try:
            print(line(corpus, model), flush=True)
        except ImportError as missing:
            print(f"not measured: {missing}; the treebanks are spaCy DocBins", file=sys.stderr)
            return 1
        except OSError as missing:
            print(f"not measured: there is no {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
