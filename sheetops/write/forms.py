"""Blank forms of a scored kind: its catalogue, the table of assignments, the sheet in which a unit scores."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import xlsxwriter

from sheetops.catalogue.wording import Data
from sheetops.yamlfile import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheetops.config import Workspace
    from sheetops.kind import FieldSpec, Kind

_LINE, _TOP = 3, 0
_WIDE = 90.0
_NARROW = 8.0


class Form(Data):
    """The words of one form."""

    name: str
    sheet: str
    title: str
    note: str
    headers: tuple[str, ...] = ()


class FormWords(Data):
    """`schemas/forms.yaml`."""

    version: Literal["1"]
    font: str
    catalogue: Form
    assignment: Form
    scores: Form
    rows: int


@lru_cache(maxsize=1)
def form_words() -> FormWords:
    """The words, read once."""
    return shipped("forms.yaml", FormWords)


def catalogue_form(workspace: Workspace, kind: Kind) -> bytes:
    """A blank catalogue: the fields that are said of an indicator when it is assigned."""
    spec = kind.scoring
    known = {spec.code, "title", spec.maximum, spec.survey_based} if spec else set()
    fields = [field for field in kind.fields if field.name in known or (field.registered and field.name != "no")]
    return _form(form_words().catalogue, _columns(fields), [], workspace, kind)


def assignment_form(workspace: Workspace, kind: Kind) -> bytes:
    """A table of assignments with the workspace's units, their duties blank."""
    words = form_words().assignment
    columns = list(zip(words.headers, (_NARROW, 34.0, _WIDE), strict=True))
    rows = [[number, unit.name] for number, unit in enumerate(workspace.units, start=1)]
    return _form(words, columns, rows, workspace, kind)


def scores_form(workspace: Workspace, kind: Kind) -> bytes:
    """A sheet in which a unit scores: code, name, its points, its evidence and explanation."""
    spec = kind.scoring
    names = [spec.code, "title", spec.maximum, spec.self_score, spec.evidence, spec.explanation] if spec else []
    fields = [kind.field_by_name[name] for name in names if name in kind.field_by_name]
    return _form(form_words().scores, _columns(fields), [], workspace, kind)


def _columns(fields: Sequence[FieldSpec]) -> list[tuple[str, float]]:
    return [(field.label.vi, field.width) for field in fields]


def _form(
    words: Form, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Any]], workspace: Workspace, kind: Kind
) -> bytes:
    """Title, note, header, the given rows and as many blank ones as fill the page."""
    page = io.BytesIO()
    book = xlsxwriter.Workbook(page, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": workspace.cutoff})
    looks = _looks(book)
    sheet = book.add_worksheet(words.sheet)
    values = _values(workspace, kind)
    last = len(columns) - 1
    sheet.merge_range(0, 0, 0, last, words.title.format(**values), looks["title"])
    sheet.merge_range(1, 0, 1, last, words.note.format(**values), looks["note"])
    for column, (label, width) in enumerate(columns):
        sheet.set_column(column, column, width, looks["plain"])
        sheet.write(_LINE, column, label, looks["head"])
    for place in range(max(form_words().rows, len(rows))):
        given = rows[place] if place < len(rows) else ()
        for column in range(len(columns)):
            value = given[column] if column < len(given) else None
            sheet.write(_LINE + 1 + place, column, value, looks["cell"])
    sheet.freeze_panes(_LINE + 1, 0)
    sheet.repeat_rows(_LINE)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return page.getvalue()


def _looks(book: Any) -> Mapping[str, Any]:
    plain = {"font_name": form_words().font, "font_size": 12, "valign": "vcenter", "text_wrap": True}
    box = {**plain, "border": 1}
    return {
        "plain": book.add_format(plain),
        "title": book.add_format({**plain, "bold": True, "font_size": 14, "align": "center"}),
        "note": book.add_format({**plain, "italic": True, "align": "center"}),
        "head": book.add_format({**box, "bold": True, "align": "center", "bg_color": "#DDEBF7"}),
        # Text, so that the code 7.10 stays what was typed.
        "cell": book.add_format({**box, "num_format": "@"}),
    }


def _values(workspace: Workspace, kind: Kind) -> Mapping[str, object]:
    period = workspace.period.label()
    label = kind.label.vi
    return {"item": kind.item.vi, "ITEM": label.upper(), "year": workspace.period.year, "PERIOD": period.upper()}
