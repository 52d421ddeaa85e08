"""The rows of a sheet that people fill in: columns are found by their titles, wherever these stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetops.errors import WorkspaceError
from sheetops.model import Grid, a1
from sheetops.text import as_text, bare_key


@dataclass(frozen=True, slots=True)
class Heads:
    """The titles of a sheet's columns.

    Attributes:
        titles: name → title.
        needed: the names without which a row of titles is none.
    """

    titles: Mapping[str, str]
    needed: Sequence[str]

    def columns(self, texts: Mapping[int, str]) -> dict[str, int] | None:
        """Name → column, of a row that bears the titles; None of any other."""
        names = {bare_key(title): name for name, title in self.titles.items()}
        columns = {names[bare_key(text)]: column for column, text in texts.items() if bare_key(text) in names}
        return columns if all(name in columns for name in self.needed) else None

    def missing(self, path: str, sheet: str) -> WorkspaceError:
        """Why a sheet without them can be neither read nor added to."""
        titles = ", ".join(f"“{self.titles[name]}”" for name in self.needed)
        return WorkspaceError(
            f"tệp “{path}”, trang “{sheet}”: không thấy dòng tiêu đề có các cột {titles}; hãy ghi lại dòng đó rồi chạy "
            "lại (chưa có gì bị thay đổi)",
            f"“{path}”, sheet “{sheet}”: there is no row with the titles {titles}; put it back and run again (nothing "
            "has been changed)",
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the texts in it by the names of their columns."""

    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def __getitem__(self, name: str) -> str:
        """The text in a column; nothing where the sheet has lost it."""
        return self.texts.get(name, "")

    @property
    def is_blank(self) -> bool:
        """Whether nothing but its number stands in it."""
        return not any(text for name, text in self.texts.items() if name != "number")

    def cell(self, name: str) -> str:
        """The address of a cell; of the row's first where the sheet has lost that column."""
        return a1(self.number, self.columns.get(name, min(self.columns.values())))


def rows(grid: Grid, heads: Heads, path: str) -> Iterator[Row]:
    """The rows below the titles; none of a sheet that is blank.

    Raises:
        WorkspaceError: something stands in the sheet, but not its titles.
    """
    columns: dict[str, int] | None = None
    for number, values in enumerate(grid.rows, start=1):
        texts = {column: text for column, value in enumerate(values, start=1) if (text := as_text(value))}
        if columns is None:
            columns = heads.columns(texts)
        else:
            yield Row(number, {name: texts.get(column, "") for name, column in columns.items()}, columns)
    if columns is None and any(grid.rows):
        raise heads.missing(path, grid.sheet)
