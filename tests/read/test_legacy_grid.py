"""A grid in Unicode, and a problem for each cell that changed."""

from __future__ import annotations

import time
from datetime import date

import pytest
from helpers import Rich, make_workbook, typed
from hypothesis import given
from hypothesis import strategies as st

from sheetops.model import Area, Grid
from sheetops.read.extras import FontRun
from sheetops.read.legacy_grid import unicode_grid
from sheetops.read.workbook import read_here

TIME, LARGE, PLAIN = ".VnTime", ".VnTimeH", ""
ROWS = (
    ("STT", "Néi dung nhiÖm vô", "H¹n"),
    (),
    (1.0, "R\u00b5 so¸t hé nghÌo ch\u00ada ®¹t", date(2026, 4, 15)),
)
FONTS = {(1, 2): (FontRun(0, TIME),), (3, 2): (FontRun(0, TIME),), (3, 3): (FontRun(0, TIME),)}


def test_the_grid_keeps_its_shape_and_all_else():
    grid = Grid("Theo dõi", ROWS, merged=(Area(1, 1, 1, 2),), hidden_rows=frozenset({3}), epoch_1904=True)
    read, _ = unicode_grid(grid, FONTS)
    assert read.rows == (
        ("STT", "Nội dung nhiệm vụ", "Hạn"),
        (),
        (1.0, "Rà soát hộ nghèo chưa đạt", date(2026, 4, 15)),
    )
    assert (read.sheet, read.merged, read.hidden_rows, read.epoch_1904) == ("Theo dõi", grid.merged, {3}, True)


def test_every_change_is_told_with_what_stood_there():
    _, problems = unicode_grid(Grid("Theo dõi", ROWS), FONTS)
    assert [(p.code, p.sheet, p.cell, p.row) for p in problems] == [
        ("S208", "Theo dõi", "B1", 1),
        ("S208", "Theo dõi", "C1", 1),
        ("S208", "Theo dõi", "B3", 3),
    ]
    assert problems[2].value == "Rà soát hộ nghèo chưa đạt"
    # ư is the soft hyphen, which would not be seen.
    assert problems[2].params == {"before": "Rµ so¸t hé nghÌo ch-a ®¹t", "after": "Rà soát hộ nghèo chưa đạt"}


def test_a_sheet_without_anything_legacy_is_the_same_grid():
    grid = Grid("Theo dõi", (("Công an xã", "Hoàn thành", 5.0, None), ("café", "½", "Nguyễn")))
    read, problems = unicode_grid(grid, {})
    assert read is grid
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "runs", "shown"),
    [
        ("ñy ban häp", [(1, LARGE), (9, TIME)], "Ủy ban họp"),
        ("ñy ban häp", [(1, LARGE), (0, TIME)], "Ủy ban họp"),
        ("Nguyễn: häp th«n", [(8, PLAIN), (8, TIME)], "Nguyễn: họp thôn"),
        ("häp th«n (Nguyễn)", [(9, TIME), (0, PLAIN)], "họp thôn (Nguyễn)"),
        # Three spaces were taken off the beginning, of which the lengths know nothing.
        ("häp th«n (Nguyễn)", [(12, TIME), (8, PLAIN)], "họp thôn (Nguyễn)"),
        ("häp th«n (Nguyễn)", [(9, TIME), (11, PLAIN)], "họp thôn (Nguyễn)"),  # three off the end
        ("häp th«n", [(3, TIME)], "họp thôn"),  # fewer than there are
    ],
)
def test_runs_of_several_fonts(text, runs, shown):
    fonts = {(1, 1): tuple(FontRun(length, font) for length, font in runs)}
    assert unicode_grid(Grid("Theo dõi", ((text,),)), fonts)[0].rows == ((shown,),)


TEXTS = st.one_of(st.text(max_size=12), st.text(st.characters(max_codepoint=0xFF), max_size=20))
CELLS = st.one_of(TEXTS, st.none(), st.floats(allow_nan=False), st.booleans())
RUNS = st.lists(
    st.builds(FontRun, st.integers(0, 30), st.sampled_from([TIME, LARGE, "VNI-Times", "", "Arial"])), max_size=4
)


@given(
    st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=6).map(tuple),
    st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 6)), RUNS.map(tuple), max_size=8),
)
def test_any_grid_is_read(rows, fonts):
    grid = Grid("Theo dõi", rows)
    read, problems = unicode_grid(grid, fonts)
    assert [len(row) for row in read.rows] == [len(row) for row in rows]
    changed = {
        (r, c)
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if read.rows[r - 1][c - 1] is not value
    }
    assert len(changed) == len(problems)
    assert all(isinstance(rows[r - 1][c - 1], str) for r, c in changed)


@pytest.mark.parametrize("extension", ["xlsx", "xlsm", "xlsb", "xls", "ods"])
def test_a_workbook_is_read_in_unicode_in_every_format(tmp_path, extension):
    texts = ["Rà soát hộ nghèo", "Nạo vét kênh mương", "Cấp thẻ bảo hiểm y tế"]
    rich = Rich([typed("Ủ", LARGE), typed("y ban họp", TIME), " (Nguyễn)"])
    rows = [[typed(text, TIME), typed("Họp", LARGE), typed("Đã xong", "VNI-Times"), "Công an xã"] for text in texts]
    read = read_here(make_workbook(tmp_path / f"a.{extension}", [*rows, [rich]]).read_bytes(), f"a.{extension}")
    assert read.grids[0].rows[:3] == tuple((text, "HỌP", "Đã xong", "Công an xã") for text in texts)
    assert read.grids[0].cell(4, 1) == "Ủy ban họp (Nguyễn)"
    assert [problem.code for problem in read.problems] == ["S208"] * 10


def test_an_ordinary_sheet_costs_next_to_nothing():
    rows = tuple((float(n), f"Rà soát hộ nghèo tại thôn {n}", "Công an xã", "Hoàn thành", None) for n in range(20_000))
    grid = Grid("Theo dõi", rows)
    unicode_grid(grid, {})
    start = time.perf_counter()
    unicode_grid(grid, {})
    assert time.perf_counter() - start < 0.5
