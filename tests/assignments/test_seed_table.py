"""The second seed's table gives the owners and the findings that a careful reader gives it, and no others."""

from __future__ import annotations

import io
from collections import Counter

import pytest

from assignments.seed import CONTENT, HEADER, ROWS, catalogue, find_unit, name_of
from sheetops.assignments import AssignmentTable, Coverage, Owner, Scope, cover, letter_tables, read_table
from sheetops.catalogue import message


def from_grid() -> AssignmentTable | None:
    return read_table((HEADER, *ROWS), find_unit, path="dang-ky/bieu.xlsx", sheet="Biểu")


def from_letter() -> AssignmentTable | None:
    from docx import Document

    letter = Document()
    letter.add_paragraph("BIỂU PHÂN CÔNG PHỤ TRÁCH CÁC CHỈ SỐ CCHC")
    table = letter.add_table(rows=0, cols=3)
    for row in (HEADER, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.replace(" - Phần", "\n- Phần")
    stream = io.BytesIO()
    letter.save(stream)
    (rows,), findings = letter_tables(stream.getvalue(), "dang-ky/thong-bao.docx")
    assert findings == ()
    return read_table(rows, find_unit, path="dang-ky/thong-bao.docx", addresses=False)


@pytest.fixture(params=[from_grid, from_letter], ids=["grid", "letter"])
def table(request: pytest.FixtureRequest) -> AssignmentTable:
    read = request.param()
    assert read is not None
    return read


@pytest.fixture
def coverage(table: AssignmentTable) -> Coverage:
    return cover(catalogue(), table.given, find_unit=find_unit, name_of=name_of)


def test_every_word_of_it_is_read(table: AssignmentTable) -> None:
    assert table.findings == ()


def test_each_leaf_has_the_lead_that_the_table_gives_it(coverage: Coverage) -> None:
    leads = {code: [o.unit for o in owners if o.role == "lead"] for code, owners in coverage.owners.items()}
    tree = catalogue()
    by_part = {"I": "VHXH", "II": "VP", "III": "HCC", "IV": "VHXH", "V": "VHXH", "VI": None, "VII": "VHXH"}
    wanted = {leaf: [u] if (u := by_part[p]) else [] for p in by_part for leaf in tree.leaves_below(p)}
    wanted |= {"1.4": ["DVTH"], "7.10": ["HCC"], "7.11": ["HCC"], "7.12": ["HCC"]}
    wanted |= {"8.1": ["VHXH", "KT"], "8.2": ["KT"], "8.3": ["VP"], "8.4": ["VP"]}
    wanted |= {"8.5.1": ["VHXH"], "8.5.2": ["VHXH"], "8.5.3": ["KT"], "8.5.4": ["CA"]}
    wanted |= {"9.1": ["VP", "KT"], "9.2": ["KT"], "9.3": [], "9.4": ["VHXH"]}
    assert leads == wanted


def test_8_1_is_split_by_content_and_8_2_has_a_coordinator(coverage: Coverage) -> None:
    assert coverage.owners["8.1"] == (
        Owner("VHXH", "lead", Scope("only", CONTENT)),
        Owner("KT", "lead", Scope("except", CONTENT)),
    )
    assert coverage.owners["8.2"] == (Owner("KT", "lead"), Owner("DVTH", "coordinate", None, with_unit="KT"))


def test_the_findings_are_those_of_a_careful_reader_and_no_others(coverage: Coverage) -> None:
    wanted = [("P603", "IV"), ("P602", "9.1"), ("P601", "9.3"), ("P608", "8.5")]
    wanted += [("P611", code) for code in ("1.4", "7.10", "7.11", "7.12")]
    wanted += [("P601", leaf) for leaf in catalogue().leaves_below("VI")]
    assert Counter((f.code, f.indicator) for f in coverage.findings) == Counter(wanted)


def test_the_findings_say_what_is_wrong(coverage: Coverage) -> None:
    said = {(f.code, f.indicator): message(f, unit_name=name_of(f.unit) if f.unit else None) for f in coverage.findings}
    assert said["P603", "IV"] == (
        "Biểu phân công ghi “Phần IV: Cải cách tài chính công”, không khớp danh mục chỉ số, trong đó Phần IV là "
        "“Cải cách tổ chức bộ máy hành chính”; tên này là của Phần VI."
    )
    assert said["P602", "9.1"].endswith("giao nhiều đơn vị cùng chủ trì: Văn phòng HĐND & UBND xã, Phòng Kinh tế.")
    assert said["P608", "8.5"] == (
        "Biểu phân công ghi “mục 8.5 gồm: 8.5.1; 8.5.2”, mâu thuẫn với phần đã giao cho đơn vị khác: "
        "8.5.3 (Phòng Kinh tế), 8.5.4 (Công an xã)."
    )
    assert said["P611", "7.10"] == (
        "Chỉ số 7.10 giao riêng cho Trung tâm Phục vụ Hành chính công xã, tách khỏi Phần VII đã giao "
        "Phòng Văn hóa - Xã hội xã."
    )


def test_findings_have_the_cell_that_they_are_about() -> None:
    table = from_grid()
    assert table is not None
    found = cover(catalogue(), table.given, name_of=name_of).findings
    cells = {f.code: (f.sheet, f.row, f.cell) for f in found if f.code in ("P603", "P608", "P602")}
    assert cells == {"P603": ("Biểu", 5, "C5"), "P608": ("Biểu", 2, "C2"), "P602": ("Biểu", 5, "C5")}
