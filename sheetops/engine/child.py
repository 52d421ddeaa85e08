"""The contained child: it calls the functions that it is sent, one after the other, until its parent is gone."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import Any

from sheetops.engine.messages import receive, send


def main(memory: int) -> None:
    """Serve the parent over standard input and output.

    Args:
        memory: the address space that the child may take, in bytes; only some operating systems hold it to that.
    """
    _limit(memory)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    with contextlib.suppress(EOFError, OSError):
        while True:
            answer = _called(*receive(requests))
            send(answers, answer)
            if answer[0] == "failed":
                return  # what an exhausted or panicking reader leaves behind is not to be trusted


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _called(target: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    """("done", result), or ("failed", why)."""
    module, _, name = target.partition(":")
    try:
        return "done", getattr(import_module(module), name)(*arguments)
    except MemoryError:
        return "failed", "memory"
    except BaseException as error:  # a reader may panic, which is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return "failed", "crash"
