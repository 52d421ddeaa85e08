"""Tasks that stand in the submissions more than once: counted once, and named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import pandas as pd

from sheetops.catalogue import found
from sheetops.discover import differences
from sheetops.discover.versions import NO_UNIT
from sheetops.kind import Kind
from sheetops.model import Finding
from sheetops.reception.replaced import short_name
from sheetops.reconcile import assigned_of_title, telling_ids, to_match, told_apart_by
from sheetops.text import key
from sheetops.words.lexicon import Lexicon

CellOf: TypeAlias = Callable[[Any, str], str]
_DECIDING = ("due", "source")


def told_elsewhere(
    typed: pd.DataFrame, counted: pd.Series, counts: Mapping[str, tuple[str, ...]], kind: Kind
) -> pd.Series:
    """Rows whose task counts with another file: index label → label of the row that counts; all rows are kept.

    The same is a title of one unit; where both files have it several times, the first is the first.  The unit's own
    report goes before a sheet that gathers several units' tasks, and that before another unit's own sheet.  Of tasks
    of no known unit none is the same, for they may be two units'.

    Args:
        typed: all rows; `counted`: those in a file that counts for their unit; `counts`: as `counting` gives them.
    """
    rows = _keyed(typed[counted & typed["unit"].notna()], kind)
    ranks = {(unit, path): at for unit, paths in counts.items() for at, path in enumerate(paths)}
    rank = [ranks[str(unit), path] for unit, path in zip(rows["unit"], rows["path"], strict=True)]
    rows = rows.assign(nth=rows.groupby(["unit", "path", "title"]).cumcount(), rank=rank)
    first = rows.sort_values("rank", kind="stable").groupby(["unit", "title", "nth"])["label"].transform("first")
    first = first.reindex(rows.index)
    return first[first != rows["label"]]


def told_again(typed: pd.DataFrame, counted: pd.Series, register: pd.DataFrame, lexicon: Lexicon) -> pd.Series:
    """Rows that tell a task of their own file again: index label → label of the first; all rows are kept.

    The same are title, unit, deadline and source, all of them; where one differs there are two tasks.  So there are
    where they bear two ids, or where the register has two tasks that they may be.

    Args:
        typed: all rows; `counted`: those that count.
        register: its typed rows.
    """
    rows = _keyed(typed[counted], lexicon.kind)
    given = typed.loc[rows.index]
    for name in _DECIDING:
        if f"{name}_text" in given:
            written = given[f"{name}_text"].map({text: key(text) for text in given[f"{name}_text"].unique()})
            rows = rows.assign(**{name: given[name].astype("str").where(given[name].notna(), written)})
    # Of an unknown unit as it is written, for they may be two units'.
    rows = rows.assign(**{name: given[name].fillna("") for name in ("unit_text", "unit_heading") if name in given})
    alike = rows.drop(columns="label")
    if "id" in given:
        alike = alike.assign(id=telling_ids(given["id"], alike))
    alike = alike.assign(nth=_nth(alike, given, register, lexicon))
    first = rows["label"].groupby([alike[name] for name in alike.columns], sort=False).transform("first")
    return first[first != rows["label"]]


def _nth(alike: pd.DataFrame, given: pd.DataFrame, register: pd.DataFrame, lexicon: Lexicon) -> pd.Series:
    """Of rows that say the same, which task each is: there are as many as the register has, at least one."""
    nth = alike.groupby(list(alike.columns), sort=False).cumcount()
    again = nth.index[nth > 0]
    if not len(again) or register.empty:
        return nth.mask(nth > 0, 0)
    assigned = assigned_of_title(to_match(register, lexicon), to_match(given.loc[again], lexicon))
    return nth.where(nth < assigned.reindex(nth.index).fillna(0), 0)


def _keyed(typed: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The unit, path and key of the title of each row, with its code where the kind has one, and its index label."""
    columns = [typed[f"{name}_text"] for name in kind.identity]
    written = pd.Series([" ".join(texts) for texts in zip(*columns, strict=True)], index=typed.index, dtype="str")
    titles = {title: key(title) for title in written.unique()}
    frame = typed[["unit", "path"]].assign(title=written.map(titles), label=typed.index)
    return frame.assign(unit=frame["unit"].fillna(NO_UNIT))


def repeat_findings(
    typed: pd.DataFrame,
    counted: pd.Series,
    twins: pd.Series,
    merged: pd.Series,
    ids: Mapping[Any, str],
    cell: CellOf,
    kind: Kind,
) -> list[Finding]:
    """R416 of each row that counts with another file; R409 of each that stands in its own file before.

    Args:
        typed: all rows; `counted`: those in a file that counts for their unit.
        twins: as `told_elsewhere` gives them; `merged`: as `told_again` does.
        ids: label of a row that counts → the id of its task.
        cell: label and field → A1 address.
    """
    rows = _keyed(typed[counted], kind)
    first = rows.groupby(["unit", "path", "title"])["label"].transform("first")
    again = first[(first != rows["label"]) & ~first.index.isin(twins.index)]
    concerned = typed.loc[[*{*twins.index, *twins, *again.index, *again}]]
    told = _Told(concerned, dict(zip(concerned.index, concerned.to_dict("records"), strict=True)), ids, cell)
    fields = [field.name for field in kind.fields]
    elsewhere = [told.elsewhere(row, twin, fields) for row, twin in twins.items()]
    return [*elsewhere, *(told.twice(row, merged.get(row, first), row in merged.index) for row, first in again.items())]


@dataclass(frozen=True)
class _Told:
    """The rows that findings are about, as a frame and by label; ids and cells as `repeat_findings` is given them."""

    typed: pd.DataFrame
    rows: Mapping[Any, dict[Any, Any]]
    ids: Mapping[Any, str]
    cell: CellOf

    def elsewhere(self, row: Any, twin: Any, fields: Sequence[str]) -> Finding:
        """R416: information where both say the same, a warning where they do not."""
        told = differences(self.typed.loc[[row]], self.typed.loc[[twin]], fields)
        differ = {"changed_fields": told["changed_fields"]} if "changed_fields" in told else {}
        other = short_name(self.rows[twin]["path"], self.rows[row]["path"])
        about = self._about(row, "R416", self.ids.get(twin))
        params = {"other": other, "place": self.cell(twin, "title"), **differ}
        return replace(about, severity="warning" if differ else "info", params=params)

    def twice(self, row: Any, earlier: Any, merged: bool) -> Finding:
        """R409: the two rows count as one task, or as two, and why."""
        one, other = self.rows[row], self.rows[earlier]
        place = self.cell(earlier, "title")
        place = place if one["sheet"] == other["sheet"] else f"{other['sheet']}!{place}"
        about = self._about(row, "R409", self.ids.get(earlier if merged else row))
        outcome = "merged" if merged else told_apart_by(one, other)
        return replace(about, params={"other": place, "where": "same_file", "outcome": outcome})

    def _about(self, label: Any, code: str, task_id: str | None) -> Finding:
        row = self.rows[label]
        return found(
            code,
            path=row["path"],
            sheet=row["sheet"],
            cell=self.cell(label, "title"),
            row=int(row["row"]),
            field="title",
            title=row["title_text"],
            unit=None if pd.isna(row["unit"]) else row["unit"],
            task_id=task_id,
        )
