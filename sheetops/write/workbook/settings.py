"""The configuration as pairs of key and value; what is left at its blank default is not listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from sheetops.write.workbook.values import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheetops.write.workbook.common import CommonBook

# Where the workspace lies is the machine's affair.
_LEFT_OUT = ("root", "config_path")


def settings(book: CommonBook) -> list[tuple[str, str]]:
    """Key and value of every setting; `office.name` and `units[1]` as `sheetops.yaml` nests them."""
    fields = {name: value for name, value in _fields(book.workspace).items() if name not in _LEFT_OUT}
    return [(key, text) for name, value in fields.items() for key, text in _flat(book, name, value) if text]


def _flat(book: CommonBook, key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        value = _fields(value)
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(book, f"{key}.{name}", inner)
    elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
        for place, item in enumerate(value, start=1):
            yield f"{key}[{place}]", _line(book, item)
    else:
        yield key, _written(book, value)


def _line(book: CommonBook, item: BaseModel) -> str:
    """A listed item on one line: code: KT; name: Phòng Kinh tế."""
    pairs = ((name, _written(book, value)) for name, value in _fields(item).items())
    return "; ".join(f"{name}: {text}" for name, text in pairs if text)


def _written(book: CommonBook, value: Any) -> str:
    if isinstance(value, bool):
        return book.words("common.yes_" if value else "common.no_")
    if isinstance(value, datetime):
        return f"{value:%H:%M} {written_day(value.date())}"
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, tuple):
        return ", ".join(_written(book, item) for item in value)
    return "" if value is None else str(getattr(value, "text", value))


def _fields(model: BaseModel) -> dict[str, Any]:
    fields = type(model).model_fields
    return {field.alias or name: getattr(model, name) for name, field in fields.items()}
