"""The one place where commands print: rendered for people, or as JSON for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from sheetops.cli.streams import StreamName, is_terminal, put, stream_of
from sheetops.cli.text import encodable, safe
from sheetops.cli.values import is_device
from sheetops.write.atomic import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

# In a file or a pipe nobody resizes the window: wide enough for every status in use.
_PLAIN_WIDTH = 140
_NARROWEST = 40


class Screen:
    """Where a command speaks to people: standard output, or standard error where the other carries JSON."""

    def __init__(self, *, aside: bool = False) -> None:
        self.name: StreamName = "stderr" if aside else "stdout"
        self._terminal = is_terminal(self.name)

    @property
    def width(self) -> int:
        """How many characters fit on a line."""
        return max(_NARROWEST, Console(file=stream_of(self.name)).width) if self._terminal else _PLAIN_WIDTH

    def show(self, *parts: RenderableType) -> None:
        """Print one part below the other; in colour on a terminal, as plain text elsewhere."""
        if self._terminal:
            console = Console(file=stream_of(self.name), width=self.width, highlight=False, markup=False, emoji=False)
            for part in parts:
                console.print(part)
        else:
            put(self.name, plain(*parts, width=self.width))


def plain(*parts: RenderableType, width: int) -> str:
    """What is printed where there is no terminal: no colours, no spaces at the ends of lines."""
    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=False,
        color_system=None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        # A line by itself stays one line: nothing that is searched for, such as a path, is broken.
        console.print(part, soft_wrap=isinstance(part, Text))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def text(value: object, style: str = "") -> Text:
    """A text for the screen, harmless whatever it holds."""
    return Text(safe(str(value)), style)


def complain(message: str) -> None:
    """Say on standard error what went wrong with a part of the work."""
    put("stderr", safe(message) + "\n")


def json_text(document: Any) -> str:
    """A document as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def deliver(document: str, target: Path | None) -> None:
    """Write a JSON to a file, whole or not at all; to standard output where there is no target.

    Raises:
        OutputBusyError: the file cannot be replaced.
    """
    if target is None:
        put("stdout", document)
    elif is_device(target):
        target.write_text(encodable(document), encoding="utf-8")
    else:
        replace_file(target, encodable(document).encode())
