"""Reading and recognising many small sheets, against raw calamine on the same files, as a ratio of one run.

    python bench/reading.py [SHEETS] [ROUNDS]

Both sides open each file from disk.  Ours is what a run does before anything is concatenated: reading in child
processes, recognition, whose file it is and of which period.  Each round runs both sides; the median ratio counts.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
import yaml
from python_calamine import CalamineWorkbook

from sheetops.config import load_workspace
from sheetops.discover import candidates
from sheetops.journey.contained import read_submissions
from sheetops.kind import load_kind
from sheetops.words.lexicon import Lexicon

BOUND = 8
ROWS = 20
UNITS = [
    ("VP", "Văn phòng HĐND và UBND", "van-phong"),
    ("KT", "Phòng Kinh tế", "kinh-te"),
    ("VHXH", "Phòng Văn hóa - Xã hội", "vh-xh"),
    ("TTDVTH", "Trung tâm Dịch vụ tổng hợp", "kinh-te"),
    ("CA", "Công an xã", "qp-an"),
]
SECTORS = [("van-phong", "Văn phòng"), ("kinh-te", "Kinh tế"), ("vh-xh", "Văn hóa - Xã hội"), ("qp-an", "Quốc phòng")]
HEADER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "HT thực tế", "Trạng thái", "Kết quả", "Minh chứng"]
WORDS = ["Hoàn thành", "Đang thực hiện", "Chưa đến hạn", "Quá hạn"]


def make_sheets(folder: Path, count: int) -> Path:
    """A workspace of invented sheets, one table of 20 rows each, no two alike."""
    (folder / "nop").mkdir()
    config = {
        "version": 1,
        "kind": "task_tracking",
        "office": {"name": "UBND xã Số liệu mẫu"},
        "period": "2026-04",
        "cutoff": "2026-04-17",
        "units": [{"code": code, "name": name, "sector": sector} for code, name, sector in UNITS],
        "sectors": [{"code": code, "name": name} for code, name in SECTORS],
    }
    (folder / "sheetops.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    for number in range(count):
        _, unit, _ = UNITS[number % len(UNITS)]
        with xlsxwriter.Workbook(folder / "nop" / f"bieu-{number:04}.xlsx") as book:
            paper = book.add_worksheet("Theo dõi")
            rows = [[unit.upper()], ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4 NĂM 2026"], [], HEADER]
            rows += [task(number, row, unit) for row in range(1, ROWS + 1)]
            for at, row in enumerate([*rows, [None, f"Tổng cộng: {ROWS}"], [], [None, "NGƯỜI LẬP BIỂU"]]):
                paper.write_row(at, 0, row)
    return folder


def task(number: int, row: int, unit: str) -> list[object]:
    """One row, different in each sheet."""
    done = row % 4 == 0
    return [
        row,
        f"Rà soát, cập nhật hồ sơ số {number * ROWS + row} và báo cáo kết quả thực hiện theo kế hoạch",
        unit,
        f"{row}/4/2026",
        f"{max(1, row - number % 3)}/4/2026" if done else None,
        WORDS[0 if done else 1 + (row + number) % 3],
        f"Đã rà soát {number % 50 + row} hồ sơ",
        f"{number + row}/BC-UBND" if done else None,
    ]


def raw(files: list[Path]) -> float:
    """Seconds that calamine takes to give every cell."""
    start = time.perf_counter()
    for file in files:
        with CalamineWorkbook.from_path(str(file)) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()
    return time.perf_counter() - start


def ours(folder: Path, lexicon: Lexicon, expected: int) -> float:
    """Seconds that reading and recognising takes."""
    start = time.perf_counter()
    inbox = candidates(folder / "nop", folder)
    submissions = read_submissions(inbox, lexicon)
    seconds = time.perf_counter() - start
    accepted = sum(submission.rows.accepted for submission in submissions)
    assert accepted == expected, (accepted, expected)
    return seconds


def main() -> int:
    """The median ratio; exit code 1 where it breaks the bound."""
    count, rounds = (int(number) for number in (sys.argv[1:] + ["700", "5"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as name:
        folder = make_sheets(Path(name), count)
        workspace = load_workspace(folder)
        files = sorted((folder / "nop").iterdir())
        raw(files)
        ours(folder, Lexicon(load_kind("task_tracking"), workspace), count * ROWS)
        pairs = [
            (ours(folder, Lexicon(load_kind("task_tracking"), workspace), count * ROWS), raw(files))
            for _ in range(rounds)
        ]
    ratios = sorted(a / b for a, b in pairs)
    middle = statistics.median(ratios)
    each = [statistics.median(times) / count * 1000 for times in zip(*pairs, strict=True)]
    print(
        f"read and recognise {count} sheets of {ROWS} rows / raw calamine: {middle:.2f} × (bound {BOUND}; "
        f"{ratios[0]:.2f}…{ratios[-1]:.2f}; {each[0]:.2f} ms a sheet against {each[1]:.2f} ms)"
    )
    return 0 if middle <= BOUND else 1


if __name__ == "__main__":
    raise SystemExit(main())
