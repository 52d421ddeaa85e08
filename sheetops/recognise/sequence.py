"""Running numbers down a table: a lone numbered text that breaks their sequence is a heading, not a task."""

from __future__ import annotations

from itertools import pairwise

from sheetops.recognise.body import Body
from sheetops.recognise.numbering import Numbering, leading

_ORDERLY_SHARE = 0.8


def heads_rows_below(body: Body, row: int, number: Numbering) -> bool:
    """Whether the tasks below a lone text do not count on from its number, so that it heads them.

    2 above 2.1, 3 above a, "b)" above 4; "2. Kinh tế" between the tasks 7 and 8, or above a 1 that begins anew.
    """
    below = body.next_row(row)
    following = body.number(below) if below else None
    if below is None or following is None:
        return number.plain and below is not None and body.has_bullet(below) and body.has_facts(below)
    if number.begins(following):
        return True
    if not number.plain:
        return following.plain and (following.ordinals[-1] == 1 or _is_no_item(body, row, below, number))
    return number.style == following.style == "N" and _breaks(body, row, below, number.ordinals[0])


def _is_no_item(body: Body, row: int, below: int, number: Numbering) -> bool:
    """Whether "b)" stands directly above a task and not below an "a)" as the next item of one list."""
    above = body.row_above(row)
    return body.is_data(below) and (above is None or _lone_style(body, above) != number.style)


def _lone_style(body: Body, row: int) -> str | None:
    """The style of the number of a row that holds one text only."""
    cells = body.others(row)
    if len(cells) != 1:
        return None
    number = body.number(row) or leading(body.view.text(row, min(cells)))
    return number.style if number else None


def _breaks(body: Body, row: int, below: int, own: int) -> bool:
    """Whether the tasks' numbers go on from the row above to the row below as if this one were not there."""
    following = body.number(below)
    if following is None or not body.is_data(below) or not _is_orderly(body):
        return False
    last = next((at for at in reversed(body.data_rows) if at < row), None)
    before = body.number(last) if last else None
    counts_on = before is not None and following.ordinals[0] == before.ordinals[-1] + 1 != own
    return following.ordinals[0] <= own or counts_on


def _is_orderly(body: Body) -> bool:
    """Whether nearly every task bears the number after the one above, or begins anew with 1."""
    numbers = [number.ordinals[-1] for row in body.data_rows if (number := body.number(row))]
    steps = [after == before + 1 or after == 1 for before, after in pairwise(numbers)]
    return not steps or sum(steps) >= _ORDERLY_SHARE * len(steps)
