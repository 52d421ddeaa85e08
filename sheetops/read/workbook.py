"""Workbook file → grids of cells with addresses, through calamine, for every format that it reads."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sheetops.model import Area, Cell, Grid
from sheetops.read.archive import refusal
from sheetops.read.encryption import is_encrypted, opened
from sheetops.read.extras import MOST_CELLS, NOTHING, SheetExtras, WorkbookExtras
from sheetops.read.fallback import SecondReader
from sheetops.read.legacy_grid import unicode_grid
from sheetops.read.problems import Problem
from sheetops.read.refusals import damaged, refused, renamed
from sheetops.read.rows import area_of, is_blank, put, shares
from sheetops.read.scan import extras
from sheetops.read.sniff import READABLE, Content, sniff
from sheetops.read.stamp import stamp
from sheetops.read.xls import for_reading, in_code_page, workbook_stream

_ZIPPED = ("xlsx", "xlsb", "ods")
_FAILURES = (
    *(CalamineError, zipfile.BadZipFile, zlib.error, struct.error),
    *(OSError, ValueError, MemoryError, OverflowError),
)
_Read = TypeVar("_Read")


class _DamagedError(Exception):
    """The reader of values cannot make sense of a file or sheet."""


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook as read; no grids where it could not be; `stamp` is that of a generated template, as it stands."""

    grids: tuple[Grid, ...]
    problems: tuple[Problem, ...]
    stamp: str | None = None


def _merged(sheet: CalamineSheet, extra: SheetExtras) -> tuple[Area, ...]:
    """Merged ranges, in the grid's own count from 1: those that calamine knows, and those that were scanned."""
    return (*(area_of(first, last) for first, last in sheet.merged_cell_ranges or ()), *(extra.merged or ()))


def _cells(row: Sequence[Cell], before: tuple[None, ...]) -> tuple[Cell, ...]:
    """The cells of a row behind the blank columns before them; nothing where all are blank."""
    if row.count("") == len(row):
        return ()
    cells = tuple([None if value == "" or (isinstance(value, str) and is_blank(value)) else value for value in row])
    return before + cells if any(value is not None for value in cells) else ()


def _rows(sheet: CalamineSheet, extra: SheetExtras) -> tuple[tuple[Cell, ...], ...]:
    """All rows from row 1 on, without blank ones at the end; a blank row has no cells, nor has one of errors only."""
    before = (None,) * (sheet.start[1] if sheet.start else 0)
    rows = [_cells(row, before) for row in sheet.iter_rows()]
    if extra.values:
        put(rows, extra.values)
    if extra.percentages:
        put(rows, shares(rows, extra.percentages))
    last_error = max((row for (row, _), _ in extra.error_cells), default=0)
    while len(rows) > last_error and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _grid(sheet: CalamineSheet, name: str, hidden: bool, extra: SheetExtras, epoch_1904: bool) -> Grid:
    return Grid(
        sheet=name,
        rows=_rows(sheet, extra),
        merged=_merged(sheet, extra),
        hidden_rows=extra.hidden_rows,
        hidden_columns=extra.hidden_columns,
        hidden=hidden,
        error_cells=dict(extra.error_cells),
        unvalued_formulas=extra.unvalued_formulas,
        epoch_1904=epoch_1904,
    )


def _too_large(sheet: CalamineSheet) -> bool:
    return sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) > MOST_CELLS


def _guarded(read: Callable[[], _Read]) -> _Read:
    """What `read` gives; the ways in which the reader of values fails become one.

    Raises:
        PasswordError: the workbook is encrypted.
        _DamagedError: anything else; the reader also panics, which is a BaseException of its own.
    """
    try:
        return read()
    except PasswordError:
        raise
    except _FAILURES as error:
        raise _DamagedError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _DamagedError from error


