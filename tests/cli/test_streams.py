"""Consoles of every kind, readers that leave, disks that are full, Ctrl-C, and the unexpected."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from helpers import make_xlsx

from cli.conftest import Cli
from sheetops.cli import app as application

POSIX = pytest.mark.skipif(os.name == "nt", reason="uses devices and signals of POSIX")
SHEETOPS = [sys.executable, "-m", "sheetops"]
# A shell may start a test run with Ctrl-C ignored.
STOPPABLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from sheetops.cli.main import run; run()"
)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": "dumb", "NO_COLOR": "1"},
        {"FORCE_COLOR": "1"},
    ],
)
def test_output_is_plain_utf8_whatever_the_console_is_set_to(process: Cli, environment: dict[str, str]) -> None:
    answer = process("explain", "D302", **environment)
    assert answer.code == 0
    assert answer.out.startswith("D302: Ngày không đúng (lỗi)\n")
    assert "\x1b" not in answer.out
    missing = process("check", "không-có.xlsx", **environment)
    assert missing.code == 2
    assert "không-có.xlsx" in missing.err


def test_the_exit_code_is_the_process_s(process: Cli, workspace: Path, clean_sheet: Path, tmp_path: Path) -> None:
    assert process("check", clean_sheet).code == 0
    assert process("consolidate", workspace).code == 1
    assert process("consolidate", tmp_path / "khong-co").code == 2
    assert process("--zzz").code == 2


def test_a_reader_that_leaves_does_not_stop_the_run(workspace: Path) -> None:
    command = [*SHEETOPS, "consolidate", str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
        assert p.stdout
        assert p.stderr
        p.stdout.close()
        assert p.stderr.read() == b""
        assert p.wait() == 1
    assert (workspace / "ket-qua" / "tong-hop-2026-04.json").exists()


@POSIX
def test_a_full_disk_is_said_and_gives_2() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*SHEETOPS, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "Không ghi được ra màn hình" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert "Exception ignored" not in done.stderr.decode()


@POSIX
def test_streams_that_are_closed_are_no_trouble() -> None:
    done = subprocess.run(["/bin/sh", "-c", '"$@" >&- 2>&-', "sh", *SHEETOPS, "rules"], check=False)
    assert done.returncode == 0


@POSIX
def test_a_device_is_written_into_and_never_replaced(process: Cli, workspace: Path, tmp_path: Path) -> None:
    way_out = tmp_path / "ra"
    way_out.symlink_to("/dev/stdout")
    answer = process("consolidate", workspace, "--json", way_out, "--dry-run")
    assert answer.out.startswith("{")
    assert way_out.is_symlink()


@POSIX
def test_ctrl_c_is_quiet_and_gives_130(tmp_path: Path) -> None:
    rows = [["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"]]
    rows += [[number, f"Việc thứ {number}", "15/4", "Đang làm"] for number in range(1, 20_000)]
    large = make_xlsx(tmp_path / "lon.xlsx", rows)
    command = [sys.executable, "-c", STOPPABLE, "check", str(large)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        wait_until_it_reads(running)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


def wait_until_it_reads(running: subprocess.Popen[bytes]) -> None:
    """Wait for the child process in which a file is read; fails where the run ends without."""
    while running.poll() is None:
        if psutil.Process(running.pid).children():
            return
        time.sleep(0.02)
    raise AssertionError(running.communicate())


def test_the_unexpected_is_told_without_a_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("chia cho không")

    monkeypatch.setattr(application, "import_module", broken)
    answer = cli("rules")
    assert (answer.code, answer.out) == (2, "")
    assert "Lỗi ngoài dự kiến của chương trình: ZeroDivisionError: chia cho không" in answer.err
    assert "SHEETOPS_DEBUG=1" in answer.err
    assert "Traceback" not in answer.err
    monkeypatch.setenv("SHEETOPS_DEBUG", "1")
    assert "Traceback" in cli("rules").err
