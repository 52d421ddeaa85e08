"""Font, then column, then cell: what is converted, and what is never touched."""

from __future__ import annotations

import unicodedata

import pytest
from helpers import Legacy, typed
from hypothesis import given
from hypothesis import strategies as st

from legacy.texts import FONTS, columns, communes, converted, genuine, legacy, meant, phrases
from sheetops.legacy import FontEncoding, Piece, conversions

HEADER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Tiến độ", "Ghi chú"]
TITLES = [text for text in phrases() if len(text.split()) > 3][:20]
STATUSES = ["Hoàn thành", "Đang thực hiện", "Quá hạn", "Chưa đến hạn"]


def drawn(kind):
    """A header and twenty rows, typed in one legacy font; the last column is rarely filled."""
    rows = [
        [
            str(n),
            title,
            ["Phòng Kinh tế", "Công an xã"][n % 2],
            f"trước ngày {n}/4",
            STATUSES[n % 4],
            "Tốt" * (n == 7) or None,
        ]
        for n, title in enumerate(TITLES, start=1)
    ]
    return [[legacy(text, kind) if text else None for text in row] for row in [HEADER, *rows]], [
        [meant(text, kind) if text else None for text in row] for row in [HEADER, *rows]
    ]


@pytest.mark.parametrize("kind", FONTS)
def test_a_sheet_typed_in_a_legacy_font(kind):
    rows, meaning = drawn(kind)
    assert converted(rows) == meaning


@pytest.mark.parametrize("kind", ["TCVN3", "VNI"])
def test_a_sheet_whose_fonts_are_lost(kind):
    rows, meaning = drawn(kind)
    assert converted(rows, fonts=False) == meaning


def right(texts, kind, *, fonts):
    """How many of the texts, in columns of twenty, are read as they were meant."""
    good = 0
    for column in columns(texts, 20):
        read = converted([[legacy(text, kind)] for text in column], fonts=fonts)
        good += sum(row[0] == meant(text, kind) for row, text in zip(read, column, strict=True))
    return good / len(texts)


def test_the_list_is_long_enough():
    assert len(phrases()) >= 1500


@pytest.mark.parametrize("kind", FONTS)
def test_recall_in_the_font(kind):
    assert right(phrases(), kind, fonts=True) >= 0.999


@pytest.mark.parametrize("kind", ["TCVN3", "VNI"])
def test_recall_where_the_font_is_lost(kind):
    assert right(phrases(), kind, fonts=False) >= 0.99


@pytest.mark.skipif(not communes(), reason="no shared cases")
@pytest.mark.parametrize("kind", FONTS)
def test_recall_on_names_of_communes(kind):
    assert right(communes(), kind, fonts=True) >= 0.995


def changed(texts, font=None):
    """The texts that change, in columns of twenty."""
    wrong = []
    for column in columns(texts, 20):
        read = converted([[Legacy(text, font) if font else text] for text in column])
        wrong += [(text, row[0]) for text, row in zip(column, read, strict=True) if row[0] != text]
    return wrong


@pytest.mark.parametrize("make", [genuine, phrases, communes], ids=lambda make: make.__name__)
def test_genuine_unicode_is_never_changed(make):
    texts = make()
    assert changed(texts) == []
    assert converted([texts]) == [texts]  # each the only one of its column
    assert [text for text in texts if converted([[text]]) != [[text]]] == []


# Letters of other languages in which both readings are words of one syllable: nothing but the font's name speaks.
UNDECIDABLE = {"så", "Sø"}


@pytest.mark.parametrize("font", FONTS.values())
@pytest.mark.parametrize("make", [genuine, phrases, communes], ids=lambda make: make.__name__)
def test_genuine_unicode_under_an_old_fonts_name_stays(make, font):
    assert [pair for pair in changed(make(), font) if pair[0] not in UNDECIDABLE] == []


@pytest.mark.parametrize("kind", ["TCVN3", "VNI"])
def test_unicode_rows_in_an_ordinary_font_under_legacy_rows_stay(kind):
    above = [[legacy(text, kind)] for text in TITLES]
    wrong = [(text, converted([*above, [text]])[-1][0]) for text in [*genuine(), *phrases()]]
    assert [pair for pair in wrong if pair[0] != pair[1] and pair[0] not in UNDECIDABLE] == []


@pytest.mark.parametrize("kind", ["TCVN3", "VNI"])
def test_a_short_cell_without_its_font_is_never_converted_by_itself(kind):
    short = [legacy(text, kind).text for text in phrases() if len(text.split()) <= 6]
    assert [text for text in short if converted([[text]]) != [[text]]] == []


def test_a_long_text_speaks_for_itself():
    text = typed(
        "Đã tổ chức hội nghị triển khai nhiệm vụ, các hộ dân chưa thống nhất phương án bồi thường", ".VnTime"
    ).text
    assert converted([["Ghi chú"], [text]])[1] == [
        "Đã tổ chức hội nghị triển khai nhiệm vụ, các hộ dân chưa thống nhất phương án bồi thường"
    ]


def test_a_cell_that_lost_its_font_goes_with_the_cells_that_have_it():
    rows = [[typed(text, ".VnTime")] for text in TITLES]
    pasted = "Lập danh sách hộ nghèo"
    assert converted([*rows, [typed(pasted, ".VnTime").text]])[-1] == [pasted]


