"""What a file is by its content, whatever its extension says."""

from __future__ import annotations

import io
import zipfile

import pytest
from helpers import make_workbook
from hypothesis import example, given
from hypothesis import strategies as st

from sheetops.read.sniff import sniff


def archive(*names: str, **contents: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, contents.get(name, b""))
    return buffer.getvalue()


@pytest.mark.parametrize("extension", ["xlsx", "xls", "ods"])
def test_a_workbook_is_told_by_its_bytes(tmp_path, extension):
    path = make_workbook(tmp_path / f"a.{extension}", [["STT"]])
    assert sniff(path.read_bytes()) == extension


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><table>", "html"),
        (b"<html><body><table><tr>", "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "xml"),
        ("STT,Nội dung\n1,Họp giao ban".encode(), "text"),
        ("STT\tNội dung".encode("utf-16"), "text"),
        (b"\x00\x01\x02\x03" * 50, "unknown"),
        (b"PK\x03\x04 cut short", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "BOOK".encode("utf-16-le"), "xls"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (archive("[Content_Types].xml", "xl/workbook.bin"), "xlsb"),
        (archive("photos/1.jpg"), "zip"),
    ],
)
def test_what_is_sent_in_place_of_a_workbook(data, content):
    assert sniff(data) == content


def test_junk_before_a_workbook_does_not_hide_it(tmp_path):
    data = make_workbook(tmp_path / "a.xlsx", [["STT"]]).read_bytes()
    assert sniff(bytes(100) + data) == "xlsx"


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_are_something(data):
    assert sniff(data)
