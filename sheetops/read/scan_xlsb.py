"""What an .xlsb has besides its values, and the workbook that the reader of values is given in its place.

The reader stops at names that it cannot make out, at parts that lie in other places than Excel's own, and at a count
of texts that is wrong; it is given the sheets, the texts and the styles, and nothing else.  Formulas without a stored
value there are none: the format has no way to leave it out.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from sheetops.read import biff12, mend
from sheetops.read.archive import DAMAGE, Archive
from sheetops.read.extras import WorkbookExtras
from sheetops.read.problems import Problem
from sheetops.read.relations import main_part, only, relations_of
from sheetops.read.xlsb_parts import ListedSheet, Texts, XlsbStyles, listed
from sheetops.read.xlsb_sheet import XlsbSheet, scan_sheet

_MAIN = ".sheet.binary.macroEnabled.main"
_USUAL = "xl/workbook.bin"
_WORKSHEET = "worksheet"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BEGIN, _END, _PROPERTIES, _SHEETS, _END_OF_SHEETS, _SHEET = 131, 132, 153, 143, 144, 156
_Made = TypeVar("_Made")
_Default = TypeVar("_Default")


def scan_xlsb(archive: Archive) -> WorkbookExtras:
    """What an .xlsb has besides its values.

    Raises:
        the exceptions of `archive.DAMAGE`: it has no workbook, or a damaged one.
    """
    workbook = main_part(archive, _MAIN, _USUAL)
    if workbook is None:
        raise LookupError("there is no workbook in it")
    relations = dict(relations_of(archive, workbook))
    styles_part, texts_part = only(relations, "styles"), only(relations, "sharedStrings")
    styles = _made(XlsbStyles.of_part, archive, styles_part, XlsbStyles())
    texts = _made(Texts.of_part, archive, texts_part, Texts())
    all_sheets, epoch_1904 = listed(archive.part(workbook))
    sheets: list[tuple[ListedSheet, XlsbSheet]] = []
    problems: list[Problem] = []
    for sheet in all_sheets:
        relation = relations.get(sheet.relation)
        if relation is None or relation.kind != _WORKSHEET:
            continue  # a chart, or old macros
        scanned = _made(partial(scan_sheet, sheet.name, styles=styles, texts=texts), archive, relation.part, None)
        if scanned is None:
            problems.append(Problem("F101", sheet=sheet.name, params={"reason": "damaged"}))
            continue
        sheets.append((sheet, scanned))
        problems += scanned.problems
    extras = {sheet.name: scanned.extras for sheet, scanned in sheets}
    mended = _mended(sheets, texts, _made(bytes, archive, styles_part, b""), epoch_1904)
    return WorkbookExtras(extras, epoch_1904, tuple(problems), mended)


def _made(make: Callable[[bytes], _Made], archive: Archive, part: str | None, otherwise: _Default) -> _Made | _Default:
    """What is made of a part; something else where it is missing or damaged: the others may be sound."""
    try:
        return make(archive.part(part)) if part else otherwise
    except DAMAGE:
        return otherwise


def _mended(
    sheets: Sequence[tuple[ListedSheet, XlsbSheet]], texts: Texts, styles: bytes, epoch_1904: bool
) -> bytes | None:
    """A workbook of sheets; None where there are none."""
    if not sheets:
        return None
    numbered = list(enumerate(sheets, start=1))
    workbook = [
        biff12.record(_BEGIN),
        biff12.record(_PROPERTIES, struct.pack("<III", epoch_1904, 0, 0)),
        biff12.record(_SHEETS),
        *(_listed(number, sheet) for number, (sheet, _) in numbered),
        biff12.record(_END_OF_SHEETS),
        biff12.record(_END),
    ]
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="/{_WORKSHEET}" Target="worksheets/sheet{n}.bin"/>' for n, _ in numbered
    )
    parts = {
        "xl/workbook.bin": b"".join(workbook),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_NAMESPACE}">{relations}</Relationships>'.encode(),
        "xl/sharedStrings.bin": texts.part,
        "xl/styles.bin": styles,
        **{f"xl/worksheets/sheet{number}.bin": scanned.part for number, (_, scanned) in numbered},
    }
    return mend.archive(parts)


def _listed(number: int, sheet: ListedSheet) -> bytes:
    names = biff12.written(f"rId{number}") + biff12.written(sheet.name)
    return biff12.record(_SHEET, struct.pack("<II", sheet.state, number) + names)
