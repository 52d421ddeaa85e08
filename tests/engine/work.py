"""What the tests of containment have a child do."""

from __future__ import annotations

import os
import sys
import time

from sheetops.engine import contained
from sheetops.errors import SheetopsError


def doubled(number: int) -> int:
    return 2 * number


def process() -> int:
    return os.getpid()


def printed() -> str:
    sys.stdout.write("not an answer")
    os.write(1, b"not an answer either")
    return "answer"


def exhausted() -> int:
    return len(bytes(4 << 30))


def hoarded() -> int:
    """Take memory little by little, as a bomb that unpacks does; slowly enough to be watched."""
    kept = []
    while True:
        kept.append(b"x" * (8 << 20))
        time.sleep(0.005)


def said_and_aborted() -> None:
    sys.stderr.write("memory allocation of 590295810358705651712 bytes failed\n")
    sys.stderr.flush()
    os.abort()


def aborted() -> None:
    os.abort()


def raised() -> None:
    raise ValueError("a defect")


def panicked() -> None:
    class PanicException(BaseException):
        """So the reader of values calls it."""

    raise PanicException


def stopped() -> None:
    raise SheetopsError("phải dừng", "it must stop")


def nested() -> int:
    return contained("engine.work:process")


def slow() -> None:
    time.sleep(60)


_calls = []


def only_once() -> int:
    """What fails only in a child that did it before."""
    if _calls:
        os.abort()
    _calls.append(1)
    return len(_calls)
