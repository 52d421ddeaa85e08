"""The second seed end to end: what a careful reader finds in its assignment table, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from assignments.seed import HEADER, PARTS, ROWS
from docx import Document

import sheetops
from scoring.vinh_thong import ABOVE, sheet, workspace
from sheetops.scored import Scored

CARVED = {"7.10", "7.11", "7.12", "1.4"}
FOUND = {
    *(("P601", code) for code in ("6.1", "6.2", "6.3", "9.3")),
    ("P602", "9.1"),
    ("P603", "IV"),
    ("P607", None),
    ("P608", "8.5"),
    *(("P611", code) for code in CARVED),
}


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    result = sheetops.consolidate(workspace(tmp_path_factory.mktemp("seed") / "xa"))
    assert isinstance(result, Scored)
    return result


def test_exactly_what_a_careful_reader_finds(scored: Scored) -> None:
    assert {(f.code, f.indicator) for f in scored.findings} == FOUND
    assert len(scored.findings) == len(FOUND)


def test_every_leaf_has_the_lead_that_the_table_gives(scored: Scored) -> None:
    whole = {"I": "VHXH", "II": "VP", "III": "HCC", "IV": "VHXH", "V": "VHXH", "VII": "VHXH"}
    lead = {row["code"]: row["unit"] for row in scored.to_dict()["indicators"] if row["leaf"]}
    for part, unit in whole.items():
        number = [*PARTS].index(part) + 1
        own = [code for code in lead if code.startswith(f"{number}.") and code not in CARVED]
        assert {lead[code] for code in own} == {unit}
    apart = {"1.4": "DVTH", "7.10": "HCC", "7.12": "HCC", "8.2": "KT", "8.3": "VP", "8.4": "VP", "8.5.1": "VHXH"}
    apart |= {"8.5.3": "KT", "8.5.4": "CA", "9.2": "KT", "9.4": "VHXH", "8.1": None, "9.1": None, "9.3": None}
    assert {code: lead[code] for code in apart} == apart


def test_an_item_split_by_content_has_two_leads_and_a_shared_one_a_lead_and_a_helper(scored: Scored) -> None:
    owners = {row["code"]: row["owners"] for row in scored.to_dict()["indicators"]}
    assert [(o["unit"], o["role"], o["scope_kind"]) for o in owners["8.1"]] == [
        ("VHXH", "lead", "only"),
        ("KT", "lead", "except"),
    ]
    assert [(o["unit"], o["role"]) for o in owners["8.2"]] == [("KT", "lead"), ("DVTH", "coordinate")]
    assert owners["8.2"][0]["source"] == {"path": "dang-ky/phan cong.xlsx", "sheet": "Theo dõi", "cell": "C8"}


def test_the_annex_says_the_same_again(scored: Scored) -> None:
    texts = dict(zip(scored.annex["unit"], scored.annex["text"], strict=True))
    assert "- Phần II: Cải cách thể chế\n" in texts["VP"] + "\n"
    assert texts["HCC"].endswith("(Mục 7.10; Mục 7.11; Mục 7.12)")
    assert "phối hợp Mục 8.2" in texts["DVTH"]


def test_the_table_in_a_letter_gives_the_same(scored: Scored, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "xa", table=False)
    letter = Document()
    for line in (*ABOVE, ["Vĩnh Thông, ngày tháng 4 năm 2026"]):
        letter.add_paragraph(line[0])
    table = letter.add_table(rows=0, cols=3)
    for row in (HEADER, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    letter.save(str(folder / "dang-ky" / "thong bao.docx"))
    by_letter = sheetops.consolidate(folder)
    assert isinstance(by_letter, Scored)
    assert {(f.code, f.indicator) for f in by_letter.findings} == FOUND
    columns = ["code", "unit", "role"]
    assert by_letter.owners[columns].equals(scored.owners[columns])
    assert "dang-ky/thong bao.docx" in dict(by_letter.references)


def test_a_damaged_letter_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "xa")
    (folder / "dang-ky" / "thong bao.docx").write_bytes(b"no archive")
    findings = sheetops.consolidate(folder).findings
    assert [f.path for f in findings if f.code == "F101"] == ["dang-ky/thong bao.docx"]


def test_the_result_as_json_holds_what_the_contract_says(scored: Scored) -> None:
    result: dict[str, Any] = json.loads(json.dumps(scored.to_dict()))
    assert result["kind"] == "par_index"
    parts = {tally["part"]: tally for tally in result["tallies"] if tally["part"]}
    assert {part: tally["max"] for part, tally in parts.items()} == {p: n * 1.5 for p, (_, n) in PARTS.items()}
    first = next(row for row in result["indicators"] if row["code"] == "1.1")
    wanted = {"part": "I", "max": 1.5, "self_score": None, "appraised": None, "status": "unscored"}
    assert {name: first[name] for name in wanted} == wanted
    assert [t["part"] for t in result["tallies"] if not t["unit"]] == [*PARTS, None]


def test_nothing_depends_on_a_second_run(scored: Scored, tmp_path: Path) -> None:
    again = sheetops.consolidate(workspace(tmp_path / "xa"))
    assert again.to_dict() == scored.to_dict()


def test_points_add_up_and_are_due_by_unit(tmp_path: Path) -> None:
    rows = [
        ["VIII", "Nâng cao hiệu quả", None, 2.5],
        ["8.1", "Chỉ số 8.1", 1.5, 1, "BC 33/BC-UBND ngày 10/4/2026"],
        ["8.2", "Chỉ số 8.2", 1.5, 1.5, "Kế hoạch số 12/KH-UBND ngày 05/01/2026"],
        ["8.5.3", "Chỉ số 8.5.3", 0.375, None],
        ["9.2", "Chỉ số 9.2", 1.5, 0, None, "chưa triển khai"],
    ]
    scored = sheetops.consolidate(workspace(tmp_path / "xa", {"KT.xlsx": sheet("Phòng Kinh tế", rows)}))
    assert isinstance(scored, Scored)
    result = scored.to_dict()
    parts = {tally["part"]: tally for tally in result["tallies"] if tally["part"]}
    assert (parts["VIII"]["score"], parts["VIII"]["scored"], parts["VIII"]["lost"]) == (2.5, 2, 0.5)
    assert (parts["IX"]["score"], parts["IX"]["lost"]) == (0, 1.5)
    assert parts["I"]["score"] is None
    due = {row["unit"]: row for row in result["due"]}
    assert due["KT"]["codes"] == ["8.5.3", "9.1"]
    assert due["VHXH"]["due"] == 22  # 9.4 is a survey's
    assert result["losses"][0]["code"] == "9.2"
    assert result["history"][-1] == {"period": "2026-04", "part": None, "score": 2.5, "max": 63}
    share = 2.5 / 4.5  # of what is scored in all, for the parts of which nothing is
    assert scored.forecast.iloc[0]["score"] == pytest.approx(2.5 / 3 * 7.5 + 0 + share * 49.5)
