"""`sheetops check --explain`: what each row and column was taken for, and why."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from helpers import HEADER, Sheet, make_workspace, make_xlsx

import sheetops
from cli.conftest import Cli
from sheetops.cli.explained import explained
from sheetops.cli.output import plain
from sheetops.cli.words import Words, wording

DONE = ["15/4/2026", "10/4/2026", "Hoàn thành"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A file with sections, a hidden row, an unknown column, a row without its title, a signature; and three sheets."""
    rows = [
        ["PHÒNG KINH TẾ"],
        ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"],
        [*HEADER, "Số hộ tham gia"],
        ["I", "Nhiệm vụ chuyển tiếp"],
        [1, "Rà soát hộ nghèo", *DONE, "120 hộ"],
        ["II", "Việc mới"],
        [2, "Sửa đường vào thôn", *DONE],
        [3, None, *DONE],
        [],
        [None, "TRƯỞNG PHÒNG"],
    ]
    old = Sheet([HEADER, [1, "Trồng rừng", *DONE]], hidden=True)
    sheets = {"Theo dõi": Sheet(rows, hidden_rows=[7]), "Trang ẩn": old, "Hướng dẫn": [["Cách điền"]], "Sheet3": []}
    return make_workspace(tmp_path / "thang-4", {"bieu.xlsx": sheets}) / "nop" / "bieu.xlsx"


def told(path: Path, lang: str = "vi") -> str:
    """The explanation of a file, so wide that nothing is broken, with single spaces."""
    explanation = sheetops.check(path, explain=True).explanation
    assert explanation is not None
    return re.sub(r"(?m)^ +| +(?= )", "", plain(*explained(explanation, Words(lang), 300), width=300))


def row_line(shown: str, number: int) -> str:
    """The line of a row of the first sheet."""
    return next(line for line in shown.splitlines() if line.startswith(f"{number} "))


def test_each_row_with_its_role_its_text_and_the_reason(odd: Path) -> None:
    shown = told(odd)
    assert row_line(shown, 1) == "1 Tiêu đề PHÒNG KINH TẾ nằm trên bảng"
    assert row_line(shown, 5).startswith("5 Tiếp nhận 1 | Rà soát hộ nghèo | 15/4/2026 | ")
    assert row_line(shown, 7).endswith("dòng bị ẩn")
    assert row_line(shown, 8).endswith("ô tên nhiệm vụ không ghi tên (D301)")
    assert "8 Không tiếp nhận 3 | " in row_line(shown, 8)
    assert row_line(shown, 10).startswith("10 Chữ ký TRƯỞNG PHÒNG ")


def test_what_a_heading_was_understood_to_say(odd: Path) -> None:
    shown = told(odd)
    assert "hiểu là nguồn kỳ Chuyển tiếp" in row_line(shown, 4)
    assert row_line(shown, 6).endswith("; không rõ lĩnh vực, đơn vị hay nguồn kỳ")


def test_each_column_with_its_field_and_why(odd: Path) -> None:
    shown = told(odd)
    assert "C Thời hạn hoàn thành Thời hạn hoàn thành đúng một tên cột đã biết\n" in shown
    assert "F Số hộ tham gia giữ nguyên tên cột không có trong mẫu" in shown


def test_every_sheet_is_told_also_hidden_and_blank_ones(cli: Cli, odd: Path) -> None:
    shown = cli("check", odd, "--explain").out
    assert "Trang tính “Theo dõi”: 2 nhiệm vụ; 1 dòng không tiếp nhận; 6 dòng khác\n" in shown
    assert "Trang tính “Trang ẩn” (bị ẩn): 1 nhiệm vụ; 0 dòng không tiếp nhận; 1 dòng khác\n" in shown
    assert "Trang tính “Hướng dẫn”: trang hướng dẫn, không có nhiệm vụ\n" in shown
    assert "Trang tính “Sheet3”: trống\n" in shown


def test_by_what_unit_and_period_are_known(cli: Cli, odd: Path, tmp_path: Path) -> None:
    shown = cli("check", odd, "--explain").out
    assert "Đơn vị: Phòng Kinh tế, theo dòng “PHÒNG KINH TẾ” ở đầu biểu.\n" in shown
    assert "Kỳ: tháng 4 năm 2026, chốt hết ngày 17/4/2026, theo sheetops.yaml.\n" in shown
    assert "Dòng ghi kỳ: “BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026”\n" in shown
    alone = make_xlsx(tmp_path / "a.xlsx", [["Biểu tháng 3/2026"], HEADER, [1, "Họp dân", *DONE]])
    shown = cli("check", alone, "--explain").out
    assert "Đơn vị: không xét, vì không có sheetops.yaml khai báo danh sách đơn vị.\n" in shown
    assert "Kỳ: tháng 3 năm 2026, chốt hết ngày 31/3/2026, theo đầu biểu.\n" in shown


