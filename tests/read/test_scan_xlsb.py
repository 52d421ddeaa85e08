"""An .xlsb: what the reader of values does not tell, and what it would leave out or get wrong."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from helpers import Formula, Legacy, Rich, Sheet, typed
from hypothesis import given
from hypothesis import strategies as st
from xlsb import make_xlsb, record, wide

from sheetops.model import Area
from sheetops.read import biff12
from sheetops.read.extras import FontRun
from sheetops.read.scan import extras
from sheetops.read.workbook import read_here

TIME = ".VnTime"
VNI = "VNI-Times"
DAY = date(2026, 4, 15)
VALUES = [
    ["STT", "Nội dung", None, "Hạn"],
    [1, 2.5, -3, 0.1, 10**12, 123_456_789, True, False],
    [DAY, datetime(2026, 4, 15, 8, 30), time(8, 30), timedelta(hours=30)],
    [Formula("=A1", 7), Formula("=A1", "HT"), Formula("=A1", True), Formula("=A1", DAY), Formula('=""', "")],
    ["=1+1", "00123", "Họp\ntuần 2", "😀 xong"],
]
READ = (
    ("STT", "Nội dung", None, "Hạn", *[None] * 4),
    (1, 2.5, -3, 0.1, 10**12, 123_456_789, True, False),
    (DAY, datetime(2026, 4, 15, 8, 30), time(8, 30), timedelta(hours=30), *[None] * 4),
    (7, "HT", True, DAY, *[None] * 4),
    ("=1+1", "00123", "Họp\ntuần 2", "😀 xong", *[None] * 4),
)


def read(data: bytes):
    result = read_here(data, "a.xlsb")
    assert {problem.code for problem in result.problems} <= {"S208"}
    return result.grids[0]


def known(data: bytes):
    return extras(data, "xlsb").sheets["Sheet1"]


def changed(data: bytes, change: dict[str, object]) -> bytes:
    """A workbook of which parts are replaced: name → bytes, or what makes the new ones of the old; None: left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            new = change.get(name, source.read(name))
            content = new(source.read(name)) if callable(new) else new
            if content is not None:
                target.writestr(name, content)
    return buffer.getvalue()


def without_sheet(data: bytes, *records: bytes, before: bytes = b"") -> bytes:
    """A workbook whose only sheet holds these records as its rows and cells."""
    body = record(129) + record(148, bytes(16)) + before + record(145) + b"".join(records) + record(146) + record(130)
    return changed(data, {"xl/worksheets/sheet1.bin": body})


def row(number: int, flags: int = 0, height: int = 300) -> bytes:
    return record(0, struct.pack("<IIHBBBI", number - 1, 0, height, 0, flags, 0, 0))


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("epoch_1904", [True, False])
def test_values_are_what_was_written(tmp_path, shared, epoch_1904):
    path = make_xlsb(tmp_path / "a.xlsb", VALUES, epoch_1904=epoch_1904, shared=shared)
    grid = read(path.read_bytes())
    assert grid.rows == READ
    assert grid.epoch_1904 == epoch_1904


def test_what_a_sheet_has_besides_its_values(tmp_path):
    rows = [["a", "#N/A", "#REF!"], [Formula("=A1", "#DIV/0!"), "b"], ["c"], [], ["d"]]
    sheet = Sheet(rows, merges=["A1:B2", "A4:C5"], hidden_rows=[2, 7], hidden_columns=["B", "XFD"])
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": sheet}).read_bytes()
    extra = known(data)
    assert extra.error_cells == (((1, 2), "#N/A"), ((1, 3), "#REF!"), ((2, 1), "#DIV/0!"))
    assert set(extra.merged) == {Area(1, 1, 2, 2), Area(4, 1, 5, 3)}
    assert (extra.hidden_rows, extra.hidden_columns) == ({2, 7}, {2, 16_384})


def test_every_sheet_has_its_own(tmp_path):
    sheets = {"Theo dõi": Sheet([["a"]], hidden_rows=[1]), "Ẩn": Sheet([["#N/A"]], hidden=True), "Trống": []}
    result = read_here(make_xlsb(tmp_path / "a.xlsb", sheets).read_bytes(), "a.xlsb")
    assert [(grid.sheet, grid.hidden) for grid in result.grids] == [("Theo dõi", False), ("Ẩn", True), ("Trống", False)]
    assert [len(grid.hidden_rows) for grid in result.grids] == [1, 0, 0]
    assert [len(grid.error_cells) for grid in result.grids] == [0, 1, 0]


