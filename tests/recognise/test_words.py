"""Signatures and notes are told by their words, with accents where a text has any."""

from __future__ import annotations

import pytest

from sheetops.recognise.words import is_capitals, is_mark, is_note, is_signature, says_none


@pytest.mark.parametrize(
    "text",
    [
        "NGƯỜI LẬP BIỂU",
        "Trưởng phòng",
        "KT. CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN",
        "(Ký, ghi rõ họ tên)",
        "Nậm Chày, ngày 17 tháng 4 năm 2026",
        "Nậm Chày, ngày ... tháng ... năm 2026",
        "nguoi lap",
        "A Lưới 1, ngày 17 tháng 4 năm 2026",
        "Tổng Cọt, ngày 17 tháng 4 năm 2026",
        "1 Bảo Lộc, ngày …/…/2026",
    ],
)
def test_a_signature(text):
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát hộ nghèo",
        "Trưởng thôn báo cáo kết quả",
        "Kế hoạch ngày 17 tháng 4",
        "12/UBND-VP ngày 05/4/2026",
        "312/UBND-VP ngày 02 tháng 4 năm 2026",
        "Báo cáo số liệu đến ngày 31/3/2026",
        "",
    ],
)
def test_no_signature(text):
    assert not is_signature(text)


@pytest.mark.parametrize(
    "text", ["Ghi chú: số liệu tạm tính", "* Báo cáo hằng quý", "(*) Theo văn bản giao", "Lưu ý", "ghi chu"]
)
def test_a_note(text):
    assert is_note(text)


def test_no_note():
    assert not is_note("Ghi hình lễ khai giảng")


@pytest.mark.parametrize("value", ["x", "X", "х", "✓", " v ", "x.", "(x)", "[ x ]", 1, 1.0, "1", "ü"])
def test_a_mark(value):
    assert is_mark(value)


@pytest.mark.parametrize("value", ["15/4", 2, 0, "không", "", ".", "()", None])
def test_no_mark(value):
    assert not is_mark(value)


def test_capitals():
    assert is_capitals("NHIỆM VỤ TRỌNG TÂM")
    assert not is_capitals("UBND xã giao")
    assert not is_capitals("MTTQ")


@pytest.mark.parametrize(
    "text",
    [
        "Không",
        "không có.",
        "(Không có)",
        "Chưa phát sinh",
        "Quý II/2026 chưa có nhiệm vụ mới",
        "ko có",
        "KHÔNG PHÁT SINH",
    ],
)
def test_none(text):
    assert says_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "Không để xảy ra cháy rừng",
        "Rà soát hộ không có nhà ở",
        "Không có hộ tái nghèo trên địa bàn xã",
        "Nhiệm vụ đột xuất: không có",  # a heading
        "Chưa hoàn thành",
        "",
    ],
)
def test_more_than_none(text):
    assert not says_none(text)
