"""The sheet of waivers, in `quyet-dinh.xlsx` or in a result's workbook → waivers, and what cannot be applied."""

from __future__ import annotations

import re
from functools import cached_property

from sheetops.catalogue import rules
from sheetops.decisions.days import day_of
from sheetops.decisions.faults import NOBODY, says_every_unit
from sheetops.decisions.layout import layout
from sheetops.decisions.model import Decisions
from sheetops.decisions.rows import Heads, Row
from sheetops.decisions.sheet import DecisionSheet
from sheetops.decisions.waivers import Waiver, WaiverKey, waiver_key
from sheetops.model import Finding, Grid, Waived
from sheetops.text import bare_key
from sheetops.words.lexicon import Lexicon

_CODE = re.compile(r"\s*([A-Za-z])\s*(\d{3})\b")
_CONTENT = ("code", "unit", "id", "title", "reason", "by", "document", "until")


def waiver_heads() -> Heads:
    """The titles of the sheet of waivers."""
    return Heads(dict(layout().waivers.heads), ("code", "unit", "reason", "by", "until"))


def code_choices() -> tuple[str, ...]:
    """The rules that may be waived, as the clerk chooses them: "D308 – Hoàn thành nhưng không có minh chứng"."""
    return tuple(code_choice(code) for code, rule in rules().items() if not rule.planned)


def code_choice(code: str) -> str:
    """The code of a rule with its title."""
    return layout().waivers.code.format(code=code, title=rules()[code].title.vi)


def waivers_of(grid: Grid, lexicon: Lexicon, path: str) -> Decisions:
    """The waivers of such a sheet, those that have expired included; the decisions hold nothing else.

    Args:
        path: of the workbook, relative to the workspace.

    Raises:
        WorkspaceError: the sheet has lost the titles of its columns.
    """
    return _Sheet.of(grid, waiver_heads(), lexicon, path).decisions


class _Sheet(DecisionSheet):
    """The sheet of waivers."""

    about = "code"

    @cached_property
    def decisions(self) -> Decisions:
        filled = [(row, self._fault(row)) for row in self.rows if any(row[name] for name in _CONTENT)]
        waivers = tuple(self._waiver(row) for row, fault in filled if fault is None)
        faulty = frozenset(key for row, fault in filled if fault and (key := self._key(row)))
        findings = tuple(fault for _, fault in filled if fault)
        return Decisions(waivers=waivers, findings=findings, faulty_waivers=faulty)

    def _fault(self, row: Row) -> Finding | None:
        """What keeps a waiver from being applied."""
        if _code(row) is None:
            return self.finding(row, "code")
        if unknown := self.unknown_unit(row):
            return unknown
        if not (bare_key(row["unit"]) or says_every_unit(row["unit"]) or row["id"] or row["title"]):
            return self.finding(row, "unit", fault="about")
        if missing := next((name for name in ("reason", "by", "until") if not bare_key(row[name])), None):
            return self.finding(row, missing)
        return None if day_of(row["until"]) else self.finding(row, "until", fault="day")

    def _key(self, row: Row) -> WaiverKey | None:
        """What a row is about; None where it does not say it."""
        unit, code = self.unit(row), _code(row)
        return None if unit == NOBODY or code is None else waiver_key(code, unit, row["id"], row["title"])

    def _waiver(self, row: Row) -> Waiver:
        until, code = day_of(row["until"]), _code(row)
        assert until, "a row without a day is a fault"
        assert code, "a row without a code is a fault"
        waived = Waived(row["by"], row["reason"], until, row["document"], self.path, self.name, row.cell("until"))
        return Waiver(code, self.unit(row), row["id"], row["title"], waived, row["note"])


def _code(row: Row) -> str | None:
    """The code that a cell begins with, where there is such a rule."""
    written = _CODE.match(row["code"])
    code = f"{written[1].upper()}{written[2]}" if written else ""
    return code if code in rules() else None
