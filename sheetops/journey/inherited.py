"""Last period's decisions: of a `quyet-dinh.xlsx` in its folder all, of its consolidated workbook the waivers."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sheetops import catalogue
from sheetops.config import DECISIONS_NAME
from sheetops.decisions import NO_DECISIONS, Decisions, decisions_of, layout, waivers_of
from sheetops.discover import Candidate, candidates
from sheetops.errors import WorkspaceError
from sheetops.read import read_workbook

if TYPE_CHECKING:
    from sheetops.model import Grid
    from sheetops.words.lexicon import Lexicon

_WORKBOOK = "xl/workbook.xml"
_MOST_BYTES = 1 << 20


def earlier_decisions(lexicon: Lexicon) -> Decisions:
    """What was decided last period; what a `quyet-dinh.xlsx` says comes before what a consolidated workbook says.

    Of several consolidated workbooks the last by name comes first.

    Raises:
        WorkspaceError: a `quyet-dinh.xlsx` cannot be read, or a sheet has lost the titles of its columns.
    """
    folder = lexicon.workspace.previous
    files = candidates(folder, lexicon.workspace.root) if folder.is_dir() else ()
    files = tuple(reversed([file for file in files if not file.ignored]))
    own = [file for file in files if _is_own(file)]
    others = [file for file in files if not _is_own(file) and _may_hold_waivers(file)]
    found = NO_DECISIONS
    for file in own:
        found = found.over(_of_own(file, lexicon), lexicon.workspace.cutoff)
    for file in others:
        found = found.over(_waivers(file, lexicon), lexicon.workspace.cutoff)
    return found


def grids_of(data: bytes, path: str) -> Sequence[Grid]:
    """The sheets of a workbook of decisions.

    Raises:
        WorkspaceError: it cannot be read.
    """
    read = read_workbook(data, path)
    if wrong := [finding for finding in read.findings if finding.code.startswith("F")]:
        raise unreadable(path, *catalogue.messages(wrong[0]))
    return read.grids


def unreadable(path: str, vi: str, en: str) -> WorkspaceError:
    """Why the run stops: decisions are there that nobody can read."""
    return WorkspaceError(
        f"không đọc được tệp quyết định “{path}” của Văn phòng: {vi.rstrip('.')}. Hãy mở tệp bằng Excel, lưu lại dạng "
        ".xlsx rồi chạy lại; nếu không mở được thì chuyển tệp đi chỗ khác (khi đó các xác nhận trong tệp không được "
        "áp dụng)",
        f"the Office's decisions in “{path}” cannot be read: {en.rstrip('.')}. Open the file in Excel, save it as "
        ".xlsx and run again; if it does not open, move it away (what it confirms is not applied then)",
    )


def _is_own(file: Candidate) -> bool:
    return PurePosixPath(file.path).name.casefold() == DECISIONS_NAME


def _of_own(file: Candidate, lexicon: Lexicon) -> Decisions:
    if file.unreadable:
        raise unreadable(file.path, "không có quyền đọc tệp", "it may not be read")
    return replace(decisions_of(grids_of(file.data, file.path), lexicon, file.path), asked=frozenset())


def _waivers(file: Candidate, lexicon: Lexicon) -> Decisions:
    """The waivers of a consolidated workbook; that it cannot be read is for those to say who read its tasks."""
    grids = read_workbook(file.data, file.path).grids
    grid = next((grid for grid in grids if grid.sheet == layout().waivers.sheet), None)
    return waivers_of(grid, lexicon, file.path) if grid else NO_DECISIONS


def _may_hold_waivers(file: Candidate) -> bool:
    """Whether a workbook may have a sheet of waivers: of an .xlsx its list of sheets tells, which is quickly read."""
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as archive:
            if archive.getinfo(_WORKBOOK).file_size > _MOST_BYTES:
                return True
            xml = unicodedata.normalize("NFC", archive.read(_WORKBOOK).decode("utf-8"))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return bool(file.data)
    return layout().waivers.sheet in xml or "&#" in xml
