from collections.abc import Iterator

import pytest

from rapporteur.engine import ordered_map


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    """The number of workers changes nothing in the result."""
    assert [abs(i) for i in range(-40, 0)] == list(ordered_map(abs, range(-40, 0), jobs))


def test_items_are_taken_as_they_are_needed() -> None:
    """A stream is not read ahead of its consumer in this process."""
    taken = []

    def stream() -> Iterator[int]:
        for i in range(10):
            taken.append(i)
            yield i

    results = ordered_map(abs, stream())
    next(results)

    assert taken == [0]
