"""What is wrong with the columns of a table, and what is not sure of them: S202, S203, S204, S209."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from sheetops.catalogue import found
from sheetops.kind import FieldSpec, Kind
from sheetops.model import Column, Finding, a1
from sheetops.recognise.columns import UNSURE


class Place(TypedDict):
    """Where a finding about a header stands."""

    path: str
    sheet: str
    cell: str
    row: int


def column_findings(columns: Sequence[Column], kind: Kind, path: str, sheet: str, top: int) -> list[Finding]:
    """S202 for required columns that are missing, S203 for doubled, S204 for unknown ones, S209 for unsure ones.

    Args:
        top: the first row of the header.
    """
    have = {column.field for column in columns}
    first = Place(path=path, sheet=sheet, cell=a1(top, columns[0].number), row=top)
    missing = [field for field in kind.fields if field.column == "required" and field.name not in have]
    findings = [_missing(field, columns, first) for field in missing]
    for column in columns:
        place = Place(path=path, sheet=sheet, cell=a1(column.row, column.number), row=column.row)
        if column.how == "double":
            findings.append(_doubled(column, columns, place))
        elif column.how == "unknown":
            labels = ", ".join(f"“{kind.field_label(name)}”" for name in column.like)
            findings.append(found("S204", **place, value=column.header, header=column.header, suggestions=labels))
        elif column.how in UNSURE:
            findings.append(_unsure(column, kind, place))
    return findings


def _unsure(column: Column, kind: Kind, place: Place) -> Finding:
    """A column that is taken for its field, and the likeliest other that it may be."""
    header, other = column.header, f"“{kind.field_label(column.like[0])}”" if column.like else ""
    why = column.how
    return found("S209", **place, field=column.field, value=header, header=header, why=why, other=other)


def _missing(field: FieldSpec, columns: Sequence[Column], place: Place) -> Finding:
    """A required column is missing; unknown ones that may be it are named."""
    like = [_named(column) for column in columns if column.how == "unknown" and field.name in column.like]
    return found("S202", **place, field=field.name, columns=", ".join(like))


def _doubled(column: Column, columns: Sequence[Column], place: Place) -> Finding:
    other = next(c for c in columns if c.field in column.like)
    return found(
        "S203", **place, field=other.field, value=column.header, header=column.header, other=_named(other, "{} ({})")
    )


def _named(column: Column, form: str = "“{}” ({})") -> str:
    return form.format(column.header, a1(column.row, column.number))
