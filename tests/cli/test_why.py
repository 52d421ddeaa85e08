"""Why a figure is what it is, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import HEADER, make_workspace

from cli.conftest import Cli

SHEET = [
    HEADER,
    [1, "Họp dân", "30/4/2026", None, "Đang triển khai"],
    [2, "Sửa đường", "10/4/2026", None, "Đang triển khai"],
    [3, "Kê khai đất", "10/4/2026", "9/4/2026", "Hoàn thành"],
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_workspace(tmp_path, {"PKT.xlsx": SHEET})


def test_rows_are_listed_with_their_cells(place: Path, cli: Cli) -> None:
    done = cli("why", place, "Phòng Kinh tế", "Quá hạn")
    assert done.code == 0
    assert done.out.splitlines()[0] == "Phòng Kinh tế: Quá hạn = 1"
    assert "Sửa đường" in done.out
    assert "nop/PKT.xlsx › " in done.out
    assert "B3" in done.out
    assert "Họp dân" not in done.out


def test_a_rate_shows_what_it_is_a_share_of(place: Path, cli: Cli) -> None:
    done = cli("why", place, "completion_of_due", "--lang", "en")
    assert done.out.splitlines()[0] == "All: Completed of due = 1/2 (50.0%)"
    assert "in the denominator only" in done.out


def test_nothing_to_list_is_said(place: Path, cli: Cli) -> None:
    assert "Không có dòng nào" in cli("why", place, "Chậm tiến độ").out
    assert "không có gì để chia" in cli("why", place, "--unit", "CA", "completion_of_due").out


def test_json_goes_to_standard_output_and_the_words_aside(place: Path, cli: Cli) -> None:
    done = cli("why", place, "overdue", "--json", "-")
    assert [row["title"] for row in json.loads(done.out)["rows"]] == ["Sửa đường"]
    assert "Quá hạn = 1" in done.err


def test_a_name_that_nothing_bears_is_one_message(place: Path, cli: Cli) -> None:
    done = cli("why", place, "Quá hạnn")
    assert (done.code, done.out) == (2, "")
    assert 'gần nhất: "Quá hạn"' in done.err


def test_nothing_is_written(place: Path, cli: Cli) -> None:
    before = sorted(place.rglob("*"))
    cli("why", place, "overdue")
    assert sorted(place.rglob("*")) == before
