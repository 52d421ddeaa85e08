"""The fonts and number formats of an .xls, as the cells of its sheets refer to them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetops.read.biff import BIFF5
from sheetops.read.extras import FontRun
from sheetops.read.font_runs import font_runs, legacy_font
from sheetops.read.percent_formats import percent_formats
from sheetops.read.shared_strings import Changes

LABEL, RICH_LABEL, SHARED_LABEL = 0x204, 0xD6, 0xFD
_NO_FONT = 4  # no font has this number ([MS-XLS] 2.5.129): those above stand one place further in front
_WIDE = 0x01


@dataclass(slots=True)
class XlsFonts:
    """What the globals of a workbook say of fonts.

    Attributes:
        names: of the fonts, in their order.
        formats: the number of the font of each cell format.
        numbers: the number of the number format of each cell format.
        codes: number and code of the number formats that the workbook defines.
        shared: the changes of font within the shared texts that have some.
    """

    biff: int
    names: list[str] = field(default_factory=list)
    formats: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)
    shared: Mapping[int, tuple[int, Changes]] = field(default_factory=dict)

    @property
    def legacy(self) -> bool:
        """Whether any of the fonts is a legacy Vietnamese one."""
        return any(map(legacy_font, self.names))

    @property
    def percent_formats(self) -> frozenset[int]:
        """The cell formats that show numbers as percentages."""
        shown = percent_formats(iter(self.codes))
        return frozenset(at for at, number in enumerate(self.numbers) if number in shown)

    def runs(self, kind: int, body: bytes) -> tuple[FontRun, ...]:
        """The runs of the text of a cell, by its record."""
        (cell_format,) = struct.unpack_from("<H", body, 4)
        own = self._name(self.formats[cell_format]) if cell_format < len(self.formats) else ""
        length, changes = self._changes(kind, body)
        return font_runs(own, [(place, self._name(number)) for place, number in changes], length)

    def _name(self, number: int) -> str:
        at = number - (number > _NO_FONT)
        return self.names[at] if at < len(self.names) else ""

    def _changes(self, kind: int, body: bytes) -> tuple[int, Sequence[tuple[int, int]]]:
        if kind == SHARED_LABEL:
            return self.shared.get(struct.unpack_from("<I", body, 6)[0], (0, ()))
        return self._changes_inside(body) if kind == RICH_LABEL else (0, ())

    def _changes_inside(self, body: bytes) -> tuple[int, list[tuple[int, int]]]:
        """Those of a text that stands in its cell."""
        (length,) = struct.unpack_from("<H", body, 6)
        if self.biff == BIFF5:
            at = 8 + length
            return length, list(struct.iter_unpack("<BB", body[at + 1 : at + 1 + 2 * body[at]]))
        at = 9 + length * (2 if body[8] & _WIDE else 1)
        (count,) = struct.unpack_from("<H", body, at)
        return length, list(struct.iter_unpack("<HH", body[at + 2 : at + 2 + 4 * count]))
