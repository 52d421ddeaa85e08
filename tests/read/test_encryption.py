"""Encrypted files: one that asks for a password is said to, one that Excel opens without asking is read."""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256

import pytest
from helpers import make_workbook, make_xls
from hypothesis import given
from hypothesis import strategies as st
from locked import OF_EXCEL, locked_ods, locked_package, locked_xls, locked_zip

from sheetops.read.container import compound
from sheetops.read.encryption import is_encrypted, opened
from sheetops.read.sniff import sniff
from sheetops.read.workbook import read_here

# msoffcrypto writes packages of less than 4096 bytes where nobody finds them: texts that do not pack make it larger.
ROWS = [["STT", "Nội dung nhiệm vụ"], [1, "Họp giao ban"]]
ROWS += [[number, f"Việc số {number} {sha256(bytes([number])).hexdigest()}"] for number in range(2, 60)]
PACKAGES = ["xlsx", "xlsm", "xlsb"]


def codes(data: bytes, name: str = "a.xlsx"):
    result = read_here(data, name)
    return [problem.code for problem in result.problems], result.grids


@pytest.mark.parametrize("extension", PACKAGES)
def test_a_package_with_a_password_is_said(tmp_path, extension):
    data = locked_package(make_workbook(tmp_path / f"a.{extension}", ROWS), "mat-khau")
    assert sniff(data) == "encrypted"
    assert codes(data, f"a.{extension}") == (["F102"], ())


@pytest.mark.parametrize("extension", PACKAGES)
def test_a_package_that_excel_opens_without_asking_is_read(tmp_path, extension):
    path = make_workbook(tmp_path / f"a.{extension}", ROWS)
    plain = read_here(path.read_bytes(), path.name)
    locked = locked_package(path, OF_EXCEL)
    assert opened(locked, "encrypted") == path.read_bytes()
    assert read_here(locked, path.name) == plain
    assert not plain.problems


def test_an_xls_with_a_password_is_said(tmp_path):
    data = locked_xls(make_xls(tmp_path / "a.xls", ROWS).read_bytes(), "mat-khau")
    assert is_encrypted(data, sniff(data))
    assert codes(data, "a.xls") == (["F102"], ())


def test_an_xls_that_excel_opens_without_asking_is_read(tmp_path):
    plain = make_xls(tmp_path / "a.xls", {"Theo dõi": ROWS, "Tháng 4": [["x"]]}).read_bytes()
    locked = locked_xls(plain, OF_EXCEL)
    assert is_encrypted(locked, "xls")
    assert "Việc số 7".encode("utf-16-le") not in locked
    assert read_here(locked, "a.xls") == read_here(plain, "a.xls")


def test_an_ods_with_a_password_is_said(tmp_path):
    data = locked_ods(make_workbook(tmp_path / "a.ods", ROWS).read_bytes())
    assert codes(data, "a.ods") == (["F102"], ())


@pytest.mark.parametrize("extension", [*PACKAGES, "ods"])
def test_an_archive_with_a_password_is_said(tmp_path, extension):
    data = locked_zip(make_workbook(tmp_path / f"a.{extension}", ROWS).read_bytes())
    assert codes(data, f"a.{extension}") == (["F102"], ())


def test_what_the_password_of_excel_opens_may_have_another_extension(tmp_path):
    data = locked_package(make_workbook(tmp_path / "a.xlsb", ROWS), OF_EXCEL)
    found, grids = codes(data, "a.xlsx")
    assert found == ["F103"]
    assert grids[0].cell(2, 2) == "Họp giao ban"


def test_a_sheet_that_is_protected_is_read(tmp_path):
    import xlsxwriter
    import xlwt

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        paper = book.add_worksheet()
        paper.write(0, 0, "Họp")
        paper.protect("mat-khau")
    old = xlwt.Workbook()
    sheet = old.add_sheet("Sheet1")
    sheet.write(0, 0, "Họp")
    sheet.protect = True
    sheet.password = "mat-khau"
    old.save(str(tmp_path / "a.xls"))
    for name in ("a.xlsx", "a.xls"):
        found, grids = codes((tmp_path / name).read_bytes(), name)
        assert found == []
        assert grids[0].rows == (("Họp",),)


def test_a_password_made_dear_to_try_is_not_tried(tmp_path):
    data = locked_package(make_workbook(tmp_path / "a.xlsx", ROWS), OF_EXCEL)
    dear = re.sub(rb'spinCount="100000"', b'spinCount="9999999"', data)
    assert len(dear) == len(data) + 1
    assert opened(dear, "encrypted") is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", compound("EncryptedPackage", b"x"), compound("Workbook", b"x")])
def test_what_cannot_be_opened_is_not(data):
    assert opened(data, sniff(data)) is None
    assert not is_encrypted(data, "xls")


@given(at=st.integers(0, 9000), junk=st.binary(min_size=1, max_size=40))
def test_a_damaged_encrypted_file_never_raises(locked, at, junk):
    for data in locked:
        damaged = data[:at] + junk + data[at + len(junk) :]
        opened(damaged, sniff(damaged))


@pytest.fixture(scope="module")
def locked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locked")
    package = locked_package(make_workbook(folder / "a.xlsx", ROWS), "mat-khau")
    cheap = package.replace(b'spinCount="100000"', b'spinCount="000001"')
    return cheap, locked_xls(make_xls(folder / "a.xls", ROWS).read_bytes(), OF_EXCEL)


def test_what_decrypts_is_only_loaded_for_what_is_encrypted():
    code = "import sys, sheetops.read.workbook; print('msoffcrypto' in sys.modules, 'cryptography' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