def test_a_file_of_several_units_and_one_of_nobody(cli: Cli, odd: Path) -> None:
    led = [[*HEADER, "Đơn vị chủ trì"], [1, "Họp dân", *DONE, "Phòng Kinh tế"], [2, "Tuần tra", *DONE, "Công an xã"]]
    several = make_xlsx(odd.parent / "chung.xlsx", led)
    shown = cli("check", several, "--explain").out
    assert "theo cột đơn vị hoặc dòng nhóm: Phòng Kinh tế, Công an xã." in shown
    nobody = make_xlsx(odd.parent / "chung.xlsx", [HEADER, [1, "Họp dân", *DONE]])
    assert "Đơn vị: chưa rõ; " in cli("check", nobody, "--explain").out


def test_another_period_says_so_of_every_row(odd: Path) -> None:
    march = make_xlsx(odd.parent / "KT t3.xlsx", [["Biểu tháng 3/2026"], HEADER, [1, "Họp dân", *DONE]])
    shown = told(march)
    assert "Nhưng tệp này là của tháng 3 năm 2026 (ô A1, trang “Theo dõi”), nên không tính dòng nào (F108)." in shown
    assert row_line(shown, 3).endswith("biểu của kỳ khác (F108)")


def test_a_file_that_cannot_be_read(cli: Cli, odd: Path) -> None:
    odd.write_bytes(b"no workbook")
    shown = cli("check", odd, "--explain").out
    assert "Không đọc được trang tính nào; lý do ghi ở dưới.\n" in shown
    assert "Lỗi F101 " in shown


def test_in_english(cli: Cli, odd: Path) -> None:
    shown = cli("check", odd, "--explain", "--lang", "en").out
    assert "Unit: Phòng Kinh tế, by the line “PHÒNG KINH TẾ” above the table.\n" in shown
    assert "understood as origin Carried over" in row_line(told(odd, "en"), 4)
    assert not re.search(r"Tiếp nhận|Dòng|Căn cứ", shown)


def test_the_json_says_it_too(cli: Cli, odd: Path) -> None:
    entry = json.loads(cli("check", odd, "--explain", "--json", "-").out)["files"][0]
    assert (entry["unit"], entry["unit_by"], entry["period_by"]) == ("KT", "title", "workspace")
    assert [(s["sheet"], s["hidden"], s["state"]) for s in entry["sheets"]] == [
        ("Theo dõi", False, "table"), ("Trang ẩn", True, "table"), ("Hướng dẫn", False, "guide_sheet"),
        ("Sheet3", False, "empty"),
    ]  # fmt: skip
    columns, rows = entry["sheets"][0]["columns"], entry["sheets"][0]["rows"]
    assert (columns[2]["column"], columns[2]["cell"], columns[2]["field"], columns[2]["how"]) == (
        "C",
        "C3",
        "due",
        "exact",
    )
    assert rows[3] == {
        "row": 4, "role": "section", "reason": "capital_number", "hidden": False,
        "section": ["Nhiệm vụ chuyển tiếp"], "means": {"origin": "carried_over"},
    }  # fmt: skip
    assert (rows[4]["section"], rows[4]["means"]) == (["Nhiệm vụ chuyển tiếp"], None)
    assert rows[6]["hidden"]
    assert "sheets" not in json.loads(cli("check", odd, "--json", "-").out)["files"][0]


def test_the_rows_explained_are_those_of_the_ledger(odd: Path) -> None:
    checked = sheetops.check(odd, explain=True)
    assert checked.explanation is not None
    rows = [(s.sheet, row.role) for s in checked.explanation.sheets for row in s.rows]
    counted = checked.evaluation.ledger
    assert len(rows) == counted["rows"].sum()
    for entry in counted.to_dict("records"):
        assert rows.count((entry["sheet"], entry["role"])) == entry["rows"]


def test_the_roles_are_called_as_in_the_workbook() -> None:
    import yaml

    from sheetops.resources import schema_folder

    book = yaml.safe_load((schema_folder() / "workbook.yaml").read_text(encoding="utf-8"))
    assert {role: entry["vi"] for role, entry in wording()["explanation"]["roles"].items()} == book["roles"]


