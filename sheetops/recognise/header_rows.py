"""Where a table's header stands, and the text over each of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sheetops.model import Cell
from sheetops.recognise.cells import View
from sheetops.recognise.headers import SURE, HeaderWords, plain_header
from sheetops.recognise.numbering import numbering
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon

_COLUMN_NUMBER = re.compile(r"^[(\[]?\s*(\d{1,2}|[a-z])\s*[)\]]?(?:\s*=.*)?$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_PERIOD = re.compile(r"(?:[a-z ]+ )?(?:thang|quy|nam|tuan|ky|t|q) ?\d+(?: (?:nam )?\d{4})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
LIKELY = 0.6
DEEPEST = 4
_LEAST_SHARE = 0.5
_LEAST_MATCHES = 2
_LEAST_NUMBERS = 3
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Header rows and, per column, the texts from the outermost group down to its own.

    `is_ours`: it names fields of the kind; else it heads a table of something else.
    """

    rows: tuple[int, ...]
    texts: dict[int, tuple[str, ...]]
    own_row: dict[int, int]
    repeats: tuple[int, ...] = ()
    is_ours: bool = True

    @property
    def says(self) -> dict[int, tuple[str, ...]]:
        """Its texts without regard to case, accents, line breaks and footnotes."""
        return {column: tuple(bare_key(plain_header(text)) for text in texts) for column, texts in self.texts.items()}

    def repeated_in(self, rows: tuple[int, ...]) -> HeaderBlock:
        """The block that stands again in further rows of its table."""
        return replace(self, repeats=(*self.repeats, *rows))


def is_header(view: View, row: int, words: HeaderWords, lexicon: Lexicon) -> bool:
    """Whether a row names at least two fields of the kind: the title and another, or three with a date.

    Half of its cells must be known; those that name statuses, as columns of crosses do, count neither way.
    A list for drop-downs names closed vocabularies only (Trạng thái | Lĩnh vực | Đơn vị) and heads no table.
    """
    cells = view.cells(row)
    if len(cells) < _LEAST_MATCHES or _is_number(next(iter(cells.values()))):
        return False  # no header begins with a number, as most tasks do
    if sum(map(_is_figure, cells.values())) > 1:
        return False  # nor does one hold dates and figures
    texts = [value for value in cells.values() if isinstance(value, str)]
    sure = {meaning.fields[0] for text in texts if (meaning := words.sure_meaning(text))}
    if len(sure) < _LEAST_MATCHES:
        return False
    known = [meaning for text in texts if (meaning := words.meaning(text)) and meaning.sure >= LIKELY]
    statuses = sum(not words.meaning(text) and lexicon.statuses.read(plain_header(text)).whole for text in texts)
    if len(known) < _LEAST_SHARE * (len(cells) - statuses):
        return False
    kind = lexicon.kind
    fields = {meaning.fields[0] for meaning in known}
    dated = any(kind.field_by_name[name].type in ("date", "deadline") for name in fields)
    return "title" in fields or (dated and len(fields) > _LEAST_MATCHES)


def _is_number(value: Cell) -> bool:
    return not isinstance(value, str) or value.strip(" .)").isdecimal()


def _is_name(value: Cell) -> bool:
    """Whether a cell may name a column: it has letters, and is no running number."""
    return isinstance(value, str) and bool(_LETTER.search(value)) and numbering(value) is None


def _is_figure(value: Cell) -> bool:
    """A number or date; a year is the name of a column as well."""
    text = as_text(value)
    return not _LETTER.search(text) and any(map(str.isdecimal, text)) and not _YEAR.fullmatch(text)


def _has_figures(view: View, row: int) -> bool:
    """Whether a quarter of a row's cells name days, documents, amounts, as those of a task do."""
    texts = [plain_header(as_text(value)) for value in view.cells(row).values()]
    figures = [text for text in texts if any(map(str.isdigit, text)) and not _PERIOD.fullmatch(bare_key(text))]
    return len(figures) > max(1, len(texts) / 4)


