"""Whose sheet it is: by its stamp, its title block, its name, its lead column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from sheetops.discover.names import unit_by_name
from sheetops.discover.stated import title_lines
from sheetops.model import Recognised
from sheetops.stamp import Stamp
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import UNKNOWN_UNIT, Lexicon
from sheetops.words.sheet import sheet_words


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """The unit of a whole file, by what it is known (stamp, title, name, lead column), and the text that names it."""

    code: str | None = None
    by: Literal["stamp", "title", "name", "lead"] | None = None
    text: str = ""


def file_unit(path: str, sheets: Sequence[Recognised], lexicon: Lexicon, stamp: Stamp | None = None) -> str | None:
    """The code of a whole file's unit; None where nothing names one."""
    return named_unit(path, sheets, lexicon, stamp).code


def named_unit(path: str, sheets: Sequence[Recognised], lexicon: Lexicon, stamp: Stamp | None = None) -> NamedUnit:
    """The unit of a whole file: by its template's stamp, else its title block, its file or folder name, its leads."""
    if stamp and lexicon.workspace.unit(stamp.unit):
        return NamedUnit(stamp.unit, "stamp", stamp.unit)
    if (by_title := _title_unit(title_lines(sheets), lexicon)).code:
        return by_title
    if by_name := unit_by_name(path, lexicon):
        return NamedUnit(by_name[0], "name", by_name[1])
    leads = lead_units(sheets, lexicon)
    return NamedUnit(leads[0], "lead") if len(leads) == 1 and leads[0] else NamedUnit()


def title_unit(sheets: Sequence[Recognised], lexicon: Lexicon) -> str | None:
    """The unit that title blocks name: on a line for it ("Đơn vị báo cáo: …"), else the first that is named."""
    return _title_unit(title_lines(sheets), lexicon).code


def _title_unit(lines: Sequence[str], lexicon: Lexicon) -> NamedUnit:
    named = ((lexicon.title_units((line,)), line) for line in (*labelled(lines), *lines))
    return next((NamedUnit(units[0], "title", line) for units, line in named if units), NamedUnit())


def labelled(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines such as "Đơn vị báo cáo: Trạm Y tế"; the name may stand in the next cell."""
    labels = tuple(f"{bare_key(word)} " for word in sheet_words().unit_prefixes)
    pairs = zip_longest(lines, lines[1:], fillvalue="")
    joined = (f"{line} {following}" if line.rstrip().endswith(":") else line for line, following in pairs)
    return tuple(line for line in joined if ":" in line and bare_key(line).startswith(labels))


def lead_units(sheets: Sequence[Recognised], lexicon: Lexicon) -> tuple[str, ...]:
    """The units that lead by the lead column or a heading, in order; an empty code for a lead that is not known."""
    codes: list[str] = []
    of_file = {text for sheet in sheets for record in sheet.records for text in record.section}
    for sheet in sheets:
        said = lexicon.sections({record.section for record in sheet.records}, of_file)
        for record in sheet.records:
            value = record.values.get("unit")
            units = lexicon.find_units(as_text(value)) if value is not None else ()
            heads = [u for text in reversed(record.section) if (u := said(text).unit)]
            codes += units[:1] or ([""] if value is not None else heads[:1])
    return tuple(dict.fromkeys("" if code == UNKNOWN_UNIT else code for code in codes))
