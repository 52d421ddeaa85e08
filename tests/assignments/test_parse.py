"""Texts of assignments, as offices write them, and what they give."""

from __future__ import annotations

import pytest

from sheetops.assignments import Assignment, read_assignments
from sheetops.text import bare_key


def short(one: Assignment) -> str:
    """An assignment in a few signs: "VIII 8.1 only(…)"."""
    said = [one.part, one.item, "" if one.role == "lead" else f"helps({one.partner})"]
    said += [f"{one.scope.kind}({one.scope.text})" if one.scope else ""]
    said += [f"listed({' '.join(one.listed_children)})" if one.listed_children else ""]
    said += [f"without({' '.join(one.excluded)})" if one.excluded else ""]
    return " ".join(filter(None, said))


def given(text: str) -> list[str]:
    return [short(one) for one in read_assignments(text).assignments]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phần I", ["I"]),
        ("Phần 8", ["VIII"]),
        ("phần viii", ["VIII"]),
        ("Phần I, II và V", ["I", "II", "V"]),
        ("Phần I; II; V", ["I", "II", "V"]),
        ("Phần I - III", ["I", "II", "III"]),
        ("từ Phần I đến Phần III", ["I", "II", "III"]),
        ("I. Chỉ đạo điều hành\nII. Cải cách thể chế", ["I", "II"]),
        ("VIII. Hiệu quả quản trị: 8.1, 8.2", ["VIII 8.1", "VIII 8.2"]),
        ("Phần I: toàn bộ", ["I"]),
        ("Phần VIII (toàn bộ)", ["VIII"]),
        ("Phần VIII (trừ mục 8.3; 8.4)", ["VIII without(8.3 8.4)"]),
        ("Phần VIII trừ mục 8.3, 8.4\nPhần IX", ["VIII without(8.3 8.4)", "IX"]),
        ("Phần VIII, trừ mục 8.3", ["VIII without(8.3)"]),
        ("Phần VIII gồm: mục 8.1; 8.2", ["VIII 8.1", "VIII 8.2"]),
        ("Phần VIII: Hiệu quả\n(Mục 8.1)", ["VIII 8.1"]),
        ("Phần VIII: Hiệu quả.\n+ Mục 8.1: Sắp xếp\n+ Mục 8.2: Công khai\nPhần IX", ["VIII 8.1", "VIII 8.2", "IX"]),
        ("Phần VIII: Hiệu quả\n- Mục 9.1", ["VIII", "9.1"]),
        ("Phần VIII: Hiệu quả quản trị\nvà hành chính công\nPhần IX", ["VIII", "IX"]),
        ("Phần VIII (Mục 8.1; 8.2\n- Phần IX: Tác động", ["VIII 8.1", "VIII 8.2", "IX"]),
        ("9.1; 9.2;", ["9.1", "9.2"]),
        ("7.10,7.11,7.12", ["7.10", "7.11", "7.12"]),
        ("7.9 - 7.11", ["7.9", "7.10", "7.11"]),
        ("Mục 8.1 - Mục 8.3", ["8.1", "8.2", "8.3"]),
        ("- Mục 8.1 - Mục 8.3", ["8.1", "8.3"]),
        ("8.1 - 8.2 - 8.4", ["8.1", "8.2", "8.4"]),
        ("8.5.1 đến 8.5.3", ["8.5.1", "8.5.2", "8.5.3"]),
        ("Mục 8", ["8"]),
        ("Mục 8.1, trừ nội dung: sáp nhập thôn", ["8.1 except(sáp nhập thôn)"]),
        ("Mục 8.1 nội dung: lập; sáp nhập; mục 8.2", ["8.1 only(lập; sáp nhập)", "8.2"]),
        ("Mục 8.1 (nội dung còn lại)", ["8.1 only(còn lại)"]),
        ("Mục 8.5 (8.5.1; 8.5.2); 8.6", ["8.5.1", "8.5.2", "8.6"]),
        ("mục 8.5 gồm 8.5.1 - 8.5.3", ["8.5 listed(8.5.1 8.5.2 8.5.3)"]),
        ("8.3. Thực hiện dân chủ; 8.4 - Tiếp công dân và 8.5", ["8.3", "8.4", "8.5"]),
        ("Chủ trì: Phần I; II\nPhối hợp: Mục 8.1; 8.2", ["I", "II", "8.1 helps()", "8.2 helps()"]),
        ("Phối hợp:\n- Mục 8.1\n- Mục 8.2", ["8.1 helps()", "8.2 helps()"]),
        ("Phối hợp với Phòng Kinh tế: 8.2\nMục 8.3", ["8.2 helps(Phòng Kinh tế)", "8.3"]),
        ("Phần III (phối hợp TT PVHCC)", ["III helps(TT PVHCC)"]),
        ("Mục 8.2 (phối hợp với Phòng Kinh tế); 8.3", ["8.2 helps(Phòng Kinh tế)", "8.3"]),
        ("Chủ trì, phối hợp với Công an xã thực hiện mục 8.2", ["8.2"]),
        ("Theo dõi, tham mưu thực hiện Phần II", ["II"]),
        ("mục 2.1 Phần II", ["II 2.1"]),
        ("Mục 1.4 (Phần I); Phần IV", ["I 1.4", "IV"]),
        ("mục 2.1 thuộc Phần II: Cải cách thể chế; 2.2", ["II 2.1", "2.2"]),
        ("mục 2.1, 2.3 của Phần II và Phần III", ["2.1", "II 2.3", "III"]),
        ("phối hợp mục 3.1 đến 3.3 Phần III", ["III 3.1 helps()", "III 3.2 helps()", "III 3.3 helps()"]),
        ("Mục 8.1 Phần VIII (trừ nội dung: sáp nhập thôn)", ["VIII 8.1 except(sáp nhập thôn)"]),
    ],
)
def test_what_a_text_gives(text: str, wanted: list[str]) -> None:
    assert given(text) == wanted
    assert read_assignments(text).unread == ()


