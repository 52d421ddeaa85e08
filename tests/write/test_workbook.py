"""The workbook: its figures, its text, its links, its looks, and that it recalculates to the same numbers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml import faults

from sheetops.catalogue import found
from sheetops.kind import Kind, load_kind
from sheetops.model import RowCounts, SubmittedFile
from sheetops.write.workbook import workbook_bytes, write_workbook
from sheetops.write.workbook.book import Book
from sheetops.write.workbook.criteria import counted, literal
from sheetops.write.workbook.links import Links
from sheetops.write.workbook.making import made
from sheetops.write.workbook.metrics import text_width, wrapped
from sheetops.write.workbook.page import Page
from sheetops.write.workbook.values import LONGEST, Link, storable

SHEETS = [
    "Tổng hợp",
    "Theo đơn vị",
    "Chi tiết",
    "Biểu kèm theo",
    "Đôn đốc",
    "Đối chiếu",
    "Lỗi dữ liệu",
    "Tệp nộp",
    "Dòng không được tiếp nhận",
    "Thông tin",
]
DONE = {"title": "Họp thôn", "status": "completed"}
NASTY = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "{=1}", "http://example.org", "007", "TRUE", "  a"]

Evaluate = Callable[..., Any]
Written = Callable[..., Any]
Cells = dict[str, Any]


def row_of(sheet: Any, text: str, column: int = 2) -> list[Any]:
    """The values of the first row whose cell in a column begins with a text."""
    for row in sheet.iter_rows(values_only=True):
        if isinstance(row[column - 1], str) and row[column - 1].startswith(text):
            return list(row)
    raise AssertionError(f"no row begins with {text!r}")


def texts(sheet: Any) -> list[str]:
    return [value for row in sheet.iter_rows(values_only=True) for value in row if isinstance(value, str)]


def detail(book: Any) -> list[dict[str, Any]]:
    """The rows of Chi tiết by their headers."""
    header, *rows = book["Chi tiết"].iter_rows(min_row=5, values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def formulas(book: Any) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".bin")}


# ----- the sheets and their figures


def test_ten_sheets_in_their_order(evaluate: Evaluate, written: Written) -> None:
    assert written(evaluate([DONE])).sheetnames == SHEETS


def test_the_tally_shows_blocks_sectors_and_the_total(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    sheet = written(evaluation, values=True)["Tổng hợp"]
    head = row_of(sheet, "TT", 1)
    in_use = ["Hoàn thành", "Hoàn thành trễ hạn", "Quá hạn", "Chậm tiến độ", "Đang triển khai", "Chưa đến hạn"]
    assert head[:3] == ["TT", "Nội dung", "Tổng số"]
    assert row_of(sheet, "Hoàn thành", 4)[3:10] == [*in_use, "Chưa xác định"]
    frame = evaluation.tallies
    total = frame[frame["origin"].isna() & frame["sector"].isna()].iloc[0]
    shown = row_of(sheet, "Tổng cộng")
    assert shown[2] == total["total"] == 59
    assert shown[3] == total["completed"]
    assert shown[10] == total["completion_of_due_denominator"]
    assert shown[11] == pytest.approx(total["completion_of_due"])
    assert row_of(sheet, "Nhiệm vụ chuyển tiếp từ kỳ trước")[:3] == ["I", "Nhiệm vụ chuyển tiếp từ kỳ trước", 14]
    assert row_of(sheet, "Nhiệm vụ trong tháng 4 năm 2026")[:3] == ["II", "Nhiệm vụ trong tháng 4 năm 2026", 45]
    assert "Chưa rõ lĩnh vực" in texts(sheet)
    assert "Ngoài ra có 01 nhiệm vụ đã rút khỏi danh mục, không tính vào tổng số." in texts(sheet)


def test_one_carried_over_sector_is_not_shown_apart(evaluate: Evaluate, written: Written) -> None:
    sheet = written(evaluate([{**DONE, "origin": "carried_over"}, DONE]))["Tổng hợp"]
    carried, period = row_of(sheet, "Nhiệm vụ chuyển tiếp"), row_of(sheet, "Nhiệm vụ trong tháng 4")
    assert carried[2].startswith("=COUNTIFS(")
    assert period[2].startswith("=SUM(")


def test_the_heading_is_written_out(evaluate: Evaluate, written: Written) -> None:
    shown = texts(written(evaluate([DONE], assignment={"document": "312/UBND-VP ngày 02/4/2026"}))["Tổng hợp"])
    assert shown[0] == "ỦY BAN NHÂN DÂN XÃ LÙNG PHÌNH"
    assert "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 4 NĂM 2026" in shown
    assert "(Tính đến ngày 17/4/2026)" in shown
    assert "(Nhiệm vụ giao tại Văn bản số 312/UBND-VP ngày 02/4/2026)" in shown
    numbered = texts(written(evaluate([DONE], letter={"number": "05/UBND-VP"}))["Biểu kèm theo"])
    assert "(Kèm theo Văn bản số 05/UBND-VP của UBND xã Lùng Phình)" in numbered


def test_totals_lead_to_the_annex(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    book = written(evaluate(sixty_tasks))
    sheet, annex = book["Tổng hợp"], book["Biểu kèm theo"]
    targets = {}
    for row in sheet.iter_rows(min_col=2, max_col=3):
        if row[1].hyperlink and row[1].hyperlink.location:
            assert row[1].data_type == "f"
            targets[row[0].value] = annex[row[1].hyperlink.location.split("!")[1]].value
    assert targets["Nhiệm vụ trong tháng 4 năm 2026"] == "II. NHIỆM VỤ TRONG THÁNG 4 NĂM 2026 (45 nhiệm vụ)"
    assert targets["Lĩnh vực Quốc phòng - An ninh"].startswith("3. Lĩnh vực Quốc phòng - An ninh (")


def test_the_annex_numbers_each_block_anew(evaluate: Evaluate, written: Written) -> None:
    rows = [DONE, DONE, {**DONE, "sector": "vh-xh"}, {**DONE, "status": "withdrawn", "title": "Việc đã rút"}]
    sheet = written(evaluate(rows))["Biểu kèm theo"]
    numbers = [row[0] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert numbers == [1, 2, 1, 1]
    assert "III. NHIỆM VỤ ĐÃ RÚT KHỎI DANH MỤC (01 nhiệm vụ)" in texts(sheet)
    assert "NGƯỜI LẬP BIỂU" in texts(sheet)


def test_who_is_to_be_urged(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    sheet = written(evaluation, values=True)["Đôn đốc"]
    assert row_of(sheet, "Tổng cộng")[4] == len(evaluation.urge)
    head = row_of(sheet, "Lãnh đạo phụ trách")
    assert head[4:9] == ["Tổng số", "1–7 ngày", "8–30 ngày", "31–90 ngày", "Trên 90 ngày"]


def test_discrepancies_show_both_values_and_cells(evaluate: Evaluate, written: Written) -> None:
    disagreement = {
        "code": "R404",
        "task": 0,
        "field": "due",
        "left": "20/4/2026",
        "left_path": "nop/a.xlsx",
        "left_sheet": "T4",
        "left_cell": "E9",
        "right": "15/4/2026",
        "right_path": "dang-ky/giao.xlsx",
        "right_sheet": "Giao",
        "right_cell": "D7",
    }
    sheet = written(evaluate([DONE], discrepancies=[disagreement]))["Đối chiếu"]
    row = row_of(sheet, "R404")
    assert row[2] == "Thời hạn khác danh mục giao"
    assert row[4:6] == ["Họp thôn", "Thời hạn hoàn thành"]
    assert row[6:] == ["20/4/2026", "a.xlsx › T4", "E9", "15/4/2026", "giao.xlsx › Giao", "D7"]


def test_findings_that_say_the_same_are_one_row(evaluate: Evaluate, written: Written) -> None:
    place = {"path": "nop/a.xlsx", "sheet": "T4", "field": "evidence"}
    same = [found("D308", **place, cell=f"K{row}", row=row, title=f"Việc {row}") for row in (7, 9, 12)]
    other = found("D302", path="nop/a.xlsx", sheet="T4", cell="E8", row=8, field="due", value="31/4", unit="KT")
    sheet = written(evaluate([DONE], findings=[*same, other]))["Lỗi dữ liệu"]
    first, second = row_of(sheet, "D302"), row_of(sheet, "D308")
    assert first[0] == 1, "errors come first"
    assert first[1:10] == ["D302", "Lỗi", 1, "Phòng Kinh tế", "nop/a.xlsx", "T4", "E8", None, "31/4"]
    assert second[3] == 3
    assert second[7:10] == ["K7", "K7, K9, K12", "K7: Việc 7\nK9: Việc 9\nK12: Việc 12"]
    assert "Có 1 lỗi, 3 cảnh báo, 0 thông tin." in texts(sheet)[2]


def test_files_and_their_ledger(evaluate: Evaluate, written: Written) -> None:
    evaluation = evaluate([DONE])
    book = written(evaluation, values=True)
    row = row_of(book["Tệp nộp"], "nop/Phong Kinh te.xlsx")
    assert row[2:9] == ["Phòng Kinh tế", "Được tiếp nhận", 6, 1, 1, 4, "khớp"]
    wrong = replace(evaluation, ledger=evaluation.ledger.assign(rows=0))
    assert row_of(written(wrong, values=True)["Tệp nộp"], "nop/Phong")[8] == "KHÔNG KHỚP"
    assert "ab" * 32 in texts(book["Thông tin"])


def test_rejected_rows_stand_verbatim(evaluate: Evaluate, written: Written) -> None:
    cells = (("A9", "5"), ("D9", "=1+1"), ("E9", "15/4"))
    rejected = {"path": "nop/a.xlsx", "sheet": "T4", "row": 9, "reason": "D301", "cells": cells}
    sheet = written(evaluate([DONE], rejected=[rejected]))["Dòng không được tiếp nhận"]
    assert row_of(sheet, "nop/a.xlsx")[1:] == [
        "nop/a.xlsx", "T4", "9", "D301", "Thiếu nội dung bắt buộc", "A9: 5\nD9: =1+1\nE9: 15/4",
    ]  # fmt: skip


def test_nothing_to_show_is_said_in_a_sentence(evaluate: Evaluate, written: Written) -> None:
    book = written(evaluate())
    sentences = {
        "Tổng hợp": "Chưa có nhiệm vụ nào được tổng hợp trong kỳ này.",
        "Chi tiết": "Chưa có nhiệm vụ nào được tiếp nhận.",
        "Biểu kèm theo": "Chưa có nhiệm vụ nào để lập biểu.",
        "Đôn đốc": "Không có nhiệm vụ nào cần đôn đốc.",
        "Đối chiếu": "Không có nội dung nào khác nhau giữa các nguồn.",
        "Lỗi dữ liệu": "Không phát hiện lỗi dữ liệu nào.",
        "Tệp nộp": "Chưa có tệp nào trong thư mục nộp.",
        "Dòng không được tiếp nhận": "Mọi dòng nhiệm vụ đều được tiếp nhận.",
        "Thông tin": "Không có tệp đầu vào.",
    }
    for name, sentence in sentences.items():
        assert sentence in texts(book[name])


# ----- Chi tiết


def test_the_detail_table(evaluate: Evaluate, written: Written) -> None:
    row = {**DONE, "status": "overdue", "reported_status": "not_due", "status_text": "CĐH", "basis": "derived"}
    row |= {"reason": "overdue", "reported_due_text": "trước 11/4", "timeliness": "overdue", "days_overdue": 7.0}
    (shown,) = detail(written(evaluate([row])))
    assert shown["STT"] == 1
    assert shown["Nguồn kỳ"] == "Trong kỳ"
    assert shown["Thời hạn như đơn vị ghi"] == "trước 11/4"
    assert shown["Trạng thái như đơn vị ghi"] == "CĐH"
    assert shown["Trạng thái báo cáo"] == "Chưa đến hạn"
    assert shown["Trạng thái đánh giá"] == "Quá hạn"
    assert shown["Căn cứ đánh giá"] == "Theo số liệu"
    assert shown["Lý do khác báo cáo"] == "Hạn đã qua mà chưa hoàn thành"
    assert shown["Số ngày quá hạn"] == 7
    assert "Khó khăn, vướng mắc" not in shown, "empty in every row"
    assert list(shown)[-4:] == ["Kết luận của Văn phòng", "Gia hạn đến", "Văn bản gia hạn", "Ý kiến của Văn phòng"]


def test_dates_are_dates(evaluate: Evaluate, written: Written) -> None:
    from datetime import datetime

    rows = [{**DONE, "due": "2026-04-15"}, {**DONE, "due": "1826-04-15"}]
    sheet = written(evaluate(rows))["Chi tiết"]
    column = [cell.value for cell in sheet[5]].index("Thời hạn hoàn thành") + 1
    first, second = sheet.cell(6, column), sheet.cell(7, column)
    assert (first.value, first.number_format) == (datetime(2026, 4, 15), "dd/mm/yyyy")
    assert second.value == "15/04/1826", "no spreadsheet counts the days before 1900"


def test_unknown_columns_stand_once_before_the_yellow_ones(evaluate: Evaluate, written: Written) -> None:
    rows = [
        {**DONE, "extra": (("Mã tra cứu", "A1"), ("Nguồn kinh phí", "xã"))},
        {**DONE, "extra": (("Nguồn kinh phí", "tỉnh"), ("Mã", "trùng tên"))},
    ]
    first, second = detail(written(evaluate(rows)))
    assert (first["Mã tra cứu"], first["Nguồn kinh phí"], second["Nguồn kinh phí"]) == ("A1", "xã", "tỉnh")
    assert second["Mã (cột thêm)"] == "trùng tên"
    headers = list(first)
    assert len(headers) == len(set(headers))
    assert headers.index("Mã tra cứu") < headers.index("Kết luận của Văn phòng")


def test_the_office_decides_in_the_yellow_columns(evaluate: Evaluate, written: Written) -> None:
    book = written(evaluate([DONE, DONE]))
    sheet = book["Chi tiết"]
    assert not sheet.protection.sheet
    header = {cell.value: cell.column_letter for cell in sheet[5]}
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    choice = checks[f"{header['Kết luận của Văn phòng']}6:{header['Kết luận của Văn phòng']}7"]
    name, _, area = choice.formula1.strip("=").partition("!")
    offered = [cell.value for row in book[name.strip("'")][area.replace("$", "")] for cell in row]
    assert choice.type == "list"
    assert offered[0] == "Hoàn thành"
    assert offered[-1] == "Rút khỏi danh mục"
    assert "Chưa xác định" not in offered
    assert checks[f"{header['Gia hạn đến']}6:{header['Gia hạn đến']}7"].type == "date"


def test_every_task_leads_to_its_cell(evaluate: Evaluate, written: Written) -> None:
    rows = [{**DONE, "path": "nop/xã/Báo cáo #1 (100%).xlsx", "sheet": "Tháng 4's"}, {**DONE, "path": None}]
    sheet = written(evaluate(rows))["Chi tiết"]
    column = [cell.value for cell in sheet[5]].index("Ô nguồn") + 1
    link = sheet.cell(6, column).hyperlink
    assert link.target == r"..\nop\xã\Báo%20cáo%20%231%20(100%25).xlsx"
    assert link.location == "'Tháng 4''s'!B7"
    assert sheet.cell(7, column).hyperlink is None


def test_links_start_where_the_workbook_lies(evaluate: Evaluate, tmp_path: Path) -> None:
    evaluation = evaluate([DONE], root=tmp_path / "thang-4")
    inside = write_workbook(evaluation, tmp_path / "thang-4" / "ra" / "sau" / "a.xlsx").read_bytes()
    outside = write_workbook(evaluation, tmp_path / "a.xlsx").read_bytes()
    assert r'Target="..\..\nop\Phong%20Kinh%20te.xlsx"' in parts(inside)["xl/worksheets/_rels/sheet3.xml.rels"]
    assert r'Target="..\nop\Phong%20Kinh%20te.xlsx"' in parts(outside)["xl/worksheets/_rels/sheet3.xml.rels"]
    assert not any(str(tmp_path) in part for part in parts(outside).values())


@pytest.mark.parametrize(
    ("path", "sheet", "why"),
    [
        ("nop/" + "a" * 2_100 + ".xlsx", "T4", "the address is too long"),
        ("nop/a.xlsx", "T" * 260, "the sheet's name is too long"),
        ("nop/a\nb.xlsx", "T4", "no address has a line break"),
        (None, None, "there is no file"),
    ],
)
def test_where_no_link_is_possible_there_is_none(path: str | None, sheet: str | None, why: str) -> None:
    assert Links("ket-qua").to(path, sheet, "B7") is None, why


# ----- text stays text


def test_no_text_becomes_a_formula_a_link_or_a_number(evaluate: Evaluate, written: Written) -> None:
    sectors = [{"code": f"s{place}", "name": text} for place, text in enumerate(NASTY)]
    units = [{"code": f"u{place}", "name": f"{text} "} for place, text in enumerate(NASTY)]
    rows = [
        {"title": text, "status": "overdue", "sector": f"s{place}", "unit": f"u{place}", "leader": text}
        | {"due_text": text, "status_text": text, "evidence": text, "extra": ((text, text),), "days_overdue": 3.0}
        for place, text in enumerate(NASTY)
    ]
    findings = [found("D304", path="nop/a.xlsx", sheet="T4", cell="B7", value=text, field="title") for text in NASTY]
    rejected = [{"path": text, "sheet": text, "row": 7, "reason": "D301", "cells": (("A7", text),)} for text in NASTY]
    files = [SubmittedFile(text, "00", None, (), "rejected", None, None, RowCounts()) for text in NASTY]
    book = written(evaluate(rows, sectors=sectors, units=units, findings=findings, rejected=rejected, files=files))
    ours = re.compile(r"=(COUNTIFS|SUMPRODUCT|SUM|IF)\(|=\"Kiểm tra|=[A-Z]+\d+\+")
    assert all(ours.match(formula) for formula in formulas(book).values())
    assert not [place for place in formulas(book) if place[0] in ("Chi tiết", "Biểu kèm theo", "Lỗi dữ liệu")]
    shown = detail(book)
    assert [row["Nội dung nhiệm vụ"] for row in shown] == NASTY
    assert [row["Minh chứng"] for row in shown] == NASTY


def test_links_beyond_excels_most_are_left_out_and_told(evaluate: Evaluate) -> None:
    """65,530 links on a sheet; the cells beyond keep their text."""
    content = BytesIO()
    evaluation = evaluate()

    def write(workbook: Any) -> None:
        page = Page(Book(workbook, evaluation, "ket-qua"), "detail", [20.0, 20.0])
        for row in range(65_533):
            page.put(row, 0, Link(f"B{row + 1}", "external:..\\nop\\a.xlsx#'T4'!B7"))
        page.row = 65_533
        page.finish()

    content.write(made(evaluation.workspace, write))
    with zipfile.ZipFile(content) as archive:
        [sheet] = [archive.read(n).decode() for n in archive.namelist() if b"<hyperlink " in archive.read(n)]
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<hyperlink ") == 65_530
    assert "Excel chỉ nhận 65.530 liên kết trên một trang: 3 ô sau đó không có liên kết" in strings
    assert all(f"<t>B{row}</t>" in strings for row in (1, 65_530, 65_531, 65_533))


@pytest.mark.parametrize("name", ["thang", "rong", "kien-nghi", "ten-kho"])
def test_excel_opens_it_without_mending(contents: Mapping[str, bytes], tmp_path: Path, name: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(contents[name])
    assert faults(tmp_path / "a.xlsx") == []


def test_excel_opens_hostile_texts_without_mending(evaluate: Evaluate, tmp_path: Path) -> None:
    texts = [*NASTY, "a\x00b\x0bc\ud800d\ufffee", "\u202eđảo\u202c 👩‍👩‍👧", "<b>&amp;]]>"]
    rows = [{**DONE, "title": text, "result": text, "extra": ((text, text),)} for text in texts]
    rows.append({**DONE, "title": "dài", "result": "Ầ" * 32_767})
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(evaluate(rows)))
    assert faults(tmp_path / "a.xlsx") == []


def test_a_text_that_is_too_long_is_cut_with_a_note(evaluate: Evaluate, written: Written) -> None:
    (shown,) = detail(written(evaluate([{**DONE, "result": "dài " * 10_000}])))
    assert len(shown["Kết quả thực hiện"]) == LONGEST
    assert shown["Kết quả thực hiện"].endswith("… (đã cắt, xem tệp gốc)")


def test_what_xml_forbids_is_shown(evaluate: Evaluate, written: Written) -> None:
    (shown,) = detail(written(evaluate([{**DONE, "title": "a\x00b\x0bc\ud800d\ufffee\r\nf _x0041_"}])))
    assert shown["Nội dung nhiệm vụ"] == "a\ufffdb\ufffdc\ufffdd\ufffde\nf _x0041_"


@given(st.text(max_size=50))
def test_storable_text_is_stable(text: str) -> None:
    once = storable(text, "…")
    assert storable(once, "…") == once
    once.encode("utf-8")


def test_a_very_long_text_goes_on_below_in_print(evaluate: Evaluate, written: Written) -> None:
    words = [f"từ{number}" for number in range(4_000)]
    sheet = written(evaluate([{**DONE, "result": " ".join(words)}]))["Biểu kèm theo"]
    column = row_of(sheet, "TT", 1).index("Kết quả thực hiện")
    pieces = [row[column] for row in sheet.iter_rows(values_only=True) if isinstance(row[column], str)]
    assert " ".join(" ".join(pieces).split()).endswith(" ".join(words))
    assert len(pieces) > 2


# ----- looks


def test_every_cell_and_chart_is_in_times_new_roman(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    book = written(evaluation)
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}
    chart = parts(workbook_bytes(evaluation))["xl/charts/chart1.xml"]
    assert set(re.findall(r'typeface="([^"]*)"', chart)) == {"Times New Roman"}
    assert 'formatCode="0;;"' in chart, "a count of nought has no label"


def test_the_chart_tells_statuses_apart_in_grey(evaluate: Evaluate, sixty_tasks: Any) -> None:
    chart = parts(workbook_bytes(evaluate(sixty_tasks)))["xl/charts/chart1.xml"]
    fills = [series.split("</c:spPr>")[0] for series in chart.split("<c:ser>")[1:]]
    patterns = [re.findall(r'pattFill prst="(\w+)"', fill) for fill in fills]
    drawn = [pattern[0] for pattern in patterns if pattern]
    assert len(drawn) == len(set(drawn)) == 5
    solid = [re.findall(r'srgbClr val="(\w+)"', fill)[0] for fill in fills if "pattFill" not in fill]
    light, dark = sorted((sum(bytes.fromhex(colour)) / 765 for colour in solid), reverse=True)
    assert light - dark > 0.15


def test_every_sheet_prints_on_landscape_a4(evaluate: Evaluate, written: Written, sixty_tasks: Any) -> None:
    for sheet in written(evaluate(sixty_tasks)):
        setup = sheet.page_setup
        assert (setup.orientation, str(setup.paperSize)) == ("landscape", "9")
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text == "Trang &P/&N"
        assert sheet.oddFooter.center.font == "Times New Roman,Regular"
        assert sheet.print_area
        assert sheet.page_margins.left == pytest.approx(30 / 25.4, abs=0.01)


@pytest.mark.parametrize(
    ("name", "header"),
    [("Chi tiết", "STT"), ("Biểu kèm theo", "TT"), ("Đôn đốc", "TT"), ("Lỗi dữ liệu", "TT"), ("Đối chiếu", "TT")],
)
def test_tables_repeat_their_header(
    evaluate: Evaluate, written: Written, sixty_tasks: Any, name: str, header: str
) -> None:
    sheet = written(evaluate(sixty_tasks))[name]
    row = int(sheet.print_title_rows.replace("$", "").split(":")[0])
    assert sheet.cell(row, 1).value == header
    assert sheet.freeze_panes


def test_rows_are_as_high_as_their_text(evaluate: Evaluate, written: Written) -> None:
    title = "Rà soát, thống kê, tổng hợp số liệu hộ nghèo, hộ cận nghèo trên địa bàn xã và báo cáo kết quả. " * 3
    book = written(evaluate([{**DONE, "title": title}, DONE]))
    for name, first in (("Chi tiết", 6), ("Biểu kèm theo", None)):
        sheet = book[name]
        row = first or next(cell.row for cell in sheet["B"] if cell.value == title)
        column = "F" if first else "B"
        lines = text_width(title, 11) / (sheet.column_dimensions[column].width * 5.25)
        assert sheet.row_dimensions[row].height > lines * 11 * 1.15
        assert sheet.row_dimensions[row + 1].height < 45


@given(st.text(alphabet=st.sampled_from("aăầ wWđ, \n—漢"), max_size=120), st.floats(8, 300))
def test_wrapped_lines_are_the_text_and_fit(text: str, width: float) -> None:
    lines = wrapped(text, width, 11)
    assert "".join(lines) == text
    assert all(text_width(line.rstrip(), 11) <= width or len(line.strip()) == 1 for line in lines)


# ----- another kind


@pytest.fixture(scope="module")
def petitions() -> Kind:
    """Voters' petitions: other words, fields and statuses, no origin, one rate, no classes of days overdue."""
    data = load_kind("task_tracking").model_dump(by_alias=True)
    statuses = [
        {"code": "answered", "label": {"vi": "Đã trả lời", "en": "Answered"}, "phrase": "đã trả lời", "done": True},
        {"code": "open", "label": {"vi": "Đang giải quyết", "en": "Open"}, "phrase": "đang giải quyết"},
        {"code": "unclear", "label": {"vi": "Chưa rõ", "en": "Unclear"}, "phrase": "chưa rõ", "assignable": False},
    ]
    title = {"name": "title", "label": {"vi": "Nội dung kiến nghị", "en": "Petition"}, "printed": True, "width": 50}
    votes = {"name": "votes", "label": {"vi": "Số cử tri", "en": "Voters"}, "type": "number", "printed": True}
    level = {"name": "level", "label": {"vi": "Cấp", "en": "Level"}, "type": "vocabulary", "vocabulary": "level"}
    entry = {"code": "commune", "label": {"vi": "Cấp xã", "en": "Commune"}}
    rules = {"states": [{"state": "open"}], "statuses": [{"admissible": ["open"]}], "undetermined": "unclear"}
    rates = [{"code": "answered_rate", "label": {"vi": "Tỷ lệ trả lời", "en": "Answered"}, "numerator": ["answered"]}]
    spec = {**rules, "finished": ["answered"], "rates": [{**rates[0], "denominator": ["answered", "open"]}]}
    sentence = {"vi": "Có {total} kiến nghị: {parts}.", "en": "{total} petitions: {parts}."}
    letter = {**data["letter"], "sentence": sentence, "order": ["answered", "open", "unclear"]}
    return Kind.model_validate(
        {
            "version": "1",
            "kind": "petitions",
            "label": {"vi": "Kiến nghị cử tri", "en": "Petitions"},
            "item": {"vi": "kiến nghị", "en": "petition"},
            "fields": [title, votes, level],
            "vocabularies": {"level": [entry]},
            "statuses": statuses,
            "evaluation": spec,
            "letter": letter,
        }
    )


