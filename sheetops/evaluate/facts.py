"""What the cells of a task say, as facts: the terms in which the rule of evaluation is written."""

from __future__ import annotations

import pandas as pd

from sheetops.kind import Kind
from sheetops.text import bare_key

_UNREADABLE = ("D302", "D306")
_FULL = 100


def _pick(index: pd.Index, default: str, cases: list[tuple[str, pd.Series]]) -> pd.Series:
    """A column of words: of the last case that holds, else the default."""
    column = pd.Series(default, index=index, dtype="str")
    for word, holds in cases:
        column = column.mask(holds.fillna(False).astype(bool), word)
    return column


def _column(frame: pd.DataFrame, name: str, dtype: str) -> pd.Series:
    return frame[name] if name in frame else pd.Series(None, index=frame.index, dtype=dtype)


def _unreadable(frame: pd.DataFrame, name: str) -> pd.Series:
    return _column(frame, f"{name}_verdict", "str").isin(_UNREADABLE)


def _says_something(frame: pd.DataFrame, kind: Kind) -> pd.Series:
    """A result is given that does not merely say that nothing was done."""
    text = _column(frame, "result", "str").fillna("")
    starts = tuple(bare_key(w) for w in kind.field_by_name["result"].nothing) if "result" in frame else ()
    nothing = text.map(lambda t: bool(starts) and bare_key(t).startswith(starts) and not any(map(str.isdigit, t)))
    return (text.str.strip() != "") & ~nothing


def completion(frame: pd.DataFrame, cutoff: pd.Timestamp) -> pd.Series:
    """by_cutoff, after_cutoff, none or unreadable."""
    day = _column(frame, "completed", "datetime64[s]")
    cases = [
        ("unreadable", _unreadable(frame, "completed")),
        ("by_cutoff", day <= cutoff),
        ("after_cutoff", day > cutoff),
    ]
    return _pick(frame.index, "none", cases)


def progress(frame: pd.DataFrame) -> pd.Series:
    """full, partial or none."""
    amount = _column(frame, "progress", "float64")
    return _pick(frame.index, "none", [("partial", amount < _FULL), ("full", amount >= _FULL)])


def reported_status(frame: pd.DataFrame, done_facts: pd.Series) -> pd.Series:
    """The reported status; an ambiguous word ("trễ hạn") by whether the facts say that the task is done."""
    either = frame["status_done"].where(done_facts, frame["status_open"])
    return frame["status"].fillna(either)


def facts(frame: pd.DataFrame, kind: Kind, cutoff: pd.Timestamp) -> pd.DataFrame:
    """The facts of each task.

    Returns:
        The frame's index; words in the columns `completion, progress, worded, timing, deadline, started` and the
        reported status's code in `reported` (missing where none was given).
    """
    index = frame.index
    finished = completion(frame, cutoff)
    share = progress(frame)
    reported = reported_status(frame, (finished == "by_cutoff") | ((finished == "none") & (share == "full")))
    done = {s.code for s in kind.statuses if s.done}
    due = _column(frame, "due", "datetime64[s]")
    day = _column(frame, "completed", "datetime64[s]")
    deadline = [("unreadable", _unreadable(frame, "due")), ("passed", due < cutoff), ("ahead", due >= cutoff)]
    timing = [("on_time", day <= due), ("late", day > due)]
    started = (_column(frame, "progress", "float64") > 0) | _says_something(frame, kind)
    return pd.DataFrame(
        {
            "completion": finished,
            "progress": share,
            "reported": reported,
            "worded": _pick(index, "none", [("open", reported.notna()), ("done", reported.isin(done))]),
            "timing": _pick(index, "unknown", timing),
            "deadline": _pick(index, "none", deadline),
            "started": _pick(index, "no", [("yes", started)]),
        }
    )
