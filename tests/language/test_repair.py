"""What a tree of words cannot be."""

from rapporteur.language.repair import repaired


def test_a_tree_without_faults_stays() -> None:
    """Nothing is changed that holds together."""
    heads, deps = [1, -1, 1], ["nsubj", "ROOT", "obj"]

    assert repaired(["Vane", "met", "Orr"], ["NNP", "VBD", "NNP"], heads, deps) == (heads, deps)


def test_a_noun_with_a_preposition_is_no_subject() -> None:
    """In "As chairman Orr spoke" the chairman does not speak beside him."""
    words, tags = ["As", "chairman", "Orr", "spoke"], ["IN", "NN", "NNP", "VBD"]
    _, deps = repaired(words, tags, [1, 3, 3, -1], ["case", "nsubj", "nsubj", "ROOT"])

    assert deps == ["case", "obl", "nsubj", "ROOT"]


def test_a_verb_has_one_subject() -> None:
    """Of two before the verb the nearest stays; one behind it is an object."""
    before = repaired(["Yes", "Vane", "left"], ["UH", "NNP", "VBD"], [2, 2, -1], ["nsubj", "nsubj", "ROOT"])
    behind = repaired(["Vane", "told", "Orr"], ["NNP", "VBD", "NNP"], [1, -1, 1], ["nsubj", "ROOT", "nsubj"])

    assert before[1] == ["dislocated", "nsubj", "ROOT"]
    assert behind[1] == ["nsubj", "ROOT", "obj"]


def test_who_is_quoted_is_no_subject_of_the_quotation() -> None:
    """In "They quoted Vane: 'We left'" the one before the mark hangs from what governs the quotation."""
    words = ["They", "quoted", "Vane", ":", '"', "We", "left"]
    tags = ["PRP", "VBD", "NNP", ":", "``", "PRP", "VBD"]
    given = ["nsubj", "ROOT", "nsubj", "punct", "punct", "nsubj", "ccomp"]
    heads, deps = repaired(words, tags, [1, -1, 6, 6, 6, 6, 1], given)

    assert (heads[2], deps[2]) == (1, "obj")
    assert (heads[5], deps[5]) == (6, "nsubj")


def test_a_name_does_not_run_across_a_dash() -> None:
    """The byline before the dash is not the one who speaks behind it."""
    words, tags = ["Lee", "—", "Orr", "says"], ["NNP", ":", "NNP", "VBZ"]
    heads, deps = repaired(words, tags, [3, 0, 0, -1], ["nsubj", "punct", "flat", "ROOT"])

    assert (heads, deps) == ([2, 0, 3, -1], ["dislocated", "punct", "nsubj", "ROOT"])


def test_a_name_does_not_run_across_a_preposition() -> None:
    """In "Lee of Vane KK said" the last word of the firm is no part of the person; a cycle is not made."""
    words, deps = ["Lee", "of", "Vane", "KK", "said"], ["nsubj", "case", "nmod", "flat", "ROOT"]
    tags = ["NNP", "IN", "NNP", "NNP", "VBD"]

    assert repaired(words, tags, [4, 2, 0, 0, -1], deps)[0] == [4, 2, 0, 2, -1]
    assert repaired(words, tags, [4, 2, 3, 0, -1], deps)[0] == [4, 2, 3, 0, -1]


def test_a_fixed_phrase_does_not_hang_from_what_follows() -> None:
    """The second word of "ahead of" hangs from the first."""
    words, tags = ["ahead", "of", "talks", "now"], ["RB", "IN", "NNS", "RB"]
    heads, _ = repaired(words, tags, [3, 3, 0, -1], ["advmod", "fixed", "obl", "ROOT"])

    assert heads == [3, 0, 0, -1]


def test_an_infinitive_is_what_the_verb_governs() -> None:
    """What they agreed to do is no purpose, also behind a phrase; what they went for is one, and so is one with obj."""
    words = ["They", "agreed", "on", "Monday", "to", "meet"]
    tags = ["PRP", "VBD", "IN", "NNP", "TO", "VB"]
    given = ["nsubj", "ROOT", "case", "obl", "mark", "advcl"]

    assert repaired(words, tags, [1, -1, 3, 1, 5, 1], given)[1][5] == "xcomp"
    assert repaired(["They", "travelled", *words[2:]], tags, [1, -1, 3, 1, 5, 1], given)[1][5] == "advcl"

    words, tags = ["They", "offered", "it", "to", "win"], ["PRP", "VBD", "PRP", "TO", "VB"]
    assert repaired(words, tags, [1, -1, 1, 4, 1], ["nsubj", "ROOT", "obj", "mark", "advcl"])[1][4] == "advcl"


