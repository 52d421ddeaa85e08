"""The roll-call: which units have sent their report, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.write.workbook import styles
from sheetops.write.workbook.table import CENTRE, COUNTS, Column, Table
from sheetops.write.workbook.values import Value, missing, number, text, written_day

if TYPE_CHECKING:
    from sheetops.write.workbook.page import Page
    from sheetops.write.workbook.tally_table import TallyTable

_FILE_COLUMNS = 4


def write_roll_call(page: Page, _tally: TallyTable) -> None:
    """Write the table and, above it, how many have sent."""
    words, frame = page.book.words, page.book.evaluation.roll_call
    page.title(words("by_unit.roll_call"), styles.SECTION)
    records = frame.to_dict("records")
    if not records:
        page.paragraph(words("by_unit.empty_roll_call"), styles.NOTE)
        return
    page.paragraph(_sum(page, [text(record["state"]) for record in records]), styles.NOTE)
    timed = any(not missing(record["modified"]) for record in records)
    moment = {**CENTRE, "num_format": styles.MOMENT}
    columns = [
        Column(words("common.number"), look=CENTRE),
        Column(words("common.unit")),
        Column(words("by_unit.file"), span=_FILE_COLUMNS),
        Column(words("by_unit.versions"), look=COUNTS),
        *([Column(words("by_unit.modified"), span=2, look=moment)] if timed else []),
        Column(words("by_unit.state"), span=2, look=CENTRE),
    ]
    table = Table(page, columns)
    for place, record in enumerate(records, start=1):
        state = words.label("received", text(record["state"]))
        sent: list[Value] = [None if missing(record["modified"]) else record["modified"].to_pydatetime()]
        row: list[Value] = [
            place,
            page.book.names.unit(record["unit"]),
            text(record["path"]),
            number(record["versions"]),
        ]
        table.add([*row, *(sent if timed else []), state], styles.ALARM if record["state"] == "missing" else {})


def _sum(page: Page, states: list[str]) -> str:
    words, deadline = page.book.words, page.book.workspace.submission_deadline
    missing_units = states.count("missing")
    known = {"due": len(states), "received": len(states) - missing_units, "missing": missing_units}
    if deadline is None:
        return words("by_unit.roll_call_sum", **known)
    when = f"{deadline:%H:%M} {written_day(deadline.date())}"
    timed = {"on_time": states.count("on_time"), "late": states.count("late"), "deadline": when}
    return words("by_unit.roll_call_sum_deadline", **known, **timed)
