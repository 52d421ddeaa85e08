"""What the names of files and folders say: of which unit, of which month, as of which day."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from helpers import make_lexicon

from sheetops.discover import stated_by_name, unit_by_name
from sheetops.discover.names import day_by_name, names

APRIL = "2026-04"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nop/PKT.xlsx", ("PKT",)),
        ("nop/Phòng Kinh tế/Tháng 4/bieu.xlsx", ("bieu", "Tháng 4", "Phòng Kinh tế")),
        ("nop/Báo cáo T4.2026", ("Báo cáo T4.2026",)),
        ("PKT.xlsx", ("PKT",)),
    ],
)
def test_the_names_of_a_path_without_the_inbox(lexicon, path, expected):
    assert names(path, lexicon.workspace) == expected


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("nop/Phong Kinh te T4.xlsx", "KT"),
        (unicodedata.normalize("NFD", "nop/Phòng Kinh tế/bieu.xlsx"), "KT"),
        ("nop/Công an xã/2026-04-15/bieu.xlsx", "CA"),
        ("nop/PKT/CAX.xlsx", "CA"),
        ("nop/PKT_gui_CAX.xlsx", "KT"),
        ("nop/PKT và CAX/bieu.xlsx", None),
        ("nop/bieu.xlsx", None),
        ("nop/CAX.docx", "CA"),
    ],
)
def test_the_unit_of_the_nearest_name_that_names_one(lexicon, path, unit):
    named = unit_by_name(path, lexicon)
    assert (named[0] if named else None) == unit


@pytest.mark.parametrize(
    ("path", "months"),
    [
        ("nop/Bieu thang 3.xlsx", ((0, 3),)),
        ("nop/bieu_thang4_2026.xlsx", ((2026, 4),)),
        ("nop/THÁNG 03-2026/PKT.xlsx", ((2026, 3),)),
        ("nop/PKT T3.2026.xlsx", ((2026, 3),)),
        ("nop/PKT T03-2026.xlsx", ((2026, 3),)),
        ("nop/PKT 03.2026.xlsx", ((2026, 3),)),
        ("nop/2026-03/PKT.xlsx", ((2026, 3),)),
        ("nop/PKT T3.xlsx", ()),
        ("nop/PKT 15.03.2026.xlsx", ()),
        ("nop/2026-03-15/PKT.xlsx", ()),
        ("nop/ngay 15 thang 3/PKT.xlsx", ()),
        ("nop/Nhiệm vụ chuyển tiếp từ tháng 3.xlsx", ()),
        ("nop/Tháng 3/PKT tháng 4.xlsx", ((0, 4),)),
        ("nop/thang 13.xlsx", ()),
    ],
)
def test_the_month_of_the_nearest_name_that_states_one(lexicon, path, months):
    assert stated_by_name(path, lexicon).months == months


def test_the_quarter_of_a_name(lexicon):
    assert stated_by_name("nop/Quý I-2026/PKT.xlsx", lexicon).quarters == ((2026, 1),)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("nop/PKT 15.4.xlsx", date(2026, 4, 15)),
        ("nop/PKT_15-04-2026.xlsx", date(2026, 4, 15)),
        ("nop/PKT 20260415.xlsx", date(2026, 4, 15)),
        ("nop/PKT 15042026.xlsx", date(2026, 4, 15)),
        ("nop/2026-04-15/PKT.xlsx", date(2026, 4, 15)),
        ("nop/ngày 15 tháng 4/PKT.xlsx", date(2026, 4, 15)),
        ("nop/2026-04-15/PKT 16.4.xlsx", date(2026, 4, 16)),
        ("nop/PKT 15.4 sua 17.4.26.xlsx", date(2026, 4, 17)),
        ("nop/PKT 31.4.xlsx", None),
        ("nop/PKT 15.3.xlsx", None),
        ("nop/312-UBND-VP.xlsx", None),
        ("nop/PKT T4-2026.xlsx", None),
        ("nop/PKT 1.2.3.4.xlsx", None),
    ],
)
def test_the_day_of_the_nearest_name_that_has_one(lexicon, path, day):
    assert day_by_name(path, lexicon.workspace) == day


def test_a_year_before_is_written_or_nothing(tmp_path):
    january = make_lexicon(tmp_path, period="2026-01", cutoff="2026-01-20")
    assert day_by_name("nop/PKT 31.12.2025.xlsx", january.workspace) is None
