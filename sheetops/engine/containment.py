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
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sheetops.engine.process import Child

Reason = Literal["time", "memory", "crash"]


class ContainedError(Exception):
    """The work could not be done: it took too long (`time`), too much (`memory`), or ended its process (`crash`).

    `details` is the traceback of what it raised, "" where it raised nothing.
    """

    def __init__(self, reason: Reason, details: str = "") -> None:
        super().__init__(f"{reason}\n{details}".strip())
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: address space in bytes, wall-clock seconds."""

    memory: int = 1536 << 20
    seconds: float = 12


in_child = False  # a child does what it is asked for itself

_DEFAULT = Limits()
_lock = threading.Lock()
_idle: list[Child] = []


def contained(target: str, *arguments: Any, limits: Limits = _DEFAULT) -> Any:
    """Call a function in a child process; its result.

    Args:
        target: "package.module:function"; arguments and result are pickled.

    Raises:
        ContainedError: it broke a limit, raised, or took the child down.
        SheetopsError: it raised that itself: what stops a run.
    """
    if in_child:
        return function(target)(*arguments)
    child = _taken(limits)
    try:
        result = child.call(target, arguments)
    except ContainedError as error:
        if error.reason == "time" or child.calls == 1:
            raise
        child = _started(limits)  # what an earlier file left behind in the child is no fault of this one
        result = child.call(target, arguments)
    finally:
        if child.alive:
            with _lock:
                _idle.append(child)
    return result


def function(target: str) -> Callable[..., Any]:
    """The function of "package.module:function"."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def prepare(target: str) -> None:
    """Have a child wait for work, ready with what it will be called for; nothing where one waits already."""
    if in_child or _idle:
        return
    child = _started(_DEFAULT)
    child.prepare(target)
    with _lock:
        _idle.append(child)


def make_ready(target: str) -> None:
    """Have the children that wait for work import what they will be called for next; nobody waits for it."""
    with _lock:
        for child in _idle:
            child.prepare(target)


def _taken(limits: Limits) -> Child:
    with _lock:
        child = next((child for child in reversed(_idle) if child.limits == limits), None)
        if child:
            _idle.remove(child)
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
