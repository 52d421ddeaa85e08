"""The Office's decisions in the journey: read before anything is recognised, applied to the sheets they are about.

Where a column is not sure, a decision is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from sheetops import catalogue
from sheetops.decisions import NO_DECISIONS, Decisions, Key, Suggestion, column_decisions, layout
from sheetops.errors import WorkspaceError
from sheetops.model import Recognised, a1
from sheetops.read import read_workbook
from sheetops.recognise.columns import UNSURE
from sheetops.words.lexicon import Lexicon

Recognise: TypeAlias = Callable[[Lexicon], tuple[Recognised, ...]]
Owners: TypeAlias = Callable[[Sequence[Recognised]], Mapping[str, str | None]]


def load_decisions(lexicon: Lexicon) -> Decisions:
    """The decisions of a workspace; none where its `quyet-dinh.xlsx` has not been made.

    Raises:
        WorkspaceError: the workbook is there and cannot be read.  Without it the result would silently be another.
    """
    path = lexicon.workspace.decisions
    if not path.is_file():
        return NO_DECISIONS
    try:
        read = read_workbook(path.read_bytes(), path.name)
    except OSError as error:
        raise _unreadable(path.name, error.strerror or "", error.strerror or "") from error
    if wrong := [finding for finding in read.findings if finding.code.startswith("F")]:
        raise _unreadable(path.name, *(catalogue.message(wrong[0], lang) for lang in ("vi", "en")))
    grid = next((grid for grid in read.grids if grid.sheet == layout().columns.sheet), None)
    return column_decisions(grid, lexicon, path.name) if grid else NO_DECISIONS


def _unreadable(name: str, vi: str, en: str) -> WorkspaceError:
    return WorkspaceError(
        f"không đọc được tệp quyết định “{name}” của Văn phòng: {vi.rstrip('.')}. Hãy mở tệp bằng Excel, lưu lại dạng "
        ".xlsx rồi chạy lại; nếu không mở được thì chuyển tệp đi chỗ khác (khi đó các xác nhận trong tệp không được "
        "áp dụng)",
        f"the Office's decisions in “{name}” cannot be read: {en.rstrip('.')}. Open the file in Excel, save it as "
        ".xlsx and run again; if it does not open, move it away (what it confirms is not applied then)",
    )


def recognised(
    recognise: Recognise, owners: Owners, lexicon: Lexicon
) -> tuple[tuple[Recognised, ...], Mapping[str, str | None]]:
    """The sheets of a file, recognised by what is confirmed for the units whose they are; and sheet → unit.

    Whose a sheet is, is only known once it has been recognised: where that unit has confirmed headers of its own it
    is recognised again.
    """
    parts = _by_sheet(recognise(lexicon))
    units = owners([part for several in parts.values() for part in several])
    for confirmed in map(lexicon.confirmed.of, sorted(filter(None, set(units.values())))):
        if not confirmed.has_own:
            continue
        by_own = _by_sheet(recognise(lexicon.confirming(confirmed)))
        parts = {name: by_own[name] if units[name] == confirmed.unit else several for name, several in parts.items()}
    return tuple(part for several in parts.values() for part in several), units


def _by_sheet(sheets: Sequence[Recognised]) -> dict[str, list[Recognised]]:
    """Sheet → what was recognised in it: of tables side by side there are several parts."""
    parts: dict[str, list[Recognised]] = {}
    for sheet in sheets:
        parts.setdefault(sheet.grid.sheet, []).append(sheet)
    return parts


def suggestions(sheets: Sequence[Recognised], units: Mapping[str, str | None], path: str) -> tuple[Suggestion, ...]:
    """The columns of a file's sheets whose meaning is not sure, each once."""
    found = [
        Suggestion(
            units[table.sheet],
            column.header,
            path,
            table.sheet,
            a1(column.row, column.number),
            column.field,
            column.like,
        )
        for sheet in sheets
        for table in sheet.tables
        for column in table.columns
        if column.how in UNSURE or (column.how == "unknown" and column.like)
    ]
    return once(found)


def once(suggested: Iterable[Suggestion], asked: frozenset[Key] = frozenset()) -> tuple[Suggestion, ...]:
    """Each suggestion once, the first seen; none that has been asked already."""
    first: dict[Key, Suggestion] = {}
    for suggestion in suggested:
        first.setdefault(suggestion.key, suggestion)
    return tuple(suggestion for key, suggestion in first.items() if key not in asked)
