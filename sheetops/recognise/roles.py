"""What each row below a header is, and why: a task, or part of the sheet's structure."""

from __future__ import annotations

import re
from typing import NamedTuple

from sheetops.model import Cell
from sheetops.recognise.body import Body
from sheetops.recognise.header_rows import is_column_numbers
from sheetops.recognise.numbering import Numbering, leading
from sheetops.recognise.sequence import heads_rows_below
from sheetops.recognise.total_text import is_count, is_total, is_total_word
from sheetops.recognise.words import counts_tasks, goes_on, is_capitals, is_note, is_signature
from sheetops.text import as_text

_COUNT_CELL = re.compile(r"\d+(\s*\D{0,20})?$")
_FEW_CELLS = 4
_SIGNING_CELLS = 2
_NAMING_TYPES = frozenset({"unit", "sector", "vocabulary"})
_JOINED_TYPES = frozenset({"text", "unit"})


class Role(NamedTuple):
    """What a row is, and why: both are keys, put into words elsewhere (`explanation` in `wording.yaml`)."""

    name: str
    reason: str


def role(body: Body, row: int, before: str, signed: bool) -> Role:
    """The role of a non-blank row; `before` is the role of the row above, `signed` once a signature stood."""
    if body.repeats_header(row):
        return Role("header", "repeats_header")
    if before in ("header", "column_numbers") and is_column_numbers(body.view, row):
        return Role("column_numbers", "counts_columns")
    if body.bears_code(row):
        return Role("accepted", "bears_code")
    cells, number = body.others(row), body.number(row)
    if not cells:
        return Role("section", "capital_number") if number and number.capital else Role("note", "number_alone")
    if body.says_none(row):
        return Role("note", "says_none")
    if body.says_nothing(row):
        return Role("note", "placeholders")
    if number is None:
        return _closing_role(body, row, cells, before, signed) or _task_or_section(body, row, cells, None)
    if _is_numbered_total(cells):
        return Role("total", "total_words")
    return _task_or_section(body, row, cells, number)


def _closing_role(body: Body, row: int, cells: dict[int, Cell], before: str, signed: bool) -> Role | None:
    """Total, signature, note or a title said again: rows without a number that stand mostly at the end."""
    texts = [as_text(value) for value in cells.values()]
    after = body.is_after_data(row)
    if states_total(cells, texts) and not is_signature(texts[0]):
        return Role("total", "total_words")
    if len(texts) == 1 and body.header_follows(row) and _announces(body, texts[0]):
        return Role("section", "announces_table" if after else "known_heading")
    if body.repeats_title(row):
        own = not body.says_title_again(texts[0]) and _announces(body, texts[0])
        return Role("section", "announces_table") if own else Role("title", "repeats_title")
    if after and len(texts) <= _FEW_CELLS and any(map(is_signature, texts)) and not _tells_of_task(body, row, texts):
        return Role("signature", "signature_words")
    if after and signed:
        return Role("signature", "below_signature")
    if len(texts) == 1 and is_note(texts[0]) and (after or body.title_column not in cells or ":" in texts[0]):
        return Role("note", "note_words")
    if after and _says_nothing_new(body, row, cells, before):
        return Role("note", "below_last_task")
    return None


def _tells_of_task(body: Body, row: int, texts: list[str]) -> bool:
    """Whether a row is surely a task, or has a title among several cells: a leader's office signs nothing there."""
    title = body.view.text(row, body.title_column or 0)
    return body.is_data(row) or (bool(title) and not is_signature(title) and len(texts) > _SIGNING_CELLS)


def _announces(body: Body, text: str) -> bool:
    """Whether a line is the heading of a table below; between two tables it may stand after a signature."""
    return body.lexicon.is_heading(text) and not is_signature(text)


def states_total(cells: dict[int, Cell], texts: list[str]) -> bool:
    """Whether a total's words stand beside nothing but counts."""
    at = next((i for i, text in enumerate(texts) if is_total(text)), None)
    if at is None:
        return False
    return all(is_count(value) for i, value in enumerate(cells.values()) if i != at)


def _is_numbered_total(cells: dict[int, Cell]) -> bool:
    """Whether nothing but a total's words and counts stand in a row whose cell of the number is filled.

    "Cộng" to the left of it, and the total in its place; or "C | TỔNG CỘNG (A+B)".
    """
    if not is_total_word(as_text(next(iter(cells.values())))):
        return False
    return states_total(cells, [as_text(value) for value in cells.values()])


