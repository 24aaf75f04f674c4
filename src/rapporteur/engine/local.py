"""One machine: a function over many items, in this process or over a pool.

Decided here: results come in the order of the items whatever the number of workers, a bounded number of items is in
flight so that a stream stays flat in memory, and workers are spawned, never forked (the language model's run time
does not survive a fork).
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

BATCH = 8
"""Items a worker takes at a time: a start-up of half a second is paid once, a batch costs about a second."""


def _batch(function: Callable[[A], B], items: list[A]) -> list[B]:
    return [function(item) for item in items]


def ordered_map(function: Callable[[A], B], items: Iterable[A], jobs: int = 1) -> Iterator[B]:
    """Apply ``function`` (importable by name, pure) to each item; results in the items' order.

    ``jobs`` processes share the work; 1 means this process. At most ``4 * jobs`` batches are in flight.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    stream = iter(items)
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[list[B]]] = deque()
        while True:
            while len(waiting) < 4 * jobs and (batch := list(islice(stream, BATCH))):
                waiting.append(pool.submit(_batch, function, batch))
            if not waiting:
                return
            yield from waiting.popleft().result()
