"""A kind's schema: what ships is sound, a kind of one's own is enough data, and mistakes are named with their lines."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from helpers import make_workspace

import sheetops
from sheetops.catalogue.wording import Wording
from sheetops.errors import ConfigError
from sheetops.evaluate.facts import facts
from sheetops.kind import FieldSpec, Kind, load_kind
from sheetops.kind.rules import CELL_FACTS

PETITIONS = Path(__file__).parent / "kinds" / "voter_petitions.yaml"
HEADER = [
    "TT",
    "Nội dung kiến nghị",
    "Cử tri thôn",
    "Ngày tiếp xúc",
    "Cơ quan trả lời",
    "Hạn trả lời",
    "Ngày trả lời",
    "Kết quả giải quyết",
    "Số hộ",
]
ROWS: list[list[Any]] = [
    ["PHÒNG KINH TẾ"],
    ["TỔNG HỢP KIẾN NGHỊ CỬ TRI THÁNG 4/2026"],
    HEADER,
    [1, "Sửa mương thôn Bản Mo", "Bản Mo", "2/3/2026", "PKT", "15/4/2026", "10/4/2026", "Đã giải quyết", 45],
    [2, "Cấp nước sinh hoạt", "Nậm Chày", "2/3/2026", "PKT", "15/4", "", "Đang giải quyết", 30],
    [3, "Lắp đèn đường", "", "2/3/2026", "PKT", "30/4", "", "Đang xem xét", -3],
    [4, "Hỗ trợ giống ngô", "Bản Mo", "2/3/2026", "PKT", "10/4", "12/4", "Giải trình, cung cấp thông tin", 3],
    [5, "Điều chỉnh giá điện", "Bản Mo", "2/3/2026", "PKT", "30/4", "1/3/2026", "chưa trả lời", 3],
    [6, "Mở rộng chợ phiên", "Bản Mo", "2/3/2026", "PKT", "30/4", "", "Hoàn thành", 3],
]


@pytest.mark.parametrize("kind", ["task_tracking", PETITIONS], ids=str)
def test_a_kind_loads(kind: str | Path) -> None:
    loaded = load_kind(kind)
    assert loaded.field_by_name["title"].required
    assert loaded.evaluation.undetermined in loaded.status_by_code


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The petitions' workspace, consolidated."""
    root = make_workspace(tmp_path_factory.mktemp("petitions"), {"PKT.xlsx": ROWS}, kind="kien-nghi.yaml")
    shutil.copy(PETITIONS, root / "kien-nghi.yaml")
    return sheetops.consolidate(root).to_dict("en")


class TestAKindOfOnesOwn:
    """Voters' petitions: other fields, statuses and rules, and neither progress, evidence, origin nor letter."""

    def test_every_petition_is_evaluated_by_the_kinds_own_rule(self, result: dict[str, Any]) -> None:
        assert {task["title"]: (task["reported_status"], task["status"]) for task in result["tasks"]} == {
            "Sửa mương thôn Bản Mo": ("resolved", "resolved"),
            "Cấp nước sinh hoạt": ("resolving", "unanswered"),
            "Lắp đèn đường": ("resolving", "resolving"),
            "Hỗ trợ giống ngô": ("explained", "late"),
            "Điều chỉnh giá điện": ("unanswered", "unclear"),
            "Mở rộng chợ phiên": (None, "resolving"),
        }

    def test_a_petition_has_the_kinds_fields_and_no_others(self, result: dict[str, Any]) -> None:
        task = next(task for task in result["tasks"] if task["title"] == "Sửa mương thôn Bản Mo")
        assert task["id"].startswith("KN-")
        assert (task["voters"], task["meeting"], task["households"]) == ("Bản Mo", "2026-03-02", 45)
        assert (task["unit"], task["sector"], task["origin"]) == ("KT", "kinh-te", "in_period")
        assert task["source"] == {"path": "nop/PKT.xlsx", "sheet": "Theo dõi", "row": 4, "cell": "B4"}
        assert not {"progress", "evidence", "result", "source_document"} & set(task)

    def test_the_tally_is_by_the_kinds_statuses(self, result: dict[str, Any]) -> None:
        total = next(t for t in result["tallies"] if t["origin"] is None and t["sector"] is None)
        assert total["statuses"] == {"resolved": 1, "late": 1, "unanswered": 1, "resolving": 2, "unclear": 1}
        assert total["rates"] == {"answered": {"value": 0.333333, "numerator": 2, "denominator": 6}}

    def test_the_findings_are_those_of_the_kinds_checks(self, result: dict[str, Any]) -> None:
        found = {(f["code"], f["severity"], f["cell"]) for f in result["findings"] if f["cell"]}
        assert found == {
            ("E501", "warning", "H5"),
            ("D301", "error", "C6"),
            ("D305", "error", "I6"),
            ("E501", "warning", "H7"),
            ("D311", "warning", "G8"),
            ("E501", "error", "H8"),
            ("D304", "error", "H9"),
        }
        late = next(f for f in result["findings"] if f["code"] == "D311")
        assert "2026-03-02" in late["message"]

    def test_what_the_kind_has_no_field_for_is_not_counted(self, result: dict[str, Any]) -> None:
        assert result["sentences"] == []
        counts = {"total": 6, "reported": 6, "finished": 2, "with_dates": 2, "timed": 2, "on_time": 1, "D307": 0}
        assert result["quality"][-1] == {"unit": None, **counts}
        assert result["movement"][-1]["carried_over"] == 0

    def test_one_sheet_of_it_is_a_frame(self, tmp_path: Path) -> None:
        root = make_workspace(tmp_path, {"PKT.xlsx": ROWS}, kind="kien-nghi.yaml")
        shutil.copy(PETITIONS, root / "kien-nghi.yaml")
        sheet = sheetops.read_sheet(root / "nop" / "PKT.xlsx", PETITIONS)
        assert list(sheet.frame["households"]) == [45, 30, -3, 3, 3, 3]
        assert sheet.frame["status"][3] == "explained"
        assert [finding.code for finding in sheet.findings] == ["D301", "D305", "D311", "D304"]


