"""A file, read and recognised → what it was taken for, and why."""

from __future__ import annotations

from sheetops.discover import lead_units, named_unit, stated_in
from sheetops.explanation import MEANT, ExplainedColumn, ExplainedRow, ExplainedSheet, Explanation
from sheetops.model import Column, Recognised, a1, column_letters
from sheetops.recognise.cells import View
from sheetops.recognise.columns import UNSURE
from sheetops.submission import Submission, set_aside
from sheetops.text import as_text, clean
from sheetops.words.lexicon import Lexicon


def explained(submission: Submission, lexicon: Lexicon, *, configured: bool) -> Explanation:
    """What a file was taken for.

    Args:
        configured: period and cut-off were configured, not taken from the file.
    """
    units, unit_by, unit_text = _units(submission, lexicon)
    sheets = tuple(_sheet(sheet, lexicon) for sheet in set_aside(submission).sheets)
    lines = any(sheet.period_line for sheet in sheets)
    return Explanation(
        workspace=lexicon.workspace,
        kind=lexicon.kind,
        units=units,
        unit_by=unit_by,
        unit_text=unit_text,
        period_by="workspace" if configured else "title" if lines else "file_date",
        other_period=submission.stated_period,
        sheets=(*sheets, *_unread(submission)),
    )


def _units(submission: Submission, lexicon: Lexicon) -> tuple[tuple[str, ...], str, str]:
    """The units of a file, by what they are known, and the text that names them."""
    named = named_unit(submission.path, submission.sheets, lexicon)
    if named.code and named.by:
        return (named.code,), named.by, named.text
    leads = tuple(code for code in lead_units(submission.sheets, lexicon) if code)
    return leads, "rows" if leads else "unknown", ""


def _unread(submission: Submission) -> list[ExplainedSheet]:
    """Sheets of which nothing is known but that they could not be read."""
    read = {sheet.grid.sheet for sheet in submission.sheets}
    named = dict.fromkeys(f.sheet for f in submission.findings if f.sheet is not None)
    return [ExplainedSheet(name, hidden=False, state="unreadable") for name in named if name not in read]


def _sheet(sheet: Recognised, lexicon: Lexicon) -> ExplainedSheet:
    columns = [
        _column(number, column, sheet) for number, table in enumerate(sheet.tables, start=1) for column in table.columns
    ]
    return ExplainedSheet(
        sheet=sheet.grid.sheet,
        hidden=sheet.grid.hidden,
        # Where it has no table every row has the same reason.
        state="table" if sheet.tables else next(iter(sheet.reasons.values()), "empty"),
        period_line=next((line for line in sheet.title_lines if _states_time(line)), None),
        columns=tuple(columns),
        rows=_rows(sheet, lexicon),
    )


def _states_time(line: str) -> bool:
    said = stated_in((line,))
    return bool(said.months or said.quarters or said.days)


def _column(table: int, column: Column, sheet: Recognised) -> ExplainedColumn:
    cell = a1(column.row, column.number)
    doubled = (f for f in sheet.findings if f.code == "S203" and f.cell == cell)
    return ExplainedColumn(
        table=table,
        letters=column_letters(column.number),
        cell=cell,
        header=column.header,
        field=column.field,
        mark=column.mark,
        how=column.how,
        unsure=column.how in UNSURE,
        like=column.like if column.how == "unknown" else (),
        other=next((f.params["other"] for f in doubled), None),
        hidden=column.number in sheet.grid.hidden_columns,
    )


def _rows(sheet: Recognised, lexicon: Lexicon) -> tuple[ExplainedRow, ...]:
    view, hidden = View(sheet.grid), sheet.grid.hidden_rows
    above = {record.row: record.section for record in sheet.records} | dict(sheet.headings)
    return tuple(
        ExplainedRow(
            row=row,
            role=role,
            reason=sheet.reasons[row],
            hidden=row in hidden,
            cells=tuple((a1(row, column), as_text(value)) for column, value in view.cells(row).items()),
            section=above.get(row),
            means=_meaning(sheet.headings[row][-1], lexicon) if row in sheet.headings else None,
        )
        for row, role in sheet.roles.items()
    )


def _meaning(heading: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """What a heading says, as the rows below it are told by it."""
    meaning = lexicon.section(clean(heading))
    return tuple((what, code) for what in MEANT if (code := getattr(meaning, what)))
