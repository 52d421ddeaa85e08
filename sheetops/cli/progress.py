"""A progress bar while the sheets are read, on a terminal only."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sheetops.cli.streams import is_terminal, stream_of
from sheetops.cli.text import safe
from sheetops.engine import no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheetops.cli.words import Words
    from sheetops.engine import Progress

_LONGEST_NAME, _BAR = 44, 20


@contextmanager
def progress_bar(words: Words) -> Iterator[Progress]:
    """What to call after each file; it shows nothing where standard error is no terminal."""
    if not is_terminal("stderr"):
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    one_line = Column(no_wrap=True, overflow="ellipsis", max_width=_LONGEST_NAME)
    name = TextColumn("{task.description}", markup=False, table_column=one_line)
    columns = (name, BarColumn(bar_width=_BAR), MofNCompleteColumn())
    with Bar(*columns, console=Console(file=stream_of("stderr")), transient=True) as bar:
        task = bar.add_task(words("consolidate.reading"), total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{words('consolidate.reading')} {safe(name)}")

        yield advance