def _says_nothing_new(body: Body, row: int, cells: dict[int, Cell], before: str) -> bool:
    """A line below the last task that is neither numbered as tasks are nor a heading: a remark, a small summary.

    What has a title and says anything more is a task: none is given up because its number is missing.
    """
    label = min(cells)
    text = as_text(cells[label])
    rest = [column for column in cells if column != label]
    if rest and body.lexicon.statuses.read(text).whole and all(is_count(cells[column]) for column in rest):
        return True
    if leading(text) is not None or body.lexicon.is_heading(text) or (body.has_facts(row) and rest):
        return False
    follows = before in ("accepted", "continuation") and not body.view.blank(row - 1)
    if body.title_column not in cells:
        return not follows
    says_more = any(column in body.field_of for column in rest)
    return body.is_numbered and not says_more and not (follows and _continues(body, row, cells, text))


def _task_or_section(body: Body, row: int, cells: dict[int, Cell], number: Numbering | None) -> Role:
    text = as_text(cells[min(cells)])
    if why := _section_reason(body, row, cells, number):
        return Role("section", why)
    if number is None and _continues(body, row, cells, text):
        return Role("continuation", "goes_on" if body.title_column in cells else "adds_texts")
    return by_itself(body, row, number)


def by_itself(body: Body, row: int, number: Numbering | None) -> Role:
    """A row that is no part of the structure: a task where it has a title, else rejected."""
    if body.title_column is None:
        return Role("rejected", "no_title_column")
    if not body.has_title(row):
        return Role("rejected", "title_missing")
    if body.merged_title_row(row) is not None:
        return Role("accepted", "shared_title")
    if number is None:
        alone = "title_alone" if len(body.view.cells(row)) == 1 else "title_with_texts"
        return Role("accepted", "title_with_facts" if body.has_facts(row) else alone)
    return Role("accepted", "numbered_with_facts" if body.has_facts(row) else "numbered_title")


def _section_reason(body: Body, row: int, cells: dict[int, Cell], number: Numbering | None) -> str | None:
    """Why a row is a heading; None where it is none.  A bullet in the column of the numbers says nothing by itself."""
    bullet = body.has_bullet(row)
    if bullet:
        cells = body.heading_cells(row)
    label = min(cells)
    text = as_text(cells[label])
    if len(cells) > 1 and not _may_have_more(body, cells, label, number):
        return None
    if number and number.capital:
        return "capital_number"
    if len(cells) == 1 and body.spans_fields(row, label):
        return "merged_across"
    if number and number.plain and body.counts_through(row, number):
        return None
    if body.lexicon.is_heading(text):
        return "known_heading"
    if len(cells) == 1 and not (number and number.plain) and counts_tasks(text):
        return "counts_tasks"
    if len(cells) > 1 or bullet:
        return None
    if number:
        return "numbers_below" if heads_rows_below(body, row, number) else None
    return _bare_heading_reason(body, row, label, text)


def _may_have_more(body: Body, cells: dict[int, Cell], label: int, number: Numbering | None) -> bool:
    """Whether beside a heading stand only a count of its tasks, or its unit or sector again; never a fact."""
    capital = number is not None and number.capital
    return all(_may_stand_beside(body, column, cells[column], capital) for column in cells if column != label)


def _may_stand_beside(body: Body, column: int, value: Cell, capital: bool) -> bool:
    name = body.field_of.get(column)
    if capital and name is not None and body.lexicon.kind.field_by_name[name].type in _NAMING_TYPES:
        return True
    return column not in body.fact_columns and bool(_COUNT_CELL.match(as_text(value)))


def _bare_heading_reason(body: Body, row: int, label: int, text: str) -> str | None:
    """A lone text without a number of its own column: a heading by where it stands, or by how it is written."""
    lead = leading(text)
    if lead and lead.capital:
        return "capital_number"
    if lead and not lead.plain and heads_rows_below(body, row, lead):
        return "numbers_below"
    if is_capitals(text):
        return "capital_letters"
    if label == body.no_column:
        return "number_column"
    if label != body.title_column:
        if lead and label == body.table.columns[0].number and body.is_data(body.next_row(row) or 0):
            return "before_title"
        before_title = label < (body.title_column or 0) and body.field_of.get(label) is None
        return "before_title" if before_title else None
    if lead and not body.is_numbered and body.heads_unnumbered(row):
        return "numbers_below"
    return "without_number" if body.is_numbered and row < body.last_data_row and not goes_on(text) else None


def _continues(body: Body, row: int, cells: dict[int, Cell], text: str) -> bool:
    """Whether a row only goes on with the texts of the task above."""
    if row <= body.first:
        return False
    types = body.lexicon.kind.field_by_name
    names = {body.field_of.get(column) for column in cells}
    if body.title_column not in cells:
        return all(name is None or types[name].type in _JOINED_TYPES for name in names)
    return not body.has_facts(row) and body.is_numbered and goes_on(text)
