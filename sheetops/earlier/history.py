"""How many tasks there were in earlier periods, and how they stood: what a result tells of itself and carries on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.config.period import Period
from sheetops.text import as_text, key
from sheetops.write.workbook.words import Words
from sheetops.yamlfile import BadValue

if TYPE_CHECKING:
    from sheetops.earlier.results import EarlierResult
    from sheetops.earlier.workbook import EarlierWorkbook
    from sheetops.kind import Kind
    from sheetops.model import Cell, Grid


@dataclass(frozen=True)
class PeriodCounts:
    """The tasks of a period: how many in all, and how many of each status that there was."""

    period: Period
    total: int
    statuses: Mapping[str, int]

    @property
    def adds_up(self) -> bool:
        """Whether the statuses make up the total, as those of a tally must."""
        return sum(self.statuses.values()) == self.total


def periods_before(
    books: Iterable[EarlierWorkbook], results: Iterable[EarlierResult], now: Period, kind: Kind
) -> tuple[PeriodCounts, ...]:
    """What is known of the periods before this one, in their order.

    A period's own workbook counts first, then its own JSON, then what later ones have carried on of it.  What does not
    add up, or counts statuses that the kind has not, is left out.
    """
    books, results = list(books), list(results)
    told = [
        *(counts for book in books for counts in book.history),
        *(counts for result in results for counts in map(_counts, result.history) if counts),
        *(counts for result in results for counts in _own(result)),
        *(_counted(book, kind) for book in books if book.period),
    ]
    known = set(kind.counted_statuses)
    sound = {one.period: one for one in told if one.adds_up and known.issuperset(one.statuses)}
    return tuple(sound[period] for period in sorted(sound, key=lambda p: p.last) if period.last < now.first)


def told_periods(grid: Grid, status: Callable[[str], str | None]) -> Iterator[PeriodCounts]:
    """The rows of the table of periods in the sheet Tổng hợp, wherever it stands by now.

    Args:
        status: gives the code of a status's label.
    """
    words = Words(item="", period="")
    period, total = (key(words(f"summary.{name}")) for name in ("trend_period", "total"))
    columns: dict[str, int] = {}
    codes: dict[int, str] = {}
    for number, row in enumerate(grid.rows, start=1):
        titles = {key(text): at for at, cell in enumerate(row, start=1) if (text := as_text(cell))}
        if period in titles and total in titles:
            columns = {"period": titles[period], "total": titles[total]}
            labels = (
                (at, status(as_text(grid.cell(number, at)))) for at in titles.values() if at not in columns.values()
            )
            codes = {at: code for at, code in labels if code}
        elif columns:
            stated = Period.labelled(as_text(grid.cell(number, columns["period"])))
            figures = {code: _whole(grid.cell(number, at)) for at, code in codes.items()}
            counted = _whole(grid.cell(number, columns["total"]))
            if stated and counted is not None:
                yield PeriodCounts(stated, counted, {code: count for code, count in figures.items() if count})


def _whole(cell: Cell) -> int | None:
    return int(cell) if isinstance(cell, int | float) and cell == int(cell) else None


def _counted(book: EarlierWorkbook, kind: Kind) -> PeriodCounts:
    """The rows of a workbook by the statuses that they bear: what it said when it was shared."""
    assert book.period is not None
    counts = Counter(row.status or kind.evaluation.undetermined for row in book.rows if row.title)
    statuses = {code: counts[code] for code in kind.counted_statuses if counts[code]}
    return PeriodCounts(book.period, sum(statuses.values()), statuses)


def _own(result: EarlierResult) -> Iterator[PeriodCounts]:
    """The tally of all in a result."""
    for row in result.tallies:
        if row.get("origin") is None and row.get("sector") is None:
            yield from filter(None, [_counts({**row, "period": result.period.text})])


def _counts(entry: Mapping[str, Any]) -> PeriodCounts | None:
    """An entry of JSON with its period; None where it is none."""
    try:
        statuses = {str(code): int(count) for code, count in entry["statuses"].items()}
        return PeriodCounts(Period.parse(str(entry["period"])), int(entry["total"]), statuses)
    except (KeyError, TypeError, ValueError, AttributeError, BadValue):
        return None
