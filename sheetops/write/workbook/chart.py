"""A chart over the rows of a table: a bar per row, stacked."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from sheetops.write.workbook import styles
from sheetops.write.workbook.geometry import points

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheetops.write.workbook.book import Book
    from sheetops.write.workbook.page import Page

_PIXELS_PER_POINT = 4 / 3
_ROW_PIXELS = 20
_FRAME, _BAR, _WIDEST = 120, 44, 1_600
_LABEL_COLUMN = 1
# Away from the row's edge, so that a page break above it leaves no line of its frame behind.
_OFFSET = 4
# Of the width of the page, so that the frame on the right is printed whatever a program makes of the columns.
_WITHIN = 0.99
_INK = "#404040"


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of every bar: its name, the column of its figures, its colour as RRGGBB, its place among `PATTERNS`."""

    name: str
    column: int
    colour: str
    pattern: int


def status_bars(book: Book, statuses: Sequence[str], column_of: Callable[[str], int]) -> list[Bar]:
    """A part of every bar for each status, with its colour and its own pattern."""
    kind = book.kind
    return [
        Bar(
            book.names.status(status),
            column_of(status),
            kind.status_by_code[status].colour,
            kind.counted_statuses.index(status),
        )
        for status in statuses
    ]


def insert_chart(
    page: Page,
    title: str,
    bars: Sequence[Bar],
    rows: tuple[int, int],
    number: str = "0;;",
    *,
    label: int = _LABEL_COLUMN,
    longest: float | None = None,
    bar: int = _BAR,
) -> int:
    """Insert the chart of the rows from `rows[0]` to `rows[1]`, move below it, and give its first row.

    Args:
        number: how the figures on the bars are written; of nought there is none.
        label: the column that names the bars.
        longest: the figure of a bar that is as long as the chart is wide, such as 1 of shares.
        bar: the room of each bar, in pixels.
    """
    series = [_series(page, part, rows, number, label) for part in bars]
    return _insert(page, title, series, bar * (rows[1] - rows[0] + 1), longest)


def insert_row_chart(
    page: Page, title: str, name: str, rows: tuple[int, int], columns: tuple[int, int], *, colour: str, number: str
) -> int:
    """As `insert_chart`, of the figures of one row: a bar per column.

    Args:
        name: what the figures are.
        rows: that of the labels and that of the figures; `columns`: the first and the last.
    """
    labels, values = (page.across(row, *columns) for row in rows)
    series = {
        "name": name,
        "categories": f"={labels}",
        "values": f"={values}",
        **_look(number),
        **_fill(0, f"#{colour}"),
    }
    return _insert(page, title, [series], _BAR * (columns[1] - columns[0] + 1), None)


def _insert(page: Page, title: str, series: Sequence[dict[str, Any]], bars: int, longest: float | None) -> int:
    """Insert a chart whose bars need so many pixels."""
    chart = page.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for one in series:
        chart.add_series(one)
    _dress(chart, title, longest)
    width = min(_WIDEST, int(points(page.span(0, page.last)) * _PIXELS_PER_POINT * _WITHIN))
    highest = int(page.page_height * _PIXELS_PER_POINT) - 5 * _ROW_PIXELS
    height = min(highest, _FRAME + bars)
    chart.set_size({"width": width, "height": height})
    page.sheet.insert_chart(page.row, 0, chart, {"object_position": 1, "y_offset": _OFFSET})
    top = page.row
    page.keep(ceil(height / _ROW_PIXELS) + 1)
    return top


def _series(page: Page, bar: Bar, rows: tuple[int, int], number: str, label: int) -> dict[str, Any]:
    return {
        "name": bar.name,
        "categories": f"={page.range(*rows, label)}",
        "values": f"={page.range(*rows, bar.column)}",
        **_look(number),
        **_fill(bar.pattern, f"#{bar.colour}"),
    }


def _look(number: str) -> dict[str, Any]:
    return {
        "border": {"color": _INK, "width": 0.75},
        "gap": 45,
        "data_labels": {"value": True, "num_format": number, "font": _font(10, bold=True)},
    }


def _fill(place: int, colour: str) -> dict[str, Any]:
    pattern = styles.PATTERNS[place % len(styles.PATTERNS)]
    if pattern is None:
        return {"fill": {"color": colour}}
    return {"pattern": {"pattern": pattern, "fg_color": "#7F7F7F", "bg_color": colour}}


def _dress(chart: Any, title: str, longest: float | None) -> None:
    """Typeface, title, axes, legend."""
    chart.set_title({"name": title, "name_font": _font(13, bold=True), "overlay": False})
    scale = {"min": 0} if longest is None else {"min": 0, "max": longest}
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "num_font": _font(10), **scale})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": _font(10), "major_gridlines": {"visible": False}}
    )
    chart.set_legend({"position": "bottom", "font": _font(10)})
    chart.set_chartarea({"border": {"color": "#7F7F7F"}})


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": styles.FONT, "size": size, "bold": bold, "color": "#000000"}
