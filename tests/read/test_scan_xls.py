"""An .xls: what the reader of values does not tell, and what it would get wrong, since Excel 95."""

from __future__ import annotations

import struct

import pytest
from biff5 import make_biff5, record
from helpers import Formula, Legacy, Rich, Sheet, make_xls, typed
from hypothesis import given
from hypothesis import strategies as st

from sheetops.read.biff import letters, raw
from sheetops.read.compound import CompoundFile
from sheetops.read.container import END, FAT_SECTOR, NONE, compound, entry
from sheetops.read.extras import FontRun
from sheetops.read.scan import extras
from sheetops.read.shared_strings import changes_of_font
from sheetops.read.workbook import read_here
from sheetops.read.xls import workbook_stream

TIME = ".VnTime"
VNI = "VNI-Times"


def known(data: bytes):
    return extras(data, "xls").sheets["Sheet1"]


def read(data: bytes):
    result = read_here(data, "a.xls")
    assert {problem.code for problem in result.problems} <= {"S208"}
    return result.grids[0]


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """An .xls in whose stream something is replaced."""
    stream = workbook_stream(data)
    assert old in stream
    return compound("Workbook", stream.replace(old, new))


def test_the_fonts_of_cells_are_known_where_they_are_legacy_ones(tmp_path):
    rows = [[typed("Họp", TIME), "Họp", typed("Đã xong", VNI)], [1, Legacy("abc", "Arial")]]
    fonts = known(make_xls(tmp_path / "a.xls", {"Sheet1": rows}).read_bytes()).fonts
    assert fonts == {(1, 1): (FontRun(0, TIME),), (1, 3): (FontRun(0, VNI),)}


def test_the_fonts_of_runs_are_known_with_their_lengths(tmp_path):
    rows = [[Rich(["Ông ", typed("Nguyễn", TIME), " là"])], [Rich(["a", "b"])]]
    fonts = known(make_xls(tmp_path / "a.xls", {"Sheet1": rows}).read_bytes()).fonts
    assert fonts == {(1, 1): (FontRun(4, ""), FontRun(6, TIME), FontRun(3, ""))}


def test_no_font_has_the_number_four(tmp_path):
    names = [TIME, "Arial Narrow", "Verdana", VNI, ".VnArial", "Tahoma", ".VnTimeH"]
    rows = [[Legacy(f"x{name}", name)] for name in names]
    fonts = known(make_xls(tmp_path / "a.xls", {"Sheet1": rows}).read_bytes()).fonts
    legacy = {name: row for row, name in enumerate(names, start=1) if name.lower().startswith((".vn", "vni"))}
    assert fonts == {(row, 1): (FontRun(0, name),) for name, row in legacy.items()}


def test_rich_texts_are_found_across_the_records_that_the_shared_ones_fill(tmp_path):
    filler = [[f"Nhiệm vụ số {number}, rà soát các hộ nghèo trên địa bàn xã " * 4] for number in range(400)]
    rich = [Rich([f"Số {number} ", typed("Nguyễn Thị Hà", TIME), " báo cáo " * 30]) for number in range(200)]
    rows = [cell for pair in zip(filler, ([text] for text in rich * 2), strict=True) for cell in pair]
    data = make_xls(tmp_path / "a.xls", {"Sheet1": rows}).read_bytes()
    fonts = known(data).fonts
    assert len(fonts) == 400
    assert all(runs[1:] == (FontRun(13, TIME), FontRun(270, "")) for runs in fonts.values())
    grid = read(data)
    assert grid.cell(2, 1) == "Số 0 Nguyễn Thị Hà" + " báo cáo " * 30


def shared(*texts: bytes) -> bytes:
    return struct.pack("<II", len(texts), len(texts)) + b"".join(texts)


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("cut", range(8, 54))
def test_letters_that_go_on_in_another_record_say_anew_how_wide_they_are(narrow, cut):
    text = b"abcdef" if narrow else "abcdef".encode("utf-16-le")
    head = struct.pack("<HBH", 6, 0x08 if narrow else 0x09, 1)
    table = shared(*[head + text + struct.pack("<HH", 2, 7)] * 2)
    begins = [8 + len(head), 8 + 2 * len(head) + len(text) + 4]
    inside = any(begin <= cut < begin + len(text) for begin in begins)
    half = inside and not narrow and any((cut - begin) % 2 for begin in begins if begin <= cut < begin + len(text))
    wide = bytes([0 if narrow else 1]) if inside else b""
    pieces = [table[:cut], wide + table[cut:]]
    assert half or changes_of_font(pieces) == {0: (6, ((2, 7),)), 1: (6, ((2, 7),))}  # nobody cuts a letter in two


