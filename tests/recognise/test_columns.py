"""Columns → fields: headers first, cells where headers leave a choice; what is wrong with columns is said."""

from __future__ import annotations

from helpers import recognised

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
