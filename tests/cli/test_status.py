"""The roll-call at the command line: what it shows, what it gives to programs, and its exit codes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from helpers import HEADER, UNITS, make_workspace
from rich.text import Text

from cli.conftest import Cli
from sheetops import roll_call
from sheetops.cli.output import plain
from sheetops.cli.status_report import report
from sheetops.cli.words import Words

SENT = [HEADER, [1, "Họp dân", "30/4/2026", None, "Đang triển khai"]]
CHANGED = [HEADER, [1, "Họp dân", "30/4/2026", None, "Chưa thực hiện"]]


def saved(root: Path, **times: str) -> Path:
    """Give the files times in UTC, by the beginnings of their names; Vietnam's are seven hours later."""
    for path in (root / "nop").iterdir():
        [time] = [time for name, time in times.items() if path.name.startswith(name)]
        moment = datetime.fromisoformat(f"2026-04-{time}").replace(tzinfo=UTC).timestamp()
        os.utime(path, (moment, moment))
    return root


@pytest.fixture
def april(tmp_path: Path) -> Callable[..., Path]:
    """Phòng Kinh tế has sent two versions, Phòng Văn hóa - Xã hội a damaged file; the police need not."""

    def make(**settings: Any) -> Path:
        units = [{**unit, "submits": unit["code"] != "CA"} for unit in UNITS]
        files: dict[str, Any] = {"PKT.xlsx": SENT, "PKT lan 2.xlsx": CHANGED, "VHXH.xlsx": b"PK\x03\x04"}
        files |= {"CAX.xlsx": [HEADER, [1, "Tuần tra"]], "la.xlsx": [HEADER, [1, "Việc lạ"]]}
        root = make_workspace(tmp_path, files, units=units, **settings)
        return saved(root, PKT="16T12:47:00", VHXH="10T01:00:00", la="10T01:00:00", CAX="10T01:00:00")

    return make


def line_of(shown: str, beginning: str) -> str:
    return next(line for line in shown.splitlines() if line.startswith(beginning))


def test_who_has_sent_when_and_which_version(cli: Cli, april: Callable[..., Path]) -> None:
    shown = cli("status", april()).out
    assert "Tình hình nộp báo cáo tháng 4 năm 2026" in shown
    assert "Phải nộp: 2 đơn vị; đã nộp: 1; chưa nộp: 1; bị thay bằng bản nộp sau: 1 tệp." in shown
    assert "Đã nộp" in line_of(shown, "Phòng Kinh tế")
    assert "19:47 16/4/2026" in line_of(shown, "Phòng Kinh tế")
    assert "PKT lan 2.xlsx" in line_of(shown, "Phòng Kinh tế")
    assert "bị thay: PKT.xlsx" in shown
    assert "Chưa nộp" in line_of(shown, "Phòng Văn hóa - Xã hội")
    assert "không dùng được: VHXH.xlsx" in line_of(shown, "Phòng Văn hóa - Xã hội")
    assert "CAX.xlsx" in line_of(shown, "Công an xã")
    assert "(không phải nộp)" in shown
    assert "la.xlsx" in line_of(shown, "(chưa rõ đơn vị)")
    assert "Lỗi F101 nop/VHXH.xlsx:" in shown
    assert "Lỗi F104 nop/la.xlsx:" in shown


def test_by_how_much_it_is_late(cli: Cli, april: Callable[..., Path]) -> None:
    shown = cli("status", april(submission_deadline="2026-04-16T17:00")).out
    assert "đã nộp: 1 (đúng hạn 0, muộn 1)" in shown
    assert "Hạn nộp: 17:00 16/4/2026." in shown
    assert "Nộp muộn" in line_of(shown, "Phòng Kinh tế")
    assert "2 giờ 47 phút" in shown
    english = cli("status", april(submission_deadline="2026-04-14T17:00"), "--lang", "en").out
    assert "2 d 2 h" in english
    assert "19:47 2026-04-16" in line_of(english, "Phòng Kinh tế")


def test_an_empty_folder_is_no_error_for_everyone_is_missing(cli: Cli, tmp_path: Path) -> None:
    root = make_workspace(tmp_path, {})
    answer = cli("status", root)
    assert (answer.code, answer.err) == (0, "")
    assert "Phải nộp: 3 đơn vị; đã nộp: 0; chưa nộp: 3" in answer.out
    assert answer.out.count("Chưa nộp") == 3
    assert cli("status", root, "--strict").code == 1
    (root / "nop").rmdir()
    gone = cli("status", root)
    assert (gone.code, gone.out) == (2, "")
    assert "chưa có thư mục" in gone.err


def test_the_exit_code(cli: Cli, april: Callable[..., Path], workspace: Path) -> None:
    assert cli("status", april()).code == 1  # a damaged file, and one of nobody's
    assert cli("status", workspace).code == 0  # 31/4 in a sheet is no matter of the roll-call
    assert cli("status", workspace, "--strict").code == 1  # two units are missing


def test_for_programs(cli: Cli, april: Callable[..., Path], tmp_path: Path) -> None:
    root = april()
    answer = cli("status", root, "--json", "-")
    document = json.loads(answer.out)
    assert "Phòng Kinh tế" in answer.err
    assert document["sums"] == {
        "expected": 2,
        "received": 1,
        "on_time": None,
        "late": None,
        "missing": 1,
        "superseded": 1,
    }
    [kt] = [unit for unit in document["roll_call"] if unit["unit"] == "KT"]
    assert (kt["accepted"], kt["superseded"]) == (["nop/PKT lan 2.xlsx"], ["nop/PKT.xlsx"])
    assert (kt["modified"], kt["minutes_late"]) == ("2026-04-16T19:47:00", None)
    assert {finding["code"] for finding in document["findings"]} == {"F101", "F104", "F105", "F106"}
    assert {file["modified"] for file in document["files"]} == {"2026-04-16T19:47:00", "2026-04-10T08:00:00"}
    cli("status", root, "--json", tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8")) == document


def test_it_writes_nothing(cli: Cli, april: Callable[..., Path]) -> None:
    root = april()
    before = sorted(root.rglob("*"))
    cli("status", root)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("width", [140, 100, 80, 72, 60, 40])
def test_no_line_is_cut_or_too_wide(april: Callable[..., Path], width: int) -> None:
    call = roll_call(april(submission_deadline="2026-04-14T17:00"))
    parts = [part for part in report(call, Words(), width) if not isinstance(part, (Text, str))]
    shown = plain(*parts, width=width)
    assert all(len(line) <= width for line in shown.splitlines())
    assert "…" not in shown
    assert "19:47 16/4/2026" in shown
