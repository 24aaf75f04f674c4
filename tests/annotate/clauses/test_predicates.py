"""The verbs of a clause."""

import pytest
from tests.annotate.told import told

from rapporteur.annotate.clauses.predicates import chain, particles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were expected to agree to reopen the port.", ["expect", "agree", "reopen"]),
        ("They stopped short of talking about the port.", ["stop", "talk"]),
        ("They moved to deny the report.", ["move", "deny"]),
        ("They left the port to find food.", ["leave"]),
    ],
)
def test_the_chain_runs_from_the_governor_inwards(text: str, expected: list[str]) -> None:
    """Open complements belong to the predicate, purposes do not."""
    analysis = told(text).analysis
    root = next(t.i for t in analysis.tokens if t.head == t.i)

    assert [analysis.tokens[i].lemma for i in chain(analysis, root)] == expected


def test_particles_and_prepositions_go_with_the_verb() -> None:
    """What decides the sense of "touch on" and "shrug off"."""
    for text, word in (("They touched on the wall.", "on"), ("They shrugged off the report.", "off")):
        analysis = told(text).analysis
        assert word in particles(analysis, 1)
