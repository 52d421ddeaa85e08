"""The second reader of .xlsx: what it gives where the first fails, and how the two differ where both read."""

from __future__ import annotations

import os
import warnings
import zipfile
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path

import pytest
from helpers import Formula, Sheet, make_xlsx

from sheetops.model import Area
from sheetops.read.archive import refusal
from sheetops.read.fallback import SecondReader
from sheetops.read.scan import extras
from sheetops.read.sniff import sniff
from sheetops.read.workbook import read_here
from sheetops.text import clean

SHARED = Path(os.environ.get("SHEETOPS_SHARED") or Path(__file__).parents[3] / "shared")
MOST_BYTES = 60_000
MOST_MERGED = 100_000
ROWS = [
    ["STT", "Nội dung", "Hạn", "Tỷ lệ", "Lỗi", "Đạt"],
    [1, "Họp\ngiao ban", date(2026, 4, 15), 0.5, Formula("#N/A"), True],
    [2, " 00123", datetime(2026, 4, 15, 16, 30), 80, None, False],
]


def changed(path, part, *replacements):
    """The workbook with a part changed, byte for byte."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for before, after in replacements:
        assert before in parts[part]
        parts[part] = parts[part].replace(before, after)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def test_a_file_that_the_first_reader_cannot_open_is_read_alike(tmp_path):
    path = make_xlsx(
        tmp_path / "a.xlsx", {"Biểu": Sheet(ROWS, merges=["A5:C5"], hidden_rows=[3]), "Ẩn": Sheet(ROWS, hidden=True)}
    )
    whole = read_here(path.read_bytes(), path.name)
    again = read_here(changed(path, "_rels/.rels", (b" xmlns=", b" x\xfflns=")).read_bytes(), path.name)
    assert again.problems == whole.problems == ()
    assert again.grids == whole.grids


def test_a_reader_that_loses_values_is_not_believed(tmp_path):
    path = make_xlsx(tmp_path / "a.xlsx", ROWS)
    changed(path, "xl/sharedStrings.xml", (b"<si>", b"<lost>"), (b"</si>", b"</lost>"))
    read = read_here(path.read_bytes(), path.name)
    assert [problem.code for problem in read.problems] == ["F101"]


@pytest.mark.parametrize(
    ("reference", "area"),
    [(b"A:C", Area(1, 1, 1_048_576, 3)), (b"2:3", Area(2, 1, 3, 16_384))],
    ids=["columns", "rows"],
)
def test_whole_columns_or_rows_may_be_merged(tmp_path, reference, area):
    path = make_xlsx(tmp_path / "a.xlsx", Sheet(ROWS, merges=["A5:C6"]))
    changed(path, "xl/worksheets/sheet1.xml", (b'ref="A5:C6"', b'ref="' + reference + b'"'))
    read = read_here(path.read_bytes(), path.name)
    assert read.problems == ()
    assert read.grids[0].merged == (area,)
    assert read.grids[0].cell(2, 2) == "Họp\ngiao ban"


# ---------------------------------------------------------------- where both read, and differ


def spaces(first, second, grid, place):
    """Blank space at the ends of a text, or where a run of it ends, that the file does not ask to preserve."""
    return isinstance(second, str) and clean(str(first or "")).replace(" ", "") == clean(second).replace(" ", "")


def before_1900(first, second, grid, place):
    """Numbers below the first day; Excel shows no date for them, nor is either of these one."""
    return isinstance(first, time) and isinstance(second, date) and second.year < 1900


def after_9999(first, second, grid, place):
    """Numbers beyond the last day of Excel stay numbers; the second reader makes errors of them."""
    return isinstance(first, float) and first >= 2_958_466 and second is None


def fraction_of_a_second(first, second, grid, place):
    """The readers round otherwise: an instant, or the midnight that it rounds to."""
    whole = [datetime.combine(v, time()) if type(v) is date else v for v in (first, second)]
    return all(isinstance(v, datetime) for v in whole) and abs((whole[0] - whole[1]).total_seconds()) < 1


def below_a_merged_cell(first, second, grid, place):
    """A value that a merged range hides: Excel keeps it, and the second reader does not."""
    inside = (a for a in grid.merged if a.top <= place[0] <= a.bottom and a.left <= place[1] <= a.right)
    return second is None and any((area.top, area.left) != place for area in inside)


def target_of_a_link(first, second, grid, place):
    """A blank cell with a link out of the file is blank; the second reader puts the link's target into it."""
    return first is None and isinstance(second, str) and ":" in second


def format_of_a_date(first, second, grid, place):
    """A number in a format that the second reader does not know for a date's: a weekday, the system's own time."""
    return isinstance(first, date | time) and isinstance(second, float)


def nested_runs(first, second, grid, place):
    """A text under more tags than a text has: the second reader looks no deeper than the format says."""
    return isinstance(first, str) and second is None


KNOWN = [
    spaces,
    before_1900,
    after_9999,
    fraction_of_a_second,
    below_a_merged_cell,
    target_of_a_link,
    format_of_a_date,
]
ONLY_IN = {"deep_nesting.xlsx": [nested_runs]}


def differences(first, second):
    """(place, first's value, second's value) where two grids differ."""
    for row, cells in enumerate(zip_longest(first.rows, second.rows, fillvalue=()), start=1):
        for column, (mine, other) in enumerate(zip_longest(*cells), start=1):
            if mine != other or type(mine) is not type(other):
                yield (row, column), mine, other


def cells_of(area):
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def corpus():
    folder = SHARED / "corpus"
    return sorted(p for p in folder.glob("*.xls[xm]") if p.stat().st_size <= MOST_BYTES) if folder.is_dir() else []


@pytest.mark.parametrize("path", corpus() or [None], ids=lambda path: path and path.name)
def test_where_both_read_a_value_the_difference_is_of_a_known_kind(path):
    if path is None:
        pytest.skip("no shared cases")
    data = path.read_bytes()
    if sniff(data) != "xlsx" or refusal(data):
        return
    known = extras(data, "xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = read_here(data, path.name).grids
        if any(cells_of(area) > MOST_MERGED for grid in first for area in grid.merged):
            return  # the second reader lays out every cell of a merged range, for minutes
        second = {grid.sheet: grid for grid in SecondReader(known.mended or data, known).grids}
    kinds = [*KNOWN, *ONLY_IN.get(path.name, [])]
    for grid in first:
        if other := second.get(grid.sheet):
            for place, mine, theirs in differences(grid, other):
                assert any(kind(mine, theirs, grid, place) for kind in kinds), (grid.sheet, place, mine, theirs)
            assert (set(grid.merged), grid.hidden) == (set(other.merged), other.hidden)
            errors = {place: text for place, text in other.error_cells.items() if grid.cell(*place) is None}
            assert errors == dict(grid.error_cells)
