"""Workbook files → grids: every format gives the same cells at the same addresses; what cannot be read is a finding."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from helpers import Formula, Rich, Sheet, make_ods, make_workbook, make_xls, make_xlsx
from hypothesis import given
from hypothesis import strategies as st

from sheetops.model import Area, Share
from sheetops.read import read_workbook
from sheetops.text import as_text

FORMATS = ["xlsx", "xlsm", "xlsb", "xls", "ods"]
ROWS = [
    [],
    [None, "UBND XÃ NẬM CHÀY"],
    [None, "STT", "Nội dung", "Hạn"],
    [None, 1, "Họp giao ban\ntuần 2", date(2026, 4, 15)],
    [],
    [None, 2.5, "  ", "00123"],
]


def read(path):
    return read_workbook(path.read_bytes(), path.name)


def codes(read):
    return [finding.code for finding in read.findings]


@pytest.mark.parametrize("extension", FORMATS)
def test_cells_stand_at_their_addresses_in_every_format(tmp_path, extension):
    grid = read(make_workbook(tmp_path / f"a.{extension}", ROWS)).grids[0]
    assert grid.cell(2, 2) == "UBND XÃ NẬM CHÀY"
    assert grid.cell(4, 2) == 1
    assert grid.cell(4, 3) == "Họp giao ban\ntuần 2"
    assert grid.cell(4, 4) == date(2026, 4, 15)
    assert grid.cell(6, 2) == 2.5
    assert grid.cell(6, 4) == "00123"  # text stays text


@pytest.mark.parametrize("extension", FORMATS)
def test_a_cell_of_spaces_is_blank(tmp_path, extension):
    assert read(make_workbook(tmp_path / f"a.{extension}", ROWS)).grids[0].cell(6, 3) is None


@pytest.mark.parametrize("text", [" ", "\n\t", "\u00a0", "\u200b", "\ufeff \u200d"])
def test_a_cell_in_which_nothing_is_seen_is_blank(tmp_path, text):
    assert read(make_xlsx(tmp_path / "a.xlsx", [["a", text]])).grids[0].rows == (("a", None),)


@pytest.mark.parametrize("extension", FORMATS)
def test_blank_rows_keep_the_count(tmp_path, extension):
    rows = read(make_workbook(tmp_path / f"a.{extension}", [*ROWS, [], [""]])).grids[0].rows
    assert len(rows) == 6
    assert not any(rows[4])


@pytest.mark.parametrize("extension", FORMATS)
def test_merged_ranges_are_known(tmp_path, extension):
    path = make_workbook(tmp_path / f"a.{extension}", Sheet([["a", None, "b"], [], ["c"]], merges=["A1:B2", "A3:C3"]))
    assert set(read(path).grids[0].merged) == {Area(1, 1, 2, 2), Area(3, 1, 3, 3)}


@pytest.mark.parametrize("extension", FORMATS)
def test_every_worksheet_is_read_and_hidden_ones_are_known(tmp_path, extension):
    sheets = {"Theo dõi": [["a"]], "Sheet2": [], "Ẩn": Sheet([["b"]], hidden=True)}
    grids = read(make_workbook(tmp_path / f"a.{extension}", sheets)).grids
    assert [(grid.sheet, grid.hidden) for grid in grids] == [("Theo dõi", False), ("Sheet2", False), ("Ẩn", True)]


@pytest.mark.parametrize("extension", ["xlsx", "xlsm", "xlsb", "xls"])
def test_days_count_from_1904_where_the_workbook_says_so(tmp_path, extension):
    grid = read(make_workbook(tmp_path / f"a.{extension}", [[date(2026, 4, 15)]], epoch_1904=True)).grids[0]
    assert grid.epoch_1904
    assert grid.cell(1, 1) == date(2026, 4, 15)


@pytest.mark.parametrize("extension", FORMATS)
def test_booleans_moments_and_runs_of_text_are_what_they_are_in_every_format(tmp_path, extension):
    rows = [[True, False, datetime(2026, 4, 15, 8, 30), Rich(["Đã ", "xong"]), "=1+1", "@x", 0.8]]
    grid = read(make_workbook(tmp_path / f"a.{extension}", rows)).grids[0]
    assert [type(value) for value in grid.rows[0][:2]] == [bool, bool]
    assert grid.rows[0][:2] == (True, False)
    assert grid.cell(1, 3) == datetime(2026, 4, 15, 8, 30)
    assert grid.rows[0][3:] == ("Đã xong", "=1+1", "@x", 0.8)


@pytest.mark.parametrize("extension", FORMATS)
def test_numbers_that_are_shown_as_percentages_are_known(tmp_path, extension):
    rows = [["Tiến độ", 1, Share(0.5), "100%"], [None, Share(1), Share(0), 0.5], [None, Share(1), Share(0.25), True]]
    grid = read(make_workbook(tmp_path / f"a.{extension}", rows)).grids[0]
    assert [[type(cell) is Share for cell in row] for row in grid.rows] == [
        [False, False, True, False],
        [False, True, True, False],
        [False, True, True, False],
    ]
    assert [as_text(cell) for cell in grid.rows[1]] == ["", "100%", "0%", "0,5"]


@pytest.mark.parametrize("extension", FORMATS)
def test_formulas_give_the_value_that_was_stored(tmp_path, extension):
    grid = read(make_workbook(tmp_path / f"a.{extension}", [[Formula("=1+1", 2), Formula('="HT"', "HT")]])).grids[0]
    assert (grid.cell(1, 1), grid.cell(1, 2)) == (2, "HT")
    assert not grid.unvalued_formulas


def test_a_chart_sheet_is_no_worksheet(tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Số liệu").write(0, 0, 1)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "='Số liệu'!$A$1:$A$1"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
    assert [grid.sheet for grid in read(tmp_path / "a.xlsx").grids] == ["Số liệu"]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xlsx", b"", ["F101"]),
        ("a.xlsx", b"PK\x03\x04 cut short", ["F101"]),
        ("a.xlsx", b"\x00\x01" * 100, ["F101"]),
        ("a.xlsx", b"<html><table>", ["F103", "F101"]),
        ("a.xls", b"<html><table>", ["F103", "F101"]),
        ("a.html", b"<html><table>", ["F101"]),
        ("a.xlsx", b"%PDF-1.4", ["F103", "F101"]),
        ("a.csv", b"STT,Noi dung", ["F101"]),
        ("a.xlsx", b"STT,Noi dung", ["F103", "F101"]),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"), ["F101"]),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), ["F102"]),
    ],
)
def test_what_cannot_be_read_is_said(name, data, expected):
    result = read_workbook(data, name)
    assert result.grids == ()
    assert codes(result) == expected


def test_a_workbook_cut_short_is_said(tmp_path):
    data = make_xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()
    assert codes(read_workbook(data[: len(data) // 2], "a.xlsx")) == ["F101"]


def test_an_xls_with_a_password_is_said(tmp_path):
    data = make_xls(tmp_path / "a.xls", ROWS).read_bytes()
    first_record = data.index(b"\x09\x08\x10\x00") + 20
    password = b"\x2f\x00\x36\x00" + bytes(54)
    locked = data[:first_record] + password + data[first_record + len(password) :]
    assert codes(read_workbook(locked, "a.xls")) == ["F102"]


def test_an_extension_that_lies_is_said_and_the_file_read_all_the_same(tmp_path):
    data = make_xls(tmp_path / "a.xls", ROWS).read_bytes()
    result = read_workbook(data, "a.xlsx")
    assert codes(result) == ["F103"]
    assert result.findings[0].params == {"extension": ".xlsx", "actual": ".xls"}
    assert result.grids[0].cell(4, 2) == 1


def test_an_extension_in_capitals_is_no_lie(tmp_path):
    assert not read_workbook(make_ods(tmp_path / "a.ods", ROWS).read_bytes(), "A.ODS").findings


@given(at=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=40))
def test_damage_anywhere_never_raises(damageable, at, junk):
    data = damageable[:at] + junk + damageable[at + len(junk) :]
    result = read_workbook(data, "a.xlsx")
    assert result.grids or result.findings


@pytest.fixture(scope="module")
def damageable(tmp_path_factory):
    return make_xlsx(tmp_path_factory.mktemp("damaged") / "a.xlsx", ROWS).read_bytes()