def petition_rows() -> list[dict[str, Any]]:
    row = {"votes": 12.0, "level": "commune", "status": "answered"}
    return [{"title": f"Kiến nghị {place}", **row} for place in range(3)] + [{"title": "Đường thôn", "status": "open"}]


# ----- the formulas


def hostile_sectors() -> list[dict[str, str]]:
    names = ["Kinh tế *", "Kinh tế ?", "Kinh tế ~1", 'Kinh "tế"', ">5", "=1+1", "<>", "12/4", "TRUE", "Kinh tế rộng"]
    return [{"code": f"s{place}", "name": name} for place, name in enumerate([*names, "Rất dài " * 40, "kinh tế *"])]


def hostile_rows() -> list[dict[str, Any]]:
    places = range(len(hostile_sectors()))
    return [{**DONE, "sector": f"s{place}", "origin": "carried_over"} for place in places for _ in range(place + 1)]


@pytest.fixture(scope="module")
def contents(evaluate: Evaluate, petitions: Kind, sixty_tasks: Any) -> Mapping[str, bytes]:
    """The workbooks that are recalculated."""
    return {
        "thang": workbook_bytes(evaluate(sixty_tasks, submission_deadline="2026-04-16T17:00")),
        "rong": workbook_bytes(evaluate()),
        "kien-nghi": workbook_bytes(evaluate(petition_rows(), kind=petitions)),
        "ten-kho": workbook_bytes(evaluate(hostile_rows(), sectors=hostile_sectors())),
    }


