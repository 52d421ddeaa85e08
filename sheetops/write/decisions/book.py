"""The workbook as a whole, opened so that nothing is lost."""

from __future__ import annotations

import warnings
from io import BytesIO

from openpyxl import Workbook, load_workbook

from sheetops.errors import WorkspaceError
from sheetops.write.lost import lost
from sheetops.write.saved import saved

__all__ = ["opened", "saved"]


def opened(existing: bytes | None, name: str) -> Workbook:
    """The workbook, or a new one without sheets.

    Raises:
        WorkspaceError: it cannot be opened for writing, or would lose something.
    """
    if existing is None:
        book = Workbook()
        book.remove(book.worksheets[0])
        return book
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            book = load_workbook(BytesIO(existing), rich_text=True)
        missing = lost(existing, told)
    except Exception as error:  # openpyxl raises whatever comes of a damaged part
        raise _refused(name, "không mở được để ghi thêm", "it cannot be opened for writing") from error
    if missing:
        vi, en = (", ".join(words) for words in zip(*missing, strict=True))
        raise _refused(name, f"trong tệp có {vi}, ghi thêm thì sẽ mất", f"it holds {en}, which would be lost")
    return book


def _refused(name: str, vi: str, en: str) -> WorkspaceError:
    return WorkspaceError(
        f"tệp “{name}” cần ghi thêm những điều chờ Văn phòng xác nhận, nhưng {vi}; hãy bỏ phần đó hoặc chuyển sang tệp "
        "khác, lưu lại dạng .xlsx rồi chạy lại (chưa có gì bị thay đổi)",
        f"“{name}” is to ask the Office for decisions, but {en}; take that out or move it to another file, save as "
        ".xlsx and run again (nothing has been changed)",
    )