def changed(tmp_path: Path, old: str, new: str) -> list[tuple[str, str]]:
    """The mistakes of the petitions' schema with one passage changed: the text of each line, and what is said."""
    text = PETITIONS.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = tmp_path / "kind.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_kind(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(lines[mistake.line - 1].strip(), mistake.en) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "completion: after_cutoff}",
            "completed: after_cutoff}",
            'there is no "completed" here; did you mean "completion"?',
        ),
        ("{worded: done}", "{worded: finished}", 'there is no "finished" here; allowed: done, open, several, none'),
        ("{when: {state: contradictory}", "{when: {state: contradicting}", 'did you mean "contradictory"?'),
        ("timing: late}", "delay: late}", 'there is no "delay" here'),
        ("reason: overdue}", "reason: too_late}", 'there is no "too_late" here'),
        ("admissible: [unanswered], reason", "admissible: [unansered], reason", 'did you mean "unanswered"?'),
        ("  undetermined: unclear", "  undetermined: undetermined", 'there is no "undetermined" here'),
        ("finished: [resolved,", "finished: [solved,", 'did you mean "resolved"?'),
        ("  urge: [unanswered]", "  urge: [overdue]", 'there is no "overdue" here'),
        ("numerator: [resolved,", "numerator: [answered,", 'there is no "answered" here'),
        ("code: D311", "code: D399", 'there is no "D399" here'),
        ("before: meeting", "before: metting", 'did you mean "meeting"?'),
        ("after: cutoff", "after: title", 'there is no "title" here'),
        ("{field: status, in: [resolved,", "{field: status, in: [done,", 'there is no "done" here'),
        ("{field: completed, is: blank}", "{field: answerd, is: blank}", 'did you mean "answer"?'),
        ("{field: completed, is: blank}", "{field: completed, is: blank, after: cutoff}", "must have exactly one of"),
        ("{field: completed, is: blank}", '{field: answer, matches: "(trả lời"}', "is no regular expression"),
        ("{field: completed, is: blank}", "{field: answer, below: 3}", '"below" cannot be asked of "answer"'),
        ("headers: [Số hộ]", "headers: [Địa bàn]", '"Địa bàn" stands in line'),
        ("words: [Đã trả lời chậm]", "words: [Đã trả lời]", '"Đã trả lời" stands in line'),
        ("name: households", "name: voters", '"voters" stands in line'),
        ("    type: deadline", "    type: text", 'the field "due" cannot be of type "text"'),
        ("    type: number", "    type: vocabulary", 'there is no "" here'),
        ("    type: number", "    type: status", 'the field "households" cannot be of type "status"'),
        (
            "    - {state: open}",
            "    - {when: {worded: none}, state: open}",
            'the last rule of "states" must have no "when"',
        ),
        ("id_prefix: KN", "id_prefix: kn-1", "id_prefix"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    mistakes = changed(tmp_path, old, new)
    assert any(said in text for _, text in mistakes)


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    [(line, _)] = changed(tmp_path, "{when: {worded: done}, state: done}", "{when: {worded: finished}, state: done}")
    assert line == "- {when: {worded: finished}, state: done}"


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    mistakes = changed(tmp_path, "  overdue: [unanswered]\n  urge: [unanswered]", "  overdue: [late_]\n  urge: [later]")
    assert [line for line, _ in mistakes] == ["overdue: [late_]", "urge: [later]"]


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Chưa đề xuất", True),
        ("chưa báo cáo", True),
        ("chua bao cao", True),
        ("Không", True),
        ("", True),
        ("Chưa xong 05/14 thôn", False),
        ("Chuẩn bị xong nội dung", False),
        ("chuan bi xong noi dung", False),
        ("khonggian", False),
        ("Chợ đã sửa", False),
        ("Đã họp thôn", False),
    ],
)
def test_a_result_that_says_that_nothing_was_done(text: str, nothing: bool) -> None:
    field = FieldSpec(name="result", label=Wording(vi="Kết quả", en="Result"), nothing=("chưa", "không", "chờ"))
    assert field.says_nothing(text) is nothing


def test_the_facts_that_are_found_are_those_that_rules_may_name() -> None:
    kind: Kind = load_kind("task_tracking")
    days = [pd.Timestamp(date(2026, 4, day)) for day in (10, 17, 25)] + [None]
    rows = [(due, day, share) for due in days for day in days for share in (None, 0.0, 50.0, 100.0)]
    frame = pd.DataFrame(rows, columns=["due", "completed", "progress"])
    frame = frame.assign(due_verdict="", completed_verdict="D302", result_text="", status="completed")
    frame = frame.assign(status_done=None, status_open=None).astype({"status_done": "str", "status_open": "str"})
    found = facts(frame, kind, days[1])
    for name, words in CELL_FACTS.items():
        assert set(found[name]) <= set(words)
