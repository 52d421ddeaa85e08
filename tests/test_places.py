"""Every finding points at the cell that bears what it is about, whatever the layout; one cause is shown once.

A case is a table with one wrong cell; a layout lays the same table out in another way, and knows where each cell of it
then stands.  Each case is laid out in every way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers import Formula, Legacy, Sheet, make_workspace

import sheetops
from sheetops.cli.main import main
from sheetops.model import Finding, a1

HEADERS = {
    "no": "STT",
    "title": "Nội dung nhiệm vụ",
    "assigned": "Ngày giao",
    "due": "Thời hạn hoàn thành",
    "completed": "Ngày hoàn thành thực tế",
    "progress": "Tiến độ (%)",
    "status": "Trạng thái",
    "result": "Kết quả cụ thể",
    "evidence": "Minh chứng",
}
FIELDS = list(HEADERS)
GOOD = {
    "title": "Rà soát hộ nghèo",
    "assigned": "02/4/2026",
    "due": "15/4/2026",
    "completed": "10/4/2026",
    "progress": 100,
    "status": "Hoàn thành",
    "result": "Đã rà soát 120 hộ",
    "evidence": "Báo cáo 15/BC-UBND",
}
OPEN = {**GOOD, "due": "30/4/2026", "completed": None, "progress": 40, "status": "Đang triển khai", "evidence": None}


@dataclass(frozen=True)
class Case:
    """A rule, the field that it is about, and what is wrong in one row; the other rows are as they should be."""

    code: str
    about: str
    row: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.code} {self.about}"


CASES = [
    Case("D302", "due", OPEN | {"due": "31/4/2026"}),
    Case("D302", "completed", GOOD | {"completed": "31/4/2026"}),
    Case("D302", "assigned", OPEN | {"assigned": "31/4/2026"}),
    Case("D303", "due", OPEN | {"due": "tuần 4 tháng 4"}),
    Case("D304", "status", OPEN | {"status": "ok rồi"}),
    Case("D305", "progress", OPEN | {"progress": 120}),
    Case("D306", "due", OPEN | {"due": "#REF!"}),
    Case("D307", "completed", GOOD | {"completed": None}),
    Case("D308", "evidence", GOOD | {"evidence": None}),
    Case("D309", "result", OPEN | {"result": "Đang tích cực triển khai"}),
    Case("D310", "completed", GOOD | {"completed": "25/4/2026", "due": "30/4/2026"}),
    Case("D311", "completed", GOOD | {"completed": "25/3/2026"}),
    Case("D312", "due", OPEN | {"due": "khẩn trương"}),
    Case("E501", "status", OPEN | {"due": "10/4/2026"}),
    Case("E504", "status", OPEN | {"status": "Chậm tiến độ"}),
    Case("E505", "status", OPEN | {"due": "10/4/2026", "status": "Chưa hoàn thành"}),
    Case("S205", "due", OPEN | {"due": Formula("=TODAY()")}),
    Case("D301", "title", OPEN | {"title": None}),
]


@dataclass(frozen=True)
class Laid:
    """A sheet, and for each wrong task its row and the cell that its finding must name."""

    sheet: Sheet
    wanted: tuple[tuple[int, str], ...]


Layout = Callable[[Case], Laid]


def table(tasks: Sequence[dict[str, Any]], fields: Sequence[str] = FIELDS) -> list[list[Any]]:
    return [[n, *(task[name] for name in fields[1:])] for n, task in enumerate(tasks, start=1)]


def tasks_of(case: Case) -> list[dict[str, Any]]:
    """The wrong one between two others."""
    return [
        GOOD | {"title": "Rà soát hộ cận nghèo"},
        case.row,
        OPEN | {"title": "Sửa đường vào thôn", "result": "Đã sửa 2 km"},
    ]


def column(case: Case, fields: Sequence[str] = FIELDS) -> int:
    return fields.index(case.about) + 1


def plain(case: Case) -> Laid:
    rows = [["PHÒNG KINH TẾ"], list(HEADERS.values()), *table(tasks_of(case))]
    return Laid(Sheet(rows), ((4, a1(4, column(case))),))


def moved(case: Case) -> Laid:
    """Begun in C6, under a title, with a blank row below the header."""
    below = [[None, None, *row] for row in table(tasks_of(case))]
    rows = [["PHÒNG KINH TẾ"], *[[]] * 4, [None, None, *HEADERS.values()], [], *below]
    return Laid(Sheet(rows), ((9, a1(9, column(case) + 2)),))


def two_row_header(case: Case) -> Laid:
    top = ["STT", "Nội dung nhiệm vụ", "Thời gian", None, None, "Kết quả thực hiện"]
    rows = [top, [None, None, *list(HEADERS.values())[2:]], [f"({n})" for n in range(1, 10)], *table(tasks_of(case))]
    return Laid(Sheet(rows, merges=["A1:A2", "B1:B2", "C1:E1", "F1:I1"]), ((5, a1(5, column(case))),))


def sections(case: Case) -> Laid:
    """A heading merged over the table before each task."""
    rows: list[list[Any]] = [list(HEADERS.values())]
    for head, row in zip("ABC", table(tasks_of(case)), strict=True):
        rows += [[f"{head}. Nhóm việc {head}"], row]
    return Laid(Sheet(rows, merges=["A2:I2", "A4:I4", "A6:I6"]), ((5, a1(5, column(case))),))


def continued(case: Case) -> Laid:
    """A row below the wrong one that goes on with its result."""
    rows = [list(HEADERS.values()), *table(tasks_of(case))]
    more = [None] * 7 + ["đang tiếp tục"]
    return Laid(Sheet([*rows[:3], more, *rows[3:]]), ((3, a1(3, column(case))),))


def stacked(case: Case) -> Laid:
    """Below another table with other columns."""
    fields = ["no", "status", "title", "due", "completed", "result", "evidence", "progress", "assigned"]
    other = [["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"], [1, "Họp dân", "30/4/2026", "ĐTH"]]
    rows = [*other, [], ["BIỂU SỐ 02"], [HEADERS[name] for name in fields], *table(tasks_of(case), fields)]
    return Laid(Sheet(rows), ((7, a1(7, column(case, fields))),))


def beside(case: Case) -> Laid:
    """To the right of another table."""
    left = [["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]]
    left += [[n, f"Họp dân thôn {n}", "30/4/2026", "Đang triển khai"] for n in (1, 2, 3)]
    right = [list(HEADERS.values()), *table(tasks_of(case))]
    rows = [[*one, None, *other] for one, other in zip(left, right, strict=True)]
    return Laid(Sheet(rows), ((3, a1(3, column(case) + 5)),))


def shared(case: Case) -> Laid:
    """The wrong cell merged down over three tasks, as a deadline is that several share."""
    rows = [list(HEADERS.values()), *table([case.row | {"title": f"Việc số {n}"} for n in range(3)])]
    for row in rows[2:]:
        row[column(case) - 1] = None
    cell = a1(2, column(case))
    return Laid(Sheet(rows, merges=[f"{cell}:{a1(4, column(case))}"]), tuple((row, cell) for row in (2, 3, 4)))


LAYOUTS: list[Layout] = [plain, moved, two_row_header, sections, continued, stacked, beside, shared]


def found(sheet: Sheet | dict[str, Sheet], folder: Path, code: str) -> list[Finding]:
    evaluation = sheetops.consolidate(make_workspace(folder, {"Phong Kinh te.xlsx": sheet}))
    return [finding for finding in evaluation.findings if finding.code == code]


def laid_out() -> list[Any]:
    """Every case in every layout; a blank cell shared by several tasks says nothing of any."""
    pairs = [(case, layout) for case in CASES for layout in LAYOUTS]
    sensible = [(c, lay) for c, lay in pairs if lay is not shared or c.row[c.about] is not None]
    return [pytest.param(case, layout, id=f"{case.name}: {layout.__name__}") for case, layout in sensible]


@pytest.mark.parametrize(("case", "layout"), laid_out())
def test_a_finding_names_the_cell_and_its_row(case: Case, layout: Layout, tmp_path: Path) -> None:
    laid = layout(case)
    findings = [finding for finding in found(laid.sheet, tmp_path, case.code) if finding.row in dict(laid.wanted)]
    assert tuple((finding.row, finding.cell) for finding in findings) == laid.wanted
    assert {finding.field for finding in findings} == {case.about}
    titles = [finding.title for finding in findings]
    assert all(titles) or case.code == "D301"
    assert len(set(titles)) == len(titles)


HEADER_CASES = {
    "S202": (["STT", "Nội dung nhiệm vụ", "Thời hạn"], "A"),
    "S203": (["STT", "Nội dung nhiệm vụ", "Thời hạn", "Hạn xử lý", "Trạng thái"], "D"),
    "S204": (["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái", "Số hộ tham gia"], "E"),
    "S209": (["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái xử lý, theo dõi"], "D"),
}


@pytest.mark.parametrize("code", HEADER_CASES)
@pytest.mark.parametrize("deep", [False, True])
def test_a_finding_about_a_column_names_its_own_header_cell(code: str, deep: bool, tmp_path: Path) -> None:
    header, letter = HEADER_CASES[code]
    tasks = [[n, f"Việc số {n}", "30/4/2026", "30/4/2026", "Đang làm"][: len(header)] for n in (1, 2, 3)]
    if code == "S209":
        tasks = [[*task[:3], "Đang làm"] for task in tasks]
    rows: list[list[Any]] = [["PHÒNG KINH TẾ"], header, *tasks]
    merges = []
    if deep:
        group = [*header[:2], "Thực hiện"]
        rows = [["PHÒNG KINH TẾ"], group, [None, None, *header[2:]], *tasks]
        merges = ["A2:A3", "B2:B3", *([f"C2:{a1(2, len(header))}"] if len(header) > 3 else [])]
    (finding,) = found(Sheet(rows, merges=merges), tmp_path, code)
    assert finding.cell == f"{letter}{2 if letter == 'A' or not deep else 3}"


def test_of_crosses_the_cross_is_named(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Mức độ hoàn thành", None, None]
    names = [None, None, None, "Hoàn thành", "Quá hạn", "Đang triển khai"]
    tasks = [
        [1, "Họp dân", "15/4/2026", "x", None, None],
        [2, "Sửa đường", "10/4/2026", None, None, "x"],
        [3, "Trồng rừng", "30/4/2026", "x", None, "x"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:F1"]
    findings = found(Sheet([header, names, *tasks], merges=merges), tmp_path, "E501")
    assert [(f.row, f.cell, f.title) for f in findings] == [(4, "F4", "Sửa đường"), (5, "D5", "Trồng rừng")]


def test_of_a_cross_that_tasks_share_its_own_cell_is_named(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Hoàn thành", "Quá hạn", "Đang triển khai"]
    days = ["10/4/2026", "09/4/2026", "30/4/2026"]
    rows = [header, *([n, f"Việc số {n}", day, None, None, None] for n, day in enumerate(days, start=1))]
    rows[1][5] = "x"
    findings = found(Sheet(rows, merges=["F2:F4"]), tmp_path, "E501")
    assert [(f.row, f.cell) for f in findings] == [(2, "F2"), (3, "F2")], "both are overdue, the third is not"


def test_what_only_a_row_below_says_is_named_there(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái", "Kết quả cụ thể"]
    rows = [header, [1, "Họp dân", "30/4/2026", "Đang làm"], [None, None, None, None, "đang tích cực triển khai"]]
    (finding,) = found(Sheet(rows), tmp_path, "D309")
    assert (finding.row, finding.cell, finding.title) == (2, "E3", "Họp dân")


def test_a_total_is_named_where_its_number_stands(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Tiến độ (%)", "Thời hạn", "Trạng thái", "Ghi chú"]
    tasks = [[n, f"Việc số {n}", 50, "30/4/2026", "Đang làm"] for n in (1, 2)]
    (finding,) = found(Sheet([header, *tasks, [None, "Tổng cộng", 50, None, None, 5]]), tmp_path, "S207")
    assert (finding.row, finding.cell, finding.value) == (4, "F4", "5")


def test_a_title_that_is_missing_is_named_in_the_cell_to_fill(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    rows = [header, [1, None, "30/4/2026", "Đang làm"], [2, None, "30/4/2026", "Đang làm"]]
    findings = found(Sheet(rows, merges=["B2:B3"]), tmp_path, "D301")
    assert [(f.row, f.cell) for f in findings] == [(2, "B2"), (3, "B2")]


def test_hidden_places(tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái", "Ghi chú"]
    rows = [[], [None, *header], *([None, n, f"Việc số {n}", "30/4/2026", "Đang làm"] for n in (1, 2, 3))]
    sheet = Sheet(rows, hidden_rows=[4], hidden_columns=["D", "F"])
    findings = found({"Ẩn": sheet}, tmp_path, "S206")
    assert [(f.cell, f.params["what"], f.title) for f in findings] == [
        ("D2", "columns", None),
        ("C4", "rows", "Việc số 2"),
    ]


def test_a_hidden_sheet_of_tables_side_by_side_is_said_once(tmp_path: Path) -> None:
    task = [1, "Họp dân", "30/4/2026", "Đang làm"]
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]
    twice = Sheet([[*header, None, *header], [*task, None, *task]], hidden=True)
    findings = found({"Trang 1": Sheet([["Ghi chú"]]), "Ẩn": twice}, tmp_path, "S206")
    assert [(f.sheet, f.params["what"]) for f in findings] == [("Ẩn", "sheet")]


def test_a_sheet_of_which_nothing_can_be_told_is_named(tmp_path: Path) -> None:
    blank = {"Trang 1": Sheet([["Danh bạ"], ["Bà A", "0912"], ["Ông B", "0913"]]), "Trang 2": Sheet([["x"]])}
    (finding,) = found(blank, tmp_path, "S201")
    assert (finding.sheet, finding.cell) == ("Trang 1", None)


def lines_of(workbook: Path) -> list[list[Any]]:
    """The rows of Lỗi dữ liệu: number, code, severity, count, unit, file, sheet, cell, cells, value, message …"""
    from openpyxl import load_workbook

    rows = [list(row) for row in load_workbook(workbook)["Lỗi dữ liệu"].iter_rows(values_only=True)]
    header = next(at for at, row in enumerate(rows) if row[1] == "Mã")
    return [row for row in rows[header + 1 :] if row[1]]


def shown_once(rows: Sequence[Sequence[Any]] | Sheet, code: str, folder: Path) -> tuple[list[Any], int]:
    """The only line of a rule in the workbook, and how many findings the JSON has of it."""
    evaluation = sheetops.consolidate(make_workspace(folder, {"Phong Kinh te.xlsx": rows}))
    (line,) = [line for line in lines_of(evaluation.to_excel(folder / "tong-hop.xlsx")) if line[1] == code]
    return line, [finding["code"] for finding in evaluation.to_dict()["findings"]].count(code)


def told_once(folder: Path, code: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a check in the terminal tells of a rule."""
    main(["check", str(folder / "nop" / "Phong Kinh te.xlsx")])
    shown = capsys.readouterr().out
    assert shown.count(f" {code} ") == 1
    return shown.partition(f" {code} ")[2].partition("Cách sửa")[0]


