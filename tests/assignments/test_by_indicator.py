"""The plain table, one row per indicator."""

from __future__ import annotations

import pytest

from assignments.seed import find_unit
from sheetops.assignments import IndicatorRow, Scope, read_indicator_rows, read_table


def given(code: str, lead: str, coordinating: str = "") -> list[tuple[str | None, str | None, str | None, str]]:
    found, _ = read_indicator_rows([IndicatorRow(code, lead, coordinating)], find_unit)
    return [(one.unit, one.assignment.part, one.assignment.item, one.assignment.role) for one in found]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (("8.2", "Phòng Kinh tế"), [("KT", None, "8.2", "lead")]),
        (("VIII", "Phòng Kinh tế"), [("KT", "VIII", None, "lead")]),
        (("8", "Phòng Kinh tế"), [("KT", "VIII", None, "lead")]),
        (("8.2", "Phòng Kinh tế; Công an xã"), [("KT", None, "8.2", "lead"), ("CA", None, "8.2", "lead")]),
        (("8.2", "Văn phòng HĐND & UBND xã"), [("VP", None, "8.2", "lead")]),
        (
            ("8.2", "", "Công an xã, Phòng Kinh tế"),
            [("CA", None, "8.2", "coordinate"), ("KT", None, "8.2", "coordinate")],
        ),
        (
            ("8.2", "Phòng Kinh tế và Văn phòng HĐND & UBND xã"),
            [("KT", None, "8.2", "lead"), ("VP", None, "8.2", "lead")],
        ),
    ],
)
def test_a_row_gives_its_indicator(row: tuple[str, ...], wanted: list[object]) -> None:
    assert given(*row) == wanted


def test_a_limit_in_a_bracket_is_a_limit_by_content() -> None:
    row = IndicatorRow("8.1", "Phòng Kinh tế (trừ nội dung: sáp nhập thôn); Công an xã (nội dung: sáp nhập thôn)")
    found, findings = read_indicator_rows([row], find_unit)
    assert [(one.unit, one.assignment.scope) for one in found] == [
        ("KT", Scope("except", "sáp nhập thôn")),
        ("CA", Scope("only", "sáp nhập thôn")),
    ]
    assert findings == ()


def test_who_helps_may_stand_beside_who_leads() -> None:
    assert given("8.2", "Phòng Kinh tế (chủ trì); Công an xã (phối hợp)") == [
        ("KT", None, "8.2", "lead"),
        ("CA", None, "8.2", "coordinate"),
    ]


def test_a_limit_that_is_not_understood_gives_nothing_and_is_told() -> None:
    row = IndicatorRow("8.1", "Phòng Kinh tế (các nội dung khác)")
    found, findings = read_indicator_rows([row], find_unit)
    assert [one.unit for one in found] == [None]
    assert [f.value for f in findings] == ["Phòng Kinh tế (các nội dung khác)"]


def test_an_unknown_unit_and_an_unreadable_code_are_told() -> None:
    rows = [IndicatorRow("8.2", "Phòng Nội vụ"), IndicatorRow("tám", "Phòng Kinh tế")]
    found, findings = read_indicator_rows(rows, find_unit)
    assert [one.unit for one in found] == [None]
    assert [(f.code, f.value) for f in findings] == [("D304", "Phòng Nội vụ"), ("P612", "tám Phòng Kinh tế")]


def test_the_table_is_known_by_its_headers_and_damaged_codes_are_put_right() -> None:
    rows = [
        ["BIỂU PHÂN CÔNG", None, None, None, None],
        ["STT", "Mã", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Đơn vị chủ trì", "Phối hợp"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "VII", "Chính quyền số", None, None],
        [2, 7.9, "Tỷ lệ hồ sơ", "Phòng Kinh tế", None],
        [3, 7.1, "Mức độ hài lòng", "Công an xã", "Phòng Kinh tế"],
        [4, 7.11, "Thanh toán trực tuyến", "Công an xã", None],
    ]
    table = read_table(rows, find_unit, path="a.xlsx", sheet="Biểu")
    assert table is not None
    assert table.header_row == 2
    assert [(one.assignment.item, one.unit) for one in table.given] == [
        ("7.9", "KT"),
        ("7.10", "CA"),
        ("7.10", "KT"),
        ("7.11", "CA"),
    ]
    assert [(f.code, f.cell, f.indicator) for f in table.findings] == [("P610", "B6", "7.10")]
