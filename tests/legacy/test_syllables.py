"""What a Vietnamese syllable is, and what is none."""

from __future__ import annotations

import pytest

from legacy.texts import communes, phrases
from sheetops.legacy.common import FREQUENT, KNOWN
from sheetops.legacy.syllables import is_syllable, is_upland_name

SYLLABLES = """
    gì gìn giếng giết giữ già kỳ
    ghi nghĩa nghỉ quý quốc quyết quỳnh khuya thuở huơ ngoéo xoong yên ủy uỷ hòa hoà khoẻ khỏe
    buýt voan ý ở nghiêng người rượu khuỷu nguệch ngoằn quạnh quào giêng loẹt
"""
NONE = """
    hòan qúa ngiêng cê gê ghà ngê quô quua tàp tãc bich iên tyên bổa aõ vuï nhieäm café naïve für đ b ng bp ưp âô
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", NONE.split())
def test_no_syllables(word):
    assert not is_syllable(word)


def test_every_frequent_syllable_is_one():
    assert FREQUENT <= KNOWN
    assert not {word for word in KNOWN if not is_syllable(word)}


def words(texts):
    split = "".join(ch if ch.isalpha() else " " for text in texts for ch in f"{text} ".lower()).split()
    return {word for word in split if not word.isascii()}


def test_the_words_of_reports_are_syllables():
    abbreviations = {"qđ", "đ", "nđ", "hđnd"}
    odd = {word for word in words(phrases()) - abbreviations if not is_syllable(word) and not is_upland_name(word)}
    assert odd <= {"ỹ", "jút"}


@pytest.mark.skipif(not communes(), reason="no shared cases")
def test_nearly_all_words_of_communes_are_syllables():
    found = words(communes())
    odd = {word for word in found if not is_syllable(word) and not is_upland_name(word)}
    assert len(odd) < len(found) / 25
