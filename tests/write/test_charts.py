"""Charts: over which cells they are drawn, and that grey tells their parts apart."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pandas as pd
from openpyxl import load_workbook

from sheetops.write.workbook import workbook_bytes


def charts(content: bytes) -> dict[str, str]:
    """Title → XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        found = [archive.read(name).decode() for name in names]
    return {re.search(r"<a:t>([^<]*)</a:t>", chart)[1]: chart for chart in found}  # type: ignore[index]


def values(content: bytes, reference: str) -> list[Any]:
    sheet, _, cells = reference.rpartition("!")
    rows = load_workbook(io.BytesIO(content), data_only=True)[sheet.strip("'")][cells.replace("$", "")]
    return [cell.value for row in rows for cell in row]


def series(chart: str) -> list[tuple[str, str, str]]:
    """(name, categories, values) of each."""
    parts = chart.split("<c:ser>")[1:]
    formulas = [re.findall(r"<c:f>([^<]*)</c:f>", part) for part in parts]
    names = [re.search(r"<c:v>([^<]*)</c:v>", part)[1] for part in parts]  # type: ignore[index]
    return [(name, *found[-2:]) for name, found in zip(names, formulas, strict=True)]  # type: ignore[misc]


def test_completion_of_due_is_drawn_per_unit(evaluate: Any, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    content = workbook_bytes(evaluation)
    chart = charts(content)["Tỷ lệ hoàn thành nhiệm vụ đến hạn, theo đơn vị"]
    [(_, categories, shares)] = series(chart)
    units = evaluation.unit_tallies
    of_units = units[units["origin"].isna() & units["unit"].notna()]
    names = {unit.code: unit.name for unit in evaluation.workspace.units}
    assert values(content, categories) == [names.get(code, code) for code in of_units["unit"]]
    drawn = [value if value != "" else None for value in values(content, shares)]
    assert drawn == [None if pd.isna(share) else share for share in of_units["completion_of_due"]]
    assert '<c:max val="1"/>' in chart


def test_overdue_days_are_drawn_per_leader_and_unit(evaluate: Any, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    content = workbook_bytes(evaluation)
    chart = charts(content)["Số nhiệm vụ cần đôn đốc, theo thời gian quá hạn và lý do"]
    drawn = {name: sum(values(content, cells)) for name, _, cells in series(chart)}
    for ageing in evaluation.kind.evaluation.ageing:
        assert drawn[ageing.label.vi] == (evaluation.urge["ageing"] == ageing.code).sum()
    assert sum(drawn.values()) == len(evaluation.urge)


def test_overdue_days_grow_darker(evaluate: Any, sixty_tasks: Any) -> None:
    chart = charts(workbook_bytes(evaluate(sixty_tasks)))["Số nhiệm vụ cần đôn đốc, theo thời gian quá hạn và lý do"]
    colours = [re.findall(r'srgbClr val="(\w+)"', part) for part in chart.split("<c:ser>")[1:5]]
    light = [
        max(sum(bytes.fromhex(colour)) for colour in found if colour not in ("404040", "7F7F7F", "000000"))
        for found in colours
    ]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == 4


def test_statuses_are_drawn_over_the_periods_that_are_known(evaluate: Any, sixty_tasks: Any) -> None:
    earlier = [("2026-02", 7, {"completed": 4, "overdue": 3}), ("2026-03", 9, {"completed": 9})]
    evaluation = evaluate(sixty_tasks, earlier=earlier)
    content = workbook_bytes(evaluation)
    chart = charts(content)["Trạng thái nhiệm vụ qua các kỳ"]
    drawn = {name: values(content, cells) for name, _, cells in series(chart)}
    counted = evaluation.tasks["status"].isin(evaluation.kind.counted_statuses).sum()
    history, labels = evaluation.history, {s.label.vi: s.code for s in evaluation.kind.statuses}
    assert drawn == {name: list(history[labels[name]]) for name in drawn}
    assert sum(map(sum, drawn.values())) == history["total"].sum() == 7 + 9 + counted
    assert values(content, series(chart)[0][1]) == ["Tháng 2 năm 2026", "Tháng 3 năm 2026", "Tháng 4 năm 2026"]


def test_no_chart_of_periods_where_no_earlier_one_is_known(evaluate: Any, sixty_tasks: Any) -> None:
    assert "Trạng thái nhiệm vụ qua các kỳ" not in charts(workbook_bytes(evaluate(sixty_tasks)))


def test_every_chart_begins_at_nought(evaluate: Any, sixty_tasks: Any) -> None:
    drawn = charts(workbook_bytes(evaluate(sixty_tasks, earlier=[("2026-03", 60, {"completed": 60})])))
    assert len(drawn) == 4
    assert all('<c:min val="0"/>' in chart for chart in drawn.values())
