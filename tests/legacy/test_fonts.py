"""What a font's name says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetops.legacy import FontEncoding, font_encoding


@pytest.mark.parametrize(
    "name", [".VnTime", ".vntime", ".VNARIAL", ".VnArial Narrow", "'.VnTime'", " .VnBook-Antiqua", ".VnTime Bold"]
)
def test_tcvn3(name):
    assert font_encoding(name) == FontEncoding("TCVN3")


@pytest.mark.parametrize(
    "name", [".VnTimeH", ".VnArialH", ".vntimeh", ".VnTime H", ".VnHelvetInsH", ".VnArial NarrowH", ".VnTimeH Bold"]
)
def test_tcvn3_in_capitals(name):
    assert font_encoding(name) == FontEncoding("TCVN3", capitals=True)


@pytest.mark.parametrize(
    "name",
    ["VNI-Times", "vni-times", "VNI-Helve", "VNI-HLThuphap", "VNI Helve", "@VNI-Times", "VNI-ENGLISH", "VNI-Disneyh"],
)
def test_vni(name):
    assert font_encoding(name) == FontEncoding("VNI")


def test_an_h_put_behind_a_name_shows_capitals():
    assert font_encoding("VNI-TimesH") == FontEncoding("VNI", capitals=True)


@pytest.mark.parametrize(
    "name",
    ["", "Times New Roman", "Arial", "Vnarial", "VN-Times", "UVN Van", "VNIX", "Segoe UI", "MS Gothic", "H", "."],
)
def test_ordinary_fonts(name):
    assert font_encoding(name) is None


@given(st.text(max_size=30))
def test_any_name_is_read(name):
    font_encoding(name)
