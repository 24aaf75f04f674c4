"""Relations between flat tables, in SQL that more than one engine runs.

In: tables of whole numbers with declared columns, and a named step. Out: a table. Decided here: what portable means
(:mod:`rapporteur.tables.step`) and which engine runs the steps of this process (:mod:`rapporteur.tables.duck`, loaded
when the first step runs). Text never comes in here: words are turned into numbers in Python, where they mean the same
on every engine.
"""

from rapporteur.tables.running import Engine, run, use
from rapporteur.tables.step import Columns, Step

__all__ = ["Columns", "Engine", "Step", "run", "use"]