@pytest.mark.parametrize("shared", [True, False])
def test_legacy_fonts_of_cells_and_runs(tmp_path, shared):
    rich = Rich(["Ông ", typed("Nguyễn", TIME), " là"])
    rows = [[typed("Họp", TIME), "Họp", typed("Đã xong", VNI)], [rich, Legacy("abc", "Arial"), Rich(["a", "b"])]]
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": rows}, shared=shared).read_bytes()
    assert known(data).fonts == {
        (1, 1): (FontRun(0, TIME),),
        (1, 3): (FontRun(0, VNI),),
        (2, 1): (FontRun(4, ""), FontRun(6, TIME), FontRun(3, "")),
    }
    assert read(data).rows == (("Họp", "Họp", "Đã xong"), ("Ông Nguyễn là", "abc", "ab"))


# ----- what the reader of values leaves out or gets wrong


def test_a_date_that_is_packed_as_a_whole_number_is_a_date(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", [[DAY, 1]]).read_bytes()
    packed = [record(2, struct.pack("<IIi", column, style, 46_127 << 2 | 2)) for column, style in ((0, 1), (1, 0))]
    assert read(without_sheet(data, row(1), *packed)).rows == ((DAY, 46_127),)


def test_cells_that_do_not_say_their_column_stand_one_behind_the_other(tmp_path):
    """As SheetJS writes them."""
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": [["Họp", DAY], [typed("Đã xong", TIME)]]}).read_bytes()
    head = struct.pack("<I", 0)
    cells = [
        record(1, struct.pack("<II", 2, 0)),  # what stands before them has its column: C
        record(18, head + struct.pack("<I", 0)),
        record(12, head),
        record(17, head + wide("chữ")),
        record(13, struct.pack("<I", 1) + struct.pack("<i", 46_127 << 2 | 2)),
        record(13, head + struct.pack("<i", 1250 << 2 | 3)),
        record(16, head + struct.pack("<d", 0.25)),
        record(15, head + b"\1"),
        record(14, head + b"\x2a"),
        record(5, struct.pack("<IId", 12, 0, 7.5)),
        record(16, head + struct.pack("<d", 8.5)),
    ]
    second = [row(2), record(18, struct.pack("<I", 2) + struct.pack("<I", 1))]
    data = without_sheet(data, row(1), *cells, *second)
    grid = read(data)
    assert grid.rows[0] == (None, None, None, "Họp", None, "chữ", DAY, 12.5, 0.25, True, None, None, 7.5, 8.5)
    assert grid.rows[1][0] == "Đã xong"
    assert grid.error_cells == {(1, 11): "#N/A"}


def test_a_newer_error_value_does_not_hide_the_sheet(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": [["a"]]}).read_bytes()
    cells = [record(3, struct.pack("<IIB", 0, 0, 0x2C)), record(6, struct.pack("<II", 1, 0) + wide("b"))]
    grid = read(without_sheet(data, row(1), *cells))
    assert grid.cell(1, 2) == "b"
    assert set(grid.error_cells) == {(1, 1)}


def test_a_row_or_column_is_hidden_by_a_size_of_nothing_that_was_set(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": [["a"]]}).read_bytes()
    rows = [row(1, 0x20, 0), row(2, 0, 0), row(3, 0x20), row(4, 0x10)]
    columns = record(390) + record(60, struct.pack("<IIIIH", 1, 2, 0, 0, 0)) + record(391)
    extra = known(without_sheet(data, *rows, before=columns))
    assert (extra.hidden_rows, extra.hidden_columns) == ({1, 4}, {2, 3})


def test_a_cell_far_from_the_table_is_left_out_and_said(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Sheet1": [["a", "b"], ["xa", Rich(["rất ", "xa"])]]}).read_bytes()
    near = [row(1), *(record(7, struct.pack("<III", column, 0, column)) for column in (0, 1))]
    far = [row(1_048_576), *(record(7, struct.pack("<III", column, 0, column - 16_380)) for column in (16_382, 16_383))]
    numbers = [row(1_048_575), record(5, struct.pack("<IId", 16_383, 0, 2.5)), record(1, struct.pack("<II", 9, 0))]
    result = read_here(without_sheet(data, *near, *numbers, *far), "a.xlsb")
    said = [(problem.code, problem.cell, problem.value) for problem in result.problems]
    assert said == [
        ("F113", "XFD1048575", "2.5"),
        ("F113", "XFC1048576", "xa"),
        ("F113", "XFD1048576", "rất xa"),
    ]
    assert result.grids[0].rows == (("a", "b"),)


def test_parts_may_lie_anywhere(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Biểu": VALUES}).read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b'"worksheets/', b'"/odd/tabs/').replace(b"xl/", b"odd/")
            target.writestr(name.replace("xl/worksheets/", "odd/tabs/").replace("xl/", "odd/"), content)
    assert read(buffer.getvalue()).rows == READ


def test_names_and_what_else_a_workbook_lists_do_not_matter(tmp_path):
    def with_names(part: bytes) -> bytes:
        odd = record(39, struct.pack("<IIB", 0, 0xFFFFFFFF, 0) + wide("Vùng") + struct.pack("<I", 2) + b"\x7f\x7f")
        return part.replace(record(144), record(144) + record(353, b"\x27\x27\x27") + odd)

    data = make_xlsb(tmp_path / "a.xlsb", VALUES).read_bytes()
    assert read(changed(data, {"xl/workbook.bin": with_names})).rows == READ


@pytest.mark.parametrize("stated", [0, 2, 4_000_000_000])
def test_a_count_of_texts_that_is_wrong_does_not_matter(tmp_path, stated):
    data = make_xlsb(tmp_path / "a.xlsb", VALUES).read_bytes()
    counted = changed(data, {"xl/sharedStrings.bin": lambda part: part[:7] + struct.pack("<I", stated) + part[11:]})
    assert counted != data
    assert read(counted).rows == READ


def test_a_chart_sheet_is_no_worksheet(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Biểu": [["a"]], "Biểu đồ": []}).read_bytes()
    charts = changed(
        data,
        {
            "xl/_rels/workbook.bin.rels": lambda part: part.replace(
                b'relationships/worksheet" Target="worksheets/sheet2.bin"',
                b'relationships/chartsheet" Target="chartsheets/sheet2.bin"',
            )
        },
    )
    assert charts != data
    result = read_here(charts, "a.xlsb")
    assert [grid.sheet for grid in result.grids] == ["Biểu"]
    assert not result.problems


# ----- damage


@pytest.mark.parametrize("content", [None, b"", b"\x81\x01", record(129)])
def test_a_sheet_that_is_missing_or_damaged_is_said_and_the_others_are_read(tmp_path, content):
    data = make_xlsb(tmp_path / "a.xlsb", {"Một": [["a"]], "Hai": [["b"]]}).read_bytes()
    result = read_here(changed(data, {"xl/worksheets/sheet2.bin": content}), "a.xlsb")
    assert [(p.code, p.sheet, p.params) for p in result.problems] == [("F101", "Hai", {"reason": "damaged"})]
    assert [grid.rows for grid in result.grids] == [(("a",),)]


def test_a_sheet_cut_short_is_said(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", {"Một": [["a"]], "Hai": [["b", 0.1]] * 50}).read_bytes()
    cut = changed(data, {"xl/worksheets/sheet2.bin": lambda part: part[: len(part) // 2]})
    assert [(p.code, p.sheet) for p in read_here(cut, "a.xlsb").problems] == [("F101", "Hai")]


def test_styles_that_are_damaged_damage_the_workbook_for_its_dates_are_told_by_them(tmp_path):
    data = make_xlsb(tmp_path / "a.xlsb", [["Họp", DAY]]).read_bytes()
    result = read_here(changed(data, {"xl/styles.bin": b"\x96\x02\xff"}), "a.xlsb")
    assert [(problem.code, problem.params) for problem in result.problems] == [("F101", {"reason": "damaged"})]


@given(part=st.sampled_from(["xl/workbook.bin", "xl/worksheets/sheet1.bin", "xl/styles.bin", "xl/sharedStrings.bin"]),
       at=st.integers(0, 900), junk=st.binary(min_size=1, max_size=20))  # fmt: skip
def test_damage_anywhere_is_a_problem_or_nothing(small, part, at, junk):
    damaged = changed(small, {part: lambda old: old[:at] + junk + old[at + len(junk) :]})
    result = read_here(damaged, "a.xlsb")
    assert result.grids or result.problems


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    rows = [*VALUES, [typed("Họp", TIME), Rich(["a", typed("Đã", VNI)]), "#N/A"]]
    return make_xlsb(tmp_path_factory.mktemp("xlsb") / "a.xlsb", Sheet(rows, merges=["A8:B9"])).read_bytes()


# ----- records


@given(st.lists(st.tuples(st.integers(0, 0x3FFF), st.binary(max_size=300))))
def test_records_are_read_as_they_are_written(given_records):
    part = b"".join(biff12.record(kind, body) for kind, body in given_records)
    assert [(found.kind, part[found.body : found.end]) for found in biff12.records(part)] == given_records
    assert [part[found.begin : found.end] for found in biff12.records(part)] == [
        record(kind, body) for kind, body in given_records
    ]


def test_a_long_record_is_read():
    part = biff12.record(6, bytes(3_000_000)) + biff12.record(130)
    assert [(found.kind, found.end - found.body) for found in biff12.records(part)] == [(6, 3_000_000), (130, 0)]


@pytest.mark.parametrize(
    ("packed", "value"),
    [
        (1 << 2 | 2, 1),
        ((-1 << 2 | 2) & 0xFFFFFFFF, -1),
        (1250 << 2 | 3, 12.5),
        ((-7 << 2 | 3) & 0xFFFFFFFF, -0.07),
        (0x3FF00000, 1.0),
        (0x40590001, 1.0),
        (0x40E594A0, 44_197.0),
    ],
)
def test_packed_numbers(packed, value):
    assert biff12.number(packed) == pytest.approx(value)
