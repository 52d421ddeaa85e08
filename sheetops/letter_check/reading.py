"""A letter's file → its lines: .docx with tables, headers and footers in order, or plain text in any encoding."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

from sheetops.assignments.letter import Table, letter_tables, letter_text
from sheetops.errors import SheetopsError
from sheetops.legacy import Piece, conversions
from sheetops.letter_check.outline import unwrapped
from sheetops.letter_check.words import letter_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MANY_ZEROS = 0.3
_LARGEST = 20 << 20
_OTHERS = (b"{\\rtf", b"%PDF", b"<")  # texts too, but written for programs
_REASONS = {"F109": "too_large"}


def letter_lines_of(path: Path) -> tuple[str, ...]:
    """The lines of a letter, each a paragraph or a cell, as Unicode.

    Raises:
        SheetopsError: there is no such file, or it is no letter that can be read; it says what to do.
    """
    if not path.is_file():
        raise trouble("absent", path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, "no_access") from error
    if not data.strip():
        raise _unreadable(path, "empty_file")
    if data.startswith(b"PK"):
        lines, findings = letter_text(data)
        if findings:
            raise _unreadable(path, _REASONS.get(findings[0].code, "damaged"))
        return _converted(lines)
    if path.suffix.lower() == ".docx":
        raise _unreadable(path, "damaged")
    if len(data) > _LARGEST:
        raise _unreadable(path, "too_large")
    text = None if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OTHERS) else _decoded(data)
    if text is None:
        raise _unreadable(path, "unsupported")
    # Bytes of a legacy font are converted line by line, as they were typed, before lines are put together.
    return tuple(unwrapped("\n".join(_converted(text.splitlines()))))


def tables_of(path: Path) -> tuple[Table, ...]:
    """The tables of a letter that `letter_lines_of` has read, as rows of texts; none of plain text."""
    data = path.read_bytes()
    return letter_tables(data)[0] if data.startswith(b"PK") else ()


def trouble(message: str, path: Path, reason: str | None = None) -> SheetopsError:
    """The error of a message and a reason in `schemas/letter_check.yaml`."""
    words = letter_words()
    told = {}
    for lang in ("vi", "en"):
        why = words.reasons[reason].text(lang) if reason else ""
        told[lang] = words.messages[message].text(lang).format(file=path, reason=why)
    return SheetopsError(told["vi"], told["en"])


def _unreadable(path: Path, reason: str) -> SheetopsError:
    return trouble("unreadable", path, reason)


def _decoded(data: bytes) -> str | None:
    """The text; None where the bytes are none."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _without_mark(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    controls = sum(ch < " " and ch not in "\t\r\n\f\v" for ch in text)
    return None if controls > max(1, len(text) // 50) else text


def _without_mark(data: bytes) -> str:
    half = max(len(data) // 2, 1)
    if data[1::2].count(0) > _MANY_ZEROS * half:
        return "utf-16-le"
    return "utf-16-be" if data[::2].count(0) > _MANY_ZEROS * half else "utf-8"


def _converted(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with those that are bytes of TCVN3 or VNI as Unicode."""
    cells = {(row, 1): (Piece(line),) for row, line in enumerate(lines, 1) if line.strip()}
    changed = conversions(cells)
    return tuple(changed.get((row, 1), line) for row, line in enumerate(lines, 1))
