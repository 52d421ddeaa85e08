"""What the cells of a task say, as facts: the terms in which the rule of evaluation is written."""

from __future__ import annotations

import pandas as pd

from sheetops.kind import Kind

_UNREADABLE = ("D302", "D306", "S205")
_DOUBTFUL = "D303"
_FULL = 100
_INFINITE = float("inf")


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
    field = kind.field_by_name.get("result")
    if field is None:
        return pd.Series(False, index=frame.index)
    nothing = {text: field.says_nothing(text) for text in frame["result_text"].unique()}
    return ~frame["result_text"].map(nothing).astype(bool)


def share_done(frame: pd.DataFrame, kind: Kind) -> pd.Series:
    """The progress in percent; a number out of its range (D305) says nothing."""
    field = kind.field_by_name.get("progress")
    amount = _column(frame, "progress", "float64")
    low, high = (field.minimum, field.maximum) if field else (None, None)
    return amount.where(amount.ge(-_INFINITE if low is None else low) & amount.le(_INFINITE if high is None else high))


def completion(frame: pd.DataFrame, cutoff: pd.Timestamp) -> pd.Series:
    """by_cutoff, after_cutoff, none or unreadable; that is also a period of which the day is not known ("tháng 4")."""
    day = _column(frame, "completed", "datetime64[s]")
    undated = day.isna() & (_column(frame, "completed_verdict", "str") == _DOUBTFUL)
    cases = [
        ("unreadable", _unreadable(frame, "completed") | undated),
        ("by_cutoff", day <= cutoff),
        ("after_cutoff", day > cutoff),
    ]
    return _pick(frame.index, "none", cases)


def reported_status(frame: pd.DataFrame, done: pd.Series) -> pd.Series:
    """The reported status; an ambiguous word ("trễ hạn") by whether the task has been completed."""
    return frame["status"].fillna(frame["status_done"].where(done, frame["status_open"]))


def facts(frame: pd.DataFrame, kind: Kind, cutoff: pd.Timestamp) -> pd.DataFrame:
    """The facts of each task.

    Returns:
        The frame's index; words in the columns `completion, progress, worded, timing, deadline, started, result` and
        the reported status's code in `reported` (missing where none was given).
    """
    index = frame.index
    finished = completion(frame, cutoff)
    share = share_done(frame, kind)
    reported = reported_status(frame, finished == "by_cutoff")
    done = [status.code for status in kind.statuses if status.done]
    due, day = _column(frame, "due", "datetime64[s]"), _column(frame, "completed", "datetime64[s]")
    deadline = [("unreadable", _unreadable(frame, "due")), ("passed", due < cutoff), ("ahead", due >= cutoff)]
    several = _column(frame, "status_several", "bool").astype(bool)
    worded = [("open", reported.notna()), ("done", reported.isin(done)), ("several", several)]
    return pd.DataFrame(
        {
            "completion": finished,
            "progress": _pick(index, "none", [("partial", share < _FULL), ("full", share >= _FULL)]),
            "reported": reported,
            "worded": _pick(index, "none", worded),
            "timing": _pick(index, "unknown", [("on_time", day <= due), ("late", day > due)]),
            "deadline": _pick(index, "none", deadline),
            "started": _pick(index, "no", [("yes", (share > 0) | _says_something(frame, kind))]),
            "result": _pick(index, "other", [("done", _column(frame, "result_done", "bool"))]),
        }
    )
