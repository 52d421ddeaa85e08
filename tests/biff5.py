"""A small writer of .xls as Excel 5 and 95 wrote it (BIFF5): texts are bytes in a code page.

    make_biff5(path, {"Biểu": [["STT", "Nội dung"], [1, "Họp"]]}, page=1258)

It takes texts, numbers, `Legacy` and `Rich` texts, errors, booleans, and formulas with a text as their value.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers import ORDINARY_FONT, Formula, Legacy, Rich

from sheetops.read.container import compound

ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2A}
_CODECS = {10000: "mac_roman", 10029: "mac_latin2"}
_NO_FONT = 4
_VIETNAMESE = 1258
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def make_biff5(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    page: int = 1252,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> Path:
    """A workbook of Excel 95; rows and columns to hide, on every sheet, count from 1."""
    path.write_bytes(compound("Book", _Writer(page).workbook(sheets, set(hidden_rows), set(hidden_columns))))
    return path


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


class _Writer:
    def __init__(self, page: int) -> None:
        self._page = page
        self._codec = _CODECS.get(page, f"cp{page}")
        self._fonts = [ORDINARY_FONT]
        self._formats = [ORDINARY_FONT]

    def workbook(self, sheets: Mapping[str, Sequence[Sequence[Any]]], rows: set[int], columns: set[int]) -> bytes:
        papers = [self._sheet(cells, rows, columns) for cells in sheets.values()]
        head = record(0x809, struct.pack("<4H", 0x500, 5, 0, 0)) + record(0x42, struct.pack("<H", self._page))
        head += b"".join(record(0x31, bytes(14) + self._short(font)) for font in self._fonts)
        head += b"".join(record(0xE0, struct.pack("<H", self._font(font)) + bytes(14)) for font in self._formats)
        listed = [struct.pack("<H", 0) + self._short(name) for name in sheets]
        at = len(head) + sum(len(record(0x85, bytes(4) + name)) for name in listed) + len(record(0x0A))
        bundle = b""
        for name, paper in zip(listed, papers, strict=True):
            bundle += record(0x85, struct.pack("<I", at) + name)
            at += len(paper)
        return head + bundle + record(0x0A) + b"".join(papers)

    def _sheet(self, cells: Sequence[Sequence[Any]], rows: set[int], columns: set[int]) -> bytes:
        parts = [record(0x809, struct.pack("<4H", 0x500, 0x10, 0, 0))]
        parts += [record(0x7D, struct.pack("<6H", c - 1, c - 1, 2000, 0, 1, 0)) for c in sorted(columns)]
        for number, row in enumerate(cells):
            flags = 0x20 if number + 1 in rows else 0
            parts.append(record(0x208, struct.pack("<8H", number, 0, len(row), 255, 0, 0, flags, 0)))
            parts += [self._cell(number, c, value) for c, value in enumerate(row) if value is not None]
        return b"".join([*parts, record(0x0A)])

    def _cell(self, row: int, column: int, value: Any) -> bytes:
        if isinstance(value, Formula):
            return self._formula(struct.pack("<3H", row, column, 0), value.value)
        if isinstance(value, Rich):
            return self._rich(struct.pack("<3H", row, column, 0), value.fonts)
        if isinstance(value, Legacy):
            return record(0x204, struct.pack("<3H", row, column, self._format(value.font)) + self._long(value))
        head = struct.pack("<3H", row, column, 0)
        if value in ERRORS:
            return record(0x205, head + bytes([ERRORS[value], 1]))
        if isinstance(value, bool):
            return record(0x205, head + bytes([value, 0]))
        if isinstance(value, str):
            return record(0x204, head + self._long(value))
        return record(0x203, head + struct.pack("<d", value))

    def _formula(self, head: bytes, value: Any) -> bytes:
        """A formula whose value is a text, or None where the program stored none, or an error."""
        what = bytes([2, 0, ERRORS[value], 0, 0, 0]) if value in ERRORS else bytes(6)
        formula = record(0x06, head + what + b"\xff\xff" + bytes(6) + struct.pack("<HBH", 3, 0x1E, 1))
        return formula if value is None or value in ERRORS else formula + record(0x207, self._long(value))

    def _rich(self, head: bytes, runs: Sequence[Legacy]) -> bytes:
        texts = [self._bytes(run) for run in runs]
        begins = [sum(map(len, texts[:n])) for n in range(len(texts))]
        fonts = b"".join(bytes([at, self._font(run.font)]) for at, run in zip(begins, runs, strict=True))
        text = b"".join(texts)
        return record(0xD6, head + struct.pack("<H", len(text)) + text + bytes([len(runs)]) + fonts)

    def _font(self, name: str) -> int:
        if name not in self._fonts:
            self._fonts.append(name)
        at = self._fonts.index(name)
        return at + (at >= _NO_FONT)

    def _format(self, font: str) -> int:
        self._font(font)
        if font not in self._formats:
            self._formats.append(font)
        return self._formats.index(font)

    def _bytes(self, text: str | Legacy) -> bytes:
        """A legacy text is bytes already; an ordinary one is in the code page."""
        if isinstance(text, Legacy) and text.font != ORDINARY_FONT:
            return text.text.encode("latin-1")
        return self._encoded(text.text if isinstance(text, Legacy) else text)

    def _encoded(self, text: str) -> bytes:
        """In Vietnamese Windows' code page a tone that has no letter of its own stands behind its vowel."""
        pieces = []
        for letter in unicodedata.normalize("NFC", text):
            vowel = "".join(part for part in unicodedata.normalize("NFD", letter) if part not in _TONES)
            tone = "".join(part for part in unicodedata.normalize("NFD", letter) if part in _TONES)
            split = unicodedata.normalize("NFC", vowel) + tone
            pieces.append((split if self._page == _VIETNAMESE else letter).encode(self._codec))
        return b"".join(pieces)

    def _long(self, text: str | Legacy) -> bytes:
        encoded = self._bytes(text)
        return struct.pack("<H", len(encoded)) + encoded

    def _short(self, text: str) -> bytes:
        encoded = self._encoded(text)
        return bytes([len(encoded)]) + encoded
