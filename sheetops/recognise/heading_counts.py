"""Counts that headings state ("I. Nhiệm vụ chuyển tiếp: 05 nhiệm vụ") against the tasks under them (S207)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from sheetops.model import Finding
from sheetops.recognise.body import Body
from sheetops.recognise.totals import Boundary, Joined, Stated, disagreement
from sheetops.recognise.words import counted
from sheetops.text import as_text

_PLAIN_COUNT = re.compile(r"\s*\d{1,3}\s*")


def heading_count_findings(
    body: Body, path: str, boundaries: Sequence[Boundary], end: int, joined: Joined
) -> list[Finding]:
    """S207 for each heading of a table that states another number of tasks than stand under it.

    Args:
        end: how many records of the sheet stand before the table's end.
    """
    findings: list[Finding] = []
    for at, heading in enumerate(boundaries):
        stated = stated_by_heading(body, heading.row) if heading.headings else None
        if stated is None:
            continue
        own, later = heading.headings[-1], (b for b in boundaries[at + 1 :] if b.headings)
        stop = next((other.before for other in later if own not in other.headings), None)
        below = stop - heading.before if stop is not None else end - heading.before + _further(heading, joined)
        if stated.number != below:
            findings.append(disagreement(body, path, heading.row, stated, below))
    return findings


def _further(heading: Boundary, joined: Joined) -> int:
    """How many tasks of the sheets that go on with the table stand under a heading that is in force at its end."""
    texts = tuple(head.text for head in heading.headings)
    return sum(1 for _ in takewhile(lambda section: section[: len(texts)] == texts, joined.after))


def stated_by_heading(body: Body, row: int) -> Stated | None:
    """The number of tasks that a heading states: at the end of its text, or alone in a cell beside it."""
    cells = body.heading_cells(row)
    label = min(cells)
    text = as_text(cells[label])
    count = counted(text, guarded=not body.lexicon.section(text).speaks)
    if count is not None:
        return Stated(count, label)
    beside = [c for c, value in cells.items() if c != label and c not in body.fact_columns and _is_number(value)]
    return Stated(int(float(as_text(cells[beside[0]]))), beside[0]) if len(beside) == 1 else None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    return bool(_PLAIN_COUNT.fullmatch(value)) if isinstance(value, str) else float(value).is_integer()
