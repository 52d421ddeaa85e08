"""Columns → fields: headers first, cells where headers leave a choice; what is wrong with columns is said."""

from __future__ import annotations

import re

from helpers import recognised
from hypothesis import given
from hypothesis import strategies as st

from sheetops.recognise.columns import _remembered
from sheetops.words.confirmed import ConfirmedHeaders, header_key, timeless

TASK = [1, "Họp giao ban", "15/4", "14/4", "HT"]
HEADER = ["STT", "Nội dung nhiệm vụ", "Thời hạn hoàn thành", "Ngày hoàn thành thực tế", "Trạng thái"]


def fields(rows, lexicon, merges=()):
    """Column letter → field of the first table."""
    table = recognised(rows, lexicon, merges).tables[0]
    return {chr(64 + column.number): column.field for column in table.columns}


def found(rows, lexicon, merges=()):
    return [(f.code, f.cell, f.field, f.value) for f in recognised(rows, lexicon, merges).findings]


def test_a_date_header_alone_is_the_completion(lexicon):
    rows = [["STT", "Nội dung nhiệm vụ", "Thời hạn", "Ngày hoàn thành"], [1, "Họp", "15/4", "14/4"]]
    assert fields(rows, lexicon) == {"A": "no", "B": "title", "C": "due", "D": "completed"}


def test_beside_the_actual_date_it_is_the_deadline(lexicon):
    rows = [["STT", "Nội dung nhiệm vụ", "Ngày hoàn thành", "Ngày hoàn thành thực tế"], [1, "Họp", "15/4", "14/4"]]
    assert fields(rows, lexicon)["C"] == "due"


def test_cells_decide_what_a_result_column_holds(lexicon):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Tiến độ thực hiện", "Kết quả thực hiện"]
    words, texts = ["Đang triển khai", "HT"], ["Đã khảo sát 5/8 thôn", "01 báo cáo"]
    status_first = [header, *([n, f"Việc {n}", "15/4", words[n], texts[n]] for n in (0, 1))]
    result_first = [header, *([n, f"Việc {n}", "15/4", texts[n], words[n]] for n in (0, 1))]
    assert (fields(status_first, lexicon)["D"], fields(status_first, lexicon)["E"]) == ("status", "result")
    assert (fields(result_first, lexicon)["D"], fields(result_first, lexicon)["E"]) == ("result", "status")


def test_of_two_such_columns_the_one_with_some_statuses_is_the_status(lexicon):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Kết quả", "Kết quả thực hiện"]
    words = ["Đã xong", "Tạm dừng", "Đang làm", "Không rõ", "Chờ"]
    rows = [header, *([n, f"Việc {n}", "15/4", word, f"Đã họp {n} thôn"] for n, word in enumerate(words, start=1))]
    assert (fields(rows, lexicon)["D"], fields(rows, lexicon)["E"]) == ("status", "result")


def test_a_group_of_several_meanings_says_nothing_of_an_unknown_column(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", "Kết quả thực hiện", None],
        [None, None, None, "Trạng thái", "Kinh phí (triệu đồng)"],
        [1, "Họp", "15/4", "HT", 1200],
        [2, "Báo cáo", "16/4", "ĐTH", 35],
    ]
    assert fields(rows, lexicon, ["D1:E1"])["E"] is None


def test_a_group_and_a_name_under_a_wider_group_are_read_together(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Theo dõi thực hiện", None, None],
        [None, None, "Thời gian hoàn thành", None, "Trạng thái"],
        [None, None, "Theo yêu cầu", "Thực tế", None],
        [1, "Họp", "15/4", "14/4", "HT"],
    ]
    found = fields(rows, lexicon, ["A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3"])
    assert (found["C"], found["D"], found["E"]) == ("due", "completed", "status")


def test_a_share_makes_no_result_of_a_status(lexicon):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Tiến độ"]
    shares = ["Hoàn thành 100%", "Đang thực hiện 60%", "100%"]
    assert (
        fields([header, *([n, f"Việc {n}", "15/4", share] for n, share in enumerate(shares))], lexicon)["D"] == "status"
    )


