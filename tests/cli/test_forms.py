"""A new workspace of a scored kind: its blank forms, filled in, are read back as they were meant."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import sheetops
from cli.conftest import Cli
from sheetops import Scored

SCHEMAS = Path(__file__).parents[2] / "schemas"
CATALOGUE = [
    ("I", "Chỉ đạo điều hành", 5),
    ("1.1", "Ban hành kế hoạch", 3),
    ("1.2", "Chế độ báo cáo", 2),
    ("II", "Thủ tục hành chính", 4),
    ("2.1", "Công khai thủ tục", 1.5),
    ("2.10", "Giải quyết đúng hạn", 2.5),
]
DUTIES = {"Văn phòng HĐND và UBND": "- Phần I: mục 1.1; mục 1.2", "Phòng Kinh tế": "- Phần II: mục 2.1; mục 2.10"}
SCORES = [
    ("2.1", "Công khai thủ tục", 1.5, 1, "Báo cáo số 12/BC-UBND ngày 05/5/2026"),
    ("2.10", "Giải quyết đúng hạn", 2.5),
]


@pytest.fixture
def fresh(tmp_path: Path, cli: Cli) -> Path:
    answer = cli("init", tmp_path / "cchc", "--kind", "par_index", "--period", "2026-05", "--office", "UBND xã Tân Hòa")
    assert answer.code == 0
    assert "danh-muc.xlsx" in answer.out
    return tmp_path / "cchc"


def filled(path: Path, rows: dict[int, Any], target: Path | None = None) -> None:
    """Fill in a form: header's row + n → values from the left; None leaves a cell as it is."""
    book = load_workbook(path)
    for row, values in rows.items():
        for column, value in enumerate(values, start=1):
            if value is not None:
                book.active.cell(4 + row, column, value)
    book.save(target or path)


def test_as_it_stands_it_says_what_is_missing(fresh: Path, cli: Cli) -> None:
    answer = cli("consolidate", fresh)
    assert answer.code == 1
    assert "P617" in answer.out
    assert "Chưa có chỉ số nào" in answer.out


def test_its_forms_filled_in_give_the_scores(fresh: Path) -> None:
    filled(fresh / "dang-ky" / "danh-muc.xlsx", dict(enumerate(CATALOGUE, start=1)))
    book = load_workbook(fresh / "dang-ky" / "phan-cong.xlsx")
    for row in book.active.iter_rows(min_row=5):
        row[2].value = DUTIES.get(row[1].value)
    book.save(fresh / "dang-ky" / "phan-cong.xlsx")
    sheet = fresh / "nop" / "Phong Kinh te.xlsx"
    filled(fresh / "phieu-cham-diem.xlsx", dict(enumerate(SCORES, start=1)), sheet)
    result = sheetops.consolidate(fresh)
    assert isinstance(result, Scored)
    leaves = result.indicators[result.indicators["leaf"]]
    assert dict(zip(leaves["code"], leaves["unit"], strict=True)) == {
        "1.1": "VP",
        "1.2": "VP",
        "2.1": "KT",
        "2.10": "KT",
    }
    whole = result.tallies.iloc[-1]
    assert (whole["total"], whole["scored"], whole["max"], whole["score"], whole["lost"]) == (4, 1, 9, 1, 0.5)
    assert not [f for f in result.findings if f.severity == "error"]


def test_forms_that_are_there_stay(fresh: Path) -> None:
    from sheetops.journey.forms import write_forms

    path = fresh / "dang-ky" / "danh-muc.xlsx"
    filled(path, {1: CATALOGUE[0]})
    before = path.read_bytes()
    assert path in write_forms(sheetops.load_workspace(fresh))
    assert path.read_bytes() == before


def test_the_configuration_has_neither_sectors_nor_leaders(fresh: Path) -> None:
    text = (fresh / "sheetops.yaml").read_text(encoding="utf-8")
    workspace = sheetops.load_workspace(fresh)
    assert workspace.kind == "par_index"
    assert not workspace.sectors
    assert all(unit.sector is None for unit in workspace.units)
    assert "{" not in "".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert "lĩnh vực" not in text


def test_a_kind_of_ones_own_is_copied_into_the_workspace(tmp_path: Path, cli: Cli) -> None:
    schema = tmp_path / "don-thu.yaml"
    shutil.copyfile(SCHEMAS / "task_tracking.yaml", schema)
    assert cli("init", tmp_path / "a", "--kind", schema, "--period", "2026-05").code == 0
    assert sheetops.load_workspace(tmp_path / "a").kind_path == tmp_path / "a" / "don-thu.yaml"
    assert not list((tmp_path / "a" / "dang-ky").iterdir())


@pytest.mark.parametrize(("kind", "told"), [("parindex", "par_index"), ("khong-co.yaml", "không có tệp lược đồ")])
def test_a_kind_that_is_not_there_is_told_and_nothing_is_made(tmp_path: Path, cli: Cli, kind: str, told: str) -> None:
    answer = cli("init", tmp_path / "a", "--kind", kind)
    assert answer.code == 2
    assert told in answer.err
    assert list(tmp_path.iterdir()) == []
