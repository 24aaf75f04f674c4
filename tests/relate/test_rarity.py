"""What a shared word says."""

from __future__ import annotations

from rapporteur.relate.rarity import CONTENT, FIGURE, lemma, rarity


def test_grammar_says_nothing_names_say_all() -> None:
    """The commonest words lie under the bound of content, an unknown name at the top."""
    assert rarity("the") < CONTENT < rarity("harbour") < rarity("vellmark") == 1.0


def test_figures_have_a_rarity_of_their_own() -> None:
    """Numbers are in no table of words."""
    assert rarity("54") == rarity("2019") == FIGURE


def test_inflected_forms_are_one_word() -> None:
    """Plural and singular are shared; a figure is left as it is."""
    assert lemma("talks") == lemma("talk")
    assert lemma("35") == "35"
