"""Steps: declared tables, portable SQL, one result on every engine."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
import pytest
import sqlglot
from sqlglot import exp

from rapporteur import tables
from rapporteur.errors import StepError
from rapporteur.relate import blocking
from rapporteur.tables import Columns, Step
from rapporteur.tables.duck import Duck, ordered

STEPS = list(msgspec.structs.astuple(blocking.search("a search")))

DOUBLE = Step("double", {"keys": ("item",)}, ("item", "twice"), "SELECT item, item + item AS twice FROM keys")

ALLOWED = (exp.Count, exp.Sum, exp.Min, exp.Max, exp.RowNumber, exp.Cast, exp.Coalesce, exp.And, exp.Or, exp.Not)


def table(**columns: list[int]) -> Columns:
    return {name: np.array(values, np.int64) for name, values in columns.items()}


@pytest.mark.parametrize("step", [*STEPS, DOUBLE], ids=lambda s: s.name)
def test_sql_reads_the_same_on_duckdb_and_spark(step: Step) -> None:
    """One text: both dialects parse it alike, and neither has to be told anything in other words."""
    duck, spark = (sqlglot.parse_one(step.sql, dialect=d) for d in ("duckdb", "spark"))

    assert duck == spark
    assert duck.sql("duckdb", comments=False) == duck.sql("spark", comments=False)


@pytest.mark.parametrize("step", STEPS, ids=lambda s: s.name)
def test_sql_keeps_to_whole_numbers_and_sets(step: Step) -> None:
    """No function but counting and adding, no division, no text, no date, no order, no limit."""
    query = sqlglot.parse_one(step.sql, dialect="duckdb")
    foreign = [f.sql() for f in query.find_all(exp.Func) if not isinstance(f, ALLOWED)]
    order = list(query.find_all(exp.Div, exp.Order, exp.Limit, exp.Window, exp.Star))
    order = [e for e in order if not isinstance(e.parent, exp.Count)]
    texts = [x.sql() for x in query.find_all(exp.Literal) if x.is_string]

    assert (foreign, order, texts) == ([], [], [])


@pytest.mark.parametrize("step", [*STEPS, DOUBLE], ids=lambda s: s.name)
def test_sql_reads_its_declared_tables_and_gives_its_declared_columns(step: Step) -> None:
    """What a step declares is what its SQL names."""
    query = sqlglot.parse_one(step.sql, dialect="duckdb")
    named = {t.name for t in query.find_all(exp.Table)} - {c.alias for c in query.find_all(exp.CTE)}

    assert named == set(step.reads)
    assert tuple(query.named_selects) == step.gives


def test_a_step_runs_on_tables_as_declared() -> None:
    """Rows come sorted by all columns."""
    assert tables.run(DOUBLE, {"keys": table(item=[3, 1])})["twice"].tolist() == [2, 6]


@pytest.mark.parametrize(
    "given",
    [{}, {"keys": table(thing=[1])}, {"keys": {"item": np.array([1.5])}}, {"keys": table(item=[1]), "more": {}}],
    ids=["missing", "other column", "fractions", "undeclared"],
)
def test_other_tables_are_refused_by_name(given: Mapping[str, Columns]) -> None:
    """The error names the step."""
    with pytest.raises(StepError, match="step double"):
        tables.run(DOUBLE, given)


def test_columns_of_unequal_length_are_refused() -> None:
    """A table has rows."""
    step = Step("both", {"keys": ("a", "b")}, ("a",), "SELECT a FROM keys")
    with pytest.raises(StepError, match="one length"):
        tables.run(step, {"keys": table(a=[1], b=[1, 2])})


def test_another_engine_can_be_set_for_a_while() -> None:
    """Whoever runs the steps, callers do not see it."""

    class Still:
        def run(self, step: Step, tables: Mapping[str, Columns]) -> Columns:
            return {"item": tables["keys"]["item"], "twice": np.array([len(step.gives)], np.int64)}

    with tables.use(Still()):
        assert tables.run(DOUBLE, {"keys": table(item=[4])})["twice"].tolist() == [2]
    assert tables.run(DOUBLE, {"keys": table(item=[4])})["twice"].tolist() == [8]


def test_a_step_that_outgrows_its_memory_goes_to_disk() -> None:
    """A join of many rows within little memory still ends, with the same result."""
    many = table(item=list(range(200_000)))

    assert len(Duck("64MiB").run(DOUBLE, {"keys": many})["item"]) == 200_000


def test_the_result_is_sorted_by_the_engine() -> None:
    """The order is put around the step, never into it."""
    assert ordered(DOUBLE).endswith("ORDER BY item, twice")
