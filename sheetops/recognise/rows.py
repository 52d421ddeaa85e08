"""What each row below a header is: a task, or part of the sheet's structure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sheetops.kind import sheet_words
from sheetops.lexicon import Lexicon, is_numbering
from sheetops.model import Table
from sheetops.recognise.cells import View
from sheetops.recognise.columns import is_mark
from sheetops.recognise.header_rows import HeaderBlock, is_column_numbers
from sheetops.text import as_text, bare_key

_HEADING_NUMBER = re.compile(r"^\s*(?:[IVX]+|[A-ZĐ])\s*[.):/-]\s*\S|^\s*[IVX]+\s+\S")
_BULLET = re.compile(r"^\s*[-+•*–]\s*")  # noqa: RUF001
_COUNT_CELL = re.compile(r"^\d+(\s*\D{0,20})?$")
_REPEAT_SHARE = 0.7
_NUMBERED_SHARE = 0.8
_LONGEST_SIGNATURE = 60
_FEW_CELLS = 4
_DATA_CELLS = 2


def _starts(bare: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of some words, or begins with one followed by no letter."""
    return any(bare == word or bare.startswith(f"{word} ") for word in words)


def _bare_all(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(bare for word in words if (bare := bare_key(word)))


def is_total(text: str) -> bool:
    """ "Tổng cộng", "Cộng: 5", "Tổng số nhiệm vụ: 22"; not "Tổng hợp kiến nghị cử tri"."""
    bare = bare_key(text)
    for word in _bare_all(sheet_words().totals):
        if bare == word:
            return True
        if bare.startswith(f"{word} "):
            rest = bare.removeprefix(f"{word} ")
            if (
                re.match(r"\d", rest)
                or re.search(r"[:=(]\s*\d", text)
                or re.fullmatch(r"(so )?[a-z ]{0,20}\d+.*", rest)
            ):
                return True
            if text.rstrip().endswith(":"):
                return True
    return False


def is_signature(text: str) -> bool:
    """A line of the signature block, or the place and date above it."""
    if len(text) > _LONGEST_SIGNATURE:
        return False
    bare = bare_key(text)
    if _starts(bare, _bare_all(sheet_words().signatures)):
        return True
    plain = re.sub(r"[/\\]", " ", bare)
    return any(re.match(pattern, plain) for pattern in sheet_words().signature_places)


def is_note(text: str) -> bool:
    """A note below the table, or a guide's line."""
    starts = tuple(word for word in sheet_words().notes if not bare_key(word))
    return text.startswith(starts or ("\0",)) or _starts(bare_key(text), _bare_all(sheet_words().notes))


@dataclass(frozen=True)
class Body:
    """The rows below one header, and what is known of all of them."""

    view: View
    table: Table
    block: HeaderBlock
    first: int
    last: int
    lexicon: Lexicon

    @cached_property
    def field_of(self) -> dict[int, str]:
        return {c.number: c.field for c in self.table.columns if c.field}

    @cached_property
    def no_column(self) -> int | None:
        return self.table.column_of("no")

    @cached_property
    def title_column(self) -> int | None:
        return self.table.column_of("title")

    @cached_property
    def last_data_row(self) -> int:
        """The last row that is surely a task."""
        rows = (row for row in range(self.last, self.first - 1, -1) if self._surely_data(row))
        return next(rows, self.first - 1)

    @cached_property
    def is_numbered(self) -> bool:
        """Whether nearly all rows that are surely tasks bear a number."""
        rows = [row for row in range(self.first, self.last + 1) if self._surely_data(row)]
        numbered = [row for row in rows if self.number(row)]
        return bool(rows) and len(numbered) >= _NUMBERED_SHARE * len(rows)

    def number(self, row: int) -> str | None:
        """The level of the row's number; None where it has none."""
        return is_numbering(self.view.cells(row).get(self.no_column)) if self.no_column else None

    def others(self, row: int) -> dict[int, object]:
        """The non-blank cells besides the running number."""
        cells = self.view.cells(row)
        return {c: v for c, v in cells.items() if c != self.no_column or not self.number(row)}

    def _surely_data(self, row: int) -> bool:
        cells = self.others(row)
        if self.title_column not in cells or self.repeats_header(row):
            return False
        if any(is_signature(as_text(v)) for v in cells.values()) and not self.number(row):  # type: ignore[arg-type]
            return False
        filled = [c for c in cells if c != self.title_column and c in self.field_of]
        return len(filled) >= _DATA_CELLS or (self.number(row) == "number" and bool(filled))

    def repeats_header(self, row: int) -> bool:
        """Whether a row says again what the header says."""
        if row in self.block.repeats:
            return True
        cells = self.view.cells(row)
        for header_row in self.block.rows:
            wanted = {c: bare_key(self.view.text(header_row, c)) for c in self.view.cells(header_row)}
            same = sum(bare_key(self.view.text(row, c)) == text for c, text in wanted.items())
            if len(cells) > 1 and same >= _REPEAT_SHARE * max(len(wanted), len(cells)):
                return True
        return False

    def role(self, row: int, before: str, signed: bool) -> str:
        """The role of a non-blank row; `before` is the role of the row above, `signed` once a signature stood."""
        if self.repeats_header(row):
            return "header"
        if before in ("header", "column_numbers") and is_column_numbers(self.view, row):
            return "column_numbers"
        cells = self.others(row)
        texts = [as_text(value) for value in cells.values()]  # type: ignore[arg-type]
        after = row > self.last_data_row
        if not texts:
            return "note" if self.number(row) in ("number", None) else "section"
        if (
            not self.number(row)
            and is_total(texts[0])
            or (len(texts) > 1 and not self.number(row) and is_total(texts[1]))
        ):
            return "total"
        if after and (signed or (len(texts) <= _FEW_CELLS and any(map(is_signature, texts)))):
            return "signature"
        if len(texts) == 1 and not self.number(row) and is_note(texts[0]):
            return "note"
        return self._task_or_section(row, cells, texts[0])

    def _task_or_section(self, row: int, cells: dict[int, object], text: str) -> str:
        if self._is_section(row, cells, text):
            return "section"
        if self._continues(row, cells, text):
            return "continuation"
        if self.title_column is not None and self.has_title(row):
            return "accepted"
        return "rejected"

    def has_title(self, row: int) -> bool:
        """Whether a task title stands in the row, or reaches into it by a merged cell."""
        column = self.title_column or 0
        return bool(self.view.text(row, column)) or self.merged_title_row(row) is not None

    def merged_title_row(self, row: int) -> int | None:
        """The row above whose title cell is merged down into this one."""
        area = self.view.area_at(row, self.title_column or 0)
        return area.top if area and self.first <= area.top < row and self.view.text(area.top, area.left) else None

    def _is_section(self, row: int, cells: dict[int, object], text: str) -> bool:
        label = min(cells)
        rest = {c: v for c, v in cells.items() if c != label}
        level = self.number(row)
        if rest:
            counts = all(_COUNT_CELL.match(as_text(v)) for v in rest.values())  # type: ignore[arg-type]
            facts = {"due", "completed", "status"} & {self.field_of.get(c) for c in rest}
            heading = level in ("roman", "letter") or self.lexicon.is_heading(text)
            return counts and not facts and heading and not any(is_mark(v) for v in rest.values() if v == "x")  # type: ignore[arg-type]
        if level in ("roman", "letter", "small") or self._spans_fields(row, label):
            return True
        if self.title_column is not None and label != self.title_column:
            return label < self.title_column and bool(text)
        if level == "number":
            return self.lexicon.is_heading(text)
        if _HEADING_NUMBER.match(text) or self.lexicon.is_heading(text) or _is_capitals(text):
            return True
        return self.is_numbered and row < self.last_data_row and not self._lower_start(text)

    def _spans_fields(self, row: int, label: int) -> bool:
        """Whether a cell is merged over the column of a field other than number and title."""
        area = self.view.area_at(row, label)
        if area is None:
            return False
        across = {self.field_of.get(c) for c in range(area.left, area.right + 1)}
        return bool(across - {None, "no", "title"})

    @staticmethod
    def _lower_start(text: str) -> bool:
        return bool(_BULLET.match(text)) or text[:1].islower()

    def _continues(self, row: int, cells: dict[int, object], text: str) -> bool:
        """Whether a row only goes on with the texts of the task above."""
        if row <= self.first or self.number(row):
            return False
        names = {self.field_of.get(c) for c in cells}
        facts = {"due", "completed", "status", "progress"} & names
        if self.title_column not in cells:
            types = self.lexicon.kind.field_by_name
            return not facts and all(n is None or types[n].type == "text" for n in names)
        return names == {"title"} and self.no_column is not None and self._lower_start(text)


def _is_capitals(text: str) -> bool:
    letters = [ch for ch in text if ch.isalpha()]
    return len(text.split()) > 1 and len(letters) > 4 and all(ch.isupper() for ch in letters)