def test_phonetic_texts_are_passed_over():
    plain = struct.pack("<HBI", 2, 0x04, 6) + b"ab" + b"\xff" * 6
    rich = struct.pack("<HBHI", 2, 0x0C, 1, 3) + b"cd" + struct.pack("<HH", 1, 9) + b"\xff" * 3
    assert changes_of_font([shared(plain, rich, rich)]) == {1: (2, ((1, 9),)), 2: (2, ((1, 9),))}


@given(st.binary(max_size=200))
def test_shared_texts_that_are_damaged_never_raise(junk):
    changes_of_font([struct.pack("<II", 9, 9) + junk])


def test_a_row_is_hidden_by_its_mark_or_by_its_height(tmp_path):
    data = make_xls(tmp_path / "a.xls", {"Sheet1": Sheet([["a"], ["b"], ["c"]], hidden_rows=[2])}).read_bytes()
    row = record(0x208, struct.pack("<8H", 2, 0, 1, 255, 0, 0, 0x100, 0x0F))
    assert row in workbook_stream(data)
    assert known(data).hidden_rows == {2}
    of_no_height = struct.pack("<8H", 2, 0, 1, 0, 0, 0, 0x140, 0x0F)
    assert known(replaced(data, row[4:], of_no_height)).hidden_rows == {2, 3}
    nothing_said = struct.pack("<8H", 2, 0, 1, 0, 0, 0, 0x100, 0x0F)
    assert known(replaced(data, row[4:], nothing_said)).hidden_rows == {2}


def test_a_column_is_hidden_by_its_mark_or_by_its_width(tmp_path):
    import xlwt

    book = xlwt.Workbook()
    paper = book.add_sheet("Sheet1")
    paper.write(0, 3, "d")
    paper.col(1).hidden = True
    paper.col(2).width = 0
    paper.col(3).width = 3000
    book.save(str(tmp_path / "a.xls"))
    assert known((tmp_path / "a.xls").read_bytes()).hidden_columns == {2, 3}


def test_errors_of_formulas_and_formulas_without_a_text(tmp_path):
    rows = [[Formula("=A2", "#REF!"), Formula("=A2"), Formula("=A2", "HT")], [Formula("=A2")]]
    data = make_biff5(tmp_path / "a.xls", {"Sheet1": rows}).read_bytes()
    assert known(data).error_cells == (((1, 1), "#REF!"),)
    assert known(data).unvalued_formulas == {(1, 2), (2, 1)}
    assert read(data).cell(1, 3) == "HT"


# ----- Excel 95 and its code pages


def test_a_workbook_of_excel_95_is_scanned(tmp_path):
    rows = [["a", "#N/A", typed("Họp", TIME)], [True, 2.5, Rich(["x", typed("Nguyễn", VNI)])]]
    path = make_biff5(tmp_path / "a.xls", {"Sheet1": rows}, hidden_rows=[2], hidden_columns=[1])
    extra = known(path.read_bytes())
    assert (extra.hidden_rows, extra.hidden_columns) == ({2}, {1})
    assert extra.error_cells == (((1, 2), "#N/A"),)
    nguyen = typed("Nguyễn", VNI).text
    assert extra.fonts == {(1, 3): (FontRun(0, TIME),), (2, 3): (FontRun(1, ""), FontRun(len(nguyen), VNI))}
    assert read(path.read_bytes()).rows == (("a", None, "Họp"), (True, 2.5, "xNguyễn"))


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [
        (1252, "Über", "Café, não, über"),
        (1258, "Đơn vị", "Đã hoàn thành, đang triển khai; chưa đến hạn"),
        (1250, "Ärkusz", "Ładowność"),
        (437, "Über", "Café, über"),
        (10029, "Ärkusz", "Ładowność"),
        (10000, "Über", "Café, não, über"),
    ],
)
def test_texts_of_excel_95_are_read_in_their_code_page(tmp_path, page, name, text):
    grid = read(make_biff5(tmp_path / "a.xls", {name: [[text, "abc", 1]]}, page=page).read_bytes())
    assert grid.sheet == name
    assert grid.rows == ((text, "abc", 1),)


def test_what_is_known_of_a_sheet_is_known_whatever_the_code_page_of_its_name(tmp_path):
    path = make_biff5(tmp_path / "a.xls", {"Đơn vị": [["a"], ["b"]]}, page=1258, hidden_rows=[2])
    assert read(path.read_bytes()).hidden_rows == {2}