def test_arcs_do_not_cross_over_a_preposition() -> None:
    """In "denied a report by Vane that Orr left" the clause hangs from "report", so what stands before it does too."""
    words = ["Lee", "denied", "reports", "by", "Vane", "that", "Orr", "left"]
    tags = ["NNP", "VBD", "NNS", "IN", "NNP", "IN", "NNP", "VBD"]
    given = ["nsubj", "ROOT", "obj", "case", "iobj", "mark", "nsubj", "acl"]
    heads, deps = repaired(words, tags, [1, -1, 1, 4, 1, 7, 7, 2], given)

    assert (heads[4], deps[4]) == (2, "nmod")


def test_who_tells_a_quotation_is_no_part_of_it() -> None:
    """In '"They hold it," its aide said' the aide is no object of the quotation; a verb with a subject keeps it."""
    words = ['"', "They", "hold", "it", '"', "an", "aide", "said"]
    tags = ["``", "PRP", "VBP", "PRP", "''", "DT", "NN", "VBD"]
    given = ["punct", "nsubj", "ccomp", "obj", "punct", "det", "obj", "ROOT"]
    heads, deps = repaired(words, tags, [2, 2, 7, 2, 2, 6, 2, -1], given)

    assert (heads[6], deps[6]) == (7, "nsubj")
    assert (heads[3], deps[3]) == (2, "obj")


def test_per_cent_is_one_noun() -> None:
    """In "12 per cent stayed" the subject is "cent", whatever "per" was taken for."""
    words, tags = ["12", "per", "cent", "stayed"], ["CD", "IN", "NN", "VBD"]
    for given in (
        ([1, 3, 3, -1], ["nummod", "nsubj", "obl", "ROOT"]),
        ([2, 2, 3, -1], ["nummod", "case", "nsubj", "ROOT"]),
    ):
        heads, deps = repaired(words, tags, *given)

        assert (heads[0], heads[1], heads[2]) == (2, 2, 3)
        assert deps == ["nummod", "compound", "nsubj", "ROOT"]


def test_what_stands_before_a_noun_does_not_hang_from_what_is_added_behind() -> None:
    """In "UN secretary-general" the UN is no part of "general"; a word behind the noun stays where it is."""
    words, tags = ["UN", "secretary", "-", "general", "here"], ["NNP", "NN", "HYPH", "NN", "RB"]
    heads, _ = repaired(words, tags, [3, -1, 1, 1, 3], ["compound", "ROOT", "punct", "flat", "advmod"])

    assert heads == [1, -1, 1, 1, 3]


def test_what_is_due_is_no_cause() -> None:
    """In "It is due to reopen" the verb hangs from "due", whatever its tag; "due to rain" stays as it is."""
    tags, given = ["PRP", "VBZ", "JJ", "IN", "NN"], ["nsubj", "cop", "case", "fixed", "ROOT"]
    heads, deps = repaired(["It", "is", "due", "to", "reopen"], tags, [4, 4, 4, 2, -1], given)

    assert heads == [2, 2, -1, 2, 2]
    assert deps == ["nsubj", "cop", "ROOT", "fixed", "advcl"]
    assert repaired(["It", "is", "due", "to", "rain"], tags, [4, 4, 4, 2, -1], given) == ([4, 4, 4, 2, -1], given)


def test_due_to_without_be_is_a_preposition() -> None:
    """In "Delays due to close checks" nothing is due."""
    words, tags = ["Delays", "due", "to", "close", "checks"], ["NNS", "JJ", "IN", "JJ", "NNS"]
    tree = ([-1, 4, 1, 4, 0], ["ROOT", "case", "fixed", "amod", "nmod"])

    assert repaired(words, tags, *tree) == tree


def test_a_preposition_is_of_the_whole_phrase() -> None:
    """In "talked about the harbour dues" the dues are talked about."""
    words, tags = ["talked", "about", "the", "harbour", "dues"], ["VBD", "IN", "DT", "NN", "NNS"]
    heads, deps = repaired(words, tags, [-1, 3, 3, 4, 0], ["ROOT", "case", "det", "compound", "obl"])

    assert heads == [-1, 4, 4, 4, 0]
    assert deps == ["ROOT", "case", "det", "compound", "obl"]