def test_text_from_a_cell_cannot_act_on_the_terminal(cli: Cli, odd: Path) -> None:
    make_xlsx(odd, [HEADER, [1, "Họp\x1b[31m dân\ntiếp", *DONE]])
    shown = cli("check", odd, "--explain").out
    assert "\x1b" not in shown
    assert "1 | Họp\ufffd[31m dân tiếp | " in shown


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs a pty")
@pytest.mark.parametrize("width", [80, 140])
def test_on_a_terminal_no_line_is_longer_than_it(odd: Path, width: int) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"COLUMNS": str(width), "TERM": "xterm-256color"}
        os.execv(sys.executable, [sys.executable, "-m", "sheetops", "check", str(odd), "--explain"])
    chunks = []
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.waitpid(child, 0)
    printed = b"".join(chunks).decode("utf-8").rpartition("\x1b[?25h")[2]  # after the progress bar
    shown = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", printed).replace("\r", "")
    lines = [line.rstrip() for line in shown.splitlines()]
    assert max(map(len, lines)) <= width
    assert re.search(r"5 +Tiếp nhận +1 \| Rà soát hộ", shown)
    assert re.search(r"8 +Không tiếp nhận", shown)


def test_columns_that_are_not_sure(odd: Path) -> None:
    header = [
        "STT",
        "Nội dung nhiệm vụ",
        "Thời hạn",
        "Hạn xử lý",
        "Thời hạn báo cáo lần cuối",
        "Trạng thái xử lý, theo dõi",
    ]
    done = ["15/4/2026", "16/4/2026", "17/4/2026", "Hoàn thành"]
    make_xlsx(odd, [header, *([n, f"Việc {n} của thôn", *done] for n in range(1, 5))])
    explanation = sheetops.check(odd, explain=True).explanation
    assert explanation is not None
    columns = {column.letters: column for column in explanation.sheets[0].columns}
    assert (columns["D"].field, columns["D"].how, columns["D"].other) == (None, "double", "Thời hạn (C1)")
    assert (columns["F"].field, columns["F"].how, columns["F"].unsure) == ("status", "beginning", True)
    shown = told(odd)
    assert "D Hạn xử lý giữ nguyên cột thứ hai cho cùng một nội dung, đã lấy cột Thời hạn (C1)" in shown
    assert "Trạng thái (đơn vị báo cáo) (chưa chắc) mở đầu bằng một tên cột đã biết" in shown


def test_what_an_unknown_column_may_be(odd: Path) -> None:
    header = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái", "Ngày xác nhận"]
    make_xlsx(odd, [header, *([n, f"Việc {n} của thôn", "15/4", "Hoàn thành", "10/4/2026"] for n in range(1, 5))])
    assert re.search(r"E Ngày xác nhận giữ nguyên tên cột không có trong mẫu; có thể là “Ngày", told(odd))


def test_another_period_by_the_name_alone(odd: Path) -> None:
    march = make_xlsx(odd.parent / "KT thang 3.xlsx", [HEADER, [1, "Họp dân", *DONE]])
    assert "Nhưng tệp này là của tháng 3 năm 2026, nên không tính dòng nào (F108)." in told(march)


def test_a_file_by_itself_whose_name_states_the_period(tmp_path: Path) -> None:
    alone = make_xlsx(tmp_path / "KT thang 3-2026.xlsx", [HEADER, [1, "Họp dân", *DONE]])
    assert "theo tên tệp.\n" in told(alone)


def test_tables_side_by_side_are_told_each_by_itself(odd: Path) -> None:
    task = [1, "Họp dân", *DONE]
    rows = [[*HEADER, None, *HEADER], [*task, None, *task], [None] * 6 + [2, None, *DONE]]
    shown = told(make_xlsx(odd, rows))
    assert "Trang tính “Theo dõi” (cột A–E): 1 nhiệm vụ; 0 dòng không tiếp nhận; 1 dòng khác\n" in shown
    assert "Trang tính “Theo dõi” (cột G–K): 1 nhiệm vụ; 1 dòng không tiếp nhận; 1 dòng khác\n" in shown
    assert "I Thời hạn hoàn thành Thời hạn hoàn thành đúng một tên cột đã biết\n" in shown


def test_a_sheet_that_goes_on_with_the_one_before(odd: Path) -> None:
    tasks = [[n, f"Việc số {n}", *DONE] for n in range(1, 9)]
    explanation = sheetops.check(make_xlsx(odd, {"Trang 1": [HEADER, *tasks[:4]], "Trang 2": tasks[4:]}), explain=True)
    assert explanation.explanation is not None
    second = explanation.explanation.sheets[1]
    assert (second.continues, second.columns[2].cell, second.columns[2].field) == ("Trang 1", None, "due")
    assert [row.role for row in second.rows] == ["accepted"] * 4
    assert "Trang này không có dòng tên cột; đọc theo các cột của trang “Trang 1” (S210).\n" in told(odd)
