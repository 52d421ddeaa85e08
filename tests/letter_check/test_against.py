"""The figures of a letter against those of the sample's result."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import sheetops
from sheetops.errors import SheetopsError
from sheetops.letter_check import LetterCheck

RESULT = Path(__file__).resolve().parents[2] / "samples" / "lung-phinh-2026-04" / "ket-qua" / "tong-hop-2026-04.json"


def checked(tmp_path: Path, text: str, against: Path = RESULT) -> LetterCheck:
    path = tmp_path / "van ban.txt"
    path.write_text(text, encoding="utf-8")
    return sheetops.check_letter(path, against)


def differing(result: LetterCheck) -> list[tuple[str, str, str]]:
    return [
        (f.params["subject"], f.params["letter"], f.params["workbook"]) for f in result.findings if f.code == "E503"
    ]


def test_the_results_own_sentences_agree_with_it(tmp_path: Path) -> None:
    document = json.loads(RESULT.read_text(encoding="utf-8"))
    headings = {
        None: "1. Các nhiệm vụ chuyển tiếp từ tháng 3",
        "kinh-te": "a) Lĩnh vực Kinh tế",
        "vh-xh": "b) Lĩnh vực Văn hóa - Xã hội",
        "qp-an": "c) Lĩnh vực Quốc phòng - An ninh",
    }
    lines = []
    for sentence in document["sentences"]:
        lines += ["2. Các nhiệm vụ trong tháng 4"] if sentence["sector"] == "kinh-te" else []
        lines += [headings[sentence["sector"]], sentence["text"]]
    result = checked(tmp_path, "\n".join(lines))
    assert result.findings == ()
    assert result.figures == 22
    assert [one.reason for one in result.unchecked] == ["no_letter_day"]


FIGURES = yaml.safe_load((Path(__file__).parent / "figures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["text"][:60])
def test_figures_are_held_against_their_tally(tmp_path: Path, case: dict[str, Any]) -> None:
    assert [list(found) for found in differing(checked(tmp_path, case["text"]))] == case.get("differ", [])


def test_what_cannot_be_tied_to_a_tally_is_listed(tmp_path: Path) -> None:
    result = checked(
        tmp_path, "3. Lĩnh vực Tài nguyên nước\nCó 09 nhiệm vụ: 04 hoàn thành; 05 quá hạn.\nTiếp nhận 12 hồ sơ."
    )
    assert differing(result) == []
    assert [one.reason for one in result.unchecked] == [
        "no_letter_day",
        "no_group",
        "no_group",
        "no_group",
        "other_items",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Tài nguyên có 09 nhiệm vụ: 04 hoàn thành; 05 quá hạn.",
        "I. Lĩnh vực Kinh tế\na) Lĩnh vực Thủy lợi\nCó 09 nhiệm vụ: 04 hoàn thành; 05 quá hạn.",
        "Tiếp nhận 09 đơn thư: 04 hoàn thành; 05 quá hạn.",
        "Cử tri nêu 09 kiến nghị, trong đó 04 kiến nghị đã trả lời.",
    ],
)
def test_what_the_result_does_not_know_is_no_difference(tmp_path: Path, text: str) -> None:
    result = checked(tmp_path, text)
    assert result.findings == ()
    assert {one.reason for one in result.unchecked} - {"no_letter_day"}


def test_a_part_of_what_the_result_does_not_tell_apart_is_listed(tmp_path: Path) -> None:
    result = checked(tmp_path, "Có 56 nhiệm vụ, gồm: 50 nhiệm vụ thường xuyên, 06 nhiệm vụ trọng tâm.")
    assert differing(result) == []
    assert [one.reason for one in result.unchecked] == ["no_letter_day", "no_group", "no_group"]


def test_a_result_alone_in_a_folder_is_enough(tmp_path: Path) -> None:
    shutil.copy(RESULT, tmp_path / "ket-qua.json")
    text = "2. Nhiệm vụ trong kỳ\nLĩnh vực Kinh tế: có 17 nhiệm vụ."
    assert differing(checked(tmp_path, text, tmp_path / "ket-qua.json")) == [("Kinh tế, Trong kỳ", "17", "16")]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"kind": "par_index", "period": "2026-04", "tallies": [{"part": "I"}]}']
)
def test_what_is_no_result_of_tasks_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "ket-qua.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SheetopsError, match=r"ket-qua\.json"):
        checked(tmp_path, "Có 16 nhiệm vụ.", path)
    with pytest.raises(SheetopsError, match=r"khong-co\.json"):
        checked(tmp_path, "Có 16 nhiệm vụ.", tmp_path / "khong-co.json")


@pytest.mark.parametrize(
    "text",
    [
        "Có 07/56 nhiệm vụ đã báo cáo nhưng kết quả chưa có số liệu cụ thể.",
        "Có 01/24 nhiệm vụ báo cáo hoàn thành nhưng chưa có minh chứng.",
        "Còn 03 nhiệm vụ hoàn thành thiếu ngày hoàn thành.",
    ],
)
def test_what_is_picked_by_a_further_condition_is_listed_not_compared(tmp_path: Path, text: str) -> None:
    result = checked(tmp_path, text)
    assert differing(result) == []
    assert "qualified" in [one.reason for one in result.unchecked]


def test_the_drafted_letter_agrees_with_its_result(tmp_path: Path) -> None:
    root = tmp_path / "thang-4"
    shutil.copytree(RESULT.parents[1], root)
    outputs = sheetops.write_outputs(sheetops.consolidate(root), letter=True, no_returns=True)
    assert outputs.letter is not None
    result = sheetops.check_letter(outputs.letter.path, outputs.json)
    assert (result.findings, result.figures > 20) == ((), True)