@pytest.fixture(scope="module")
def calculated(contents: Mapping[str, bytes], recalculated: Any) -> Mapping[str, Any]:
    return recalculated(contents)


@pytest.mark.parametrize("name", ["thang", "rong", "kien-nghi", "ten-kho"])
def test_another_program_calculates_the_same(
    name: str, contents: Mapping[str, bytes], calculated: Mapping[str, Any]
) -> None:
    from openpyxl import load_workbook

    stored = load_workbook(BytesIO(contents[name]), data_only=True)
    compared = 0
    for sheet, cell in formulas(load_workbook(BytesIO(contents[name]))):
        expected, value = stored[sheet][cell].value, calculated[name][sheet][cell].value
        compared += 1
        if isinstance(expected, (int, float)):
            assert value == pytest.approx(expected), (sheet, cell)
        else:
            assert (value or "") == (expected or ""), (sheet, cell)
    assert compared > 8
    everything = [text for sheet in calculated[name] for text in texts(sheet)]
    assert not [text for text in everything if text.startswith(("#", "Err:")) or "KHÔNG KHỚP" in text]


def test_wildcards_and_operators_in_names_are_only_letters(calculated: Mapping[str, Any]) -> None:
    sheet = calculated["ten-kho"]["Tổng hợp"]
    counts = [row[2] for row in sheet.iter_rows(values_only=True) if row[0] in map(str, range(1, 13))]
    assert counts[:12] == list(range(1, 13))


