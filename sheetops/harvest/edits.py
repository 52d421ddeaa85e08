"""What was changed in Chi tiết outside the yellow columns: the sheet as it stands against the JSON beside it (R414)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheetops.catalogue import found
from sheetops.text import as_text, clean

if TYPE_CHECKING:
    from pathlib import Path

    from sheetops.earlier import EarlierRow, EarlierWorkbook
    from sheetops.model import Finding
    from sheetops.words.lexicon import Lexicon

# The number of a row is counted anew in every run, and again by whoever sorts.
_LEFT_OUT = ("number",)


def edits(earlier: EarlierWorkbook, document: Path, path: str, lexicon: Lexicon) -> tuple[Finding, ...] | None:
    """R414 of each cell that says otherwise than it was written, each row that was added, and each that is gone.

    Sorting, filtering, hiding and moving are none.  A sheet that was added is one, too.

    Args:
        document: the JSON beside the workbook; without it only added sheets are seen.
        path: where the workbook is going to be kept, for the findings.

    Returns:
        The findings; None where the workbook is as it was written, to the byte.
    """
    written = _written(document)
    if written and written.sha256 == earlier.sha256:
        return None
    sheets = [found("R414", path=path, sheet=name, change="sheet") for name in earlier.others]
    title = lexicon.kind.field_by_name["title"].label.vi
    return (*(_Comparison(earlier, written, path, title).findings() if written else ()), *sheets)


@dataclass(frozen=True)
class _Written:
    """What a run wrote into Chi tiết: the titles, and id → title → text."""

    sha256: str
    titles: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]


def _written(document: Path) -> _Written | None:
    """What the JSON says of the sheet; None where it is not there, is not ours, or says nothing of it."""
    try:
        result = json.loads(document.read_bytes())
        digest = result["workbook"]["sha256"]
        columns, rows = result["detail"]["columns"], result["detail"]["rows"]
        titles = tuple(clean(title) for title in columns)
        texts = [dict(zip(titles, map(_text, row), strict=True)) for row in rows]
        ids = [task["id"] for task in result["tasks"]]
        return _Written(digest, titles, dict(zip(ids, texts, strict=True)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _text(value: Any) -> str:
    return clean(value) if isinstance(value, str) else as_text(value)


@dataclass(frozen=True)
class _Comparison:
    """A sheet as it stands, and as it was written."""

    earlier: EarlierWorkbook
    written: _Written
    path: str
    title_of_titles: str

    def findings(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for row in self.earlier.rows:
            if row.id in self.written.rows and row.id not in seen:
                seen.add(row.id)
                yield from self._changes(row)
            elif self._says_something(row):
                yield self._finding("added", row, after=self._summary(row))
        for task_id in self.written.rows:
            if task_id not in seen:
                yield self._removed(task_id)

    def _changes(self, row: EarlierRow) -> Iterator[Finding]:
        before = self.written.rows[row.id]
        for name, title in self._white().items():
            was, now = before.get(clean(title), ""), row.text(name)
            if was.split() != now.split():
                yield self._finding("edited", row, name, title, was, now)
        for title in self.written.titles:
            if title not in self._present() and before[title]:
                yield self._finding("edited", row, "", title, before[title], "")

    def _white(self) -> dict[str, str]:
        """The columns to compare, by name, with their titles; those that people added included."""
        yellow = "decision "
        titles = self.earlier.detail.titles
        return {n: t for n, t in titles.items() if not n.startswith(yellow) and n not in _LEFT_OUT}

    def _present(self) -> set[str]:
        return {clean(title) for title in self.earlier.detail.titles.values()}

    def _says_something(self, row: EarlierRow) -> bool:
        return bool(set(row.cells) - set(_LEFT_OUT))

    def _summary(self, row: EarlierRow) -> str:
        return "; ".join(text for name in row.cells if name not in _LEFT_OUT and (text := row.text(name)))

    def _finding(
        self, change: str, row: EarlierRow, name: str = "", title: str = "", before: str = "", after: str = ""
    ) -> Finding:
        return found(
            "R414",
            path=self.path,
            sheet=row.sheet,
            cell=row.address(name or "title"),
            row=row.number,
            value=after or None,
            task_id=row.id or None,
            title=row.title or None,
            unit=row.unit,
            change=change,
            column=title,
            before=before,
            after=after,
        )

    def _removed(self, task_id: str) -> Finding:
        texts = self.written.rows[task_id]
        return found(
            "R414",
            path=self.path,
            sheet=self.earlier.detail.name,
            task_id=task_id,
            title=texts.get(clean(self.title_of_titles)) or None,
            change="removed",
            before="; ".join(filter(None, texts.values())),
        )
