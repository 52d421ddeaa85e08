"""What goes back to a unit: its own workbook, coloured, commented and listed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from helpers import Formula, Share, Sheet, make_workspace, make_xls, make_xlsx, typed
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from write.returned import FIRST, HEADER, comments, listed, opened, the_copy

import sheetops
from sheetops.journey.returning import returned_copies
from sheetops.read import read_workbook
from sheetops.stamp import Stamp
from sheetops.write.stamp import put_stamp

OFFICE = shutil.which("soffice")
GOOD = [1, "Rà soát hộ nghèo", "15/4/2026", "10/4/2026", "Hoàn thành", "Báo cáo 15/BC-UBND"]
BAD_DATE = [2, "Sửa đường vào thôn", "31/4/2026", None, "Đang triển khai"]
NO_STATUS = [3, "Tuần tra ban đêm", "30/4/2026", None, "ok rồi"]
ROWS = [["PHÒNG KINH TẾ"], HEADER, GOOD, BAD_DATE, NO_STATUS]


def workspace(tmp_path: Path, rows: object = ROWS, name: str = "Phong Kinh te.xlsx", **settings: object) -> Path:
    return make_workspace(tmp_path, {name: rows}, **settings)


def test_a_cell_that_is_wrong_is_coloured_and_says_why_and_what_to_do(tmp_path: Path) -> None:
    book = the_copy(workspace(tmp_path))
    said = comments(book)
    assert set(said) == {("Theo dõi", "C4"), ("Theo dõi", "E5")}
    assert "D302" in said["Theo dõi", "C4"]
    assert "Cách sửa: " in said["Theo dõi", "C4"]
    assert book["Theo dõi"]["C4"].fill.fgColor.rgb == "FFF8B1A3"
    assert book["Theo dõi"]["C3"].fill.fill_type is None


def test_a_warning_has_another_colour_and_what_is_only_told_has_none(tmp_path: Path) -> None:
    rows = [["PHÒNG KINH TẾ"], [*HEADER, "Số hộ"], [*GOOD, 3], [4, "Họp dân", "10/4/2026", None, "Đang triển khai"]]
    book = the_copy(workspace(tmp_path, rows))
    assert [row[1] for row in listed(book)] == ["E501", "S204"]
    assert book["Theo dõi"]["E4"].fill.fgColor.rgb == "FFFFE28C"
    assert set(comments(book)) == {("Theo dõi", "E4")}


def test_several_findings_on_one_cell_are_one_comment(tmp_path: Path) -> None:
    rows = [HEADER, GOOD, [2, "Họp dân", "12/4/2026", "5/4/2027", "Hoàn thành"]]
    path = tmp_path / "ws"
    evaluation = sheetops.consolidate(workspace(path, rows))
    codes = [finding.code for finding in evaluation.findings if finding.cell == "D3"]
    (said,) = [text for (_, cell), text in comments(the_copy(path)).items() if cell == "D3"]
    assert codes
    assert all(code in said for code in codes)


def test_the_first_sheet_is_open_and_leads_to_the_cells(tmp_path: Path) -> None:
    book = the_copy(workspace(tmp_path))
    front = book.worksheets[0]
    assert (front.title, book.active.title) == (FIRST, FIRST)
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False]
    (first, second) = listed(book)
    assert first[:5] == [1, "D302", "Lỗi", "Theo dõi", "C4"]
    assert first[5:7] == ["Sửa đường vào thôn", "31/4/2026"]
    assert second[1] == "D304"
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Theo dõi'!C4", "'Theo dõi'!E5"]
    text = "\n".join(str(cell.value) for row in front.iter_rows(max_row=7, max_col=1) for cell in row)
    assert "Phòng Kinh tế" in text
    assert "17/4/2026" in text
    assert "Có 02 lỗi phải sửa." in text


def test_findings_of_one_cause_are_one_row_with_all_cells(tmp_path: Path) -> None:
    rows = [HEADER, *([n, f"Việc số {n}", "31/4/2026", None, "Đang triển khai"] for n in range(1, 6))]
    book = the_copy(workspace(tmp_path, rows))
    (row,) = listed(book)
    assert row[4] == "C2, C3, C4, C5, C6"
    assert len(comments(book)) == 5


def test_the_front_sheet_prints_on_a4_landscape_one_page_wide(tmp_path: Path) -> None:
    front = the_copy(workspace(tmp_path)).worksheets[0]
    assert (front.page_setup.orientation, front.page_setup.paperSize) == ("landscape", 9)
    assert front.sheet_properties.pageSetUpPr.fitToPage
    assert (front.page_setup.fitToWidth, front.page_setup.fitToHeight) == (1, 0)
    assert front.print_title_rows
    assert {cell.font.name for row in front.iter_rows() for cell in row if cell.value} == {"Times New Roman"}


def test_another_sheet_of_that_name_keeps_it(tmp_path: Path) -> None:
    book = the_copy(workspace(tmp_path, {FIRST: [["của đơn vị"]], "Theo dõi": ROWS}))
    assert book.sheetnames == [f"{FIRST} (2)", FIRST, "Theo dõi"]


def test_a_merged_cell_is_marked_where_it_can_bear_a_comment(tmp_path: Path) -> None:
    rows = [HEADER, GOOD, [2, "Sửa đường", "31/4/2026", None, "Đang triển khai"], [3, "Sửa cầu", None, None, "ĐTH"]]
    book = the_copy(workspace(tmp_path, Sheet(rows, merges=["C3:C4"])))
    assert ("Theo dõi", "C3") in comments(book)
    assert ("Theo dõi", "C4") not in comments(book)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    rows = [HEADER, [1, "=1+1", '=HYPERLINK("http://x")', None, "Đang triển khai"], [2, "+A1", "@SUM(1)", None, "-2"]]
    book = the_copy(workspace(tmp_path, rows))
    assert "f" not in {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert [row[6] for row in listed(book) if row[1] == "D304"] == ["-2"]


# --- what is kept ----------------------------------------------------------------------------------------------------


def formatted(tmp_path: Path) -> Path:
    """A sheet with what people set up: widths, panes, filters, formulas, drop-downs, colours, names, a password."""
    root = workspace(tmp_path)
    path = root / "nop" / "Phong Kinh te.xlsx"
    with xlsxwriter.Workbook(path) as book:
        put_stamp(book, Stamp("KT", "2026-04"))
        book.define_name("Danh_sach", "='Theo dõi'!$B$2:$B$4")
        yellow = book.add_format({"bg_color": "#FFFF00", "num_format": "dd/mm/yyyy"})
        paper = book.add_worksheet("Theo dõi")
        for row, values in enumerate([HEADER, GOOD, BAD_DATE, NO_STATUS]):
            for column, value in enumerate(values):
                paper.write(row, column, value)
        paper.write_string(2, 2, "31/4/2026", yellow)
        other = book.add_worksheet("Phụ")
        other.write_formula("A1", "='Theo dõi'!B2&\" (nhắc lại)\"", None, "Rà soát hộ nghèo (nhắc lại)")
        other.write_formula("B1", "=SUM('Theo dõi'!A2:A4)", None, 6)
        paper.write_comment("E4", "Chưa rõ, hỏi lại anh em")
        paper.set_column("B:B", 41)
        paper.set_row(3, 33)
        paper.set_row(7, None, None, {"hidden": True})
        paper.freeze_panes(1, 2)
        paper.autofilter("A1:E4")
        paper.data_validation("E2:E9", {"validate": "list", "source": ["Hoàn thành", "Đang triển khai"]})
        paper.conditional_format("A2:A9", {"type": "cell", "criteria": ">", "value": 5, "format": yellow})
        paper.set_landscape()
        paper.repeat_rows(0)
        paper.protect("mật khẩu")
    return root


def test_layout_formulas_and_protection_are_kept(tmp_path: Path) -> None:
    book = the_copy(formatted(tmp_path))
    paper = book["Theo dõi"]
    assert book["Phụ"]["A1"].value == "='Theo dõi'!B2&\" (nhắc lại)\""
    assert round(paper.column_dimensions["B"].width) == 42
    assert paper.row_dimensions[4].height == 33
    assert paper.row_dimensions[8].hidden
    assert (paper.freeze_panes, paper.auto_filter.ref) == ("C2", "A1:E4")
    assert [str(rule.sqref) for rule in paper.data_validations.dataValidation] == ["E2:E9"]
    assert [str(ranges.sqref) for ranges in paper.conditional_formatting] == ["A2:A9"]
    assert (paper.page_setup.orientation, paper.print_title_rows) == ("landscape", "$1:$1")
    assert paper.protection.sheet
    assert paper.protection.password
    assert list(book.defined_names) == ["Danh_sach"]
    assert paper["C3"].number_format == "dd/mm/yyyy"


def test_the_stamp_and_the_values_of_formulas_are_kept(tmp_path: Path) -> None:
    root = formatted(tmp_path)
    (returned,) = returned_copies(sheetops.consolidate(root))
    assert returned.copy is not None
    read = read_workbook(returned.copy, "a.xlsx")
    assert Stamp.parse(read.stamp) == Stamp("KT", "2026-04")
    grid = next(grid for grid in read.grids if grid.sheet == "Phụ")
    assert (grid.cell(1, 1), grid.cell(1, 2), grid.unvalued_formulas) == ("Rà soát hộ nghèo (nhắc lại)", 6, frozenset())


def test_a_comment_of_the_units_own_stays_above_ours(tmp_path: Path) -> None:
    said = comments(the_copy(formatted(tmp_path)))["Theo dõi", "E4"]
    assert said.startswith("Chưa rõ, hỏi lại anh em\n\n")
    assert "D304" in said


def test_a_second_round_replaces_the_first_one(tmp_path: Path) -> None:
    """The mended copy comes in with one fault left: the old list, colours and comments are gone."""
    root = formatted(tmp_path)
    path = root / "nop" / "Phong Kinh te.xlsx"
    book = the_copy(root)
    book["Theo dõi"]["C3"].value = "30/4/2026"
    book.save(path)
    again = the_copy(root)
    assert again.sheetnames == [FIRST, "Theo dõi", "Phụ"]
    assert set(comments(again)) == {("Theo dõi", "E4")}
    assert comments(again)["Theo dõi", "E4"].count("D304") == 1
    assert comments(again)["Theo dõi", "E4"].startswith("Chưa rõ")
    assert again["Theo dõi"]["C3"].fill.fgColor.rgb == "FFFFFF00"
    again["Theo dõi"]["E4"].value = "Hoàn thành"
    again["Theo dõi"]["D4"].value = "10/4/2026"
    again["Theo dõi"]["F4"].value = "Báo cáo 16/BC-UBND"
    again.save(path)
    assert returned_copies(sheetops.consolidate(root)) == ()


def test_formulas_that_lead_to_another_workbook_become_values_and_it_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    rows = [*ROWS, [4, "Họp dân", Formula("='[khac.xlsx]Sheet1'!A1", "30/4/2026"), None, "Đang triển khai"]]
    path = make_xlsx(root / "nop" / "Phong Kinh te.xlsx", rows)
    _with_link(path)
    book = the_copy(root)
    assert book["Theo dõi"]["C6"].value == "30/4/2026"
    assert "tệp khác được thay bằng giá trị" in _front_text(book)
    assert not any("externalLink" in name for name in _parts(root))


def _with_link(path: Path) -> None:
    """Have a workbook name the other one as Excel does: by its number."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"[khac.xlsx]", b"[1]")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _parts(root: Path) -> list[str]:
    (returned,) = returned_copies(sheetops.consolidate(root))
    with zipfile.ZipFile(BytesIO(returned.copy or b"")) as archive:
        return archive.namelist()


