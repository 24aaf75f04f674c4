"""Invariants of the source itself."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src" / "rapporteur"
MODULES = sorted(SOURCE.rglob("*.py"))
LARGEST_MODULE = 400
LARGEST_FUNCTION = 50


def constructed(tree: ast.AST, name: str) -> list[int]:
    return [
        n.lineno
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == name
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_spans_are_made_through_their_document(module: Path) -> None:
    """Nobody but `Text.span` calls the constructor of `Span`."""
    allowed = module == SOURCE / "model" / "spans.py"

    assert allowed or constructed(ast.parse(module.read_text("utf-8")), "Span") == []


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_rooms_are_small(module: Path) -> None:
    """No module over 400 lines, no function over 50."""
    text = module.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= LARGEST_FUNCTION]

    assert (long, text.count("\n") <= LARGEST_MODULE) == ([], True)
