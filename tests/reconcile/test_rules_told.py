"""The rules that give verdicts, as the documentation tells them."""

from __future__ import annotations

import re
from pathlib import Path

from rapporteur import reconcile

DOCS = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text("utf-8")
CODE = "\n".join(path.read_text("utf-8") for path in sorted(Path(reconcile.__file__).parent.glob("*.py")))


def test_every_rule_is_told_with_its_verdict() -> None:
    """A name in a record leads to its line in the documentation, and no line is about a rule that is gone."""
    named = re.findall(r'Ruling\(\s*"([a-z-]+)",\s*"([a-z-]+)"', CODE)
    named += re.findall(r'verdict="([a-z-]+)",.{1,600}?rule="([a-z-]+)"', CODE, re.DOTALL)
    told = re.findall(r"^\| `([a-z-]+)` \| ([a-z-]+) \|", DOCS, re.MULTILINE)

    assert {(rule, verdict) for verdict, rule in named} == set(told)
    assert len(told) == len(set(told)) > 20


def test_figures_are_told_in_the_order_in_which_they_are_tried() -> None:
    """The first rule that speaks decides, so the order is part of what is told."""
    tried = re.search(r"FIGURE_RULES: .*?\((.*?)\n\)", CODE, re.DOTALL)
    assert tried is not None
    names = [name.replace("_", "-") for name in re.findall(r"\w+", tried[1])]

    places = [DOCS.index(f"| `{name}` |") for name in names]

    assert places == sorted(places)
