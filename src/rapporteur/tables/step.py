"""A step: a name, the tables it reads, the columns it gives, and its SQL.

In: tables as columns of whole numbers. Out: a table. Decided here: what every engine must do alike. Columns are
``BIGINT`` and hold no nulls; a step reads nothing but its declared tables; it may join, filter, count, add and number
whole numbers, and no more: no hashing, no text, no dates, no floating point, nothing whose result depends on the order
of rows. :mod:`rapporteur.tables.running` runs it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.errors import StepError

Columns = Mapping[str, NDArray[np.int64]]
"""A table: its columns by name, all of one length."""


class Step(msgspec.Struct, frozen=True):
    """``sql`` reads the tables named in ``reads`` (each with its columns) and gives columns ``gives``, in order."""

    name: str
    reads: Mapping[str, tuple[str, ...]]
    gives: tuple[str, ...]
    sql: str

    def check(self, tables: Mapping[str, Columns]) -> None:
        """Refuse tables that are not as declared.

        :raises StepError: naming the step, the table and what is wrong with it
        """
        if tables.keys() != self.reads.keys():
            raise StepError(f"step {self.name} reads {sorted(self.reads)}, not {sorted(tables)}")
        for name, columns in self.reads.items():
            given = tables[name]
            if tuple(given) != columns:
                raise StepError(f"step {self.name}: table {name} has columns {columns}, not {tuple(given)}")
            if any(c.dtype != np.int64 for c in given.values()) or len({len(c) for c in given.values()}) != 1:
                raise StepError(f"step {self.name}: the columns of {name} are whole numbers of one length")
