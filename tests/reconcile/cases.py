"""A register, last period and reports in one line, reconciled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from frames import rows

from sheetops.reconcile import Reconciled, assigned_tasks, match_titles, one_row_per_task, to_match
from sheetops.words.lexicon import Lexicon

Cells = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """What was assigned, what is reported, and the tasks that come of it."""

    assigned: pd.DataFrame
    reports: pd.DataFrame
    result: Reconciled

    @property
    def tasks(self) -> pd.DataFrame:
        return self.result.tasks

    def task(self, title: str) -> dict[Any, Any]:
        """The one task of a title."""
        [found] = self.tasks[self.tasks["title_text"] == title].to_dict("records")
        return found


def typed(lexicon: Lexicon, cells: list[Cells], path: str) -> pd.DataFrame:
    frame = rows(lexicon, *cells, unit=None)
    where = [f"B{row}" for row in frame["row"]]
    return frame.assign(path=path, cell=pd.Series(where, index=frame.index, dtype="str"))


def reconciled(
    lexicon: Lexicon, *, register: list[Cells] = (), previous: list[Cells] = (), reports: list[Cells] = ()
) -> Case:
    """The tasks; the status of a row of `previous` is how it ended."""
    before = typed(lexicon, list(previous), "ky-truoc/a.xlsx")
    before = before.assign(final_status=before["status"].fillna("in_progress"))
    listed = typed(lexicon, list(register), "dang-ky/a.xlsx")
    links = match_titles(to_match(listed, lexicon), to_match(before, lexicon))
    assigned = assigned_tasks(listed, before, links, lexicon)
    told = typed(lexicon, list(reports), "nop/a.xlsx")
    matches = match_titles(to_match(assigned, lexicon), to_match(told, lexicon))
    return Case(assigned, told, one_row_per_task(assigned, told, matches, lexicon))