def is_column_numbers(view: View, row: int) -> bool:
    """A row such as (1) (2) (3) or A B 1 2 3=1+2 under a header."""
    cells = view.cells(row)
    if len(cells) < _LEAST_NUMBERS or any(map(_is_words, cells.values())):
        return False
    marks: list[str] = []
    for column in cells:
        match = _COLUMN_NUMBER.match(view.text(row, column))
        if match is None:
            return False
        marks.append(match[1].lower())
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    return all(a < b for a, b in pairwise(numbers)) and len(set(marks)) == len(marks)


def _is_words(value: Cell) -> bool:
    """Whether a cell holds more than the number of a column; most rows are told apart by it."""
    return isinstance(value, str) and len(value) > _LONGEST_NUMBER and "=" not in value


def _merged_depth(view: View, row: int) -> int:
    """How many rows the header's own vertically merged cells span."""
    areas = [area for column in view.cells(row) if (area := view.area_at(row, column)) and area.top == row]
    heights = [area.bottom - area.top + 1 for area in areas if area.bottom - area.top < DEEPEST]
    return max(heights, default=1)


def _is_subheader(view: View, row: int, above: int, words: HeaderWords, lexicon: Lexicon) -> bool:
    """Whether a row holds the names below group headings of the row above."""
    cells = view.cells(row)
    if not cells or not all(isinstance(value, str) and numbering(value) is None for value in cells.values()):
        return False
    if not all(_under_group(view, row, above, column) for column in cells):
        return False
    if len(cells) > 1 and all(_spans_columns(view, above, column) for column in cells):
        return True
    known = sum(_is_known(value, words, lexicon) for value in cells.values() if isinstance(value, str))
    return known >= _LEAST_SHARE * len(cells)


def _is_known(text: str, words: HeaderWords, lexicon: Lexicon) -> bool:
    meaning = words.meaning(text)
    return bool(meaning and meaning.sure >= SURE) or lexicon.statuses.read(plain_header(text)).whole


def _spans_columns(view: View, row: int, column: int) -> bool:
    area = view.area_at(row, column)
    return area is not None and area.right > area.left


def _under_group(view: View, row: int, above: int, column: int) -> bool:
    """Whether a cell stands under a heading that spans several columns and reaches no further than it."""
    own, group = view.area_at(row, column), view.area_at(above, column)
    if group is None:
        last = own.right if own else column
        if any(view.text(above, c) for c in range(column + 1, last + 1)):
            return False
        return not view.text(above, column) or not view.text(above, last + 1)
    if group.right == group.left or group.bottom >= row:
        return False
    return own is None or own.right <= group.right


def _is_group_row(view: View, row: int, header: int, words: HeaderWords, lexicon: Lexicon) -> bool:
    """Whether a row holds nothing but group headings over some columns of the header below it.

    They are merged, or stand over the first of several columns, and none reaches over the title, as a sheet's own title
    does.  Beside them a column's own header may stand, where the row below has none.  One of all is a known header.
    """
    cells, below = view.cells(row), view.cells(header)
    if not all(_is_name(value) for value in cells.values()):
        return False
    spans = {column: _columns_under(view, row, column, below, words) for column in cells}
    if any(not span and column in below for column, span in spans.items()):
        return False
    titles = {column for column, text in below.items() if _names(text, "title", words)}
    over = {column for span in spans.values() for column in span}
    inside = range(min(below), max(below) + 1)
    known = (text for column, text in cells.items() if (spans[column] or column in inside) and isinstance(text, str))
    return bool(over) and not over & titles and any(_is_known(text, words, lexicon) for text in known)


