"""Imports that go on while something else is waited for."""

from __future__ import annotations

import contextlib
import threading
from importlib import import_module


def import_behind(module: str) -> None:
    """Import a module in a thread, which nobody waits for: whoever imports it next finds it ready, or as far as it is.

    What goes wrong is told to that one.
    """
    threading.Thread(target=_imported, args=(module,), daemon=True).start()


def _imported(module: str) -> None:
    with contextlib.suppress(Exception):
        import_module(module)
