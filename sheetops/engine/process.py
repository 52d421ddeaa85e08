"""One child process, seen from its parent."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from typing import Any, BinaryIO, cast

from sheetops.engine.containment import ContainedError, Limits, Reason
from sheetops.engine.messages import receive, send
from sheetops.engine.watch import watched

_TAIL = 4096
_EXHAUSTED = (b"memory allocation of", b"MemoryError", b"Cannot allocate memory", b"capacity overflow")


class Child:
    """A child process that waits for work; `calls` is how often it was called."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.calls = 0
        self._unanswered = 0
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
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def prepare(self, target: str) -> None:
        """Have the child import what it will be called for; nobody waits for it."""
        with contextlib.suppress(OSError):
            send(self._requests, ("sheetops.engine.child:prepared", (target,)))
            self._unanswered += 1

    def call(self, target: str, arguments: tuple[Any, ...]) -> Any:
        """The function's result.

        Raises:
            ContainedError: it broke a limit, raised, or took the child down; the child is gone.
            SheetopsError: it raised that itself.
        """
        self.calls += 1
        try:
            with watched(self, time.monotonic() + self.limits.seconds):
                state, answer = self._asked(target, arguments)
        except (OSError, EOFError):
            state, answer = "failed", (None, "")
        except BaseException:  # stopped by the user, in the midst of an answer
            self.stop()
            raise
        if state == "done":
            return answer
        if state == "raised":
            raise answer
        self._end()
        reason = self._broken or answer[0] or self._last_words()
        self._errors.close()
        raise ContainedError(reason, answer[1])

    def _asked(self, target: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
        send(self._requests, (target, arguments))
        for _ in range(self._unanswered):
            receive(self._answers)
        self._unanswered = 0
        state, answer = receive(self._answers)
        return state, answer

    def break_off(self, reason: Reason) -> None:
        """End the child in the midst of its work."""
        self._broken = reason
        self._process.kill()

    def resident(self) -> int:
        """The memory that the child occupies, in bytes; 0 where that is not known."""
        import psutil  # only where something takes long

        with contextlib.suppress(psutil.Error):
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def _last_words(self) -> Reason:
        """Why a child ended by itself, by what it said on standard error."""
        with contextlib.suppress(OSError, ValueError):
            size = self._errors.seek(0, os.SEEK_END)
            self._errors.seek(max(0, size - _TAIL))
            said = self._errors.read()
            if any(word in said for word in _EXHAUSTED):
                return "memory"
        return "crash"

    def stop(self) -> None:
        """End the child, whatever it does."""
        self._end()
        self._errors.close()

    def _end(self) -> None:
        self._process.kill()
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait()
