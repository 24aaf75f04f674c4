"""English, end to end from raw text: words, tags, trees, sentences, names; speed, load time, memory, size.

In: ``../shared/language/treebanks``. Out: a Markdown table for each model, all from one run: the shipped model, and
beside it, where spaCy is installed, the small network of ``../shared/language/start`` and every installed English
pipeline of spaCy. A word that is cut otherwise than the gold's counts as wrong; attachment leaves punctuation out, as
spaCy's scorer does; names are counted by exact span and type (person, organisation, place). Each model is measured in a
process of its own. Usage::

    python bench/english.py [--model shipped | FOLDER | SPACY-PIPELINE]... [CORPUS ...]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LANGUAGE = ROOT.parent / "shared" / "language"
sys.path.insert(0, str(ROOT))

from training.english import docbin, repairs  # noqa: E402

CORPORA = ("pud-test", "ewt-test", "gum-test-free", "gum-test-repaired", "crossner-pol-test")
"""The tests; "repaired" is GUM with the names of :func:`training.english.repairs.gum`: what these leave open counts
neither way."""
KINDS = ("PER", "ORG", "LOC")
_OURS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
_THEIRS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_HEADER = "| corpus | words F | tags | UAS | LAS | sentences F | names F | PER | ORG | LOC | words per CPU second |"

Span = tuple[int, int]


@dataclass(frozen=True)
class Parsed:
    """What a model found in a text: words with tags, heads (word numbers) and relations, sentence starts, names."""

    words: list[Span]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    starts: set[int]
    names: set[tuple[int, int, str]]


Reader = Callable[[str], Parsed]


def documents(corpus: str, folder: Path = LANGUAGE / "treebanks") -> list[docbin.Doc]:
    """The gold documents of a corpus.

    :raises OSError: if the corpus is not there
    """
    docs = docbin.read(folder / f"{corpus.replace('-repaired', '-free')}.spacy")
    if not corpus.endswith("-repaired"):
        return docs
    for doc in docs:
        doc.names[:] = repairs.gum(doc.words, doc.tags, doc.heads, doc.names)
    return docs


def shipped(folder: str | None = None) -> Reader:
    """The product's model, or one with the weights in ``folder``."""
    from rapporteur import language
    from rapporteur.language.encoder import Encoder
    from rapporteur.language.model import EnglishModel

    model = EnglishModel(Encoder(Path(folder))) if folder else language.load()

    def read(text: str) -> Parsed:
        found = model.analyse(text, [(0, len(text))])
        return Parsed(
            [(t.begin, t.end) for t in found.tokens],
            [t.tag for t in found.tokens],
            [t.head for t in found.tokens],
            [t.dep for t in found.tokens],
            {s.begin for s in found.sentences},
            {(n.begin, n.end, _OURS[n.label]) for n in found.names if n.label in _OURS},
        )

    return read


def pipeline(name: str) -> Reader:
    """A spaCy pipeline.

    :raises OSError: if spaCy has no pipeline of this name
    """
    import spacy

    model = spacy.load(name)

    def read(text: str) -> Parsed:
        doc = model(text)
        words = [t for t in doc if not t.is_space]
        number = {t.i: k for k, t in enumerate(words)}
        return Parsed(
            [(t.idx, t.idx + len(t)) for t in words],
            [t.tag_ for t in words],
            [number.get(t.head.i, number[t.i]) for t in words],
            [t.dep_ for t in words],
            {next((t.idx for t in s if not t.is_space), s.start_char) for s in doc.sents},
            {(e.start_char, e.end_char, _THEIRS[e.label_]) for e in doc.ents if e.label_ in _THEIRS},
        )

    return read


def count(gold: docbin.Doc, found: Parsed, seen: Counter[str]) -> None:
    """Add the hits, gold items and found items of one document to ``seen``."""
    spans = [(a, a + len(word)) for a, word in zip(gold.begins, gold.words, strict=True)]
    words = [i for i, word in enumerate(gold.words) if not word.isspace()]
    _prf(seen, "words", {spans[i] for i in words}, set(found.words))
    if gold.has_trees:
        number = {span: k for k, span in enumerate(found.words)}
        for i in words:
            if gold.deps[i] == "punct":
                continue
            seen["tree_gold"] += 1
            k = number.get(spans[i])
            if k is not None:
                attached = found.words[found.heads[k]] == spans[gold.heads[i]]
                seen["tags"] += found.tags[k] == gold.tags[i]
                seen["heads"] += attached
                seen["trees"] += attached and found.deps[k] == gold.deps[i]
        starts = {gold.begins[i] for i in words if gold.starts[i]} | {gold.begins[words[0]]}
        _prf(seen, "sentences", starts, found.starts)
    names = {span for span in gold.spans() if span[2] in KINDS}
    open_ = [span for span, label in zip(spans, gold.names, strict=True) if label == "?"]
    told = {n for n in found.names if n in names or not any(a < n[1] and n[0] < b for a, b in open_)}
    _prf(seen, "names", names, told)
    for kind in KINDS:
        _prf(seen, kind, {n for n in names if n[2] == kind}, {n for n in told if n[2] == kind})


