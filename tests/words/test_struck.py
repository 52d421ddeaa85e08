"""Keys of Telex and VNI that were left over from typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.text import key
from sheetops.words.struck import as_meant

STRUCK = {
    "hoanf thanhf": "hoàn thành",
    "Hoafn thafnh": "hoàn thành",
    "hoàn thànhf": "hoàn thành",
    "ddang trieenr khai": "đang triển khai",
    "chuaw ddeens hanj": "chưa đến hạn",
    "chuwa thuwcj hieenj": "chưa thực hiện",
    "quas hanj": "quá hạn",
    "muowns": "mướn",
    "hoa2n tha2nh": "hoàn thành",
    "d9ang trie63n khai": "đang triển khai",
    "thu75c": "thực",
    "Phongf Kinh tees": "Phòng Kinh tế",
}


@pytest.mark.parametrize(("struck", "meant"), STRUCK.items())
def test_what_the_keys_were_meant_to_give(struck, meant):
    assert key(as_meant(struck) or "") == key(meant)


@pytest.mark.parametrize(
    "text",
    [
        *("hoàn thành", "Đang triển khai", "hoan thanh", "Done", "Overdue", "In progress", "HTXS", "BC 15/BC-UBND"),
        *("100%", "15/4", "n/a", "", "xyz", "T4", "Q2", "w", "ss"),
    ],
)
def test_what_was_struck_right_or_is_no_vietnamese_stays(text):
    assert as_meant(text) is None


@given(st.text(max_size=40))
def test_any_text_is_taken(text):
    meant = as_meant(text)
    assert meant is None or meant != text
