"""The hidden stamp of a generated template: written, kept by other programs, read again."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from helpers import make_ods, make_workspace, make_xls, make_xlsx
from hypothesis import given
from hypothesis import strategies as st

import sheetops
from sheetops.read import read_workbook
from sheetops.read.stamp import stamp
from sheetops.stamp import PROPERTY, Stamp
from sheetops.write.stamp import LONGEST, put_stamp

GIVEN = Stamp("Phòng KT & ĐT <1>", "2026-04", datetime(2026, 4, 3, 8, 30))
OFFICE = shutil.which("soffice")


def stamped(path: Path, what: Stamp = GIVEN, rows: list[list[str]] | None = None) -> Path:
    with xlsxwriter.Workbook(path) as book:
        put_stamp(book, what)
        paper = book.add_worksheet("Theo dõi")
        for number, row in enumerate(rows or [["x"]]):
            paper.write_row(number, 0, row)
    return path


@given(
    st.builds(Stamp, st.text(), st.text(), st.none() | st.datetimes().map(lambda t: t.replace(second=0, microsecond=0)))
)
def test_a_stamp_is_read_as_it_was_written(given: Stamp) -> None:
    assert Stamp.parse(given.text) == given


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "KT", "{", "[]", "1", '{"unit": 1, "period": "2026-04"}', '{"unit": "KT"}', "[" * 100_000),
        '{"unit": "KT", "period": "2026-04", "issued": "yesterday"}',
    ],
)
def test_what_is_no_stamp(text: str | None) -> None:
    assert Stamp.parse(text) is None


def test_a_stamp_that_excel_would_cut_is_not_written(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet()
        with pytest.raises(ValueError, match="longer"):
            put_stamp(book, Stamp("K" * LONGEST, "2026-04"))


def test_it_comes_with_the_workbook(tmp_path: Path) -> None:
    path = stamped(tmp_path / "a.xlsx")
    assert Stamp.parse(read_workbook(path.read_bytes(), "a.xlsx").stamp) == GIVEN


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("extension", ["xlsx", "ods", "xls"])
def test_libreoffice_keeps_it_in_every_format_and_back(tmp_path: Path, extension: str) -> None:
    saved = _saved(stamped(tmp_path / "a.xlsx"), extension)
    assert Stamp.parse(stamp(saved.read_bytes(), extension)) == GIVEN
    again = _saved(saved, "xlsx")
    assert Stamp.parse(stamp(again.read_bytes(), "xlsx")) == GIVEN


def _saved(path: Path, extension: str) -> Path:
    """The workbook, opened by LibreOffice and saved in another format."""
    output = path.parent / f"as {extension}"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", extension, "--outdir", str(output), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return output / f"{path.stem}.{extension}"


def test_a_workbook_of_ones_own_has_none(tmp_path: Path) -> None:
    assert stamp(make_xlsx(tmp_path / "a.xlsx", [["x"]]).read_bytes(), "xlsx") is None
    assert stamp(make_ods(tmp_path / "a.ods", [["x"]]).read_bytes(), "ods") is None
    assert stamp(make_xls(tmp_path / "a.xls", [["x"]]).read_bytes(), "xls") is None


@pytest.mark.parametrize(
    "xml",
    [
        *(b"", b"<", b"sheetops", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b; sheetops</a>', b"<a>sheetops</a>"),
        b"<a>" + b" " * 300_000 + b"sheetops</a>",
    ],
)
def test_damaged_properties_are_no_stamp(tmp_path: Path, xml: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("docProps/custom.xml", xml)
    assert stamp((tmp_path / "a.xlsx").read_bytes(), "xlsx") is None


@given(st.binary(max_size=600))
def test_damaged_files_are_no_stamp(data: bytes) -> None:
    user_defined = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
    for content in ("xlsx", "ods", "xls"):
        assert stamp(data + user_defined, content) is None


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_any_change_of_an_xls_is_read_without_a_crash(tmp_path: Path) -> None:
    data = bytearray(_saved(stamped(tmp_path / "a.xlsx"), "xls").read_bytes())
    at = data.index(bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae"))
    for place in range(at, min(at + 400, len(data)), 3):
        for value in (0, 0x7F, 0xFF):
            changed = bytes(data[:place]) + struct.pack("B", value) + bytes(data[place + 1 :])
            said = stamp(changed, "xls")
            assert said is None or isinstance(said, str)


def test_unit_and_period_of_a_submission_are_those_of_its_template(tmp_path: Path) -> None:
    rows = [["STT", "Nội dung nhiệm vụ", "Thời hạn", "Trạng thái"], ["1", "Họp thôn", "10/4", "HT"]]
    april = stamped(tmp_path / "april.xlsx", Stamp("CA", "2026-04"), rows).read_bytes()
    march = stamped(tmp_path / "march.xlsx", Stamp("KT", "2026-03"), rows).read_bytes()
    root = make_workspace(tmp_path / "workspace", {"Phong Kinh te.xlsx": april, "bieu.xlsx": march})
    result = sheetops.consolidate(root)
    assert {file.path: (file.unit, file.state) for file in result.files} == {
        "nop/Phong Kinh te.xlsx": ("CA", "accepted"),
        "nop/bieu.xlsx": ("KT", "rejected"),
    }
    [other] = [finding for finding in result.findings if finding.code == "F108"]
    assert (other.path, other.unit, other.params["stated"]) == ("nop/bieu.xlsx", "KT", "2026-03")


def test_the_property_has_the_products_name() -> None:
    assert sheetops.__name__ == PROPERTY
