"""What the reader of values does not tell: hidden rows and columns, error values, formulas without a value."""

from __future__ import annotations

import io
import zipfile

import pytest
from helpers import Formula, Sheet, make_ods, make_workbook, make_xls, make_xlsx
from hypothesis import given
from hypothesis import strategies as st

from sheetops.read import read_workbook
from sheetops.read.scan import extras


def grid_of(path):
    return read_workbook(path.read_bytes(), path.name).grids[0]


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook in one of whose parts a text is replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content
            target.writestr(name, content.replace(old, new) if name == part else content)
    return buffer.getvalue()


@pytest.mark.parametrize("extension", ["xlsx", "xlsm", "xlsb", "xls", "ods"])
def test_hidden_rows_and_columns(tmp_path, extension):
    sheet = Sheet([["a", "b", "c"]] * 4, hidden_rows=[2, 4], hidden_columns=["B"])
    grid = grid_of(make_workbook(tmp_path / f"a.{extension}", sheet))
    assert grid.hidden_rows == {2, 4}
    assert grid.hidden_columns == {2}


@pytest.mark.parametrize("extension", ["xlsx", "xlsm", "xlsb", "xls"])
def test_error_values_stand_with_their_cells(tmp_path, extension):
    grid = grid_of(make_workbook(tmp_path / f"a.{extension}", [["a", "#REF!"], ["#N/A"]]))
    assert grid.error_cells == {(1, 2): "#REF!", (2, 1): "#N/A"}


@pytest.mark.parametrize("value", ["#SPILL!", "#GETTING_DATA", "#CALC!"])
def test_a_newer_error_value_does_not_hide_the_sheet(tmp_path, value):
    path = make_xlsx(tmp_path / "a.xlsx", [["a", "#REF!"], ["#N/A", "b"]])
    data = rewritten(path.read_bytes(), "xl/worksheets/sheet1.xml", b"<v>#REF!</v>", f"<v>{value}</v>".encode())
    result = read_workbook(data, "a.xlsx")
    assert not result.findings
    assert result.grids[0].cell(1, 1) == "a"
    assert result.grids[0].error_cells == {(1, 2): value, (2, 1): "#N/A"}


def test_a_formula_without_its_value_is_known(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", [[Formula("=A2"), 1]])
    data = rewritten(path.read_bytes(), "xl/worksheets/sheet1.xml", b"<v></v>", b"")
    assert read_workbook(data, "a.xlsx").grids[0].unvalued_formulas == {(1, 1)}


def test_a_formula_with_an_empty_text_has_its_value(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", [[Formula('=""', "")]])
    data = rewritten(path.read_bytes(), "xl/worksheets/sheet1.xml", b'<c r="A1">', b'<c r="A1" t="str">')
    assert not read_workbook(data, "a.xlsx").grids[0].unvalued_formulas


def test_merged_ranges_of_an_ods(tmp_path):
    data = make_ods(tmp_path / "a.ods", Sheet([["a"], [], ["b"]], merges=["A1:B2"])).read_bytes()
    areas = extras(data, "ods").sheets["Theo dõi"].merged
    assert [(a.top, a.left, a.bottom, a.right) for a in areas] == [(1, 1, 2, 2)]


def test_each_sheet_of_an_xls_has_its_own(tmp_path):
    sheets = {"Theo dõi": Sheet([["a"]] * 3, hidden_rows=[2]), "Tháng 4": Sheet([["#N/A"]] * 3, hidden_columns=["A"])}
    known = extras(make_xls(tmp_path / "a.xls", sheets).read_bytes(), "xls").sheets
    assert (known["Theo dõi"].hidden_rows, known["Tháng 4"].hidden_rows) == ({2}, frozenset())
    assert (known["Theo dõi"].hidden_columns, known["Tháng 4"].hidden_columns) == (frozenset(), {1})


def test_an_xls_counts_days_from_1904_where_it_says_so(tmp_path):
    data = make_xls(tmp_path / "a.xls", [["a"]]).read_bytes()
    days_record = b"\x22\x00\x02\x00"
    assert not extras(data, "xls").epoch_1904
    assert extras(data.replace(days_record + b"\x00", days_record + b"\x01"), "xls").epoch_1904


def test_a_large_xls_is_scanned_through_all_its_sectors(tmp_path):
    rows = [[f"Nhiệm vụ số {number}"] for number in range(5000)]
    data = make_xls(tmp_path / "a.xls", Sheet(rows, hidden_rows=[4999])).read_bytes()
    assert extras(data, "xls").sheets["Theo dõi"].hidden_rows == {4999}


@pytest.mark.parametrize("content", ["xlsx", "xlsb", "xls", "ods"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\x00" * 50, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x09" * 2000]
)
def test_nothing_is_known_of_what_cannot_be_scanned(data, content):
    assert extras(data, content).sheets == {}


@given(at=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=40))
def test_a_damaged_xls_never_raises(small_xls, at, junk):
    extras(small_xls[:at] + junk + small_xls[at + len(junk) :], "xls")


@pytest.fixture(scope="module")
def small_xls(tmp_path_factory):
    return make_xls(tmp_path_factory.mktemp("xls") / "a.xls", Sheet([["a", "#N/A"]] * 4, hidden_rows=[2])).read_bytes()
