"""One child process, seen from its parent."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any, cast

from sheetops.engine.containment import ContainedError, Limits, Reason
from sheetops.engine.messages import receive, send

_LOOK_EVERY = 0.1
_TAIL = 4096
_EXHAUSTED = (b"memory allocation of", b"MemoryError", b"Cannot allocate memory", b"capacity overflow")


class Child:
    """A child process that waits for work; `calls` is how often it was called."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.calls = 0
        self._broken: Reason | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the child lives
        # The child finds its modules where the parent does, and nothing of the parent's program is run again.
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", f"from sheetops.engine.child import main; main({limits.memory})"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "RUST_BACKTRACE": "0"},
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def call(self, target: str, arguments: tuple[Any, ...]) -> Any:
        """The function's result.

        Raises:
            ContainedError: it broke a limit, raised, or took the child down; the child is gone.
        """
        self.calls += 1
        answered = threading.Event()
        watch = threading.Thread(target=self._watch, args=(answered,), daemon=True)
        watch.start()
        try:
            send(cast("Any", self._process.stdin), (target, arguments))
            state, result = receive(cast("Any", self._process.stdout))
        except (OSError, EOFError):
            state, result = "failed", None
        except BaseException:  # stopped by the user, in the midst of an answer
            self.stop()
            raise
        finally:
            answered.set()
            watch.join()
        if state == "done":
            return result
        self._end()
        reason = self._broken or result or self._last_words()
        self._errors.close()
        raise ContainedError(reason)

    def _watch(self, answered: threading.Event) -> None:
        """End the child where it takes too long or too much."""
        until = time.monotonic() + self.limits.seconds
        while not answered.wait(_LOOK_EVERY):
            if time.monotonic() > until:
                self._broken = "time"
            elif self._resident() > self.limits.memory:
                self._broken = "memory"
            if self._broken:
                self._process.kill()
                return

    def _resident(self) -> int:
        """The memory that the child occupies; where the system does not hold it to its limit, we do."""
        import psutil  # only where something takes long

        with contextlib.suppress(psutil.Error):
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def _last_words(self) -> Reason:
        """Why a child ended by itself, by what it said on standard error."""
        with contextlib.suppress(OSError, ValueError):
            size = self._errors.seek(0, os.SEEK_END)
            self._errors.seek(max(0, size - _TAIL))
            if any(word in self._errors.read() for word in _EXHAUSTED):
                return "memory"
        return "crash"

    def stop(self) -> None:
        """End the child, whatever it does."""
        self._end()
        self._errors.close()

    def _end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError, AttributeError):
                cast("Any", pipe).close()
        self._process.wait()
