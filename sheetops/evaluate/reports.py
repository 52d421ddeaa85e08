"""What the result says besides the tallies: the letter's sentences, and whom to urge."""

from __future__ import annotations

from typing import TypeAlias

import pandas as pd

from sheetops.config import Workspace
from sheetops.kind import Kind
from sheetops.kind.rules import LetterSpec
from sheetops.text_marks import marked, unmarked

Span: TypeAlias = tuple[str, int, int]

_DUE_SOON = "due_soon"


def _sentence(row: pd.Series, letter: LetterSpec, kind: Kind, lang: str) -> tuple[str, tuple[Span, ...]]:
    """The sentence, and where its figures stand."""
    parts = [
        letter.part.text(lang).format(
            count=marked(code, f"{row[code]:02d}"),
            phrase=kind.status_by_code[code].phrase,
            label=kind.status_label(code, lang),
        )
        for code in letter.order
        if row.get(code, 0)
    ]
    total = marked("total", f"{row['total']:02d}")
    return unmarked(letter.sentence.text(lang).format(total=total, parts="; ".join(parts)))


def sentences(tallies: pd.DataFrame, kind: Kind, lang: str = "vi") -> pd.DataFrame:
    """The letter's sentence per block: carried-over tasks together, the period's own by sector.

    Returns:
        RangeIndex; `origin, sector` (missing for a whole origin), `text`, `figures` (tuple of (total or status, start,
        end): where its numbers stand in the text); no row where the kind has no letter.
    """
    origins = [e.code for e in kind.vocabularies.get("origin", ())]
    whole = tallies[tallies["origin"].isin(origins[:-1]) & tallies["sector"].isna()]
    last = tallies["origin"] == origins[-1] if origins else tallies["origin"].isna()
    ordered = pd.concat([whole, tallies[last & tallies["sector"].notna()]]) if kind.letter else tallies.head(0)
    made = [_sentence(row, kind.letter, kind, lang) for _, row in ordered.iterrows() if kind.letter]
    frame = ordered[["origin", "sector"]].reset_index(drop=True)
    texts, figures = ([pair[at] for pair in made] for at in (0, 1))
    return frame.assign(text=pd.Series(texts, dtype="str"), figures=pd.Series(figures, dtype="object"))


def _ageing(days: float, kind: Kind) -> str | None:
    fits = (a.code for a in kind.evaluation.ageing if a.first <= days and (a.last is None or days <= a.last))
    return None if pd.isna(days) else next(fits, None)


def urge(tasks: pd.DataFrame, workspace: Workspace, kind: Kind) -> pd.DataFrame:
    """Tasks to be urged: overdue, behind, due within a few days of the cut-off, unreported.

    Args:
        tasks: the evaluated tasks, RangeIndex.

    Returns:
        RangeIndex; `task` (label in `tasks`), `why`, `leader, unit, days_overdue, ageing`; most pressing first.
    """
    cutoff = pd.Timestamp(workspace.cutoff)
    due = tasks.get("due", pd.Series(None, index=tasks.index, dtype="datetime64[s]"))
    soon = (due >= cutoff) & (due <= cutoff + pd.Timedelta(days=workspace.policy.due_soon_days))
    is_open = ~tasks["status"].isin(kind.evaluation.finished) & tasks["status"].isin(kind.counted_statuses)
    why = pd.Series(None, index=tasks.index, dtype="str").mask(soon & is_open, _DUE_SOON)
    why = why.mask(tasks["status"].isin(kind.evaluation.urge), tasks["status"])
    why = why.mask(is_open & why.isna() & (tasks["basis"] == "unreported"), "unreported")
    order = {code: at for at, code in enumerate([*kind.evaluation.urge, "unreported", _DUE_SOON])}
    picked = tasks[why.notna()]
    frame = pd.DataFrame(
        {
            "task": picked.index.astype("int64"),
            "why": why[picked.index].to_numpy(),
            "leader": _leaders(picked, workspace),
            "unit": picked["unit"].to_numpy(),
            "days_overdue": picked["days_overdue"].where(picked["timeliness"] == "overdue").to_numpy(),
            "due": due[picked.index].to_numpy(),
        }
    )
    ageing = pd.Series([_ageing(days, kind) for days in frame["days_overdue"]], index=frame.index, dtype="str")
    frame = frame.assign(ageing=ageing, _at=frame["why"].map(order))
    frame = frame.sort_values(
        ["_at", "days_overdue", "due", "task"], ascending=[True, False, True, True], kind="stable"
    )
    types = {"task": "int64", "why": "str", "leader": "str", "unit": "str", "days_overdue": "float64", "ageing": "str"}
    return frame[list(types)].astype(types).reset_index(drop=True)


def _leaders(tasks: pd.DataFrame, workspace: Workspace) -> list[str | None]:
    """The leader of each task: the sheet's own column, else the configured leader of its sector."""
    by_sector = {sector: f"{le.title} {le.name}".strip() for le in workspace.leaders for sector in le.sectors}
    own = tasks["leader"] if "leader" in tasks else pd.Series(None, index=tasks.index, dtype="str")
    pairs = zip(own, tasks["sector"], strict=True)
    return [text if isinstance(text, str) else by_sector.get(sector) for text, sector in pairs]
