"""To whom a register without leads assigns its tasks.

The Office issues registers, so that its name in the title of one says who assigns; a department's name there says to
whom.  The Office leads where it is said: "Danh mục nhiệm vụ giao Văn phòng", "Đơn vị thực hiện: Văn phòng".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sheetops.discover.identify import labelled, lead_units
from sheetops.discover.names import names
from sheetops.discover.stated import title_lines
from sheetops.model import Recognised
from sheetops.stamp import Stamp
from sheetops.text import bare_key
from sheetops.words.lexicon import Lexicon
from sheetops.words.sheet import sheet_words


def assigned_unit(path: str, sheets: Sequence[Recognised], lexicon: Lexicon, stamp: Stamp | None = None) -> str | None:
    """The code of the unit to which a whole file assigns its tasks: by stamp, title, name, headings; None for none."""
    if stamp and lexicon.workspace.unit(stamp.unit):
        return stamp.unit
    if lead := titled_lead(sheets, lexicon):
        return lead
    for name in names(path, lexicon.workspace):
        if lead := lexicon.units.find(name) or _lead_of((name,), lexicon):
            return lead
    leads = lead_units(sheets, lexicon)
    return (leads[0] or None) if len(leads) == 1 else None


def titled_lead(sheets: Sequence[Recognised], lexicon: Lexicon) -> str | None:
    """The unit to which the title blocks of sheets assign their tasks: on a line for it, else the first of them all."""
    lines = title_lines(sheets)
    said = lexicon.title_units(labelled(lines))
    return said[0] if said else _lead_of(lines, lexicon)


def _lead_of(lines: Sequence[str], lexicon: Lexicon) -> str | None:
    """The first unit in lines that is assigned something, or that is not the one that issues registers."""
    assignees = (unit for line in lines if (unit := _assignee(line, lexicon)))
    others = (unit for unit in lexicon.title_units(tuple(lines)) if not _issues(unit, lexicon))
    return next(assignees, None) or next(others, None)


def _assignee(line: str, lexicon: Lexicon) -> str | None:
    """The unit whose name follows a word that assigns."""
    for match in _assigning().finditer(bare_key(line)):
        words = match.string[match.end() :].split()
        beginnings = (" ".join(words[:size]) for size in range(len(words), 0, -1))
        if unit := next((unit for text in beginnings if (unit := lexicon.units.find(text))), None):
            return unit
    return None


@lru_cache(maxsize=1)
def _assigning() -> re.Pattern[str]:
    words = sorted(map(bare_key, sheet_words().assigns), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+")


def _issues(unit: str, lexicon: Lexicon) -> bool:
    known = lexicon.workspace.unit(unit)
    name = f"{bare_key(known.name)} " if known else ""
    return name.startswith(tuple(f"{bare_key(word)} " for word in sheet_words().issuers))