@pytest.mark.parametrize(
    ("text", "wanted", "unread"),
    [
        ("Các nội dung khác có liên quan", [], ["Các nội dung khác có liên quan"]),
        ("Không giao 8.1; mục 8.2", ["8.2"], ["Không giao 8.1"]),
        ("Phần VIII (các mục còn lại)", [], ["Phần VIII (các mục còn lại)"]),
        ("Phần VIII: các mục còn lại", [], ["Phần VIII: các mục còn lại"]),
        ("Phần VIII (Mục 8.1 và các nội dung khác có liên quan)", ["VIII 8.1"], ["các nội dung khác có liên quan"]),
        ("Phần VIII (một số việc của xã)", [], ["Phần VIII (một số việc của xã)"]),
        ("Phần VIII (trừ mục 8.1); mục 8.2", [], ["Phần VIII (trừ mục 8.1); mục 8.2"]),
        ("Mục 8.3 - 8.1", [], ["Mục 8.3 - 8.1"]),
        ("Mục 8.5.3 - 8.6", [], ["Mục 8.5.3 - 8.6"]),
        ("Phần V - II", [], ["Phần V - II"]),
        ("Mục 1.4 (Phần II)", [], ["Mục 1.4 (Phần II)"]),
        ("Mục 8.1 (Phần VIII, IX)", [], ["Mục 8.1 (Phần VIII, IX)"]),
        ("Phân công theo dõi phần việc chung", [], ["Phân công theo dõi phần việc chung"]),
        ("Phối hợp các phòng thực hiện nhiệm vụ", [], ["Phối hợp các phòng thực hiện nhiệm vụ"]),
        ("Phần I\nHạn nộp 31.12.2026", ["I"], ["Hạn nộp 31.12.2026"]),
        ("Theo Quyết định 2648/QĐ-UBND; mục 9.1", ["9.1"], ["Theo Quyết định 2648/QĐ-UBND"]),
    ],
)
def test_what_is_not_understood_gives_nothing_and_is_told(text: str, wanted: list[str], unread: list[str]) -> None:
    assert given(text) == wanted
    assert list(read_assignments(text).unread) == unread


@pytest.mark.parametrize("text", ["", " \n ", "-", "…", "- ;"])
def test_what_says_nothing_is_no_trouble(text: str) -> None:
    assert given(text) == []
    assert read_assignments(text).unread == ()


def test_a_word_that_differs_in_its_accents_is_another_word() -> None:
    assert given("phân I") == []
    assert given("phan I") == ["I"]
    assert given("Mục 8.1 (tru noi dung: sap nhap)") == ["8.1 except(sap nhap)"]


def test_an_assignment_has_its_words() -> None:
    (one,) = read_assignments("- Phần VIII: Nâng cao (mục 8.5 gồm: 8.5.1; 8.5.2)").assignments
    assert (one.text, one.span) == ("mục 8.5 gồm: 8.5.1; 8.5.2", (23, 48))
    assert bare_key(one.part_name) == "nang cao"
