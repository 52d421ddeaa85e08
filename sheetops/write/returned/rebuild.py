"""A copy made anew from what was read: of formats that openpyxl cannot save, and of files that it cannot load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter

from sheetops.stamp import PROPERTY
from sheetops.write.returned.annotate import put_marks
from sheetops.write.returned.cells import put_value
from sheetops.write.returned.front import add_front
from sheetops.write.returned.sheet_look import lay_out
from sheetops.write.returned.sheet_names import sheet_names
from sheetops.write.returned.words import returned_words
from sheetops.write.saved import saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from sheetops.model import Grid
    from sheetops.write.returned.model import Return

Widths = Mapping[str, Mapping[int, float]]
# What an .xlsx holds; other formats may say more.
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a file that is made anew.

    Attributes:
        form: its format, as people call it (".xls"); "" where it is an .xlsx that is damaged.
        stamp: the hidden stamp of a template, as it stands.
        widths: sheet → 1-based column → its width in characters, where the file says so.
        converted: whether texts in legacy fonts have become Unicode.
    """

    form: str
    stamp: str | None = None
    widths: Widths = field(default_factory=dict)
    converted: bool = False


def rebuilt(grids: Sequence[Grid], given: Return, source: Source) -> bytes | None:
    """The copy of a file as it was read; None where no sheet of it was."""
    if not grids:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    names = sheet_names([grid.sheet for grid in grids])
    for grid in grids:
        _sheet(book.create_sheet(names[grid.sheet]), grid, source.widths.get(grid.sheet, {}))
    if source.stamp:
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=source.stamp))
    fills, note = put_marks(book, given, names)
    add_front(book, given, [*_notes(source, names), *note], fills, names)
    return saved(book, given.day)


def _sheet(paper: Worksheet, grid: Grid, widths: Mapping[int, float]) -> None:
    for row, cells in enumerate(grid.rows, start=1):
        for column, value in enumerate(cells, start=1):
            if value is not None and row <= _LAST_ROW and column <= _LAST_COLUMN:
                put_value(paper.cell(row, column), value)
    for (row, column), error in grid.error_cells.items():
        cell = paper.cell(row, column)
        cell.value, cell.data_type = error, "e"
    lay_out(paper, grid, widths)
    for row in sorted(grid.hidden_rows):
        if row <= _LAST_ROW:
            paper.row_dimensions[row].hidden = True
    for column in sorted(column for column in grid.hidden_columns if column <= _LAST_COLUMN):
        paper.column_dimensions[get_column_letter(column)].hidden = True
    if grid.hidden:
        paper.sheet_state = "hidden"


def _notes(source: Source, names: Mapping[str, str]) -> list[str]:
    words = returned_words().lost
    notes = [words.rebuilt.format(format=source.form) if source.form else words.damaged]
    if source.converted:
        notes.append(words.unicode)
    return notes + [words.renamed.format(old=old, new=new) for old, new in names.items() if old != new]
