"""How fast the network learns, and when it is done.

In: steps and seconds so far. Out: how much is done, and the factor on the learning rates. Decided here: a short rise,
then a fall in a straight line to nothing, by steps (the same run each time) or by the clock (it ends in time).
"""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 0.02


@dataclass(frozen=True)
class Schedule:
    """A run of ``steps`` steps, or of ``seconds`` seconds if that is not 0."""

    steps: int
    seconds: float = 0.0
    rise: int = 40

    def progress(self, step: int, elapsed: float) -> float:
        """How much of the run is done, 0 to 1."""
        done = elapsed / self.seconds if self.seconds else step / max(1, self.steps)
        return min(1.0, max(0.0, done))

    def factor(self, step: int, elapsed: float) -> float:
        """What learning rates are multiplied with at ``step`` (counted from 1)."""
        return min(1.0, step / self.rise) * max(LEAST, 1.0 - self.progress(step, elapsed))
