"""The lists of words."""

from __future__ import annotations

from rapporteur.annotate.clauses import conditions, lists


def test_every_condition_is_known() -> None:
    """A condition named in a list is a class of nouns or a test, so that no row is dead."""
    rows = [rule.condition for found in lists.rules().values() for rule in found]
    rows += [*lists.discussing().values(), *lists.skirting().values()]
    classes = {c.removeprefix("object:") for c in rows if c.startswith("object:")}

    assert classes <= set(lists.classes())
    assert {c for c in rows if not c.startswith("object:")} - {"-"} <= set(conditions.TESTS)
