"""The two letters that the specification starts from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import sheetops
from sheetops.letter_check import LetterCheck

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SHEETOPS_SHARED") or CHECKOUT.parent / "shared")
RESULT = CHECKOUT / "samples" / "lung-phinh-2026-04" / "ket-qua" / "tong-hop-2026-04.json"


def checked(beginning: str, against: Path | None = None) -> LetterCheck:
    found = sorted((SHARED / "seeds").glob(f"{beginning}*.txt"))
    if not found:
        pytest.skip(f"no shared cases: set SHEETOPS_SHARED, or put the folder at {SHARED.name}/ beside the checkout")
    return sheetops.check_letter(found[0], against)


def test_the_first_seed_has_exactly_one_broken_sum() -> None:
    result = checked("000")
    assert [(f.code, f.params["stated"], f.params["counted"]) for f in result.findings] == [("E502", "10", "12")]
    assert result.findings[0].params["subject"] == "Các nhiệm vụ chuyển tiếp từ tháng 3 năm 2026"
    assert result.sums == 4  # 10, and the three that are right: 16, 22 and 6
    assert result.unchecked == ()


def test_the_first_seed_against_the_sample_that_has_its_tallies() -> None:
    result = checked("000", RESULT)
    differing = [f for f in result.findings if f.code == "E503"]
    assert [(f.params["letter"], f.params["workbook"]) for f in differing] == [("10", "12")]
    assert result.figures == 5 + 6 + 7 + 4  # every figure of the four sentences
    assert result.unchecked == ()


def test_the_second_seed_cites_a_decision_of_a_later_day_and_has_no_sum() -> None:
    result = checked("004")
    assert [(f.code, f.params["document"], f.params["document_date"]) for f in result.findings] == [
        ("P607", "2648/QĐ-UBND", "2026-12-31")
    ]
    assert result.sums == 0
