"""A file, read and recognised → what it was taken for, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheetops.discover import lead_units, named_unit, stated_by_name, stated_in
from sheetops.explanation import MEANT, ExplainedColumn, ExplainedRow, ExplainedSheet, Explanation
from sheetops.journey.submission import Submission, set_aside
from sheetops.model import Column, Finding, Recognised, Table, a1, column_letters
from sheetops.recognise.cells import View
from sheetops.recognise.columns import UNSURE
from sheetops.recognise.headers import ADJUSTS
from sheetops.text import as_text, clean
from sheetops.words.lexicon import UNKNOWN_UNIT, Lexicon, SectionMeaning


def explained(submission: Submission, lexicon: Lexicon, *, configured: bool) -> Explanation:
    """What a file was taken for.

    Args:
        configured: period and cut-off were configured, not taken from the file.
    """
    units, unit_by, unit_text = _units(submission, lexicon)
    times = Counter(sheet.grid.sheet for sheet in submission.sheets)
    aside = set_aside(submission).sheets
    sheets = tuple(_sheet(sheet, lexicon, is_part=times[sheet.grid.sheet] > 1) for sheet in aside)
    at = submission.stated_at
    return Explanation(
        workspace=lexicon.workspace,
        kind=lexicon.kind,
        units=units,
        unit_by=unit_by,
        unit_text=unit_text,
        period_by="workspace" if configured else _period_by(submission, sheets, lexicon),
        other_period=submission.stated_period,
        other_period_at=(at.sheet, at.cell) if at else None,
        sheets=(*sheets, *_unread(submission)),
    )


def _units(submission: Submission, lexicon: Lexicon) -> tuple[tuple[str, ...], str, str]:
    """The units of a file, by what they are known, and the text that names them."""
    named = named_unit(submission.path, submission.sheets, lexicon, submission.stamp)
    if named.code and named.by:
        return (named.code,), named.by, named.text
    leads = tuple(code for code in lead_units(submission.sheets, lexicon) if code)
    return leads, "rows" if leads else "unknown", ""


def _period_by(submission: Submission, sheets: Sequence[ExplainedSheet], lexicon: Lexicon) -> str:
    """By what the period of a file is known that no workspace is configured for."""
    if submission.stamp:
        return "stamp"
    if any(sheet.period_line for sheet in sheets):
        return "title"
    by_name = stated_by_name(submission.path, lexicon)
    return "name" if by_name.months or by_name.quarters else "file_date"


def _unread(submission: Submission) -> list[ExplainedSheet]:
    """Sheets of which nothing is known but that they could not be read."""
    read = {sheet.grid.sheet for sheet in submission.sheets}
    named = dict.fromkeys(f.sheet for f in submission.findings if f.sheet is not None)
    return [ExplainedSheet(name, hidden=False, state="unreadable") for name in named if name not in read]


def _sheet(sheet: Recognised, lexicon: Lexicon, *, is_part: bool) -> ExplainedSheet:
    columns = [
        _column(number, column, sheet) for number, table in enumerate(sheet.tables, start=1) for column in table.columns
    ]
    return ExplainedSheet(
        sheet=sheet.grid.sheet,
        hidden=sheet.grid.hidden,
        # Where it has no table every row has the same reason.
        state="table" if sheet.tables else next(iter(sheet.reasons.values()), "empty"),
        part=_span(columns) if is_part and columns else None,
        continues=next((f.params["origin"] for f in sheet.findings if f.code == "S210"), None),
        period_line=next((line for line in sheet.title_lines if _states_time(line)), None),
        columns=tuple(columns),
        rows=_rows(sheet, lexicon),
    )


def _span(columns: Sequence[ExplainedColumn]) -> str:
    return f"{columns[0].letters}–{columns[-1].letters}"


def _states_time(line: str) -> bool:
    said = stated_in((line,))
    return bool(said.months or said.quarters or said.days)


def _column(table: int, column: Column, sheet: Recognised) -> ExplainedColumn:
    cell = a1(column.row, column.number)
    return ExplainedColumn(
        table=table,
        letters=column_letters(column.number),
        cell=cell if sheet.tables[table - 1].header_rows else None,
        header=column.header,
        field=column.field,
        mark=column.mark,
        how=column.how,
        unsure=column.how in UNSURE,
        like=column.like if column.how == "unknown" else (),
        other=_other(column, sheet.tables[table - 1], sheet.findings),
        hidden=column.number in sheet.grid.hidden_columns,
    )


def _other(column: Column, table: Table, findings: Sequence[Finding]) -> str | None:
    """The column that was taken in place of this one, or that this one adjusts."""
    if column.how == ADJUSTS:
        own = next(c for c in table.columns if c.number == table.column_of(column.field or ""))
        return f"“{own.header}” ({a1(own.row, own.number)})"
    cell = a1(column.row, column.number)
    return next((f.params["other"] for f in findings if f.code == "S203" and f.cell == cell), None)


def _rows(sheet: Recognised, lexicon: Lexicon) -> tuple[ExplainedRow, ...]:
    view, hidden = View(sheet.grid), sheet.grid.hidden_rows
    heads = {row: texts for row, texts in sheet.headings.items() if sheet.roles[row] == "section"}
    said = lexicon.sections(tuple(map(clean, texts)) for texts in heads.values())
    above = {record.row: record.section for record in sheet.records} | heads
    return tuple(
        ExplainedRow(
            row=row,
            role=role,
            reason=sheet.reasons[row],
            hidden=row in hidden,
            cells=tuple((a1(row, column), as_text(value)) for column, value in view.cells(row).items()),
            section=above.get(row),
            means=_meaning(said(clean(heads[row][-1]))) if row in heads else None,
        )
        for row, role in sheet.roles.items()
    )


def _meaning(meaning: SectionMeaning) -> tuple[tuple[str, str], ...]:
    """What a heading says, as the rows below it are told by it."""
    said = ((what, getattr(meaning, what)) for what in MEANT)
    return tuple((what, code) for what, code in said if code and code != UNKNOWN_UNIT)
