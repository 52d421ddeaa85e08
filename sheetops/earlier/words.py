"""The words by which an earlier workbook is read: titles → columns, labels → codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sheetops.earlier.history import PeriodCounts, told_periods
from sheetops.earlier.rows import EarlierRow, EarlierSheet
from sheetops.model import UNVALUED, Cell, Grid, column_letters
from sheetops.text import as_text, key
from sheetops.write.workbook.detail_titles import detail_titles
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.words import DECISIONS, Words

if TYPE_CHECKING:
    from sheetops.words.lexicon import Lexicon

Find: TypeAlias = Callable[[str], str | None]
_YELLOW = tuple(f"decision {name}" for name in DECISIONS)
_NEEDED = ("id", "title", *_YELLOW)


class EarlierWords:
    """Titles and labels of a workspace."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = {key(title): name for name, title in detail_titles(lexicon.kind).items()}

    def sheet(self, grid: Grid) -> EarlierSheet | None:
        """The rows of a sheet; None where no row of it bears the titles of Chi tiết."""
        for number, cells in enumerate(grid.rows, start=1):
            texts = {at: text for at, cell in enumerate(cells, start=1) if (text := as_text(cell))}
            known = self._columns(texts)
            if all(name in known for name in _NEEDED):
                return self._below(grid, number, {**known, **_others(grid, number, texts, known)}, texts)
        return None

    def history(self, grid: Grid) -> Iterator[PeriodCounts]:
        """What the table of periods in Tổng hợp tells of each; nothing where the sheet has none."""
        return told_periods(grid, self._finds["status"])

    def _columns(self, texts: Mapping[int, str]) -> dict[str, int]:
        """Column → number, of the titles that are known; of two with one title the first."""
        columns: dict[str, int] = {}
        for at, text in texts.items():
            if name := self._names.get(key(text)):
                columns.setdefault(name, at)
        return columns

    def _below(self, grid: Grid, header: int, columns: Mapping[str, int], texts: Mapping[int, str]) -> EarlierSheet:
        titles = {name: texts.get(at, "") for name, at in columns.items()}
        merged = _merged_down(grid, header, [columns[name] for name in _YELLOW])
        rows = []
        for number in range(header + 1, len(grid.rows) + 1):
            values = {name: _value(grid, number, at, merged) for name, at in columns.items()}
            cells = {name: value for name, value in values.items() if value is not None}
            if set(cells) - {"number"}:
                rows.append(EarlierRow(grid.sheet, number, cells, columns, self._codes(cells)))
        return EarlierSheet(grid.sheet, header, columns, titles, tuple(rows))

    def _codes(self, cells: Mapping[str, Cell]) -> dict[str, str | None]:
        found = {name: find(as_text(cells.get(name))) for name, find in self._finds.items()}
        return {name: code for name, code in found.items() if code is not None}

    @cached_property
    def _finds(self) -> Mapping[str, Find]:
        """How the code behind a label is found: by the labels that the workbook is written with, else as in a sheet."""
        lexicon = self._lexicon
        workspace, kind = lexicon.workspace, lexicon.kind
        words = Words(item="", period="")
        names = Names(lexicon, words)
        origins = dict.fromkeys([*words.codes("origins"), *(e.code for e in kind.vocabularies.get("origin", ()))])
        status = _by_label(names.statuses, lambda text: lexicon.statuses.read(text).code)
        return {
            "origin": _by_label({code: names.origin(code) for code in origins}),
            "sector": _by_label({s.code: names.sector(s.code) for s in workspace.sectors}, lexicon.sectors.named),
            "unit": _by_label({u.code: names.unit(u.code) for u in workspace.units}, lexicon.units.find),
            "status": status,
            "reported_status": status,
            "basis": _by_label({code: words.label("basis", code) for code in words.codes("basis")}),
        }


def _by_label(labels: Mapping[str, str], otherwise: Find = lambda _: None) -> Find:
    codes = {key(label): code for code, label in labels.items()}
    return lambda text: (codes.get(key(text)) or otherwise(text)) if text else None


def _others(grid: Grid, header: int, texts: Mapping[int, str], known: Mapping[str, int]) -> dict[str, int]:
    """The columns that are none of ours, by their titles; by their letters where they have none."""
    widest = max((len(row) for row in grid.rows[header:]), default=0)
    taken = set(known.values())
    columns: dict[str, int] = {}
    for at in range(1, max([widest, *texts]) + 1):
        if at not in taken:
            columns.setdefault(f"extra {texts.get(at, column_letters(at))}", at)
    return columns


def _merged_down(grid: Grid, header: int, columns: list[int]) -> dict[tuple[int, int], int]:
    """(row, column) → the row whose value it shows, of yellow cells that were merged over several tasks."""
    areas = [area for area in grid.merged if area.top > header and area.bottom > area.top]
    return {
        (row, area.left): area.top
        for area in areas
        if area.left in columns
        for row in range(area.top + 1, area.bottom + 1)
    }


def _value(grid: Grid, row: int, column: int, merged: Mapping[tuple[int, int], int]) -> Cell:
    """What stands in a cell; a formula without its value as `UNVALUED`, an error of Excel as its text."""
    row = merged.get((row, column), row)
    value = grid.cell(row, column)
    if value is None:
        return UNVALUED if (row, column) in grid.unvalued_formulas else grid.error_cells.get((row, column))
    return None if isinstance(value, str) and not as_text(value) else value
