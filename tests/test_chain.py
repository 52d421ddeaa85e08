"""Three months, one run after the other: the open tasks are carried over under their ids, decisions stay in force."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers import make_xlsx
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from months import Months, codes, ids, moved, open_in, task

from sheetops.decisions import layout

KT, VHXH = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"
POOR, STOCK, FAIR, ROAD = "Rà soát hộ nghèo", "Kiểm kê tài sản công", "Tổ chức hội chợ OCOP", "Sửa đường thôn Nậm Khánh"
FOREST, FEES, BOOKS, SCHOOL = (
    "Trồng 12 ha rừng",
    "Thu phí vệ sinh",
    "Mở ngày hội đọc sách",
    "Kiểm tra bếp ăn trường học",
)
NEW = "Họp phụ huynh các trường"
DOING, DONE = "Đang thực hiện", "Hoàn thành"
REGISTER = [
    [POOR, KT, "", "15/3/2026"],
    [STOCK, KT, "", "30/4/2026"],
    [FAIR, KT, "", "15/3/2026"],
    [ROAD, KT, "", "18/3/2026"],
    [FOREST, KT, "", "30/6/2026"],
    [FEES, KT, VHXH, "30/5/2026"],
    [BOOKS, VHXH, "", "15/3/2026"],
    [SCHOOL, VHXH, "", "12/3/2026"],
]
MARCH = [
    [KT, POOR, "15/3/2026", "", DOING, "40 hộ"],
    [KT, STOCK, "30/4/2026", "", DOING, "12 tài sản"],
    [KT, FAIR, "15/3/2026", "", DOING, "chưa có kinh phí, 0 gian hàng"],
    [KT, ROAD, "18/3/2026", "17/3/2026", DONE, "200 m"],
    [KT, FOREST, "30/6/2026", "", DOING, "3 ha"],
    [KT, FEES, "30/5/2026", "", DOING, "20 hộ"],
    [VHXH, BOOKS, "15/3/2026", "14/3/2026", DONE, "300 lượt"],
    [VHXH, SCHOOL, "12/3/2026", "", DONE, "5 trường"],
]
APRIL = [
    [KT, POOR, "30/5/2026", "", DOING, "60 hộ"],
    [KT, STOCK, "30/4/2026", "", DOING, "12 tài sản"],
    [KT, ROAD, "30/4/2026", "", DOING, "còn 50 m"],
    [KT, FEES, "15/6/2026", "", DOING, "25 hộ"],
    [VHXH, BOOKS, "15/3/2026", "14/3/2026", DONE, "300 lượt"],
    [VHXH, FEES, "30/5/2026", "10/4/2026", DONE, "25 hộ"],
]
MAY = [
    [KT, POOR, "", "", DOING, "70 hộ"],
    [KT, STOCK, "30/4/2026", "19/5/2026", DONE, "40 tài sản"],
    [KT, ROAD, "30/4/2026", "", DOING, "còn 20 m"],
    [KT, FEES, "15/6/2026", "", DOING, "30 hộ"],
    [VHXH, NEW, "15/5/2026", "14/5/2026", DONE, "5 trường"],
]
DECIDED = {
    POOR: {"extended": date(2026, 5, 30), "document": "45/QĐ-UBND ngày 16/3/2026"},
    FAIR: {"status": "Rút khỏi danh mục", "document": "12/TB-UBND ngày 18/3/2026"},
}


def waive(folder: Path, **values: Any) -> None:
    """A quyet-dinh.xlsx that waives one rule."""
    whole = {"reason": "hồ sơ chưa bàn giao", "by": "Chủ tịch UBND xã", "until": date(2026, 4, 30), **values}
    names = dict(layout().waivers.heads)
    rows = [list(names.values()), [whole.get(name) for name in names]]
    make_xlsx(folder / "quyet-dinh.xlsx", {layout().waivers.sheet: rows})


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    chain = Months(tmp_path_factory.mktemp("chain"))
    chain.next(MARCH, REGISTER)
    waive(chain.folder, code="R406", unit=KT, title=FOREST)
    march = chain.decide(DECIDED)
    return {"march": march, "april": chain.next(APRIL), "may": chain.next(MAY)}


def test_a_task_has_one_id_in_all_months(story: dict[str, dict[str, Any]]) -> None:
    march, april, may = (ids(story[month]) for month in ("march", "april", "may"))
    assert len(march) == len(set(march.values())) == len(REGISTER)
    assert {title: march[title] for title in april} == april
    new = may.pop(NEW)
    assert {title: march[title] for title in may} == may
    assert new not in march.values()


def test_the_open_tasks_are_carried_over_and_no_others(story: dict[str, dict[str, Any]]) -> None:
    carried = {entry["title"] for entry in story["april"]["tasks"] if entry["origin"] == "carried_over"}
    assert carried == {POOR, STOCK, FOREST, FEES}
    carried = {entry["title"] for entry in story["may"]["tasks"] if entry["origin"] == "carried_over"}
    assert carried == {POOR, STOCK, ROAD, FOREST, FEES}


def test_an_extension_is_in_force_in_the_months_that_follow(story: dict[str, dict[str, Any]]) -> None:
    for month in ("march", "april", "may"):
        extended = task(story[month], POOR)
        assert (extended["due"], extended["status"]) == ("2026-05-30", "in_progress"), month
        assert not codes(story[month], POOR), month


def test_what_was_withdrawn_does_not_come_back(story: dict[str, dict[str, Any]]) -> None:
    assert (task(story["march"], FAIR)["status"], task(story["march"], FAIR)["basis"]) == ("withdrawn", "decided")
    assert FAIR not in ids(story["april"]).keys() | ids(story["may"]).keys()


def test_an_unchanged_result_is_named_in_the_month_in_which_it_is_unchanged(story: dict[str, dict[str, Any]]) -> None:
    assert [codes(story[month], STOCK) for month in ("march", "april", "may")] == [[], ["R410"], []]
    assert task(story["may"], STOCK)["status"] == "completed_late"


def test_a_task_that_nobody_reports_any_more_stays_carried_over(story: dict[str, dict[str, Any]]) -> None:
    for month in ("april", "may"):
        assert codes(story[month], FOREST) == ["R406"], month
        vanished = task(story[month], FOREST)
        assert (vanished["due"], vanished["basis"], vanished["source"]) == ("2026-06-30", "unreported", None), month


def test_a_finished_task_that_is_open_again(story: dict[str, dict[str, Any]]) -> None:
    assert [codes(story[month], ROAD) for month in ("march", "april", "may")] == [[], ["R407"], []]


def test_a_finished_task_that_is_reported_again_and_then_no_more(story: dict[str, dict[str, Any]]) -> None:
    assert codes(story["april"], BOOKS) == ["R417"]
    assert SCHOOL not in ids(story["april"])
    assert BOOKS not in ids(story["may"])


def test_a_unit_does_not_move_its_deadline_itself(story: dict[str, dict[str, Any]]) -> None:
    assert codes(story["april"], FEES) == ["R404", "R418"], "the coordinating unit tells that it is done"
    assert codes(story["may"], FEES) == ["R404"]
    assert task(story["april"], FEES)["due"] == task(story["may"], FEES)["due"] == "2026-05-30"


def test_a_waiver_goes_along_until_its_day(story: dict[str, dict[str, Any]]) -> None:
    severities = [f["severity"] for month in ("april", "may") for f in story[month]["findings"] if f["code"] == "R406"]
    assert severities == ["info", "warning"], "it ends with April"


def test_what_one_month_leaves_is_what_the_next_begins_with(story: dict[str, dict[str, Any]]) -> None:
    for first, second in (("march", "april"), ("april", "may")):
        for by in ("unit", "sector"):
            before, after = moved(story[first], by), moved(story[second], by)
            assert {who: remaining for who, (_, remaining) in before.items() if remaining} == {
                who: carried for who, (carried, _) in after.items() if carried
            }, (first, by)


def test_a_month_that_is_run_again_is_the_same(tmp_path: Path) -> None:
    chain = Months(tmp_path)
    chain.next(MARCH, REGISTER)
    chain.decide(DECIDED)
    chain.next(APRIL)
    assert chain.workbook
    first = chain.workbook.read_bytes()
    chain.again()
    assert chain.workbook.read_bytes() == first


@pytest.mark.parametrize(
    ("month", "carried"), [(2, 1), (4, 0), (5, 0)], ids=["before the last", "this one", "a later one"]
)
def test_a_result_that_is_not_the_last_ones_is_named(month: int, carried: int, tmp_path: Path) -> None:
    other, chain = Months(tmp_path / "other", first=month), Months(tmp_path / "chain", first=4)
    other.next([[KT, POOR, "", "", DOING]])
    chain.workbook = other.workbook
    april = chain.next([[KT, STOCK, "", "", DOING]])
    [finding] = [f for f in april["findings"] if f["code"] == "R419"]
    assert finding["path"] == f"ky-truoc/tong-hop-2026-{month:02}.xlsx"
    assert moved(april, "unit")[None][0] == carried


# --- whatever the months report ---------------------------------------------------------------------------------------

TITLES = {POOR: KT, STOCK: KT, FOREST: KT, BOOKS: VHXH, SCHOOL: VHXH}
STATES = {"open": ["", DOING], "late": ["", "Quá hạn"], "done": ["10/{month}/2026", DONE], "unclear": ["", "chờ"]}
month = st.fixed_dictionaries({title: st.sampled_from([*STATES, None]) for title in TITLES})
decisions = st.dictionaries(
    st.sampled_from(sorted(TITLES)),
    st.sampled_from(
        [
            {"status": "Rút khỏi danh mục", "document": "12/TB-UBND"},
            {"status": "Hoàn thành"},
            {"status": "Đang triển khai"},
            {"extended": "30/6/2026", "document": "45/QĐ-UBND"},
        ]
    ),
    max_size=2,
)


def reports(told: dict[str, str | None], number: int) -> list[list[Any]]:
    said = {title: [cell.format(month=number) for cell in STATES[state]] for title, state in told.items() if state}
    always = [[unit, f"Trực báo tháng {number}, {unit}", "", "", DOING] for unit in (KT, VHXH)]
    return [*always, *([TITLES[title], title, f"25/{number}/2026", *cells] for title, cells in said.items())]


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.tuples(month, decisions), min_size=3, max_size=3))
def test_carried_over_is_what_remained(months: list[tuple[dict[str, str | None], dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chain, before, known = Months(Path(folder)), None, dict[str, str]()
        for number, (told, decided) in enumerate(months, start=3):
            after = chain.next(reports(told, number))
            if before:
                for by in ("unit", "sector"):
                    left = {who: rest for who, (_, rest) in moved(before, by).items() if rest}
                    assert left == {who: carried for who, (carried, _) in moved(after, by).items() if carried}
                carried = {entry["id"] for entry in after["tasks"] if entry["origin"] == "carried_over"}
                assert carried == open_in(before["evaluation"])
            here = {title: typed for title, typed in decided.items() if title in ids(after)}
            before = chain.decide(here) if here else after
            assert {title: known.get(title, found) for title, found in ids(before).items()} == ids(before)
            known |= ids(before)


def test_an_extension_follows_its_task_under_another_title(tmp_path: Path) -> None:
    chain = Months(tmp_path)
    chain.next([[KT, "Rà soát hộ nghèo", "30/4/2026", "", DOING, "12 hộ"]])
    chain.decide({"Rà soát hộ nghèo": {"extended": date(2026, 5, 15), "document": "45/QĐ-UBND ngày 16/3/2026"}})
    reports = [[KT, "Rà soát các hộ nghèo", "15/5/2026", "", DOING, "30 hộ"]]
    april = chain.next(reports, [["Rà soát các hộ nghèo", KT, "", "30/4/2026"]])
    found = task(april, "Rà soát các hộ nghèo")
    assert (found["due"], found["assigned_due"]) == ("2026-05-15", "2026-04-30")
    assert not {"R404", "R411"} & set(codes(april, "Rà soát các hộ nghèo"))