def test_one_unknown_word_in_thirty_rows_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["xong hết rồi nhé"] * 30 + ["hông biết"]
    rows = [["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]]
    rows += [[n, f"Việc số {n}", "30/4/2026", word] for n, word in enumerate(words, start=1)]
    evaluation = sheetops.consolidate(make_workspace(tmp_path, {"Phong Kinh te.xlsx": rows}))
    lines = [line for line in lines_of(evaluation.to_excel(tmp_path / "a.xlsx")) if line[1] == "D304"]
    assert [(line[3], line[7]) for line in lines] == [(30, "D2"), (1, "D32")], "another word is another cause"
    assert lines[0][8].startswith("D2, D3, D4, ")
    assert sum(finding.code == "D304" for finding in evaluation.findings) == 31
    told = told_once(tmp_path, "D304", capsys)
    assert "(31 chỗ)" in told
    assert told.count("xong hết rồi nhé") == 1
    assert "Theo dõi!D2, D3, D4, D5," in told


def test_evidence_that_every_task_lacks_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[*HEADERS.values()], *table([GOOD | {"title": f"Việc số {n}", "evidence": None} for n in range(30)])]
    line, count = shown_once(rows, "D308", tmp_path)
    assert (line[3], count) == (30, 30)
    assert "(30 chỗ)" in told_once(tmp_path, "D308", capsys)


def test_two_hundred_cells_in_a_legacy_font_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Rµ so¸t hé nghÌo, hé cËn nghÌo"
    rows = [[*HEADERS.values()]]
    for n, row in enumerate(table([OPEN] * 200)):
        rows.append([row[0], Legacy(f"{title} th«n {n}", ".VnTime"), *row[2:]])
    line, count = shown_once(rows, "S208", tmp_path)
    assert (line[3], count) == (200, 200)
    assert "Rà soát hộ nghèo" in line[10]
    assert line[10].endswith("(và 199 chỗ tương tự)")
    assert "(200 chỗ)" in told_once(tmp_path, "S208", capsys)


def test_dates_that_a_computer_may_have_exchanged_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = [date(2026, 5, day) for day in range(1, 10) if day != 5]
    rows = [[*HEADERS.values()], *table([OPEN | {"due": day} for day in days]), *table([OPEN | {"due": "20/4"}])]
    line, count = shown_once(rows, "D303", tmp_path)
    assert (line[3], count) == (8, 8)
    assert "(8 chỗ)" in told_once(tmp_path, "D303", capsys)


def test_a_cell_that_tasks_share_is_one_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid = shared(CASES[0])
    line, count = shown_once(laid.sheet, "D302", tmp_path)
    assert (line[3], line[7], line[8], line[9], count) == (3, "D2", "D2 (3 dòng)", "31/4/2026", 3)
    told = told_once(tmp_path, "D302", capsys)
    assert "Theo dõi!D2 (3 dòng): " in told
    assert "chỗ)" not in told


def test_units_in_one_sheet_are_told_apart(tmp_path: Path) -> None:
    header = [*HEADERS.values(), "Đơn vị chủ trì"]
    tasks = table([GOOD | {"title": f"Việc số {n}", "evidence": None} for n in range(4)])
    rows = [header, *([*row, unit] for row, unit in zip(tasks, ["PKT", "CAX", "PKT", "CAX"], strict=True))]
    evaluation = sheetops.consolidate(make_workspace(tmp_path, {"bieu chung.xlsx": rows}))
    lines = [line for line in lines_of(evaluation.to_excel(tmp_path / "a.xlsx")) if line[1] == "D308"]
    assert [(line[3], line[4], line[8]) for line in lines] == [
        (2, "Phòng Kinh tế", "I2, I4"),
        (2, "Công an xã", "I3, I5"),
    ]
