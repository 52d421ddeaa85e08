"""The second seed as a workspace: its assignment table as it stands, a catalogue made up for it, no scores invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assignments.seed import HEADER, PARTS, ROWS
from helpers import SCORE_HEADER, make_workspace, make_xlsx

UNITS = [
    {"code": "VHXH", "name": "Phòng Văn hóa - Xã hội"},
    {"code": "VP", "name": "Văn phòng HĐND và UBND", "aliases": ["Văn phòng HĐND & UBND"]},
    {"code": "HCC", "name": "Trung tâm Phục vụ Hành chính công"},
    {"code": "KT", "name": "Phòng Kinh tế"},
    {"code": "CA", "name": "Công an xã"},
    {"code": "DVTH", "name": "Trung tâm Dịch vụ tổng hợp"},
]
ABOVE = [
    ["BIỂU PHÂN CÔNG PHỤ TRÁCH CÁC CHỈ SỐ CCHC XÃ VĨNH THÔNG NĂM 2026"],
    ["(Kèm theo thông báo số /TB-UBND ngày tháng 4 năm 2026 của UBND xã Vĩnh Thông)"],
    [
        (
            "Nội dung và đầu mục các chỉ số đánh giá sau được ban hành kèm theo quyết định số 2648/QĐ-UBND, ngày "
            "31/12/2026 của UBND tỉnh Thái Nguyên:"
        )
    ],
]
TABLE = [*ABOVE, list(HEADER), *map(list, ROWS)]


def catalogue_rows() -> list[list[Any]]:
    """Code, name, maximum, method: 1.5 points for each item, 8.5 in four parts, 9.4 by a survey."""
    rows: list[list[Any]] = []
    for number, (numeral, (name, items)) in enumerate(PARTS.items(), start=1):
        rows.append([numeral, name, items * 1.5, None])
        for item in range(1, items + 1):
            code = f"{number}.{item}"
            rows.append([code, f"Chỉ số {code}", 1.5, "Điều tra XHH" if code == "9.4" else None])
            if code == "8.5":
                rows += [[f"8.5.{child}", f"Chỉ số 8.5.{child}", 0.375, None] for child in range(1, 5)]
    return rows


def sheet(unit: str, rows: list[list[Any]]) -> list[list[Any]]:
    """A unit's score sheet."""
    title = [[unit.upper()], ["BIỂU TỰ CHẤM ĐIỂM CHỈ SỐ CCHC THÁNG 4 NĂM 2026"]]
    return [*title, SCORE_HEADER, *rows]


def blank_sheets() -> dict[str, Any]:
    """A sheet of each unit without any score; so nobody is missing, and nothing is scored."""
    leads = {"VHXH": "1.1", "VP": "2.1", "HCC": "3.1", "KT": "8.2", "CA": "8.5.4", "DVTH": "1.4"}
    names = {str(unit["code"]): str(unit["name"]) for unit in UNITS}
    return {f"{unit}.xlsx": sheet(names[unit], [[code, f"Chỉ số {code}", 1.5]]) for unit, code in leads.items()}


def workspace(root: Path, files: dict[str, Any] | None = None, *, table: bool = True) -> Path:
    """The workspace; without `table` nobody has been given anything yet."""
    folder = make_workspace(
        root,
        blank_sheets() if files is None else files,
        units=UNITS,
        sectors=[],
        kind="par_index",
        cutoff="2026-04-30",
        office={"name": "UBND xã Vĩnh Thông", "code": "01981"},
    )
    (folder / "dang-ky").mkdir()
    rows = [["Mã", "Tiêu chí", "Điểm tối đa", "Cách đánh giá"], *catalogue_rows()]
    make_xlsx(folder / "dang-ky" / "danh muc.xlsx", rows)
    if table:
        make_xlsx(folder / "dang-ky" / "phan cong.xlsx", TABLE)
    return folder