def _read_grids(data: bytes, known: WorkbookExtras, codec: str | None, second: SecondReader) -> ReadWorkbook:
    """The grids of a workbook; a sheet that cannot be read is a finding, and the others are read."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    with _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data))) as workbook:
        if not workbook.sheets_metadata:
            problems.append(Problem("F101", params={"reason": "no_sheets"}))
        for meta in workbook.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            if stray := known.sheets.get(meta.name, NOTHING).stray_cell:
                problems.append(Problem("F109", meta.name, stray, params={"limit": "cells"}))
                continue
            try:
                grid = _guarded(lambda meta=meta: _sheet_grid(workbook, meta, known))  # type: ignore[misc]
            except _DamagedError:
                grid = second.grid(meta.name)
                if grid is None:
                    problems.append(Problem("F101", sheet=meta.name, params={"reason": "damaged"}))
                    continue
            if grid is None:
                problems.append(Problem("F109", sheet=meta.name, params={"limit": "cells"}))
                continue
            grids.append(grid)
    return _unicode(ReadWorkbook(tuple(grids), tuple(problems)), known, codec)


def _read_or_try_again(data: bytes, known: WorkbookExtras, codec: str | None, second: SecondReader) -> ReadWorkbook:
    """The grids that calamine gives; those of the second reader, where it gives none at all.

    Raises:
        PasswordError, _DamagedError: neither can make sense of the file.
    """
    try:
        return _read_grids(data, known, codec, second)
    except _DamagedError:
        if not second.grids:
            raise
        return _unicode(ReadWorkbook(second.grids, ()), known, codec)


def _unicode(read: ReadWorkbook, known: WorkbookExtras, codec: str | None) -> ReadWorkbook:
    """The grids with their texts in Unicode, and what is said of those that were not."""
    grids: list[Grid] = []
    problems = list(read.problems)
    for grid in read.grids:
        fonts = known.sheets.get(grid.sheet, NOTHING).fonts
        converted, found = unicode_grid(in_code_page(grid, codec, fonts) if codec else grid, fonts)
        grids.append(converted)
        problems += found
    return ReadWorkbook(tuple(grids), tuple(problems))


def _sheet_grid(workbook: CalamineWorkbook, meta: SheetMetadata, known: WorkbookExtras) -> Grid | None:
    """The grid of one sheet; None where it is too large."""
    sheet = workbook.get_sheet_by_name(meta.name)
    if _too_large(sheet):
        return None
    hidden = meta.visible is not SheetVisibleEnum.Visible
    return _grid(sheet, meta.name, hidden, known.sheets.get(meta.name, NOTHING), known.epoch_1904)


def _for_reader(data: bytes, content: Content, extra: WorkbookExtras) -> tuple[bytes, str | None]:
    """The file as the reader of values can read it, and the encoding in which its texts are to be read again, if any.

    Raises:
        zipfile.BadZipFile, OSError, ValueError, struct.error: it is damaged.
    """
    if content == "xls":
        return for_reading(workbook_stream(data))
    return extra.mended or data, None


def read_here(data: bytes, path: str) -> ReadWorkbook:
    """The grids of a workbook's worksheets, in its order, read in this process.

    Some files abort or exhaust the reader, and the process with it: `read_workbook` of this package contains that.

    Args:
        data: the file's bytes.
        path: only its extension is looked at.
    """
    content = sniff(data)
    if is_encrypted(data, content):
        plain = opened(data, content)
        if plain is None:
            return ReadWorkbook((), refused(path, "encrypted"))
        data, content = plain, sniff(plain)
    if content not in READABLE:
        return ReadWorkbook((), refused(path, content))
    if content in _ZIPPED and (problem := refusal(data)):
        return ReadWorkbook((), (problem,))
    extra = extras(data, content)
    try:
        mended, codec = _guarded(lambda: _for_reader(data, content, extra))
        second = SecondReader(mended if content == "xlsx" else b"", extra)
        read = _read_or_try_again(mended, extra, codec, second)
    except PasswordError:
        return ReadWorkbook((), (Problem("F102"),))
    except _DamagedError:
        return ReadWorkbook((), (damaged(),))
    return ReadWorkbook(read.grids, (*renamed(path, content), *extra.problems, *read.problems), stamp(data, content))
