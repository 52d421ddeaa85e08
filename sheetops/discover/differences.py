"""What two versions of one report differ in, short enough to be told in a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sheetops.text import key

if TYPE_CHECKING:
    import pandas as pd

_TOLD_BY_NAME = ("status", "due", "completed")
_OTHER = "other"
_NEVER_COMPARED = ("no", "id", "title")
_MOST_TITLES = 2
_LONGEST_TITLE = 34
_MORE = "…"

Titles = dict[str, list[tuple[Any, ...]]]


def differences(earlier: pd.DataFrame, later: pd.DataFrame, fields: Sequence[str]) -> Mapping[str, str]:
    """What a finding F105 says of two versions: counts, the first titles, and in which fields tasks differ.

    Tasks are the same by title; of several with one title those that agree in every field are the same.

    Args:
        earlier, later: typed rows, with `title_text` and each field with its `_text`.
        fields: the kind's fields.

    Returns:
        `differs` (keys among same, dropped, added, changed), and for each its number and titles; `changed_fields`.
    """
    compared = [name for name in fields if name not in _NEVER_COMPARED]
    before, after = _by_title(earlier, compared), _by_title(later, compared)
    dropped = [title for title, rows in before.items() for _ in rows[len(after.get(title, ())) :]]
    added = [title for title, rows in after.items() for _ in rows[len(before.get(title, ())) :]]
    changed = {title: _changed(rows, after[title], compared) for title, rows in before.items() if title in after}
    changed = {title: names for title, names in changed.items() if names}
    names = {_told(name) for fields_ in changed.values() for name in fields_}
    written = {key(title): title for frame in (later, earlier) for title in frame["title_text"]}
    said = {"dropped": dropped, "added": added, "changed": list(changed)}
    told = {name: titles for name, titles in said.items() if titles}
    return {
        "differs": ", ".join(told) or "same",
        **{name: str(len(titles)) for name, titles in told.items()},
        **{f"{name}_titles": _first([written[title] for title in titles]) for name, titles in told.items()},
        **({"changed_fields": ", ".join(n for n in (*_TOLD_BY_NAME, _OTHER) if n in names)} if names else {}),
    }


def _by_title(frame: pd.DataFrame, fields: Sequence[str]) -> Titles:
    """Key of the title → the values of each row that has it."""
    titles: Titles = {}
    columns = [_values(frame, name) for name in fields]
    for title, *values in zip(frame["title_text"], *columns, strict=True):
        titles.setdefault(key(title), []).append(tuple(values))
    return titles


def _values(frame: pd.DataFrame, name: str) -> list[Any]:
    """What is compared of a field: the value as read, so that "HT" is "Hoàn thành"; else the key of what is written."""
    texts = frame[f"{name}_text"] if f"{name}_text" in frame else frame[name]
    pairs = zip(frame[name], texts, strict=True)
    return [
        key(value) if isinstance(value, str) else value if not _missing(value) else key(str(text or ""))
        for value, text in pairs
    ]


def _missing(value: Any) -> bool:
    import pandas as pd  # recognition, which needs no frames, runs in processes that never load it

    return value is None or (not isinstance(value, tuple) and bool(pd.isna(value)))


def _changed(before: list[tuple[Any, ...]], after: list[tuple[Any, ...]], fields: Sequence[str]) -> list[str]:
    """The fields in which tasks of one title differ; none where each agrees with one of the other version."""
    left, right = Counter(before) - Counter(after), Counter(after) - Counter(before)
    pairs = zip(left.elements(), right.elements(), strict=False)
    return [name for one, other in pairs for name, a, b in zip(fields, one, other, strict=True) if a != b]


def _told(field: str) -> str:
    return field if field in _TOLD_BY_NAME else _OTHER


def _first(titles: Sequence[str]) -> str:
    """The first titles, shortened: “Họp thôn”; “Rà soát hộ nghèo …”; …"""
    shown = [f"“{_short(title)}”" for title in titles[:_MOST_TITLES]]
    return "; ".join([*shown, *([_MORE] if len(titles) > _MOST_TITLES else [])])


def _short(title: str) -> str:
    line = " ".join(title.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = line.rfind(" ", _LONGEST_TITLE // 2, _LONGEST_TITLE)
    return line[: cut if cut > 0 else _LONGEST_TITLE - 1].rstrip() + _MORE
