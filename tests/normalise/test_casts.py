"""One cast per kind of value: what a cell is worth, or which rule it breaks.  Casts never raise."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.catalogue.wording import Wording
from sheetops.kind import FieldSpec, FieldType
from sheetops.normalise.casts import Cast, cast_for, is_blank
from sheetops.normalise.dates import DateSettings
from sheetops.words.lexicon import Lexicon

SETTINGS = DateSettings(date(2026, 4, 1), date(2026, 4, 30))
LABEL = Wording(vi="Cột", en="Column")


def field(kind: FieldType, **more: Any) -> FieldSpec:
    vocabulary = "origin" if kind == "vocabulary" else None
    return FieldSpec(name="x", label=LABEL, type=kind, vocabulary=vocabulary, **more)


def cast(lexicon: Lexicon, kind: FieldType, value: Any, **more: Any) -> Cast:
    return cast_for(field(kind, **more), lexicon, SETTINGS)(value)


TYPES: tuple[FieldType, ...] = (
    "text",
    "number",
    "percent",
    "date",
    "deadline",
    "vocabulary",
    "unit",
    "sector",
    "status",
)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("value", [None, "", "  ", "-", "…", "không có", "K có"])
def test_a_cell_that_says_nothing_is_blank(lexicon: Lexicon, kind: FieldType, value: str | None) -> None:
    assert cast(lexicon, kind, value) == Cast(None, "")
    assert cast(lexicon, kind, value, required=True) == Cast(None, "", "D301")


@pytest.mark.parametrize("kind", TYPES)
def test_an_error_of_excel_is_no_value(lexicon: Lexicon, kind: FieldType) -> None:
    assert cast(lexicon, kind, "#REF!") == Cast(None, "#REF!", "D306")
    assert cast(lexicon, kind, "#n/a", required=True) == Cast(None, "#n/a", "D306")


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("text", "  Họp   thôn ", Cast("Họp thôn", "Họp thôn")),
        ("text", 12.0, Cast("12", "12")),
        ("number", "1.024", Cast(1024.0, "1.024")),
        ("number", "mười", Cast(None, "mười", "D305")),
        ("percent", 0.5, Cast(50.0, "0,5")),
        ("percent", "nửa", Cast(None, "nửa", "D305")),
        ("date", date(2026, 4, 5), Cast(date(2026, 4, 5), "05/04/2026")),
        ("date", datetime(2026, 4, 5, 9, 30), Cast(date(2026, 4, 5), "05/04/2026 09:30")),
        ("date", "5/4", Cast(date(2026, 4, 5), "5/4")),
        ("date", "31/4", Cast(None, "31/4", "D302")),
        ("date", "thường xuyên", Cast(None, "thường xuyên")),
        ("date", "đã xong", Cast(None, "đã xong", "D302")),
        ("date", "chưa", Cast(None, "")),
        ("date", "tháng 3", Cast(date(2026, 3, 31), "tháng 3", "D303")),
        ("date", "tháng 4", Cast(None, "tháng 4", "D303")),
        ("deadline", "thường xuyên", Cast(None, "thường xuyên")),
        ("deadline", "đầu tháng 5", Cast(date(2026, 5, 1), "đầu tháng 5", "D303")),
        ("deadline", "khẩn trương", Cast(None, "khẩn trương", "D312")),
        ("deadline", "30/2", Cast(None, "30/2", "D302")),
        ("vocabulary", "chuyen tiep", Cast("carried_over", "chuyen tiep")),
        ("vocabulary", "tháng 3/2026", Cast("carried_over", "tháng 3/2026")),
        ("vocabulary", "khác", Cast(None, "khác", "D304")),
        ("unit", "PKT, Công an", Cast(("KT", "CA"), "PKT, Công an")),
        ("unit", "Sở Nội vụ", Cast(None, "Sở Nội vụ", "D304")),
        ("sector", "Lĩnh vực Kinh tế", Cast("kinh-te", "Lĩnh vực Kinh tế")),
        ("sector", "Khác", Cast(None, "Khác", "D304")),
        ("status", "ok rồi", Cast(None, "ok rồi", "D304")),
    ],
)
def test_a_cell_is_read(lexicon: Lexicon, kind: FieldType, value: Any, read: Cast) -> None:
    assert cast(lexicon, kind, value) == read


@pytest.mark.parametrize(
    ("value", "code"),
    [("Đã xong", "completed"), (1.0, "completed"), (100.0, "completed"), (0.4, "in_progress"), (0.0, "not_started")],
)
def test_a_status_may_be_a_share_of_the_work(lexicon: Lexicon, value: Any, code: str) -> None:
    assert cast(lexicon, "status", value).value.code == code


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(),
    st.text(max_size=30),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(CELLS, st.sampled_from(TYPES), st.booleans())
def test_no_cell_makes_a_cast_raise(lexicon: Lexicon, value: Any, kind: FieldType, required: bool) -> None:
    read = cast(lexicon, kind, value, required=required)
    assert read.verdict in ("", "D301", "D302", "D303", "D304", "D305", "D306", "D312")
    assert read.value is None or read.verdict in ("", "D303")


@pytest.mark.parametrize("text", ["", "-", "...", "N/A", "Không có"])
def test_blanks(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "không", "chưa", "x"])
def test_what_is_no_blank(text: str) -> None:
    assert not is_blank(text)


def test_a_time_of_day_is_no_date(lexicon: Lexicon) -> None:
    assert cast(lexicon, "deadline", time(8, 30)).verdict == "D302"
