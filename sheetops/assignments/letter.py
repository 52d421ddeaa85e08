"""The tables and texts of a letter (.docx); nothing is opened that the letter points to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from sheetops.assignments.letter_lists import ListSigns
from sheetops.catalogue import found

if TYPE_CHECKING:
    from sheetops.model import Finding

Table: TypeAlias = tuple[tuple[str, ...], ...]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNPACKED = 100 << 20
_PARTS = 5000
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_GONE = frozenset(
    (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_WIDEST = 200  # columns that one cell may span


def letter_tables(data: bytes, path: str | None = None) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables of a letter as rows of texts, in its order; a table within a cell belongs to the cell's text.

    A cell that goes on over several rows has its text in the first; one over several columns in the first of them.
    What was deleted while changes were tracked does not count.  A letter that cannot be read gives no table and one
    finding: F101 where it is damaged or no .docx, F109 beyond the limits.
    """
    problem = _problem(data, path)
    if problem is not None:
        return (), (problem,)
    try:
        return tuple(map(_rows, _outer_tables(_body(data)))), ()
    except Exception:  # python-docx raises what it happens upon in a damaged letter
        return (), (found("F101", path=path, reason="damaged"),)


def letter_lines(data: bytes) -> tuple[str, ...]:
    """The paragraphs of a letter that stand in no table; none of one that `letter_tables` could not read."""
    if _problem(data, None) is not None:
        return ()
    try:
        body = _body(data)
        outside = (p for p in body.iter(f"{_W}p") if next(p.iterancestors(f"{_W}tbl"), None) is None)
        kept = (p for p in outside if not _is_gone(p))
        return tuple(filter(None, map(_text, kept)))
    except Exception:  # as above
        return ()


def letter_text(data: bytes, path: str | None = None) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """All texts of a letter in its order: headers, paragraphs and cells, footers; an item of a list begins with a sign.

    What was deleted while changes were tracked does not count.  A letter that cannot be read gives no text and one
    finding, as for `letter_tables`.
    """
    problem = _problem(data, path)
    if problem is not None:
        return (), (problem,)
    try:
        from docx import Document

        document = Document(io.BytesIO(data))
        signs = ListSigns(document)
        kept = (p for part in _parts(document) for p in part.iter(f"{_W}p") if not _is_gone(p))
        return tuple(line for p in kept for line in _lines(p, signs)), ()
    except Exception:  # as above
        return (), (found("F101", path=path, reason="damaged"),)


def _parts(document: Any) -> Iterator[Any]:
    """Headers, the body, footers; a section that has no header of its own repeats none."""
    sections = list(document.sections)
    yield from (s.header._element for s in sections if not s.header.is_linked_to_previous)
    yield document.element.body
    yield from (s.footer._element for s in sections if not s.footer.is_linked_to_previous)


def _is_gone(paragraph: Any) -> bool:
    return any(above.tag in _GONE for above in paragraph.iterancestors())


def _lines(paragraph: Any, signs: ListSigns) -> Iterator[str]:
    """The lines of a paragraph; the sign of a list's item, which is not in its text, stands before it."""
    text = _text(paragraph)
    yield from (f"{signs.sign(paragraph)} {text}".strip() if text else "").split("\n")


def _problem(data: bytes, path: str | None) -> Finding | None:
    if not data:
        return found("F101", path=path, reason="empty_file")
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, LookupError, NotImplementedError):
        return found("F101", path=path, reason="damaged")
    if len(entries) > _PARTS:
        return found("F109", path=path, limit="parts")
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        return found("F109", path=path, limit="unpacked")
    return None


def _body(data: bytes) -> Any:
    """The letter's body; the library resolves no entities and follows no link."""
    from docx import Document

    return Document(io.BytesIO(data)).element.body


def _outer_tables(body: Any) -> Iterator[Any]:
    for table in body.iter(f"{_W}tbl"):
        if next(table.iterancestors(f"{_W}tbl"), None) is None:
            yield table


def _own(table: Any, row: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row: none of a table within it."""
    for element in row.iter(tag):
        if next(element.iterancestors(f"{_W}tbl"), None) is table:
            yield element


def _rows(table: Any) -> Table:
    return tuple(tuple(_cells(table, row)) for row in _own(table, table, f"{_W}tr"))


def _cells(table: Any, row: Any) -> Iterator[str]:
    for cell in _own(table, row, f"{_W}tc"):
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = int(span.get(f"{_W}val", "1")) if span is not None else 1
        yield "" if goes_on else "\n".join(filter(None, map(_text, _paragraphs(cell))))
        yield from [""] * min(width - 1, _WIDEST)


def _paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell and of the tables within it, but for those that are gone."""
    return (p for p in cell.iter(f"{_W}p") if not _is_gone(p))


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    """The texts of a paragraph in their order, without those that are gone."""
    for child in element:
        if child.tag in _GONE or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _pieces(child)
