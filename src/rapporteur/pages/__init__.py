"""Document to articles: every line of a page labelled, its publisher named, its day found."""

from rapporteur.pages.labelling import articles, label

__all__ = ["articles", "label"]
