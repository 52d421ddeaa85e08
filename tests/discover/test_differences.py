"""What two versions of one report differ in."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import make_workspace

import sheetops
from sheetops import catalogue

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn", "Ngày hoàn thành thực tế", "Trạng thái", "Kết quả cụ thể"]
EARLIER = [
    [1, "Họp thôn", "10/4", "", "Đang thực hiện", "Đã họp 3/6 thôn"],
    [2, "Trồng rừng", "20/4", "", "Đang TH", ""],
    [3, "Thu phí", "20/4", "", "Đang TH", ""],
]


def told(root: Any, later: list[list[Any]], earlier: list[list[Any]] = EARLIER) -> Any:
    """The finding F105 of two versions of one unit's report; None where there is none."""
    files = {"PKT lan 1.xlsx": [HEADER, *earlier], "PKT lan 2.xlsx": [HEADER, *later]}
    result = sheetops.consolidate(make_workspace(root, files))
    found = [finding for finding in result.findings if finding.code == "F105"]
    assert len(found) <= 1
    return found[0] if found else None


def test_nothing_differs_though_rows_are_numbered_and_ordered_anew_and_words_are_others_for_the_same(tmp_path):
    later = [[n, *row[1:]] for n, row in enumerate(reversed(EARLIER), start=1)]
    later[0] = [1, "Thu  phí", "20/04/2026", None, "đang thực hiện", ""]
    finding = told(tmp_path, later)
    assert finding.params["differs"] == "same"
    assert catalogue.message(finding).endswith("“PKT lan 2.xlsx”; nội dung hai bản như nhau.")


def test_what_only_one_has_and_what_changed(tmp_path):
    later = [
        [1, "Họp thôn", "15/4", "14/4", "HT", "Đã họp 6/6 thôn"],
        [2, "Trồng rừng", "20/4", "", "Đang TH", "Đã trồng 2 ha"],
        [3, "Làm đường giao thông liên thôn Nậm Chày đi Lùng Phình đoạn thứ nhất", "30/4", "", "CĐH", ""],
        [4, "Diễn tập", "30/4", "", "CĐH", ""],
        [5, "Tuần tra", "30/4", "", "CĐH", ""],
    ]
    finding = told(tmp_path, later)
    assert dict(finding.params) == {
        "winner": "PKT lan 2.xlsx",
        "differs": "dropped, added, changed",
        "dropped": "1",
        "dropped_titles": "“Thu phí”",
        "added": "3",
        "added_titles": "“Làm đường giao thông liên thôn…”; “Diễn tập”; …",
        "changed": "2",
        "changed_titles": "“Họp thôn”; “Trồng rừng”",
        "changed_fields": "status, due, completed, other",
    }
    assert catalogue.message(finding) == (
        "Số liệu của KT trong tệp “PKT lan 1.xlsx” được thay bằng bản gửi sau là “PKT lan 2.xlsx”; "
        "1 nhiệm vụ chỉ có ở bản trước (“Thu phí”), "
        "3 nhiệm vụ chỉ có ở bản sau (“Làm đường giao thông liên thôn…”; “Diễn tập”; …), "
        "2 nhiệm vụ khác về trạng thái, thời hạn, ngày hoàn thành, nội dung khác (“Họp thôn”; “Trồng rừng”)."
    )
    assert "only in the earlier one: 1 (“Thu phí”)" in catalogue.message(finding, "en")


def test_tasks_of_one_title_are_told_apart_by_their_fields(tmp_path):
    twice = [[1, "Họp thôn", "10/4", "", "Đang TH", ""], [2, "Họp thôn", "20/4", "", "Đang TH", ""]]
    swapped = told(tmp_path / "a", [twice[1], twice[0]], twice)
    assert swapped.params["differs"] == "same"
    fewer = told(tmp_path / "b", [twice[1]], twice)
    assert (fewer.params["differs"], fewer.params["dropped"]) == ("dropped", "1")
    other = told(tmp_path / "c", [twice[0], [2, "Họp thôn", "25/4", "", "Đang TH", ""]], twice)
    assert (other.params["changed"], other.params["changed_fields"]) == ("1", "due")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_message_is_short_enough_to_be_read(tmp_path, lang):
    many = [
        [n, f"Nhiệm vụ thứ {n} có tên rất dài, dài đến mức không ai đọc hết được", "10/4", "", "HT", ""]
        for n in range(40)
    ]
    finding = told(tmp_path, [EARLIER[0], *many], [EARLIER[0], *([0, f"Việc {row[1]}", *row[2:]] for row in many)])
    assert len(catalogue.message(finding, lang)) < 400