def test_a_column_with_a_single_accented_cell_goes_by_the_sheet():
    rows, meaning = drawn("TCVN3")
    assert converted(rows, fonts=False)[7][5] == meaning[7][5] == "Tốt"


def test_what_reads_as_well_in_unicode_needs_its_font():
    assert converted([[Legacy("vß", ".VnTime")]]) == [["vò"]]
    assert converted([["vß"], ["vô"]]) == [["vß"], ["vô"]]
    assert converted([[Legacy("bé", ".VnTime")]]) == [["bộ"]]


def test_one_unicode_row_under_the_fonts_name_stays_among_legacy_ones():
    rows = [[typed(text, ".VnTime")] for text in TITLES]
    kept = ["Công an xã", "Hoàn thành", "Nguyễn Văn An", "Có", "Không", "café", "25°C", "½", "Ø20"]
    assert [row[0] for row in converted([*rows, *([Legacy(text, ".VnTime")] for text in kept)])[20:]] == kept


@pytest.mark.parametrize("text", ["Bê tông", "Cá", "Cô Tô", "Hoà Bình"])
def test_what_reads_as_well_in_both_is_unicode_in_a_unicode_sheet(text):
    for font in (".VnTime", "VNI-Times"):
        assert converted([*([title] for title in TITLES), [Legacy(text, font)]])[-1] == [text]


def test_a_legacy_cell_in_a_unicode_sheet_is_converted():
    rows = [[title] for title in TITLES]
    for font in (".VnTime", "VNI-Times"):
        assert converted([*rows, [typed("Họp thôn", font)]])[-1] == ["Họp thôn"]


def test_letters_without_accents_are_capitals_only_where_the_font_is_in_use():
    assert converted([[Legacy("Hop giao ban", ".VnTimeH")]]) == [["Hop giao ban"]]
    rows = [[Legacy("Hop giao ban", ".VnTimeH")], [typed("Họp thôn", ".VnTimeH")]]
    assert converted(rows) == [["HOP GIAO BAN"], ["HỌP THÔN"]]


def test_a_cell_of_two_fonts():
    small, large = FontEncoding("TCVN3"), FontEncoding("TCVN3", capitals=True)
    pieces = [Piece("ñ", large), Piece("y ban nh©n d©n ", small), Piece("(Nguyễn, § 5)"), Piece(" häp", small)]
    assert conversions({(1, 1): pieces}) == {(1, 1): "Ủy ban nhân dân (Nguyễn, § 5) họp"}


def test_a_mark_may_stand_in_another_run_than_its_letter():
    vni = FontEncoding("VNI")
    assert conversions({(1, 1): [Piece("Ho", vni), Piece("ïp tho", vni), Piece("ân", vni)]}) == {(1, 1): "Họp thôn"}


@pytest.mark.parametrize("text", ["cđh", "BCĐ", "QĐ-UBND", "H: Đ/c Hà", "đth"])
@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_abbreviations_are_converted_among_legacy_cells(text, font):
    assert converted([*([typed(title, font)] for title in TITLES), [typed(text, font)]])[-1] == [text]


def test_the_encoding_of_the_bytes_counts_where_the_font_says_the_other():
    rows = [[Legacy(typed(text, "VNI-Times").text, ".VnTime")] for text in TITLES]
    assert [row[0] for row in converted(rows)] == TITLES


def test_signs_beside_numbers_stay_in_a_text_that_is_converted():
    text = typed("Làm sân bê tông", ".VnTime").text + " 3×4 m, ½ ngày, 120 m², 25°C, 10–15/4"
    read = converted([[Legacy(text.replace("ngày", typed("ngày", ".VnTime").text), ".VnTime")]])
    assert read == [["Làm sân bê tông 3×4 m, ½ ngày, 120 m², 25°C, 10–15/4"]]


BYTES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=20)
WORDS = st.sampled_from([legacy(text, kind).text for text in phrases()[:200] for kind in ("TCVN3", "VNI")])
TEXTS = st.one_of(BYTES, WORDS, st.text(max_size=12), st.sampled_from(phrases()), st.sampled_from(genuine()))
FONT = st.sampled_from([None, FontEncoding("TCVN3"), FontEncoding("TCVN3", capitals=True), FontEncoding("VNI")])
PIECES = st.lists(st.builds(Piece, TEXTS, FONT), max_size=3).map(tuple)
SHEETS = st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 3)), PIECES, max_size=12)


@given(SHEETS)
def test_any_sheet_is_judged(cells):
    for place, text in conversions(cells).items():
        assert place in cells
        assert text != "".join(piece.text for piece in cells[place])


@given(st.lists(st.sampled_from(phrases()), min_size=1, max_size=12), st.sampled_from(sorted(FONTS)), st.booleans())
def test_what_was_converted_stays(texts, kind, fonts):
    once = converted([[legacy(text, kind)] for text in texts], fonts=fonts)
    assert converted(once) == once


@given(st.lists(st.text(st.characters(min_codepoint=0x100), min_size=1), max_size=5))
def test_what_lies_beyond_any_byte_stays(texts):
    rows = [[Legacy(unicodedata.normalize("NFC", f"Häp th«n {text}Đ"), ".VnTime")] for text in texts]
    assert converted(rows) == [[row[0].text] for row in rows]
