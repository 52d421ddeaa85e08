"""The contained child: it calls the functions that it is sent, one after the other, until its parent is gone."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from typing import Any, Literal

from sheetops.engine import containment
from sheetops.engine.messages import receive, send
from sheetops.errors import SheetopsError

State = Literal["done", "raised", "failed"]


def main(memory: int) -> None:
    """Serve the parent over standard input and output.

    Args:
        memory: the address space that the child may take, in bytes; only some operating systems hold it to that.
    """
    containment.in_child = True
    _limit(memory)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            state, answer = _called(*receive(requests))
            send(answers, (state, answer))
            if state == "failed":
                return  # what an exhausted or panicking reader leaves behind is not to be trusted


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _called(target: str, arguments: tuple[Any, ...]) -> tuple[State, Any]:
    """("done", result), ("raised", what stops the run), or ("failed", (why, details))."""
    try:
        return "done", containment.function(target)(*arguments)
    except SheetopsError as error:
        return "raised", error
    except MemoryError:
        return "failed", ("memory", "")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a reader may panic, which is no Exception
        return "failed", ("crash", traceback.format_exc())


def prepared(target: str) -> None:
    """Import what will be called for; what cannot be imported is told when it is called."""
    with contextlib.suppress(Exception):
        containment.function(target)
