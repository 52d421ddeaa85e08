"""What people type into a status cell: hundreds of phrasings, as data, in every way they are typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sheetops.kind import load_kind
from sheetops.text import bare_key
from sheetops.words.status_text import has_figures, status_text
from sheetops.words.statuses import StatusReading, StatusWords

CASES = yaml.safe_load((Path(__file__).parent / "cases_statuses.yaml").read_text(encoding="utf-8"))
PAIRS = [(text, expected) for expected, texts in CASES.items() for text in texts]
KIND = load_kind("task_tracking")
WORDS = StatusWords(KIND)
DONE = {status.code for status in KIND.statuses if status.done}


def said(reading: StatusReading) -> str:
    return "late_or_overdue" if reading.either else reading.code or "unknown"


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_phrase_is_read(text: str, expected: str) -> None:
    assert said(WORDS.read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_phrase_is_read_however_it_is_encoded_and_spaced(text: str, expected: str) -> None:
    spaced = f"  {text.replace(' ', chr(0xA0) + ' ')} "
    for form in (unicodedata.normalize("NFD", text), spaced, text.swapcase()):
        assert said(WORDS.read(form)) == expected


@pytest.mark.parametrize(("text", "expected"), [pair for pair in PAIRS if len(pair[0]) > 3 and pair[1] != "unknown"])
def test_a_phrase_is_read_without_accents(text: str, expected: str) -> None:
    bare = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    assert said(WORDS.read(bare.replace("đ", "d").replace("Đ", "D"))) == expected


@pytest.mark.parametrize("status", [s for s in KIND.statuses if s.assignable], ids=lambda s: s.code)
def test_every_word_of_the_schema_means_its_status(status: object) -> None:
    for word in (status.label.vi, status.label.en, *status.words):  # type: ignore[attr-defined]
        assert WORDS.read(word).code == status.code, word  # type: ignore[attr-defined]


def test_no_two_statuses_share_a_word_without_accents() -> None:
    owners: dict[str, set[str]] = {}
    for status in KIND.statuses:
        for word in status.words:
            owners.setdefault(bare_key(word), set()).add(status.code)
    assert {word: codes for word, codes in owners.items() if word and len(codes) > 1} == {}


UNKNOWN_WORDS = st.lists(st.sampled_from(["bản", "đồ", "hộ", "xã", "phần", "việc", "sơ", "khảo", "ruộng"]), min_size=1)


FINISHED = [
    text for text in CASES["completed"] + CASES["completed_late"] if "14/14" not in text and "05/05" not in text
]


@given(st.sampled_from(FINISHED), UNKNOWN_WORDS, st.booleans())
def test_done_is_never_read_where_a_word_is_not_understood(text: str, more: list[str], first: bool) -> None:
    parts = [*more, text] if first else [text, *more]
    assert WORDS.read(" ".join(parts)).code not in DONE


@given(st.text(max_size=30))
def test_any_text_is_read_as_something_or_nothing(text: str) -> None:
    reading = WORDS.read(text)
    assert reading.code is None or KIND.status_by_code[reading.code].assignable
    assert not (reading.code and reading.either)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. Hoàn thành (BC số 45/BC-UBND ngày 10/4/2026)", "hoan thanh"),
        ("Đã xong ngày 05 tháng 4 năm 2026", "da xong"),
        ("Quá hạn 03 ngày", "qua han"),
        ("Hoàn thành 8/14 thôn", "hoan thanh n% thon"),
        ("Hoàn thành 05/05 bếp ăn", "hoan thanh 100% bep an"),
        ("Hoàn thành 5/8", "hoan thanh 5 8"),
        ("Đạt 36,3 %", "dat n%"),
        ("C.Đ.H", "cdh"),
        ("đang t/h", "dang th"),
    ],
)
def test_what_matters_of_a_status_text(text: str, words: str) -> None:
    assert " ".join(word.text for word in status_text(text)) == words


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("hoàng thành", ("Hoàn thành",)),
        ("đan triển khai", ("Đang triển khai",)),
        ("chưa dến hạng", ("Chưa đến hạn",)),
        ("ok rồi", ()),
        ("12345", ()),
    ],
)
def test_what_an_unknown_word_may_have_been_meant_for(text: str, labels: tuple[str, ...]) -> None:
    assert not WORDS.read(text).known
    assert WORDS.nearest(text) == labels


@pytest.mark.parametrize("text", ["đã làm 4/87 hồ sơ", "Hoàn thành 12 cuộc", "Đã hoàn thành 3/14 thôn"])
def test_figures_that_tell_a_result(text: str) -> None:
    assert has_figures(text)


@pytest.mark.parametrize(
    "text", ["Đạt 60%", "Hoàn thành 80,5 %", "Đã hoàn thành ngày 09/4/2026", "HT (BC số 41/BC-KT)", "Xong 15/4", "HT"]
)
def test_percentages_days_and_documents_are_no_such_figures(text: str) -> None:
    assert not has_figures(text)