def test_the_signature_block_does_not_speak_for_a_column(lexicon):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Kết quả"]
    signed = [[], [None, "Người lập", None, "Trưởng phòng"], [None, "(Ký)", None, "(Ký, đóng dấu)"]]
    assert fields([header, [1, "Họp", "15/4", "Đã xong"], *signed], lexicon)["D"] == "status"


def test_a_header_that_is_only_like_a_known_one_must_not_be_belied_by_its_cells(lexicon):
    rows = [["STT", "Nhiệm vụ", "Hạn", "Mức độ ưu tiên"], [1, "Họp", "15/4", "Cao"], [2, "Báo cáo", "16/4", "Thấp"]]
    assert fields(rows, lexicon)["D"] is None
    assert ("S204", "D1", None, "Mức độ ưu tiên") in found(rows, lexicon)


def test_one_known_word_is_enough_where_the_cells_bear_it_out(lexicon):
    rows = [["STT", "Nhiệm vụ", "Hạn huyện giao", "Trạng thái"], [1, "Họp", "15/4", "HT"]]
    assert fields(rows, lexicon)["C"] == "due"


def test_crosses_under_statuses(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", "Đánh giá", None, None],
        [None, None, None, "Hoàn thành (1)", "Quá hạn", "Đang triển khai"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Họp", "15/4", "x", None, None],
        [2, "Báo cáo", "1/4", None, "X", None],
    ]
    sheet = recognised(rows, lexicon, ["D1:F1"])
    assert [column.mark for column in sheet.tables[0].columns] == [None] * 3 + [
        "Hoàn thành",
        "Quá hạn",
        "Đang triển khai",
    ]
    assert [record.values["status"] for record in sheet.records] == ["Hoàn thành", "Quá hạn"]
    assert not sheet.findings


def test_crosses_under_statuses_in_groups(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", "Kết quả", None, None],
        [None, None, None, "Hoàn thành", None, "Chưa hoàn thành"],
        [None, None, None, "Đúng hạn", "Trễ hạn", None],
        [1, "Họp", "15/4", None, "x", None],
    ]
    merges = ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:E2", "F2:F3"]
    assert recognised(rows, lexicon, merges).records[0].values["status"] == "Hoàn thành Trễ hạn"


def test_what_says_that_there_is_no_cross(lexicon):
    rows = [["STT", "Nội dung", "Thời hạn", "Hoàn thành (Có/Không)"], [1, "Họp", "15/4", "Có"]]
    rows += [[2, "Trực", "22/4", "Không"], [3, "Tuần tra", "22/4", "Chưa"], [4, "Gác", "22/4", "-"]]
    sheet = recognised(rows, lexicon)
    assert [record.values.get("status") for record in sheet.records] == ["Hoàn thành", None, None, None]


def test_several_crosses_are_all_kept(lexicon):
    header = ["STT", "Nhiệm vụ", "Thời hạn", "Hoàn thành", "Quá hạn"]
    rows = [header, [1, "Họp", "15/4", "x", "x"], [2, "Báo cáo", "1/4", "x", None]]
    assert recognised(rows, lexicon).records[0].values["status"] == "Hoàn thành; Quá hạn"


def test_running_numbers_need_no_header(lexicon):
    rows = [[None, *HEADER[1:]], TASK, [2, "Báo cáo", "20/4", None, "Đang làm"]]
    assert fields(rows, lexicon)["A"] == "no"


def test_a_column_without_a_header_is_kept(lexicon):
    sheet = recognised([HEADER, [*TASK, "gửi lại"]], lexicon)
    assert sheet.records[0].extra == (("F", "gửi lại"),)
    assert [(f.code, f.cell) for f in sheet.findings] == [("S204", "F1")]


def test_an_unknown_column_is_kept(lexicon):
    sheet = recognised([[*HEADER, "Kinh phí"], [*TASK, 5]], lexicon)
    assert sheet.records[0].extra == (("Kinh phí", 5.0),)


def test_two_columns_for_one_field(lexicon):
    rows = [[*HEADER, "Tình trạng"], [*TASK, "HT"]]
    assert found(rows, lexicon) == [("S203", "F1", "status", "Tình trạng")]


def test_a_required_column_is_missing(lexicon):
    rows = [["STT", "Nội dung nhiệm vụ", "Trạng thái"], [1, "Họp", "HT"]]
    assert found(rows, lexicon) == [("S202", "A1", "due", None)]


def how(rows, lexicon, merges=()):
    """Column letter → (field, how, what else it may be), of the columns that are not sure."""
    table = recognised(rows, lexicon, merges).tables[0]
    sure = ("exact", "accents", "numbers")
    return {chr(64 + c.number): (c.field, c.how, c.like) for c in table.columns if c.how not in sure}


def table(header, *columns):
    """Three rows under a header that begins with number and title."""
    return [
        ["STT", "Nhiệm vụ", *header],
        *([n + 1, f"Việc {n}", *row] for n, row in enumerate(zip(*columns, strict=True))),
    ]


DAYS = ["15/4", "16/4", "17/4"]
WORDS = ["HT", "đang làm", "Chưa làm"]


def test_a_group_is_enough_where_the_cells_bear_it_out(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", None, "Trạng thái"],
        [None, None, "Xã", "Huyện", None],
        [1, "Họp", "15/4", "a", "HT"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    assert how(rows, lexicon, merges) == {"C": ("due", "group", ()), "D": (None, "unknown", ())}


def test_a_slip_of_the_hand(lexicon):
    assert how(table(["Thời hạng xử lý", "Trạng thái"], DAYS, WORDS), lexicon) == {"C": ("due", "slip", ())}
    assert how(table(["Thoi hanj xu ly", "Trạng thái"], DAYS, WORDS), lexicon) == {"C": ("due", "slip", ())}
    belied = how(table(["Thời hạng xử lý", "Trạng thái"], ["Cao", "Thấp", "Cao"], WORDS), lexicon)
    assert belied["C"] == (None, "unknown", ())


def test_another_word_is_no_slip(lexicon):
    assert how(table(["Hạn", "Trạng thái", "Số văn bằng"], DAYS, WORDS, ["1", "2", "3"]), lexicon)["E"][0] is None


def test_most_cells_decide_but_not_beyond_doubt(lexicon):
    mixed = ["HT", "đang làm", "Đã khảo sát 5/8 thôn"]
    assert how(table(["Hạn", "Kết quả"], DAYS, mixed), lexicon) == {"D": ("status", "cells", ("result",))}
    assert how(table(["Hạn", "Kết quả"], DAYS, WORDS), lexicon) == {}
    assert how(table(["Hạn", "Trạng thái", "Kết quả"], DAYS, WORDS, [None] * 3), lexicon) == {}


def test_an_unknown_column_is_likened_to_what_is_lacking(lexicon):
    assert how(table(["Hạn", "Ghi nhận"], DAYS, WORDS), lexicon) == {"D": ("status", "likeness", ("status",))}
    dates = how(table(["Mốc", "Trạng thái"], DAYS, WORDS), lexicon)
    assert dates == {"C": (None, "unknown", ("due", "assigned", "completed"))}
    units = how(table(["Hạn", "Trạng thái", "Ai làm"], DAYS, WORDS, ["Phòng Kinh tế", "CAX", "Công an xã"]), lexicon)
    assert units == {"E": (None, "unknown", ("unit",))}


def test_what_is_there_is_not_looked_for(lexicon):
    whole = ["Hạn", "Ngày giao", "Thực tế", "Trạng thái", "Mốc", "Ghi nhận"]
    columns = how(table(whole, DAYS, DAYS, DAYS, WORDS, DAYS, WORDS), lexicon)
    assert columns == {"G": (None, "unknown", ()), "H": (None, "unknown", ())}


def test_numbers_and_crosses_are_like_nothing(lexicon):
    columns = how(
        table(["Hạn", "Trạng thái", "Kinh phí", "Chọn"], DAYS, WORDS, [45000, 46000, 1], ["x", "x", "x"]), lexicon
    )
    assert {like for _, _, like in columns.values()} == {()}


def test_long_texts_are_titles_where_there_are_none(lexicon):
    titles = ["Rà soát hộ nghèo", "Kiểm tra công tác thủy lợi", "Tổng hợp số liệu trồng rừng"]
    header = ["STT", "Trích yếu", "Phụ trách", "Hạn", "Đơn vị", "Trạng thái"]
    people = ["Lý Thị Mai Hoa", "Giàng A Páo Sình", "Vàng Văn Thắng Lợi"]
    rows = [[n, titles[n], people[n], DAYS[n], "CAX", WORDS[n]] for n in range(3)]
    assert how([header, *rows], lexicon) == {"B": ("title", "likeness", ("title",))}
    two = [[*row, f"Đã thực hiện được {n} phần việc của xã"] for n, row in enumerate(rows)]
    columns = how([[*header, "Diễn biến"], *two], lexicon)
    assert {columns[c][:2] for c in "BG"} == {(None, "unknown")}


def test_a_column_of_an_earlier_time_is_not_this_ones(lexicon):
    columns = how(table(["Hạn", "Kết quả kỳ trước"], DAYS, WORDS), lexicon)
    assert columns == {"D": (None, "unknown", ("status",))}


def confirming(lexicon, **fields):
    return lexicon.confirming(ConfirmedHeaders({None: {header_key(header): name for header, name in fields.items()}}))


def test_a_confirmed_header_comes_first(lexicon):
    rows = table(["Hạn", "Mốc", "Trạng thái"], DAYS, DAYS, WORDS)
    assert how(rows, confirming(lexicon, MỐC="due")) == {"C": (None, "double", ("due",)), "D": ("due", "confirmed", ())}
    assert how(rows, confirming(lexicon, Mốc=None))["D"] == (None, "confirmed", ())


def test_a_confirmed_header_is_not_that_of_a_group(lexicon):
    rows = [
        ["STT", "Nhiệm vụ", "Kế hoạch", None, "Thực tế", None, "Trạng thái"],
        [None, None, "Từ", "Đến", "Từ", "Đến", None],
        [1, "Họp", "1/4", "15/4", "1/4", "14/4", "HT"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"]
    assert "confirmed" not in {why for _, why, _ in how(rows, confirming(lexicon, Đến="due"), merges).values()}
    both = how(rows, confirming(lexicon, **{"Kế hoạch / Đến": "due", "Thực tế / Đến": "completed"}), merges)
    assert (both["D"][:2], both["F"][:2]) == (("due", "confirmed"), ("completed", "confirmed"))


def test_a_confirmed_status_comes_before_crosses(lexicon):
    rows = [["STT", "Nhiệm vụ", "Hạn", "Hoàn thành", "Quá hạn", "Chốt"], [1, "Họp", "15/4", "x", None, "đang làm"]]
    assert recognised(rows, lexicon).records[0].values["status"] == "Hoàn thành"
    assert recognised(rows, confirming(lexicon, Chốt="status")).records[0].values["status"] == "đang làm"


def test_a_column_of_crosses_may_be_confirmed_away(lexicon):
    rows = [["STT", "Nhiệm vụ", "Hạn", "Hoàn thành", "Quá hạn"], [1, "Họp", "15/4", "x", "x"]]
    table = recognised(rows, confirming(lexicon, **{"Quá hạn": None}))
    assert table.records[0].values["status"] == "Hoàn thành"


names = st.text(alphabet="aáăđ hoàn thành 0123/4quýI", min_size=1, max_size=20)


@given(names, names)
def test_headers_that_differ_in_numbers_only_are_timeless_alike(one, other):
    number = "".join("7" if ch.isdigit() else ch for ch in one)
    if re.sub(r"\d+", "0", one) == re.sub(r"\d+", "0", number):
        assert timeless(header_key(one)) == timeless(header_key(number))
    confirmed = ConfirmedHeaders({None: {header_key(one): "due"}})
    columns = confirmed.among({1: one, 2: other})
    assert columns[1] == "due"
    assert (2 in columns) == (header_key(one) == header_key(other))


def test_a_fit_is_remembered_of_its_own_values_only():
    asked = _remembered(lambda name, values: len(values))
    assert [asked("due", [None] * count) for count in range(1, 50)] == list(range(1, 50))
