"""What the Office lets pass is shown all the same: by whom, why, and until when; it goes along to the next period."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers import HEADER, make_grid, make_workspace, make_xlsx
from hypothesis import given
from hypothesis import strategies as st

import sheetops
from sheetops.catalogue import as_json, cause, found, message, order_key
from sheetops.decisions import Decisions, MatchQuestion, Waiver, layout, waivers_of, with_waivers
from sheetops.decisions.days import day_of
from sheetops.model import Finding, Waived

NAMES = ("number", "code", "unit", "id", "title", "reason", "by", "document", "until", "note")
HEADS = [dict(layout().waivers.heads)[name] for name in NAMES]
CUTOFF = date(2026, 4, 17)
WAIVED = Waived("Chủ tịch UBND xã", "chờ dữ liệu", date(2026, 6, 30), "", "quyet-dinh.xlsx", "Miễn trừ", "I4")
MISSING = {"F106": ["Phòng Văn hóa - Xã hội", "Công an xã"]}
TASK = "Rà soát hộ nghèo"


def row(**values: Any) -> list[Any]:
    """A complete waiver; None takes a cell out."""
    whole = {"code": "D307", "unit": "Phòng Kinh tế", "reason": "chờ dữ liệu", "by": "Chủ tịch UBND xã"}
    given = {**whole, "until": date(2026, 6, 30), **values}
    return [given.get(name) for name in NAMES]


def read(lexicon: Any, *rows: Sequence[Any]) -> Decisions:
    grid = make_grid([["MIỄN TRỪ"], [], HEADS, *rows], sheet=layout().waivers.sheet)
    return waivers_of(grid, lexicon, "quyet-dinh.xlsx")


def said(decisions: Decisions) -> list[tuple[Any, ...]]:
    return [(w.code, w.unit, w.task_id, w.title, w.waived.until) for w in decisions.waivers]


# --- what the sheet says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "waiver"),
    [
        ({}, ("D307", "KT", "", "")),
        ({"code": "D307 – Hoàn thành nhưng thiếu ngày"}, ("D307", "KT", "", "")),
        ({"code": "d 307"}, ("D307", "KT", "", "")),
        ({"unit": "PKT", "id": "NV-07"}, ("D307", "KT", "NV-07", "")),
        ({"unit": None, "title": TASK}, ("D307", None, "", TASK)),
        ({"unit": "Mọi đơn vị"}, ("D307", None, "", "")),
        ({"unit": "*"}, ("D307", None, "", "")),
        ({"code": "E501"}, ("E501", "KT", "", "")),
    ],
)
def test_a_waiver_that_is_complete(lexicon, values, waiver):
    decisions = read(lexicon, row(document="15/TB-UBND", note="nhắc lại", **values))
    assert said(decisions) == [(*waiver, date(2026, 6, 30))]
    (own,) = decisions.waivers
    assert own.waived == replace(WAIVED, document="15/TB-UBND")
    assert own.note == "nhắc lại"
    assert decisions.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2026",
        "30-06-2026",
        "30.6.2026",
        "ngày 30/6/2026",
        "Đến hết ngày 30/6/2026",
        "2026-06-30",
        "30 tháng 6 năm 2026",
    ],
)
def test_a_day_may_come_as_text(lexicon, text):
    assert [w.waived.until for w in read(lexicon, row(until=text)).waivers] == [date(2026, 6, 30)]


@pytest.mark.parametrize("text", ["30/6", "tháng 6/2026", "31/6/2026", "cuối năm", "6/2026", "46203", "30/6/1926", ""])
def test_a_day_without_month_or_year_is_none(text):
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("values", "cell", "fault"),
    [
        ({"code": "D999"}, "B4", "“D999” không phải mã lỗi"),
        ({"code": None}, "B4", "không phải mã lỗi"),
        ({"unit": "Phòng Kinh tế huyện"}, "C4", "không có đơn vị nào tên là “Phòng Kinh tế huyện”"),
        ({"unit": None}, "C4", "không ghi được miễn trừ cho đơn vị hay nhiệm vụ nào"),
        ({"reason": None}, "F4", "chưa ghi lý do"),
        ({"by": "…"}, "G4", "chưa ghi người cho phép"),
        ({"until": None}, "I4", "chưa ghi ngày hết hạn"),
        ({"until": "hết quý II"}, "I4", "“hết quý II” không phải là ngày, tháng, năm"),
        ({"until": "31/6/2026"}, "I4", "“31/6/2026” không phải là ngày, tháng, năm"),
    ],
)
def test_what_cannot_be_applied_is_said(lexicon, values, cell, fault):
    decisions = read(lexicon, row(**values))
    (finding,) = decisions.findings
    assert decisions.waivers == ()
    assert (finding.code, finding.path, finding.sheet, finding.cell) == ("R415", "quyet-dinh.xlsx", "Miễn trừ", cell)
    assert fault in message(finding)


def test_rows_that_hold_a_number_or_a_note_alone_are_nothing(lexicon):
    empty = [[1, *[None] * 9], [None] * 10, [2, *[None] * 8, "để sau"]]
    assert read(lexicon, *empty) == Decisions()


def test_lost_titles_stop_the_run(lexicon):
    with pytest.raises(sheetops.WorkspaceError, match="không thấy dòng tiêu đề"):
        waivers_of(make_grid([["MIỄN TRỪ"], row()], sheet="Miễn trừ"), lexicon, "quyet-dinh.xlsx")


# --- what it does -----------------------------------------------------------------------------------------------------


def finding(code: str = "D307", **values: Any) -> Finding:
    return found(code, severity="error", **{"unit": "KT", "title": TASK, "task_id": "NV-07", **values})


def waiver(code: str = "D307", unit: str | None = "KT", task_id: str = "", title: str = "", **values: Any) -> Waiver:
    return Waiver(code, unit, task_id, title, replace(WAIVED, **values))


def is_waived(finding: Finding, *waivers: Waiver, cutoff: date = CUTOFF, **units: Any) -> bool:
    (after,) = with_waivers([finding], waivers, cutoff, units.get("units", {}))
    assert after == (replace(finding, severity="info", waived=after.waived) if after.waived else finding)
    return after.waived is not None


def test_it_is_about_its_rule_and_its_unit():
    assert is_waived(finding(), waiver())
    assert not is_waived(finding("D308"), waiver())
    assert not is_waived(finding(unit="CA"), waiver())
    assert is_waived(finding(unit="CA"), waiver(unit=None))


def test_it_is_about_its_task():
    assert is_waived(finding(), waiver(task_id="nv-07"))
    assert not is_waived(finding(task_id=None), waiver(task_id="NV-07"))
    assert is_waived(finding(), waiver(title="RÀ SOÁT  hộ nghèo"))
    assert not is_waived(finding(), waiver(title="Rà soát hộ cận nghèo"))
    assert not is_waived(finding(), waiver(task_id="NV-07", title="Việc khác mang mã cũ"))
    assert is_waived(finding(), waiver(unit=None, title=TASK))


def test_it_is_in_force_until_the_end_of_its_day():
    assert is_waived(finding(), waiver(until=CUTOFF))
    assert not is_waived(finding(), waiver(until=date(2026, 4, 16)))


def test_a_finding_about_a_file_is_of_the_unit_whose_file_it_is():
    about = found("S204", path="nop/kt.xlsx")
    assert not is_waived(about, waiver("S204"))
    assert is_waived(about, waiver("S204"), units={"nop/kt.xlsx": "KT"})


def test_the_closest_waiver_is_the_one_that_is_told():
    all_units, unit, task = waiver(unit=None), waiver(reason="của đơn vị"), waiver(title=TASK, reason="của nhiệm vụ")
    (told,) = with_waivers([finding()], [all_units, unit, task], CUTOFF)
    assert told.waived == task.waived


def test_a_waived_finding_says_so():
    (told,) = with_waivers([finding(cell="E7", path="nop/kt.xlsx")], [waiver(document="15/TB-UBND")], CUTOFF)
    assert message(told).endswith(
        "Được miễn trừ đến hết ngày 30/6/2026 (Chủ tịch UBND xã, văn bản 15/TB-UBND; lý do: chờ dữ liệu)."
    )
    assert "Waived until 2026-06-30" in message(told, "en")
    assert as_json(told)["waived"] == {
        "by": "Chủ tịch UBND xã",
        "reason": "chờ dữ liệu",
        "until": "2026-06-30",
        "document": "15/TB-UBND",
        "path": "quyet-dinh.xlsx",
        "sheet": "Miễn trừ",
        "cell": "I4",
    }
    assert pickle.loads(pickle.dumps(told)) == told


def test_a_reason_is_told_as_it_is_written_even_where_it_is_a_word_of_the_catalogue():
    (told,) = with_waivers([finding()], [waiver(reason="late")], CUTOFF)
    assert "lý do: late" in message(told)


def test_waived_and_not_waived_are_never_shown_as_one():
    info = found("D307", severity="info", unit="KT", title=TASK)
    (told,) = with_waivers([info], [waiver()], CUTOFF)
    assert cause(told) != cause(info)
    assert order_key(told) != order_key(info)


findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(["D307", "F106"]),
        unit=st.sampled_from(["KT", "CA", None]),
        title=st.sampled_from([TASK, "Họp", None]),
        task_id=st.sampled_from(["NV-07", None]),
        path=st.sampled_from(["nop/kt.xlsx", None]),
    ),
    max_size=6,
)
waivers = st.lists(
    st.builds(
        waiver,
        st.sampled_from(["D307", "F106"]),
        st.sampled_from(["KT", "CA", None]),
        st.sampled_from(["", "NV-07"]),
        st.sampled_from(["", TASK]),
        until=st.dates(date(2026, 4, 15), date(2026, 4, 19)),
    ),
    max_size=4,
)


@given(findings, waivers)
def test_a_waiver_hides_nothing_and_a_second_time_changes_nothing(before, allowed):
    after = with_waivers(before, allowed, CUTOFF)
    assert [replace(f, severity="error", waived=None) for f in after] == before
    assert all((f.severity == "info") == (f.waived is not None) for f in after)
    assert all(f.waived.until >= CUTOFF for f in after if f.waived)
    assert with_waivers(after, allowed, CUTOFF) == after


# --- in a run ---------------------------------------------------------------------------------------------------------


def workspace(root: Path, **settings: Any) -> Path:
    rows = [[1, TASK, "10/4/2026", None, "Hoàn thành"], [2, "Họp dân", "12/4/2026", None, "Hoàn thành"]]
    return make_workspace(root, {"kt.xlsx": [["PHÒNG KINH TẾ"], HEADER, *rows]}, **settings)


def allow(path: Path, *rows: Sequence[Any]) -> Path:
    """A `quyet-dinh.xlsx` that the clerk has made by hand."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return make_xlsx(path, {"Miễn trừ": [HEADS, *rows]})


