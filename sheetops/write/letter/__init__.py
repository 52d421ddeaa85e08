"""The drafted letter (.docx) in the form of Nghị định 30/2020/NĐ-CP, its figures tied to their tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheetops.scored import Scored
from sheetops.write.letter import scores, tasks
from sheetops.write.letter.frame import framed, wording_of

if TYPE_CHECKING:
    import pandas as pd

    from sheetops.scored import Result
    from sheetops.write.letter.content import Letter


def letter_of(result: Result, assessment: pd.DataFrame | None) -> Letter:
    """What the letter of a result says.

    Args:
        assessment: of evaluated tasks, as `evaluate.assessment` gives it; None for scores.

    Raises:
        WorkspaceError: the workspace's own wording cannot be used.
        TypeError: evaluated tasks came without their assessment, which is a defect of sheetops.
    """
    say = wording_of(result)
    if isinstance(result, Scored):
        return framed(result, say, list(scores.body(result, say)))
    if assessment is None:
        raise TypeError("assessment")
    return framed(result, say, list(tasks.body(result, assessment, say)))
