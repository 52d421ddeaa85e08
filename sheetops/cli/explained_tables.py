"""The columns and the rows of a sheet with what they were taken for, as tables that fit a line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from sheetops.cli.output import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from sheetops.cli.words import Words
    from sheetops.explanation import ExplainedColumn, ExplainedRow, Explanation

_GAP = 2
_REASON_SHARE = 0.44
_STYLES = {"accepted": "green", "continuation": "green", "rejected": "bold red", "section": "cyan"}
_QUIET = "dim"
_BETWEEN = " | "
_WITHIN = " › "


@dataclass(frozen=True, slots=True)
class Teller:
    """The words of one explanation, in one language.

    Attributes:
        width: how many characters fit on a line.
    """

    explanation: Explanation
    words: Words
    width: int

    def __call__(self, key: str, **values: object) -> str:
        """The wording of a key below `explanation`, with what a row is called."""
        item = self.explanation.kind.item.text(self.words.lang)
        return self.words(f"explanation.{key}", item=item, **values)

    def unit(self, code: str) -> str:
        return self.explanation.meaning("unit", code)

    def field(self, name: str) -> str:
        return self.explanation.kind.field_label(name, self.words.lang)

    def quoted(self, line: str) -> str:
        """A text of the file, on one line, as a quotation."""
        return self("quoted", text=_one_line(line))


def _one_line(value: str) -> str:
    return " ".join(value.split())


def columns_tables(columns: Sequence[ExplainedColumn], tell: Teller) -> Iterator[RenderableType]:
    """A table of the columns of each table of a sheet; they are numbered where there are several."""
    several = len({column.table for column in columns}) > 1
    for number, group in groupby(columns, key=lambda column: column.table):
        if several:
            yield text(tell("table", number=number), "bold")
        table = _table(tell, "letters", "header", "taken_for", "why_column")
        for column in group:
            header = text(_one_line(column.header))
            table.add_row(text(column.letters), header, _taken_for(column, tell), _why_column(column, tell))
        yield table


def _taken_for(column: ExplainedColumn, tell: Teller) -> Text:
    """The label of the field, and of a status column the status that a cross means."""
    if column.field is None:
        return text(tell("kept"), "yellow")
    label = tell.field(column.field)
    if column.mark:
        label = tell("mark", field=label, status=column.mark)
    return text(tell("unsure", field=label), "yellow") if column.unsure else text(label, "green")


def _why_column(column: ExplainedColumn, tell: Teller) -> Text:
    parts = [tell(f"how.{column.how}", other=column.other)]
    if column.like:
        parts.append(tell("like", fields=", ".join(f"“{tell.field(name)}”" for name in column.like)))
    if column.hidden:
        parts.append(tell("hidden_column"))
    return text("; ".join(parts))


def rows_table(rows: Sequence[ExplainedRow], tell: Teller) -> Table:
    """All rows of a sheet; the headings in force are told where they change."""
    roles, contents, reasons = _roles(rows, tell), list(_contents(rows, tell)), [_why(row, tell) for row in rows]
    number, role = max(len(str(rows[-1].row)), len(tell("row"))), max(_longest(roles), len(tell("role")))
    content, reason = _shared(tell.width - number - role - 3 * _GAP, contents, reasons)
    table = _table(tell)
    table.add_column(text(tell("row")), justify="right", width=number)
    table.add_column(text(tell("role")), width=role)
    table.add_column(text(tell("content")), width=content, no_wrap=True, overflow="ellipsis")
    table.add_column(text(tell("why_row")), width=reason)
    for row, *cells in zip(rows, roles, contents, reasons, strict=True):
        table.add_row(text(row.row), *cells)
    return table


def _roles(rows: Sequence[ExplainedRow], tell: Teller) -> list[Text]:
    return [text(tell(f"roles.{row.role}"), _STYLES.get(row.role, _QUIET)) for row in rows]


def _shared(room: int, contents: Sequence[Text], reasons: Sequence[Text]) -> tuple[int, int]:
    """How much of a line contents and reasons get: each what it needs, and where that is too much, its share."""
    content, reason = _longest(contents), _longest(reasons)
    reason = min(reason, max(int(room * _REASON_SHARE), room - content))
    return min(content, room - reason), reason


def _longest(cells: Iterable[Text]) -> int:
    return max(cell_len(line) for cell in cells for line in cell.plain.split("\n"))


def _table(tell: Teller, *heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for head in heads:
        table.add_column(text(tell(head)))
    return table


def _contents(rows: Sequence[ExplainedRow], tell: Teller) -> Iterator[Text]:
    """What stands in each row, on one line; below it the headings in force, where they change."""
    known: tuple[str, ...] = ()
    for row in rows:
        shown = text(_BETWEEN.join(_one_line(value) for _, value in row.cells))
        says_it_itself = row.means is not None and len(row.section or ()) == 1
        if row.section is not None and row.section != known and not says_it_itself:
            shown.append("\n").append(text(_path(row.section, tell), _QUIET))
        known = known if row.section is None else row.section
        yield shown


def _path(section: Sequence[str], tell: Teller) -> str:
    return tell("section", path=_WITHIN.join(map(_one_line, section))) if section else tell("no_section")


def _why(row: ExplainedRow, tell: Teller) -> Text:
    """The reason for a row's role; of a heading also what it was understood to say."""
    parts = [tell(f"reasons.{row.reason}")]
    if row.means is not None:
        lang = tell.words.lang
        said = [f"{tell(f'means.{what}')} {tell.explanation.meaning(what, code, lang)}" for what, code in row.means]
        parts.append(tell("understood", said=", ".join(said)) if said else tell("not_understood"))
    if row.hidden:
        parts.append(tell("hidden_row"))
    return text("; ".join(parts))