def test_a_legacy_text_is_bytes_whatever_the_code_page(tmp_path):
    rows = [[typed("Rà soát hộ nghèo", TIME), "Đơn vị chủ trì"]]
    grid = read(make_biff5(tmp_path / "a.xls", {"Sheet1": rows}, page=1258).read_bytes())
    assert grid.rows == (("Rà soát hộ nghèo", "Đơn vị chủ trì"),)


@pytest.mark.parametrize("page", [1252, 1258, 0, 437, 10029, 65535])
def test_a_code_page_means_nothing_since_excel_97(tmp_path, page):
    data = make_xls(tmp_path / "a.xls", {"Tháng 4": [["Café", "Nhiệm vụ", 1]]}).read_bytes()
    said = replaced(data, record(0x42, struct.pack("<H", 1200)), record(0x42, struct.pack("<H", page)))
    grid = read(said)
    assert grid.sheet == "Tháng 4"
    assert grid.rows == (("Café", "Nhiệm vụ", 1),)


@given(st.binary())
def test_bytes_are_letters_and_letters_bytes(data):
    assert raw(letters(data)) == data


# ----- its container


def test_the_file_s_own_workbook_counts_not_one_that_is_embedded(tmp_path):
    own = workbook_stream(make_xls(tmp_path / "a.xls", {"Sheet1": [["của tệp"]]}).read_bytes())
    inner = workbook_stream(make_xls(tmp_path / "b.xls", {"Sheet1": [["bên trong"]]}).read_bytes())
    data = _nested(own, inner)
    assert CompoundFile(data).names == {"Workbook", "MBD0001"}
    assert read(data).rows == (("của tệp",),)


def _nested(own: bytes, inner: bytes) -> bytes:
    """A compound file with the inner workbook in a folder that stands before the file's own in the directory."""
    pieces = [stream.ljust(-(-max(len(stream), 4096) // 4096) * 4096, b"\0") for stream in (inner, own)]
    counts = [len(piece) // 4096 for piece in pieces]
    chain = [*range(1, counts[0]), END, *range(counts[0] + 1, sum(counts)), END]
    table = [*chain, END, FAT_SECTOR]
    folder = entry("Root Entry", 5, 3, 0, 0) + entry("MBD0001", 1, 2, 0, 0)
    folder += entry("Workbook", 2, NONE, 0, len(pieces[0]))
    last = bytearray(entry("Workbook", 2, NONE, counts[0], len(pieces[1])))
    last[68:72] = struct.pack("<I", 1)  # the folder is its neighbour
    head = bytearray(compound("Workbook", b"")[:4096])
    head[48:52] = struct.pack("<I", sum(counts))
    head[76:80] = struct.pack("<I", sum(counts) + 1)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(4096, b"\xff")
    return bytes(head) + b"".join(pieces) + (folder + bytes(last)).ljust(4096, b"\0") + fat


def test_chains_of_sectors_that_run_in_circles_end(tmp_path):
    rows = [[f"Nhiệm vụ số {number}"] for number in range(500)]
    data = bytearray(make_xls(tmp_path / "a.xls", rows).read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    at = (table + 1) * 512
    assert struct.unpack_from("<III", data, at) == (1, 2, 3)
    data[at + 8 : at + 12] = struct.pack("<I", 0)
    result = read_here(bytes(data), "a.xls")
    assert [(problem.code, problem.params) for problem in result.problems] == [("F101", {"reason": "damaged"})]


def test_a_workbook_without_its_container_is_read(tmp_path):
    stream = workbook_stream(make_xls(tmp_path / "a.xls", [["a", 1]]).read_bytes())
    assert read(stream).rows == (("a", 1),)


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 4096 * 1023, 4096 * 1024 + 1])
def test_a_compound_file_holds_what_it_was_given(size):
    stream = bytes(range(1, 256)) * (size // 255 + 1)
    made = compound("Workbook", stream[:size])
    assert CompoundFile(made).names == {"Workbook"}
    assert CompoundFile(made).stream("WORKBOOK").rstrip(b"\0") == stream[:size].rstrip(b"\0")


def test_a_compound_file_is_one_to_other_readers_too():
    import io

    import olefile

    with olefile.OleFileIO(io.BytesIO(compound("Workbook", b"x" * 100_000))) as other:
        assert not other.parsing_issues
        assert other.openstream("Workbook").read() == b"x" * 100_000