def _front_text(book: object) -> str:
    return "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    with xlsxwriter.Workbook(root / "nop" / "Phong Kinh te.xlsx") as book:
        paper = book.add_worksheet("Theo dõi")
        for row, values in enumerate(ROWS):
            for column, value in enumerate(values):
                paper.write(row, column, value)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Theo dõi'!$A$3:$A$5"})
        paper.insert_chart("H2", chart)
    assert "Không giữ được: hình vẽ hoặc biểu đồ" in _front_text(the_copy(root))


def test_what_is_kept_is_not_said_to_be_lost(tmp_path: Path) -> None:
    assert "khác tệp đã gửi" not in _front_text(the_copy(formatted(tmp_path)))


# --- other formats ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".xlsb"])
def test_other_formats_come_back_as_xlsx(tmp_path: Path, suffix: str) -> None:
    rows = [*ROWS, [4, "Trồng rừng", date(2026, 4, 30), None, "Đang triển khai"], [5, "Tỷ lệ", Share(0.8), None, None]]
    sheet = Sheet(rows, merges=["A1:E1"], hidden_columns=["D"])
    root = workspace(tmp_path, sheet, f"Phong Kinh te{suffix}")
    (returned,) = returned_copies(sheetops.consolidate(root))
    book = opened(returned)
    paper = book["Theo dõi"]
    assert (returned.name, returned.text_name) == ("Phong Kinh te.xlsx", "Phong Kinh te.txt")
    assert ("Theo dõi", "C4") in comments(book)
    assert (paper["C6"].value.date(), paper["C6"].number_format) == (date(2026, 4, 30), "dd/mm/yyyy")
    assert [str(area) for area in paper.merged_cells.ranges] == ["A1:E1"]
    assert paper.column_dimensions["D"].hidden
    assert f"dạng {suffix}" in _front_text(book)


