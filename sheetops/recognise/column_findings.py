"""What is wrong with the columns of a table: S202, S203, S204."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from sheetops.catalogue import found
from sheetops.kind import Kind
from sheetops.model import Column, Finding, a1
from sheetops.recognise.headers import header_words


class Place(TypedDict):
    """Where a finding about a header stands."""

    path: str
    sheet: str
    cell: str
    row: int


def column_findings(columns: Sequence[Column], kind: Kind, path: str, sheet: str, top: int) -> list[Finding]:
    """S202 for required columns that are missing, S203 for doubled, S204 for unknown ones.

    Args:
        top: the first row of the header.
    """
    have = {column.field for column in columns}
    findings = [
        found("S202", path=path, sheet=sheet, cell=a1(top, columns[0].number), row=top, field=field.name)
        for field in kind.fields
        if field.column == "required" and field.name not in have
    ]
    for column in columns:
        place = Place(path=path, sheet=sheet, cell=a1(column.row, column.number), row=column.row)
        if column.how == "double":
            other = next(c for c in columns if c.field and _same(c, column, kind))
            where = f"{other.header} ({a1(other.row, other.number)})"
            findings.append(
                found("S203", **place, field=other.field, value=column.header, header=column.header, other=where)
            )
        elif column.how == "unknown":
            findings.append(found("S204", **place, value=column.header, header=column.header))
    return findings


def _same(column: Column, doubled: Column, kind: Kind) -> bool:
    """Whether a column has the field that another one's header names as well."""
    texts = doubled.header.split(" / ")
    meanings = [header_words(kind).meaning(text) for text in (texts[-1], " ".join(texts), texts[0])]
    return any(meaning is not None and column.field in meaning.fields for meaning in meanings)
