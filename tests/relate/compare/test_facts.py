"""Two statements that may tell of one fact."""

from __future__ import annotations

from rapporteur.relate.compare.facts import Fact, compare

RARE = {"rent": 0.8, "lease": 0.8, "lock": 0.9, "barge": 0.9, "meet": 0.1, "port": 0.1}


def test_rare_words_in_common_make_kin() -> None:
    """What both share is told, rarest first."""
    kin = compare(Fact(frozenset({"rent", "lock", "meet"})), Fact(frozenset({"rent", "lock", "port"})), RARE)

    assert kin.score > 0.6
    assert kin.shared == ("lock", "rent")


def test_the_setting_alone_makes_none() -> None:
    """Two statements of one meeting in one port are not one statement."""
    kin = compare(Fact(frozenset({"meet", "port", "rent"})), Fact(frozenset({"meet", "port", "barge"})), RARE)

    assert kin.score < 0.1


def test_the_same_verb_and_arguments_make_it_surer() -> None:
    """The words being equal, the clause that is built alike is nearer."""
    words = frozenset({"rent", "lock", "meet"})
    plain = compare(Fact(words), Fact(words | {"barge"}), RARE)
    built = compare(
        Fact(words, "lock", frozenset({"rent"})), Fact(words | {"barge"}, "lock", frozenset({"rent"})), RARE
    )

    assert built.score > plain.score


def test_nothing_shared_scores_nothing() -> None:
    """And a statement without words is kin to none."""
    assert compare(Fact(frozenset()), Fact(frozenset({"rent"})), RARE).score == 0.0