def codes(evaluation: sheetops.Evaluation, *, waived: bool) -> list[str]:
    return sorted(f.code for f in evaluation.findings if (f.waived is not None) == waived)


def shown(path: Path, sheet: str) -> list[list[Any]]:
    return [list(line) for line in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


def test_what_is_waived_is_no_error_and_no_warning_but_stays(tmp_path):
    root = workspace(tmp_path)
    before = sheetops.consolidate(root)
    allow(root / "quyet-dinh.xlsx", row(), row(code="F106", unit="*"), row(code="D308", title=TASK))
    after = sheetops.consolidate(root)
    assert len(after.findings) == len(before.findings)
    assert codes(after, waived=True).count("D307") == 2
    assert codes(after, waived=True).count("F106") == 2
    assert {f.title for f in after.findings if f.waived and f.code == "D308"} <= {TASK}
    assert list(after.findings) == sorted(after.findings, key=order_key)


def test_errors_that_are_waived_do_not_count_as_errors(tmp_path):
    rows = [[1, TASK, "31/4/2026", None, "Đang làm"]]
    root = make_workspace(tmp_path, {"kt.xlsx": [["PHÒNG KINH TẾ"], HEADER, *rows]})
    before = sheetops.consolidate(root)
    errors = {f.code for f in before.findings if f.severity == "error"}
    assert before.has_errors
    allow(root / "quyet-dinh.xlsx", *(row(code=code) for code in errors))
    assert not sheetops.consolidate(root).has_errors


def test_the_workbook_shows_them_and_carries_them(tmp_path):
    root = workspace(tmp_path)
    expired = row(code="F106", unit="CAX", until=date(2026, 3, 31))
    allow(root / "quyet-dinh.xlsx", row(document="15/TB-UBND"), expired)
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    listed = [line for line in shown(outputs.workbook, "Lỗi dữ liệu") if line[1] == "D307"]
    assert {line[2] for line in listed} == {"Được miễn trừ"}
    assert any("(trong đó 2 được miễn trừ)" in str(line[0]) for line in shown(outputs.workbook, "Lỗi dữ liệu"))
    (carried,) = [line for line in shown(outputs.workbook, "Miễn trừ") if line[0] == 1]
    assert carried[2:] == [
        "Phòng Kinh tế", None, None, "chờ dữ liệu", "Chủ tịch UBND xã", "15/TB-UBND", *carried[8:9], None,
    ]  # fmt: skip
    assert carried[8].date() == date(2026, 6, 30)
    told = {line[0]: line[1] for line in shown(outputs.workbook, "Thông tin")}
    assert told["Miễn trừ D307 (Phòng Kinh tế)"] == (
        "Đến hết ngày 30/6/2026, áp dụng cho 2 phát hiện; Chủ tịch UBND xã cho phép theo 15/TB-UBND, lý do: chờ dữ "
        "liệu – ghi ở tệp quyet-dinh.xlsx, trang “Miễn trừ”, ô I2"
    )
    assert told["Miễn trừ F106 (Công an xã)"].startswith("Đã hết hạn ngày 31/3/2026, không còn áp dụng")
    document = json.loads(outputs.json.read_text(encoding="utf-8"))
    assert {f["severity"] for f in document["findings"] if f["waived"]} == {"info"}


def test_without_waivers_the_workbook_has_no_such_sheet(tmp_path):
    root = workspace(tmp_path)
    allow(root / "quyet-dinh.xlsx", row(until=date(2026, 3, 31)))
    outputs = sheetops.write_outputs(sheetops.consolidate(root))
    assert "Miễn trừ" not in openpyxl.load_workbook(outputs.workbook).sheetnames


def test_the_same_inputs_give_the_same_bytes(tmp_path):
    written = []
    for name in ("1", "2"):
        root = workspace(tmp_path / name)
        allow(root / "quyet-dinh.xlsx", row(), row(code="F106", unit="*"))
        written.append(sheetops.write_outputs(sheetops.consolidate(root)).workbook.read_bytes())
    assert written[0] == written[1]


# --- from last period -------------------------------------------------------------------------------------------------


def may(root: Path) -> Path:
    return workspace(root, period="2026-05", cutoff="2026-05-20")


@pytest.mark.parametrize("what", ["quyet-dinh.xlsx", "tong-hop-2026-04.xlsx"])
def test_they_come_along_in_either_workbook(tmp_path, what):
    april = workspace(tmp_path / "t4")
    allow(april / "quyet-dinh.xlsx", row(note="nhắc lại"), row(code="F106", unit="*", until=date(2026, 4, 30)))
    sheetops.write_outputs(sheetops.consolidate(april))
    root = may(tmp_path / "t5")
    (root / "ky-truoc").mkdir()
    shutil.copy(next(april.rglob(what)), root / "ky-truoc")
    after = sheetops.consolidate(root)
    assert codes(after, waived=True) == ["D307", "D307"]
    (carried,) = after.decisions.waivers
    assert (carried.waived.path, carried.note) == (f"ky-truoc/{what}", "nhắc lại")
    outputs = sheetops.write_outputs(after)
    assert f"ghi ở tệp ky-truoc/{what}" in str(shown(outputs.workbook, "Thông tin"))


def test_this_period_s_own_row_wins(tmp_path):
    root = may(tmp_path)
    allow(root / "ky-truoc" / "quyet-dinh.xlsx", row(), row(code="F106", unit="CAX"))
    allow(root / "quyet-dinh.xlsx", row(until=date(2026, 5, 1)), row(code="F106", unit="CAX", reason=None))
    after = sheetops.consolidate(root)
    assert codes(after, waived=True) == []
    assert [f.path for f in after.findings if f.code == "R415"] == ["quyet-dinh.xlsx"]


def test_a_row_that_was_copied_with_its_mistake_is_told_once(tmp_path):
    root = may(tmp_path)
    for path in (root / "ky-truoc" / "quyet-dinh.xlsx", root / "quyet-dinh.xlsx"):
        allow(path, row(until="hết quý"))
    assert [f.path for f in sheetops.consolidate(root).findings if f.code == "R415"] == ["quyet-dinh.xlsx"]


def test_workbooks_of_last_period_without_such_a_sheet_say_nothing(tmp_path):
    root = may(tmp_path)
    (root / "ky-truoc").mkdir()
    make_xlsx(root / "ky-truoc" / "tong-hop-2026-04.xlsx", {"Tổng hợp": [["a"]]})
    (root / "ky-truoc" / "ghi chú.txt").write_text("x", encoding="utf-8")
    assert sheetops.consolidate(root).decisions == Decisions()


def test_last_period_s_decisions_that_cannot_be_read_stop_the_run(tmp_path):
    root = may(tmp_path)
    (root / "ky-truoc").mkdir()
    (root / "ky-truoc" / "quyet-dinh.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(sheetops.WorkspaceError, match=r"ky-truoc/quyet-dinh\.xlsx"):
        sheetops.consolidate(root)


# --- the form ---------------------------------------------------------------------------------------------------------


def test_the_form_is_made_with_the_workbook_and_the_clerk_s_rows_stay(tmp_path):
    root = workspace(tmp_path)
    question = MatchQuestion("KT", TASK, "nop/kt.xlsx", "Theo dõi", "B3", "NV-07", "Rà soát các hộ nghèo")
    sheetops.write_outputs(replace(sheetops.consolidate(root), questions=(question,)))
    path = root / "quyet-dinh.xlsx"
    book = openpyxl.load_workbook(path)
    form = book["Miễn trừ"]
    top = next(line[0].row for line in form.iter_rows() if line[1].value == "Mã lỗi")
    assert (form.freeze_panes, form.print_title_rows) == (f"A{top + 1}", f"${top}:${top}")
    lists = {str(rule.formula1): rule for rule in form.data_validations.dataValidation}
    assert set(lists) == {"ma_loi", "ten_don_vi", "36526"}
    (place,) = book.defined_names["ma_loi"].destinations
    offered = [cell[0].value for cell in book[place[0]][place[1].replace("$", "")]]
    assert any(text.startswith("D307 – ") for text in offered)
    for column, value in enumerate(row(code=next(t for t in offered if t.startswith("D307"))), start=1):
        form.cell(top + 1, column, value)
    book.save(path)
    after = sheetops.consolidate(root)
    assert codes(after, waived=True) == ["D307", "D307"]
    other = replace(question, reported="Họp dân")
    sheetops.write_outputs(replace(after, questions=(other,)))
    kept = [line for line in shown(path, "Miễn trừ") if line[6] == "Chủ tịch UBND xã"]
    assert len(kept) == 1
    assert codes(sheetops.consolidate(root), waived=True) == ["D307", "D307"]
