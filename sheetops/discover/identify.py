"""Whose sheet it is, and of which period: from its title block, its name, its lead column."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import Literal

from sheetops.model import Recognised
from sheetops.text import as_text, bare_key
from sheetops.words.lexicon import Lexicon
from sheetops.words.sheet import sheet_words

_MONTH = re.compile(r"\bthang\s*(\d{1,2})(?:\s*(?:/|-|nam)?\s*(\d{4}))?\b")
_MONTHS = 12
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b(?:\s*(?:/|-|nam)?\s*(\d{4}))?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY = re.compile(r"\bngay\s*(\d{1,2})\s*(?:/|-|\.|thang)\s*(\d{1,2})\s*(?:/|-|\.|nam)\s*(\d{4})")
_CITATION = re.compile(r"\b(?:kem theo|van ban|cong van|quyet dinh|thong bao|ke hoach)\b|\d\s*/\s*[a-z]")
_AS_OF = re.compile(r"\b(?:tinh den|den het|thoi diem|chot)\s*$")


def title_lines(sheets: Sequence[Recognised]) -> tuple[str, ...]:
    """The texts above the tables, of sheets that have a table."""
    return tuple(line for sheet in sheets if sheet.tables for line in sheet.title_lines)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """The unit of a whole file, by what it is known (title, name, lead column), and the text that names it."""

    code: str | None = None
    by: Literal["title", "name", "lead"] | None = None
    text: str = ""


def file_unit(path: str, sheets: Sequence[Recognised], lexicon: Lexicon) -> str | None:
    """The code of a whole file's unit; None where nothing names one."""
    return named_unit(path, sheets, lexicon).code


def named_unit(path: str, sheets: Sequence[Recognised], lexicon: Lexicon) -> NamedUnit:
    """The unit of a whole file: by its title block, else by its file or folder name, else by its lead column."""
    if (by_title := _title_unit(title_lines(sheets), lexicon)).code:
        return by_title
    parts = PurePosixPath(path)
    for name in (parts.stem, *(parent.name for parent in parts.parents)):
        named = lexicon.title_units((name,))
        if len(named) == 1:
            return NamedUnit(named[0], "name", name)
    leads = lead_units(sheets, lexicon)
    return NamedUnit(leads[0], "lead") if len(leads) == 1 and leads[0] else NamedUnit()


def title_unit(sheets: Sequence[Recognised], lexicon: Lexicon) -> str | None:
    """The unit that title blocks name: on a line for it ("Đơn vị báo cáo: …"), else the first that is named."""
    return _title_unit(title_lines(sheets), lexicon).code


def _title_unit(lines: Sequence[str], lexicon: Lexicon) -> NamedUnit:
    named = ((lexicon.title_units((line,)), line) for line in (*_labelled(lines), *lines))
    return next((NamedUnit(units[0], "title", line) for units, line in named if units), NamedUnit())


def _labelled(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines such as "Đơn vị báo cáo: Trạm Y tế"; the name may stand in the next cell."""
    labels = tuple(f"{bare_key(word)} " for word in sheet_words().unit_prefixes)
    pairs = zip_longest(lines, lines[1:], fillvalue="")
    joined = (f"{line} {following}" if line.rstrip().endswith(":") else line for line, following in pairs)
    return tuple(line for line in joined if ":" in line and bare_key(line).startswith(labels))


def lead_units(sheets: Sequence[Recognised], lexicon: Lexicon) -> tuple[str, ...]:
    """The units that lead by the lead column or a heading, in order; an empty code for a lead that is not known."""
    codes: list[str] = []
    for sheet in sheets:
        for record in sheet.records:
            value = record.values.get("unit")
            units = lexicon.find_units(as_text(value)) if value is not None else ()
            heads = [u for text in reversed(record.section) if (u := lexicon.section(text).unit)]
            codes += units[:1] or ([""] if value is not None else heads[:1])
    return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True)
class Stated:
    """What a title block says of time: (year or 0, month) and (year or 0, quarter) pairs, and the days it is as of."""

    months: tuple[tuple[int, int], ...]
    days: tuple[date, ...]
    quarters: tuple[tuple[int, int], ...] = ()


def stated(sheets: Sequence[Recognised]) -> Stated:
    """The months, quarters and days that the title blocks of sheets with a table state."""
    return stated_in(title_lines(sheets))


def stated_in(lines: Sequence[str]) -> Stated:
    """The months, quarters and days that lines of a title state."""
    months: list[tuple[int, int]] = []
    quarters: list[tuple[int, int]] = []
    days: list[date] = []
    for line in lines:
        text = re.sub(r"\s+", " ", _bare_keeping(line))
        cites = _CITATION.search(text)
        for match in _DAY.finditer(text):
            if cites and not _AS_OF.search(text[: match.start()]):
                continue
            with contextlib.suppress(ValueError):
                days.append(date(int(match[3]), int(match[2]), int(match[1])))
        months += [(int(m[2] or 0), int(m[1])) for m in _MONTH.finditer(_DAY.sub(" ", text))]
        quarters += [(int(m[2] or 0), _QUARTERS[m[1]]) for m in _QUARTER.finditer(text)]
    months = [(year, month) for year, month in months if 1 <= month <= _MONTHS]
    return Stated(tuple(months), tuple(days), tuple(quarters))


def other_period(sheets: Sequence[Recognised], lexicon: Lexicon) -> str | None:
    """The period that a title states, where it is not the workspace's; None where it is, or none is stated.

    The days of documents that a title cites say nothing; a month, or a day "as of" which it was made, does.
    """
    said, this_year = stated(sheets), lexicon.workspace.period.first.year
    if _names_period(said, lexicon):
        return None
    if said.months:
        return "{:04d}-{:02d}".format(*max((year or this_year, month) for year, month in said.months))
    quarters = [(year or this_year, quarter) for year, quarter in said.quarters]
    return "{:04d}-Q{}".format(*max(quarters)) if quarters else None


def states_period(sheets: Sequence[Recognised], lexicon: Lexicon) -> bool:
    """Whether a title names a month or quarter of the workspace's period, or a day in it that it is as of."""
    return _names_period(stated(sheets), lexicon)


def _names_period(said: Stated, lexicon: Lexicon) -> bool:
    this_year = lexicon.workspace.period.first.year
    months = [(year or this_year, month) for year, month in said.months]
    days = [(day.year, day.month) for day in said.days]
    in_quarters = [(year or this_year, 3 * q - 2 + n) for year, q in said.quarters for n in range(3)]
    return any(_within(year, month, lexicon) for year, month in [*months, *days, *in_quarters])


def _within(year: int, month: int, lexicon: Lexicon) -> bool:
    period = lexicon.workspace.period
    first, last = (period.first.year, period.first.month), (period.last.year, period.last.month)
    return first <= (year, month) <= last


def _bare_keeping(text: str) -> str:
    """A text without accents, its date separators kept."""
    return " ".join(bare_key(part) if part not in "/-." else part for part in re.split(r"([/.-])", text))
