"""The words of one workspace: a ward's units and sectors as people write them, and what headings say."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import make_lexicon
from hypothesis import given
from hypothesis import strategies as st

from sheetops.words.abbreviations import abbreviates
from sheetops.words.lexicon import UNKNOWN_UNIT, Lexicon, SectionMeaning, without_numbering

WARD = {
    "office": {"name": "UBND phường Cam Đường"},
    "assignment": {"document": "512/UBND-VP ngày 02/4/2026"},
    "units": [
        {"code": "VP", "name": "Văn phòng HĐND và UBND", "sector": "noi-chinh"},
        {"code": "KTHT", "name": "Phòng Kinh tế, Hạ tầng và Đô thị", "sector": "kinh-te"},
        {"code": "VHXH", "name": "Phòng Văn hóa - Xã hội", "sector": "van-xa"},
        {"code": "CA", "name": "Công an phường", "sector": "quoc-phong"},
        {"code": "QS", "name": "Ban Chỉ huy Quân sự phường", "sector": "quoc-phong"},
        {"code": "HCC", "name": "Trung tâm Phục vụ hành chính công", "aliases": ["Một cửa"], "sector": "noi-chinh"},
        {"code": "DVTH", "name": "Trung tâm Dịch vụ tổng hợp", "sector": "kinh-te"},
        {"code": "TYT", "name": "Trạm Y tế", "sector": "van-xa"},
        {"code": "CHO", "name": "Ban Quản lý chợ Trung tâm", "aliases": ["BQL chợ TT"], "sector": "kinh-te"},
    ],
    "sectors": [
        {"code": "kinh-te", "name": "Kinh tế - Ngân sách"},
        {"code": "van-xa", "name": "Văn hóa - Xã hội", "aliases": ["Văn xã"]},
        {"code": "noi-chinh", "name": "Nội chính, Cải cách hành chính, Văn phòng"},
        {"code": "quoc-phong", "name": "Quốc phòng - An ninh"},
    ],
}


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return make_lexicon(tmp_path_factory.mktemp("ward"), **WARD)


UNITS = {
    "VP": ["Văn phòng", "VP", "VP HĐND&UBND", "VP HĐND-UBND", "Văn phòng HĐND & UBND phường", "VP UBND", "van phong"],
    "KTHT": ["Phòng KT, HT và ĐT", "P.KTHTĐT", "Phòng KTHTĐT", "P. Kinh tế, hạ tầng & đô thị", "Phòng KT,HT&ĐT"],
    "VHXH": ["Phòng VH-XH", "P.VHXH", "PVHXH", "VHXH", "Phòng Văn hoá – Xã hội", "Phòng Xã hội - Văn hóa"],
    "CA": ["CA phường", "CAP", "Công an", "Công an phường Cam Đường", "CÔNG AN PHƯỜNG"],
    "QS": ["BCHQS", "BCH Quân sự", "Ban CHQS phường", "CHQS phường", "Ban chỉ huy quân sự"],
    "HCC": ["TT PVHCC", "TTPVHCC", "HCC", "một cửa", "Trung tâm PVHCC"],
    "DVTH": ["TT DVTH", "TTDVTH", "Trung tâm DVTH"],
    "TYT": ["TYT", "Trạm YT", "Trạm y tế phường"],
    "CHO": ["BQL chợ TT", "Ban quản lý chợ trung tâm"],
}


@pytest.mark.parametrize(("unit", "text"), [(unit, text) for unit, texts in UNITS.items() for text in texts])
def test_a_unit_is_found_by_names_and_abbreviations(ward: Lexicon, unit: str, text: str) -> None:
    assert ward.find_units(text) == (unit,)


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội huyện Bảo Thắng",
        "Phòng Văn hóa",
        "Công an tỉnh",
        "Công an phường Bắc Cường",
        "Sở Nội vụ",
        "UBND phường",
        "BQL chợ",
        "Các đơn vị liên quan",
        "Ban",
        "xã",
        "Sở Xây dựng, Phòng VH-XH",
    ],
)
def test_no_unit_is_guessed_from_a_part_of_another_name(ward: Lexicon, text: str) -> None:
    assert ward.find_units(text) == ()
    assert ward.coordinators(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Phòng VHXH (đ/c Phó trưởng phòng)",
        "Phòng VHXH - đ/c Phó phòng",
        "đ/c Phó Chủ tịch, Phòng VHXH",
        "Đ/c chuyên viên (Phòng VH-XH)",
        "Trưởng phòng Văn hóa - Xã hội",
        "Công chức Phòng VHXH phụ trách",
        "Lãnh đạo Phòng VHXH",
    ],
)
def test_a_person_beside_a_unit_does_not_hide_it(ward: Lexicon, text: str) -> None:
    assert ward.find_units(text) == ("VHXH",)


@pytest.mark.parametrize(
    ("text", "units", "coordinators"),
    [
        ("Phòng KTHTĐT; CA phường", ("KTHT", "CA"), ("Công an phường",)),
        ("VP HĐND và UBND, Phòng VHXH", ("VP", "VHXH"), ("Phòng Văn hóa - Xã hội",)),
        ("Phòng VHXH + Trạm Y tế", ("VHXH", "TYT"), ("Trạm Y tế",)),
        ("Công an\nBCHQS", ("CA", "QS"), ("Ban Chỉ huy Quân sự phường",)),
        ("Phòng VHXH và các trường học, Công an", ("VHXH", "CA"), ("các trường học", "Công an phường")),
        ("Phòng Kinh tế, Hạ tầng và Đô thị, Phòng VH-XH", ("KTHT", "VHXH"), ("Phòng Văn hóa - Xã hội",)),
    ],
)
def test_of_several_units_the_first_leads(
    ward: Lexicon, text: str, units: tuple[str, ...], coordinators: tuple[str, ...]
) -> None:
    assert ward.find_units(text) == units
    assert ward.coordinators(text) == coordinators


SECTORS = {
    "kinh-te": ["Kinh tế - Ngân sách", "Kinh tế, ngân sách", "KT-NS", "Lĩnh vực kinh tế ngân sách", "kinh-te"],
    "van-xa": ["Văn hóa - Xã hội", "Văn hoá xã hội", "VH-XH", "Xã hội - Văn hóa", "Khối văn xã", "van hoa xa hoi"],
    "noi-chinh": ["Nội chính", "Cải cách hành chính", "CCHC", "Nội chính và Văn phòng", "Lĩnh vực: Nội chính"],
    "quoc-phong": ["QP-AN", "QPAN", "An ninh - Quốc phòng", "Quốc phòng, an ninh"],
}


@pytest.mark.parametrize(("sector", "text"), [(sector, text) for sector, texts in SECTORS.items() for text in texts])
def test_a_sector_is_found_by_names_parts_and_initials(ward: Lexicon, sector: str, text: str) -> None:
    assert ward.find_sector(text) == sector


@pytest.mark.parametrize("text", ["Ngân sách", "Kinh tế - Xã hội", "Văn hóa; Nội chính", "Khác", "QP"])
def test_no_sector_is_guessed(ward: Lexicon, text: str) -> None:
    assert ward.find_sector(text) is None


HEADINGS = {
    "A. LĨNH VỰC KINH TẾ - NGÂN SÁCH": SectionMeaning(sector="kinh-te"),
    "1. Lĩnh vực Văn hóa - Xã hội (12 nhiệm vụ)": SectionMeaning(sector="van-xa"),
    "Lĩnh vực VH-XH": SectionMeaning(sector="van-xa"),
    "PHÒNG VĂN HÓA - XÃ HỘI": SectionMeaning(unit="VHXH"),
    "VHXH": SectionMeaning(unit="VHXH"),
    "III. Công an phường: 05 nhiệm vụ": SectionMeaning(unit="CA"),
    "Các nhiệm vụ của Phòng VHXH": SectionMeaning(unit="VHXH"),
    "P.VHXH": SectionMeaning(unit="VHXH"),
    "P. Văn hóa - Xã hội (03 NV)": SectionMeaning(unit="VHXH"),
    "Nhiệm vụ giao Văn phòng": SectionMeaning(unit="VP"),
    "I. Nhiệm vụ chuyển tiếp từ tháng 3": SectionMeaning(origin="carried_over"),
    "Nhiệm vụ tồn đọng": SectionMeaning(origin="carried_over"),
    "Nhiệm vụ từ kỳ trước": SectionMeaning(origin="carried_over"),
    "Nhiệm vụ từ tháng 3 chuyển sang tháng 4": SectionMeaning(origin="carried_over"),
    "Nhiệm vụ tháng 3": SectionMeaning(origin="carried_over"),
    "Tồn tháng 3": SectionMeaning(origin="carried_over"),
    "II. Nhiệm vụ trong tháng 4": SectionMeaning(origin="in_period"),
    "b) Nhiệm vụ tháng 4/2026": SectionMeaning(origin="in_period"),
    "Nhiệm vụ giao bổ sung": SectionMeaning(origin="in_period"),
    "NHIỆM VỤ PHÁT SINH": SectionMeaning(origin="in_period"),
    "Nhiệm vụ tháng 5": SectionMeaning(),
    "Nhiệm vụ mới giao lĩnh vực Kinh tế - Ngân sách": SectionMeaning(origin="in_period", sector="kinh-te"),
    "Nhiệm vụ chuyển tiếp: Lĩnh vực Quốc phòng - An ninh": SectionMeaning("carried_over", "quoc-phong"),
    "Dân tộc - Tôn giáo": SectionMeaning(),
    "Chương trình xây dựng nông thôn mới": SectionMeaning(),
    "Nhiệm vụ trọng tâm": SectionMeaning(),
}


@pytest.mark.parametrize(("text", "meaning"), HEADINGS.items())
def test_what_a_heading_says(ward: Lexicon, text: str, meaning: SectionMeaning) -> None:
    assert ward.section(text) == meaning


UNIT_HEADINGS = [("I. VĂN PHÒNG",), ("II. Công an phường",), ("III. TRƯỜNG MẦM NON",), ("IV. Việc khác",)]


@pytest.mark.parametrize("text", ["III. TRƯỜNG MẦM NON", "IV. Việc khác"])
def test_a_heading_among_units_that_names_none_is_an_unknown_unit(ward: Lexicon, text: str) -> None:
    assert ward.sections(UNIT_HEADINGS)(text) == SectionMeaning(unit=UNKNOWN_UNIT)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1. Trạm Thú y", UNKNOWN_UNIT),
        ("1. Tổ chức ngày hội", None),
        ("1. Phòng chống thiên tai", None),
        ("1. Ban hành văn bản", None),
        ("1. Việc khác", None),
    ],
)
def test_below_a_unit_only_what_begins_as_a_units_name_does(ward: Lexicon, text: str, unit: str | None) -> None:
    assert ward.sections([("I. VĂN PHÒNG", text), ("II. Công an phường",)])(text).unit == unit


def test_where_no_heading_names_a_unit_none_is_unknown(ward: Lexicon) -> None:
    assert ward.sections([("1. Tổ công tác số 1",), ("2. Tổ công tác số 2",)])("1. Tổ công tác số 1").unit is None
    beside = ward.sections([("Trạm Thú y",)], ["Trạm Thú y", "Công an phường"])
    assert beside("Trạm Thú y").unit == UNKNOWN_UNIT


def test_what_names_a_sector_and_a_unit_alike_is_read_as_the_other_headings_are(tmp_path: Path) -> None:
    sectors = [{"code": "vhxh", "name": "Văn hóa và xã hội"}, {"code": "kinh-te", "name": "Kinh tế"}]
    units = [{"code": "VHXH", "name": "Phòng Văn hóa - Xã hội"}, {"code": "CA", "name": "Công an phường"}]
    lexicon = make_lexicon(tmp_path, **{**WARD, "units": units, "sectors": sectors})
    sector, unit = SectionMeaning(sector="vhxh", or_unit="VHXH"), SectionMeaning(unit="VHXH")
    assert lexicon.section("I. VHXH") == sector
    assert lexicon.sections([("I. VHXH",), ("II. Công an phường",)])("I. VHXH") == unit
    assert lexicon.sections([("I. VHXH",), ("II. Kinh tế",)])("I. VHXH") == sector
    assert lexicon.sections([("I. VHXH",)])("I. VHXH") == sector


@pytest.mark.parametrize("text", ["PHÒNG VĂN HÓA - XÃ HỘI", "Lĩnh vực VH-XH", "II. Nhiệm vụ trong tháng 4", "Giao mới"])
def test_a_heading_is_no_title(ward: Lexicon, text: str) -> None:
    assert ward.is_heading(text)


@pytest.mark.parametrize("text", ["Tổng hợp kiến nghị tháng 3", "Nhiệm vụ quốc phòng", "Thu ngân sách tháng 4", "T3"])
def test_a_title_is_no_heading(ward: Lexicon, text: str) -> None:
    assert not ward.is_heading(text)


@pytest.mark.parametrize(
    ("period", "text", "origin"),
    [
        ("2026-01", "Nhiệm vụ tháng 12", "carried_over"),
        ("2026-01", "Nhiệm vụ tháng 12/2025", "carried_over"),
        ("2026-01", "Nhiệm vụ quý IV", "carried_over"),
        ("2026-01", "Nhiệm vụ tháng 1", "in_period"),
        ("2026-01", "Nhiệm vụ tháng 2", None),
        ("2026-12", "Nhiệm vụ tháng 11", "carried_over"),
        ("2026-12", "Nhiệm vụ tháng 1", None),
        ("2026-12", "Nhiệm vụ tháng 12/2025", "carried_over"),
        ("2026-04", "Nhiệm vụ quý I", "carried_over"),
        ("2026-04", "NHIỆM VỤ GIAO TẠI VĂN BẢN SỐ 312/UBND-VP NGÀY 02/4/2026", "in_period"),
        ("2026-04", "Nhiệm vụ giao tại Kế hoạch số 02/KH-UBND ngày 02/01/2026", None),
        ("2026-04", "Nhiệm vụ quý II", "in_period"),
        ("2026-04", "Nhiệm vụ năm 2025", "carried_over"),
        ("2026-04", "Chương trình công tác năm 2025", None),
        ("2026-Q2", "Nhiệm vụ quý I", "carried_over"),
        ("2026-Q2", "Nhiệm vụ quý II", "in_period"),
        ("2026-Q2", "Nhiệm vụ tháng 5", "in_period"),
        ("2026-Q2", "Nhiệm vụ tháng 3", "carried_over"),
        ("2026-Q1", "Nhiệm vụ quý IV", "carried_over"),
        ("2026", "Nhiệm vụ quý I", "in_period"),
        ("2026", "Nhiệm vụ năm 2025", "carried_over"),
    ],
)
def test_the_origin_by_the_time_that_a_heading_names(
    tmp_path: Path, period: str, text: str, origin: str | None
) -> None:
    lexicon = make_lexicon(tmp_path, period=period, cutoff="2026-12-31")
    assert lexicon.section(text).origin == origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Tháng 3", "carried_over"),
        ("T3", "carried_over"),
        ("T4/2026", "in_period"),
        ("Mới", "in_period"),
        ("Cũ", "carried_over"),
        ("Khác", None),
    ],
)
def test_the_origin_of_a_cell(ward: Lexicon, text: str, origin: str | None) -> None:
    assert ward.find_word("origin", text) == origin


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("PHÒNG VĂN HÓA - XÃ HỘI", ("VHXH",)),
        ("UBND PHƯỜNG CAM ĐƯỜNG", ()),
        ("BIỂU THEO DÕI NHIỆM VỤ CẢ NĂM 2026", ()),
        ("(Kèm theo Công văn số 312/UBND-VP ngày 02/4/2026)", ()),
        ("Phòng VHXH báo cáo Văn phòng HĐND và UBND", ("VHXH", "VP")),
        ("Kính gửi: Văn phòng HĐND và UBND", ()),
        ("Biểu số 02/VP", ()),
        ("CÔNG AN TỈNH LÀO CAI", ()),
        ("bieu nhiem vu ca nam 2026", ()),
        ("ca_nhiem vu T4", ("CA",)),
        ("BC_CA_T4", ("CA",)),
        ("VP_nhiem vu T4", ("VP",)),
        ("PhongVanHoaXaHoi_T4", ("VHXH",)),
        ("PHòNG VĂN HóA - Xã HộI", ("VHXH",)),
        ("TTDVTH bao cao thang 4", ("DVTH",)),
        ("bchqs t4-2026", ("QS",)),
    ],
)
def test_the_units_of_titles_and_file_names(ward: Lexicon, line: str, units: tuple[str, ...]) -> None:
    assert ward.title_units((line,)) == units


def test_what_is_abbreviated_already_is_not_abbreviated_again(tmp_path: Path) -> None:
    units = [
        {"code": "QS", "name": "Ban Chỉ huy Quân sự xã", "aliases": ["Ban CHQS"]},
        {"code": "MN", "name": "Trường Mầm non Hoa Ban"},
    ]
    lexicon = make_lexicon(tmp_path, units=units)
    assert lexicon.title_units(("BC Truong Mam non Hoa Ban Q4",)) == ("MN",)
    assert lexicon.title_units(("BCHQS Q4",)) == ("QS",)


def test_where_two_units_share_an_abbreviation_it_is_nobodys(tmp_path: Path) -> None:
    units = [{"code": "A", "name": "Phòng Kinh tế"}, {"code": "B", "name": "Phòng Kế toán"}]
    lexicon = make_lexicon(tmp_path, units=units)
    assert lexicon.find_units("Phòng KT") == ()
    assert lexicon.find_units("Phòng Kế toán") == ("B",)


def test_the_sector_of_a_unit(ward: Lexicon) -> None:
    assert ward.unit_sector("CA") == "quoc-phong"
    assert ward.unit_sector(None) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("II. Kinh tế (05 nhiệm vụ)", "Kinh tế"),
        ("A. Kinh tế - 03 NV", "Kinh tế"),
        ("a) Kinh tế:", "Kinh tế"),
        ("1.2 - Kinh tế: 5 nhiệm vụ", "Kinh tế"),
    ],
)
def test_a_heading_without_number_and_count(text: str, plain: str) -> None:
    assert without_numbering(text) == plain


NAME_WORDS = st.lists(
    st.sampled_from(["Phòng", "Kinh", "tế", "Văn", "hóa", "Xã", "hội", "Đô", "thị"]), min_size=2, max_size=6
)


@given(NAME_WORDS, st.data())
def test_initials_in_order_abbreviate_a_name(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(words)))
    short = "".join(word[0] for word in words[cut:])
    assert abbreviates(" ".join([*words[:cut], short]), " ".join(words))


@given(NAME_WORDS, st.sampled_from(["huyện", "tỉnh", "khác"]))
def test_a_word_that_is_left_over_makes_another_name(words: list[str], more: str) -> None:
    assert not abbreviates(" ".join([*words, more]), " ".join(words))
