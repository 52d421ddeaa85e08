"""How wide Times New Roman runs, so that rows are made as high as their wrapped text.

Excel fits neither merged cells nor the rows of a generated file by itself, so the heights are computed: from the
advance widths of the typeface, in thousandths of the type size, with what a screen's rounding may add.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import ceil

_ADVANCES = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr‘’",
    389: "Js",
    408: '"',
    444: "?acez“”",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–^",
    532: "ơ",
    548: "ư~",
    564: "FPS+<=>×",
    615: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    778: "mƯ",
    833: "%&",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_ADVANCE = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_WIDEST = 1000
_HORNED = frozenset("ơưƠƯ")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BOLD = 1.08
# Screens round every letter to whole pixels; Excel and LibreOffice do not round alike.
_SAFETY = 1.05
_LINE, _POINTS_PER_PIXEL = 1.3125, 0.75
_TOKEN = re.compile(r"\s+|\S+")


@lru_cache(maxsize=4096)
def _advance(letter: str) -> int:
    if letter in _ADVANCE:
        return _ADVANCE[letter]
    parts = unicodedata.normalize("NFD", letter)
    toneless = unicodedata.normalize("NFC", _TONES.sub("", parts))
    return _ADVANCE.get(toneless if toneless in _HORNED else parts[0], _WIDEST)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text in points, with a margin for rounding."""
    return sum(map(_advance, text)) * size / 1000 * _SAFETY * (_BOLD if bold else 1)


def line_height(size: float) -> float:
    """The height of a line in points, as Excel spaces it: 15 for size 11, 15.75 for size 12."""
    return ceil(size * _LINE / _POINTS_PER_PIXEL) * _POINTS_PER_PIXEL


@lru_cache(maxsize=65_536)
def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines into which a cell `width` points wide breaks a text; together they are the text."""
    if "\n" not in text and text_width(text, size, bold=bold) <= width:
        return (text,)
    lines: list[str] = []
    for paragraph in text.splitlines(keepends=True) or [""]:
        lines += _broken(paragraph, width, size, bold)
    return tuple(lines)


def _broken(paragraph: str, width: float, size: float, bold: bool) -> list[str]:
    lines, line, used = [], "", 0.0
    for token in _TOKEN.findall(paragraph):
        needed = 0.0 if token.isspace() and "\n" in token else text_width(token, size, bold=bold)
        if used + needed > width and line and not token.isspace():
            lines.append(line)
            line, used = "", 0.0
        while needed > width and not token.isspace():
            head = _fitting(token, width, size, bold)
            lines.append(head)
            token = token[len(head) :]  # noqa: PLW2901 -- what is left of it goes on
            needed = text_width(token, size, bold=bold)
        line += token
        used += needed
    return [*lines, line] if line or not lines else lines


def _fitting(token: str, width: float, size: float, bold: bool) -> str:
    """As many letters as fit, at least one."""
    end = 1
    while end < len(token) and text_width(token[: end + 1], size, bold=bold) <= width:
        end += 1
    return token[:end]
