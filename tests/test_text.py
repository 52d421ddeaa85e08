"""The matching key, its laws, and what is stored and shown of a text."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.text import as_text, bare_key, clean, compact_key, folded, key, sort_key, word_key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = frozenset("aăâeêioôơuưy")

syllables = st.tuples(st.text(LETTERS, min_size=1, max_size=6), st.sampled_from(TONES))


def placed(syllable: tuple[str, str], at: int) -> str:
    """A syllable with its tone mark on one of its vowels."""
    letters, tone = syllable
    vowels = [place for place, letter in enumerate(letters) if letter in VOWELS]
    if not vowels:
        return letters
    cut = vowels[at % len(vowels)] + 1
    return unicodedata.normalize("NFC", letters[:cut] + tone + letters[cut:])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("Hòan thành", "hoàn thành"),
        ("Qúa hạn", "quá hạn"),
        ("Văn hoá – Xã hội", "văn hóa - xã hội"),
        ("Phòng\u00a0Kinh\u00a0tế", "Phòng Kinh tế"),
        ("Phòng\u200b Kinh tế\ufeff", "phòng kinh tế"),
        ("A \t\r\n  B", "a b"),
        ("KẾ HOẠCH", "kế hoạch"),
    ],
)
def test_what_a_reader_would_not_notice_is_folded(one: str, two: str) -> None:
    assert key(one) == key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("quá hạn", "qua hạn"), ("năm 2025", "năm 2026"), ("quý I", "quý II"), ("12/KH", "21/KH"), ("Lê Lợi", "Lê Lai")],
)
def test_what_a_reader_would_notice_is_not(one: str, two: str) -> None:
    assert key(one) != key(two)


def test_words_without_accents() -> None:
    assert bare_key("Đang triển khai") == "dang trien khai"
    assert bare_key("Quá hạn, chưa xong!") == bare_key("qua han - chua xong") == "qua han chua xong"
    assert compact_key("VH-XH") == compact_key("v.h.x.h") == "vhxh"
    assert folded("Đạt 80% (15/4)") == "dat 80% (15/4)"
    assert word_key("100 %") == "100 %"


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF, exclude_categories=["Cs"])))
def test_the_key_is_the_same_in_both_unicode_forms(text: str) -> None:
    assert key(unicodedata.normalize("NFC", text)) == key(unicodedata.normalize("NFD", text))


@given(syllables, st.integers(0, 5), st.integers(0, 5))
def test_the_key_does_not_see_where_the_tone_mark_stands(syllable: tuple[str, str], one: int, two: int) -> None:
    assert key(placed(syllable, one)) == key(placed(syllable, two))


@given(st.lists(syllables, max_size=5))
def test_the_key_does_not_see_case_and_spaces(words: list[tuple[str, str]]) -> None:
    text = " ".join(placed(word, 0) for word in words)
    assert key(f"  {text.upper()} \n") == key(text.replace(" ", "\u00a0  ")) == key(text)


@given(st.lists(syllables, max_size=5))
def test_weaker_keys_fold_what_stronger_ones_do(words: list[tuple[str, str]]) -> None:
    text = " ".join(placed(word, 0) for word in words)
    assert bare_key(key(text)) == bare_key(word_key(text)) == bare_key(text)
    assert bare_key(text).isascii()
    assert compact_key(bare_key(text)) == compact_key(text)


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_cleaning_keeps_line_breaks_and_wording() -> None:
    assert clean("  Đã  họp\u200b\n  2 lần \t") == "Đã họp\n2 lần"
    assert clean(unicodedata.normalize("NFD", "Hoà Bình")) == "Hoà Bình"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (" a  b ", "a b"),
        (12.0, "12"),
        (0.8, "0,8"),
        (0.1 + 0.2, "0,3"),
        (7, "7"),
        (date(2026, 4, 5), "05/04/2026"),
        (datetime(2026, 4, 5), "05/04/2026"),
        (datetime(2026, 4, 5, 8, 30), "05/04/2026 08:30"),
    ],
)
def test_a_cell_as_a_reader_sees_it(value: object, shown: str) -> None:
    assert as_text(value) == shown  # type: ignore[arg-type]


def test_vietnamese_alphabetical_order() -> None:
    words = ["xã", "Đường", "dân", "ăn", "an", "ân", "ổ", "o", "ơ", "ô", "ma", "mạ", "mã", "mả", "mà", "má"]
    ordered = ["an", "ăn", "ân", "dân", "Đường", "ma", "mà", "mả", "mã", "má", "mạ", "o", "ô", "ổ", "ơ", "xã"]
    assert sorted(words, key=sort_key) == ordered
