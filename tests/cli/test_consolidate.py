"""The main job: what it writes, what it shows, and its exit codes."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import HEADER, make_workspace, make_xlsx

from cli.conftest import Cli
from sheetops import consolidate
from sheetops.decisions import MatchQuestion

OUTPUTS = {"tong-hop-2026-04.xlsx", "tong-hop-2026-04.json", "tra-lai"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_it_writes_the_workbook_and_the_json(cli: Cli, workspace: Path) -> None:
    answer = cli("consolidate", workspace)
    assert names(workspace / "ket-qua") == OUTPUTS
    assert all(name in answer.out for name in OUTPUTS)
    assert answer.err == ""


def test_it_tells_how_many_copies_go_back_and_where(cli: Cli, workspace: Path) -> None:
    answer = cli("consolidate", workspace)
    assert "1 tệp Excel, 1 tin nhắn" in answer.out
    assert {path.suffix for path in (workspace / "ket-qua" / "tra-lai").glob("[!.]*")} == {".xlsx", ".txt"}


def test_no_copies_go_back_where_none_are_wanted(cli: Cli, workspace: Path) -> None:
    cli("consolidate", workspace, "--no-returns")
    assert names(workspace / "ket-qua") == OUTPUTS - {"tra-lai"}


def test_the_report_is_written_where_it_is_asked_for(cli: Cli, workspace: Path) -> None:
    answer = cli("consolidate", workspace, "--html")
    (report,) = names(workspace / "ket-qua") - OUTPUTS
    assert report.startswith("bao-cao-")
    assert report in answer.out
    page = (workspace / "ket-qua" / report).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>")


def test_errors_in_the_data_give_1_and_the_outputs_are_written_all_the_same(cli: Cli, workspace: Path) -> None:
    assert cli("consolidate", workspace).code == 1  # 31/4 is no day
    assert names(workspace / "ket-qua") == OUTPUTS


def test_no_errors_give_0(cli: Cli, clean_sheet: Path) -> None:
    answer = cli("consolidate", clean_sheet.parent.parent, "--strict")
    assert (answer.code, answer.err) == (0, "")
    assert "Số liệu: không phát hiện lỗi." in answer.out


def test_warnings_give_1_only_if_strict(cli: Cli, tmp_path: Path) -> None:
    rows = [["PHÒNG KINH TẾ"], HEADER, [1, "Họp dân", "30/4/2026", None, "Đang triển khai"]]
    root = make_workspace(tmp_path, {"KT.xlsx": rows})  # two units have not submitted: F106
    assert cli("consolidate", root).code == 0
    assert cli("consolidate", root, "--strict").code == 1


def test_the_summary_says_who_is_missing_what_is_overdue_and_what_is_wrong_where(cli: Cli, workspace: Path) -> None:
    shown = cli("consolidate", workspace).out
    assert "UBND xã Nậm Chày" in shown
    assert "Tổng hợp nhiệm vụ tháng 4 năm 2026, tính đến hết ngày 17/4/2026" in shown
    assert "Nộp báo cáo: 1/3 đơn vị." in shown
    assert "Chưa nộp (2): Phòng Văn hóa - Xã hội; Công an xã." in shown
    assert "Quá hạn: 1 nhiệm vụ (Phòng Kinh tế 1)." in shown
    assert "Chưa xác định được trạng thái: 1 nhiệm vụ" in shown
    assert "Phong Kinh te.xlsx › Theo dõi!C5" in shown  # 31/4/2026
    assert 'trang "Lỗi dữ liệu"' in shown


def test_the_table_names_each_percentage_s_denominator(cli: Cli, workspace: Path) -> None:
    shown = cli("consolidate", workspace).out
    total = next(line for line in shown.splitlines() if line.startswith("Tổng cộng"))
    assert total.split()[:3] == ["Tổng", "cộng", "4"]
    assert "50,0% (1/2)" in total


def test_the_summary_in_english(cli: Cli, workspace: Path) -> None:
    shown = cli("consolidate", workspace, "--lang", "en").out
    assert "Tasks of Apr 2026, as of 2026-04-17" in shown
    assert "Missing (2)" in shown
    assert "50.0% (1/2)" in shown
    assert "errors: 1" in shown


def test_another_cutoff_year_first_or_day_first(cli: Cli, workspace: Path) -> None:
    for text in ("2026-04-09", "9/4/2026"):
        shown = cli("consolidate", workspace, "--cutoff", text, "--dry-run").out
        assert "tính đến hết ngày 09/4/2026" in shown
        assert "Quá hạn: không có nhiệm vụ nào." in shown


def test_a_dry_run_writes_nothing(cli: Cli, workspace: Path) -> None:
    answer = cli("consolidate", workspace, "--dry-run")
    assert answer.code == 1
    assert names(workspace / "ket-qua") == set()
    assert "chưa ghi kết quả" in answer.out


def test_a_dry_run_writes_the_json_that_is_asked_for(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("consolidate", workspace, "--dry-run", "--json", tmp_path / "r.json")
    document = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert len(document["tasks"]) == 4
    assert document["workbook"] is None
    assert names(workspace / "ket-qua") == set()


def test_output_takes_a_folder_or_a_workbook(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("consolidate", workspace, "--output", tmp_path / "khac")
    cli("consolidate", workspace, "--output", tmp_path / "rieng.xlsx")
    assert names(tmp_path / "khac") == OUTPUTS
    assert {"rieng.xlsx", "rieng.json"} <= names(tmp_path)
    assert names(workspace / "ket-qua") == set()


def test_standard_output_is_pure_json_and_the_same_as_the_file(process: Cli, workspace: Path) -> None:
    answer = process("consolidate", workspace, "--json", "-", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    written = json.loads((workspace / "ket-qua" / "tong-hop-2026-04.json").read_text(encoding="utf-8"))
    assert json.loads(answer.out) == written
    digest = hashlib.sha256((workspace / "ket-qua" / "tong-hop-2026-04.xlsx").read_bytes()).hexdigest()
    assert written["workbook"]["sha256"] == digest
    assert "Quá hạn: 1 nhiệm vụ" in answer.err
    assert answer.code == 1


def test_json_without_a_value_is_standard_output(cli: Cli, workspace: Path) -> None:
    assert json.loads(cli("consolidate", workspace, "--dry-run", "--json").out)["period"] == "2026-04"
    assert json.loads(cli("consolidate", workspace, "--json", "--dry-run").out)["period"] == "2026-04"


@pytest.mark.parametrize(
    "options",
    [("--output", "nop"), ("--output", "nop/Phong Kinh te.xlsx"), ("--json", "nop/r.json"), ("--output", "ky-truoc")],
)
def test_nothing_is_written_among_the_inputs(cli: Cli, workspace: Path, options: tuple[str, str]) -> None:
    before = (workspace / "nop" / "Phong Kinh te.xlsx").read_bytes()
    answer = cli("consolidate", workspace, options[0], workspace / options[1])
    assert answer.code == 2
    assert "số liệu đầu vào" in answer.err
    assert (workspace / "nop" / "Phong Kinh te.xlsx").read_bytes() == before
    assert names(workspace / "nop") == {"Phong Kinh te.xlsx"}


def test_a_json_never_replaces_a_document(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    make_xlsx(tmp_path / "a.xlsx", [["a"]])
    before = (tmp_path / "a.xlsx").read_bytes()
    assert cli("consolidate", workspace, "--json", tmp_path / "a.xlsx").code == 2
    assert (tmp_path / "a.xlsx").read_bytes() == before


def test_an_output_that_is_open_elsewhere(cli: Cli, workspace: Path) -> None:
    cli("consolidate", workspace)
    before = (workspace / "ket-qua" / "tong-hop-2026-04.xlsx").read_bytes()
    (workspace / "ket-qua" / "~$tong-hop-2026-04.xlsx").write_bytes(b"")
    answer = cli("consolidate", workspace)
    assert (answer.code, answer.out) == (2, "")
    assert "đang mở trong Excel" in answer.err
    assert (workspace / "ket-qua" / "tong-hop-2026-04.xlsx").read_bytes() == before


def test_what_keeps_a_run_from_being_done_is_said_with_its_remedy(cli: Cli, tmp_path: Path) -> None:
    absent = cli("consolidate", tmp_path / "khong-co")
    assert absent.code == 2
    assert "sheetops init" in absent.err
    (tmp_path / "sheetops.yaml").write_text("version: 1\nkind: task_tracking\nperiod: 2026-13\n", encoding="utf-8")
    mistaken = cli("consolidate", tmp_path)
    assert mistaken.code == 2
    assert "dòng 3" in mistaken.err
    assert "Traceback" not in absent.err + mistaken.err


def test_a_workspace_whose_only_sheet_cannot_be_read_is_still_shown(cli: Cli, tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {"hong.xlsx": b"PK\x03\x04"})
    answer = cli("consolidate", root)
    assert answer.code == 1
    assert "Chưa có nhiệm vụ nào." in answer.out
    assert "Tệp không được tính (1): hong.xlsx." in answer.out


def test_what_a_cell_holds_never_acts_on_the_terminal(cli: Cli, tmp_path: Path) -> None:
    evil = "\x1b[2J[bold]Sửa đường[/bold]\u202e"
    rows = [["PHÒNG KINH TẾ"], HEADER, [1, evil, "31/4\x1b]0;x\x07", None, "Hoàn thành [red]"]]
    root = make_workspace(tmp_path, {"KT.xls": rows})
    shown = cli("check", root / "nop" / "KT.xls").out + cli("consolidate", root).out
    assert "31/4" in shown
    assert not any(mark in shown for mark in ("\x1b", "\x07", "\u202e"))


def test_two_runs_say_the_same(cli: Cli, workspace: Path) -> None:
    first, second = cli("consolidate", workspace), cli("consolidate", workspace)
    assert first == second


def test_columns_that_are_not_sure_are_for_the_office_to_confirm(cli: Cli, tmp_path: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành theo kết luận", "Trạng thái"]
    rows = [["PHÒNG KINH TẾ"], header, [1, "Họp dân", "30/4/2026", "Đang triển khai"]]
    root = make_workspace(tmp_path, {"KT.xlsx": rows})
    assert "quyet-dinh.xlsx" not in cli("consolidate", root, "--dry-run").out.rpartition("Giải thích")[2]
    assert not (root / "quyet-dinh.xlsx").exists()
    shown = cli("consolidate", root).out
    assert "Có 1 điều chưa chắc chắn, chờ Văn phòng xác nhận tại " in shown
    assert (root / "quyet-dinh.xlsx").exists()
    assert "chờ Văn phòng xác nhận tại" not in cli("consolidate", root).out


def test_what_is_asked_of_columns_and_of_tasks_is_counted_together(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành theo kết luận", "Trạng thái"]
    rows = [["PHÒNG KINH TẾ"], header, [1, "Họp dân", "30/4/2026", "Đang triển khai"]]
    root = make_workspace(tmp_path, {"KT.xlsx": rows})
    question = MatchQuestion("KT", "Họp dân", "nop/KT.xlsx", "Theo dõi", "B3", "NV-07", "Họp thôn")
    asked = replace(consolidate(root), questions=(question,))
    monkeypatch.setattr("sheetops.cli.consolidate.consolidated", lambda *_, **__: asked)
    assert "Có 2 điều chưa chắc chắn, chờ Văn phòng xác nhận tại " in cli("consolidate", root).out


def test_what_is_waived_is_shown_apart_and_is_no_error(cli: Cli, workspace: Path) -> None:
    titles = ["Mã lỗi", "Đơn vị", "Nội dung nhiệm vụ", "Lý do", "Người cho phép", "Đến ngày"]
    waiver = ["D302", "Phòng Kinh tế", "Trồng 12 ha rừng", "chờ họp lại", "Chủ tịch UBND xã", "30/4/2026"]
    assert cli("consolidate", workspace, "--dry-run").code == 1
    make_xlsx(workspace / "quyet-dinh.xlsx", {"Miễn trừ": [titles, waiver]})
    answer = cli("consolidate", workspace, "--dry-run")
    assert answer.code == 0
    assert "(1 được miễn trừ)" in answer.out
    assert re.search(r"Được miễn trừ +D302 +1 ", answer.out)
    checked = cli("check", workspace / "nop" / "Phong Kinh te.xlsx").out
    assert "Được miễn trừ D302" in checked
    assert "Được miễn trừ đến hết ngày 30/4/2026 (Chủ tịch UBND xã; lý do: chờ họp lại)." in " ".join(checked.split())


def test_files_that_are_called_the_same_are_told_with_their_folders(cli: Cli, tmp_path: Path) -> None:
    first = [HEADER, [1, "Họp thôn", "10/4", None, "Đang thực hiện"]]
    last = [HEADER, [1, "Họp thôn", "10/4", "9/4", "Hoàn thành"]]
    march = [["NHIỆM VỤ THÁNG 3/2026"], HEADER, [1, "Tuần tra", "10/3", "9/3", "Hoàn thành"]]
    files = {"PKT/lan 1/bieu.xlsx": first, "PKT/lan 2/bieu.xlsx": last, "CAX.xlsx": march}
    shown = cli("consolidate", make_workspace(tmp_path, files), "--dry-run").out
    assert "Tệp không được tính (2): CAX.xlsx; nop/PKT/lan 1/bieu.xlsx." in shown
    assert "Đã có bản gửi sau thay thế: nop/PKT/lan 1/bieu.xlsx" in shown
