"""Imports that go on while something else is waited for.

Two threads that import modules which need each other may each see the other's half made.  So what is imported behind
is imported one after the other, and whoever imports in the foreground what may be among it waits first.
"""

from __future__ import annotations

import contextlib
import threading
from importlib import import_module

_TURN = threading.Lock()
_started: list[threading.Thread] = []


def import_behind(module: str) -> None:
    """Import a module in a thread; what goes wrong is told to whoever imports it next."""
    thread = threading.Thread(target=_imported, args=(module,), daemon=True)
    _started.append(thread)
    thread.start()


def finish_imports() -> None:
    """Wait until all that is imported behind is ready."""
    while _started:
        _started.pop().join()


def _imported(module: str) -> None:
    with _TURN, contextlib.suppress(Exception):
        import_module(module)
