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
