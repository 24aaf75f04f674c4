"""The lemmas that need not be looked up: those of the words of the treebanks, as a small table that loads at once.

Usage, from the root of the repository::

    python -m training.lemmas [--corpora DIR]

In: ``../shared/language/treebanks`` and simplemma. Out: ``src/rapporteur/language/data/lemmas.txt``, a line for each
lemma: the lemma and the forms that have it. Decided here: words that are written small and with letters alone, and
occur in a corpus that the network is trained on; simplemma's whole table takes a quarter of a second to load.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import simplemma
from training.english import docbin

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "language" / "treebanks"
TABLE = ROOT / "src" / "rapporteur" / "language" / "data" / "lemmas.txt"
_HEAD = """\
# A lemma and the words that have it, as simplemma 2.0 (MIT licence) tells it, for the words of the corpora that the
# network is trained on. Made by training/lemmas.py; a word that is not here is looked up in simplemma itself.
"""
_LONGEST = 24


def words(folder: Path) -> set[str]:
    """The words of the training corpora that stand somewhere without a capital.

    :raises OSError: if there is no corpus
    """
    found: set[str] = set()
    for path in sorted(folder.glob("*train*.spacy")):
        for doc in docbin.read(path):
            found.update(word for word in doc.words if word.isalpha() and word.islower() and 1 < len(word) <= _LONGEST)
    if not found:
        raise FileNotFoundError(f"no training corpus in {folder}")
    return found


def table(forms: set[str]) -> str:
    """The lines of the table."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        groups[simplemma.lemmatize(form, lang="en").lower()].append(form)
    return "".join(" ".join([lemma, *forms]) + "\n" for lemma, forms in sorted(groups.items()))


def main() -> int:
    """Write the table; 1 if the corpora are missing."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the DocBins")
    try:
        forms = words(cli.parse_args().corpora)
    except OSError as missing:
        print(missing, file=sys.stderr)
        return 1
    TABLE.write_text(_HEAD + table(forms), "utf-8")
    print(f"{len(forms)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
