"""Tables of .docx letters."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from sheetops.assignments import letter_tables


def letter(*rows: tuple[str, ...]) -> tuple[object, object]:
    document = Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document, table


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_tables_are_rows_of_texts_with_their_line_breaks() -> None:
    document, table = letter(("Đơn vị", "Lĩnh vực"), ("Công an xã", "- Phần I"))
    table.cell(1, 1).add_paragraph("- Phần II")
    assert letter_tables(saved(document)) == (((("Đơn vị", "Lĩnh vực"), ("Công an xã", "- Phần I\n- Phần II")),), ())


def test_merged_cells_have_their_text_once_and_columns_stay_in_place() -> None:
    document, table = letter(("A", "B", "C"), ("D", "E", "F"))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    ((first, second),), _ = letter_tables(saved(document))
    assert first == ("A\nD", "B\nC", "")
    assert second == ("", "E", "F")


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    document, table = letter(
        ("Phần I",),
    )
    paragraph = table.cell(0, 0).paragraphs[0]._p
    for tag, text in (("w:ins", ", II"), ("w:del", ", III")):
        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph.append(change)
    assert letter_tables(saved(document))[0] == ((("Phần I, II",),),)


def test_a_table_within_a_cell_belongs_to_the_cell() -> None:
    document, table = letter(("A", "B"))
    table.cell(0, 1).add_table(rows=1, cols=1).cell(0, 0).text = "trong"
    assert letter_tables(saved(document))[0] == ((("A", "B\ntrong"),),)


def test_a_letter_without_a_table_has_none() -> None:
    assert letter_tables(saved(Document())) == ((), ())


def test_nothing_is_opened_that_the_letter_points_to(monkeypatch: pytest.MonkeyPatch) -> None:
    document, table = letter(("A",))
    document.part.relate_to("http://127.0.0.1:9/x", "http://x/attachedTemplate", is_external=True)
    drawing = OxmlElement("w:object")
    drawing.set(qn("r:link"), "rId99")
    table.cell(0, 0).paragraphs[0]._p.append(drawing)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("it connects"))
    assert letter_tables(saved(document))[0] == ((("A",),),)


def test_entities_are_not_resolved() -> None:
    document, _ = letter(("A",))
    evil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as source, zipfile.ZipFile(evil, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                head = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
                data = data.replace(b"<w:document", head, 1).replace(b">A<", b">A&e;<")
            target.writestr(name, data)
    tables, findings = letter_tables(evil.getvalue())
    assert tables == ((("A",),),) or [f.code for f in findings] == ["F101"]


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty_file"), (b"no letter", "damaged"), (b"PK\x03\x04" + bytes(99), "damaged")]
)
def test_a_damaged_letter_is_one_finding(data: bytes, reason: str) -> None:
    tables, (finding,) = letter_tables(data, "dang-ky/a.docx")
    assert tables == ()
    assert (finding.code, finding.path, finding.params["reason"]) == ("F101", "dang-ky/a.docx", reason)


def test_an_archive_that_is_no_letter_is_damaged() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    assert [f.code for f in letter_tables(stream.getvalue())[1]] == ["F101"]


def test_an_archive_that_unpacks_without_end_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(101 << 20))
    tables, (finding,) = letter_tables(stream.getvalue())
    assert (tables, finding.code, finding.params["limit"]) == ((), "F109", "unpacked")


WHOLE = saved(letter(("Đơn vị", "Lĩnh vực phụ trách"), ("Công an xã", "Phần I"))[0])


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.booleans())
def test_damage_anywhere_gives_tables_or_one_finding(at: int, byte: int, cut: bool) -> None:
    data = WHOLE[:at] if cut else WHOLE[:at] + bytes((byte,)) + WHOLE[at + 1 :]
    tables, findings = letter_tables(data)
    assert len(findings) <= 1
    assert not (tables and findings)
