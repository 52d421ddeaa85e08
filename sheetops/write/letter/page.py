"""The page and the paragraphs of a letter, as Nghị định 30/2020/NĐ-CP (Phụ lục I) sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

FONT, SIZE = "Times New Roman", 14
CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 20}
_HEADER = 10
_WORD = "15"


def new_document() -> Any:
    """An empty A4 document: margins 20, 20, 30, 20 mm, Times New Roman 14, page number centred on top from page 2."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.header_distance = Mm(_HEADER)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])
    # Else Word opens it as a document of 2010, "Compatibility Mode".
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD)
    return document


def _number(paragraph: Paragraph) -> None:
    """A field with the page's number."""
    paragraph.alignment = CENTRE
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


def set_paragraph(
    paragraph: Paragraph, *, align: Any, indent: float = 0, before: float = 0, keep: bool = False
) -> None:
    """Alignment, indent of the first line in cm, space before in points, and whether it stays with the next."""
    form = paragraph.paragraph_format
    form.alignment = align
    form.first_line_indent = Cm(indent) if indent else None
    form.space_before = Pt(before)
    form.keep_with_next = keep


def rule(paragraph: Paragraph, width: float, room: float) -> None:
    """A line under what stands above, centred, `width` of `room` points long."""
    form, margin = paragraph.paragraph_format, max(0.0, (room - width) / 2)
    form.left_indent = form.right_indent = Pt(margin)
    form.line_spacing = Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in {"val": "single", "sz": "6", "space": "1", "color": "000000"}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def two_columns(document: Any, widths: tuple[float, float]) -> tuple[Any, Any]:
    """A table without lines of one row and two cells, `widths` in mm; its two cells."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = tuple(table.rows[0].cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return cells[0], cells[1]