def test_another_kind_needs_no_code(calculated: Mapping[str, Any]) -> None:
    book = calculated["kien-nghi"]
    summary = texts(book["Tổng hợp"])
    assert "TỔNG HỢP KẾT QUẢ THỰC HIỆN KIẾN NGHỊ THÁNG 4 NĂM 2026" in summary
    assert not [text for text in summary if "nhiệm vụ" in text.lower()]
    assert "Đã trả lời" in summary
    assert row_of(book["Tổng hợp"], "Tổng cộng")[2:7] == [4, 3, 1, 4, 0.75]
    shown = detail(book)[0]
    assert (shown["Nội dung kiến nghị"], shown["Số cử tri"], shown["Cấp"]) == ("Kiến nghị 0", 12, "Cấp xã")
    assert "Thời hạn như đơn vị ghi" not in shown


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Kinh tế", 'COUNTIFS(A1:A9,"Kinh tế")'),
        ('Kinh "tế" *?~', 'COUNTIFS(A1:A9,"Kinh ""tế"" ~*~?~~")'),
        (">5", 'SUMPRODUCT((A1:A9=">5")*1)'),
        ("=x", 'SUMPRODUCT((A1:A9="=x")*1)'),
        ("T4 2026", 'SUMPRODUCT((A1:A9="T4 2026")*1)'),
        ("True", 'SUMPRODUCT((A1:A9="True")*1)'),
    ],
)
def test_criteria(label: str, formula: str) -> None:
    assert counted([("A1:A9", label)]) == formula


@given(st.text(min_size=1, max_size=600))
def test_a_formula_never_holds_a_text_above_255(text: str) -> None:
    pieces = re.findall(r'"((?:[^"]|"")*)"', literal(text))
    assert "".join(pieces).replace('""', '"') == text
    assert max(map(len, pieces)) <= 255


# ----- the same result, the same bytes


def test_the_same_result_gives_the_same_bytes(evaluate: Evaluate, sixty_tasks: Any) -> None:
    first, second = (workbook_bytes(evaluate(sixty_tasks)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2026-04-17T00:00:00Z" in parts(first)["docProps/core.xml"]


def test_the_frames_are_left_as_they_were(evaluate: Evaluate, sixty_tasks: Any) -> None:
    evaluation = evaluate(sixty_tasks)
    before = {
        name: frame.copy(deep=True) for name, frame in vars(evaluation).items() if isinstance(frame, pd.DataFrame)
    }
    workbook_bytes(evaluation)
    for name, frame in before.items():
        assert getattr(evaluation, name).equals(frame), name
