"""The text to paste into a message: that the file comes back, why, and the worst of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sheetops.write.returned.plan import deadline
from sheetops.write.returned.words import returned_words
from sheetops.write.workbook.values import written_day

if TYPE_CHECKING:
    from sheetops.scored import Result
    from sheetops.write.returned.model import Item, NoCopy, Return

_WORST, _MOST = 3, 30
_PLACES = 60


def message_bytes(given: Return, evaluation: Result, no_copy: NoCopy | None = None) -> bytes:
    """The text as a file that every editor shows rightly: UTF-8 with its mark, lines as Windows ends them.

    Args:
        no_copy: why there is no copy, though the file could be opened.
    """
    return b"\xef\xbb\xbf" + _text(given, evaluation, no_copy).replace("\n", "\r\n").encode("utf-8", "replace")


def _text(given: Return, evaluation: Result, no_copy: NoCopy | None) -> str:
    words = returned_words().message
    file = PurePosixPath(given.path).name
    greeting = words.greeting.format(unit=given.unit) if given.unit else words.greeting_unknown.format(file=file)
    items = (*given.mend, *given.unreported)
    most = _WORST if given.has_copy and no_copy is None else _MOST
    heading = words.worst if len(items) > most == _WORST else words.listed
    lines = [greeting, _first(given, evaluation, file, no_copy), heading, *map(_line, items[:most])]
    if len(items) > most:
        lines.append(words.more.format(count=len(items) - most))
    return "\n".join(lines) + "\n"


def _first(given: Return, evaluation: Result, file: str, no_copy: NoCopy | None) -> str:
    words, workspace = returned_words().message, evaluation.workspace
    values = {
        "office": given.office,
        "file": file,
        "period": workspace.period.label("vi"),
        "cutoff": written_day(workspace.cutoff),
        "counts": given.counts,
        "deadline": deadline(evaluation),
        "sheet": returned_words().sheet,
    }
    if not given.has_copy:
        return words.unopened.format(**values)
    if no_copy is not None:
        return words.no_copy.format(**values, why=getattr(words.why, no_copy))
    return words.mend.format(**values)


def _line(item: Item) -> str:
    words = returned_words().message
    place = words.place.format(sheet=item.sheet, cell=_shortened(item.cells)) if item.sheet and item.cells else ""
    return words.line.format(place=place, message=_one_line(item.message), remedy=_one_line(item.remedy))


def _shortened(cells: str) -> str:
    return cells if len(cells) <= _PLACES else cells[: cells.rfind(",", 0, _PLACES)] + " …"


def _one_line(text: str) -> str:
    return " ".join(text.split())
