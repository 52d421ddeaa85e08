"""One function: map over files, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int, str], None]

_MOST_THREADS = 4
_FEW = 16  # another child takes as long to make ready as this many files take


def no_progress(done: int, total: int, name: str) -> None:
    """Show nothing."""


def map_files(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    name: Callable[[Item], str],
    progress: Progress = no_progress,
) -> list[Result]:
    """The work's result for each item, in the items' order; several are worked on at a time.

    Threads suffice: what takes long, the reading, runs in child processes.

    Args:
        name: what to show of an item while it is worked on.
        progress: called with the number done, the number of all, and the name of the item, after each.
    """
    todo = list(items)
    results: list[Result] = []
    for at, result in enumerate(_worked_on(work, todo), start=1):
        results.append(result)
        progress(at, len(todo), name(todo[at - 1]))
    return results


def _worked_on(work: Callable[[Item], Result], todo: Sequence[Item]) -> Iterator[Result]:
    threads = min(-(-len(todo) // _FEW), os.cpu_count() or 1, _MOST_THREADS)
    if threads <= 1:
        yield from map(work, todo)
        return
    pool = ThreadPoolExecutor(threads)
    try:
        yield from pool.map(work, todo)
    finally:  # whoever stops the run does not wait for what is being read
        pool.shutdown(wait=False, cancel_futures=True)