def _prf(seen: Counter[str], key: str, gold: set[Any], found: set[Any]) -> None:
    seen[f"{key}_hit"] += len(gold & found)
    seen[f"{key}_gold"] += len(gold)
    seen[f"{key}_found"] += len(found)


def figures(corpus: str, read: Reader) -> dict[str, float]:
    """The figures of one corpus: F of words, sentences and names, shares of tags, heads and trees, words a second."""
    gold = documents(corpus)
    began = time.process_time()
    parsed = [read(doc.text) for doc in gold]
    seconds = time.process_time() - began
    seen: Counter[str] = Counter()
    for doc, found in zip(gold, parsed, strict=True):
        count(doc, found, seen)
    result = {"speed": sum(len(doc.text.split()) for doc in gold) / seconds}
    for key in ("words", "sentences", "names", *KINDS):
        if seen[f"{key}_gold"]:
            result[key] = 2 * seen[f"{key}_hit"] / (seen[f"{key}_gold"] + seen[f"{key}_found"])
    for key, name in (("tags", "xpos"), ("heads", "uas"), ("trees", "las")):
        if seen["tree_gold"]:
            result[name] = seen[key] / seen["tree_gold"]
    return result


def line(corpus: str, told: dict[str, float]) -> str:
    """The figures of one corpus as a row of a Markdown table."""
    shares = [f"{100 * told[key]:.1f}" if key in told else "–" for key in ("xpos", "uas", "las")]
    scores = [f"{told[key]:.3f}" if key in told else "–" for key in ("words", "sentences", "names", *KINDS)]
    return f"| {corpus} | {' | '.join([scores[0], *shares, *scores[1:]])} | {told['speed']:,.0f} |"


def models() -> Iterator[str]:
    """The shipped model and the peers that can be run here."""
    yield "shipped"
    if find_spec("spacy") is None:
        print("peers not measured: spaCy is not installed", file=sys.stderr)
        return
    from spacy.util import get_installed_models

    if (LANGUAGE / "start").is_dir():
        yield str(LANGUAGE / "start")
    yield from (name for name in get_installed_models() if name.startswith("en_"))


def measure(name: str, corpora: list[str]) -> None:
    """Print the table of one model."""
    began, cpu = time.perf_counter(), time.process_time()
    ours = name == "shipped" or (Path(name) / "model.int8.onnx").is_file()
    read = (shipped(None if name == "shipped" else name)) if ours else pipeline(name)
    read("Load is over when a first sentence has been read.")
    loaded, spent = time.perf_counter() - began, time.process_time() - cpu
    rows = [line(corpus, figures(corpus, read)) for corpus in corpora]
    folder = ROOT / "src" / "rapporteur" / "language" / "weights" if name == "shipped" else Path(name)
    size = f"{sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) / 1e6:.1f} MB" if folder.is_dir() else "–"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{Path(name).name}: import and load {loaded:.2f} s ({spent:.2f} CPU), {size}, {memory:,.0f} MB at most\n")
    print(_HEADER + "\n|" + "---|" * 11 + "\n" + "\n".join(rows), flush=True)


def main() -> int:
    """Print the tables; 1 when a corpus or a model is missing, with the reason."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="*", metavar="CORPUS", help=", ".join(CORPORA))
    cli.add_argument("--model", action="append", default=[], help="shipped, a weights folder or a spaCy pipeline")
    args = cli.parse_args()
    corpora = args.corpora or list(CORPORA)
    if len(args.model) == 1:
        try:
            measure(args.model[0], corpora)
        except OSError as missing:
            print(f"not measured: {missing}", file=sys.stderr)
            return 1
        return 0
    results = [
        subprocess.run([sys.executable, __file__, "--model", name, *corpora], check=False).returncode
        for name in args.model or models()
    ]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
