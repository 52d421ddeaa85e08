"""The kind's checks over the fields of one row → a column per check that is true where it is broken."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sheetops.kind import FieldSpec, Kind
from sheetops.kind.rules import CheckSpec, Condition

RULE = "rule:"


def _figureless(text: pd.Series, field: FieldSpec) -> pd.Series:
    """A given text without any figure that does say something was done."""
    nothing = {value: field.says_nothing(value) for value in text.unique()}
    return ~text.str.contains(r"\d", regex=True) & ~text.map(nothing).astype(bool)


def bound(name: str, frame: pd.DataFrame, dates: Mapping[str, pd.Timestamp]) -> pd.Series | pd.Timestamp:
    """A date that a condition names: of the run, else of each row."""
    return dates[name] if name in dates else frame[name]


def holds(condition: Condition, frame: pd.DataFrame, kind: Kind, dates: Mapping[str, pd.Timestamp]) -> pd.Series:
    """Where a condition holds: a boolean column on the frame's index."""
    column, text = frame[condition.field], frame[f"{condition.field}_text"]
    if condition.is_ == "blank":
        return text == ""
    if condition.is_ == "given":
        return text != ""
    if condition.is_ == "figureless":
        good = frame[f"{condition.field}_verdict"] == ""
        return good & _figureless(text, kind.field_by_name[condition.field])
    if condition.in_ is not None:
        return column.isin(list(condition.in_))
    if condition.before is not None:
        return column < bound(condition.before, frame, dates)
    if condition.after is not None:
        return column > bound(condition.after, frame, dates)
    if condition.below is not None:
        return column < condition.below
    if condition.above is not None:
        return column > condition.above
    return text.str.contains(condition.matches or "", regex=True)


def _broken(check: CheckSpec, frame: pd.DataFrame, kind: Kind, dates: Mapping[str, pd.Timestamp]) -> pd.Series:
    broken = pd.Series(True, index=frame.index)
    for condition in check.when:
        broken &= holds(condition, frame, kind, dates)
    return broken


def broken_rules(frame: pd.DataFrame, kind: Kind, dates: Mapping[str, pd.Timestamp]) -> pd.DataFrame:
    """One boolean column per check, named `rule:<position>`, true where the check is broken.

    Args:
        frame: the typed frame.
        dates: the dates that a check may name besides fields: `cutoff`, `first`, `last`.
    """
    columns = {f"{RULE}{at}": _broken(check, frame, kind, dates) for at, check in enumerate(kind.checks)}
    return pd.DataFrame(columns, index=frame.index)
