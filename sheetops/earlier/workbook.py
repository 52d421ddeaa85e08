"""An earlier workbook of ours, read back: this period's, for what the Office wrote in it, and last period's.

People sort it, filter it, hide and move its columns, and save it with Excel, LibreOffice or openpyxl.  So its columns
are found by their titles and its rows by what stands in them, and a date may have become a text.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.config.period import Period
from sheetops.decisions import layout
from sheetops.earlier.history import PeriodCounts
from sheetops.earlier.words import EarlierWords
from sheetops.errors import WorkspaceError
from sheetops.read import read_workbook
from sheetops.text import as_text, key
from sheetops.write.atomic import bytes_of
from sheetops.write.workbook.words import Words, sheet_names
from sheetops.yamlfile import BadValue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sheetops.earlier.rows import EarlierRow, EarlierSheet
    from sheetops.model import Grid
    from sheetops.words.lexicon import Lexicon

_UNREADABLE = ("F101", "F102", "F109")
_PERIOD_NAME = re.compile(r"20\d\d(?:-(?:\d\d|Q\d))?")
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class EarlierWorkbook:
    """A workbook that an earlier run has written, as it stands now.

    Attributes:
        path: relative to the workspace, with "/".
        sha256: the hash of its bytes.
        period: the period that it is about; None where it does not say.
        detail: Chi tiết.
        orphans: the sheet of decisions whose tasks had gone; None where it has none.
        others: the names of sheets that somebody has added.
        history: what it tells of the periods before its own.
    """

    path: str
    sha256: str
    period: Period | None
    detail: EarlierSheet
    orphans: EarlierSheet | None = None
    others: tuple[str, ...] = ()
    history: tuple[PeriodCounts, ...] = ()

    @cached_property
    def rows(self) -> tuple[EarlierRow, ...]:
        """The rows of Chi tiết, as they are sorted now."""
        return self.detail.rows


def read_earlier(file: Path, path: str, lexicon: Lexicon) -> EarlierWorkbook | None:
    """An earlier workbook; None of a file that is none of ours, or has lost Chi tiết or its titles.

    Args:
        file: where it lies.
        path: what it is called in messages, relative to the workspace.
        lexicon: the words by which labels are read.

    Raises:
        OutputBusyError: it may not be read, or another program holds it.
        WorkspaceError: it cannot be read at all: damaged, locked with a password, too large.
    """
    return earlier_workbook(bytes_of(file, path), path, lexicon)


def earlier_workbook(data: bytes, path: str, lexicon: Lexicon) -> EarlierWorkbook | None:
    """As `read_earlier`, of a file's bytes."""
    read = read_workbook(data, path)
    names = sheet_names()
    ours = (names["detail"], names["orphans"])
    wrong = [finding for finding in read.findings if finding.code in _UNREADABLE and finding.sheet in (None, *ours)]
    if wrong:
        raise _unreadable(path, *catalogue.messages(wrong[0]))
    words = EarlierWords(lexicon)
    by_name = {grid.sheet: words.sheet(grid) for grid in read.grids if grid.sheet in ours}
    detail = by_name.get(names["detail"])
    if detail is None:
        return None
    digest = hashlib.sha256(data).hexdigest()
    known = {*names.values(), layout().waivers.sheet}
    others = tuple(grid.sheet for grid in read.grids if grid.sheet not in known and any(grid.rows))
    return EarlierWorkbook(
        path,
        digest,
        _period(read.grids, path),
        detail,
        by_name.get(names["orphans"]),
        others,
        tuple(told for grid in read.grids if grid.sheet == names["summary"] for told in words.history(grid)),
    )


def _unreadable(path: str, vi: str, en: str) -> WorkspaceError:
    return WorkspaceError(
        f"không đọc được tệp kết quả đã lập “{path}”: {vi.rstrip('.')}. Chưa có gì bị ghi đè. Hãy mở tệp bằng Excel, "
        "bỏ mật khẩu nếu có, lưu lại dạng .xlsx rồi chạy lại; nếu không mở được thì chuyển tệp đi chỗ khác (khi đó "
        "các kết luận ghi trong tệp không được áp dụng)",
        f"the earlier result “{path}” cannot be read: {en.rstrip('.')}. Nothing was overwritten. Open it in Excel, "
        "take its password away if it has one, save it as .xlsx and run again; if it does not open, move it away "
        "(what was decided in it is not applied then)",
    )


def _period(grids: Sequence[Grid], path: str) -> Period | None:
    """The period that Thông tin states, else that of the file's name."""
    about = next((grid for grid in grids if grid.sheet == sheet_names()["about"]), None)
    title = key(Words(item="", period="")("about.period"))
    rows = [[as_text(cell) for cell in row] for row in about.rows] if about else []
    stated = (text for row in rows for name, text in pairwise(row) if key(name) == title)
    texts = [match[1] for text in stated if (match := _IN_PARENTHESES.search(text))]
    return next(filter(None, map(_parsed, [*texts, *_PERIOD_NAME.findall(path.rsplit("/", 1)[-1])])), None)


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except BadValue:
        return None
