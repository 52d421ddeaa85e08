"""Laws of recognition: no row is lost, every task is found where it stands, and nothing ever raises."""

from __future__ import annotations

from datetime import date

from helpers import make_grid, recognised
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetops.model import Area

WORDS = [
    "STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành", "Trạng thái", "Kết quả", "Đánh giá",
    "Thời gian", "Đơn vị chủ trì", "Hoàn thành", "Quá hạn", "x", "I", "1.1", "a)", "-", "Tổng cộng: 3", "Cộng",
    "I. Nhiệm vụ chuyển tiếp", "Phòng Kinh tế", "KINH TẾ", "Người lập biểu", "Ghi chú: tạm tính", "(1)", "15/4",
    "Rà soát hộ nghèo", "- phần việc", "Nậm Chày, ngày 17 tháng 4 năm 2026", "", "\u200b", "#REF!",
]  # fmt: skip
CELLS = st.none() | st.sampled_from(WORDS) | st.integers(-1, 12) | st.floats(allow_infinity=False) | st.booleans()
CELLS |= st.dates(date(2025, 1, 1), date(2026, 12, 31)) | st.text(max_size=8)
AREAS = st.builds(
    lambda top, left, high, wide: Area(top, left, top + high, left + wide),
    *(st.integers(1, 9), st.integers(1, 7), st.integers(0, 4), st.integers(0, 8)),
)


def nonblank_rows(grid):
    """The rows in which a reader sees anything: covered cells of merged ranges show nothing."""
    covered = lambda row, column: any(  # noqa: E731
        a.holds(row, column) and (row, column) != (a.top, a.left) for a in grid.merged
    )
    return {
        row
        for row, cells in enumerate(grid.rows, start=1)
        if any(value is not None and not covered(row, column) for column, value in enumerate(cells, start=1))
    }


@settings(max_examples=250)
@given(rows=st.lists(st.lists(CELLS, max_size=7), max_size=11), areas=st.lists(AREAS, max_size=4), header=st.booleans())
def test_any_grid_is_recognised_and_every_row_has_one_role(lexicon, rows, areas, header):
    rows = [WORDS[:7], *rows] if header else rows
    grid = make_grid(rows)
    sheet = recognised(rows, lexicon, merged=tuple(areas))
    counts = list(sheet.roles.values())
    assert set(sheet.roles) == set(sheet.reasons) == nonblank_rows(sheet.grid)
    assert set(sheet.headings) == {row for row, role in sheet.roles.items() if role == "section"}
    assert sheet.grid.rows == grid.rows
    assert counts.count("accepted") == len(sheet.records)
    assert counts.count("rejected") == len(sheet.rejected)


FIELDS = {
    "no": ["STT", "TT"],
    "title": ["Nội dung nhiệm vụ", "Nhiệm vụ được giao", "TÊN CÔNG VIỆC"],
    "source": ["Văn bản giao", "Căn cứ"],
    "due": ["Thời hạn hoàn thành", "Hạn HT"],
    "completed": ["Ngày hoàn thành thực tế", "HT thực tế"],
    "status": ["Trạng thái", "Mức độ hoàn thành"],
    "note": ["Ghi chú"],
}
STATUSES = ["Hoàn thành", "đang thực hiện", "Quá hạn", "CĐH"]
HEADINGS = ["I. Nhiệm vụ chuyển tiếp", "II. Nhiệm vụ trong tháng 4", "Lĩnh vực Kinh tế", "CÔNG AN XÃ", "III. Việc khác"]
ENDS = [
    [],
    [["Tổng cộng"]],
    [[], ["Ghi chú: số liệu tạm tính"]],
    [[], [None, "NGƯỜI LẬP", None, "TRƯỞNG PHÒNG"], [], [None, "Nguyễn Văn A", None, "Trần Thị B"]],
]


@st.composite
def drawn_sheets(draw):
    """Rows of a sheet, and what must be found: (row, column of the title, title, headings above)."""
    names = draw(st.permutations([name for name in FIELDS if name not in ("no", "title")]))
    names = ["no", *names[: draw(st.integers(2, 5))]]
    names.insert(draw(st.integers(1, len(names))), "title")
    left = [None] * draw(st.integers(0, 2))
    rows = [[*left, "BIỂU THEO DÕI"]] * draw(st.integers(0, 2))
    header = [draw(st.sampled_from(FIELDS[name])) for name in names]
    rows.append(left + header)
    if draw(st.booleans()):
        rows.append(left + [f"({number})" for number in range(1, len(names) + 1)])
    expected = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        if draw(st.integers(0, 3)) == 0:
            rows.append([*left, draw(st.sampled_from(HEADINGS))])
        if draw(st.integers(0, 4)) == 0:
            rows.append([])
        if draw(st.integers(0, 5)) == 0:
            rows.append(left + header)
        title = f"{draw(st.sampled_from(['Rà soát', 'báo cáo', 'Tổng hợp', 'Phòng, chống']))} việc {number}"
        values = {"no": draw(st.sampled_from([number, f"{number}.", f"0{number}"])), "title": title, "due": "15/4"}
        values |= {"source": "12/UBND-VP", "status": draw(st.sampled_from(STATUSES))}
        rows.append(left + [values.get(name) for name in names])
        expected.append((len(rows), len(left) + names.index("title") + 1, title))
    return rows + [left + row for row in draw(st.sampled_from(ENDS))], expected


@settings(max_examples=150)
@given(drawn_sheets())
def test_every_drawn_task_is_found_where_it_stands(lexicon, drawn):
    rows, expected = drawn
    sheet = recognised(rows, lexicon)
    found = []
    for record in sheet.records:
        column = sheet.tables[record.table].column_of("title")
        assert sheet.grid.cell(*record.places.get("title", (record.row, column))) == record.values["title"]
        found.append((record.row, column, record.values["title"]))
    assert found == expected
    assert not sheet.rejected
    counts = list(sheet.roles.values())
    structural = [role for role in counts if role not in ("accepted", "rejected")]
    assert len(nonblank_rows(sheet.grid)) == len(counts) == len(expected) + len(structural)


@settings(max_examples=60)
@given(drawn_sheets())
def test_blank_rows_and_columns_around_a_sheet_change_nothing(lexicon, drawn):
    rows, _ = drawn
    moved = [[], [], *([None, *row] for row in rows), []]
    one, two = recognised(rows, lexicon), recognised(moved, lexicon)
    assert [r.values for r in one.records] == [r.values for r in two.records]
    assert [r.section for r in one.records] == [r.section for r in two.records]
    assert [r.row + 2 for r in one.records] == [r.row for r in two.records]
