"""Whether a reported task is an assigned one: asked once, and what is decided holds in every later run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from helpers import HEADER, make_grid, make_workspace
from hypothesis import given
from hypothesis import strategies as st

import sheetops
from sheetops.catalogue import message
from sheetops.decisions import Decisions, MatchDecision, MatchQuestion, layout, match_decisions, settled
from sheetops.journey.deciding import load_decisions, once
from sheetops.words.lexicon import Lexicon

HEADS = list(dict(layout().matches.heads).values())
SAME, DIFFERENT = layout().matches.same, layout().matches.different
QUESTION = MatchQuestion(
    "KT", "Thi công đường thôn Nậm Tồn", "nop/kt.xlsx", "Theo dõi", "B3", "NV-07", "Làm đường thôn Nậm Tồn",
    ("thi", "công"), ("làm",),
)  # fmt: skip
NAMES = ("number", "unit", "reported", "place", "assigned", "id", "differing", "verdict", "other", "by", "day", "note")


def row(**values: Any) -> list[Any]:
    given = {"unit": "Phòng Kinh tế", "reported": "Sửa cầu", "assigned": "Sửa chữa cầu", "id": "NV-07", **values}
    return [given.get(name) for name in NAMES]


def read(lexicon: Lexicon, *rows: Sequence[Any]) -> Decisions:
    grid = make_grid([["XÁC NHẬN"], [], HEADS, *rows], sheet=layout().matches.sheet)
    return match_decisions(grid, lexicon, "quyet-dinh.xlsx")


def said(decisions: Decisions) -> list[tuple[Any, ...]]:
    return [(m.unit, m.reported, m.assigned_id, m.assigned, m.same, m.cell) for m in decisions.matches]


# --- what the sheet says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("verdict", "same"), [(SAME, True), (DIFFERENT, False), ("cung mot nhiem vu", True)])
def test_what_is_confirmed(lexicon, verdict, same):
    decisions = read(lexicon, row(verdict=verdict, by="Chánh Văn phòng", day="20/4/2026"))
    assert said(decisions) == [("KT", "Sửa cầu", "NV-07", "Sửa chữa cầu", same, "H4")]
    assert (decisions.matches[0].by, decisions.matches[0].day) == ("Chánh Văn phòng", "20/4/2026")
    assert decisions.findings == ()


def test_what_is_not_answered_is_asked_all_the_same(lexicon):
    decisions = read(lexicon, row())
    assert decisions.matches == ()
    asked = MatchQuestion("KT", "SỬA  CẦU", "", "", "", "nv-07", "Sửa chữa cầu")
    assert once([asked], decisions.asked) == ()
    assert once([replace(asked, assigned_id="NV-08")], decisions.asked) != ()


@pytest.mark.parametrize("verdict", [None, DIFFERENT])
def test_the_id_of_another_task_says_that_it_is_that_one_and_not_the_one_asked_about(lexicon, verdict):
    assert said(read(lexicon, row(verdict=verdict, other="NV-09"))) == [
        ("KT", "Sửa cầu", "NV-07", "Sửa chữa cầu", False, "H4"),
        ("KT", "Sửa cầu", "NV-09", "", True, "I4"),
    ]


def test_the_id_of_the_same_task_says_that_it_is_that_one(lexicon):
    assert [m.same for m in read(lexicon, row(other="NV-07")).matches] == [True]


@pytest.mark.parametrize("verdict", [None, SAME])
@pytest.mark.parametrize("assigned", [None, "Sửa chữa cầu"])
def test_a_row_added_by_hand_names_the_task_by_the_id_to_match(lexicon, verdict, assigned):
    decisions = read(lexicon, row(id=None, assigned=assigned, verdict=verdict, other="NV-07"))
    assert decisions.findings == ()
    assert said(decisions) == [("KT", "Sửa cầu", "NV-07", assigned or "", True, "H4")]


@pytest.mark.parametrize(
    ("values", "cell", "fault"),
    [
        ({"verdict": "chắc là một"}, "H4", "không có trong danh sách để chọn"),
        ({"verdict": SAME, "unit": "Phòng Y tế huyện"}, "B4", "không có đơn vị nào tên là “Phòng Y tế huyện”"),
        ({"verdict": SAME, "reported": None}, "C4", "không ghi nội dung trong báo cáo"),
        ({"verdict": SAME, "assigned": None, "id": None}, "E4", "không ghi nhiệm vụ đã giao"),
        ({"verdict": SAME, "other": "NV-09"}, "I4", "trái nhau"),
        ({"verdict": DIFFERENT, "other": "NV-07"}, "I4", "trái nhau"),
    ],
)
def test_what_cannot_be_applied_is_said(lexicon, values, cell, fault):
    decisions = read(lexicon, row(**values))
    (finding,) = decisions.findings
    assert decisions.matches == ()
    assert (finding.code, finding.path, finding.sheet, finding.cell) == (
        "R415",
        "quyet-dinh.xlsx",
        "Ghép nhiệm vụ",
        cell,
    )
    assert fault in message(finding)


def test_of_two_rows_that_contradict_each_other_neither_holds(lexicon):
    decisions = read(lexicon, row(verdict=SAME), row(verdict=SAME), row(verdict=DIFFERENT))
    assert decisions.matches == ()
    (finding,) = decisions.findings
    assert (finding.cell, finding.params["other"]) == ("H6", "H4")


def test_lost_titles_stop_the_run(lexicon):
    grid = make_grid([["XÁC NHẬN"], row()], sheet=layout().matches.sheet)
    with pytest.raises(sheetops.WorkspaceError, match="không thấy dòng tiêu đề"):
        match_decisions(grid, lexicon, "quyet-dinh.xlsx")


# --- what is decided, of the tasks of a run ---------------------------------------------------------------------------


def tasks(**titles: tuple[str, str | None, str | None]) -> pd.DataFrame:
    """Label → (title, unit, id)."""
    return pd.DataFrame.from_dict(titles, orient="index", columns=["title", "unit", "id"])


ASSIGNED = tasks(a=("Sửa chữa cầu", "KT", "NV-07"), b=("Làm đường", "CA", "NV-08"), c=("Họp dân", "KT", "NV-09"))
REPORTED = tasks(x=("Sửa cầu", "KT", None), y=("Sửa cầu", "CA", None), z=("Mở đường", "KT", None))
ONE = MatchDecision("KT", "Sửa cầu", "NV-07", "Sửa chữa cầu", True, "H4")


def test_one_task(lexicon):
    assert settled([ONE], ASSIGNED, REPORTED) == ({"x": "a"}, set())


def test_two_tasks():
    assert settled([replace(ONE, same=False)], ASSIGNED, REPORTED) == ({}, {("x", "a")})


def test_for_all_units():
    assert settled([replace(ONE, unit=None)], ASSIGNED, REPORTED)[0] == {"x": "a", "y": "a"}


def test_however_the_title_is_typed():
    assert settled([replace(ONE, reported="SỬA  CẦU")], ASSIGNED, REPORTED)[0] == {"x": "a"}


def test_where_ids_have_changed_the_title_tells():
    assert settled([replace(ONE, assigned_id="T3-1")], ASSIGNED, REPORTED)[0] == {"x": "a"}


def test_an_id_that_has_become_another_task_s_tells_nothing():
    assert settled([replace(ONE, assigned_id="NV-08", assigned="Việc tháng trước")], ASSIGNED, REPORTED)[0] == {}


def test_an_id_alone_tells_where_no_title_is_given():
    assert settled([replace(ONE, assigned_id="nv-08", assigned="")], ASSIGNED, REPORTED)[0] == {"x": "b"}


def test_of_two_tasks_of_one_title_the_id_tells_else_the_unit_else_nothing():
    two = tasks(a=("Báo cáo", "CA", "1"), b=("Báo cáo", "KT", "2"), c=("Họp", "KT", "3"))
    said = replace(ONE, assigned="Báo cáo")
    assert settled([replace(said, assigned_id="1")], two, REPORTED)[0] == {"x": "a"}
    assert settled([replace(said, assigned_id="9")], two, REPORTED)[0] == {"x": "b"}
    assert settled([replace(said, assigned_id="9")], two.assign(unit="KT"), REPORTED)[0] == {}


def test_two_decisions_that_give_a_report_to_two_tasks_say_nothing():
    other = replace(ONE, assigned_id="NV-09", assigned="Họp dân")
    assert settled([ONE, other], ASSIGNED, REPORTED)[0] == {}


names = st.sampled_from(["Sửa cầu", "Làm đường", "Họp dân"])
units = st.sampled_from(["KT", "CA", None])
frames = st.lists(st.tuples(names, units, st.sampled_from(["1", "2", "3", None])), max_size=5).map(
    lambda rows: pd.DataFrame(rows, columns=["title", "unit", "id"], dtype="object")
)
decided = st.builds(
    MatchDecision,
    units,
    names,
    st.sampled_from(["", "1", "2"]),
    st.one_of(st.just(""), names),
    st.booleans(),
    st.just("A1"),
)


@given(st.lists(decided, max_size=5), frames, frames)
def test_no_pair_is_one_task_and_two(decisions, assigned, reported):
    same, different = settled(decisions, assigned, reported)
    assert not set(same.items()) & different
    assert set(same) <= set(reported.index)
    assert set(same.values()) <= set(assigned.index)
    assert settled(decisions[::-1], assigned, reported) == (same, different)


# --- what is asked ----------------------------------------------------------------------------------------------------


def consolidated(root: Path, *questions: MatchQuestion) -> sheetops.Evaluation:
    make_workspace(
        root, {"kt.xlsx": [["PHÒNG KINH TẾ"], HEADER, [1, QUESTION.reported, "20/4/2026", None, "Đang làm"]]}
    )
    return replace(sheetops.consolidate(root), questions=questions)


def sheet_of(root: Path, name: str = "Ghép nhiệm vụ") -> Any:
    return openpyxl.load_workbook(root / "quyet-dinh.xlsx")[name]


def rows_of(root: Path) -> list[dict[str, Any]]:
    found = [values for values in sheet_of(root).iter_rows(values_only=True) if isinstance(values[0], int)]
    return [dict(zip(NAMES, values, strict=True)) for values in found]


def test_what_is_to_be_decided_is_asked(tmp_path):
    sheetops.write_outputs(consolidated(tmp_path, QUESTION))
    assert rows_of(tmp_path) == [
        {
            "number": 1,
            "unit": "Phòng Kinh tế",
            "reported": "Thi công đường thôn Nậm Tồn",
            "place": "nop/kt.xlsx\ntrang “Theo dõi”, ô B3",
            "assigned": "Làm đường thôn Nậm Tồn",
            "id": "NV-07",
            "differing": "báo cáo ghi: thi, công\nđã giao ghi: làm",
            **dict.fromkeys(("verdict", "other", "by", "day", "note")),
        }
    ]


def test_it_is_asked_once(tmp_path):
    evaluation = consolidated(tmp_path, QUESTION)
    sheetops.write_outputs(evaluation)
    before = (tmp_path / "quyet-dinh.xlsx").read_bytes()
    assert sheetops.write_outputs(evaluation).decisions is None
    assert (tmp_path / "quyet-dinh.xlsx").read_bytes() == before
    assert once([QUESTION], sheetops.consolidate(tmp_path).decisions.asked) == ()


def test_the_same_questions_give_the_same_bytes(tmp_path):
    written = []
    for name in ("1", "2"):
        sheetops.write_outputs(consolidated(tmp_path / name, QUESTION, replace(QUESTION, assigned_id="NV-08")))
        written.append((tmp_path / name / "quyet-dinh.xlsx").read_bytes())
    assert written[0] == written[1]


def test_the_clerk_chooses_from_a_list(tmp_path):
    sheetops.write_outputs(consolidated(tmp_path, QUESTION))
    book = openpyxl.load_workbook(tmp_path / "quyet-dinh.xlsx")
    (rule,) = book["Ghép nhiệm vụ"].data_validations.dataValidation
    (place,) = book.defined_names[rule.formula1].destinations
    assert [cell[0].value for cell in book[place[0]][place[1].replace("$", "")]] == [SAME, DIFFERENT]
    assert [sheet.title for sheet in book.worksheets] == ["Cột", "Ghép nhiệm vụ", "Miễn trừ", "Danh mục"]


def test_a_workbook_with_the_sheet_of_columns_alone_gets_the_others(tmp_path):
    evaluation = consolidated(tmp_path, QUESTION)
    sheetops.write_outputs(evaluation)
    book = openpyxl.load_workbook(tmp_path / "quyet-dinh.xlsx")
    for name in ("Ghép nhiệm vụ", "Miễn trừ", "Danh mục"):
        book.remove(book[name])
    book.defined_names.clear()
    book["Cột"].append(["ghi của tôi"])
    book.save(tmp_path / "quyet-dinh.xlsx")
    sheetops.write_outputs(evaluation)
    book = openpyxl.load_workbook(tmp_path / "quyet-dinh.xlsx")
    assert book.sheetnames == ["Cột", "Ghép nhiệm vụ", "Miễn trừ", "Danh mục"]
    assert "ghi của tôi" in [cell.value for line in book["Cột"].iter_rows() for cell in line]
    assert len(rows_of(tmp_path)) == 1


def test_what_is_decided_there_is_read_back_and_shown(tmp_path):
    evaluation = consolidated(tmp_path, QUESTION)
    sheetops.write_outputs(evaluation)
    book = openpyxl.load_workbook(tmp_path / "quyet-dinh.xlsx")
    at = book["Ghép nhiệm vụ"].max_row
    for column, value in ((8, SAME), (10, "Chánh Văn phòng"), (11, "20/4/2026")):
        book["Ghép nhiệm vụ"].cell(at, column, value)
    book.save(tmp_path / "quyet-dinh.xlsx")
    again = sheetops.consolidate(tmp_path)
    (decision,) = again.decisions.matches
    assert (decision.unit, decision.same, decision.cell) == ("KT", True, f"H{at}")
    about = openpyxl.load_workbook(sheetops.write_outputs(again).workbook)["Thông tin"]
    told = {line[0]: line[1] for line in about.iter_rows(values_only=True)}
    assert told["“Thi công đường thôn Nậm Tồn” trong báo cáo (Phòng Kinh tế)"] == (
        "là nhiệm vụ đã giao “Làm đường thôn Nậm Tồn” (mã NV-07) – ghi ở tệp quyet-dinh.xlsx, "
        f"trang “Ghép nhiệm vụ”, ô H{at}; người xác nhận: Chánh Văn phòng; ngày 20/4/2026"
    )


def test_next_month_last_month_s_decision_holds_unless_this_month_s_is_another(tmp_path, lexicon):
    april, may = tmp_path / "t4", tmp_path / "t5"
    sheetops.write_outputs(consolidated(april, QUESTION))
    book = openpyxl.load_workbook(april / "quyet-dinh.xlsx")
    at = book["Ghép nhiệm vụ"].max_row
    book["Ghép nhiệm vụ"].cell(at, 8, SAME)
    book.save(april / "quyet-dinh.xlsx")
    consolidated(may)
    (may / "ky-truoc").mkdir()
    (may / "ky-truoc" / "quyet-dinh.xlsx").write_bytes((april / "quyet-dinh.xlsx").read_bytes())
    own = Lexicon(lexicon.kind, sheetops.load_workspace(may))
    (decision,) = load_decisions(own).matches
    assert (decision.path, decision.same) == ("ky-truoc/quyet-dinh.xlsx", True)
    assert load_decisions(own).asked == frozenset()
    book["Ghép nhiệm vụ"].cell(at, 8, DIFFERENT)
    book["Ghép nhiệm vụ"].cell(at, 6, "T5-01")
    book.save(may / "quyet-dinh.xlsx")
    (decision,) = load_decisions(own).matches
    assert (decision.path, decision.same, decision.assigned_id) == ("quyet-dinh.xlsx", False, "T5-01")
