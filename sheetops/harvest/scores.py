"""The yellow cells of an earlier workbook of scores → decisions about points."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sheetops.catalogue import found
from sheetops.decisions import SCORE_NAMES, Fault, Harvest, ScoreDecision
from sheetops.errors import OutputBusyError, WorkspaceError
from sheetops.model import UNVALUED, Cell, Grid, a1
from sheetops.normalise.casts import EXCEL_ERRORS, is_blank
from sheetops.normalise.numbers import read_number
from sheetops.read import read_workbook
from sheetops.text import as_text, key
from sheetops.write.workbook.words import Words, sheet_names

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from sheetops.kind import Kind
    from sheetops.model import Finding


def harvest_scores(workbook: Path, path: str, kind: Kind) -> Harvest:
    """What the Office has written into a workbook of scores that is going to be replaced.

    Changes besides are not looked for; where the workbook is not as it was written, it is kept.

    Raises:
        OutputBusyError: it may not be read, or another program holds it.
        WorkspaceError: it cannot be read, or is no result of ours: it would be replaced with all that stands in it.
    """
    try:
        data = workbook.read_bytes()
    except OSError as error:
        raise OutputBusyError(
            f"Không đọc được tệp “{path}”: tệp đang mở ở chương trình khác hoặc không có quyền đọc. Hãy đóng tệp rồi "
            "chạy lại.",
            f"“{path}” cannot be read: it is open in another program, or may not be read. Close it and run again.",
        ) from error
    grid = next((grid for grid in read_workbook(data, path).grids if grid.sheet == sheet_names()["detail"]), None)
    columns = _columns(grid, kind) if grid else None
    if grid is None or columns is None:
        raise WorkspaceError(
            f"tệp “{path}” sẽ bị ghi đè nhưng không có trang “Chi tiết” với các cột Mã, Điểm thẩm định và Ý kiến, nên "
            "không biết trong tệp có điểm thẩm định nào; chưa có gì bị ghi đè. Hãy ghi lại đúng dòng tiêu đề của trang "
            "“Chi tiết”, hoặc chuyển tệp đi chỗ khác, rồi chạy lại",
            f"“{path}” would be overwritten, but it has no sheet “Chi tiết” with the columns of code, appraised points "
            "and opinion, so nobody knows what was appraised in it; nothing was overwritten. Put the titles of “Chi "
            "tiết” back, or move the file away, then run again",
        )
    digest = hashlib.sha256(data).hexdigest()
    decisions = tuple(_decisions(grid, *columns, path))
    return Harvest(path, digest, edited=digest != _written(workbook.with_suffix(".json")), scores=decisions)


def _written(document: Path) -> str | None:
    """The hash of the workbook as it was written, by the JSON beside it."""
    try:
        return str(json.loads(document.read_bytes())["workbook"]["sha256"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _columns(grid: Grid, kind: Kind) -> tuple[int, dict[str, int]] | None:
    """The row of the titles, and code, title and yellow column → its number; None where no row has them."""
    words = Words(item=kind.item.vi, period="", schema="scorebook")
    titles = {key(words("detail.code")): "code", key(kind.field_label("title")): "title"}
    titles |= {key(words(f"decision.{name}")): name for name in SCORE_NAMES}
    for row, cells in enumerate(grid.rows, start=1):
        known: dict[str, int] = {}
        for column, cell in enumerate(cells, start=1):
            if name := titles.get(key(as_text(cell))):
                known.setdefault(name, column)
        if {"code", *SCORE_NAMES} <= known.keys():
            return row, known
    return None


def _decisions(grid: Grid, header: int, columns: dict[str, int], path: str) -> Iterator[ScoreDecision]:
    for row in range(header + 1, len(grid.rows) + 1):
        typed = {name: value for name in SCORE_NAMES if (value := _value(grid, row, columns[name])) is not None}
        code = as_text(grid.cell(row, columns["code"]))
        if not typed or not code:
            continue
        appraised, fault = _points(typed.get("appraised"))
        yield ScoreDecision(
            code=code,
            title=as_text(grid.cell(row, columns["title"])) if "title" in columns else "",
            appraised=appraised,
            opinion=as_text(typed.get("opinion")),
            typed=typed,
            cells={name: a1(row, columns[name]) for name in SCORE_NAMES},
            path=path,
            sheet=grid.sheet,
            row=row,
            faults=(Fault("appraised", fault),) if fault else (),
        )


def _value(grid: Grid, row: int, column: int) -> Cell:
    value = grid.cell(row, column)
    if value is None:
        return UNVALUED if (row, column) in grid.unvalued_formulas else grid.error_cells.get((row, column))
    return None if isinstance(value, str) and not as_text(value) else value


def _points(value: Cell) -> tuple[float | None, str]:
    """Points and what is wrong with them: what is typed is never guessed."""
    text = as_text(value)
    if value is None or is_blank(text):
        return None, ""
    if text == UNVALUED or text.upper() in EXCEL_ERRORS:
        return None, "unvalued"
    points = read_number(value, text)
    return points, "" if points is not None else "appraised"


def decision_findings(decisions: Sequence[ScoreDecision], indicators: pd.DataFrame) -> Iterator[Finding]:
    """R415 of what cannot be applied, P604 of appraised points out of range, R411 of codes that are gone."""
    rows = {row["code"]: row for row in indicators.to_dict("records")}
    for decision in decisions:
        row = rows.get(decision.code)
        place = {"path": decision.path, "sheet": decision.sheet, "row": decision.row}
        about: dict[str, Any] = {**place, "indicator": decision.code, "title": decision.title or decision.code}
        said = "; ".join(as_text(value) for value in decision.typed.values())
        if row is None or not row["leaf"]:
            yield found("R411", **about, cell=decision.cells["appraised"], value=said, decision=said)
            continue
        for fault in decision.faults:
            value = as_text(decision.typed.get(fault.column))
            yield found(
                "R415", **about, cell=decision.cells[fault.column], value=value, about=decision.code, fault=fault.fault
            )
        points, maximum = decision.appraised, row["max"]
        if points is not None and (points < 0 or points > maximum):
            yield found("P604", **about, cell=decision.cells["appraised"], value=f"{points:g}", maximum=f"{maximum:g}")
