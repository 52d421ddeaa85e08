"""Of which period a sheet is, and as of which day: by its stamp, its title, its name."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from helpers import make_lexicon, recognised

from sheetops.discover import as_of, last_month, other_period, stated, states_period
from sheetops.stamp import Stamp

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]
ONE = [1, "Họp giao ban", "15/4", "HT"]


def sheet(lexicon, *title):
    return recognised([*([line] for line in title), HEADER, ONE], lexicon)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        (["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2026"], None),
        (["Nhiệm vụ tháng 4 năm 2026"], None),
        (["BIỂU THEO DÕI NHIỆM VỤ"], None),
        (["BIỂU THEO DÕI NHIỆM VỤ THÁNG 3/2026"], "2026-03"),
        (["BIỂU THEO DÕI NHIỆM VỤ THÁNG 4/2025"], "2025-04"),
        (["Nhiệm vụ tháng 3 chuyển sang tháng 4"], None),
        (["(Kèm theo Văn bản số 12/UBND-VP ngày 03/3/2026)"], None),
        (["BIỂU THÁNG 13"], None),
        (["BIỂU THEO DÕI NHIỆM VỤ THÁNG 3/2026", "Lùng Phình, ngày 03 tháng 4 năm 2026"], "2026-03"),
        (["BIỂU THEO DÕI NHIỆM VỤ THÁNG 3", "(Tính đến ngày 15/4/2026)"], None),
        (["BIỂU THEO DÕI NHIỆM VỤ", "(Tính đến ngày 31/3/2026)"], "2026-03"),
        (["BIỂU THEO DÕI NHIỆM VỤ", "(Tính đến 31/3)"], "2026-03"),
        (["BIỂU THEO DÕI NHIỆM VỤ", "(Tính đến ngày 02/5/2026)"], None),
        (["NHIỆM VỤ CHUYỂN TIẾP TỪ THÁNG 3/2026"], None),
        (["NHIỆM VỤ TỒN ĐỌNG THÁNG 3"], None),
        (["BIỂU THÁNG 3/2026 (gồm nhiệm vụ chuyển tiếp từ tháng 2)"], "2026-03"),
        (["BIỂU NHIỆM VỤ THÁNG 12"], "2025-12"),
        (["BÁO CÁO QUÝ I/2026"], "2026-Q1"),
        (["BÁO CÁO QUÝ IV"], "2025-Q4"),
    ],
)
def test_the_period_that_a_title_states(lexicon, title, period):
    assert other_period([sheet(lexicon, *title)], lexicon) == period


@pytest.mark.parametrize(
    ("title", "path", "period"),
    [
        ("BIỂU THEO DÕI NHIỆM VỤ", "nop/PKT thang 3.xlsx", "2026-03"),
        ("BIỂU THEO DÕI NHIỆM VỤ", "nop/Tháng 3/PKT.xlsx", "2026-03"),
        ("BIỂU THEO DÕI NHIỆM VỤ", "nop/Tháng 4/PKT.xlsx", None),
        ("BIỂU THEO DÕI NHIỆM VỤ", "nop/PKT T3.xlsx", None),
        ("BIỂU THEO DÕI NHIỆM VỤ", "nop/chuyen tiep tu thang 3.xlsx", None),
        ("BIỂU THEO DÕI NHIỆM VỤ THÁNG 4", "nop/Tháng 3/PKT.xlsx", None),
        ("BIỂU THEO DÕI NHIỆM VỤ (tính đến ngày 16/4)", "nop/PKT thang 3.xlsx", None),
        ("NHIỆM VỤ CHUYỂN TIẾP TỪ THÁNG 3", "nop/PKT thang 3.xlsx", None),
    ],
)
def test_a_name_speaks_where_the_title_does_not(lexicon, title, path, period):
    assert other_period([sheet(lexicon, title)], lexicon, path) == period


@pytest.mark.parametrize(
    ("title", "stamped", "period"),
    [
        ("BIỂU THEO DÕI NHIỆM VỤ", "2026-03", "2026-03"),
        ("BIỂU THEO DÕI NHIỆM VỤ", "2026-04", None),
        ("BIỂU THEO DÕI NHIỆM VỤ THÁNG 4", "2026-03", None),
        ("BIỂU THEO DÕI NHIỆM VỤ THÁNG 3", "2026-04", None),
        ("BIỂU THEO DÕI NHIỆM VỤ THÁNG 3", "no period", "2026-03"),
    ],
)
def test_a_stamp_speaks_first_but_a_title_of_this_period_makes_up_for_an_old_template(lexicon, title, stamped, period):
    stamp = Stamp("KT", stamped, datetime(2026, 4, 3))
    assert other_period([sheet(lexicon, title)], lexicon, "nop/PKT thang 2.xlsx", stamp) == period


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(Tính đến ngày 17/4/2026)", date(2026, 4, 17)),
        ("Tính đến 17h00 ngày 17/4/2026", date(2026, 4, 17)),
        ("(Tính đến hết ngày 17 tháng 4 năm 2026)", date(2026, 4, 17)),
        ("(tinh den 17.4)", date(2026, 4, 17)),
        ("Số liệu chốt ngày 17/4/26", date(2026, 4, 17)),
        ("(Từ ngày 01/4/2026 đến ngày 15/4/2026)", date(2026, 4, 15)),
        ("Thời điểm 17-4-2026", date(2026, 4, 17)),
        ("Ngày 17/4/2026", None),
        ("(Kèm theo Văn bản số 12/UBND-VP ngày 10/4/2026)", None),
        ("Chương trình đến năm 2030", None),
        ("(Tính đến ngày 31/4/2026)", None),
        ("(Tính đến ngày 17/4/2025)", None),
        ("(Tính đến ngày 02/5/2026)", date(2026, 5, 2)),
    ],
)
def test_the_day_that_a_title_says_to_be_as_of(lexicon, line, day):
    assert as_of("nop/bieu.xlsx", [sheet(lexicon, line)], lexicon) == day


def test_else_the_day_in_its_name(lexicon):
    assert as_of("nop/PKT 15.4.xlsx", [sheet(lexicon, "BIỂU")], lexicon) == date(2026, 4, 15)
    assert as_of("nop/PKT 15.4.xlsx", [sheet(lexicon, "(Tính đến 14/4)")], lexicon) == date(2026, 4, 14)


def test_the_last_month_of_a_quarter(tmp_path):
    quarter = make_lexicon(tmp_path, period="2026-Q2", cutoff="2026-06-17")
    assert last_month("nop/a.xlsx", [sheet(quarter, "THÁNG 4, tháng 5 và tháng 7")], quarter) == (2026, 5)
    assert last_month("nop/a thang 6.xlsx", [sheet(quarter, "BIỂU")], quarter) == (2026, 6)
    assert last_month("nop/a.xlsx", [sheet(quarter, "BIỂU")], quarter) is None


def test_the_year_of_a_period_that_is_a_year(tmp_path):
    year = make_lexicon(tmp_path, period="2026", cutoff="2026-12-17")
    assert other_period([sheet(year, "BIỂU THEO DÕI NHIỆM VỤ NĂM 2025")], year) == "2025"
    assert other_period([sheet(year, "BIỂU THEO DÕI NHIỆM VỤ NĂM 2026")], year) is None
    assert states_period([sheet(year, "BIỂU THEO DÕI NHIỆM VỤ NĂM 2026")], year)


def test_a_guide_without_a_table_states_nothing(lexicon):
    assert stated([recognised([["Hướng dẫn tháng 3"]], lexicon)]).months == ()
