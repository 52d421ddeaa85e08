"""The entry point: language, streams and exit codes round the application.

Exit codes: 0 nothing of severity error; 1 there are errors; 2 the run could not be done; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import contextlib
import gc
import os
import platform
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

import typer
from typer.main import get_command

import sheetops
from sheetops.cli.app import COMMANDS, NOTHING_DONE, PROGRAM, app
from sheetops.cli.language import spoken
from sheetops.cli.streams import put, speak_utf8
from sheetops.cli.text import safe
from sheetops.cli.usage import TyperUsageError, UsageError, translated
from sheetops.cli.words import Words
from sheetops.errors import SheetopsError

if TYPE_CHECKING:
    from collections.abc import Sequence

STOPPED = 130
_DEBUG = "SHEETOPS_DEBUG"
_ALLOCATIONS_BETWEEN_COLLECTIONS = 1_000_000


def run() -> NoReturn:
    """The console script; ends the process."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)  # what imports make stays: no use looking at it
    try:
        speak_utf8()
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = STOPPED
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End at once: to take pandas apart object by object costs a sixth of the run, and nothing is left to do."""
    if engine := sys.modules.get("sheetops.engine"):
        engine.stop_children()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        the exit code.
    """
    words = Words(spoken(arguments, os.environ))
    try:
        done = get_command(app).main(args=list(arguments), prog_name=PROGRAM, standalone_mode=False, obj=words)
    except TyperUsageError as error:
        return _misused(words, translated(error), arguments)
    except UsageError as error:
        return _misused(words, error, arguments)
    except SheetopsError as error:
        return _complain(words("trouble.error", message=error.message(words.lang)))
    except (KeyboardInterrupt, typer.Abort):
        return STOPPED
    except Exception as error:  # the last resort: whatever it is, no clerk is shown a traceback
        return _unexpected(words, error)
    return done if isinstance(done, int) else 0


def _misused(words: Words, error: SheetopsError, arguments: Sequence[str]) -> int:
    command = next((f"{PROGRAM} {argument}" for argument in arguments if argument in COMMANDS), PROGRAM)
    message = words("trouble.error", message=error.message(words.lang))
    return _complain(f"{message}\n{words('trouble.see_help', command=command)}")


def _unexpected(words: Words, error: Exception) -> int:
    if os.environ.get(_DEBUG):
        put("stderr", "".join(traceback.format_exception(error)))
    named = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    facts = {"version": sheetops.__version__, "python": platform.python_version(), "system": platform.platform()}
    return _complain(words("trouble.unexpected", error=named, **facts))


def _complain(message: str) -> int:
    put("stderr", safe(message) + "\n")
    return NOTHING_DONE