def _columns_under(view: View, row: int, column: int, below: dict[int, Cell], words: HeaderWords) -> range:
    """The columns over which a group's heading stands; none where it is no group.

    One that is not merged stands over two at least, and reaches no further than to a title.
    """
    area = view.area_at(row, column)
    if area:
        return range(area.left, area.right + 1) if area.right > area.left and area.bottom == row else range(0)
    if column not in below or column + 1 not in below or view.text(row, column + 1):
        return range(0)
    end = next((c for c in sorted(view.cells(row)) if c > column), max(below) + 1)
    titles = (c for c in range(column + 2, end) if _names(below.get(c), "title", words))
    return range(column, next(titles, end))


def _names(value: Cell, field: str, words: HeaderWords) -> bool:
    """Whether a text is surely the header of a field."""
    meaning = words.sure_meaning(value) if isinstance(value, str) else None
    return meaning is not None and meaning.fields[0] == field


def header_block(view: View, row: int, words: HeaderWords, lexicon: Lexicon) -> HeaderBlock:
    """The header of which a row is known: how deep it is, and the texts over each column."""
    depth = _merged_depth(view, row)
    while depth < DEEPEST and _is_subheader(view, row + depth, row + depth - 1, words, lexicon):
        depth += 1
    top = row
    while top > 1 and row + depth - top < DEEPEST and _is_group_row(view, top - 1, row, words, lexicon):
        top -= 1
    rows = tuple(range(top, row + depth))
    columns = sorted({column for r in rows for column in view.cells(r)})
    texts = {column: _texts_over(view, rows, column) for column in columns}
    own = {column: max((r for r in rows if view.text(r, column)), default=row) for column in columns}
    return HeaderBlock(rows, {c: t for c, t in texts.items() if t}, own)


def heads_other_table(view: View, row: int, words: HeaderWords) -> bool:
    """Whether a row begins with the header of running numbers, which begin below it, and is words throughout."""
    cells = view.cells(row)
    first = next(iter(cells), 0)
    if len(cells) < _LEAST_NUMBERS or not _names(cells[first], "no", words):
        return False
    below = next(
        (r for r in range(row + 1, view.height + 1) if not view.blank(r) and not is_column_numbers(view, r)), 0
    )
    number = numbering(view.cells(below).get(first))
    return number is not None and all(_is_name(value) for value in cells.values())


def header_blocks(view: View, words: HeaderWords, lexicon: Lexicon) -> list[HeaderBlock]:
    """The headers of a sheet, top down; one that only repeats the last is no new table.

    Below a table those of other tables are told, too: a summary in figures is no task of the table above it.
    """
    blocks: list[HeaderBlock] = []
    row = 1
    while row <= view.height:
        if is_header(view, row, words, lexicon) and not (blocks and _has_figures(view, row)):
            block = header_block(view, row, words, lexicon)
            row = block.rows[-1]
            if blocks and block.says == blocks[-1].says:
                blocks[-1] = blocks[-1].repeated_in(block.rows)
            else:
                blocks.append(block)
        elif blocks and heads_other_table(view, row, words):
            blocks.append(HeaderBlock((row,), {}, {}, is_ours=False))
        row += 1
    return blocks


def _texts_over(view: View, rows: tuple[int, ...], column: int) -> tuple[str, ...]:
    texts: list[str] = []
    for row in rows:
        text = view.text(row, column) or _group_text(view, rows, row, column)
        if text and (not texts or bare_key(texts[-1]) != bare_key(text)):
            texts.append(text)
    return tuple(texts)


def _group_text(view: View, rows: tuple[int, ...], row: int, column: int) -> str:
    """The heading that spans a column from the left: merged, or blank beside it with names below."""
    area = view.area_at(row, column)
    if area:
        return view.text(area.top, area.left) if area.top in rows else ""
    below = any(view.text(r, column) for r in rows if r > row)
    left = column - 1
    while below and left > 0:
        if text := view.text(row, left):
            own_below = any(view.text(r, left) for r in rows if r > row)
            return text if own_below else ""
        left -= 1
    return ""
