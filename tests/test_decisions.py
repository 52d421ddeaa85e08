"""What is not sure is asked once in `quyet-dinh.xlsx`; what the Office confirms there holds from then on."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import make_workspace, make_xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

import sheetops
from sheetops.decisions import layout

TASKS = ["Rà soát hộ nghèo", "Họp giao ban tuần", "Kiểm tra công trình thủy lợi"]
HEADER = ["STT", "Nội dung nhiệm vụ", "Mốc", "Ghi nhận"]
ROWS = [
    [1, TASKS[0], "10/4", "HT"],
    [2, TASKS[1], "20/4", "đang làm"],
    [3, TASKS[2], "22/4", "Chưa làm"],
]
SURE = [["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"], *ROWS]
DUE, STATUS = "Thời hạn hoàn thành", "Trạng thái (đơn vị báo cáo)"
COLUMNS = ("unit", "header", "place", "taken", "like", "confirmed", "by", "day", "note")
SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "lung-phinh-2026-04"


def unsure(unit: str = "PHÒNG KINH TẾ", header: list[str] | None = None) -> list[list[Any]]:
    """A sheet of a unit whose deadline column is only suggested, and whose status column is taken by its cells."""
    return [[unit], header or HEADER, *ROWS]


def workspace(root: Path, **files: Any) -> Path:
    given = files or {"kt": unsure()}
    return make_workspace(root, {f"{name}.xlsx": rows for name, rows in given.items()})


def run(root: Path) -> sheetops.Evaluation:
    """Consolidate and write."""
    evaluation = sheetops.consolidate(root)
    sheetops.write_outputs(evaluation)
    return evaluation


def decisions(root: Path) -> Path:
    return root / "quyet-dinh.xlsx"


def paper(book: Any) -> Any:
    return book[layout().columns.sheet]


def top_of(sheet: Any) -> int:
    return next(row[0].row for row in sheet.iter_rows() if "Đơn vị" in [cell.value for cell in row])


def asked(root: Path) -> list[dict[str, Any]]:
    """The rows of the sheet of columns, by the names of their columns."""
    sheet = paper(openpyxl.load_workbook(decisions(root)))
    rows = sheet.iter_rows(min_row=top_of(sheet) + 1, values_only=True)
    return [dict(zip(("number", *COLUMNS), row, strict=False)) for row in rows if any(row)]


def confirm(root: Path, rows: dict[str, str] | None = None, add: list[dict[str, Any]] | None = None) -> None:
    """What the clerk does: choose a field for headers, and add rows."""
    book = openpyxl.load_workbook(decisions(root))
    sheet = paper(book)
    for row in sheet.iter_rows(min_row=top_of(sheet) + 1):
        if row[2].value in (rows or {}):
            row[6].value = (rows or {})[row[2].value]
    for at, values in enumerate(add or [], start=sheet.max_row + 1):
        for name, value in values.items():
            sheet.cell(at, COLUMNS.index(name) + 2, value)
    book.save(decisions(root))


def found(evaluation: sheetops.Evaluation, *codes: str) -> list[tuple[Any, ...]]:
    return [(f.code, f.path, f.cell, f.field) for f in evaluation.findings if f.code in codes]


def dues(evaluation: sheetops.Evaluation) -> list[str]:
    return [str(due.date()) for due in evaluation.tasks["due"].dropna()]


# --- what is asked ----------------------------------------------------------------------------------------------------


def test_what_is_not_sure_is_asked(tmp_path):
    root = workspace(tmp_path)
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    assert outputs.decisions == decisions(root)
    due, status = asked(root)
    assert (due["number"], due["unit"], due["header"]) == (1, "Phòng Kinh tế", "Mốc")
    assert due["place"] == "nop/kt.xlsx\ntrang “Theo dõi”, ô C2"
    assert (due["taken"], due["like"].split("\n")[0], due["confirmed"]) == ("(chưa dùng, giữ nguyên)", DUE, None)
    assert (status["header"], status["taken"], status["like"]) == ("Ghi nhận", STATUS, None)


def test_nothing_is_asked_where_all_is_sure(tmp_path):
    outputs = sheetops.write_outputs(sheetops.consolidate(workspace(tmp_path, kt=SURE)))
    assert outputs.decisions is None
    assert not decisions(tmp_path).exists()


def test_the_sample_asks_nothing(tmp_path):
    evaluation = sheetops.consolidate(SAMPLE)
    assert not evaluation.suggestions
    assert not found(evaluation, "S209")


def test_each_header_of_a_unit_is_asked_once(tmp_path):
    capitals = [*HEADER[:2], "MỐC", "Ghi  nhận"]
    two = {"A": unsure(), "B": unsure(header=capitals)}
    root = workspace(tmp_path, kt=two, vhxh=unsure("PHÒNG VĂN HÓA - XÃ HỘI"))
    run(root)
    assert [(row["unit"], row["header"]) for row in asked(root)] == [
        ("Phòng Kinh tế", "Mốc"),
        ("Phòng Kinh tế", "Ghi nhận"),
        ("Phòng Văn hóa - Xã hội", "Mốc"),
        ("Phòng Văn hóa - Xã hội", "Ghi nhận"),
    ]


def test_sheets_titled_by_several_units_are_asked_about_for_each(tmp_path):
    root = workspace(tmp_path, chung={"A": unsure(), "B": unsure("CÔNG AN XÃ")})
    run(root)
    assert [row["unit"] for row in asked(root)] == ["Phòng Kinh tế"] * 2 + ["Công an xã"] * 2


def test_a_file_of_nobody_is_asked_about_for_all(tmp_path):
    root = workspace(tmp_path, abc=unsure("BIỂU THEO DÕI"))
    run(root)
    assert [row["unit"] for row in asked(root)] == ["*", "*"]


def test_a_superseded_file_and_one_of_another_month_are_not_asked_about(tmp_path):
    march = [["PHÒNG VĂN HÓA - XÃ HỘI"], ["BIỂU THEO DÕI THÁNG 3/2026"], ["STT", "Nội dung nhiệm vụ", "Hạn", "Ai biết"]]
    root = workspace(tmp_path, vhxh=[*march, *ROWS])
    run(root)
    assert not decisions(root).exists()


def test_a_header_is_a_text_whatever_it_begins_with(tmp_path):
    root = workspace(tmp_path, kt=unsure(header=[*HEADER[:2], "=Mốc", "@Ghi nhận"]))
    run(root)
    sheet = paper(openpyxl.load_workbook(decisions(root)))
    cells = [row[2] for row in sheet.iter_rows(min_row=top_of(sheet) + 1)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=Mốc", "s"), ("@Ghi nhận", "s")]


# --- what is confirmed ------------------------------------------------------------------------------------------------


def test_what_is_confirmed_holds(tmp_path):
    root = workspace(tmp_path)
    before = run(root)
    assert found(before, "S202", "S204", "S209") == [
        ("S202", "nop/kt.xlsx", "A2", "due"),
        ("S204", "nop/kt.xlsx", "C2", None),
        ("S209", "nop/kt.xlsx", "D2", "status"),
    ]
    assert dues(before) == []
    confirm(root, {"Mốc": DUE, "Ghi nhận": STATUS})
    after = run(root)
    assert found(after, "S202", "S204", "S209", "R415") == []
    assert dues(after) == ["2026-04-10", "2026-04-20", "2026-04-22"]
    assert len(asked(root)) == 2


def test_a_column_that_is_not_used_is_kept(tmp_path):
    root = workspace(tmp_path)
    run(root)
    confirm(root, {"Mốc": "Không dùng", "Ghi nhận": "không dùng"})
    after = run(root)
    assert found(after, "S204", "S209") == []
    assert [field for _, _, _, field in found(after, "S202")] == ["due", "status"]
    assert next(iter(after.tasks["extra"])) == (("Mốc", "10/4"), ("Ghi nhận", "HT"))


def test_a_confirmed_column_beats_the_words_of_the_kind(tmp_path):
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Mốc", "Trạng thái"]
    rows = [[n, TASKS[n - 1], "01/4", "20/4", "đang làm"] for n in (1, 2, 3)]
    root = workspace(tmp_path, kt=[["PHÒNG KINH TẾ"], header, *rows])
    run(root)
    confirm(root, {"Mốc": DUE})
    after = run(root)
    assert set(dues(after)) == {"2026-04-20"}
    assert found(after, "S203", "S204") == [("S203", "nop/kt.xlsx", "C2", "due")]
    confirm(root, add=[{"unit": "PKT", "header": "THỜI HẠN HOÀN THÀNH", "confirmed": "Không dùng"}])
    assert found(run(root), "S203", "S204") == []


def test_other_units_are_not_affected(tmp_path):
    root = workspace(tmp_path, kt=unsure(), ca=unsure("CÔNG AN XÃ"))
    run(root)
    confirm(root, add=[{"unit": "Phòng Kinh tế", "header": "mốc", "confirmed": DUE}])
    after = run(root)
    assert [(f.code, f.path) for f in after.findings if f.code == "S202"] == [("S202", "nop/ca.xlsx")]


@pytest.mark.parametrize("unit", ["*", None, "Mọi đơn vị"])
def test_what_is_confirmed_for_all_units(tmp_path, unit):
    root = workspace(tmp_path, kt=unsure(), ca=unsure("CÔNG AN XÃ"), abc=unsure("BIỂU THEO DÕI"))
    run(root)
    confirm(root, add=[{"unit": unit, "header": "Mốc", "confirmed": DUE}])
    assert found(run(root), "S202") == []


def test_a_units_own_decision_comes_before_that_for_all(tmp_path):
    root = workspace(tmp_path, kt=unsure(), ca=unsure("CÔNG AN XÃ"))
    run(root)
    every = {"unit": "*", "header": "Mốc", "confirmed": DUE}
    confirm(root, add=[every, {"unit": "CAX", "header": "Mốc", "confirmed": "Ngày giao"}])
    assert [(f.path, f.field) for f in run(root).findings if f.code == "S202"] == [("nop/ca.xlsx", "due")]


def test_the_next_month_goes_by_last_months_file(tmp_path):
    april, may = tmp_path / "t4", tmp_path / "t5"
    header = [*HEADER[:2], "Mốc", "Ghi nhận đến 17/4"]
    run(workspace(april, kt=unsure(header=header)))
    confirm(april, {"Mốc": DUE, "Ghi nhận đến 17/4": STATUS})
    later = [*HEADER[:2], "Mốc", "Ghi nhận đến 15/5"]
    make_workspace(may, {"kt.xlsx": unsure(header=later)}, period="2026-05", cutoff="2026-05-15")
    shutil.copy(decisions(april), decisions(may))
    before = decisions(may).read_bytes()
    assert found(run(may), "S202", "S204", "S209") == []
    assert decisions(may).read_bytes() == before


def test_months_that_stand_side_by_side_are_told_apart(tmp_path):
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Ghi nhận tháng 3", "Ghi nhận tháng 4"]
    rows = [[n, TASKS[n - 1], "20/4", "Chưa làm", "HT"] for n in (1, 2, 3)]
    root = workspace(tmp_path, kt=[["PHÒNG KINH TẾ"], header, *rows])
    assert found(run(root), "S202") == [("S202", "nop/kt.xlsx", "A2", "status")]
    confirm(root, {"Ghi nhận tháng 4": STATUS})
    after = run(root)
    assert set(after.tasks["status"]) == {"completed"}
    assert [cell for _, _, cell, _ in found(after, "S204")] == ["D2"]


def test_a_table_may_be_found_by_its_confirmed_headers(tmp_path):
    header = ["STT", "Điều phải làm", "Mốc", "Đến đâu"]
    root = workspace(tmp_path, kt=[["PHÒNG KINH TẾ"], header, *ROWS], ca=unsure("CÔNG AN XÃ"))
    assert "S201" in {f.code for f in run(root).findings if f.path == "nop/kt.xlsx"}
    fields = {"Điều phải làm": "Nội dung nhiệm vụ", "Mốc": DUE, "Đến đâu": STATUS}
    confirm(root, add=[{"unit": "*", "header": header, "confirmed": field} for header, field in fields.items()])
    after = run(root)
    assert found(after, "S201") == []
    assert set(TASKS) <= set(after.tasks["title"])


def test_headers_in_groups_are_remembered_with_their_group(tmp_path):
    header = [["STT", "Nội dung nhiệm vụ", "Mốc", None, "Trạng thái"], [None, None, "Đầu", "Cuối", None]]
    rows = [[n, TASKS[n - 1], "01/4", "20/4", "đang làm"] for n in (1, 2, 3)]
    merges = ["A2:A3", "B2:B3", "C2:D2", "E2:E3"]
    from helpers import Sheet

    root = workspace(tmp_path, kt=Sheet([["PHÒNG KINH TẾ"], *header, *rows], merges))
    run(root)
    assert [row["header"] for row in asked(root)] == ["Mốc / Đầu", "Mốc / Cuối"]
    confirm(root, {"Mốc / Cuối": DUE})
    assert set(dues(run(root))) == {"2026-04-20"}


def test_what_is_confirmed_is_shown_in_the_workbook(tmp_path):
    root = workspace(tmp_path)
    run(root)
    own = {"unit": "CAX", "header": "Ai", "confirmed": "Không dùng", "by": "Lý Thị Mai", "day": date(2026, 4, 20)}
    confirm(root, {"Mốc": DUE}, add=[own])
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    about = openpyxl.load_workbook(outputs.workbook)["Thông tin"]
    rows = {row[0]: row[1] for row in about.iter_rows(values_only=True) if row[0] and str(row[0]).startswith("Cột “")}
    cells = {row[2].value: row[6].coordinate for row in paper(openpyxl.load_workbook(decisions(root))).iter_rows()}
    assert rows == {
        "Cột “Mốc” (Phòng Kinh tế)": f"{DUE} – xác nhận ở tệp quyet-dinh.xlsx, ô {cells['Mốc']}",
        "Cột “Ai” (Công an xã)": "không dùng, giữ nguyên nội dung – xác nhận ở tệp quyet-dinh.xlsx, ô "
        f"{cells['Ai']}; người xác nhận: Lý Thị Mai; ngày 20/04/2026",
    }


def test_check_goes_by_the_decisions_of_the_workspace_and_writes_none(tmp_path):
    root = workspace(tmp_path / "ws")
    checked = sheetops.check(root / "nop" / "kt.xlsx")
    assert {"S202", "S209"} <= {f.code for f in checked.findings}
    assert not decisions(root).exists()
    run(root)
    confirm(root, {"Mốc": DUE, "Ghi nhận": STATUS})
    before = decisions(root).read_bytes()
    checked = sheetops.check(root / "nop" / "kt.xlsx", explain=True)
    assert not {"S202", "S204", "S209"} & {f.code for f in checked.findings}
    columns = [column for sheet in checked.explanation.sheets for column in sheet.columns]
    assert [column.how for column in columns] == ["exact", "exact", "confirmed", "confirmed"]
    frame = sheetops.read_sheet(root / "nop" / "kt.xlsx").frame
    assert frame["due"].notna().all()
    assert decisions(root).read_bytes() == before


def test_a_check_without_a_workspace_reads_no_decisions(tmp_path, monkeypatch):
    alone = make_xlsx(tmp_path / "kt.xlsx", unsure())
    (tmp_path / "quyet-dinh.xlsx").write_bytes(b"not a workbook")
    monkeypatch.chdir(tmp_path)
    assert "S202" in {f.code for f in sheetops.check(alone).findings}


# --- what cannot be applied -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (
            {"unit": "Phòng Kinh tê huyện", "header": "Mốc", "confirmed": DUE},
            "unit",
            "không có đơn vị nào tên là “Phòng Kinh tê huyện” trong sheetops.yaml",
        ),
        ({"unit": "CAX", "header": "Mốc", "confirmed": "Hạn chót ghê"}, "confirmed", "“Hạn chót ghê” không có trong"),
        ({"unit": "CAX", "confirmed": DUE}, "header", "dòng này không ghi tiêu đề cột"),
        ({"unit": "PKT", "header": "MỐC", "confirmed": "Ngày giao"}, "confirmed", "có dòng khác xác nhận khác đi"),
    ],
)
def test_what_cannot_be_applied_is_said(tmp_path, row, column, message):
    root = workspace(tmp_path)
    run(root)
    confirm(root, {"Mốc": DUE}, add=[row])
    after = sheetops.consolidate(root)
    (finding,) = [f for f in after.to_dict()["findings"] if f["code"] == "R415"]
    letter = "ABCDEFGHIJ"[COLUMNS.index(column) + 1]
    at = paper(openpyxl.load_workbook(decisions(root))).max_row
    assert (finding["path"], finding["sheet"], finding["cell"]) == ("quyet-dinh.xlsx", "Cột", f"{letter}{at}")
    assert message in finding["message"]
    assert bool(dues(after)) == (row.get("header") != "MỐC")  # neither of two that contradict each other


def test_the_nearest_names_are_suggested(tmp_path):
    root = workspace(tmp_path)
    run(root)
    confirm(root, {"Mốc": "Thời hạn hoàn thàn"})
    (finding,) = [f for f in sheetops.consolidate(root).to_dict()["findings"] if f["code"] == "R415"]
    assert f"“{DUE}”" in finding["remedy"]


def test_the_same_said_twice_is_no_contradiction(tmp_path):
    root = workspace(tmp_path)
    run(root)
    confirm(root, {"Mốc": DUE}, add=[{"unit": "KT", "header": "Mốc ", "confirmed": DUE}])
    after = sheetops.consolidate(root)
    assert found(after, "R415") == []
    assert dues(after)[0] == "2026-04-10"


def test_rows_of_a_unit_that_is_gone_wait_unseen(tmp_path):
    root = workspace(tmp_path)
    run(root)
    confirm(root, add=[{"unit": "Đội Quản lý thị trường", "header": "Mốc"}])
    assert found(sheetops.consolidate(root), "R415") == []


# --- the workbook -----------------------------------------------------------------------------------------------------


def test_running_again_changes_nothing(tmp_path):
    root = workspace(tmp_path)
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    first = [path.read_bytes() for path in (outputs.workbook, outputs.json, decisions(root))]
    for _ in range(2):
        assert sheetops.write_outputs(sheetops.consolidate(root)).decisions is None
        assert [path.read_bytes() for path in (outputs.workbook, outputs.json, decisions(root))] == first


def test_writing_one_result_twice_asks_once(tmp_path):
    evaluation = sheetops.consolidate(workspace(tmp_path))
    sheetops.write_outputs(evaluation)
    assert sheetops.write_outputs(evaluation).decisions is None


def test_the_same_inputs_give_the_same_bytes(tmp_path):
    one, other = workspace(tmp_path / "1"), workspace(tmp_path / "2")
    run(one)
    run(other)
    assert decisions(one).read_bytes() == decisions(other).read_bytes()
    with zipfile.ZipFile(decisions(one)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2026-04-17" in archive.read("docProps/core.xml")


def test_what_stands_there_is_left_as_it_is(tmp_path):
    root = workspace(tmp_path)
    run(root)
    book = openpyxl.load_workbook(decisions(root))
    sheet = paper(book)
    top = top_of(sheet)
    sheet.insert_cols(1)
    sheet.cell(top, 1, "Việc của tôi")
    sheet.cell(top + 1, 1, "hỏi lại chị Mai")
    sheet.row_dimensions[top + 1].height = 77
    own = book.create_sheet("Ghi riêng", 0)
    own["B2"] = "Đừng xóa"
    own["B3"] = "=1+1"
    book.create_sheet("Khớp").append(["của phiên bản sau"])
    book.save(decisions(root))
    make_xlsx(root / "nop" / "ca.xlsx", unsure("CÔNG AN XÃ"))
    run(root)
    after = openpyxl.load_workbook(decisions(root))
    rows = [[cell.value for cell in row] for row in paper(after).iter_rows(min_row=top)]
    assert [row[0] for row in rows] == ["Việc của tôi", "hỏi lại chị Mai", None, None, None]
    assert [row[1:4] for row in rows[1:]] == [
        [1, "Phòng Kinh tế", "Mốc"],
        [2, "Phòng Kinh tế", "Ghi nhận"],
        [3, "Công an xã", "Mốc"],
        [4, "Công an xã", "Ghi nhận"],
    ]
    assert paper(after).row_dimensions[top + 1].height == 77
    assert (after["Ghi riêng"]["B2"].value, after["Ghi riêng"]["B3"].value) == ("Đừng xóa", "=1+1")
    assert after["Khớp"]["A1"].value == "của phiên bản sau"
    assert after.sheetnames[0] == "Ghi riêng"


def test_the_clerk_chooses_from_a_list(tmp_path):
    root = workspace(tmp_path)
    run(root)
    book = openpyxl.load_workbook(decisions(root))
    (rule,) = paper(book).data_validations.dataValidation
    row = top_of(paper(book)) + 1
    assert f"G{row}" in rule.sqref
    (place,) = book.defined_names[rule.formula1].destinations
    choices = [cell[0].value for cell in book[place[0]][place[1].replace("$", "")]]
    assert choices == [*(field.label.vi for field in sheetops.load_kind("task_tracking").fields), "Không dùng"]
    assert book[place[0]].sheet_state == "hidden"
    assert book.active.title == "Cột"


def test_it_prints_on_a4_one_page_wide(tmp_path):
    root = workspace(tmp_path)
    run(root)
    sheet = paper(openpyxl.load_workbook(decisions(root)))
    top = top_of(sheet)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.freeze_panes, sheet.print_title_rows) == (f"A{top + 1}", f"${top}:${top}")
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert fonts == {"Times New Roman"}


def test_a_sheet_that_the_clerk_has_deleted_is_made_again(tmp_path):
    root = workspace(tmp_path)
    run(root)
    book = openpyxl.load_workbook(decisions(root))
    book.create_sheet("Ghi riêng")["A1"] = "giữ"
    book.remove(paper(book))
    book.save(decisions(root))
    run(root)
    assert len(asked(root)) == 2
    assert openpyxl.load_workbook(decisions(root))["Ghi riêng"]["A1"].value == "giữ"


# --- what stops a run -------------------------------------------------------------------------------------------------


def unchanged(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def refused(root: Path, *says: str) -> None:
    """Writing is refused with one message, and nothing has changed."""
    before = unchanged(root)
    with pytest.raises(sheetops.SheetopsError) as error:
        sheetops.write_outputs(sheetops.consolidate(root))
    for text in ("quyet-dinh.xlsx", *says):
        assert text in error.value.vi
    assert error.value.vi != error.value.en
    assert unchanged(root) == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>"])
def test_a_workbook_that_cannot_be_read_stops_the_run(tmp_path, data):
    root = workspace(tmp_path)
    decisions(root).write_bytes(data)
    refused(root, "không đọc được tệp quyết định")


def test_a_workbook_open_in_excel_is_not_written_to(tmp_path):
    root = workspace(tmp_path)
    run(root)
    make_xlsx(root / "nop" / "ca.xlsx", unsure("CÔNG AN XÃ"))
    (root / "~$quyet-dinh.xlsx").write_bytes(b"owner")
    refused(root, "đang mở trong Excel")


def test_a_workbook_open_in_excel_disturbs_nobody_where_nothing_is_asked(tmp_path):
    root = workspace(tmp_path)
    run(root)
    (root / "~$quyet-dinh.xlsx").write_bytes(b"owner")
    run(root)


def test_lost_titles_stop_the_run(tmp_path):
    root = workspace(tmp_path)
    run(root)
    book = openpyxl.load_workbook(decisions(root))
    paper(book).delete_rows(top_of(paper(book)))
    book.save(decisions(root))
    refused(root, "không thấy dòng tiêu đề", "“Văn phòng xác nhận”")


def test_a_formula_whose_value_would_be_lost_stops_the_run(tmp_path):
    root = workspace(tmp_path)
    run(root)
    confirm(root, {"Mốc": '="Ngày"&" giao"'})
    make_xlsx(root / "nop" / "ca.xlsx", unsure("CÔNG AN XÃ"))
    refused(root, "là công thức")


def test_what_would_be_lost_in_writing_stops_the_run(tmp_path):
    from openpyxl.chart import BarChart

    root = workspace(tmp_path)
    run(root)
    book = openpyxl.load_workbook(decisions(root))
    book.create_sheet("Biểu đồ").add_chart(BarChart(), "A1")
    book.save(decisions(root))
    make_xlsx(root / "nop" / "ca.xlsx", unsure("CÔNG AN XÃ"))
    refused(root, "hình vẽ hoặc biểu đồ")


def test_no_output_is_written_over_it(tmp_path):
    root = workspace(tmp_path)
    with pytest.raises(sheetops.WorkspaceError):
        sheetops.write_outputs(sheetops.consolidate(root), decisions(root))


# --- laws -------------------------------------------------------------------------------------------------------------

headers = st.sampled_from(
    ["Mốc", "Ghi nhận", "Trích yếu", "Thời hạng xử lý", "Kết quả đến 17/4", "Nơi làm", "=Lạ", "Ý"]
)
choices = st.sampled_from([None, DUE, STATUS, "Không dùng", "Ngày giao", "gì đó"])
cells = st.sampled_from(["10/4", "HT", "đang làm", "trong tháng 4", "Phòng Kinh tế", "Rà soát lại toàn bộ hồ sơ", None])


@settings(max_examples=12)
@given(
    st.lists(headers, min_size=1, max_size=4, unique=True),
    st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=4),
    st.dictionaries(headers, choices, max_size=4),
)
def test_running_any_number_of_times_is_running_once(tmp_path_factory, names, rows, confirmed):
    """Whatever is asked and confirmed: a second run writes the same bytes, and asks nothing more."""
    root = tmp_path_factory.mktemp("law")
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", *names]
    tasks = [[n, f"Việc {n}", "20/4", *row[: len(names)]] for n, row in enumerate(rows, start=1)]
    workspace(root, kt=[["PHÒNG KINH TẾ"], header, *tasks])
    run(root)
    if decisions(root).exists():
        confirm(root, confirmed)
        run(root)
        before = unchanged(root)
        keys = [(row["unit"], row["header"]) for row in asked(root)]
        assert len(keys) == len(set(keys))
    else:
        before = unchanged(root)
    run(root)
    assert unchanged(root) == before
