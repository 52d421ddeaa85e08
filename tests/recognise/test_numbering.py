"""Running numbers and the numbers of headings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.recognise.numbering import Numbering, bullet, leading, numbering


@pytest.mark.parametrize(
    ("cell", "style", "ordinals"),
    [
        (3.0, "N", (3,)),
        (3, "N", (3,)),
        ("03.", "N", (3,)),
        (" 12 ", "N", (12,)),
        ("(4)", "N", (4,)),
        (1.2, "NN", (1, 2)),
        ("2.10", "NN", (2, 10)),
        ("I", "R", (1,)),
        ("IV.", "R", (4,)),
        ("XIX", "R", (19,)),
        ("II.3", "RN", (2, 3)),
        ("A", "A", (1,)),
        ("Đ.", "A", (5,)),
        ("b)", "a", (2,)),
        ("iii", "r", (3,)),
        ("4b", "Na", (4, 2)),
        ("4.b", "Na", (4, 2)),
    ],
)
def test_a_number_cell(cell, style, ordinals):
    assert numbering(cell) == Numbering(style, ordinals)


@pytest.mark.parametrize(
    "cell", [None, "", "-", "Kinh tế", "x15", 1.234, -1.0, True, date(2026, 4, 1), "1/2", "NV-017", "Ghi chú"]
)
def test_no_number(cell):
    assert numbering(cell) is None


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("I. Nhiệm vụ chuyển tiếp", "R"),
        ("II NHIỆM VỤ TRONG THÁNG", "R"),
        ("A - Lĩnh vực kinh tế", "A"),
        ("1) Văn hóa", "N"),
        ("b/ Nội vụ", "a"),
        ("II.1. Phòng Kinh tế", "RN"),
    ],
)
def test_the_number_before_a_heading(text, style):
    assert leading(text).style == style


@pytest.mark.parametrize("text", ["Kinh tế", "Văn phòng", "2026 là năm", "I", "Xây dựng kế hoạch", "15/4 họp"])
def test_words_are_no_number(text):
    assert leading(text) is None or leading(text).style == "N"


def test_what_continues_a_number():
    assert numbering("2").begins(numbering("2.1"))
    assert numbering("2").begins(numbering("a"))
    assert not numbering("2").begins(numbering("3"))
    assert not numbering("2").begins(numbering("21.1"))


@given(st.text(max_size=12) | st.floats(allow_nan=True) | st.integers() | st.booleans())
def test_any_cell_is_a_number_or_none(cell):
    found = numbering(cell)
    assert found is None or len(found.style) == len(found.ordinals)


@pytest.mark.parametrize(("text", "style"), [("-", "-"), ("–", "-"), ("+", "+"), ("- Kinh tế", "-"), ("•Kinh tế", "•")])
def test_a_bullet_is_a_style_of_its_own(text, style):
    assert bullet(text) == Numbering(style, (0,))


@pytest.mark.parametrize("text", ["", "Kinh tế - Xã hội", "-5", "-- -", "…"])
def test_no_bullet(text):
    assert bullet(text) is None
