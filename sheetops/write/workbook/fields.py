"""A field of the kind as a cell shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheetops.write.workbook.values import missing, text

if TYPE_CHECKING:
    from sheetops.kind import FieldSpec
    from sheetops.write.workbook.book import Labels

DATES = ("date", "deadline")
NUMBERS = ("number", "percent")


def field_text(book: Labels, field: FieldSpec, value: Any) -> str:
    """A field's text; codes as their labels."""
    if missing(value):
        return ""
    if field.type == "vocabulary":
        return book.names.entry(field.vocabulary, value)
    shown = {"unit": book.names.unit, "sector": book.names.sector, "status": book.names.status}.get(field.type, text)
    return shown(value)
