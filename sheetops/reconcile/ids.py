"""The ids of tasks: those that sheets give where each is used once, else made once from unit, title and source."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import pandas as pd

from sheetops.text import key

_ID_LENGTH = 8


def task_ids(frame: pd.DataFrame, prefix: str, taken: Collection[str] = ()) -> pd.Series:
    """The ids that the sheets give where each is used once, else ids made once from unit, title and source.

    Args:
        frame: rows with `unit, title_text`, and `id` and `source_text` where the kind has them.
        taken: the ids of other tasks, which no row gets.
    """
    given = frame["id"] if "id" in frame else pd.Series(None, index=frame.index, dtype="str")
    own = given.where(~given.duplicated(keep=False) & ~given.isin(list(taken)))
    made = pd.Series(_made(frame, prefix, {*taken, *own.dropna()}), index=frame.index, dtype="str")
    return own.fillna(made)


def telling_ids(ids: pd.Series, alike: pd.DataFrame) -> pd.Series:
    """The ids by which rows differ that else say the same; "" where the rows of one kind bear one id, or none.

    Args:
        alike: on the same index, what the rows say; equal lines are of one kind.
    """
    forms = {text: key(text) for text in ids.dropna().unique()}
    known = ids.map(forms).astype("str")
    several = known.groupby([alike[name] for name in alike.columns], sort=False).transform("nunique") > 1
    return known.where(several, "").fillna("")


def _made(frame: pd.DataFrame, prefix: str, taken: Collection[str]) -> list[str]:
    """An id per row from its unit, title and source; twins are told apart by their order."""
    used = set(taken)
    sources = frame["source_text"] if "source_text" in frame else [""] * len(frame)
    ids = []
    for unit, title, source in zip(frame["unit"], frame["title_text"], sources, strict=True):
        text = "\x1f".join(key(part) if isinstance(part, str) else "" for part in (unit, title, source))
        made, nth = _hashed(prefix, text), 1
        while made in used:
            nth += 1
            made = _hashed(prefix, f"{text}\x1f{nth}")
        used.add(made)
        ids.append(made)
    return ids


def _hashed(prefix: str, text: str) -> str:
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"
