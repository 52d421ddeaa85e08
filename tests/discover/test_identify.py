"""Whose sheet it is."""

from __future__ import annotations

import unicodedata

import pytest
from helpers import recognised

from sheetops.discover import file_unit, lead_units, title_unit
from sheetops.stamp import Stamp

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]
ONE = [1, "Họp giao ban", "15/4", "HT"]


def sheet(lexicon, *title, rows=(ONE,), header=HEADER, **more):
    return recognised([*([line] for line in title), header, *rows], lexicon, **more)


@pytest.mark.parametrize(
    "title",
    [
        ["UBND XÃ NẬM CHÀY", "PHÒNG KINH TẾ"],
        ["PHÒNG KINH TẾ", "Kính gửi: Công an xã"],
        ["CÔNG AN XÃ", "Đơn vị báo cáo: Phòng Kinh tế"],
        ["CÔNG AN XÃ", "Đơn vị:", "Phòng Kinh tế"],
        ["phong kinh te"],
        [unicodedata.normalize("NFD", "Phòng Kinh tế")],
    ],
)
def test_by_its_title(lexicon, title):
    assert file_unit("nop/CAX.xlsx", [sheet(lexicon, *title)], lexicon) == "KT"


@pytest.mark.parametrize("path", ["nop/Phong Kinh te T4.xlsx", "nop/PKT.xlsx", "nop/Phòng Kinh tế/bieu.xlsx"])
def test_else_by_its_name_or_folder(lexicon, path):
    assert file_unit(path, [sheet(lexicon, "BIỂU THEO DÕI")], lexicon) == "KT"


def test_else_by_its_lead_column(lexicon):
    led = sheet(lexicon, header=[*HEADER, "Đơn vị chủ trì"], rows=[[*ONE, "Phòng Kinh tế"]])
    assert file_unit("nop/bieu.xlsx", [led], lexicon) == "KT"


def test_the_units_that_lead_in_order(lexicon):
    rows = [[*ONE, "Công an xã"], [*ONE, None], [*ONE, "Phòng Kinh tế, Công an xã"]]
    led = sheet(lexicon, header=[*HEADER, "Đơn vị chủ trì"], rows=[["I", "Phòng Văn hóa - Xã hội"], *rows])
    assert lead_units([led], lexicon) == ("CA", "VHXH", "KT")
    assert file_unit("nop/bieu.xlsx", [led], lexicon) is None


def test_a_sheet_without_a_table_names_nobody(lexicon):
    guide = recognised([["Phòng Kinh tế hướng dẫn"]], lexicon)
    assert title_unit([guide], lexicon) is None


def test_a_templates_stamp_speaks_first(lexicon):
    whole = [sheet(lexicon, "CÔNG AN XÃ")]
    assert file_unit("nop/CAX.xlsx", whole, lexicon, Stamp("KT", "2026-04")) == "KT"
    assert file_unit("nop/CAX.xlsx", whole, lexicon, Stamp("a unit of another commune", "2026-04")) == "CA"
