"""In what state, with which polarity, and by whom: invented sentences over all statuses."""

from __future__ import annotations

from tests.annotate.told import told
from tests.golden import states

LEAST = 0.95
"""Share of rows right."""


def test_states() -> None:
    """At most so many rows are wrong; each is named in the message."""
    rows = list(states.rows(lambda text: told(text).statements))
    right = sum(ok for _, ok, _ in rows)

    assert right >= LEAST * len(rows), f"{right}/{len(rows)}\n" + "\n".join(m for _, ok, m in rows if not ok)
