"""Standard output and error: UTF-8 on every console, and no complaint where nobody reads any more."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Literal, TextIO

from sheetops.cli.text import encodable
from sheetops.cli.words import LANGUAGES, Words
from sheetops.errors import SheetopsError

StreamName = Literal["stdout", "stderr"]

_ENCODING, _UNENCODABLE = "utf-8", "backslashreplace"
# Windows reports a pipe without a reader as an invalid argument.
_NO_READER = frozenset({errno.EPIPE, errno.EINVAL})


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever code page the console has; a stream that is closed swallows all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding=_ENCODING))  # noqa: SIM115 -- open as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_ENCODING, errors=_UNENCODABLE)


def is_terminal(name: StreamName) -> bool:
    """Whether a stream is a terminal, where people look on."""
    return stream_of(name).isatty()


def stream_of(name: StreamName) -> TextIO:
    """The stream of a name as it is now."""
    stream: TextIO = getattr(sys, name)
    return stream


def put(name: StreamName, text: str) -> None:
    """Write a text at once.  Where the reader has gone (`… | head`), the run goes on in silence.

    Raises:
        SheetopsError: it cannot be written for any other reason, such as a full disk.
    """
    stream = stream_of(name)
    try:
        stream.write(encodable(text))
        stream.flush()
    except OSError as error:
        _silence(stream)
        if error.errno not in _NO_READER:
            reasons = (Words(lang)("trouble.stream", reason=error.strerror) for lang in LANGUAGES)
            raise SheetopsError(*reasons) from error


def _silence(stream: TextIO) -> None:
    """Let what is left in the stream's buffer go nowhere: Python would fail on it again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
