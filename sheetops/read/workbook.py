"""Workbook file → grids of cells with addresses, through calamine, for every format that it reads."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sheetops.catalogue import found
from sheetops.model import Area, Cell, Finding, Grid
from sheetops.read.hidden import NOTHING, SheetExtras, WorkbookExtras, extras
from sheetops.read.sniff import EXTENSIONS, READABLE, Content, sniff

_MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook as read; no grids where it could not be."""

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...]


def _merged(sheet: CalamineSheet, extra: SheetExtras) -> tuple[Area, ...]:
    """Merged ranges; calamine's where it knows them, in the grid's own count from 1."""
    ranges = sheet.merged_cell_ranges
    if ranges is None:
        return extra.merged or ()
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)


def _cells(row: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(None if isinstance(value, str) and not value.strip() else value for value in row)


def _rows(sheet: CalamineSheet) -> tuple[tuple[Cell, ...], ...]:
    """All rows from row 1 on, without blank ones at the end."""
    rows = [_cells(row) for row in sheet.to_python(skip_empty_area=False)]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return tuple(rows)


def _grid(sheet: CalamineSheet, name: str, hidden: bool, extra: SheetExtras, epoch_1904: bool) -> Grid:
    return Grid(
        sheet=name,
        rows=_rows(sheet),
        merged=_merged(sheet, extra),
        hidden_rows=extra.hidden_rows,
        hidden_columns=extra.hidden_columns,
        hidden=hidden,
        error_cells=dict(extra.error_cells),
        unvalued_formulas=extra.unvalued_formulas,
        epoch_1904=epoch_1904,
    )


def _too_large(sheet: CalamineSheet) -> bool:
    return sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) > _MOST_CELLS


def _read_grids(data: bytes, path: str, known: WorkbookExtras) -> ReadWorkbook:
    grids: list[Grid] = []
    findings: list[Finding] = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        for meta in workbook.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(meta.name)
            if _too_large(sheet):
                findings.append(found("F109", path=path, sheet=meta.name, limit="cells"))
                continue
            hidden = meta.visible is not SheetVisibleEnum.Visible
            extra = known.sheets.get(meta.name, NOTHING)
            grids.append(_grid(sheet, meta.name, hidden, extra, known.epoch_1904))
    return ReadWorkbook(tuple(grids), tuple(findings))


def _refused(path: str, content: Content) -> Finding | None:
    """The finding about a file that is no readable workbook."""
    extension = PurePosixPath(path).suffix.lower()
    if content == "encrypted":
        return found("F102", path=path)
    if content in ("html", "xml", "text", "pdf"):
        return found("F103", path=path, extension=extension or "—", actual=content.upper())
    return (
        None
        if content in READABLE
        else found("F101", path=path, reason="empty_file" if content == "empty" else "not_a_workbook")
    )


def _renamed(path: str, content: Content) -> tuple[Finding, ...]:
    """The finding about a workbook whose extension says another format; it is read all the same."""
    extension = PurePosixPath(path).suffix.lower()
    if extension in EXTENSIONS.get(content, frozenset()):
        return ()
    return (found("F103", path=path, extension=extension or "—", actual=content.upper()),)


def read_workbook(data: bytes, path: str) -> ReadWorkbook:
    """The grids of a workbook's worksheets, in its order; never raises for what the file holds.

    Args:
        data: the file's bytes.
        path: for the findings, relative to the workspace.
    """
    content = sniff(data)
    if refusal := _refused(path, content):
        return ReadWorkbook((), (refusal,))
    try:
        read = _read_grids(data, path, extras(data, content))
    except PasswordError:
        return ReadWorkbook((), (found("F102", path=path),))
    except (CalamineError, OSError, ValueError, MemoryError):
        return ReadWorkbook((), (found("F101", path=path, reason="damaged"),))
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return ReadWorkbook((), (found("F101", path=path, reason="damaged"),))
    return ReadWorkbook(read.grids, (*_renamed(path, content), *read.findings))
