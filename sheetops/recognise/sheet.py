"""One grid → its tables, records and row roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sheetops.catalogue import found
from sheetops.lexicon import Lexicon
from sheetops.model import Cell, Finding, Grid, Recognised, Record, RejectedRow, Table, a1
from sheetops.recognise.cells import View
from sheetops.recognise.columns import Fit, assign, column_findings
from sheetops.recognise.header_rows import HeaderBlock, header_block, is_column_numbers, is_header
from sheetops.recognise.headers import HeaderWords, header_words
from sheetops.recognise.records import extended, record
from sheetops.recognise.rows import Body
from sheetops.recognise.sections import Heading, heading, push
from sheetops.text import as_text

_NUMBER = re.compile(r"\d+")


@dataclass
class _Sheet:
    """What is being gathered of one sheet."""

    path: str
    view: View
    lexicon: Lexicon
    words: HeaderWords
    tables: list[Table] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        return self.view.grid.sheet


def recognise(grid: Grid, lexicon: Lexicon, fit: Fit, path: str) -> Recognised:
    """The tables of a sheet, its task rows, and the role of every non-blank row.

    Args:
        fit: how well values fit a field of the kind, 0…1; decides between fields that share a header.
        path: for the findings, relative to the workspace.
    """
    view = View(grid)
    sheet = _Sheet(path, view, lexicon, header_words(lexicon.kind))
    headers = _header_blocks(sheet)
    top = headers[0].rows[0] if headers else view.height + 1
    title = [row for row in range(1, top) if not view.blank(row)]
    sheet.roles.update(dict.fromkeys(title, "title" if headers else "note"))
    for at, block in enumerate(headers):
        last = headers[at + 1].rows[0] - 1 if at + 1 < len(headers) else view.height
        _read_table(sheet, block, last, fit)
    lines = tuple(as_text(value) for row in title for value in view.cells(row).values())
    sheet.findings += _hidden_findings(sheet)
    return Recognised(
        grid,
        tuple(sheet.tables),
        tuple(sheet.records),
        tuple(sheet.rejected),
        dict(sorted(sheet.roles.items())),
        lines,
        tuple(sheet.findings),
    )


def _header_blocks(sheet: _Sheet) -> list[HeaderBlock]:
    """The headers of a sheet; one that only repeats the last is no new table."""
    blocks: list[HeaderBlock] = []
    row = 1
    while row <= sheet.view.height:
        if is_header(sheet.view, row, sheet.words, sheet.lexicon.kind):
            block = header_block(sheet.view, row, sheet.words, sheet.lexicon)
            row = block.rows[-1]
            if blocks and block.says == blocks[-1].says:
                blocks[-1] = blocks[-1].repeated_in(block.rows)
            else:
                blocks.append(block)
        row += 1
    return blocks


def _body_values(view: View, first: int, last: int, header: frozenset[int]) -> dict[int, list[Cell]]:
    """Column → the values below a header, without rows that say the header again or hold a single cell."""
    values: dict[int, list[Cell]] = {}
    for row in range(first, last + 1):
        cells = view.cells(row)
        if len(cells) > 1 and row not in header and not is_column_numbers(view, row):
            for column, value in cells.items():
                values.setdefault(column, []).append(value)
    return values


def _read_table(sheet: _Sheet, block: HeaderBlock, last: int, fit: Fit) -> None:
    first = block.rows[-1] + 1
    columns = assign(block, _body_values(sheet.view, first, last, frozenset(block.repeats)), sheet.words, sheet.lexicon, fit)
    table = Table(sheet.sheet, block.rows, columns)
    sheet.tables.append(table)
    sheet.findings += column_findings(columns, sheet.lexicon.kind, sheet.path, sheet.sheet, block.rows[0])
    sheet.roles.update(dict.fromkeys((r for r in block.rows if not sheet.view.blank(r)), "header"))
    _read_rows(sheet, Body(sheet.view, table, block, first, last, sheet.lexicon))


def _read_rows(sheet: _Sheet, body: Body) -> None:
    before, signed = "header", False
    stack: tuple[Heading, ...] = ()
    index, start = len(sheet.tables) - 1, len(sheet.records)
    since_total = start
    since_section = start
    for row in range(body.first, body.last + 1):
        if sheet.view.blank(row):
            continue
        role = body.role(row, before, signed)
        if role == "continuation" and len(sheet.records) == start:
            role = "accepted" if body.has_title(row) else "rejected"
        if role == "accepted":
            role = _accept(sheet, body, row, index, stack)
        elif role == "continuation":
            sheet.records[-1] = extended(sheet.records[-1], body, row)
        elif role == "rejected":
            _reject(sheet, body, row)
        elif role == "section":
            stack = push(stack, heading(_section_text(body, row), body.number(row), sheet.lexicon))
            since_section = len(sheet.records)
        elif role == "total":
            counts = [len(sheet.records) - n for n in (start, since_total, since_section)]
            _check_total(sheet, body, row, counts)
            since_total = len(sheet.records)
        signed = signed or role == "signature"
        sheet.roles[row] = before = role


def _accept(sheet: _Sheet, body: Body, row: int, index: int, stack: tuple[Heading, ...]) -> str:
    """Take a task row; a row into which the title above is merged, without facts of its own, continues it."""
    merged_from = body.merged_title_row(row)
    fields = {body.field_of.get(column) for column in sheet.view.cells(row)}
    if merged_from and not fields & {"due", "completed", "status"} and sheet.records:
        sheet.records[-1] = extended(sheet.records[-1], body, row)
        return "continuation"
    hidden = sheet.view.grid.hidden or row in sheet.view.grid.hidden_rows
    sheet.records.append(record(body, row, index, tuple(h.text for h in stack), hidden))
    return "accepted"


def _reject(sheet: _Sheet, body: Body, row: int) -> None:
    """Keep a row without a task title, verbatim; where the whole column is missing S202 has said so."""
    cells = tuple((a1(row, c), as_text(v)) for c, v in sheet.view.cells(row).items())
    reason = "D301" if body.title_column else "S202"
    sheet.rejected.append(RejectedRow(row, reason, cells))
    if body.title_column:
        place = a1(row, body.title_column)
        sheet.findings.append(found("D301", path=sheet.path, sheet=sheet.sheet, cell=place, row=row, field="title"))


def _section_text(body: Body, row: int) -> str:
    return " ".join(as_text(v) for _, v in sorted(body.others(row).items())[:1]) or as_text(  # type: ignore[arg-type]
        next(iter(body.view.cells(row).values()))
    )


def _check_total(sheet: _Sheet, body: Body, row: int, counts: list[int]) -> None:
    """S207 where a stated total agrees with no count of rows that it may mean."""
    stated = _stated_total(body, row)
    if stated is None or stated in counts:
        return
    cells = sheet.view.cells(row)
    column = next((c for c, v in cells.items() if _NUMBER.search(as_text(v))), next(iter(cells)))
    sheet.findings.append(
        found(
            "S207",
            path=sheet.path,
            sheet=sheet.sheet,
            cell=a1(row, column),
            row=row,
            value=sheet.view.text(row, column),
            stated=str(stated),
            counted=str(counts[0]),
        )
    )


def _stated_total(body: Body, row: int) -> int | None:
    """The number that a total row states: in its text, else its only whole number outside the facts."""
    cells = body.others(row)
    texts = [as_text(v) for v in cells.values() if isinstance(v, str)]
    inside = [int(n) for text in texts[:2] for n in _NUMBER.findall(text)]
    if len(inside) == 1:
        return inside[0]
    facts = {c for c in cells if body.field_of.get(c) in ("progress", "due", "completed")}
    numbers = [v for c, v in cells.items() if isinstance(v, float | int) and c not in facts]
    return int(numbers[0]) if len(numbers) == 1 and not inside else None


def _hidden_findings(sheet: _Sheet) -> list[Finding]:
    """S206 for hidden sheets, rows and columns with tasks; S205 for formulas without a value in a task row."""
    grid, path = sheet.view.grid, sheet.path
    findings: list[Finding] = []
    if grid.hidden and sheet.records:
        findings.append(found("S206", path=path, sheet=grid.sheet, what="sheet"))
    findings += [
        found("S206", path=path, sheet=grid.sheet, cell=a1(r.row, 1), row=r.row, what="rows")
        for r in sheet.records
        if r.row in grid.hidden_rows
    ]
    findings += [
        found(
            "S206",
            path=path,
            sheet=grid.sheet,
            cell=a1(c.row, c.number),
            row=c.row,
            field=c.field,
            value=c.header,
            what="columns",
        )
        for table in sheet.tables
        for c in table.columns
        if c.number in grid.hidden_columns
    ]
    rows = {r.row for r in sheet.records}
    findings += [
        found("S205", path=path, sheet=grid.sheet, cell=a1(row, column), row=row)
        for row, column in sorted(grid.unvalued_formulas)
        if row in rows
    ]
    return findings
