"""The letter: its form, its sentences, and what stays of it when the figures change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from helpers import HEADER, make_workspace
from lxml import etree
from openxml import faults

import sheetops
from sheetops import WorkspaceError, write_letter
from sheetops.write.letter.document import agency_lines

SAMPLES = Path(__file__).parents[3] / "samples"
SENT = [
    HEADER,
    [1, "Họp dân", "30/4/2026", None, "Đang triển khai"],
    [2, "Sửa đường", "10/4/2026", None, "Đang triển khai"],
    [3, "Kê khai đất", "10/4/2026", "9/4/2026", "Hoàn thành"],
]
DONE = [*SENT[:2], [2, "Sửa đường", "10/4/2026", "10/4/2026", "Hoàn thành"], SENT[3]]
OPEN = "01 nhiệm vụ đang tiếp tục triển khai thực hiện."
SENTENCE = f"Có 03 nhiệm vụ: 01 nhiệm vụ hoàn thành; 01 nhiệm vụ quá hạn; {OPEN}"
AFTER = "Có 03 nhiệm vụ: 02 nhiệm vụ hoàn thành; 01 nhiệm vụ đang tiếp tục triển khai thực hiện."


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs if paragraph.text.strip()]


def cells(path: Path) -> list[list[str]]:
    return [[p.text for p in cell.paragraphs] for table in Document(str(path)).tables for cell in table.rows[0].cells]


@pytest.fixture
def april(tmp_path: Path) -> Callable[..., sheetops.LetterWritten]:
    """Write the letter of a workspace with these rows of Phòng Kinh tế; the letter of before is kept."""

    def written(rows: list[Any], **settings: Any) -> sheetops.LetterWritten:
        root = tmp_path / "thang-4"
        if not root.exists():
            root.mkdir()
        make_workspace(root, {"PKT.xlsx": rows}, **settings)
        return write_letter(sheetops.consolidate(root))

    return written


def test_the_sentences_are_those_of_the_result(april: Callable[..., Any]) -> None:
    shown = texts(april(SENT).path)
    assert SENTENCE in shown
    assert "a. Lĩnh vực Kinh tế" in shown
    assert "I. Kết quả thực hiện nhiệm vụ (tính đến ngày 17/4/2026)" in shown
    assert shown[-1].endswith("./.")


def test_shortcomings_are_drafted_from_what_was_found(april: Callable[..., Any]) -> None:
    shown = "\n".join(texts(april(SENT).path))
    assert "- Còn 01 nhiệm vụ quá hạn: Phòng Kinh tế." in shown
    assert "- Có 02 đơn vị chưa gửi báo cáo: Phòng Văn hóa - Xã hội, Công an xã." in shown
    assert "- Có 01/01 nhiệm vụ báo cáo hoàn thành nhưng chưa có minh chứng." in shown
    assert "quá hạn" not in "\n".join(texts(april(DONE).path))


def test_the_form_is_the_decrees(april: Callable[..., Any]) -> None:
    document = Document(str(april(SENT).path))
    section = document.sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size) == ("Times New Roman", Pt(14))
    body = next(p for p in document.paragraphs if p.text == SENTENCE)
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.space_before == Pt(6)
    assert 1.0 <= body.paragraph_format.first_line_indent.cm <= 1.27
    assert section.different_first_page_header_footer
    assert "PAGE" in etree.tostring(section.header._element).decode()
    assert not section.first_page_header.paragraphs[0].text


def test_the_head_names_agency_country_and_motto_and_leaves_blanks(april: Callable[..., Any]) -> None:
    left, right, *_ = cells(april(SENT).path)
    assert " ".join(left[:2]).strip().startswith("ỦY BAN NHÂN DÂN")
    assert "Số:" in "".join(left)
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert re.search(r"ngày {4,}tháng 4 năm 2026", right[-1])


def test_the_configuration_is_taken_over(april: Callable[..., Any]) -> None:
    letter = {
        "number": "05/UBND-VP",
        "addressees": ["Thường trực UBND xã", "Các phòng, đơn vị"],
        "signer": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Họ và Tên"],
        "recipients": ["Như trên", "Đảng ủy xã"],
        "wording": {"merits": "Kết quả nổi bật trong {period}"},
    }
    path = april(SENT, letter=letter).path
    shown, (left, _, recipients, signer) = texts(path), cells(path)
    assert "Số: 05/UBND-VP" in left
    assert shown[:3] == ["Kính gửi:", "- Thường trực UBND xã;", "- Các phòng, đơn vị."]
    assert recipients == ["Nơi nhận:", "- Như trên;", "- Đảng ủy xã;", "- Lưu: VT, VP."]
    assert [line for line in signer if line] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Họ và Tên"]
    assert "1. Kết quả nổi bật trong tháng 4 năm 2026" in shown


@pytest.mark.parametrize(
    ("wording", "told"), [({"uu_diem": "x"}, "uu_diem"), ({"merits": "{tong}"}, "letter.wording.merits")]
)
def test_wording_that_cannot_be_used_is_told(april: Callable[..., Any], wording: dict[str, str], told: str) -> None:
    with pytest.raises(WorkspaceError, match=told):
        april(SENT, letter={"wording": wording})


# ------------------------------------------------------------------------------------------------------ again


def edit(path: Path, change: Callable[[Any], None]) -> None:
    document = Document(str(path))
    change(document)
    document.save(str(path))


def paragraph(document: Any, beginning: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(beginning))


def test_a_letter_that_nobody_edited_is_written_anew(april: Callable[..., Any]) -> None:
    first = april(SENT)
    bytes_before = first.path.read_bytes()
    assert april(SENT).path.read_bytes() == bytes_before
    again = april(DONE)
    assert (again.notes, again.edited) == ((), None)
    assert AFTER in texts(again.path)


def test_what_the_office_wrote_stays_and_the_sentences_are_the_new_ones(april: Callable[..., Any]) -> None:
    path = april(SENT).path

    def change(document: Any) -> None:
        paragraph(document, "3. Các phòng").runs[0].text = "3. Giao Văn phòng đôn đốc hằng tuần."
        paragraph(document, "Có 03").insert_paragraph_before("Nhìn chung, các đơn vị đã cố gắng.")

    edit(path, change)
    again = april(DONE)
    shown = texts(again.path)
    assert AFTER in shown
    assert SENTENCE not in shown
    assert {"3. Giao Văn phòng đôn đốc hằng tuần.", "Nhìn chung, các đơn vị đã cố gắng."} <= set(shown)
    assert [note.code for note in again.notes] == ["gone"]  # "Còn 01 nhiệm vụ quá hạn" has nothing behind it any more


def test_in_a_sentence_of_the_offices_own_only_the_figures_change(april: Callable[..., Any]) -> None:
    path = april([*SENT, [4, "Việc thêm", "30/4/2026", None, "Đang triển khai"]]).path

    def change(document: Any) -> None:
        runs = paragraph(document, "Có 04").runs
        runs[0].text = "Toàn lĩnh vực có "

    edit(path, change)
    again = april([*SENT, [4, "Việc thêm", "9/4/2026", None, "Đang triển khai"]])
    sentence = "Toàn lĩnh vực có 04 nhiệm vụ: 01 nhiệm vụ hoàn thành; 02 nhiệm vụ quá hạn; 01 nhiệm vụ đang"
    assert any(text.startswith(sentence) for text in texts(again.path))
    assert [note.code for note in again.notes] == ["refilled"]


def test_what_has_no_place_in_it_is_told_with_its_sentence(april: Callable[..., Any]) -> None:
    path = april(SENT).path

    def change(document: Any) -> None:
        paragraph(document, "Có 03").runs[0].text = "Tổng cộng "
        deleted = paragraph(document, "- Đã hoàn thành")._p
        deleted.getparent().remove(deleted)

    edit(path, change)
    notes = {note.code: note.text for note in april(DONE).notes}
    assert notes["edited"] == AFTER
    assert notes["absent"].startswith("- Đã hoàn thành 02/03 nhiệm vụ")


@pytest.mark.parametrize("content", [b"", b"no letter", None])
def test_a_file_without_our_marks_is_left_alone(april: Callable[..., Any], content: bytes | None) -> None:
    path = april(SENT).path
    if content is None:
        page = io.BytesIO()
        Document().save(page)
        content = page.getvalue()
    path.write_bytes(content)
    for number in (2, 3):
        again = april(SENT)
        assert again.edited == path
        assert again.path.name == f"cong-van-2026-04-{number}.docx"
        assert SENTENCE in texts(again.path)
    assert path.read_bytes() == content


# ---------------------------------------------------------------------------------------------- hostile, structure

HOSTILE = "=1+1 +x -y @z \u202eđảo\u202c 😀 \x07\ufffe<b>&amp;"


def test_hostile_names_are_text(april: Callable[..., Any]) -> None:
    units = [{"code": "KT", "name": HOSTILE, "aliases": ["PKT"], "sector": "kinh-te"}]
    path = april(SENT, units=units, letter={"recipients": ["x" * 32_767, HOSTILE]}).path
    assert sound(path)
    shown = "\n".join(texts(path))
    assert "=1+1 +x -y @z" in shown
    assert "😀" in shown
    assert "x" * 32_767 in "".join(cells(path)[2])


def sound(path: Path) -> bool:
    """Whether every part is XML, every relation has its target, and every bookmark its two ends and own name.

    And whether the Open XML SDK's checks hold.
    """
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        parts = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    for relation in parts["word/_rels/document.xml.rels"]:
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            assert target.removeprefix("/") in names or f"word/{target}" in names or target.startswith("..")
    document = parts["word/document.xml"]
    starts = [(e.get(qn("w:id")), e.get(qn("w:name"))) for e in document.iter(qn("w:bookmarkStart"))]
    ends = [e.get(qn("w:id")) for e in document.iter(qn("w:bookmarkEnd"))]
    assert sorted(number for number, _ in starts) == sorted(ends)
    assert len(set(ends)) == len(ends)
    assert len({name for _, name in starts}) == len(starts)
    assert all(name and len(name) <= 40 and name.isascii() and not name[0].isdigit() for _, name in starts)
    return bool(starts) and faults(path) == []


@pytest.mark.parametrize("sample", ["lung-phinh-2026-04", "vinh-thong-cchc-2026/thang-5"])
def test_the_samples_letters_are_sound_and_always_the_same(tmp_path: Path, sample: str) -> None:
    result = sheetops.consolidate(SAMPLES / sample)
    first, second = (write_letter(result, tmp_path / name).path for name in ("a", "b"))
    assert sound(first)
    assert first.read_bytes() == second.read_bytes()


def test_scores_have_their_parts_and_what_is_open(tmp_path: Path) -> None:
    result = sheetops.consolidate(SAMPLES / "vinh-thong-cchc-2026" / "thang-5")
    shown = texts(write_letter(result, tmp_path).path)
    whole = result.tallies.iloc[-1]
    sentence = next(text for text in shown if text.startswith(f"Có {whole['total']} chỉ số"))
    assert f"đạt {whole['score']:g} điểm".replace(".", ",") in sentence
    assert sum(text.startswith("Phần ") for text in shown) == result.tallies["part"].notna().sum()
    unscored = int(result.due["unscored"].sum())
    assert any(text.startswith(f"- Có {unscored:02} chỉ số đến hạn chưa được chấm điểm") for text in shown)


@pytest.mark.parametrize(
    ("agency", "lines"),
    [
        ("UBND XÃ ABC", ["UBND XÃ ABC"]),
        ("ỦY BAN NHÂN DÂN XÃ LÙNG PHÌNH", ["ỦY BAN NHÂN DÂN", "XÃ LÙNG PHÌNH"]),
        ("ỦY BAN NHÂN DÂN XÃ …", ["ỦY BAN NHÂN DÂN", "XÃ …"]),
        ("ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", ["ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG"]),
        ("TRUNG TÂM DỊCH VỤ TỔNG HỢP", ["TRUNG TÂM DỊCH", "VỤ TỔNG HỢP"]),
    ],
)
def test_an_agencys_name_is_broken_before_its_place(agency: str, lines: list[str]) -> None:
    assert agency_lines(agency) == lines