def test_legacy_fonts_come_back_in_unicode(tmp_path: Path) -> None:
    rows = [[HEADER[0], *HEADER[1:]], [1, typed("Sửa đường vào thôn", ".VnTime"), "31/4/2026", None, "Đang triển khai"]]
    root = workspace(tmp_path, rows, "Phong Kinh te.xls")
    book = the_copy(root)
    assert book["Theo dõi"]["B2"].value == "Sửa đường vào thôn"
    assert "phông Unicode" in _front_text(book)


def test_a_stamp_in_an_xls_comes_back_in_the_xlsx(tmp_path: Path) -> None:
    rebuilt = pytest.importorskip("sheetops.write.returned.rebuild")
    from helpers import make_grid

    root = workspace(tmp_path)
    given = returns_of(root)
    copy = rebuilt.rebuilt([make_grid(ROWS)], given, rebuilt.Source(".xls", Stamp("KT", "2026-04").text))
    assert Stamp.parse(read_workbook(copy, "a.xlsx").stamp) == Stamp("KT", "2026-04")


def returns_of(root: Path):
    from sheetops.write.returned.plan import returns

    (given,) = returns(sheetops.consolidate(root))
    return given


def test_sheet_names_that_excel_forbids_are_changed_and_it_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"Biểu 1/2026 của Phòng Kinh tế và Hạ tầng": ROWS}, "Phong Kinh te.ods")
    book = the_copy(root)
    assert book.sheetnames[1] == "Biểu 1-2026 của Phòng Kinh tế v"
    assert (book.sheetnames[1], "C4") in comments(book)
    assert "được đổi tên" in _front_text(book)


