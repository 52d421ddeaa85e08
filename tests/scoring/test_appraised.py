"""Appraised points are decisions: typed into the yellow cells, applied, and there again after every run."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from helpers import make_xlsx

import sheetops
from scoring.vinh_thong import sheet, workspace
from sheetops.errors import WorkspaceError
from sheetops.scored import Scored

ROWS = [["8.2", "Chỉ số 8.2", 1.5, 1.5, "12/KH-UBND ngày 05/01/2026"], ["9.2", "Chỉ số 9.2", 1.5, None]]


def run(folder: Path) -> tuple[Scored, Path]:
    scored = sheetops.consolidate(folder)
    assert isinstance(scored, Scored)
    return scored, sheetops.write_outputs(scored, no_returns=True).workbook


def typed(workbook: Path, code: str, points: object, opinion: str | None = None) -> None:
    """Type into the yellow cells of an indicator."""
    book = openpyxl.load_workbook(workbook)
    detail = book["Chi tiết"]
    heads = next(row for row in detail.iter_rows() if any(cell.value == "Mã" for cell in row))
    at = {cell.value: cell.column for cell in heads}
    row = next(r for r in range(heads[0].row, detail.max_row + 1) if detail.cell(r, at["Mã"]).value == code)
    detail.cell(row, at["Điểm thẩm định"]).value = points
    detail.cell(row, at["Ý kiến của Văn phòng"]).value = opinion
    book.save(workbook)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "xa", {"KT.xlsx": sheet("Phòng Kinh tế", ROWS)})


def row(scored: Scored, code: str) -> dict[str, object]:
    return next(one for one in scored.to_dict()["indicators"] if one["code"] == code)


def test_what_is_typed_counts_and_stands_there_again(folder: Path) -> None:
    _, workbook = run(folder)
    typed(workbook, "8.2", 1, "thiếu danh mục kèm theo")
    for _ in range(2):
        scored, _ = run(folder)
        assert (row(scored, "8.2")["appraised"], row(scored, "8.2")["score"]) == (1, 1)
        assert row(scored, "8.2")["decision"] == {"appraised": 1, "opinion": "thiếu danh mục kèm theo"}
    bytes_then = workbook.read_bytes()
    assert run(folder)[1].read_bytes() == bytes_then


def test_nought_is_not_blank(folder: Path) -> None:
    _, workbook = run(folder)
    typed(workbook, "8.2", 0)
    scored, _ = run(folder)
    assert row(scored, "8.2")["score"] == 0
    assert row(scored, "9.2")["score"] is None


def test_the_yellow_cell_wins_over_the_catalogue(folder: Path) -> None:
    given = [["Mã", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"], ["VIII", "Phần", 3], ["8.2", "Chỉ số 8.2", 3, 2]]
    make_xlsx(folder / "dang-ky" / "danh muc.xlsx", given)
    scored, workbook = run(folder)
    assert row(scored, "8.2")["score"] == 2
    typed(workbook, "8.2", 3)
    assert row(run(folder)[0], "8.2")["score"] == 3


@pytest.mark.parametrize(("points", "code"), [("một điểm", "R415"), (7, "P604")])
def test_what_cannot_count_is_told_at_its_cell(points: object, code: str, folder: Path) -> None:
    _, workbook = run(folder)
    typed(workbook, "8.2", points)
    scored, _ = run(folder)
    told = [finding for finding in scored.findings if finding.code == code]
    assert [(f.indicator, f.path) for f in told] == [("8.2", "ket-qua/tong-hop-2026-04.xlsx")]
    assert row(scored, "8.2")["score"] == 1.5


def test_a_foreign_workbook_is_not_overwritten(folder: Path) -> None:
    (folder / "ket-qua").mkdir()
    make_xlsx(folder / "ket-qua" / "tong-hop-2026-04.xlsx", [["của người khác"]])
    with pytest.raises(WorkspaceError, match="Chi tiết"):
        sheetops.consolidate(folder)


def test_the_last_months_result_is_the_history(folder: Path, tmp_path: Path) -> None:
    march = workspace(tmp_path / "thang 3", {"KT.xlsx": sheet("Phòng Kinh tế", ROWS)})
    text = (march / "sheetops.yaml").read_text(encoding="utf-8").replace("2026-04-30", "2026-03-31")
    (march / "sheetops.yaml").write_text(text.replace("2026-04", "2026-03"), encoding="utf-8")
    for name in ("KT.xlsx",):
        rows = [
            [cell.replace("THÁNG 4", "THÁNG 3") if isinstance(cell, str) else cell for cell in line]
            for line in sheet("Phòng Kinh tế", ROWS)
        ]
        make_xlsx(march / "nop" / name, rows)
    _, workbook = run(march)
    (folder / "ky-truoc").mkdir()
    (folder / "ky-truoc" / "ket qua.json").write_bytes(workbook.with_suffix(".json").read_bytes())
    both = run(folder)[0].history
    whole = both[both["part"].isna()]
    assert list(whole["period"]) == ["2026-03", "2026-04"]
    assert list(whole["score"]) == [1.5, 1.5]
