"""What a file is by its content, whatever its extension says."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile

import pytest
from helpers import make_workbook
from hypothesis import example, given
from hypothesis import strategies as st

from sheetops.catalogue import message, remedy
from sheetops.catalogue.rulebook import catalogue
from sheetops.read import read_workbook
from sheetops.read.compound import SIGNATURE
from sheetops.read.container import compound
from sheetops.read.sniff import EXTENSIONS, READABLE, sniff

FORMATS = ["xlsx", "xlsm", "xlsb", "xls", "ods"]
KINDS = '<Types><Override PartName="/{part}" ContentType="application/vnd.{kind}+xml"/></Types>'
DBF = bytes([3, 126, 4, 15]) + struct.pack("<IHH", 1, 65, 11) + bytes(20) + b"TEN" + bytes(29) + b"\r 1234567890"


def archive(*names: str, **contents: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, contents.get(name, b""))
        for name, content in contents.items():
            if name not in names:
                made.writestr(name, content)
    return buffer.getvalue()


def damaged_compound(stream: str) -> bytes:
    """A compound file whose tables are gone, and the name of a stream in it."""
    return SIGNATURE + bytes(600) + stream.encode("utf-16-le")


@pytest.mark.parametrize("extension", FORMATS)
def test_a_workbook_is_told_by_its_bytes(tmp_path, extension):
    path = make_workbook(tmp_path / f"a.{extension}", [["STT"]])
    assert sniff(path.read_bytes()) == ("xlsx" if extension == "xlsm" else extension)


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 50, "unknown"),
        (b"PK\x03\x04 cut short", "damaged"),
        (SIGNATURE + bytes(600), "damaged"),
        (damaged_compound("EncryptedPackage"), "encrypted"),
        (damaged_compound("BOOK"), "xls"),
        (compound("Book", b"\x09\x08"), "xls"),
        (compound("EncryptedPackage", b""), "encrypted"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "xls"),
    ],
)
def test_what_can_be_read_or_is_broken_is_told_by_its_bytes(data, content):
    assert sniff(data) == content


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi STT}", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "old_xls"),
        (b"\x00\x00\x1a\x00\x00\x10\x04\x00", "lotus"),
        (DBF, "dbf"),
        (
            gzip.compress(b'<?xml version="1.0"?><gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">', mtime=0),
            "gnumeric",
        ),
        (gzip.compress(b"STT,Ten", mtime=0), "archive"),
        (compound("WordDocument", b""), "doc"),
        (compound("PowerPoint Document", b""), "ppt"),
        (compound("__properties_version1.0", b""), "msg"),
        (compound("CONTENTS", b""), "ole"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (archive("Index/Document.iwa", "Data/a.jpg"), "numbers"),
        (archive("photos/1.jpg"), "archive"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    ],
)
def test_what_another_program_made_is_told_by_its_bytes(data, content):
    assert sniff(data) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("<!DOCTYPE html><table>", "html"),
        ("\n\n<html><body><table><tr>", "html"),
        ("<meta http-equiv='Content-Type'><table border=1><tr><td>STT", "html"),
        ("<!-- xuất từ phần mềm --><div><TABLE>", "html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>', "html"),
        ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>', "html"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html>", "mhtml"),
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table>',
            "spreadsheet_xml",
        ),
        ('<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">', "fods"),
        ('<?xml version="1.0"?><nhiemvu/>', "xml"),
        ("ID;PWXL;N;E\r\nP;PGeneral\r\n", "sylk"),
        ("ID;Phòng;Nội dung\r\n1;Kinh tế;Họp\r\n", "text"),
        ("TABLE\r\n0,1\r\n", "dif"),
        ("STT,Nội dung\n1,Họp giao ban", "text"),
        ("STT\tNội dung\n1\tHọp", "text"),
        ("<1 tuần,Họp giao ban", "text"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_is_told_by_its_beginning_in_every_encoding(text, content, encoding):
    assert sniff(text.encode(encoding)) == content


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("openxmlformats-officedocument.spreadsheetml.sheet.main", "xlsx"),
        ("ms-excel.sheet.macroEnabled.main", "xlsx"),
        ("ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
        ("openxmlformats-officedocument.wordprocessingml.document.main", "docx"),
        ("openxmlformats-officedocument.presentationml.presentation.main", "pptx"),
        ("openxmlformats-package.relationships", "archive"),
    ],
)
def test_the_package_says_what_it_is_where_its_parts_stand_elsewhere(kind, content):
    kinds = KINDS.format(part="odd/main.part", kind=kind)
    assert sniff(archive("odd/main.part", **{"[Content_Types].xml": kinds})) == content


def test_a_document_that_holds_a_workbook_is_no_workbook():
    inner = "openxmlformats-officedocument.spreadsheetml.sheet"
    kinds = f'<Types><Default Extension="xlsx" ContentType="application/vnd.{inner}"/></Types>'
    parts = archive("word/document.xml", "word/embeddings/a.xlsx", **{"[Content_Types].xml": kinds})
    assert sniff(parts) == "docx"
    folder = compound("WordDocument", "Workbook".encode("utf-16-le"))
    assert sniff(folder) == "doc"


@pytest.mark.parametrize("extension", ["xlsx", "xlsb", "ods"])
def test_junk_before_a_workbook_does_not_hide_it(tmp_path, extension):
    data = make_workbook(tmp_path / f"a.{extension}", [["STT"]]).read_bytes()
    assert sniff(bytes(100) + data) == extension


def test_a_workbook_cut_short_is_damaged(tmp_path):
    data = make_workbook(tmp_path / "a.xlsx", [["STT"]]).read_bytes()
    assert sniff(data[: len(data) // 2]) == "damaged"


def test_one_volume_of_several_is_damaged(tmp_path):
    data = bytearray(make_workbook(tmp_path / "a.xlsx", [["STT"]]).read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 4 : end + 8] = struct.pack("<HH", 1, 1)  # the second disk, on which the directory begins
    data[end + 8 : end + 10] = struct.pack("<H", 0)
    assert sniff(bytes(data)) in ("damaged", "xlsx")  # whether the reader of zip files looks at it differs by version
    assert sniff(b"PK\x07\x08" + bytes(data[4:2000])) == "damaged"


def test_an_archive_of_very_many_parts_is_not_opened():
    entry = b"PK\x01\x02" + bytes(42)
    result = read_workbook(b"PK\x03\x04" + entry * 30_000, "a.xlsx")
    assert [(finding.code, finding.params) for finding in result.findings] == [("F109", {"limit": "parts"})]


def test_a_large_archive_in_zip64_is_opened(tmp_path):
    buffer = io.BytesIO()
    source = make_workbook(tmp_path / "a.xlsx", [["STT"]])
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as part:
                part.write(old.read(name))
    assert sniff(buffer.getvalue()) == "xlsx"


EXAMPLES = {
    "html": b"<html><table>",
    "mhtml": b"MIME-Version: 1.0\n",
    "text": b"STT,Noi dung",
    "pdf": b"%PDF-1.4",
    "rtf": b"{\\rtf1",
    "spreadsheet_xml": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "archive": b"Rar!\x1a\x07\x00",
    "picture": b"\x89PNG\r\n\x1a\n",
    "doc": compound("WordDocument", b""),
    "msg": compound("__properties_version1.0", b""),
    "ole": compound("CONTENTS", b""),
    "docx": archive("word/document.xml"),
    "numbers": archive("Index/Document.iwa"),
    "dbf": DBF,
    "old_xls": b"\x09\x02\x06\x00" + bytes(8),
}


@pytest.mark.parametrize("content", EXAMPLES)
def test_what_is_sent_in_place_of_a_workbook_is_named_with_what_to_do(content):
    assert sniff(EXAMPLES[content]) == content
    findings = read_workbook(EXAMPLES[content], "nop/KT.xlsx").findings
    assert [finding.code for finding in findings] == ["F103", "F101"]
    for lang in ("vi", "en"):
        name = catalogue().words["actual"][content].text(lang)
        assert all(name in message(finding, lang) for finding in findings)
        assert all(".xlsx" in remedy(finding, lang) for finding in findings)


@pytest.mark.parametrize(("content", "extensions"), EXTENSIONS.items())
def test_everything_that_is_not_read_has_its_words(content, extensions):
    assert all(extension.startswith(".") for extension in extensions)
    assert content in READABLE or content in catalogue().words["actual"]


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + bytes(18))
@example(SIGNATURE)
@example(b"\x1f\x8b")
@example(b"\x03\x01\x01\x01")
def test_any_bytes_are_something(data):
    assert sniff(data)


@given(start=st.sampled_from([b"PK\x03\x04", SIGNATURE, b"\x1f\x8b\x08", b"<", b"\x09\x08"]), rest=st.binary())
def test_any_beginning_is_something(start, rest):
    assert sniff(start + rest)
