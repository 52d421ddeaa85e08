"""What a header means: as the schema words it, else by the longest known header that stands in it."""

from __future__ import annotations

import unicodedata

import pytest

from sheetops.kind import load_kind
from sheetops.recognise.headers import SURE, header_words, plain_header


@pytest.fixture(scope="module")
def words():
    return header_words(load_kind("task_tracking"))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("STT", "no"),
        ("S\nT\nT", "no"),
        ("S\nT\nT (*)", "no"),
        ("S\nT\nT:", "no"),
        ("Thứ tự", "no"),
        ("Nội dung nhiệm vụ", "title"),
        ("NỘI DUNG CÔNG VIỆC", "title"),
        ("noi dung nhiem vu", "title"),
        (unicodedata.normalize("NFD", "Nhiệm vụ được giao"), "title"),
        ("Thời hạn\nhoàn thành", "due"),
        ("Thời hạn hoàn thành (ngày/tháng)", "due"),
        ("Hạn HT (*)", "due"),
        ("Trạng thái*", "status"),
        ("Ngày hoàn thành thực tế", "completed"),
        ("Đơn vị chủ trì", "unit"),
        ("Tài liệu kiểm chứng", "evidence"),
        ("Thời gian hoàn thành theo yêu cầu", "due"),
        ("Ngày được giao", "assigned"),
        ("Công chức thực hiện", "officer"),
        ("Việc", "title"),
        ("Hạn xong", "due"),
        ("Ngày làm xong", "completed"),
    ],
)
def test_a_known_header(words, header, field):
    meaning = words.meaning(header)
    assert meaning.fields == (field,)
    assert meaning.sure >= SURE


@pytest.mark.parametrize(
    ("header", "field", "how"),
    [
        ("Thời hạn hoàn thành theo kết luận", "due", "beginning"),
        ("Các tài liệu minh chứng gửi kèm", "evidence", "within"),
        ("Văn bản của xã, tài liệu minh chứng", "evidence", "within"),  # the longer one, not "Văn bản"
        ("Hạn do huyện đặt ra", "due", "beginning"),
    ],
)
def test_a_header_that_is_like_a_known_one(words, header, field, how):
    meaning = words.meaning(header)
    assert (meaning.fields, meaning.how) == ((field,), how)
    assert meaning.sure < SURE


def test_a_single_word_within_a_header_proves_nothing(words):
    assert words.meaning("Kinh phí (triệu đồng)") is None
    assert words.meaning("Số lần đôn đốc") is None


def test_a_long_text_is_no_header(words):
    assert words.meaning("Nội dung nhiệm vụ " + "rất dài " * 20) is None


def test_a_header_that_means_something_only_by_itself(words):
    assert words.meaning("TÌNH HÌNH").fields == ("result", "status", "progress")
    assert words.meaning("Tình hình phối hợp").fields == ("coordinating",)
    assert words.meaning("Tình hình ngân sách") is None


def test_what_several_fields_share_is_nobodys_own(words):
    assert words.meaning("Kết quả thực hiện").fields == ("result", "status", "progress")
    assert words.meaning("Ngày hoàn thành").fields == ("completed", "due")


def test_footnotes_and_brackets_are_left_out():
    assert plain_header("Hoàn thành trễ hạn (1)*") == "Hoàn thành trễ hạn"
