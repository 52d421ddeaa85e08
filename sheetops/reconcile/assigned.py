"""What was assigned, one row per task: the register's rows, and last period's that the register does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sheetops.reconcile.ids import task_ids, telling_ids
from sheetops.reconcile.title import titled
from sheetops.text import key
from sheetops.words.lexicon import Lexicon

_PLACE = ("path", "sheet", "row", "cell")
# What a task bears of how it was assigned.
OF_ASSIGNED: Mapping[str, str] = {
    "in_register": "bool",
    "open_before": "bool",
    "before": "str",
    "before_due": "datetime64[s]",
    "before_due_cell": "str",
    "before_result": "str",
    "before_id": "str",
    "before_title": "str",
    "linked": "str",
    **{f"{whose}_{name}": "Int64" if name == "row" else "str" for whose in ("register", "previous") for name in _PLACE},
}
_SAME = ("title", "unit", "due_text", "source_text")


def to_match(rows: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """The columns by which `match_titles` compares typed rows; the same index."""
    blank = pd.Series("", index=rows.index)
    names = rows["coordinating"].fillna("") if "coordinating" in rows else blank
    units = {text: lexicon.find_units(text) if text else () for text in names.unique()}
    return pd.DataFrame(
        {
            "id": _ids(rows),
            "title": rows["title_text"],
            "unit": rows["unit"],
            "coordinating": pd.Series([units[text] for text in names], index=rows.index, dtype=object),
            "source": rows.get("source_text", blank),
            "due": rows.get("due", pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]")),
            "path": rows["path"],
        },
        index=rows.index,
    )


def register_repeats(register: pd.DataFrame) -> pd.Series:
    """Rows of the register that say again what stands before them: index label → label of the first.

    The same are title, lead, deadline and source, all of them, and no two ids; two tasks of one title stay two.
    """
    shown = {name: register[name] for name in _SAME[1:] if name in register}
    titles = register["title_text"].map({text: key(text) for text in register["title_text"].unique()})
    compared = pd.DataFrame({"title": titles, **shown}, index=register.index).fillna("").astype("str")
    compared = compared.assign(id=telling_ids(_ids(register), compared))
    first = (
        compared.assign(label=register.index).groupby(list(compared.columns), sort=False)["label"].transform("first")
    )
    return first[first != register.index]


def register_twins(register: pd.DataFrame) -> pd.Series:
    """Rows of the register with the lead and the title of one before them: index label → label of the first.

    They are two tasks, for deadline, source or id differ; numbers are compared as numbers ("05 hộ", "5 hộ").
    """
    titles = register["title_text"].map({text: titled(text).exact for text in register["title_text"].unique()})
    compared = pd.DataFrame({"title": titles, "unit": register["unit"].fillna("")}, index=register.index)
    first = compared.assign(label=register.index).groupby(["title", "unit"], sort=False)["label"].transform("first")
    return first[first != register.index]


def assigned_tasks(
    register: pd.DataFrame, previous: pd.DataFrame, links: pd.DataFrame, lexicon: Lexicon
) -> pd.DataFrame:
    """What was assigned.

    Args:
        register: typed rows of the register, without those that repeat others, and `cell` (of the title).
        previous: rows of last period's result as typed ones, and `cell`, `final_status` (how it ended).
        links: as `match_titles` gives it for last period's rows, held against the register.

    Returns:
        RangeIndex; the typed columns, an `id` for each; `in_register`; of those that last period had too `before`
        (its status), `open_before`, `before_due`, `before_result, before_sector, before_id, before_title`,
        `linked` (how the register's row was taken for it); the places `register_path, register_sheet, register_row,
        register_cell` and `previous_path …`.  Tasks that only last period had, and that were finished or withdrawn
        then, are among them: reports may name them again.
    """
    before = _before(previous, lexicon).assign(linked=links["how"])
    first = links["assigned"][_goes_on(register, before, links)].drop_duplicates()
    of_register = before.loc[first.index].set_axis(pd.Index(first.to_numpy(), dtype=register.index.dtype))
    registered = register.assign(in_register=True, **_placed(register, "register")).join(of_register)
    ids = _ids(registered).fillna(registered["before_id"])
    registered = registered.assign(id=task_ids(registered.assign(id=ids), lexicon.kind.id_prefix))
    alone = previous.drop(index=first.index)
    kept = alone.assign(in_register=False).join(before.drop(columns="linked").loc[alone.index])
    kept = kept.assign(id=task_ids(kept, lexicon.kind.id_prefix, set(registered["id"])))
    frame = pd.concat([part for part in (registered, kept) if len(part)] or [registered], ignore_index=True)
    return frame.assign(**{name: _typed(frame, name, dtype) for name, dtype in OF_ASSIGNED.items()})


def _goes_on(register: pd.DataFrame, before: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """Where a row of the register goes on with last period's task: one that was open, or given with the same deadline.

    What was finished and is given with another deadline is given anew.
    """
    due = register["due"] if "due" in register else pd.Series(pd.NaT, index=register.index, dtype="datetime64[s]")
    given = links["assigned"].map(due.to_dict()).astype("datetime64[s]")
    same = (given == before["before_due"]) | (given.isna() & before["before_due"].isna())
    return links["assigned"].notna() & (before["open_before"] | same)


def _typed(frame: pd.DataFrame, name: str, dtype: Any) -> pd.Series:
    column: pd.Series = frame[name] if name in frame else pd.Series(None, index=frame.index, dtype=object)
    typed: pd.Series = (column.eq(True) if dtype == "bool" else column).astype(dtype)
    return typed


def _placed(rows: pd.DataFrame, whose: str) -> dict[str, pd.Series]:
    return {f"{whose}_{name}": rows[name] for name in _PLACE}


def _before(previous: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """What last period says of each of its tasks."""
    kind = lexicon.kind
    status = previous["final_status"]
    still_open = status.isin(kind.counted_statuses) & ~status.isin(kind.evaluation.finished)
    blank = pd.Series(None, index=previous.index, dtype="str")
    return pd.DataFrame(
        {
            "before": status,
            "open_before": still_open,
            "before_due": previous.get("due", pd.Series(pd.NaT, index=previous.index, dtype="datetime64[s]")),
            "before_due_cell": previous.get("due_cell", previous["cell"]).fillna(previous["cell"]),
            "before_result": previous.get("result_text", blank),
            "before_sector": previous["sector"],
            "before_id": _ids(previous),
            "before_title": previous["title_text"],
            **_placed(previous, "previous"),
        }
    )


def _ids(rows: pd.DataFrame) -> pd.Series:
    """The ids that rows bear; none where the kind has no such field."""
    return rows["id"] if "id" in rows else pd.Series(None, index=rows.index, dtype="str")


def coordinators(rows: pd.DataFrame, lexicon: Lexicon) -> pd.Series:
    """The codes of the units that each row names as coordinating."""
    codes: pd.Series = to_match(rows, lexicon)["coordinating"]
    return codes
