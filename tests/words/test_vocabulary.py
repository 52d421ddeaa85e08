"""Closed vocabularies: a word is found or it is not; what is near is only suggested."""

from __future__ import annotations

import pytest

from sheetops.words.vocabulary import Vocabulary

WORDS = {
    "old": ("Chuyển tiếp", "Tồn", "Nhiệm vụ cũ"),
    "new": ("Trong kỳ", "Mới", "Nhiệm vụ mới giao"),
}


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return Vocabulary(WORDS)


@pytest.mark.parametrize("text", ["Chuyển tiếp", "chuyen tiep", "CHUYỂN-TIẾP", "chuyểntiếp", "  chuyển  tiếp. "])
def test_a_word_is_found_however_it_is_typed(words: Vocabulary, text: str) -> None:
    assert words.find(text) == "old"


@pytest.mark.parametrize("text", ["", " - ", "chuyển", "chuyển tiếp sang", "chuyễn tiêps"])
def test_nothing_is_found_by_what_merely_looks_alike(words: Vocabulary, text: str) -> None:
    assert words.find(text) is None


def test_a_word_without_accents_that_two_entries_have_is_nobodys() -> None:
    twins = Vocabulary({"ban": ("bàn",), "board": ("ban",)})
    assert twins.find("bàn") == "ban"
    assert twins.find("bán") is None


def test_the_longest_word_that_stands_in_a_text(words: Vocabulary) -> None:
    assert words.longest_in("I. Nhiệm vụ mới giao trong kỳ") == "new"
    assert words.longest_in("nhiem vu cu thang 3") == "old"
    assert words.longest_in("Kế hoạch") is None


def test_a_text_with_accents_is_searched_with_accents(words: Vocabulary) -> None:
    assert words.longest_in("Dân tộc, tôn giáo") is None
    assert words.longest_in("Dan toc, ton giao") == "old"
    assert words.longest_in("Xây dựng nông thôn mới", words=2) is None


def test_suggestions_are_few_and_near(words: Vocabulary) -> None:
    assert words.nearest("chuyen tipe") == ("Chuyển tiếp",)
    assert words.nearest("Nhiệm vụ mới giaoo") == ("Trong kỳ",)
    assert words.nearest("???") == ()
    units = Vocabulary({"qs": ("Ban Chỉ huy Quân sự xã",), "hcc": ("Phục vụ hành chính công",)})
    assert units.nearest("Ban quân sự") == ("Ban Chỉ huy Quân sự xã",)
    assert units.nearest("Hành chính") == ("Phục vụ hành chính công",)
    assert words.nearest("Ngân sách nhà nước") == ()
