"""What a department runs before it sends its sheet."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest
from helpers import HEADER, make_xlsx

from cli.conftest import Cli


@pytest.fixture
def sheet(workspace: Path) -> Path:
    return workspace / "nop" / "Phong Kinh te.xlsx"


def test_each_finding_has_its_cell_what_is_wrong_and_the_remedy(cli: Cli, sheet: Path) -> None:
    answer = cli("check", sheet)
    assert answer.code == 1
    assert f"{sheet}: 4 nhiệm vụ, tháng 4 năm 2026, tính đến hết ngày 17/4/2026" in answer.out
    assert "Lỗi D302 " in answer.out
    assert "Theo dõi!C5: " in answer.out
    assert "“31/4/2026”" in answer.out
    assert "Cách sửa: " in answer.out
    assert "Kết quả: 1 lỗi, " in answer.out
    assert "Đã đọc 4 nhiệm vụ trong 1 tệp." in answer.out


def test_in_english(cli: Cli, sheet: Path) -> None:
    shown = cli("check", sheet, "--lang", "en").out
    assert "Error D302 " in shown
    assert "Remedy: " in shown
    assert "Result: errors: 1, " in shown


def test_nothing_wrong(cli: Cli, clean_sheet: Path) -> None:
    answer = cli("check", clean_sheet, "--strict")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("Không phát hiện lỗi. Đã đọc 1 nhiệm vụ trong 1 tệp.\n")


def test_repeated_findings_are_one_with_their_count_and_cells(cli: Cli, tmp_path: Path) -> None:
    days = [[n, f"Việc thứ {n} của xã", "31/4/2026", None, "Đang triển khai"] for n in range(1, 5)]
    make_xlsx(tmp_path / "a.xlsx", [HEADER, *days])
    shown = cli("check", tmp_path / "a.xlsx").out
    assert shown.count("D302") == 1
    assert "(4 chỗ)" in shown
    assert "Theo dõi!C2, C3, C4, C5: " in shown


def test_of_many_wordings_the_first_are_told_in_full_and_of_all_what_stands_there(cli: Cli, tmp_path: Path) -> None:
    days = [[n, f"Việc thứ {n} của xã", f"{30 + n}/4/2026", None, "Đang triển khai"] for n in range(1, 10)]
    make_xlsx(tmp_path / "a.xlsx", [HEADER, *days])
    shown = cli("check", tmp_path / "a.xlsx").out
    assert "Theo dõi!C2: Cột “Thời hạn hoàn thành” ghi “31/4/2026”" in shown
    assert "Tương tự: Theo dõi!C7: “36/4/2026”; Theo dõi!C8: “37/4/2026”; " in shown


def test_and_how_each_is_taken(cli: Cli, tmp_path: Path) -> None:
    weeks = ["đầu tháng 4", "tuần 1 tháng 4", "tuần 2 tháng 4", "tuần 3 tháng 4", "tuần 4 tháng 4", "đầu tháng 5"]
    rows = [[n, f"Việc thứ {n} của xã", day, None, None] for n, day in enumerate([*weeks, "đầu tháng 5"], start=1)]
    make_xlsx(tmp_path / "a.xlsx", [["THÁNG 4/2026"], HEADER, *rows])
    assert "Tương tự: Theo dõi!C8, C9: “đầu tháng 5” được hiểu là 01/5/2026" in cli("check", tmp_path / "a.xlsx").out
    document = json.loads(cli("check", tmp_path / "a.xlsx", "--json", "-").out)
    last = [finding["message"] for finding in document["findings"] if finding["cell"] == "C9"]
    assert any("“đầu tháng 5”" in message and "01/5/2026" in message for message in last)


def test_warnings_give_1_only_if_strict(cli: Cli, tmp_path: Path) -> None:
    make_xlsx(tmp_path / "a.xlsx", [HEADER, [1, "Họp 12 dân", "15/4/2026", None, "Hoàn thành"]])  # D307: no date
    assert cli("check", tmp_path / "a.xlsx", "--cutoff", "17/4/2026").code == 0
    assert cli("check", tmp_path / "a.xlsx", "--cutoff", "17/4/2026", "--strict").code == 1


def test_a_missing_file_does_not_keep_the_others_from_being_checked(cli: Cli, sheet: Path, tmp_path: Path) -> None:
    answer = cli("check", tmp_path / "khong-co.xlsx", sheet)
    assert answer.code == 2
    assert "khong-co.xlsx" in answer.err
    assert "Lỗi D302 " in answer.out
    assert "Không kiểm tra được 1 tệp." in answer.out


def test_a_folder_is_no_file(cli: Cli, workspace: Path) -> None:
    answer = cli("check", workspace / "nop")
    assert answer.code == 2
    assert "là một thư mục" in answer.err


def test_a_pattern_that_the_shell_did_not_expand(cli: Cli, sheet: Path) -> None:
    assert f"{sheet}: 4 nhiệm vụ" in cli("check", sheet.parent / "*.xlsx").out


def test_the_workspace_can_be_named(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    make_xlsx(tmp_path / "a.xlsx", [HEADER, [1, "Họp dân", "30/5/2026", None, "Đang triển khai"]])
    shown = cli("check", tmp_path / "a.xlsx", "--workspace", workspace).out
    assert "tháng 4 năm 2026, tính đến hết ngày 17/4/2026" in shown


def test_the_json_of_one_file_and_of_several(cli: Cli, sheet: Path, clean_sheet: Path, tmp_path: Path) -> None:
    one = json.loads(cli("check", sheet, "--json", "-").out)
    assert (one["version"], len(one["files"])) == (1, 1)
    assert one["files"][0]["path"] == sheet.as_posix()
    assert len(one["files"][0]["tasks"]) == 4
    assert [(f["code"], f["cell"]) for f in one["findings"] if f["severity"] == "error"] == [("D302", "C5")]
    several = json.loads(cli("check", sheet, clean_sheet, tmp_path / "x.xlsx", "--json", "-").out)
    assert several["findings"] == one["findings"]
    assert [file["state"] for file in several["files"]] == ["accepted", "accepted", "unreadable"]


def test_standard_output_is_pure_json(process: Cli, sheet: Path) -> None:
    answer = process("check", sheet, "--json", "-", "--lang", "en", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert json.loads(answer.out)["findings"]
    assert "Error D302 " in answer.err


def test_the_json_can_go_to_a_file(cli: Cli, sheet: Path, tmp_path: Path) -> None:
    answer = cli("check", sheet, "--json", tmp_path / "moi" / "r.json")
    assert json.loads((tmp_path / "moi" / "r.json").read_text(encoding="utf-8"))["version"] == 1
    assert "Lỗi D302 " in answer.out


def test_the_file_is_not_touched(cli: Cli, sheet: Path) -> None:
    before = sheet.read_bytes(), sheet.stat().st_mtime_ns
    cli("check", sheet)
    assert (sheet.read_bytes(), sheet.stat().st_mtime_ns) == before
    assert [path.name for path in sheet.parent.iterdir()] == [sheet.name]


def test_a_confirmation_that_cannot_be_applied_is_said_of_its_own_file(cli: Cli, workspace: Path, sheet: Path) -> None:
    """Not of the file that is checked."""
    titles = ["Đơn vị", "Tiêu đề cột trong biểu", "Văn phòng xác nhận"]
    make_xlsx(workspace / "quyet-dinh.xlsx", {"Cột": [titles, ["Phòng Kinh tế", "Mốc", "Hạn gì đó"]]})
    shown = cli("check", sheet, "--json", "-").out
    (finding,) = [f for f in json.loads(shown)["findings"] if f["code"] == "R415"]
    assert (finding["path"], finding["sheet"], finding["cell"]) == ("quyet-dinh.xlsx", "Cột", "C2")
    assert "“Hạn gì đó” không có trong danh sách tên cột" in finding["message"]
    assert "ô C2, trang “Cột”, tệp “quyet-dinh.xlsx”" in cli("check", sheet).out


def saved(path: Path, day: str) -> Path:
    when = datetime.fromisoformat(f"{day}T08:00:00+07:00").timestamp()
    os.utime(path, (when, when))
    return path


@pytest.mark.parametrize(
    ("name", "titles", "basis"),
    [
        ("a.xlsx", [], ("file_date", "file_date")),
        ("PKT thang 3-2026.xlsx", [], ("name", "period_end")),
        ("a.xlsx", [["NHIỆM VỤ THÁNG 4/2026"]], ("title", "file_date")),
    ],
)
def test_the_head_says_where_a_period_and_a_cutoff_come_from_that_the_sheet_does_not_state(
    cli: Cli, tmp_path: Path, name: str, titles: list[list[str]], basis: tuple[str, str]
) -> None:
    path = saved(make_xlsx(tmp_path / name, [*titles, HEADER, [1, "Họp thôn", "10/4", None, None]]), "2026-04-20")
    head, second, *_ = cli("check", path).out.splitlines()
    assert head.startswith(f"{path}: ")
    assert second.strip().startswith("Kỳ ")
    assert ("ngày lưu tệp" in second) == ("file_date" in basis)
    [entry] = json.loads(cli("check", path, "--json", "-").out)["files"]
    assert (entry["period_by"], entry["cutoff_by"]) == basis


def test_and_nothing_where_it_states_them_or_they_are_given(cli: Cli, tmp_path: Path, sheet: Path) -> None:
    titles = [["NHIỆM VỤ THÁNG 4/2026"], ["(Tính đến ngày 17/4/2026)"]]
    make_xlsx(tmp_path / "a.xlsx", [*titles, HEADER, [1, "Họp thôn", "10/4", None, None]])
    make_xlsx(tmp_path / "b.xlsx", [titles[0], HEADER, [1, "Họp thôn", "10/4", None, None]])
    assert "ngày chốt" not in cli("check", tmp_path / "a.xlsx").out
    assert "ngày chốt" not in cli("check", tmp_path / "b.xlsx", "--cutoff", "17/4/2026").out
    assert "Để chắc chắn" not in cli("check", sheet).out
