"""The yellow cells of an earlier workbook → decisions, each with what keeps it from being applied."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sheetops.decisions import Fault, TaskDecision
from sheetops.decisions.tasks import NAMES
from sheetops.model import UNVALUED, Cell, Share
from sheetops.normalise.casts import EXCEL_ERRORS, is_blank
from sheetops.normalise.dates import DateSettings, read_day
from sheetops.text import as_text, key
from sheetops.words.sheet import sheet_words
from sheetops.words.vocabulary import Vocabulary
from sheetops.write.workbook.names import Names
from sheetops.write.workbook.words import Words

# One cell, several statuses; and what every document bears: a number.
_SEVERAL = re.compile(r"[;/\n]|,\s")
_NUMBERED = re.compile(r"\d")

if TYPE_CHECKING:
    from sheetops.earlier import EarlierRow, EarlierSheet, EarlierWorkbook
    from sheetops.words.lexicon import Lexicon


def decisions_of(earlier: EarlierWorkbook, lexicon: Lexicon) -> tuple[TaskDecision, ...]:
    """What stands in the yellow cells of a workbook, in its order: of Chi tiết, then of the sheet without tasks.

    Rows of one task that say the same are one decision; those that say otherwise are at fault, all of them.
    """
    sheets = [earlier.detail, *([earlier.orphans] if earlier.orphans else [])]
    reader = _Reader(lexicon, earlier.path)
    return tuple(_agreed([decision for sheet in sheets for decision in reader.sheet(sheet)]))


def _agreed(decisions: Sequence[TaskDecision]) -> Iterable[TaskDecision]:
    of_task: dict[tuple[str, str], list[TaskDecision]] = {}
    for decision in decisions:
        several = of_task.setdefault(decision.key, [])
        if all(_said(other) != _said(decision) for other in several):
            several.append(decision)
    for several in of_task.values():
        if len(several) == 1:
            yield several[0]
        else:
            yield from (_contradicted(decision) for decision in several)


def _said(decision: TaskDecision) -> tuple[str, ...]:
    return tuple(key(as_text(decision.typed.get(name))) for name in NAMES)


def _contradicted(decision: TaskDecision) -> TaskDecision:
    fault = Fault(next(iter(decision.typed)), "differently")
    return dataclasses.replace(decision, faults=(*decision.faults, fault))


@dataclasses.dataclass(frozen=True)
class _Reader:
    """The words by which yellow cells are read."""

    lexicon: Lexicon
    path: str

    def sheet(self, sheet: EarlierSheet) -> list[TaskDecision]:
        return [decision for row in sheet.rows if (decision := self._decision(row))]

    def _decision(self, row: EarlierRow) -> TaskDecision | None:
        typed = {name: _as_typed(row.cells[f"decision {name}"]) for name in NAMES if f"decision {name}" in row.cells}
        if not typed:
            return None
        texts = {name: "" if is_blank(text := as_text(typed.get(name))) else text for name in NAMES}
        status = self.status(texts["status"]) if texts["status"] else None
        day = self._day(typed["extended"]) if texts["extended"] else None
        cited = sheet_words().cited_document
        named = texts["document"] or (match[0] if (match := re.search(cited, texts["opinion"])) else "")
        faults = [
            *self._faults(texts, status, day),
            *_unproven(texts, withdrawn=self._is_apart(status), named=bool(named)),
        ]
        return TaskDecision(
            task_id=row.id,
            title=row.title,
            unit=row.unit,
            unit_text=row.text("unit"),
            status=None if faults else status,
            extended=None if faults else day,
            document=texts["document"] or (named if self._is_apart(status) else ""),
            opinion=texts["opinion"],
            typed=typed,
            cells={name: row.address(f"decision {name}") or "" for name in NAMES},
            path=self.path,
            sheet=row.sheet,
            row=row.number,
            faults=tuple(faults),
        )

    def _faults(self, texts: dict[str, str], status: str | None, day: date | None) -> list[Fault]:
        """Cells that cannot be read."""
        unvalued = [name for name, text in texts.items() if text == UNVALUED or text.upper() in EXCEL_ERRORS]
        faults = [Fault(name, "unvalued") for name in unvalued]
        if texts["status"] and status is None and "status" not in unvalued:
            faults.append(Fault("status", "decided", self._choices.nearest(texts["status"])))
        if texts["extended"] and day is None and "extended" not in unvalued:
            faults.append(Fault("extended", "extended"))
        return faults

    def status(self, text: str) -> str | None:
        """The status that a text decides: one of the list, else a word that means one and nothing else."""
        if code := self._labels.get(key(text)) or self._choices.find(text):
            return code
        if _SEVERAL.search(text):
            return None
        reading = self.lexicon.statuses.read(text)
        return reading.code if reading.whole and not reading.several else None

    def _day(self, value: Cell) -> date | None:
        """The day that a cell names; only a whole one, for nothing is to be guessed about a decision."""
        reading = read_day(value, self._settings)
        return reading.day if reading.verdict == "ok" and reading.earliest is None else None

    def _is_apart(self, status: str | None) -> bool:
        known = self.lexicon.kind.status_by_code.get(status or "")
        return known is not None and not known.counted

    @cached_property
    def _settings(self) -> DateSettings:
        workspace = self.lexicon.workspace
        return DateSettings(workspace.period.first, workspace.period.last, workspace.policy.before_is_exclusive)

    @cached_property
    def _labels(self) -> dict[str, str]:
        names = Names(self.lexicon, Words(item="", period=""))
        kind = self.lexicon.kind
        return {key(names.status(s.code)): s.code for s in kind.statuses if s.assignable or not s.counted}

    @cached_property
    def _choices(self) -> Vocabulary:
        kind = self.lexicon.kind
        chosen = (s for s in kind.statuses if s.assignable or not s.counted)
        return Vocabulary({s.code: (s.label.vi, s.label.en) for s in chosen})


def _unproven(texts: dict[str, str], *, withdrawn: bool, named: bool) -> list[Fault]:
    """An extension or a withdrawal without its document."""
    written = _NUMBERED.search(texts["document"]) is not None
    faults = [Fault("document", "undocumented")] if texts["extended"] and not written else []
    cited = written or (named and not texts["document"])
    return faults + ([Fault("document", "withdrawn")] if withdrawn and not cited else [])


def _as_typed(value: Cell) -> Cell:
    """What was typed, as it can be written again and read again the same."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, bool | Share | time | timedelta):
        return as_text(value)
    return value
