"""An earlier workbook of ours, read back after people have had it in their hands."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from helpers import HEADER, make_lexicon, make_xlsx

import sheetops
from sheetops.config.period import Period
from sheetops.decisions.waivers import Waiver
from sheetops.earlier import EarlierWorkbook, read_earlier
from sheetops.errors import WorkspaceError
from sheetops.model import Waived
from sheetops.words.lexicon import Lexicon
from sheetops.write.workbook import workbook_bytes
from sheetops.write.workbook.book import Book
from sheetops.write.workbook.detail import Detail
from sheetops.write.workbook.detail_titles import detail_titles

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ROWS = [
    HEADER,
    [1, "Kiểm kê tài sản công", date(2026, 4, 10), date(2026, 4, 9), "Hoàn thành"],
    [2, "Rà soát hộ nghèo", date(2026, 4, 15), None, "Đang thực hiện"],
    [3, "Tổ chức hội nghị\nquý II", date(2026, 5, 20), None, None],
]


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return make_lexicon(tmp_path / "ws", files={"Phong Kinh te.xlsx": ROWS})


@pytest.fixture
def result(lexicon: Lexicon) -> sheetops.Evaluation:
    return sheetops.consolidate(lexicon.workspace)


@pytest.fixture
def workbook(result: sheetops.Evaluation, tmp_path: Path) -> Path:
    path = tmp_path / "tong-hop-2026-04.xlsx"
    path.write_bytes(workbook_bytes(result))
    return path


def read(path: Path, lexicon: Lexicon) -> EarlierWorkbook:
    earlier = read_earlier(path, path.name, lexicon)
    assert earlier is not None
    return earlier


def by_libreoffice(path: Path) -> Path:
    assert OFFICE
    out = path.parent / "libreoffice"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return out / path.name


def by_openpyxl(path: Path) -> Path:
    out = path.parent / "openpyxl.xlsx"
    openpyxl.load_workbook(path).save(out)
    return out


def agrees(earlier: EarlierWorkbook, result: sheetops.Evaluation) -> None:
    rows = {row.id: row for row in earlier.rows}
    assert len(rows) == len(result.tasks)
    for task in result.tasks.to_dict("records"):
        row = rows[task["id"]]
        assert row.title.split() == task["title"].split()
        for name in ("origin", "sector", "unit", "status", "reported_status", "basis"):
            said = getattr(row, name)
            assert said == (task[name] if isinstance(task[name], str) else None), name
        for name in ("due", "completed"):
            assert row.day(name) == (None if task[name] != task[name] else task[name].date()), name


def test_what_was_written_is_read_back(workbook: Path, lexicon: Lexicon, result: sheetops.Evaluation) -> None:
    earlier = read(workbook, lexicon)
    assert earlier.period == Period.parse("2026-04")
    assert earlier.orphans is None
    agrees(earlier, result)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice_it_says_the_same(workbook: Path, lexicon: Lexicon, result: sheetops.Evaluation) -> None:
    agrees(read(by_libreoffice(workbook), lexicon), result)


def test_saved_by_openpyxl_it_says_the_same(workbook: Path, lexicon: Lexicon, result: sheetops.Evaluation) -> None:
    agrees(read(by_openpyxl(workbook), lexicon), result)


def test_moved_columns_sorted_rows_and_dates_as_texts_are_found(workbook: Path, lexicon: Lexicon) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Chi tiết"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
    rows = [rows[0], *reversed(rows[1:])]
    at = rows[0].index("Thời hạn hoàn thành")
    due = rows[0][at]
    for row in rows[1:]:
        row[at] = f"{row[at]:%d/%m/%Y}"
    sheet.delete_rows(1, 8)
    for place, row in enumerate(rows, start=3):
        for column, value in enumerate(reversed(row), start=2):
            sheet.cell(place, column, value)
    book.save(workbook)
    earlier = read(workbook, lexicon)
    assert [row.title for row in earlier.rows] == [
        "Tổ chức hội nghị\nquý II",
        "Rà soát hộ nghèo",
        "Kiểm kê tài sản công",
    ]
    assert [row.day("due") for row in earlier.rows] == [date(2026, 5, 20), date(2026, 4, 15), date(2026, 4, 10)]
    assert [row.number for row in earlier.rows] == [4, 5, 6]
    assert earlier.detail.titles["due"] == due


def test_a_yellow_cell_merged_over_tasks_speaks_of_each(workbook: Path, lexicon: Lexicon) -> None:
    book = openpyxl.load_workbook(workbook)
    column = read(workbook, lexicon).detail.columns["decision opinion"]
    book["Chi tiết"].cell(6, column, "Đã kiểm tra")
    book["Chi tiết"].merge_cells(start_row=6, end_row=7, start_column=column, end_column=column)
    book.save(workbook)
    assert [row.text("decision opinion") for row in read(workbook, lexicon).rows] == ["Đã kiểm tra", "Đã kiểm tra", ""]


def test_every_column_that_is_written_is_known_by_its_title(result: sheetops.Evaluation, workbook: Path) -> None:
    import io

    import xlsxwriter

    written = Detail(Book(xlsxwriter.Workbook(io.BytesIO()), result, "ket-qua")).columns
    titles = detail_titles(result.kind)
    assert {column.name: titles[column.name] for column in written} == {c.name: c.label for c in written}
    assert len(set(titles.values())) == len(titles)


def test_the_period_stands_in_the_name_where_the_sheet_is_gone(workbook: Path, lexicon: Lexicon) -> None:
    book = openpyxl.load_workbook(workbook)
    del book["Thông tin"]
    other = workbook.with_name("tong-hop-2026-03.xlsx")
    book.save(other)
    assert read(other, lexicon).period == Period.parse("2026-03")


def test_sheets_of_ours_are_none_that_somebody_added(
    result: sheetops.Evaluation, workbook: Path, lexicon: Lexicon
) -> None:
    waiver = Waiver(
        "D307", None, "", "", Waived("VP", "nghỉ lễ", date(2026, 12, 31), "", "quyet-dinh.xlsx", "Miễn trừ", "F5")
    )
    decisions = dataclasses.replace(result.decisions, waivers=(waiver,))
    workbook.write_bytes(workbook_bytes(dataclasses.replace(result, decisions=decisions)))
    book = openpyxl.load_workbook(workbook)
    assert "Miễn trừ" in book.sheetnames
    book.create_sheet("Ghi chú")["B2"] = "nhắc việc"
    book.save(workbook)
    assert read(workbook, lexicon).others == ("Ghi chú",)


def test_a_workbook_of_others_is_none(tmp_path: Path, lexicon: Lexicon) -> None:
    other = make_xlsx(tmp_path / "khac.xlsx", {"Chi tiết": ROWS})
    assert read_earlier(other, "ky-truoc/khac.xlsx", lexicon) is None


def test_what_cannot_be_read_stops_the_run(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(WorkspaceError, match=r"ky-truoc/hong\.xlsx"):
        read_earlier(tmp_path / "hong.xlsx", "ky-truoc/hong.xlsx", lexicon)
