"""What an .xlsx has besides its values, and the workbook that its reader is given where the file itself misleads it."""

from __future__ import annotations

from collections.abc import Iterator

from sheetops.read import mend
from sheetops.read.archive import DAMAGE, Archive
from sheetops.read.extras import WorkbookExtras
from sheetops.read.markup import utf8
from sheetops.read.package import WORKSHEET, Package, SheetPart, package
from sheetops.read.percent_formats import percent_styles
from sheetops.read.problems import Problem
from sheetops.read.sheet_part import ScannedSheet, scan_sheet
from sheetops.read.xlsx_fonts import NO_FONTS, SharedTexts, XlsxFonts

_HEAD = 1024
_Sheets = list[tuple[SheetPart, bytes, ScannedSheet]]


def scan_xlsx(archive: Archive) -> WorkbookExtras:
    """What an .xlsx has besides its values.

    Raises:
        the exceptions of `archive.DAMAGE`.
    """
    book = package(archive)
    if book is None:
        return WorkbookExtras({})
    parts = _Parts(archive)
    styles, strings = parts.read(book.styles), parts.read(book.strings)
    fonts = XlsxFonts.of_parts(styles, strings) if styles or strings else NO_FONTS
    shared, percents = SharedTexts(strings), percent_styles(styles)
    sheets = [
        (sheet, xml, scan_sheet(sheet.name, xml, fonts, shared, percents))
        for sheet in book.sheets
        if (xml := parts.read(sheet.part)) and _is_worksheet(sheet, xml)
    ]
    texts = mend.shared_texts(strings)
    misleads = not book.regular or parts.recoded or texts is not strings
    problems = [problem for _, _, scanned in sheets for problem in scanned.problems]
    mended = None
    if misleads or any(scanned.mended for _, _, scanned in sheets):
        mended = _mended(sheets, texts, styles, book.epoch_1904)
        problems += _missing(book, sheets)
    return WorkbookExtras(
        {sheet.name: scanned.extras for sheet, _, scanned in sheets}, book.epoch_1904, tuple(problems), mended
    )


class _Parts:
    """The parts of an archive, in UTF-8; `recoded` says whether one was in another encoding."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.recoded = False

    def read(self, part: str | None) -> bytes:
        """A part; nothing of one that is not there, or damaged: the others may tell something."""
        try:
            raw = self._archive.part(part) if part else b""
            text = utf8(raw)
        except DAMAGE:
            return b""
        self.recoded |= text is not raw
        return text


def _is_worksheet(sheet: SheetPart, xml: bytes) -> bool:
    """Whether a part is a worksheet; one of which the workbook does not say so may say so itself."""
    return sheet.kind == WORKSHEET or (not sheet.kind and b"worksheet" in xml[:_HEAD])


def _mended(sheets: _Sheets, texts: bytes, styles: bytes, epoch_1904: bool) -> bytes:
    listed = [(sheet.name, sheet.state, scanned.mended or xml) for sheet, xml, scanned in sheets]
    return mend.xlsx(listed, texts, styles, epoch_1904=epoch_1904)


def _missing(book: Package, sheets: _Sheets) -> Iterator[Problem]:
    """What is said of worksheets whose part is missing or damaged; old macros and charts are no worksheets."""
    found = {sheet.name for sheet, _, _ in sheets}
    for sheet in book.sheets:
        if sheet.name not in found and (sheet.kind == WORKSHEET or (not sheet.kind and not sheet.part)):
            yield Problem("F101", sheet=sheet.name, params={"reason": "damaged"})
