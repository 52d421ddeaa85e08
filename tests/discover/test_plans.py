"""Headings of what is planned for the time after the period."""

from __future__ import annotations

import pytest

from sheetops.config.period import Period
from sheetops.discover import planned_for

APRIL = Period.parse("2026-04")


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("B. KẾ HOẠCH THÁNG 5", "2026-05"),
        ("II. Phương hướng, nhiệm vụ trọng tâm tháng 5/2026", "2026-05"),
        ("Nhiệm vụ và giải pháp tháng 5 năm 2026", "2026-05"),
        ("THÁNG 5", "2026-05"),
        ("Kế hoạch công tác quý III", "2026-Q3"),
        ("III. Nhiệm vụ tháng sau", "2026-05"),
        ("Kế hoạch tháng 1/2027", None),
        ("A. KẾT QUẢ THÁNG 4", None),
        ("Nhiệm vụ tháng 4", None),
        ("Nhiệm vụ quý II", None),
        ("Nhiệm vụ tháng 3", None),
        ("Nhiệm vụ chuyển sang tháng 5", None),
        ("Nhiệm vụ đến hạn tháng 5", None),
        ("Nhiệm vụ từ tháng 5", None),
        ("Kế hoạch tháng 5 của Phòng Kinh tế và tháng 4", None),
        ("Kế hoạch", None),
    ],
)
def test_a_heading_in_april(heading: str, stated: str | None) -> None:
    assert planned_for(heading, APRIL) == stated


@pytest.mark.parametrize(
    ("period", "heading", "stated"),
    [
        ("2026-12", "Kế hoạch tháng 1", "2027-01"),
        ("2026-12", "Kế hoạch quý I", "2027-Q1"),
        ("2026-12", "Nhiệm vụ tháng tới", "2027-01"),
        ("2026-Q2", "Kế hoạch tháng 5", None),
        ("2026-Q2", "Kế hoạch tháng 7", "2026-07"),
        ("2026", "Tháng 1", None),
    ],
)
def test_in_other_periods(period: str, heading: str, stated: str | None) -> None:
    assert planned_for(heading, Period.parse(period)) == stated