def test_what_has_a_subject_behind_whose_is_a_clause() -> None:
    """In "Vane, whose name is Orr" Orr is said of the name; an apposition without "whose" stays one."""
    words, heads = ["Vane", ",", "whose", "name", "is", "Orr"], [-1, 0, 3, 5, 5, 0]
    given = ["ROOT", "punct", "nmod:poss", "nsubj", "cop", "appos"]
    _, deps = repaired(words, ["NNP", ",", "WP$", "NN", "VBZ", "NNP"], heads, given)
    _, kept = repaired(words, ["NNP", ",", "DT", "NN", "VBZ", "NNP"], heads, given)

    assert deps[-1] == "acl:relcl"
    assert kept[-1] == "appos"


def test_a_clause_behind_a_quotation_hangs_from_what_tells_it() -> None:
    """In 'Lee said it was "over", adding ...' Lee adds; inside the quotation nothing moves."""
    words = ["Lee", "said", "it", "was", '"', "over", '"', ",", "adding"]
    tags = ["NNP", "VBD", "PRP", "VBD", "``", "RB", "''", ",", "VBG"]
    given = ["nsubj", "ROOT", "nsubj", "cop", "punct", "ccomp", "punct", "punct", "advcl"]
    heads, _ = repaired(words, tags, [1, -1, 5, 5, 5, 1, 5, 8, 5], given)
    inside, _ = repaired(
        [*words[:6], ",", "adding", '"'],
        [*tags[:6], ",", "VBG", "''"],
        [1, -1, 5, 5, 5, 1, 7, 5, 5],
        [*given[:6], "punct", "advcl", "punct"],
    )

    assert heads[8] == 1
    assert inside[7] == 5


def test_a_finite_verb_has_the_noun_before_it_as_subject() -> None:
    """In "left although no date was set" a date was set; "a date set by Lee" and "a date that was set" stay."""
    words, tags = ["left", "although", "no", "date", "was", "set"], ["VBD", "IN", "DT", "NN", "VBD", "VBN"]
    heads, deps = repaired(words, tags, [-1, 3, 3, 0, 5, 3], ["ROOT", "case", "det", "obl", "aux:pass", "acl"])

    assert heads == [-1, 5, 3, 5, 5, 0]
    assert deps == ["ROOT", "mark", "det", "nsubj:pass", "aux:pass", "advcl"]
    for words, tags, given in (
        (["date", "set"], ["NN", "VBN"], ([-1, 0], ["ROOT", "acl"])),
        (
            ["date", "that", "was", "set"],
            ["NN", "WDT", "VBD", "VBN"],
            ([-1, 3, 3, 0], ["ROOT", "dep", "aux:pass", "acl"]),
        ),
    ):
        assert repaired(words, tags, *given) == given


def test_what_stands_behind_a_gerund_is_its_object() -> None:
    """In "no date for ending talks was set" a date was set, however the network has it."""
    words, tags = ["date", "for", "ending", "talks", "was", "set"], ["NN", "IN", "VBG", "NNS", "VBD", "VBN"]
    given = ["nsubj:pass", "mark", "acl", "nsubj:pass", "aux:pass", "ROOT"]
    two = repaired(words, tags, [5, 2, 0, 5, 5, -1], given)
    clause = repaired(words, tags, [-1, 2, 0, 5, 5, 0], ["ROOT", *given[1:5], "acl"])

    assert two == clause == ([5, 2, 0, 2, 5, -1], ["nsubj:pass", "mark", "acl", "obj", "aux:pass", "ROOT"])


def test_no_stop_is_the_root() -> None:
    """In "It is rain ." the rain is; a stop that stands alone keeps its place."""
    heads, deps = repaired(
        ["It", "is", "rain", "."], ["PRP", "VBZ", "NN", "."], [2, 2, 3, -1], ["nsubj", "cop", "compound", "ROOT"]
    )

    assert (heads, deps) == ([2, 2, -1, 2], ["nsubj", "cop", "ROOT", "punct"])
    assert repaired(["."], ["."], [-1], ["ROOT"]) == ([-1], ["ROOT"])
