"""Document to Article: every line of a page labelled, its publisher named, its day found."""

from rapporteur.pages.labelling import label

__all__ = ["label"]
