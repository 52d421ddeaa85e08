"""Where the per-file work runs.  One function: map over files, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, name: str) -> None:
    """Show nothing."""


def map_files(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    name: Callable[[Item], str],
    progress: Progress = no_progress,
) -> list[Result]:
    """The work's result for each item, in the items' order.

    Args:
        name: what to show of an item while it is worked on.
        progress: called with the number done, the number of all, and the name of the item, after each.
    """
    todo = list(items)
    results: list[Result] = []
    for at, item in enumerate(todo, start=1):
        results.append(work(item))
        progress(at, len(todo), name(item))
    return results
