"""Cells that repeat the one above."""

from __future__ import annotations

import pytest
from helpers import make_lexicon, recognised

HEADER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Trạng thái"]


def records(rows, lexicon):
    return recognised([HEADER, *rows], lexicon).records


@pytest.mark.parametrize("mark", ["nt", "-nt-", "- nt -", "NT", "n/t", "Như trên", "nhu tren", '"', "”", "''"])
def test_a_mark_takes_value_and_place_of_the_cell_above(lexicon, mark):
    first, second, third = records(
        [[1, "Họp", "PKT", "10/4", "HT"], [2, "Tuần tra", mark, mark, "HT"], [3, "Gieo ngô", mark, "12/4", "HT"]],
        lexicon,
    )
    assert (second.values["unit"], second.values["due"]) == ("PKT", "10/4")
    assert (second.places["unit"], second.places["due"]) == ((2, 3), (2, 4))
    assert (third.values["unit"], third.places["unit"], third.values["due"]) == ("PKT", (2, 3), "12/4")
    assert "unit" not in first.places


def test_a_mark_with_nothing_above_stays(lexicon):
    first, second, third = records(
        [[1, "Họp", "nt", "10/4"], [2, "Tuần tra", "", "nt"], [3, "Đo đất", "nt", ""]], lexicon
    )
    assert first.values["unit"] == "nt"
    assert second.values["due"] == "10/4"
    assert third.values["unit"] == "nt"


def test_no_title_and_no_status_repeats_the_one_above(lexicon):
    _, second = records([[1, "Họp", "PKT", "10/4", "HT"], [2, "Như trên", "PKT", "12/4", "NT"]], lexicon)
    assert (second.values["title"], second.values["status"]) == ("Như trên", "NT")


def test_the_name_of_a_unit_is_no_mark(tmp_path):
    units = [{"code": "KT", "name": "Phòng Kinh tế"}, {"code": "NT", "name": "Trường Nội trú"}]
    lexicon = make_lexicon(tmp_path, units=[{**unit, "sector": "kinh-te"} for unit in units])
    _, second = records([[1, "Họp", "KT", "10/4", "HT"], [2, "Tuần tra", "NT", "12/4", "HT"]], lexicon)
    assert second.values["unit"] == "NT"
