"""What the sheets of an .xlsb share: the list of them, fonts and formats, texts."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetops.read import biff12
from sheetops.read.extras import FontRun
from sheetops.read.font_runs import font_runs, legacy_font
from sheetops.read.percent_formats import percent_formats

_FONT, _NUMBER_FORMAT, _CELL_FORMAT, _TEXT, _TEXTS = 43, 44, 47, 19, 159
_BOOK, _SHEET, _END_OF_SHEETS = 153, 156, 144
_FONTS, _END_OF_FONTS, _CELL_FORMATS, _END_OF_CELL_FORMATS = 611, 612, 617, 618
_NAME_OF_FONT = 21
_RICH = 1
_HIDDEN_FROM_USERS = 2

Rich = tuple[int, Sequence[tuple[int, int]]]
"""The length of a text, and (place, number of the font) of each change in it; (0, ()) where it has one font."""
PLAIN: Rich = (0, ())


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it; `relation` leads to its part."""

    name: str
    state: int
    relation: str


def listed(part: bytes) -> tuple[list[ListedSheet], bool]:
    """The sheets that the part of the workbook lists, and whether it counts days from 1904.

    Raises:
        struct.error, IndexError: it is damaged.
    """
    sheets: list[ListedSheet] = []
    epoch_1904 = False
    for record in biff12.records(part):
        if record.kind == _BOOK:
            epoch_1904 = bool(part[record.body] & 1)
        elif record.kind == _SHEET:
            (state,) = struct.unpack_from("<I", part, record.body)
            relation, at = biff12.text(part, record.body + 8)
            name, _ = biff12.text(part, at)
            sheets.append(ListedSheet(name, min(state, _HIDDEN_FROM_USERS), relation))
        elif record.kind == _END_OF_SHEETS:
            break
    return sheets, epoch_1904


@dataclass(slots=True)
class XlsbStyles:
    """The fonts of a workbook, and each cell format's font and number format.

    Attributes:
        fonts: their names.
        cell_formats: (number of the number format, number of the font).
        percent_formats: the numbers of the number formats that show percentages.
    """

    fonts: list[str] = field(default_factory=list)
    cell_formats: list[tuple[int, int]] = field(default_factory=list)
    percent_formats: frozenset[int] = frozenset()

    @classmethod
    def of_part(cls, part: bytes) -> XlsbStyles:
        """The styles in their part.

        Raises:
            struct.error, IndexError: it is damaged.
        """
        styles, section = cls(), 0
        codes: list[tuple[int, str]] = []
        for record in biff12.records(part):
            if record.kind in (_FONTS, _CELL_FORMATS):
                section = record.kind
            elif record.kind in (_END_OF_FONTS, _END_OF_CELL_FORMATS):
                section = 0
            elif record.kind == _NUMBER_FORMAT:
                (number,) = struct.unpack_from("<H", part, record.body)
                codes.append((number, biff12.text(part, record.body + 2)[0]))
            elif section == _FONTS and record.kind == _FONT:
                styles.fonts.append(biff12.text(part, record.body + _NAME_OF_FONT)[0])
            elif section == _CELL_FORMATS and record.kind == _CELL_FORMAT:
                styles.cell_formats.append(struct.unpack_from("<HH", part, record.body + 2))
        styles.percent_formats = percent_formats(iter(codes))
        return styles

    @property
    def legacy(self) -> bool:
        """Whether any of the fonts is a legacy Vietnamese one."""
        return any(map(legacy_font, self.fonts))

    def is_formatted(self, style: int) -> bool:
        """Whether the numbers of a cell format may be dates or the like."""
        return style < len(self.cell_formats) and self.cell_formats[style][0] != 0

    def shows_percentage(self, style: int) -> bool:
        """Whether the numbers of a cell format are shown as percentages."""
        return style < len(self.cell_formats) and self.cell_formats[style][0] in self.percent_formats

    def runs(self, style: int, rich: Rich) -> tuple[FontRun, ...]:
        """The runs of a text in a cell of a format."""
        own = self._font(self.cell_formats[style][1]) if style < len(self.cell_formats) else ""
        length, changes = rich
        return font_runs(own, [(place, self._font(number)) for place, number in changes], length)

    def _font(self, number: int) -> str:
        return self.fonts[number] if number < len(self.fonts) else ""


def rich(part: bytes, at: int) -> Rich:
    """Where the fonts change of a text that may be rich."""
    if not part[at] & _RICH:
        return PLAIN
    text, at = biff12.text(part, at + 1)
    (count,) = struct.unpack_from("<I", part, at)
    return len(text), tuple(struct.iter_unpack("<HH", part[at + 4 : at + 4 + 4 * count]))


@dataclass(frozen=True, slots=True)
class Texts:
    """The shared texts: their part, and where each begins."""

    part: bytes = b""
    begins: tuple[int, ...] = ()

    @classmethod
    def of_part(cls, part: bytes) -> Texts:
        """The texts in a part, with as many in it as it says: the reader of values stops where there are fewer.

        Raises:
            struct.error, IndexError: it is damaged.
        """
        begins, counted = [], 0
        for record in biff12.records(part):
            if record.kind == _TEXT:
                begins.append(record.body)
            elif record.kind == _TEXTS:
                counted = record.body + 4
        count = struct.pack("<I", len(begins))
        return cls(part[:counted] + count + part[counted + 4 :] if counted else part, tuple(begins))

    def begin(self, number: int) -> int | None:
        """Where a text begins; None where there is none of the number."""
        return self.begins[number] if number < len(self.begins) else None
