"""What people type for an option, read; and what is shown to them, written."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from sheetops.cli.options import STANDARD_OUTPUT
from sheetops.cli.usage import wrong
from sheetops.config import period
from sheetops.yamlfile import BadValue

if TYPE_CHECKING:
    from datetime import date

    from sheetops.cli.words import Words

# What a JSON is never meant to replace: `--json a.xlsx b.xlsx` is a slip, and would cost a submission.
_DOCUMENTS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".docx", ".doc", ".pdf", ".yaml", ".yml"})
_WORKBOOK = ".xlsx"
_ZERO_UNTIL = 3  # Decree 30/2020/NĐ-CP: a zero before days below 10 and before months 1 and 2


def day(text: str | None, option: str) -> date | None:
    """The date of an option's text, year first or day first; None where it was not given.

    Raises:
        UsageError: the text is no date.
    """
    if text is None:
        return None
    try:
        return period.day(text)
    except BadValue:
        raise wrong("day", option=option, value=text) from None


def workbook_target(text: str | None) -> Path | None:
    """Where the outputs go, a folder or an .xlsx file; None where it was not given.

    Raises:
        UsageError: it is another kind of file.
    """
    if text is None:
        return None
    path = Path(text)
    suffix = path.suffix.lower()
    if not text.strip() or (suffix != _WORKBOOK and (suffix in _DOCUMENTS or path.is_file())):
        raise wrong("output", value=text)
    return path


def json_target(text: str | None) -> Path | None:
    """Where the JSON goes; None for standard output and where it was not given.

    Raises:
        UsageError: it is a folder, or bears the name of a document of another kind.
    """
    if text is None or text == STANDARD_OUTPUT:
        return None
    path = Path(text)
    if not text.strip() or path.suffix.lower() in _DOCUMENTS or path.is_dir():
        raise wrong("json", value=text)
    return path


def is_device(path: Path) -> bool:
    """Whether a path is a pipe or a device, which is written into and never replaced."""
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def shown_day(when: date, words: Words) -> str:
    """A date as the language writes it: 17/4/2026 and 05/02/2026, or 2026-04-17."""
    month = f"{when.month:02}" if when.month < _ZERO_UNTIL else str(when.month)
    return words("day", day=f"{when.day:02}", month=month, year=when.year, iso=when.isoformat())


def shown_path(path: Path) -> str:
    """A path as it is typed from the current folder; in full where it lies elsewhere."""
    full, here = path.resolve(), Path.cwd()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)


def quoted(text: str) -> str:
    """A name as it is typed on a command line."""
    return f'"{text}"' if set(text) & set(" &();'") else text
