"""Where steps run: this process, or a pool of processes.

In: a pure function and what to apply it to. Out: its results, in order. Lower layers do not know where they run.
"""

from rapporteur.engine.local import ordered_map

__all__ = ["ordered_map"]