def test_a_workbook_that_openpyxl_cannot_load_is_made_anew(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    path = root / "nop" / "Phong Kinh te.xlsx"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = (
        parts["xl/styles.xml"]
        .replace(b"<fills", b"<fills><fill><wrong/></fill></fills><x")
        .replace(b"</fills>", b"</x>", 2)
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    book = the_copy(root)
    assert set(comments(book)) == {("Theo dõi", "C4"), ("Theo dõi", "E5")}
    assert "Tệp gốc có phần bị hỏng" in _front_text(book)


# --- which files -----------------------------------------------------------------------------------------------------


def test_only_files_with_something_to_mend_come_back(tmp_path: Path) -> None:
    good = [["CÔNG AN XÃ"], HEADER, [1, "Tuần tra đêm", *GOOD[2:]]]
    root = make_workspace(tmp_path, {"con/Phong Kinh te.xlsx": ROWS, "Cong an xa.xlsx": good})
    assert [each.name for each in returned_copies(sheetops.consolidate(root))] == ["con/Phong Kinh te.xlsx"]


def test_what_was_sent_again_comes_back_once(tmp_path: Path) -> None:
    import os

    root = make_workspace(tmp_path, {"KT cu.xlsx": ROWS, "KT moi.xlsx": [*ROWS, [4, "Họp", "x", None, "ĐTH"]]})
    os.utime(root / "nop" / "KT cu.xlsx", (1_776_000_000, 1_776_000_000))
    os.utime(root / "nop" / "KT moi.xlsx", (1_776_300_000, 1_776_300_000))
    assert [each.name for each in returned_copies(sheetops.consolidate(root))] == ["KT moi.xlsx"]


def test_a_file_without_a_table_comes_back_and_says_so(tmp_path: Path) -> None:
    book = the_copy(workspace(tmp_path, [["Họp dân"], ["Sửa đường"]]))
    assert [row[1] for row in listed(book)] >= ["S201"]
    assert "chưa được tổng hợp" in _front_text(book)


def test_a_file_that_cannot_be_opened_gets_only_the_text(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"Phong Kinh te.xlsx": b"PK\x03\x04 nothing", "Cong an xa.xlsx": ROWS})
    returned = {each.path: each for each in returned_copies(sheetops.consolidate(root))}
    broken = returned["nop/Phong Kinh te.xlsx"]
    assert broken.copy is None
    assert not broken.failed
    assert "không mở được tệp “Phong Kinh te.xlsx”" in broken.text.decode("utf-8-sig")


def test_a_file_that_changes_meanwhile_gets_no_copy(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    evaluation = sheetops.consolidate(root)
    make_xlsx(root / "nop" / "Phong Kinh te.xlsx", [HEADER, GOOD])
    (returned,) = returned_copies(evaluation)
    assert (returned.copy, returned.failed) == (None, True)
    assert "đã thay đổi trong lúc tổng hợp" in returned.text.decode("utf-8-sig")


def test_two_formats_of_one_name_are_told_apart(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    make_xls(root / "nop" / "phong kinh te.xls", [["CÔNG AN XÃ"], HEADER, BAD_DATE])
    names = {each.path: each.name for each in returned_copies(sheetops.consolidate(root))}
    assert names["nop/Phong Kinh te.xlsx"] == "Phong Kinh te.xlsx"
    assert names["nop/phong kinh te.xls"] == "phong kinh te (xls).xlsx"


# --- the text --------------------------------------------------------------------------------------------------------


def test_the_text_says_what_comes_back_by_when_and_the_worst_three(tmp_path: Path) -> None:
    more = [[n, f"Việc {n}", "30/4/2026", None, word] for n, word in ((4, "xong xuôi"), (5, "hết ý"), (6, "tốt"))]
    root = workspace(tmp_path, [*ROWS, *more, [7, "Họp", None, "10/4/2026", 5]], submission_deadline="2026-04-16T17:00")
    (returned,) = returned_copies(sheetops.consolidate(root))
    assert returned.text.startswith(b"\xef\xbb\xbf")
    lines = returned.text.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Kính gửi: Phòng Kinh tế"
    assert "gửi lại trước 17:00 ngày 16/4/2026." in lines[1]
    assert 1 <= sum(line.startswith("- ") for line in lines) <= 3


# --- other programs --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_a_copy_and_keeps_its_comments(tmp_path: Path) -> None:
    (returned,) = returned_copies(sheetops.consolidate(formatted(tmp_path)))
    source = tmp_path / "copy.xlsx"
    source.write_bytes(returned.copy or b"")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    kept = load_workbook(tmp_path / "out" / "copy.xlsx")
    assert set(comments(kept)) == {("Theo dõi", "C3"), ("Theo dõi", "E4")}
    assert kept["Phụ"]["B1"].value == "=SUM('Theo dõi'!A2:A4)"
    # mended there and sent in, it is read as before: the list is left aside
    shutil.copy(tmp_path / "out" / "copy.xlsx", tmp_path / "nop" / "Phong Kinh te.xlsx")
    again = sheetops.consolidate(tmp_path)
    assert list(again.tasks["title"]) == [GOOD[1], BAD_DATE[1], NO_STATUS[1]]
    assert set(comments(the_copy(tmp_path))) == {("Theo dõi", "C3"), ("Theo dõi", "E4")}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    root = formatted(tmp_path)
    assert returned_copies(sheetops.consolidate(root)) == returned_copies(sheetops.consolidate(root))


def test_a_comment_of_the_unit_is_not_lost_where_nothing_is_wrong(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    path = root / "nop" / "Phong Kinh te.xlsx"
    book = load_workbook(path)
    book["Theo dõi"]["B3"].comment = Comment("đã hỏi", "A")
    book["Theo dõi"]["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    book.save(path)
    copy = the_copy(root)
    assert comments(copy)["Theo dõi", "B3"] == "đã hỏi"
    assert copy["Theo dõi"]["B3"].fill.fgColor.rgb == "FF00FF00"
