"""A commune's units and sectors as people write them: the tables of cases."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from helpers import make_lexicon

from sheetops.words.lexicon import Lexicon

COMMUNE = {
    "office": {"name": "UBND xã Nậm Chày", "short": "xã Nậm Chày", "place": "Nậm Chày"},
    "units": [
        {"code": "VP", "name": "Văn phòng HĐND và UBND", "sector": "nv"},
        {"code": "KT", "name": "Phòng Kinh tế", "sector": "kt"},
        {"code": "VHXH", "name": "Phòng Văn hóa - Xã hội", "sector": "vx"},
        {"code": "HCC", "name": "Trung tâm Phục vụ hành chính công", "sector": "nv"},
        {"code": "DVTH", "name": "Trung tâm Dịch vụ tổng hợp", "sector": "kt"},
        {"code": "CA", "name": "Công an xã", "sector": "qp"},
        {"code": "QS", "name": "Ban Chỉ huy Quân sự xã", "sector": "qp"},
        {"code": "TYT", "name": "Trạm Y tế", "sector": "vx"},
        {"code": "THCS", "name": "Trường THCS Nậm Chày", "sector": "vx"},
        {"code": "MN", "name": "Trường Mầm non Hoa Ban", "sector": "vx"},
    ],
    "sectors": [
        {"code": "kt", "name": "Kinh tế"},
        {"code": "vx", "name": "Văn hóa - Xã hội"},
        {"code": "nv", "name": "Nội vụ, Cải cách hành chính, Văn phòng"},
        {"code": "qp", "name": "Quốc phòng - An ninh"},
    ],
}


def cases(name: str) -> list[tuple[str, str | None]]:
    table = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return [(text, None if code == "nobody" else code) for code, texts in table.items() for text in texts]


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return make_lexicon(tmp_path_factory.mktemp("commune"), **COMMUNE)


@pytest.mark.parametrize(("text", "unit"), cases("cases_units.yaml"))
def test_the_unit_that_a_leads_cell_means(commune: Lexicon, text: str, unit: str | None) -> None:
    for form in (text, unicodedata.normalize("NFD", text), f" {text} "):
        assert commune.find_units(form) == ((unit,) if unit else ())


@pytest.mark.parametrize(("text", "sector"), cases("cases_sectors.yaml"))
def test_the_sector_that_a_cell_means(commune: Lexicon, text: str, sector: str | None) -> None:
    for form in (text, unicodedata.normalize("NFD", text), f" {text} "):
        assert commune.find_sector(form) == sector


@pytest.mark.parametrize(
    ("text", "units", "helpers"),
    [
        ("Công an xã - phối hợp: Phòng Văn hóa - Xã hội", ("CA", "VHXH"), ("Phòng Văn hóa - Xã hội",)),
        ("Phòng Kinh tế phối hợp với Công an xã", ("KT", "CA"), ("Công an xã",)),
        ("Phòng Kinh tế chủ trì, VP phối hợp", ("KT", "VP"), ("Văn phòng HĐND và UBND",)),
        ("Chủ trì: Phòng Kinh tế; Phối hợp: các thôn", ("KT",), ("các thôn",)),
        ("phong kinh te, phoi hop: TYT", ("KT", "TYT"), ("Trạm Y tế",)),
        ("Phối hợp: Công an xã", (), ()),
        ("Phòng Kinh tế - Hạ tầng", (), ()),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", (), ()),
    ],
)
def test_who_leads_and_who_helps(commune: Lexicon, text: str, units: tuple[str, ...], helpers: tuple[str, ...]) -> None:
    assert commune.find_units(text) == units
    assert commune.coordinators(text) == helpers


@pytest.mark.parametrize("text", ["Kinh tế", "Y tế", "Quân sự", "Văn hóa"])
def test_a_heading_that_names_a_field_is_no_units(commune: Lexicon, text: str) -> None:
    """Under "Y tế" in a sheet of one unit stand its own tasks: the word for what a unit is may lack in a cell only."""
    assert commune.section(text).unit is None


def test_a_unit_of_its_own_name_goes_before_names_known_anywhere(tmp_path: Path) -> None:
    units = [
        {"code": "HCC", "name": "Trung tâm Phục vụ hành chính công"},
        {"code": "MC", "name": "Tổ Một cửa", "aliases": ["Một cửa"]},
    ]
    lexicon = make_lexicon(tmp_path, units=units)
    assert lexicon.find_units("Một cửa") == ("MC",)
    assert lexicon.find_units("TT HCC") == ("HCC",)


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("BỘ PHẬN MỘT CỬA", ("HCC",)),
        ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN XÃ", ("VP",)),
        ("Xa doi_thang 4", ("QS",)),
        ("BIỂU THEO DÕI NHIỆM VỤ KINH TẾ - XÃ HỘI", ()),
        ("UBND XÃ NẬM CHÀY", ()),
        ("ỦY BAN NHÂN DÂN XÃ NẬM CHÀY", ()),
        ("HỘI ĐỒNG NHÂN DÂN XÃ", ()),
    ],
)
def test_the_units_of_a_title(commune: Lexicon, line: str, units: tuple[str, ...]) -> None:
    assert commune.title_units((line,)) == units
