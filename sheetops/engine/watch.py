"""The watch over children at work: one thread looks at all of them and ends those that break a limit.

Where the operating system does not hold a process to its memory (Windows, macOS), this does.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheetops.engine.process import Child

_LOOK_EVERY = 0.1
_at_work: dict[Child, float] = {}
_lock = threading.Lock()
_some = threading.Event()


@contextmanager
def watched(child: Child, until: float) -> Iterator[None]:
    """Watch a child while it works; `until` is when its time is up, on the monotonic clock."""
    _watch_on()
    with _lock:
        _at_work[child] = until
    _some.set()
    try:
        yield
    finally:
        with _lock:
            _at_work.pop(child, None)


_watch: threading.Thread | None = None


def _watch_on() -> None:
    """Have the watch stand; a fork of this process has none of its threads."""
    global _watch  # noqa: PLW0603 - there is one watch
    if _watch is None or not _watch.is_alive():
        _watch = threading.Thread(target=_look, daemon=True, name="sheetops-watch")
        _watch.start()


def _look() -> None:
    while _some.wait():
        time.sleep(_LOOK_EVERY)
        now = time.monotonic()
        with _lock:
            at_work = dict(_at_work)
            if not at_work:
                _some.clear()
        for child, until in at_work.items():
            if now > until:
                child.break_off("time")
            elif until - now < child.limits.seconds - _LOOK_EVERY and child.resident() > child.limits.memory:
                child.break_off("memory")
