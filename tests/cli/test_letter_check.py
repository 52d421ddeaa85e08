"""`sheetops letter check`: what is told, what is written, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Cli

RIGHT = "Có 16 nhiệm vụ: 05 nhiệm vụ hoàn thành; 11 nhiệm vụ quá hạn."
WRONG = "2. Lĩnh vực Kinh tế\nCó 16 nhiệm vụ: 05 nhiệm vụ hoàn thành; 10 nhiệm vụ quá hạn."
LATER = "Lùng Phình, ngày 17 tháng 4 năm 2026\n\nTheo Quyết định số 12/QĐ-UBND ngày 31/12/2026."
RESULT = Path(__file__).resolve().parents[2] / "samples" / "lung-phinh-2026-04" / "ket-qua" / "tong-hop-2026-04.json"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return tmp_path / "cong van.txt"


def written(letter: Path, text: str) -> Path:
    letter.write_text(text, encoding="utf-8")
    return letter


def test_a_right_letter_is_said_to_be_right(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, RIGHT))
    assert (answer.code, answer.err) == (0, "")
    assert "cộng lại 1 tổng số" in answer.out
    assert "Không phát hiện số liệu sai." in answer.out


def test_a_broken_sum_is_told_with_its_paragraph_sentence_and_remedy(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, WRONG))
    assert answer.code == 1
    assert "Lỗi E502" in answer.out
    assert "Lĩnh vực Kinh tế” ghi là 16, nhưng các số thành phần cộng lại là 15 (5 + 10)" in answer.out
    assert "Đoạn 2: “Có 16 nhiệm vụ: 05" in answer.out
    assert "Cách sửa: " in answer.out


def test_a_later_document_is_a_warning(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, LATER), "--lang", "en")
    assert answer.code == 0
    assert "P607" in answer.out
    assert cli("letter", "check", letter, "--strict").code == 1


def test_json_has_the_findings_at_its_top(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, WRONG), "--json", "-")
    document = json.loads(answer.out)
    assert [(f["code"], f["row"], f["path"]) for f in document["findings"]] == [("E502", 2, letter.as_posix())]
    assert document["sums"] == 1
    assert "E502" in answer.err  # what people read goes to the other stream
    target = letter.with_suffix(".json")
    assert cli("letter", "check", letter, "--json", target).code == 1
    assert json.loads(target.read_text(encoding="utf-8")) == document


def test_figures_are_held_against_a_result(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, WRONG), "--against", RESULT, "--json", "-")
    document = json.loads(answer.out)
    assert {finding["code"] for finding in document["findings"]} == {"E502", "E503"}
    assert document["figures"] == 3
    assert "Đã đối chiếu 3 số với kết quả tổng hợp." in answer.err


def test_what_could_not_be_checked_is_listed(cli: Cli, letter: Path) -> None:
    answer = cli("letter", "check", written(letter, "Tiếp nhận 12 hồ sơ."), "--against", RESULT, "--lang", "en")
    assert "Not checked:" in answer.out
    assert "paragraph 1, “12 hồ sơ" in answer.out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_read_is_one_message_and_exit_2(cli: Cli, letter: Path, lang: str) -> None:
    letter.write_bytes(b"")
    for path in (letter, letter.with_name("khong co.docx")):
        answer = cli("letter", "check", path, "--lang", lang)
        assert (answer.code, answer.out) == (2, "")
        assert len(answer.err.splitlines()) == 1
        assert path.name in answer.err


def test_the_group_shows_what_there_is(cli: Cli) -> None:
    answer = cli("letter")
    assert (answer.code, answer.out) == (2, "")
    assert "check" in answer.err
    assert "sheetops letter check" in cli("letter", "check", "--help").out
    assert "“check”" in (wrong := cli("letter", "chek")).err or '"check"' in wrong.err
