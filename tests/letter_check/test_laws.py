"""What is built from a grammar of wordings reads back as it was built, and its sum is judged exactly."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter_check.reads import KIND, broken, read
from sheetops.letter_check.model import Count

PHRASES = {
    status.code: [status.phrase.removeprefix(f"{KIND.item.vi} "), status.label.vi.lower()]
    for status in KIND.statuses
    if status.counted and status.assignable
}
TENS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def numeral(value: int) -> st.SearchStrategy[str]:
    forms = [f"{value:02}", f"{value:02} (31,2%)", f"{value:,}".replace(",", ".")]
    if value < 10:
        forms.append(f"{value:02} ({TENS[value]})")
    return st.sampled_from(forms)


@dataclass(frozen=True)
class Built:
    """A sentence with what it says: the total, and each part's status and number."""

    text: str
    total: int
    parts: tuple[tuple[str, int], ...]


@st.composite
def sentences(draw: st.DrawFn, off: int = 0) -> Built:
    codes = draw(st.lists(st.sampled_from(sorted(PHRASES)), min_size=2, max_size=6, unique=True))
    if "completed" not in codes:
        codes = ["completed", *codes]  # "trong đó" alone may be followed by examples
    if len(codes) < 3:
        codes.append(next(code for code in ("overdue", "in_progress") if code not in codes))
    values = [draw(st.integers(1, 1500)) for _ in codes]
    total = sum(values) + off
    item = draw(st.sampled_from(["nhiệm vụ ", ""]))
    parts = [
        f"{draw(numeral(value))} {item}{draw(st.sampled_from(PHRASES[code]))}"
        for code, value in zip(codes, values, strict=True)
    ]
    head = draw(
        st.sampled_from(
            [
                "Có {n} nhiệm vụ",
                "Tổng số {n} nhiệm vụ",
                "Trong tháng 4 năm 2026, UBND xã giao {n} nhiệm vụ",
                "Tổng số nhiệm vụ được giao: {n} nhiệm vụ",
            ]
        )
    )
    form = draw(
        st.sampled_from(["{h}: {p}.", "{h}, trong đó: {p}.", "{h}, gồm {p}.", "{h} ({p}).", "{h}. Trong đó: {p}."])
    )
    joint = draw(st.sampled_from(["; ", ", "]))
    shown = head.format(n=draw(numeral(total)))
    lines = draw(st.booleans()) and form.endswith(": {p}.")
    body = "".join(f"\n- {part};" for part in parts) if lines else joint.join(parts)
    return Built(form.format(h=shown, p=body), total, tuple(zip(codes, values, strict=True)))


def only(text: str) -> Count:
    counts = [count for passage in read(text) for count in passage.counts if count.groups]
    assert len(counts) == 1, text
    return counts[0]


@given(sentences())
def test_a_sentence_reads_back_as_it_was_built(built: Built) -> None:
    count = only(built.text)
    assert count.value == built.total
    [group] = count.groups
    assert [part.value for part in group.parts] == [value for _, value in built.parts]
    assert all(code in part.codes for part, (code, _) in zip(group.parts, built.parts, strict=True))


@given(sentences())
def test_a_right_sum_is_never_reported(built: Built) -> None:
    assert broken(built.text) == []


@given(st.integers(1, 3).flatmap(lambda off: sentences(off=off)))
def test_a_total_that_is_more_than_its_parts_is_reported(built: Built) -> None:
    assert broken(built.text) == [[built.total, sum(value for _, value in built.parts)]]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "05",
                "1.234",
                "nhiệm vụ",
                "hoàn thành",
                "(",
                ")",
                ":",
                ";",
                ",",
                ".",
                "trong đó",
                "gồm",
                "\n- ",
                "\n+ ",
                "\n",
                "quá hạn",
                "I.",
                "a)",
                "%",
                "/16",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_its_words_can_be_read(words: list[str]) -> None:
    broken(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "Có 9 nhiệm vụ (5 hoàn thành " * 2_000,
        "05 nhiệm vụ " * 5_000,
        "Có 9 nhiệm vụ: " + "; ".join(["0 hoàn thành"] * 40),
        "Có 9 nhiệm vụ: " + ", ".join(["5 hoàn thành, gồm 3 đúng hạn"] * 300),
        "Có 9 nhiệm vụ: " + "; ".join(["2 hoàn thành", "1 đúng hạn", "1 trễ hạn"] * 6),
        "Có 9 nhiệm vụ:\n" + "- 5 hoàn thành (3 đúng hạn, 2 trễ hạn);\n" * 1_000,
        "Có 16 nhiệm vụ: 05 hoàn thành;\n\n" * 1_000,
    ],
    ids=["brackets", "nested brackets", "figures", "zeros", "openers", "folds", "bullets", "sentences without an end"],
)
def test_what_nobody_writes_is_read_in_no_time(text: str) -> None:
    before = time.process_time()
    broken(text)
    assert time.process_time() - before < 10
