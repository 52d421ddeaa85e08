"""A command line in one line: `cli("check", path)` in this process, `process("check", path)` in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import HEADER, make_workspace

from sheetops.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What a command line gave."""

    code: int
    out: str
    err: str


Cli = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SHEETOPS_LANG", "SHEETOPS_DEBUG", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return run


@pytest.fixture
def process() -> Cli:
    def run(*arguments: object, **environment: str) -> Answer:
        command = [sys.executable, "-m", "sheetops", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, env=os.environ | environment, check=False, timeout=120)
        # Windows ends the lines of its text streams otherwise.
        out, err = (stream.decode("utf-8").replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        return Answer(done.returncode, out, err)

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """April 2026 of a commune: Phòng Kinh tế has sent four tasks, the other two units nothing."""
    tasks = [
        HEADER,
        [1, "Rà soát hộ nghèo", "15/4/2026", "10/4/2026", "Hoàn thành"],
        [2, "Sửa đường vào thôn", "10/4/2026", None, "Quá hạn"],
        [3, "Trồng 12 ha rừng", "31/4/2026", None, "Đang triển khai"],
        [4, "Thống kê 25 hộ chăn nuôi", "30/4/2026", None, "Đang triển khai"],
    ]
    return make_workspace(tmp_path / "thang-4", {"Phong Kinh te.xlsx": [["PHÒNG KINH TẾ"], *tasks]})


@pytest.fixture
def clean_sheet(tmp_path: Path) -> Path:
    """A workspace of one unit whose only sheet has nothing to find fault with; the path of the sheet."""
    units = [{"code": "KT", "name": "Phòng Kinh tế", "sector": "kinh-te"}]
    header = [*HEADER, "Kết quả thực hiện", "Minh chứng"]
    task = [1, "Rà soát hộ nghèo", "15/4/2026", "10/4/2026", "Hoàn thành", "Đã rà soát 120 hộ", "Báo cáo 15/BC-UBND"]
    root = make_workspace(tmp_path / "sach", {"KT.xlsx": [["PHÒNG KINH TẾ"], header, task]}, units=units)
    return root / "nop" / "KT.xlsx"
