"""The Office's own template: what is filled in, what stays, what cannot be filled."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import HEADER, make_workspace
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

import sheetops
from sheetops import TemplateError, WorkspaceError, explain_tally, fill_template

SAMPLES = Path(__file__).parents[2] / "samples"
Fill = Callable[[Callable[[Any], None]], Any]


@pytest.fixture(scope="module")
def april() -> Any:
    return sheetops.consolidate(SAMPLES / "lung-phinh-2026-04")


def template(path: Path, make: Callable[[Any], None]) -> Path:
    book = Workbook()
    make(book)
    book.save(path)
    return path


@pytest.fixture
def fill(april: Any, tmp_path: Path) -> Fill:
    def run(make: Callable[[Any], None]) -> Any:
        done = fill_template(april, template(tmp_path / "mau.xlsx", make), tmp_path / "ket-qua")
        assert done.path.name == "theo-mau-2026-04.xlsx"
        return load_workbook(done.path)

    return run


def test_figures_are_those_that_why_explains(april: Any, fill: Fill) -> None:
    def make(book: Any) -> None:
        sheet = book.active
        sheet["A1"], sheet["A2"] = "{{Kinh tế | Quá hạn}}", "{{ overdue }}"
        sheet["A3"] = "Có {{Tổng số}} nhiệm vụ, {{Quá hạn}} quá hạn ({{Kỳ}}, đến {{Ngày chốt}})"
        sheet["A4"], sheet["A5"] = "{{completion_of_due}}", "{{Trong kỳ | P. Kinh tế | Hoàn thành}}"

    sheet = fill(make).active
    assert sheet["A1"].value == explain_tally(april, "Kinh tế", "overdue").value
    assert sheet["A2"].value == explain_tally(april, "overdue").value
    assert sheet["A3"].value == "Có 56 nhiệm vụ, 6 quá hạn (tháng 4 năm 2026, đến 17/04/2026)"
    assert sheet["A4"].value == pytest.approx(0.8)
    assert sheet["A5"].value == explain_tally(april, "KT", "completed", origin="in_period").value


def test_defined_names_are_filled(april: Any, fill: Fill) -> None:
    def make(book: Any) -> None:
        book.active.title = "Bao cao"
        book.defined_names["sheetops.kinh_te.overdue"] = DefinedName(
            "sheetops.kinh_te.overdue", attr_text="'Bao cao'!$C$5"
        )

    assert fill(make)["Bao cao"]["C5"].value == explain_tally(april, "Kinh tế", "overdue").value


def test_a_row_is_repeated_per_task_and_what_is_below_moves_down(april: Any, fill: Fill) -> None:
    def make(book: Any) -> None:
        sheet = book.active
        sheet.append(["TT", "Nội dung", "Đơn vị", "Hạn"])
        sheet.append(["{{#TT}}", "{{#Nội dung nhiệm vụ}}", "{{#Đơn vị chủ trì}}", "{{#Thời hạn}}"])
        sheet.append(["NGƯỜI LẬP"])
        sheet["A2"].font, sheet["A2"].fill = Font(bold=True), PatternFill("solid", start_color="FFFF00")
        sheet.row_dimensions[2].height = 33
        sheet.row_dimensions[3].height = 20
        sheet.merge_cells("A3:D3")

    sheet, tasks = fill(make).active, april.tasks
    last = len(tasks) + 1
    assert [sheet.cell(row, 1).value for row in range(2, last + 1)] == list(range(1, len(tasks) + 1))
    assert [sheet.cell(row, 2).value for row in range(2, last + 1)] == tasks["title"].tolist()
    assert sheet["C2"].value == april.workspace.unit(tasks["unit"][0]).name
    assert isinstance(sheet["D2"].value, datetime)
    assert sheet.cell(last, 1).font.bold
    assert sheet.cell(last, 1).fill.start_color.rgb.endswith("FFFF00")
    assert sheet.cell(last + 1, 1).value == "NGƯỜI LẬP"
    assert [r.coord for r in sheet.merged_cells.ranges] == [f"A{last + 1}:D{last + 1}"]
    assert (sheet.row_dimensions[last].height, sheet.row_dimensions[last + 1].height) == (33, 20)


def test_hostile_titles_are_texts(tmp_path: Path) -> None:
    titles = ["=1+1", "{{Quá hạnn}}", "@x", "x" * 40_000]
    rows = [HEADER, *([n, title, "30/4/2026", None, "Đang triển khai"] for n, title in enumerate(titles, start=1))]
    root = make_workspace(tmp_path, {"PKT.xlsx": rows})

    def make(book: Any) -> None:
        book.active.append(["{{#title}}"])

    done = fill_template(sheetops.consolidate(root), template(tmp_path / "mau.xlsx", make))
    cells = [row[0] for row in load_workbook(done.path).active.iter_rows()]
    assert all(cell.data_type == "s" for cell in cells)
    assert {cell.value for cell in cells} >= {"=1+1", "{{Quá hạnn}}", "@x"}


def test_layout_and_formulas_are_kept(fill: Fill) -> None:
    def make(book: Any) -> None:
        sheet = book.active
        sheet["A1"], sheet["A2"], sheet["A3"] = "{{Tổng số}}", "=A1*2", "giữ nguyên"
        sheet.column_dimensions["A"].width = 41
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        book.create_sheet("Khác")["B2"] = "x"

    book = fill(make)
    sheet = book.worksheets[0]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == (56, "=A1*2", "giữ nguyên")
    assert (sheet.column_dimensions["A"].width, sheet.page_setup.orientation) == (41, "landscape")
    assert sheet.print_title_rows == "$1:$1"
    assert book["Khác"]["B2"].value == "x"


def test_every_place_that_cannot_be_filled_is_named_at_once(april: Any, tmp_path: Path) -> None:
    def make(book: Any) -> None:
        sheet = book.active
        sheet.title = "Mẫu"
        sheet["B2"], sheet["C3"] = "{{Quá hạnn}}", "{{#Không có cột này}}"
        other = book.create_sheet("Danh sách")
        other["A1"], other["A9"] = "{{#TT}}", "=SUM(A1:A1)"

    with pytest.raises(TemplateError) as told:
        fill_template(april, template(tmp_path / "mau.xlsx", make), tmp_path)
    message = str(told.value)
    assert 'Mẫu!B2: {{Quá hạnn}}: "Quá hạnn" không phải là' in message
    assert "Mẫu!C3: {{#Không có cột này}}" in message
    assert "Danh sách!A9" in message
    assert not (tmp_path / "theo-mau-2026-04.xlsx").exists()


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_told(april: Any, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match="không đọc được tệp mẫu"):
        fill_template(april, path, tmp_path)


def test_a_template_that_is_not_there_is_told(april: Any, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="không có tệp mẫu"):
        fill_template(april, tmp_path / "khong.xlsx", tmp_path)


def test_the_same_result_gives_the_same_bytes(april: Any, tmp_path: Path) -> None:
    def make(book: Any) -> None:
        book.active["A1"] = "{{Tổng số}}"

    mau = template(tmp_path / "mau.xlsx", make)
    first, second = (fill_template(april, mau, tmp_path / name).path.read_bytes() for name in ("a", "b"))
    assert first == second
    assert load_workbook(io.BytesIO(first)).active["A1"].value == 56


def test_scores_fill_a_template_too(tmp_path: Path) -> None:
    may = sheetops.consolidate(SAMPLES / "vinh-thong-cchc-2026" / "thang-5")

    def make(book: Any) -> None:
        book.active.append(["{{Phần VIII | Điểm mất}}", "{{Điểm được tính}}"])
        book.active.append(["{{#Mã}}", "{{#Lĩnh vực, tiêu chí, tiêu chí thành phần}}", "{{#unit}}"])

    sheet = load_workbook(fill_template(may, template(tmp_path / "mau.xlsx", make), tmp_path).path).active
    assert (sheet["A1"].value, sheet["B1"].value) == (2.3, 64.6)
    leaves = may.indicators[may.indicators["leaf"]]  # type: ignore[union-attr]
    assert [sheet.cell(row, 1).value for row in range(2, 2 + len(leaves))] == leaves["code"].tolist()
    assert sheet["B2"].value == leaves["name"].iloc[0]
