"""Steps run, on the engine in use.

In: a step and its tables. Out: its table. Decided here: which engine runs it (DuckDB in this process unless another is
set for the context), and what an engine owes: rows sorted by all columns, so that the same tables give the same bytes
everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from rapporteur.tables.step import Columns, Step


class Engine(Protocol):
    """What runs a step. The tables have been checked; rows of the result come sorted by all columns, in order."""

    def run(self, step: Step, tables: Mapping[str, Columns]) -> Columns:
        """The table that ``step`` gives for ``tables``."""
        ...


_ENGINE: ContextVar[Engine | None] = ContextVar("engine", default=None)


@contextmanager
def use(engine: Engine) -> Iterator[None]:
    """Run the steps of this context on ``engine``."""
    token = _ENGINE.set(engine)
    try:
        yield
    finally:
        _ENGINE.reset(token)


def run(step: Step, tables: Mapping[str, Columns]) -> Columns:
    """The table that ``step`` gives, on the engine in use; DuckDB in this process unless another is set."""
    step.check(tables)
    engine = _ENGINE.get()
    if engine is None:
        from rapporteur.tables.duck import shared  # noqa: PLC0415 - a tenth of a second that small piles do not pay

        engine = shared()
    return engine.run(step, tables)
