"""What holds for every text of an assignment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.written import CONTENTS, NAMES, NOTES, Written, texts
from sheetops.assignments import Assignment, read_assignments
from sheetops.text import bare_key, folded, key


def meaning(one: Assignment, form: Callable[[str], str] = key) -> tuple[Any, ...]:
    """An assignment without its place; texts by their keys."""
    scope = one.scope and (one.scope.kind, form(one.scope.text))
    words = tuple(form(text) for text in (one.part_name, one.partner, one.note))
    return (one.part, one.item, one.role, scope, one.listed_children, one.excluded, words)


@given(texts())
@settings(max_examples=600)
def test_what_was_written_is_what_is_read(written: Written) -> None:
    text, wanted = written
    reading = read_assignments(text)
    assert reading.unread == ()
    assert [meaning(one) for one in reading.assignments] == [meaning(one) for one in wanted]


@given(texts())
@settings(max_examples=300)
def test_a_text_without_accents_gives_the_same(written: Written) -> None:
    text, wanted = written
    reading = read_assignments("\n".join(folded(line) for line in text.splitlines()))
    assert reading.unread == ()
    assert [meaning(one, bare_key) for one in reading.assignments] == [meaning(one, bare_key) for one in wanted]


def is_conserved(text: str) -> bool:
    reading = read_assignments(text)
    spans = sorted((*reading.read_spans, *reading.unread_spans))
    return "".join(text[start:end] for start, end in spans) == text


PIECES = st.sampled_from(
    (
        *("Phần", "phần", "mục", "Mục", "gồm", "trừ", "nội dung", "phối hợp", "chủ trì", "và", "từ", "đến", "còn lại"),
        *("I", "IV", "8.1", "8.5.3", "7.10", "8", "2026", "(", ")", "[", "]", ";", ",", ".", ":", "-", "–", "•", "\n"),
        *(" ", "/", "“", "x", "X", "1.", "a)", "…", "\u0301", "\u200b", "\ufeff", "İ", "ß", *NAMES, *CONTENTS, *NOTES),
    )
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
@settings(max_examples=1000)
def test_no_character_is_lost(text: str) -> None:
    assert is_conserved(text)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=600)
def test_nothing_is_given_by_what_is_unread(text: str) -> None:
    reading = read_assignments(text)
    for one in reading.assignments:
        start, end = one.span
        assert text[start:end].strip() == one.text
        assert all(end <= first or last <= start for first, last in reading.unread_spans)


STRANGE = st.sampled_from(
    ("báo", "cáo", "tổng hợp", "kết quả", "hằng tháng", "gửi", "lãnh đạo", "tài liệu", "2026", "hai")
)


@given(st.lists(STRANGE, min_size=1, max_size=12).map(" ".join))
def test_words_that_give_nothing_are_told_word_for_word(text: str) -> None:
    reading = read_assignments(text)
    assert reading.assignments == ()
    assert reading.unread == (text,)


@given(texts(), st.sampled_from(("Các nội dung khác có liên quan", "Báo cáo kết quả hằng quý")))
def test_a_line_that_is_not_understood_takes_nothing_else_with_it(written: Written, strange: str) -> None:
    text, wanted = written
    reading = read_assignments(f"- {strange}\n{text}")
    assert reading.unread == (strange,)
    assert [meaning(one) for one in reading.assignments] == [meaning(one) for one in wanted]


HOSTILE = (
    *("(", "Phần I (", "phối hợp (", "8.1 (", "8.1 nội dung ", "từ ", "Phần I, ", "8.1 - ", "8.1, ", "phụ trách "),
    *(") ", "\n ", "x ", "Phần I: x. "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_cell_that_is_full_to_the_brim_is_read_all_the_same(piece: str) -> None:
    text = piece * (32_000 // len(piece))
    assert is_conserved(text)
