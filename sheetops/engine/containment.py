"""Work that may take the whole process down, in a child process with limits of time and memory.

Some spreadsheets abort or exhaust any reader: two cells that claim 550 GB, sector chains that run in circles.  A
child that dies, or is ended for breaking a limit, is one file's trouble and no run's.  Children are kept for the
next file; each serves one caller at a time.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sheetops.engine.process import Child

Reason = Literal["time", "memory", "crash"]


class ContainedError(Exception):
    """The work could not be done: it took too long (`time`), too much (`memory`), or ended its process (`crash`)."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: address space in bytes, wall-clock seconds."""

    memory: int = 1536 << 20
    seconds: float = 12


_DEFAULT = Limits()
_lock = threading.Lock()
_idle: list[Child] = []


def contained(target: str, *arguments: Any, limits: Limits = _DEFAULT) -> Any:
    """Call a function in a child process; its result.

    Args:
        target: "package.module:function"; arguments and result are pickled.

    Raises:
        ContainedError: it broke a limit, raised, or took the child down.
    """
    child = _taken(limits)
    try:
        result = child.call(target, arguments)
    except ContainedError as error:
        if error.reason == "time" or child.calls == 1:
            raise
        child = _started(limits)  # what an earlier file left behind in the child is no fault of this one
        result = child.call(target, arguments)
    with _lock:
        _idle.append(child)
    return result


def _taken(limits: Limits) -> Child:
    with _lock:
        at = next((n for n, child in enumerate(_idle) if child.limits == limits), None)
        child = None if at is None else _idle.pop(at)
    if child and not child.alive:
        child.stop()
        child = None
    return child or _started(limits)


def _started(limits: Limits) -> Child:
    from sheetops.engine.process import Child  # subprocess is only imported where there is something to read

    return Child(limits)


@atexit.register
def stop_children() -> None:
    """End the children that wait for work; the next `contained` starts another."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for child in waiting:
        child.stop()


def _forget() -> None:
    """In a fork of this process: its children are the original's."""
    global _lock  # noqa: PLW0603 - the lock may be held by a thread that the fork does not have
    _lock = threading.Lock()
    _idle.clear()


with contextlib.suppress(AttributeError):  # Windows does not fork
    os.register_at_fork(after_in_child=_forget)
