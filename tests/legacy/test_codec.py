"""Bytes ↔ letters: the tables against the letters of the alphabet, and against the system's own converter."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.legacy import as_seen, decode, encode

TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
LETTERS = [*SMALL, *map(str.upper, SMALL), *"abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY"]
CAPITALS_OF_TCVN3 = "ĂÂÊÔƠƯĐ"
PLAIN = st.text(st.sampled_from([*LETTERS, *" ,.-/()0123456789\n", "…", "–", "“", "”"]), max_size=80)
TCVN3_PLAIN = st.text(
    st.sampled_from([*SMALL, *CAPITALS_OF_TCVN3, *"bcdghklmnpqrstvxBCDGH ,./-0123456789"]), max_size=80
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NhiÖm vô träng t©m", "Nhiệm vụ trọng tâm"),
        ("®­êng giao th«ng n«ng th«n", "đường giao thông nông thôn"),
        ("Quý I n¨m 2026", "Quý I năm 2026"),
        ("§¶ng ñy, H§ND, Q§-UBND", "Đảng ủy, HĐND, QĐ-UBND"),
        ("Tæng kÕt… “xuÊt s¾c” – h¹ng 1", "Tổng kết… “xuất sắc” – hạng 1"),
        ("25°C, 120 m²", "25°C, 120 m²"),
    ],
)
def test_tcvn3(typed, shown):
    assert decode(typed, "TCVN3") == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Nhieäm vuï troïng taâm", "Nhiệm vụ trọng tâm"),
        ("ñöôøng giao thoâng noâng thoân", "đường giao thông nông thôn"),
        ("UÛY BAN NHAÂN DAÂN XAÕ", "ỦY BAN NHÂN DÂN XÃ"),
        ("Ñaûng uûy, HÑND, QÑ-UBND", "Đảng ủy, HĐND, QĐ-UBND"),
        ("Naäm Chaøy, Mæ, Nghóa, thò xaõ, kyõ, lyù, kî, Thuyû", "Nậm Chày, Mỉ, Nghĩa, thị xã, kỹ, lý, kỵ, Thuỷ"),
        ("Saúp, baüng, maëc, naèm, naêm, caét", "Sẳp, bẵng, mặc, nằm, năm, cắt"),
        ("TRAÀN THÒ ÖÙNG", "TRẦN THỊ ỨNG"),
        ("Aù, Aø", "Á, À"),  # the mark of a small letter after a capital
    ],
)
def test_vni(typed, shown):
    assert decode(typed, "VNI") == shown


def test_a_font_of_capitals_shows_small_letters_as_capitals():
    assert decode("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3", capitals=True) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_bytes_that_were_handed_on_as_control_characters_are_punctuation():
    assert decode("v.v\x85 \x93h¹n\x94 10\x9615/4", "TCVN3") == "v.v… “hạn” 10–15/4"
    assert as_seen("ch\u00ada\x85") == "ch-a…"


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_comes_back(letter):
    assert decode(encode(letter, "TCVN3"), "TCVN3") == letter
    for written in (letter, letter.upper()):
        assert decode(encode(written, "VNI"), "VNI") == written
        assert all(ch <= "\u00ff" for ch in encode(written, "VNI"))
    capital = letter.upper()
    assert decode(encode(capital, "TCVN3", capitals=True), "TCVN3", capitals=True) == capital


@given(PLAIN)
def test_vni_comes_back(text):
    assert decode(encode(text, "VNI"), "VNI") == text


@given(TCVN3_PLAIN)
def test_tcvn3_comes_back(text):
    assert decode(encode(text, "TCVN3"), "TCVN3") == text


@given(PLAIN)
def test_a_font_of_capitals_comes_back(text):
    assert decode(encode(text.upper(), "TCVN3", capitals=True), "TCVN3", capitals=True) == text.upper()


@given(st.text(max_size=60), st.sampled_from(["TCVN3", "VNI"]), st.booleans())
def test_any_text_is_decoded_to_nfc(text, encoding, capitals):
    shown = decode(text, encoding, capitals=capitals)
    assert shown == unicodedata.normalize("NFC", shown)


@pytest.mark.parametrize(
    ("text", "encoding"), [("Ủy ban", "TCVN3"), ("½ ngày", "TCVN3"), ("señor", "VNI"), ("Škoda", "VNI")]
)
def test_what_an_encoding_lacks_is_refused(text, encoding):
    with pytest.raises(ValueError, match="cannot write"):
        encode(text, encoding)


def test_a_decomposed_text_is_typed_like_a_composed_one():
    assert encode(unicodedata.normalize("NFD", "Họp thôn"), "TCVN3") == encode("Họp thôn", "TCVN3")


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no converter to compare with")
def test_tcvn3_is_what_the_system_makes_of_it():
    text = "".join(SMALL) + CAPITALS_OF_TCVN3
    data = encode(text, "TCVN3").encode("latin-1")
    done = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=data, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("the converter does not know TCVN5712")
    assert unicodedata.normalize("NFC", done.stdout.decode()) == text
