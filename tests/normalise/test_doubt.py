"""D303: true dates in a column that also has typed ones may have day and month exchanged, in whatever format."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers import make_workbook, make_workspace, make_xlsx

import sheetops

HEADER = ["STT", "Nội dung nhiệm vụ", "Ngày giao", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"]
MAY_4, APRIL_20, MAY_5 = date(2026, 5, 4), date(2026, 4, 20), date(2026, 5, 5)


def doubts(tmp_path: Path, name: str, columns: dict[str, list[Any]], **options: Any) -> dict[str, str]:
    """Cell → the date with day and month exchanged, of the findings D303 of a sheet."""
    count = max(map(len, columns.values()))
    given = [[columns.get(head, [None] * count)[at] for head in HEADER[2:5]] for at in range(count)]
    rows = [[at, f"Việc thứ {at}", *given[at - 1], "Đang thực hiện"] for at in range(1, count + 1)]
    made = make_xlsx if options else make_workbook
    content = made(tmp_path / name, [HEADER, *rows], **options).read_bytes()
    result = sheetops.consolidate(make_workspace(tmp_path / "workspace", {f"PKT {name}": content}))
    return {f.cell: f.params.get("swapped", "") for f in result.findings if f.code == "D303" and f.cell}


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
def test_in_every_format(tmp_path: Path, name: str) -> None:
    due = ["15/4", MAY_4, APRIL_20, MAY_5, "30/4/2026", "thường xuyên"]
    assert doubts(tmp_path, name, {"Thời hạn hoàn thành": due}) == {"D3": "2026-04-05"}


def test_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    assert doubts(tmp_path, "a.xlsx", {"Thời hạn hoàn thành": ["15/4", MAY_4]}, epoch_1904=True) == {"D3": "2026-04-05"}


@pytest.mark.parametrize("head", HEADER[2:5])
def test_in_every_column_of_days(tmp_path: Path, head: str) -> None:
    column = "CDE"[HEADER.index(head) - 2]
    assert set(doubts(tmp_path, "a.xlsx", {head: ["15/4", date(2026, 4, 3)]})) == {f"{column}3"}


@pytest.mark.parametrize(
    "typed",
    [
        "15/4",
        "15/04/2026",
        "15.4.2026",
        "15-4",
        "15-04-26",
        "30/4/2026",
        " 15 / 4 ",
        "5/4",
    ],
)
def test_by_days_typed_in_whatever_way(tmp_path: Path, typed: str) -> None:
    assert doubts(tmp_path, "a.xlsx", {"Thời hạn hoàn thành": [typed, MAY_4]}) == {"D3": "2026-04-05"}


@pytest.mark.parametrize("typed", ["trước 15/4", "tháng 4", "Quý II", "31/4", "hằng tháng", "", "15 ngày"])
def test_but_not_by_words_that_any_computer_leaves_as_text(tmp_path: Path, typed: str) -> None:
    assert doubts(tmp_path, "a.xlsx", {"Thời hạn hoàn thành": [typed, MAY_4]}) == {}


def test_nor_by_the_other_column(tmp_path: Path) -> None:
    columns = {"Thời hạn hoàn thành": [MAY_4, MAY_4], "Ngày giao": ["02/4", "02/4"]}
    assert doubts(tmp_path, "a.xlsx", columns) == {}


def test_a_date_kept_as_a_bare_number_is_doubted_too(tmp_path: Path) -> None:
    assert set(doubts(tmp_path, "a.xlsx", {"Thời hạn hoàn thành": ["15/4", 46146]})) == {"D3"}
