"""What a tree of words cannot be."""

from rapporteur.language.repair import repaired


def test_a_tree_without_faults_stays() -> None:
    """Nothing is changed that holds together."""
    heads, deps = [1, -1, 1], ["nsubj", "ROOT", "obj"]

    assert repaired(["Vane", "met", "Orr"], heads, deps) == (heads, deps)


def test_a_noun_with_a_preposition_is_no_subject() -> None:
    """In "As chairman Orr spoke" the chairman does not speak beside him."""
    _, deps = repaired(["As", "chairman", "Orr", "spoke"], [1, 3, 3, -1], ["case", "nsubj", "nsubj", "ROOT"])

    assert deps == ["case", "obl", "nsubj", "ROOT"]


def test_a_verb_has_one_subject() -> None:
    """Of two before the verb the nearest stays; one behind it is an object."""
    assert repaired(["Yes", "Vane", "left"], [2, 2, -1], ["nsubj", "nsubj", "ROOT"])[1] == [
        "dislocated",
        "nsubj",
        "ROOT",
    ]
    assert repaired(["Vane", "told", "Orr"], [1, -1, 1], ["nsubj", "ROOT", "nsubj"])[1] == ["nsubj", "ROOT", "obj"]


def test_who_is_quoted_is_no_subject_of_the_quotation() -> None:
    """In "They quoted Vane: 'We left'" the one before the mark hangs from what governs the quotation."""
    words = ["They", "quoted", "Vane", ":", '"', "We", "left"]
    heads, deps = repaired(
        words, [1, -1, 6, 6, 6, 6, 1], ["nsubj", "ROOT", "nsubj", "punct", "punct", "nsubj", "ccomp"]
    )

    assert (heads[2], deps[2]) == (1, "obj")
    assert (heads[5], deps[5]) == (6, "nsubj")


def test_a_name_does_not_run_across_a_dash() -> None:
    """The byline before the dash is not the one who speaks behind it."""
    heads, deps = repaired(["Lee", "—", "Orr", "says"], [3, 0, 0, -1], ["nsubj", "punct", "flat", "ROOT"])

    assert (heads, deps) == ([2, 0, 3, -1], ["dislocated", "punct", "nsubj", "ROOT"])


def test_a_name_does_not_run_across_a_preposition() -> None:
    """In "Lee of Vane KK said" the last word of the firm is no part of the person; a cycle is not made."""
    words, deps = ["Lee", "of", "Vane", "KK", "said"], ["nsubj", "case", "nmod", "flat", "ROOT"]

    assert repaired(words, [4, 2, 0, 0, -1], deps)[0] == [4, 2, 0, 2, -1]
    assert repaired(words, [4, 2, 3, 0, -1], deps)[0] == [4, 2, 3, 0, -1]


def test_a_fixed_phrase_does_not_hang_from_what_follows() -> None:
    """The second word of "ahead of" hangs from the first."""
    heads, _ = repaired(["ahead", "of", "talks", "now"], [3, 3, 0, -1], ["advmod", "fixed", "obl", "ROOT"])

    assert heads == [3, 0, 0, -1]
