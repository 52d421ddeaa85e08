"""What the Office writes into the yellow columns is applied, written again, and never lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import HEADER, Formula, make_workspace, make_xlsx
from yellow import (
    DETAIL,
    LABELS,
    OFFICE,
    ORPHANS,
    TITLE,
    decide,
    header,
    rows_of,
    run,
    saved_by_libreoffice,
    saved_by_openpyxl,
    typed,
)

import sheetops
from sheetops import catalogue
from sheetops.cli.main import main
from sheetops.errors import OutputBusyError, WorkspaceError

POOR, STOCK, FAIR, ROAD = "Rà soát hộ nghèo", "Kiểm kê tài sản công", "Tổ chức hội chợ OCOP", "Sửa đường thôn Nậm Khánh"
ROWS = [
    HEADER,
    [1, POOR, date(2026, 4, 10), None, "Đang thực hiện"],
    [2, STOCK, date(2026, 4, 15), date(2026, 4, 14), "Hoàn thành"],
    [3, FAIR, date(2026, 4, 12), None, "Quá hạn"],
    [4, ROAD, None, None, "Đang thực hiện"],
]
DECIDED = {
    POOR: {"extended": date(2026, 5, 30), "document": "45/QĐ-UBND ngày 12/4/2026"},
    STOCK: {"status": "Quá hạn", "opinion": "Chưa có biên bản\nkiểm kê"},
    FAIR: {"status": "Rút khỏi danh mục", "document": "TB số 12/TB-UBND"},
    ROAD: {"opinion": "=Đề nghị báo cáo lại"},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "ws", {"Phong Kinh te.xlsx": ROWS})


@pytest.fixture
def workbook(root: Path) -> Path:
    path: Path = run(root)[1].workbook
    return path


def submit(root: Path, *tasks: list[Any]) -> None:
    make_xlsx(root / "nop" / "Phong Kinh te.xlsx", [HEADER, *([at, *task] for at, task in enumerate(tasks, start=1))])


def task(evaluation: sheetops.Evaluation, title: str) -> dict[str, Any]:
    return next(entry for entry in evaluation.to_dict()["tasks"] if entry["title"] == title)


def codes(evaluation: sheetops.Evaluation) -> list[str]:
    return [finding.code for finding in evaluation.findings if finding.code in ("R411", "R414", "R415")]


def only(evaluation: sheetops.Evaluation, code: str) -> Any:
    [finding] = [finding for finding in evaluation.findings if finding.code == code]
    return finding


SAVINGS = [
    pytest.param(lambda _: None, id="as openpyxl has saved it"),
    pytest.param(saved_by_openpyxl, id="openpyxl again"),
    pytest.param(
        saved_by_libreoffice,
        id="LibreOffice",
        marks=pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing"),
    ),
]


@pytest.mark.parametrize("save", SAVINGS)
def test_decide_save_and_run_twice_more(root: Path, workbook: Path, save: Callable[[Path], None]) -> None:
    decide(workbook, DECIDED)
    save(workbook)
    second, outputs = run(root)
    assert outputs.kept is None
    assert codes(second) == []
    assert task(second, POOR)["due"] == "2026-05-30"
    assert task(second, POOR)["assigned_due"] == "2026-04-10"
    assert task(second, POOR)["status"] == "in_progress"
    assert (task(second, STOCK)["status"], task(second, STOCK)["basis"]) == ("overdue", "decided")
    assert task(second, FAIR)["status"] == "withdrawn"
    again = typed(workbook)
    assert {title: set(values) for title, values in again.items()} == {t: set(v) for t, v in DECIDED.items()}
    assert again[POOR]["extended"] == datetime(2026, 5, 30)
    assert again[STOCK] == DECIDED[STOCK]
    before = {path.name: path.read_bytes() for path in workbook.parent.rglob("*") if path.is_file()}
    run(root)
    assert {path.name: path.read_bytes() for path in workbook.parent.rglob("*") if path.is_file()} == before


def test_a_withdrawn_task_is_counted_apart(root: Path, workbook: Path) -> None:
    decide(workbook, {FAIR: DECIDED[FAIR]})
    evaluation, _ = run(root)
    total = evaluation.tallies[evaluation.tallies["origin"].isna() & evaluation.tallies["sector"].isna()]
    assert total["total"].tolist() == [3]
    last = evaluation.movement.iloc[-1]
    assert (last["new"], last["finished"], last["withdrawn"], last["remaining"]) == (4, 1, 1, 2)
    book = openpyxl.load_workbook(workbook)
    summary = " ".join(str(cell.value) for row in book["Tổng hợp"].iter_rows() for cell in row if cell.value)
    assert "1 nhiệm vụ đã rút khỏi danh mục" in summary


def test_what_the_office_has_decided_is_no_open_contradiction(root: Path) -> None:
    submit(root, [POOR, date(2026, 4, 10), None, "Đang thực hiện"], [STOCK, "31/4/2026", None, "Hoàn thành"])
    first, outputs = run(root)
    assert "E501" in {f.code for f in first.findings if f.title == POOR}
    decide(outputs.workbook, {POOR: {"status": "Đang thực hiện"}, STOCK: DECIDED[POOR]})
    second, _ = run(root)
    assert [f for f in second.findings if f.title == POOR and f.code.startswith("E")] == []
    assert task(second, POOR)["status"] == "in_progress"
    assert {f.code for f in second.findings if f.title == STOCK and f.field == "due"} == {"D302"}
    assert task(second, STOCK)["due"] == "2026-05-30"


def test_the_white_columns_tell_of_an_extension(root: Path, workbook: Path) -> None:
    _, columns = header(openpyxl.load_workbook(workbook)[DETAIL])
    assert "Thời hạn đã giao" not in columns
    decide(workbook, {POOR: DECIDED[POOR]})
    run(root)
    sheet = openpyxl.load_workbook(workbook)[DETAIL]
    _, columns = header(sheet)
    row = rows_of(sheet)[POOR]
    shown = [sheet.cell(row, columns[t]).value for t in ("Thời hạn hoàn thành", "Thời hạn đã giao")]
    assert shown == [datetime(2026, 5, 30), datetime(2026, 4, 10)]
    assert sheet.cell(row, columns["Gia hạn theo văn bản"]).value == "45/QĐ-UBND ngày 12/4/2026"
    about = openpyxl.load_workbook(workbook)["Thông tin"]
    lines = [str(cell.value) for row in about.iter_rows() for cell in row if cell.value]
    assert any("gia hạn đến 30/5/2026; theo 45/QĐ-UBND ngày 12/4/2026" in line for line in lines)


@pytest.mark.parametrize(
    ("written", "column", "words"),
    [
        ({"status": "gần như xong hết rồi"}, "status", "không phải là một trạng thái"),
        ({"status": "Chưa xác định"}, "status", "không phải là một trạng thái"),
        ({"extended": "31/4/2026", "document": "45/QĐ-UBND"}, "extended", "không đọc được thành một ngày"),
        ({"extended": "tháng 5", "document": "45/QĐ-UBND"}, "extended", "không đọc được thành một ngày"),
        ({"extended": 15, "document": "45/QĐ-UBND"}, "extended", "không đọc được thành một ngày"),
        ({"extended": date(2026, 5, 30)}, "document", "gia hạn mà chưa ghi số văn bản"),
        ({"extended": date(2026, 5, 30), "document": "-"}, "document", "gia hạn mà chưa ghi số văn bản"),
        ({"status": "Rút khỏi danh mục", "opinion": "theo họp giao ban"}, "document", "rút khỏi danh mục mà chưa nêu"),
        ({"status": "Hoàn thành", "opinion": Formula("=A1")}, "opinion", "công thức không có giá trị"),
    ],
)
def test_what_cannot_be_applied_is_said_and_stays(
    root: Path, workbook: Path, written: dict[str, Any], column: str, words: str
) -> None:
    decide(workbook, {POOR: written})
    evaluation, _ = run(root)
    finding = only(evaluation, "R415")
    sheet = openpyxl.load_workbook(workbook)[DETAIL]
    _, columns = header(sheet)
    assert finding.cell == sheet.cell(rows_of(sheet)[POOR], columns[LABELS[column]]).coordinate
    assert (finding.path, finding.sheet, finding.title) == ("ket-qua/tong-hop-2026-04.xlsx", DETAIL, POOR)
    assert words in catalogue.message(finding)
    assert (task(evaluation, POOR)["status"], task(evaluation, POOR)["due"]) == ("overdue", "2026-04-10")
    assert set(typed(workbook)[POOR]) == set(written)
    before = workbook.read_bytes()
    run(root)
    assert workbook.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("hoan thanh", "completed"),
        ("Đã xong", "completed"),
        ("HOÀN THÀNH MUỘN", "completed_late"),
        ("Quá hạn", "overdue"),
    ],
)
def test_a_status_may_be_typed_in_other_words(root: Path, workbook: Path, said: str, status: str) -> None:
    decide(workbook, {POOR: {"status": said}})
    assert task(run(root)[0], POOR)["status"] == status
    assert typed(workbook)[POOR]["status"] == said


@pytest.mark.parametrize(
    "said", ["theo Thông báo số 12/TB-UBND ngày 10/4/2026", "QĐ 5/QĐ-UBND, ngày 10 tháng 4 năm 2026"]
)
def test_a_withdrawal_may_cite_its_document_in_the_opinion(root: Path, workbook: Path, said: str) -> None:
    decide(workbook, {POOR: {"status": "Rút khỏi danh mục", "opinion": said}})
    evaluation, _ = run(root)
    assert codes(evaluation) == []
    assert task(evaluation, POOR)["decision"]["document"] in said


def test_two_rows_that_say_differently_are_both_kept_and_neither_is_applied(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    book = openpyxl.load_workbook(workbook)
    sheet = book[DETAIL]
    _, columns = header(sheet)
    for cell in sheet[rows_of(sheet)[POOR]]:
        sheet.cell(sheet.max_row if cell.column > 1 else sheet.max_row + 1, cell.column).value = cell.value
    sheet.cell(sheet.max_row, columns[LABELS["status"]]).value = "Quá hạn"
    book.save(workbook)
    evaluation, _ = run(root)
    assert sorted(codes(evaluation)) == ["R414", "R415", "R415"]
    assert task(evaluation, POOR)["basis"] != "decided"
    assert typed(workbook)[POOR] == {"status": "Hoàn thành"}
    assert typed(workbook, ORPHANS)[POOR] == {"status": "Quá hạn"}
    assert sorted(codes(run(root)[0])) == ["R415", "R415"]
    decide(workbook, {POOR: {"status": None}}, ORPHANS)
    assert codes(run(root)[0]) == []
    assert task(run(root)[0], POOR)["status"] == "completed"


def test_a_decision_whose_task_has_gone_waits_for_it(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: DECIDED[POOR], STOCK: DECIDED[STOCK]})
    submit(root, [STOCK, date(2026, 4, 15), None, "Hoàn thành"])
    for _ in range(3):
        evaluation, outputs = run(root)
        finding = only(evaluation, "R411")
        assert (finding.sheet, finding.title) == (ORPHANS, POOR)
        assert set(typed(workbook, ORPHANS)) == {POOR}
        assert outputs.kept is None
    assert [d["state"] for d in evaluation.to_dict()["decisions"]] == ["applied", "orphan"]
    submit(root, *(row[1:] for row in ROWS[1:]))
    evaluation, _ = run(root)
    assert codes(evaluation) == []
    assert task(evaluation, POOR)["extended"] == "2026-05-30"
    assert ORPHANS not in openpyxl.load_workbook(workbook).sheetnames
    assert set(typed(workbook)) == {POOR, STOCK}


def test_id_and_title_must_agree(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    book = openpyxl.load_workbook(workbook)
    sheet = book[DETAIL]
    _, columns = header(sheet)
    sheet.cell(rows_of(sheet)[POOR], columns[TITLE]).value = f"{POOR} năm 2027"
    book.save(workbook)
    evaluation, _ = run(root)
    assert sorted(codes(evaluation)) == ["R411", "R414"]
    assert task(evaluation, POOR)["basis"] != "decided"
    assert typed(workbook, ORPHANS) == {f"{POOR} năm 2027": {"status": "Hoàn thành"}}


def test_another_spelling_of_the_same_letters_is_the_same_title(root: Path, workbook: Path) -> None:
    import unicodedata

    decide(workbook, {FAIR: {"status": "Hoàn thành"}})
    submit(root, [unicodedata.normalize("NFD", FAIR), date(2026, 4, 12), None, "Quá hạn"])
    evaluation, _ = run(root)
    assert task(evaluation, FAIR)["status"] == "completed"


# ---- edits outside the yellow columns


def test_an_edit_is_told_with_both_values_and_its_workbook_is_kept(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    book = openpyxl.load_workbook(workbook)
    sheet = book[DETAIL]
    _, columns = header(sheet)
    cell = sheet.cell(rows_of(sheet)[STOCK], columns["Trạng thái đánh giá"])
    cell.value = "Quá hạn"
    book.save(workbook)
    edited = workbook.read_bytes()
    evaluation, outputs = run(root)
    finding = only(evaluation, "R414")
    assert outputs.kept is not None
    assert outputs.kept.read_bytes() == edited
    assert (finding.path, finding.cell) == (f"ket-qua/{outputs.kept.name}", cell.coordinate)
    said = catalogue.message(finding)
    assert "cột “Trạng thái đánh giá”, trước là “Hoàn thành”, nay là “Quá hạn”" in said
    assert task(evaluation, STOCK)["status"] == "completed"
    assert task(evaluation, POOR)["status"] == "completed"
    assert codes(run(root)[0]) == []


def test_added_and_removed_rows_and_sheets_are_told(root: Path, workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book[DETAIL]
    _, columns = header(sheet)
    sheet.delete_rows(rows_of(sheet)[FAIR])
    sheet.cell(sheet.max_row + 1, columns[TITLE]).value = "Việc Văn phòng ghi thêm"
    sheet.cell(sheet.max_row, columns[LABELS["opinion"]]).value = "giao bổ sung"
    book.create_sheet("Ghi chú")["A1"] = "Nhắc Phòng Kinh tế"
    book.save(workbook)
    evaluation, outputs = run(root)
    told = [(f.params["change"], f.title, f.sheet) for f in evaluation.findings if f.code == "R414"]
    added = ("added", "Việc Văn phòng ghi thêm", DETAIL)
    assert sorted(told, key=str) == sorted([("removed", FAIR, DETAIL), added, ("sheet", None, "Ghi chú")], key=str)
    assert outputs.kept is not None
    assert typed(workbook, ORPHANS) == {"Việc Văn phòng ghi thêm": {"opinion": "giao bổ sung"}}


@pytest.mark.parametrize("save", SAVINGS)
def test_sorting_hiding_and_moving_are_no_edits(root: Path, workbook: Path, save: Callable[[Path], None]) -> None:
    submit(
        root,
        [f"{POOR}\n  (lần 2)", "tháng 4", None, "12,50 %"],
        ["007", "15/4", date(2026, 4, 14), "Hoàn thành"],
        ["=1+1 " + "rất dài " * 900, None, None, "& <b> 'tên'"],
    )
    workbook = run(root)[1].workbook
    book = openpyxl.load_workbook(workbook)
    sheet = book[DETAIL]
    top, _ = header(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1)]
    for row, values in enumerate(reversed(rows), start=top + 1):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
            if isinstance(value, str):
                sheet.cell(row, column).data_type = "s"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[top + 1].hidden = True
    sheet.column_dimensions["F"].width = 90
    book.save(workbook)
    save(workbook)
    evaluation, outputs = run(root)
    assert [f.params for f in evaluation.findings if f.code == "R414"] == []
    assert outputs.kept is None


def test_without_the_json_decisions_are_harvested_all_the_same(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    workbook.with_suffix(".json").unlink()
    evaluation, _ = run(root)
    assert codes(evaluation) == []
    assert task(evaluation, POOR)["status"] == "completed"


@pytest.mark.parametrize("document", [b"", b"[]", b'{"workbook": null}', b'{"detail": 3}', b"\xff"])
def test_a_json_that_is_none_of_ours_is_no_trouble(root: Path, workbook: Path, document: bytes) -> None:
    workbook.with_suffix(".json").write_bytes(document)
    assert codes(run(root)[0]) == []


def test_the_json_bears_what_was_decided(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: DECIDED[POOR]})
    outputs = run(root)[1]
    document = json.loads(outputs.json.read_bytes())
    entry = next(t for t in document["tasks"] if t["title"] == POOR)
    sheet = openpyxl.load_workbook(workbook)[DETAIL]
    _, columns = header(sheet)
    at = sheet.cell(rows_of(sheet)[POOR], columns[LABELS["extended"]]).coordinate
    said = {"status": None, "extended": "2026-05-30", "document": "45/QĐ-UBND ngày 12/4/2026", "opinion": None}
    assert entry["decision"] == {**said, "cell": at, "applied": True}
    assert (entry["assigned_due"], entry["extended"]) == ("2026-04-10", "2026-05-30")
    others = [t for t in document["tasks"] if t["title"] != POOR]
    assert {(t["decision"], t["assigned_due"], t["extended"]) for t in others} == {(None, None, None)}
    assert len(document["detail"]["rows"]) == len(document["tasks"])
    assert {len(row) for row in document["detail"]["rows"]} == {len(document["detail"]["columns"])}


# ---- nothing is overwritten that was not read


def broken(root: Path, path: Path, how: str) -> None:
    if how == "damaged":
        path.write_bytes(path.read_bytes()[:4000])
    elif how == "password":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"))
    else:
        book = openpyxl.load_workbook(path)
        if how == "no sheet":
            del book[DETAIL]
        elif how == "another's":
            book = openpyxl.Workbook()
            book.active.append(["Danh sách họp"])
        else:
            _, columns = header(book[DETAIL])
            book[DETAIL].delete_cols(columns[LABELS["document"]])
        book.save(path)


@pytest.mark.parametrize("how", ["damaged", "password", "no sheet", "no title", "another's"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_read_for_decisions_stops_the_run(
    root: Path, workbook: Path, how: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(root, workbook, how)
    before = {path.name: path.read_bytes() for path in workbook.parent.rglob("*") if path.is_file()}
    with pytest.raises(WorkspaceError):
        sheetops.consolidate(root)
    assert main(["consolidate", str(root), "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert "tong-hop-2026-04.xlsx" in said
    assert "Traceback" not in said
    assert {path.name: path.read_bytes() for path in workbook.parent.rglob("*") if path.is_file()} == before


def test_a_workbook_that_changes_while_the_run_goes_on_is_not_replaced(root: Path, workbook: Path) -> None:
    evaluation = sheetops.consolidate(root)
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    before = workbook.read_bytes()
    with pytest.raises(WorkspaceError, match="chạy lại"):
        sheetops.write_outputs(evaluation)
    assert workbook.read_bytes() == before
    assert task(run(root)[0], POOR)["status"] == "completed"


def test_a_workbook_that_is_open_stays_as_it_is(root: Path, workbook: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    (workbook.parent / f"~${workbook.name}").write_bytes(b"")
    before = workbook.read_bytes()
    with pytest.raises(OutputBusyError):
        run(root)
    assert workbook.read_bytes() == before


def test_another_output_is_harvested_from_its_own_place(root: Path, workbook: Path, tmp_path: Path) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    other = tmp_path / "khac" / "thang-4.xlsx"
    assert task(run(root, output=other)[0], POOR)["basis"] != "decided"
    decide(other, {POOR: {"status": "Quá hạn"}})
    assert main(["consolidate", str(root), "--output", str(other)]) in (0, 1)
    assert typed(other)[POOR] == {"status": "Quá hạn"}
    assert task(sheetops.consolidate(root, output=other), POOR)["basis"] == "decided"
    assert typed(workbook)[POOR] == {"status": "Hoàn thành"}


def test_the_terminal_says_where_the_edited_workbook_is_kept(
    root: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(workbook, {POOR: {"status": "Hoàn thành"}})
    main(["consolidate", str(root)])
    assert "y-kien" not in capsys.readouterr().out
    book = openpyxl.load_workbook(workbook)
    book[DETAIL].cell(6, 2).value = "NV-khác"
    book.save(workbook)
    main(["consolidate", str(root)])
    assert "tong-hop-2026-04-y-kien-" in capsys.readouterr().out
