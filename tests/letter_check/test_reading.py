"""A letter is read from .docx, with all that stands in it, or from plain text in any encoding."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest

import sheetops
from sheetops.errors import SheetopsError
from sheetops.legacy import encode
from sheetops.letter_check.reading import letter_lines_of

WRONG = "Có 16 nhiệm vụ: 05 nhiệm vụ hoàn thành; 10 nhiệm vụ quá hạn."
LINES = [
    "1. Các nhiệm vụ trong tháng 4 năm 2026",
    "Lĩnh vực Kinh tế đã được các phòng chuyên môn triển khai thực hiện nghiêm túc.",
    WRONG,
    "Các phòng, đơn vị tiếp tục đôn đốc, kiểm tra tiến độ thực hiện những nhiệm vụ còn lại.",
]


def saved(tmp_path: Path, data: bytes, name: str = "van ban.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def sums_of(path: Path) -> list[tuple[str, str]]:
    return [(f.params["stated"], f.params["counted"]) for f in sheetops.check_letter(path).findings]


@pytest.mark.parametrize(
    "data",
    [
        "\n".join(LINES).encode("utf-8"),
        codecs.BOM_UTF8 + "\r\n".join(LINES).encode("utf-8"),
        "\n".join(LINES).encode("utf-16"),
        codecs.BOM_UTF16_BE + "\n".join(LINES).encode("utf-16-be"),
        "\n".join(LINES).encode("utf-16-le"),
        "\n".join(LINES).encode("utf-16-be"),
        "\n".join(encode(line, "TCVN3") for line in LINES).encode("latin-1"),
        "\n".join(encode(line, "TCVN3") for line in LINES).encode("utf-8"),
        "\n".join(encode(line, "VNI") for line in LINES).encode("latin-1"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be bom", "utf-16-le", "utf-16-be", "tcvn3", "tcvn3 in utf-8", "vni"],
)
def test_every_encoding_reads_alike(tmp_path: Path, data: bytes) -> None:
    assert sums_of(saved(tmp_path, data)) == [("16", "15")]


def test_lines_broken_for_width_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = "Có 16 nhiệm vụ: 05 nhiệm vụ\nhoàn thành; 10 nhiệm vụ\nquá hạn.\nII. Kiến nghị\n"
    assert letter_lines_of(saved(tmp_path, wrapped.encode()))[1:3] == (WRONG, "II. Kiến nghị")


def docx(tmp_path: Path, make: Any) -> Path:
    from docx import Document

    document = Document()
    make(document)
    path = tmp_path / "van ban.docx"
    document.save(str(path))
    return path


def test_body_and_tables_stand_in_the_documents_order(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Đầu trang"
        document.sections[0].footer.paragraphs[0].text = "Chân trang"
        document.add_paragraph("Trước bảng")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Ô trái", "Ô phải"
        document.add_paragraph("Sau bảng")

    lines = [line for line in letter_lines_of(docx(tmp_path, make)) if line]
    assert lines == ["Đầu trang", "Trước bảng", "Ô trái", "Ô phải", "Sau bảng", "Chân trang"]


def test_a_sentence_in_a_cell_of_several_runs_is_checked(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        paragraph = document.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0]
        for piece in ("Có 1", "6 nhiệm vụ: 0", "5 nhiệm vụ hoàn ", "thành; 10 nhiệm vụ quá hạn."):
            paragraph.add_run(piece)

    assert sums_of(docx(tmp_path, make)) == [("16", "15")]


@pytest.mark.parametrize("style", ["List Bullet", "List Number", "List Bullet 2"])
def test_lists_whose_signs_word_keeps_apart_are_lists(tmp_path: Path, style: str) -> None:
    def make(document: Any) -> None:
        document.add_paragraph("Tổng số 16 nhiệm vụ, trong đó:")
        for line in ("Hoàn thành: 05 nhiệm vụ;", "Quá hạn: 10 nhiệm vụ."):
            document.add_paragraph(line, style=style)

    assert sums_of(docx(tmp_path, make)) == [("16", "15")]


def test_a_list_of_another_kind_is_another_list(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.add_paragraph("Có 5 nhiệm vụ:")
        for line, style in (("3 nhiệm vụ hoàn thành;", "List Bullet"), ("1 nhiệm vụ quá hạn.", "List Bullet")):
            document.add_paragraph(line, style=style)
        for line in ("Lĩnh vực A: 3 nhiệm vụ", "Lĩnh vực B: 2 nhiệm vụ"):
            document.add_paragraph(line, style="List Number")

    path = docx(tmp_path, make)
    signs = [line.split()[0] for line in letter_lines_of(path) if line]
    assert signs == ["Có", "-", "-", "1.", "1."]
    assert sums_of(path) == [("5", "4")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 cut short", "hỏng"),
        ("a.docx", b"no archive at all", "hỏng"),
        ("a.txt", b"", "trống"),
        ("a.txt", b"{\\rtf1 16}", "chỉ đọc"),
        ("a.txt", b"\xef\xbb\xbf<html>16</html>", "chỉ đọc"),
        ("a.pdf", b"%PDF-1.4\n" + bytes(range(32)) * 9, "chỉ đọc"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_remedy(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(SheetopsError, match=said) as caught:
        sheetops.check_letter(saved(tmp_path, data, name))
    assert name in caught.value.vi
    assert name in caught.value.en
    assert ".docx" in caught.value.en
