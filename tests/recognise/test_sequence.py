"""A lone numbered text is a heading where the tasks around it count on as if it were not there."""

from __future__ import annotations

import pytest
from helpers import recognised

HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Trạng thái"]


def roles(lines, lexicon):
    """The role of each line; a number alone is a task of that number, a pair a lone text."""
    rows = [[n, f"Việc số {n}", "15/4", "HT"] if not isinstance(n, tuple) else list(n) for n in lines]
    given = recognised([HEADER, *rows], lexicon).roles
    return "".join(given[row][0] for row in range(2, len(rows) + 2))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(1, "Kế hoạch năm"), 1, 2, (2, "Giao ban"), 3, 4], "saasaa"),
        ([("I", "Kế hoạch"), ("1", "Giao ban"), 1, 2, ("II", "Khác"), ("1", "Đột xuất"), 3], "ssaassa"),
        ([(1, "Kế hoạch năm"), 1, 2, (2, "Giao ban"), 1, 2], "saasaa"),
        ([(1, "Kế hoạch năm"), "1.1", "1.2", (2, "Giao ban"), "2.1"], "saasa"),
        ([("a", "Kế hoạch năm"), 1, ("b", "Giao ban"), 2], "sasa"),
        ([(1, "Kế hoạch năm"), tuple(HEADER), 1, 2], "shaa"),
        ([(None, "a) Kế hoạch năm"), 1, (None, "b) Giao ban"), 2], "sasa"),
        ([1, (2, "Giao ban"), 3], "aaa"),  # a task of which nothing is known yet
        ([(1, "Giao ban"), 2, 3], "aaa"),
        ([("1", "2", "3", "4"), (1, "Giao ban"), 2, 3], "caaa"),
        ([7, (3, "Giao ban"), 5, 2], "aaaa"),  # numbers in no order prove nothing
        ([1, (None, "a) gửi các thôn"), (None, "b) tổng hợp"), 2], "acca"),
    ],
)
def test_lone_lines(lexicon, lines, expected):
    assert roles(lines, lexicon) == expected
