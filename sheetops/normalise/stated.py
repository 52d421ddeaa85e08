"""A completion that the status states ("Hoàn thành ngày 16/4/2026") where its own cell is blank."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheetops.normalise.dates import DateSettings, stated_day
from sheetops.words.lexicon import Lexicon
from sheetops.words.statuses import StatusReading

_FROM_STATUS: Mapping[str, str] = {"completed": "status"}


def completions(columns: Mapping[str, pd.Series], index: pd.Index, lexicon: Lexicon) -> dict[str, pd.Series]:
    """The completion's columns with the days that only the status states, and `stated_in`.

    Args:
        columns: the typed columns of the kind's fields; `status` as it was read.

    Returns:
        `completed` and `completed_text`, where the kind has such a field; `stated_in`: field → the field in whose cell
        it stands, of each row.
    """
    nowhere: Mapping[str, str] = {}
    stated_in = pd.Series([nowhere] * len(index), index=index, dtype=object)
    if not {"completed", "status"} <= columns.keys():
        return {"stated_in": stated_in}
    days = pd.Series(_days(columns, lexicon), index=index, dtype="datetime64[s]")
    stated = days.notna()
    return {
        "completed": columns["completed"].mask(stated, days),
        "completed_text": columns["completed_text"].mask(stated, columns["status_text"]),
        "stated_in": stated_in.mask(stated, pd.Series([_FROM_STATUS] * len(index), index=index, dtype=object)),
    }


def _days(columns: Mapping[str, pd.Series], lexicon: Lexicon) -> list[pd.Timestamp | None]:
    """The day that the status states of each row that says done and has no completion."""
    period = lexicon.workspace.period
    settings = DateSettings(period.first, period.last, lexicon.workspace.policy.before_is_exclusive)
    done = {status.code for status in lexicon.kind.statuses if status.done}
    rows = zip(columns["status"], columns["status_text"], columns["completed_text"], strict=True)
    days = [
        stated_day(text, settings)
        if not own and isinstance(read, StatusReading) and read.code in done and any(map(str.isdigit, text))
        else None
        for read, text, own in rows
    ]
    return [None if day is None else pd.Timestamp(day) for day in days]
