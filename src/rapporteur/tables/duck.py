"""Steps on DuckDB, in this process.

In: a step and its tables. Out: its table. Decided here: how much memory a step may take before it goes to disk
(``RAPPORTEUR_STEP_MEMORY``, by default ``1GiB``), and that tables are read where they lie, without a copy.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from functools import cache

import duckdb
import numpy as np

from rapporteur.tables.step import Columns, Step

MEMORY = "1GiB"
"""What joins and groupings may hold in memory; more is spilled to a folder that goes with the process."""


class Duck:
    """A DuckDB of its own, in memory."""

    def __init__(self, memory: str = MEMORY) -> None:
        spill = tempfile.mkdtemp(prefix="rapporteur-")
        weakref.finalize(self, shutil.rmtree, spill, ignore_errors=True)
        settings: dict[str, bool | int | float | str | list[str]] = {"memory_limit": memory, "temp_directory": spill}
        self._database = duckdb.connect(":memory:", config=settings)

    def run(self, step: Step, tables: Mapping[str, Columns]) -> Columns:
        """The table that ``step`` gives."""
        with self._database.cursor() as cursor:
            for name, columns in tables.items():
                cursor.register(name, dict(columns))
            found = cursor.execute(ordered(step)).fetchnumpy()
        return {name: np.asarray(found[name], np.int64) for name in step.gives}


def ordered(step: Step) -> str:
    """The step's SQL with its rows sorted by all columns."""
    columns = ", ".join(step.gives)
    return f"SELECT {columns} FROM ({step.sql.rstrip().rstrip(';')}) AS step ORDER BY {columns}"  # noqa: S608 - ours


@cache
def shared() -> Duck:
    """The one of this process."""
    return Duck(os.environ.get("RAPPORTEUR_STEP_MEMORY", MEMORY))
