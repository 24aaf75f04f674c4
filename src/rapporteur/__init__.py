"""Rapporteur: press reports in, one reconciled and fully cited record per event out.

``rapporteur.report(*paths)`` gives the record; ``read``, ``group``, ``stream`` and ``reuse`` give the steps before it.
They are loaded on first use, so that ``import rapporteur`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapporteur.api import Readings, Record, group, read, report, reuse, stream

__version__ = "0.1.0"

__all__ = ["Readings", "Record", "__version__", "group", "read", "report", "reuse", "stream"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("rapporteur.api"), name)
    raise AttributeError(f"module 'rapporteur' has no attribute {name!r}")
