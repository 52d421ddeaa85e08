"""The whole journey: what goes in, what comes out, and that nothing else has a part in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from helpers import HEADER, Sheet, make_workspace

import sheetops
from sheetops.errors import ConfigError, WorkspaceError

FULL = [*HEADER, "Tiến độ (%)", "Kết quả thực hiện", "Mã tra cứu"]
KT = [
    ["PHÒNG KINH TẾ"],
    ["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"],
    FULL,
    ["I. Nhiệm vụ chuyển tiếp từ tháng 3"],
    [1, "Thu hồi tạm ứng", "10/4", "", "Quá hạn", 60, "", "A1"],
    ["II. Nhiệm vụ trong tháng 4"],
    [2, "Báo cáo giải ngân", "10/4", "9/4", "Hoàn thành", 100, "Giải ngân 36,3%", "A2"],
    [3, "", "12/4", "", "Đang thực hiện", "", "", ""],
    [4, "Trồng quế", "30/4", "", "Chậm tiến độ", 15, "", ""],
    ["", "Tổng cộng: 3 nhiệm vụ"],
]
CA = [HEADER, [1, "Tuần tra", date(2026, 4, 30), None, "ĐTH"]]


def workspace(root: Path, **settings: Any) -> Path:
    return make_workspace(root, {"PKT.xlsx": KT, "nhom 2/Cong an xa.ods": CA}, **settings)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return sheetops.consolidate(workspace(tmp_path_factory.mktemp("april"))).to_dict()


def test_every_row_is_accounted_for(result: dict[str, Any]) -> None:
    [ca, kt] = result["files"]
    assert (kt["path"], kt["unit"], kt["units"], kt["state"]) == ("nop/PKT.xlsx", "KT", ["KT"], "accepted")
    assert kt["rows"] == {"total": 10, "accepted": 3, "rejected": 1, "structural": 6, "superseded": 0}
    assert (ca["path"], ca["unit"]) == ("nop/nhom 2/Cong an xa.ods", "CA")
    ledger = {entry["role"]: entry["rows"] for entry in result["ledger"] if entry["path"] == "nop/PKT.xlsx"}
    assert ledger == {"title": 2, "header": 1, "section": 2, "accepted": 3, "rejected": 1, "total": 1}


def test_a_rejected_row_stands_there_verbatim(result: dict[str, Any]) -> None:
    [row] = result["rejected"]
    assert (row["row"], row["reason"]) == (8, "D301")
    assert row["cells"] == [["A8", "3"], ["C8", "12/4"], ["E8", "Đang thực hiện"]]


def test_every_task_leads_to_its_cell(result: dict[str, Any]) -> None:
    task = next(task for task in result["tasks"] if task["title"] == "Báo cáo giải ngân")
    assert task["source"] == {"path": "nop/PKT.xlsx", "sheet": "Theo dõi", "row": 7, "cell": "B7"}
    assert task["extra"] == [{"header": "Mã tra cứu", "value": "A2"}]
    assert (task["due"], task["due_text"], task["completed"], task["progress"]) == (
        "2026-04-10",
        "10/4",
        "2026-04-09",
        100,
    )
    assert (task["timeliness"], task["days_overdue"], task["basis"]) == ("early", None, "reported")


def test_findings_about_a_task_carry_it(result: dict[str, Any]) -> None:
    finding = next(finding for finding in result["findings"] if finding["code"] == "E504")
    task = next(task for task in result["tasks"] if task["title"] == "Trồng quế")
    assert (finding["task_id"], finding["title"], finding["unit"]) == (task["id"], "Trồng quế", "KT")


def test_tallies_by_origin_and_sector(result: dict[str, Any]) -> None:
    tallies = {(t["origin"], t["sector"]): t["statuses"] for t in result["tallies"]}
    assert tallies["carried_over", "kinh-te"] == {"overdue": 1}
    assert tallies["in_period", "kinh-te"] == {"completed": 1, "behind": 1}
    assert tallies[None, None] == {"completed": 1, "overdue": 1, "behind": 1, "in_progress": 1}


def test_the_json_has_every_key_of_version_1(result: dict[str, Any]) -> None:
    assert result["version"] == 1
    assert {
        "kind",
        "office",
        "period",
        "cutoff",
        "files",
        "tasks",
        "tallies",
        "unit_tallies",
        "findings",
        "movement",
    } <= set(result)
    task = {
        "id",
        "title",
        "origin",
        "sector",
        "unit",
        "due",
        "completed",
        "progress",
        "reported_status",
        "status",
        "basis",
    }
    assert task | {"source"} <= set(result["tasks"][0])
    finding = {"code", "severity", "path", "sheet", "cell", "row", "field", "value", "task_id", "title", "unit"}
    assert finding | {"indicator", "message", "remedy"} <= set(result["findings"][0])


def test_the_json_is_what_is_written(tmp_path: Path) -> None:
    evaluation = sheetops.consolidate(workspace(tmp_path / "april"))
    path = evaluation.to_json(tmp_path / "result.json")
    result = evaluation.to_dict()
    assert json.loads(path.read_text(encoding="utf-8")) == result
    english = evaluation.to_dict("en")
    assert english["findings"][0]["message"] != result["findings"][0]["message"]
    assert english["tasks"] == result["tasks"]


def test_another_cutoff_gives_other_statuses(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    later = sheetops.consolidate(root, cutoff=date(2026, 5, 4)).to_dict()
    assert {task["title"]: task["status"] for task in later["tasks"]}["Tuần tra"] == "overdue"
    assert later["cutoff"] == "2026-05-04"
    with pytest.raises(WorkspaceError):
        sheetops.consolidate(root, cutoff=date(2026, 3, 31))


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    sheetops.consolidate(workspace(tmp_path), progress=lambda done, total, name: told.append((done, total, name)))
    assert told == [(1, 2, "nop/nhom 2/Cong an xa.ods"), (2, 2, "nop/PKT.xlsx")]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    evaluation = sheetops.consolidate(make_workspace(tmp_path, {"PKT.xlsx": KT, "CAX.xlsx": b"PK\x03\x04 broken"}))
    assert len(evaluation.tasks) == 3
    assert evaluation.has_errors
    assert {file.path: file.state for file in evaluation.files}["nop/CAX.xlsx"] == "rejected"


def test_rows_supersede_per_unit(tmp_path: Path) -> None:
    header = [*HEADER, "Đơn vị chủ trì"]
    together = [header, [1, "Họp", "30/4", "", "ĐTH", "PKT"], [2, "Tuần tra", "30/4", "", "ĐTH", "Công an xã"]]
    root = make_workspace(
        tmp_path, {"chung.xlsx": together, "CAX.xlsx": [HEADER, [1, "Tuần tra", "30/4", "29/4", "HT"]]}
    )
    for at, name in enumerate(("chung.xlsx", "CAX.xlsx")):
        os.utime(root / "nop" / name, (1_776_000_000 + at, 1_776_000_000 + at))
    result = sheetops.consolidate(root).to_dict()
    assert {(t["title"], t["source"]["path"]) for t in result["tasks"]} == {
        ("Họp", "nop/chung.xlsx"),
        ("Tuần tra", "nop/CAX.xlsx"),
    }
    assert {f["path"]: (f["state"], f["unit"], f["units"]) for f in result["files"]} == {
        "nop/CAX.xlsx": ("accepted", "CA", ["CA"]),
        "nop/chung.xlsx": ("accepted", None, ["KT", "CA"]),
    }


def test_nothing_submitted_and_nothing_configured(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        sheetops.consolidate(make_workspace(tmp_path / "empty"))
    with pytest.raises(WorkspaceError):
        sheetops.consolidate(tmp_path / "nowhere")
    with pytest.raises(ConfigError):
        sheetops.consolidate(workspace(tmp_path / "odd", kind="kind-that-is-not.yaml"))


def test_the_submissions_are_not_written_to(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}
    sheetops.consolidate(root).to_dict()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()} == before


RUN = """
import sys
import sheetops
evaluation = sheetops.consolidate(sys.argv[1])
sheetops.write_outputs(evaluation, sys.argv[2], json_copy=sys.argv[3])
"""


def _started(root: Path, output: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", RUN, str(root), str(output), str(output / "copy.json")]
    package = str(Path(sheetops.__file__).resolve().parents[1])
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME", "TEMP", "TMP") if name in os.environ}
    return subprocess.Popen(command, env={**keep, "PYTHONPATH": package, **environment})


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Invariant 4: no clock, no locale, no time zone, no order in which files were made, no hash seed."""
    one = workspace(tmp_path / "one")
    settings = (one / "sheetops.yaml").read_text(encoding="utf-8")
    if "submission_deadline" not in settings:
        (one / "sheetops.yaml").write_text(f"{settings}\nsubmission_deadline: 2026-04-16T17:00\n", encoding="utf-8")
    two = tmp_path / "two"
    (two / "nop" / "nhom 2").mkdir(parents=True)
    for path in sorted((p for p in one.rglob("*") if p.is_file()), reverse=True):
        shutil.copy2(path, two / path.relative_to(one))
    outputs = tmp_path / "out 1", tmp_path / "out 2"
    runs = [
        _started(one, outputs[0], PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Ho_Chi_Minh"),
        _started(two, outputs[1], PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/New_York"),
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    written = [{p.relative_to(o).as_posix(): p.read_bytes() for p in o.rglob("*") if p.is_file()} for o in outputs]
    assert {name for name in written[0] if not name.startswith("tra-lai/")} == {
        "tong-hop-2026-04.xlsx",
        "tong-hop-2026-04.json",
        "copy.json",
    }
    assert written[0] == written[1]


def test_hidden_rows_count_and_are_told(tmp_path: Path) -> None:
    sheet = Sheet([HEADER, [1, "Họp", "30/4", "", "ĐTH"], [2, "Tuần tra", "30/4", "", "ĐTH"]], hidden_rows=[3])
    evaluation = sheetops.consolidate(make_workspace(tmp_path, {"PKT.xlsx": sheet}))
    assert len(evaluation.tasks) == 2
    assert [finding.row for finding in evaluation.findings if finding.code == "S206"] == [3]


def test_every_accepted_row_is_a_task_or_is_said_to_be_superseded(tmp_path: Path) -> None:
    """A gathered sheet and one unit's own with the same task: it counts once, and the ledger says so."""
    gathered = [["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Trạng thái"]]
    gathered += [[1, "Họp thôn", "Phòng Kinh tế", "10/4", "ĐTH"], [2, "Tuần tra", "Công an xã", "10/4", "ĐTH"]]
    own = [["CÔNG AN XÃ"], ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"], [1, "Tuần tra", "10/4", "HT"]]
    root = make_workspace(tmp_path, {"chung.xlsx": {"A": gathered}, "ca.xlsx": {"A": own}})
    os.utime(root / "nop" / "chung.xlsx", (1_700_000_000, 1_700_000_000))
    result = sheetops.consolidate(root)
    files = {file.path: file for file in result.files}
    assert files["nop/chung.xlsx"].state == "accepted"
    assert files["nop/chung.xlsx"].rows.superseded == 1
    assert [(f.path, f.unit) for f in result.findings if f.code == "R416"] == [("nop/chung.xlsx", "CA")]
    counted = [f.rows.accepted - f.rows.superseded for f in result.files if f.state == "accepted"]
    assert sum(counted) == len(result.tasks) == 2


class TestRollCall:
    """The roll-call by itself is the result's own, without the tasks."""

    def test_it_says_what_the_result_says(self, tmp_path: Path) -> None:
        root = workspace(tmp_path)
        call, result = sheetops.roll_call(root), sheetops.consolidate(root)
        times = ["modified", "minutes_late"]
        pd.testing.assert_frame_equal(call.units.drop(columns=times), result.roll_call.drop(columns=times))
        assert [replace(file, modified=None) for file in call.files] == list(result.files)
        about_files = [f for f in result.findings if f.code.startswith("F")]
        assert [f.code for f in call.findings] == [f.code for f in about_files] == ["F106"]

    def test_without_a_deadline_only_the_roll_call_bears_times(self, tmp_path: Path) -> None:
        root = workspace(tmp_path)
        result = sheetops.consolidate(root).to_dict()
        assert not any("modified" in file for file in result["files"])
        assert {unit["modified"] for unit in result["roll_call"]} == {None}
        assert all(file["modified"] for file in sheetops.roll_call(root).to_dict()["files"])

    def test_with_a_deadline_both_bear_them_with_the_time_of_day(self, tmp_path: Path) -> None:
        root = workspace(tmp_path, submission_deadline="2026-04-16T17:00")
        result, call = sheetops.consolidate(root).to_dict(), sheetops.roll_call(root).to_dict()
        assert result["roll_call"] == call["roll_call"]
        [kt] = [unit for unit in call["roll_call"] if unit["unit"] == "KT"]
        [file] = [file for file in call["files"] if file["unit"] == "KT"]
        assert datetime.fromisoformat(kt["modified"]) == datetime.fromisoformat(file["modified"])
        assert kt["minutes_late"] > 0

    def test_progress_is_told_file_by_file(self, tmp_path: Path) -> None:
        told: list[str] = []
        sheetops.roll_call(workspace(tmp_path), progress=lambda _done, _total, name: told.append(name))
        assert told == ["nop/nhom 2/Cong an xa.ods", "nop/PKT.xlsx"]

    def test_it_needs_no_validation(self, tmp_path: Path) -> None:
        code = "import sys, sheetops; sheetops.roll_call(sys.argv[1]); print(*sys.modules)"
        command = [sys.executable, "-c", code, str(workspace(tmp_path))]
        loaded = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()
        assert {name.split(".")[0] for name in loaded} & {"pandera"} == set()
